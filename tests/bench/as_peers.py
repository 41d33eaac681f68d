#!/usr/bin/env python3
"""Move a site of plansite to the addresses of the other generators: as_peers.py MODEL SITE OUT

The addresses of plansite are fixed (plans/NAME/activity-1.3.html); the others have /NAME/PRIORITY/ACTIVITY/. So that
check_equal.py can compare page by page, the pages that both have are copied to the others' addresses and their links with
them. One more thing is levelled: plansite puts an anchor and a link to it on each numbered paragraph and heading, where
the others have a plain number. Nothing else of a page is touched, and pages that the others have not are left out and counted.
"""
import json
import os
import posixpath
import re
import shutil
import sys

NUMBERED = re.compile(r'<p class="numbered" id="([\d.]+)"><a class="number" href="#[\d.]+">([\d.]+)</a> (.*?)</p>', re.S)
HEADING = re.compile(r'<h2 id="(\d+)"><a class="number" href="#\d+">(\d+\.)</a>')


def addresses(model):
    """path of plansite -> path of the others"""
    out = {"index.html": ""}
    for plan in model["plans"]:
        ours, theirs = f"plans/{plan['slug']}/", plan["slug"] + "/"
        out[ours + "index.html"] = theirs
        out[f"consultations/{plan['slug']}/index.html"] = theirs + "consultation/"
        for one in plan["priorities"]:
            out[f"{ours}priority-{one['number']}.html"] = f"{theirs}{one['slug']}/"
            for act in one["activities"]:
                out[f"{ours}activity-{act['ref']}.html"] = f"{theirs}{one['slug']}/{act['slug']}/"
        for one in plan["targets"]:
            out[f"{ours}target-{one['number']}.html"] = f"{theirs}targets/{one['slug']}/"
    return out


def moved(html, path, known):
    def link(found):
        target = found.group(1)
        if ":" in target or target.startswith("#"):
            return found.group(0)
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return f'href="/{known.get(page, page)}"'

    html = re.sub(r'href="([^"]*)"', link, html)
    html = NUMBERED.sub(r'<div class="para" id="p\1"><span class="num">\2</span> <p>\3</p></div>', html)
    return HEADING.sub(r'<h2 id="s\1">\2', html)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        known = addresses(json.load(file))
    site, out = sys.argv[2:4]
    shutil.rmtree(out, ignore_errors=True)
    left = others = 0
    for folder, _, names in os.walk(site):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), site)
            if path not in known:
                left += name.endswith(".html")
                others += not name.endswith(".html")
                continue
            with open(f"{site}/{path}", encoding="utf-8") as file:
                html = moved(file.read(), path, known)
            os.makedirs(f"{out}/{known[path]}", exist_ok=True)
            with open(f"{out}/{known[path]}index.html", "w", encoding="utf-8") as file:
                file.write(html)
    print(f"{len(known)} pages moved; left out {left} pages and {others} other files that only plansite has")


if __name__ == "__main__":
    main()
