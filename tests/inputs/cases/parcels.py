"""Projects given as cadastral references, or as points that take their parcel."""

import gzip
import json

from folder import X, Y, collection, polygon, rectangle, reprojected, square
from table import BASE_VERDICTS, Expected, as_base, case, refused

# P1 is two parcels, the others one each; one more lies beside.
PARCELS = [
    ("45234000AB0001", rectangle(X + 10, Y + 10, X + 50, Y + 90)),
    ("45234000AB0002", rectangle(X + 50, Y + 10, X + 90, Y + 90)),
    ("45234000AB0003", polygon(square(X + 160, Y + 10, 80))),
    ("45234000AB0012", polygon(square(X + 310, Y + 10, 80))),
    ("452340000A0123", polygon(square(X + 410, Y + 10, 80))),
    ("45234000AB0099", polygon(square(X + 500, Y + 10, 80))),
]
LIST = "code;nom;reference\nP1;Îlot de la gare;45234 000 AB 0001\nP1;;45234 000 AB 0002\nP2;Clos du ru;45234000AB0003\nP3;Grand pré;45234 000 AB 0012\nP4;Hors les murs;452340000A0123\n"
NUMBERS = ("E319", ["four digits", "AB"])


def etalab(rows=PARCELS):
    """The rows as the cadastre of Etalab has them."""
    return [
        (
            {"id": idu, "commune": idu[:5], "prefixe": idu[5:8], "section": idu[8:10].lstrip("0"), "numero": idu[10:].lstrip("0"), "contenance": round(area(g))},
            g,
        )
        for idu, g in rows
    ]


def area(geometry):
    ring = geometry["coordinates"][0]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def listed(given, text=LIST, **parcels):
    given.text("demande.csv", text)
    given.geojson("parcelles.geojson", etalab())
    given.projects["source"] = "demande.csv"
    given.projects["parcels"] = dict({"source": "parcelles.geojson"}, **parcels) if parcels else "parcelles.geojson"


def without(lost, *says):
    kept = {project: verdict for project, verdict in BASE_VERDICTS.items() if project != lost}
    return Expected(status=4, says=list(says), verdicts=kept, projects=list(kept))


@case("a list of whole cadastral references")
def _(given):
    listed(given)
    return as_base()


@case("a list of references and the compressed cadastre in degrees")
def _(given):
    listed(given)
    given.remove("parcelles.geojson")
    given.bytes("parcelles.geojson.gz", gzip.compress(json.dumps(collection(reprojected(etalab(), 4326), 0)).encode(), mtime=0))
    given.projects["parcels"] = "parcelles.geojson.gz"
    return as_base()


@case("a compressed cadastre that was cut short")
def _(given):
    listed(given)
    whole = gzip.compress(json.dumps(collection(etalab())).encode(), mtime=0)
    given.bytes("parcelles.geojson.gz", whole[: len(whole) // 2])
    given.projects["parcels"] = "parcelles.geojson.gz"
    return refused("E303", "parcelles.geojson.gz", status=3)


@case("references in columns, as the mairie types them")
def _(given):
    listed(given, "code;nom;Commune;Section;N° parcelle\nP1;a;45234;AB;1\nP1;;45234;ab;2\nP2;b;45234;AB;3\nP3;c;45234;AB;12\nP4;d;45234;A;123\n")
    return as_base(("E319", ["letters", "line 3"]), ("E319", ["no prefix", "5 cadastral"]), ("E319", ["section completed", "line 6"]), NUMBERS)


@case("references in a spreadsheet that lost the zeros of its codes")
def _(given):
    rows = [("P1", 1), ("P1", 2), ("P2", 3), ("P3", 12), ("P4", 123)]
    ain = [("01053" + idu[5:], g) for idu, g in PARCELS]
    given.write("demande.xlsx", [({"code": c, "nom": c, "insee": 1053, "section": "A" if n == 123 else "AB", "numero": n}, None) for c, n in rows], "XLSX", epsg=None)
    given.geojson("parcelles.geojson", etalab(ain))
    given.projects.update(source="demande.xlsx", parcels="parcelles.geojson")
    return as_base(("E319", ["leading zero", "1053", "line 2"]), ("E319", ["no prefix"]), ("E319", ["section completed"]), NUMBERS)


@case("a list whose columns the analysis names")
def _(given):
    listed(given, "code;nom;c;s;n\nP1;a;45234;AB;0001\nP1;;45234;AB;0002\nP2;b;45234;AB;0003\nP3;c;45234;AB;0012\nP4;d;45234;0A;0123\n", commune="c", section="s", number="n")
    return as_base(("E319", ["no prefix"]))


@case("sections and numbers in one column, the commune in another")
def _(given):
    listed(given, "code;nom;insee;parcelle\nP1;a;45234;AB 0001\nP1;;45234;section AB n° 0002\nP2;b;45234;AB0003\nP3;c;45234;AB-0012\nP4;d;45234;0A 0123\n")
    return as_base(("E319", ["no prefix"]), ("E319", ["letters", "line 3"]))


@case("a column called parcelle that holds the number alone")
def _(given):
    listed(given, "code;nom;insee;prefixe;section;parcelle\nP1;a;45234;000;AB;0001\nP1;;45234;000;AB;0002\nP2;b;45234;000;AB;0003\nP3;c;45234;000;AB;0012\nP4;d;45234;000;0A;0123\n")
    return as_base()


@case("the parcels of Parcellaire Express in a GeoPackage")
def _(given):
    listed(given)
    rows = [({"IDU": idu, "NUMERO": idu[10:], "SECTION": idu[8:10], "CODE_DEP": "45", "CODE_COM": "234", "COM_ABS": "000"}, g) for idu, g in PARCELS]
    given.geopackage("parcelles.gpkg", rows)
    given.projects["parcels"] = "parcelles.gpkg"
    return as_base()


@case("parcels of a shapefile that says their parts only")
def _(given):
    listed(given)
    rows = [({"CODE_DEP": "45", "CODE_COM": "234", "COM_ABS": "000", "SECTION": idu[8:10], "NUMERO": idu[10:]}, g) for idu, g in PARCELS]
    given.shapefile("parcelles.shp", rows)
    given.projects["parcels"] = "parcelles.shp"
    return as_base()


@case("a reference that no parcel of its section has")
def _(given):
    listed(given, LIST.replace("AB 0002", "AB 0004"))
    return without("P1", ("E318", ["P1", "45234 000 AB 0004", "demande.csv, line 3", "AB 0003", "AB 0002"]))


@case("a reference of a section the commune has not")
def _(given):
    listed(given, LIST.replace("45234000AB0003", "45234000ZX0003"))
    return without("P2", ("E318", ["P2", "ZX 0003", "line 4", "000 AB"]))


@case("a reference of a commune the file has not")
def _(given):
    listed(given, LIST.replace("45234000AB0003", "45147000AB0003"))
    return without("P2", ("E318", ["P2", "45147 000 AB 0003", "45234"]))


@case("a reference that is none")
def _(given):
    listed(given, LIST.replace("45234000AB0003", "en face de la mairie"))
    return without("P2", ("E318", ["P2", "en face de la mairie", "demande.csv, line 4"]))


@case("a row without a reference")
def _(given):
    listed(given, LIST.replace("45234 000 AB 0002", ""))
    return without("P1", ("E318", ["P1", "no reference", "line 3"]))


@case("a reference one zero short that can be read in two ways")
def _(given):
    listed(given, LIST.replace("45234000AB0003", "10530000A0003"))
    return without("P2", ("E318", ["10530000A0003", "01053 000 0A 0003", "10530 000 0A 0003"]))


@case("a reference and a column that contradict each other")
def _(given):
    listed(given, "code;nom;insee;reference\nP1;a;45234;45234000AB0001\nP1;;45234;45234000AB0002\nP2;b;45147;45234000AB0003\nP3;c;45234;45234000AB0012\nP4;d;45234;452340000A0123\n")
    return without("P2", ("E318", ["P2", "contradict", "45147"]))


@case("the same parcel twice in one project")
def _(given):
    listed(given, LIST + "P4;;45234 000 0A 0123\n")
    return as_base(("E319", ["named twice", "45234 000 0A 0123", "line 7"]))


@case("stated areas, one of which is far from what is measured")
def _(given):
    text = LIST.replace("reference\n", "reference;contenance\n")
    rows = text.splitlines()
    stated = ["3 200", "32 a 00 ca", "0 ha 46 a 00 ca", "6 500 m²", ""]
    listed(given, "\n".join([rows[0]] + [f"{row};{s}" for row, s in zip(rows[1:], stated)]) + "\n")
    return as_base(("E320", ["P2", "AB 0003", "4600 m² stated", "6400 m² measured", "+39 %"]))


@case("a stated area that is no area")
def _(given):
    rows = LIST.splitlines()
    listed(given, "\n".join([rows[0] + ";contenance"] + [f"{row};{s}" for row, s in zip(rows[1:], ["", "", "grande", "", ""])]) + "\n")
    return as_base(("E320", ["grande", "line 4"]))


@case("a list without a column of references")
def _(given):
    listed(given, "code;nom;lieu\nP1;a;ici\n")
    return refused("E305", "demande.csv", "lieu", status=3)


@case("parcels without identifiers")
def _(given):
    listed(given)
    given.geojson("parcelles.geojson", [({"lot": "12"}, g) for _, g in PARCELS])
    return refused("E305", "parcelles.geojson", "lot", status=3)


@case("a list whose file of parcels is not there")
def _(given):
    listed(given)
    given.remove("parcelles.geojson")
    return refused("E301", "parcelles.geojson", status=3)


@case("a parcel drawn as a figure of eight")
def _(given):
    listed(given)
    eight = polygon([[X + 160, Y + 10], [X + 240, Y + 90], [X + 240, Y + 10], [X + 160, Y + 90], [X + 160, Y + 10]])
    given.geojson("parcelles.geojson", [(p, eight if p["id"] == "45234000AB0003" else g) for p, g in etalab()])
    return without("P2", ("E318", ["AB 0003", "invalid"]))


@case("rows of one project whose numbers of dwellings differ")
def _(given):
    rows = LIST.splitlines()
    listed(given, "\n".join([rows[0] + ";logts"] + [f"{row};{n}" for row, n in zip(rows[1:], ["40", "12", "5", "", "3"])]) + "\n")
    given.projects["programme"] = {"housing_units": "logts"}
    return as_base(("E313", ["P1", "housing_units", "40", "12"]), status=4)


def points(given, *places):
    given.geojson("points.geojson", [({"code": f"P{i + 1}", "nom": f"P{i + 1}"}, {"type": "Point", "coordinates": place}) for i, place in enumerate(places)])
    given.geojson("parcelles.geojson", etalab([(idu, g) for idu, g in PARCELS if idu != "45234000AB0002"] + [("45234000AB0001", PARCELS[1][1])]))
    given.projects.update(source="points.geojson", parcels="parcelles.geojson", points="parcel")


PLACES = [[X + 60, Y + 20], [X + 170, Y + 20], [X + 320, Y + 20], [X + 420, Y + 20]]


@case("points that take the parcel they lie in, one of them of two records")
def _(given):
    points(given, *PLACES)
    return as_base()


@case("a point that lies in no parcel")
def _(given):
    points(given, PLACES[0], [X + 250, Y + 20], *PLACES[2:])
    return without("P2", ("E318", ["P2", "points.geojson", "no parcel", f"{X + 250}"]))


@case("a point that lies in two parcels")
def _(given):
    points(given, *PLACES)
    given.geojson("parcelles.geojson", etalab(PARCELS + [("45234000AB0098", polygon(square(X + 160, Y + 10, 40)))]))
    return Expected(
        status=4,
        says=[("E318", ["P2", "AB 0003", "AB 0098"])],
        verdicts={"P1": "conflict", "P3": "coherent", "P4": "coherent"},
        areas={"P1": 3200.0},
        projects=["P1", "P3", "P4"],
    )


@case("points and no file of parcels")
def _(given):
    given.projects["points"] = "parcel"
    return refused("E204", "points", "parcels")


@case("points for which another word than parcel is written")
def _(given):
    given.projects["points"] = "disc"
    return refused("E206", "disc")
