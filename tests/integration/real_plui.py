#!/usr/bin/python3
"""The real PLUi 241800432: its 14 OAP perimeters against its own zones and prescriptions, status corrected to in force.

usage: real_plui.py PROGRAM WORK_FOLDER

Contacts of 0.25 to 19.8 m2 with zones A, Av and 2AU are contacts and no conflicts; the real hits are there to the
decimetre; the accounts of the OAP, and of a grid over the plan and beyond its edge, close; what lies in the zone labelled UA and coded N is at most a reservation; every area agrees with GEOS, which
Shapely asks independently. Without the correction (ETAT 07) nothing is enforceable and no project is cleared.
Exit status 77: the data or Shapely are not there.
"""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import SKIPPED, Checks, findings, run, shared_data  # noqa: E402

try:
    from osgeo import ogr, osr
    from shapely import wkb
    from shapely.ops import unary_union
except ImportError:
    print("SKIPPED: python3-gdal and python3-shapely are not installed")
    sys.exit(SKIPPED)

ANALYSIS = """
terracord = 1
title = "PLUi de Sancoins : 14 OAP"
date = 2026-11-22
crs = "EPSG:2154"
{profile}
[projects]
source = "plui/Donnees_geographiques/241800432_PRESCRIPTION_SURF_20200128.shp"
where = "TYPEPSC = '18'"
id = "@fid"
name = "LIBELLE"

[[document]]
id = "plui"
title = "PLUi de Sancoins"
standard = "cnig-plu"
source = "plui"
{status}

[[check]]
use = "plu/zone-breakdown"
[[check]]
use = "plu/agricultural-or-natural-zone"
[[check]]
use = "plu/closed-au-zone"
[[check]]
use = "plu/reserved-plot"
[[check]]
id = "wetland"
title = "Zone humide"
layer = "plui.prescriptions_surf"
match = {{ TYPEPSC = "31" }}
measure = "exclusion"
verdict = "reservation"
[[check]]
id = "lines"
title = "Linéaires"
layer = "plui.prescriptions_lin"
measure = "length"
reservation = "length > 1 m"
"""

CORRECTION = """status = { value = "in_force", reason = "exécutoire depuis 2020", author = "service urbanisme", date = 2026-11-02 }"""


def check_run(program, folder, name, **fields):
    (folder / f"{name}.toml").write_text(ANALYSIS.format(**fields))
    done = run(program, ["check", f"{name}.toml", "-o", name, "--format", "geojson,csv,json,markdown", "--progress", "never"], folder)
    return done, findings(folder / name)


def classes(finding):
    return {one["class"]: one for one in finding["measures"]["classes"]}


def check_contacts(checks, found):
    """OAP -> zone it touches along its edge, area of the contact."""
    expected = {20: ("A", 19.75), 23: ("A", 7.0), 24: ("A", 0.25), 25: ("A", 3.43)}
    for project, (zone, area) in expected.items():
        finding = found[f"{project}/plu%2Fagricultural-or-natural-zone/plui"]
        checks.that((finding["verdict"], finding["reason"]) == ("information", "edge_contact"), f"OAP {project}: {finding['verdict']}, {finding['reason']}")
        hit = classes(finding)[zone]
        checks.near(hit["strict"]["area_m2"], area, 0.01, f"OAP {project}, contact with {zone}")
        checks.that(hit["robust"].get("area_m2", 0) == 0, f"OAP {project}: a contact is no robust piece")
    closed = found["21/plu%2Fclosed-au-zone/plui"]
    checks.that((closed["verdict"], closed["reason"]) == ("information", "edge_contact"), f"OAP 21: {closed['verdict']}")
    checks.near(classes(closed)["2AU"]["strict"]["area_m2"], 1.79, 0.01, "OAP 21, contact with 2AU")
    mixed = classes(found["27/plu%2Fagricultural-or-natural-zone/plui"])
    checks.near(mixed["Av"]["strict"]["area_m2"], 2.44, 0.01, "OAP 27, contact with Av")
    checks.that(mixed["Av"]["robust"].get("area_m2", 0) == 0, "OAP 27: the contact with Av is no robust piece")


def check_hits(checks, found):
    checks.near(classes(found["27/plu%2Freserved-plot/plui"])["05-01"]["robust"]["area_m2"], 1005.4, 0.05, "reserved plot 05-01")
    checks.near(classes(found["22/wetland/plui"])["31-05"]["robust"]["area_m2"], 1175.3, 0.05, "wetland")
    lines = classes(found["24/lines/plui"])
    checks.near(lines["07-04"]["strict"]["length_m"], 62.4, 0.05, "protected hedge")
    checks.near(lines["07-04"]["strict"]["border_length_m"], 62.4, 0.05, "protected hedge, on the border")
    checks.near(lines["15-02"]["strict"]["length_m"], 53.7, 0.05, "alignment line")
    wall = classes(found["19/lines/plui"])["07-00"]
    checks.near(wall["strict"]["length_m"], 77.8, 0.05, "protected wall")
    checks.near(wall["strict"]["border_length_m"], 77.8, 0.05, "protected wall, on the border")


def check_contradiction(checks, found):
    """UA by its label, N by its code: five OAP lie there, none of them in contradiction."""
    for project in (26, 27, 28, 29, 30):
        finding = found[f"{project}/plu%2Fagricultural-or-natural-zone/plui"]
        checks.that(finding["verdict"] == "reservation", f"OAP {project} in the zone UA coded N: {finding['verdict']}")
        checks.that("contradi" in " ".join(note["en"].lower() for note in finding.get("notes", [])), f"OAP {project}: the contradiction is not named")
    checks.that(not any(f["verdict"] == "conflict" for f in found.values()), "a conflict where there is none")


def shapes(path, label):
    """Geometries of a layer by the value of a field, repaired as a GIS would."""
    source = ogr.Open(str(path))   # kept: the layer dies with it
    layer = source.GetLayer(0)
    rows = [(f.GetFID(), f.GetField(label), wkb.loads(bytes(f.GetGeometryRef().ExportToWkb()))) for f in layer if f.GetGeometryRef()]
    return [(fid, value, g if g.is_valid else g.buffer(0)) for fid, value, g in rows]


def check_areas(checks, found, data):
    """Each class area of the breakdown against a union and an intersection made by Shapely."""
    zones = shapes(data / "241800432_ZONE_URBA_20200128.shp", "LIBELLE")
    oaps = [(fid, g) for fid, kind, g in shapes(data / "241800432_PRESCRIPTION_SURF_20200128.shp", "TYPEPSC") if kind == "18"]
    checks.that(len(oaps) == 14, f"{len(oaps)} OAP")
    compared = 0
    for fid, perimeter in oaps:
        measured = {name: hit["strict"].get("area_m2", 0) for name, hit in classes(found[f"{fid}/plu%2Fzone-breakdown/plui"]).items()}
        for name in {value for _, value, _ in zones}:
            pieces = [g.intersection(perimeter) for _, value, g in zones if value == name and g.intersects(perimeter)]
            whole = unary_union(pieces) if pieces else None
            area = whole.area if whole is not None else 0.0
            bound = 1e-9 * area + 4e-9 * (whole.length if whole is not None else 0.0)
            checks.that(abs(measured.get(name, 0.0) - area) <= bound, f"OAP {fid}, zone {name}: {measured.get(name, 0.0)} against {area}")
            compared += 1
        error = found[f"{fid}/plu%2Fzone-breakdown/plui"]["measures"]["accounts"]["error_m2"]
        checks.that(abs(error) <= 1e-6 * perimeter.area, f"OAP {fid}: the accounts are {error} m2 off")
    checks.that(compared > 100, f"only {compared} areas compared")


GRID_ANALYSIS = """
terracord = 1
title = "Grille sur le PLUi de Sancoins et au-delà"
date = 2026-11-22
crs = "EPSG:2154"
[projects]
source = "grid.gpkg"
id = "cell"

[[document]]
id = "plui"
title = "PLUi de Sancoins"
standard = "cnig-plu"
source = "plui"
{status}

[[check]]
use = "plu/zone-breakdown"
"""
GRID_SIDE = 14


def write_grid(folder, data):
    """Squares over the plan and beyond its edge on every side; answers their number and the area of one."""
    source = ogr.Open(str(data / "241800432_ZONE_URBA_20200128.shp"))
    west, east, south, north = source.GetLayer(0).GetExtent()
    margin_x, margin_y = 0.15 * (east - west), 0.15 * (north - south)
    west, east, south, north = west - margin_x, east + margin_x, south - margin_y, north + margin_y
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    grid = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "grid.gpkg"))
    layer = grid.CreateLayer("grid", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("cell", ogr.OFTString))
    width, height = (east - west) / GRID_SIDE, (north - south) / GRID_SIDE
    for column in range(GRID_SIDE):
        for row in range(GRID_SIDE):
            x, y = west + column * width, south + row * height
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("cell", f"c{column}r{row}")
            feature.SetGeometry(ogr.CreateGeometryFromWkt(
                f"POLYGON (({x} {y}, {x + width} {y}, {x + width} {y + height}, {x} {y + height}, {x} {y}))"))
            layer.CreateFeature(feature)
    return width * height


def check_grid(checks, program, work, data):
    """Every square metre of every perimeter has one place, inside, across and beyond the plan."""
    area = write_grid(work, data)
    (work / "grid.toml").write_text(GRID_ANALYSIS.format(status=CORRECTION))
    done = run(program, ["check", "grid.toml", "-o", "grid", "--format", "geojson,csv,json,markdown", "--progress", "never"], work)
    checks.that(done.returncode == 0 and "E901" not in done.stderr, f"grid: exit status {done.returncode}: {done.stderr[-500:]}")
    places = {"inside": 0, "across": 0, "beyond": 0}
    for name, finding in findings(work / "grid").items():
        if finding["check"]["id"] != "plu/zone-breakdown":
            continue
        accounts = finding["measures"]["accounts"]
        total = (accounts["classes_m2"] - accounts["excess_m2"] + accounts["slivers_m2"] + accounts["gaps_m2"]
                 + accounts["set_aside_m2"] + accounts["uncovered_m2"])
        checks.that(abs(total - area) <= 1e-6 * area, f"{name}: {total} of {area} m2")
        checks.that(abs(accounts["error_m2"]) <= 1e-6 * area, f"{name}: the accounts are {accounts['error_m2']} m2 off")
        outside = accounts["uncovered_m2"] / area
        places["inside" if outside < 1e-9 else "beyond" if outside > 1 - 1e-9 else "across"] += 1
    checks.that(sum(places.values()) == GRID_SIDE * GRID_SIDE and min(places.values()) >= 10, f"the grid lies {places}")


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    source = shared_data() / "cnig-documents" / "241800432_PLUi_20200128"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    # A copy: the program must not touch its inputs, and this test must not depend on it.
    shutil.copytree(source, work / "plui")
    checks = Checks()
    done, corrected = check_run(program, work, "corrected", profile="", status=CORRECTION)
    checks.that(done.returncode == 0, f"exit status {done.returncode}: {done.stderr}")
    check_contacts(checks, corrected)
    check_hits(checks, corrected)
    check_contradiction(checks, corrected)
    check_areas(checks, corrected, work / "plui" / "Donnees_geographiques")

    check_grid(checks, program, work, work / "plui" / "Donnees_geographiques")

    done, declared = check_run(program, work, "declared", profile='profile = "zac"', status="")
    first = done.stdout.splitlines()[0]
    checks.that(first == "Risque inondation : document non fourni", f"first line: {first}")
    checks.that("aucune contradiction relevée" not in done.stdout, "a project is cleared without the flood plan")
    enforced = [f["finding_id"] for f in declared.values() if f["check"]["kind"] and f["verdict"] in ("conflict", "reservation")]
    checks.that(not enforced, f"ETAT 07 is not enforceable, yet: {enforced}")
    in_force = [f["verdict"] for f in declared.values() if f["check"]["id"] == "document/in-force"]
    checks.that(set(in_force) == {"not_assessable"}, f"in force: {set(in_force)}")
    checks.finish()


if __name__ == "__main__":
    main()
