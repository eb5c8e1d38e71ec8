#!/usr/bin/python3
"""Needs on real units: the communes of Loiret with targets from the commune table of their region, kept as a spreadsheet, and
the cells of a population grid.

usage: needs_real_data.py PROGRAM WORK_FOLDER

Exit status 77: the shared data sets or python3-gdal are not there.
"""

import csv
import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import SKIPPED, Checks, findings, run, shared_data  # noqa: E402

try:
    from osgeo import ogr
except ImportError:
    print("SKIPPED: python3-gdal is not installed")
    sys.exit(SKIPPED)

COMMUNES = """
terracord = 1
date = 2026-11-22
crs = "EPSG:2154"
[projects]
source = "projets.geojson"
crs = "EPSG:2154"
id = "code"
programme = {{ housing_units = "logts" }}
[[need]]
use = "needs/housing"
id = "logements"
territory = {{ source = "{limits}", id = "code", name = "nom" }}
target = {{ source = "objectifs.xlsx", layer = "objectifs", key = "insee", field = "par_an", years = 6 }}
existing = "produits"
"""

GRID = """
terracord = 1
date = 2026-11-22
[projects]
source = "projets.geojson"
crs = "EPSG:2154"
id = "code"
programme = {{ housing_units = "logts" }}
[[need]]
use = "needs/density"
id = "habitants"
territory = {{ source = "{grid}", id = "{key}" }}
target = {{ all = 0.4 }}
existing = {{ field = "men", per = "ind" }}
per = {{ housing_units = 2.1 }}
"""


def square(x, y, side):
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def write_projects(path, rows):
    features = [{"type": "Feature", "properties": {"code": code, "logts": units}, "geometry": shape} for code, units, shape in rows]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def write_targets(path, table):
    """A spreadsheet whose keys are texts: 45234, and all communes of the region, not of the département alone."""
    source = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    layer = source.CreateLayer("objectifs")
    for name, kind in (("insee", ogr.OFTString), ("par_an", ogr.OFTReal), ("produits", ogr.OFTInteger)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    for row in table:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("insee", row["code"])
        feature.SetField("par_an", row["population"] * 0.004)
        feature.SetField("produits", int(row["population"] * 0.01))
        layer.CreateFeature(feature)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def communes(program, data, work, checks):
    limits = data / "france-geojson-centre" / "departements" / "45-loiret" / "communes-45-loiret.geojson"
    table = json.loads((data / "decoupage-administratif-npm" / "communes-region24.json").read_text(encoding="utf-8"))
    table = [row for row in table if row.get("type") == "commune-actuelle" and row.get("population")]
    write_targets(work / "objectifs.xlsx", table)
    # A grid of projects over the agglomeration, each of one size: some across limits.
    rows = [(f"P{i:02}{j:02}", 10 + (i * 7 + j * 3) % 50, square(612000 + 900 * i, 6750000 + 900 * j, 640))
            for i in range(16) for j in range(12)]
    write_projects(work / "projets.geojson", rows)
    (work / "communes.toml").write_text(COMMUNES.format(limits=limits), encoding="utf-8")
    done = run(program, ["check", "communes.toml", "-o", "communes", "--format", "geojson,csv,json,markdown", "--progress", "never", "-j", "2"], work)
    checks.that(done.returncode == 0, f"communes: exit {done.returncode}: {done.stderr}")
    if done.returncode != 0:
        return
    checks.that("E341" in done.stderr, "rows of other départements are told")
    units = rows_of(work / "communes" / "needs.csv")
    checks.that(len(units) == 326, f"{len(units)} communes")
    by_key = {row["unit_id"]: row for row in units}
    inhabitants = {row["code"]: row["population"] for row in table}
    for key, row in by_key.items():
        if key in inhabitants:
            checks.near(float(row["target"]), inhabitants[key] * 0.004 * 6, 1e-6, f"target of {key}")
        else:
            checks.that(row["state"] == "not_assessable", f"{key} has no target and is {row['state']}")
    shares = rows_of(work / "communes" / "needs_projects.csv")
    for code, units_of, _ in rows:
        millionths = sum(round(float(row["supply"]) * 1e6) for row in shares if row["project_id"] == code)
        checks.that(millionths == units_of * 1_000_000, f"{code}: its parts sum to {millionths} millionths")
    total = sum(round(float(row["supply"]) * 1e6) for row in units)
    outside = sum(round(float(row["supply"]) * 1e6) for row in shares if not row["unit_id"])
    checks.that(total + outside == sum(n for _, n, _ in rows) * 1_000_000, "all units sum to all projects")
    checks.that(sum(1 for _, n, _ in rows if n) < len(shares), "some projects lie in several communes")


def grid(program, data, work, checks):
    cells = data / "geoclimate-bdtopo-12174" / "v2" / "sample_12174" / "population.shp"
    source = ogr.Open(str(cells))  # a layer does not outlive its source
    layer = source.GetLayer()
    names = [field.GetName() for field in layer.schema]
    key = next(name for name in names if name.lower().startswith("id"))
    west, east, south, north = layer.GetExtent()
    rows = [(f"G{i}", 20 + i, square(west + (east - west) * (0.2 + 0.03 * i), (south + north) / 2, 250)) for i in range(20)]
    write_projects(work / "projets.geojson", rows)
    (work / "grille.toml").write_text(GRID.format(grid=cells, key=key), encoding="utf-8")
    done = run(program, ["check", "grille.toml", "-o", "grille", "--format", "geojson,csv,json,markdown", "--progress", "never"], work)
    # Some cells of the sample bear no key: they are refused, told, and the run says that it is partial.
    keyed = {feature.GetField(key): feature.GetField("ind") or 0.0 for feature in layer if feature.GetField(key)}
    checks.that(done.returncode == 4 and "E340" in done.stderr, f"grid: exit {done.returncode}: {done.stderr}")
    units = rows_of(work / "grille" / "needs.csv")
    checks.that(len(units) == len(keyed), f"{len(units)} cells of {len(keyed)}")
    people = sum(keyed.values())
    checks.near(sum(float(row["existing_per"] or 0) for row in units), people, 1e-6 * people, "inhabitants of the grid")
    total = sum(round(float(row["supply"]) * 1e6) for row in units)
    shares = rows_of(work / "grille" / "needs_projects.csv")
    outside = sum(round(float(row["supply"]) * 1e6) for row in shares if not row["unit_id"])
    checks.that(total + outside == sum(n for _, n, _ in rows) * 1_000_000, "cells and ground beyond them sum to all projects")
    checks.that(all(finding["side"] == "needs" for finding in findings(work / "grille").values()), "needs alone")


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    data = shared_data()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    checks = Checks()
    communes(program, data, work, checks)
    grid(program, data, work, checks)
    checks.finish()


main()
