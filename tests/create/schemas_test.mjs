// The schemas by which editors check TOML, judged by Taplo, which is what many of them use: it accepts every file of the
// example site, and new files by the `#:schema` line they begin with; and it refuses what plansite refuses.
// PLANSITE_PROGRAM is the program; TAPLO may name another taplo than that of node_modules.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.PLANSITE_PROGRAM ?? join(root, "build/plansite");
const taplo = process.env.TAPLO ?? join(root, "node_modules/.bin/taplo");
const folder = mkdtempSync(join(tmpdir(), "plansite-schemas-"));
after(() => rmSync(folder, { recursive: true }));

const plansite = (...words) => execFileSync(program, words, { encoding: "utf8" });

// What taplo has against files; empty where it has nothing.
function lint(files, ...options) {
    const result = spawnSync(taplo, ["lint", ...options, ...files], { encoding: "utf8", cwd: folder });
    assert.equal(result.error, undefined, "taplo cannot be run: npm ci");
    return result.status === 0 ? "" : result.stderr;
}

function tomlBelow(path) {
    return readdirSync(path, { recursive: true }).filter((name) => name.endsWith(".toml")).map((name) => join(path, name));
}

// The kind of a TOML file of a site, by its path.
function kindOf(path) {
    const parent = basename(dirname(path));
    if (parent === "priorities") return "priority";
    if (parent === "updates") return "update";
    return basename(path, ".toml");
}

test("every file of the example is good by the schema of its kind", () => {
    const byKind = new Map();
    for (const path of tomlBelow(join(root, "content"))) {
        if (path.includes("/archive/")) continue; // kept as they were
        byKind.set(kindOf(path), [...(byKind.get(kindOf(path)) ?? []), path]);
    }
    byKind.set("site", [join(root, "site.toml")]);
    assert.ok(byKind.size >= 10, [...byKind.keys()].join());
    for (const [kind, files] of byKind) {
        const schema = join(folder, `${kind}.json`);
        writeFileSync(schema, plansite("schema", "--kind", kind));
        assert.equal(lint(files, "--schema", pathToFileURL(schema).href), "", kind);
    }
});

test("new files name a schema that is there, and it is kept to", () => {
    const site = join(folder, "site");
    plansite("new", "site", site);
    plansite("new", "consultation", site, "--title", "A zone");
    plansite("new", "update", site);
    const files = tomlBelow(site);
    assert.equal(files.length, 7);
    assert.equal(lint(files), "");
    for (const file of files) {
        const text = readFileSync(file, "utf8");
        assert.match(text, /^#:schema (\.\.\/)*\.plansite\/schemas\/[a-z]+\.json\n/);
        writeFileSync(file, text.replace("\n\n", "\n\nno_such_key = 1\n"));
        assert.match(lint([file]), /no_such_key/);
        writeFileSync(file, text);
    }
    const plan = join(site, "content/plans/attendance/plan.toml");
    writeFileSync(plan, readFileSync(plan, "utf8").replace('stage = "in-force"', 'stage = "in-farce"'));
    assert.match(lint([plan]), /in-farce/);
});
