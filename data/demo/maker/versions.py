"""Other versions of the intercommunal plan, and the municipal plan of the commune that has kept its own."""

from shapely.ops import unary_union
from shapely.prepared import prep

from .geometry import dissolve, flat_lines, round_line, tidy

KEPT_ITS_OWN = "Brévalle-la-Levée"
ANNULLED = "Annulation partielle : classement en zone UP du secteur du Manoir (jugement fictif du 12 mars 2025)"
# The plan under revision is drawn by families: label -> (label, name, TYPEZONE, FORMDOMI).
FAMILIES = {"U": ("U : zones urbaines", "U", "0100"), "1AU": ("1AU : à urbaniser", "AUc", "0300"),
            "2AU": ("2AU : à urbaniser à long terme", "AUs", "0300"), "A": ("A : zone agricole", "A", "0700"),
            "N": ("N : zone naturelle", "N", "0800")}


def family(label):
    """The family of a zone's label."""
    return {"1AUh": "1AU", "1AUe": "1AU", "2AU": "2AU", "A": "A", "Ap": "A"}.get(label, label[0])


class Versions:
    """Zones of the plan before (ETAT 05), of the draft (ETAT 02) and of the approved amendment (ETAT 07)."""

    def __init__(self, land, zoning, projects):
        cells, labels = land.cells, zoning.labels
        shared = [k for k in projects.cells["P07"]]
        back_to_farming = {k for k, label in enumerate(labels) if label == "1AUh" and k not in shared
                           and cells[k].distance(projects.perimeters["P07"]) < 600}
        opened = {k for k, label in enumerate(labels) if label == "2AU"
                  and cells[k].distance(projects.perimeters["P19"]) < 400}
        green = {min(projects.cells["P26"], key=lambda k: cells[k].area)}
        draft = ["A" if k in back_to_farming else family(label) for k, label in enumerate(labels)]
        amended = ["Nj" if k in green else "1AUh" if k in opened else label for k, label in enumerate(labels)]
        self.draft = dissolve(cells, draft)
        kept = [k for k, commune in enumerate(land.cell_commune) if commune != KEPT_ITS_OWN]
        self.amended = dissolve([cells[k] for k in kept], [amended[k] for k in kept])
        # The plan before: the subdivision that keeps its rules was open for building.
        former = ["1AUh" if k in set(projects.cells["P40"]) else label for k, label in enumerate(labels)]
        self.former = dissolve([cells[k] for k in kept], [former[k] for k in kept])


class Share:
    """The objects of a plan on some communes; what runs beyond is cut at the border."""

    def __init__(self, zoning, communes):
        self.communes = communes
        self.zones = [z for z in zoning.zones if z[0] in communes]
        self.area = unary_union([p for name, p in zoning.communes if name in communes])
        self.insee = {name: code for name, code in zoning.insee.items() if name in communes}
        self.prepared = prep(self.area)

    def cut(self, objects):
        """Whole objects, their parts in these communes, or nothing."""
        out = []
        for one in objects:
            g = one["geom"]
            if self.prepared.contains(g) or (g.geom_type == "Point" and self.prepared.intersects(g)):
                out.append(one)
            elif not self.prepared.intersects(g):
                continue
            elif g.geom_type == "Polygon" and self.prepared.contains(g.representative_point()) \
                    and g.difference(self.area).area < 1.0:
                out.append(one)
            elif g.geom_type == "Polygon":
                out += [dict(one, geom=p) for p in tidy(g.intersection(self.area), 20)]
            else:
                out += [dict(one, geom=round_line(part)) for part in flat_lines(g.intersection(self.area))
                        if part.length > 10]
        return out
