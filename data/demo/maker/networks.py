"""Water mains and sewers, along the roads and streets of built-up ground (all fictitious)."""

import os

from .geometry import flat_lines, round_line
from .writers import MENTION, geopackage, texts


def networks(land, zoning, heat):
    """Lines by network: (name, line). Sewers reach the dense zones only, heat the perimeter of the classified network."""
    ways = [(name, line) for name, (kind, line) in sorted(land.roads.items()) if kind != "autoroute"]
    ways += [("rue", line) for line in land.streets]
    served = {"eau": zoning.of_type("U", "AUc").buffer(30), "assainissement": zoning.union("UA", "UB", "UC", "UP").buffer(15),
              "chaleur": heat.buffer(-60)}
    return {kind: [(name, round_line(part)) for name, line in ways for part in flat_lines(line.intersection(ground))
                   if part.length > 40] for kind, ground in served.items()}


def write(root, land, zoning, heat):
    """reseaux/reseaux.gpkg, one layer a network."""
    for kind, rows in sorted(networks(land, zoning, heat).items()):
        geopackage(os.path.join(root, "reseaux", "reseaux.gpkg"), kind, "LineString",
                   texts(("nom", 60), ("nature", 20), ("mention", 20)), [((name, kind, MENTION), line) for name, line in rows])
