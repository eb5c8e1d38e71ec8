#!/usr/bin/python3
"""Opens terracord.qgz and terracord.gpkg in the real QGIS, headless, as a GIS team would.

usage: qgis_project_test.py PROGRAM ANALYSIS WORK_FOLDER

The project opens whole, also after its folder was moved; every layer is valid, styled, named in words; the map shows
the colours of the verdicts; the A4 sheet prints a page a project; a user's own copy of the project survives a second
run; the GeoPackage is in order. Exit 77: QGIS is not installed.
"""

import os
import pathlib
import shutil
import sqlite3
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
        QgsLayoutExporter,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsProject,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("SKIPPED: QGIS (python3-qgis) is not installed")
    sys.exit(SKIPPED)

# Lines of a conflict and of a reservation, from the palette.
CONFLICT = (90, 20, 0)
RESERVATION = (138, 90, 0)


def check_geopackage(path):
    """Faults of the file by itself."""
    base = sqlite3.connect(path)
    faults = []
    if base.execute("pragma application_id").fetchone()[0] != int.from_bytes(b"GPKG", "big"):
        faults.append("the GeoPackage has another application_id")
    if base.execute("pragma integrity_check").fetchone()[0] != "ok":
        faults.append("the GeoPackage is damaged")
    if base.execute("pragma foreign_key_check").fetchall():
        faults.append("the GeoPackage has dangling references")
    layers = base.execute("select table_name, identifier, description, data_type from gpkg_contents").fetchall()
    styled = {row[0] for row in base.execute("select f_table_name from layer_styles where useAsDefault")}
    tables = {row[0] for row in base.execute("select name from sqlite_master where type = 'table'")}
    for name, title, description, kind in layers:
        if name == "layer_styles":
            continue
        if title == name or not description:
            faults.append(f"{name} has no title or description")
        if name not in styled:
            faults.append(f"{name} has no default style")
        if kind == "features" and f"rtree_{name}_geom" not in tables:
            faults.append(f"{name} has no spatial index")
    found = base.execute("select count(*) from conflicts where finding_id not in (select finding_id from findings)")
    if found.fetchone()[0]:
        faults.append("conflicts name findings that are not in the table of findings")
    base.close()
    return faults


def check_defaults(path):
    """Each layer of the GeoPackage, opened by itself, wears its default style."""
    faults = []
    base = sqlite3.connect(path)
    names = [row[0] for row in base.execute("select table_name from gpkg_contents where data_type = 'features'")]
    base.close()
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            faults.append(f"{name}: QGIS cannot open it")
        elif layer.renderer().type() != "categorizedSymbol":
            faults.append(f"{name}: drawn as {layer.renderer().type()}, its default style was not applied")
        elif not layer.attributeAlias(1):
            faults.append(f"{name}: no alias")
    return faults


def check_project(path):
    """Faults of the project as QGIS sees it; it stays open."""
    project = QgsProject.instance()
    project.clear()
    if not project.read(str(path)):
        return [f"{path}: QGIS cannot read it: {project.error()}"]
    faults = []
    layers = list(project.mapLayers().values())
    if len(layers) < 10:
        faults.append(f"only {len(layers)} layers")
    if project.crs().authid() != "EPSG:2154":
        faults.append(f"the project is in {project.crs().authid()}")
    for layer in layers:
        name = layer.name()
        if not layer.isValid():
            faults.append(f"{name}: not valid: {layer.source()}")
            continue
        if str(path.parent) not in layer.source():
            faults.append(f"{name}: not from this folder: {layer.source()}")
        if not layer.isSpatial():
            continue
        if layer.crs().authid() != "EPSG:2154":
            faults.append(f"{name}: in {layer.crs().authid()}")
        if layer.featureCount() < 1:
            faults.append(f"{name}: empty")
        if layer.renderer().type() != "categorizedSymbol":
            faults.append(f"{name}: drawn as {layer.renderer().type()}")
            continue
        field = layer.fields().indexOf(layer.renderer().classAttribute())
        if field >= 0:
            known = {str(category.value()) for category in layer.renderer().categories()}
            unknown = {str(value) for value in layer.uniqueValues(field)} - known
            if unknown:
                faults.append(f"{name}: no category for {sorted(unknown)}")
    for group in project.layerTreeRoot().findGroups(True):
        if not group.findLayers():
            faults.append(f"group {group.name()} is empty")
    if not project.layoutManager().printLayouts():
        faults.append("no layout")
    return faults


def check_map(picture):
    """Draws what the project shows about one project with a conflict; the colours of the verdicts must be there."""
    project = QgsProject.instance()
    perimeters = next(one for one in project.mapLayers().values() if "|layername=projects" in one.source())
    feature = next(one for one in perimeters.getFeatures() if one["documents_code"] == "conflict")
    settings = QgsMapSettings()
    settings.setLayers(project.layerTreeRoot().checkedLayers())
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setOutputSize(QSize(1400, 1000))
    settings.setOutputDpi(120)
    box = feature.geometry().boundingBox()
    box.grow(max(box.width(), box.height()) * 0.6)
    settings.setExtent(box)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    colours = {}
    for x in range(0, 1400):
        for y in range(0, 1000, 2):
            colour = QColor(image.pixel(x, y))
            key = (colour.red(), colour.green(), colour.blue())
            colours[key] = colours.get(key, 0) + 1
    near = lambda wanted: sum(n for c, n in colours.items() if max(abs(a - b) for a, b in zip(c, wanted)) < 12)
    if max(near(CONFLICT), near(RESERVATION)) < 100:
        return [f"the map shows no verdict ({near(CONFLICT)} and {near(RESERVATION)} pixels)"]
    return []


def check_atlas(folder):
    """Prints the first pages of the sheet."""
    layout = QgsProject.instance().layoutManager().printLayouts()[0]
    atlas = layout.atlas()
    faults = []
    if not atlas.enabled() or atlas.coverageLayer() is None:
        return ["the sheet has no page a project"]
    count = atlas.updateFeatures()
    if count != atlas.coverageLayer().featureCount():
        faults.append(f"{count} pages for {atlas.coverageLayer().featureCount()} projects")
    atlas.beginRender()
    atlas.first()
    # Projects with something to show on their page.
    while atlas.currentFeatureNumber() + 1 < count and layout.reportContext().feature()["n_conflict"] < 1:
        atlas.next()
    name = str(layout.reportContext().feature()["project_name"])
    pdf = folder / "page.pdf"
    exporter = QgsLayoutExporter(layout)
    if exporter.exportToPdf(str(pdf), QgsLayoutExporter.PdfExportSettings()) != QgsLayoutExporter.Success:
        return faults + ["the sheet cannot be printed"]
    exporter.exportToImage(str(folder / "page.png"), QgsLayoutExporter.ImageExportSettings())
    atlas.endRender()
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        if name not in text:
            faults.append(f"the page does not name the project {name}")
        if "sans valeur juridique" not in text:
            faults.append("the page does not say what it is worth")
        if "[%" in text:
            faults.append("the page shows an expression")
    return faults


def main():
    program, analysis, work = sys.argv[1:4]
    work = pathlib.Path(work).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    out = work / "out"
    command = [program, "check", analysis, "-o", str(out), "-q", "--format", "qgis"]
    subprocess.run(command, check=True, timeout=600)
    bytes_before = {name: (out / name).read_bytes() for name in ("terracord.gpkg", "terracord.qgz")}
    shutil.copy(out / "terracord.qgz", out / "mine.qgz")
    subprocess.run([*command, "--overwrite"], check=True, timeout=600)

    application = QgsApplication([], False)
    application.initQgis()
    faults = [f"{name} differs in a second run" for name, old in bytes_before.items() if (out / name).read_bytes() != old]
    faults += check_geopackage(out / "terracord.gpkg")
    faults += check_defaults(out / "terracord.gpkg")
    if not (out / "mine.qgz").exists():
        faults.append("the user's own copy of the project is gone")
    else:
        faults += [f"mine.qgz: {fault}" for fault in check_project(out / "mine.qgz")]
    QgsProject.instance().clear()
    moved = work / "moved elsewhere" / "résultats"
    moved.parent.mkdir()
    out.rename(moved)
    faults += check_project(moved / "terracord.qgz")
    if not faults:
        faults += check_map(work / "map.png") + check_atlas(work)
    print("\n".join(faults) or f"QGIS opened {len(QgsProject.instance().mapLayers())} layers; pictures: {work}")
    shutil.rmtree(home, ignore_errors=True)
    return 1 if faults else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # QGIS 3.22 may crash while Python takes it down; what was to be seen has been seen.
    os._exit(status)
