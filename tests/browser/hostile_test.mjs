// Sites whose every text would like to be a script, loaded in Chromium: PLANSITE_PROGRAM=FILE node tests/browser/hostile_test.mjs [--long]
// tests/hostile/make_site.py fills every text of the field tables. Each page is opened twice: as it is, and with its own policy switched
// off, so that escaping alone has to hold. Nothing may run, be asked for, or be made of an author's text that could: any call of hit(), any
// dialog, any request beyond the site, any element or attribute that is not ours. `--long` gives each payload every field to itself.
// Prints what was tried; the last line of all is `points N, failures M`, a point being a page opened with one set of payloads.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.PLANSITE_PROGRAM ?? join(here, "../../build/plansite");
const long = process.argv.includes("--long");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const maker = join(here, "../hostile/make_site.py");
const sets = JSON.parse(execFileSync("python3", [join(here, "../hostile/payloads.py")], { encoding: "utf8", maxBuffer: 1 << 26 }));
const payloads = Object.values(sets).flat();

// The sites: a set of payloads and how it is dealt out.
const together = ["scripts", "templates", "links", "addresses", "injections"].map((set) => ({ set, words: ["--groups", set === "scripts" ? "2" : "1"] }));
const apart = ["scripts", "links"].flatMap((set) => Array.from({ length: Math.ceil(sets[set].length / 40) }, (_, i) => (
    { set, words: ["--each", "--groups", "40", "--first", String(40 * i)] })));
const sites = long ? [...together, ...apart] : together;

let folder, browser, points = 0, failures = 0;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), "plansite-hostile-"));
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});
process.on("exit", () => console.log(`points ${points}, failures ${failures}`)); // behind what the tests themselves report

const plansite = (...words) => execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });

// A site of a set, built with a frozen edition of its first plan, and its first consultation's paper as it is circulated.
function made({ set, words }, name) {
    const root = join(folder, name);
    const said = execFileSync("python3", [maker, program, join(root, "site"), set, ...words], { encoding: "utf8" }).trim();
    plansite("freeze", "p0", "--edition", "first", "--site", join(root, "site"), "--quiet");
    plansite("build", join(root, "site"), "--output", join(root, "public"), "--quiet");
    writeFileSync(join(root, "list.csv"), "name,email\nOak School,oak@a.example\n");
    spawnSync(program, ["circulate", "c0", "--site", join(root, "site"), "--to", join(root, "list.csv"), "--output", join(root, "pack"),
        "--from", "Us <us@a.example>", "--base-url", "https://plans.example.org/", "--quiet"],
        { env: { PATH: "/nowhere", SOURCE_DATE_EPOCH: "1288569600" } }); // without a PDF, which it says
    return { root, said };
}

const below = (root, ending) => readdirSync(root, { recursive: true }).filter((name) => name.endsWith(ending)).sort().map((name) => join(root, name));

// A browser that notes in `faults` whatever an author's text gets done.
async function watched(root, settings) {
    const context = await browser.newContext({ offline: true, acceptDownloads: true, ...settings });
    const faults = [];
    context.on("request", (request) => {
        if (!request.url().startsWith(pathToFileURL(root).href) && request.url() !== "about:blank") faults.push(`asked for ${request.url()}`);
    });
    context.on("console", (message) => {
        if (/^(hit|policy)/.test(message.text())) faults.push(message.text());
    });
    context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
    await context.addInitScript(() => {
        window.hit = (what) => { console.log(`hit ${what}`); };
        document.addEventListener("securitypolicyviolation", (event) => console.log(`policy ${event.violatedDirective} ${event.blockedURI}`));
    });
    const page = await context.newPage();
    page.on("dialog", async (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        await dialog.dismiss().catch(() => {});
    });
    return { page, faults, ours: pathToFileURL(root).href, close: () => context.close() };
}

// What is in a page, or in a piece of HTML that a feed carries, that no template and no renderer makes. Runs in the page.
function foreign({ html, ours }) {
    const root = html === undefined ? document : document.createElement("div");
    if (html !== undefined) document.body.append(root), (root.innerHTML = html);
    const found = [];
    const refused = new Set(["iframe", "object", "embed", "applet", "frame", "frameset", "portal", "marquee", "math", "audio", "video", "xmp", "plaintext",
        "foreignobject", "animate", "set", "use", "image", "noembed", "x", "isindex", "bgsound", "keygen"]);
    const addresses = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "ping", "background", "srcdoc", "cite", "longdesc"]);
    for (const element of root.querySelectorAll("*")) {
        const name = element.localName;
        if (refused.has(name.toLowerCase())) found.push(`<${name}>`);
        if (name === "base" && element.getAttribute("href") !== "https://plans.example.org/") found.push(`<base href="${element.getAttribute("href")}">`);
        if (name === "script") {
            const type = element.getAttribute("type");
            if (type === "application/ld+json" || type === "application/json") JSON.parse(element.textContent);
            else if (!element.getAttribute("src") && /hit|191/.test(element.textContent)) found.push(`<script>${element.textContent.slice(0, 80)}`);
        }
        for (const { name: attribute, value } of element.attributes) {
            if (/^on/i.test(attribute)) found.push(`<${name} ${attribute}>`);
            if (attribute === "style" && /hit/.test(value)) found.push(`<${name} style="${value}">`);
            if (!addresses.has(attribute)) continue;
            let protocol;
            try { protocol = new URL(value, "https://base.invalid/x/").protocol; } catch { continue; } // leads nowhere
            const own_picture = protocol === "data:" && /^data:image\/(svg\+xml|png)[;,]/.test(value) && (name === "img" || name === "link");
            if (value.startsWith(ours)) continue; // what our scripts load
            if (!["https:", "http:", "mailto:", "tel:"].includes(protocol) && !own_picture && !(name === "a" && /^(data|blob):/.test(value) && element.download))
                found.push(`<${name} ${attribute}="${value}">`);
            if (!attribute.startsWith("h") && new URL(value, "https://base.invalid/x/").host === "hit.invalid") found.push(`<${name} ${attribute}="${value}">`);
        }
    }
    if (html !== undefined) root.remove();
    return found.slice(0, 5);
}

function judge(faults, where) {
    ++points;
    if (faults.length > 0) ++failures;
    assert.deepEqual(faults.splice(0), [], where);
}

test("what a page does is seen", async () => {
    const path = join(folder, "caught.html");
    writeFileSync(path, `<script>hit(1)</script><img src=x onerror=hit(2)><img src=https://hit.invalid/x><a href=" JavaScript:hit(3)">x</a><iframe srcdoc=x></iframe>
        <script>alert(4)</script><script>nothing()</script>`);
    const { page, faults, ours, close } = await watched(folder, {});
    await page.goto(pathToFileURL(path).href);
    await page.waitForTimeout(200);
    faults.push(...(await page.evaluate(foreign, { ours })));
    for (const part of ["hit 1", "hit 2", "asked for https://hit.invalid/x", "JavaScript:hit(3)", "<iframe>", "dialog: 4", "script: nothing", "<img onerror>"])
        assert.ok(faults.some((fault) => fault.includes(part)), `${part} is not in ${faults}`);
    await close();
});

for (const [i, site] of sites.entries()) {
    const name = `${site.set}-${i}`;
    let root;
    test(`${name}: a site is made of it`, () => {
        const result = made(site, name);
        root = result.root;
        console.log(`${name}: ${result.said}, ${below(join(root, "public"), ".html").length} pages`);
    });
    for (const bypassCSP of [false, true])
        test(`${name}: no page does anything, ${bypassCSP ? "without its" : "with its"} policy`, async () => {
            const { page, faults, ours, close } = await watched(root, { bypassCSP });
            const pages = [...below(join(root, "public"), ".html"), ...below(join(root, "public"), ".svg"), ...below(join(root, "pack"), ".html")];
            assert.ok(pages.length > 30);
            for (const path of pages) {
                if (path.endsWith("/404.html")) continue; // its addresses count from the site's own, wherever it is shown
                await page.goto(pathToFileURL(path).href);
                faults.push(...(await page.evaluate(foreign, { ours })));
                if (site.set === "templates") {
                    const text = await page.evaluate(() => document.documentElement.textContent);
                    if (text.includes("1337")) faults.push("a template in a text was worked out");
                }
                judge(faults, path);
            }
            await close();
        });
    test(`${name}: what feeds carry does nothing in a reader that trusts them`, async () => {
        const { page, faults, ours, close } = await watched(root, { bypassCSP: true });
        await page.goto(pathToFileURL(join(root, "public/index.html")).href);
        for (const path of below(join(root, "public"), ".atom")) {
            const contents = await page.evaluate((text) => {
                const feed = new DOMParser().parseFromString(text, "application/xml");
                if (feed.querySelector("parsererror")) return null;
                return [...feed.querySelectorAll("content, title, summary")].filter((one) => one.getAttribute("type") === "html").map((one) => one.textContent);
            }, readFileSync(path, "utf8"));
            if (contents === null) faults.push("not well-formed");
            for (const html of contents ?? []) faults.push(...(await page.evaluate(foreign, { html, ours })));
            judge(faults, path);
        }
        await close();
    });
}

test("what readers write into search, addresses and the form does nothing", async () => {
    const root = join(folder, "scripts-0");
    for (const bypassCSP of [false, true]) {
        const { page, faults, ours, close } = await watched(root, { bypassCSP });
        const asked = long ? payloads : payloads.filter((_, i) => i % 12 === 0);
        const search = pathToFileURL(join(root, "public/search.html")).href;
        const answered = () => page.waitForFunction(() => /found/i.test(document.getElementById("said").textContent));
        await page.goto(search);
        for (const query of asked) {
            await page.locator("#q").fill(query);
            await page.keyboard.press("Enter");
            await answered();
            faults.push(...(await page.evaluate(foreign, { ours })));
            judge(faults, `searched for ${query}`);
        }
        for (const query of asked.slice(0, 20)) {
            await page.goto(`${search}?q=${encodeURIComponent(query)}&plan=${encodeURIComponent(query)}&when=${encodeURIComponent(query)}#${encodeURIComponent(query)}`);
            await answered();
            faults.push(...(await page.evaluate(foreign, { ours })));
            judge(faults, `came for ${query}`);
        }
        const form = pathToFileURL(join(root, "public/consultations/c0/respond.html")).href;
        for (const text of asked.slice(0, 20)) {
            await page.goto(form);
            for (const field of await page.locator("form input:visible:not([type=radio]):not([type=checkbox]), form textarea:visible").all())
                if (await field.isEditable()) await field.fill(text);
            await page.goto("about:blank");
            await page.goto(form); // what was typed comes back
            faults.push(...(await page.evaluate(foreign, { ours })));
            judge(faults, `typed ${text}`);
        }
        await close();
    }
});
