"""The flood-risk plan (PPRI): zones of a hazard crossed with what is built, and its perimeter."""

import numpy as np
from osgeo import gdal, ogr
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from shapely.prepared import prep

from .geometry import Noise, arrangement, at, blob, dissolve, drawn, neighbours, variable_buffer
from .landscape import river_half_width

# codezone: (typereg of COVADIS, name, label)
CODES = {
    "R1": ("04", "Zone R1", "R1 : aléa très fort, lit et levées ; interdiction stricte"),
    "R2": ("03", "Zone R2", "R2 : champ d'expansion des crues ; interdiction"),
    "ZDE": ("04", "Zone de dissipation d'énergie",
            "ZDE : zone de dissipation d'énergie derrière la levée ; interdiction stricte"),
    "B1": ("02", "Zone B1", "B1 : secteur urbain, aléa fort ; prescriptions"),
    "B2": ("02", "Zone B2", "B2 : secteur urbain, aléa modéré ; prescriptions"),
}
STEP = 40.0
SMALLEST = 6000.0  # m2: smaller faces join the neighbour with the longest border
PERIMETER_NORTH = [(-0.5, 8.1), (1.2, 8.55), (3.1, 9.3), (4.6, 9.35), (5.8, 9.1), (6.7, 9.4), (7.7, 9.72),
                   (8.8, 9.72), (9.9, 9.35), (11.2, 9.5), (12.6, 9.9), (14.5, 9.3)]


def depth_field(land, x, y):
    """Water depth of the reference flood (metres, negative when dry)."""
    middle = land.axis_north(x)
    away = middle - y  # positive on the left bank (south)
    u = (x - at(0, 0)[0]) / 1000
    valley = 2150 + 420 * np.sin(u * 1.15 + 0.6) + 260 * np.sin(u * 2.7)
    south = 2.7 * (1 - np.maximum(away, 0) / valley)
    north = 2.6 - np.maximum(-away, 0) / (135 + 40 * np.sin(u * 1.9))
    depth = np.where(away > 0, south, north)
    bumps = Noise("flood relief", 1100, 4)(x, y) * 0.9
    stream = land.streams["le Bresmois"]
    near = np.full(x.shape, 1e9)
    for k in range(0, int(stream.length), 40):
        p = stream.interpolate(k)
        near = np.minimum(near, np.hypot(x - p.x, y - p.y))
    hollow_x, hollow_y = at(8.5, 5.2)
    hollow = 1.1 * np.exp(-(((x - hollow_x) / 520) ** 2 + ((y - hollow_y) / 420) ** 2))
    brook = 1.5 - near / 60 - np.maximum(y - at(0, 7.6)[1], 0) / 400
    return np.maximum(depth + bumps + hollow, brook + 0.5 * bumps)


def contour_lines(land, levels):
    """Contours of the flood depth, smoothed by their own sampling."""
    (x0, y0), (x1, y1) = at(-0.6, -0.4), at(14.8, 11.4)
    cols, rows = int((x1 - x0) / STEP), int((y1 - y0) / STEP)
    x, y = np.meshgrid(x0 + STEP * (np.arange(cols) + 0.5), y1 - STEP * (np.arange(rows) + 0.5))
    depth = depth_field(land, x, y)
    raster = gdal.GetDriverByName("MEM").Create("", cols, rows, 1, gdal.GDT_Float64)
    raster.SetGeoTransform((x0, STEP, 0, y1, 0, -STEP))
    raster.GetRasterBand(1).WriteArray(depth)
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("contours", None, ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("id", ogr.OFTInteger))
    gdal.ContourGenerate(raster.GetRasterBand(1), 0, 0, levels, 0, 0, layer, 0, -1)
    lines = []
    for feature in layer:
        points = feature.GetGeometryRef().GetPoints()
        if len(points) > 14:
            lines.append(chaikin([p[:2] for p in points]).simplify(1.5))
    sampled = (x0, y1, depth)
    return lines, sampled


def chaikin(points):
    """One corner-cutting pass; the ends stay."""
    closed = points[0] == points[-1]
    out = [] if closed else [points[0]]
    for a, b in zip(points, points[1:]):
        out.append((0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]))
        out.append((0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]))
    out.append(out[0] if closed else points[-1])
    return LineString(out)


class FloodPlan:
    """Zones (an exact partition of the flooded ground inside the perimeter) and perimeter."""

    def __init__(self, land, zoning):
        limit = drawn("ppri perimeter", PERIMETER_NORTH, amplitude=60)
        cover = arrangement([zoning.territory.boundary, limit])
        south = at(7, 3)
        self.perimeter = [f for f in cover if f.intersects(LineString([south, (south[0] + 1, south[1])]))][0]
        built = zoning.of_type("U").buffer(25).buffer(-10).simplify(4)
        self.built = unary_union([p for p in built.geoms if p.area > 2e4])
        contours, sampled = contour_lines(land, [0.0, 1.0, 1.9])
        levee = land.levee
        between = variable_buffer(land.axis, lambda f: river_half_width(f) + 45)
        riverbed = unary_union([between] + self._foreland(land))
        behind = levee.buffer(10).union(self._energy_band(land)).intersection(self._south(land))
        lines = contours + [self.built.boundary, riverbed.boundary, behind.boundary, self.perimeter.boundary]
        faces = [f for f in arrangement(lines) if self.perimeter.contains(f.representative_point())]
        labels = self._labels(faces, sampled, riverbed, behind)
        labels = self._absorb(faces, labels)
        self.zones = [(code, p) for code, p in dissolve(faces, labels) if code != "dry"]

    def _south(self, land):
        """Ground south of the levee."""
        ring = list(land.levee.coords)
        return Polygon(ring + [(ring[-1][0], at(0, -1)[1]), (ring[0][0], at(0, -1)[1])]).buffer(0)

    def _foreland(self, land):
        """Ground between the levee and the water."""
        ring = list(land.levee.coords)
        axis = sorted(land.axis.coords)
        return [Polygon(ring + axis[::-1]).buffer(0)]

    def _energy_band(self, land):
        """A band behind the levee, wider where a breach is likely."""
        points = list(land.levee.coords)[::4]
        waves = Noise("breach", 1400, 3)
        return unary_union([blob("zde %d" % k, p, float(235 + 190 * waves(*p)), roughness=0.08, vertices=24)
                            for k, p in enumerate(points)])

    def _labels(self, faces, sampled, riverbed, behind):
        x0, y1, depth = sampled
        bed, band, built = prep(riverbed), prep(behind), prep(self.built)
        out = []
        for f in faces:
            p = f.representative_point()
            d = depth[int((y1 - p.y) / STEP), int((p.x - x0) / STEP)]
            d = max(d, self._mean_depth(f, sampled)) if f.area < 4 * STEP * STEP else d
            if bed.contains(p):
                out.append("R1")
            elif d <= 0:
                out.append("dry")
            elif band.contains(p):
                out.append("ZDE")
            elif built.contains(p):
                out.append("B1" if d > 1.0 else "B2")
            else:
                out.append("R1" if d > 1.9 else "R2")
        return out

    @staticmethod
    def _mean_depth(face, sampled):
        x0, y1, depth = sampled
        values = [depth[int((y1 - y) / STEP), int((x - x0) / STEP)] for x, y in face.exterior.coords]
        return sum(values) / len(values)

    @staticmethod
    def _absorb(faces, labels):
        """Small faces take the label with which they share the longest border."""
        around = neighbours(faces)
        for k in sorted(range(len(faces)), key=lambda i: faces[i].area):
            if faces[k].area < SMALLEST and around[k]:
                score = {}
                for j, length in around[k].items():
                    score[labels[j]] = score.get(labels[j], 0.0) + length
                labels[k] = max(sorted(score), key=lambda n: score[n])
        return labels
