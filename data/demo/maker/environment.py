"""Ecology, heat network, heat island and easements."""

import math

import numpy as np
from osgeo import gdal, ogr
from shapely.geometry import LineString
from shapely.ops import unary_union

from .geometry import Noise, at, blob, drawn, flat_lines, point, round_line, tidy, variable_buffer
from .projects import orientation
from .writers import LAMBERT93

CELL = 20.0
NODATA = -9999.0
WARMTH = {"UA": 4.7, "UB": 4.1, "UC": 3.4, "UP": 2.3, "UV": 2.6, "UE": 4.2, "UG": 3.0, "UL": 0.8, "1AUh": 1.0,
          "1AUe": 1.1, "2AU": 0.8, "A": 0.6, "Ap": 0.5, "N": 0.2, "Nf": 0.0, "Nr": 0.1, "Nj": 0.5}
RIDGES = {"bois de Fontbrulle – coteau": [(3.6, 10.2), (4.3, 8.3), (4.45, 6.6), (4.4, 5.3), (4.6, 4.4)],
          "vallée de la Dusselle": [(12.6, 1.8), (10.6, 2.2), (8.2, 2.75), (6.2, 2.6), (3.4, 3.05), (0.6, 3.8)],
          "lisières de la Grand-Cour": [(12.6, 8.5), (13.0, 7.5), (12.6, 6.7), (11.6, 5.6)]}


class Ecology:
    """Corridors and reservoirs of the green and blue network."""

    def __init__(self, land, zoning, projects):
        waves = Noise("corridor", 900, 2)
        brook = land.streams["le Bresmois"]
        wide = variable_buffer(brook, lambda f: 150 + 60 * float(waves(f * 9000, 0)))
        meadows = blob("meadows", at(10.72, 7.5), 240, 1.15, 80, 0.12)
        self.brook = unary_union([wide, meadows]).intersection(zoning.territory)
        self.corridors = [("COR-01", "Corridor de la vallée du Bresmois", "aquatique et humide", self.brook)]
        for k, (name, line) in enumerate(RIDGES.items()):
            band = variable_buffer(drawn("ridge " + name, line, amplitude=60),
                                   lambda f, k=k: 130 + 70 * float(waves(f * 7000, 3000 * (k + 1))))
            self.corridors.append(("COR-%02d" % (k + 2), "Corridor " + name, "boisé",
                                   band.intersection(zoning.territory)))
        self.corridors.append(("COR-05", "Continuité des noyers", "boisé", across(projects.perimeters["P39"], 420, 16)))
        self.reservoirs = [("RES-01", "La Lauvre, ses îles et ses rives",
                            land.channel.buffer(35).intersection(zoning.territory))]
        for _, label, zone in zoning.zones:
            if label == "Nf" and zone.area > 4e5:
                core = zone.buffer(-25).simplify(3)
                self.reservoirs.append(("RES-%02d" % (len(self.reservoirs) + 1),
                                        "Massif boisé n° %d" % len(self.reservoirs), core))
        narrow = brook.buffer(60, resolution=4).simplify(0.5)
        self.plan_corridor = narrow.intersection(zoning.territory)


def across(perimeter, reach, half_width):
    """A straight band across the short side of a perimeter, beyond it on both sides (metres)."""
    angle = math.radians(orientation(perimeter) + 90.0)
    c, step = perimeter.centroid, (math.cos(angle) * reach, math.sin(angle) * reach)
    line = LineString([(c.x - step[0], c.y - step[1]), (c.x, c.y), (c.x + step[0], c.y + step[1])])
    return tidy(line.buffer(half_width, cap_style=2))[0]


def heat_network(projects):
    """Priority development perimeter of the heat network, around P13."""
    c = projects.perimeters["P13"].centroid
    return tidy(blob("heat network", (c.x + 260, c.y - 180), 760, 1.25, 15, 0.16, 60))[0]


def heat_island(land, zoning):
    """Night-time heat-island intensity (°C): rows from north to south, and the raster's corner."""
    x0, y0, x1, y1 = zoning.territory.bounds
    x0, y1 = np.floor(x0 / CELL) * CELL, np.ceil(y1 / CELL) * CELL
    cols, rows = int(np.ceil((x1 - x0) / CELL)), int(np.ceil((y1 - y0) / CELL))
    warm = burn([(z, WARMTH[label]) for _, label, z in zoning.zones], x0, y1, cols, rows)
    inside = burn([(zoning.territory, 1.0)], x0, y1, cols, rows) > 0
    water = burn([(land.channel, 1.0)], x0, y1, cols, rows)
    x, y = np.meshgrid(x0 + CELL * (np.arange(cols) + 0.5), y1 - CELL * (np.arange(rows) + 0.5))
    field = blur(warm, 7) * 1.06 + 0.45 * Noise("heat", 500, 4)(x, y) - 0.9 * blur(water, 9)
    hot_x, hot_y = at(7.75, 7.35)
    field += 0.6 * np.exp(-((x - hot_x) ** 2 + (y - hot_y) ** 2) / 420.0 ** 2)
    field = np.round(np.clip(field, 0, 6), 1)
    return np.where(inside, field, NODATA).astype(np.float32), (x0, y1), warm


def burn(shapes, x0, y1, cols, rows):
    """Raster of values of polygons."""
    target = gdal.GetDriverByName("MEM").Create("", cols, rows, 1, gdal.GDT_Float64)
    target.SetGeoTransform((x0, CELL, 0, y1, 0, -CELL))
    target.SetProjection(LAMBERT93.ExportToWkt())
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("shapes", LAMBERT93, ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTReal))
    for shape, value in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["value"] = float(value)
        feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(shape.wkb)))
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(target, [1], layer, options=["ATTRIBUTE=value"])
    return target.GetRasterBand(1).ReadAsArray()


def blur(field, radius):
    """Two box averages of a square window."""
    for _ in range(2):
        for axis in (0, 1):
            padded = np.pad(field, [(radius + 1, radius) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
            sums = np.cumsum(padded, axis=axis)
            size = 2 * radius + 1
            high = np.take(sums, np.arange(size, padded.shape[axis]), axis=axis)
            low = np.take(sums, np.arange(0, padded.shape[axis] - size), axis=axis)
            field = (high - low) / size
    return field


def power_line():
    """The axis of the electricity line whose strip is an easement."""
    return LineString([at(13.9, 2.6), at(12.15, 2.0), at(10.0, 1.05), at(7.6, 0.6), at(5.3, 1.55), at(2.9, 1.2),
                       at(0.6, 2.4)])


def easements(land, zoning, flood, projects):
    """Public-utility easements by category: list of (name, typeAss, modeGeoAss, paramCalc, source, polygon)."""
    monument = point(at(7.5, 6.72))
    castle = blob("castle", at(4.75, 2.45), 330, 1.3, 35, 0.2, 40)
    well = projects.perimeters["P22"].centroid
    spring = point((well.x - 210, well.y + 120))
    line = power_line()
    pipe = LineString([at(0.3, 5.75), at(2.4, 5.25), at(4.2, 4.95), at(5.1, 5.05)])
    envelope = unary_union([p for _, p in flood.zones]).buffer(30).buffer(-25).simplify(4)
    quarry, hall = projects.perimeters["P33"].centroid, projects.perimeters["P34"].representative_point()
    cavities = blob("cavities", quarry.coords[0], 150, 1.15, 30, 0.14, 30)
    return {
        "AC1": [("Collégiale Sainte-Ombeline (fictive)", "Périmètre de protection", "Zone tampon", 500, "Cadastre",
                 tidy(monument.buffer(500, resolution=32))),
                ("Château de Brévalle (fictif)", "Périmètre des abords", "Digitalisation", None, "Cadastre",
                 tidy(castle))],
        "AS1": [("Captage du Port : protection immédiate", "Périmètre de protection immédiate", "Digitalisation",
                 None, "Cadastre",
                 tidy(blob("well 1", spring.coords[0], 28, 1.1, 20, 0.1, 10))),
                ("Captage du Port : protection rapprochée", "Périmètre de protection rapprochée", "Digitalisation",
                 None, "Cadastre",
                 tidy(blob("well 2", (spring.x + 60, spring.y - 20), 310, 1.3, 160, 0.18, 28))),
                ("Captage du Port : protection éloignée", "Périmètre de protection éloignée", "Digitalisation", None,
                 "Scan25",
                 tidy(blob("well 3", (spring.x + 160, spring.y + 260), 900, 1.3, 100, 0.2,
                           40).intersection(zoning.territory)))],
        "I4": [("Ligne 225 kV Grand-Cour – Rossays (fictive)", "Bande de servitude", "Zone tampon", 30, "BDTopo",
                tidy(line.buffer(30, resolution=4).intersection(zoning.territory)))],
        "PM1": [("PPRI du val de Valombre (fictif)", "Enveloppe des zonages réglementaires", "Digitalisation", None,
                 "Scan25", tidy(envelope.intersection(zoning.territory), 5000)),
                ("PPR cavités des Quatre-Vents (fictif)",
                 "Enveloppe des zonages réglementaires", "Digitalisation", None, "Scan25", tidy(cavities))],
        "AC2": [("Rives et îles de la Lauvre à Saint-Aubrin (fictif)", "Site inscrit", "Digitalisation", None, "Scan25",
                 tidy(blob("site", at(11.0, 4.9), 420, 1.6, 5, 0.12, 30)))],
        "AC4": [("Site patrimonial du bourg de Brévalle (fictif)", "Site patrimonial remarquable", "Digitalisation", None,
                 "Cadastre", tidy(blob("heritage site", at(4.35, 3.0), 190, 1.2, 60, 0.15, 24)))],
        "A9": [("Zone agricole protégée de la Dusselle (fictive)", "Zone agricole protégée", "Digitalisation", None,
                "Cadastre", tidy(blob("farm zone", at(6.6, 2.95), 520, 1.5, 0, 0.15, 30)))],
        "I1": [("Canalisation d'hydrocarbures de la plaine (fictive)", "Bande SUP 1", "Zone tampon", 60, "BDTopo",
                tidy(pipe.buffer(60, resolution=4).intersection(zoning.territory)))],
        "PM3": [("PPRT du dépôt de la Haute Plaine (fictif)", "Enveloppe des zonages réglementaires", "Digitalisation", None,
                 "Cadastre", tidy(blob("depot", at(9.2, 9.05), 190, 1.1, 0, 0.1, 24)))],
        # A place that means nothing: the real line is not for the public.
        "I3": [("Canalisation de gaz Grand-Cour – Rossays (fictive) : tracé non communiqué", "Bande de servitude",
                "Géométrie fictive", None, "Aucune", tidy(hall.buffer(5, cap_style=3)))],
    }


class Wetlands:
    """The inventory of wetlands: those along the streams, and the two that lie in projects."""

    def __init__(self, land, zoning, projects):
        clear = unary_union(list(projects.perimeters.values())).buffer(40)
        self.areas = []
        for name, stream in sorted(land.streams.items()):
            for k, f in enumerate((0.12, 0.27, 0.41, 0.58, 0.74, 0.88)):
                c = stream.interpolate(f, normalized=True)
                shape = blob("wetland %s %d" % (name, k), c.coords[0], 70, 1.5, 40 * k, 0.2, 26)
                for p in tidy(shape.intersection(zoning.territory).difference(clear), 2000):
                    self.areas.append(("Zone humide de %s" % name, "probable", p))
        for code, name, wanted in (("P29", "Le Pré aux Joncs", 900.0), ("P30", "Les Rives du Ru", 1100.0)):
            self.areas.append(("Zone humide : %s" % name, "critères pédologique et botanique",
                               self._inside(code, projects.perimeters[code], wanted)))

    @staticmethod
    def _inside(name, perimeter, wanted):
        """A wet hollow of the wanted area, wholly inside a perimeter."""
        c = perimeter.buffer(-22).representative_point().coords[0]
        low, high = 5.0, 60.0
        while high - low > 1e-4:
            radius = (low + high) / 2
            area = blob("hollow " + name, c, radius, 1.1, 25, 0.14, 22).area
            low, high = (radius, high) if area < wanted else (low, radius)
        return tidy(blob("hollow " + name, c, low, 1.1, 25, 0.14, 22))[0]


def noise_maps(land, territory):
    """Strategic noise maps: rows of (source, Lden class, polygon), for roads and for the railway."""
    out = {"route": [], "fer": []}
    for kind, name, line, steps in (("route", "A 907", land.roads["A 907"][1], (("Lden70", 55), ("Lden65", 105))),
                                    ("route", "D 941", land.roads["D 941"][1], (("Lden65", 22),)),
                                    ("fer", "voie ferrée", land.railway, (("Lden70", 30), ("Lden65", 60)))):
        for level, metres in steps:
            out[kind] += [(name, level, p) for p in tidy(line.buffer(metres, resolution=3).simplify(1).intersection(territory),
                                                         500)]
    return out


# road: (noise category, regime, setback from the axis, width of the carriageway), in metres
AXES = {"A 907": ("1", "autoroute", 100, 26.0), "D 941": ("3", "grande circulation", 75, 9.0),
        "D 920": ("3", None, None, 10.0), "D 951": ("4", "grande circulation", 75, 8.0),
        "D 922": ("5", None, None, 7.0)}


def axes(land, territory):
    """Axes of the roads and of the railway whose noise is classed: (name, category, regime, setback, width, line)."""
    rows = [(name, *AXES[name], land.roads[name][1]) for name in sorted(AXES)]
    rows.append(("voie ferrée", "3", None, None, 12.0, land.railway))
    return [(*row[:5], round_line(part)) for row in rows for part in flat_lines(row[5].intersection(territory))
            if part.length > 20]
