#!/usr/bin/env python3
"""What web archives ask of a site, looked for in a finished one: web_archive_test.py PUBLIC_DIR

The rules are those of the UK Government Web Archive for developers: a crawler that runs no script finds everything, from the front page and
from both site maps; nothing needs a form, a query or another server; pictures have words beside them; a licence is stated.
"""

import sys
import xml.etree.ElementTree as xml
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

ROOT = Path(sys.argv[1])
FAULTS = []


def fault(page, words):
    FAULTS.append(f"{page}: {words}")


class Page(HTMLParser):
    """The addresses on a page, and what a crawler cannot use."""

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.body, self.pictures, self.named = path, set(), "", 0, 0
        self.feed((ROOT / path).read_text(encoding="utf-8"))

    def follow(self, address, needed):
        parts = urlsplit(address)
        if parts.scheme in ("mailto", "tel") or (parts.scheme and not needed):
            return
        if parts.scheme or parts.netloc:
            return fault(self.path, f"needs {address} of another place")
        if parts.query:
            fault(self.path, f"{address} has a query")
        if parts.path:
            self.links.add(normpath(join(dirname(self.path), unquote(parts.path))))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "body":
            self.body = given.get("class", "")
        if tag == "a" and "href" in given:
            self.follow(given["href"], needed=False)
        if tag in ("link", "img", "script", "source", "iframe", "embed", "object"):
            address = given.get("href") or given.get("src") or given.get("data")
            if address and given.get("rel") != "canonical":
                self.follow(address, needed=True)
        if tag in ("iframe", "embed", "object", "video", "audio", "base", "meta") and (tag != "meta" or given.get("http-equiv", "").lower() == "refresh"):
            fault(self.path, f"has <{tag}>")
        if tag == "form" and given.get("method", "get").lower() == "post":
            fault(self.path, "has a form that asks a server")
        if tag == "form" and "action" in given:
            self.follow(given["action"], needed=True)  # a page that is there, and asks nobody
        if tag == "img" and "alt" not in given:
            fault(self.path, "has a picture without words")
        if tag == "svg" and given.get("role") == "img":
            self.pictures += 1
        if tag == "title" or tag == "desc":
            self.named += 1


def reached(pages, start):
    seen, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path in pages:
            waiting += pages[path].links
    return seen


def main():
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file() and path.name != ".plansite"}
    pages = {path: Page(path) for path in sorted(files) if path.endswith(".html")}
    frozen = {path for path in pages if "/editions/" in path and path.count("/") > 3}
    assert len(pages) > 100 and len(frozen) > 50, "this is not the example"
    gone = {path for path, page in pages.items() if page.body == "page-gone"} | {"404.html"}

    found = reached(pages, "index.html")
    for path in sorted(set(pages) - found - gone):
        if path not in frozen:
            fault(path, "cannot be reached from the front page")
    for plan in {path.split("/editions/")[0] for path in frozen}:
        for path in sorted(path for path in frozen if path.startswith(plan) and path.endswith("/index.html") and "/plans/" in path[len(plan):]):
            if path.count("/") == plan.count("/") + 5 and path not in found and not path.endswith("plans/index.html"):
                fault(path, "is an edition that cannot be reached")
    for path in sorted(found - files):
        fault(path, "is linked and not there")

    listed = {entry.text for entry in xml.parse(ROOT / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    for path in sorted(set(pages) - frozen - listed - {"404.html"}):
        fault(path, "is not in sitemap.xml")
    for path in sorted(set(pages) - frozen - pages["site-map.html"].links - gone - {"site-map.html"}):
        fault(path, "is not on the page Site map")

    for path in sorted(files):
        if any(character in path for character in "?#%&=+ \\:*\"<>|"):
            fault(path, "has a name that addresses cannot have as it is")
    if len({path.lower() for path in files}) != len(files):
        fault(".", "names differ in letter case only")
    for path, page in pages.items():
        if page.pictures and page.named < 1 + page.pictures:
            fault(path, "has a chart without words")
    if "Licence:" not in (ROOT / "index.html").read_text(encoding="utf-8"):
        fault("index.html", "states no licence")

    for one in FAULTS[:40]:
        print(one)
    print(f"{len(pages)} pages, {len(frozen)} of them frozen, {len(found & set(pages))} reached; {len(FAULTS)} faults")
    return 1 if FAULTS else 0


sys.exit(main())
