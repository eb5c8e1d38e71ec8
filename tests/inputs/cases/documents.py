"""Documents and layers: missing, empty, mixed, invalid, or not what they say."""

from folder import PROJECTS, X, Y, ZONES, polygon, rectangle, square, with_geometry, with_properties
from table import Expected, as_base, case, layer_lost, refused


@case("a layer that is not there")
def _(given):
    given.layer["source"] = "zone.geojson"
    return layer_lost("E301", "analyse.toml:", "zone.geojson")


@case("a layer in a folder that is not there")
def _(given):
    given.layer["source"] = "plu/zones.geojson"
    return layer_lost("E301", "plu/zones.geojson")


@case("a layer without any feature")
def _(given):
    given.geojson("zones.geojson", [])
    return layer_lost("E306", "zones.geojson")


@case("a layer without any feature, which may be empty")
def _(given):
    given.geojson("zones.geojson", [])
    given.layer["may_be_empty"] = True
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    given.layer["partition"] = False
    return Expected(verdicts={p: "coherent" for p in ("P1", "P2", "P3", "P4")}, projects=["P1", "P2", "P3", "P4"])


@case("a layer whose condition keeps nothing")
def _(given):
    given.layer["where"] = "code = 'N'"
    return layer_lost("E306", "zones.geojson")


@case("a layer whose condition is wrong")
def _(given):
    given.layer["where"] = "kode = 'N'"
    return layer_lost("E210", "kode")


@case("a layer whose class is not there")
def _(given):
    given.layer["class"] = "codezone"
    return layer_lost("E305", "codezone")


@case("a layer whose label is not there")
def _(given):
    given.layer["label"] = "libelle"
    return layer_lost("E305", "libelle")


@case("a layer with null geometries among its rows")
def _(given):
    given.geojson("zones.geojson", [*ZONES, ({"code": "A", "nom": "sans dessin"}, None)])
    return as_base()


@case("a layer of constraints with null geometries among its rows")
def _(given):
    given.geojson("zones.geojson", [*ZONES, ({"code": "A", "nom": "sans dessin"}, None)])
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan de la commune entière"}
    # The zone is somewhere: what is found stands, nothing found does not.
    return as_base(verdicts={"P3": "not_assessable", "P4": "not_assessable"})


@case("a layer of rows without geometry")
def _(given):
    given.geojson("zones.geojson", [(p, None) for p, _ in ZONES])
    return layer_lost("E309", "zones.geojson")


@case("a layer that mixes areas, lines and points")
def _(given):
    mixed = [({"code": "A", "nom": "axe"}, {"type": "LineString", "coordinates": square(X + 300, Y, 90)}), ({"code": "A", "nom": "arbre"}, {"type": "Point", "coordinates": [X + 350, Y + 50]})]
    given.geojson("zones.geojson", [*ZONES, *mixed])
    # What a check of areas did not measure may hide something: there is nothing there that it may call coherent.
    return as_base(("E310", ["zones.geojson"]), verdicts={"P3": "not_assessable", "P4": "not_assessable"})


@case("a layer of points where areas are overlaid")
def _(given):
    given.geojson("zones.geojson", [(p, {"type": "Point", "coordinates": [X, Y]}) for p, _ in ZONES])
    given.layer["partition"] = False
    return layer_lost_among("E310")


def layer_lost_among(code):
    expected = layer_lost(code)
    expected.may_say = {"E310", "E206", "E332", "E306"}
    return expected


@case("a zone drawn as a figure of eight is set aside, and its ground is not assessable")
def _(given):
    eight = polygon([[X, Y], [X + 200, Y + 100], [X + 200, Y], [X, Y + 100], [X, Y]])
    given.geojson("zones.geojson", with_geometry(ZONES, 0, eight))
    return Expected(
        says=[("E308", ["zones.geojson", "feature 0"])],
        verdicts={"P1": "not_assessable", "P2": "not_assessable", "P3": "coherent", "P4": "coherent"},
        projects=["P1", "P2", "P3", "P4"],
    )


@case("a zone with a spike is repaired without a word")
def _(given):
    spike = polygon([[X, Y], [X + 200, Y], [X + 260, Y], [X + 200, Y], [X + 200, Y + 100], [X, Y + 100], [X, Y]])
    given.geojson("zones.geojson", with_geometry(ZONES, 0, spike))
    return as_base()


@case("a zone written twice counts once")
def _(given):
    given.geojson("zones.geojson", [*ZONES, ZONES[0]])
    return as_base()


@case("a zone of fifty thousand corners")
def _(given):
    wave = [[X + 200 * i / 50000, Y + 100 + (i % 2) * 1e-3] for i in range(50000, -1, -1)]
    given.geojson("zones.geojson", with_geometry(ZONES, 0, polygon([[X, Y], [X + 200, Y], *wave, [X, Y]])))
    return as_base(may_say={"E307"})


@case("a zone with two thousand holes")
def _(given):
    holes = [square(X + 201 + 3 * (i % 130), Y + 1 + 1.2 * (i // 130), 1)[::-1] for i in range(2000)]
    given.geojson("zones.geojson", with_geometry(ZONES, 1, polygon(rectangle(X + 200, Y, X + 600, Y + 100)["coordinates"][0], *holes)))
    return Expected(verdicts={"P1": "conflict"}, areas={"P1": 6400.0}, projects=["P1", "P2", "P3", "P4"], may_say={"E307", "E308"})


def comb_on_comb(given, teeth):
    """The first project a comb, the first zone another, upright: their teeth cross each other."""

    def comb(x, y, along_x):
        ring = []
        for i in range(teeth):
            a, b = 80 / teeth * i, 80 / teeth * (i + 0.5)
            corners = [(a, 1), (a, 79), (b, 79), (b, 1)]
            ring += [[x + t, y + d] if along_x else [x + d, y + t] for t, d in corners]
        ends = [(80, 1), (80, 0), (0, 0)]
        ring += [[x + t, y + d] if along_x else [x + d, y + t] for t, d in ends]
        return polygon([*ring, ring[0]])

    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, comb(X + 10, Y + 10, True)))
    given.geojson("zones.geojson", with_geometry(ZONES, 0, comb(X + 10, Y + 10, False)))


@case("a comb laid against a comb")
def _(given):
    comb_on_comb(given, 25)
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    return Expected(verdicts={"P1": "conflict", "P3": "coherent"}, projects=["P1", "P2", "P3", "P4"])


@case("three hundred zones of sixteen square metres")
def _(given):
    tiles = [({"code": "A", "nom": "carreau"}, polygon(square(X + 8 * (i % 25), Y + 8 * (i // 25), 4))) for i in range(325)]
    given.geojson("zones.geojson", [*tiles, *ZONES[1:]])
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    return as_base(areas={"P1": 1600.0, "P2": 800.0}, tolerance_m2=25.0)


@case("six hundred zones apart from each other on one project")
def _(given):
    # What is left of the project without them has six hundred holes, and each zone is put to that again.
    tiles = [({"code": "A", "nom": "carreau"}, polygon(square(X + 10.3 + 3.1 * (i % 25), Y + 10.3 + 3.1 * (i // 25), 2))) for i in range(600)]
    given.geojson("zones.geojson", [*tiles, *ZONES[1:]])
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    return Expected(verdicts={"P1": "conflict"}, areas={"P1": 2400.0}, projects=["P1", "P2", "P3", "P4"])


@case("a coverage that is not there")
def _(given):
    given.document["coverage"] = "emprise.geojson"
    expected = as_base(("E301", ["emprise.geojson"]), status=4)
    expected.verdicts = None
    expected.areas = None
    return expected


@case("a document dated after the analysis")
def _(given):
    given.document["approved"] = "2030-01-01"
    return as_base(verdicts={"P1": "attention", "P2": "attention"})


@case("a document that has ended")
def _(given):
    given.document["ends"] = "2020-01-01"
    return Expected(projects=["P1", "P2", "P3", "P4"], verdicts={p: "not_assessable" for p in ("P1", "P2", "P3", "P4")})


@case("a class in lower case is another class")
def _(given):
    given.check.pop("where")
    given.check["match"] = {"code": "A"}
    given.geojson("zones.geojson", with_properties(ZONES, 0, code="a"))
    return as_base(("E206", ["zones.geojson", "'A'", "'a'"]), verdicts={"P1": "coherent", "P2": "coherent"}, areas={"P1": 0.0, "P2": 0.0})


@case("blanks around a code do not hide it")
def _(given):
    given.check.pop("where")
    given.check["match"] = {"code": "A"}
    given.geojson("zones.geojson", with_properties(ZONES, 0, code=" A  "))
    return as_base()


@case("a layer that points at a folder of many files")
def _(given):
    given.geojson("plan/zones.geojson", ZONES)
    given.geojson("plan/secteurs.geojson", ZONES)
    given.layer["source"] = "plan"
    return layer_lost("E304", "secteurs.geojson", "zones.geojson")


@case("a folder of many files of which the layer names one")
def _(given):
    given.geojson("plan/zones.geojson", ZONES)
    given.geojson("plan/secteurs.geojson", ZONES)
    given.layer.update(source="plan", layer="zones")
    return as_base()


@case("a folder with nothing to read in it")
def _(given):
    given.text("plan/lisez-moi.txt", "rien")
    given.layer["source"] = "plan"
    return layer_lost("E301", "plan")


@case("a document of a standard in an empty folder")
def _(given):
    given.path("plu/rien.txt").write_text("")
    given.document = {"id": "plan", "standard": "cnig-plu", "source": "plu"}
    given.layer = None
    given.check["layer"] = "plan.zones"
    expected = layer_lost("E314")
    expected.may_say = {"E314", "E301"}
    return expected


@case("names with blanks, accents and apostrophes")
def _(given):
    given.geojson("Données de l'été/zonage (définitif) n°2.geojson", ZONES)
    given.layer["source"] = "Données de l'été/zonage (définitif) n°2.geojson"
    return as_base()


@case("a path in the case of another system")
def _(given):
    given.geojson("Plan/ZONES.GEOJSON", ZONES)
    given.layer["source"] = "Plan/ZONES.GEOJSON"
    return as_base()


@case("a threshold met to the square metre")
def _(given):
    given.check["conflict"] = "area > 3200 m2"
    return as_base(verdicts={"P2": "coherent"}, areas={"P1": 6400.0})
