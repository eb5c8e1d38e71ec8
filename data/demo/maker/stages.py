"""One operation from sketch to use: its three variants, what the works take, what is built in the end."""

from shapely.ops import unary_union

from .geometry import tidy
from .projects import merged

OPERATION = "OP-ARC"
NAME = "Porte des Arcelles"
HAUL_ROAD = 12.0  # width (m) of the strip the works take of the green strip


class Stages:
    """Perimeters of the operation at each stage, made of the parcels of P26."""

    def __init__(self, land, projects, prescriptions):
        cells = projects.cells["P26"]
        green = min(cells, key=lambda k: land.cells[k].area)  # what the amendment makes a green strip
        noisy = unary_union([o["geom"] for o in prescriptions.information if o["code"] == "14-00"])
        kept = [k for k in cells if k != green]
        quiet = [k for k in kept if not land.cells[k].intersects(noisy)]
        whole, without, calm = (largest(merged(land, some)) for some in (cells, kept, quiet))
        site = largest(unary_union([without, land.cells[green].intersection(without.buffer(HAUL_ROAD, join_style=2))]))
        # stage, variant, phase, dwellings, social dwellings, floor area, perimeter
        self.rows = [
            ("esquisse", "A", "design", 110, None, None, whole),
            ("esquisse", "B", "design", 100, None, None, without),
            ("esquisse", "C", "design", 80, None, None, calm),
            ("programmation", "B", "programming", 100, 30, 8600, without),
            ("travaux", "B", "works", 100, 30, 8600, site),
            ("usage", "B", "use", 98, 30, 8500, site),
        ]
        self.as_built = without

    def shapes(self):
        """Every perimeter, for the proof."""
        return [row[-1] for row in self.rows] + [self.as_built]


def largest(shape):
    """One valid polygon: the largest part, rounded as the others."""
    return max(tidy(shape), key=lambda part: part.area)
