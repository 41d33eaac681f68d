#!/usr/bin/env python3
"""Sites that were laid out to harm: hostile_layouts.py PLANSITE [--long]

Beside each site lies another one, well formed, whose every text holds a secret. Wherever plansite reads a file or a folder – content,
templates, themes, editions, responses, lists – there stands a link to its counterpart in the other site, in twelve ways, or a pipe, a socket, a
device, a folder. And addresses, names and manifests point there. No answer, page, edition, letter or tally may hold the secret, nothing
outside may change, every command ends within seconds, and what it refuses it names.

The short form takes every fifth of the layouts that are made by rule. Ends with 0: all held, 1: some did not.
"""

import os
import resource
import shutil
import socket
import stat
import subprocess
import sys

import injection
from small_site import DAY, ENVIRONMENT, FILES, MORE, make_site

PROGRAM = os.path.abspath(sys.argv[1])
SECRET = "Escaped Secret 7f3a"
LIMIT = 60  # seconds by the clock, on a busy machine
BUSY = 2.0  # seconds of a processor

RESPONSES = "content/consultations/c/responses"
EDITION = "content/archive/p/first"
QUESTION = '\n[[question]]\nid = "1"\ntext = "What else?"\n'
SITE = {**MORE, "content/consultations/c/consultation.toml": FILES["content/consultations/c/consultation.toml"] + QUESTION,
        f"{RESPONSES}/a.json": '{"format": "plansite response 1", "consultation": "c", "answers": {"1": {"text": "Quilla"}}}\n'}

BUILD = ["build", "site", "--output", "public"]
COLLATE = ["collate", "c", "--site", "site"]
CIRCULATE = ["circulate", "c", "--to", "list.csv", "--output", "pack", "--from", "o@example.org", "--site", "site"]
FREEZE = ["freeze", "p", "--edition", "second", "--site", "site"]
VERIFY = ["verify", "site/" + EDITION]

# Where something is read, and by which commands.
FILE_PLACES = {
    "content/plans/p/plan.toml": [BUILD, FREEZE], "content/plans/p/priorities/1-learning.toml": [BUILD], "content/plans/p/notes.md": [BUILD],
    "content/plans/p/minutes.pdf": [BUILD, FREEZE], "content/plans/p/updates/2008-09-15.toml": [BUILD], "content/directory.toml": [BUILD],
    "content/guide/index.md": [BUILD], "content/consultations/c/consultation.toml": [BUILD, COLLATE, CIRCULATE],
    "content/consultations/c/letter.txt": [CIRCULATE], f"{RESPONSES}/a.json": [COLLATE, BUILD], "site.toml": [BUILD],
    "templates/404.html": [BUILD, FREEZE], "templates/circulate/letter.txt": [CIRCULATE], "themes/civic/assets/more.css": [BUILD, FREEZE],
    f"{EDITION}/data/edition.json": [BUILD, VERIFY], f"{EDITION}/data/site/index.html": [BUILD, VERIFY],
    f"{EDITION}/manifest-sha256.txt": [BUILD, VERIFY], f"{EDITION}/bagit.txt": [BUILD, VERIFY],
}
FOLDER_PLACES = {
    "content": [BUILD], "content/plans": [BUILD, ["new", "plan", "site", "--title", "New"]], "content/plans/p": [BUILD, FREEZE],
    "content/plans/p/priorities": [BUILD, ["new", "priority", "site", "--plan", "p", "--title", "New"]], "content/guide": [BUILD],
    "content/consultations/c": [BUILD, CIRCULATE, COLLATE], RESPONSES: [BUILD, COLLATE], "content/archive": [BUILD, FREEZE],
    "content/archive/p": [BUILD, FREEZE], EDITION: [BUILD], f"{EDITION}/data": [BUILD, VERIFY], "templates": [BUILD, CIRCULATE],
    "themes": [BUILD], "themes/civic": [BUILD], "themes/civic/assets": [BUILD], ".plansite": [["new", "plan", "site", "--title", "New"]],
}


def link(path, to):
    os.symlink(to, path)


def chain(path, to):
    """A link to a link inside that leads out."""
    between = os.path.join(os.path.dirname(path), "between-" + os.path.basename(path))
    os.symlink(to, between)
    os.symlink(os.path.basename(between), path)


def bind(path, _):
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(os.path.dirname(path))  # the whole path may be too long for a socket
        listening.bind(os.path.basename(path))
        os.chdir(here)


def device(path, _):
    """/dev/zero itself where that is allowed, or else a link to it."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        os.symlink("/dev/zero", path)


WAYS = {
    "a link": link,
    "a relative link": lambda path, to: link(path, os.path.relpath(to, os.path.dirname(path))),
    "a link through /proc": lambda path, to: link(path, "/proc/self/root" + to),
    "a link through the folder itself": lambda path, to: link(path, "./../" + os.path.relpath(to, os.path.dirname(os.path.dirname(path)))),
    "a chain of links": chain,
    "a link to nothing": lambda path, to: link(path, to + "-gone"),
    "a loop": lambda path, to: link(path, os.path.basename(path)),
    "a link to the folder above": lambda path, to: link(path, ".."),
    "a link to an endless device": lambda path, to: link(path, "/dev/zero"),
    "a link to standard input": lambda path, to: link(path, "/dev/stdin"),
    "a pipe": lambda path, to: os.mkfifo(path),
    "a socket": bind,
    "a device": device,
    "a folder": lambda path, to: os.makedirs(path + "/deep" * 100),
}

# Words that lead out, each with the command that reads them; OUT is the way from the file to the other site.
OUT = "../../../../outside"
PLAN, NOTES = FILES["content/plans/p/plan.toml"], '+++\ntitle = "Notes"\n+++\n\n'
WORDS = {
    "a link of a text": ({"content/plans/p/notes.md": NOTES + f"[x]({OUT}/site.toml)\n"}, [BUILD, FREEZE]),
    "a link in other letters": ({"content/plans/p/notes.md": NOTES + "[x](%2e%2e/%2e%2e/%2e%2e/%2e%2e/outside/site.toml)\n"}, [BUILD]),
    "a link with backslashes": ({"content/plans/p/notes.md": NOTES + "[x](..\\\\..\\\\..\\\\..\\\\outside\\\\site.toml)\n"}, [BUILD]),
    "a link from the root": ({"content/plans/p/notes.md": NOTES + "[x](/etc/passwd)\n"}, [BUILD]),
    "a link of files": ({"content/plans/p/notes.md": NOTES + "[x](file:///etc/passwd)\n"}, [BUILD]),
    "a picture": ({"content/plans/p/notes.md": NOTES + f"![x]({OUT}/site.toml)\n"}, [BUILD, FREEZE]),
    "an attachment": ({"content/documents/d/index.md": f'+++\ntitle = "D"\n[[attachment]]\nfile = "{OUT}/site.toml"\ntitle = "x"\n+++\n'}, [BUILD]),
    "an attachment from the root": ({"content/documents/d/index.md": '+++\ntitle = "D"\n[[attachment]]\nfile = "/etc/passwd"\ntitle = "x"\n+++\n'}, [BUILD]),
    "an id of a plan": ({"content/plans/p/plan.toml": f'id = "{OUT}"\n' + PLAN}, [BUILD]),
    "an id of an action": ({"content/plans/p/priorities/1-learning.toml": 'ref = "../../../x"\ntitle = "T"\n[[activity]]\nid = "../../y"\nref = "1.1"\ntitle = "R"\n'}, [BUILD]),
    "a reference": ({"content/plans/p/plan.toml": 'title = "P"\nrelated = ["plan:../../../outside"]\n'}, [BUILD]),
    "a theme": ({"site.toml": 'title = "Plans"\ntheme = "../../outside/themes/civic"\n'}, [BUILD]),
    "a template that includes": ({"templates/404.html": '{% include "../../outside/templates/404.html" %}'}, [BUILD]),
    "a template that extends": ({"templates/404.html": '{% extends "/etc/passwd" %}'}, [BUILD]),
    "a theme's style sheet": ({"themes/civic/assets/more.css": '@import "../../../../outside/themes/civic/assets/more.css";'}, [BUILD]),
    "a manifest": ({f"{EDITION}/manifest-sha256.txt": f"{'0' * 64}  data/{OUT}/site.toml\n{'0' * 64}  /etc/passwd\n"}, [BUILD, VERIFY]),
    "a list of files to fetch": ({f"{EDITION}/fetch.txt": "file:///etc/passwd 1 data/x\n"}, [BUILD, VERIFY]),
    "a name with a line break": ({"content/plans/p/a\n<b>.md": NOTES, "content/plans/p/\x1b[2J.pdf": "x"}, [BUILD]),
    "a name that is no UTF-8": ({b"content/plans/p/\xff\xfe.md".decode("utf-8", "surrogateescape"): NOTES}, [BUILD]),
    "a response's reference": ({f"{RESPONSES}/a.json": '{"reference": "../../../../outside/x", "consultation": "../../c"}'}, [COLLATE]),
    "recipients": ({"../list.csv": "name,email\n../../outside/x,../../outside@example.org\n/etc/passwd,/etc/passwd@example.org\n"}, [CIRCULATE]),
    "a letter that includes": ({"content/consultations/c/letter.txt": 'Subject: x\n\n{% include "../../outside/site.toml" %}\n'}, [CIRCULATE]),
    "an edition's name": ({}, [["freeze", "p", "--edition", name, "--site", "site"] for name in ("../x", "..", ".", "/etc/x", "a/b", "x\n", "")]),
    "a plan's name": ({}, [["freeze", name, "--edition", "x", "--site", "site"] for name in ("../../outside/content/plans/p", "/", "..")]),
    "a consultation's name": ({}, [["collate", "../../../outside/content/consultations/c", "--site", "site"]]),
    "an id of something new": ({}, [["new", "plan", "site", "--title", "x", "--id", one] for one in ("../x", "../../outside/x", "/x", "..", ".x")]),
    "two editions to compare": ({}, [["compare", "p", "../../../../outside/content/archive/p/first", "now", "--site", "site"]]),
    "a folder that holds the site": ({}, [["build", "site", "--output", one] for one in (".", "site", "site/content", "site/themes/x", "/")]),
    "a pack among the pages": ({}, [[*CIRCULATE[:5], one, *CIRCULATE[6:]] for one in ("site/content/x", "site/public/x", "site/templates")]),
}


class Layouts:
    def __init__(self, folder, trial):
        self.folder, self.trial, self.slowest, self.commands, self.codes = folder, trial, (0, ""), 0, {}
        self.models, self.site, self.outside = (os.path.join(folder, name) for name in ("models", "site", "outside"))
        self.make_models()

    def make_models(self):
        good, other = os.path.join(self.models, "site"), os.path.join(self.models, "outside")
        make_site(good, SITE)
        secret = {path: text.replace("The schools", SECRET).replace("Plans", SECRET).replace("plan\"", f'{SECRET}"').replace("Text.", SECRET)
                  .replace("Notes", SECRET).replace("not really", SECRET).replace("Learning", SECRET).replace("going", SECRET).replace("Quilla", SECRET)
                  .replace("Nothing", SECRET).replace("p {", f"/* {SECRET} */ p {{").replace("do you say", SECRET) for path, text in {**FILES, **SITE}.items()}
        secret["content/consultations/c/letter.txt"] = secret["templates/circulate/letter.txt"] = f"Subject: {SECRET}\n\n{SECRET}\n"
        make_site(other, secret)
        for site in (good, other):
            frozen = self.run(["freeze", "p", "--edition", "first", "--site", site], here=self.models)
            assert frozen.returncode == 0, frozen.stderr
        os.makedirs(os.path.join(other, ".plansite"))

    def run(self, arguments, here=None):
        if arguments[0] in ("build", "freeze", "circulate"):
            arguments = [*arguments, "--as-of", DAY]
        return subprocess.run([PROGRAM, *arguments], cwd=here or self.folder, stdin=subprocess.PIPE, capture_output=True, timeout=LIMIT,
                              env={**os.environ, **ENVIRONMENT, "PATH": "/nowhere"}, text=True, errors="replace")

    def set_up(self):
        for name in os.listdir(self.folder):
            if name != "models":
                path = os.path.join(self.folder, name)
                os.unlink(path) if os.path.islink(path) or os.path.isfile(path) else shutil.rmtree(path)
        shutil.copytree(os.path.join(self.models, "site"), self.site)
        shutil.copytree(os.path.join(self.models, "outside"), self.outside)
        injection.write_files(self.folder, {"list.csv": "name,email\nA,a@example.org\n"})

    def escapes(self, result):
        """Where the secret stands: in what was said, or in a file that is not of the other site."""
        found = ["what it said"] if SECRET in result.stdout + result.stderr else []
        for name in os.listdir(self.folder):
            path = os.path.join(self.folder, name)
            if name not in ("models", "outside") and os.path.isdir(path) and not os.path.islink(path):
                found += [f"{name}/{inside}" for inside, bytes_ in injection.bytes_below(path).items()
                          if SECRET.encode() in bytes_ and not leads_out(os.path.join(path, inside), path)]
        return found

    def try_commands(self, what, commands, refused, named=""):
        """Runs the commands in a layout that was set up. `refused`: the first must not end well, and name what it refuses."""
        before = injection.tree(self.outside)
        for number, arguments in enumerate(commands):
            problems, start = [], processor_time()
            try:
                result = self.run(arguments)
            except subprocess.TimeoutExpired:
                self.trial.judge(f"{what}: {arguments}", [f"it has not ended after {LIMIT} seconds"])
                continue
            taken = processor_time() - start
            self.slowest = max(self.slowest, (taken, f"{what}: {' '.join(arguments)}"))
            if taken > BUSY:
                problems.append(f"it kept a processor for {taken:.1f} s")
            self.commands += 1
            self.codes[result.returncode] = self.codes.get(result.returncode, 0) + 1
            problems += [f"the secret is in {place}" for place in self.escapes(result)]
            if injection.tree(self.outside) != before:
                problems.append("something outside has changed")
            if result.returncode not in (0, 1, 2, 3) or (number == 0 and refused and result.returncode == 0):
                problems.append(f"exit {result.returncode}: {result.stderr.strip()[-300:]}")
            if result.returncode == 3 and self.folder not in result.stderr or (number == 0 and refused and named not in result.stderr):
                problems.append(f"{named} is not named: {result.stderr.strip()[-300:]}")
            if any(ord(c) < 32 and c not in "\n\t" for c in result.stdout + result.stderr):
                problems.append("control characters reach the terminal")
            self.trial.judge(f"{what}: {' '.join(arguments)}", problems)

    def try_place(self, place, way, commands):
        self.set_up()
        path = os.path.join(self.site, place)
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        WAYS[way](path, os.path.join(self.outside, place))
        # What is read nowhere need not be missed, and the site's own settings are trusted.
        may_pass = way == "a folder" or place in ("site.toml", "themes", ".plansite")
        self.try_commands(f"{place} is {way}", commands, not may_pass, os.path.basename(place))

    def run_all(self):
        made = [(place, way, commands) for places in (FILE_PLACES, FOLDER_PLACES) for place, commands in places.items() for way in WAYS]
        tried = made if injection.LONG else made[::5]
        for one in tried:
            self.try_place(*one)
        for what, (files, commands) in WORDS.items():
            self.set_up()
            injection.write_files(self.site, files)
            self.try_commands(what, commands, False)
        print(f"{len(tried) + len(WORDS)} layouts, {self.commands} commands, exit codes {self.codes}, "
              f"the longest {self.slowest[0]:.2f} s of a processor ({self.slowest[1]})", flush=True)


def processor_time():
    """What all commands until now have taken of processors: the clock says little on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def leads_out(path, folder):
    """A layout's own links show the other site's files, wherever they stand."""
    return not os.path.realpath(path).startswith(os.path.realpath(folder) + "/")


def main():
    trial = injection.Trial()
    with injection.scratch() as folder:
        Layouts(folder, trial).run_all()
    return trial.end()


sys.exit(main())
