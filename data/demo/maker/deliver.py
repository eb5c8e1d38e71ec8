"""The folders of the demonstration: which fields, which rows, in which file."""

import os

from .environment import CELL, NODATA
from .projects import PROGRAMMES, PROJECTS
from .risk import CODES
from .writers import (MENTION, csv_file, field, geojson, geopackage, raster, shapefile, texts)
from .zoning import ZONES

SIREN = "200099999"
APPROVED = "20240115"
IDURBA = SIREN + "_PLUI_" + APPROVED
RULES = SIREN + "_reglement_" + APPROVED + ".pdf"
NOTE = texts(("MENTION", 20))
# commune: (dwellings a year, share of social housing)
TARGETS = {"Valombre": (310, 0.25), "Chantelouvre": (55, 0.25), "Fontbrulle-les-Bois": (42, 0.20),
           "Les Arcelles-sur-Lauvre": (60, 0.25), "Saint-Aubrin-le-Val": (38, 0.20)}
EASEMENT_MANAGERS = {"AC1": (1, "Unité départementale de l'architecture et du patrimoine (fictif)", "19260512"),
                     "AS1": (2, "Agence régionale de santé (fictif)", "20030618"),
                     "I4": (3, "Gestionnaire du réseau de transport d'électricité (fictif)", "19780203"),
                     "PM1": (4, "Direction départementale des territoires (fictif)", "20150120")}


def plan(root, zoning, prescriptions):
    """The intercommunal plan (CNIG PLU, 2024 columns), in its standard folder."""
    top = os.path.join(root, "plui", SIREN + "_PLUi_" + APPROVED)
    data = os.path.join(top, "Donnees_geographiques")
    name = lambda table: "%s_%s_%s" % (SIREN, table, APPROVED)
    shapefile(top, name("DOC_URBA"), None, texts(
        ("IDURBA", 30), ("TYPEDOC", 4), ("ETAT", 2), ("NOMPROC", 10), ("DATAPPRO", 8), ("DATEFIN", 8), ("SIREN", 9),
        ("NOMREG", 80), ("URLREG", 254), ("NOMPLAN", 80), ("URLPLAN", 254), ("URLPE", 254), ("SITEWEB", 254),
        ("TYPEREF", 2), ("DATEREF", 8)) + NOTE,
        [((IDURBA, "PLUI", "03", "E", APPROVED, None, SIREN, RULES, None,
           SIREN + "_reglement_graphique_" + APPROVED + ".pdf",
           None, None, None, "05", "20230101", MENTION), None)])
    shapefile(top, name("DOC_URBA_COM"), None, texts(("IDURBA", 30), ("INSEE", 5)) + NOTE,
              [((IDURBA, code, MENTION), None) for code in sorted(zoning.insee.values())])
    common = [("NOMFIC", 80), ("URLFIC", 254), ("IDURBA", 30), ("DATVALID", 8), ("SYMBOLE", 20)]
    tail = (RULES, None, IDURBA, APPROVED, None)
    shapefile(data, name("ZONE_URBA"), "Polygon", texts(
        ("LIBELLE", 12), ("LIBELONG", 254), ("TYPEZONE", 3), ("FORMDOMI", 4), ("DESTOUI", 120), ("DESTCDT", 120),
        ("DESTNON", 120), *common) + NOTE,
        [((label,) + ZONES[label] + tail + (MENTION,), zone) for _, label, zone in zoning.zones])
    for table, kind, nature, objects in (("PRESCRIPTION_SURF", "Polygon", 12, prescriptions.surfaces),
                                         ("PRESCRIPTION_LIN", "LineString", 50, prescriptions.lines),
                                         ("PRESCRIPTION_PCT", "Point", 50, prescriptions.points)):
        count = max(len(o["pairs"]) for o in objects)
        pairs = [p for k in range(count) for p in (("LIB_ATTR%d" % (k + 1), 20), ("LIB_VAL%d" % (k + 1), 254))]
        shapefile(data, name(table), kind, texts(
            ("LIBELLE", 254), ("TXT", 10), ("TYPEPSC", 2), ("STYPEPSC", 2), ("NATURE", nature), *common,
            *pairs) + NOTE,
            [((o["label"], o["txt"]) + tuple(o["code"].split("-")) + (o["nature"][:nature],) + tail
              + pair_values(o, count) + (MENTION,), o["geom"]) for o in objects])
    shapefile(data, name("INFO_SURF"), "Polygon", texts(
        ("LIBELLE", 254), ("TXT", 10), ("TYPEINF", 2), ("STYPEINF", 2), *common) + NOTE,
        [((o["label"], o["txt"]) + tuple(o["code"].split("-")) + tail + (MENTION,), o["geom"])
         for o in prescriptions.information])


def pair_values(one, count):
    """The values of the LIB_ATTRn / LIB_VALn columns."""
    flat = [v for pair in one["pairs"] for v in pair]
    return tuple(flat + [None] * (2 * count - len(flat)))


def flood_plan(root, flood):
    """The flood-risk plan: zones and study perimeter."""
    path = os.path.join(root, "ppri", "ppri_valombre.gpkg")
    geopackage(path, "zones", "Polygon",
               [field("id_zone", "C", 12)] + texts(("nom", 60), ("codezone", 10), ("typereg", 2), ("libelle", 120),
                                                   ("dateappro", 8), ("mention", 20)),
               [(("ZR%03d" % (k + 1), CODES[code][1], code, CODES[code][0], CODES[code][2], "20150120", MENTION), p)
                for k, (code, p) in enumerate(flood.zones)])
    geopackage(path, "perimetre", "Polygon",
               texts(("nom", 80), ("etat", 2), ("dateappro", 8), ("mention", 20)),
               [(("PPRI du val de Valombre", "02", "20150120", MENTION), flood.perimeter)])


def easement_files(root, easements):
    """Easements, in the older CNIG naming: one layer of areas a category, and three shared tables."""
    folder = os.path.join(root, "sup")
    number = 0
    generators = {}
    for category in sorted(easements):
        rows = []
        for k, (label, kind, mode, parameter, source, polygons) in enumerate(easements[category]):
            gen = EASEMENT_MANAGERS[category][0] * 100 + (k + 1 if category == "AC1" else 1)
            generators.setdefault(category, set()).add(gen)
            for p in polygons:
                number += 1
                rows.append(((number, gen, label, kind, mode, parameter, source, EASEMENT_MANAGERS[category][2],
                              MENTION), p))
        shapefile(folder, category + "_ASSIETTE_SUP_S_045", "Polygon",
                  [field("idAss", "I", 9), field("idGen", "I", 9)]
                  + texts(("nomAss", 100), ("typeAss", 40), ("modeGeoAss", 25)) + [field("paramCalc", "I", 9)]
                  + texts(("srcGeoAss", 30), ("dateSrcAss", 8)) + NOTE, rows)
    names = {"AC1": "Protection des monuments historiques", "AS1": "Protection des captages d'eau potable",
             "I4": "Ouvrages de transport d'électricité", "PM1": "Plan de prévention des risques naturels"}
    shapefile(folder, "GESTIONNAIRE_SUP_045", None, [field("IDGEST", "I", 4)] + texts(("NOMGEST", 80)) + NOTE,
              [((m[0], m[1], MENTION), None) for _, m in sorted(EASEMENT_MANAGERS.items())])
    shapefile(folder, "ACTE_SUP_045", None, [field("IDACTE", "I", 5)] + texts(
        ("NOMACTE", 100), ("REFERENCE", 50), ("TYPEACTE", 50), ("FICHIER", 254), ("DECISION", 25), ("DATEDECIS", 8),
        ("DATEPUB", 8), ("APLAN", 1)) + NOTE,
        [((m[0], "%s_acte" % c, "fictif", "Arrêté", None, "Création", m[2], m[2], "F", MENTION), None)
         for c, m in sorted(EASEMENT_MANAGERS.items())])
    shapefile(folder, "SERVITUDE_045", None, [field("IDSUP", "I", 5), field("IDGEST", "I", 4)] + texts(
        ("NOMSUP", 100), ("NOMSUPLITT", 100), ("CATEGORIE", 10), ("DATEMAJ", 8), ("ESTABROGE", 1)) + NOTE,
        [((m[0], m[0], "%s_sup" % c, names[c], c, APPROVED, "F", MENTION), None) for c,
         m in sorted(EASEMENT_MANAGERS.items())])
    shapefile(folder, "SERVITUDE_ACTE_SUP_045", None, [field("IDSUP", "I", 5), field("IDACTE", "I", 5)] + NOTE,
              [((m[0], m[0], MENTION), None) for _, m in sorted(EASEMENT_MANAGERS.items())])


def surroundings(root, ecology, tidy, heat, island, corner, territory):
    """Ecology, heat network, heat island."""
    path = os.path.join(root, "tvb", "corridors.gpkg")
    fields = texts(("code", 8), ("nom", 80), ("soustrame", 40), ("mention", 20))
    geopackage(path, "corridors", "Polygon", fields,
               [((code, name, kind, MENTION), p) for code, name, kind, g in ecology.corridors for p in tidy(g, 500)])
    geopackage(path, "reservoirs", "Polygon", texts(("code", 8), ("nom", 80), ("mention", 20)),
               [((code, name, MENTION), p) for code, name, g in ecology.reservoirs for p in tidy(g, 500)])
    geopackage(path, "perimetre_etude", "Polygon", texts(("nom", 80), ("mention", 20)),
               [(("Périmètre d'étude de la trame verte et bleue", MENTION), territory)])
    geojson(os.path.join(root, "chaleur", "pdp.geojson"), "pdp", "Polygon",
            texts(("nom", 80), ("seuil_kw", 6), ("date_decision", 10), ("mention", 20)),
            [(("Périmètre de développement prioritaire du réseau de chaleur de Valombre", "30", "2023-06-22",
               MENTION), heat)])
    raster(os.path.join(root, "climat", "ilot_chaleur_2023.tif"), island, corner, CELL, NODATA,
           "Intensite nocturne de l'ilot de chaleur, degres C, ete 2023 (donnees fictives)")


def services_files(root, stops, schools, parks, grid):
    """Stops, schools, parks, population grid."""
    folder = os.path.join(root, "services")
    geojson(os.path.join(folder, "arrets.geojson"), "arrets", "Point",
            texts(("id", 8), ("nom", 60), ("mode", 8), ("mention", 20)),
            [((i, n, m, MENTION), p) for i, n, m, p in stops])
    csv_file(os.path.join(folder, "ecoles.csv"),
             ["WKT", "id", "nom", "niveau", "places_libres", "commune", "mention"],
             [["POINT (%.2f %.2f)" % (p.x, p.y), i, n, level, places, commune, MENTION]
              for i, n, level, places, commune, p in schools])
    geopackage(os.path.join(folder, "parcs.gpkg"), "parcs", "Polygon", texts(("id", 8), ("nom", 60), ("mention", 20)),
               [((i, n, MENTION), p) for i, n, p in parks])
    geopackage(os.path.join(root, "population", "grille_200m.gpkg"), "grille_200m", "Polygon",
               texts(("idcar_200m", 40)) + [field("ind", "R"), field("men", "R"), field("i_est_200", "I"),
                                            field("mention", "C", 20)],
               [((i, ind, men, est, MENTION), p) for i, ind, men, est, p in grid])


def commune_files(root, zoning, people):
    """Communes and housing targets."""
    folder = os.path.join(root, "communes")
    geopackage(os.path.join(folder, "communes.gpkg"), "communes", "Polygon",
               texts(("insee", 5), ("nom", 60)) + [field("population", "I")] + texts(("mention", 20)),
               [((zoning.insee[name], name, people[name], MENTION), p) for name, p in zoning.communes])
    csv_file(os.path.join(folder, "objectifs_plh.csv"),
             ["insee", "commune", "logements_par_an", "part_sociale", "source", "statut"],
             [[zoning.insee[n], n, t[0], "%.2f" % t[1], "PLH fictif de la Métropole de Valombre 2023-2028", "fictif"]
              for n, t in sorted(TARGETS.items(), key=lambda item: zoning.insee[item[0]])])


def project_files(root, projects):
    """Perimeters, parts, programmes."""
    path = os.path.join(root, "projets", "projets.gpkg")
    columns = (texts(("code", 8), ("nom", 80), ("type", 40), ("phase", 12))
               + [field(n, "I") for n in ("nb_logts", "nb_lls", "sdp", "emprise")]
               + texts(("statut", 12), ("situation", 120), ("mention", 20)))
    rows = []
    for code, name, kind, phase, dwellings, social, floor, footprint, status, situation, *_ in PROJECTS:
        rows.append(((code, name, kind, phase, dwellings, social, floor, projects.footprint(code, footprint), status,
                      situation, MENTION), projects.perimeters[code]))
    geopackage(path, "projets", "Polygon", columns, rows)
    geopackage(path, "parts", "Polygon", texts(("project", 8), ("nature", 8), ("mention", 20)),
               [((code, nature, MENTION), p) for code, nature, p in projects.parts])
    programme = []
    for row in PROJECTS:
        default = [("21", row[6])]
        programme += [[row[0], d, area] for d, area in PROGRAMMES.get(row[0], default)]
    csv_file(os.path.join(root, "projets", "programme.csv"), ["project", "destination", "sdp_m2"], programme)


def background(root, land, territory, lines_of, tidy, round_line):
    """Landmarks for maps: water, roads, railway, levee."""
    path = os.path.join(root, "fond", "reperes.gpkg")
    note = texts(("nom", 60), ("nature", 20), ("mention", 20))
    geopackage(path, "eau", "Polygon", note,
               [(("la Lauvre", "fleuve", MENTION), p) for p in tidy(land.river.intersection(territory), 100)])
    rows = [((n, "ruisseau", MENTION), line) for n, line in sorted(land.streams.items())]
    rows += [((n, kind, MENTION), line) for n, (kind, line) in sorted(land.roads.items())]
    rows += [(("voie ferrée", "voie ferrée", MENTION), land.railway),
             (("levée de la Lauvre", "levée", MENTION), land.levee)]
    rows += [((None, "rue", MENTION), line) for line in land.streets]
    geopackage(path, "lignes", "LineString", note,
               [(values, round_line(part)) for values, line in rows for part in lines_of(line.intersection(territory))
                if part.length > 5])
