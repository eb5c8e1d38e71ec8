"""The folders of the demonstration: which fields, which rows, in which file."""

import os

from .environment import CELL, NODATA
from .geometry import tidy
from .needs import certainty, public_green
from .projects import DECLARED, LAW_DATES, PROGRAMMES, PROJECTS, programme_of
from .risk import CODES
from .stages import NAME, OPERATION
from .versions import FAMILIES, KEPT_ITS_OWN, Share
from .writers import (MENTION, csv_file, field, geojson, geopackage, raster, shapefile, texts)
from .zoning import ZONES

SIREN = "200099999"
APPROVED = "20240115"
NOTE = texts(("MENTION", 20))
# commune: (dwellings a year, share of social housing)
TARGETS = {"Valombre": (310, 0.25), "Chantelouvre": (55, 0.25), "Fontbrulle-les-Bois": (42, 0.20),
           "Les Arcelles-sur-Lauvre": (60, 0.25), "Saint-Aubrin-le-Val": (38, 0.20)}
EASEMENT_MANAGERS = {"AC1": (1, "Unité départementale de l'architecture et du patrimoine (fictif)", "19260512"),
                     "AS1": (2, "Agence régionale de santé (fictif)", "20030618"),
                     "I4": (3, "Gestionnaire du réseau de transport d'électricité (fictif)", "19780203"),
                     "PM1": (4, "Direction départementale des territoires (fictif)", "20150120"),
                     "I3": (5, "Gestionnaire du réseau de transport de gaz (fictif)", "19930511"),
                     "AC2": (6, "Direction régionale de l'environnement (fictif)", "19720905"),
                     "AC4": (7, "Direction régionale des affaires culturelles (fictif)", "20181017"),
                     "A9": (8, "Direction départementale des territoires (fictif)", "20110622"),
                     "I1": (9, "Exploitant de canalisation (fictif)", "20160304"),
                     "PM3": (10, "Direction départementale des territoires (fictif)", "20140930")}


def plan(root, head, insee, zones, objects):
    """A local plan (CNIG PLU, 2024 columns), in its standard folder.

    head is (prefix, type, approval, status, procedure, end, reference); zones rows of (label, name, TYPEZONE, FORMDOMI,
    DESTOUI, DESTCDT, DESTNON, polygon); objects the prescriptions and information perimeters by table.
    """
    prefix, kind, approved, status, procedure, ends, reference = head
    top = os.path.join(root, "plui" if kind == "PLUi" else "plu", "%s_%s_%s" % (prefix, kind, approved))
    data = os.path.join(top, "Donnees_geographiques")
    idurba = "%s_%s_%s" % (prefix, kind.upper(), approved)
    rules = "%s_reglement_%s.pdf" % (prefix, approved)
    name = lambda table: "%s_%s_%s" % (prefix, table, approved)
    shapefile(top, name("DOC_URBA"), None, texts(
        ("IDURBA", 30), ("TYPEDOC", 4), ("ETAT", 2), ("NOMPROC", 10), ("DATAPPRO", 8), ("DATEFIN", 8), ("SIREN", 9),
        ("NOMREG", 80), ("URLREG", 254), ("NOMPLAN", 80), ("URLPLAN", 254), ("URLPE", 254), ("SITEWEB", 254),
        ("TYPEREF", 2), ("DATEREF", 8)) + NOTE,
        [((idurba, kind.upper(), status, procedure, approved, ends, SIREN, rules, None,
           prefix + "_reglement_graphique_" + approved + ".pdf", None, None, None, "05", reference, MENTION), None)])
    shapefile(top, name("DOC_URBA_COM"), None, texts(("IDURBA", 30), ("INSEE", 5)) + NOTE,
              [((idurba, code, MENTION), None) for code in sorted(insee.values())])
    common = [("NOMFIC", 80), ("URLFIC", 254), ("IDURBA", 30), ("DATVALID", 8), ("SYMBOLE", 20)]
    tail = (rules, None, idurba, approved, None)
    shapefile(data, name("ZONE_URBA"), "Polygon", texts(
        ("LIBELLE", 12), ("LIBELONG", 254), ("TYPEZONE", 3), ("FORMDOMI", 4), ("DESTOUI", 120), ("DESTCDT", 120),
        ("DESTNON", 120), *common) + NOTE,
        [(tuple(row[:7]) + tail + (MENTION,), row[7]) for row in zones])
    for table, shape, nature in (("PRESCRIPTION_SURF", "Polygon", 12), ("PRESCRIPTION_LIN", "LineString", 50),
                                 ("PRESCRIPTION_PCT", "Point", 50)):
        rows = objects.get(table, [])
        count = max([len(o["pairs"]) for o in rows], default=0)
        pairs = [p for k in range(count) for p in (("LIB_ATTR%d" % (k + 1), 20), ("LIB_VAL%d" % (k + 1), 254))]
        shapefile(data, name(table), shape, texts(
            ("LIBELLE", 254), ("TXT", 10), ("TYPEPSC", 2), ("STYPEPSC", 2), ("NATURE", nature), *common,
            *pairs) + NOTE,
            [((o["label"], o["txt"]) + tuple(o["code"].split("-")) + (o["nature"][:nature],) + tail
              + pair_values(o, count) + (MENTION,), o["geom"]) for o in rows])
    shapefile(data, name("INFO_SURF"), "Polygon", texts(
        ("LIBELLE", 254), ("TXT", 10), ("TYPEINF", 2), ("STYPEINF", 2), *common) + NOTE,
        [((o["label"], o["txt"]) + tuple(o["code"].split("-")) + tail + (MENTION,), o["geom"])
         for o in objects.get("INFO_SURF", [])])


def plans(root, zoning, prescriptions, versions, annulled, drawn_twice):
    """The plan in force, the one it is to become in two steps, and the municipal plan that stays beside it."""
    metropolis = Share(zoning, [name for name in zoning.insee if name != KEPT_ITS_OWN])
    village = Share(zoning, [KEPT_ITS_OWN])
    tables = {"PRESCRIPTION_SURF": prescriptions.surfaces, "PRESCRIPTION_LIN": prescriptions.lines,
              "PRESCRIPTION_PCT": prescriptions.points, "INFO_SURF": prescriptions.information}
    for share, head in ((metropolis, (SIREN, "PLUi", APPROVED, "03", "E", None, "20230101")),
                        (village, ("45906", "PLU", "20190412", "08", "E", None, "20180101"))):
        objects = {table: share.cut(rows) for table, rows in tables.items()}
        if share is village:
            objects["INFO_SURF"] = objects["INFO_SURF"] + [annulled]
        zones = [(label,) + ZONES[label] + (p,) for _, label, p in share.zones]
        if share is metropolis:
            zones.append(("N",) + ZONES["N"] + (drawn_twice,))
        plan(root, head, share.insee, zones, objects)
    rules(root)
    plan(root, (SIREN, "PLUi", "20260618", "02", "R", None, "20250101"), zoning.insee,
         [(label,) + FAMILIES[label] + ("", "", "", p) for label, p in versions.draft], {})
    lasting = [o for o in prescriptions.surfaces if o["code"][:2] == "01"]
    plan(root, (SIREN, "PLUi", "20170612", "05", "E", None, "20150101"), metropolis.insee,
         [(label,) + ZONES[label] + (p,) for label, p in versions.former],
         {"PRESCRIPTION_SURF": metropolis.cut(lasting)})
    plan(root, (SIREN, "PLUi", "20261105", "07", "M2", None, "20250101"), metropolis.insee,
         [(label,) + ZONES[label] + (p,) for label, p in versions.amended],
         {"PRESCRIPTION_SURF": metropolis.cut(lasting)})


def rules(root):
    """The heights of the written rules that no prescription draws: a table by zone."""
    heights = (("1AUh", 12), ("1AUe", 15), ("2AU", 9), ("UE", 15), ("UG", 18), ("UL", 7), ("A", 12), ("Ap", 6), ("N", 6),
               ("Nf", 6), ("Nr", 4), ("Nj", 4))
    csv_file(os.path.join(root, "plui", "regles.csv"), ["zone", "rule", "max", "unit", "source", "date"],
             [[zone, "height", metres, "m", "règlement fictif, article %s 10" % zone, "2024-01-15"]
              for zone, metres in heights])


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


def easement_files(root, easements, axis):
    """Easements, in the older CNIG naming: one layer of areas a category, and three shared tables."""
    folder = os.path.join(root, "sup")
    number = 0
    generators = {}
    for category in sorted(easements):
        rows = []
        for k, (label, kind, mode, parameter, source, polygons) in enumerate(easements[category]):
            gen = EASEMENT_MANAGERS[category][0] * 100 + (k + 1 if category in ("AC1", "PM1") else 1)
            generators.setdefault(category, set()).add(gen)
            for p in polygons:
                number += 1
                rows.append(((number, gen, label, kind, mode, parameter, source, EASEMENT_MANAGERS[category][2],
                              MENTION), p))
        shapefile(folder, category + "_ASSIETTE_SUP_S_045", "Polygon",
                  [field("idAss", "I", 9), field("idGen", "I", 9)]
                  + texts(("nomAss", 100), ("typeAss", 40), ("modeGeoAss", 25)) + [field("paramCalc", "I", 9)]
                  + texts(("srcGeoAss", 30), ("dateSrcAss", 8)) + NOTE, rows)
    lines = [((k + 1, 301, "Ligne 225 kV Grand-Cour – Rossays (fictive)", "Ligne électrique",
               "Égale au générateur", None, "BDTopo", EASEMENT_MANAGERS["I4"][2], MENTION), part) for k, part in enumerate(axis)]
    shapefile(folder, "I4_ASSIETTE_SUP_L_045", "LineString",
              [field("idAss", "I", 9), field("idGen", "I", 9)]
              + texts(("nomAss", 100), ("typeAss", 40), ("modeGeoAss", 25)) + [field("paramCalc", "I", 9)]
              + texts(("srcGeoAss", 30), ("dateSrcAss", 8)) + NOTE, lines)
    names = {"A9": "Zones agricoles protégées", "AC2": "Sites inscrits et classés",
             "I1": "Canalisations dangereuses",
             "AC4": "Sites patrimoniaux remarquables", "PM3": "Plan de prévention des risques technologiques",
             "AC1": "Protection des monuments historiques", "AS1": "Protection des captages d'eau potable",
             "I3": "Canalisations de transport de gaz", "I4": "Ouvrages de transport d'électricité",
             "PM1": "Plan de prévention des risques naturels"}
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


def surveys(root, wetlands, axes, noise, trees, ecology):
    """Wetlands, axes of roads and railway, noise maps, protected sites, existing trees."""
    for kind in sorted(noise):
        geojson(os.path.join(root, "bruit", "carte_%s.geojson" % kind), "carte_" + kind, "Polygon",
                texts(("nom", 20), ("lden", 8), ("mention", 20)), [((n, v, MENTION), p) for n, v, p in noise[kind]])
    geojson(os.path.join(root, "bruit", "peb.geojson"), "peb", "Polygon", texts(("nom", 20), ("zone", 2)), [])
    folder = os.path.join(root, "tvb")
    river = [r for r in ecology.reservoirs if r[0] == "RES-01"]
    woods = [r for r in ecology.reservoirs if r[0] != "RES-01"]
    for name, rows in (("natura2000", river), ("znieff", woods[:3])):
        geojson(os.path.join(folder, name + ".geojson"), name, "Polygon", texts(("nom", 80), ("mention", 20)),
                [((label, MENTION), p) for _, label, g in rows for p in tidy(g.simplify(8), 5000)])
    csv_file(os.path.join(folder, "arbres.csv"), ["WKT", "essence", "mention"],
             [["POINT (%.2f %.2f)" % (p.x, p.y), kind, MENTION] for kind, p in trees])
    geopackage(os.path.join(root, "zones_humides", "inventaire.gpkg"), "zones_humides", "Polygon",
               texts(("code", 8), ("nom", 60), ("methode", 40), ("mention", 20)),
               [(("ZH-%02d" % (k + 1), name, method, MENTION), p) for k, (name, method, p) in enumerate(wetlands)])
    geopackage(os.path.join(root, "voies", "axes.gpkg"), "axes", "LineString",
               texts(("nom", 20), ("categorie", 1), ("regime", 20)) + [field("recul_m", "I"), field("largeur_m", "R")]
               + texts(("mention", 20)), [(row[:5] + (MENTION,), row[5]) for row in axes])


def services_files(root, stops, schools, parks, quarters, grid):
    """Stops, schools, parks, priority neighbourhoods, population grid."""
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
    geopackage(os.path.join(folder, "quartiers.gpkg"), "quartiers", "Polygon",
               texts(("code_qp", 8), ("nom_qp", 60), ("mention", 20)), [((c, n, MENTION), p) for c, n, p in quarters])
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
    counts = ("terrain", "pleine_terre", "toiture_veg", "sur_dalle", "semi_perm", "impermeable", "stationnement", "places_auto",
              "places_velo", "t3_plus", "demolis", "puissance_kw", "espace_vert")
    words = ("niveaux", "reseau_chaleur", "energie", "emplacement", "hors_bati")
    columns = (texts(("code", 8), ("nom", 80), ("type", 40), ("phase", 12))
               + [field(n, "I") for n in ("nb_logts", "nb_lls", "sdp", "emprise")] + [field("hauteur", "R")]
               + [field(n, "I") for n in counts] + texts(*[(n, 10) for n in words])
               + texts(("participation", 80), ("date_droit", 10), ("statut", 12), ("certitude", 12), ("situation", 120), ("mention", 20)))
    rows = []
    for row in PROJECTS:
        code, name, kind, phase, dwellings, social, floor, footprint, status, situation, *_ = row
        footprint = projects.footprint(code, footprint)
        said = programme_of(row[:7] + (footprint,), projects.perimeters[code].area)
        said["espace_vert"] = public_green(kind, projects.perimeters[code].area)
        said["hors_bati"] = "oui" if projects.outside_town(code) else "non"
        rows.append(((code, name, kind, phase, dwellings, social, floor, footprint, said["hauteur"])
                     + tuple(None if said[n] is None else int(said[n]) for n in counts)
                     + tuple(said[n] for n in words)
                     + (DECLARED.get(code), LAW_DATES.get(code), status, certainty(phase), situation, MENTION),
                     projects.perimeters[code]))
    geopackage(path, "projets", "Polygon", columns, rows)
    geopackage(path, "parts", "Polygon", texts(("project", 8), ("nature", 8), ("mention", 20)),
               [((code, nature, MENTION), p) for code, nature, p in projects.parts])
    programme = []
    for row in PROJECTS:
        default = [("21", row[6])]
        programme += [[row[0], d, area] for d, area in PROGRAMMES.get(row[0], default)]
    csv_file(os.path.join(root, "projets", "programme.csv"), ["project", "destination", "sdp_m2"], programme)


def stage_files(root, stages):
    """The perimeters of one operation, by stage, and the survey of what was built."""
    folder = os.path.join(root, "etapes", "perimetres")
    fields = texts(("code", 12), ("variante", 4), ("operation", 12), ("nom", 60), ("etape", 20), ("phase", 12))
    fields += [field("nb_logts", "I"), field("nb_lls", "I"), field("sdp", "R"), field("mention", "C", 24)]
    rows = [(("ARC", variant, OPERATION, NAME, stage, phase, dwellings, social, floor, MENTION), shape)
            for stage, variant, phase, dwellings, social, floor, shape in stages.rows]
    geojson(os.path.join(folder, "etapes.geojson"), "etapes", "Polygon", fields, rows)
    geojson(os.path.join(folder, "recolement.geojson"), "recolement", "Polygon", texts(("nom", 60), ("mention", 24)),
            [((NAME + ", plan de récolement", MENTION), stages.as_built)])


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
