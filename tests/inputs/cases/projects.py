"""Projects: rows that cannot be checked, and rows that only look as if they could not."""

import math

from folder import PROJECTS, X, Y, polygon, rectangle, square, with_geometry, with_properties
from table import BASE_VERDICTS, Expected, as_base, case, refused


def others(lost, *says, status=4):
    """One project is set aside and told; the others come to what they always come to."""
    kept = {project: verdict for project, verdict in BASE_VERDICTS.items() if project != lost}
    return Expected(status=status, says=list(says), verdicts=kept, projects=list(kept))


@case("a project without a perimeter")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, None))
    return others("P1", ("E309", ["P1"]))


@case("a project whose perimeter is an empty polygon")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, {"type": "Polygon", "coordinates": []}))
    return others("P1", ("E309", ["P1"]))


@case("a project drawn as a point")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, {"type": "Point", "coordinates": [X, Y]}))
    return others("P1", ("E313", ["P1"]))


@case("a project drawn as a line")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, {"type": "LineString", "coordinates": square(X, Y, 80)}))
    return others("P1", ("E313", ["P1"]))


@case("a project drawn as a figure of eight")
def _(given):
    eight = polygon([[X, Y], [X + 80, Y + 80], [X + 80, Y], [X, Y + 80], [X, Y]])
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, eight))
    return others("P1", ("E308", ["P1"]))


@case("a project with a spike")
def _(given):
    spike = polygon([[X + 10, Y + 10], [X + 90, Y + 10], [X + 190, Y + 10], [X + 90, Y + 10], [X + 90, Y + 90], [X + 10, Y + 90], [X + 10, Y + 10]])
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, spike))
    return as_base()


@case("a project whose ring is written twice")
def _(given):
    twice = {"type": "MultiPolygon", "coordinates": [[square(X + 10, Y + 10, 80)], [square(X + 10, Y + 10, 80)]]}
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, twice))
    return as_base()


@case("a project of two parts that overlap")
def _(given):
    two = {"type": "MultiPolygon", "coordinates": [[square(X + 10, Y + 10, 80)], [square(X + 20, Y + 20, 40)]]}
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, two))
    return as_base()


@case("a project whose ring turns the other way")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(square(X + 10, Y + 10, 80)[::-1])))
    return as_base()


@case("a project whose ring is not closed")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(square(X + 10, Y + 10, 80)[:-1])))
    return as_base()


@case("a project of two positions")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon([[X, Y], [X + 80, Y]])))
    return others("P1", ("E308", ["P1"]))


@case("a project with every corner written ten times")
def _(given):
    ring = [position for position in square(X + 10, Y + 10, 80) for _ in range(10)]
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(ring)))
    return as_base()


@case("a project of a square millimetre")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(square(X + 10, Y + 10, 0.001))))
    return as_base(verdicts={"P1": "information"}, areas={"P1": 0.0}, also=no_number_is_missing)


def no_number_is_missing(run):
    texts = [path.read_text(encoding="utf-8") for path in run.out.glob("*.csv")]
    return [f"a table holds {word}" for word in ("nan", "inf") if any(f",{word}," in text for text in texts)]


@case("a project with heights and measures")
def _(given):
    raised = {"type": "Polygon", "coordinates": [[[x, y, 112.5] for x, y in square(X + 10, Y + 10, 80)]]}
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, raised))
    return as_base()


@case("a project drawn as a circle of arcs")
def _(given):
    circle = f"CURVEPOLYGON (CIRCULARSTRING ({X + 10} {Y + 50}, {X + 50} {Y + 90}, {X + 90} {Y + 50}, {X + 50} {Y + 10}, {X + 10} {Y + 50}))"
    given.text("projets.csv", f'code,nom,logts,wkt\nP1,Îlot,40,"{circle}"\n')
    given.projects.update(source="projets.csv", crs="EPSG:2154")
    return Expected(verdicts={"P1": "conflict"}, areas={"P1": math.pi * 1600}, tolerance_m2=2.0, projects=["P1"])


@case("a project whose second part stands in the hole of the first")
def _(given):
    nested = {
        "type": "MultiPolygon",
        "coordinates": [[square(X + 10, Y + 10, 80), square(X + 20, Y + 20, 60)], [square(X + 40, Y + 40, 20)]],
    }
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, nested))
    return as_base(areas={"P1": 6400.0 - 3600.0 + 400.0})


@case("a project in a collection with its centre and its axis")
def _(given):
    held = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": [X + 50, Y + 50]},
            {"type": "LineString", "coordinates": [[X, Y], [X + 300, Y]]},
            polygon(square(X + 10, Y + 10, 80)),
        ],
    }
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, held))
    return as_base(may_say={"E310"})


@case("a hole as large as its project")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(square(X + 10, Y + 10, 80), square(X + 10, Y + 10, 80))))
    return others("P1", ("E308", ["P1"]))


@case("a hole outside of its project")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(square(X + 10, Y + 10, 80), square(X + 120, Y + 10, 20))))
    return others("P1", ("E308", ["P1"]))


@case("a project far outside of France")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 3, polygon(square(X + 3e6, Y, 80))))
    return as_base(verdicts={"P4": "not_assessable"}, may_say={"E405"})


@case("a project with an infinite coordinate")
def _(given):
    text = given.path("projets.geojson").read_text(encoding="utf-8").replace(str(X + 10), "1e999", 1)
    given.text("projets.geojson", text)
    return others("P1", ("E309", ["projets.geojson"]), ("E309", ["P1"]))


@case("a project of fifty thousand corners")
def _(given):
    side = [[X + 10 + 80 * i / 50000, Y + 10] for i in range(50000)]
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, polygon(side + square(X + 10, Y + 10, 80)[1:])))
    return as_base()


@case("two projects of one identifier")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 1, code="P1"))
    kept = {"P3": "coherent", "P4": "coherent"}
    return Expected(status=4, says=[("E312", ["P1", "feature 0"]), ("E312", ["P1", "feature 1"])], verdicts=kept, projects=list(kept))


@case("two rows of one project, to be merged")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 1, code="P1"))
    given.projects["dissolve"] = True
    kept = {"P1": "conflict", "P3": "coherent", "P4": "coherent"}
    return Expected(verdicts=kept, projects=["P3", "P4", "P1"], areas={"P1": 9600.0})


@case("identifiers that differ by a blank at the end")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 1, code="P1 "))
    return Expected(verdicts={"P1": "conflict", "P1%20": "conflict"}, projects=["P1", "P1%20", "P3", "P4"])


@case("identifiers that differ by their case")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 1, code="p1"))
    return Expected(verdicts={"P1": "conflict", "p1": "conflict"}, projects=["P1", "p1", "P3", "P4"], areas={"P1": 6400.0, "p1": 3200.0})


@case("a project without an identifier")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, code=None))
    return others("P1", ("E313", ["feature 0"]))


@case("a project whose identifier is a blank")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, code="  "))
    return others("P1", ("E313", ["feature 0"]))


@case("identifiers with leading zeros stay as they are")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, code="0012"))
    return Expected(verdicts={"0012": "conflict"}, projects=["0012", "P2", "P3", "P4"])


@case("a number of dwellings that is a phrase")
def _(given):
    given.geojson("projets.geojson", [(dict(p, logts="une vingtaine" if p["code"] == "P1" else str(p["logts"])), g) for p, g in PROJECTS])
    given.projects["programme"] = {"housing_units": "logts"}
    return as_base(("E313", ["P1", "une vingtaine"]), status=4)


@case("a negative number of dwellings")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, logts=-3))
    given.projects["programme"] = {"housing_units": "logts"}
    return as_base(("E313", ["P1", "-3"]), status=4)


@case("a number of dwellings beyond any project")
def _(given):
    given.geojson("projets.geojson", [(dict(p, logts="1e300" if p["code"] == "P1" else str(p["logts"])), g) for p, g in PROJECTS])
    given.projects["programme"] = {"housing_units": "logts"}
    return as_base(("E313", ["P1", "1e300"]), status=4)


@case("a number of dwellings written the French way")
def _(given):
    given.geojson("projets.geojson", [(dict(p, logts="1\u202f250,0" if p["code"] == "P1" else str(p["logts"])), g) for p, g in PROJECTS])
    given.projects["programme"] = {"housing_units": "logts"}
    return as_base()


@case("an unknown phase")
def _(given):
    given.geojson("projets.geojson", [(dict(p, phase="chantier" if p["code"] == "P1" else "works"), g) for p, g in PROJECTS])
    given.projects["phase"] = "phase"
    return as_base(("E313", ["P1", "chantier"]))


@case("a column of the identifier that is not there")
def _(given):
    given.projects["id"] = "codes"
    return refused("E305", "codes", status=3)


@case("a column of the name that is not there")
def _(given):
    given.projects["name"] = "libelle"
    return refused("E305", "libelle", status=3)


@case("a condition that keeps no project")
def _(given):
    given.projects["where"] = "code = 'P9'"
    expected = refused("E311", "projets.geojson", status=3)
    expected.may_say = {"E306"}
    return expected


@case("a wrong condition on the projects")
def _(given):
    given.projects["where"] = "code LIKE"
    return refused("E210", "code LIKE", status=2)


@case("a project file that is not there")
def _(given):
    given.projects["source"] = "projet.geojson"
    return refused("E301", "analyse.toml:", "projet.geojson", status=3)


@case("a file of projects without any row")
def _(given):
    given.geojson("projets.geojson", [])
    expected = refused("E311", "projets.geojson", status=3)
    expected.may_say = {"E306", "E309"}
    return expected


@case("projects in an empty file")
def _(given):
    given.bytes("projets.geojson", b"")
    return refused("E302", "projets.geojson", status=3)


@case("a project asked for that is not there")
def _(given):
    given.arguments = ["check", "analyse.toml", "--project", "P9"]
    expected = refused("E313", "--project P9", status=3)
    expected.says.append(("E311", ["projets.geojson"]))
    return expected


@case("a name of ten thousand letters")
def _(given):
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom="é" * 10000))
    return as_base()


@case("a project that is the whole of France")
def _(given):
    given.geojson("projets.geojson", with_geometry(PROJECTS, 3, rectangle(100000, 6100000, 1200000, 7100000)))
    return as_base(verdicts={"P4": "conflict"}, areas={"P1": 6400.0, "P4": 20000.0})
