#!/usr/bin/env python3
"""Small files made to take a program's time, memory or stack: bombs.py PLANSITE [--long]

Each of the patterns below stands, at three sizes, in a site of its own, which is built on a stack of 1 MB. Every run ends with 0 or 1
(published, or refused with a diagnostic), within a second of the processor (for each half megabyte, where it is given more) beside
what the same site takes without it, and what it publishes and says is no more than a multiple of what it was given. `--long` goes on
to texts ten times as large.

Prints a line for each run that did not; the last line is `points N, failures M`. Ends with 0: all held, 1: some did not.
"""

import os
import resource
import sys
import tempfile
import time

LONG = "--long" in sys.argv[2:]
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else sys.exit(__doc__)
SIZES = [1_000, 10_000, 40_000] + ([400_000] if LONG else [])
SECONDS = 1.0     # of the processor for each half megabyte given, at least for one, beyond an empty site's
SWOLLEN = 200     # times what was given, and what an empty site has
STACK = 1024 * 1024
FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a disk's own time is not the program's
MEMORY = 2 * 1024 ** 3

PLAN = "content/plans/x/plan.toml"
PRIORITY = "content/plans/x/priorities/1.toml"
FORM = "returned/form.json"
BASE = {
    "site.toml": 'title = "Bombs"\nas_of = 2010-11-20\n',
    PLAN: 'title = "A plan"\nperiod = "2010-11"\n',
    PRIORITY: 'ref = "1"\ntitle = "First"\n[[activity]]\nref = "1.1"\ntitle = "An activity"\n',
    "content/consultations/c/consultation.toml": 'title = "What do you say?"\nplans = ["plan:x"]\nopens = "1 November 2010"\n'
                                                 'closes = "30 November 2010"\n[[question]]\nid = "q"\ntext = "Why?"\n',
}


def plan(text):
    return {PLAN: 'title = "A plan"\n' + text + "\n"}


def prose(text):
    """Markdown where it may stand: a paper of its own, and a text of a TOML file."""
    return {"content/guide/bomb.md": text + "\n", PLAN: f"title = \"A plan\"\nsummary = '''\n{text}\n'''\n"}


def activities(n, text):
    return {PRIORITY: 'ref = "1"\ntitle = "First"\n' + "".join(
        f'[[activity]]\nref = "1.{i}"\ntitle = "Activity {i}"\n{text(i)}\n' for i in range(n))}


# What n is: the times a part is repeated, of texts that are read; of things that each have a page, a fraction of it.
PATTERNS = {
    # TOML: nesting
    "lists in lists": lambda n: plan("x = " + "[" * n + "]" * n),
    "lists that never close": lambda n: plan("x = " + "[" * n),
    "tables in tables": lambda n: plan("x = " + "{a=" * n + "1" + "}" * n),
    "lists and tables in turn": lambda n: plan("x = " + "[{a=" * n),
    "a heading of many brackets": lambda n: plan("[" * n + "a" + "]" * n),
    "brackets behind an odd quotation": lambda n: plan('a = """x""""\nb = \'\'\'\'y\'\'\'\'\nx = ' + "[" * n),
    "brackets behind a text that ends with a backslash": lambda n: plan("a = '\\'\nx = " + "[" * n),
    "brackets behind quotations in a comment": lambda n: plan("# \"\"\" '\nx = " + "[" * n),
    "brackets on lines of their own": lambda n: plan("x = " + "[\n" * n),
    # TOML: dotted keys, keys, tables
    "a dotted key": lambda n: plan("a" + ".a" * n + " = 1"),
    "a dotted heading": lambda n: plan("[a" + ".a" * n + "]"),
    "a dotted heading of a list": lambda n: plan("[[a" + ".a" * n + "]]"),
    "a dotted key of quotations": lambda n: plan('"a"' + '."a"' * n + " = 1"),
    "a dotted key with spaces": lambda n: plan("a" + " . a" * n + " = 1"),
    "a dotted key in a table": lambda n: plan("x = { a" + ".a" * n + " = 1 }"),
    "dotted keys that grow": lambda n: plan("".join("a." * (i % 60) + f"b{i} = 1\n" for i in range(n // 10))),
    "dotted headings that grow": lambda n: plan("".join("[" + "a." * (i % 60) + f"b{i}]\n" for i in range(n // 10))),
    "many keys": lambda n: plan("".join(f"key{i} = 1\n" for i in range(n))),
    "many keys that could be misspelt": lambda n: plan("".join(f"summar{i} = 1\n" for i in range(n))),
    "the same key": lambda n: plan("a = 1\n" * n),
    "many headings": lambda n: plan("".join(f"[t{i}]\n" for i in range(n))),
    "many entries of a list": lambda n: plan("[[milestone]]\n" * n),
    "a wide list": lambda n: plan("related = [" + '"plan:x",' * n + "]"),
    # TOML: values
    "a long number": lambda n: plan("period = " + "9" * n),
    "a long fraction": lambda n: plan("period = 0." + "9" * n),
    "a long key": lambda n: plan("k" * n + " = 1"),
    "a text that never ends": lambda n: plan('x = """' + 'a"" ' * n),
    "escapes": lambda n: plan('summary = "' + "\\u00e9\\n" * n + '"'),
    "faults in every line": lambda n: plan('[[milestone]]\nwhen = "32 Juno"\n' * n),
    # front matter
    "a front matter of brackets": lambda n: {"content/guide/bomb.md": "+++\nx = " + "[" * n + "\n+++\n"},
    "front matters": lambda n: {"content/guide/bomb.md": "+++\n" * n},
    # references
    "things that are part of each other": lambda n: activities(n // 100, lambda i: f'related = ["activity:1.{i - 1}", "activity:1.{i + 1}"]'),
    "plans of plans": lambda n: {f"content/plans/p{i}/plan.toml": f'title = "P{i}"\nparent = "plan:p{(i + 1) % (n // 200 + 2)}"\n'
                                 for i in range(n // 200 + 2)},
    "a plan that is its own": lambda n: plan('parent = "plan:x"\nrelated = ["plan:x"]\ncontinues = "plan:x"'),
    "references to nothing": lambda n: plan("related = [" + "".join(f'"plan:y{i}",' for i in range(n // 10)) + "]"),
    "parties that nobody knows": lambda n: {
        "content/directory.toml": "".join(f'[[body]]\nname = "The body of number {i}"\n' for i in range(n // 50)),
        **plan("bodies = [" + "".join(f'"A body of number {i}",' for i in range(n // 50)) + "]")},
    "names of many letters that nobody knows": lambda n: {
        "content/directory.toml": "".join(f'[[body]]\nid = "b{i}"\nname = "{i}{"x" * (n // 8)}"\n' for i in range(20)),
        **plan("bodies = [" + "".join(f'"{i}{"y" * (n // 8)}",' for i in range(20)) + "]")},
    "everything mentions everything": lambda n: activities(n // 400 + 2, lambda i: 'introduction = "' + "".join(
        f"<activity:1.{j}> " for j in range(n // 400 + 2)) + '"'),
    "a glossary of every word": lambda n: {
        "content/directory.toml": "".join(f'[[term]]\nid = "t{i}"\nterm = "T{i}"\nabbreviation = "T{i}"\nmeaning = "T{i + 1} of T{i}"\n'
                                          for i in range(n // 100)),
        **plan('summary = "' + " ".join(f"T{i}" for i in range(n // 10)) + '"')},
    # Markdown
    "quotations": lambda n: prose(">" * n + "x"),
    "lists": lambda n: prose("- " * n + "x"),
    "brackets": lambda n: prose("[" * n + "a" + "]" * n),
    "open links": lambda n: prose("[a](" * n),
    "images around links": lambda n: prose("![[]()" * n),
    "emphasis": lambda n: prose("*a **a " * n + "b" + " a** a*" * n),
    "definitions used often": lambda n: prose("[x]: /" + "a" * n + "\n\n" + "[x] " * n),
    "definitions": lambda n: prose("".join(f"[x{i}]: /a\n" for i in range(n)) + "\n[x1]"),
    "footnotes in footnotes": lambda n: prose("".join(f"[^{i}]: a [^{i + 1}]\n\n" for i in range(n // 10)) + "[^0]"),
    "tables": lambda n: prose("|a" * n + "\n" + "|-" * n + "\n" + "|a\n" * 100),
    "headings": lambda n: prose("# a\n" * n),
    "embeds": lambda n: prose("<activity:1.1>\n\n" * n),
    "entities": lambda n: prose("&amp;&lt;" * n),
    # dates, money, names
    "a long date": lambda n: plan('adopted = "' + "June 2008, " * n + '"'),
    "a long period": lambda n: plan('period = "' + "2008-" * n + '"'),
    "a long name": lambda n: plan('lead = ["' + "The ( LA & " * n + '"]'),
    "a long id": lambda n: plan('id = "' + "a-" * n + '"'),
    # folders
    "folders in folders": lambda n: {"content/guide/" + "a/" * min(n // 20, 900) + "x.md": "x\n"},
    # what comes back of a consultation
    "a form of brackets": lambda n: {FORM: "[" * n},
    "a form of objects": lambda n: {FORM: '{"a":' * n},
    "a form of keys": lambda n: {FORM: "{" + ",".join(f'"k{i}":1' for i in range(n)) + "}"},
    "a form of answers": lambda n: {FORM: '{"format":"plansite response 1","consultation":"c","answers":{' +
                                    ",".join(f'"q{i}":"x"' for i in range(n)) + "}}"},
    "a form of a long number": lambda n: {FORM: '{"format":' + "1" * n + "e" + "9" * n + "}"},
    "a survey of columns": lambda n: {"returned/survey.csv": ",".join(f"c{i}" for i in range(n)) + "\n" + "," * n + "\n"},
    "a survey of rows": lambda n: {"returned/survey.csv": "q,reference\n" + "x,y\n" * n},
    "a survey of quotations": lambda n: {"returned/survey.csv": "q\n" + '"' * (2 * n + 1)},
}


def limits():
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def size_below(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def run(files, command):
    """What a run ended with, its seconds of the processor, and how much was given, published and said."""
    with tempfile.TemporaryDirectory(prefix="plansite-bombs-", dir=FOLDER) as folder:
        for path, text in {**BASE, **files}.items():
            os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                file.write(text)
        said = os.path.join(folder, "said")
        words = [word.format(site=folder) for word in command]
        process = os.fork()
        if process == 0:
            try:
                limits()
                to = os.open(said, os.O_WRONLY | os.O_CREAT)
                os.dup2(to, 1)
                os.dup2(to, 2)
                os.execv(PROGRAM, [PROGRAM, *words])
            finally:
                os._exit(127)
        _, status, used = os.wait4(process, 0)
        given = sum(len(text.encode()) for text in files.values())
        made = size_below(os.path.join(folder, "public")) + os.path.getsize(said)
        with open(said, encoding="utf-8", errors="replace") as file:
            words = file.read(2000)
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, given, made, words


def command_for(files):
    if any(path.startswith("returned/") for path in files):
        return ["collate", "c", "{site}/returned", "--site", "{site}"]
    return ["build", "{site}", "--output", "{site}/public"]


def main():
    started, points, failures = time.monotonic(), 0, 0
    empty = {}
    for command in (command_for({}), command_for({"returned/": ""})):
        empty[command[0]] = run({}, command)
    slowest = (0, "")
    only = next((word[7:] for word in sys.argv if word.startswith("--only=")), "")
    for name, make in PATTERNS.items():
        if only not in name:
            continue
        for n in SIZES:
            files = make(n)
            command = command_for(files)
            code, seconds, given, made, said = run(files, command)
            seconds -= empty[command[0]][1]
            points += 1
            slowest = max(slowest, (seconds, f"{name}, {n}"))
            wrong = []
            if code not in (0, 1):
                wrong.append(f"ended with {code}")
            if seconds > SECONDS * max(1, given / 500_000):
                wrong.append(f"took {seconds:.2f} s")
            if made - empty[command[0]][3] > SWOLLEN * max(given, 10_000):
                wrong.append(f"made {made} bytes of {given}")
            if wrong:
                failures += 1
                print(f"{name}, {n} times: {'; '.join(wrong)}: {said[:300]}")
            if "--all" in sys.argv:
                print(f"{name}, {n}: {code}, {seconds:.2f} s, {given} -> {made} {said[:60]!r}")
    print(f"slowest: {slowest[1]}: {slowest[0]:.2f} s of the processor; {time.monotonic() - started:.0f} s in all")
    print(f"points {points}, failures {failures}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
