"""Formats: the same four projects and two zones in whatever an office sends, whole, cut short or mistyped."""

import gzip
import json
import shutil
import sqlite3
import zipfile

from folder import X, Y, ZONES, feature
from osgeo import ogr
from table import as_base, case, layer_lost, refused


def zones_from(given, name, driver, **how):
    given.write(name, ZONES, driver, **how)
    given.layer["source"] = name


@case("the base itself comes to what the others are compared with")
def _(given):
    return as_base()


# --- Shapefile


@case("a shapefile")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    return as_base()


@case("a shapefile without its .shx")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.remove("zones.shx")
    return as_base()


@case("a shapefile without its .dbf")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.remove("zones.dbf")
    return layer_lost("E305", "code")


@case("a shapefile in capitals")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    for ending in ("shp", "shx", "dbf", "prj", "cpg"):
        path = given.root / f"zones.{ending}"
        if path.exists():
            path.rename(given.root / f"ZONES.{ending.upper()}")
    given.layer["source"] = "ZONES.SHP"
    return as_base(may_say={"E315"})


@case("a .shp cut in the middle")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.cut("zones.shp", 0.4)
    expected = layer_lost("E309", "zones.shp")
    expected.says.append(("E303", ["zones.shp"]))
    return expected


@case("a .shp cut in its header")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.cut("zones.shp", 0.1)
    expected = layer_lost("E303", "zones.shp")
    return expected


@case("a .shp of zeros")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    size = (given.root / "zones.shp").stat().st_size
    given.bytes("zones.shp", b"\0" * size)
    return lost_somehow("zones.shp")


def lost_somehow(*words):
    """Cannot be used, as unreadable or as of no known format."""
    expected = layer_lost("E303", *words)
    expected.also = lambda run: [] if run.messages and run.messages[0].code in ("E302", "E303") else ["neither E302 nor E303"]
    expected.says, expected.may_say = [], {"E302", "E303"}
    return expected


@case("a .shx of another shapefile")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    content = (given.root / "zones.shx").read_bytes()
    given.bytes("zones.shx", content[:100] + b"\x7f\xff\xff\xff" * 4)
    return layer_lost("E303", "zones.shp")


@case("a .dbf cut short")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.cut("zones.dbf", 0.5)
    return layer_lost("E303", "zones.shp")


@case("a .dbf whose header claims four billion rows")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    content = bytearray((given.root / "zones.dbf").read_bytes())
    content[4:8] = b"\xff\xff\xff\x7f"
    given.bytes("zones.dbf", bytes(content))
    return as_base()


@case("a .shp whose polygon claims two billion points")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    content = bytearray((given.root / "zones.shp").read_bytes())
    content[100 + 8 + 40 : 100 + 8 + 44] = b"\xff\xff\xff\x7f"
    given.bytes("zones.shp", bytes(content))
    return as_base(("E303", ["zones.shp", "shape 0"]), verdicts={"P1": "not_assessable", "P2": "not_assessable"}, areas={"P1": 0.0, "P2": 0.0})


def a_layer_of_constraints(given, name):
    """No partition, in a document that speaks of everywhere: a gap would not show."""
    given.layer = {"source": name, "class": "code", "label": "nom"}
    given.document["coverage"] = {"everywhere": True, "reason": "inventaire exhaustif"}


# Somewhere lies what the check looks for: nothing found elsewhere says nothing.
LOST_SOMEWHERE = {"P1": "not_assessable", "P2": "not_assessable", "P3": "not_assessable", "P4": "not_assessable"}


@case("a .shp of constraints, one of which claims two billion points")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    content = bytearray((given.root / "zones.shp").read_bytes())
    content[100 + 8 + 40 : 100 + 8 + 44] = b"\xff\xff\xff\x7f"
    given.bytes("zones.shp", bytes(content))
    a_layer_of_constraints(given, "zones.shp")
    return as_base(("E303", ["zones.shp", "shape 0"]), verdicts=LOST_SOMEWHERE, areas={"P1": 0.0, "P2": 0.0})


@case("a GeoJSON of constraints, one of which has an infinite coordinate")
def _(given):
    rows = json.loads(json.dumps(ZONES))
    rows[0][1]["coordinates"][0][1][0] = 1e300
    given.geojson("zones.geojson", rows)
    a_layer_of_constraints(given, "zones.geojson")
    return as_base(("E309", ["zones.geojson"]), verdicts=LOST_SOMEWHERE, areas={"P1": 0.0, "P2": 0.0})


@case("a .shp that is a link to a file elsewhere on this machine")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    (given.root / "ailleurs").mkdir()
    (given.root / "zones.shp").rename(given.root / "ailleurs/zones.shp")
    (given.root / "zones.shp").symlink_to("ailleurs/zones.shp")
    return as_base()


# --- GeoPackage


@case("a GeoPackage")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    return as_base()


@case("a GeoPackage with two layers of which none is named")
def _(given):
    held = ogr.GetDriverByName("GPKG").CreateDataSource(str(given.path("plan.gpkg")))
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2154)
    given.add_layer(held, "zones", ZONES, reference)
    given.add_layer(held, "haies", ZONES, reference)
    held = None
    given.layer["source"] = "plan.gpkg"
    return layer_lost("E304", "plan.gpkg", "zones", "haies")


@case("a GeoPackage without the layer asked for")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    given.layer["layer"] = "zone"
    return layer_lost("E304", "zones.gpkg", "zone")


@case("a GeoPackage cut in the middle")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    given.cut("zones.gpkg", 0.5)
    return lost_somehow("zones.gpkg")


@case("a GeoPackage of which only the first kilobyte arrived")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    given.bytes("zones.gpkg", (given.root / "zones.gpkg").read_bytes()[:1024])
    return lost_somehow("zones.gpkg")


@case("a GeoPackage with a write-ahead log that holds the last zone")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    source = given.root / "zones.gpkg"
    writer = sqlite3.connect(source)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("PRAGMA wal_autocheckpoint=0")
    triggers = [row[0] for row in writer.execute("SELECT name FROM sqlite_master WHERE type='trigger'")]
    for trigger in triggers:
        writer.execute(f'DROP TRIGGER "{trigger}"')
    writer.execute("UPDATE zones SET code = 'U' WHERE code = 'A'")
    writer.commit()
    copies = {name: (given.root / name).read_bytes() for name in ("zones.gpkg", "zones.gpkg-wal")}
    writer.close()
    for name, content in copies.items():
        given.bytes(name, content)
    (given.root / "zones.gpkg-shm").unlink(missing_ok=True)
    return as_base(verdicts={"P1": "coherent", "P2": "coherent"}, areas={"P1": 0.0, "P2": 0.0})


@case("a GeoPackage with an empty write-ahead log")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    given.bytes("zones.gpkg-wal", b"")
    return as_base()


@case("a GeoPackage whose geometry is no geometry")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    change(given, "UPDATE zones SET geom = x'00112233' WHERE code = 'A'")
    expected = as_base(("E303", ["zones.gpkg"]))
    expected.verdicts, expected.areas = {"P1": "not_assessable", "P3": "coherent"}, None
    return expected


def change(given, statement):
    writer = sqlite3.connect(given.root / "zones.gpkg")
    for (trigger,) in writer.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        writer.execute(f'DROP TRIGGER "{trigger}"')
    writer.execute(statement)
    writer.commit()
    writer.close()


@case("a GeoPackage whose counts lie")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    change(given, "UPDATE gpkg_ogr_contents SET feature_count = 0")
    return as_base()


@case("a GeoPackage whose extent lies")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    change(given, "UPDATE gpkg_contents SET min_x = 0, min_y = 0, max_x = 1, max_y = 1")
    return as_base()


@case("a GeoPackage with styles of QGIS in it")
def _(given):
    zones_from(given, "zones.gpkg", "GPKG")
    change(given, "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT)")
    return as_base()


@case("a database of SQLite that is no GeoPackage")
def _(given):
    writer = sqlite3.connect(given.path("zones.gpkg"))
    writer.execute("CREATE TABLE zones (code TEXT)")
    writer.commit()
    writer.close()
    given.layer["source"] = "zones.gpkg"
    return lost_somehow("zones.gpkg")


# --- GeoJSON


def geojson_text(given, change):
    given.text("zones.geojson", change((given.root / "zones.geojson").read_text(encoding="utf-8")))


@case("a GeoJSON cut in the middle")
def _(given):
    given.cut("zones.geojson", 0.6)
    return lost_somehow("zones.geojson")


@case("a GeoJSON whose last bracket is missing")
def _(given):
    geojson_text(given, lambda text: text[:-1])
    return lost_somehow("zones.geojson")


@case("a GeoJSON that is a page of an error of a server")
def _(given):
    given.text("zones.geojson", "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>")
    return layer_lost("E302", "zones.geojson")


@case("a GeoJSON of JSON that is no GeoJSON")
def _(given):
    given.text("zones.geojson", '{"error": {"code": 499, "message": "Token Required"}}')
    return lost_somehow("zones.geojson")


@case("a single feature instead of a collection")
def _(given):
    held = feature(*ZONES[0])
    held["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    given.text("zones.geojson", json.dumps(held))
    return as_base(verdicts={"P2": "conflict", "P3": "not_assessable", "P4": "not_assessable"})


@case("a GeoJSON nested a thousand deep in a property")
def _(given):
    geojson_text(given, lambda text: text.replace('"zone agricole"', "[" * 1000 + "]" * 1000))
    return as_base()


@case("a GeoJSON with lower-case names and columns nobody expects")
def _(given):
    given.geojson("zones.geojson", [(dict(p, gml_id=f"zone.{i}", bbox=[0, 1], nested={"a": [1]}, vide=None), g) for i, (p, g) in enumerate(ZONES)])
    return as_base()


@case("GeoJSON, one feature a line")
def _(given):
    from folder import reprojected

    given.text("zones.geojsonl", "".join(json.dumps(feature(p, g)) + "\n" for p, g in reprojected(ZONES, 4326)))
    given.layer["source"] = "zones.geojsonl"
    return as_base()


@case("a GeoJSON called .txt is still a GeoJSON")
def _(given):
    given.geojson("zones.txt", ZONES)
    given.layer["source"] = "zones.txt"
    return as_base()


@case("a GeoJSON whose columns change their type from row to row")
def _(given):
    rows = [(dict(p, valeur=[1, "un"][i], n=[None, 2.5][i]), g) for i, (p, g) in enumerate(ZONES)]
    given.geojson("zones.geojson", rows)
    return as_base()


# --- others


@case("a FlatGeobuf")
def _(given):
    zones_from(given, "zones.fgb", "FlatGeobuf")
    return as_base()


@case("a FlatGeobuf cut in the middle")
def _(given):
    zones_from(given, "zones.fgb", "FlatGeobuf")
    given.cut("zones.fgb", 0.7)
    return lost_somehow("zones.fgb")


@case("a FlatGeobuf with a spoiled header")
def _(given):
    zones_from(given, "zones.fgb", "FlatGeobuf")
    content = bytearray((given.root / "zones.fgb").read_bytes())
    content[8:12] = b"\xff\xff\xff\x7f"
    given.bytes("zones.fgb", bytes(content))
    return lost_somehow("zones.fgb")


@case("a MapInfo file")
def _(given):
    zones_from(given, "zones.tab", "MapInfo File")
    return as_base(tolerance_m2=2.0, may_say={"E407"})


@case("a GML without its schema")
def _(given):
    zones_from(given, "zones.gml", "GML")
    (given.root / "zones.xsd").unlink(missing_ok=True)
    return as_base()


@case("a GML cut in the middle")
def _(given):
    zones_from(given, "zones.gml", "GML")
    (given.root / "zones.xsd").unlink(missing_ok=True)
    given.cut("zones.gml", 0.6)
    return lost_somehow("zones.gml")


@case("a KML, which is not among the formats")
def _(given):
    given.text("zones.kml", '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>')
    given.layer["source"] = "zones.kml"
    return layer_lost("E302", "zones.kml")


@case("a spreadsheet where a map should be")
def _(given):
    given.write("zones.xlsx", [(p, None) for p, _ in ZONES], "XLSX", epsg=None)
    given.layer["source"] = "zones.xlsx"
    return layer_lost("E302", "zones.xlsx")


@case("a PDF where a map should be")
def _(given):
    given.bytes("zones.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    given.layer["source"] = "zones.pdf"
    return layer_lost("E302", "zones.pdf")


@case("an empty file called .shp")
def _(given):
    given.bytes("zones.shp", b"")
    given.layer["source"] = "zones.shp"
    return lost_somehow("zones.shp")


@case("a compressed GeoJSON")
def _(given):
    with gzip.open(given.path("zones.geojson.gz"), "wb") as packed:
        packed.write((given.root / "zones.geojson").read_bytes())
    given.layer["source"] = "zones.geojson.gz"
    return as_base()


# --- CSV


def csv_projects(given, text, **changed):
    given.text("projets.csv", text)
    given.projects.update(source="projets.csv", crs="EPSG:2154", **changed)


def wkt(x):
    return f"POLYGON(({x} {Y + 10},{x + 80} {Y + 10},{x + 80} {Y + 90},{x} {Y + 90},{x} {Y + 10}))"


CSV = "code;nom;wkt\n" + "".join(f'P{i + 1};n{i};"{wkt(x)}"\n' for i, x in enumerate((X + 10, X + 160, X + 310, X + 410)))


@case("a CSV of WKT with semicolons")
def _(given):
    csv_projects(given, CSV)
    return as_base()


@case("a CSV of WKT with Windows line ends and a byte order mark")
def _(given):
    csv_projects(given, "\ufeff" + CSV.replace("\n", "\r\n"))
    return as_base()


@case("a CSV that does not say its system")
def _(given):
    csv_projects(given, CSV)
    del given.projects["crs"]
    return refused("E401", "projets.csv", status=3)


@case("a CSV without any geometry")
def _(given):
    csv_projects(given, "code;nom\nP1;a\nP2;b\n")
    return refused("E310", "projets.csv", status=3)


@case("a CSV of which one row is broken WKT")
def _(given):
    csv_projects(given, CSV.replace("POLYGON((618010", "POLYGON((a8010"))
    expected = as_base(("E309", ["P1"]), status=4)
    expected.may_say = {"E303"}
    expected.verdicts, expected.areas, expected.projects = {"P2": "conflict", "P3": "coherent", "P4": "coherent"}, {"P2": 3200.0}, ["P2", "P3", "P4"]
    return expected


@case("a CSV with a quote that is never closed")
def _(given):
    csv_projects(given, CSV.replace('n2;"', 'n2;"""', 1).replace('n3;"', "n3;", 1))
    expected = refused("E311", status=4)
    expected.says, expected.delivers = [], True
    expected.may_say = {"E303", "E309", "E312", "E313"}
    return expected


@case("a CSV with too few cells in a row")
def _(given):
    csv_projects(given, CSV + "P5\n")
    return as_base(("E309", ["P5"]), status=4)


@case("a CSV with a header and nothing else")
def _(given):
    csv_projects(given, "code;nom;wkt\n")
    expected = refused("E311", "projets.csv", status=3)
    expected.may_say = {"E306", "E310"}
    return expected


# --- archives


@case("zones in a zip")
def _(given):
    zones_from(given, "zones.shp", "ESRI Shapefile")
    given.zipped("plan.zip", *[path.name for path in given.root.glob("zones.*") if path.suffix != ".geojson"])
    given.layer["source"] = "plan.zip"
    return as_base()


@case("zones in a zip in a zip")
def _(given):
    given.zipped("b.zip", "zones.geojson")
    given.zipped("a.zip", "b.zip")
    given.layer["source"] = "a.zip/b.zip/zones.geojson"
    return as_base()


@case("a zip that was not downloaded to its end")
def _(given):
    given.zipped("plan.zip", "zones.geojson")
    given.cut("plan.zip", 0.7)
    given.layer["source"] = "plan.zip"
    return layer_lost("E303", "plan.zip")


@case("a zip that is a page of a server")
def _(given):
    given.text("plan.zip", "<html>Not found</html>")
    given.layer["source"] = "plan.zip"
    return layer_lost("E303", "plan.zip")


@case("an empty zip")
def _(given):
    zipfile.ZipFile(given.path("plan.zip"), "w").close()
    given.layer["source"] = "plan.zip"
    return lost_in_archive("plan.zip")


def lost_in_archive(*words):
    expected = layer_lost("E301", *words)
    expected.says, expected.may_say = [], {"E301", "E303"}
    expected.also = lambda run: [] if [m for m in run.messages if all(w in m.text for w in words)] else ["the archive is not named"]
    return expected


@case("a file in a zip that is not there")
def _(given):
    given.zipped("plan.zip", "zones.geojson")
    given.layer["source"] = "plan.zip/zone.geojson"
    return layer_lost("E301", "plan.zip/zone.geojson")


@case("a zip with a damaged member")
def _(given):
    given.zipped("plan.zip", "zones.geojson")
    content = bytearray((given.root / "plan.zip").read_bytes())
    middle = len(content) // 3
    content[middle : middle + 40] = bytes(40)
    given.bytes("plan.zip", bytes(content))
    given.layer["source"] = "plan.zip"
    expected = lost_in_archive("plan.zip")
    expected.may_say |= {"E302"}
    return expected


@case("a zip that says it needs a password and does not")
def _(given):
    given.zipped("plan.zip", "zones.geojson")
    content = bytearray((given.root / "plan.zip").read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    given.bytes("plan.zip", bytes(content))
    given.layer["source"] = "plan.zip"
    return as_base()


@case("a folder called .zip")
def _(given):
    (given.root / "plan.zip").mkdir()
    shutil.move(given.root / "zones.geojson", given.root / "plan.zip/zones.geojson")
    given.layer["source"] = "plan.zip/zones.geojson"
    return as_base()


@case("projects and zones from one archive")
def _(given):
    given.zipped("tout.zip", "zones.geojson", "projets.geojson")
    given.layer["source"] = "tout.zip/zones.geojson"
    given.projects["source"] = "tout.zip/projets.geojson"
    return as_base()
