#!/usr/bin/env python3
"""Twenty builds at once of two sites into one folder, and readers meanwhile: twenty_builds.py PLANSITE [--long]

The two sites differ on every page. Readers open files by their path, as a web server does: each is there and is a whole file of one
of the two sites. Others open the folder and read several files through it: all are of the same site. A build publishes, or waits, or says
that another one is publishing; what stands in the end is one of the two, with nothing beside it.

Ends with 0: all held, 1: some did not.
"""

import os
import random
import subprocess
import sys
import threading

import injection
from small_site import DAY, ENVIRONMENT, FILES, MORE, make_site

PROGRAM = os.path.abspath(sys.argv[1])
READS = 100_000 if injection.LONG else 10_000
ROUNDS = 50 if injection.LONG else 3
BUILDS, READERS = 20, 2


class Reader(threading.Thread):
    """Reads until it has read enough and is told that all is over."""

    def __init__(self, target, sites, seed):
        super().__init__()
        self.target, self.sites, self.random = target, sites, random.Random(seed)
        self.paths = sorted(sites[0].keys() & sites[1].keys())
        self.differ = [path for path in self.paths if sites[0][path] != sites[1][path]]
        self.reads, self.looks, self.problems, self.over = 0, 0, [], threading.Event()

    def run(self):
        while not self.over.is_set():
            self.read_by_path()
            self.read_through_folder()

    def read_by_path(self):
        path = self.random.choice(self.paths)
        self.reads += 1
        try:
            with open(os.path.join(self.target, path), "rb") as file:
                if file.read() not in (self.sites[0][path], self.sites[1][path]):
                    self.problems.append(f"{path} is of neither site")
        except OSError as error:
            self.problems.append(f"{path}: {error}")

    def read_through_folder(self):
        """What is read in one opened folder is of one site; after the exchange its files go, and are not found."""
        folder = os.open(self.target, os.O_RDONLY | os.O_DIRECTORY)
        possible = {0, 1}
        try:
            for path in self.random.sample(self.differ, 4):
                self.reads += 1
                with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
                    bytes_ = file.read()
                possible &= {number for number in (0, 1) if bytes_ == self.sites[number][path]}
            self.looks += 1
        except FileNotFoundError:
            pass
        finally:
            os.close(folder)
        if not possible:
            self.problems.append("files of one folder are of two sites")


def main():
    trial = injection.Trial()
    environment = {**os.environ, **ENVIRONMENT}
    with injection.scratch() as folder:
        target, commands, sites = os.path.join(folder, "work", "public"), [], []
        for name in ("Apples", "Pears"):
            site = make_site(os.path.join(folder, name), {**MORE, "site.toml": FILES["site.toml"].replace("Plans", name)})
            commands.append([PROGRAM, "build", site, "--as-of", DAY, "--quiet", "--jobs", "2", "--output"])
            alone = os.path.join(folder, "alone")
            subprocess.run([*commands[-1], alone], check=True, env=environment)
            sites.append(injection.bytes_below(alone))
        subprocess.run([*commands[0], target], check=True, env=environment)
        readers = [Reader(target, sites, seed) for seed in range(READERS)]
        for reader in readers:
            reader.start()
        rounds, ended = 0, {}
        while sum(reader.reads for reader in readers) < READS or rounds < ROUNDS:
            rounds += 1
            running = [subprocess.Popen([*commands[i % 2], target], stderr=subprocess.PIPE, text=True, env=environment) for i in range(BUILDS)]
            for process in running:
                said = process.communicate()[1]
                ended[process.returncode] = ended.get(process.returncode, 0) + 1
                good = process.returncode == 0 or process.returncode == 3 and "another plansite is publishing" in said
                trial.require("a build", good, f"exit {process.returncode}: {said}")
            trial.require("the site after them", injection.bytes_below(target) in sites, "it is neither of the two")
            trial.require("what is beside it", os.listdir(os.path.dirname(target)) == ["public"])
        for reader in readers:
            reader.over.set()
            reader.join()
            trial.judge("a reader", reader.problems[:5])
        trial.tried += sum(reader.reads for reader in readers)
        print(f"{rounds} times {BUILDS} builds, exit codes {ended}; {sum(reader.reads for reader in readers)} reads, "
              f"{sum(reader.looks for reader in readers)} times four in one folder")
    return trial.end()


sys.exit(main())
