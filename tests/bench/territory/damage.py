#!/usr/bin/python3
"""A damaged copy of a layer of the territory, as layers come: 2.5 % of its areas are invalid, each kind in turn.

usage: damage.py FROM.gpkg TO.gpkg       (copies FROM; deterministic; prints how many of each kind)

The column `damage` of the copy names what was done to a feature; empty: nothing.
"""

import json
import math
import os
import random
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
ogr.UseExceptions()
SHARE = 0.025
LEAST_POINTS = 9


def bow_tie(points):
    middle = len(points) // 2
    points[middle], points[middle + 1] = points[middle + 1], points[middle]
    return [[points]]


def spike(points):
    middle = len(points) // 2
    x, y = points[middle]
    points[middle:middle] = [(x, y), (x + 25.0, y + 25.0)]
    return [[points]]


def hole_outside(points):
    west = min(x for x, _ in points)
    south = min(y for _, y in points)
    return [[points, square(west - 30.0, south - 30.0, 10.0)]]


def figure_eight(points):
    middle = len(points) // 2
    return [[points[:middle] + points[middle:-1][::-1] + points[:1]]]


def collapsed(points):
    return [[[points[0], points[1], points[2], points[1], points[0]]]]


def a_point(points):
    return [[points[:1] * 4]]


def overlapping_parts(points):
    return [[points], [[(x + 5.0, y + 5.0) for x, y in points]]]


def nested_parts(points):
    """The same ring twice: as a part, and as a part again."""
    return [[points], [list(points)]]


KINDS = (bow_tie, spike, hole_outside, figure_eight, collapsed, a_point, overlapping_parts, nested_parts)


def square(x, y, side):
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def geometry_of(parts):
    multi = ogr.Geometry(ogr.wkbMultiPolygon)
    for rings in parts:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for points in rings:
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in points:
                ring.AddPoint_2D(x, y)
            polygon.AddGeometry(ring)
        multi.AddGeometry(polygon)
    return multi


def valid(geometry):
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return geometry.IsValid()
    finally:
        gdal.PopErrorHandler()


def damaged(geometry, kind):
    """The geometry after `kind` was done to its first ring; None where it stays valid by chance or is too small."""
    ring = geometry.GetGeometryRef(0).GetGeometryRef(0)
    if ring.GetPointCount() < LEAST_POINTS:
        return None
    made = geometry_of(kind([ring.GetPoint_2D(i) for i in range(ring.GetPointCount())]))
    return None if valid(made) else made


def main():
    source_path, copy_path = sys.argv[1:]
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00Z")
    gdal.SetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF")
    source = ogr.Open(source_path)
    layer = source.GetLayer(0)
    if os.path.exists(copy_path):
        os.unlink(copy_path)
    copy = ogr.GetDriverByName("GPKG").CreateDataSource(copy_path)
    out = copy.CreateLayer(layer.GetName(), layer.GetSpatialRef(), ogr.wkbMultiPolygon)
    for name, kind in (("id", ogr.OFTInteger), ("code", ogr.OFTString), ("damage", ogr.OFTString)):
        out.CreateField(ogr.FieldDefn(name, kind))
    wanted = math.ceil(layer.GetFeatureCount() * SHARE)
    chosen = random.Random(5)
    order = list(range(layer.GetFeatureCount()))
    chosen.shuffle(order)
    lots = {position: rank for rank, position in enumerate(order)}
    candidates = {position for position, rank in lots.items() if rank < 2 * wanted}
    counts = {kind.__name__: 0 for kind in KINDS}
    done = 0
    out.StartTransaction()
    for position, feature in enumerate(layer):
        geometry = feature.GetGeometryRef().Clone()
        name = ""
        if position in candidates and done < wanted:
            kind = KINDS[done % len(KINDS)]
            broken = damaged(geometry, kind)
            if broken is not None:
                geometry, name = broken, kind.__name__
                counts[name] += 1
                done += 1
        written = ogr.Feature(out.GetLayerDefn())
        written.SetField(0, feature.GetField("id"))
        written.SetField(1, feature.GetField("code"))
        written.SetField(2, name)
        written.SetGeometry(geometry)
        out.CreateFeature(written)
    out.CommitTransaction()
    copy = None
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
