"""The demonstration projects: perimeters made of parcels, each for a situation a planner meets."""

import math

from shapely.affinity import rotate, translate
from shapely.geometry import LineString, Polygon, box
from shapely.ops import linemerge, unary_union

from .geometry import at, flat_lines, point, round_polygon, seeded, tidy

# code, name, type, phase, dwellings, social dwellings, floor area, footprint, status, situation,
# anchor (km), area wanted (m2), allowed LIBELLE
PROJECTS = [
    ("P01", "Clos des Merisiers", "lotissement", "programming", 46, 12, 3900, 2600, "actif",
     "zone urbaine, sans contrainte relevée", (5.72, 7.55), 21000, ("UP",)),
    ("P02", "ZAC des Grandes Grèves", "ZAC", "design", 0, 0, 42000, 38000, "actif",
     "en grande partie en zone rouge R1 du PPRI", (8.5, 5.2), 70000, ("1AUe",)),
    ("P03", "Les Varennes, tranche 1", "lotissement", "design", 60, 15, 5200, 3400, "actif",
     "en partie en zone rouge R2, emprise bâtie inconnue", (11.5, 2.62), 30000, ("1AUh",)),
    ("P04", "Les Varennes, tranche 2", "lotissement", "programming", 42, 11, 3700, 2500, "actif",
     "en partie en zone rouge R2, bâti hors de la zone", (11.35, 2.62), 36000, ("1AUh",)),
    ("P05", "Résidence du Petit Val", "permis d'aménager", "programming", 38, 10, 3300, 2300, "actif",
     "bâti en zone rouge R2", (5.22, 3.05), 30000, ("1AUh",)),
    ("P06", "Villa du Parc", "permis de construire", "programming", 24, 7, 1900, 900, "actif",
     "contact de bord avec un espace boisé classé", (6.25, 7.46), 15000, ("UP",)),
    ("P07", "Quartier des Ouches", "ZAC", "programming", 95, 26, 7900, 5200, "actif",
     "bande de un à trois mètres en zone agricole", (5.1, 6.35), 45000, ("1AUh",)),
    ("P08", "Champ de la Vigne", "lotissement", "design", 70, 18, 6000, 4000, "actif",
     "en partie hors du périmètre du PPRI", (8.75, 9.72), 60000, ("1AUh",)),
    ("P09", "Les Hauts de Chantelouvre", "lotissement", "design", 52, 13, 4300, 2900, "actif",
     "entièrement hors du périmètre du PPRI", (6.95, 9.9), 40000, ("1AUh",)),
    ("P10", "Les Jardins de la Métairie", "lotissement", "design", 30, 6, 2900, 2100, "actif",
     "logements en zone agricole", (9.5, 1.95), 25000, ("A",)),
    ("P11", "Îlot des Vanniers", "permis de construire", "programming", 34, 10, 2500, 1300, "actif",
     "sur un emplacement réservé", (11.2, 6.75), 14000, ("UP", "UV")),
    ("P12", "Îlot Collégiale", "renouvellement urbain", "programming", 55, 14, 4600, 2400, "actif",
     "à moins de 500 mètres d'un monument historique", (7.3, 7.0), 12000, ("UA",)),
    ("P13", "Résidence des Faïenciers", "permis de construire", "programming", 80, 24, 6100, 2300, "actif",
     "dans le périmètre prioritaire du réseau de chaleur", (6.95, 7.85), 16000, ("UB",)),
    ("P14", "Les Prés du Bresmois", "lotissement", "design", 58, 14, 4900, 3200, "actif",
     "en partie dans un corridor écologique", (10.9, 7.45), 36000, ("1AUh",)),
    ("P15", "Hameau de la Grand-Cour", "lotissement", "programming", 18, 0, 1900, 1300, "actif",
     "loin de tout arrêt de transport collectif", (12.5, 9.05), 16000, ("UP",)),
    ("P16", "Clos de la Haie Neuve", "lotissement", "programming", 48, 12, 4100, 2700, "actif",
     "haie protégée en limite et arbres protégés à l'intérieur", (3.0, 8.35), 40000, ("1AUh",)),
    ("P17", "Groupe scolaire des Levées", "équipement", "programming", 0, 0, 3400, 2200, "actif",
     "école en zone de dissipation d'énergie", (7.55, 5.7), 10000, ("UP", "UB")),
    ("P18", "Plateforme de la Belle-Croix", "activités", "works", 0, 0, 24000, 23000, "actif",
     "programme sans logement", (4.05, 7.55), 60000, ("UE",)),
    ("P19", "Extension des Arcelles", "ZAC", "design", 140, 40, 12000, 8000, "actif",
     "zone à urbaniser fermée", (12.55, 7.45), 90000, ("2AU",)),
    ("P20", "Entrée de ville nord", "ZAC", "programming", 110, 30, 9300, 5600, "actif",
     "à cheval sur deux communes", (8.13, 8.78), 60000, ("1AUh",)),
    ("P21", "Cour des Halles", "renouvellement urbain", "use", 64, 19, 5200, 2900, "actif",
     "partie la plus chaude de l'îlot de chaleur", (7.72, 7.38), 11000, ("UA",)),
    ("P22", "Le Clos du Puits", "permis d'aménager", None, 22, 5, 2000, 1400, "actif",
     "périmètre de protection rapprochée d'un captage", (1.1, 6.55), 14000, ("UP",)),
    ("P23", "Gare-Ouest, îlot 3", "permis de construire", "programming", 120, 36, 9000, 3900, "actif",
     "périmètre d'attente de projet et sol pollué", (6.5, 7.32), 13000, ("UB", "UP")),
    ("P24", "Gîtes de la Cour aux Moines", "tourisme", "programming", 0, 0, 1200, 900, "actif",
     "hébergement dans un secteur de taille et de capacité limitées", (10.1, 1.85), 9000, ("A",)),
    ("P25", "Quartier des Ouches, seconde tranche", "ZAC", "design", 70, 20, 5900, 3900, "actif",
     "zone à urbaniser que le projet de plan arrêté rend à l'agriculture", (5.38, 6.3), 40000, ("1AUh",)),
    ("P26", "Porte des Arcelles", "ZAC", "design", 110, 32, 9400, 6000, "actif",
     "zone fermée, que la modification approuvée ouvre sauf une coulée verte", (12.3, 7.45), 50000, ("2AU",)),
    ("P27", "Les Charmilles", "lotissement", "programming", 20, 5, 1700, 1200, "actif",
     "logements à moins de 100 m de l'axe d'une voie de catégorie 3", (5.8, 6.1), 12000, ("UP",)),
    ("P28", "La Haie Neuve, seconde tranche", "lotissement", "programming", 40, 10, 3400, 2300, "actif",
     "bâti à moins de 100 m de l'axe de l'autoroute, hors espaces urbanisés", (3.12, 8.2), 20000, ("1AUh",)),
    ("P29", "Le Pré aux Joncs", "lotissement", "programming", 22, 5, 1900, 1300, "actif",
     "zone humide de 0,09 ha dans le périmètre", (1.75, 8.4), 14000, ("UP",)),
    ("P30", "Les Rives du Ru", "lotissement", "programming", 24, 6, 2000, 1400, "actif",
     "zone humide de 0,11 ha dans le périmètre", (1.75, 8.05), 14000, ("UP",)),
    ("P31", "Le Clos de la Source", "permis d'aménager", "design", 14, 3, 1300, 900, "actif",
     "périmètre de protection immédiate d'un captage", (0.92, 6.62), 9000, ("UP",)),
    ("P32", "Les Venelles du Port", "lotissement", "programming", 16, 4, 1400, 950, "actif",
     "périmètre de protection éloignée d'un captage", (1.43, 6.62), 9000, ("UP",)),
    ("P33", "Le Clos des Carrières", "lotissement", "design", 26, 7, 2200, 1500, "actif",
     "enveloppe d'un plan de prévention dont le zonage n'est pas fourni", (5.25, 9.7), 15000, ("UP",)),
    ("P34", "Les Cerisiers", "permis de construire", "programming", 18, 5, 1600, 1000, "actif",
     "servitude de canalisation à la géométrie fictive", (11.3, 7.95), 11000, ("UP",)),
    ("P35", "Bassin du Bel-Air", "ouvrage public", "programming", 0, 0, 0, 0, "actif",
     "réalise l'ouvrage de l'emplacement réservé", (9.15, 8.15), 9000, ("UP",)),
    ("P36", "Les Hauts du Manoir", "lotissement", "programming", 28, 7, 2400, 1600, "actif",
     "secteur où le plan a été annulé par le juge", (4.25, 1.72), 16000, ("UP",)),
    ("P37", "Résidence des Mariniers", "permis de construire", "programming", 40, 4, 2900, 1150, "actif",
     "moins de logements sociaux que le secteur n'en demande", (8.55, 7.2), 7000, ("UB",)),
    ("P38", "Les Allées du Bel-Air", "permis de construire", "programming", 90, 30, 6600, 2100, "actif",
     "coefficient de biotope sous le minimum de la zone", (8.6, 7.6), 9000, ("UC",)),
    ("P39", "Le Clos des Noyers", "lotissement", "programming", 30, 8, 2600, 1700, "actif",
     "coupe de part en part un corridor écologique étroit", (9.75, 8.0), 16000, ("UP",)),
    ("P40", "Lotissement du Moulin, lot 12", "permis de construire", "programming", 6, 0, 720, 480, "actif",
     "terrain agricole aujourd'hui, constructible au plan dont le lotissement garde les règles", (8.9, 1.75), 8000, ("A",)),
    ("P41", "Aire de covoiturage des Tilleuls", "ouvrage public", "programming", 0, 0, 0, 0, "actif",
     "une bande de 7 à 9 m de large en zone agricole, plus large que la précision du plan", (3.426, 9.299), 7000, ("UP",)),
    ("P42", "Terrain de sports de la Grange", "ouvrage public", "programming", 0, 0, 0, 0, "actif",
     "terrain que le plan dessine deux fois, en UP et en N", (8.064, 10.599), 9500, ("UP",)),
]
# project: the date whose law applies to it (a subdivision permit keeps the rules of its day)
LAW_DATES = {"P40": "2022-09-14"}
# project: rows of (destination, floor area)
PROGRAMMES = {
    "P02": [("52", 22000), ("51", 14000), ("53", 6000)], "P12": [("21", 3900), ("31", 700)],
    "P13": [("21", 5600), ("31", 500)], "P17": [("43", 3400)], "P18": [("52", 21500), ("53", 2500)],
    "P19": [("21", 11000), ("31", 1000)], "P20": [("21", 8300), ("43", 1000)], "P21": [("21", 4300), ("34", 900)],
    "P23": [("21", 7600), ("53", 1400)], "P24": [("37", 1200)], "P35": [("42", 30)],
    "P41": [("42", 20)], "P42": [("45", 120)],
}
# The rest of the programme is worked out from dwellings, floor area and footprint; what a project says otherwise, or does
# not say (None), stands here.
STATED = {
    "P02": {"hauteur": 11.5, "niveaux": "R+0", "puissance_kw": 900, "impermeable": 52000, "stationnement": 9000},
    "P06": {"hauteur": 7.9, "niveaux": "R+1"},
    "P08": {"hauteur": None, "niveaux": None, "pleine_terre": None, "puissance_kw": None},
    "P09": {"hauteur": None, "pleine_terre": None, "places_auto": None},
    "P12": {"hauteur": None, "niveaux": None, "demolis": 8, "reseau_chaleur": None},
    "P13": {"hauteur": 11.2, "niveaux": "R+3", "puissance_kw": 380, "reseau_chaleur": "oui"},
    "P15": {"hauteur": 8.4, "niveaux": "R+1"},
    "P18": {"hauteur": 13.5, "niveaux": "R+0", "impermeable": 46000, "stationnement": 6500, "puissance_kw": 450},
    "P21": {"hauteur": 14.8, "niveaux": "R+3", "demolis": 20, "reseau_chaleur": "oui"},
    "P23": {"hauteur": 16.5, "niveaux": "R+4", "puissance_kw": 520, "reseau_chaleur": "non"},
    "P35": {"hauteur": 3.0, "niveaux": "R+0", "impermeable": 600, "emplacement": "ER 06"},
    "P37": {"hauteur": 11.0, "niveaux": "R+3"},
    "P38": {"hauteur": 15.0, "niveaux": "R+4", "pleine_terre": 1800, "toiture_veg": 600},
}
DECLARED = {  # project: what it says of the participation of inhabitants
    "P01": "réunion publique du 12 mars 2026", "P07": "concertation de ZAC, bilan tiré le 4 juin 2026",
    "P13": "ateliers avec les riverains, avril et mai 2026", "P20": "concertation de ZAC en cours",
}


def programme_of(row, area):
    """The quantities of a programme: what the project states, and the rest worked out from what it builds."""
    code, _, kind, phase, dwellings, social, floor, footprint = row[:8]
    levels = max(1, round(floor / footprint)) if footprint else None
    living = 21 in [int(d) for d, _ in PROGRAMMES.get(code, [("21", floor)])]
    paved = round(footprint * 0.9 + dwellings * 14)
    out = {
        "hauteur": round(3.0 * levels + 2.0, 1) if levels else None, "niveaux": "R+%d" % (levels - 1) if levels else None,
        "terrain": round(area), "pleine_terre": round(max(0.0, area - footprint - paved) * 0.85, -1),
        "toiture_veg": 0 if dwellings else round(footprint * 0.3, -1),
        "semi_perm": round(dwellings * 8.0, -1), "impermeable": footprint + paved,
        "stationnement": round(dwellings * 18.0, -1), "places_auto": math.ceil(dwellings * 1.3),
        "places_velo": dwellings * 2, "t3_plus": round(dwellings * 0.62) if living else 0, "demolis": 0,
        "puissance_kw": round(floor * 0.045), "reseau_chaleur": "non", "sur_dalle": 0, "energie": "oui" if phase == "works" else None,
        "emplacement": None,
    }
    out.update(STATED.get(code, {}))
    return out


def grow(land, zoning, anchor, wanted, allowed, taken=(), commune=None):
    """Adjacent parcels around an anchor, nearest first, until the wanted area is reached."""
    centre = point(at(*anchor))
    free = [k for k in range(len(land.cells))
            if zoning.labels[k] in allowed and k not in taken and not land.cell_water[k]
            and commune in (None, land.cell_commune[k])]
    start = min(free, key=lambda k: land.cells[k].distance(centre))
    chosen, area, allowed_now = [start], land.cells[start].area, set(free)
    while area < wanted:
        edge = {j for k in chosen for j, length in land.around[k].items()
                if j in allowed_now and j not in chosen and length > 15}
        if not edge:
            break
        best = min(sorted(edge), key=lambda j: land.centres[j].distance(centre)
                   - 0.5 * sum(land.around[j].get(k, 0) for k in chosen))
        if area + land.cells[best].area - wanted > wanted - area:
            break
        chosen.append(best)
        area += land.cells[best].area
    return sorted(chosen)


def merged(land, cells):
    """One polygon of some parcels, without holes."""
    union = unary_union([land.cells[k] for k in cells])
    return Polygon(union.exterior) if union.geom_type == "Polygon" else union


def overshoot(perimeter, other, lowest, highest, name, length=None):
    """The perimeter drawn by hand a little beyond its border with `other` (metres)."""
    border = perimeter.boundary.intersection(other.boundary)
    lines = [g for g in flat_lines(border) if g.length > 0]
    joined = linemerge(lines) if len(lines) > 1 else lines[0]
    line = max(joined.geoms, key=lambda g: g.length) if hasattr(joined, "geoms") else joined
    if length and line.length > length:
        line = part_of(line, (line.length - length) / 2, (line.length + length) / 2)
    rng = seeded(name)
    n = max(3, int(line.length / 18))
    shifts = [0.0] + [rng.uniform(lowest, highest) for _ in range(n - 1)] + [0.0]
    side = 1.0 if side_of(line, other) else -1.0
    out = [offset_point(line, line.length * k / n, side * s) for k, s in enumerate(shifts)]
    strip = Polygon(list(line.coords) + out[::-1]).buffer(0).intersection(other.buffer(0.0))
    return round_polygon(Polygon(unary_union([perimeter, strip.buffer(0.005, join_style=2)]).exterior))


def side_of(line, other):
    """Whether `other` lies on the left of a line."""
    p = point(offset_point(line, line.length / 2, 2.0))
    return other.contains(p)


def offset_point(line, distance, shift):
    """The point of a line at a distance, moved `shift` metres to the left."""
    p, q = line.interpolate(max(0, distance - 0.5)), line.interpolate(min(line.length, distance + 0.5))
    c = line.interpolate(distance)
    length = math.hypot(q.x - p.x, q.y - p.y)
    return (c.x - (q.y - p.y) / length * shift, c.y + (q.x - p.x) / length * shift)


def part_of(line, start, end):
    """The part of a line between two distances."""
    coords = [line.interpolate(start)]
    d = 0.0
    for a, b in zip(line.coords, line.coords[1:]):
        d += math.hypot(a[0] - b[0], a[1] - b[1])
        if start < d < end:
            coords.append(point(b))
    return LineString([(p.x, p.y) for p in coords + [line.interpolate(end)]])


def orientation(polygon):
    """Angle of the long side of a polygon, in degrees."""
    c = list(polygon.minimum_rotated_rectangle.exterior.coords)
    a, b = (c[0], c[1]), (c[1], c[2])
    longer = max((a, b), key=lambda s: math.hypot(s[1][0] - s[0][0], s[1][1] - s[0][1]))
    return math.degrees(math.atan2(longer[1][1] - longer[0][1], longer[1][0] - longer[0][0]))


def buildings(ground, angle, width=34.0, depth=14.0, gap=16.0, smallest=140.0):
    """Rows of buildings laid out on some ground."""
    centre = ground.centroid
    x0, y0, x1, y1 = rotate(ground, -angle, origin=centre).bounds
    out, y = [], y0
    while y < y1:
        x = x0
        while x < x1:
            plot = rotate(box(x, y, x + width, y + depth), angle, origin=centre)
            if ground.contains(plot) and plot.area > smallest:
                out.append(plot)
            x += width + gap
        y += depth + 2 * gap
    return [p for g in out for p in tidy(g)]


class Projects:
    """Perimeters and parts."""

    def __init__(self, land, zoning, flood):
        self.land, self.zoning = land, zoning
        red = unary_union([p for code, p in flood.zones if code in ("R1", "R2", "ZDE")])
        self.park = grow(land, zoning, (6.02, 7.47), 24000, ("UP",))
        taken = set(self.park)
        self.cells, self.perimeters = {}, {}
        for row in PROJECTS:
            cells = grow(land, zoning, row[10], row[11], row[12], taken)
            taken.update(cells)
            self.cells[row[0]] = cells
            self.perimeters[row[0]] = merged(land, cells)
        self.taken = taken
        self._overlap_of_ouches()
        park = merged(land, self.park)
        self.perimeters["P06"] = overshoot(self.perimeters["P06"], park, 0.12, 0.2, "P06 border")
        farmland = zoning.union("A", "Ap")
        self.perimeters["P07"] = overshoot(self.perimeters["P07"], farmland, 1.2, 2.8, "P07 border", 110)
        # Wide enough to be ground, whatever the accuracy of the plan.
        self.perimeters["P41"] = overshoot(self.perimeters["P41"], farmland, 7.5, 9.0, "P41 border", 120)
        self.drawn_twice = self._drawn_twice()
        self.parts = self._parts(red)

    def _drawn_twice(self):
        """Ground of P42 that the plan draws a second time, in another zone."""
        perimeter = self.perimeters["P42"]
        return tidy(perimeter.intersection(translate(perimeter, 45.0, 0.0)).buffer(-0.5, join_style=2), 25)[0]

    def _overlap_of_ouches(self):
        """The second phase of a quarter drawn over one parcel of the first."""
        first, second = self.cells["P07"], self.cells["P25"]
        border = {k: sum(self.land.around[k].get(j, 0.0) for j in second) for k in first}
        self.perimeters["P25"] = merged(self.land, second + [max(sorted(border), key=lambda k: border[k])])

    def outside_town(self, code):
        """Whether most of a project lies out of the urban zones."""
        perimeter = self.perimeters[code]
        return perimeter.intersection(self.zoning.of_type("U")).area < 0.5 * perimeter.area

    def footprint(self, code, declared):
        """Ground covered by buildings (m2): measured where the layout is known."""
        built = sum(p.area for c, nature, p in self.parts if c == code and nature == "built")
        return int(round(built)) if built else declared

    def _parts(self, red):
        """Pieces of the projects whose layout is known: (project, nature, polygon)."""
        out = []
        motorway = self.land.roads["A 907"][1].buffer(45)
        for code, ground in (("P04", self.perimeters["P04"].difference(red.buffer(12))),
                             ("P05", self.perimeters["P05"]), ("P16", self.perimeters["P16"]),
                             ("P28", self.perimeters["P28"].difference(motorway))):
            angle = orientation(self.perimeters[code])
            size = {"width": 24.0, "depth": 12.0, "gap": 10.0} if code == "P28" else {}
            out += [(code, "built", p) for p in buildings(ground.buffer(-9), angle, **size)]
        flooded = self.perimeters["P04"].intersection(red)
        out += [("P04", "open", p) for p in tidy(flooded, 25)]
        margin = self.perimeters["P16"].difference(self.perimeters["P16"].buffer(-6))
        out += [("P16", "kept", p) for p in tidy(margin, 25)]
        return out
