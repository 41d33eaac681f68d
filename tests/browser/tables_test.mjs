// Long tables in Chromium, from the disk: a filter, and headings that sort. PLANSITE_PUBLIC=DIR node --test tests/browser/tables_test.mjs
// Any fault on the console fails the test, and so does any breach of a page's own policy.

import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const leads = "directory/leads.html", timeline = "plans/swamwac-2008/timeline.html", priority = "plans/swamwac-2008/priority-3.html";

let browser;
before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => browser?.close());

async function opened(path, settings = {}) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(pathToFileURL(join(root, path)).href);
    const table = page.locator(".table-tools + .table-scroll table");
    return { page, table, faults, said: page.locator(".table-tools [role=status]"), input: page.locator(".table-tools input"), close: () => context.close() };
}

// The rows of things that are shown, as the texts of their cells; `of` takes one column by its heading.
const rows_of = (table) => table.evaluate((one) => [...one.tBodies].flatMap((body) => [...body.rows])
    .filter((row) => !row.hidden && row.cells.length > 1).map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
async function column_of(table, heading) {
    const headings = await table.locator("thead th").allTextContents();
    return (await rows_of(table)).map((row) => row[headings.indexOf(heading)]);
}

test("without scripts there is neither a filter nor a button", async () => {
    const { page, close } = await opened(leads, { javaScriptEnabled: false });
    assert.equal(await page.locator(".table-tools").isVisible(), false);
    assert.equal(await page.locator("main button").count(), 0);
    await close();
});

test("a short table has neither", async () => {
    const { page, close } = await opened("plans/knowsley-icp-2003/timeline.html");
    assert.equal(await page.locator(".table-tools, thead button").count(), 0);
    await close();
});

test("a filter leaves the rows that have all words, and says how many", async () => {
    const { page, table, said, input, faults, close } = await opened(timeline);
    const all = (await rows_of(table)).length;
    assert.equal(await said.textContent(), `${all} rows`);
    assert.equal(await said.getAttribute("role"), "status");
    await input.fill("OVERDUE  cpd");
    const left = await rows_of(table);
    assert.ok(left.length > 0 && left.length < all / 4);
    assert.equal(await said.textContent(), `${left.length} of ${all} rows`);
    const parts = await table.evaluate((one) => [...one.tBodies].map(({ rows: [heading, ...rows] }) => [heading.hidden, rows.every((row) => row.hidden)]));
    assert.deepEqual(parts.filter(([heading, empty]) => heading !== empty), [], "a part is headed where something of it is left, and only there");
    await input.fill("no such thing");
    assert.equal(await said.textContent(), `0 of ${all} rows`);
    await input.fill("");
    assert.equal((await rows_of(table)).length, all);
    assert.deepEqual(faults, []);
    await close();
    await page.close();
});

test("a heading sorts its column, then the other way, then as it was", async () => {
    const { page, table, said, faults, close } = await opened(leads);
    const before = await rows_of(table);
    const heading = table.locator("thead th", { hasText: "Answers for" });
    const numbers = async () => (await column_of(table, "Answers for")).map((text) => text === "" ? null : Number(text));
    const known = (await numbers()).filter((one) => one !== null), unknown = before.length - known.length;
    const rising = [...known].sort((a, b) => a - b), nothing = Array(unknown).fill(null);
    assert.ok(rising.at(-1) >= 10 && unknown > 0, "too little to sort");
    await heading.getByRole("button").focus();
    await page.keyboard.press("Enter");
    assert.equal(await heading.getAttribute("aria-sort"), "ascending");
    assert.deepEqual(await numbers(), [...rising, ...nothing]);
    assert.equal(await said.textContent(), `${before.length} rows, sorted by Answers for, rising`);
    await page.keyboard.press("Space");
    assert.equal(await heading.getAttribute("aria-sort"), "descending");
    assert.deepEqual(await numbers(), [...rising.reverse(), ...nothing]);
    const other = table.locator("thead th", { hasText: "What it is" });
    await other.getByRole("button").click();
    assert.equal(await table.locator("[aria-sort]").count(), 1);
    assert.deepEqual(await column_of(table, "What it is"), before.map(([, kind]) => kind).sort());
    await heading.getByRole("button").click();
    await heading.getByRole("button").click();
    await heading.getByRole("button").click();
    assert.deepEqual(await rows_of(table), before);
    assert.equal(await table.locator("[aria-sort]").count(), 0);
    assert.deepEqual(faults, []);
    await close();
});

test("dates are sorted by their last day, over all parts of a table", async () => {
    const { table, close } = await opened(timeline);
    const before = await rows_of(table);
    await table.getByRole("button", { name: "Due" }).click();
    const days = await table.evaluate((one) => [...one.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[2].dataset.order ?? ""));
    const known = days.filter(Boolean);
    assert.equal(days.length, before.length);
    assert.ok(new Set(known).size >= 5, "too few days to sort");
    assert.deepEqual(known, [...known].sort());
    assert.deepEqual(days.slice(0, known.length), known, "what has no day is last");
    await table.getByRole("button", { name: "Due" }).click();
    await table.getByRole("button", { name: "Due" }).click();
    assert.deepEqual(await rows_of(table), before);
    await close();
});

test("rows that share a cell stay together, and are not sorted", async () => {
    const { table, input, said, close } = await opened(priority);
    assert.equal(await table.locator("thead button").count(), 0);
    await input.fill("brokerage");
    assert.match(await said.textContent(), /^\d+ of \d+ rows$/);
    const torn = await table.evaluate((one) => [...one.tBodies].flatMap((body) => [...body.rows].flatMap((row, at) =>
        [...row.cells].filter((cell) => [...body.rows].slice(at, at + cell.rowSpan).some((other) => other.hidden !== row.hidden)).map((cell) => cell.textContent))));
    assert.deepEqual(torn, []);
    const left = await rows_of(table);
    assert.ok(left.length > 0 && left.length < 30);
    await close();
});

test("on a phone the headings are buttons above the cards", async () => {
    const { page, table, close } = await opened(leads, { viewport: { width: 320, height: 800 } });
    for (const button of await table.locator("thead button").all()) {
        const { width, height, x } = await button.boundingBox();
        assert.ok(height >= 24 && width >= 24 && x >= 0 && x + width <= 320, await button.textContent());
    }
    await table.getByRole("button", { name: "Overdue" }).click();
    assert.equal(await table.locator("th[aria-sort]").textContent(), "Overdue");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await close();
});
