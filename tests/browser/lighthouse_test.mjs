// What Lighthouse says of pages as a phone gets them: PLANSITE_PUBLIC=DIR node tests/browser/lighthouse_test.mjs [--all]
// The site comes over HTTP, packed, as web servers send it. Every page has to get 100 for accessibility, best practices and being found,
// and for performance what Lighthouse calls good, where the machine is quick enough to tell: what else it is doing counts against the
// page. The largest page of the kinds that people come to; with `--all` of each kind, which takes minutes.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const every = process.argv.includes("--all");
const kinds_people_come_to = ["home", "plan", "priority", "target", "consultation", "article", "search"];
const debugging_port = 9555;
const categories = ["performance", "accessibility", "best-practices", "seo"];
const good = 90;
const tries = 3; // the best counts, for the same reason
const quick_enough = 1000; // by Lighthouse's own measure; below it, it warns that the device seems slow
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain" };

// The largest page of each kind. Frozen pages are left out: they stay as they are.
function largest_of_each_kind() {
    const kinds = new Map();
    for (const path of readdirSync(root, { recursive: true }).filter((one) => one.endsWith(".html") && !/\/editions\/[^/]+\//.test(one)).sort()) {
        const kind = /<body class="page-([a-z0-9-]+)"/.exec(readFileSync(join(root, path), "utf8"))?.[1];
        assert.ok(kind, `${path} does not say its kind`);
        if (!kinds.has(kind) || statSync(join(root, path)).size > statSync(join(root, kinds.get(kind))).size) kinds.set(kind, path);
    }
    return kinds;
}

function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).replace(/\/$/, "/index.html");
    const file = join(root, path); // a URL has no ".." left in its path
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = types[extname(path)] ?? "application/octet-stream";
    const packed = /\bgzip\b/.test(request.headers["accept-encoding"]);
    response.writeHead(200, { "content-type": type, "cache-control": "max-age=600", ...packed && { "content-encoding": "gzip" } });
    response.end(packed ? gzipSync(readFileSync(file)) : readFileSync(file));
}

let server, browser;
before(async () => {
    server = createServer(answer);
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", `--remote-debugging-port=${debugging_port}`],
    });
});
after(async () => {
    await browser?.close();
    server?.close();
});

// The scores of a page, and what cost it any.
async function judged(path) {
    const wants_finding = !/<meta name="robots" content="noindex/.test(readFileSync(join(root, path), "utf8")); // not what is gone
    const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${path}`, {
        port: debugging_port,
        onlyCategories: categories,
        skipAudits: ["robots-txt", // which it fetches as if the page did, and our policy lets pages fetch nothing
            ...wants_finding ? [] : ["is-crawlable"]],
        logLevel: "error",
    });
    const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
    const costs = categories.flatMap((name) => lhr.categories[name].auditRefs)
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
    return { scores, costs, speed: lhr.environment.benchmarkIndex };
}

test("robots.txt lets everybody read", async () => {
    const lines = await (await fetch(`http://127.0.0.1:${server.address().port}/robots.txt`)).text();
    assert.match(lines, /^User-agent: \*\nAllow: \/\n(Sitemap: https?:\S+\n)?$/);
});

const kinds = largest_of_each_kind();
for (const kind of every ? kinds.keys() : kinds_people_come_to)
    test(`Lighthouse has nothing against a page of kind ${kind}`, async () => {
        const path = kinds.get(kind);
        assert.ok(path, `there is no page of kind ${kind}`);
        let best = await judged(path);
        for (let i = 1; i < tries && best.scores[0] < good && best.speed >= quick_enough; ++i) {
            const again = await judged(path);
            if (again.scores[0] > best.scores[0]) best = again;
        }
        const is_quick = best.speed >= quick_enough;
        console.log(`${best.scores.join(" ")}  ${path}${is_quick ? "" : ` (a slow or busy machine: ${best.speed})`}${best.costs.map((cost) => `\n    ${cost}`).join("")}`);
        assert.deepEqual(best.scores.slice(1), [100, 100, 100], `${path}: ${best.costs.join("; ")}`);
        if (is_quick) assert.ok(best.scores[0] >= good, `${path}: ${best.costs.join("; ")}`);
    });
