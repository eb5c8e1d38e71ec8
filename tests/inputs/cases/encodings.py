"""Encodings: what a text was written in, what the file says of it, and what comes out."""

from folder import PROJECTS, ZONES, with_properties
from promises import table
from table import as_base, case, layer_lost, refused


def names_are(run, *expected):
    """The names of the first projects as delivered."""
    found = [row["project_name"] for row in table(run.out / "summary.csv")][: len(expected)]
    return [] if found == list(expected) else [f"names delivered: {found}, expected {list(expected)}"]


def projects_shapefile(given, encoding, cpg=None, language=None):
    given.shapefile("projets.shp", PROJECTS, options=[f"ENCODING={encoding}"])
    (given.root / "projets.cpg").unlink(missing_ok=True)
    if cpg is not None:
        given.text("projets.cpg", cpg)
    if language is not None:
        content = bytearray((given.root / "projets.dbf").read_bytes())
        content[29] = language
        given.bytes("projets.dbf", bytes(content))
    given.projects["source"] = "projets.shp"


def right(run):
    return names_are(run, "Îlot de la gare", "Clos du ru", "Grand pré")


@case("a table in UTF-8 that says so")
def _(given):
    projects_shapefile(given, "UTF-8", "UTF-8")
    return as_base(also=right)


@case("a table in UTF-8 that says nothing")
def _(given):
    projects_shapefile(given, "UTF-8", None, 0)
    return as_base(also=right)


@case("a table in CP1252 that says nothing")
def _(given):
    projects_shapefile(given, "CP1252", None, 0)
    return as_base(("E315", ["projets.shp", "CP1252"]), also=right)


@case("a table in CP1252 whose header says ANSI")
def _(given):
    projects_shapefile(given, "CP1252", None, 0x57)
    return as_base(("E315", ["projets.shp", "CP1252"]), also=right)


@case("a table in Latin-1 whose .cpg says 1252")
def _(given):
    projects_shapefile(given, "ISO-8859-1", "1252")
    return as_base(also=right)


@case("a table in Latin-1 whose .cpg says ISO 88591")
def _(given):
    projects_shapefile(given, "ISO-8859-1", "ISO 88591")
    return as_base(also=right, may_say={"E315"})


@case("a .cpg that is misspelt")
def _(given):
    projects_shapefile(given, "UTF-8", "UTF8 ")
    return as_base(also=right, may_say={"E315"})


@case("a .cpg of an encoding nobody knows, on a table in CP1252")
def _(given):
    projects_shapefile(given, "CP1252", "WINDOWS-FRANCAIS")
    return as_base(also=right, may_say={"E315"})


@case("a .cpg that is a megabyte of noise")
def _(given):
    projects_shapefile(given, "UTF-8", "\x01\x02" * 500000)
    return as_base(also=right, may_say={"E315"})


@case("a table in the code page of DOS that says so")
def _(given):
    projects_shapefile(given, "CP850", None, 0x02)
    return as_base(also=right)


@case("an encoding written in the analysis overrides what the file says")
def _(given):
    projects_shapefile(given, "CP1252", "UTF-8")
    given.projects["encoding"] = "CP1252"
    return as_base(also=right)


@case("an encoding in the analysis that nobody knows")
def _(given):
    projects_shapefile(given, "CP1252", None, 0)
    given.projects["encoding"] = "CP12525"
    return refused("E315", "CP12525", status=3)


@case("an unknown encoding of a layer")
def _(given):
    given.layer["encoding"] = "latin"
    return layer_lost("E315", "latin")


@case("a CSV in CP1252 from a spreadsheet")
def _(given):
    wkt = "POLYGON((618010 6756010,618090 6756010,618090 6756090,618010 6756090,618010 6756010))"
    given.text("projets.csv", f'code;nom;wkt\nP1;Îlot de la gare;"{wkt}"\n', "cp1252")
    given.projects.update(source="projets.csv", crs="EPSG:2154")
    expected = as_base(("E315", ["projets.csv", "CP1252"]), also=lambda run: names_are(run, "Îlot de la gare"))
    expected.projects, expected.verdicts, expected.areas = ["P1"], {"P1": "conflict"}, {"P1": 6400.0}
    return expected


@case("a GeoJSON saved as CP1252")
def _(given):
    text = (given.root / "projets.geojson").read_text(encoding="utf-8")
    given.text("projets.geojson", text, "cp1252")
    return as_base(("E315", ["projets.geojson", "CP1252"]), also=right)


@case("a GeoJSON with a byte order mark")
def _(given):
    text = (given.root / "projets.geojson").read_text(encoding="utf-8")
    given.text("projets.geojson", "\ufeff" + text)
    return as_base(also=right)


@case("a GeoJSON in UTF-16")
def _(given):
    text = (given.root / "projets.geojson").read_text(encoding="utf-8")
    given.text("projets.geojson", text, "utf-16")
    return refused("E302", "projets.geojson", status=3)


@case("a name of half a surrogate pair")
def _(given):
    text = (given.root / "projets.geojson").read_text(encoding="utf-8")
    given.text("projets.geojson", text.replace("Îlot de la gare", "\\ud83d gare"))
    return as_base(may_say={"E315"}, also=every_file_is_utf8)


def every_file_is_utf8(run):
    faults = []
    for path in run.out.iterdir():
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as wrong:
            faults.append(f"{path.name} is no UTF-8: {wrong}")
    return faults


@case("names in letters of other scripts, and an emoji")
def _(given):
    name = "Ⲁ 文 🏗 ‮gniht‬"
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom=name))
    return as_base(also=lambda run: every_file_is_utf8(run) + names_are(run, name))


@case("a name with accents as separate characters")
def _(given):
    name = "I\u0302lot de la gare"
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom=name))
    return as_base(also=lambda run: names_are(run, name))


@case("a class with an accent in a table in CP1252 is found by its name")
def _(given):
    given.shapefile("zones.shp", with_properties(ZONES, 0, code="Agricole protégé"), options=["ENCODING=CP1252"])
    (given.root / "zones.cpg").unlink(missing_ok=True)
    content = bytearray((given.root / "zones.dbf").read_bytes())
    content[29] = 0
    given.bytes("zones.dbf", bytes(content))
    given.layer["source"] = "zones.shp"
    given.check.pop("where")
    given.check["match"] = {"code": "Agricole protégé"}
    return as_base(("E315", ["zones.shp", "CP1252"]))


def mangled(rows):
    """The rows as a program writes them that takes UTF-8 for CP1252 and encodes it once more."""
    return [
        ({key: value.encode("utf-8").decode("cp1252") if isinstance(value, str) else value for key, value in properties.items()}, shape)
        for properties, shape in rows
    ]


@case("names that were encoded twice")
def _(given):
    given.geojson("projets.geojson", mangled(PROJECTS))
    return as_base(("E315", ["projets.geojson", "2 text(s)", "ÃŽlot de la gare", "Îlot de la gare"]), also=right)


def accented(given):
    given.geojson("zones.geojson", mangled([(dict(p, code=p["code"] + "é"), shape) for p, shape in ZONES]))


@case("a class with an accent that was encoded twice is found by its name")
def _(given):
    accented(given)
    given.check["where"] = "code = 'Aé'"
    return as_base(("E315", ["zones.geojson", "AÃ©", "Aé"]))


@case("a condition written as the class looks that was encoded twice")
def _(given):
    accented(given)
    given.check["where"] = "code IN ('A', 'AÃ©')"
    expected = layer_lost("E210", "AÃ©")
    expected.may_say = {"E315"}
    return expected


@case("a table in UTF-8 whose .cpg says CP1252")
def _(given):
    projects_shapefile(given, "UTF-8", "CP1252")
    return as_base(("E315", ["projets.shp", "encoded twice"]), also=right)


@case("a table in UTF-8 whose .cpg says CP1252, and whose encoding the analysis says")
def _(given):
    projects_shapefile(given, "UTF-8", "CP1252")
    given.projects["encoding"] = "UTF-8"
    return as_base(also=right)
