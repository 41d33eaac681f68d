// Another program reads the WARC of a published site: PLANSITE_PUBLIC=DIR ARCHIVE_TREE=PROGRAM node --test
// tests/archive/warc_test.mjs. warcio.js finds every file under its address, byte for byte, and every folder; the digests are
// those of what it reads.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { WARCParser } from "warcio";

const root = resolve(process.env.PLANSITE_PUBLIC ?? "public");
const base = "https://plans.example/2009/";
const paths = readdirSync(root, { recursive: true })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
const address = (path) => base + path.split("/").map(encodeURIComponent).join("/");
const digest = (bytes) => "sha256:" + createHash("sha256").update(bytes).digest("hex");

const written = () => execFileSync(process.env.ARCHIVE_TREE, ["warc", root, base], { maxBuffer: 2 ** 30 });
const warc = written();

// All records, with their blocks as they are, or the payloads of HTTP messages.
async function records(parseHttp) {
    const found = [];
    for await (const record of WARCParser.iterRecords([warc], { parseHttp })) {
        found.push({ record, bytes: Buffer.from(await record.readFully(parseHttp)) });
    }
    return found;
}

test("every file is there under its address, byte for byte", async () => {
    assert.ok(paths.length > 100, `only ${paths.length} files below ${root}`);
    const responses = (await records(true)).filter(({ record }) => record.warcType === "response");
    assert.deepEqual(responses.map(({ record }) => decodeURIComponent(record.warcTargetURI)).sort(),
                     paths.map((path) => base + path).sort());
    const byAddress = new Map(responses.map((response) => [response.record.warcTargetURI, response]));
    for (const path of paths) {
        const { record, bytes } = byAddress.get(address(path)) ?? assert.fail(`${path}: not at ${address(path)}`);
        assert.ok(bytes.equals(readFileSync(join(root, path))), path);
        assert.equal(record.warcPayloadDigest, digest(bytes), path);
        assert.equal(record.httpHeaders.statusCode, 200);
        assert.equal(Number(record.httpHeaders.headers.get("Content-Length")), bytes.length);
        const type = record.httpHeaders.headers.get("Content-Type");
        if (path.endsWith(".html")) assert.equal(type, "text/html; charset=utf-8");
        if (!/(^|\/)\.[^/]*$/.test(path)) assert.notEqual(type, "application/octet-stream", `${path}: of no type`);
    }
});

test("every folder with a page leads to that page", async () => {
    const all = await records(true);
    const byId = new Map(all.map(({ record }) => [record.warcHeader("WARC-Record-ID"), record]));
    const revisits = all.filter(({ record }) => record.warcType === "revisit");
    const pages = paths.filter((path) => /(^|\/)index\.html$/.test(path));
    assert.deepEqual(revisits.map(({ record }) => record.warcTargetURI).sort(),
                     pages.map((path) => address(path).slice(0, -"index.html".length)).sort());
    for (const { record, bytes } of revisits) {
        const first = byId.get(record.warcHeader("WARC-Refers-To"));
        assert.equal(first.warcTargetURI, record.warcTargetURI + "index.html");
        assert.equal(first.warcTargetURI, record.warcRefersToTargetURI);
        assert.equal(first.warcDate, record.warcRefersToDate);
        assert.equal(first.warcPayloadDigest, record.warcPayloadDigest);
        assert.equal(bytes.length, 0);
    }
});

test("blocks have the digests and numbers that they should", async () => {
    const all = await records(false);
    assert.equal(all[0].record.warcType, "warcinfo");
    assert.match(all[0].bytes.toString(), /^software: plansite/);
    const numbers = new Set();
    for (const { record, bytes } of all) {
        assert.equal(record.warcBlockDigest, digest(bytes), record.warcTargetURI);
        assert.equal(record.warcDate, "2009-03-31T00:00:00Z");
        const number = record.warcHeader("WARC-Record-ID");
        assert.match(number, /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/);
        assert.ok(!numbers.has(number), `${number} twice`);
        numbers.add(number);
        if (record !== all[0].record) {
            assert.equal(record.warcHeader("WARC-Warcinfo-ID"), all[0].record.warcHeader("WARC-Record-ID"));
        }
    }
    console.log(`${all.length} records, ${warc.length} bytes`);
});

test("the same site makes the same file", () => {
    assert.ok(written().equals(warc));
});
