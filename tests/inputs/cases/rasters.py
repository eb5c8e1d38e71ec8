"""Rasters: the same check asked of cells."""

import struct

from osgeo import gdal
from table import Expected, case, layer_lost

ALL = ["P1", "P2", "P3", "P4"]


def everywhere(verdict, *says, status=0):
    return Expected(status=status, says=list(says), verdicts={project: verdict for project in ALL}, projects=ALL)


@case("a raster over everything")
def _(given):
    given.raster("chaleur.tif")
    given.raster_check("chaleur.tif")
    return everywhere("conflict")


@case("a raster below the threshold")
def _(given):
    given.raster("chaleur.tif", value=10.0)
    given.raster_check("chaleur.tif")
    return everywhere("coherent")


@case("a raster without a single value")
def _(given):
    given.raster("chaleur.tif", value=-9999.0, nodata=-9999.0)
    given.raster_check("chaleur.tif")
    return everywhere("not_assessable")


@case("a raster of numbers that are none")
def _(given):
    given.raster("chaleur.tif", value=float("nan"))
    given.raster_check("chaleur.tif")
    return everywhere("not_assessable")


@case("a raster of infinite values")
def _(given):
    given.raster("chaleur.tif", value=float("inf"))
    given.raster_check("chaleur.tif")
    return everywhere("not_assessable")


@case("a raster that lies nowhere")
def _(given):
    given.raster("chaleur.tif", placed=False)
    given.raster_check("chaleur.tif")
    return layer_lost("E331", "chaleur.tif")


@case("a raster without a coordinate system")
def _(given):
    given.raster("chaleur.tif", epsg=None)
    given.raster_check("chaleur.tif")
    return layer_lost("E401", "chaleur.tif")


@case("a raster of several bands of which none is named")
def _(given):
    given.raster("chaleur.tif", bands=3)
    given.raster_check("chaleur.tif")
    return layer_lost("E330", "chaleur.tif", "3")


@case("a raster without the band asked for")
def _(given):
    given.raster("chaleur.tif")
    given.raster_check("chaleur.tif")
    given.layer["band"] = 7
    return layer_lost("E330", "chaleur.tif", "7")


@case("a raster of complex numbers")
def _(given):
    given.raster("chaleur.tif", kind=gdal.GDT_CFloat32)
    given.raster_check("chaleur.tif")
    return layer_lost("E330", "chaleur.tif", "complex")


@case("a measure of areas asked of a raster")
def _(given):
    given.raster("chaleur.tif")
    given.layer = {"source": "chaleur.tif"}
    del given.check["where"]
    return layer_lost("E332", "chaleur.tif", "agricultural")


@case("a mean of cells asked of zones")
def _(given):
    given.raster_check("zones.geojson")
    return layer_lost("E332", "zones.geojson", "agricultural")


@case("a raster cut in the middle")
def _(given):
    given.raster("chaleur.tif")
    given.cut("chaleur.tif", 0.5)
    given.raster_check("chaleur.tif")
    expected = everywhere("not_assessable", status=4)
    expected.may_say = {"E303", "E302"}
    expected.also = lambda run: [] if run.messages and "chaleur.tif" in run.messages[0].text else ["the raster is not named"]
    return expected


@case("a raster of which only the signature arrived")
def _(given):
    given.bytes("chaleur.tif", b"II*\0\x08\0\0\0")
    given.raster_check("chaleur.tif")
    expected = layer_lost("E303", "chaleur.tif")
    expected.says, expected.may_say = [], {"E302", "E303", "E301"}
    return expected


def claims(width, height, tile=None):
    """A GeoTIFF whose header claims so many bytes and that holds none of them."""
    entries = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (277, 3, 1, 1),
    ]
    if tile:
        entries += [(322, 4, 1, tile), (323, 4, 1, tile), (324, 4, 1, 8), (325, 4, 1, 8)]
    else:
        entries += [(273, 4, 1, 8), (278, 4, 1, height), (279, 4, 1, 0xFFFFFFFF)]
    after = 8 + 2 + 12 * (len(entries) + 2) + 4
    scale, tie = after, after + 24
    entries += [(33550, 12, 3, scale), (33922, 12, 6, tie)]
    held = b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries))
    for tag, kind, count, value in sorted(entries):
        held += struct.pack("<HHI", tag, kind, count) + (struct.pack("<HH", value, 0) if kind == 3 else struct.pack("<I", value))
    return held + bytes(4) + struct.pack("<3d", 10, 10, 0) + struct.pack("<6d", 0, 0, 0, 618000, 6756100, 0)


@case("a raster that claims a terabyte")
def _(given):
    given.bytes("chaleur.tif", claims(1000000, 1000000))
    given.raster_check("chaleur.tif")
    given.layer["crs"] = "EPSG:2154"
    return raster_lost()


@case("a raster whose tiles claim a terabyte")
def _(given):
    given.bytes("chaleur.tif", claims(1000000, 1000000, tile=1000000 // 16 * 16))
    given.raster_check("chaleur.tif")
    given.layer["crs"] = "EPSG:2154"
    return raster_lost()


def raster_lost():
    expected = everywhere("not_assessable", status=4)
    expected.may_say = {"E303", "E302", "E331", "E405", "E404", "E401"}
    expected.also = lambda run: [] if run.messages and "chaleur.tif" in run.messages[0].text else ["the raster is not named"]
    return expected


@case("a raster of one cell")
def _(given):
    memory = gdal.GetDriverByName("GTiff").Create(str(given.path("chaleur.tif")), 1, 1, 1, gdal.GDT_Float32)
    memory.SetGeoTransform((617000, 3000, 0, 6758000, 0, -3000))
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2154)
    memory.SetProjection(reference.ExportToWkt())
    memory.GetRasterBand(1).Fill(30.0)
    memory = None
    given.raster_check("chaleur.tif")
    return everywhere("conflict")


@case("an ASCII grid without its .prj")
def _(given):
    rows = "\n".join(" ".join(["30"] * 60) for _ in range(10))
    given.text("chaleur.asc", f"ncols 60\nnrows 10\nxllcorner 618000\nyllcorner 6756000\ncellsize 10\nNODATA_value -9999\n{rows}\n")
    given.raster_check("chaleur.asc")
    return layer_lost("E401", "chaleur.asc")


@case("an ASCII grid whose system is written")
def _(given):
    rows = "\n".join(" ".join(["30"] * 60) for _ in range(10))
    given.text("chaleur.asc", f"ncols 60\nnrows 10\nxllcorner 618000\nyllcorner 6756000\ncellsize 10\nNODATA_value -9999\n{rows}\n")
    given.raster_check("chaleur.asc")
    given.layer["crs"] = "EPSG:2154"
    return everywhere("conflict")


@case("an ASCII grid that claims more rows than it has")
def _(given):
    rows = "\n".join(" ".join(["30"] * 60) for _ in range(2))
    given.text("chaleur.asc", f"ncols 60\nnrows 10\nxllcorner 618000\nyllcorner 6756000\ncellsize 10\nNODATA_value -9999\n{rows}\n")
    given.raster_check("chaleur.asc")
    given.layer["crs"] = "EPSG:2154"
    expected = everywhere("not_assessable", status=4)
    expected.may_say = {"E303"}
    return expected


@case("a virtual raster, which may name other files")
def _(given):
    given.raster("chaleur.tif")
    gdal.BuildVRT(str(given.path("chaleur.vrt")), [str(given.root / "chaleur.tif")]).FlushCache()
    given.raster_check("chaleur.vrt")
    return layer_lost("E302", "chaleur.vrt")


@case("a JPEG where a raster should be")
def _(given):
    given.raster("photo.jpg", driver="JPEG", kind=gdal.GDT_Byte, value=30)
    (given.root / "photo.jpg.aux.xml").unlink(missing_ok=True)
    given.raster_check("photo.jpg")
    return layer_lost("E302", "photo.jpg")
