"""What the territory needs: targets and stocks of communes, school sectors, natural and farm land."""

import os

from shapely.ops import unary_union

from .services import population_by_commune
from .writers import MENTION, csv_file, field, geopackage, texts

# How sure a project is, by its phase; the needs weigh by it.
CERTAINTY = {"design": "idée", "programming": "probable", "works": "certain", "use": "certain", None: "probable"}
# commune: dwellings produced since 2023, main residences, social dwellings, budget of land 2021-2031 (ha), used of it (ha)
STOCK = {"Valombre": (930, 28900, 7410, 62.0, 21.5), "Chantelouvre": (175, 3900, 612, 28.2, 11.2),
         "Fontbrulle-les-Bois": (112, 4050, 640, 24.0, 9.0), "Les Arcelles-sur-Lauvre": (318, 4600, 905, 20.0, 8.4),
         "Saint-Aubrin-le-Val": (140, 3700, 470, 24.0, 4.1), "Brévalle-la-Levée": (64, 4200, 655, 15.0, 3.2)}
# Zones of the plan whose ground is natural, farmed or wooded before anything is built.
UNBUILT = ("A", "Ap", "N", "Nf", "1AUh", "1AUe", "2AU")
PUBLIC_GREEN = {"ZAC": 0.12, "lotissement": 0.05, "renouvellement urbain": 0.06}  # share of the perimeter, by kind


def certainty(phase):
    """Status of a project."""
    return CERTAINTY[phase]


def public_green(kind, area):
    """Public green space a project makes, in m2."""
    return int(round(PUBLIC_GREEN.get(kind, 0.0) * area, -2))


def sectors(land, schools):
    """School sectors: the parcels nearest to each school. Rows are (id, name, free places, shape)."""
    groups = {}
    for centre, cell in zip(land.centres, land.cells):
        near = min(range(len(schools)), key=lambda k: schools[k][5].distance(centre))
        groups.setdefault(near, []).append(cell)
    return [("S%02d" % (k + 1), schools[k][1].replace("École", "Secteur"), schools[k][3], unary_union(groups[k]))
            for k in sorted(groups)]


def unbuilt(zoning):
    """Natural, farm and forest land at the reference date: (label of the zone, polygon)."""
    return [(label, zone) for _, label, zone in zoning.zones if label in UNBUILT]


def write(root, world):
    """Files of the needs, below root."""
    rows = []
    for name, (produced, homes, social, budget, used) in sorted(STOCK.items(),
                                                                key=lambda item: world.zoning.insee[item[0]]):
        rows.append([world.zoning.insee[name], name, produced, homes, social, "%.1f" % budget, "%.1f" % used,
                     "données fictives", "fictif"])
    csv_file(os.path.join(root, "communes", "parc_et_enveloppes.csv"),
             ["insee", "commune", "logements_produits", "residences_principales", "logements_sociaux",
              "enveloppe_enaf_ha", "consommation_enaf_ha", "source", "statut"], rows)
    parks = unary_union([p for *_, p in world.parks])
    areas = sectors(world.land, world.schools)
    people = population_by_commune(world.people_raster, world.corner, [(key, shape) for key, _, _, shape in areas])
    geopackage(os.path.join(root, "services", "secteurs.gpkg"), "secteurs", "MultiPolygon",
               texts(("id", 6), ("nom", 60)) + [field(n, "I") for n in ("places_libres", "habitants", "parcs_m2")]
               + texts(("mention", 20)),
               [((key, name, free, people[key], int(round(shape.intersection(parks).area)), MENTION), shape)
                for key, name, free, shape in areas])
    geopackage(os.path.join(root, "occupation", "enaf.gpkg"), "enaf", "Polygon",
               texts(("classe", 8), ("mention", 20)), [((label, MENTION), p) for label, p in unbuilt(world.zoning)])

