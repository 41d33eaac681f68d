#!/usr/bin/env python3
"""Runs the long forms of tests and prints a table of them: stress.py LIST [NAME…]

LIST is stress.txt of the build folder: the tests that `add_long_test` of tests/CMakeLists.txt registers, a line each, their name and command
between tabs. Each is run with --long at its end and without a limit of time; with NAMEs only those. A test says in its last line
`points N, failures N`; the lines before go to NAME.log beside LIST.

Ends with 0: all held, 1: something did not, or a test did not end well.
"""

import os
import re
import subprocess
import sys
import time


def run(name, command, log):
    """The row of a test: name, points tried, failures, seconds, what else is to be said."""
    start, result = time.monotonic(), "no count"
    with open(log, "w", encoding="utf-8") as file:
        process = subprocess.Popen([*command, "--long"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        for line in process.stdout:
            file.write(line)
            file.flush()
            result = line
    code, seconds = process.wait(), time.monotonic() - start
    count = re.match(r"points (\d+), failures (\d+)", result)
    tried, failures = count.groups() if count else ("-", "-")
    note = "skipped" if code == 77 else "" if code == 0 else f"exit {code}, see {log}"
    return (name, tried, failures, f"{seconds:.0f}", note), code in (0, 77)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        tests = [line.rstrip("\n").split("\t") for line in file]
    wanted = sys.argv[2:] or [test[0] for test in tests]
    unknown = set(wanted) - {test[0] for test in tests}
    if unknown:
        sys.exit(f"there is no long test {', '.join(sorted(unknown))}")
    rows, good = [], True
    print(f"{'test':20} {'points':>9} {'failures':>9} {'seconds':>9}", flush=True)
    for name, *command in tests:
        if name not in wanted:
            continue
        row, held = run(name, command, os.path.join(os.path.dirname(os.path.abspath(sys.argv[1])), f"{name}.log"))
        rows.append(row)
        good = good and held
        print("{:20} {:>9} {:>9} {:>9}  {}".format(*row).rstrip(), flush=True)
    total = [sum(int(row[column]) for row in rows if row[column].isdigit()) for column in (1, 2, 3)]
    print("{:20} {:>9} {:>9} {:>9}".format(f"{len(rows)} tests", *total))
    return 0 if good else 1


sys.exit(main())
