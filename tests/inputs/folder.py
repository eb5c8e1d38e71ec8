"""The folder of a case: a small right analysis, of which each case spoils one thing.

Four square projects stand in a row; a plan has two zones. P1 lies wholly in the agricultural zone A, P2 half, P3 and P4 in U.
"""

import json
import os
import pathlib
import socket
import threading
import zipfile

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")

X, Y = 618000, 6756000


def square(x, y, side):
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}


def rectangle(min_x, min_y, max_x, max_y):
    return polygon([[min_x, min_y], [max_x, min_y], [max_x, max_y], [min_x, max_y], [min_x, min_y]])


# (properties, geometry): what the writers below take.
PROJECTS = [
    ({"code": "P1", "nom": "Îlot de la gare", "logts": 40}, polygon(square(X + 10, Y + 10, 80))),
    ({"code": "P2", "nom": "Clos du ru", "logts": 12}, polygon(square(X + 160, Y + 10, 80))),
    ({"code": "P3", "nom": "Grand pré", "logts": 5}, polygon(square(X + 310, Y + 10, 80))),
    ({"code": "P4", "nom": "Hors les murs", "logts": 3}, polygon(square(X + 410, Y + 10, 80))),
]
ZONES = [
    ({"code": "A", "nom": "zone agricole"}, rectangle(X, Y, X + 200, Y + 100)),
    ({"code": "U", "nom": "zone urbaine"}, rectangle(X + 200, Y, X + 600, Y + 100)),
]


def with_properties(rows, index, **properties):
    """The rows, one of them with other attributes."""
    return [(dict(p, **properties), g) if i == index else (p, g) for i, (p, g) in enumerate(rows)]


def with_geometry(rows, index, geometry):
    """The rows, one of them with another geometry."""
    return [(p, geometry) if i == index else (p, g) for i, (p, g) in enumerate(rows)]


def moved(rows, move):
    """The rows, every position of them put through `move`."""

    def deep(value):
        if value and isinstance(value[0], (int, float)):
            return list(move(*value))
        return [deep(item) for item in value]

    return [(p, dict(g, coordinates=deep(g["coordinates"]))) for p, g in rows]


def reprojected(rows, epsg, of=2154):
    """The rows, which are in the system `of`, in another one, x before y."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    for reference, code in ((source, of), (target, epsg)):
        reference.ImportFromEPSG(code)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transformation = osr.CoordinateTransformation(source, target)
    return moved(rows, lambda x, y, *z: (*transformation.TransformPoint(x, y)[:2], *z))


def feature(properties, geometry):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(rows, epsg=2154):
    """A GeoJSON object; the old `crs` member says the system, unless it is that of the format."""
    held = {"type": "FeatureCollection"}
    if epsg:
        held["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    held["features"] = [feature(p, g) for p, g in rows]
    return held


class Given:
    """The folder as a case finds it, and the words of the command that will run on it."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.arguments = []
        self.environment = {}
        self.limits = {}
        self.before_run = None  # called with the folder above, once the inputs are remembered
        self.after_run = None
        self.projects = {"source": "projets.geojson", "id": "code", "name": "nom"}
        self.layer = {"source": "zones.geojson", "class": "code", "label": "nom", "partition": True}
        self.document = {"id": "plan", "title": {"fr": "plan local", "en": "local plan"}, "type": "plu", "status": "in_force", "accuracy": "1 m"}
        self.check = {
            "id": "agricultural",
            "title": {"fr": "Zone agricole", "en": "Agricultural zone"},
            "layer": "plan.zones",
            "where": "code = 'A'",
            "measure": "overlap",
            "conflict": "area > 100 m2",
        }
        self.top = {"title": "Quatre projets", "crs": "EPSG:2154"}
        self.more = ""
        self.listener = None
        self.writes_analysis = True
        self.beside = []  # names the case itself puts next to its folder
        self.output_is_ours = False  # the case has put something where the output is to stand
        self.twice = True  # also in French
        self.output = None  # somewhere else than beside the folder
        self.program = None
        self.top_folder = self.root.parent
        self.geojson("projets.geojson", PROJECTS)
        self.geojson("zones.geojson", ZONES)

    def path(self, name):
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def text(self, name, content, encoding="utf-8"):
        self.path(name).write_bytes(content.encode(encoding))

    def bytes(self, name, content):
        self.path(name).write_bytes(content)

    def remove(self, *names):
        for name in names:
            (self.root / name).unlink()

    def cut(self, name, share):
        """Leaves only the beginning of a file, as a copy that was interrupted does."""
        content = (self.root / name).read_bytes()
        self.bytes(name, content[: int(len(content) * share)])

    def geojson(self, name, rows, epsg=2154):
        self.text(name, json.dumps(collection(rows, epsg), ensure_ascii=False))

    def write(self, name, rows, driver, epsg=2154, kind=ogr.wkbPolygon, layer=None, options=(), create=()):
        """Writes rows with GDAL; columns are texts, but numbers where the first row has one."""
        target = self.path(name)
        held = ogr.GetDriverByName(driver).CreateDataSource(str(target), options=list(create))
        reference = None
        if epsg:
            reference = osr.SpatialReference()
            reference.ImportFromEPSG(epsg)
            reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.add_layer(held, layer or target.stem, rows, reference, kind, options)
        held = None
        return target

    @staticmethod
    def add_layer(held, name, rows, reference, kind=ogr.wkbPolygon, options=()):
        table = held.CreateLayer(name, reference, kind, options=list(options))
        for column, value in rows[0][0].items():
            table.CreateField(ogr.FieldDefn(column, ogr.OFTInteger if isinstance(value, int) else ogr.OFTString))
        for properties, geometry in rows:
            row = ogr.Feature(table.GetLayerDefn())
            for column, value in properties.items():
                if value is not None:
                    row.SetField(column, value)
            if geometry is not None:
                drawn = ogr.CreateGeometryFromJson(json.dumps(geometry))
                drawn.AssignSpatialReference(reference)  # GDAL takes GeoJSON for WGS 84
                row.SetGeometry(drawn)
            table.CreateFeature(row)
            row = None

    def shapefile(self, name, rows, **how):
        return self.write(name, rows, "ESRI Shapefile", **how)

    def geopackage(self, name, rows, **how):
        return self.write(name, rows, "GPKG", **how)

    def zipped(self, name, *members, compression=zipfile.ZIP_DEFLATED):
        """Puts files of the folder into an archive and takes them away."""
        with zipfile.ZipFile(self.path(name), "w", compression) as archive:
            for member in members:
                archive.write(self.root / member, member)
        self.remove(*members)

    def raster(self, name, value=30.0, driver="GTiff", kind=gdal.GDT_Float32, bands=1, placed=True, epsg=2154, nodata=None, options=()):
        """A grid of cells of 10 m over the whole place."""
        memory = gdal.GetDriverByName("MEM").Create("", 60, 10, bands, kind)
        if placed:
            memory.SetGeoTransform((X, 10, 0, Y + 100, 0, -10))
        if epsg:
            reference = osr.SpatialReference()
            reference.ImportFromEPSG(epsg)
            memory.SetProjection(reference.ExportToWkt())
        for i in range(1, bands + 1):
            band = memory.GetRasterBand(i)
            band.Fill(value)
            if nodata is not None:
                band.SetNoDataValue(nodata)
        gdal.GetDriverByName(driver).CreateCopy(str(self.path(name)), memory, options=list(options))

    def raster_check(self, source, **changed):
        """Makes the layer a raster and the check the mean of its cells."""
        self.layer = {"source": source}
        del self.check["where"]
        self.check.update({"measure": "raster_mean", "conflict": "> 20"}, **changed)

    def listen(self):
        """A server of this machine that counts who comes: nobody may."""
        self.listener = Listener()
        return self.listener.port

    def analysis(self):
        """The analysis file, as text."""
        lines = ["terracord = 1", "date = 2026-11-22"]
        lines += [f"{key} = {toml(value)}" for key, value in self.top.items()]
        lines += ["", "[projects]"] + [f"{key} = {toml(value)}" for key, value in self.projects.items()]
        lines += ["", "[[document]]"] + [f"{key} = {toml(value)}" for key, value in self.document.items()]
        if self.layer is not None:
            lines.append(f"layer = {{ zones = {toml(self.layer)} }}")
        lines += ["", "[[check]]"] + [f"{key} = {toml(value)}" for key, value in self.check.items()]
        return "\n".join(lines) + "\n" + self.more

    def finish(self):
        """Writes the analysis file, unless the case has written its own or wants none."""
        if self.writes_analysis and not (self.root / "analyse.toml").exists() and not (self.root / "analyse.json").exists():
            self.text("analyse.toml", self.analysis())


def toml(value):
    """A value of the analysis file as it is written there."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


class Listener:
    """Accepts connections on this machine and counts them."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.visits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()

    def close(self):
        self.socket.close()


def running_as_root():
    return os.geteuid() == 0
