"""What `inspect` tells of drawings and of lists of references before anybody writes an analysis."""

import json

from cases.drawings import CORNERS, Dxf, corners, four
from cases.parcels import LIST
from folder import X, Y
from table import Expected, case


def told(given, *names, words=(), not_words=(), status=0, says=(), also=None):
    """`inspect` on these files says all these words on stdout, and none of the others."""
    given.arguments = ["inspect", *names]
    given.writes_analysis = False

    def look(run):
        faults = [f"not said: {word}" for word in words if word not in run.stdout]
        faults += [f"said: {word}" for word in not_words if word in run.stdout]
        if faults:
            faults.append(f"it said:\n{run.stdout}")
        return faults + (also(run) if also else [])

    return Expected(status=status, says=list(says), delivers=False, also=look)


@case("a drawing inspected: a gap of 30 cm is located, one of 5 mm is closed")
def _(given):
    drawing = Dxf()
    x, y = CORNERS[0]
    drawing.polyline(corners(CORNERS[0]) + [(x, y + 0.3)], closed=False)
    x, y = CORNERS[1]
    drawing.polyline(corners(CORNERS[1]) + [(x, y + 0.005)], closed=False)
    four(drawing, skip=(0, 1))
    given.text("plan.dxf", drawing.text())
    x, y = CORNERS[0]
    return told(
        given,
        "plan.dxf",
        words=["CAD layer EMPRISE: 3 closed lines, 1 open line", "reads as 3 areas", "line no. 0 (handle A1): 0.300 m", f"E {x}.00, N {y}.00 and E {x}.00, N {y}.30", "does not declare its coordinate system", 'crs = "EPSG:2154"', "likely unit: metres"],
    )


@case("a drawing inspected: arcs, texts and blocks layer by layer")
def _(given):
    drawing = four(Dxf(), skip=(0,))
    drawing.polyline(corners(CORNERS[0]), bulges={3: 1.0})
    drawing.entity("CIRCLE", "EMPRISE", 10, X + 450, 20, Y + 50, 40, 20)
    drawing.entity("INSERT", "EMPRISE", 2, "ARBRE", 10, X, 20, Y)
    drawing.entity("TEXT", "TEXTES", 10, X, 20, Y, 40, 2, 1, "Lot 1")
    c = corners((X + 500, Y + 10), 40)
    for a, b in ((c[0], c[1]), (c[2], c[1]), (c[2], c[3]), (c[3], c[0])):
        drawing.line(a, b, "VOIRIE")
    given.text("plan.dxf", drawing.text())
    return told(
        given,
        "plan.dxf",
        words=[
            "3 CAD layer(s)",
            "CAD layer EMPRISE: 5 closed lines, 1 block",
            "lines with arcs, read as chords: 2",
            "left aside: 1 block",
            "CAD layer TEXTES: 1 text or dimension",
            "CAD layer VOIRIE: 4 open lines",
            "reads as 1 area, 1 of them of several lines",
            "1 closed line(s) inside another",
        ],
        not_words=["not closed"],
    )


@case("a drawing inspected: millimetres are told by where it lies")
def _(given):
    drawing = Dxf(None)
    corner = [(x * 1000, y * 1000) for x, y in corners(CORNERS[0])]
    drawing.polyline(corner + [(corner[0][0], corner[0][1] + 300)], closed=False)
    four(drawing, skip=(0,), scale=1000.0)
    given.text("plan.dxf", drawing.text())
    return told(given, "plan.dxf", words=["no unit declared", "is drawn in millimetres, not in metres", "factor 0.001", "likely unit: millimetres", "0.300 m between"], not_words=["300.000 m"])


@case("a drawing inspected: one about an origin of its own")
def _(given):
    drawing = Dxf()
    drawing.polyline([(0, 0), (80, 0), (80, 80), (0, 80)])
    given.text("plan.dxf", drawing.text())
    return told(given, "plan.dxf", words=["lie in no known system, in no unit", "likely unit: none"])


@case("a drawing inspected: its CAD layers are no tables of a standard")
def _(given):
    drawing = Dxf()
    drawing.polyline(corners(CORNERS[0]), "45234_ZONE_URBA_20220407")
    given.text("plan.dxf", drawing.text())
    return told(given, "plan.dxf", words=["Drawings", "CAD layer 45234_ZONE_URBA_20220407: 1 closed line"], not_words=["approved", "To start an analysis"])


@case("a drawing inspected: one in binary form is told as not read")
def _(given):
    given.bytes("plan.dxf", b"AutoCAD Binary DXF\r\n\x1a\x00\x00SECTION\x00")
    return told(given, "plan.dxf", words=["Not read", "text form"], status=3, says=[("E302", ["plan.dxf", "text form"])])


@case("a list of references inspected: malformed ones, doubles and stated areas by their lines")
def _(given):
    rows = LIST.splitlines() + ["P4;;45234 000 AB 0001", "P5;;en face de la mairie", "P6;;"]
    stated = ["contenance", "3 200", "grande"] + [""] * 6
    given.text("demande.csv", "\n".join(f"{row};{area}" for row, area in zip(rows, stated)) + "\n")

    def structured(run):
        held = json.loads(run.stdout)["paths"][0]["layers"][0]["references"]
        wanted = {"rows": 8, "well_formed": 6, "malformed": [8, 9], "repeated": [[2, 7]], "areas": [3]}
        seen = {
            "rows": held["rows"],
            "well_formed": held["well_formed"],
            "malformed": [one["line"] for one in held["malformed"]],
            "repeated": [one["lines"] for one in held["repeated"]],
            "areas": [one["line"] for one in held["areas_not_read"]],
        }
        columns = held["columns"]
        faults = [] if seen == wanted else [f"{seen}, expected {wanted}"]
        if columns["reference"] != "reference" or columns["stated_area"] != "contenance" or columns["section"] is not None:
            faults.append(f"columns: {columns}")
        return faults

    return told(given, "demande.csv", "--format", "json", words=["en face de la mairie"], also=structured)


@case("a list of references inspected: a spreadsheet in columns, with what had to be completed")
def _(given):
    rows = [("P1", 1, "AB"), ("P1", 2, "AB"), ("P2", 3, "A"), ("P3", 12, "?!")]
    given.write("demande.xlsx", [({"code": c, "insee": 1053, "section": s, "numero": n}, None) for c, n, s in rows], "XLSX", epsg=None)
    return told(
        given,
        "demande.xlsx",
        words=["cadastral references (insee, section, numero): 3 of 4 row(s) well formed", "line 5: '1053 ?! 12' is no cadastral reference", "leading zero", "lines 2, 3, 4", "section completed (A: 0A): line 4"],
    )


@case("a table inspected: one with a column called reference that names no parcel is no list of parcels")
def _(given):
    given.text("courriers.csv", "reference;objet\nDU-2026-14;permis\nDU-2026-15;arrêté\n")
    return told(given, "courriers.csv", words=["2 features", "columns: reference, objet"], not_words=["cadastral"])
