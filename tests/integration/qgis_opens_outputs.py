#!/usr/bin/python3
"""Opens what a run has written in the real QGIS, headless, as a GIS team would, and renders a picture.

usage: qgis_opens_outputs.py PROGRAM ANALYSIS WORK_FOLDER

Every GeoJSON must load as one valid layer of one geometry family in WGS 84, with every feature readable, with its .qml
applied (categories by verdict, aliases), and the conflict map must not render blank. Exit 77: QGIS is not installed.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
home = tempfile.mkdtemp(prefix="terracord-qgis-")
os.environ["HOME"] = home
os.environ["XDG_RUNTIME_DIR"] = home

try:
    from qgis.core import (
        QgsApplication,
        QgsCoordinateReferenceSystem,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsProject,
        QgsVectorLayer,
        QgsWkbTypes,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("SKIPPED: QGIS (python3-qgis) is not installed")
    sys.exit(SKIPPED)

# What QGIS must see for each file: its geometry family and whether its features are drawn by verdict.
FAMILIES = {
    "conflicts.geojson": (QgsWkbTypes.PolygonGeometry, True),
    "conflicts_lines.geojson": (QgsWkbTypes.LineGeometry, True),
    "conflicts_points.geojson": (QgsWkbTypes.PointGeometry, True),
    "projects.geojson": (QgsWkbTypes.PolygonGeometry, True),
    "not_assessable.geojson": (QgsWkbTypes.PolygonGeometry, False),
    "slivers.geojson": (QgsWkbTypes.PolygonGeometry, False),
    "adjusted_perimeters.geojson": (QgsWkbTypes.PolygonGeometry, False),
}


def check_layer(path, family, categorised):
    """Faults of one file as QGIS sees it, and the layer."""
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    if not layer.isValid():
        return [f"{path.name}: QGIS cannot open it"], layer
    faults = []
    expected = len(json.loads(path.read_text())["features"])
    features = list(layer.getFeatures())
    if len(features) != expected:
        faults.append(f"{path.name}: {len(features)} features in QGIS, {expected} in the file")
    if expected == 0:
        return faults, layer
    if layer.geometryType() != family:
        faults.append(f"{path.name}: geometry type {layer.geometryType()}, expected {family}")
    if layer.crs().authid() not in ("EPSG:4326", "OGC:CRS84"):
        faults.append(f"{path.name}: CRS {layer.crs().authid()}")
    invalid = [f.id() for f in features if f.hasGeometry() and not f.geometry().isGeosValid()]
    if invalid:
        faults.append(f"{path.name}: {len(invalid)} invalid geometries")
    if categorised and layer.renderer().type() != "categorizedSymbol":
        faults.append(f"{path.name}: drawn as {layer.renderer().type()}, its style was not applied")
    if not any(layer.attributeAlias(i) for i in range(layer.fields().count())):
        faults.append(f"{path.name}: no field has an alias")
    return faults, layer


def render(layers, picture):
    """Draws the layers; answers the number of different colours."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setOutputSize(QSize(1400, 1000))
    settings.setExtent(settings.fullExtent())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    return len({image.pixel(x, y) for x in range(0, 1400, 2) for y in range(0, 1000, 2)})


def main():
    program, analysis, work = sys.argv[1:4]
    work = pathlib.Path(work)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    out = work / "out"
    subprocess.run([program, "check", analysis, "-o", str(out), "--format", "geojson,csv,json,markdown", "-q"], check=True, timeout=600)
    application = QgsApplication([], False)
    application.initQgis()
    faults, drawn = [], []
    for name, (family, categorised) in FAMILIES.items():
        path = out / name
        if not path.exists():
            if name in ("conflicts_lines.geojson", "conflicts_points.geojson"):
                continue
            faults.append(f"{name}: not written")
            continue
        layer_faults, layer = check_layer(path, family, categorised)
        faults += layer_faults
        if name.startswith(("conflicts", "projects")) and layer.isValid():
            drawn.append(layer)
            QgsProject.instance().addMapLayer(layer)
    drawn.sort(key=lambda layer: layer.geometryType())
    if not faults and render(drawn, work / "map.png") < 4:
        faults.append("the conflict map renders blank")
    print("\n".join(faults) or f"QGIS opened {len(drawn)} layers; picture: {work / 'map.png'}")
    shutil.rmtree(home, ignore_errors=True)
    return 1 if faults else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # QGIS 3.22 may crash while Python takes it down; what was to be seen has been seen.
    os._exit(status)
