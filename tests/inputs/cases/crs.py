"""Coordinate systems: missing, lying, local, with their axes swapped."""

from folder import PROJECTS, ZONES, X, Y, moved, reprojected
from table import Expected, as_base, case, layer_lost, refused


def without_prj(given, name):
    for ending in ("prj", "qpj"):
        (given.root / name).with_suffix("." + ending).unlink(missing_ok=True)


def zones_in(given, epsg, name="zones_ici.gpkg"):
    given.geopackage(name, reprojected(ZONES, epsg), epsg=epsg)
    given.layer["source"] = name


def overseas(given, epsg, x, y):
    """The whole folder elsewhere, in a system of that place."""
    for name, rows in (("projets.geojson", PROJECTS), ("zones.geojson", ZONES)):
        given.geojson(name, moved(rows, lambda a, b: (a - X + x, b - Y + y)), epsg=epsg)
    given.top["crs"] = f"EPSG:{epsg}"


@case("zones in longitude and latitude, as the format wants it")
def _(given):
    given.geojson("zones.geojson", reprojected(ZONES, 4326), epsg=None)
    return as_base()


@case("zones in web mercator")
def _(given):
    zones_in(given, 3857)
    return as_base()


@case("zones in CC48")
def _(given):
    zones_in(given, 3948)
    return as_base(tolerance_m2=1.0)


@case("zones in CC49")
def _(given):
    zones_in(given, 3949)
    return as_base(tolerance_m2=1.0)


@case("zones in CC47, whose origin is another")
def _(given):
    zones_in(given, 3947)
    return as_base(tolerance_m2=1.0)


@case("zones in Lambert II étendu, which counts grads from Paris")
def _(given):
    zones_in(given, 27572)
    return as_base(tolerance_m2=1.0)


@case("zones in Lambert zone II, as an old cadastre has them")
def _(given):
    zones_in(given, 27562)
    return as_base(tolerance_m2=1.0)


@case("projects and zones of the Réunion in their own system")
def _(given):
    overseas(given, 2975, 336000, 7650000)
    return as_base()


@case("projects and zones of the Guyane in their own system")
def _(given):
    overseas(given, 2972, 350000, 545000)
    return as_base()


@case("projects of the Guadeloupe in metres, zones in degrees")
def _(given):
    overseas(given, 5490, 655000, 1790000)
    there = [(p, g) for p, g in moved(ZONES, lambda x, y: (x - X + 655000, y - Y + 1790000))]
    given.geojson("zones.geojson", reprojected(there, 4326, of=5490), epsg=None)
    return as_base(tolerance_m2=1.0)


@case("projects of the Réunion computed as if they lay in the mainland")
def _(given):
    overseas(given, 2975, 336000, 7650000)
    given.top["crs"] = "EPSG:2154"
    expected = refused("E406", "analyse.toml:7:10", "EPSG:2975", "EPSG:2154", status=3)
    expected.may_say = {"E406"}  # the zones as well
    return expected


@case("zones in UTM 31")
def _(given):
    zones_in(given, 32631)
    return as_base(tolerance_m2=1.0)


@case("zones in the European equal-area system, north before east")
def _(given):
    zones_in(given, 3035)
    return as_base(tolerance_m2=1.0)


@case("a shapefile of zones without a .prj")
def _(given):
    given.shapefile("zones.shp", ZONES)
    without_prj(given, "zones.shp")
    given.layer["source"] = "zones.shp"
    return layer_lost("E401", "zones.shp")


@case("a shapefile of zones without a .prj whose system is written")
def _(given):
    given.shapefile("zones.shp", ZONES)
    without_prj(given, "zones.shp")
    given.layer.update(source="zones.shp", crs="EPSG:2154")
    return as_base()


@case("projects without a system in an analysis that names none")
def _(given):
    given.shapefile("projets.shp", PROJECTS, epsg=None)
    without_prj(given, "projets.shp")
    given.projects["source"] = "projets.shp"
    del given.top["crs"]
    return refused("E401", "projets.shp", "618", status=3)


@case("a shapefile of projects without a .prj")
def _(given):
    given.shapefile("projets.shp", PROJECTS)
    without_prj(given, "projets.shp")
    given.projects["source"] = "projets.shp"
    return refused("E401", "projets.shp", status=3)


@case("a .prj that is empty")
def _(given):
    given.shapefile("zones.shp", ZONES)
    given.text("zones.prj", "")
    given.layer["source"] = "zones.shp"
    return layer_lost("E401", "zones.shp")


@case("a .prj that holds a phrase")
def _(given):
    given.shapefile("zones.shp", ZONES)
    given.text("zones.prj", "Lambert 93 (à confirmer par le géomètre)")
    given.layer["source"] = "zones.shp"
    return layer_lost("E401", "zones.shp")


@case("a .prj that says degrees of what is in metres")
def _(given):
    given.shapefile("zones.shp", ZONES, epsg=4326)
    given.layer["source"] = "zones.shp"
    return layer_lost("E405", "zones.shp")


@case("a .prj that says the Lambert of another continent")
def _(given):
    given.shapefile("zones.shp", ZONES, epsg=3347)
    given.layer["source"] = "zones.shp"
    expected = layer_lost("E405", "zones.shp")
    return expected


@case("a .prj of the Guyane on zones of the Loiret")
def _(given):
    given.shapefile("zones.shp", ZONES, epsg=2972)
    given.layer["source"] = "zones.shp"
    return layer_lost("E405", "zones.shp")


@case("a declared system that the analysis contradicts")
def _(given):
    given.geojson("zones.geojson", ZONES, epsg=None)
    given.layer["crs"] = "EPSG:2154"
    return as_base(("E407", ["zones.geojson", "EPSG:2154"]))


@case("metres in a GeoJSON that says nothing")
def _(given):
    given.geojson("zones.geojson", ZONES, epsg=None)
    return layer_lost("E405", "zones.geojson")


@case("projects in metres in a GeoJSON that says nothing")
def _(given):
    given.geojson("projets.geojson", PROJECTS, epsg=None)
    return refused("E405", "projets.geojson", status=3)


@case("latitude before longitude in a GeoJSON")
def _(given):
    given.geojson("zones.geojson", moved(reprojected(ZONES, 4326), lambda x, y: (y, x)), epsg=None)
    expected = layer_lost("E405")
    expected.says, expected.status, expected.may_say = [], 0, {"E405"}
    return expected


@case("a code of a system that does not exist")
def _(given):
    given.layer["crs"] = "EPSG:215444"
    expected = layer_lost("E402", "EPSG:215444")
    return expected


@case("a name where a code of a system should be")
def _(given):
    given.layer["crs"] = "Lambert 93 peut-être"
    return layer_lost("E402", "Lambert 93 peut-être")


@case("a system that computes in degrees")
def _(given):
    given.top["crs"] = "EPSG:4326"
    return refused("E403", "EPSG:4326", status=2)


@case("a system that bends areas")
def _(given):
    given.top["crs"] = "EPSG:3857"
    expected = refused("E404", "P1", "Pseudo-Mercator", status=2)
    expected.may_say = {"E404"}  # once a project
    return expected


@case("a system in feet")
def _(given):
    given.top["crs"] = "EPSG:2225"
    expected = refused("E403", "EPSG:2225", status=2)
    return expected


@case("a computing system of another country")
def _(given):
    given.top["crs"] = "EPSG:2193"
    expected = refused("E406", "analyse.toml:7:10", "EPSG:2154", "EPSG:2193", status=3)
    expected.may_say = {"E406"}  # the zones as well
    return expected


@case("a computing system that is a height")
def _(given):
    given.top["crs"] = "EPSG:5720"
    expected = refused("E402", "EPSG:5720", status=2)
    return expected


@case("a computing system given as a file to fetch")
def _(given):
    port = given.listen()
    given.top["crs"] = f"http://127.0.0.1:{port}/2154.wkt"
    return refused("E402", "127.0.0.1", status=2)


@case("a .prj that asks for a grid over the network")
def _(given):
    port = given.listen()
    given.shapefile("zones.shp", ZONES)
    given.text("zones.prj", f"+proj=pipeline +step +proj=hgridshift +grids=http://127.0.0.1:{port}/a.gsb")
    given.layer["source"] = "zones.shp"
    return layer_lost("E401", "zones.shp")


@case("a .prj of a megabyte of brackets")
def _(given):
    given.shapefile("zones.shp", ZONES)
    given.text("zones.prj", "PROJCS[" * 150000)
    given.layer["source"] = "zones.shp"
    return layer_lost("E401", "zones.shp")


@case("no computing system, and projects in degrees")
def _(given):
    given.geojson("projets.geojson", reprojected(PROJECTS, 4326), epsg=None)
    del given.top["crs"]
    return refused("E403", "EPSG:4326", status=2)


@case("no computing system, and projects in Lambert 93")
def _(given):
    del given.top["crs"]
    return as_base()


@case("projects and zones in two local systems")
def _(given):
    given.geopackage("projets.gpkg", reprojected(PROJECTS, 3948), epsg=3948)
    given.projects["source"] = "projets.gpkg"
    zones_in(given, 3947)
    return as_base(tolerance_m2=1.0)
