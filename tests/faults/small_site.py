"""A small site with something of everything, for the tests of this folder."""

import os

from injection import write_files

DAY = "2008-09-30"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1222732800"}
SECRET = "Quilla Harkness"

FILES = {
    "site.toml": 'title = "Plans"\npublisher = "A council"\ncontact = "office@example.org"\n',
    "content/directory.toml": '[[body]]\nid = "schools"\nname = "The schools"\n\n[[body]]\nid = "others"\nname = "Others"\n',
    "content/plans/p/plan.toml": 'title = "The plan"\nperiod = "2008-09"\nrelated = ["plan:other"]\n',
    "content/plans/p/priorities/1-learning.toml": """
ref = "1"
title = "Learning"
[[activity]]
ref = "1.1"
title = "Reading"
[[activity.action]]
task = "Find a buddy for every child"
responsible = ["The schools"]
completion = "July 2009"
""",
    "content/plans/other/plan.toml": 'title = "Another plan"\n',
    "content/consultations/c/consultation.toml": 'title = "What do you say?"\nplans = ["plan:p"]\ncloses = "3 December 2008"\n',
    "content/consultations/c/responses/secret.json": f'{{"name": "{SECRET}"}}\n',
}


def make_site(folder, more=None):
    """Writes the site, and files of your own over it, and returns its folder."""
    os.makedirs(folder, exist_ok=True)
    write_files(folder, {**FILES, **(more or {})})
    return folder

# What else a build may read: an article with an attachment, a look of its own.
MORE = {
    "content/plans/p/notes.md": '+++\ntitle = "Notes"\n+++\n\nSee [the minutes](minutes.pdf) and <plan:other>.\n',
    "content/plans/p/minutes.pdf": "%PDF-1.7 not really",
    "content/plans/p/updates/2008-09-15.toml": '[[report]]\nabout = "action:1.1.a"\nstatus = "in-progress"\ncomment = "Going well."\n',
    "content/guide/index.md": '+++\ntitle = "Guide"\n+++\n\nText.\n',
    "templates/404.html": '<!doctype html><html lang="en"><title>Nothing here</title><p>Nothing here.</p></html>\n',
    "themes/civic/assets/more.css": "p { margin: 0 }\n",
}
