#!/usr/bin/env python3
"""Freezes a small plan again and again: freeze_faults.py PLANSITE BAG_CHECKER [--long]

The same content gives the same bytes whatever the folder, the time zone, the language and the threads, and another program finds the
bag valid. Then freezing is killed, and starved of room, at each of its system calls that change files: after each run there is
the whole edition or none, and the next run makes it and leaves nothing else.

Ends with 0: all held, 1: some did not, 77: strace cannot be used here.
"""

import os
import shutil
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, SECRET, make_site

PROGRAM = os.path.abspath(sys.argv[1])
CHECKER = os.path.abspath(sys.argv[2])


def freeze(site, inject=(), log=None, jobs=1, **more):
    command = [PROGRAM, "freeze", "p", "--edition", "first", "--as-of", DAY, "--warc", "--quiet", "--jobs", str(jobs), "--site", site]
    return injection.run(command, inject, log, {**ENVIRONMENT, **more})


def edition(site):
    return os.path.join(site, "content/archive/p/first")


def reproducible(folder, trial):
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
        now = injection.bytes_below(edition(site))
        first = first or now
        problems += [f"{place}: {path} differs" for path in sorted(first.keys() | now.keys()) if first.get(path) != now.get(path)]
    judged = subprocess.run([sys.executable, CHECKER, edition(os.path.join(folder, "b"))], capture_output=True, text=True)
    if judged.returncode != 0:
        problems.append("another program does not find it valid: " + judged.stdout + judged.stderr)
    everything = b"".join(first.values())
    for word, wanted in [(b"What do you say?", True), (b"The schools", True), (SECRET.encode(), False)]:
        if (word in everything) != wanted:
            problems.append(f"{word} is {'not ' if wanted else ''}in the edition")
    if any("other" in path for path in first):
        problems.append("another plan is in the edition")
    again = freeze(os.path.join(folder, "b"))
    if again.returncode != 2 or "never overwritten" not in again.stderr or injection.bytes_below(edition(os.path.join(folder, "b"))) != first:
        problems.append(f"a second freeze: exit {again.returncode}, {again.stderr}")
    trial.judge(f"three places, {len(first)} files", problems)
    return first


def points_of(folder):
    """All calls that change files from the first in the archive on."""
    site, log = make_site(os.path.join(folder, "points")), os.path.join(folder, "log")
    result = freeze(site, log=log)
    assert result.returncode == 0, result.stderr
    points = injection.points_in(log, lambda line: "content/archive" in line and "mkdir" in line)
    return [point for point in points if point.changing]


def run_faults(folder, whole, trial):
    points = points_of(folder)
    seen = {}
    print(f"{len(points)} calls that change files", flush=True)
    for name, nth, _ in injection.sample(points, 30):
        for fault in [f"{name}:signal=KILL:when={nth}", f"{name}:error=ENOSPC:when={nth}", f"{name}:error=EIO:when={nth}+"]:
            problems = []
            site = os.path.join(folder, "faults")
            shutil.rmtree(site, ignore_errors=True)
            make_site(site)
            result = freeze(site, [fault])
            state = injection.bytes_below(edition(site)) if os.path.isdir(edition(site)) else None
            words = "none" if state is None else "whole" if state == whole else "part"
            seen[words] = seen.get(words, 0) + 1
            if words == "part" or (result.returncode == 0 and words != "whole"):
                problems.append(f"{words}, exit {result.returncode}: {result.stderr.strip()}")
            checked = subprocess.run([PROGRAM, "check", "--quiet", site], capture_output=True, text=True)
            if checked.returncode != 0:
                problems.append(f"the site does not check: {checked.stderr}")
            after = freeze(site)
            found = injection.bytes_below(os.path.dirname(edition(site)))
            if state is not None:
                found.pop(".first.plansite-lock", None)  # empty; whoever is killed in the very end cannot take it away
            if after.returncode != (0 if state is None else 2) or found != {
                    os.path.join("first", path): bytes_ for path, bytes_ in whole.items()}:
                problems.append(f"the next run did not put it right: exit {after.returncode}, {after.stderr.strip()}, "
                                + ", ".join(os.listdir(os.path.dirname(edition(site)))))
            trial.judge(fault, problems)
    print(f"the edition was {seen}", flush=True)


def main():
    trial = injection.Trial()
    with injection.scratch() as folder:
        whole = reproducible(folder, trial)
        if not injection.can_trace():
            print("strace cannot be used here")
            return trial.end() or injection.SKIPPED
        run_faults(folder, whole, trial)
    return trial.end()


sys.exit(main())
