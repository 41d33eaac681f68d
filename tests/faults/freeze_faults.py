#!/usr/bin/env python3
"""Freezes a small plan again and again: freeze_faults.py PLANSITE BAG_CHECKER [--long]

The same content gives the same bytes whatever the folder, the time zone, the language and the threads, and another program finds the
bag valid. Then freezing is killed, and starved of room, at each of its system calls that change files: after each run there is
the whole edition or none, and the next run makes it and leaves nothing else.

Ends with 0: all held, 1: some did not, 77: strace cannot be used here.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

CHANGING = ["mkdir", "write", "link", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "chmod", "ftruncate", "syncfs", "flock"]
TRACED = ",".join("?" + name for name in CHANGING + ["openat", "openat2"])
LONG = "--long" in sys.argv[3:]
PROGRAM = os.path.abspath(sys.argv[1])
CHECKER = os.path.abspath(sys.argv[2])

FILES = {
    "site.toml": 'title = "Plans"\npublisher = "A council"\n',
    "content/directory.toml": '[[body]]\nid = "schools"\nname = "The schools"\n\n[[body]]\nid = "others"\nname = "Others"\n',
    "content/plans/p/plan.toml": 'title = "The plan"\nperiod = "2008-09"\nrelated = ["plan:other"]\n',
    "content/plans/p/priorities/1-learning.toml": """
ref = "1"
title = "Learning"
[[activity]]
ref = "1.1"
title = "Reading"
[[activity.action]]
task = "Find a buddy for every child"
responsible = ["The schools"]
completion = "July 2009"
""",
    "content/plans/other/plan.toml": 'title = "Another plan"\n',
    "content/consultations/c/consultation.toml": 'title = "What do you say?"\nplans = ["plan:p"]\ncloses = "3 December 2008"\n',
    "content/consultations/c/responses/secret.json": '{"name": "Quilla Harkness"}\n',
}


def make_site(folder):
    for path, text in FILES.items():
        os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)


def freeze(site, inject=(), log=None, jobs=1, **more):
    command = [PROGRAM, "freeze", "p", "--edition", "first", "--as-of", "2008-09-30", "--warc", "--quiet", "--jobs", str(jobs), "--site", site]
    if inject or log:
        command = ["strace", "-f", "-qq", "-o", log or "/dev/null", "-e", "trace=" + TRACED, *("--inject=" + rule for rule in inject), *command]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1222732800", **more}
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)


def tree(root):
    found = {}
    for folder, _, files in os.walk(root):
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, root)] = file.read()
    return found


def edition(site):
    return os.path.join(site, "content/archive/p/first")


def reproducible(folder):
    """The first edition's files, after others that must be the same."""
    problems, first = [], None
    for number, (place, settings) in enumerate([
            ("a", {"TZ": "UTC", "LC_ALL": "C"}),
            ("a/much/deeper/place", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}),
            ("b", {"TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8"})]):
        site = os.path.join(folder, place)
        make_site(site)
        result = freeze(site, jobs=1 + 3 * number, **settings)
        if result.returncode != 0:
            problems.append(f"{place}: exit {result.returncode}: {result.stderr}")
            continue
        now = tree(edition(site))
        first = first or now
        problems += [f"{place}: {path} differs" for path in sorted(first.keys() | now.keys()) if first.get(path) != now.get(path)]
    judged = subprocess.run([sys.executable, CHECKER, edition(os.path.join(folder, "b"))], capture_output=True, text=True)
    if judged.returncode != 0:
        problems.append("another program does not find it valid: " + judged.stdout + judged.stderr)
    everything = b"".join(first.values())
    for word, wanted in [(b"What do you say?", True), (b"The schools", True), (b"Quilla Harkness", False)]:
        if (word in everything) != wanted:
            problems.append(f"{word} is {'not ' if wanted else ''}in the edition")
    if any("other" in path for path in first):
        problems.append("another plan is in the edition")
    again = freeze(os.path.join(folder, "b"))
    if again.returncode != 2 or "never overwritten" not in again.stderr or tree(edition(os.path.join(folder, "b"))) != first:
        problems.append(f"a second freeze: exit {again.returncode}, {again.stderr}")
    print(f"three places, {len(first)} files, {len(problems)} differences", flush=True)
    return problems, first


def points_of(folder):
    """All (call, how often it was made by then) from the first in the archive on."""
    site, log = os.path.join(folder, "points"), os.path.join(folder, "log")
    make_site(site)
    result = freeze(site, log=log)
    assert result.returncode == 0, result.stderr
    made, started, points = {}, False, []
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            call = re.match(r"(\d+) +(\w+)\(", line)
            if not call:
                continue
            made[call.groups()] = made.get(call.groups(), 0) + 1
            started = started or "content/archive" in line and "mkdir" in line
            point = (call[2], made[call.groups()])
            if started and (call[2] in CHANGING or "O_CREAT" in line) and point not in points:
                points.append(point)
    return points


def run_faults(folder, whole):
    points = points_of(folder)
    chosen = points if LONG else points[:: -(-len(points) // 30)]
    problems, seen = [], {}
    for name, nth in chosen:
        for fault in [f"{name}:signal=KILL:when={nth}", f"{name}:error=ENOSPC:when={nth}", f"{name}:error=EIO:when={nth}+"]:
            site = os.path.join(folder, "faults")
            shutil.rmtree(site, ignore_errors=True)
            make_site(site)
            result = freeze(site, [fault])
            state = tree(edition(site)) if os.path.isdir(edition(site)) else None
            words = "none" if state is None else "whole" if state == whole else "part"
            seen[words] = seen.get(words, 0) + 1
            if words == "part" or (result.returncode == 0 and words != "whole"):
                problems.append(f"{fault}: {words}, exit {result.returncode}: {result.stderr.strip()}")
            checked = subprocess.run([PROGRAM, "check", "--quiet", site], capture_output=True, text=True)
            if checked.returncode != 0:
                problems.append(f"{fault}: the site does not check: {checked.stderr}")
            after = freeze(site)
            found = tree(os.path.dirname(edition(site)))
            if state is not None:
                found.pop(".first.plansite-lock", None)  # empty; whoever is killed in the very end cannot take it away
            if after.returncode != (0 if state is None else 2) or found != {
                    os.path.join("first", path): bytes_ for path, bytes_ in whole.items()}:
                problems.append(f"{fault}: the next run did not put it right: exit {after.returncode}, {after.stderr.strip()}, "
                                + ", ".join(os.listdir(os.path.dirname(edition(site)))))
    print(f"{len(points)} calls that change files, {len(chosen)} tried three ways: {seen}", flush=True)
    return problems


def main():
    with tempfile.TemporaryDirectory() as folder:
        problems, whole = reproducible(folder)
        if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode != 0:
            print("strace cannot be used here")
            return 1 if problems else 77
        problems += run_faults(folder, whole)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} did not hold" if problems else "all held")
    return 1 if problems else 0


sys.exit(main())
