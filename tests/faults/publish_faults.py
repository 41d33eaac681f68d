#!/usr/bin/env python3
"""Kills and starves a publisher at each of its system calls: publish_faults.py PROGRAM [--long]

PROGRAM is built from publish_tree.cpp. A first run under strace lists its calls; then it is run again and again, each
time killed at another call that changes the file system, or with an error injected there or at a call that reads. After
each run the target must be wholly the old site or wholly the new one, and the next, undisturbed run must leave the new
site and nothing beside it. The short form takes a sample of the calls, the long form each of them.

Ends with 0: all held, 1: some did not, 77: strace cannot be used here.
"""

import os
import shutil
import subprocess
import sys

import injection
from injection import LONG, sample, tree

FILES = 90 if LONG else 24


def publish(program, target, version, inject=(), jobs=1, log=None):
    return injection.run([program, target, str(version), str(FILES), str(jobs)], inject, log)


def add_foreign(target):
    """What others put into the target."""
    os.makedirs(target + "/theirs/deep")
    os.makedirs(target + "/empty")
    for name in ["/.htaccess", "/theirs/deep/file.pdf", "/folder1/theirs.txt"]:
        with open(target + name, "w", encoding="utf-8") as file:
            file.write("theirs")
    os.chmod(target + "/theirs", 0o2775)
    os.symlink("/nowhere", target + "/link")


class Scenario:
    """A way to publish: over an old site or not, on a file system with or without a feature."""

    def __init__(self, name, program, folder, has_old=True, rules=(), jobs=1):
        self.name, self.program, self.folder, self.rules, self.jobs = name, program, folder, list(rules), jobs
        self.target = os.path.join(folder, "work", "public")
        self.model = os.path.join(folder, "model") if has_old else None
        if has_old:
            shutil.rmtree(self.model, ignore_errors=True)
            publish(program, self.model, 1)
            add_foreign(self.model)
        self.points = []
        self.old = self.set_up()
        self.list_points()
        self.new = tree(self.target)
        assert self.new and self.new != self.old, name + ": nothing was published"

    def set_up(self):
        shutil.rmtree(os.path.dirname(self.target), ignore_errors=True)
        os.makedirs(os.path.dirname(self.target))
        if self.model:
            subprocess.run(["cp", "-a", self.model, self.target], check=True)
        return tree(self.target)

    def publish(self, faults, log=None):
        return publish(self.program, self.target, 2, self.rules + faults, self.jobs, log)

    def list_points(self):
        """All calls from the first in the work folder on, but those that are refused anyway."""
        log = os.path.join(self.folder, "log")
        result = self.publish([], log)
        assert result.returncode == 0, self.name + ": " + result.stderr
        refused = {rule.split(":")[0] for rule in self.rules}
        self.points = injection.points_in(log, lambda line: self.folder in line, refused)

    def check(self, fault, result, allowed, seen, trial):
        """What must hold after a run with a fault, and after the next run without."""
        problems = []
        now = tree(self.target)
        state = "old" if now == self.old else "new" if now == self.new else "mixed"
        beside = os.listdir(os.path.dirname(self.target))
        if now is None and self.old is not None:
            # Without an exchange there is a moment between two renames; the old site must be waiting.
            waiting = ".public.plansite-previous" in beside and any("renameat2" in rule for rule in self.rules)
            state = "between" if waiting else "gone"
        if state not in allowed:
            problems.append(f"the site is {state}, exit {result.returncode}, {result.stderr.strip()}")
        mute = fault.startswith("write:") and fault.endswith("+")  # the message cannot be written either
        if result.returncode == 3 and self.folder not in result.stderr and not mute:
            problems.append("the message names no file: " + result.stderr.strip())
        after = publish(self.program, self.target, 2)
        if after.returncode != 0 or tree(self.target) != self.new:
            problems.append("the next run did not put it right: " + after.stderr.strip())
        if os.listdir(os.path.dirname(self.target)) != ["public"]:
            problems.append("left beside the site: " + ", ".join(os.listdir(os.path.dirname(self.target))))
        seen[state] = seen.get(state, 0) + 1
        trial.judge(f"{self.name}, {fault}", problems)

    def run_kills(self, trial):
        seen = {}
        for name, nth, _ in sample([point for point in self.points if point.changing], 20):
            self.set_up()
            fault = f"{name}:signal=KILL:when={nth}"
            result = self.publish([fault])
            # Two threads may share the calls in another way than when they were listed.
            assert result.returncode == -9 or self.jobs > 1, fault + ": was not killed"
            allowed = {"old", "new", "between"} if result.returncode == -9 else {"new"}
            self.check(fault, result, allowed, seen, trial)
        print(f"{self.name}: {sum(seen.values())} runs to be killed: {seen}", flush=True)

    def run_errors(self, trial):
        """Errors at each call, once, and from that call on. Exit 0 must mean new and exit 3 old."""
        seen = {}
        changing = [point for point in self.points if point.changing]
        # A full disk does not disturb reading, and one that cannot be read any more is much the same everywhere.
        for error, when, points in [("ENOSPC", "", changing), ("EIO", "", self.points), ("ENOSPC", "+", changing),
                                    ("EIO", "+", changing + [point for point in self.points if not point.changing][::8])]:
            for name, nth, _ in sample(points, 6):
                self.set_up()
                fault = f"{name}:error={error}:when={nth}{when}"
                result = self.publish([fault])
                if result.returncode == 127 and self.jobs > 1:
                    continue  # an early call of the second thread is as early in the first, before the program began
                allowed = {0: {"new"}, 3: {"old"}}.get(result.returncode, set())
                if (name, when, result.returncode) == ("rename", "+", 3):
                    allowed.add("between")  # what was renamed cannot be renamed back
                self.check(fault, result, allowed, seen, trial)
        print(f"{self.name}: {sum(seen.values())} errors injected: {seen}", flush=True)


def run_together(scenario, trial):
    """Twenty publishers at once, each with two threads: one after the other, and one of their sites stands."""
    sites = []
    for version in (2, 3):
        scenario.set_up()
        publish(scenario.program, scenario.target, version)
        sites.append(tree(scenario.target))
    scenario.set_up()
    running = [subprocess.Popen([scenario.program, scenario.target, str(2 + i % 2), str(FILES), "2"]) for i in range(20)]
    problems = [f"exit {process.wait()}" for process in running if process.wait() != 0]
    if tree(scenario.target) not in sites:
        problems.append("the site is none of those that were published")
    if os.listdir(os.path.dirname(scenario.target)) != ["public"]:
        problems.append("something was left beside the site")
    trial.judge("20 publishers together", problems)


def main():
    program = os.path.abspath(sys.argv[1])
    if not injection.can_trace():
        print("strace cannot be used here")
        return injection.SKIPPED
    trial = injection.Trial()
    with injection.scratch() as folder:
        scenarios = [
            Scenario("over an old site", program, folder),
            Scenario("first", program, folder, has_old=False),
            Scenario("without exchange", program, folder, rules=["renameat2:error=EINVAL"]),
            Scenario("without hard links", program, folder, rules=["link:error=EPERM"]),
            Scenario("two threads", program, folder, jobs=2),
        ]
        for scenario in scenarios:
            scenario.run_kills(trial)
        for scenario in scenarios:
            scenario.run_errors(trial)
        run_together(scenarios[0], trial)
    return trial.end()


sys.exit(main())
