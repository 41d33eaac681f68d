// Fills the response form in Chromium, from the disk and by keyboard: PLANSITE_PROGRAM=FILE node --test tests/browser/form_test.mjs
// The site is made here, for it has every kind of question. Any request but for the site's own files fails the test, and so does any
// error on the console.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

const questions = `
[[question]]
id = "commit"
section = "2"
text = "How far do you want to **commit** yourselves?"

[[question]]
id = "role"
answer = "yes-no"
text = "Is this its role?"

[[question]]
id = "constructor" # which every object of the script has, too
answer = "scale"
options = ["Too slow", "About right", "Too fast"]
text = "Is the pace right?"

[[question]]
id = "chair"
answer = "one-of"
options = ["A headteacher", "A \\"governor\\" & <clerk>"]
text = "Who should chair the Board?"

[[question]]
id = "services-2.1"
answer = "several-of"
options = ["Training", "Advice", "Consultancy"]
text = "Which services would you buy?"

[[question]]
id = "fund"
answer = "amount"
text = "How much would you pay a year?"
`;

const files = {
    "site.toml": `title = "Forms"\nas_of = 2010-11-20\n`,
    "content/consultations/partnership/consultation.toml": `
title = "A partnership of \\"schools\\" & <others>"
opens = "1 November 2010"
closes = "Friday 3 December 2010"
closes_at = "17:00"
respondents = ["Primary school", "High school"]

[[respond]]
how = "By post: Civic Centre"

[[respond]]
how = "By e-mail"
to = "partnership@example.org"
${questions}`,
    "content/consultations/partnership/paper.md": `+++\ntitle = "The paper"\n+++\n\nWe ask:\n\n` +
        ["commit", "role", "constructor", "chair", "services-2.1", "fund"].map((id) => `> [!QUESTION ${id}]\n`).join("\n"),
    "content/consultations/over/consultation.toml": `title = "Over"\ncloses = "1 October 2010"\n${questions}`,
    "content/consultations/ahead/consultation.toml": `title = "Ahead"\nopens = "1 January 2011"\ncloses = "1 March 2011"\n${questions}`,
};

// What a keyboard fills in, and the file that comes of it.
const typed = {
    name: "Quilla Harkness", organisation: "Oak School", reference: "HS-017", "text-commit": "As far\nas we can <b>go</b>.", "text-role": "It leads.",
    "amount-fund": "£1,200.50",
};
const expected = {
    format: "plansite response 1",
    consultation: "partnership",
    reference: "HS-017",
    respondent: { name: "Quilla Harkness", organisation: "Oak School", kind: "High school" },
    answers: {
        commit: { text: "As far\nas we can <b>go</b>." },
        role: { choice: "yes", text: "It leads." },
        constructor: { choice: "About right" },
        chair: { choice: 'A "governor" & <clerk>' },
        "services-2.1": { choices: ["Training", "Consultancy"] },
        fund: { amount: "1200.50" },
    },
};

let folder, browser;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "plansite-form-"));
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

const address = (name) => pathToFileURL(join(folder, "public/consultations", name, "respond.html")).href;

// A page of a browser that has kept nothing yet. It notes every fault, and `close` demands that there is none. `mails` are the
// addresses that were handed to the e-mail program.
async function open_form({ name = "partnership", before_scripts = () => {}, ...settings } = {}) {
    const context = await browser.newContext({ acceptDownloads: true, ...settings });
    const faults = [], mails = [];
    context.on("request", (request) => {
        if (request.url().startsWith("mailto:")) mails.push(new URL(request.url()));
        else if (!request.url().startsWith(pathToFileURL(join(folder, "public")).href)) faults.push(`requested: ${request.url()}`);
    });
    context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("dialog", (dialog) => dialog.accept());
    await page.addInitScript(before_scripts);
    await page.goto(address(name));
    const close = async () => {
        assert.deepEqual(faults, []);
        await context.close();
    };
    return { page, mails, close };
}

// Goes on with the Tab key until the wanted field or button has the focus.
async function reach(page, selector) {
    for (let i = 0; i < 80; ++i) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`no way to ${selector} by keyboard`);
}

async function press(page, action) {
    await reach(page, `[data-do="${action}"]`);
    await page.keyboard.press("Enter");
}

async function type_everything(page) {
    for (const name of ["name", "organisation", "reference"]) {
        await reach(page, `[name="${name}"]`);
        await page.keyboard.type(typed[name]);
    }
    await reach(page, '[name="kind"]');
    await page.keyboard.press("ArrowDown");
    await reach(page, '[name="text-commit"]');
    await page.keyboard.type(typed["text-commit"]);
    await reach(page, '[name="choice-role"]');
    await page.keyboard.press("Space");
    await reach(page, '[name="text-role"]');
    await page.keyboard.type(typed["text-role"]);
    for (const question of ["constructor", "chair"]) {
        await reach(page, `[name="choice-${question}"]`);
        await page.keyboard.press("ArrowDown");
    }
    for (const option of ["Training", "Consultancy"]) {
        await reach(page, `[name="choices-services-2.1"][value="${option}"]`);
        await page.keyboard.press("Space");
    }
    await reach(page, '[name="amount-fund"]');
    await page.keyboard.type(typed["amount-fund"]);
}

// The saved file: its name, and what it holds but for the time, which is checked here.
async function save(page) {
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "save")]);
    const { saved, ...response } = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.match(saved, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    return { name: download.suggestedFilename(), response };
}

// The same, kept as it was downloaded: where.
async function save_as(page, name) {
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "save")]);
    const path = join(folder, name);
    await download.saveAs(path);
    return path;
}

async function load(page, bytes) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "load")]);
    await page.evaluate(() => { document.querySelector(".said").textContent = ""; });
    await chooser.setFiles({ name: "answers.json", mimeType: "application/json", buffer: Buffer.from(bytes) });
    return said(page);
}

async function said(page) {
    await page.waitForFunction(() => document.querySelector(".said").textContent !== "");
    return page.textContent(".said");
}

// What the page holds, whatever way it came there.
const state = (page) => page.evaluate(() => Object.fromEntries(new FormData(document.getElementById("response"))));
const kept = (page) => page.evaluate(() => Object.keys(localStorage));

test("answers are typed, saved, kept, cleared, loaded and edited", async () => {
    const { page, close } = await open_form();
    assert.equal(await page.isHidden(".kept"), true);
    await type_everything(page);
    const first = await save(page);
    assert.equal(first.name, "partnership-HS-017.json");
    assert.deepEqual(first.response, expected);
    assert.match(await said(page), /^Saved as partnership-HS-017\.json, with 6 of 6 questions answered\./);

    await page.reload();
    assert.equal(await page.isVisible(".kept"), true);
    assert.deepEqual((await save(page)).response, expected);

    await press(page, "clear");
    assert.deepEqual(Object.values(await state(page)).filter(Boolean), []);
    assert.deepEqual(await kept(page), []);
    await press(page, "undo");
    assert.deepEqual((await save(page)).response, expected);
    await press(page, "clear");
    await page.reload();
    assert.equal(await page.isHidden(".kept"), true);

    assert.equal(await load(page, JSON.stringify(first.response)), "Loaded, with 6 of 6 questions answered.");
    assert.deepEqual((await save(page)).response, expected);

    await reach(page, '[name="text-role"]');
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" It pays.");
    await reach(page, '[name="choices-services-2.1"][value="Training"]');
    await page.keyboard.press("Space");
    const edited = structuredClone(expected);
    edited.answers.role.text = "It leads. It pays.";
    edited.answers["services-2.1"].choices = ["Consultancy"];
    assert.deepEqual((await save(page)).response, edited);
    await close();
});

test("files of strangers are refused, or become harmless text", async (context) => {
    const { page, close } = await open_form();
    await page.fill('[name="text-commit"]', "Mine");
    const untouched = await state(page);
    const response = (changes) => JSON.stringify({ ...expected, ...changes });
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const refused = {
        "no JSON": ["<!doctype html>", /^Not loaded: the file does not hold answers/],
        "nothing": ["", /^Not loaded: the file does not hold answers/],
        "null": ["null", /^Not loaded: the file does not hold answers/],
        "another format": [response({ format: "plansite response 2" }), /^Not loaded: the file does not hold answers/],
        "another consultation": [response({ consultation: "over" }), /^Not loaded: the file holds answers to another/],
        "2 MB": [response({ filler: "x".repeat(2e6) }), /^Not loaded: the file is larger than 1 MB/],
        "deep lists": [deep, /^Not loaded: the file does not hold answers/],
    };
    for (const [what, [bytes, words]] of Object.entries(refused))
        await context.test(what, async () => {
            assert.match(await load(page, bytes), words);
            assert.deepEqual(await state(page), untouched);
        });

    const elements = () => page.evaluate(() => document.querySelectorAll("*").length);
    const before = await elements();
    const markup = '<img src=x onerror="document.title = 1"><script>document.title = 1</script>\u202e{name}$&';
    const strange = {
        "markup": [response({ reference: markup, respondent: {}, answers: { commit: { text: markup } } }), "Loaded, with 1 of 6 questions answered.",
            { reference: markup, "text-commit": markup }],
        "values of other types": [
            `{"format":"plansite response 1","consultation":"partnership","reference":{},"respondent":7,"answers":{"commit":[],"role":{"text":${deep},"choice":${deep}},"chair":"x","fund":null}}`,
            /^Loaded, with 0 of 6 questions answered\. .* left out\.$/, {}],
        "no answers": [response({ reference: null, respondent: null, answers: null }), "Loaded, with 0 of 6 questions answered.", {}],
        "names of the language": [
            `{"format":"plansite response 1","consultation":"partnership","respondent":{"__proto__":{"name":"x"}},"answers":{"__proto__":{"text":"x"},"valueOf":{"text":"y"},"toString":7}}`,
            /they were left out/, {}],
        "unknown questions and choices": [
            response({ reference: "", respondent: {}, answers: { other: { text: "x" }, role: { choice: "perhaps", text: "Why" }, "services-2.1": { choices: ["Advice", "Gold"] } } }),
            /^Loaded, with 2 of 6 questions answered\. The file also holds answers .* left out\.$/, { "text-role": "Why", "choices-services-2.1": "Advice" }],
        "half characters": [String.raw`{"format":"plansite response 1","consultation":"partnership","answers":{"commit":{"text":"a\ud800b"}}}`,
            "Loaded, with 1 of 6 questions answered.", { "text-commit": "ab" }],
    };
    for (const [what, [bytes, words, values]] of Object.entries(strange))
        await context.test(what, async () => {
            const answer = await load(page, bytes);
            if (typeof words === "string") assert.equal(answer, words);
            else assert.match(answer, words);
            const filled = Object.entries(await state(page)).filter(([, value]) => value !== "");
            assert.deepEqual(Object.fromEntries(filled), values);
            assert.equal(await elements(), before);
            assert.equal(await page.evaluate(() => ({}).text ?? ({}).name), undefined);
            assert.notEqual(await page.title(), "1");
        });
    await close();
});

// The way of an answer from the form to the outcome: saved, loaded after a reload, edited, saved again, added up, published.
test("what is saved is added up, and the outcome shows it without names", async () => {
    const { page, close } = await open_form();
    await type_everything(page);
    const first = await save_as(page, "first.json");
    await page.reload();
    await press(page, "clear");
    await load(page, readFileSync(first));
    await page.fill('[name="text-role"]', "It leads, with <script>fetch('https://evil.example')</script> care.");
    await page.waitForTimeout(1100); // the later of two is told by the second
    const second = await save_as(page, "second.json");
    await close();

    const site = join(folder, "later");
    cpSync(join(folder, "site"), site, { recursive: true });
    appendFileSync(join(site, "site.toml"), "small_groups = 1\n");
    writeFileSync(join(site, "content/consultations/partnership/outcome.toml"), 'published = 2011-01-28\nsummary = "It goes ahead."\n');
    const program = process.env.PLANSITE_PROGRAM ?? "plansite";
    const environment = { ...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(2010, 11, 17) / 1000) };
    const told = execFileSync(program, ["collate", "partnership", first, second, "--site", site], { encoding: "utf8", env: environment });
    assert.match(told, /1 response, 1 late, 1 repeated, 0 refused/);
    const published = join(folder, "published");
    execFileSync(program, ["build", site, "--output", published, "--as-of", "2011-02-01", "--quiet"]);

    const context = await browser.newContext();
    const faults = [];
    context.on("request", (request) => {
        if (!request.url().startsWith(pathToFileURL(published).href)) faults.push(request.url());
    });
    const outcome = await context.newPage();
    await outcome.goto(pathToFileURL(join(published, "consultations/partnership/outcome.html")).href);
    const text = await outcome.innerText("main");
    assert.ok(text.includes("It leads, with <script>fetch('https://evil.example')</script> care."));
    assert.match(text, /About right\s+1\b/);
    assert.deepEqual(faults, []);
    await context.close();

    const files = readdirSync(published, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    assert.ok(files.length > 20);
    for (const file of files) {
        const bytes = readFileSync(join(file.path ?? file.parentPath, file.name), "utf8");
        for (const name of ["Quilla Harkness", "Oak School", "HS-017"]) assert.ok(!bytes.includes(name), `${name} in ${file.name}`);
    }
});

test("what was loaded over one's own answers is taken back", async () => {
    const { page, close } = await open_form();
    await page.fill('[name="text-commit"]', "Mine");
    await load(page, JSON.stringify(expected));
    await press(page, "undo");
    assert.deepEqual((await save(page)).response.answers, { commit: { text: "Mine" } });
    await close();
});

test("answers go to the e-mail program, unless they are long", async () => {
    const { page, mails, close } = await open_form();
    await load(page, JSON.stringify(expected));
    await Promise.all([page.waitForRequest(/^mailto:/), press(page, "mail")]);
    assert.match(await said(page), /in a new message to partnership@example\.org/);
    const [mail] = mails;
    assert.equal(mail.protocol + mail.pathname, "mailto:partnership@example.org");
    assert.equal(mail.searchParams.get("subject"), 'Response: A partnership of "schools" & <others>');
    assert.equal(mail.searchParams.get("body"), [
        "HS-017", "Quilla Harkness", "Oak School", "High school", "",
        "Question 1", "", "How far do you want to commit yourselves?", "", "As far", "as we can <b>go</b>.", "",
        "Question 2", "", "Is this its role?", "", "yes", "It leads.", "",
        "Question 3", "", "Is the pace right?", "", "About right", "",
        "Question 4", "", "Who should chair the Board?", "", 'A "governor" & <clerk>', "",
        "Question 5", "", "Which services would you buy?", "", "Training", "Consultancy", "",
        "Question 6", "", "How much would you pay a year?", "", "1200.50"].join("\r\n"));

    await page.fill('[name="text-commit"]', "long ".repeat(400));
    await press(page, "mail");
    assert.match(await said(page), /^Too long .* attach it to an e-mail to partnership@example\.org\.$/);
    assert.equal(mails.length, 1);
    await close();
});

test("a browser that keeps nothing says so, and the form goes on", async () => {
    const refuse = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    const { page, close } = await open_form({ before_scripts: refuse });
    assert.equal(await page.isVisible(".unkept"), true);
    await type_everything(page);
    assert.deepEqual((await save(page)).response, expected);
    await close();
});

test("an amount in words is pointed at", async () => {
    const { page, close } = await open_form();
    const named = () => page.getByRole("textbox", { name: "Amount in pounds Question 6" });
    await named().press("t");
    await page.keyboard.press("Tab");
    assert.equal(await page.isVisible(".fault"), true);
    await named().fill("£1,200");
    await page.keyboard.press("Tab");
    assert.equal(await page.isVisible(".fault"), false);
    await close();
});

test("the page can load and send nothing", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address("partnership"));
    const violated = await page.evaluate(async () => {
        const found = new Set();
        document.addEventListener("securitypolicyviolation", (event) => found.add(event.effectiveDirective));
        const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
        add("script", { textContent: "document.title = 'ran'" });
        add("style", { textContent: "body { display: none }" });
        add("img", { src: "http://127.0.0.1:9/" });
        await fetch("http://127.0.0.1:9/").catch(() => {});
        const form = document.getElementById("response");
        form.action = "http://127.0.0.1:9/";
        form.submit();
        await new Promise((done) => setTimeout(done, 200));
        return [...found].sort();
    });
    assert.deepEqual(violated, ["connect-src", "form-action", "img-src", "script-src-elem", "style-src-elem"]);
    assert.notEqual(await page.title(), "ran");
    await context.close();
});

test("without scripts it is a form to print, with no buttons", async () => {
    const { page, close } = await open_form({ javaScriptEnabled: false });
    assert.equal(await page.locator("textarea:visible").count(), 6);
    assert.equal(await page.locator("button:visible, [type=file]:visible").count(), 0);
    assert.equal(await page.getByText("Nothing is sent or kept by this page").isVisible(), true);
    assert.equal(await page.getByText("By post: Civic Centre").isVisible(), true);
    await close();
});

for (const [name, words] of [["over", /Closed .*1 October 2010/], ["ahead", /Opens .*1 January 2011/]])
    test(`a consultation that is not open shows its questions only: ${name}`, async () => {
        const { page, close } = await open_form({ name });
        assert.equal(await page.getByText(words).first().isVisible(), true);
        assert.equal(await page.locator("main :is(form, input, textarea, button, script)").count(), 0);
        assert.equal(await page.locator(".asked").count(), 6);
        await close();
    });

for (const [what, settings] of Object.entries({
    "1280 pixels": { viewport: { width: 1280, height: 900 } },
    "320 pixels": { viewport: { width: 320, height: 640 } },
    "the dark": { colorScheme: "dark" },
    "forced colours": { forcedColors: "active" },
}))
    test(`the form is accessible, empty and filled: ${what}`, async () => {
        const { page, close } = await open_form(settings);
        const violations = async () => (await page.evaluate(
            (values) => globalThis.axe.run({ preload: false, runOnly: { type: "tag", values } }), rules)).violations
            .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
        await page.evaluate(axe);
        assert.deepEqual(await violations(), []);
        await type_everything(page);
        await page.keyboard.type("x");
        await press(page, "clear");
        await press(page, "undo");
        assert.deepEqual(await violations(), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await close();
    });

test("a field is called by its label and its question", async () => {
    const { page, close } = await open_form();
    const group = page.getByRole("group", { name: "Question 2 Is this its role?" });
    assert.equal(await group.getByRole("radio").count(), 3);
    assert.equal(await group.getByRole("textbox", { name: "Why? Question 2", exact: true }).count(), 1);
    assert.equal(await page.getByRole("group", { name: "Who you answer as" }).getByRole("radio").count(), 2);
    assert.equal(await page.getByRole("link", { name: "Question 1 in the paper, section 2" }).getAttribute("href"), "paper.html#question-commit");
    await close();
});

test("paper shows all questions, and all of a long answer", async () => {
    const { page, close } = await open_form();
    const lines = Array.from({ length: 200 }, (_, i) => `line ${i} of the answer`);
    await page.fill('[name="text-commit"]', lines.join("\n"));
    const file = join(folder, "form.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const missing = [...lines, "How far do you want to commit yourselves?", "Is this its role?", "Not sure", "Is the pace right?", "Too fast",
        "Who should chair the Board?", "Which services would you buy?", "Consultancy", "How much would you pay a year?", "partnership@example.org"]
        .filter((words) => !text.includes(words));
    assert.deepEqual(missing, []);
    assert.ok(!text.includes("Save to a file"));
    await close();
});
