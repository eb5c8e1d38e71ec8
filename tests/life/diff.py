"""diff: what changed between runs and by what, ground gained and lost, and what cannot be compared."""

import csv
import json
import pathlib
import sys

from life_support import Story


def changed(story, before, after, *words, expect=1):
    """The changes between two runs: id -> finding of diff.json."""
    done = story.run("diff", before, after, "--format", "json", *words, expect=expect)
    comparison = json.loads(done.stdout)
    step = comparison["steps"][0]
    return {f["finding_id"]: f for p in step["projects"] for f in p["findings"]}, step, comparison


def edit(path, old, new):
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))


def main(program):
    story = Story(program)
    analysis = story.inputs / "analyse.toml"
    original = analysis.read_text()
    projects = story.inputs / "projets.geojson"
    drawn = projects.read_text()
    first = story.check("first")
    story.check("same")
    done = story.run("diff", "first", "same", expect=0)
    story.that("unchanged" in done.stdout, f"two equal runs do not differ: {done.stdout}")

    # The perimeter of P2 leaves the agricultural zone; that of P1 moves into it.
    moved = json.loads(drawn)
    for feature, dx in ((moved["features"][1], -40), (moved["features"][0], 120)):
        for vertex in feature["geometry"]["coordinates"][0][:-1]:
            vertex[0] += dx
        feature["geometry"]["coordinates"][0][-1] = feature["geometry"]["coordinates"][0][0]
    projects.write_text(json.dumps(moved))
    second = story.check("second")
    out = story.folder / "comparison"
    changes, step, _ = changed(story, first, second, "-o", out)
    cleared, new = changes["P2/agricultural/plan"], changes["P1/agricultural/plan"]
    story.that(cleared["change"] == "cleared" and cleared["causes"] == ["perimeter"], f"cleared by the perimeter: {cleared}")
    story.that(new["change"] == "new" and new["causes"] == ["perimeter"], f"new by the perimeter: {new}")
    story.that(abs(cleared["lost_m2"] - 1800) < 0.5 and cleared["gained_m2"] == 0, f"ground lost: {cleared['lost_m2']}")
    story.that(abs(new["gained_m2"] - 2400) < 0.5, f"ground gained: {new['gained_m2']}")
    story.that(step["counts"]["new"] >= 1 and step["counts"]["unchanged"] > 0, f"counts: {step['counts']}")
    for name in ("diff.json", "diff.txt", "diff.csv", "history.csv", "diff_gained.geojson", "diff_lost.geojson"):
        story.that((out / name).is_file(), f"{name} is written")
    lost = {f["properties"]["finding_id"]: f for f in json.loads((out / "diff_lost.geojson").read_text())["features"]}
    story.that(set(lost) >= {"P2/agricultural/plan"} and lost["P2/agricultural/plan"]["properties"]["change"] == "cleared", f"the layer of what was lost: {set(lost)}")
    rows = {r["finding_id"]: r for r in csv.DictReader((out / "diff.csv").open(encoding="utf-8"))}
    story.that(rows["P1/agricultural/plan"]["causes"] == "perimeter", "diff.csv names the cause")
    done = story.run("diff", first, second, "-o", out, expect=5)
    story.that("E501" in done.stderr, "a folder that exists is left alone")
    projects.write_text(drawn)

    # One thing at a time: threshold, rule, tolerance, version, programme, document data.
    for name, old, word, finding, change, cause in (
        ("threshold", '"area > 100 m2"', '"area > 5000 m2"', "P2/agricultural/plan", "cleared", "threshold"),
        ("rule", "where = \"code = 'A'\"", "where = \"code = 'A' OR code = 'U'\"", "P2/agricultural/plan", "worsened", "rule"),
        ("tolerance", 'accuracy = "1 m"', 'accuracy = "2 m"', "P2/agricultural/plan", "data", "tolerance"),
        ("version", "approved = 2024-01-15", "approved = 2025-06-15", "P2/agricultural/plan", "data", "document_version"),
        ("status", 'status = "in_force"\napproved', 'status = "draft"\napproved', "P2/agricultural/plan", "eased", "document_status"),
    ):
        edit(analysis, old, word)
        changes, _, _ = changed(story, first, story.check(name))
        found = changes.get(finding, {"change": None, "causes": []})
        story.that(found["change"] == change and found["causes"] == [cause], f"{name}: {found['change']} by {found['causes']}")
        analysis.write_text(original)
    edit(projects, '"nom": "Clos du ru", "logts": 12', '"nom": "Clos du ru", "logts": 0')
    changes, _, _ = changed(story, first, story.check("programme"))
    found = changes["P2/agricultural/plan"]
    story.that(found["change"] == "cleared" and found["causes"] == ["programme"], f"programme: {found['change']} by {found['causes']}")
    projects.write_text(drawn)
    zones = (story.inputs / "zones.geojson").read_text()
    (story.inputs / "zones.geojson").write_text(zones.replace("[618180,", "[618190,"))
    changes, _, _ = changed(story, first, story.check("data"))
    found = changes["P2/agricultural/plan"]
    story.that(found["change"] == "measure" and found["causes"] == ["document_data"], f"data: {found['change']} by {found['causes']}")
    (story.inputs / "zones.geojson").write_text(zones)

    # What cannot be compared is said: another system, a question that is not asked, a project that is not there.
    edit(analysis, 'crs = "EPSG:2154"', 'crs = "EPSG:3948"')
    _, step, _ = changed(story, first, story.check("system"), expect=None)
    story.that(any("EPSG:3948" in limit["en"] for limit in step["limits"]), f"another computing system is said: {step['limits']}")
    analysis.write_text(original)
    edit(analysis, 'id = "agricultural"', 'id = "farming"')
    changes, _, _ = changed(story, first, story.check("question"))
    for finding in ("P2/agricultural/plan", "P2/farming/plan"):
        story.that(changes[finding]["change"] == "not_comparable" and "not asked" in changes[finding]["why_not"]["en"], f"{finding}: {changes[finding]}")
    analysis.write_text(original)
    story.check("alone", "--project", "P1")
    changes, _, _ = changed(story, first, story.folder / "alone")
    story.that(all("project is not in" in f["why_not"]["en"] for f in changes.values()), "an absent project is said")

    # A layer that is lost opens the question; it never clears it.
    edit(analysis, 'zones = { source = "zones.geojson"', 'zones = { source = "gone.geojson"')
    changes, _, _ = changed(story, first, story.check("lost", expect=4))
    story.that(changes["P2/agricultural/plan"]["change"] == "opened", f"a lost layer clears nothing: {changes['P2/agricultural/plan']['change']}")
    analysis.write_text(original)

    # Three runs: a line of time.
    done = story.run("diff", first, second, "same", expect=1)
    story.that("Line of time" in done.stdout, "three runs make a line of time")
    timeline = {r["finding_id"]: r for r in json.loads(story.run("diff", first, second, "same", "--format", "json").stdout)["timeline"]}
    story.that(timeline["P2/agricultural/plan"]["verdicts"] == ["reservation", "coherent", "reservation"], f"verdicts by run: {timeline['P2/agricultural/plan']}")
    story.that(timeline["P1/agricultural/plan"]["lifted"] == 2 and timeline["P1/agricultural/plan"]["by"] == ["perimeter"], f"lifted when and by what: {timeline['P1/agricultural/plan']}")

    story.that("E503" in story.run("diff", first, story.inputs, expect=3).stderr, "a folder that is no run is refused")
    story.finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
