// Searches in Chromium, from the disk, by keyboard and without a network: PLANSITE_PUBLIC=DIR PLANSITE_PROGRAM=FILE node --test tests/browser/search_test.mjs
// Finds what is in the example; and a site made here, whose texts would like to be scripts, gets nothing done. Every page's own policy
// holds: any fault on the console, any request beyond the site, and any breach of the policy fails the test. `--size` prints how long
// Chromium takes for the index.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const example = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

const payloads = ["<script>window.broken = 1</script>", "<img src=x onerror=window.broken=1>", "</script><script>window.broken=1</script>",
    "<!--<script>", "\\\");window.broken=1;(\\\"", "javascript:window.broken=1", "<svg onload=window.broken=1>", "${window.broken=1}", "__proto__"];
const toml = (text) => `"${text.replace(/\\?"/g, '\\"')}"`;
const files = {
    "site.toml": `title = "Hostile <b>site</b>"\nas_of = 2010-11-20\n`,
    "content/plans/x/plan.toml": `title = ${toml(`Payload plan ${payloads[1]}`)}\n`,
    "content/plans/x/priorities/1.toml": `ref = "1"\ntitle = "First"\n` + payloads.map((text, i) => `
[[activity]]
ref = "1.${i + 1}"
title = ${toml(`Payload ${text}`)}
introduction = ${toml(`Payload of text ${text}`)}

[[activity.lead]]
role = ${toml(text)}
party = ${toml(`Body ${text}`)}
`).join(""),
    "content/directory.toml": payloads.map((text, i) => `[[body]]\nid = "body-${i}"\nname = ${toml(`Body ${text}`)}\n`).join("\n"),
};

let folder, browser;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), "plansite-search-"));
    for (const [path, bytes] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, "site", path)), { recursive: true });
        writeFileSync(join(folder, "site", path), bytes);
    }
    execFileSync(process.env.PLANSITE_PROGRAM ?? "plansite", ["build", join(folder, "site"), "--output", join(folder, "public"), "--quiet"]);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

// A page of a site that notes what it should not do, and what it loads.
async function opened(root, path, settings = {}) {
    const context = await browser.newContext({ offline: true, ...settings });
    const page = await context.newPage();
    const faults = [], loaded = [];
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
        if (request.url().startsWith(pathToFileURL(root).href + "/")) loaded.push(request.url().split("/").pop());
        else faults.push(`asked for ${request.url()}`);
    });
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    await page.goto(pathToFileURL(join(root, path.split("?")[0])).href + (path.includes("?") ? `?${path.split("?")[1]}` : ""));
    return { page, faults, loaded, close: () => context.close() };
}

const said = (page) => page.locator("#said");
const titles = (page) => page.locator("#found a").allTextContents();
const until_found = (page) => page.waitForFunction(() => /found$/.test(document.getElementById("said").textContent));

test("nothing is loaded before it is used", async () => {
    const { page, faults, loaded, close } = await opened(example, "search.html");
    assert.ok(await page.locator("form.search").isVisible());
    assert.deepEqual(loaded.filter((name) => name.endsWith(".js")), ["search.js"]);
    await page.locator("#q").focus();
    await page.waitForFunction(() => /things can be found/.test(document.getElementById("said").textContent));
    assert.ok(loaded.includes("minisearch.js") && loaded.includes("search-index.js"));
    assert.deepEqual(faults, []);
    await close();
});

test("from any page, by keyboard: the words, what is found, and to it", async () => {
    const { page, faults, close } = await opened(example, "plans/index.html");
    for (let i = 0; i < 5 && !(await page.evaluate(() => document.activeElement.name === "q")); ++i) await page.keyboard.press("Tab");
    await page.keyboard.type("curriculum");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=curriculum$/);
    await until_found(page);
    assert.match(await said(page).textContent(), /^\d+ found$/);
    assert.equal(await said(page).getAttribute("role"), "status");
    assert.ok((await titles(page)).length >= 5);
    assert.match((await page.locator("#found mark").allTextContents()).join(" "), /curriculum/i);
    await page.locator("#q").focus();
    for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.closest("#found") !== null)); ++i) await page.keyboard.press("Tab");
    const wanted = await page.evaluate(() => document.activeElement.href);
    await page.keyboard.press("Enter");
    await page.waitForURL(wanted);
    assert.ok(await page.locator("h1").count());
    await page.goBack();
    await until_found(page);
    assert.equal(await page.locator("#q").inputValue(), "curriculum");
    assert.deepEqual(faults, []);
    await close();
});

test("every thing that is found is there", async () => {
    const { page, close } = await opened(example, "search.html?q=the");
    await until_found(page);
    const before = (await titles(page)).length;
    assert.equal(before, 20);
    await page.locator("#more").focus();
    await page.keyboard.press("Enter");
    assert.equal((await titles(page)).length, 40);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("#found a")].indexOf(document.activeElement)), 20);
    await close();
    const records = readdirSync(join(example, "assets")).filter((name) => name.startsWith("search-index"))
        .flatMap((name) => JSON.parse(/^plansite_search\((.*)\);\n$/s.exec(readFileSync(join(example, "assets", name), "utf8"))[1]).records);
    assert.ok(records.length > 1000);
    const ids = new Map();
    const wrong = records.filter(({ address }) => {
        const [path, anchor] = address.split("#");
        if (!existsSync(join(example, path))) return true;
        if (!ids.has(path)) ids.set(path, new Set([...readFileSync(join(example, path), "utf8").matchAll(/ id="([^"]*)"/g)].map((found) => found[1])));
        return anchor && !ids.get(path).has(anchor);
    });
    assert.deepEqual(wrong.slice(0, 5), []);
});

test("by plan, by kind, by who leads, by status and by when it is due, with and without words", async () => {
    const { page, faults, close } = await opened(example, "search.html");
    await page.locator("#q").focus();
    await page.waitForFunction(() => document.querySelectorAll("select[name=plan] option").length > 2);
    for (const name of ["plan", "kind", "lead", "status", "when"]) {
        const choices = await page.locator(`select[name=${name}] option`).evaluateAll((all) => all.map(({ value, text }) => [value, text]));
        assert.ok(choices.length > 2, name);
        const [value, text] = choices.at(-1);
        await page.locator(`select[name=${name}]`).selectOption(value);
        await until_found(page);
        await page.waitForFunction((wanted) => document.getElementById("said").textContent === wanted, `${/\((\d+)\)$/.exec(text)[1]} found`);
        assert.equal(new URL(page.url()).searchParams.get(name), value);
        await page.locator(`select[name=${name}]`).selectOption("");
        await page.waitForFunction(() => /things can be found/.test(document.getElementById("said").textContent));
    }
    await page.locator("select[name=when]").selectOption("Overdue");
    await until_found(page);
    const overdue = parseInt(await said(page).textContent());
    await page.locator("#q").fill("school");
    await page.waitForFunction((all) => parseInt(document.getElementById("said").textContent) < all, overdue);
    await page.reload();
    await until_found(page);
    assert.equal(await page.locator("select[name=when]").inputValue(), "Overdue");
    assert.deepEqual(faults, []);
    await close();
});

test("a word may be cut short, misspelt, or written without its accents; what is not there is not found", async () => {
    const { page, close } = await opened(example, "search.html?q=curricul");
    await until_found(page);
    const cut = await titles(page);
    for (const words of ["curriculm", "CURRICULUM", "cürriculum"]) {
        await page.locator("#q").fill(words);
        await page.keyboard.press("Enter");
        await until_found(page);
        assert.ok((await titles(page)).some((title) => cut.includes(title)), words);
    }
    await page.locator("#q").fill("xylophonic zebra");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /^Nothing found/.test(document.getElementById("said").textContent));
    assert.equal((await titles(page)).length, 0);
    await close();
});

test("hostile texts are found and shown, and do nothing", async () => {
    const root = join(folder, "public");
    const { page, faults, close } = await opened(root, `search.html?q=${encodeURIComponent("payload")}&plan=constructor`);
    await until_found(page);
    const shown = (await titles(page)).join("\n");
    for (const text of payloads) assert.ok(shown.includes(text.replace(/\\"/g, '"')), text);
    assert.deepEqual(await page.locator("#found").evaluate((list) => [...new Set([...list.querySelectorAll("*")].map(({ localName }) => localName))].sort()),
        ["a", "li", "mark", "p"]);
    for (const query of [...payloads, "constructor", "__proto__ toString", "<", "\\", "(", "*", "a".repeat(5000)]) {
        await page.locator("#q").fill(query);
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => /found/i.test(document.getElementById("said").textContent));
    }
    for (const path of ["index.html", "a-z.html", "directory/index.html", "plans/x/index.html", "plans/x/activity-1.3.html"]) {
        await page.goto(pathToFileURL(join(root, path)).href);
        for (const block of await page.locator('script[type="application/ld+json"]').allTextContents()) assert.ok(JSON.parse(block)["@context"]);
    }
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(faults, []);
    await close();
});

test("a script in the page is refused, a data block is not, and the form may go nowhere else", async () => {
    const { page, faults, close } = await opened(example, "search.html");
    await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.broken = 1";
        document.body.append(script);
        const data = Object.assign(document.createElement("script"), { type: "application/ld+json", textContent: "{}" });
        document.body.append(data);
        const form = Object.assign(document.createElement("form"), { action: "https://plans.example.org/" });
        document.body.append(form);
        form.submit();
    });
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(faults.filter((fault) => fault.startsWith("console: policy:")).map((fault) => fault.split(" ")[2]).sort(), ["form-action", "script-src-elem"]);
    await close();
});

test("without scripts the page says where else to look, and so it does where the index is gone", async () => {
    const { page, close } = await opened(example, "search.html?q=curriculum", { javaScriptEnabled: false });
    assert.ok(await page.locator("main a[href='a-z.html']").first().isVisible());
    assert.ok(!(await page.locator("form.search").isVisible()));
    await close();
    const root = join(folder, "public");
    rmSync(join(root, "assets/search-index.js"));
    const gone = await opened(root, "search.html?q=x");
    await gone.page.waitForFunction(() => /could not be loaded/.test(document.getElementById("said").textContent));
    await gone.close();
});

test("axe-core finds nothing, by day and by night, and nothing is wider than a phone", async () => {
    for (const colorScheme of ["light", "dark"])
        for (const width of [1280, 320]) {
            const { page, close } = await opened(example, "search.html?q=school&when=Overdue", { colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
            await until_found(page);
            await page.addScriptTag({ content: axe });
            const { violations } = await page.evaluate(() => window.axe.run());
            assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${colorScheme}, ${width}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
            await close();
        }
});

test("how large the index is, and how long it takes", { skip: !process.argv.includes("--size") }, async () => {
    for (const name of readdirSync(join(example, "assets")).filter((one) => /^(minisearch|search.*)\.js$/.test(one))) {
        const bytes = readFileSync(join(example, "assets", name));
        console.log(`${name}: ${bytes.length} bytes, packed ${gzipSync(bytes, { level: 9 }).length}`);
    }
    const { page, close } = await opened(example, "search.html");
    const longest = await page.evaluate(async () => {
        const tasks = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
        const begin = performance.now();
        document.getElementById("q").focus();
        while (!(index && received && !received.next && /can be found/.test(said.textContent))) await new Promise((done) => setTimeout(done, 5));
        const loaded = performance.now() - begin;
        const times = ["school", "curriculum partnership", "leicster", "s"].map((words) => {
            const from = performance.now();
            index.search(words);
            return `${words}: ${(performance.now() - from).toFixed(1)} ms`;
        });
        await new Promise((done) => setTimeout(done, 100));
        return { records: records.length, loaded: Math.round(loaded), tasks: tasks.map(Math.round), times };
    });
    console.log(longest);
    await close();
});
