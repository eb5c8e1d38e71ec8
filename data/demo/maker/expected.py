"""Measures of every project against every layer, computed here apart from any engine, by shapely."""

from shapely.geometry import box
from shapely.ops import unary_union

from .environment import CELL, NODATA
from .projects import PROJECTS


def overlaps(perimeter, groups):
    """(class, area, share) of the union of each class inside a perimeter."""
    out = []
    for name in sorted(groups):
        near = [g for g in groups[name] if g.intersects(perimeter)]
        area = unary_union(near).intersection(perimeter).area if near else 0.0
        if area > 0.005:
            out.append((name, area, area / perimeter.area))
    return out


def grouped(pairs):
    """Shapes by class."""
    out = {}
    for name, shape in pairs:
        out.setdefault(name, []).append(shape)
    return out


def raster_mean(perimeter, values, corner):
    """Mean of the cells of a raster, weighted by the share of each cell in the perimeter."""
    x0, y0, x1, y1 = perimeter.bounds
    total = weight = 0.0
    for row in range(int((corner[1] - y1) / CELL), int((corner[1] - y0) / CELL) + 1):
        for col in range(int((x0 - corner[0]) / CELL), int((x1 - corner[0]) / CELL) + 1):
            value = float(values[row, col])
            if value == NODATA:
                continue
            cell = box(corner[0] + CELL * col, corner[1] - CELL * (row + 1), corner[0] + CELL * (col + 1),
                       corner[1] - CELL * row)
            share = cell.intersection(perimeter).area
            total, weight = total + share * value, weight + share
    return total / weight if weight else None


def measures(world):
    """Rows (project, layer, class, measure, value, share)."""
    zoning, flood, made = world.zoning, world.flood, world.prescriptions
    layers = {"plui.zones": grouped((label, p) for _, label, p in zoning.zones),
              "communes": grouped(zoning.communes), "ppri.zones": grouped(flood.zones),
              "plui.prescriptions_surf": grouped((o["code"], o["geom"]) for o in made.surfaces),
              "plui.info_surf": grouped((o["code"], o["geom"]) for o in made.information),
              "tvb.corridors": grouped((c[0], c[3]) for c in world.ecology.corridors),
              "tvb.reservoirs": grouped((c[0], c[2]) for c in world.ecology.reservoirs),
              "draft.zones": grouped(world.versions.draft), "amended.zones": grouped(world.versions.amended), "former.zones": grouped(world.versions.former),
              "plu.annulled": {"98-00": [world.annulled["geom"]]},
              "heat.pdp": {"PDP": [world.heat]},
              "wetlands.areas": grouped((name, p) for name, _, p in world.wetlands.areas)}
    for category, items in world.easements.items():
        layers["sup." + category] = grouped((kind, p) for _, kind, _, _, _, polygons in items for p in polygons)
    rows = []
    for row in PROJECTS:
        code = row[0]
        perimeter = world.projects.perimeters[code]
        built = unary_union([p for c, nature, p in world.projects.parts if c == code and nature == "built"])
        rows.append((code, "perimeter", "", "area_m2", perimeter.area, 1.0))
        for layer in sorted(layers):
            for name, area, share in overlaps(perimeter, layers[layer]):
                rows.append((code, layer, name, "area_m2", area, share))
            if built.area:
                for name, area, share in overlaps(built, layers[layer]):
                    rows.append((code, layer, name, "built_m2", area, share))
        outside = perimeter.difference(flood.perimeter).area
        if outside > 0.005:
            rows.append((code, "ppri.perimeter", "outside", "area_m2", outside, outside / perimeter.area))
        rows.append((code, "heat_island", "mean", "degC", raster_mean(perimeter, world.island, world.corner), ""))
        rows.append((code, "services.stops", "nearest", "distance_m",
                     min(perimeter.distance(p) for *_, p in world.stops), ""))
        rows.append((code, "services.schools", "nearest", "distance_m",
                     min(perimeter.distance(p) for *_, p in world.schools), ""))
        for name in sorted({a[0] for a in world.axes}):
            lines = [a[5] for a in world.axes if a[0] == name]
            near = min(perimeter.distance(line) for line in lines)
            if near < 300:
                rows.append((code, "roads.axes", name, "distance_m", near, ""))
                if built.area:
                    rows.append((code, "roads.axes", name, "built_distance_m", min(built.distance(a) for a in lines), ""))
        others = unary_union([p for c, p in world.projects.perimeters.items() if c != code])
        shared = others.intersection(perimeter).area
        if shared > 0.005:
            rows.append((code, "projects", "others", "area_m2", shared, shared / perimeter.area))
        for o in made.lines:
            length = o["geom"].intersection(perimeter).length
            if length > 0.01:
                rows.append((code, "plui.prescriptions_lin", o["code"], "length_m", length, ""))
        count = grouped((o["code"], o["geom"]) for o in made.points if o["geom"].intersects(perimeter))
        rows += [(code, "plui.prescriptions_pct", name, "count", len(count[name]), "") for name in sorted(count)]
    return rows


class Situations:
    """What each project was drawn for, checked on the measures; a wrong one stops the making."""

    def __init__(self, rows):
        self.value = {(r[0], r[1], r[2], r[3]): r[4] for r in rows}
        self.rows = rows

    def at(self, code, layer, name, measure="area_m2"):
        """A measured value, 0 when there is none."""
        return self.value.get((code, layer, name, measure), 0.0)

    def share(self, code, layer, name):
        """A measured value over the perimeter's area."""
        return self.at(code, layer, name) / self.at(code, "perimeter", "")

    def wrong(self):
        """The names of the situations that do not hold."""
        at, share = self.at, self.share
        silent = ("plui.zones", "draft.zones", "amended.zones", "former.zones", "communes", "perimeter", "heat_island", "services.stops", "services.schools",
                  "roads.axes")
        harmless = {("plui.prescriptions_surf", "39-02"), ("plui.info_surf", "04-00")}
        p01 = [r for r in self.rows if r[0] == "P01" and r[1] not in silent and (r[1], r[2]) not in harmless]
        tests = {
            "P01 coherent": not p01 and share("P01", "plui.zones", "UP") > 0.9999
            and at("P01", "services.stops", "nearest", "distance_m") < 300
            and at("P01", "heat_island", "mean", "degC") < 3,
            "P02 red": share("P02", "ppri.zones", "R1") > 0.7,
            "P03 partly red": 0.1 < share("P03", "ppri.zones", "R2") < 0.6,
            "P04 built clear": share("P04", "ppri.zones", "R2") > 0.03
            and at("P04", "ppri.zones", "R2", "built_m2") == 0,
            "P05 built in red": at("P05", "ppri.zones", "R2", "built_m2") > 500,
            "P06 border contact": 2 < at("P06", "plui.prescriptions_surf", "01-01") < 30,
            "P07 strip in A": 60 < at("P07", "plui.zones", "A") + at("P07", "plui.zones", "Ap") < 300,
            "P08 partly outside": 0.1 < share("P08", "ppri.perimeter", "outside") < 0.9,
            "P09 outside": share("P09", "ppri.perimeter", "outside") > 0.9999,
            "P10 farmland": share("P10", "plui.zones", "A") > 0.99,
            "P11 reserved": at("P11", "plui.prescriptions_surf", "05-04") > 400,
            "P12 monument": share("P12", "sup.AC1", "Périmètre de protection") > 0.99,
            "P13 heat": share("P13", "heat.pdp", "PDP") > 0.99
            and share("P13", "sup.AC1", "Périmètre de protection") == 0,
            "P14 corridor": 0.2 < share("P14", "tvb.corridors", "COR-01") < 0.9,
            "P15 far": at("P15", "services.stops", "nearest", "distance_m") > 1000,
            "P16 hedge": any(r[0] == "P16" and r[1:3] == ("plui.prescriptions_lin", "07-04") for r in self.rows)
            and at("P16", "plui.prescriptions_pct", "07-04", "count") == 5,
            "P17 school": share("P17", "ppri.zones", "ZDE") > 0.4,
            "P19 closed": share("P19", "plui.zones", "2AU") > 0.99,
            "P20 two communes": len([r for r in self.rows if r[0] == "P20" and r[1] == "communes"]) == 2
            and at("P20", "communes", "Chantelouvre") > 10000,
            "P21 hot": at("P21", "heat_island", "mean", "degC") > 5,
            "P22 well": share("P22", "sup.AS1", "Périmètre de protection rapprochée") > 0.5,
            "P23 waiting": share("P23", "plui.prescriptions_surf", "05-07") > 0.99
            and share("P23", "plui.info_surf", "38-00") > 0.9,
            "P24 stecal": share("P24", "plui.prescriptions_surf", "16-03") > 0.99,
            "P25 drawn over a parcel of P07": 500 < at("P25", "projects", "others") < 0.5 * at("P25", "perimeter", ""),
            "P25 given back by the draft": share("P25", "draft.zones", "A") > 0.7,
            "P26 closed": share("P26", "plui.zones", "2AU") > 0.99,
            "P26 opened but for a strip": 0.1 < share("P26", "amended.zones", "Nj") < 0.5
            and share("P26", "amended.zones", "1AUh") > 0.5 and share("P19", "amended.zones", "1AUh") > 0.99,
            "P27 noise": 0 < at("P27", "roads.axes", "D 941", "distance_m") < 90
            and share("P27", "plui.zones", "UP") > 0.99,
            "P28 setback": 0 < at("P28", "roads.axes", "A 907", "built_distance_m") < 90
            and share("P28", "plui.zones", "1AUh") > 0.99,
            "P29 wetland": abs(at("P29", "wetlands.areas", "Zone humide : Le Pré aux Joncs") - 900) < 5,
            "P30 wetland": abs(at("P30", "wetlands.areas", "Zone humide : Les Rives du Ru") - 1100) < 5,
            "P31 immediate": at("P31", "sup.AS1", "Périmètre de protection immédiate") > 100,
            "P32 far": share("P32", "sup.AS1", "Périmètre de protection éloignée") > 0.99
            and at("P32", "sup.AS1", "Périmètre de protection rapprochée") == 0,
            "P33 envelope": share("P33", "sup.PM1", "Enveloppe des zonages réglementaires") > 0.99
            and not any(r[0] == "P33" and r[1] == "ppri.zones" for r in self.rows),
            "P34 fictitious": at("P34", "sup.I3", "Bande de servitude") > 50,
            "P35 reserved for it": share("P35", "plui.prescriptions_surf", "05-02") > 0.9999
            and share("P35", "plui.zones", "UP") > 0.99,
            "P36 annulled": share("P36", "plu.annulled", "98-00") > 0.9999
            and share("P36", "communes", "Brévalle-la-Levée") > 0.9999,
            "P37 mix": share("P37", "plui.prescriptions_surf", "17-00") > 0.99,
            "P39 severs a corridor": at("P39", "tvb.corridors", "COR-05") > 500
            and share("P39", "plui.zones", "UP") > 0.99,
            "P40 farmland now, open then": share("P40", "plui.zones", "A") > 0.99
            and share("P40", "former.zones", "1AUh") > 0.99,
            "P38 biotope": share("P38", "plui.prescriptions_surf", "42-00") > 0.99,
        }
        return sorted(name for name, holds in tests.items() if not holds)
