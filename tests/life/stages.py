"""The stages of one operation of the demonstration, as a story: what each step lifts and brings, and by what."""

import csv
import json
import pathlib
import sys

from life_support import Story, findings

DEMO = pathlib.Path(__file__).resolve().parents[2] / "data" / "demo" / "etapes"
STAGES = ("esquisse", "programmation", "travaux", "usage", "plan-revise")
CLOSED = "ARC/B/plu%2Fclosed-au-zone/plui"
GREEN = "ARC/B/plu%2Fagricultural-or-natural-zone/plui"
NOISE = "ARC/B/noise%2Fclassified-axis/roads"
FILE = "ARC/B/runoff-file/plui"


def main(program):
    story = Story(program)
    runs = {stage: story.check(stage, analysis=DEMO / f"{stage}.toml") for stage in STAGES}
    told = {stage: findings(run) for stage, run in runs.items()}

    # The sketch: three variants side by side. All lie in the closed zone; C alone keeps away from the railway.
    rows = {r["variant"]: r for r in csv.DictReader((runs["esquisse"] / "variants.csv").open(encoding="utf-8"))}
    story.that(list(rows) == ["A", "B", "C"], f"three variants: {list(rows)}")
    story.that(all(rows[v]["documents_code"] == "conflict" for v in rows), "the plan of 2024 closes the zone to all of them")
    story.that("Classified" in rows["C"]["clears_en"] or "road" in rows["C"]["clears_en"].lower(), f"C clears the noise: {rows['C']['clears_en']}")
    story.that(rows["B"]["carries_en"] != "" and rows["C"]["carries_en"] == "", f"B carries it: {rows['B']['carries_en']}")
    summary = json.loads((runs["esquisse"] / "summary.json").read_text())
    story.that([p["project_id"] for p in summary["projects"]] == ["ARC/A", "ARC/B", "ARC/C"], "ids are unique by project and variant")
    story.that({p["operation"] for p in summary["projects"]} == {"OP-ARC"}, "each knows its operation")

    # Data due from the works on.
    story.that(told["esquisse"][FILE]["reason"] == "phase_not_due" and told["programmation"][FILE]["reason"] == "phase_not_due", "the file on rainwater is not due before the works")
    story.that(told["travaux"][FILE]["reason"] == "answered", "the file of answers answers it from the works on")

    comparison = json.loads(story.run("diff", *(runs[stage] for stage in STAGES), "--project", "ARC", "--format", "json", expect=1).stdout)
    steps = [{f["finding_id"]: f for p in step["projects"] for f in p["findings"]} for step in comparison["steps"]]

    def step(number, finding, change, *causes):
        found = steps[number].get(finding, {"change": "unchanged", "causes": []})
        story.that(found["change"] == change and set(causes) <= set(found["causes"]), f"{STAGES[number]} to {STAGES[number + 1]}, {finding}: {found['change']} by {found['causes']}")

    # Programming: the amendment, now in force, opens the zone. A and C are not pursued.
    step(0, CLOSED, "cleared", "document_version", "correction")
    story.that(steps[0]["ARC/A/plu%2Fclosed-au-zone/plui"]["change"] == "not_comparable", "a variant that was given up is not compared")
    # Works: the site road takes a strip of the green strip.
    step(1, GREEN, "new", "perimeter")
    story.that(steps[1][GREEN]["gained_m2"] > 100, f"ground gained: {steps[1][GREEN]['gained_m2']}")
    step(1, FILE, "unchanged") if FILE not in steps[1] else step(1, FILE, steps[1][FILE]["change"], "phase", "answer")
    # Use: the survey of what was built gives the strip back, and every finding says whose word that is.
    step(2, GREEN, "cleared", "perimeter", "correction")
    story.that(all("project/ARC/B" in f.get("corrections", []) for f in told["usage"].values()), "every finding names the survey")
    # The revised plan closes the zone again.
    step(3, CLOSED, "new", "document_version")

    timeline = {row["finding_id"]: row for row in comparison["timeline"]}
    story.that(timeline[CLOSED]["verdicts"] == ["conflict", "coherent", "coherent", "coherent", "conflict"], f"line of time: {timeline[CLOSED]['verdicts']}")
    story.that(timeline[CLOSED]["lifted"] is None, "what has come back is not lifted")
    story.that(timeline[GREEN]["appeared"] == 2 and timeline[GREEN]["lifted"] == 3 and "perimeter" in timeline[GREEN]["by"], f"the green strip: {timeline[GREEN]}")

    # The decision on the noise was taken at the sketch: it holds as long as the facts do.
    standing = {stage: told[stage][NOISE].get("decision", {}).get("standing") for stage in STAGES[1:]}
    story.that(standing == {"programmation": "holds", "travaux": "evidence_moved", "usage": "holds", "plan-revise": "holds"}, f"the decision by stage: {standing}")
    story.that(all(told[stage][NOISE]["verdict"] == "reservation" for stage in STAGES), "its verdict stays")

    # Each run can be verified, from where it lies.
    for stage in ("esquisse", "usage"):
        story.run("verify", runs[stage], "--analysis", DEMO / f"{stage}.toml", expect=0)
    story.finish()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
