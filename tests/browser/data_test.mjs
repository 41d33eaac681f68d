// Looks at the data of a published site: PLANSITE_PUBLIC=DIR node --test tests/browser/data_test.mjs
// Every plan as JSON is valid by the schema that is published with it, to Ajv; every data package tells the truth of the tables
// that it names: they are there, as large as it says, with the columns that it says.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const files = readdirSync(root, { recursive: true }).sort();
const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

// Strict: a keyword that Ajv does not know, or that could never apply, is a fault of the schema.
function validator() {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats.default(ajv);
    return ajv.compile(json("data/plan.schema.json"));
}

// The first row of a CSV file. Names of columns hold neither quotes nor commas.
function header_of(path) {
    const text = readFileSync(join(root, path), "utf8");
    assert.ok(text.startsWith("\uFEFF"), `${path}: no byte order mark`);
    return text.slice(1, text.indexOf("\r\n")).split(",");
}

test("every plan is valid by the published schema", () => {
    const plans = files.filter((path) => /^plans\/[^/]+\/data\/plan\.json$/.test(path));
    assert.ok(plans.length > 0, `no plans/*/data/plan.json below ${root}`);
    const pages = files.filter((path) => /^plans\/[^/]+\/index\.html$/.test(path));
    assert.equal(plans.length, pages.length, "a plan without data");
    const valid = validator();
    for (const path of plans) {
        assert.ok(valid(json(path)), `${path}: ${JSON.stringify(valid.errors?.slice(0, 5), null, 1)}`);
    }
});

test("the schema finds what is wrong", () => {
    const valid = validator();
    const good = json(files.find((path) => /^plans\/[^/]+\/data\/plan\.json$/.test(path)));
    for (const spoil of [
        (file) => delete file.plan,
        (file) => (file.as_of = "2009-02-30"),
        (file) => (file.format = "plansite plan 2"),
        (file) => (file.plan.surprise = 1),
        (file) => (file.plan.stage = "finished"),
        (file) => (file.plan.title = 7),
        (file) => (file.plan.priorities[0].activity = {}),
    ]) {
        const file = structuredClone(good);
        assert.ok(valid(file));
        spoil(file);
        assert.ok(!valid(file), `is taken for good: ${spoil}`);
    }
});

test("every data package tells the truth of its tables", () => {
    const packages = files.filter((path) => path.endsWith("/datapackage.json"));
    assert.ok(packages.length > 0, `no datapackage.json below ${root}`);
    const named = new Set();
    for (const path of packages) {
        const { profile, resources } = json(path);
        assert.equal(profile, "tabular-data-package", path);
        assert.ok(resources.length > 0, `${path}: no resources`);
        for (const one of resources) {
            const table = relative(root, join(root, dirname(path), one.path));
            assert.ok(existsSync(join(root, table)), `${path}: ${table} is not there`);
            assert.ok(!named.has(table), `${table} is named twice`);
            named.add(table);
            assert.equal(one.bytes, statSync(join(root, table)).size, `${table}: bytes`);
            assert.deepEqual(one.schema.fields.map((field) => field.name), header_of(table), `${table}: columns`);
        }
    }
    assert.deepEqual([...named].sort(), files.filter((path) => path.endsWith(".csv")), "a table that no package names");
});
