"""What the tests of this folder share: strace to kill and starve a program at its system calls, trees to compare, and the count.

A test takes the program's path and perhaps `--long`; it ends by `Trial.end`, whose last line `./bootstrap stress` puts into its table.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

CHANGING = ["mkdir", "write", "pwrite64", "writev", "link", "linkat", "symlink", "rename", "renameat", "renameat2", "unlink", "unlinkat",
            "rmdir", "chmod", "fchmod", "fchmodat", "chown", "ftruncate", "sendfile", "copy_file_range", "fsync", "fdatasync", "syncfs",
            "flock"]
READING = ["read", "pread64", "getdents64", "newfstatat", "fstat", "statx", "readlink", "close"]
TRACED = ",".join("?" + name for name in CHANGING + READING + ["openat", "openat2"])

LONG = "--long" in sys.argv[1:]
STRACE = shutil.which("strace")
SKIPPED = 77
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def scratch():
    """A new folder that goes when it is left: in memory where that can be had, because there `syncfs` need not wait for others' files."""
    return tempfile.TemporaryDirectory(dir=MEMORY)


def can_trace():
    return STRACE is not None and subprocess.run([STRACE, "-qq", "-o", "/dev/null", "true"]).returncode == 0


class Point(NamedTuple):
    """One call of a run: its name, how often its thread had made it by then, and whether it changes files."""
    name: str
    nth: int
    changing: bool


def run(command, inject=(), log=None, environment=None, limit=300):
    """Runs a command, under strace where something is injected or logged; its standard output is thrown away."""
    if inject or log:
        command = [STRACE, "-f", "-qq", "-o", log or "/dev/null", "-e", "trace=" + TRACED,
                   *("--inject=" + rule for rule in inject), *command]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
                          env={**os.environ, **(environment or {})}, timeout=limit)


def points_in(log, begins, refused=()):
    """The points of a log, each once, from the first line on for which `begins` is true. Left out are what is printed and calls by name."""
    made, started, points = {}, False, {}
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            call = re.match(r"(\d+) +(\w+)\(", line)
            if not call:
                continue
            made[call.groups()] = made.get(call.groups(), 0) + 1
            started = started or begins(line)
            is_message = re.match(r"\d+ +write\([12],", line)
            if started and call[2] not in refused and not is_message:
                points[Point(call[2], made[call.groups()], call[2] in CHANGING or "O_CREAT" in line)] = True
    return list(points)


def sample(points, most):
    """At most so many of the points, evenly spread; all of them in the long form."""
    return points if LONG or not points else points[:: -(-len(points) // most)]


def tree(root):
    """Each path below root with its kind, mode and contents; None where there is no folder."""
    if not os.path.isdir(root):
        return None
    entries = {".": os.stat(root).st_mode}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            content = None
            if os.path.islink(path):
                content = os.readlink(path)
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    content = file.read()
            entries[os.path.relpath(path, root)] = (status.st_mode, content)
    return entries


def bytes_below(root):
    """The bytes of each file below root, by path."""
    return {path: entry[1] for path, entry in (tree(root) or {}).items() if path != "." and isinstance(entry[1], bytes)}


def write_files(root, files):
    for path, text in files.items():
        path = os.path.join(root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())


class Trial:
    """Counts what was tried, and what of it did not hold."""

    def __init__(self):
        self.tried, self.failures, self.start = 0, 0, time.monotonic()

    def judge(self, what, problems):
        """One more was tried; its problems, of which there should be none, are printed."""
        self.tried += 1
        self.failures += bool(problems)
        for problem in problems:
            print(f"{what}: {problem}", flush=True)

    def require(self, what, good, problem="does not hold"):
        self.judge(what, [] if good else [problem])

    def end(self):
        """The exit code, after the line that the table of `./bootstrap stress` is made of."""
        print(f"points {self.tried}, failures {self.failures}, {time.monotonic() - self.start:.1f} s", flush=True)
        return 1 if self.failures or not self.tried else 0
