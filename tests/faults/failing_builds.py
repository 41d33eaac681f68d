#!/usr/bin/env python3
"""What builds must leave alone: failing_builds.py PLANSITE

Builds that fail – every file of a small site is spoilt in turn, in several ways – change nothing of what was published before: not a
byte, not a date. A build that succeeds replaces what is plansite's: pages of deleted sources are gone, files of others stay.

Ends with 0: all held, 1: some did not.
"""

import os
import shutil
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, FILES, MORE, make_site

PROGRAM = os.path.abspath(sys.argv[1])
SPOILT = {
    "not UTF-8": lambda text: text + b"\n\xff\xfe",
    "a control character": lambda text: text + b"\n# \x01",
    "too large": lambda text: text + b"\n#" + b"x" * (8 << 20),
    "not TOML": lambda text: b'[["\n' + text,
    "an unknown key": lambda text: b'nonsense_key = "x"\n' + text,
    "nested too deep": lambda text: b"x = " + b"[" * 100_000 + b"\n" + text,
}
ADDED = {
    "an id twice": {"content/directory.toml": FILES["content/directory.toml"] * 2},
    "a plan without a title": {"content/plans/q/plan.toml": 'period = "2009"\n'},
    "a link to nothing": {"content/plans/p/more.md": '+++\ntitle = "More"\n+++\n\n[gone](gone.pdf)\n'},
    "a reference to nothing": {"content/plans/p/plan.toml": 'title = "The plan"\nrelated = ["plan:gone"]\n'},
    "one address twice": {"content/plans/p/Notes.md": '+++\ntitle = "Notes"\n+++\n'},
    "a theme that is not there": {"site.toml": 'title = "Plans"\ntheme = "gone"\n'},
    "a template that ends early": {"templates/home.html": "{% if x %}"},
    "a template without its name": {"templates/home.html": "{{ nothing.of.that }}{{ nobody }}"},
    "a template that never ends": {"templates/home.html": '{% include "home.html" %}'},
    "an edition that was altered": {"content/archive/p/first/data/site/index.html": "altered"},
    "an edition with more in it": {"content/archive/p/first/data/site/more.html": "more"},
    "an edition that is none": {"content/archive/p/second/index.html": "no bag"},
}
FOREIGN = {".htaccess": "theirs", "theirs/deep/file.pdf": "theirs", "plans/p/theirs.txt": "theirs", "robots2.txt": "theirs"}


def build(site, target):
    return subprocess.run([PROGRAM, "build", site, "--output", target, "--as-of", DAY, "--quiet"], capture_output=True, text=True,
                          errors="replace", env={**os.environ, **ENVIRONMENT}, timeout=120)


def looks(root):
    """Each path with its bytes, number and times: not touched at all where these are equal."""
    paths = [root] + [os.path.join(folder, name) for folder, folders, files in os.walk(root) for name in folders + files]
    states = {path: os.lstat(path) for path in paths}
    return injection.tree(root), {path: (one.st_ino, one.st_mtime_ns, one.st_ctime_ns) for path, one in states.items()}


class Failing:
    def __init__(self, folder, trial):
        self.folder, self.trial, self.target = folder, trial, os.path.join(folder, "work", "public")
        self.good = make_site(os.path.join(folder, "good"), MORE)
        frozen = subprocess.run([PROGRAM, "freeze", "p", "--edition", "first", "--quiet", "--site", self.good])
        assert frozen.returncode == 0
        assert build(self.good, self.target).returncode == 0
        injection.write_files(self.target, FOREIGN)
        self.before = looks(self.target)

    def try_site(self, what, files):
        site = os.path.join(self.folder, "spoilt")
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(self.good, site)
        injection.write_files(site, files)
        result = build(site, self.target)
        problems = []
        if result.returncode != 1 or "error[" not in result.stderr:
            problems.append(f"exit {result.returncode}: {result.stderr[-300:]}")
        if looks(self.target) != self.before or os.listdir(os.path.dirname(self.target)) != ["public"]:
            problems.append("something of the published site was changed")
        self.trial.judge(what, problems)

    def run(self):
        for path, text in {**FILES, **MORE}.items():
            if not path.endswith((".toml", ".md")):
                continue
            for what, spoil in SPOILT.items():
                if path.endswith(".md") and "TOML" in what + str(spoil(b"")[:3]):
                    continue
                text = text.encode() if isinstance(text, str) else text
                front = text.startswith(b"+++\n")
                spoilt = b"+++\n" + spoil(text[4:]) if front else spoil(text)
                self.try_site(f"{path}, {what}", {path: spoilt})
        for what, files in ADDED.items():
            self.try_site(what, files)


def kept_and_gone(folder, trial):
    """Twelve changes of the sources, one after the other, in one target with files of others."""
    site, target = os.path.join(folder, "changing"), os.path.join(folder, "work", "changing")
    make_site(site, MORE)
    assert build(site, target).returncode == 0
    injection.write_files(target, FOREIGN)
    os.makedirs(os.path.join(target, "empty"))
    os.symlink("/nowhere", os.path.join(target, "link"))
    numbers = {path: os.lstat(os.path.join(target, path)).st_ino for path in [*FOREIGN, "link"]}
    related = FILES["content/plans/p/plan.toml"].replace('related = ["plan:other"]\n', "")
    notes = MORE["content/plans/p/notes.md"]
    steps = [
        ({"content/plans/p/plan.toml": related, "content/plans/p/notes.md": notes.replace(" and <plan:other>", "")}, []),
        ({}, ["content/plans/other"]), ({}, ["content/plans/p/notes.md"]), ({}, ["content/plans/p/minutes.pdf"]),
        ({}, ["content/plans/p/updates"]), ({}, ["content/guide"]), ({}, ["templates"]), ({}, ["themes"]),
        ({"content/plans/new/plan.toml": 'title = "New"\n'}, []), ({}, ["content/consultations"]), (FILES, []), (MORE, []),
    ]
    for number, (files, removed) in enumerate(steps):
        for path in removed:
            subprocess.run(["rm", "-r", os.path.join(site, path)], check=True)
        injection.write_files(site, files)
        result = build(site, target)
        clean = os.path.join(folder, "clean")
        shutil.rmtree(clean, ignore_errors=True)
        build(site, clean)
        found, wanted = injection.bytes_below(target), injection.bytes_below(clean)
        problems = [] if result.returncode == 0 else [f"exit {result.returncode}: {result.stderr[-300:]}"]
        if {path: bytes_ for path, bytes_ in found.items() if path not in FOREIGN} != wanted:
            problems.append("it is not what a build from nothing makes")
        if any(os.lstat(os.path.join(target, path)).st_ino != number for path, number in numbers.items()):
            problems.append("a file of others was replaced")
        if not os.path.isdir(os.path.join(target, "empty")):
            problems.append("an empty folder of others is gone")
        trial.judge(f"change {number + 1}", problems)
    injection.write_files(target, {"plans/new/theirs.txt": "theirs"})
    injection.write_files(site, {"content/plans/theirs/plan.toml": 'title = "T"\n'})
    os.makedirs(os.path.join(target, "plans", "theirs"))
    injection.write_files(target, {"plans/theirs/index.html": "theirs"})
    before = injection.tree(target)
    result = build(site, target)
    trial.require("a file of others where a page belongs", result.returncode == 3 and "plans/theirs/index.html" in result.stderr
                  and injection.tree(target) == before, f"exit {result.returncode}: {result.stderr}")


def main():
    trial = injection.Trial()
    with injection.scratch() as folder:
        Failing(folder, trial).run()
        kept_and_gone(folder, trial)
    return trial.end()


sys.exit(main())
