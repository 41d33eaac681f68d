// Who can use the pages: PLANSITE_PUBLIC=DIR node tests/browser/access_test.mjs [--all]
// One page of each kind, or all of them, at two widths, by day, by night and in forced colours: axe-core with its best practices finds
// nothing, no page scrolls sideways on a phone, the focus is always seen, wider spacing of letters and lines loses nothing, and tables
// stay tables where they are shown as cards.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const every = process.argv.includes("--all");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

// Frozen pages are left out: they stay as they were when they were tested.
const pages = readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith(".html") && !/\/editions\/[^/]+\//.test(path)).sort();
const html = (path) => readFileSync(join(root, path), "utf8");

// The largest page of each kind: it holds most of what the kind can hold.
function one_of_each_kind() {
    const kinds = new Map();
    for (const path of pages) {
        const kind = /<body class="(page-[a-z0-9-]+)"/.exec(html(path))?.[1];
        assert.ok(kind, `${path} does not say its kind`);
        if (!kinds.has(kind) || html(path).length > html(kinds.get(kind)).length) kinds.set(kind, path);
    }
    return [...kinds.values()].sort();
}
const sample = one_of_each_kind();
const chosen = every ? pages : sample;

let browser;
before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: options });
});
after(async () => browser?.close());

// Runs `look(page, path)` for each of `paths`, in a window like `settings`; what it returns are the faults of that page.
async function faults(settings, paths, look) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...settings });
    const found = [];
    for (const path of paths) {
        await page.goto(pathToFileURL(join(root, path)).href);
        for (const fault of await look(page, path)) found.push(`${path}: ${fault}`);
    }
    await page.close();
    return found;
}

test("no page has a style or a script of its own, so that a strict policy can hold", () => {
    const wrong = pages.filter((path) => /<[^>]*\s(style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)|javascript:/i.test(html(path)));
    assert.ok(sample.length >= 15, "far too few kinds");
    assert.deepEqual(wrong, []);
});

// ---- axe-core ----

// Only colours can differ by night and in forced colours.
const everything = {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    rules: { "target-size": { enabled: true } },
};
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

async function violations(page, rules) {
    await page.evaluate(axe);
    const { violations: found } = await page.evaluate((chosen) => globalThis.axe.run({
        preload: false, // which would fetch the style sheets again
        resultTypes: ["violations"],
        ...chosen,
    }), rules);
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target).join(", ")}`);
}
const sideways = (page) => page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    return scrollWidth > innerWidth ? [`is ${scrollWidth} pixels wide`] : [];
});

for (const width of [320, 1280])
    for (const [what, settings] of Object.entries({
        "by day": { colorScheme: "light" },
        "by night": { colorScheme: "dark" },
        "in forced colours": { forcedColors: "active" },
    }))
        test(`nothing is wrong to axe-core, ${what}, at ${width} pixels`, async () => {
            const viewport = { width, height: 900 };
            const rules = settings.colorScheme === "light" ? everything : colours;
            const found = await faults({ ...settings, viewport }, chosen,
                async (page) => [...await violations(page, rules), ...await sideways(page)]);
            console.log(`${chosen.length} pages, ${found.length} faults`);
            assert.deepEqual(found.slice(0, 40), []);
        });

// ---- focus ----

// What can be focused and is not seen to be: without an outline of two pixels that stands out by 3:1 from what is behind it, or
// covered by something else.
const unseen = () => {
    const luminance = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const { backgroundColor } = getComputedStyle(one);
            if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    const faults = [];
    for (const element of document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']")) {
        if (!element.checkVisibility() || element.getClientRects().length === 0) continue;
        element.focus();
        const name = `${element.localName} ${(element.textContent || element.name || "").trim().slice(0, 40)}`;
        if (document.activeElement !== element) {
            faults.push(`cannot be focused: ${name}`);
            continue;
        }
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const [low, high] = [luminance(outlineColor), luminance(behind(element.parentElement))].sort((a, b) => a - b);
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push(`no outline: ${name}`);
        else if ((high + 0.05) / (low + 0.05) < 3) faults.push(`faint outline, ${outlineColor}: ${name}`);
        if (element.matches("[tabindex='0'], textarea")) continue; // larger than the window, some of them
        const box = element.getClientRects()[0];
        const covers = [0.1, 0.5, 0.9].map((share) => document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2))
            .filter((top) => !top || !(element.contains(top) || top.contains(element)));
        if (covers.length > 1) faults.push(`hidden by ${covers[0]?.localName ?? "the edge"}: ${name}`); // a line across it hides nothing
    }
    return faults;
};

for (const settings of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 700, height: 600 }, colorScheme: "dark" }])
    test(`whatever is focused is seen, at ${settings.viewport.width} pixels`, async () => {
        assert.deepEqual((await faults(settings, sample, async (page) => {
            await page.keyboard.press("Tab"); // from here on the browser shows where the focus is
            return page.evaluate(unseen);
        })).slice(0, 40), []);
    });

test("the way past the header comes first, and leads to the content", async () => {
    assert.deepEqual(await faults({}, ["index.html"], async (page) => {
        await page.keyboard.press("Tab");
        const box = await page.locator(":focus").boundingBox();
        await page.keyboard.press("Enter");
        const at = await page.evaluate(() => document.activeElement.id);
        return box.y >= 0 && at === "main" ? [] : [`at ${box.y}, then ${at}`];
    }), []);
});

// ---- letters and lines set wider: WCAG 1.4.12 ----

const spaced = (page) => page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const cut = [...document.querySelectorAll("body *:not(.hidden, .hidden *, thead, thead *, svg *)")].filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        return one.checkVisibility() && (/hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1 ||
            /hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1);
    });
    return cut.map((one) => `cuts off: ${one.localName}.${one.className}`);
});

test("wider spacing loses nothing", async () => {
    for (const width of [320, 1280])
        assert.deepEqual(await faults({ viewport: { width, height: 900 } }, sample,
            async (page) => [...await spaced(page), ...await sideways(page)]), []);
});

// ---- tables as cards ----

const roles = ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"];

// How many of each role the browser tells assistive technology of, within tables.
async function told(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    await session.detach();
    const shown = nodes.filter((node) => !node.ignored).map((node) => node.role?.value);
    return Object.fromEntries(roles.map((role) => [role, shown.filter((one) => one === role).length]));
}

test("a table is a table to assistive technology at any width", async () => {
    const with_tables = sample.filter((path) => /<table class="[^"]*\bstack\b/.test(html(path)));
    assert.ok(with_tables.length >= 5, "far too few pages with such tables");
    assert.deepEqual(await faults({}, with_tables, async (page) => {
        // What is left out on narrow screens: empty cells, bars, and the name of the activity on its own page.
        await page.evaluate(() => {
            for (const one of document.querySelectorAll(".stack td:empty, .stack .bars, .page-activity .stack .field-activity")) one.remove();
        });
        const wide = await told(page);
        await page.setViewportSize({ width: 320, height: 900 });
        const narrow = await told(page);
        const blocks = await page.evaluate(() => getComputedStyle(document.querySelector(".stack td, .stack th[scope=row]")).display);
        await page.setViewportSize({ width: 1280, height: 900 });
        return JSON.stringify(wide) === JSON.stringify(narrow) && blocks === "block" ? [] : [JSON.stringify({ wide, narrow, blocks })];
    }), []);
});

test("cards need no scrolling sideways", async () => {
    assert.deepEqual(await faults({ viewport: { width: 320, height: 900 } }, sample, (page) => page.evaluate(() =>
        [...document.querySelectorAll(".table-scroll:has(> .stack)")].filter((one) => one.scrollWidth > one.clientWidth)
            .map((one) => `${one.scrollWidth} pixels: ${one.ariaLabel}`))), []);
});

test("every cell of a card says its column", () => {
    const mute = [];
    for (const path of chosen)
        for (const [, table] of html(path).matchAll(/<table class="[^"]*\bstack\b[^>]*>(.*?)<\/table>/gs))
            for (const [cell] of table.matchAll(/<td\b[^>]*>(?!<\/td>)/g))
                if (!/ data-label="[^"]+"| colspan=| class="[^"]*\b(bars|field-activity)\b/.test(cell)) mute.push(`${path}: ${cell}`);
    assert.deepEqual(mute.slice(0, 20), []);
});
