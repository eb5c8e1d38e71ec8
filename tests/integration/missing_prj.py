#!/usr/bin/python3
"""A shapefile in CC48 without .prj: an error that names EPSG:3948 among the candidates and the line to add.

usage: missing_prj.py PROGRAM WORK_FOLDER

Exit status 77: python3-gdal is not there.
"""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import SKIPPED, Checks, run  # noqa: E402

try:
    from osgeo import ogr
except ImportError:
    print("SKIPPED: python3-gdal is not installed")
    sys.exit(SKIPPED)

ANALYSIS = """
terracord = 1
date = 2026-11-22
crs = "EPSG:2154"
[projects]
source = "projets.shp"
{crs}
id = "code"
"""

# South-west corners in CC48: Orléans, Sancoins, and the northern edge of the zone.
CORNERS = {"orleans": (1618059, 7189787), "sancoins": (1690000, 7067000), "north": (1600000, 7280000)}


def write_shapefile(path, corner):
    """One square perimeter of 100 m, without a coordinate system."""
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = source.CreateLayer(path.stem, None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    x, y = corner
    ring = ", ".join(f"{x + dx} {y + dy}" for dx, dy in ((0, 0), (0, 100), (100, 100), (100, 0), (0, 0)))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("code", "P1")
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
    layer.CreateFeature(feature)


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    checks = Checks()
    for name, corner in CORNERS.items():
        folder = work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        write_shapefile(folder / "projets.shp", corner)
        (folder / "analyse.toml").write_text(ANALYSIS.format(crs=""))
        done = run(program, ["check", "analyse.toml", "-o", "out", "--format", "geojson,csv,json,markdown"], folder)
        checks.that(done.returncode == 3, f"{name}: exit status {done.returncode}")
        checks.that("E401" in done.stderr, f"{name}: no E401 in {done.stderr}")
        checks.that("EPSG:3948" in done.stderr, f"{name}: EPSG:3948 is not among the candidates: {done.stderr}")
        checks.that('crs = "EPSG:' in done.stderr, f"{name}: the line to add is not shown: {done.stderr}")
        checks.that(not (folder / "out").exists(), f"{name}: an output folder was left")
        (folder / "analyse.toml").write_text(ANALYSIS.format(crs='crs = "EPSG:3948"'))
        done = run(program, ["validate", "analyse.toml"], folder)
        checks.that(done.returncode == 0, f"{name}: with the line added: {done.stderr}")
    checks.finish()


if __name__ == "__main__":
    main()
