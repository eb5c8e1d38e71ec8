#!/usr/bin/python3
"""Runs that are given less and less memory: each ends with a message, by itself or by a library that gives up; nothing is
delivered by half; where it suffices, all is as ever.

usage: memory.py PROGRAM [--all]
"""

import resource
import shutil
import sys

from fault_support import arguments, in_place, spread

LEAST_MB, MOST_MB = 150, 1200
# Before the program begins, its libraries must find room: where they do not, the loader says so.
LOADER = "error while loading shared libraries"


def main():
    options = arguments(__doc__)

    def test(place):
        out = place.top / "out"
        place.learn(out)
        shutil.rmtree(out)
        whole_runs = 0
        steps = spread((MOST_MB - LEAST_MB) // 10 + 1, 60 if options.all else 10)
        for step in steps:
            megabytes = LEAST_MB + 10 * step
            most = megabytes << 20

            def bounded():
                resource.setrlimit(resource.RLIMIT_AS, (most, most))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

            ended = place.run(out, prepare=bounded)
            where = f"{megabytes} MB of addresses, status {ended.status}"
            whole_runs += ended.status == 0
            if LOADER not in ended.stderr and ended.status != 0 and not ended.codes and "E901" not in ended.stderr:
                place.fault(where, "it ended without a word", ended)
            # A library that aborts leaves the folder that was being written, without a manifest.
            place.held(where, out, ended, killed=True) if ended.status not in (70, 127) else place.tally.update(
                {f"status {ended.status}": place.tally.get(f"status {ended.status}", 0) + 1}
            )
            for left in (*out.parent.glob("out.part*"), out):
                shutil.rmtree(left, ignore_errors=True)
            for left in (place.top / "tmp").iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        if whole_runs in (0, len(steps)):
            place.fault("all runs", "none was whole, or none was short of memory: nothing was tried")
        place.works_again("with memory again", out)
        return 1 if place.finish("little memory") else 0

    return in_place(options.program, test)


if __name__ == "__main__":
    sys.exit(main())
