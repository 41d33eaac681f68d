#!/usr/bin/env python3
"""The Debian package: made by cpack, judged by lintian, unpacked, and used to build a new site.

    package_test.py BUILD     the folder in which the program was built

Exits with 77 where a tool is not there.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[1]).resolve()
if missing := [tool for tool in ("cpack", "dpkg-deb", "dpkg-shlibdeps", "lintian") if not shutil.which(tool)]:
    print("not there:", ", ".join(missing))
    sys.exit(77)


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, text=True, **options)
    assert result.returncode == 0, f"{command}: {result.returncode}\n{result.stdout}{result.stderr}"
    return result.stdout


with tempfile.TemporaryDirectory(prefix="plansite-package-") as name:
    folder = pathlib.Path(name)
    run("cpack", "--config", build / "CPackConfig.cmake", "-B", folder, cwd=build)
    (package,) = folder.glob("plansite_*.deb")

    # Warnings are for people to judge; errors keep a package out of Debian.
    judged = run("lintian", "--allow-root", "--fail-on", "error", package, env={**os.environ, "LC_ALL": "C"})
    print(judged, end="")
    assert "\nE: " not in "\n" + judged

    fields = run("dpkg-deb", "--field", package)
    assert "Package: plansite\n" in fields and "libcmark-gfm" in fields and "libxml2" in fields, fields
    owners = {line.split()[1] for line in run("dpkg-deb", "--contents", package).splitlines()}
    assert owners == {"root/root"}, owners

    root = folder / "root"
    run("dpkg-deb", "--extract", package, root)
    there = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    assert there == [
        "usr/bin/plansite",
        "usr/share/bash-completion/completions/plansite",
        "usr/share/doc/plansite/changelog.Debian.gz",
        "usr/share/doc/plansite/changelog.gz",
        "usr/share/doc/plansite/copyright",
        "usr/share/fish/vendor_completions.d/plansite.fish",
        "usr/share/man/man1/plansite.1.gz",
        "usr/share/zsh/vendor-completions/_plansite",
    ], there

    # Without the sources beside it: themes and search are built in.
    program = root / "usr/bin/plansite"
    run(program, "new", "site", folder / "site")
    print(run(program, "build", folder / "site"), end="")
    published = folder / "site/public"
    assert (published / "index.html").exists() and any(published.rglob("*minisearch*")), sorted(published.rglob("*"))
