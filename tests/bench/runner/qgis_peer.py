"""QGIS without a window. usage: qgis_peer.py overlay|zonal PROJECTS LAYER OUT.gpkg"""

import os
import sys

sys.path.append("/usr/share/qgis/python/plugins")

from qgis.analysis import QgsNativeAlgorithms  # noqa: E402
from qgis.core import QgsApplication  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
import processing  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
application.processingRegistry().addProvider(QgsNativeAlgorithms())
task, projects, layer, out = sys.argv[1:]
if task == "overlay":
    processing.run("native:intersection", {"INPUT": projects, "OVERLAY": layer, "INPUT_FIELDS": ["id"],
                                           "OVERLAY_FIELDS": ["code"], "OUTPUT": out})
else:
    processing.run("native:zonalstatisticsfb", {"INPUT": projects, "INPUT_RASTER": layer, "RASTER_BAND": 1,
                                                "COLUMN_PREFIX": "_", "STATISTICS": [2], "OUTPUT": out})

os._exit(0)  # what QGIS 3.22 tears down at its end may crash, after the work is done
