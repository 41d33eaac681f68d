// What pages weigh: PLANSITE_PUBLIC=DIR node tests/browser/weights.mjs
// Prints one page of each kind with its style sheets and scripts, in bytes, plain and packed with gzip. Fails where the style sheets
// of a page, or a script, are heavier than they may be.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const most_style = 43_000, most_packed_style = 13_800, most_script = 5_120;
const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const weigh = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length];
const sum = (pairs) => pairs.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
const show = (pair) => pair.map((bytes) => String(bytes).padStart(8)).join("");

const kinds = new Map();
for (const path of readdirSync(root, { recursive: true }).filter((one) => one.endsWith(".html") && !/\/editions\/[^/]+\//.test(one)).sort()) {
    const kind = /<body class="page-([a-z0-9-]+)"/.exec(readFileSync(join(root, path), "utf8"))?.[1];
    if (kind && !kinds.has(kind)) kinds.set(kind, path);
}

let heavy = 0;
console.log(`${"kind".padEnd(20)}    html  packed     css  packed      js  packed  page`);
for (const [kind, path] of kinds) {
    const page = readFileSync(join(root, path));
    const files = (pattern) => [...page.toString().matchAll(pattern)].map(([, address]) => weigh(readFileSync(join(root, dirname(path), address))));
    const styles = sum(files(/<link rel="stylesheet" href="([^"]+)"/g));
    const scripts = files(/<script src="([^"]+)"/g);
    console.log(`${kind.padEnd(20)}${show(weigh(page))}${show(styles)}${show(sum(scripts))}  ${path}`);
    if (styles[0] > most_style || styles[1] > most_packed_style || scripts.some(([plain]) => plain > most_script)) {
        console.log(`${"".padEnd(20)} too heavy`);
        ++heavy;
    }
}
if (!kinds.size) console.log(`there is no site in ${root}`);
process.exitCode = heavy || !kinds.size ? 1 : 0;
