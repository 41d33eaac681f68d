#!/usr/bin/env python3
"""Circulates a small consultation again and again: circulate_faults.py PLANSITE [--long]

Circulating is killed, and starved of room, at each of its system calls that change files: a first pack, and one to which two
recipients are added. After each run every file that has its name is whole, the pack is its owner's alone, and the register lists
no letter that is not there; what was there before is as it was. The next run makes the pack that an undisturbed run makes, and
leaves nothing else. There is no browser, so the first pack has no PDF; the second has one from before.

Ends with 0: all held, 1: some did not, 77: strace cannot be used here.
"""

import csv
import hashlib
import io
import os
import shutil
import stat
import sys

import injection
from small_site import DAY, ENVIRONMENT, make_site

PROGRAM = os.path.abspath(sys.argv[1])
ALONE = {**ENVIRONMENT, "PATH": "/nowhere"}  # where there is no Chromium
RECIPIENTS = ["Adalbert,a@example.org", "Bronwen,b@example.org", "Čeněk,c@example.org"]
LATER = ["Dilys,d@example.org", "Efa,e@example.org"]


class Scenario:
    """A pack to be made: the first, or one that gets more letters."""

    def __init__(self, name, folder, site, has_old):
        self.name, self.folder, self.site = name, os.path.join(folder, name.replace(" ", "-")), site
        self.pack, self.model = os.path.join(self.folder, "pack"), os.path.join(self.folder, "model")
        self.list = os.path.join(self.folder, "list.csv")
        self.good = 0 if has_old else 1  # without a PDF it says so
        os.makedirs(self.folder)
        self.write_list(RECIPIENTS)
        if has_old:
            self.circulate()
            injection.write_files(self.pack, {"paper.pdf": b"%PDF-1.7 printed before"})
            shutil.move(self.pack, self.model)
            self.write_list(RECIPIENTS + LATER)
        self.old = self.set_up()
        log = os.path.join(self.folder, "log")
        result = self.circulate(log=log)
        assert result.returncode == self.good, result.stderr
        self.new = injection.bytes_below(self.pack)
        assert len(self.new) == (10 if has_old else 7), sorted(self.new)
        self.points = [point for point in injection.points_in(log, lambda line: self.folder in line) if point.changing]

    def write_list(self, rows):
        injection.write_files(self.folder, {"list.csv": "\n".join(["name,email", *rows, ""])})

    def set_up(self):
        shutil.rmtree(self.pack, ignore_errors=True)
        if os.path.isdir(self.model):
            shutil.copytree(self.model, self.pack)
        return injection.bytes_below(self.pack)

    def circulate(self, inject=(), log=None):
        return injection.run([PROGRAM, "circulate", "c", "--to", self.list, "--output", self.pack, "--from", "office@example.org",
                              "--site", self.site, "--as-of", DAY, "--quiet", "--jobs", "1"], inject, log, ALONE)

    def state(self):
        """What is wrong with the pack as it stands."""
        found = injection.bytes_below(self.pack)
        problems = [f"{path} is gone" for path in self.old if path not in found]
        for path, bytes_ in found.items():
            is_ours = not os.path.basename(path).startswith(".")
            if is_ours and bytes_ not in (self.old.get(path), self.new.get(path)):
                problems.append(f"{path} is neither old nor new")
        if os.path.isdir(self.pack) and stat.S_IMODE(os.stat(self.pack).st_mode) != 0o700:
            problems.append(f"the pack has the mode {os.stat(self.pack).st_mode:o}")
        for row in csv.DictReader(io.StringIO(found.get("register.csv", b"").decode("utf-8-sig"))):
            if hashlib.sha256(found.get(row["file"], b"")).hexdigest() != row["digest"]:
                problems.append(f"the register lists {row['file']}, which is not there as it says")
        return problems

    def disturb(self, fault, allowed):
        self.set_up()
        result = self.circulate([fault])
        problems = self.state()
        if result.returncode not in allowed:
            problems.append(f"exit {result.returncode}: {result.stderr.strip()}")
        whole = {path: bytes_ for path, bytes_ in injection.bytes_below(self.pack).items() if path != ".lock"} == self.new
        if result.returncode == self.good and not whole:
            problems.append("it said all is well, and the pack is not whole")
        mute = fault.startswith("write:") and fault.endswith("+")  # the message cannot be written either
        if result.returncode == 3 and self.folder not in result.stderr and not mute:
            problems.append("the message names no file: " + result.stderr.strip())
        after = self.circulate()
        found = injection.bytes_below(self.pack)
        if after.returncode != self.good or found != self.new:
            differs = sorted(path for path in found.keys() | self.new.keys() if found.get(path) != self.new.get(path))
            problems.append(f"the next run did not put it right: exit {after.returncode}, {after.stderr.strip()}, {differs}")
        return problems


def main():
    if not injection.can_trace():
        print("strace cannot be used here")
        return injection.SKIPPED
    trial = injection.Trial()
    with injection.scratch() as folder:
        site = make_site(os.path.join(folder, "site"))
        for name, has_old in [("first pack", False), ("more letters", True)]:
            scenario = Scenario(name, folder, site, has_old)
            print(f"{name}: {len(scenario.points)} calls that change files", flush=True)
            for point in injection.sample(scenario.points, 12):
                at = f"when={point.nth}"
                for fault, allowed in [(f"{point.name}:signal=KILL:{at}", {-9}), (f"{point.name}:error=ENOSPC:{at}", {scenario.good, 3}),
                                       (f"{point.name}:error=EIO:{at}+", {scenario.good, 3})]:
                    trial.judge(f"{name}, {fault}", scenario.disturb(fault, allowed))
    return trial.end()


sys.exit(main())
