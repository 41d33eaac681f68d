#!/usr/bin/env python3
"""Writes a site whose every text is hostile: make_site.py PLANSITE FOLDER SET [--groups N] [--first N] [--each]

SET is one of payloads.py: scripts, templates, links, addresses, injections. The field tables say what there is to fill
(`plansite schema`), so a new field is filled by itself. There are N groups (4), each a plan, a consultation and a document with a
file of every kind, and each has its share of the payloads, four to a text, the next text beginning with the next of them; with
`--each` a group has one payload alone, the Nth from --first on.

What plansite refuses is replaced by something tame, for else nothing would be published, and counted. Prints how many texts hold
a payload, in how many of the schema's fields, and how many were refused.
"""

import argparse
import json
import os
import re
import subprocess
import sys

import payloads

# What a field needs to be of any use where a payload would be refused, by its name.
TAME = {
    "base_url": "https://plans.example.org/", "language": "en-GB", "field": "task", "party": "A body", "opens": "1 November 2010",
    "closes": "3 December 2010", "completion": "July 2010", "due": "July 2010", "starts": "March 2010", "when": "June 2010", "period": "2009-10",
    "contact": "a@b.example", "email": "a@b.example", "url": "https://a.example/", "to": "https://a.example/", "question": "q0", "numbering": "as-written",
    "count": "3 of 8", "value": 5, "revised_value": 6, "revised_date": "July 2011", "level": "l0", "see": "plan:p0", "supports": "plan:p0", "related": "plan:p0", "breaks": "2009-10",
    "tolerance": 1, "baseline": "2008-09", "date": "2010-03-01", "closes_at": "17:00", "file": "x.txt", "outcome_by": "May 2011", "decision": "February 2011",
}
# Fields whose texts decide on others, so that they are tame from the start.
FIXED = {"id", "field", "question", "base_url", "language", "opens", "closes", "completion", "due", "starts", "date", "numbering", "file", "closes_at"}
ADDRESSES = {"url", "to", "base_url", "contact", "email"} # fields that become links
# Left out: what would hide a thing, or needs another that is not here.
LEFT_OUT = {"draft", "visibility", "theme", "parent", "withdrawn", "year", "changed", "published", "part_of", "next_update", "same_as_previous", "continues", "done", "status", "revised_date"}
MOST = 4  # payloads in a text
COLUMNS = ["task", "criteria", "responsible", "contributors", "completion", "cost", "resources", "support", "timescale", "how", "why", "delivery", "level"]

FILES = {  # by kind; {} is the group's number
    "plan": "content/plans/p{}/plan.toml", "priority": "content/plans/p{}/priorities/1.toml", "targets": "content/plans/p{}/targets.toml",
    "update": "content/plans/p{}/updates/2010-03-01.toml", "consultation": "content/consultations/c{}/consultation.toml",
    "outcome": "content/consultations/c{}/outcome.toml", "responses": "content/consultations/c{}/responses.toml",
    "tables": "content/consultations/c{}/tables.toml", "document": "content/documents/d{}/index.md", "article": "content/consultations/c{}/paper.md",
}


def toml_text(text):
    return '"' + "".join(c if c >= " " and c not in '"\\' and c not in "\x7f\u2028\u2029\ufeff" and not "\u0080" <= c < "\u00a0"
                         else f"\\u{ord(c):04x}" for c in text) + '"'


def toml_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value[1:] if value.startswith("\x00") else toml_text(value)  # after NUL: as it stands, a date
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_text(key)} = {toml_value(one)}" for key, one in value.items()) + "}"
    return str(value)


class Filler:
    """Fills the fields of one file; `refused` are the paths of those that must be tame, or (twice refused) left out."""

    def __init__(self, schema, group, share, refused):
        self.schema, self.group, self.share, self.refused = schema, group, share, refused
        self.turn, self.filled = 0, {}

    def payload(self, path):
        refusals = self.refused.get(path, 0)
        name = path.rsplit(".", 1)[-1].split("[")[0]
        if name in FIXED or refusals:
            return TAME.get(name, "Something tame") if refusals < 2 else None
        self.turn += 1
        start = self.turn % len(self.share)
        most = 1 if name in ADDRESSES else MOST
        self.filled[path] = " ".join((self.share[start:] + self.share[:start])[:most])
        return self.filled[path]

    def value(self, node, path, index):
        """The value of a node of the schema; nothing for what is left out."""
        name = path.rsplit(".", 1)[-1].split("[")[0]
        if name in LEFT_OUT or (self.refused.get(path, 0) > 2 and name != "id"):
            return None
        if "$ref" in node:
            node = self.schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        if "anyOf" in node:
            return self.any_of(node["anyOf"], path, index)
        kind = node.get("type")
        if "enum" in node:
            return node["enum"][index % len(node["enum"])]
        if name == "id":
            elsewhere = "e-" if path.startswith("directory") else ""
            return f"{elsewhere}{path.split('.')[-2].split('[')[0][0]}{index}"
        if name == "ref" and self.refused.get(path, 0):
            return f"{index}"
        if name == "field":
            return COLUMNS[index % len(COLUMNS)]
        if name == "about":
            return f"target:t{index % 7}"  # as many as there are methods
        if node.get("format") == "date":
            return "\x002010-03-01"
        if "properties" in node:
            return self.table(node, path, index)
        if kind == "object":  # any keys
            if isinstance(node["additionalProperties"].get("type"), list):
                return {"2008-09": 3, "2009-10": 5}
            text = self.payload(path + ".a")
            return text and {"a": text}
        if kind == "array":
            return self.items(node["items"], path)
        if kind == "boolean":
            return True
        if kind in ("integer", "number"):
            return 3
        return self.payload(path)

    def any_of(self, choices, path, index):
        kinds = [choice.get("type") for choice in choices]
        if "array" in kinds and choices[kinds.index("array")]["items"].get("type") == "object":
            return self.items(choices[kinds.index("array")]["items"], path)
        text = self.payload(path)
        if text is None:
            return None
        if "object" in kinds and "array" not in kinds and self.turn % 7 == 0:
            return {"en-GB": text, "cy": text}
        return [text, text] if "array" in kinds else text

    def items(self, node, path):
        node = self.schema["$defs"][node["$ref"].rsplit("/", 1)[-1]] if "$ref" in node else node
        enums = [len(one["enum"]) for one in node.get("properties", {}).values() if "enum" in one]
        count = max([2, *(size for size in enums if size < 9)]) if node.get("properties") else 2
        if path.endswith("columns"):
            count = len(COLUMNS)
        if path.endswith("report"):
            count = 7  # one of each target
        found = [self.value(node, f"{path}[{i}]", i) for i in range(count)]
        return [one for one in found if one is not None] or None

    def table(self, node, path, index):
        out = {key: self.value(one, f"{path}.{key}", index) for key, one in node["properties"].items()}
        return {key: one for key, one in out.items() if one is not None} or None


def lines_of(table, path, heading=""):
    """TOML a value a line, with the path of each; tables within come last."""
    is_table = lambda value: isinstance(value, dict) and all(not isinstance(key, str) or key.isidentifier() for key in value) and any(
        isinstance(one, (dict, list)) for one in value.values())
    is_tables = lambda value: isinstance(value, list) and value and isinstance(value[0], dict)
    for key, value in table.items():
        if not is_table(value) and not is_tables(value):
            yield f"{key} = {toml_value(value)}", f"{path}.{key}"
    for key, value in table.items():
        name = f"{heading}.{key}" if heading else key
        if is_tables(value):
            for i, one in enumerate(value):
                yield f"[[{name}]]", f"{path}.{key}[{i}]"
                yield from lines_of(one, f"{path}.{key}[{i}]", name)
        elif is_table(value):
            yield f"[{name}]", f"{path}.{key}"
            yield from lines_of(value, f"{path}.{key}", name)


class Site:
    def __init__(self, program, folder, shares):
        self.program, self.folder, self.shares = program, folder, shares
        self.schema = json.loads(subprocess.run([program, "schema"], check=True, stdout=subprocess.PIPE).stdout)
        self.refused, self.places, self.texts = {}, {}, {}

    def write(self):
        self.places, self.texts = {}, {}
        for kind, path in [("site", "site.toml"), ("directory", "content/directory.toml"), ("article", "content/guide/page.md")]:
            self.write_file(kind, path, 0)
        for group in range(len(self.shares)):
            for kind, path in FILES.items():
                self.write_file(kind, path.format(group), group)
            with open(os.path.join(self.folder, f"content/documents/d{group}/x.txt"), "w", encoding="utf-8") as file:
                file.write("a\n")

    def write_file(self, kind, path, group):
        share = self.shares[group]
        filler = Filler(self.schema, group, share, {name[len(path) + 1:]: count for name, count in self.refused.items()
                                                    if name.startswith(path + ":")})
        table = filler.table(self.schema["$defs"][kind], kind, group)
        if kind == "site":
            table["as_of"] = "\x002010-11-20"
        if kind == "priority":
            table.setdefault("ref", "1")
        lines = list(lines_of(table, kind))
        if path.endswith(".md"):
            lines = [("+++", ""), *lines, ("+++", ""), ("", "")]
            for i, text in enumerate(share):
                if not self.refused.get(f"{path}:body.{i}"):
                    lines += [(line, f"body.{i}") for line in [*text.split("\n"), "", f"# {text.splitlines()[0] if text.strip() else ''}", ""]]
            for i in range(6):
                lines += [("", ""), (f"> [!QUESTION q{i}]", ""), ("", "")] if "consultations" in path else []
        self.places[path] = [place for _, place in lines]
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="\n") as file:
            file.write("".join(text.replace("\r", " ") + "\n" for text, _ in lines))
        self.texts.update({f"{path}:{place}": text for place, text in filler.filled.items()})

    def faults(self):
        done = subprocess.run([self.program, "check", self.folder, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode not in (0, 1):
            sys.exit(f"plansite ended with {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
        text = (done.stdout + done.stderr).decode()
        found = json.loads(text[text.index("["):text.rindex("]") + 1])
        return [fault for fault in found if fault["severity"] == "error"]

    def tame(self):
        """Writes, and writes again without what was refused, until nothing is."""
        for _ in range(12):
            self.write()
            faults = self.faults()
            if not faults:
                return
            for place in {place for fault in faults for place in self.places_of(fault)}:
                self.refused[place] = self.refused.get(place, 0) + 1
        sys.exit("refused again and again: " + "\n".join(json.dumps(fault)[:600] for fault in faults[:5]))

    def places_of(self, fault):
        """The fields that a fault is of; of a broken link on a page, those that hold its address."""
        places = self.places.get(fault.get("path", ""))
        if places is not None:
            return [f"{fault['path']}:{places[fault['line'] - 1]}"]
        links = [(place, text) for place, text in self.texts.items() if place.rsplit(".", 1)[-1] in ADDRESSES]
        found = [place for place, text in links if text in fault["message"]] or [place for place, _ in links]
        return found or sys.exit("a fault outside the files: " + json.dumps(fault)[:1000])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("set", choices=["scripts", "templates", "links", "addresses", "injections"])
    parser.add_argument("--groups", type=int, default=4)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--each", action="store_true")
    asked = parser.parse_args()
    texts = getattr(payloads, asked.set.upper())
    if asked.each:
        shares = [[text] for text in texts[asked.first:asked.first + asked.groups]]
    else:
        shares = [texts[i::asked.groups] for i in range(asked.groups)]
    site = Site(os.path.abspath(asked.program), asked.folder, shares)
    site.tame()
    fields = {re.sub(r"\[\d+\]", "", place.split(":", 1)[1]) for place in site.texts}
    print(f"{len(site.texts)} texts in {len(fields)} fields, {sum(map(bool, site.refused.values()))} refused")


if __name__ == "__main__":
    main()
