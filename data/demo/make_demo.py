#!/usr/bin/python3
"""Makes the fictitious demonstration territory of Terracord: make_demo.py --output DIR."""

import argparse
import shutil
import sys
from pathlib import Path

from maker import deliver, needs, networks, services
from maker.environment import (Ecology, Wetlands, axes, easements, heat_island, heat_network, noise_maps,
                               power_line)
from maker.expected import Situations, measures
from maker.geometry import check_partition, flat_lines, round_line, tidy
from maker.landscape import Landscape
from maker.prescriptions import Prescriptions
from maker.projects import Projects
from maker.risk import FloodPlan
from maker.stages import Stages
from maker.versions import ANNULLED, KEPT_ITS_OWN, Versions
from maker.writers import LAEA, LAMBERT93, csv_file
from maker.zoning import Zoning

FOLDERS = ("plui", "plu", "ppri", "sup", "tvb", "chaleur", "climat", "services", "population", "communes", "projets", "fond",
           "zones_humides", "voies", "bruit", "occupation", "reseaux", "etapes/perimetres")


class World:
    """The whole territory, made in the order in which things rest on each other."""

    def __init__(self):
        self.land = Landscape()
        self.zoning = Zoning(self.land)
        self.flood = FloodPlan(self.land, self.zoning)
        self.projects = Projects(self.land, self.zoning, self.flood)
        self.ecology = Ecology(self.land, self.zoning, self.projects)
        self.heat = heat_network(self.projects)
        self.prescriptions = Prescriptions(self.land, self.zoning, self.projects, self.heat,
                                           self.ecology.plan_corridor)
        self.stages = Stages(self.land, self.projects, self.prescriptions)
        self.versions = Versions(self.land, self.zoning, self.projects)
        self.annulled = {"code": "98-00", "label": ANNULLED, "txt": "Jugement",
                         "geom": tidy(self.projects.perimeters["P36"].buffer(30, join_style=2).intersection(
                             dict(self.zoning.communes)[KEPT_ITS_OWN]))[0]}
        self.island, self.corner, warmth = heat_island(self.land, self.zoning)
        self.easements = easements(self.land, self.zoning, self.flood, self.projects)
        self.wetlands = Wetlands(self.land, self.zoning, self.projects)
        self.axes = axes(self.land, self.zoning.territory)
        self.stops = services.stops(self.land, self.zoning)
        self.schools = services.schools(self.land)
        self.parks = services.parks(self.land, self.zoning, self.projects)
        self.quarters = services.neighbourhoods(self.zoning)
        people = services.population(self.zoning, self.corner, warmth.shape)
        self.people_raster = people
        self.grid = services.population_grid(people, self.corner, LAMBERT93, LAEA)
        self.people = services.population_by_commune(people, self.corner, self.zoning.communes)

    def prove(self):
        """Exact partitions, valid shapes, situations as intended."""
        zones = check_partition([zone for _, _, zone in self.zoning.zones])
        for version in (self.versions.draft, self.versions.amended, self.versions.former):
            check_partition([zone for _, zone in version])
        communes = check_partition([p for _, p in self.zoning.communes])
        shapes = [p for _, p in self.flood.zones] + list(self.projects.perimeters.values())
        shapes += [p for _, _, p in self.projects.parts] + [o["geom"] for o in self.prescriptions.surfaces]
        shapes += [o["geom"] for o in self.prescriptions.information] + [p for *_, p in self.wetlands.areas]
        shapes += self.stages.shapes()
        if not all(p.is_valid and p.geom_type == "Polygon" for p in shapes):
            sys.exit("a shape is not a valid polygon")
        rows = measures(self)
        wrong = Situations(rows).wrong()
        if wrong:
            print("situations that do not hold: " + "; ".join(wrong), file=sys.stderr)
        return zones, communes, rows, not wrong

    def write(self, root):
        """All the files, below root."""
        deliver.plans(root, self.zoning, self.prescriptions, self.versions, self.annulled,
                      self.projects.drawn_twice)
        deliver.flood_plan(root, self.flood)
        line = power_line().intersection(self.zoning.territory)
        deliver.easement_files(root, self.easements, [round_line(part) for part in flat_lines(line)])
        deliver.surroundings(root, self.ecology, tidy, self.heat, self.island, self.corner, self.zoning.territory)
        trees = [("chêne" if k % 3 else "tilleul", o["geom"]) for k, o in enumerate(self.prescriptions.points)
                 if o["code"] == "07-04"]
        deliver.surveys(root, self.wetlands.areas, self.axes, noise_maps(self.land, self.zoning.territory), trees,
                        self.ecology)
        deliver.services_files(root, self.stops, self.schools, self.parks, self.quarters, self.grid)
        deliver.commune_files(root, self.zoning, self.people)
        deliver.project_files(root, self.projects)
        deliver.stage_files(root, self.stages)
        needs.write(root, self)
        networks.write(root, self.land, self.zoning, self.heat)
        deliver.background(root, self.land, self.zoning.territory, flat_lines, tidy, round_line)


def write_expected(path, rows):
    """The measures as a table."""
    lines = [[r[0], r[1], r[2], r[3], "%.3f" % r[4], "" if r[5] == "" else "%.6f" % r[5]] for r in rows]
    csv_file(path, ["project", "layer", "class", "measure", "value", "share"], lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", required=True, help="folder to write; its data folders are replaced")
    parser.add_argument("--expected", help="also write the measures of every project to this CSV file")
    options = parser.parse_args()
    world = World()
    zones, communes, rows, holds = world.prove()
    print("zones: %d polygons, %d shared and %d outer segments" % (len(world.zoning.zones), zones[0] // 2, zones[1]))
    print("communes: %d polygons, %d shared and %d outer segments" % (len(world.zoning.communes), communes[0] // 2,
                                                                      communes[1]))
    if options.expected:
        write_expected(str(Path(options.expected).resolve()), rows)
    if not holds:
        return 1
    for name in FOLDERS:
        shutil.rmtree(Path(options.output) / name, ignore_errors=True)
    world.write(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
