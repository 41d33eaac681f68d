#!/usr/bin/env python3
"""Turn the neutral corpus into a site of plansite: make_site.py MODEL OUT [default]

MODEL is the JSON of make_corpus.py. OUT becomes a folder with site.toml and content/ as an author would write them: a
folder a plan, a file a priority, the targets, one progress report, and the consultation with its paper in Markdown. It
has the theme of this folder, whose pages are those of the other generators; with `default` it has none, and what
plansite brings is used.
"""
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# What the corpus calls the standing of an action, as an author reports it.
STATUS = {"Complete": "complete", "On track": "in-progress", "Delayed": "deferred", "Not started": "not-started"}


def quoted(value):
    return json.dumps(value, ensure_ascii=False)


def prose(text):
    return '"""\n' + text.replace("\\", "\\\\").replace('"""', '\\"""') + '\n"""'


def write(path, *parts):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(parts))


def reference(corpus_id):
    """a-2-3 is the third activity of the second priority, t-4 the fourth target."""
    kind, rest = corpus_id.split("-", 1)
    return "activity:" + rest.replace("-", ".") if kind == "a" else "target:" + rest


def plan_file(plan):
    columns = [("ref", "No."), ("task", "Task"), ("responsible", "Responsible"), ("completion", "When"),
               ("resources", "Resources"), ("criteria", "Success criteria")]
    return "".join([
        f"title = {quoted(plan['title'])}\n",
        f"summary = {prose(plan['introduction'])}\n",
        f"bodies = [{quoted(plan['body'])}]\n",
        f"period = {quoted(plan['period'])}\n",
        "year = \"calendar\"\n",
        f"related = [\"consultation:{plan['slug']}\"]\n",
        *[f"\n[[columns]]\nfield = \"{field}\"\nlabel = \"{label}\"\n" for field, label in columns]])


def action(row):
    return "".join([
        "\n[[activity.action]]\n",
        f"id = \"{row['number'].rsplit('.', 1)[1]}\"\n",
        f"ref = \"{row['number']}\"\n",
        f"task = {quoted(row['task'])}\n",
        f"responsible = [{quoted(row['responsible'])}]\n",
        f"completion = {quoted(row['when'])}\n",
        f"resources = {quoted(row['resources'])}\n",
        f"criteria = [{quoted(row['success'])}]\n"])


def activity(one):
    see = ", ".join(quoted(reference(other)) for other in one["refs"])
    return "".join([
        "\n[[activity]]\n",
        f"ref = \"{one['ref']}\"\n",
        f"title = {quoted(one['title'])}\n",
        f"introduction = {prose(one['description'])}\n",
        f"see = [{see}]\n",
        *map(action, one["actions"])])


def priority_file(one):
    return "".join([
        f"ref = \"{one['number']}\"\n",
        f"title = {quoted(one['title'])}\n",
        f"aim = {prose(one['aim'])}\n",
        *map(activity, one["activities"])])


def series(values):
    return "{ " + ", ".join(f"\"{year}\" = {value}" for year, value in values) + " }"


def target(one):
    before = one["values"][0]["year"] - 1  # the corpus has a baseline without a year
    return "".join([
        "\n[[target]]\n",
        f"id = \"{one['number']}\"\n",
        f"title = {quoted(one['title'])}\n",
        f"unit = {quoted(one['unit'])}\n",
        f"basis = {prose(one['prose'])}\n",
        f"baseline = \"{before}\"\n",
        f"actual = {series([(before, one['baseline'])] + [(v['year'], v['actual']) for v in one['values']])}\n",
        f"planned = {series([(v['year'], v['planned']) for v in one['values']])}\n"])


def report_file(plan):
    """All that is known of the actions, said once: on the last day of the plan."""
    return "".join(["author = \"Performance team\"\n"] + [
        f"\n[[report]]\nabout = \"action:{row['number']}\"\nstatus = \"{STATUS[row['status']]}\"\n"
        for one in plan["priorities"] for act in one["activities"] for row in act["actions"]])


def directory_file(plans):
    """Who publishes and who answers: the corpus has names only, and plansite wants each to be known."""
    roles = {row["responsible"] for plan in plans for one in plan["priorities"] for act in one["activities"]
             for row in act["actions"]}
    kinds = {name: "role" for name in roles} | {plan["body"]: "organisation" for plan in plans}
    return "\n".join(f"[[body]]\nid = \"b{number}\"\nname = {quoted(name)}\nkind = \"{kinds[name]}\"\n"
                     for number, name in enumerate(sorted(kinds), 1))


def consultation_file(plan):
    paper = plan["consultation"]
    return "".join([
        f"title = {quoted(paper['title'])}\n",
        f"body = {quoted(plan['body'])}\n",
        f"plans = [\"plan:{plan['slug']}\"]\n",
        f"opens = \"1 April {plan['start'] - 1}\"\n",
        f"closes = \"{paper['closes']}\"\n",
        *[f"\n[[question]]\nid = \"{one['number']}\"\nref = \"{one['number']}\"\n"
          f"section = \"{one['number']}\"\ntext = {quoted(one['question'])}\n" for one in paper["sections"]]])


def paper_file(plan):
    paper = plan["consultation"]
    parts = [f"+++\ntitle = {quoted(paper['title'])}\nnumbering = \"as-written\"\n+++\n"]
    for section in paper["sections"]:
        parts.append(f"\n## {section['number']}. {section['title']}\n")
        parts += [f"\n{one['number']} {one['text']}\n" for one in section["paragraphs"]]
        parts.append(f"\n<question:{section['number']}>\n")
    return "".join(parts)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        model = json.load(file)
    out = sys.argv[2]
    shutil.rmtree(out, ignore_errors=True)
    theme = "" if "default" in sys.argv[3:] else "theme = \"bench\"\nexports = []\n"
    write(f"{out}/site.toml", f"title = {quoted(model['site']['title'])}\n", theme,
          "base_url = \"https://plans.example.org/\"\nas_of = 2030-01-01\nyear = \"calendar\"\n")
    if theme:
        shutil.copytree(f"{HERE}/theme", f"{out}/themes/bench")
    write(f"{out}/content/directory.toml", directory_file(model["plans"]))
    for plan in model["plans"]:
        folder = f"{out}/content/plans/{plan['slug']}"
        write(f"{folder}/plan.toml", plan_file(plan))
        for one in plan["priorities"]:
            write(f"{folder}/priorities/{one['slug']}.toml", priority_file(one))
        write(f"{folder}/targets.toml", *map(target, plan["targets"]))
        write(f"{folder}/updates/{plan['start'] + len(plan['targets'][0]['values']) - 1}-12-31.toml", report_file(plan))
        folder = f"{out}/content/consultations/{plan['slug']}"
        write(f"{folder}/consultation.toml", consultation_file(plan))
        write(f"{folder}/paper.md", paper_file(plan))


if __name__ == "__main__":
    main()
