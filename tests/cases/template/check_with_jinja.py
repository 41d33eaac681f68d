#!/usr/bin/env python3
"""Checks that the expectations of the template cases are what Jinja2 itself gives.

Usage: check_with_jinja.py [FILE...]      (needs python3-jinja2; the tests do not)

The format is described in tests/template/case_file.h. Of faults only the line is compared, and only where Jinja2 gives
one in the same template. Cases whose title ends in "(ours)" differ from Jinja2 on purpose and are passed over.
"""
import json
import pathlib
import re
import sys
import traceback

import jinja2


def cases_of(text):
    for part in re.split(r"^== (?=.+ ==$)", text, flags=re.M)[1:]:
        title, body = part.split(" ==\n", 1)
        pieces = re.split(r"^-- (.+) --$\n?", body, flags=re.M)
        yield title, [(pieces[i], pieces[i + 1].removesuffix("\n")) for i in range(1, len(pieces), 2)]


def outcome(sections):
    """The text and None, or None and the line of the fault (0 where it is not known)."""
    named = dict(sections)
    templates = {n: t for n, t in sections if n not in ("context", "strict", "expected") and not n.startswith("error ")}
    first = next(iter(templates))
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=lambda name: bool(name) and name.endswith(".html"),
        undefined=jinja2.StrictUndefined if "strict" in named else jinja2.Undefined,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    try:
        text = environment.get_template(first).render(json.loads(named.get("context", "{}")))
        return text, None
    except jinja2.TemplateSyntaxError as error:
        return None, error.lineno
    except Exception as error:
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
        return None, lines[-1] if lines else 0


def main(paths):
    different = 0
    for path in paths:
        for title, sections in cases_of(path.read_text()):
            if title.endswith("(ours)"):
                continue
            kind, expected = sections[-1]
            text, line = outcome(sections)
            if kind == "expected":
                same = text == expected
            else:
                same = text is None and line in (0, int(kind.removeprefix("error ")))
            if not same:
                different += 1
                print(f"{path.name}: {title}: Jinja2 gives {text if text is not None else f'a fault in line {line}'!r}")
    print(f"{different} different")
    return different != 0


if __name__ == "__main__":
    here = pathlib.Path(__file__).parent
    sys.exit(main([pathlib.Path(p) for p in sys.argv[1:]] or sorted(here.glob("*.txt"))))
