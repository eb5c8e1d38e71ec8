"""The ground of the territory: river, streams, communes, roads, parcels (all fictitious)."""

import math

import numpy as np
from shapely.geometry import LineString, Polygon
from shapely.ops import polygonize, unary_union
from shapely.prepared import prep

from .geometry import (Noise, arrangement, at, blob, drawn, neighbours, roughen, seeded,
                       smooth_curve, subdivide, variable_buffer)

# Kilometres from the south-west corner (E 611000, N 6750500).
OUTLINE = [(0.4, 2.6), (1.5, 0.9), (4.0, 0.5), (6.4, 1.1), (8.6, 0.4), (11.2, 0.9), (13.2, 1.9),
           (13.8, 4.1), (13.3, 6.4), (13.9, 8.2), (12.4, 10.0), (10.1, 10.3), (8.0, 10.9),
           (5.6, 10.3), (3.2, 10.6), (1.4, 9.4), (0.7, 7.6), (0.2, 5.2)]
RIVER = [(15.0, 7.0), (13.2, 6.1), (11.9, 5.15), (10.4, 5.0), (9.0, 5.8), (7.6, 6.1), (6.3, 5.4),
         (5.0, 4.35), (3.6, 4.05), (2.3, 4.75), (1.0, 5.4), (-1.0, 5.2)]
STREAMS = {
    "le Bresmois": [(11.3, 11.2), (10.9, 9.9), (10.35, 8.9), (10.55, 7.9), (10.1, 7.0), (10.35, 6.0),
                    (10.1, 4.95)],
    "le Ru des Fonds": [(1.2, 11.0), (1.9, 9.3), (1.6, 7.7), (2.1, 6.3), (1.9, 4.95)],
    "la Dusselle": [(13.6, 1.0), (12.0, 2.3), (10.0, 2.25), (8.2, 2.7), (6.4, 2.5), (4.6, 2.7),
                    (2.9, 3.2), (1.4, 3.6), (-0.5, 4.0)],
}
LIMITS = {
    "west": [(5.5, 4.6), (5.35, 5.6), (4.9, 6.6), (5.2, 7.6), (4.7, 8.5), (4.0, 9.4), (3.9, 11.0)],
    "north": [(4.5, 8.4), (5.9, 8.65), (7.1, 8.4), (8.3, 8.8), (9.4, 8.5), (10.6, 8.9)],
    "loop": [(6.25, 5.5), (6.3, 4.7), (6.9, 4.05), (7.9, 3.8), (8.9, 4.1), (9.6, 4.6), (9.75, 5.5)],
    "south": [(7.4, 4.0), (7.25, 3.0), (7.75, 2.0), (7.2, 1.2), (7.5, 0.2)],
}
ROADS = {
    "A 907": ("autoroute", [(2.5, 11.3), (3.05, 9.0), (3.35, 7.4), (3.0, 6.0), (3.1, 4.1), (3.7, 2.5), (3.3, -0.3)]),
    "D 941": ("departementale", [(-0.3, 6.6), (2.0, 6.25), (4.0, 5.6), (5.8, 6.25), (7.4, 6.78), (9.2, 6.6),
                                 (11.0, 6.0), (12.5, 6.45), (14.4, 7.6)]),
    "D 920": ("departementale", [(8.3, 11.3), (7.9, 9.5), (7.75, 8.2), (7.6, 6.9), (7.55, 6.1), (7.4, 5.2),
                                 (7.15, 4.2), (7.5, 2.5), (7.0, 0.2)]),
    "D 921": ("departementale", [(7.65, 7.0), (8.8, 7.5), (10.2, 8.2), (12.0, 8.8), (14.2, 9.6)]),
    "D 922": ("departementale", [(7.55, 7.05), (6.4, 7.6), (5.2, 8.2), (3.8, 9.1), (2.0, 9.75), (0.5, 10.3)]),
    "D 951": ("departementale", [(-0.3, 3.0), (2.2, 3.35), (4.2, 3.3), (5.8, 3.7), (7.25, 4.45), (9.3, 3.75),
                                 (11.2, 3.7), (14.2, 4.5)]),
    "boulevard": ("boulevard", [(4.75, 5.75), (5.3, 7.0), (6.3, 7.95), (7.8, 8.15), (9.2, 7.75), (9.75, 6.9),
                                (9.6, 6.0)]),
    "C 3": ("communale", [(3.8, 9.1), (5.6, 9.4), (7.85, 9.35), (9.6, 9.5), (10.7, 9.6), (12.6, 9.2)]),
    "C 5": ("communale", [(2.0, 6.25), (1.35, 7.4), (2.2, 8.7), (2.0, 9.75), (2.4, 11.0)]),
    "C 7": ("communale", [(11.0, 6.0), (11.6, 7.2), (11.9, 8.8), (11.5, 10.4)]),
    "C 9": ("communale", [(10.9, 3.7), (10.6, 2.6), (11.0, 1.6), (10.5, 0.3)]),
    "C 11": ("communale", [(4.2, 3.3), (4.6, 2.2), (4.4, 1.2), (4.9, 0.1)]),
    "C 13": ("communale", [(0.9, 1.5), (2.4, 1.9), (4.6, 1.95), (7.45, 1.7), (9.0, 1.5), (11.0, 1.6), (13.6, 2.6)]),
    "C 15": ("communale", [(9.3, 3.75), (9.0, 2.7), (9.0, 1.5), (9.3, 0.0)]),
    "C 17": ("communale", [(12.6, 4.05), (12.5, 3.0), (12.9, 1.5)]),
    "C 19": ("communale", [(5.2, 8.2), (5.4, 9.4), (5.2, 10.8)]),
    "C 21": ("communale", [(9.7, 7.95), (9.55, 9.5), (9.3, 11.0)]),
    "C 23": ("communale", [(5.8, 3.7), (5.9, 2.6), (6.2, 1.8), (5.9, 0.7)]),
    "C 25": ("communale", [(1.2, 3.2), (1.1, 2.3), (2.4, 1.9), (2.6, 0.3)]),
}
RAILWAY = [(14.4, 8.0), (11.5, 7.55), (9.2, 7.25), (7.7, 7.4), (5.6, 6.85), (3.5, 6.75), (-0.3, 7.3)]
# centre, radius (km), weight: the built-up places
PLACES = {
    "cœur de Valombre": ((7.6, 6.85), 1.15, 1.25), "faubourg sud": ((7.4, 5.15), 0.65, 0.62),
    "faubourg est": ((8.9, 7.0), 0.85, 0.45), "faubourg ouest": ((6.1, 6.9), 0.85, 0.45),
    "Fontbrulle": ((2.35, 8.55), 0.62, 0.72), "Chantelouvre": ((7.85, 9.5), 0.70, 0.72),
    "Les Arcelles": ((11.65, 7.05), 0.75, 0.75), "Saint-Aubrin": ((10.85, 3.45), 0.70, 0.75),
    "Brévalle": ((4.45, 2.85), 0.70, 0.75), "la Métairie": ((9.0, 1.7), 0.38, 0.5),
    "les Quatre-Vents": ((5.4, 9.4), 0.40, 0.5), "le Port": ((1.3, 6.3), 0.40, 0.55),
    "la Grand-Cour": ((12.5, 9.0), 0.36, 0.5), "les Rossays": ((1.5, 2.1), 0.38, 0.5),
}
COMMUNES = {  # name: (fictitious INSEE code, a point inside in km)
    "Valombre": ("45901", (7.6, 6.9)), "Chantelouvre": ("45902", (7.8, 9.6)),
    "Fontbrulle-les-Bois": ("45903", (2.3, 8.5)), "Les Arcelles-sur-Lauvre": ("45904", (11.7, 7.2)),
    "Saint-Aubrin-le-Val": ("45905", (10.9, 2.8)), "Brévalle-la-Levée": ("45906", (4.4, 2.6)),
}

DENSITY_STEP = 40.0  # metres


def river_half_width(fraction):
    """Half width of the river (metres) along its course."""
    return 150 + 38 * math.sin(fraction * 23.0) + 24 * math.sin(fraction * 61.0 + 1.0)


class Landscape:
    """Everything that lies on the ground before anybody plans anything."""

    def __init__(self):
        self.axis = LineString(smooth_curve([at(*p) for p in RIVER], step=50))
        banks = variable_buffer(self.axis, river_half_width)
        self.islands = self._islands()
        self.river = banks.difference(unary_union(self.islands))
        self.channel = banks  # water and islands
        self.streams = {n: drawn("stream " + n, p, amplitude=35) for n, p in STREAMS.items()}
        self.roads = {n: (k, drawn("road " + n, p, amplitude=0 if k == "autoroute" else 14))
                      for n, (k, p) in ROADS.items()}
        self.railway = LineString(smooth_curve([at(*p) for p in RAILWAY], step=80))
        self.levee = self._levee()
        outline = smooth_curve([at(*p) for p in OUTLINE], step=400, closed=True)
        self.outline = Polygon(roughen(outline, "outline", 90, shortest=110)).buffer(0)
        self.limits = {n: drawn("limit " + n, p, amplitude=55) for n, p in LIMITS.items()}
        self.limits["stream"] = self.streams["le Bresmois"]
        self.limits["river"] = self.axis
        self._density = self._density_map()
        self.woodiness = Noise("wood", 1500, 3)
        self._commune_areas = self._coarse_communes()
        self._cells()

    def _islands(self):
        """Islands of the river: long, pointed with the current."""
        spots = [(0.20, 30, 85, 4.0), (0.36, -45, 70, 3.4), (0.475, 20, 80, 4.1), (0.66, -20, 95, 3.8),
                 (0.705, 75, 55, 3.2), (0.83, 10, 80, 4.4)]
        out = []
        for k, (f, shift, radius, elongation) in enumerate(spots):
            c = self.axis.interpolate(f, normalized=True)
            d = self.axis.interpolate(f + 0.004, normalized=True)
            angle = math.degrees(math.atan2(d.y - c.y, d.x - c.x))
            nx, ny = -math.sin(math.radians(angle)), math.cos(math.radians(angle))
            out.append(blob("island %d" % k, (c.x + nx * shift, c.y + ny * shift), radius,
                            elongation ** 0.5 * 1.25, angle, 0.16))
        return out

    def _levee(self):
        """The levee of the left (south) bank, beside the water."""
        side = variable_buffer(self.axis, lambda f: river_half_width(f) + 70 + 25 * math.sin(f * 37))
        ring = list(side.exterior.coords)
        south = [p for p in ring if p[1] < self.axis_north(p[0]) and -500 < p[0] - at(0, 0)[0] < 14500]
        return LineString(sorted(south))

    def axis_north(self, x):
        """Northing of the river axis at an easting (the river never turns back)."""
        xs, ys = zip(*sorted(self.axis.coords))
        return np.interp(x, xs, ys)

    def _coarse_communes(self):
        lines = unary_union([self.outline.boundary] + list(self.limits.values()))
        areas = []
        for face in polygonize(lines):
            if self.outline.contains(face.representative_point()):
                areas.append(face)
        seeds = [(n, LineString([at(*p), at(p[0] + .001, p[1])])) for n, (_, p) in COMMUNES.items()]
        out = {}
        for name, seed in seeds:
            out[name] = [f for f in areas if f.intersects(seed)]
        left = [f for f in areas if not any(f in faces for faces in out.values())]
        while left:  # leftovers between the drawn limits go to the neighbour with the longest border
            f = max(left, key=lambda g: g.area)
            best = max(sorted(out), key=lambda n: sum(f.boundary.intersection(g.boundary).length for g in out[n]))
            out[best].append(f)
            left.remove(f)
        return {n: unary_union(f).buffer(0.01) for n, f in out.items()}

    def density(self, x, y):
        """How built-up a place is: 0 in the fields, above 1 in the centre."""
        col = ((np.asarray(x, dtype=float) - at(0, 0)[0]) / DENSITY_STEP).astype(int)
        row = ((np.asarray(y, dtype=float) - at(0, 0)[1]) / DENSITY_STEP).astype(int)
        rows, cols = self._density.shape
        return self._density[np.clip(row, 0, rows - 1), np.clip(col, 0, cols - 1)]

    def _density_map(self):
        """Built-up places, bent by the relief and drawn out along the roads."""
        (x0, y0), (x1, y1) = at(0, 0), at(14.2, 11.2)
        x, y = np.meshgrid(np.arange(x0, x1, DENSITY_STEP) + DENSITY_STEP / 2,
                           np.arange(y0, y1, DENSITY_STEP) + DENSITY_STEP / 2)
        near = np.full(x.shape, 1e9)
        for kind, road in self.roads.values():
            if kind != "autoroute":
                for k in range(int(road.length / 60)):
                    p = road.interpolate(60.0 * k)
                    near = np.minimum(near, (x - p.x) ** 2 + (y - p.y) ** 2)
        finger = np.exp(-near / 170.0 ** 2)
        bend = Noise("density", 1100, 3)(x, y)
        out = np.zeros(x.shape)
        for (u, v), radius, weight in PLACES.values():
            cx, cy = at(u, v)
            d = np.hypot(x - cx, y - cy) / (1000 * radius * (0.9 + 0.75 * bend + 0.42 * finger))
            out = np.maximum(out, weight * np.exp(-0.55 * d ** 2)) + 0.12 * weight * np.exp(-0.5 * d ** 2)
        return out

    def _block_lines(self):
        lines = [self.outline.boundary, self.channel.boundary, self.railway, self.levee]
        lines += [i.boundary for i in self.islands]
        lines += list(self.streams.values()) + [r for _, r in self.roads.values()] + list(self.limits.values())
        return lines

    def _cells(self):
        """Parcels: blocks between lines, cut across again and again."""
        base = self._block_lines()
        blocks = [b for b in arrangement(base) if self.outline.contains(b.representative_point())]
        water = prep(self.channel)

        def target(x, y):
            d = float(self.density(x, y))
            return 5200.0 if d > 0.45 else 7500.0 if d > 0.2 else 14000.0 if d > 0.1 else 26000.0

        cuts = []
        for k, block in enumerate(blocks):
            if not water.contains(block.representative_point()):
                subdivide(block, target, seeded("block %d" % k), cuts)
        self.streets = [c for c, area in cuts if area > 30000 and
                        float(self.density(c.centroid.x, c.centroid.y)) > 0.28]
        faces = [f for f in arrangement(base + [c for c, _ in cuts])
                 if self.outline.contains(f.representative_point())]
        self.cells = faces
        self.around = neighbours(faces)
        self.centres = [f.representative_point() for f in faces]
        self.cell_commune = [self._commune_of(p) for p in self.centres]
        water_now = prep(self.river)
        self.cell_water = [water_now.contains(p) for p in self.centres]

    def _commune_of(self, p):
        return min(sorted(self._commune_areas), key=lambda n: self._commune_areas[n].distance(p))
