#!/usr/bin/python3
"""Layers and projects read from PostGIS: what a run says of them is what it says of the same layers in GeoPackages.

usage: postgis.py PROGRAM GOLDEN_FOLDER WORK_FOLDER

On a server of the test's own (postgis_server.py). Credentials stay out of everything that is written.
"""

import datetime
import hashlib
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from postgis_server import DATABASE, PASSWORD, READER, SERVICE, PostgisServer, Unavailable  # noqa: E402
from run_support import SKIPPED, Checks  # noqa: E402

# What holds the findings, in data and for people; the others name where the data lie, or are drawn from these.
COMPARED = ["findings.csv", "findings.jsonl", "summary.csv", "matrix.csv", "conflicts.geojson", "conflicts_lines.geojson", "conflicts_points.geojson",
            "projects.geojson", "not_assessable.geojson", "slivers.geojson", "adjusted_perimeters.geojson", "needs.csv", "consultations.csv",
            "coverage.csv", "to_supply.csv", "cumulative.csv", "rollups.csv"]
DATA = ("--format", "csv,json,geojson,markdown")  # not what is drawn from them
VECTOR = (".gpkg", ".geojson")


def plain(value):
    """What TOML holds, as JSON can say it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


class Copies:
    """Every vector layer of an analysis, once in a GeoPackage and once in the database."""

    def __init__(self, server, folder):
        self.server, self.folder, self.names = server, folder, {}

    def name(self, file, layer):
        key = (file, layer)
        if key not in self.names:
            name = f"{self.folder.name}_{pathlib.Path(file).stem}".lower().replace("-", "_")
            target = self.folder / f"{name}.gpkg"
            words = ["ogr2ogr", str(target), str(self.folder / file), "-nln", name, "-preserve_fid", "-lco", "FID=ogc_fid", "-a_srs", "EPSG:2154"]
            subprocess.run([*words, *([layer] if layer else [])], check=True, capture_output=True)
            self.server.load(target, f"sig.{name}")
            self.names[key] = name
        return self.names[key]

    def moved(self, value, place, key=""):
        """The analysis with its layers in `place`: "files" or "base"."""
        if isinstance(value, list):
            return [self.moved(one, place, key) for one in value]
        if not isinstance(value, dict):
            return value
        out = {name: self.moved(one, place, name) for name, one in value.items()}
        source, layer = value.get("source"), value.get("layer")
        # The source of a document is the folder of a standard; those of its layers are tables.
        if key == "document" or not isinstance(source, str) or not source.endswith(VECTOR) or not (self.folder / source).exists():
            return out
        name = self.name(source, layer)
        out["source"], out["layer"] = (f"{name}.gpkg", name) if place == "files" else (f"PG:service={SERVICE}", f"sig.{name}")
        return out


class Test:
    def __init__(self, program, work, server):
        self.program, self.work, self.server, self.checks = str(pathlib.Path(program).resolve()), work, server, Checks()

    def run(self, words, **environment):
        return subprocess.run([self.program, *map(str, words)], cwd=self.work, capture_output=True, text=True, timeout=300, check=False,
                              env=self.server.environment(**environment))

    def analysis(self, name, content):
        file = self.work / f"{name}.json"
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        return file

    def check(self, name, file, status=0, *words):
        done = self.run(["check", file, "-o", self.work / name, "--overwrite", "-q", *words])
        self.checks.that(done.returncode == status, f"{name}: exit status {done.returncode}: {done.stderr[-1500:]}")
        return self.work / name, done

    def same(self, ours, theirs, names):
        """Findings of the database and of the files, sources named alike."""
        for name in COMPARED:
            if not (theirs / name).exists() and not (ours / name).exists():
                continue
            text = (ours / name).read_text(encoding="utf-8")
            for table in names:
                text = text.replace(f"PG:service={SERVICE}/sig.{table}", f"{table}.gpkg")
            if text != (theirs / name).read_text(encoding="utf-8"):
                left = text.splitlines()
                right = (theirs / name).read_text(encoding="utf-8").splitlines()
                first = next((f"\n  base:  {a[:300]}\n  files: {b[:300]}" for a, b in zip(left, right) if a != b), f"{len(left)} lines, {len(right)}")
                self.checks.that(False, f"{name} differs: {first}")


def no_secret(test, folder, more=""):
    """The password and the user are in nothing that was written or said."""
    for secret in (PASSWORD, READER):
        found = [str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]
        test.checks.that(not found, f"{secret} is in {found}")
        test.checks.that(secret not in more, f"{secret} was said: {more[-300:]}")


def alike(test, golden):
    """An analysis of files, its layers moved into the database: findings, manifest, verification."""
    folder = test.work / golden.name
    shutil.copytree(golden / "in", folder)
    written = plain(tomllib.loads((folder / "analyse.toml").read_text(encoding="utf-8")))
    copies = Copies(test.server, folder)
    theirs = test.analysis(f"{golden.name}/files", copies.moved(written, "files"))
    ours = test.analysis(f"{golden.name}/base", copies.moved(written, "base"))
    test.server.sql(DATABASE, f"GRANT USAGE ON SCHEMA sig TO {READER}; GRANT SELECT ON ALL TABLES IN SCHEMA sig TO {READER}; ANALYZE")
    files, _ = test.check(f"{golden.name}-files", theirs, 0, *DATA)
    since = test.server.mark()
    base, said = test.check(f"{golden.name}-base", ours, 0, *DATA)
    test.same(base, files, copies.names.values())
    asked = test.server.statements(since)
    no_secret(test, base, said.stdout + said.stderr)
    for word in ("INSERT", "UPDATE ", "CREATE", "DELETE", "DROP"):
        test.checks.that(f"statement: {word}" not in asked, f"the server was asked to {word}")
    test.checks.that("READ ONLY" in asked, "the session was not read-only")
    manifest = json.loads((base / "manifest.json").read_text(encoding="utf-8"))
    tables = [one for one in manifest["inputs"] if one["path"].startswith("PG:")]
    test.checks.that(len(tables) >= len(copies.names) and all(len(one["sha256"]) == 64 for one in tables), f"tables in the manifest: {tables}")
    verified = test.run(["verify", base, "--analysis", ours])
    test.checks.that(verified.returncode == 0, f"verify: {verified.returncode} {verified.stdout[-800:]} {verified.stderr[-500:]}")
    return base, ours, copies


def changed_and_away(test, base, ours, copies):
    """A row that changed since is told by verify; a server that is away too, and no run is called different for it."""
    table = next(name for (file, _), name in copies.names.items() if "projets" in file)
    test.server.sql(DATABASE, f"UPDATE sig.{table} SET nom = nom || ' bis' WHERE ogc_fid = (SELECT min(ogc_fid) FROM sig.{table})")
    verified = test.run(["verify", base, "--analysis", ours])
    test.checks.that(verified.returncode == 1 and f"sig.{table}" in verified.stdout, f"verify after a change: {verified.returncode} {verified.stdout[-800:]}")
    test.server.stop()
    away = test.run(["verify", base, "--analysis", ours, "--lang", "en"])
    test.checks.that(away.returncode == 3 and "does not answer" in away.stdout + away.stderr, f"verify without the server: {away.returncode} {away.stdout[-400:]} {away.stderr[-600:]}")
    test.server.start()


def squares(x, count=3, size=100):
    ring = [[x, 0], [x + size, 0], [x + size, size], [x, size], [x, 0]]
    return ", ".join(f"({i + 1}, '{'UAN'[i % 3]}', ST_SetSRID(ST_GeomFromText('POLYGON(({', '.join(f'{618000 + a + i * size} {6756000 + b}' for a, b in ring)}))'), 2154))" for i in range(count))


def small(layer, source=None, **more):
    """An analysis of one layer and one project of the database."""
    return {
        "terracord": 1, "title": "Base de données", "date": "2026-11-22", "crs": "EPSG:2154",
        "projects": {"source": f"PG:service={SERVICE}", "layer": "essais.projets", "id": "code"},
        "document": [{"id": "plan", "title": "plan", "status": "in_force", "accuracy": "1 m", "coverage": {"everywhere": True, "reason": "essai"},
                      "layer": {"zones": {"source": source or f"PG:service={SERVICE}", "layer": layer, "class": "code", **more}}}],
        "check": [{"id": "zones", "title": "zones", "layer": "plan.zones", "measure": "overlap", "where": "code <> 'U'", "attention": "area > 1 m2"}],
    }


def tables(test):
    """Views, mixed types, heights, invalid and missing geometry; what cannot be read and why."""
    sql = f"""
        CREATE SCHEMA essais; CREATE SCHEMA ferme;
        CREATE TABLE essais.projets (gid int PRIMARY KEY, code text, geom geometry(Polygon, 2154));
        INSERT INTO essais.projets VALUES {squares(0, 1, 250)};
        UPDATE essais.projets SET code = 'P1';
        CREATE TABLE essais.zones (gid int PRIMARY KEY, code text, geom geometry(Polygon, 2154), note text);
        INSERT INTO essais.zones (gid, code, geom) VALUES {squares(0)};
        CREATE VIEW essais.v_zones AS SELECT gid, code, ST_Multi(ST_Force3D(geom)) AS geom FROM essais.zones;
        CREATE TABLE essais.melange (code text, geom geometry);
        INSERT INTO essais.melange SELECT code, geom FROM essais.zones UNION ALL SELECT 'A', ST_SetSRID(ST_Point(618010, 6756010), 2154)
            UNION ALL SELECT 'A', NULL UNION ALL SELECT 'A', ST_SetSRID(ST_GeomFromText('POLYGON((618000 6756000, 618050 6756050, 618050 6756000, 618000 6756050, 618000 6756000))'), 2154);
        CREATE TABLE essais.sans (gid int PRIMARY KEY, code text);
        CREATE TABLE essais.deux (gid int PRIMARY KEY, code text, geom geometry(Polygon, 2154), emprise geometry(Polygon, 2154));
        INSERT INTO essais.deux SELECT gid, code, geom, geom FROM essais.zones;
        CREATE TABLE essais.zero (gid int PRIMARY KEY, code text, geom geometry);
        INSERT INTO essais.zero SELECT gid, code, ST_SetSRID(geom, 0) FROM essais.zones;
        CREATE TABLE essais.systemes (gid int PRIMARY KEY, code text, geom geometry);
        INSERT INTO essais.systemes SELECT gid, code, CASE WHEN gid = 1 THEN geom ELSE ST_Transform(geom, 4326) END FROM essais.zones;
        CREATE TABLE essais.secret AS SELECT * FROM essais.zones;
        CREATE TABLE ferme.zones AS SELECT * FROM essais.zones;
        CREATE TABLE essais."Zones d'Été" (gid int PRIMARY KEY, "code" text, geom geometry(Polygon, 2154), "Étiquette d'essai" text);
        INSERT INTO essais."Zones d'Été" SELECT gid, code, geom, 'a' FROM essais.zones;
        CREATE TABLE essais.lointain (gid serial PRIMARY KEY, code text, geom geometry(Polygon, 2154), inutile text);
        INSERT INTO essais.lointain (code, geom, inutile) SELECT code, geom, 'près' FROM essais.zones;
        INSERT INTO essais.lointain (code, geom, inutile) SELECT 'A', ST_Translate(geom, 100000 + n * 10, 0), 'loin' FROM essais.zones, generate_series(1, 1000) n;
        CREATE INDEX ON essais.lointain USING gist (geom);
        CREATE FUNCTION essais.lente(int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT $1 FROM pg_sleep(0.02)';
        CREATE VIEW essais.v_lente AS SELECT gid, code || essais.lente(0)::text AS code, geom FROM essais.lointain;
        GRANT USAGE ON SCHEMA essais TO {READER}; GRANT SELECT ON ALL TABLES IN SCHEMA essais TO {READER};
        GRANT USAGE ON SCHEMA ferme TO {READER}; REVOKE ALL ON essais.secret FROM {READER};
    """
    test.server.sql(DATABASE, sql)

    def area(layer, status=0, **more):
        folder, done = test.check("petit", test.analysis("petit", small(layer, **more)), status)
        no_secret(test, folder if folder.exists() else test.work, done.stdout + done.stderr)
        lines = (folder / "findings.jsonl").read_text(encoding="utf-8").splitlines() if folder.exists() else []
        return next((one for one in map(json.loads, lines) if one["check"]["id"] == "zones"), None), done

    def value(finding):
        return round((finding or {}).get("measures", {}).get("strict", {}).get("area_m2", -1), 3)

    # Zones A and N take 100 and 50 m of the project's 250, over 100 m of height.
    expected = 15000
    for layer in ("essais.zones", "essais.v_zones", "essais.zones(geom)", "essais.deux(emprise)", "essais.Zones d'Été"):
        finding, done = area(layer)
        test.checks.that(value(finding) == expected, f"{layer}: {value(finding)}, expected {expected}: {done.stderr[-300:]}")
    mixed, done = area("essais.melange", 0)
    test.checks.that(mixed is not None and value(mixed) >= expected, f"mixed types: {value(mixed)} {done.stderr[-300:]}")

    for layer, number, words in (
            ("essais.zonnes", "E304", "essais.zones"), ("essais.deux", "E304", "essais.deux(geom)"), ("essais.sans", "E310", "géométrie"),
            ("essais.zero", "E401", "EPSG"), ("essais.systemes", "E405", "ST_Transform"), ("essais.secret", "E327", "GRANT"),
            ("ferme.zones", "E327", "GRANT")):
        finding, done = area(layer, 4)
        test.checks.that(number in done.stderr and words in done.stderr, f"{layer}: {number} {words} not in {done.stderr[-400:]}")
        test.checks.that(finding is not None and finding["verdict"] == "not_assessable", f"{layer}: {finding and finding['verdict']}")
    given, done = area("essais.zero", 0, crs="EPSG:2154")
    test.checks.that(value(given) == expected, f"SRID 0 with crs: {value(given)} {done.stderr[-300:]}")

    away, done = area("essais.zones", 4, source="PG:host=127.0.0.1 port=1 dbname=plans")
    test.checks.that("E326" in done.stderr and "PG:host=127.0.0.1 port=1 dbname=plans" in done.stderr, f"server away: {done.stderr[-400:]}")
    test.checks.that(away is not None and away["verdict"] == "not_assessable", "server away: not said")
    denied = test.run(["check", test.analysis("petit", small("essais.zones")), "-o", test.work / "refus", "-q"], PGPASSFILE="/dev/null", PGPASSWORD="faux")
    test.checks.that(denied.returncode == 3 and "E326" in denied.stderr and READER not in denied.stderr, f"wrong password: {denied.returncode} {denied.stderr[-400:]}")
    since = test.server.mark()
    refused = test.run(["check", test.analysis("petit", small("essais.zones", f"PG:service={SERVICE} password={PASSWORD}")), "-o", test.work / "refus", "-q"])
    test.checks.that(refused.returncode == 2 and "E206" in refused.stderr and PASSWORD not in refused.stderr, f"password in the analysis: {refused.returncode} {refused.stderr}")
    test.checks.that("connection authorized" not in test.server.statements(since), "the server was asked all the same")

    # Stopped by the server in the middle; the project is read, the layer is not.
    stopped = test.run(["check", test.analysis("petit", small("essais.v_lente")), "-o", test.work / "arret", "--overwrite", "-q"], PGOPTIONS="-c statement_timeout=1500")
    test.checks.that(stopped.returncode == 4 and "E328" in stopped.stderr and "statement timeout" in stopped.stderr, f"timeout: {stopped.returncode} {stopped.stderr[-400:]}")
    def cut():
        for _ in range(100):
            time.sleep(0.1)
            killed = test.server.sql("postgres", f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '{READER}' AND query LIKE 'FETCH%'")
            if killed.strip() not in ("", "0"):
                return
    thread = threading.Thread(target=cut)
    thread.start()
    broken = test.run(["check", test.analysis("petit", small("essais.v_lente")), "-o", test.work / "coupe", "--overwrite", "-q"])
    thread.join()
    test.checks.that(broken.returncode == 4 and "E328" in broken.stderr, f"connection cut: {broken.returncode} {broken.stderr[-400:]}")

    # What is far away and what nobody asks for stays on the server.
    since = test.server.mark()
    near, done = area("essais.lointain")
    test.checks.that(value(near) == expected, f"lointain: {value(near)} {done.stderr[-300:]}")
    asked = [line for line in test.server.statements(since).splitlines() if "DECLARE" in line and "lointain" in line and "LIMIT 0" not in line and "terracord_k" in line]
    test.checks.that(asked and all("ST_MakeEnvelope" in one for one in asked), f"the box was not asked of the server: {asked}")
    test.checks.that(asked and not any("inutile" in one for one in asked), f"a column that nobody needs was read: {asked}")
    account = json.loads((test.work / "petit" / "summary.json").read_text(encoding="utf-8"))["documents"][0]["layers"][0]
    test.checks.that(account["features"] == 3, f"{account['features']} rows fetched of 3003")


def results(test):
    """The layers of a run written back: whole or not at all, and into nobody else's schema."""
    analysis = test.analysis("petit", small("essais.zones"))
    writing = f"PG:service={SERVICE}_ecriture"

    def check(name, status, *words, database=writing):
        done = test.run(["check", analysis, "-o", test.work / name, "-q", "--lang", "en", "--to-database", database, *words])
        test.checks.that(done.returncode == status, f"{name} {words}: {done.returncode} {done.stderr[-600:]}")
        return done

    def tables(schema):
        return test.server.sql(DATABASE, f"SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = '{schema}'::regnamespace AND relkind = 'r'").split()

    def rows(table):
        return int(test.server.sql(DATABASE, f"SELECT count(*) FROM coherence.\"{table}\""))

    check("ecrit", 0, "--schema", "coherence")
    package = sqlite3.connect(f"file:{test.work}/ecrit/terracord.gpkg?mode=ro", uri=True)
    layers = [name for (name,) in package.execute("SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles' ORDER BY 1")]
    test.checks.that(sorted([*layers, "terracord_run"]) == sorted(tables("coherence")), f"layers {layers}, tables {tables('coherence')}")
    for layer in layers:
        there = package.execute(f'SELECT count(*) FROM "{layer}"').fetchone()[0]
        test.checks.that(rows(layer) == there, f"{layer}: {rows(layer)} rows, {there} in the GeoPackage")
    place = test.server.sql(DATABASE, "SELECT ST_SRID(geom) || ' ' || bool_and(ST_IsValid(geom)) FROM coherence.projects GROUP BY ST_SRID(geom)").strip()
    test.checks.that(place == "2154 true", f"the projects' place: {place}")
    manifest = hashlib.sha256((test.work / "ecrit" / "manifest.json").read_bytes()).hexdigest()
    said = test.server.sql(DATABASE, "SELECT manifest_sha256 FROM coherence.terracord_run").strip()
    test.checks.that(said == manifest, f"terracord_run: {said}, manifest {manifest}")
    no_secret(test, test.work / "ecrit")

    again = check("encore", 5, "--schema", "coherence")
    test.checks.that("E501" in again.stderr and not (test.work / "encore").exists(), f"former results: {again.stderr}")
    test.server.sql(DATABASE, "DELETE FROM coherence.projects")
    check("encore", 0, "--schema", "coherence", "--overwrite")
    test.checks.that(rows("projects") == 1, "the former results are still there")
    test.server.sql(DATABASE, "CREATE TABLE coherence.notes (texte text); INSERT INTO coherence.notes VALUES ('à nous')")
    foreign = check("tiers", 5, "--schema", "coherence", "--overwrite")
    test.checks.that("E504" in foreign.stderr and "notes" in foreign.stderr and not (test.work / "tiers").exists(), f"a foreign table: {foreign.stderr}")
    test.checks.that(rows("notes") == 1 and rows("projects") == 1, "a schema that is not ours was touched")
    test.server.sql(DATABASE, "DROP TABLE coherence.notes")

    denied = check("refuse", 4, "--schema", "ailleurs", database=f"PG:service={SERVICE}")
    test.checks.that("E505" in denied.stderr and (test.work / "refuse" / "manifest.json").exists() and READER not in denied.stderr, f"may not write: {denied.stderr}")
    # Stopped in the middle of the copy: what was there stays.
    test.server.sql(DATABASE, "CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM "
                              "pg_event_trigger_ddl_commands() WHERE object_identity = 'coherence.terracord_run') THEN RAISE 'refus'; END IF; END $$; "
                              "CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION public.refuse()")
    test.server.sql(DATABASE, "UPDATE coherence.terracord_run SET title = 'avant'")
    stopped = check("milieu", 4, "--schema", "coherence", "--overwrite")
    test.server.sql(DATABASE, "DROP EVENT TRIGGER refuse")
    test.checks.that("E505" in stopped.stderr and rows("projects") == 1, f"stopped in the middle: {stopped.stderr}")
    test.checks.that(test.server.sql(DATABASE, "SELECT title FROM coherence.terracord_run").strip() == "avant", "half of the results were replaced")
    wrong = check("mots", 2, database=f"PG:service={SERVICE} password={PASSWORD}")
    test.checks.that("E206" in wrong.stderr and PASSWORD not in wrong.stderr, f"a password on the command line: {wrong.stderr}")
    without = check("sans", 2, "--format", "csv")
    test.checks.that("E101" in without.stderr, f"without its layers: {without.stderr}")


def main():
    program, folder, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        with PostgisServer(work / "server") as server:
            server.sql(DATABASE, "CREATE SCHEMA sig")
            test = Test(program, work / "runs", server)
            test.work.mkdir()
            try:
                tables(test)
                results(test)
                for golden in ("projects-together", "two-documents-compared", "four-plots"):
                    base, ours, copies = alike(test, folder / golden)
                changed_and_away(test, base, ours, copies)
            finally:
                print("\n".join(test.checks.faults))
            test.checks.finish()
    except Unavailable as why:
        print(f"SKIPPED: no PostGIS server can be had here: {why}")
        sys.exit(SKIPPED)


if __name__ == "__main__":
    main()
