#!/usr/bin/python3
"""The demo says what the pages promise: each project of data/demo/README.md and LISEZMOI.md has the verdict and the very
sentence that stand there, and the guides show what the program prints: its sentences between <!-- sentences --> marks, its
output after a command line on data/demo.

usage: demo_sentences.py PROGRAM REPOSITORY WORK_FOLDER            compares
       demo_sentences.py --update PROGRAM REPOSITORY WORK_FOLDER   writes sentences and output of this run into the pages
"""

import json
import pathlib
import re
import shlex
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, findings, run  # noqa: E402

# The check each project was drawn for; "": its roll-up.
DRAWN_FOR = {
    "P01": "",
    "P02": "ppr%2Fprohibition-zone/ppri",
    "P03": "ppr%2Fprohibition-zone/ppri",
    "P04": "ppr%2Fprohibition-zone/ppri",
    "P05": "ppr%2Fprohibition-zone/ppri",
    "P06": "plu%2Fclassified-wood/plui",
    "P07": "plu%2Fagricultural-or-natural-zone/plui",
    "P08": "ppr%2Fprohibition-zone/ppri",
    "P09": "ppr%2Fprohibition-zone/ppri",
    "P10": "plu%2Fagricultural-or-natural-zone/plui",
    "P11": "plu%2Freserved-plot/plui",
    "P12": "sup%2Flisted-building-surroundings/sup",
    "P13": "heat-network/heat",
    "P14": "ecological-corridor/tvb",
    "P15": "public-transport/services",
    "P16": "plu%2Fecological-line/plui",
    "P17": "sensitive-facility/ppri",
    "P18": "school/services",
    "P19": "plu%2Fclosed-au-zone/plui",
    "P20": "plu%2Fopen-au-zone/plui",
    "P21": "heat-exposure/climate",
    "P22": "sup%2Fcatchment-close/sup",
    "P23": "plu%2Ffreeze-perimeter/plui",
    "P24": "plu%2Fagricultural-or-natural-zone/plui",
    "P25": "draft-farmland/draft",
    "P26": "amendment-green-strip/amendment",
    "P27": "noise%2Fclassified-axis/roads",
    "P28": "main-road-setback/roads",
    "P29": "water%2Fwetland/wetlands",
    "P30": "water%2Fwetland/wetlands",
    "P31": "sup%2Fcatchment-immediate/sup",
    "P32": "sup%2Fcatchment-remote/sup",
    "P33": "sup%2Frisk-plan-envelope/sup",
    "P34": "sup%2Fgas-pipeline/sup",
    "P35": "reserved-plot-served/plui",
    "P36": "document%2Fcoverage/plu-brevalle",
    "P37": "plu%2Fsocial-share/plui",
    "P38": "plu%2Fbiotope/plui",
    "P39": "ecology%2Fcorridor/tvb",
    "P40": "plu%2Fagricultural-or-natural-zone/plui",
    "P41": "plu%2Fagricultural-or-natural-zone/plui",
    "P42": "plu%2Fagricultural-or-natural-zone/plui",
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


def word_of(verdict, language):
    return FRENCH[verdict] if language == "fr" else f"`{verdict}`"


def update(page, language, found, summaries):
    """Rewrites the last two cells of each row: verdict and sentence. A verdict that changes is said: it was a promise."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        cells = line.split(" | ")
        project = cells[0].lstrip("| ").strip()
        if line.startswith("| P") and len(cells) == 5 and project in DRAWN_FOR:
            verdict, sentence = said(project, language, found, summaries)
            if cells[3] != word_of(verdict, language):
                print(f"{page.name}, {project}: {cells[3]} becomes {word_of(verdict, language)}")
            lines[number] = " | ".join([*cells[:3], word_of(verdict, language), sentence + " |"])
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


GUIDES = {
    "README.md": "en",
    "docs/user-guide.md": "en",
    "docs/fr/guide.md": "fr",
    "data/demo/README.md": "en",
    "data/demo/LISEZMOI.md": "fr",
}
SENTENCES = re.compile(r"(<!-- sentences -->\n)(.*?)(<!-- /sentences -->)", re.DOTALL)
QUOTED = re.compile(r"^> \*\*(P\d\d)\*\*")
CONSOLE = re.compile(r"(```console\n\$ build/release/terracord ((?:check|validate) data/demo/[a-z-]+\.toml[^\n]*)\n)(.*?)(```)", re.DOTALL)


def guide(text, language, found, summaries, printed):
    """A guide with the sentences and the output of this run."""
    words = FRENCH if language == "fr" else {code: code.replace("_", " ") for code in FRENCH}
    colon = " : " if language == "fr" else ": "

    def quoted(match):
        lines = []
        for line in match[2].splitlines():
            project = QUOTED.match(line)
            if project:
                verdict, sentence = said(project[1], language, found, summaries)
                line = f"> **{project[1]}**, {words[verdict]}{colon}{sentence}"
            lines.append(line)
        return match[1] + "".join(line + "\n" for line in lines) + match[3]

    return CONSOLE.sub(lambda match: match[1] + printed(match[2]) + match[4], SENTENCES.sub(quoted, text))


def main(arguments):
    updating = arguments[:1] == ["--update"]
    program, repository, work = arguments[1:] if updating else arguments
    demo, out = pathlib.Path(repository) / "data" / "demo", pathlib.Path(work) / "out"
    shutil.rmtree(work, ignore_errors=True)
    checks = Checks()
    done = run(program, ["check", str(demo / "analysis.toml"), "-o", str(out), "--format", "geojson,csv,json,markdown", "-q"], repository)
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
            checks.that(rows[project][3] == word_of(verdict, language), f"{name}, {project}: verdict {verdict}, promised {rows[project][3]}")
            checks.that(rows[project][4].removesuffix("|").strip() == sentence, f"{name}, {project}: says «{sentence}»")

    def printed(command):
        words = shlex.split(command)
        if "-o" in words:
            words[words.index("-o") + 1] = str(pathlib.Path(work) / "guide")
            words += ["--overwrite", "--progress", "never", "--format", "json"]
        return run(program, words, repository).stdout

    for name, language in GUIDES.items():
        path = pathlib.Path(repository) / name
        text = path.read_text(encoding="utf-8")
        now = guide(text, language, found, summaries, printed)
        if updating:
            path.write_text(now, encoding="utf-8")
        differing = [new for old, new in zip(text.splitlines(), now.splitlines()) if old != new]
        checks.that(updating or text == now, f"{name} does not show what the program prints: {differing[:1]}")
    checks.finish()


if __name__ == "__main__":
    main(sys.argv[1:])
