"""DXF drawings: lines that become areas, or do not; units, blocks and texts."""

from folder import X, Y, square
from table import BASE_VERDICTS, Expected, as_base, case, refused


class Dxf:
    """A small ASCII DXF, entity by entity."""

    def __init__(self, unit=6):
        self.lines = []
        self.put(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, "AC1015")
        if unit is not None:
            self.put(9, "$INSUNITS", 70, unit)
        self.put(0, "ENDSEC", 0, "SECTION", 2, "BLOCKS", 0, "BLOCK", 2, "ARBRE", 70, 0, 10, 0, 20, 0, 3, "ARBRE")
        self.put(0, "CIRCLE", 8, "0", 10, 0, 20, 0, 40, 2, 0, "ENDBLK", 0, "ENDSEC", 0, "SECTION", 2, "ENTITIES")
        self.handle = 160

    def put(self, *pairs):
        self.lines += [str(word) for word in pairs]

    def entity(self, kind, layer, *pairs):
        self.handle += 1
        self.put(0, kind, 5, f"{self.handle:X}", 8, layer, *pairs)

    def polyline(self, points, layer="EMPRISE", closed=True, bulges=None):
        self.entity("LWPOLYLINE", layer, 90, len(points), 70, int(closed))
        for i, (x, y) in enumerate(points):
            self.put(10, x, 20, y)
            if i in (bulges or {}):
                self.put(42, bulges[i])

    def line(self, a, b, layer="EMPRISE"):
        self.entity("LINE", layer, 10, a[0], 20, a[1], 11, b[0], 21, b[1])

    def text(self):
        return "\n".join(self.lines + ["0", "ENDSEC", "0", "EOF"]) + "\n"


CORNERS = [(X + 10, Y + 10), (X + 160, Y + 10), (X + 310, Y + 10), (X + 410, Y + 10)]


def corners(at, side=80, scale=1.0):
    return [(x * scale, y * scale) for x, y in square(*at, side)[:4]]


def four(drawing, skip=(), scale=1.0):
    for i, at in enumerate(CORNERS):
        if i not in skip:
            drawing.polyline(corners(at, scale=scale))
    return drawing


def drawn(given, drawing, **projects):
    given.text("plan.dxf", drawing.text())
    given.projects = dict({"source": "plan.dxf", "layer": "EMPRISE", "crs": "EPSG:2154"}, **projects)


def as_drawn(*says, lost=(), areas=None, status=0, names=("0", "1", "2", "3")):
    kept = {name: BASE_VERDICTS[f"P{i + 1}"] for i, name in enumerate(names) if i not in lost}
    found = {names[0]: 6400.0, names[1]: 3200.0}
    found = {name: area for name, area in found.items() if name in kept}
    return Expected(status=status, says=list(says), verdicts=kept, areas=dict(found, **(areas or {})), projects=list(kept), tolerance_m2=1.0)


@case("a drawing of closed lines")
def _(given):
    drawn(given, four(Dxf()))
    return as_drawn()


@case("a drawing with one CAD layer, which nobody needs to name")
def _(given):
    drawn(given, four(Dxf()))
    del given.projects["layer"]
    return as_drawn()


@case("a drawing whose CAD layer is misspelt")
def _(given):
    drawing = four(Dxf())
    drawing.entity("TEXT", "TEXTES", 10, X, 20, Y, 40, 2, 1, "Lot 1")
    drawn(given, drawing, layer="EMPRIZE")
    return refused("E304", "EMPRIZE", "EMPRISE (4 closed lines)", "TEXTES (1 text", status=3)


@case("a drawing with several CAD layers, none of which is named")
def _(given):
    drawing = four(Dxf())
    drawing.line((X, Y), (X + 5, Y), "VOIRIE")
    drawn(given, drawing)
    del given.projects["layer"]
    return refused("E304", "EMPRISE (4 closed lines)", "VOIRIE (1 open line)", status=3)


@case("a drawing without a coordinate system")
def _(given):
    drawn(given, four(Dxf()))
    del given.projects["crs"]
    return refused("E401", "plan.dxf", status=3)


@case("a drawing without a coordinate system in an analysis that names none")
def _(given):
    drawn(given, four(Dxf()))
    del given.projects["crs"]
    del given.top["crs"]
    return refused("E401", "plan.dxf", status=3)


@case("a line of a drawing that ends 5 mm from where it begins")
def _(given):
    drawing = four(Dxf(), skip=(0,))
    x, y = CORNERS[0]
    drawing.polyline(corners(CORNERS[0]) + [(x, y + 0.005)], closed=False)
    drawn(given, drawing)
    return Expected(verdicts={"3": "conflict", "0": "conflict", "1": "coherent", "2": "coherent"}, areas={"3": 6400.0, "0": 3200.0}, projects=["0", "1", "2", "3"])


@case("a line of a drawing with a gap of 30 cm")
def _(given):
    drawing = Dxf()
    x, y = CORNERS[0]
    drawing.polyline(corners(CORNERS[0]) + [(x, y + 0.3)], closed=False)
    four(drawing, skip=(0,))
    drawn(given, drawing)
    return as_drawn(("E321", ["plan.dxf", "EMPRISE", "0.300 m", f"E {x}.00, N {y}.00", f"E {x}.00, N {y}.30"]), ("E309", ["0"]), lost=(0,), status=4)


@case("an outline of a drawing made of single lines")
def _(given):
    drawing = Dxf()
    c = corners(CORNERS[0])
    for a, b in ((c[0], c[1]), (c[2], c[1]), (c[2], c[3]), (c[3], c[0])):
        drawing.line(a, b)
    four(drawing, skip=(0,))
    drawn(given, drawing)
    return as_drawn(names=("0", "4", "5", "6"))


@case("a drawing whose outlines bulge")
def _(given):
    drawing = Dxf()
    drawing.polyline(corners(CORNERS[0]), bulges={3: 1.0})  # half a disc to the west, on the ground of A
    four(drawing, skip=(0,))
    drawn(given, drawing)
    given.geojson("zones.geojson", [({"code": "A", "nom": "a"}, {"type": "Polygon", "coordinates": [square(X - 200, Y - 200, 400)]}), ({"code": "U", "nom": "u"}, {"type": "Polygon", "coordinates": [square(X + 200, Y - 200, 400)]})])
    return as_drawn(areas={"0": 6400.0 + 3.141592653589793 * 1600 / 2})


@case("a circle of a drawing")
def _(given):
    drawing = four(Dxf(), skip=(3,))
    drawing.entity("CIRCLE", "EMPRISE", 10, X + 450, 20, Y + 50, 40, 40)
    drawn(given, drawing)
    return Expected(verdicts={"0": "conflict", "3": "coherent"}, projects=["0", "1", "2", "3"])


@case("a drawing in millimetres")
def _(given):
    drawn(given, four(Dxf(4), scale=1000.0))
    return refused("E322", "plan.dxf", "millimetres", status=3)


@case("a drawing that says millimetres and means metres")
def _(given):
    drawn(given, four(Dxf(4)))
    return as_drawn(("E322", ["millimetres", "read as metres"]))


@case("a drawing about an origin of its own")
def _(given):
    drawing = Dxf(6)
    drawing.polyline([(0, 0), (80, 0), (80, 80), (0, 80)])
    drawn(given, drawing)
    return refused("E405", "plan.dxf", status=3)


@case("a drawing with a closed line inside another")
def _(given):
    drawing = four(Dxf())
    drawing.polyline(corners((X + 30, Y + 30), 20))
    drawn(given, drawing)
    return Expected(
        says=[("E323", ["inside another", "not as holes", "line no. 4", "line no. 0"])],
        verdicts={"0": "conflict", "4": "conflict", "2": "coherent"},
        areas={"0": 6400.0, "4": 400.0},
        projects=["0", "1", "2", "3", "4"],
    )


@case("a drawing with texts, blocks and hatches on the layer of its outlines")
def _(given):
    drawing = four(Dxf())
    drawing.entity("TEXT", "EMPRISE", 10, X, 20, Y, 40, 2, 1, "Lot 1")
    drawing.entity("INSERT", "EMPRISE", 2, "ARBRE", 10, X, 20, Y)
    drawing.entity("SOLID", "EMPRISE", 10, X, 20, Y, 11, X + 1, 21, Y, 12, X, 22, Y + 1, 13, X + 1, 23, Y + 1)
    drawn(given, drawing)
    return as_drawn(("E323", ["left aside", "1 filled area", "1 text", "1 block"]))


@case("a drawing of open lines only")
def _(given):
    drawing = Dxf()
    drawing.polyline([(X, Y), (X + 50, Y), (X + 90, Y + 20)], closed=False)
    drawn(given, drawing)
    return Expected(status=3, says=[("E313", ["0"]), ("E311", [])], delivers=False)


@case("zones drawn as closed lines of a CAD layer")
def _(given):
    drawing = Dxf()
    drawing.polyline([(X, Y), (X + 200, Y), (X + 200, Y + 100), (X, Y + 100)], "ZONE_A")
    drawing.polyline([(X + 200, Y), (X + 600, Y), (X + 600, Y + 100), (X + 200, Y + 100)], "ZONE_U")
    given.text("zones.dxf", drawing.text())
    given.layer = {"source": "zones.dxf", "layer": "ZONE_A", "crs": "EPSG:2154", "partition": False}
    given.document["coverage"] = {"everywhere": True, "reason": "plan d'ensemble"}
    del given.check["where"]
    return as_base()


@case("zones of a drawing, one of which is not closed")
def _(given):
    drawing = Dxf()
    drawing.polyline([(X, Y), (X + 120, Y), (X + 120, Y + 100), (X, Y + 100)], "ZONE_A")
    drawing.polyline([(X + 120, Y), (X + 200, Y), (X + 200, Y + 100), (X + 120, Y + 100)], "ZONE_A", closed=False)
    given.text("zones.dxf", drawing.text())
    given.layer = {"source": "zones.dxf", "layer": "ZONE_A", "crs": "EPSG:2154", "partition": False}
    given.document["coverage"] = {"everywhere": True, "reason": "plan d'ensemble"}
    del given.check["where"]
    return Expected(
        says=[("E321", ["zones.dxf", "100.000 m"])],
        verdicts={"P1": "conflict", "P2": "not_assessable", "P3": "not_assessable", "P4": "not_assessable"},
        areas={"P1": 6400.0},
        projects=list(BASE_VERDICTS),
    )


@case("a drawing in binary form")
def _(given):
    given.bytes("plan.dxf", b"AutoCAD Binary DXF\r\n\x1a\x00\x00SECTION\x00")
    given.projects = {"source": "plan.dxf", "layer": "EMPRISE", "crs": "EPSG:2154"}
    return refused("E302", "plan.dxf", "text form", status=3)


@case("a DWG")
def _(given):
    given.bytes("plan.dwg", b"AC1032\x00\x00\x00\x00")
    given.projects = {"source": "plan.dwg", "layer": "EMPRISE", "crs": "EPSG:2154"}
    return refused("E302", "plan.dwg", status=3)


@case("a drawing that holds nothing")
def _(given):
    drawn(given, Dxf())
    return refused("E306", "plan.dxf", status=3)


@case("a drawing cut short")
def _(given):
    drawn(given, four(Dxf()))
    given.cut("plan.dxf", 0.6)
    return refused("E303", "plan.dxf", status=3)


@case("a drawing that refers to another file")
def _(given):
    drawing = four(Dxf())
    text = drawing.text().replace("2\nBLOCKS\n", "2\nBLOCKS\n0\nBLOCK\n2\nVOISIN\n70\n4\n10\n0\n20\n0\n3\nVOISIN\n1\n/etc/passwd\n0\nENDBLK\n")
    drawn(given, drawing)
    given.text("plan.dxf", text.replace("2\nENTITIES\n", "2\nENTITIES\n0\nINSERT\n8\nEMPRISE\n2\nVOISIN\n10\n0\n20\n0\n"))
    return Expected(says=[("E323", ["1 block"])], verdicts={"1": "conflict"}, projects=["1", "2", "3", "4"])


@case("a drawing alone in a folder")
def _(given):
    given.text("archi/lisez-moi.txt", "plan de masse")
    given.text("archi/plan.dxf", four(Dxf()).text())
    given.projects = {"source": "archi", "layer": "EMPRISE", "crs": "EPSG:2154"}
    return as_drawn()


@case("a drawing alone in a zip")
def _(given):
    given.text("plan.dxf", four(Dxf()).text())
    given.zipped("archi.zip", "plan.dxf")
    given.projects = {"source": "archi.zip", "crs": "EPSG:2154"}
    return as_drawn()


@case("a folder with a drawing and another dataset")
def _(given):
    given.text("archi/plan.dxf", four(Dxf()).text())
    given.text("archi/cadastre.geojson", given.path("projets.geojson").read_text())
    given.projects = {"source": "archi", "crs": "EPSG:2154"}
    return refused("E304", "archi", "plan.dxf", "cadastre.geojson", status=3)


@case("a folder with a drawing and another dataset, the drawing named")
def _(given):
    given.text("archi/plan.dxf", four(Dxf()).text())
    given.text("archi/cadastre.geojson", given.path("projets.geojson").read_text())
    given.projects = {"source": "archi", "layer": "plan", "crs": "EPSG:2154"}
    return as_drawn()
