#!/usr/bin/python3
"""Reads the data of a finished site with other people's programs: readers.py PUBLIC_FOLDER

*.csv    Python's csv and LibreOffice: as many cells in both, every negative number a number, no formula, whether
         the file is taken apart at commas or at semicolons and tabs
*.atom   feedparser: well-formed, ids and days there, links within the site lead somewhere
*.ics    icalendar: each event once, none ends before it begins, lines of 75 octets
*.zip    zipfile: whole, sorted, and the same as the files of these names on the site

Prints a line for each kind and for each fault. Ends with 0: all is well, 1: something is not, or there is no file of a
kind, 77: a reader is missing.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

faults = []


def missing_reader():
    """The Debian package of a reader that is not there, or nothing."""
    for module in ("feedparser", "icalendar"):
        try:
            __import__(module)
        except ImportError:
            return "python3-" + module
    return None if shutil.which("soffice") else "libreoffice-calc-nogui"


def files_of(root, ending):
    # What is frozen was read when it was made.
    found = sorted(path for path in root.rglob("*" + ending) if path.is_file() and not re.search("/editions/[^/]+/", str(path)))
    if not found:
        faults.append(f"no *{ending} below {root}")
    return found


# CSV

def rows_of(path):
    """The rows as Python reads them, after a look at what RFC 4180 says of lines."""
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf"):
        faults.append(f"{path}: no byte order mark")
    if not data.endswith(b"\r\n"):
        faults.append(f"{path}: the last line has no CRLF")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    if any(len(row) != len(rows[0]) for row in rows):
        faults.append(f"{path}: lines of different lengths")
    if len(set(rows[0])) != len(rows[0]) or "" in rows[0]:
        faults.append(f"{path}: column names that are empty or there twice")
    return rows


def office_cells(paths, separators, folder):
    """The cells that LibreOffice sees in each file, as attributes; empty ones left out. One call for all files."""
    names = [f"{index}.csv" for index in range(len(paths))]
    for path, name in zip(paths, names):
        shutil.copyfile(path, folder / name)
    out = folder / "out"
    subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                    # separators, quote, UTF-8, from line 1, columns as they are, any language, numbers in quotes too
                    f"--infilter=Text - txt - csv (StarCalc):{separators},34,76,1,,0,false,true",
                    "--convert-to", "fods", "--outdir", str(out), *(str(folder / name) for name in names)],
                   env={**os.environ, "HOME": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                   check=True, timeout=600)
    for name in names:
        cells = []
        for cell in ElementTree.parse(out / name.replace(".csv", ".fods")).iter(TABLE + "table-cell"):
            if OFFICE + "value-type" in cell.attrib or TABLE + "formula" in cell.attrib:
                cells += [cell.attrib] * int(cell.get(TABLE + "number-columns-repeated", "1"))
        yield cells


def read_with_office(paths, separators):
    """The cells of each file, after a file with one formula has shown that formulas would be seen."""
    with tempfile.TemporaryDirectory(prefix="plansite-readers-") as name:
        folder = Path(name)
        probe = folder / "probe"
        probe.write_text(f"one{chr(int(separators.split('/')[0]))}=1+1\r\n")
        probed, *cells = office_cells([probe, *paths], separators, folder)
        if len(formulas(probed)) != 1:
            faults.append(f"LibreOffice does not see the formula of the probe (separators {separators})")
        return cells


def formulas(cells):
    return [cell[TABLE + "formula"] for cell in cells if TABLE + "formula" in cell]


def is_negative(text):
    return re.fullmatch(r"-[0-9]+(\.[0-9]+)?", text)


def check_csv(root):
    paths = files_of(root, ".csv")
    total = negative = formula_count = 0
    by_comma, by_others = read_with_office(paths, "44"), read_with_office(paths, "59/9")
    for path, office, others in zip(paths, by_comma, by_others):
        texts = [text for row in rows_of(path) for text in row if text != ""]
        if len(texts) != len(office):
            faults.append(f"{path}: {len(texts)} cells for Python, {len(office)} for LibreOffice")
        for text, cell in zip(texts, office):
            if is_negative(text):
                negative += 1
                if float(cell.get(OFFICE + "value", "nan")) != float(text):
                    faults.append(f"{path}: {text} is no number for LibreOffice")
        for formula in formulas(office) + formulas(others):
            faults.append(f"{path}: a formula: {formula}")
            formula_count += 1
        total += len(texts)
    print(f"csv: {len(paths)} files, {total} cells, {negative} negative numbers, {formula_count} formulas")


# Atom

def leads_somewhere(root, page, link):
    """True for a link out of the site, and for one to a file of it."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return True
    target = Path(os.path.normpath(page.parent / unquote(parts.path)))
    inside = target == root or root in target.parents
    return inside and (target / "index.html" if target.is_dir() else target).is_file()


def check_atom(root):
    import feedparser
    paths = files_of(root, ".atom")
    entries = links = 0
    for path in paths:
        # As it stands: by itself feedparser would make links absolute and leave out tags.
        feed = feedparser.parse(io.BytesIO(path.read_bytes()), resolve_relative_uris=False, sanitize_html=False)
        if feed.bozo:
            faults.append(f"{path}: {feed.bozo_exception}")
        for what in [feed.feed, *feed.entries]:
            if not what.get("id") or not what.get("updated_parsed"):
                faults.append(f"{path}: no id or day: {what.get('title')}")
        ids = [entry.get("id") for entry in feed.entries]
        if len(set(ids)) != len(ids):
            faults.append(f"{path}: an id twice")
        for what in [feed.feed, *feed.entries]:
            found = [link.get("href", "") for link in what.get("links", [])]
            for content in what.get("content", []):
                found += re.findall(r"(?:href|src)=[\"']([^\"']*)", content.value)
            faults.extend(f"{path}: leads nowhere: {link}" for link in found if not leads_somewhere(root, path, link))
            links += len(found)
        entries += len(feed.entries)
    print(f"atom: {len(paths)} files, {entries} entries, {links} links")


# iCalendar

def check_ics(root):
    import icalendar
    paths = files_of(root, ".ics")
    count = 0
    for path in paths:
        data = path.read_bytes()
        lines = data.split(b"\r\n")
        if lines[-1] != b"" or any(b"\n" in line or b"\r" in line for line in lines):
            faults.append(f"{path}: lines that do not end with CRLF")
        if any(len(line) > 75 for line in lines):
            faults.append(f"{path}: a line of more than 75 octets")
        for line in lines:
            line.decode()  # a character cut in two is an error
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        uids = [str(event.get("UID")) for event in events]
        if len(set(uids)) != len(uids) or "None" in uids:
            faults.append(f"{path}: a UID that is missing or there twice")
        for event in events:
            if event.errors:
                faults.append(f"{path}: {event.get('UID')}: {event.errors}")
            elif not {"DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event):
                faults.append(f"{path}: {event.get('UID')}: no DTSTAMP, DTSTART, DTEND or SUMMARY")
            elif not event.decoded("DTSTART") < event.decoded("DTEND"):
                faults.append(f"{path}: {event.get('UID')}: ends before it begins")
        count += len(events)
    print(f"ics: {len(paths)} files, {count} events")


# ZIP

def check_zip(root):
    paths = files_of(root, ".zip")
    count = compared = 0
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if archive.testzip() is not None:
                faults.append(f"{path}: {archive.testzip()} is damaged")
            if names != sorted(set(names), key=str.encode):
                faults.append(f"{path}: names that are not sorted, or there twice")
            for name in names:
                same = next((place for place in (path.parent / name, root / name) if place.is_file()), None)
                if same and same.read_bytes() != archive.read(name):
                    faults.append(f"{path}: {name} is not what {same} is")
                compared += bool(same)
            count += len(names)
    print(f"zip: {len(paths)} files, {count} within, {compared} compared with the site")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    missing = missing_reader()
    if missing:
        print(f"skipped: {missing} is missing")
        return 77
    root = Path(sys.argv[1]).resolve()
    for check in (check_csv, check_atom, check_ics, check_zip):
        try:
            check(root)
        except Exception as error:  # a reader that gives up is a fault of the file
            faults.append(f"{check.__name__}: {type(error).__name__}: {error}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
