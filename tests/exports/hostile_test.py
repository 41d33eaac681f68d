#!/usr/bin/python3
"""Takes away the data of a site whose every text is hostile: hostile_test.py PLANSITE [--long]

../hostile/make_site.py fills every text with what would begin a cell, a line, a header or a formula of its own. Other people's
programs read what is made of it (readers.py), and titles come out of JSON and CSV as they were written. No file holds a control
character, or anything that is not UTF-8. With `--long` each payload has a plan to itself.

Prints a line for each fault; the last line is `points N, failures M`. Ends with 0: all held, 1: some did not, 77: a reader is missing.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent / "hostile")]
import make_site  # noqa: E402
import payloads  # noqa: E402
import readers  # noqa: E402

SHARES = [[text] for text in payloads.INJECTIONS] if "--long" in sys.argv[2:] else [payloads.INJECTIONS[i::3] for i in range(3)]
faults = readers.faults
points = 0


def check(good, what):
    global points
    points += 1
    if not good:
        faults.append(what)


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_of(one)


def bare(text):
    """A text without white space, and without the signs that the tables put before what would be a formula."""
    return "".join(text.replace("'", "").split())


def check_texts(site, public):
    """Every title of an activity of a plan stands in that plan's JSON as it was written, and in its tables."""
    for group in range(len(SHARES)):
        data = public / f"plans/p{group}/data"
        in_json = set(texts_of(json.loads((data / "plan.json").read_bytes())))
        in_csv = set()
        for path in data.glob("*.csv"):
            with open(path, encoding="utf-8-sig", newline="") as file:
                in_csv.update(bare(cell) for row in csv.reader(file, strict=True) for cell in row)
        for place, text in site.texts.items():
            if place.startswith(f"content/plans/p{group}/priorities/") and re.search(r"activity\[\d+\]\.title$", place):
                check(text in in_json, f"{place} is not in plan.json: {text!r}")
                check(bare(text) in in_csv, f"{place} is in no table: {text!r}")


def check_bytes(public):
    for path in sorted(public.rglob("*")):
        if path.suffix in (".html", ".csv", ".json", ".ics", ".atom", ".xml", ".js", ".svg", ".txt"):
            found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", path.read_bytes().decode("utf-8"))
            check(not found, f"{path}: a control character: {found!r}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    missing = readers.missing_reader()
    if missing:
        print(f"skipped: {missing} is missing")
        return 77
    with tempfile.TemporaryDirectory(prefix="plansite-injections-") as folder:
        site = make_site.Site(sys.argv[1], folder, SHARES)
        site.tame()
        public = Path(folder) / "public"
        subprocess.run([sys.argv[1], "build", folder, "--output", str(public), "--quiet"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for look in (readers.check_csv, readers.check_atom, readers.check_ics, readers.check_zip):
            before = len(faults)
            look(public)
            check(len(faults) == before, f"{look.__name__} found {len(faults) - before} faults")
        check_texts(site, public)
        check_bytes(public)
    for fault in faults:
        print(fault[:500])
    print(f"points {points}, failures {len(faults)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
