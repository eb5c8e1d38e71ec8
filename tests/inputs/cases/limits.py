"""Limits that an input meets: lowered with --limit, so that small inputs meet them, and a few real bombs."""

import gzip
import zipfile
import zlib

from cases.documents import comb_on_comb
from folder import PROJECTS, ZONES, X, Y, polygon, with_geometry, with_properties
from table import BASE_AREAS, BASE_VERDICTS, Expected, as_base, case, layer_lost, refused


def limited(given, *limits):
    given.arguments = ["check", "analyse.toml"]
    for one in limits:
        given.arguments += ["--limit", one]


def hexagon(x, y):
    return polygon([[x, y], [x + 40, y], [x + 80, y], [x + 80, y + 80], [x + 40, y + 80], [x, y + 80], [x, y]])


def project_lost(*words):
    """P1 alone cannot be used; the others come to what they come to."""
    return Expected(
        status=4,
        says=[("E329", ["projets.geojson", "feature no. 0", *words]), ("E309", ["P1"])],
        verdicts={project: verdict for project, verdict in BASE_VERDICTS.items() if project != "P1"},
        areas={"P2": BASE_AREAS["P2"]},
        projects=["P2", "P3", "P4"],
    )


@case("a limit that does not exist")
def _(given):
    limited(given, "everything=5")
    return refused("E101", "--limit", "everything")


@case("a limit set to nothing")
def _(given):
    limited(given, "analysis-values=0")
    return refused("E101", "analysis-values")


@case("limits raised far beyond what the inputs need")
def _(given):
    limited(given, "analysis-bytes=1G", "feature-vertices=1G", "value-bytes=1G", "overlay-crossings=1G", "unpacked-bytes=1000G")
    return as_base()


@case("an analysis file longer than its limit")
def _(given):
    limited(given, "analysis-bytes=100")
    return refused("E201", "analyse.toml", "100 B")


@case("an analysis file of more values than its limit")
def _(given):
    limited(given, "analysis-values=10")
    return refused("E202", "analyse.toml", "more than 10 values")


@case("an analysis file nested deeper than its limit")
def _(given):
    limited(given, "analysis-levels=2")
    return refused("E202", "analyse.toml", "more than 2 nested levels")


@case("a zone of more vertices than the limit")
def _(given):
    limited(given, "feature-vertices=6")
    given.geojson("zones.geojson", with_geometry(ZONES, 1, hexagon(X + 200, Y)))
    return layer_lost("E329", "zones.geojson", "feature no. 1", "limit feature-vertices")


@case("a project of more vertices than the limit")
def _(given):
    limited(given, "feature-vertices=6")
    given.geojson("projets.geojson", with_geometry(PROJECTS, 0, hexagon(X + 10, Y + 10)))
    return project_lost("limit feature-vertices")


@case("a value longer than the limit")
def _(given):
    limited(given, "value-bytes=40")
    given.geojson("zones.geojson", with_properties(ZONES, 1, nom="zone urbaine " * 4))
    return layer_lost("E329", "zones.geojson", "feature no. 1", "40 B", "limit value-bytes")


@case("a project whose name is longer than the limit")
def _(given):
    limited(given, "value-bytes=40")
    given.geojson("projets.geojson", with_properties(PROJECTS, 0, nom="Îlot de la gare " * 4))
    return project_lost("limit value-bytes")


@case("a value of seventeen megabytes")
def _(given):
    given.geopackage("zones.gpkg", with_properties(ZONES, 0, nom="x" * 17 * 2**20))
    given.layer["source"] = "zones.gpkg"
    return layer_lost("E329", "zones.gpkg", "feature no. 1", "16 MiB", "limit value-bytes")


@case("a zip that unpacks to more than the limit")
def _(given):
    limited(given, "unpacked-bytes=100")
    given.zipped("plan.zip", "zones.geojson")
    given.layer["source"] = "plan.zip"
    return layer_lost("E329", "plan.zip", "zones.geojson", "100 B", "limit unpacked-bytes")


@case("a compressed GeoJSON that unpacks to more than the limit")
def _(given):
    limited(given, "unpacked-bytes=100")
    given.bytes("zones.geojson.gz", gzip.compress((given.root / "zones.geojson").read_bytes()))
    given.remove("zones.geojson")
    given.layer["source"] = "zones.geojson.gz"
    return layer_lost("E329", "zones.geojson.gz", "limit unpacked-bytes")


@case("a zip in a zip that is larger than the limit")
def _(given):
    limited(given, "unpacked-bytes=100")
    given.zipped("dedans.zip", "zones.geojson")
    given.zipped("plan.zip", "dedans.zip")
    given.layer["source"] = "plan.zip"
    return layer_lost("E325", "plan.zip", "dedans.zip", "too large")


@case("a zip in a zip where one is the limit")
def _(given):
    limited(given, "archive-levels=1")
    given.zipped("dedans.zip", "zones.geojson")
    given.zipped("plan.zip", "dedans.zip")
    given.layer["source"] = "plan.zip"
    return layer_lost("E325", "plan.zip", "dedans.zip", "too deep")


@case("a layer in a folder below the limit of folders")
def _(given):
    limited(given, "folder-levels=1")
    given.text("plan/a/b/zones.geojson", (given.root / "zones.geojson").read_text())
    given.layer["source"] = "plan"
    return layer_lost("E325", "a/b", "too deep")


@case("an archive of more names than the limit that say nothing")
def _(given):
    limited(given, "archive-names=5")
    with zipfile.ZipFile(given.path("plan.zip"), "w") as archive:
        for i in range(20):
            archive.writestr(f"piece_{i}", "")
        archive.write(given.root / "zones.geojson", "zones.geojson")
    given.layer["source"] = "plan.zip"
    return as_base(("E325", ["plan.zip", "piece_"]))


def crossing(given):
    given.layer["partition"] = False
    given.document["coverage"] = {"everywhere": True, "reason": "plan communal"}
    return Expected(
        status=4,
        says=[("E329", ["P1/agricultural/plan", "layer zones", "feature no. 0", "crossings", "limit overlay-crossings"])],
        verdicts={"P1": "not_assessable", "P3": "coherent"},
        projects=["P1", "P2", "P3", "P4"],
    )


@case("a comb laid against a comb, beyond the limit of crossings")
def _(given):
    limited(given, "overlay-crossings=100")
    comb_on_comb(given, 25)
    return crossing(given)


@case("a comb of six hundred teeth laid against another")
def _(given):
    comb_on_comb(given, 600)
    return crossing(given)


@case("projects with more cells of a raster under them than the limit")
def _(given):
    limited(given, "raster-cells=10")
    given.raster("chaleur.tif")
    given.raster_check("chaleur.tif")
    return Expected(
        status=4,
        says=[("E329", [f"{project}/agricultural/plan", "chaleur.tif", "limit raster-cells"]) for project in BASE_VERDICTS],
        verdicts={project: "not_assessable" for project in BASE_VERDICTS},
        projects=list(BASE_VERDICTS),
    )


@case("a logo of a few bytes that unpacks to fourteen gigabytes")
def _(given):
    size = (60_000).to_bytes(4, "big")
    header = b"IHDR" + size + size + bytes([1, 0, 0, 0, 0])
    body = zlib.compress(bytes(7501) * 1000)
    png = b"\x89PNG\r\n\x1a\n"
    for chunk in (header, b"IDAT" + body, b"IEND"):
        png += (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    given.bytes("logo.png", png)
    given.more = '\n[report]\nlogo = "logo.png"\n'
    given.arguments = ["check", "analyse.toml", "--format", "csv,pdf"]
    return as_base(("E303", ["logo.png", "60000 × 60000 pixels", "16 million"]))
