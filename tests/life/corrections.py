"""A perimeter corrected in the analysis: what counts is said in every finding of the project and in one list."""

import csv
import json
import pathlib
import sys

from life_support import Story, findings

CORRECTION = """
[[correction]]
project = "P2"
source = "p2.geojson"
crs = "EPSG:2154"
reason = "levé du géomètre"
author = "service urbanisme"
date = 2026-11-20
"""


def square(x0, y0, x1, y1):
    return {"type": "Polygon", "coordinates": [[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]]}


def collection(geometry):
    return json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geometry}]})


def main(program):
    story = Story(program)
    analysis = story.inputs / "analyse.toml"
    original = analysis.read_text()
    before = findings(story.check("before"))
    (story.inputs / "p2.geojson").write_text(collection(square(618150, 6756020, 618178, 6756080)))
    analysis.write_text(original + CORRECTION)
    run = story.check("corrected")
    after = findings(run)
    story.that(before["P2/agricultural/plan"]["verdict"] == "reservation" and after["P2/agricultural/plan"]["verdict"] == "coherent", "the corrected perimeter is the one that is measured")
    for finding in after.values():
        mine = finding["project_id"] == "P2"
        story.that(("project/P2" in finding.get("corrections", [])) == mine, f"{finding['finding_id']}: {finding.get('corrections')}")
        story.that(any("levé du géomètre" in note["fr"] for note in finding.get("notes", [])) == mine, f"{finding['finding_id']} says so in its notes")
    rows = list(csv.DictReader((run / "corrections.csv").open(encoding="utf-8")))
    touched = sum(f["project_id"] == "P2" for f in after.values())
    story.that([(r["correction_id"], r["what"], r["n_findings"]) for r in rows] == [("project/P2", "perimeter", str(touched))], f"corrections.csv: {rows}")
    listed = json.loads((run / "summary.json").read_text())["corrections"]
    story.that([c["reason"] for c in listed] == ["levé du géomètre"], "summary.json lists it")
    names = {i["path"] for i in json.loads((run / "manifest.json").read_text())["inputs"]}
    story.that("p2.geojson" in names, "the file that replaces the perimeter is an input")

    # A perimeter whose repair changes more than a tenth is set aside, unless somebody takes the repair.
    projects = json.loads((story.inputs / "projets.geojson").read_text())
    bow = projects["features"][1]["geometry"]["coordinates"]
    bow[0] = [[618150, 6756020], [618210, 6756080], [618210, 6756020], [618150, 6756060], [618150, 6756020]]
    (story.inputs / "projets.geojson").write_text(json.dumps(projects))
    analysis.write_text(original)
    set_aside = story.check("bow", expect=4)
    story.that("P2/agricultural/plan" not in findings(set_aside), "the perimeter that crosses itself is set aside")
    analysis.write_text(original + CORRECTION.replace('source = "p2.geojson"\ncrs = "EPSG:2154"', "accept_repair = true"))
    accepted = findings(story.check("accepted"))
    story.that(accepted["P2/agricultural/plan"]["corrections"] == ["project/P2"], "an accepted repair is measured, and says so")

    # A project nobody has, neither of the two ways, twice.
    analysis.write_text(original + CORRECTION.replace('"P2"', '"P7"'))
    done = story.run("check", analysis, "-o", story.folder / "stray", expect=4)
    story.that("E208" in done.stderr and "P7" in done.stderr, "a correction of no project is reported")
    analysis.write_text(original + CORRECTION.replace('source = "p2.geojson"\ncrs = "EPSG:2154"\n', ""))
    story.that("E206" in story.run("check", analysis, "-o", story.folder / "neither", expect=2).stderr, "a correction says what it corrects")
    analysis.write_text(original + CORRECTION + CORRECTION)
    story.that("E207" in story.run("check", analysis, "-o", story.folder / "twice", expect=2).stderr, "one project is corrected once")
    story.finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
