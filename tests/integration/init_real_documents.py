#!/usr/bin/python3
"""`terracord init` then `terracord check` on published documents, with nothing edited by hand.

usage: init_real_documents.py PROGRAM WORK_FOLDER

The PLUi 241800432 (its 14 OAP perimeters as projects), the PLU 41175, the PLU 56118 in GML and the risk plans of the
Isère in their zips, with perimeters drawn for the occasion. What each document says of itself must show in the verdicts:
ETAT 07 informs and contradicts nothing, ETAT 03 contradicts, a plan that declares nothing gives reservations at most,
and what was not supplied is said. Exit status 77: the data are not there.
"""

import json
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from run_support import Checks, findings, run, shared_data  # noqa: E402

try:
    import jsonschema
except ImportError:
    jsonschema = None

RANK = ["not_applicable", "information", "coherent", "attention", "reservation", "not_assessable", "conflict"]


def square(x, y, side, code):
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Feature", "properties": {"code": code, "nom": f"Secteur {code}"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def draw(file, squares):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    file.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [square(*one) for one in squares]}), encoding="utf-8")


# In a farming or natural zone, in an urban one, and outside the plan: lower left corner in Lambert-93, side.
SQUARES_41175 = [(561842, 6754905, 40, "A"), (560725, 6753290, 40, "U"), (500000, 6700000, 40, "X")]
SQUARES_56118 = [(225398, 6754655, 40, "A"), (225057, 6754600, 40, "U"), (200000, 6700000, 40, "X")]


class Case:
    def __init__(self, program, work, name, checks):
        self.program, self.folder, self.name, self.checks = program, work / name, name, checks
        self.folder.mkdir(parents=True)

    def start(self, projects, documents, profile, *more):
        words = ["init", "--projects", str(projects), "--date", "2026-11-22", "--profile", profile, "-o", "analyse.toml", "--document"]
        done = run(self.program, [*words, *map(str, documents), *more], self.folder)
        self.checks.that(done.returncode == 0, f"{self.name}: init ended {done.returncode}: {done.stderr[-400:]}")
        again = run(self.program, [*words, *map(str, documents), *more], self.folder)
        self.checks.that(again.returncode == 5, f"{self.name}: init must not overwrite ({again.returncode})")
        return (self.folder / "analyse.toml").read_text(encoding="utf-8")

    def check(self):
        done = run(self.program, ["check", "analyse.toml", "-o", "out", "--format", "geojson,csv,json,markdown"], self.folder)
        self.checks.that(done.returncode in (0, 4), f"{self.name}: check ended {done.returncode}: {done.stderr[-400:]}")
        self.checks.that("E9" not in done.stderr, f"{self.name}: {done.stderr[-400:]}")
        self.printed = done.stdout
        self.errors = done.stderr
        self.found = list(findings(self.folder / "out").values())
        return self.found

    def of_checks(self, prefix):
        return [f for f in self.found if f["check"]["id"].startswith(prefix)]

    def severest(self, prefix):
        verdicts = [f["verdict"] for f in self.of_checks(prefix) if f["verdict"] != "not_assessable"]
        return max(verdicts, key=RANK.index, default=None)

    def missing(self):
        return {f["document"]["id"] for f in self.found if f["reason"] == "document_missing"}


def plui(case, data):
    folder = data / "cnig-documents/241800432_PLUi_20200128"
    oap = folder / "Donnees_geographiques/241800432_PRESCRIPTION_SURF_20200128.shp"
    text = case.start(oap, [folder], "zac", "--where", "TYPEPSC = '18'")
    case.checks.that("# status = { value = \"in_force\"" in text, "241800432: no correction to sign")
    case.check()
    case.checks.that(len({f["project_id"] for f in case.found}) == 14, "241800432: 14 projects")
    case.checks.that(case.severest("plu/") == "attention", f"241800432: ETAT 07 informs at most, not {case.severest('plu/')}")
    in_force = [f for f in case.found if f["check"]["id"] == "document/in-force"]
    case.checks.that(all(f["verdict"] == "not_assessable" for f in in_force), "241800432: the document is not in force")
    case.checks.that({"ppr-flood", "sup"} <= case.missing(), f"241800432: missing documents {case.missing()}")
    doubtful = [f for f in case.of_checks("plu/agricultural") if "doubtful" in f["measures"]]
    case.checks.that(len({f["project_id"] for f in doubtful}) == 5, f"241800432: five OAP in the zone UA coded N, {len(doubtful)}")
    case.checks.that("cohérence non démontrée" in case.printed and "en contradiction" not in case.printed, "241800432: headline")

    # Signed by its line uncommented, and nothing else.
    correction = next(line for line in text.splitlines() if line.startswith("# status = {"))
    signed = text.replace(correction, correction[2:])
    (case.folder / "analyse.toml").write_text(signed, encoding="utf-8")
    shutil.rmtree(case.folder / "out")
    case.check()
    inside = {f["project_id"] for f in doubtful}
    false = [f["finding_id"] for f in case.of_checks("plu/agricultural") if f["project_id"] in inside and f["verdict"] == "conflict"]
    case.checks.that(not false, f"241800432 corrected: no conflict rests on the zone UA coded N: {false}")


def plu_in_force(case, data, documents, squares, version):
    draw(case.folder / "projets.geojson", squares)
    text = case.start(case.folder / "projets.geojson", [data / documents], "subdivision")
    case.checks.that(version in text, f"{case.name}: version {version} is not in the file")
    case.checks.that('id       = "code"' in text and 'name     = "nom"' in text, f"{case.name}: columns")
    case.check()
    case.checks.that({"ppr-flood", "sup"} <= case.missing(), f"{case.name}: missing documents {case.missing()}")
    in_force = {f["verdict"] for f in case.found if f["check"]["id"] == "document/in-force"}
    case.checks.that(in_force == {"coherent"}, f"{case.name}: in force, {in_force}")
    natural = case.of_checks("plu/agricultural-or-natural-zone")
    by_project = {f["project_id"]: f["verdict"] for f in natural}
    case.checks.that(by_project.get("A") == "conflict", f"{case.name}: the whole perimeter in zone A or N: {by_project}")
    case.checks.that(by_project.get("U") == "coherent", f"{case.name}: a perimeter in zone U: {by_project}")
    case.checks.that(by_project.get("X") == "not_assessable", f"{case.name}: outside the plan: {by_project}")


def risk_plan(case, archive):
    # A perimeter over the whole plan, from its own extent as inspect tells it.
    seen = json.loads(run(case.program, ["inspect", str(archive), "--format", "json"], case.folder).stdout)
    if jsonschema is not None:
        schema = json.loads(run(case.program, ["schema", "inspection"], case.folder).stdout)
        faults = [error.message[:200] for error in jsonschema.Draft7Validator(schema).iter_errors(seen)]
        case.checks.that(not faults, f"{case.name}: inspection.schema.json: {faults[:3]}")
    documents = seen["paths"][0]["documents"]
    case.checks.that(len(documents) == 1 and documents[0]["standard"] == "ppr", f"{case.name}: one risk plan")
    left, bottom, right, top = documents[0]["extent"]
    side = max(right - left, top - bottom)
    draw(case.folder / "projets.geojson", [(left, bottom, side, "TOUT"), (left - 9000, bottom, 500, "X")])
    text = case.start(case.folder / "projets.geojson", [archive], "zac")
    case.checks.that(archive.name in text and '# status   = "in_force"' in text, f"{case.name}: status to be stated")
    case.check()
    case.checks.that(case.missing() >= {"plu", "sup"}, f"{case.name}: missing documents {case.missing()}")
    over = [f for f in case.of_checks("ppr/prohibition-zone") if f["project_id"] == "TOUT"]
    case.checks.that([f["verdict"] for f in over] == ["reservation"], f"{case.name}: nothing declared, at most a reservation: {[f['verdict'] for f in over]}")
    outside = [f["verdict"] for f in case.of_checks("ppr/prohibition-zone") if f["project_id"] == "X"]
    case.checks.that(outside == ["not_assessable"], f"{case.name}: outside its perimeter nothing is known: {outside}")


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    data = shared_data()
    shutil.rmtree(work, ignore_errors=True)
    checks = Checks()
    plui(Case(program, work, "241800432", checks), data)
    plu_in_force(Case(program, work, "41175", checks), data, "cnig-documents/41175_PLU_20140603", SQUARES_41175, "4117520140603")
    plu_in_force(Case(program, work, "56118", checks), data, "cnig-gml/gml", SQUARES_56118, "5611820140612")
    zips = sorted((data / "cnig-ppr/documents/Jeux de données/Exemple_PPRN").glob("*.zip"))
    checks.that(len(zips) == 4, f"{len(zips)} risk plans")
    for archive in zips:
        risk_plan(Case(program, work, archive.stem, checks), archive)
    checks.finish()


if __name__ == "__main__":
    main()
