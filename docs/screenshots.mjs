// Makes the pictures of the README from a published example: PLANSITE_PUBLIC=DIR node docs/screenshots.mjs
// They are WebP, beside this file. The printed page is a page of a PDF, drawn by pdftoppm.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const address = (path) => pathToFileURL(join(root, path)).href;
const most = 120_000; // bytes of a picture

const pictures = [
    { name: "front-page", path: "index.html" },
    { name: "progress", path: "plans/leicester-13-19/progress.html", from: "main > p" },
    { name: "action-table", path: "plans/swamwac-2008/priority-1.html", from: "#activities" },
    { name: "consultation", path: "consultations/harrow-hsip-2010/index.html" },
    { name: "phone", path: "plans/swamwac-2008/priority-1.html", from: ".table-scroll", width: 390, height: 620 },
];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
});

async function take(page, name) {
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > most) throw new Error(`${name} has ${bytes.length} bytes`);
    writeFileSync(join(here, `${name}.webp`), bytes);
    console.log(`${name}.webp ${bytes.length}`);
}

for (const { name, path, from, width = 1280, height = 860 } of pictures) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(address(path));
    if (from) await page.evaluate((where) => document.querySelector(where).scrollIntoView(), from);
    await take(page, name);
    await page.close();
}

// The first sheet that is wider than high: a table goes across it.
const folder = mkdtempSync(join(tmpdir(), "plansite-"));
const page = await browser.newPage();
await page.goto(address("plans/swamwac-2008/whole.html"));
await page.pdf({ path: join(folder, "plan.pdf"), preferCSSPageSize: true });
const sizes = execFileSync("pdfinfo", ["-l", "99", join(folder, "plan.pdf")], { encoding: "utf8" });
const wide = [...sizes.matchAll(/Page +(\d+) size: +([\d.]+) x ([\d.]+)/g)].filter(([, , x, y]) => +x > +y)[0][1];
execFileSync("pdftoppm", ["-f", wide, "-l", wide, "-r", "108", "-png", "-singlefile", join(folder, "plan.pdf"), join(folder, "sheet")]);
const sheet = readFileSync(join(folder, "sheet.png")).toString("base64");
await page.setViewportSize({ width: 1280, height: 905 });
await page.setContent(`<style>body { margin: 0 } img { width: 1280px; display: block }</style><img src="data:image/png;base64,${sheet}" alt="">`);
await page.locator("img").evaluate((image) => image.decode());
await take(page, "printed-page");
rmSync(folder, { recursive: true });
await browser.close();
