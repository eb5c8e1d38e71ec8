#!/usr/bin/python3
"""The population grid of INSEE (200 m, drawn in EPSG:3035), buildings and roads of BD TOPO around Olemps, as they are.

usage: real_population.py PROGRAM WORK_FOLDER

- A square that holds all cells counts their sum to 1e-9, more distance never counts fewer.
- Spread over dwellings or by area, the same number of people lives where everybody is counted.
- Along the roads nothing is nearer than as the crow flies; lines that share vertices connect.
Exit status 77: the data are not there.
"""

import json
import pathlib
import shutil
import sys

from osgeo import ogr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, findings, run, shared_data  # noqa: E402

WITHIN = (50, 200, 1000)


def total(path):
    """Inhabitants of all cells, their box, and the centre of the cell where most live."""
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    people, most, centre = 0.0, -1.0, None
    for feature in layer:
        number = feature.GetField("ind")
        people += number
        if number > most:
            most, centre = number, feature.GetGeometryRef().Centroid().GetPoint_2D()
    return people, layer.GetExtent(), centre


def square(x, y, half):
    return [[[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half], [x - half, y - half]]]


def analysis(grid, buildings, roads):
    text = ["terracord = 1", "date = 2026-11-22", 'crs = "EPSG:2154"',
            'projects = { source = "projects.geojson", crs = "EPSG:2154", id = "code" }',
            "[concerned]", 'population = { layer = "p.cells", inhabitants = "ind" }',
            'dwellings = { layer = "p.buildings", dwellings = "NB_LOGTS" }',
            "[[document]]", 'id = "p"', 'relation = "guidance"', 'status = "in_force"',
            'coverage = { everywhere = true, reason = "extrait complet" }',
            f'layer.cells = {{ source = "{grid}" }}', f'layer.buildings = {{ source = "{buildings}", where = "NB_LOGTS > 0" }}',
            f'layer.roads = {{ source = "{roads}" }}']
    for within in WITHIN:
        text += ["[[check]]", f'id = "people-{within}"', 'layer = "p.cells"', 'measure = "population"',
                 'inhabitants = "ind"', f'within = "{within} m"', 'family = "needs"', 'worsens = "value > 1"']
    text += ["[[check]]", 'id = "over-dwellings"', 'layer = "p.cells"', 'measure = "population"', 'inhabitants = "ind"',
             'within = "200 m"', 'also = { dwellings = { layer = "p.buildings", column = "NB_LOGTS" } }', 'family = "needs"',
             'worsens = "value > 1"']
    for name, network in (("straight", ""), ("along", 'also = { network = "p.roads" }')):
        text += ["[[check]]", f'id = "{name}"', 'layer = "p.buildings"', "where = \"USAGE1 = 'Commercial et services'\"",
                 'measure = "access"', 'within = "800 m"', network, "projects = \"code = 'TOWN'\"", 'family = "needs"', 'worsens = "distance > 800 m"']
    return "\n".join(text) + "\n"


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    data = (shared_data() / "geoclimate-bdtopo-12174").resolve()
    grid = data / "v2/sample_12174/population.shp"
    buildings = data / "v3/sample_12174/BATIMENT.shp"
    roads = data / "v3/sample_12174/TRONCON_DE_ROUTE.shp"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    people, (west, east, south, north), (x, y) = total(grid)
    shapes = {"ALL": [[[west - 5, south - 5], [east + 5, south - 5], [east + 5, north + 5], [west - 5, north + 5],
                       [west - 5, south - 5]]], "TOWN": square(x, y, 60)}
    (work / "projects.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": ring}}
        for code, ring in shapes.items()]}), encoding="utf-8")
    (work / "a.toml").write_text(analysis(grid, buildings, roads), encoding="utf-8")
    done = run(program, ["check", "a.toml", "-o", "out", "-q", "--format", "csv,json"], work)
    checks = Checks()
    checks.that(done.returncode in (0, 4), f"exit status {done.returncode}: {done.stderr}")
    if done.returncode not in (0, 4):
        checks.finish()
    found = findings(work / "out")

    def value(project, check):
        return found[f"{project}/{check}/p"]["measures"]["strict"]["value"]

    for within in WITHIN:
        checks.near(value("ALL", f"people-{within}"), people, 1e-9 * people, f"all people within {within} m")
    checks.near(value("ALL", "over-dwellings"), people, 1e-9 * people, "all people over dwellings")
    near = [value("TOWN", f"people-{within}") for within in WITHIN]
    checks.that(near[0] < near[1] < near[2] < people, f"more distance, more people: {near}")
    over = found["TOWN/over-dwellings/p"]["measures"]["reach"]
    checks.that(0 < over["inhabitants"] < people and over["by_area"] <= over["inhabitants"], f"over dwellings: {over}")
    straight, along = (found[f"TOWN/{name}/p"]["measures"] for name in ("straight", "along"))
    checks.that(along["reach"]["network"] and not straight["reach"]["network"], "one of them goes along the roads")
    if "distance_m" in along["strict"]:
        checks.that(along["strict"]["distance_m"] >= straight["strict"]["distance_m"], "the way is no shorter than the crow flies")
    checks.that(along["strict"].get("share", 0) <= straight["strict"].get("share", 0) * 1.002, "and serves no more ground")
    summary = json.loads((work / "out/summary.json").read_text(encoding="utf-8"))
    rings = {p["project_id"]: p["concerned"] for p in summary["projects"]}
    checks.near(rings["ALL"][0]["inhabitants"]["number"], people, 1e-9 * people, "concerned by all of it")
    checks.that(rings["TOWN"][0]["dwellings"]["number"] <= rings["TOWN"][1]["dwellings"]["number"], "dwellings grow with distance")
    checks.finish()


if __name__ == "__main__":
    main()
