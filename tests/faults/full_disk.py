#!/usr/bin/env python3
"""Builds, freezes and circulates on disks that are too small: full_disk.py PLANSITE [--long]

Each disk is a small tmpfs in a mount namespace of the test's own, with room or names for 1 to 100 per cent of what is needed. Where
plansite ends well all is there, otherwise it ends with 3, names a file on that disk, and all is as it was. With more room
the next run makes it whole and leaves nothing else. Then everything that commands print goes to a full device.

Ends with 0: all held, 1: some did not, 77: no namespace, or no tmpfs, can be had here.
"""

import os
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, MORE, make_site

PROGRAM = os.path.abspath(sys.argv[1])
STEPS = 100 if injection.LONG else 6
WITHIN = "PLANSITE_TEST_MOUNTS"  # set in the namespace


def run(arguments, **more):
    environment = {**os.environ, **ENVIRONMENT, "PATH": "/nowhere"}  # no Chromium
    return subprocess.run([PROGRAM, *arguments], env=environment, text=True, errors="replace", timeout=120,
                          **{"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **more})


class Disk:
    """A tmpfs, empty and without limits to begin with."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "disk")
        os.makedirs(self.folder, exist_ok=True)

    def __enter__(self):
        subprocess.run(["mount", "-t", "tmpfs", "none", self.folder], check=True, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.folder], check=True)

    def used(self):
        now = os.statvfs(self.folder)
        return (now.f_blocks - now.f_bfree) * now.f_frsize, now.f_files - now.f_ffree

    def limit(self, size=0, names=0):
        """Bytes and names there may be, those in use among them; 0: any number."""
        subprocess.run(["mount", "-o", f"remount,size={size},nr_inodes={names}", self.folder], check=True)


class Task:
    """Something to be done on a disk: what stands there before, the command, the folder it makes, and the code for done."""

    def __init__(self, name, prepare, arguments, made, done=0):
        self.name, self.prepare, self.arguments, self.made, self.done = name, prepare, arguments, made, done

    def run(self, folder, trial):
        disk = Disk(folder)
        made = os.path.join(disk.folder, self.made)
        with disk:
            self.prepare(disk.folder)
            old, before = injection.tree(made), disk.used()
            result = run(self.arguments)
            assert result.returncode == self.done, result.stderr
            new, after = injection.tree(made), disk.used()
        # An old site is still there while the new one is made.
        needed = [int((after[i] - before[i]) * 1.5) + 4096 * (1 - i) for i in (0, 1)]
        ended = {}
        for step in range(STEPS):
            for kind in (0, 1):
                share = needed[kind] * step // STEPS + (1 - kind) * 4096
                with disk:
                    self.prepare(disk.folder)
                    room = disk.used()[kind] + share
                    disk.limit(*((room, 0) if kind == 0 else (0, room)))
                    problems, code = self.judge(disk, made, old, new)
                ended[code] = ended.get(code, 0) + 1
                trial.judge(f"{self.name}, {share} {'names' if kind else 'bytes'} free", problems)
        print(f"{self.name}: exit codes {ended}", flush=True)

    def judge(self, disk, made, old, new):
        result = run(self.arguments)
        now, problems = injection.tree(made), []
        if result.returncode == 3:
            if disk.folder not in result.stderr:
                problems.append("the message names no file: " + result.stderr.strip())
            if not self.is_as_before(now, old, new):
                problems.append("something is neither old nor new")
        elif result.returncode != self.done or now != new:
            problems.append(f"exit {result.returncode}, and it is not whole: {result.stderr.strip()}")
        disk.limit()
        if result.returncode == 3:
            again = run(self.arguments)
            if again.returncode != self.done or injection.tree(made) != new:
                problems.append(f"with more room: exit {again.returncode}: {again.stderr.strip()}")
        beside = sorted(name for name in os.listdir(os.path.dirname(made)) if ".plansite-" in name)
        return problems + [f"left beside: {name}" for name in beside], result.returncode

    def is_as_before(self, now, old, new):
        return now == old


class Circulating(Task):
    """A pack grows file by file: each is whole, and what was there stays."""

    def is_as_before(self, now, old, new):
        return all(entry == new.get(path) for path, entry in (now or {}).items() if path not in (".", "letters"))


def tasks(folder):
    site, disk = make_site(os.path.join(folder, "site"), MORE), os.path.join(folder, "disk")
    public, frozen = os.path.join(disk, "public"), os.path.join(disk, "site")
    people = "name,email\n" + "".join(f"School {i},s{i}@example.org\n" for i in range(8))
    injection.write_files(folder, {"list.csv": people})
    older = ["build", site, "--output", public, "--quiet", "--as-of", "2008-09-01"]
    return [
        Task("a first site", lambda on: None, ["build", site, "--output", public, "--quiet", "--as-of", DAY], "public"),
        Task("a site over an old one", lambda on: run(older), ["build", site, "--output", public, "--quiet", "--as-of", DAY], "public"),
        Task("an edition", lambda on: make_site(frozen), ["freeze", "p", "--edition", "first", "--quiet", "--site", frozen],
             "site/content/archive/p/first"),
        Circulating("a pack", lambda on: None, ["circulate", "c", "--to", os.path.join(folder, "list.csv"), "--output",
                                                os.path.join(disk, "pack"), "--from", "o@example.org", "--site", site, "--as-of", DAY, "--quiet"],
                    "pack", done=1),  # it has no PDF, and says so
    ]


def printing(folder, trial):
    """Whatever is printed to a full disk is a failure; nothing breaks where even that cannot be said."""
    site = os.path.join(folder, "site")
    with open("/dev/full", "w", encoding="utf-8") as full:
        for arguments in (["man"], ["schema"], ["completions", "bash"], ["explain"], ["--help"], ["--version"], ["build", "--help"],
                          ["check", site], ["check", site, "--format", "json"], ["build", site, "--output", os.path.join(folder, "printed")]):
            result = run(arguments, stdout=full)
            trial.require(" ".join(arguments), result.returncode == 3 and "cannot write" in result.stderr,
                          f"exit {result.returncode}: {result.stderr}")
        for arguments, code in [(["check", site], 0), (["build", os.path.join(folder, "none")], 2), (["nonsense"], 2), (["check", "--x"], 2)]:
            result = run(arguments, stderr=full)
            trial.require(" ".join(arguments) + ", nowhere to complain", result.returncode in (code, 3), f"exit {result.returncode}")


def main():
    if WITHIN not in os.environ:
        own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
        if subprocess.run([*own, "mount", "-t", "tmpfs", "none", "/mnt"], stderr=subprocess.DEVNULL).returncode != 0:
            print("no small disk can be had here")
            return injection.SKIPPED
        return subprocess.run([*own, sys.executable, *sys.argv], env={**os.environ, WITHIN: "1"}).returncode
    trial = injection.Trial()
    with injection.scratch() as folder:
        for task in tasks(folder):
            task.run(folder, trial)
        printing(folder, trial)
    return trial.end()


sys.exit(main())
