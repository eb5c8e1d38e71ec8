#!/usr/bin/python3
"""The jobs of the benchmark on a twentieth of the territory: the areas are those of GEOS by another way, and the counters
of work stay what the design promises.

usage: jobs_test.py GENERATOR TERRACORD PURE_READ FOLDER
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import unittest

from osgeo import ogr
from shapely import wkb
from shapely.ops import unary_union

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "runner"))
import agreement  # noqa: E402
import jobs  # noqa: E402

ogr.UseExceptions()
GENERATOR, TERRACORD, PURE_READ, FOLDER = map(pathlib.Path, sys.argv[1:])
DATA = FOLDER / "data"


def features(name):
    dataset = ogr.Open(str(DATA / f"{name}.gpkg"))
    return [(str(feature["id"]), feature["code"], wkb.loads(bytes(feature.GetGeometryRef().ExportToIsoWkb())))
            for feature in dataset.GetLayer(0)]


def points_of(area):
    return sum(len(ring.coords) for part in area.geoms for ring in (part.exterior, *part.interiors))


def boxes_meet(a, b):
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def check(job, size, *options, assured=False):
    out = FOLDER / f"{job}_{size}"
    subprocess.run([TERRACORD, "check", jobs.write(DATA, job, size, assured), "-o", out, "--overwrite", "-q", "--format",
                    "json,csv", "--lang", "en", *options], check=True)
    return out


def work(out):
    return json.loads((out / "stats.json").read_text())


class Jobs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([GENERATOR, DATA, "--twentieth"], check=True, stderr=subprocess.DEVNULL)

    def test_areas_by_class_are_those_of_shapely(self):
        out = check("all", "S")
        ours = agreement.terracord_areas(out / "findings.jsonl", jobs.AREAS)
        theirs = {}
        projects = features("projects_S")
        for layer in jobs.AREAS:
            pieces = collections.defaultdict(list)
            for _, code, area in features(layer):
                for project, _, perimeter in projects:
                    if boxes_meet(area.bounds, perimeter.bounds) and area.intersects(perimeter):
                        pieces[layer, project, code].append(area.intersection(perimeter))
            theirs.update({key: unary_union(parts).area for key, parts in pieces.items()})
        self.assertGreater(len(ours), 500)
        self.assertEqual(agreement.differences(ours, theirs), [])

    def test_every_damaged_area_is_named_and_no_other(self):
        subprocess.run([sys.executable, pathlib.Path(__file__).resolve().parent / "territory/damage.py",
                        DATA / "prescriptions.gpkg", DATA / "damaged.gpkg"], check=True, stdout=subprocess.DEVNULL)
        dataset = ogr.Open(str(DATA / "damaged.gpkg"))
        damaged = {feature.GetFID(): feature["damage"] for feature in dataset.GetLayer(0) if feature["damage"]}
        summary = json.loads((check("damaged", "S") / "summary.json").read_text(encoding="utf-8"))
        repairs = summary["documents"][0]["layers"][0]["repairs"]
        self.assertEqual({repair["fid"] for repair in repairs}, set(damaged))
        aside = {damaged[repair["fid"]] for repair in repairs if repair["set_aside"]}
        self.assertLessEqual({"collapsed", "a_point"}, aside)
        self.assertNotIn("spike", aside)

    def test_the_comparison_sees_a_row_that_is_missing_and_one_that_is_off(self):
        ours = {("zoning", "1", "UA"): 100.0, ("zoning", "1", "N"): 5.0}
        self.assertEqual(agreement.differences(ours, {("zoning", "1", "UA"): 100.00002}),
                         [(("zoning", "1", "N"), 5.0, 0.0)])
        self.assertEqual(agreement.differences(ours, {**ours, ("zoning", "1", "UA"): 100.001}),
                         [(("zoning", "1", "UA"), 100.0, 100.001)])

    def test_candidates_are_the_pairs_whose_boxes_meet(self):
        perimeters = [perimeter.bounds for _, _, perimeter in features("projects_S")]
        zones = [zone.bounds for _, _, zone in features("zoning")]
        pairs = sum(boxes_meet(a, b) for a in perimeters for b in zones)
        counted = work(check("zoning", "S"))["candidates"]
        self.assertGreaterEqual(counted, pairs)
        # Looking once for the measure and once for what overlaps the answer.
        self.assertLessEqual(counted, 3 * pairs)

    def test_every_candidate_is_settled_on_one_rung(self):
        stats = work(check("zoning", "S"))
        self.assertGreater(stats["disjoint"], 0)
        self.assertGreater(stats["inside"], 0)
        self.assertGreater(stats["clipped"], 0)
        self.assertLessEqual(stats["disjoint"] + stats["inside"] + stats["clipped"], stats["candidates"])

    def test_hardly_an_overlay_is_left_to_geos(self):
        stats = work(check("all", "S"))
        self.assertLess(stats["overlays"] + stats["unions"], (stats["clipped"] + stats["joined"]) / 100)

    def test_most_findings_that_are_measured_again_are_so_once_each_way(self):
        stats = work(check("all", "S", assured=True))
        self.assertGreater(stats["stability_bound"], 0)
        self.assertGreater(stats["stability_examined"], 0)
        self.assertLess(stats["stability_trials"], 3 * stats["stability_examined"])

    def test_the_vertices_of_a_huge_polygon_are_no_factor_per_project(self):
        projects = features("projects_S")
        huge = features("flood")
        met = sum(points_of(area) for _, _, area in huge for _, _, perimeter in projects
                  if boxes_meet(area.bounds, perimeter.bounds))
        stats = work(check("flood", "S"))
        # By their edges near it, or cut to what lies near it.
        self.assertGreater(stats["clipped"] + stats["cuts"], 0)
        # Looking at each polygon as a whole for each perimeter whose box it meets would be all of `met`, and more.
        self.assertLess(stats["vertices"], met / 20)

    def test_work_is_the_same_with_one_thread_and_with_two(self):
        one, two = work(check("zoning", "S", "-j", "1")), work(check("zoning", "S", "-j", "2"))
        for stats in (one, two):
            for name in ("seconds", "bytes_read"):
                stats.pop(name, None)
        self.assertEqual(one, two)

    def test_bytes_read_are_told_and_no_file_is_read_many_times(self):
        inputs = sum((DATA / f"{name}.gpkg").stat().st_size for name in ("projects_S", "flood", "extent"))
        read = work(check("flood", "S"))["bytes_read"]
        self.assertGreater(read, inputs // 2)
        self.assertLess(read, 4 * inputs)

    def test_the_pure_read_reads_every_vertex_and_cell(self):
        files = [DATA / "projects_S.gpkg", DATA / "flood.gpkg", DATA / "climate.tif"]
        expected = {"features": 54, "cells": 1_000_000,
                    "vertices": sum(points_of(area) for name in ("projects_S", "flood") for _, _, area in features(name))}
        for options in ([], ["--gdal"]):
            done = subprocess.run([PURE_READ, *options, *files], check=True, capture_output=True, text=True)
            read = {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", done.stdout)}
            self.assertEqual(read, expected)

    def test_the_pure_read_says_when_a_file_cannot_be_read(self):
        done = subprocess.run([PURE_READ, DATA / "extent.gpkg", DATA / "zoning.drawn.gpkg"], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1])
