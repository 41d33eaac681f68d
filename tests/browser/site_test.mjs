// Opens a published site in Chromium, from the disk as from a memory stick: PLANSITE_PUBLIC=DIR node --test tests/browser/site_test.mjs
// Every link of every page leads somewhere, nothing is fetched from elsewhere, nothing is wider than a phone. access_test.mjs asks who can use it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

const pages = readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith(".html") && !/\/editions\/[^/]+\//.test(path)) // what is frozen: edition_test.mjs
    .sort();
let browser;

before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => browser?.close());

// A page of the browser that notes what it should not do: errors on the console, and requests beyond the site.
async function watched(viewport) {
    const page = await browser.newPage({ viewport });
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("requestfailed", (request) => { // an icon that is still on its way when the next page is opened is no fault
        if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`not loaded: ${request.url()}`);
    });
    page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(pathToFileURL(root).href) && !url.startsWith("data:")) faults.push(`fetched from elsewhere: ${url}`);
    });
    return { page, faults };
}

const open = (page, path) => page.goto(pathToFileURL(join(root, path)).href);

const frozen_ids = (path) => new Set([...readFileSync(join(root, path), "utf8").matchAll(/ id="([^"]*)"/g)].map((found) => found[1]));

// The first page of each kind: the class of <body> names the kind.
function one_of_each_kind() {
    const kinds = new Map();
    for (const path of pages) {
        const kind = /<body class="(page-[a-z0-9-]+)"/.exec(readFileSync(join(root, path), "utf8"))?.[1];
        assert.ok(kind, `${path} does not say its kind`);
        if (!kinds.has(kind)) kinds.set(kind, path);
    }
    return kinds;
}

test("there is a site", () => {
    assert.ok(pages.includes("index.html"), `no index.html in ${root}`);
    assert.ok(one_of_each_kind().size >= 15);
});

test("every link leads to a page or file, and to a place on it", async () => {
    const { page, faults } = await watched({ width: 1280, height: 900 });
    const ids = new Map();
    const links = [];
    for (const path of pages) {
        await open(page, path);
        const found = await page.evaluate(() => ({
            ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
            links: [...document.querySelectorAll("a[href], link[href], img[src]")].map((element) => new URL(element.getAttribute("href") ?? element.getAttribute("src"), document.baseURI).href),
        }));
        ids.set(path, new Set(found.ids));
        assert.equal(found.ids.length, ids.get(path).size, `${path} has an id twice`);
        for (const link of found.links) links.push([path, link]);
    }
    const broken = links.filter(([, link]) => {
        const url = new URL(link);
        if (url.protocol !== "file:") return !["https:", "http:", "mailto:", "tel:"].includes(url.protocol);
        const target = relative(root, fileURLToPath(url.href.split("#")[0]));
        if (target.startsWith("..") || !existsSync(join(root, target))) return true;
        const anchor = decodeURIComponent(url.hash.slice(1));
        return anchor !== "" && !(ids.get(target) ?? frozen_ids(target)).has(anchor);
    });
    assert.deepEqual(broken.slice(0, 20), []);
    assert.deepEqual(faults.slice(0, 20), []);
    assert.ok(links.length > pages.length * 5, "far too few links");
    await page.close();
});

test("no page is wider than a phone", async () => {
    const { page } = await watched({ width: 320, height: 640 });
    const wide = [];
    for (const path of pages) {
        await open(page, path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) wide.push(`${path}: ${width} pixels`);
    }
    assert.deepEqual(wide.slice(0, 20), []);
    await page.close();
});
