#!/usr/bin/python3
"""A second opinion on bags, from RFC 8493 and hashlib alone: bag_checker.py ARCHIVE_TREE

Lets archive_tree write a bag, which has to be valid for both; then flips every bit of it, drops, adds, renames and
swaps files and edits manifests. plansite has to find all of it and to name the culprit in every fault. What the RFC
allows and plansite refuses all the same is said at each point, and counted.

With a folder in place of a program it says what is wrong with that bag.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# What the RFC says


def decoded(path):
    return re.sub(rb"%(0[AaDd]|25)", lambda code: bytes([int(code[1], 16)]), path)


def sums(text, faults):
    """{path: digest} of a manifest (2.1.3, 2.2.1)."""
    found = {}
    for line in re.split(rb"\r\n|\n|\r", text):
        row = re.fullmatch(rb"([0-9A-Fa-f]+)[ \t]+(.+)", line)
        if row:
            path = decoded(row[2])
            if path in found:
                faults.append(f"{path} listed twice")
            if path.startswith((b"/", b"~")) or b".." in path.split(b"/"):
                faults.append(f"{path} is not safe")
            found[path] = row[1].lower().decode()
        elif line:
            faults.append(f"not a line of a manifest: {line}")
    return found


def bag_faults(root):
    """Why the folder is no valid bag (3); an empty list where it is one."""
    faults, files = [], {}
    root = os.fsencode(root)
    for folder, folders, names in os.walk(root):
        for name in folders + names:
            path = os.path.join(folder, name)
            inside = os.path.relpath(path, root)
            if os.path.islink(path) or not (os.path.isfile(path) or os.path.isdir(path)):
                faults.append(f"{inside} is a link or device")
            elif name in names:
                with open(path, "rb") as file:
                    files[inside] = file.read()
    declaration = rb"BagIt-Version: \d+\.\d+(\r\n|\n|\r)Tag-File-Character-Encoding: UTF-8(\r\n|\n|\r)?"
    if not re.fullmatch(declaration, files.get(b"bagit.txt", b"")):
        faults.append("no good bagit.txt")
    payload = {path for path in files if path.startswith(b"data/")}
    manifests = [path for path in files if re.fullmatch(rb"manifest-\w+\.txt", path)]
    if not payload or not manifests:
        faults.append("no payload or no manifest")
    for manifest in manifests + [path for path in files if re.fullmatch(rb"tagmanifest-\w+\.txt", path)]:
        algorithm = manifest.split(b"-")[1][:-4].decode()
        listed = sums(files[manifest], faults)
        for path, digest in listed.items():
            if path not in files:
                faults.append(f"{path} of {manifest} is missing")
            elif hashlib.new(algorithm, files[path]).hexdigest() != digest:
                faults.append(f"{path} differs from {manifest}")
        if manifest in manifests and set(listed) != payload:
            faults.append(f"{manifest} and data/ differ: {set(listed) ^ payload}")
    oxum = re.findall(rb"^payload-oxum[ \t]*:[ \t]*(\S*)", files.get(b"bag-info.txt", b""), re.I | re.M)
    if oxum and oxum != [b"%d.%d" % (sum(len(files[path]) for path in payload), len(payload))]:
        faults.append(f"Payload-Oxum {oxum}")
    return faults


# What plansite says


class Verifier:
    def __init__(self, program):
        self.process = subprocess.Popen([program, "verify"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, folder):
        """[(name, path, message)] of the folder, and its last line."""
        self.process.stdin.write(os.fsencode(folder) + b"\n")
        self.process.stdin.flush()
        faults = []
        while (line := self.process.stdout.readline().decode()).startswith("fault "):
            name, path, _, message = line[6:].rstrip("\n").split("\t")
            faults.append((name, path, message))
        if not line.startswith("end "):
            sys.exit(f"archive_tree gave up on {folder}: {line!r}")
        return faults, line


def shown(path):
    return path.replace("%", "%25").replace("\n", "%0A").replace("\x1b", "%1B")


TAG_MANIFEST, MANIFEST = "tagmanifest-sha256.txt", "manifest-sha256.txt"
PERCENT = "data/100% done\nor so.txt"
CSV = "data/plans/naïve café.csv"


class Trial:
    def __init__(self, program, root):
        self.bag, self.verify = root / "bag", Verifier(program)
        subprocess.run([program, "bag", self.bag], check=True)
        self.pristine = root / "pristine"
        shutil.copytree(self.bag, self.pristine)
        self.points = self.stricter = 0
        self.wrong = []

    def judge(self, what, culprits, rfc_too):
        """Both opinions of the bag as it is now. `culprits`: every fault has to name one, and all have to be named."""
        self.points += 1
        faults, _ = self.verify(self.bag)
        named = [{culprit for culprit in culprits if path == shown(culprit) or f"`{shown(culprit)}`" in message}
                 for _, path, message in faults]
        if not faults:
            self.wrong.append(f"{what}: not found")
        elif not all(named):
            self.wrong.append(f"{what}: names others than {culprits}: {faults}")
        elif set.union(*named) != set(culprits):
            self.wrong.append(f"{what}: does not name all of {culprits}: {faults}")
        if not bag_faults(self.bag):
            self.stricter += 1
            if rfc_too:
                self.wrong.append(f"{what}: valid for the second opinion")

    def flip_everything(self):
        """Each bit of each byte, and all eight."""
        for file in sorted(path for path in self.pristine.rglob("*") if path.is_file()):
            name = str(file.relative_to(self.pristine))
            before = file.read_bytes()
            for at in range(len(before)):
                for bits in [1 << bit for bit in range(8)] + [0xFF]:
                    after = bytearray(before)
                    after[at] ^= bits
                    (self.bag / name).write_bytes(after)
                    # The RFC lets digests be in capitals and gaps be of tabs.
                    self.judge(f"{name}, byte {at} ^ {bits:#x}", [name], rfc_too=name != TAG_MANIFEST)
            (self.bag / name).write_bytes(before)

    def change(self, what, culprits, edit, rfc_too=True):
        """One change to a fresh copy."""
        shutil.rmtree(self.bag)
        shutil.copytree(self.pristine, self.bag)
        edit(self.bag)
        self.judge(what, culprits, rfc_too)


def replace(path, old, new):
    before = path.read_bytes()
    assert old in before, path
    path.write_bytes(before.replace(old, new))


def digest_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest().encode()


def swap(one, other):
    between = one.with_name("between")
    one.rename(between)
    other.rename(one)
    between.rename(other)


def relist(bag, manifest, path):
    """Makes the line of a file agree with it again."""
    name = shown(path).encode()
    lines = (bag / manifest).read_bytes().split(b"\n")
    lines = [digest_of(bag / path) + b"  " + name if line[66:] == name else line for line in lines]
    (bag / manifest).write_bytes(b"\n".join(lines))


def unlist(bag, manifest, path):
    lines = (bag / manifest).read_bytes().splitlines(keepends=True)
    (bag / manifest).write_bytes(b"".join(line for line in lines if line[66:-1] != shown(path).encode()))


def add_line(bag, manifest, path):
    with open(bag / manifest, "ab") as file:
        file.write(digest_of(bag / "bagit.txt") + b"  " + path + b"\n")


def one_level(*edits):
    """Edits, and the tag manifest made to agree with what they did to manifest and bag-info.txt."""
    def edit(bag):
        for step in edits:
            step(bag)
        for tag_file in (MANIFEST, "bag-info.txt", "bagit.txt"):
            relist(bag, TAG_MANIFEST, tag_file)
    return edit


def change_files(trial):
    files = sorted(str(path.relative_to(trial.pristine)) for path in trial.pristine.rglob("*") if path.is_file())
    for name in files:
        # A listed tag file that is missing is a fault for the RFC too; a tag manifest need not be there.
        trial.change(f"drop {name}", [name], lambda bag: (bag / name).unlink(), rfc_too=name != TAG_MANIFEST)
        trial.change(f"append to {name}", [name], lambda bag: (bag / name).open("ab").write(b"x"))
        trial.change(f"line break after {name}", [name], lambda bag: (bag / name).open("ab").write(b"\n"),
                     rfc_too=name != TAG_MANIFEST)
        if (trial.pristine / name).stat().st_size:
            trial.change(f"cut {name}", [name], lambda bag: os.truncate(bag / name, 1))
            trial.change(f"empty {name}", [name], lambda bag: os.truncate(bag / name, 0),
                         rfc_too=name != TAG_MANIFEST)
        new = name + ".bak"
        trial.change(f"rename {name}", [name, new], lambda bag: (bag / name).rename(bag / new),
                     rfc_too=name != TAG_MANIFEST)
        trial.change(f"case of {name}", [name, name[:-3] + "TXT"], lambda bag: (bag / name).rename(
            bag / (name[:-3] + "TXT")), rfc_too=name != TAG_MANIFEST)
        trial.change(f"copy of {name}", [new], lambda bag: shutil.copy(bag / name, bag / new),
                     rfc_too=name.startswith("data/"))
        trial.change(f"link for {name}", [name], lambda bag: link_for(bag, name))
        trial.change(f"pipe for {name}", [name], lambda bag: pipe_for(bag, name))
        trial.change(f"folder for {name}", [name, name + "/"], lambda bag: folder_for(bag, name),
                     rfc_too=name != TAG_MANIFEST)
    pairs = [(one, other) for one in files for other in files if one < other and
             (trial.pristine / one).read_bytes() != (trial.pristine / other).read_bytes()]
    for one, other in pairs:
        trial.change(f"swap {one} and {other}", [one, other], lambda bag: swap(bag / one, bag / other))


def link_for(bag, name):
    (bag / name).rename(bag.parent / "outside")
    (bag / name).symlink_to(bag.parent / "outside")


def pipe_for(bag, name):
    (bag / name).unlink()
    os.mkfifo(bag / name)


def folder_for(bag, name):
    (bag / name).unlink()
    (bag / name).mkdir()


def change_lists(trial):
    page = "data/index.html"
    alter = lambda bag: replace(bag / page, b"2009", b"2010")
    relist_page = lambda bag: relist(bag, MANIFEST, page)
    drop = lambda bag: (bag / page).unlink()
    unlist_page = lambda bag: unlist(bag, MANIFEST, page)
    oxum = lambda bag: replace(bag / "bag-info.txt", b": 77.6", b": 38.5")

    trial.change("alter a page and its line", [MANIFEST], lambda bag: (alter(bag), relist_page(bag)))
    trial.change("alter a page, agree above", [page], one_level(alter))
    trial.change("drop a page and its line", [MANIFEST, "bag-info.txt"], lambda bag: (drop(bag), unlist_page(bag)))
    trial.change("drop a page and its line, agree above", ["bag-info.txt"], one_level(drop, unlist_page))
    trial.change("drop a line, agree above", [page], one_level(unlist_page))
    trial.change("other Oxum, agree above", ["bag-info.txt"], one_level(oxum))
    trial.change("no Oxum, agree above", ["bag-info.txt"],
                 one_level(lambda bag: replace(bag / "bag-info.txt", b"Payload-Oxum", b"Payload-Size")), rfc_too=False)
    trial.change("two Oxums, agree above", ["bag-info.txt"],
                 one_level(lambda bag: replace(bag / "bag-info.txt", b"Contact-Email: ", b"Payload-Oxum: ")))
    trial.change("version 2, agree above", ["bagit.txt"],
                 one_level(lambda bag: replace(bag / "bagit.txt", b"1.0", b"2.0")), rfc_too=False)
    for tag_file in ("bag-info.txt", "bagit.txt", MANIFEST):
        trial.change(f"unlist {tag_file}", [tag_file], lambda bag: unlist(bag, TAG_MANIFEST, tag_file), rfc_too=False)
        trial.change(f"drop and unlist {tag_file}", [tag_file], lambda bag: (
            unlist(bag, TAG_MANIFEST, tag_file), (bag / tag_file).unlink()), rfc_too=tag_file != "bag-info.txt")
    for name in ("notes.txt", "fetch.txt", "manifest-md5.txt", "tagmanifest-md5.txt", ".DS_Store", "more/notes.txt"):
        def add(bag):
            (bag / name).parent.mkdir(exist_ok=True)
            (bag / name).write_bytes((bag / "bagit.txt").read_bytes())
        invalid = name.endswith("md5.txt")
        trial.change(f"add {name}", [name], add, rfc_too=invalid)
        trial.change(f"add and list {name}", [name], lambda bag: (add(bag), add_line(bag, TAG_MANIFEST, name.encode())),
                     rfc_too=invalid)
    for name in ("data/new.txt", "data/.hidden", "data/Index.html", "data/a\x1b[31m", "data/a\\b", "data/~", "data/..a"):
        trial.change(f"add {shown(name)}", [name], lambda bag: (bag / name).write_bytes(b"new"))
    trial.change("add an empty folder", ["data/none/"], lambda bag: (bag / "data/none").mkdir(), rfc_too=False)
    trial.change("link to a folder", ["data/more"], lambda bag: (bag / "data/more").symlink_to("plans"))
    change_lines(trial, page)


def change_lines(trial, page):
    """Forms of a line, in a manifest that the tag manifest agrees with."""
    line = page.encode()
    for what, new in [("a star", b"*data/index.html"), ("another folder", b"data/./index.html"),
                      ("up and down", b"data/plans/../index.html"), ("from the root", b"/data/index.html"),
                      ("a home", b"~/data/index.html"), ("a drive", b"C:/data/index.html"),
                      ("a backslash", b"data\\index.html"), ("out", b"../bag/data/index.html"),
                      ("two slashes", b"data//index.html"), ("nothing", b""), ("spaces after", line + b"  "),
                      ("a carriage return after", line + b"\r"), ("an encoded letter", b"data/%69ndex.html"),
                      ("a lone %", b"data/index.html%"), ("not UTF-8", b"data/\xFFndex.html"),
                      ("a tag file", b"bagit.txt"), ("capitals", b"data/INDEX.html")]:
        # An empty line and a carriage return are ends of lines for the RFC.
        trial.change(f"the path of a line: {what}", [MANIFEST, page], one_level(
            lambda bag: replace(bag / MANIFEST, b"  " + line + b"\n", b"  " + new + b"\n")),
                     rfc_too=what != "a carriage return after")
    for what, new in [("a tab", b"\t" + line), ("one space", b" " + line), ("a star", b" *" + line)]:
        trial.change(f"the gap of a line: {what}", [MANIFEST, page],
                     one_level(lambda bag: replace(bag / MANIFEST, b"  " + line, new)), rfc_too=what == "a star")
    for what, edit in [("twice", lambda text: text + text[-90:].split(b"\n")[-2] + b"\n"),
                       ("an empty line", lambda text: text + b"\n"),
                       ("a comment", lambda text: b"# digests\n" + text),
                       ("a byte order mark", lambda text: b"\xEF\xBB\xBF" + text),
                       ("no line break at the end", lambda text: text[:-1])]:
        last = [MANIFEST, "data/plans/z/empty.txt"] if what.startswith("no line") else [MANIFEST]
        if what == "a byte order mark":
            last.append(PERCENT)
        trial.change(f"a manifest with {what}", last, one_level(
            lambda bag: (bag / MANIFEST).write_bytes(edit((bag / MANIFEST).read_bytes()))),
                     rfc_too=what in ("twice", "a comment", "a byte order mark"))
    decomposed = "data/plans/naïve café.csv".replace("é", "e\u0301")
    trial.change("the same name with an accent of its own", [MANIFEST], one_level(
        lambda bag: (shutil.copy(bag / CSV, bag / decomposed), add_line(bag, MANIFEST, decomposed.encode()),
                     relist(bag, MANIFEST, decomposed),
                     replace(bag / "bag-info.txt", b": 77.6", b": 103.7"))), rfc_too=False)


def main(program):
    with tempfile.TemporaryDirectory(prefix="plansite-bag-") as folder:
        trial = Trial(program, Path(folder))
        faults, last = trial.verify(trial.bag)
        expected = f"end {digest_of(trial.bag / TAG_MANIFEST).decode()} 77.6\n"
        if faults or bag_faults(trial.bag) or last != expected:
            sys.exit(f"a new bag is not valid: {faults} {bag_faults(trial.bag)} {last!r}")
        trial.flip_everything()
        flips = trial.points
        change_files(trial)
        change_lists(trial)
        print("\n".join(trial.wrong[:50]))
        print(f"{flips} flips and {trial.points - flips} other changes, {len(trial.wrong)} not found, blamed on others or "
              f"valid elsewhere; {trial.stricter} of them the RFC alone allows")
        sys.exit(1 if trial.wrong else 0)


if __name__ == "__main__":
    if os.path.isdir(sys.argv[1]):
        print("\n".join(bag_faults(sys.argv[1])) or "valid")
    else:
        main(sys.argv[1])
