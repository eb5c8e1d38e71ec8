"""Do two programs give the same areas? Per project, layer and class, in square metres."""

import json

# Two programs that overlay in double precision at coordinates of 6,700 km differ by rounding: 1e-6 of the area, and
# 1e-4 m2 for pieces that are nothing but rounding (a border of a kilometre drawn a tenth of a micrometre beside).
RELATIVE = 1e-6
ABSOLUTE_M2 = 1e-4


def terracord_areas(findings, layers):
    """Strict areas by class, from findings.jsonl: {(layer, project, class): m2}."""
    areas = {}
    with open(findings, encoding="utf-8") as lines:
        for line in lines:
            finding = json.loads(line)
            layer = finding["check"]["id"]
            if layer in layers:
                for one in finding["measures"]["classes"]:
                    areas[layer, finding["project_id"], one["class"]] = one["strict"].get("area_m2", 0.0)
    return areas


def csv_areas(path, layer):
    """Rows `project,class,area` of a peer."""
    areas = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            project, code, area = line.rstrip("\n").split(",")
            areas[layer, project, code] = float(area or 0)
    return areas


def differences(ours, theirs):
    """Rows that differ by more than the tolerance; a row that one of them lacks is an area of 0."""
    found = []
    for key in ours.keys() | theirs.keys():
        a = ours.get(key, 0.0)
        b = theirs.get(key, 0.0)
        if abs(a - b) > RELATIVE * max(abs(a), abs(b)) + ABSOLUTE_M2:
            found.append((key, a, b))
    return sorted(found, key=lambda row: -abs(row[1] - row[2]))
