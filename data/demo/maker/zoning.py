"""The zoning of the intercommunal plan: one label per parcel, then zones that follow parcels."""

from shapely.geometry import LineString
from shapely.ops import unary_union
from shapely.prepared import prep

from .geometry import at, blob, dissolve
from .landscape import COMMUNES

# LIBELLE: (LIBELONG, TYPEZONE, FORMDOMI, DESTOUI, DESTCDT, DESTNON)
ZONES = {
    "UA": ("UA : centre ancien de Valombre", "U", "0101", "20-30-40", "53", "10-51-52"),
    "UB": ("UB : faubourgs et centres de quartier", "U", "0103", "20-30-40", "51-53", "10-52"),
    "UC": ("UC : ensembles d'habitat collectif", "U", "0105", "20-40", "30-53", "10-51-52"),
    "UP": ("UP : quartiers pavillonnaires", "U", "0107", "20-43", "30-42-53", "10-51-52"),
    "UV": ("UV : centres-bourgs et villages", "U", "0102", "20-30-40", "51", "52"),
    "UE": ("UE : zones d'activités économiques", "U", "0201", "30-50", "42", "10-20"),
    "UG": ("UG : grands équipements", "U", "0502", "40", "22-53", "10-21-51-52"),
    "UL": ("UL : parcs urbains, sports et loisirs", "U", "0405", "45", "32-44", "10-20-50"),
    "1AUh": ("1AUh : à urbaniser, habitat", "AUc", "0300", "20-40", "30", "10-51-52"),
    "1AUe": ("1AUe : à urbaniser, activités", "AUc", "0200", "30-50", "42", "10-20"),
    "2AU": ("2AU : à urbaniser, ouverture subordonnée à une évolution du plan", "AUs", "0300", "", "42",
            "10-20-30-50"),
    "A": ("A : zone agricole", "A", "0701", "11", "42", "20-30-50"),
    "Ap": ("Ap : zone agricole à valeur paysagère", "A", "0701", "", "11-42", "20-30-50"),
    "N": ("N : zone naturelle", "N", "0800", "12", "42", "20-30-50"),
    "Nf": ("Nf : massifs et boisements", "N", "0801", "12", "42", "20-30-50"),
    "Nr": ("Nr : la Lauvre, ses rives et ses îles", "N", "0801", "", "42", "20-30-50"),
    "Nj": ("Nj : jardins familiaux et coulées vertes", "N", "0401", "", "11-42", "20-30-50"),
}
# Sectors drawn by the planners: LIBELLE, centre (km), radius (m), elongation, angle.
SECTORS = [
    ("UE", (3.8, 7.75), 520, 1.25, 70), ("UE", (3.65, 6.05), 330, 1.2, 10), ("UE", (10.9, 8.5), 330, 1.3, 25),
    ("UE", (4.0, 3.75), 260, 1.3, 0), ("UE", (9.2, 9.0), 260, 1.2, 80),
    ("UG", (6.5, 8.35), 270, 1.2, 20), ("UG", (8.75, 8.45), 250, 1.2, 0), ("UG", (9.3, 6.75), 150, 1.3, 60),
    ("UL", (6.75, 5.0), 260, 1.3, 60), ("UL", (12.2, 6.6), 140, 1.2, 0), ("UL", (2.6, 9.1), 150, 1.2, 0),
    ("1AUh", (11.45, 2.75), 260, 1.3, 60), ("1AUh", (5.25, 3.05), 190, 1.3, 80), ("1AUh", (8.75, 9.7), 230, 1.2, 20),
    ("1AUh", (3.05, 8.35), 210, 1.3, 100), ("1AUh", (8.15, 8.72), 190, 1.5, 90), ("1AUh", (11.0, 7.45), 170, 1.3, 60),
    ("1AUh", (6.95, 9.9), 190, 1.2, 30), ("1AUh", (5.75, 9.2), 150, 1.3, 0), ("1AUh", (5.35, 6.35), 220, 1.3, 30),
    ("1AUe", (8.5, 5.2), 300, 1.4, 150), ("1AUe", (3.85, 8.7), 220, 1.2, 80),
    ("2AU", (12.55, 7.45), 250, 1.2, 40), ("2AU", (3.7, 2.4), 200, 1.2, 0), ("2AU", (10.2, 3.9), 170, 1.2, 30),
    ("Nj", (9.95, 7.25), 190, 1.7, 95), ("Nj", (5.95, 6.35), 140, 1.6, 40), ("Nj", (6.7, 4.45), 130, 1.5, 30),
    ("Nf", (8.95, 1.05), 300, 1.5, 10), ("Nf", (12.9, 3.2), 330, 1.4, 80),
]
MERGE_BELOW = 6000.0  # m2: smaller spots of zone join their neighbour


def raw_labels(land):
    """First label of each parcel, from its place."""
    sectors = [(label, prep(blob("sector %d" % k, at(*c), r, e ** 0.5, a)))
               for k, (label, c, r, e, a) in enumerate(SECTORS)]
    centre = LineString([at(7.6, 6.85), at(7.6, 6.86)])
    streams = unary_union(list(land.streams.values()))
    channel = prep(land.channel)
    levee_side = prep(land.axis.buffer(330))
    xs = [p.x for p in land.centres]
    ys = [p.y for p in land.centres]
    density = land.density(xs, ys)
    wood = land.woodiness(xs, ys)
    out = []
    for k, p in enumerate(land.centres):
        d, u = density[k], (p.x - at(0, 0)[0]) / 1000
        v = (p.y - at(0, 0)[1]) / 1000
        from_centre = p.distance(centre)
        hit = [label for label, area in sectors if area.contains(p)]
        forest = wood[k] + (0.22 if u < 5 and v > 6.5 else 0) + (0.18 if v < 1.7 else 0) - (0.25
                                                                                            if 1.9 < v < 5.2 else 0)
        if channel.contains(p):
            label = "Nr"
        elif hit:
            label = hit[-1]
        elif d > 1.16:
            label = "UA"
        elif d > 0.72 and from_centre < 2600:
            label = "UB"
        elif d > 0.36 and from_centre < 3000:
            label = "UC" if land.woodiness(p.x + 9000, p.y) > 0.22 else "UP"
        elif d > 0.70:
            label = "UV"
        elif d > 0.30:
            label = "UP"
        elif levee_side.contains(p):
            label = "Nr"
        elif p.distance(streams) < 90:
            label = "N"
        elif forest > 0.27:
            label = "Nf"
        elif abs(p.y - land.axis_north(p.x)) < 1150:
            label = "Ap"
        else:
            label = "A"
        out.append(label)
    return out


def settle(land, labels, rounds=3):
    """Parcels alone among others take the label around them, inside their commune."""
    for _ in range(rounds):
        after = list(labels)
        for k, around in enumerate(land.around):
            score = {}
            for j, length in around.items():
                if land.cell_commune[j] == land.cell_commune[k]:
                    score[labels[j]] = score.get(labels[j], 0.0) + length
            total = sum(score.values())
            if total and score.get(labels[k], 0.0) < 0.24 * total and not land.cell_water[k]:
                after[k] = max(sorted(score), key=lambda n: score[n])
        labels = after
    return labels


def absorb_spots(land, labels):
    """Connected spots under MERGE_BELOW join the neighbour with the longest border."""
    while True:
        changed = False
        for spot in components(land, labels):
            area = sum(land.cells[k].area for k in spot)
            if area >= MERGE_BELOW:
                continue
            inside, score = set(spot), {}
            for k in spot:
                for j, length in land.around[k].items():
                    if j not in inside and land.cell_commune[j] == land.cell_commune[k]:
                        score[labels[j]] = score.get(labels[j], 0.0) + length
            if score:
                best = max(sorted(score), key=lambda n: score[n])
                for k in spot:
                    labels[k] = best
                changed = True
        if not changed:
            return labels


def components(land, labels):
    """Groups of adjacent parcels of one label and one commune."""
    seen, out = set(), []
    for k in range(len(labels)):
        if k in seen:
            continue
        stack, group = [k], []
        seen.add(k)
        while stack:
            i = stack.pop()
            group.append(i)
            for j in land.around[i]:
                if j not in seen and labels[j] == labels[i] and land.cell_commune[j] == land.cell_commune[i]:
                    seen.add(j)
                    stack.append(j)
        out.append(sorted(group))
    return out


class Zoning:
    """Labels of parcels, zones and communes, all on the same vertices."""

    def __init__(self, land):
        self.land = land
        self.insee = {name: code for name, (code, _) in COMMUNES.items()}
        self.labels = absorb_spots(land, settle(land, raw_labels(land)))
        keys = list(zip(land.cell_commune, self.labels))
        self.zones = [(commune, label, polygon) for (commune, label), polygon in dissolve(land.cells, keys)]
        self.communes = dissolve(land.cells, land.cell_commune)
        self.territory = dissolve(land.cells, [0] * len(land.cells))[0][1]

    def union(self, *labels):
        """Ground under some labels."""
        return unary_union([p for _, label, p in self.zones if label in labels])

    def of_type(self, *types):
        """Ground under some TYPEZONE."""
        return self.union(*[n for n, z in ZONES.items() if z[1] in types])
