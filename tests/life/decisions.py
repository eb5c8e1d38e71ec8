"""A decision survives a re-run, a vertex moved by a centimetre and a reordered layer, and is flagged after a real change."""

import csv
import json
import pathlib
import sys

from life_support import Story, findings

FINDING = "P2/agricultural/plan"


def analysis_with_decisions(story, *files):
    """The analysis names the files of decisions from now on."""
    path = story.inputs / "analyse.toml"
    names = ", ".join(f'"{name}"' for name in files)
    path.write_text(path.read_text().replace('crs = "EPSG:2154"\n\n[projects]', f'crs = "EPSG:2154"\ndecisions = [{names}]\n\n[projects]', 1))


def edit_features(path, change):
    collection = json.loads(path.read_text())
    change(collection["features"])
    path.write_text(json.dumps(collection))


def standing(folder, finding=FINDING):
    decision = findings(folder)[finding].get("decision")
    return decision and decision["standing"]


def move(features, code, dx, vertices):
    ring = next(f for f in features if f["properties"]["code"] == code)["geometry"]["coordinates"][0]
    for vertex in vertices:
        ring[vertex][0] += dx


def main(program):
    story = Story(program)
    before = story.check("before")
    words = ["--accept", "--reason", 'avis favorable, "sous réserve" du plan', "--author", "service urbanisme", "--date", "2026-11-25", "--attachment", "avis.pdf"]
    done = story.run("decide", before, FINDING, *words, "--file", story.inputs / "decisions.toml", expect=0)
    story.that("decisions.toml" in done.stdout, "decide says where it has written")
    story.run("decide", before, "P9/agricultural/plan", *words, "--file", story.inputs / "decisions.toml", expect=2)
    story.run("decide", before, FINDING, "--accept", "--reason", "x", "--author", "y", "--date", "hier", expect=2)
    analysis_with_decisions(story, "decisions.toml")

    # A re-run: the decision stands beside the verdict, which stays.
    again = story.check("again")
    finding = findings(again)[FINDING]
    story.that(finding["verdict"] == "reservation", "the computed verdict stays")
    story.that(finding["decision"]["decision"] == "accepted" and finding["decision"]["standing"] == "holds", f"the decision holds: {finding['decision']}")
    story.that(finding["decision"]["evidence"]["run"], "the decision names the run it was seen in")
    rows = list(csv.DictReader((again / "decisions.csv").open(encoding="utf-8")))
    story.that([row["standing"] for row in rows] == ["holds"] and rows[0]["attachment"] == "avis.pdf", "decisions.csv lists it")
    row = next(r for r in csv.DictReader((again / "findings.csv").open(encoding="utf-8")) if r["finding_id"] == FINDING)
    story.that(row["decision"] == "accepted" and row["decision_standing"] == "holds" and row["verdict"] == "reservation", "findings.csv shows both")
    inputs = {i["path"] for i in json.loads((again / "manifest.json").read_text())["inputs"]}
    story.that("decisions.toml" in inputs, f"the file of decisions is an input of the run: {inputs}")
    story.run("verify", again, "--analysis", story.inputs / "analyse.toml", expect=0)

    # The table of a run is a file of decisions, too.
    (story.inputs / "retour.csv").write_bytes((again / "decisions.csv").read_bytes())
    text = (story.inputs / "analyse.toml").read_text()
    (story.inputs / "analyse.toml").write_text(text.replace('["decisions.toml"]', '["retour.csv"]'))
    story.that(standing(story.check("table")) == "holds", "decisions.csv can be read back")
    (story.inputs / "analyse.toml").write_text(text)

    # A centimetre, another order, another starting vertex.
    edit_features(story.inputs / "projets.geojson", lambda features: move(features, "P2", 0.01, [2]))
    story.that(standing(story.check("centimetre")) == "holds", "a vertex moved by a centimetre changes nothing")

    def reorder(features):
        features.reverse()
        for feature in features:
            ring = feature["geometry"]["coordinates"][0]
            feature["geometry"]["coordinates"][0] = ring[2:-1] + ring[:3]

    edit_features(story.inputs / "zones.geojson", reorder)
    story.that(standing(story.check("reordered")) == "holds", "a reordered layer changes nothing")

    # A real change: five metres farther into the agricultural zone.
    edit_features(story.inputs / "projets.geojson", lambda features: move(features, "P2", 5.0, [1, 2]))
    moved = story.check("moved")
    decision = findings(moved)[FINDING].get("decision")
    story.that(decision["standing"] == "evidence_moved", f"a real change is flagged: {decision['standing']}")
    story.that(any("ground concerned" in why["en"] for why in decision["why"]), f"and says what moved: {decision['why']}")
    story.that(findings(moved)[FINDING]["verdict"] == "reservation", "the verdict is the computed one, whatever was decided")
    done = story.run("check", story.inputs / "analyse.toml", "-o", story.folder / "console", "--format", "geojson,csv,json,markdown")
    story.that("to review: the facts have changed" in done.stdout, f"the console says so: {done.stdout}")

    # Another version of the document.
    edit_features(story.inputs / "projets.geojson", lambda features: move(features, "P2", -5.0, [1, 2]))
    plan = (story.inputs / "analyse.toml").read_text()
    (story.inputs / "analyse.toml").write_text(plan.replace("approved = 2024-01-15", "approved = 2026-01-15"))
    story.that(standing(story.check("version")) == "document_changed", "another version of the document is flagged")
    (story.inputs / "analyse.toml").write_text(plan)

    # The project is gone, the question is gone: listed, never dropped. A later decision replaces an earlier one.
    story.run("decide", before, FINDING, "--reject", "--reason", "erreur de saisie", "--author", "service urbanisme", "--date", "2026-12-01", "--file", story.inputs / "decisions.toml", expect=0)
    path = story.inputs / "decisions.toml"
    path.write_text(path.read_text() + '\n[[decision]]\nfinding = "P9/agricultural/plan"\ndecision = "follow_up"\nreason = "r"\nauthor = "a"\ndate = 2026-11-30\n' + '\n[[decision]]\nfinding = "P2/gone/plan"\ndecision = "follow_up"\nreason = "r"\nauthor = "a"\ndate = 2026-11-30\n')
    orphans = story.check("orphans")
    summary = json.loads((orphans / "summary.json").read_text())
    told = {(d["finding_id"], d["decided"]["decision"]): d["decided"]["standing"] for d in summary["decisions"]}
    story.that(told == {(FINDING, "accepted"): "superseded", (FINDING, "rejected"): "holds", ("P9/agricultural/plan", "follow_up"): "orphaned", ("P2/gone/plan", "follow_up"): "orphaned"}, f"every decision is listed: {told}")
    why = {d["finding_id"]: d["decided"]["why"][0]["en"] for d in summary["decisions"] if d["decided"]["standing"] == "orphaned"}
    story.that("not in this run" in why["P9/agricultural/plan"] and "no longer put" in why["P2/gone/plan"], f"an orphan says why: {why}")

    # Shards give the bytes of the whole.
    parts = [story.folder / f"part{k}" for k in (1, 2)]
    for k, part in enumerate(parts, 1):
        story.run("check", story.inputs / "analyse.toml", "-o", part, "--shard", f"{k}/2", expect=0)
    story.run("merge", story.inputs / "analyse.toml", *parts, "-o", story.folder / "merged", expect=0)
    for name in ("decisions.csv", "findings.jsonl", "summary.json", "findings.csv"):
        story.that((story.folder / "merged" / name).read_bytes() == (orphans / name).read_bytes(), f"{name} of shards is that of the whole")

    # A file that cannot be read is an error with its place; nothing is guessed.
    path.write_text(path.read_text().replace('decision = "rejected"', 'decision = "refused"'))
    done = story.run("check", story.inputs / "analyse.toml", "-o", story.folder / "wrong", expect=2)
    story.that("E206" in done.stderr and "decisions.toml" in done.stderr, f"a wrong word is an error: {done.stderr}")
    story.finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
