#!/usr/bin/python3
"""The demo says what its pages promise: each project of data/demo/README.md and LISEZMOI.md has the verdict and the very
sentence that stand there.

usage: demo_sentences.py PROGRAM REPOSITORY WORK_FOLDER            compares
       demo_sentences.py --update PROGRAM REPOSITORY WORK_FOLDER   writes the sentences of this run into the two pages
"""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, findings, run  # noqa: E402

# The check each project was drawn for; "": its roll-up.
DRAWN_FOR = {
    "P01": "",
    "P02": "flood-prohibition/ppri",
    "P03": "flood-prohibition/ppri",
    "P04": "flood-prohibition/ppri",
    "P05": "flood-prohibition/ppri",
    "P06": "plu%2Fclassified-wood/plui",
    "P07": "plu%2Fagricultural-or-natural-zone/plui",
    "P08": "flood-prohibition/ppri",
    "P09": "flood-prohibition/ppri",
    "P10": "plu%2Fagricultural-or-natural-zone/plui",
    "P11": "plu%2Freserved-plot/plui",
    "P12": "sup%2Flisted-building-surroundings/sup",
    "P13": "heat-network/heat",
    "P14": "ecological-corridor/tvb",
    "P15": "public-transport/services",
    "P16": "protected-hedge/plui",
    "P17": "sensitive-facility/ppri",
    "P18": "school/services",
    "P19": "plu%2Fclosed-au-zone/plui",
    "P20": "",
    "P21": "heat-exposure/climate",
    "P22": "well-close-protection/sup",
    "P23": "plu%2Ffreeze-perimeter/plui",
    "P24": "stecal/plui",
}
PAGES = {"README.md": "en", "LISEZMOI.md": "fr"}
FRENCH = {
    "conflict": "contradiction",
    "reservation": "réserve",
    "attention": "point de vigilance",
    "coherent": "aucune contradiction relevée",
    "not_assessable": "non évaluable",
    "not_applicable": "sans objet",
    "information": "information",
}


def rows_of(page):
    """The cells of each project's row, by its id."""
    rows = {}
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        if line.startswith("| P") and len(cells) == 5:
            rows[cells[0].lstrip("| ")] = cells
    return rows


def said(project, language, found, summaries):
    """Verdict and sentence of what the project was drawn for."""
    if DRAWN_FOR[project]:
        finding = found[f"{project}/{DRAWN_FOR[project]}"]
        return finding["verdict"], finding["sentence"][language]
    rollup = summaries[project]["documents"]
    return {"no_contradiction": "coherent"}.get(rollup["code"], rollup["code"]), rollup["label"][language]


def update(page, language, found, summaries):
    """Rewrites the last cell of each row."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        cells = line.split(" | ")
        project = cells[0].lstrip("| ").strip()
        if line.startswith("| P") and len(cells) == 5 and project in DRAWN_FOR:
            lines[number] = " | ".join(cells[:4] + [said(project, language, found, summaries)[1] + " |"])
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments):
    updating = arguments[:1] == ["--update"]
    program, repository, work = arguments[1:] if updating else arguments
    demo, out = pathlib.Path(repository) / "data" / "demo", pathlib.Path(work) / "out"
    shutil.rmtree(work, ignore_errors=True)
    checks = Checks()
    done = run(program, ["check", str(demo / "analysis.toml"), "-o", str(out), "-q"], repository)
    checks.that(done.returncode == 0, f"exit status {done.returncode}: {done.stderr}")
    found = findings(out)
    summaries = {p["project_id"]: p for p in json.loads((out / "summary.json").read_text(encoding="utf-8"))["projects"]}
    shown = {finding["verdict"] for finding in found.values()}
    missing = {"conflict", "reservation", "attention", "coherent", "not_assessable", "not_applicable", "information"} - shown
    checks.that(not missing, f"no finding shows the verdicts {missing}")
    for name, language in PAGES.items():
        if updating:
            update(demo / name, language, found, summaries)
            continue
        rows = rows_of(demo / name)
        checks.that(DRAWN_FOR.keys() <= rows.keys(), f"{name} lacks {DRAWN_FOR.keys() - rows.keys()}")
        for project in DRAWN_FOR:
            verdict, sentence = said(project, language, found, summaries)
            word = FRENCH[verdict] if language == "fr" else f"`{verdict}`"
            checks.that(rows[project][3] == word, f"{name}, {project}: verdict {verdict}, promised {rows[project][3]}")
            checks.that(rows[project][4].removesuffix("|").strip() == sentence, f"{name}, {project}: says «{sentence}»")
    checks.finish()


if __name__ == "__main__":
    main(sys.argv[1:])
