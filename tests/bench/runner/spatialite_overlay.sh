#!/bin/bash
# Areas by project and class with SpatiaLite, loading included. usage: spatialite_overlay.sh PROJECTS LAYER OUT.csv
set -euo pipefail
database=$(mktemp -u --suffix=.sqlite)
trap 'rm -f "$database"' EXIT
ogr2ogr -q -f SQLite -dsco SPATIALITE=YES "$database" "$1" -nln projects -lco GEOMETRY_NAME=geometry
ogr2ogr -q -update "$database" "$2" -nln zones -lco GEOMETRY_NAME=geometry
spatialite -silent -noheader -csv "$database" <<SQL >"$3"
SELECT p.id, z.code, sum(ST_Area(ST_Intersection(p.geometry, z.geometry))) AS area
FROM projects p, zones z
WHERE z.rowid IN (SELECT rowid FROM SpatialIndex WHERE f_table_name = 'zones' AND search_frame = p.geometry)
  AND ST_Intersects(p.geometry, z.geometry)
GROUP BY p.id, z.code;
SQL
