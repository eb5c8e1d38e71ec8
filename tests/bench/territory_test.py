#!/usr/bin/python3
"""The drawn territory, at a twentieth: the same bytes each time, valid, to the millimetre, and as hard as it says.

usage: territory_test.py GENERATOR FOLDER
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

from osgeo import ogr
from shapely import wkb

ogr.UseExceptions()
GENERATOR = pathlib.Path(sys.argv[1])
FOLDER = pathlib.Path(sys.argv[2])
DAMAGE = pathlib.Path(__file__).resolve().parent / "territory/damage.py"
AREAS = ("zoning", "prescriptions", "corridors", "flood", "noise", "projects_S", "projects_M", "projects_L")
COUNTS = {"prescriptions": 750, "corridors": 150, "flood": 4, "stops": 150, "schools": 20, "heat": 75,
          "projects_S": 50, "projects_M": 1000, "projects_L": 10000}


def draw(folder, only=None):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([GENERATOR, folder, "--twentieth", *(["--only", only] if only else [])], check=True,
                   stderr=subprocess.DEVNULL)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def features(path):
    dataset = ogr.Open(str(path))
    return [(feature["code"], wkb.loads(bytes(feature.GetGeometryRef().ExportToIsoWkb())))
            for feature in dataset.GetLayer(0)]


def points_of(area):
    for part in area.geoms:
        for ring in (part.exterior, *part.interiors):
            yield from ring.coords


class Territory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        draw(FOLDER / "first")
        cls.layers = {path.stem: features(path) for path in sorted((FOLDER / "first").glob("*.gpkg"))}

    def test_a_layer_has_the_same_bytes_whatever_is_drawn_beside_it(self):
        draw(FOLDER / "second", "M,noise,zoning,flood,climate")
        drawn = sorted((FOLDER / "second").iterdir())
        self.assertEqual(len(drawn), 5)
        for path in drawn:
            self.assertEqual(digest(path), digest(FOLDER / "first" / path.name), path.name)

    def test_there_is_a_twentieth_of_everything(self):
        for name, count in COUNTS.items():
            self.assertEqual(len(self.layers[name]), count, name)

    def test_every_area_is_valid(self):
        for name in AREAS:
            for number, (_, area) in enumerate(self.layers[name]):
                self.assertTrue(area.is_valid, f"{name} {number}")

    def test_every_vertex_is_on_the_millimetre(self):
        for name in AREAS:
            for _, area in self.layers[name]:
                for x, y in points_of(area):
                    self.assertTrue(x == round(x, 3) and y == round(y, 3), f"{name} {x} {y}")

    def test_zones_cover_their_ground_once(self):
        from shapely.ops import unary_union

        zones = [area for _, area in self.layers["zoning"]]
        whole = unary_union(zones)
        self.assertAlmostEqual(sum(zone.area for zone in zones), whole.area, delta=1e-3)
        self.assertEqual(whole.geom_type, "Polygon")
        self.assertEqual(len(whole.interiors), 0)

    def test_some_perimeters_end_along_the_border_of_a_zone(self):
        vertices = {point for _, area in self.layers["zoning"] for point in points_of(area)}
        for name in ("projects_S", "projects_M", "projects_L"):
            along = sum(1 for _, area in self.layers[name] if len(vertices.intersection(points_of(area))) >= 2)
            self.assertGreater(along / len(self.layers[name]), 0.02, name)

    def test_prescriptions_overlap_each_other_and_noise_does_not(self):
        def claimed(name, code):
            from shapely.ops import unary_union

            areas = [area for at, area in self.layers[name] if at == code]
            return sum(area.area for area in areas) / unary_union(areas).area

        self.assertGreater(max(claimed("prescriptions", code) for code in ("01", "15", "44")), 1.05)
        self.assertAlmostEqual(claimed("noise", "Lden60"), 1.0, delta=1e-9)

    def test_one_flood_class_is_a_huge_multipolygon_with_holes(self):
        most = max((area for _, area in self.layers["flood"]), key=lambda area: sum(1 for _ in points_of(area)))
        self.assertGreater(sum(1 for _ in points_of(most)), 30_000)
        self.assertGreater(len(most.geoms), 100)
        self.assertGreater(sum(len(part.interiors) for part in most.geoms), 100)

    def test_a_damaged_copy_is_invalid_where_it_says_so_and_nowhere_else(self):
        copy = FOLDER / "damaged.gpkg"
        done = subprocess.run([sys.executable, DAMAGE, FOLDER / "first/projects_M.gpkg", copy], check=True,
                              capture_output=True, text=True)
        counts = json.loads(done.stdout)
        self.assertEqual(sum(counts.values()), 25)
        self.assertTrue(all(count >= 3 for count in counts.values()), counts)
        first = digest(copy)
        dataset = ogr.Open(str(copy))
        for feature in dataset.GetLayer(0):
            area = wkb.loads(bytes(feature.GetGeometryRef().ExportToIsoWkb()))
            self.assertEqual(area.is_valid, feature["damage"] == "", f"{feature['id']} {feature['damage']}")
        dataset = None
        subprocess.run([sys.executable, DAMAGE, FOLDER / "first/projects_M.gpkg", copy], check=True,
                       stdout=subprocess.DEVNULL)
        self.assertEqual(digest(copy), first)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1])
