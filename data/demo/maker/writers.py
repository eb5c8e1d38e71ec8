"""Files of the demonstration, written by GDAL with fixed dates so that two runs give the same bytes."""

import os

import numpy as np
from osgeo import gdal, ogr, osr
from shapely.geometry.polygon import orient

MENTION = "données fictives"
FIXED_DAY = "2026-01-01"

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()
gdal.SetConfigOption("OGR_CURRENT_DATE", FIXED_DAY + "T00:00:00Z")
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")


def reference(code):
    """A coordinate system by EPSG code, coordinates as x, y."""
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(code)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return srs


LAMBERT93 = reference(2154)
LAEA = reference(3035)
WGS84 = reference(4326)
KINDS = {"C": ogr.OFTString, "I": ogr.OFTInteger, "R": ogr.OFTReal}
GEOMETRIES = {"Polygon": ogr.wkbPolygon, "MultiPolygon": ogr.wkbMultiPolygon, "LineString": ogr.wkbLineString,
              "Point": ogr.wkbPoint, None: ogr.wkbNone}


def field(name, kind, width=0, precision=0):
    """A field definition: kind C (text), I (integer) or R (real)."""
    definition = ogr.FieldDefn(name, KINDS[kind])
    definition.SetWidth(width)
    definition.SetPrecision(precision)
    return definition


def texts(*pairs):
    """Text fields from (name, width)."""
    return [field(name, "C", width) for name, width in pairs]


def geometry_of(shape, to=None):
    """OGR geometry of a shape; a polygon's outer ring is counter-clockwise."""
    if shape.geom_type == "Polygon":
        shape = orient(shape)
    geometry = ogr.CreateGeometryFromWkb(shape.wkb)
    if to is not None:
        geometry.Transform(osr.CoordinateTransformation(LAMBERT93, to))
    return geometry


def open_output(driver, path):
    """A data source, created with its folder; an existing GeoPackage is extended."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if driver == "GPKG" and os.path.exists(path):
        return ogr.Open(path, 1)
    return ogr.GetDriverByName(driver).CreateDataSource(path)


def write(path, driver, layer_name, kind, fields, rows, srs=LAMBERT93, options=(), target=None):
    """One layer: rows are (values in the order of fields, shape or None)."""
    source = open_output(driver, path)
    layer = source.CreateLayer(layer_name, srs if kind else None, GEOMETRIES[kind], options=list(options))
    for definition in fields:
        layer.CreateField(definition)
    layer.StartTransaction()
    for values, shape in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for k, value in enumerate(values):
            if value is not None:
                feature.SetField(k, value)
        if shape is not None:
            geometry = geometry_of(shape, target)
            feature.SetGeometry(ogr.ForceToMultiPolygon(geometry) if kind == "MultiPolygon" else geometry)
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def shapefile(folder, name, kind, fields, rows):
    """A shapefile, or a lone DBF when kind is None: UTF-8, with .cpg, fixed date."""
    path = os.path.join(folder, name + (".shp" if kind else ".dbf"))
    write(path, "ESRI Shapefile", name, kind, fields, rows,
          options=["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=" + FIXED_DAY])


def geopackage(path, layer, kind, fields, rows):
    """A layer of a GeoPackage, described as fictitious."""
    write(path, "GPKG", layer, kind, fields, rows,
          options=["DESCRIPTION=Terracord demo: " + MENTION, "GEOMETRY_NAME=geom"])


def geojson(path, layer, kind, fields, rows):
    """RFC 7946 GeoJSON (longitude, latitude)."""
    write(path, "GeoJSON", layer, kind, fields, rows, srs=WGS84, target=WGS84,
          options=["RFC7946=YES", "COORDINATE_PRECISION=7", "DESCRIPTION=Terracord demo: " + MENTION])


def csv_file(path, header, rows):
    """A data CSV: comma, UTF-8, Unix line ends."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for row in [header] + rows:
            out.write(",".join(quoted(v) for v in row) + "\n")


def quoted(value):
    """A CSV field."""
    text = str(value)
    return '"%s"' % text.replace('"', '""') if any(c in text for c in ',"\n') else text


def raster(path, values, corner, cell, nodata, description):
    """A float GeoTIFF, deflated."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    rows, cols = values.shape
    target = gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, gdal.GDT_Float32,
                                                  ["COMPRESS=DEFLATE", "ZLEVEL=9", "PREDICTOR=2", "TILED=YES"])
    target.SetGeoTransform((corner[0], cell, 0, corner[1], 0, -cell))
    target.SetProjection(LAMBERT93.ExportToWkt())
    target.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", description)
    band = target.GetRasterBand(1)
    band.SetNoDataValue(nodata)
    band.WriteArray(np.ascontiguousarray(values))
    target.FlushCache()
