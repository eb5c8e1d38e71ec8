"""Who runs, on which job, and how: Terracord, the pure read, and its peers."""

import dataclasses
import pathlib
import shutil
import subprocess
import typing

import agreement
import jobs
import measured
import postgis

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"


@dataclasses.dataclass
class Setting:
    """Where things are, and how long a program may take."""

    build: pathlib.Path  # of the release preset
    data: pathlib.Path
    out: pathlib.Path
    timeout: float
    server: typing.Optional[postgis.Server] = None
    loaded: dict = dataclasses.field(default_factory=dict)  # table -> what loading it took

    def projects(self, size):
        return self.data / f"projects_{size}.gpkg"

    def layer(self, name):
        return self.data / (f"{name}.tif" if name in jobs.RASTERS else f"{name}.gpkg")

    @property
    def log(self):
        return self.out / "log.txt"


class Contestant:
    """One row of the table. `takes`: the jobs it takes part in."""

    name = ""
    takes = ()


    def missing(self):
        """Why it cannot take part; empty: it can."""
        return ""

    def prepare(self, setting, job, size):
        """What is not measured."""

    def run(self, setting, job, size):
        raise NotImplementedError

    def areas(self, setting, job, size):
        """Areas by (layer, project, class) of the last run; None where it gives none."""
        return None


class Terracord(Contestant):
    """terracord check. Data files are findings.jsonl, the CSV tables and summary.json; a map, conflicts.geojson besides."""

    takes = tuple(jobs.JOBS)

    def __init__(self, name, formats="json,csv", assured=False, options=(), only=tuple(jobs.JOBS)):
        self.name = name
        self.formats = formats
        self.assured = assured
        self.options = options
        self.takes = only

    def folder(self, setting, job, size):
        return setting.out / f"{self.name.replace(' ', '-').replace(',', '')}_{job}_{size}"

    def prepare(self, setting, job, size):
        jobs.write(setting.data, job, size, self.assured)

    def run(self, setting, job, size):
        analysis = setting.data / f"{job}_{size}{'_assured' if self.assured else ''}.toml"
        shutil.rmtree(self.folder(setting, job, size), ignore_errors=True)
        return measured.run([setting.build / "terracord", "check", analysis, "-o", self.folder(setting, job, size),
                             "--format", self.formats, "--lang", "en", "-q", *self.options],
                            setting.timeout, setting.log)

    def areas(self, setting, job, size):
        layers = [layer for layer in jobs.JOBS[job] if layer in jobs.BY_CLASS]
        if not layers or "json" not in self.formats.split(","):
            return None
        return agreement.terracord_areas(self.folder(setting, job, size) / "findings.jsonl", layers)


class PureRead(Contestant):
    takes = tuple(jobs.JOBS)

    def __init__(self, name, options=()):
        self.name = name
        self.options = options

    def run(self, setting, job, size):
        files = [setting.projects(size), *(setting.layer(layer) for layer in jobs.JOBS[job])]
        return measured.run([setting.build / "tests/bench/terracord_bench_pure_read", *self.options, *files],
                            setting.timeout, setting.log)


class PostGis(Contestant):
    """All questions of the job one after the other, each with parallel workers as the server sees fit."""

    def __init__(self, name, takes, pieces=False, subdivided=True, with_load=False):
        self.name = name
        self.takes = takes
        self.pieces = pieces
        self.subdivided = subdivided
        self.with_load = with_load

    def missing(self):
        return "" if (postgis.BIN / "postgres").exists() and shutil.which("raster2pgsql") else "PostGIS is not installed"

    def prepare(self, setting, job, size):
        if setting.server is None:
            setting.server = postgis.Server()
        for table in (f"projects_{size.lower()}", *jobs.JOBS[job]):
            if table not in setting.loaded:
                path = setting.projects(size) if table.startswith("projects_") else setting.layer(table)
                setting.loaded[table] = setting.server.load(path, table)

    def run(self, setting, job, size):
        projects = f"projects_{size.lower()}"
        parts = [setting.loaded[t] for t in (projects, *jobs.JOBS[job])] if self.with_load else []
        left = setting.timeout
        for layer in jobs.JOBS[job]:
            if layer in jobs.BY_CLASS:
                text = postgis.areas_sql(layer, projects, self.subdivided and layer in postgis.HUGE, self.pieces)
            elif layer in jobs.DISTANCES:
                text = postgis.distance_sql(layer, projects)
            else:
                text = postgis.raster_sql(layer, projects)
            parts.append(setting.server.timed(text, max(1.0, left)))
            left -= parts[-1].wall
            if not parts[-1].good:
                break
        return measured.total(parts)

    def areas(self, setting, job, size):
        found = {}
        for layer in jobs.JOBS[job]:
            if layer in jobs.BY_CLASS:
                path = setting.out / f"postgis_{layer}_{size}.csv"
                setting.server.write_areas(f"out_{layer}", path)
                found.update(agreement.csv_areas(path, layer))
        return found or None


class Script(Contestant):
    """A program of its own for one layer: PROJECTS LAYER OUT."""

    def __init__(self, name, command, takes, needs, suffix=".csv", environment=None):
        self.name = name
        self.command = command
        self.takes = takes
        self.needs = needs
        self.suffix = suffix
        self.environment = environment

    def missing(self):
        return self.needs()

    def output(self, setting, job, size):
        return setting.out / f"{self.name.split()[0].lower()}_{job}_{size}{self.suffix}"

    def run(self, setting, job, size):
        self.output(setting, job, size).unlink(missing_ok=True)
        return measured.run([*self.command, setting.projects(size), setting.layer(jobs.JOBS[job][0]),
                             self.output(setting, job, size)], setting.timeout, setting.log, self.environment)

    def areas(self, setting, job, size):
        if jobs.JOBS[job][0] not in jobs.BY_CLASS:
            return None
        path = self.output(setting, job, size)
        return csv_of(path, jobs.JOBS[job][0]) if self.suffix == ".csv" else gpkg_of(path, jobs.JOBS[job][0])


def csv_of(path, layer):
    return agreement.csv_areas(path, layer)


def gpkg_of(path, layer):
    from osgeo import ogr  # only where such a peer runs

    found = {}
    dataset = ogr.Open(str(path))
    for feature in dataset.GetLayer(0):
        key = (layer, str(feature["id"]), feature["code"])
        found[key] = found.get(key, 0.0) + feature.GetGeometryRef().GetArea()
    return found


class ExactExtract(Contestant):
    name = "exactextract"
    takes = ("raster",)

    def missing(self):
        return "" if shutil.which("exactextract") else "exactextract is not on the path (Debian 12 does not offer it)"

    def run(self, setting, job, size):
        return measured.run(["exactextract", "-p", setting.projects(size), "-r", f"warmth:{setting.layer('climate')}",
                             "-f", "id", "-s", "mean(warmth)", "-o", setting.out / f"exactextract_{size}.csv"],
                            setting.timeout, setting.log)


def importable(module):
    done = subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True, check=False)
    return "" if done.returncode == 0 else f"the Python module {module} is not installed"


def on_path(program):
    return "" if shutil.which(program) else f"{program} is not installed"


QGIS_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen"}


def everybody():
    """In the order of the rows. The first is what the others are divided by."""
    qgis = [PYTHON, HERE / "qgis_peer.py"]
    return [
        Terracord("Terracord"),
        Terracord("Terracord, one thread", options=("-j", "1"), only=("all", "zoning")),
        Terracord("Terracord, map", formats="json,csv,geojson", only=("all", "zoning")),
        Terracord("Terracord, assured", assured=True, only=("all",)),
        PureRead("pure read"),
        PureRead("GDAL's own read", ("--gdal",)),
        PostGis("PostGIS loaded", ("all", "zoning", "distances", "raster")),
        PostGis("PostGIS with load", ("all", "zoning"), with_load=True),
        PostGis("PostGIS map", ("all", "zoning"), pieces=True),
        PostGis("PostGIS plain", ("flood", "noise", "damaged"), subdivided=False),
        PostGis("PostGIS subdivided", ("flood", "noise")),
        Script("GeoPandas", [PYTHON, HERE / "geopandas_overlay.py"], ("zoning", "flood", "damaged"),
               lambda: importable("geopandas") or importable("rtree")),
        Script("QGIS overlay", [*qgis, "overlay"], ("zoning", "damaged"), lambda: importable("qgis.core"), ".gpkg",
               QGIS_ENVIRONMENT),
        Script("QGIS zonal", [*qgis, "zonal"], ("raster",), lambda: importable("qgis.core"), ".gpkg", QGIS_ENVIRONMENT),
        Script("SpatiaLite with load", [HERE / "spatialite_overlay.sh"], ("zoning", "damaged"), lambda: on_path("spatialite")),
        ExactExtract(),
    ]
