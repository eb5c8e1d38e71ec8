#!/usr/bin/python3
"""Kills a run, takes an input away or puts another in its place, at chosen calls of the system instead of random moments.

usage: moments.py PROGRAM LIBRARY [--all]

Killed while it writes, it leaves no results that look whole and are not, and the next run works. An input that vanishes
or changes while the run reads ends it with a message, or comes too late to matter: what is delivered rests on one version
of it, and names that one.
"""

import hashlib
import json
import shutil
import sys

from fault_support import ZONES, arguments, content, in_place, remembered, spread
from io_errors import READS, WRITES, Watched

WATCHED = ["geojson", "csv", "json", "xlsx", "gpkg"]


def killed(place, library, everything):
    # A run that replaces results writes, exchanges names, and removes what it replaced.
    watched = Watched(place, library, "/out", WRITES + ",remove")
    out = place.top / "out"
    watched.calls(out)
    made = watched.calls(out)
    # Where results take the place of others, each call is one to be killed at.
    replacing = [at for at, call in enumerate(made) if call[0] in ("rename", "remove")]
    if not any(made[at][0] == "remove" for at in replacing):
        place.fault("killed", "no removal of former results was seen")
    moments = sorted({*spread(len(made), len(made) if everything else 16), *replacing})
    for turn, at in enumerate(moments):
        if at in replacing and not out.exists():
            place.works_again("before results are replaced", out)
        stood = out.exists()
        ended, call = watched.run(out, at + 1, "kill")
        if call is None:
            continue
        where = f"killed at {call[0]} of {call[1].split('/')[-1]} ({at + 1} of {len(made)})"
        place.held(where, out, ended, killed=True)
        if ended.status != -9:
            place.fault(where, f"it was not killed: status {ended.status}")
        if stood and not out.exists() and not list(out.parent.glob("out.part*.old")):
            place.fault(where, "the former results are gone")
        if turn % 4 == 3 or at in replacing:
            place.works_again(where, out)
        for left in out.parent.glob("out.part*"):
            shutil.rmtree(left)
        for left in (place.top / "tmp").iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if turn % 8 == 7:
            shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)


def mirrored(rows):
    """The same zones under each other's names."""
    codes = [properties["code"] for properties, _ in rows]
    return [(dict(properties, code=code), shape) for (properties, shape), code in zip(rows, reversed(codes))]


def hashed(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def named(out, name):
    """The hash that the manifest gives an input."""
    return next((one["sha256"] for one in json.loads((out / "manifest.json").read_text())["inputs"] if one["path"] == name), None)


def changing(place, library, everything):
    zones = place.given.root / "zones.geojson"
    kept = zones.read_bytes()
    other = place.top / "other.geojson"
    out = place.top / "out"
    place.given.geojson("zones.geojson", mirrored(ZONES))
    versions = {hashed(zones): None}
    place.run(out)
    versions[hashed(zones)] = content(out)
    changed = zones.read_bytes()
    zones.write_bytes(kept)
    versions[hashed(zones)] = place.expected
    shutil.rmtree(out)
    watched = Watched(place, library, "/in/", READS)
    made = watched.calls(out)
    shutil.rmtree(out)
    for what in ("swap", "vanish"):
        for at in spread(len(made), len(made) if everything else 10):
            other.write_bytes(changed)
            ended, call = watched.run(out, at + 1, what, {"FAULT_WITH": str(other), "FAULT_TARGET": str(zones)})
            where = f"{what} at {call[0]} of {call[1].split('/')[-1]} ({at + 1} of {len(made)}), status {ended.status}" if call else what
            kind = f"{what}, status {ended.status}"
            place.tally[kind] = place.tally.get(kind, 0) + 1
            if ended.status not in (0, 3, 4):
                place.fault(where, "neither results nor a message", ended)
            if ended.status == 3 and (out.exists() or "E303" not in ended.codes):
                place.fault(where, "something was delivered, or the message is another", ended)
            if ended.status == 4 and not {"E301", "E303", "E306"} & set(ended.codes):
                place.fault(where, "partial without saying which file", ended)
            if ended.status == 0 and content(out) != versions.get(named(out, "zones.geojson")):
                place.fault(where, "the results are not those of the version the manifest names", ended)
            shutil.rmtree(out, ignore_errors=True)
            zones.write_bytes(kept)
    place.before = remembered(place.given.root)
    place.works_again("after all that", out)


def main():
    options = arguments(__doc__, "library")

    def test(place):
        place.learn(place.top / "out")
        shutil.rmtree(place.top / "out")
        killed(place, options.library, options.all)
        changing(place, options.library, options.all)
        return 1 if place.finish("moments") else 0

    return in_place(options.program, test, WATCHED)


if __name__ == "__main__":
    sys.exit(main())
