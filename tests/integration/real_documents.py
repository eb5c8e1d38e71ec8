#!/usr/bin/python3
"""Four published documents as they are, with and without corrections: what each must read, and the faults it carries.

usage: real_documents.py PROGRAM WORK_FOLDER

- PLUi 241800432: ETAT 07, not enforceable; the zone labelled UA and coded N (170.4 ha) is named; no conflict on the five
  OAP inside it; a code of the coast far from the sea; one commune of eleven listed.
- PLU 41175: in force; columns of 2014 without sub-codes; three reserved plots coded as classified wood.
- PLU 56118 (GML): in force (ETAT read as the number 3); its zones are of 2014-01-23, the document of 2014-06-12.
- Easements as CSV with WKT, in tables without a category in their names: category by the joins, and a geometry that is no
  place.
- PPR of Isère (zips): flood plans by their codes of risk; dated by their perimeter; no status at all.
Exit status 77: the data are not there.
"""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, findings, run, shared_data  # noqa: E402

CORRECTED = 'status = { value = "in_force", reason = "délibération exécutoire", author = "service", date = 2026-11-02 }'
RECODED = ('correct = [ { layer = "zones", match = { LIBELLE = "UA" }, set = { TYPEZONE = "U" }, reason = "règlement écrit", '
           'author = "service", date = 2026-11-02 } ]')
STAND = {"conflict", "reservation", "attention"}


def squares(folder, name, places):
    """Projects of 10 x 10 m about places of Lambert-93."""
    features = []
    for code, (x, y) in places.items():
        ring = [[x - 5, y - 5], [x + 5, y - 5], [x + 5, y + 5], [x - 5, y + 5], [x - 5, y - 5]]
        features.append({"type": "Feature", "properties": {"code": code},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / name).write_text(text, encoding="utf-8")


def check(program, work, name, standard, source, projects, extra=""):
    """One run of profile zac; its findings, and what its summary says of the document."""
    analysis = work / f"{name}.toml"
    communes = shared_data() / "france-geojson-centre/departements/18-cher/communes-18-cher.geojson"
    analysis.write_text(
        "\n".join(["terracord = 1", "date = 2026-11-22", 'crs = "EPSG:2154"', 'profile = "zac"',
                   f'territory = {{ communes = "{communes.resolve()}", id = "code", name = "nom" }}',
                   f"projects = {{ {projects} }}", "[[document]]", 'id = "d"', f'standard = "{standard}"',
                   f'source = "{source}"', extra, ""]), encoding="utf-8")
    done = run(program, ["check", analysis.name, "-o", name, "--format", "geojson,csv,json,markdown", "--lang", "fr", "-q"], work)
    if done.returncode not in (0, 4):
        print(done.stdout, done.stderr)
        sys.exit(1)
    summary = json.loads((work / name / "summary.json").read_text(encoding="utf-8"))
    return findings(work / name), summary["documents"][0]


def said(document):
    texts = list(document["quality"])
    for layer in document["layers"]:
        texts += layer["quality"]
    return " | ".join(text["fr"] for text in texts)


def plui(program, data, work, checks):
    source = data / "cnig-documents/241800432_PLUi_20200128"
    perimeters = (f'source = "{source}/Donnees_geographiques/241800432_PRESCRIPTION_SURF_20200128.shp", '
                  'where = "TYPEPSC = \'18\'", id = "@fid"')
    zone = "plu%2Fagricultural-or-natural-zone/d"
    for name, extra in (("plui", ""), ("plui-corrected", CORRECTED), ("plui-recoded", CORRECTED + "\n" + RECODED)):
        found, document = check(program, work, name, "cnig-plu", source, perimeters, extra)
        projects = sorted({key.split("/")[0] for key in found})
        checks.that(len(projects) == 14, f"{name}: {len(projects)} projects")
        checks.that(document["declared_status"] == "07", f"{name}: ETAT {document['declared_status']}")
        named = "170.4 ha" in said(document) and "UA" in said(document)
        checks.that(named == (name != "plui-recoded"), f"{name}: zone UA: {said(document)}")
        checks.that("liste 1 commune(s) et en dessine 11" in said(document), f"{name}: communes: {said(document)}")
        checks.that("littoral" in said(document), f"{name}: coastal code: {said(document)}")
        checks.that("L. 151-23" in said(document), f"{name}: article: {said(document)}")
        in_force = [found[f"{project}/document%2Fin-force/d"] for project in projects]
        if name == "plui":
            checks.that(all(one["verdict"] == "not_assessable" for one in in_force), "plui: is taken to be in force")
            worst = {one["verdict"] for key, one in found.items() if "document%2F" not in key}
            checks.that(not worst & {"conflict", "reservation"}, f"plui: not enforceable, and yet {worst}")
        else:
            checks.that(all(one["verdict"] == "coherent" for one in in_force), f"{name}: is not in force")
            checks.that(all("délibération exécutoire" in str(one.get("notes")) for one in in_force), f"{name}: who says so")
        verdicts = [found[f"{project}/{zone}"]["verdict"] for project in projects]
        checks.that("conflict" not in verdicts, f"{name}: built in N? {verdicts}")
        noted = [key for key in projects if "règlement écrit" in str(found[f"{key}/{zone}"].get("notes"))]
        wanted = 5 if name == "plui-recoded" else 0
        checks.that(len(noted) == wanted, f"{name}: the correction of the zone shows in {noted}")
        checks.that(name != "plui-recoded" or all(found[f"{key}/{zone}"]["verdict"] in ("coherent", "information")
                                                  for key in noted), f"{name}: recoded U and yet {verdicts}")


def plu_41175(program, data, work, checks):
    source = data / "cnig-documents/41175_PLU_20140603"
    squares(work, "41175.geojson", {"er": (560913.6, 6753772.3), "paysage": (562198.4, 6753128.7)})
    found, document = check(program, work, "plu-41175", "cnig-plu", source,
                            'source = "41175.geojson", crs = "EPSG:2154", id = "code"')
    checks.that(document["status"] == "in_force" and document["approved"] == "2014-06-03", "41175: status and date")
    checks.that(document["edition"] == "2014" and "sans sous-codes" in said(document), f"41175: {said(document)}")
    checks.that("emplacement réservé" in said(document), f"41175: plots coded as wood: {said(document)}")
    checks.that(found["er/document%2Fin-force/d"]["verdict"] == "coherent", "41175: in force")
    # A plot labelled reserved and coded wood may be either: neither a conflict nor "nothing found".
    for entry in ("plu%2Fclassified-wood", "plu%2Freserved-plot"):
        verdict = found[f"er/{entry}/d"]["verdict"]
        checks.that(verdict == "reservation", f"41175: {entry} on a plot coded as wood: {verdict}")
    # Without sub-codes an element of landscape may be heritage or ecology.
    for entry in ("plu%2Fheritage-area", "plu%2Fecological-area"):
        verdict = found[f"paysage/{entry}/d"]["verdict"]
        checks.that(verdict == "reservation", f"41175: {entry} without sub-codes: {verdict}")
    # A code asked for alone is known.
    checks.that(found["paysage/plu%2Fclassified-wood/d"]["verdict"] == "coherent", "41175: TYPEPSC alone must answer")
    checks.that(found["paysage/plu%2Ffreeze-perimeter/d"]["verdict"] == "coherent", "41175: 12 was the code then")


def plu_56118(program, data, work, checks):
    folder = work / "56118"
    shutil.copytree(data / "cnig-gml/gml", folder, dirs_exist_ok=True)
    squares(work, "56118.geojson", {"er": (225648.1, 6755113.3), "bois": (226188.6, 6755413.8)})
    for name, extra in (("plu-56118", ""), ("plu-56118-draft", CORRECTED.replace("in_force", "draft"))):
        found, document = check(program, work, name, "cnig-plu", "56118",
                                'source = "56118.geojson", crs = "EPSG:2154", id = "code"', extra)
        checks.that(document["declared_status"] == "03", f"{name}: ETAT {document['declared_status']}")
        checks.that("2014-01-23" in said(document) and "2014-06-12" in said(document), f"{name}: {said(document)}")
        checks.that(document["edition"] == "2014", f"{name}: edition {document['edition']}")
        plot = found["er/plu%2Freserved-plot/d"]["verdict"]
        checks.that(plot == ("conflict" if name == "plu-56118" else "attention"), f"{name}: reserved plot: {plot}")
        wood = found["bois/plu%2Fecological-area/d"]["verdict"]
        checks.that(wood == ("reservation" if name == "plu-56118" else "attention"), f"{name}: wood: {wood}")


def sup(program, data, work, checks):
    """The tables of AC2 under their new names, without the category; then with one site declared fictitious."""
    for name in ("sup", "sup-fictitious"):
        folder = work / name / "tables"
        folder.mkdir(parents=True)
        for table in sorted((data / "cnig-sup-csv/one2one/DATA").glob("*.csv")):
            text = table.read_text(encoding="utf-8")
            if name == "sup-fictitious":
                text = text.replace("egal au générateur", "Géométrie fictive")
            (folder / table.name.replace("AC2_", "")).write_text(text, encoding="utf-8")
        x, y, d = -3.952539929615109, 47.89624636340166, 0.0002
        ring = [[x - d, y - d], [x + d, y - d], [x + d, y + d], [x - d, y + d], [x - d, y - d]]
        project = {"type": "Feature", "properties": {"code": "p"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        text = json.dumps({"type": "FeatureCollection", "features": [project]})
        (work / f"{name}.geojson").write_text(text, encoding="utf-8")
        extra = 'status = "in_force"\ncrs = "EPSG:4326"\ncoverage = { everywhere = true, reason = "essai" }'
        checked = "".join(f'\n[[check]]\nuse = "sup/{entry}"' for entry in ("protected-site", "listed-building-surroundings"))
        found, _ = check(program, work, f"{name}-run", "cnig-sup", f"{name}/tables",
                         f'source = "{name}.geojson", id = "code"', extra + checked)
        site = found["p/sup%2Fprotected-site/d"]["verdict"]
        wanted = "reservation" if name == "sup" else "not_assessable"
        checks.that(site == wanted, f"{name}: site behind the joins: {site}")
        other = found["p/sup%2Flisted-building-surroundings/d"]["verdict"]
        checks.that(other == "coherent", f"{name}: another category: {other}")


def ppr(program, data, work, checks):
    examples = data / "cnig-ppr/documents/Jeux de données"
    cases = {
        "38DDT20010005": ("Exemple_PPRN/38DDT20010005.zip", (907966.2, 6455943.9), "2003-04-29"),
        "38DDT20170001": ("Exemple_PPRN/38DDT20170001.zip", (901834.8, 6458235.6), "2018-04-09"),
        "38DDT20200002": ("Exemple_PPRN/38DDT20200002.zip", (937891.3, 6450267.0), "2022-12-23"),
        "bourg-oisans": ("PPRn_BourgOisans.zip", (937891.3, 6450267.0), "2022-12-23"),  # three folders deep
    }
    for name, (source, place, dated) in cases.items():
        squares(work, f"{name}.geojson", {"p": place})
        projects = f'source = "{name}.geojson", crs = "EPSG:2154", id = "code"'
        for corrected in (False, True):
            found, document = check(program, work, f"{name}-{corrected}", "ppr", examples / source, projects,
                                    CORRECTED if corrected else "")
            checks.that(document["type"] == "ppr-flood", f"{name}: type {document['type']}")
            checks.that("p/document%2Fexpected/ppr-flood" not in found, f"{name}: the flood plan is still expected")
            checks.that(document["approved"] == dated, f"{name}: dated {document['approved']}")
            in_force = found["p/document%2Fin-force/d"]["verdict"]
            checks.that(in_force == ("coherent" if corrected else "reservation"), f"{name}: in force: {in_force}")
            verdict = found["p/ppr%2Fprohibition-zone/d"]["verdict"]
            wanted = "conflict" if corrected else "reservation"
            checks.that(verdict == wanted, f"{name}, corrected {corrected}: prohibition zone: {verdict}")


def by_init(program, data, work, checks):
    """init, then check: nothing to edit by hand."""
    cases = {
        "41175": ("cnig-documents/41175_PLU_20140603", "coherent"),
        "56118": ("cnig-gml/gml", "coherent"),
        "38DDT20200002": ("cnig-ppr/documents/Jeux de données/PPRn_BourgOisans.zip", "reservation"),
        "plui": ("cnig-documents/241800432_PLUi_20200128", "not_assessable"),
    }
    square = json.loads((work / "41175.geojson").read_text(encoding="utf-8"))
    for name, (source, expected) in cases.items():
        folder = work / f"init-{name}"
        folder.mkdir()
        perimeters = work / f"{name}.geojson"
        layer = json.loads(perimeters.read_text(encoding="utf-8")) if perimeters.is_file() else square
        layer["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
        (folder / "projets.geojson").write_text(json.dumps(layer), encoding="utf-8")
        written = run(program, ["init", "--projects", "projets.geojson", "--document", str(data / source), "--date",
                                "2026-11-22", "--profile", "zac", "-o", "analyse.toml", "-q"], folder)
        checks.that(written.returncode == 0, f"init {name}: {written.returncode} {written.stderr}")
        done = run(program, ["check", "analyse.toml", "-o", "out", "--format", "geojson,csv,json,markdown", "-q"], folder)
        checks.that(done.returncode == 0, f"check after init {name}: {done.returncode} {done.stderr}")
        if done.returncode != 0:
            continue
        verdicts = {one["verdict"] for key, one in findings(folder / "out").items() if "document%2Fin-force" in key}
        checks.that(verdicts == {expected}, f"init {name}: in force: {verdicts}")


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    data = shared_data()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    checks = Checks()
    for part in (plui, plu_41175, plu_56118, sup, ppr, by_init):
        part(program, data.resolve(), work, checks)
    checks.finish()


main()
