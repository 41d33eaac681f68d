// Opens every page of every frozen edition of the example from the disk, without a network: node --test tests/browser/edition_test.mjs
// Each stands alone: nothing is asked for outside its folder, no link or anchor leads nowhere, the style sheets are there, and the page says
// what it is.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const archive = join(dirname(fileURLToPath(import.meta.url)), "../../content/archive");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

function html_files(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? html_files(path) : entry.name.endsWith(".html") ? [path] : [];
    });
}

const editions = readdirSync(archive).flatMap((plan) => readdirSync(join(archive, plan)).map((name) => join(archive, plan, name, "data/site")));

let browser;
before(async () => { browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options }); });
after(() => browser?.close());

test("there are editions to look at", () => assert.ok(editions.length >= 2));

for (const root of editions)
    test(`${relative(archive, root)} stands alone`, async () => {
        const context = await browser.newContext({ offline: true });
        const page = await context.newPage();
        const faults = [], anchors = new Map(), wanted = [];
        let at = "";
        context.on("request", (request) => {
            if (!request.url().startsWith(pathToFileURL(root).href + "/")) faults.push(`${at} asks for ${request.url()}`);
        });
        context.on("requestfailed", (request) => { // what is there may be broken off by going on to the next page
            if (!existsSync(fileURLToPath(request.url().split("#")[0]))) faults.push(`${at} lacks ${request.url()}`);
        });
        context.on("console", (message) => { if (message.type() === "error") faults.push(`${at}: ${message.text()}`); });
        const files = html_files(root);
        assert.ok(files.length > 5);
        for (const file of files) {
            at = relative(root, file);
            await page.goto(pathToFileURL(file).href);
            const seen = await page.evaluate(() => ({
                links: [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href),
                ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
                sheets: document.styleSheets.length,
                linked: document.querySelectorAll('link[rel="stylesheet"]').length,
                banner: document.querySelector(".edition-banner")?.textContent ?? "",
            }));
            anchors.set(file, new Set(seen.ids));
            for (const link of seen.links) if (link.startsWith("file:")) wanted.push([at, link]);
            if (seen.sheets !== seen.linked || seen.sheets === 0) faults.push(`${at} lacks a style sheet`);
            if (!/does not change any more/.test(seen.banner)) faults.push(`${at} does not say that it is an edition`);
        }
        for (const [from, link] of wanted) {
            const url = new URL(link);
            const file = fileURLToPath(new URL(url.pathname, "file:"));
            if (!file.startsWith(root + "/") || !existsSync(file)) faults.push(`${from} leads to ${link}`);
            const anchor = decodeURIComponent(url.hash.slice(1));
            if (anchor && anchors.has(file) && !anchors.get(file).has(anchor)) faults.push(`${from} leads to a missing #${anchor}`);
        }
        assert.ok(wanted.length > files.length);
        assert.deepEqual([...new Set(faults)], []);
        await context.close();
    });
