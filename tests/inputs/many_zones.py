#!/usr/bin/python3
"""One project over very many small zones: how long it takes, and that nothing is lost. See README.md.

usage: many_zones.py PROGRAM [ZONES [SIDE]]

50,000 zones by default, squares on a grid of 10 m. SIDE is that of a square: 8 m by default, and no two touch; with 10 they
tile the ground.
"""

import csv
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from folder import Given, X, Y, polygon, rectangle, square  # noqa: E402

STEP = 10


def prepare(given, zones, side):
    across = 250
    down = zones // across
    given.geojson(
        "zones.geojson",
        [({"code": "A", "nom": "zone agricole"}, polygon(square(X + STEP * i, Y + STEP * j, side))) for j in range(down) for i in range(across)],
    )
    given.geojson("projets.geojson", [({"code": "P1", "nom": "Tout"}, rectangle(X - 5, Y - 5, X + STEP * across, Y + STEP * down))])
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan d'ensemble"}
    given.finish()
    return across * down


def main(program, zones=50_000, side=8):
    with tempfile.TemporaryDirectory(prefix="zones-") as work:
        top = pathlib.Path(work)
        (top / "in").mkdir()
        drawn = prepare(Given(top / "in"), zones, side)
        began = time.monotonic()
        run = subprocess.run(
            [program, "check", "analyse.toml", "-o", str(top / "out"), "--format", "csv", "--lang", "en", "--progress", "never", "-j", "1"],
            cwd=top / "in",
            capture_output=True,
            text=True,
        )
        seconds = time.monotonic() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{drawn} zones, one project: {seconds:.1f} s, {used.ru_utime:.1f} s of processor, {used.ru_maxrss / 1024:.0f} MiB")
        if run.returncode != 0:
            print(run.stderr)
            return 1
        with open(top / "out" / "findings.csv", newline="", encoding="utf-8") as rows:
            found = [row for row in csv.DictReader(rows) if row["check_id"] == "agricultural"]
        measured = float(found[0]["area_m2"])
        if found[0]["verdict"] != "conflict" or abs(measured - drawn * side * side) > 1.0:
            print(f"{found[0]['verdict']}, {measured} m², expected conflict, {drawn * side * side} m²")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve()), *map(int, sys.argv[2:])))
