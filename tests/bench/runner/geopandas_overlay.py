"""Areas by project and class with GeoPandas: overlay, then sums. usage: geopandas_overlay.py PROJECTS LAYER OUT.csv"""

import sys
import warnings

import geopandas

warnings.filterwarnings("ignore")
projects = geopandas.read_file(sys.argv[1])[["id", "geometry"]]
layer = geopandas.read_file(sys.argv[2])[["code", "geometry"]]
pieces = geopandas.overlay(projects, layer, how="intersection", keep_geom_type=True)
pieces["area"] = pieces.geometry.area
sums = pieces.groupby(["id", "code"])["area"].sum()
sums.to_csv(sys.argv[3], header=False)
