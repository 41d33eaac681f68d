#!/usr/bin/env python3
"""Disturbs a whole build at each of its calls on files: build_faults.py PLANSITE [--long]

A site with everything that a build reads – an edition, an update, an attachment, templates and a theme of its own – is built over an
older one. Every call on a file, whether it reads or writes, fails once or from then on. Where plansite then says that all is well, the
site is the whole new one: nothing is left out because it could not be read. Otherwise it is the whole old one, and the next build
makes the new.

Ends with 0: all held, 1: some did not, 77: strace cannot be used here.
"""

import os
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, MORE, make_site

PROGRAM = os.path.abspath(sys.argv[1])


class Building:
    def __init__(self, folder):
        self.folder, self.site = folder, make_site(os.path.join(folder, "site"), MORE)
        self.target, self.model = os.path.join(folder, "work", "public"), os.path.join(folder, "model")
        self.run([PROGRAM, "freeze", "p", "--edition", "first", "--as-of", DAY, "--quiet", "--site", self.site], 0)
        self.build([], self.model, "--as-of", "2008-09-01")
        self.old = self.set_up()
        log = os.path.join(folder, "log")
        self.points = []
        self.build([], log=log)
        self.points = injection.points_in(log, lambda line: "site.toml" in line)
        self.new = injection.tree(self.target)
        assert self.old and self.new and self.old != self.new

    def run(self, command, wanted=None, inject=(), log=None):
        result = injection.run(command, inject, log, ENVIRONMENT)
        assert wanted in (None, result.returncode), result.stderr
        return result

    def build(self, inject=(), target=None, *more, log=None):
        command = [PROGRAM, "build", self.site, "--output", target or self.target, "--quiet", "--jobs", "1", *(more or ("--as-of", DAY))]
        return self.run(command, None if inject else 0, inject, log)

    def set_up(self):
        subprocess.run(["rm", "-rf", os.path.dirname(self.target)], check=True)
        os.makedirs(os.path.dirname(self.target))
        subprocess.run(["cp", "-a", self.model, self.target], check=True)
        return injection.tree(self.target)

    def disturb(self, fault, seen):
        self.set_up()
        result = self.build([fault])
        now = injection.tree(self.target)
        state = "old" if now == self.old else "new" if now == self.new else "mixed"
        seen[result.returncode, state] = seen.get((result.returncode, state), 0) + 1
        problems = []
        if (result.returncode, state) not in ((0, "new"), (1, "old"), (2, "old"), (3, "old")):
            problems.append(f"the site is {state}, exit {result.returncode}: {result.stderr.strip()}")
        if result.returncode != 0 and not result.stderr.strip() and not fault.startswith("write:"):
            problems.append(f"exit {result.returncode} without a word")
        if state == "old" and os.listdir(os.path.dirname(self.target)) == ["public"]:
            return problems  # all is as it was before
        self.build()
        if injection.tree(self.target) != self.new or os.listdir(os.path.dirname(self.target)) != ["public"]:
            problems.append("the next build did not put it right")
        return problems


def main():
    if not injection.can_trace():
        print("strace cannot be used here")
        return injection.SKIPPED
    trial, seen = injection.Trial(), {}
    with injection.scratch() as folder:
        building = Building(folder)
        print(f"{len(building.points)} calls on files, {sum(point.changing for point in building.points)} change them", flush=True)
        for number, (name, nth, changing) in enumerate(injection.sample(building.points, 40)):
            fault = f"{name}:error=EIO:when={nth}"
            trial.judge(fault, building.disturb(fault, seen))
            if changing or number % 8 == 0:  # a disk that cannot be read any more is much the same everywhere
                trial.judge(fault + "+", building.disturb(fault + "+", seen))
    print(f"by exit code and site: {seen}", flush=True)
    return trial.end()


sys.exit(main())
