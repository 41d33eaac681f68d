// From the front page to a response and a search, in Chromium, from the disk: PLANSITE_PUBLIC=DIR node --test tests/browser/walk_test.mjs
// Once with nothing but a keyboard: every stop is seen, none is lost, and none is hidden behind what is held in its place. And with
// scripts off: all words of a page are there, and nothing offers what it cannot do.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const address = (path) => pathToFileURL(join(root, path)).href;

let browser;
before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => browser?.close());

// ---- by keyboard ----

// Where the focus is; and what keeps it from being seen: it is nowhere, beyond the window, without an outline or behind something.
const focused = () => {
    const element = document.activeElement;
    if (element === document.body) return { fault: "the focus is nowhere" };
    const name = `${element.localName} “${(element.textContent || element.name || "").trim().slice(0, 40)}”`;
    const link = element.closest("a[href]")?.getAttribute("href") ?? "", place = { name, link, field: element.name ?? "", type: element.type ?? "" };
    if (element.matches("[tabindex='0']")) return place; // a frame that scrolls, and may be larger than the window
    if (getComputedStyle(element).outlineStyle === "none") return { ...place, fault: `${name} has no outline` };
    const boxes = [...element.getClientRects()];
    const seen = boxes.some((box) => [0.1, 0.5, 0.9].some((share) => {
        const top = document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2);
        return top && (element.contains(top) || top.contains(element));
    }));
    return seen ? place : { ...place, fault: `${name} is hidden` };
};

// Goes on with Tab until `wanted`, and looks at every stop on the way.
async function reach(page, wanted, most = 400) {
    for (let stops = 1; stops <= most; ++stops) {
        await page.keyboard.press("Tab");
        const place = await page.evaluate(focused);
        assert.equal(place.fault, undefined, `${page.url()}, stop ${stops}`);
        if (wanted(place)) return stops;
    }
    assert.fail(`${page.url()}: not reached with ${most} stops`);
}

async function follow(page, link) {
    const stops = await reach(page, (place) => link.test(place.link));
    await page.keyboard.press("Enter");
    await page.waitForURL(link);
    console.log(`${String(stops).padStart(4)} stops to “${(await page.locator("h1").textContent()).trim()}”`);
}

for (const width of [1280, 360])
    test(`by keyboard alone, at ${width} pixels: from the front page to a target, a response and what a search finds`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        const faults = [];
        page.on("pageerror", (error) => faults.push(error.message));
        page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
        await page.goto(address("index.html"));
        await reach(page, ({ link }) => link === "#main", 1);
        await page.keyboard.press("Enter"); // past the header
        await follow(page, /leicester-13-19\/index\.html$/);
        await follow(page, /activity-1\.3A\.html/);
        await follow(page, /target-[^/]*\.html$/);
        assert.ok(await page.locator("summary").first().isVisible());
        await reach(page, ({ name }) => name.startsWith("summary"));
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.parentElement.open), true, "the working of a judgement does not open");
        await page.reload(); // to the top again
        await follow(page, /consultations\/index\.html$/);
        await follow(page, /harrow-hsip-2010\/index\.html$/);
        await follow(page, /respond\.html$/);
        await reach(page, ({ type }) => type === "radio");
        await page.keyboard.press("Space");
        await page.keyboard.press("ArrowDown");
        assert.ok(await page.evaluate(() => document.activeElement.checked), "an answer cannot be chosen");
        await reach(page, ({ name }) => name.startsWith("textarea"));
        await page.keyboard.type("More time for the youngest.");
        assert.equal(await page.evaluate(() => document.activeElement.value), "More time for the youngest.");
        await page.reload();
        await follow(page, /search\.html$/);
        await reach(page, ({ field }) => field === "q");
        await page.keyboard.type("attendance");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => /found$/.test(document.getElementById("said").textContent));
        await reach(page, ({ link }) => /^plans\//.test(link));
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/plans\//);
        assert.match(await page.locator("h1").textContent(), /\S/);
        assert.deepEqual(faults, []);
        await page.close();
    });

// ---- with scripts off ----

const html = (path) => readFileSync(join(root, path), "utf8");

// A page of each kind: the largest.
function one_of_each_kind() {
    const kinds = new Map();
    for (const path of readdirSync(root, { recursive: true }).filter((one) => one.endsWith(".html") && !/\/editions\/[^/]+\//.test(one)).sort()) {
        const kind = /<body class="(page-[a-z0-9-]+)"/.exec(html(path))?.[1];
        if (!kinds.has(kind) || html(path).length > html(kinds.get(kind)).length) kinds.set(kind, path);
    }
    return [...kinds.values()];
}

// The lines of a page's content, with all that is folded opened, but for what scripts add; and the controls that are shown.
const read = () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    const shown = [...document.querySelectorAll("main :is(button, input, select, textarea)")].filter((one) => one.checkVisibility());
    const added = document.querySelectorAll(".table-tools, [data-script], [role=status], [data-do], .late");
    for (const one of added) one.remove();
    return { lines: document.querySelector("main").innerText.split("\n").map((line) => line.trim()).filter(Boolean), buttons: shown.filter((one) => one.matches("button")).length };
};

test("with scripts off all words are there, and no button that does nothing", async () => {
    const pages = one_of_each_kind();
    assert.ok(pages.length >= 25, "far too few kinds");
    const without = await browser.newContext({ javaScriptEnabled: false }), with_scripts = await browser.newContext();
    const off = await without.newPage(), on = await with_scripts.newPage();
    const faults = [];
    for (const path of pages) {
        await off.goto(address(path));
        await on.goto(address(path));
        const [plain, scripted] = [await off.evaluate(read), await on.evaluate(read)];
        const missing = scripted.lines.filter((line) => !plain.lines.includes(line));
        if (missing.length) faults.push(`${path} lacks: ${missing.slice(0, 3).join(" | ")}`);
        if (plain.buttons) faults.push(`${path} has ${plain.buttons} buttons`);
    }
    assert.deepEqual(faults, []);
    await without.close();
    await with_scripts.close();
});

test("with scripts off the search leads on", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address("index.html"));
    await page.locator("#site-search").fill("attendance");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=attendance$/);
    assert.ok(await page.getByText("Searching takes a script").isVisible());
    await page.locator("main").getByRole("link", { name: "A–Z" }).first().click();
    await page.waitForURL(/a-z\.html$/);
    await context.close();
});
