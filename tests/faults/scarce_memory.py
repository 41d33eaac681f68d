#!/usr/bin/env python3
"""Refuses memory at requests for it, one after the other: scarce_memory.py PLANSITE LIBRARY [--long]

LIBRARY is scarce_memory.cpp. Each command reads what others wrote, and is run again and again: the Nth request alone is refused, or
that and all after it. Where plansite then ends well, what it prints and writes is the same as ever. Otherwise it ends with 3, or with
1 where a file could not be read, says why, and what stood there still stands. A build besides may die in libarchive, which does
not look at all that it is given; the site is the whole old one or the whole new one then, too.

Ends with 0: all held, 1: some did not, 77: the library cannot be put before this program.
"""

import os
import shutil
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, MORE, make_site

PROGRAM, LIBRARY = map(os.path.abspath, sys.argv[1:3])
MOST = 2_000 if injection.LONG else 25  # requests, of those that a command makes

TABLES = {
    "table.tsv": "Area\tAction\tWho\n1.1 First\t\t\n\t\"mend the holes\nwith what is there\"\tThe schools\n",
    "table.csv": 'Action,Who,By when\n"a, b",The schools,June 2009\nc,,tbc\n',
    "table.md": "| Action | Who |\n|--|--|\n| a **b** [c](d) | The schools |\n",
    "table.html": "<table><tr><th>Action<th>Who<tr><td rowspan=2>a<ul><li>b<li>c</ul><td>The schools<tr><td>d</table><p>beside",
}
FORM = """{"format": "plansite response 1", "consultation": "c", "reference": "A-1", "saved": "2008-12-04T10:00:00Z",
"respondent": {"name": "A", "organisation": "", "kind": ""}, "answers": {"q": {"text": "No."}}}
"""


class Command:
    """What is run in a site, and the folder of it that may change, of which there is a copy as it was."""

    def __init__(self, folder, name, arguments, changing, may_die=False):
        self.site, self.name, self.may_die = os.path.join(folder, "site"), name, may_die
        self.command = [PROGRAM, *arguments]
        self.changing, self.kept = os.path.join(self.site, changing), os.path.join(folder, name + ".kept")
        shutil.copytree(self.changing, self.kept)
        count = os.path.join(folder, "count")
        self.old = injection.tree(self.changing)
        self.good = self.run(SCARCE_COUNT=count)
        self.new = injection.tree(self.changing)
        assert self.good.returncode == 0, self.good.stderr
        with open(count, encoding="utf-8") as file:
            self.requests = int(file.read())

    def run(self, **environment):
        return subprocess.run(self.command, cwd=self.site, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=120, env={**os.environ, **ENVIRONMENT, "LD_PRELOAD": LIBRARY, **environment})

    def set_back(self):
        shutil.rmtree(self.changing)
        shutil.copytree(self.kept, self.changing)

    def problems(self, result):
        state = injection.tree(self.changing)
        if result.returncode == 0:
            same = state == self.new and (result.stdout, result.stderr) == (self.good.stdout, self.good.stderr)
            return [] if same else ["it says that all is well, and it is not the same"]
        died = result.returncode < 0 and self.may_die
        problems = []
        if result.returncode not in (1, 3) and not died:
            problems.append(f"ended with {result.returncode}: {result.stderr.strip()}")
        if not result.stderr.strip() and not died:
            problems.append("it says nothing")
        if state != self.old and not (died and state == self.new):
            problems.append("what stood there does not stand")
        return problems

    def try_all(self, trial):
        ended = {}
        for kind in ("SCARCE_ONCE", "SCARCE_FROM"):
            for nth in range(1, self.requests + 1, -(-self.requests // MOST)):
                self.set_back()
                result = self.run(**{kind: str(nth)})
                ended[result.returncode] = ended.get(result.returncode, 0) + 1
                trial.judge(f"{self.name}, {kind}={nth}", self.problems(result))
        self.set_back()
        print(f"{self.name}: {self.requests} requests, exit codes {ended}", flush=True)


def main():
    trial = injection.Trial()
    with injection.scratch() as folder:
        site = make_site(os.path.join(folder, "site"), {
            **MORE, **TABLES, "returned/a.json": FORM, "returned/b.csv": "q,reference\nYes,B-1\n",
            "content/consultations/c/consultation.toml": 'title = "C"\nplans = ["plan:p"]\ncloses = "3 December 2008"\n'
                                                         '[[question]]\nid = "q"\ntext = "Why?"\n'})
        if subprocess.run([PROGRAM, "--version"], env={**os.environ, "LD_PRELOAD": LIBRARY}, stdout=subprocess.DEVNULL).returncode != 0:
            return injection.SKIPPED
        build = ["build", ".", "--output", "public/site", "--quiet", "--jobs", "1", "--as-of"]
        subprocess.run([PROGRAM, *build, "2008-09-01"], cwd=site, check=True)
        commands = [Command(folder, "check", ["check", ".", "--as-of", DAY], "content")]
        commands += [Command(folder, "import " + name, ["import", "table", name, "--plan", "p", "--print", "--site", "."], "content") for name in TABLES]
        commands += [Command(folder, "collate", ["collate", "c", "returned", "--site", "."], "content"),
                     Command(folder, "build", [*build, DAY], "public", may_die=True)]
        for command in commands:
            command.set_back()
        for command in commands:
            command.try_all(trial)
    return trial.end()


sys.exit(main())
