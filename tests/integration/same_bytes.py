#!/usr/bin/python3
"""Same inputs, same bytes: one thread, several threads, shards joined, and the same analysis written as JSON.

usage: same_bytes.py PROGRAM DEMO_FOLDER WORK_FOLDER

The inputs are the same afterwards, byte for byte, and no file was added beside them.
"""

import datetime
import json
import pathlib
import shutil
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, run  # noqa: E402

SHARDS = 3


def snapshot(folder, leave_out=()):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name not in leave_out}


def unnamed(files, named):
    return {name: content for name, content in files.items() if name not in named and not name.endswith(".pdf")}


def as_json(value):
    """What TOML holds, as JSON can say it."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def main():
    program, demo, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(demo, work / "demo", ignore=shutil.ignore_patterns("maker", "__pycache__"))
    analysis = work / "demo" / "analysis.toml"
    (work / "demo" / "analysis.json").write_text(json.dumps(as_json(tomllib.loads(analysis.read_text(encoding="utf-8")))), encoding="utf-8")
    before = snapshot(work / "demo")
    checks = Checks()

    def check(name, *words):
        done = run(program, [*words, "-o", str(work / name), "-q"], work)
        checks.that(done.returncode == 0, f"{name}: exit status {done.returncode}: {done.stderr}")
        return work / name

    one = snapshot(check("one", "check", str(analysis), "-j", "1"), {"stats.json"})
    several = snapshot(check("several", "check", str(analysis), "-j", "7"), {"stats.json"})
    checks.that(one == several, f"7 threads differ from 1: {[n for n in one if one[n] != several.get(n)]}")
    shards = [str(check(f"shard{k}", "check", str(analysis), "--shard", f"{k}/{SHARDS}")) for k in range(1, SHARDS + 1)]
    merged = snapshot(check("merged", "merge", str(analysis), *reversed(shards)), {"stats.json"})
    checks.that(one == merged, f"joined shards differ: {[n for n in one if one[n] != merged.get(n)]}")
    for faulty in (shards[:2], [*shards, shards[0]]):
        done = run(program, ["merge", str(analysis), *faulty, "-o", str(work / "refused")], work)
        checks.that(done.returncode == 3 and "E602" in done.stderr, f"merge of {len(faulty)} shards: {done.returncode} {done.stderr}")
    # What projects do to each other is known to none of the shards alone, two documents are compared by tiles, and some
    # shards have no project.
    for golden, number, words in (("projects-together", 2, []), ("two-documents-compared", 3, []), ("two-documents-compared", 9, []),
                                  ("four-plots", 9, []), ("four-plots", 2, ["--project", "P1", "--project", "P3"])):
        name = f"{golden}-{number}-{len(words)}"
        shutil.copytree(pathlib.Path(__file__).parents[1] / "golden" / golden / "in", work / name)
        file = str(work / name / "analyse.toml")
        whole = snapshot(check(f"{name}-whole", "check", file, "-j", "3", *words), {"stats.json"})
        parts = [str(check(f"{name}-{k}", "check", file, "--shard", f"{k}/{number}", *words)) for k in range(1, number + 1)]
        joined = snapshot(check(f"{name}-joined", "merge", file, *reversed(parts)), {"stats.json"})
        checks.that(golden != "projects-together" or "cumulative.csv" in whole, "no cumulative.csv")
        checks.that(whole == joined, f"{name}: joined shards differ: {[n for n in whole if whole[n] != joined.get(n)]}")
    # The manifest, the summary and the provenance of the page, the sheets and the report name the analysis file;
    # everything else must be the same.
    named = {"stats.json", "manifest.json", "summary.json", "report.html"}
    from_json = unnamed(snapshot(check("json", "check", str(work / "demo" / "analysis.json"))), named)
    same = unnamed(one, named)
    checks.that(same == from_json, f"the JSON analysis differs: {[n for n in same if same[n] != from_json.get(n)]}")
    checks.that(snapshot(work / "demo") == before, "the inputs were changed, or a file was left beside them")
    checks.finish()


if __name__ == "__main__":
    main()
