#!/usr/bin/python3
"""Circulates the example consultation to 140 made-up schools: pack_test.py PROGRAM SITE

Every letter is read by Python's email parser, the list and the register by its csv, the PDF by poppler, and the pack is made a
second time. Then hostile lists. Prints times and sizes, and a line for each fault. Ends with 0: all is well, 1: something is
not, 77: Chromium or poppler-utils is missing.
"""

import csv
import email
import email.policy
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path

PROGRAM, SITE = sys.argv[1], sys.argv[2]
CONSULTATION = "harrow-hsip-2010"
DAY = {"SOURCE_DATE_EPOCH": "1288569600"}  # 1 November 2010
BASE = "https://plans.example.org/"

faults = []


def check(good, what):
    if not good:
        faults.append(what)


def circulate(list_file, pack, *more):
    """The finished process, in an environment with nothing but a path and a day. PDFs are made only where asked for."""
    path = os.environ["PATH"] if "pdf" in more else "/nowhere"
    command = [PROGRAM, "circulate", CONSULTATION, "--site", SITE, "--to", str(list_file), "--output", str(pack),
               "--from", "Harrow, “HSIP” <hsip@harrow.example>", "--base-url", BASE]
    command += [argument for argument in more if argument != "pdf"]
    return subprocess.run(command, env={"PATH": path, **DAY}, capture_output=True, text=True, check=False)


def write_list(path, rows, headings=("School", "E-mail", "Head teacher")):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([headings, *rows])


def register_of(pack):
    with open(pack / "register.csv", newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, strict=True))


def tree_of(pack):
    return {path: path.read_bytes() for path in sorted(pack.rglob("*")) if path.is_file() and path.name != ".lock"}


class Page(HTMLParser):
    """What a page would ask a network for, and the form's reference."""

    def __init__(self, text):
        super().__init__()
        self.asked, self.reference, self.policy = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        for name in ("src", "srcset", "poster", "data", "action") + (("href",) if tag in ("link", "use", "image") else ()):
            if name in attributes and not attributes[name].startswith(("data:", "#")):
                self.asked.append(f"<{tag} {name}={attributes[name]}>")
        if tag == "form":
            self.reference = attributes.get("data-reference", self.reference)
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]


def read_letter(path, entry, recipient, with_pdf):
    """Checks one letter against its line of the register and its row of the list."""
    data = path.read_bytes()
    where = path.name
    check(hashlib.sha256(data).hexdigest() == entry["digest"], f"{where}: the register has another digest")
    check(b"\n" not in data.replace(b"\r\n", b""), f"{where}: a line does not end in CRLF")
    check(max(map(len, data.split(b"\r\n"))) <= 998, f"{where}: a line is too long for RFC 5322")
    letter = email.message_from_bytes(data, policy=email.policy.default)
    for part in letter.walk():
        check(not part.defects, f"{where}: {part.defects}")
    check(sorted(letter.keys()) == ["Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
          f"{where}: headers {letter.keys()}")
    (to,), (sender,) = letter["To"].addresses, letter["From"].addresses
    check((to.display_name, to.addr_spec) == recipient[:2], f"{where}: to {to!r}, not {recipient}")
    check((sender.display_name, sender.addr_spec) == ("Harrow, “HSIP”", "hsip@harrow.example"), f"{where}: from {sender!r}")
    check(letter["Date"].datetime.isoformat() == "2010-11-01T00:00:00+00:00", f"{where}: dated {letter['Date']}")
    reference = entry["reference"]
    check(reference in letter["Subject"], f"{where}: subject {letter['Subject']}")
    check(letter["Message-Id"] == f"<{path.stem}.{CONSULTATION}@plans.example.org>", f"{where}: {letter['Message-Id']}")
    body, *attached = letter.iter_parts()
    text = body.get_content()
    check(f"Your reference is {reference}." in text, f"{where}: the letter does not name the reference")
    check(recipient[0] in " ".join(text.split()), f"{where}: the letter does not name the recipient")
    names = ["paper.html"] + ["paper.pdf"] * with_pdf + ["closing.ics"]
    check([part.get_filename() for part in attached] == names, f"{where}: attached are {[p.get_filename() for p in attached]}")
    page = Page(attached[0].get_content())
    check(page.reference in (reference, None), f"{where}: the form's reference is {page.reference}")
    check(not page.asked, f"{where}: asks for {page.asked[:3]}")
    check(page.policy and page.policy.startswith("default-src 'none'; script-src"), f"{where}: policy {page.policy}")
    return letter["Message-Id"]


def read_pack(pack, recipients, with_pdf):
    register = register_of(pack)
    check([(row["name"], row["email"]) for row in register] == [one[:2] for one in recipients], f"{pack.name}: the register's rows")
    check(len({row["reference"] for row in register}) == len(register), f"{pack.name}: a reference is there twice")
    letters = sorted(path.name for path in (pack / "letters").iterdir())
    check(letters == sorted(Path(row["file"]).name for row in register), f"{pack.name}: the letters are not those of the register")
    ids = {read_letter(pack / row["file"], row, one, with_pdf) for row, one in zip(register, recipients)}
    check(len(ids) == len(register), f"{pack.name}: a Message-ID is there twice")


def read_pdf(pdf):
    def poppler(*arguments):
        return subprocess.run(["pdfinfo", *arguments, pdf], capture_output=True, text=True, check=True).stdout
    facts = dict(re.findall(r"^(\S[^:]*):\s+(.*)$", poppler(), re.M))
    check(facts.get("Tagged") == "yes", "the PDF is not tagged")
    check("Harrow Schools" in facts.get("Title", ""), f"the PDF's title is {facts.get('Title')}")
    check(facts.get("CreationDate", "").startswith("Mon Nov  1 00:00:00 2010"), f"the PDF is of {facts.get('CreationDate')}")
    links = re.findall(r"https?://\S+", poppler("-url"))
    check(any(link.startswith(BASE) for link in links), "the PDF has no links to the site")
    check(all(link.startswith(("http://", "https://")) for link in links), "the PDF links to a place of this machine")
    check(len(poppler("-dests").splitlines()) > 10, "the PDF has no places to which its links lead")
    structure = poppler("-struct")
    for tag in ("H1", "H2", "P", "Table", "TH", "L", "LI"):
        check(re.search(rf"^\s*{tag}(\s|$)", structure, re.M), f"the PDF has no {tag}")
    check(re.search(rb"/Lang\s*\(en-GB\)", pdf.read_bytes()), "the PDF does not say its language")
    return facts.get("Pages")


def whole_pack(folder):
    """140 schools, twice, and one more."""
    kinds = ["Primary School", "High School", "Special School", "Ysgol Gynradd"]
    recipients = [(f"{kinds[i % 4]} No. {i}, St. “Example’s” – Nordtøwn", f"office@school-{i}.sch.example", f"Head {i}")
                  for i in range(1, 141)]
    write_list(folder / "schools.csv", recipients)
    pack = folder / "pack"
    start = time.monotonic()
    run = circulate(folder / "schools.csv", pack, "pdf")
    elapsed = time.monotonic() - start
    check(run.returncode == 0, f"circulate ended with {run.returncode}: {run.stderr[-600:]}")
    check(run.stdout.startswith("140 letters written, 0 recipients written to before, 0 rows left out"), f"it said {run.stdout!r}")
    read_pack(pack, recipients, True)
    pages = read_pdf(pack / "paper.pdf")
    text = (pack / "paper.txt").read_text(encoding="utf-8")
    check(max(map(len, text.splitlines())) <= 78, "paper.txt has a line of more than 78 characters")
    check("Harrow Schools' Improvement Partnership" in text and "<" not in re.sub(r"<(https?:|mailto:)?[^ <>]+>", "", text),
          "paper.txt is not the paper as text")
    ics = (pack / "closing.ics").read_text(encoding="utf-8")
    check("DTSTART;VALUE=DATE:20101203" in ics and ics.count("BEGIN:VEVENT") == 1, "closing.ics has not the closing day")
    size = sum(len(data) for data in tree_of(pack).values())
    print(f"140 letters: {elapsed:.1f} s, {size / 1e6:.1f} MB; paper.html {(pack / 'paper.html').stat().st_size} bytes, "
          f"paper.pdf {(pack / 'paper.pdf').stat().st_size} bytes and {pages} pages")

    before = tree_of(pack)
    start = time.monotonic()
    run = circulate(folder / "schools.csv", pack)
    print(f"again with nothing new: {time.monotonic() - start:.1f} s")
    check(run.returncode == 0 and tree_of(pack) == before, "a second run changes something")
    late = ("A late school", "late@school.example", "Head")
    write_list(folder / "more.csv", [late] + recipients[::-1])
    run = circulate(folder / "more.csv", pack, "--again", register_of(pack)[22]["reference"])
    after = tree_of(pack)
    register = pack / "register.csv"
    check(run.returncode == 0 and after.pop(register).startswith(before.pop(register)), "the register was not added to")
    check({path: after.get(path) for path in before} == before, "a third run changes what was there")
    check(len(after) == len(before) + 2, "a third run does not write two letters")
    read_letter(pack / register_of(pack)[-2]["file"], register_of(pack)[-2], late, True)

    same = folder / "same"
    circulate(folder / "schools.csv", same)
    other = folder / "other"
    circulate(folder / "schools.csv", other)
    check([*tree_of(same).values()] == [*tree_of(other).values()], "two packs of one day differ")


def hostile_list(folder):
    """Rows that try to become headers, other rows or files."""
    override = "\u202e"
    good = [("Comma, Ltd; \"quoted\" <b@c.example>", "comma@school.example"), ("../../etc/passwd", "path@school.example"),
            ("=cmd|' /C calc'!A0", "formula@school.example"), ("<script>alert(1)</script>{{ 7*7 }}", "script@school.example"),
            (("long name " * 20).strip(), "long@school.example")]
    cleaned = [("Bcc\r\nBcc: evil@evil.example\r\n\r\nbody", "crlf@school.example"), (f"a{override}b\u2028c", "bidi@school.example")]
    bad = [("y" * 10_000, "longer@school.example"), ("Address", "a@b.example\r\nBcc: evil@evil.example"),
           ("Two", "a@b.example, evil@evil.example"), ("Option", "-oQ/tmp@evil.example"), ("", "noname@school.example"),
           ("No address", ""), ("Again", "COMMA@school.example")]
    rows = [row + ("Head",) for row in [*good, *cleaned, *bad]]
    write_list(folder / "hostile.csv", rows)
    pack = folder / "hostile"
    run = circulate(folder / "hostile.csv", pack, "--format", "short")
    check(run.returncode == 1, f"a hostile list ended with {run.returncode}: {run.stderr}")
    names = [one[0] for one in good] + ["Bcc Bcc: evil@evil.example body", "abc"]
    register = register_of(pack)
    check([row["email"] for row in register] == [one[1] for one in good + cleaned], f"hostile: {register}")
    for row, name in zip(register, names):
        read_letter(pack / row["file"], row, (name, row["email"]), False)
        data = (pack / row["file"]).read_bytes()
        check(not re.search(rb"^bcc:", data, re.M | re.I), f"{name!r} became a header")
    check(run.stderr.count("[invalid-recipient]") == 6, f"not six rows refused: {run.stderr}")
    check(run.stderr.count("[duplicate-recipient]") == 1, f"no duplicate: {run.stderr}")
    check(run.stderr.count("[hidden-characters]") == 3, f"not three texts cleaned: {run.stderr}")
    check("Debian package chromium" in run.stderr, f"the missing Chromium is not explained: {run.stderr}")
    written = {str(path.relative_to(pack)) for path in tree_of(pack)}
    check(written == {row["file"] for row in register} | {"paper.html", "paper.txt", "closing.ics", "register.csv"},
          f"hostile: files {written}")
    formula = next(row["name"] for row in register if row["email"] == "formula@school.example")
    check(formula == "'=cmd|' /C calc'!A0", f"the register has a formula: {formula}")


def refusals(folder):
    """What ends with usage, and writes nothing."""
    write_list(folder / "one.csv", [("A", "a@school.example", "Head")])
    for what, arguments in {
            "a pack in content/": (folder / "one.csv", Path(SITE) / "content" / "pack"),
            "a list in content/": (Path(SITE) / "content" / "directory.toml", folder / "never"),
            "a list that is not there": (folder / "none.csv", folder / "never")}.items():
        run = circulate(*arguments)
        check(run.returncode == 2 and "help:" in run.stderr, f"{what} ended with {run.returncode}: {run.stderr}")
        check(not arguments[1].exists(), f"{what}: something was written")
    run = circulate(folder / "one.csv", folder / "never", "--from", "nobody")
    check(run.returncode == 2 and not (folder / "never").exists(), f"a wrong sender ended with {run.returncode}")


def nothing_published(folder):
    """No address of a list is anywhere in the site that is built while packs are there."""
    run = subprocess.run([PROGRAM, "build", SITE, "--output", str(folder / "public"), "--quiet"], capture_output=True,
                         text=True, check=False)
    check(run.returncode == 0, f"build ended with {run.returncode}: {run.stderr[-600:]}")
    site = b"".join(tree_of(folder / "public").values())
    addresses = {row["email"] for pack in ("pack", "hostile") for row in register_of(folder / pack)}
    for address in sorted(addresses):
        check(address.encode() not in site, f"{address} is published")
    check(len(addresses) > 140 and len(site) > 100_000, "there is nothing to look for, or nowhere")


def main():
    if not shutil.which("chromium") or not shutil.which("pdfinfo"):
        print("chromium or poppler-utils is missing")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole_pack(folder)
        hostile_list(folder)
        refusals(folder)
        nothing_published(folder)
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
