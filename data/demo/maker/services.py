"""Stops, schools, parks and population."""

import math

import numpy as np
from osgeo import osr
from shapely.geometry import Polygon
from shapely.ops import unary_union

from .environment import CELL, burn
from .geometry import at, point, rounded, seeded

WORDS = ("Tilleuls", "Peupliers", "Vieux Puits", "Faïenciers", "Lavoir", "Halles", "Bel-Air", "Croix-Verte", "Vignes",
         "Marronniers", "Grand Clos", "Mariniers", "Quatre-Chemins", "Moulin", "Pépinières", "Cerisaie",
         "Haute Borne",
         "Petit Pont", "Tanneurs", "Verger", "Glycines", "Fontaine", "Champ Rond", "Basse Levée", "Jardiniers",
         "Closeries")
WAYS = ("Les ", "Place des ", "Rue des ", "Pont des ")
PEOPLE_PER_HECTARE = {"UA": 95, "UB": 62, "UC": 120, "UP": 24, "UV": 34, "UE": 0.5, "UG": 3, "A": 0.12, "Ap": 0.08,
                      "N": 0.05, "Nf": 0.02}
SCHOOLS = [(7.2, 6.9), (8.1, 7.2), (8.0, 6.5), (6.6, 7.1), (6.1, 7.6), (5.6, 7.1), (6.6, 7.75), (7.6, 7.85),
           (8.7, 7.5),
           (9.2, 7.6), (9.3, 6.6), (7.4, 5.2), (7.7, 9.4), (8.2, 9.9), (5.3, 9.4), (2.2, 8.5), (2.7, 8.0), (1.4, 6.3),
           (11.6, 7.1), (11.1, 7.7), (12.3, 6.7), (10.7, 3.5), (9.0, 1.8), (4.4, 2.9), (4.9, 2.1), (1.5, 2.1)]


def stops(land, zoning):
    """Bus stops along the roads of the built-up areas, tram stops on the main axis: (id, name, mode, point)."""
    urban = zoning.of_type("U").buffer(40)
    far = point(at(12.5, 9.0))
    out = []
    tram = land.roads["D 920"][1]
    for k in range(int(tram.length / 470)):
        p = tram.interpolate(470.0 * k)
        if at(0, 4.4)[1] < p.y < at(0, 8.8)[1] and urban.contains(p):
            out.append(("tram", p))
    for name, (kind, road) in sorted(land.roads.items()):
        for k in range(1, int(road.length / 390)):
            p = road.interpolate(390.0 * k)
            if kind != "autoroute" and urban.contains(p) and p.distance(far) > 1500 \
                    and all(p.distance(q) > 220 for _, q in out):
                out.append(("bus", p))
    return [("STOP%03d" % (k + 1), WAYS[(k * 7) % 4] + WORDS[(k * 11) % len(WORDS)], mode, point(p.coords[0]))
            for k, (mode, p) in enumerate(out)]


def schools(land):
    """Public schools: (id, name, level, free places, commune, point)."""
    rng = seeded("schools")
    out = []
    for k, (u, v) in enumerate(SCHOOLS):
        p = point((at(u, v)[0] + rng.uniform(-60, 60), at(u, v)[1] + rng.uniform(-60, 60)))
        near = min(range(len(land.centres)), key=lambda i: land.centres[i].distance(p))
        out.append(("ECO%02d" % (k + 1), "École des %s" % WORDS[(k * 5) % len(WORDS)],
                    ("maternelle", "élémentaire", "primaire")[k % 3],
                    int(rng.randint(0, 45)), land.cell_commune[near], p))
    return out


def parks(land, zoning, projects):
    """Public parks: parcels of the leisure zones, and squares in the quarters: (id, name, polygon)."""
    rng = seeded("parks")
    out = [zone for _, label, zone in zoning.zones if label in ("UL", "Nj")]
    out += [land.cells[k] for k, label in enumerate(zoning.labels)
            if label in ("UB", "UP", "UV", "UC") and land.cells[k].area > 5000 and k not in projects.taken
            and rng.uniform() < 0.02]
    return [("PARC%02d" % (k + 1), "Parc des %s" % WORDS[(k * 3 + 1) % len(WORDS)], p) for k, p in enumerate(out)]


def neighbourhoods(zoning):
    """Priority neighbourhoods (QPV): the two largest quarters of collective housing: (code, name, polygon)."""
    quarters = unary_union([zone for _, label, zone in zoning.zones if label == "UC"])
    largest = sorted(getattr(quarters, "geoms", [quarters]), key=lambda p: -p.area)[:2]
    return [("QN0459%02d" % (k + 1), name, p) for k, (name, p) in enumerate(zip(("Les Chaises", "Bel-Air"), largest))]


def population(zoning, corner, shape):
    """Inhabitants on the raster grid, by zone and noise of occupation."""
    rows, cols = shape
    rng = seeded("population")
    people = burn([(z, PEOPLE_PER_HECTARE.get(label, 0.0)) for _, label, z in zoning.zones], corner[0], corner[1],
                  cols, rows)
    return people * CELL * CELL / 1e4 * rng.uniform(0.6, 1.4, people.shape)


def population_grid(people, corner, lambert, laea):
    """Cells of 200 m of the European grid (EPSG:3035), as statistics give them.

    Rows are (id, people, households, imputed, polygon).
    """
    rows, cols = people.shape
    forward = osr.CoordinateTransformation(lambert, laea)
    back = osr.CoordinateTransformation(laea, lambert)
    row, col = np.nonzero(people > 0)
    xy = np.column_stack([corner[0] + CELL * (col + 0.5), corner[1] - CELL * (row + 0.5)])
    there = np.array(forward.TransformPoints(xy.tolist()))[:, :2]
    index = np.floor(there / 200.0).astype(int)
    total = {}
    for (i, j), amount in zip(map(tuple, index), people[row, col]):
        total[(i, j)] = total.get((i, j), 0.0) + amount
    out = []
    for (i, j), amount in sorted(total.items()):
        ind = round(amount, 1)
        if ind >= 1.0:
            corners = [(200.0 * (i + a), 200.0 * (j + b)) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
            ring = [p[:2] for p in back.TransformPoints(corners)]
            men = round(ind / 2.15, 1)
            out.append(("CRS3035RES200mN%dE%d" % (200 * j, 200 * i), ind, men, int(men < 11), Polygon(rounded(ring))))
    return out


def population_by_commune(people, corner, communes):
    """Inhabitants of each commune, to the unit."""
    rows, cols = people.shape
    return {name: int(math.floor(people[burn([(p, 1.0)], corner[0], corner[1], cols, rows) > 0].sum()))
            for name, p in communes}
