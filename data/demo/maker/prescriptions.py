"""Prescriptions and information perimeters of the plan, drawn on the same ground."""

import math

from shapely.geometry import LineString
from shapely.ops import substring, unary_union

from .geometry import (blob, dissolve, flat_lines, point, round_line, seeded, tidy)
from .projects import grow, merged, orientation
from .zoning import ZONES

HEIGHTS = {"UA": "15,00 m", "UB": "12,50 m", "UC": "18,00 m", "UP": "9,00 m", "UV": "9,00 m"}

# code, number, label, anchor (km), area (m2), allowed LIBELLE; "P11" takes its place from the project
RESERVED = [
    ("05-02", "ER 07", "Emplacement réservé n° 7 : ouvrage de régulation", (10.75, 2.5), 6000, ("UP", "A")),
    ("05-03", "ER 08", "Emplacement réservé n° 8 : extension de la déchetterie", (3.75, 5.85), 8000, ("UE",)),
    ("05-04", "ER 10", "Emplacement réservé n° 10 : coulée verte du Bresmois", (10.0, 7.0), 14000, ("Nj", "UP")),
    ("05-04", "ER 11", "Emplacement réservé n° 11 : parc de quartier", (6.35, 8.05), 10000, ("UP", "UB")),
    ("05-05", "ER 12", "Emplacement réservé n° 12 : programme de logements locatifs sociaux", (8.7, 7.55), 6000,
     ("UB", "UP")),
    ("05-05", "ER 13", "Emplacement réservé n° 13 : programme de logements locatifs sociaux", (4.55, 2.3), 6000,
     ("UP", "UV")),
]
WIDENINGS = [("ER 01", "D 941", 0.24, 700), ("ER 02", "D 921", 0.30, 600), ("ER 03", "D 951", 0.62, 800),
             ("ER 04", "D 922", 0.42, 600), ("ER 05", "C 7", 0.40, 500)]
HERITAGE = [("07-01", "Ferme du Grand Clos, bâti ancien protégé", (5.5, 9.5), 7000, ("UP",)),
            ("07-01", "Ancienne manufacture des Faïenciers, bâti protégé", (8.15, 6.95), 6000, ("UA", "UB")),
            ("07-02", "Parc du manoir des Rossays, ensemble paysager", (1.5, 2.2), 12000, ("UP",)),
            ("07-02", "Jardins en terrasses de la Lauvre, ensemble paysager", (6.7, 6.3), 9000, ("UB", "UP"))]
SITES = {"the freeze": ((6.5, 7.32), 52000, ("UB", "UP")), "the stecal": ((10.1, 1.85), 34000, ("A",))}


def prescription(code, label, geometry, txt="", nature="", pairs=()):
    """One prescription: code TYPEPSC-STYPEPSC, and its pairs LIB_ATTRn / LIB_VALn."""
    return {"code": code, "label": label, "txt": txt, "nature": nature, "pairs": list(pairs), "geom": geometry}


def of(name):
    """« de » before a name with its article: du Ru, de la Dusselle."""
    return "du " + name[3:] if name.startswith("le ") else "de " + name


class Prescriptions:
    """PRESCRIPTION_SURF, PRESCRIPTION_LIN, PRESCRIPTION_PCT and INFO_SURF."""

    def __init__(self, land, zoning, projects, heat, corridor):
        self.land, self.zoning, self.projects = land, zoning, projects
        self.everything = unary_union([p for p in projects.perimeters.values()])
        self.keep_clear = self.everything.buffer(15)
        self.surfaces = (self._woods() + self._reserved() + self._waiting() + self._heritage()
                         + self._gardens() + self._continuity(corridor) + self._orientations()
                         + self._exceptions() + self._mix() + self._heights() + self._biotope())
        self.lines = self._setbacks() + self._shopfronts() + self._hedges() + self._paths()
        self.points = self._trees() + self._small_heritage() + self._barns()
        self.information = self._information(heat)

    def _cells(self, anchor, area, allowed):
        taken = set(self.projects.taken) | set(self.projects.park)
        return merged(self.land, grow(self.land, self.zoning, anchor, area, allowed, taken))

    # ------------------------------------------------------------- surfaces

    def _woods(self):
        """Classified woods: the forests of the plan away from roads, and one urban park."""
        verges = unary_union([r.buffer(14) for _, r in self.land.roads.values()] + [self.land.railway.buffer(20)])
        out = []
        for _, label, zone in self.zoning.zones:
            if label == "Nf":
                out += [prescription("01-01", "Espace boisé classé", p, nature="boisement")
                        for p in tidy(zone.difference(verges), 2500)]
        park = merged(self.land, self.projects.park)
        out.append(prescription("01-01", "Espace boisé classé du parc des Merisiers", park, nature="parc boisé"))
        new = self._cells((10.35, 5.75), 16000, ("A", "Ap", "N", "Nf"))
        out.append(prescription("01-02", "Espace boisé classé à créer", new, nature="boisement"))
        return out

    def _reserved(self):
        out = []
        for number, road, start, length in WIDENINGS:
            line = self.land.roads[road][1]
            d = start * line.length
            strip = substring(line, d, d + length).buffer(9, cap_style=2)
            strip = strip.difference(self.keep_clear)
            label = "Emplacement réservé n° %d : élargissement de la %s" % (int(number[3:]), road)
            for p in tidy(strip, 200)[:1]:
                out.append(prescription("05-01", label, p, number, "voirie",
                                        self._beneficiary(number, p, "Département (fictif)")))
        for code, number, label, anchor, area, allowed in RESERVED:
            p = self._cells(anchor, area, allowed)
            out.append(prescription(code, label, p, number, "équipement",
                                    self._beneficiary(number, p, "Métropole de Valombre (fictif)")))
        out += self._reserved_of_p11()
        basin = self.projects.perimeters["P35"]
        out.append(prescription("05-02", "Emplacement réservé n° 6 : bassin de gestion des eaux pluviales", basin,
                                "ER 06", "équipement",
                                self._beneficiary("ER 06", basin, "Métropole de Valombre (fictif)")))
        return out

    def _reserved_of_p11(self):
        """A future footpath and square across the project on a reserved plot."""
        ground = self.projects.perimeters["P11"]
        angle = math.radians(orientation(ground))
        reach = (math.cos(angle) * 400, math.sin(angle) * 400)
        c = (ground.centroid.x, ground.centroid.y)
        lane = LineString([(c[0] - reach[0], c[1] - reach[1]), (c[0], c[1] + 6), (c[0] + reach[0], c[1] + reach[1])])
        square = blob("square of P11", (c[0] + 10, c[1] - 8), 24, roughness=0.08, vertices=14)
        shape = unary_union([lane.buffer(6, cap_style=2, join_style=2).intersection(ground.buffer(60)), square])
        p = max(tidy(shape), key=lambda g: g.area)
        return [prescription("05-04", "Emplacement réservé n° 9 : liaison douce et place plantée", p, "ER 09",
                             "espace vert",
                             self._beneficiary("ER 09", p, "Métropole de Valombre (fictif)"))]

    @staticmethod
    def _beneficiary(number, polygon, who):
        return [("BENEFICIAIRE", who), ("NUMERO", number), ("SURFACE", "%d m²" % round(polygon.area))]

    def _waiting(self):
        """The perimeter where nothing is built until a global project is approved."""
        anchor, area, allowed = SITES["the freeze"]
        cells = set(grow(self.land, self.zoning, anchor, area, allowed, set(self.projects.park)
                         | set(self.projects.cells["P06"]) | set(self.projects.cells["P01"])))
        self.freeze = merged(self.land, sorted(cells | set(self.projects.cells["P23"])))
        return [prescription("05-07", "Périmètre d'attente d'un projet d'aménagement global : Gare-Ouest",
                             self.freeze, "PAPAG 1", "attente")]

    def _heritage(self):
        return [prescription(code, label, self._cells(anchor, area, allowed), nature="patrimoine")
                for code, label, anchor, area, allowed in HERITAGE]

    def _gardens(self):
        """Hearts of blocks: green ground behind the houses (L151-23)."""
        rng = seeded("gardens")
        kept = []
        for k, label in enumerate(self.zoning.labels):
            cell = self.land.cells[k]
            if label in ("UB", "UP", "UC") and cell.area > 3500 and rng.uniform() < 0.055:
                heart = cell.buffer(-13, join_style=2)
                if heart.area > 900 and not heart.intersects(self.keep_clear):
                    kept += [prescription("07-04", "Cœur d'îlot à préserver", p, nature="jardins")
                             for p in tidy(heart, 900)]
        return kept

    def _continuity(self, corridor):
        return [prescription("25-00", "Continuité écologique du Bresmois", p, nature="corridor")
                for p in tidy(corridor, 5000)]

    def _orientations(self):
        """One development orientation (OAP) for each open AU zone."""
        out, names = [], {"1AUh": ("18-06", "habitat"), "1AUe": ("18-07", "activités")}
        for commune, label, zone in self.zoning.zones:
            if label in names:
                code, word = names[label]
                out.append(prescription(code, "OAP sectorielle %d, %s : %s" % (len(out) + 1, commune, word), zone,
                                        "OAP %d" % (len(out) + 1), "secteur"))
        return out

    def _exceptions(self):
        anchor, area, allowed = SITES["the stecal"]
        cells = set(grow(self.land, self.zoning, anchor, area, allowed, self.projects.taken
                         - set(self.projects.cells["P24"])))
        stecal = merged(self.land, sorted(cells | set(self.projects.cells["P24"])))
        return [prescription("16-03", "Secteur de taille et de capacité d'accueil limitées : la Cour aux Moines",
                             stecal, "STECAL 1", "hébergement")]

    def _mix(self):
        return [prescription("17-00", "Secteur de mixité sociale : au moins 20 % de logements locatifs sociaux",
                             zone, "MS", "mixité") for _, label, zone in self.zoning.zones if label == "UB"]

    def _heights(self):
        return [prescription("39-02", "Hauteur maximale des constructions : %s" % HEIGHTS[label], zone, "H",
                             "hauteur",
                             [("HAUTEUR_METRES_MAX", HEIGHTS[label])])
                for _, label, zone in self.zoning.zones if label in HEIGHTS]

    def _biotope(self):
        return [prescription("42-00", "Coefficient de biotope par surface", zone, "CBS", "biotope",
                             [("COEF_BIOTOPE_MIN", "0,40")]) for _, label, zone in self.zoning.zones if label == "UC"]

    # ---------------------------------------------------------------- lines

    def _setbacks(self):
        """Setback lines of the departmental roads outside the built-up areas."""
        built = self.zoning.of_type("U", "AUc").buffer(60)
        out = []
        for road, metres in (("D 951", 75), ("D 941", 75), ("D 922", 35)):
            line = self.land.roads[road][1]
            for side in ("left", "right"):
                offset = line.parallel_offset(metres, side, join_style=2)
                free = offset.intersection(self.zoning.territory).difference(built)
                for part in flat_lines(free):
                    if part.length > 250:
                        out.append(prescription("15-01", "Recul de %d m de l'axe de la %s" % (metres, road),
                                                round_line(part.simplify(0.3)), "R", "recul",
                                                [("GENERATEUR", road), ("VALEUR DE RECUL", "%dm" % metres)]))
        return out

    def _shopfronts(self):
        """Protected shop fronts along the streets of the centre."""
        centre = unary_union([z for _, label, z in self.zoning.zones if label in ("UA", "UV")])
        out = []
        for road in ("D 920", "D 941", "D 951"):
            for side in ("left", "right"):
                line = self.land.roads[road][1].parallel_offset(7, side, join_style=2)
                for part in flat_lines(line.intersection(centre)):
                    if part.length > 120:
                        middle = substring(part, 0.25, 0.75, normalized=True)
                        out.append(prescription("22-03", "Linéaire commercial protégé de la %s" % road,
                                                round_line(middle.simplify(0.2)), "LC", "commerce"))
        return out

    def _hedges(self):
        """Protected hedges along fields, and the one on the border of P16."""
        rng = seeded("hedges")
        out = []
        for k, label in enumerate(self.zoning.labels):
            if label in ("A", "Ap") and rng.uniform() < 0.022:
                ring = LineString(self.land.cells[k].exterior.coords)
                start = rng.uniform(0, 0.5) * ring.length
                hedge = substring(ring, start, start + rng.uniform(110, 300))
                if not hedge.intersects(self.keep_clear):
                    out.append(prescription("07-04", "Haie bocagère à préserver", round_line(hedge), "", "haie"))
        ground = self.projects.perimeters["P16"]
        ring = LineString(ground.exterior.coords)
        corners = list(ring.coords)
        vertex = max(range(len(corners) - 1), key=lambda i: corners[i][1])
        turned = LineString(corners[vertex:-1] + corners[:vertex + 1])
        on_border = LineString(self._up_to(turned, 190))
        out.append(prescription("07-04", "Haie bocagère à préserver : la Haie Neuve", on_border, "H 1", "haie"))
        return out

    @staticmethod
    def _up_to(line, length):
        """The vertices of a line up to about a length: no new vertex, so that it stays on the border."""
        coords, total = [line.coords[0]], 0.0
        for a, b in zip(line.coords, line.coords[1:]):
            coords.append(b)
            total += math.hypot(a[0] - b[0], a[1] - b[1])
            if total > length:
                break
        return coords

    def _paths(self):
        out = []
        levee = self.land.levee.intersection(self.zoning.territory)
        for part in flat_lines(levee):
            out.append(prescription("24-04", "Chemin de la levée à conserver", round_line(part.simplify(0.5)), "C",
                                    "chemin"))
        for name in ("la Dusselle", "le Ru des Fonds"):
            side = self.land.streams[name].parallel_offset(12, "left",
                                                           join_style=2).intersection(self.zoning.territory)
            for part in flat_lines(side):
                if part.length > 800:
                    out.append(prescription("24-04", "Chemin %s à conserver" % of(name),
                                            round_line(part.simplify(0.5)), "C", "chemin"))
        return out

    # --------------------------------------------------------------- points

    def _trees(self):
        rng = seeded("trees")
        out = []
        for k, label in enumerate(self.zoning.labels):
            if label in ("UA", "UB", "UP", "UV") and rng.uniform() < 0.03:
                p = point((self.land.centres[k].x + rng.uniform(-9, 9), self.land.centres[k].y + rng.uniform(-9, 9)))
                if not p.intersects(self.keep_clear):
                    out.append(prescription("07-04", "Arbre remarquable à préserver", p, "", "arbre"))
        inside = self.projects.perimeters["P16"].buffer(-16)
        x0, y0, x1, y1 = inside.bounds
        count = 0
        while count < 5:
            p = point((rng.uniform(x0, x1), rng.uniform(y0, y1)))
            if inside.contains(p):
                count += 1
                out.append(prescription("07-04",
                                        "Arbre remarquable à préserver : chêne n° %d de la Haie Neuve" % count,
                                        p, "A %d" % count, "arbre"))
        return out

    def _small_heritage(self):
        rng = seeded("small heritage")
        words = ("Calvaire", "Lavoir", "Puits", "Pigeonnier", "Portail ancien")
        out = []
        for k, label in enumerate(self.zoning.labels):
            if label in ("UV", "UP",
                         "UA") and rng.uniform() < 0.008 and not self.land.centres[k].intersects(self.keep_clear):
                out.append(prescription("07-01", "%s à protéger" % words[len(out) % 5],
                                        point(self.land.centres[k].coords[0]),
                                        "PB %d" % (len(out) + 1), "petit patrimoine"))
        return out

    def _barns(self):
        rng = seeded("barns")
        out = []
        for k, label in enumerate(self.zoning.labels):
            if label == "A" and rng.uniform() < 0.007 and not self.land.centres[k].intersects(self.keep_clear):
                out.append(prescription("16-01", "Bâtiment pouvant changer de destination",
                                        point(self.land.centres[k].coords[0]), "", "grange"))
        return out

    # ---------------------------------------------------------- information

    def _information(self, heat):
        land, territory = self.land, self.zoning.territory
        out = []

        def add(code, label, geometry, txt="", smallest=500):
            for p in tidy(geometry, smallest):
                out.append({"code": code, "label": label, "txt": txt, "geom": p})

        for code in ("P02", "P07", "P20"):
            add("02-00", "ZAC en projet : secteur du projet %s" % code, self.projects.perimeters[code], "ZAC")
        add("30-00", "Projet urbain partenarial : Gare-Ouest (fictif)",
            self.projects.perimeters["P23"].buffer(30, join_style=2).intersection(self.freeze), "PUP 1")
        add("32-00", "Taxe d'aménagement majorée à 8 % : Entrée de ville nord (fictif)",
            self.projects.perimeters["P20"].buffer(12, join_style=2).intersection(territory), "TAM 8 %")
        add("07-00", "Périmètre de développement prioritaire du réseau de chaleur", heat, "PDP")
        for road, metres, category in (("A 907", 300, 1), ("D 941", 100, 3), ("D 920", 100, 3), ("D 951", 30, 4)):
            noise = land.roads[road][1].buffer(metres, resolution=4).simplify(0.5).intersection(territory)
            add("14-00", "Secteur affecté par le bruit de %s%s, catégorie %d"
                % ("l'" if road[0] == "A" else "la ", road, category), noise,
                "Cat. %d" % category)
        rail = land.railway.buffer(100, resolution=4).simplify(0.5).intersection(territory)
        add("14-00", "Secteur affecté par le bruit de la voie ferrée, catégorie 3", rail, "Cat. 3")
        add("38-00", "Secteur d'information sur les sols : ancien triage Gare-Ouest",
            self.projects.perimeters["P23"].buffer(18, join_style=2).intersection(self.freeze), "SIS 1")
        add("38-00", "Secteur d'information sur les sols : ancienne teinturerie",
            self._cells((8.9, 6.6), 7000, ("UB", "UP")), "SIS 2")
        urban = [(commune, zone) for commune, label, zone in self.zoning.zones
                 if ZONES[label][1] in ("U", "AUc", "AUs")]
        for commune, zone in dissolve([z for _, z in urban], [c for c, _ in urban]):
            add("04-00", "Droit de préemption urbain : %s" % commune, zone, "DPU")
        return out
