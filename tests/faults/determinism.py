#!/usr/bin/env python3
"""Makes the same site a hundred times in a hundred places: determinism.py PLANSITE SITE [--long]

Each time with other threads, time zone, language, folder, umask, dates of files and order in which folders list them. All must have one
hash: of a small site here, of SITE in the long form. Every tenth time a plan is frozen too, and a consultation circulated.

Ends with 0: one hash each, 1: more.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, MORE, make_site

PROGRAM, EXAMPLE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TIMES = 100
ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "Europe/London", "<-12>12", ":/nowhere", ""]
LANGUAGES = ["C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "ar_EG.UTF-8", "ja_JP.eucJP", "nonsense", ""]
PLACES = ["a", "a/much/deeper/place", "with space", "Größe-東京", "%41&<b>", "-", "x" * 200]
FOUND_IN = ["site.toml", "content", "templates", "themes"]


def lay_out(folder, chance, files):
    """Copies files to a new place in random order and with random dates."""
    for origin, path in chance.sample(files, len(files)):
        to = os.path.join(folder, path)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copyfile(origin, to)
        moment = chance.randrange(0, 2_000_000_000)
        os.utime(to, (moment, moment))


def files_of(site):
    """Each file of a site that counts, with its path there."""
    found = []
    for name in FOUND_IN:
        if os.path.isfile(os.path.join(site, name)):
            found.append((os.path.join(site, name), name))
        for folder, _, files in os.walk(os.path.join(site, name)):
            found += [(os.path.join(folder, file), os.path.relpath(os.path.join(folder, file), site)) for file in files]
    return sorted(found)


def hash_of(folder):
    digest = hashlib.sha256()
    for path, bytes_ in sorted(injection.bytes_below(folder).items()):
        digest.update(f"{path}\0{len(bytes_)}\0".encode("utf-8", "surrogateescape") + bytes_)
    return digest.hexdigest()


class Making:
    """One time: a place and an environment of its own."""

    def __init__(self, folder, number, files):
        self.chance = random.Random(number)
        self.folder = os.path.join(folder, f"{number}", self.chance.choice(PLACES))
        self.site = os.path.join(self.folder, "site")
        lay_out(self.site, self.chance, files)
        self.jobs = 1 + number % 16
        self.environment = {**ENVIRONMENT, "PATH": "/nowhere", "TZ": self.chance.choice(ZONES), "LC_ALL": self.chance.choice(LANGUAGES),
                            "LANG": self.chance.choice(LANGUAGES)}
        for name in self.chance.sample(["HOME", "USER", "TMPDIR", "COLUMNS", "NO_COLOR", "LC_COLLATE"], 3):
            self.environment[name] = self.chance.choice(["/", "tr_TR.UTF-8", "1"])

    def run(self, arguments, good=(0,)):
        umask = self.chance.choice([0o022, 0o077, 0o002])
        result = subprocess.run([PROGRAM, *arguments, "--as-of", DAY, "--quiet", "--jobs", str(self.jobs)], cwd=self.site, umask=umask,
                                env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
        return None if result.returncode in good else f"exit {result.returncode}: {result.stderr[-300:]}"

    def hashes(self, plan, consultation):
        """By what was made, a hash or what went wrong."""
        public = os.path.join(self.folder, "out", "public")
        # By a path from here, from the root, or by the folder one is in.
        site = self.chance.choice([".", self.site, "content", "../site/"])
        made = {"site": self.run(["build", site, "--output", public]) or hash_of(public)}
        if not plan:
            return made
        edition, pack_folder = f"{self.site}/content/archive/{plan}/determined", os.path.join(self.folder, "pack")
        made["edition"] = self.run(["freeze", plan, "--edition", "determined", "--warc"]) or hash_of(edition)
        injection.write_files(self.folder, {"list.csv": "name,email\nA,a@example.org\nB,b@example.org\n"})
        made["pack"] = self.run(["circulate", consultation, "--to", "../list.csv", "--output", "../pack", "--from", "o@example.org"],
                                good=(1,)) or hash_of(pack_folder)  # without a PDF
        return made


def main():
    trial, seen, orders = injection.Trial(), {}, set()
    with injection.scratch() as folder:
        small = make_site(os.path.join(folder, "small"), MORE)
        site, plan, consultation = (EXAMPLE, "leicester-13-19", "harrow-hsip-2010") if injection.LONG else (small, "p", "c")
        files = files_of(site)
        for number in range(TIMES):
            making = Making(folder, number, files)
            orders.add(tuple(name for _, names, more in os.walk(making.site) for name in names + more))
            for what, hash_ in making.hashes(plan if number % 10 == 0 else None, consultation).items():
                first = seen.setdefault(what, hash_)
                trial.require(f"{what}, time {number}, {making.jobs} threads, {making.environment}", hash_ == first, f"{hash_}, not {first}")
            subprocess.run(["rm", "-rf", os.path.join(folder, str(number))], check=True)
        trial.require("hashes", all(len(one) == 64 for one in seen.values()), str(seen))
        # Memory lists a folder in the order in which it was filled; disks may not.
        trial.require("orders", injection.MEMORY is None or len(orders) > TIMES // 2, f"only {len(orders)} orders of files")
    print(f"{len(files)} files, {len(orders)} orders: {seen}")
    return trial.end()


sys.exit(main())
