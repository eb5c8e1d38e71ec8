#!/usr/bin/python3
"""Kills runs at random moments: no half output may look whole, and the next run works.

usage: kills.py PROGRAM [COUNT]      100 kills unless COUNT says otherwise
"""

import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from folder import Given  # noqa: E402
from promises import execute, remembered, start, whole  # noqa: E402

SEED = 9


def content(folder):
    """Every file of a finished run but the times it took."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("stats.json", "manifest.json")}


def main(words):
    program = str(pathlib.Path(words[0]).resolve())
    count = int(words[1]) if len(words) > 1 else 100
    moments = random.Random(SEED)
    faults = []
    tally = {"before": 0, "killed": 0, "kept": 0, "replaced": 0}
    with tempfile.TemporaryDirectory(prefix="kills-") as work:
        top = pathlib.Path(work)
        for name in ("in", "tmp", "home"):
            (top / name).mkdir()
        given = Given(top / "in")
        given.finish()
        before = remembered(given.root)
        first = execute(program, given, top / "whole", "en", top)
        if first.status != 0:
            print(first.stderr)
            return 1
        expected = content(top / "whole")
        out = top / "out"
        given.arguments = ["check", "analyse.toml", "--overwrite"]
        for number in range(count):
            stood = out.exists()
            process = start(program, given, out, "en", top)
            # Every third one near its end, where the results take their place.
            near_end = number % 3 == 0
            time.sleep(first.seconds * (moments.uniform(0.6, 1.1) if near_end else moments.uniform(0.0, 1.0)))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            tally["killed" if process.returncode == -signal.SIGKILL else "before"] += 1
            faults += [f"kill {number}: {fault}" for fault in whole(out)]
            if out.exists():
                tally["kept" if stood else "replaced"] += 1
                if content(out) != expected:
                    faults.append(f"kill {number}: results that look whole differ from those of a whole run")
            elif stood and not any(path.name.endswith(".old") for path in top.iterdir()):
                faults.append(f"kill {number}: the former results are gone")
            if number % 20 == 19 or number == count - 1:
                again = execute(program, given, out, "en", top)
                if again.status != 0 or content(out) != expected:
                    faults.append(f"after kill {number} the next run does not work: status {again.status} {again.stderr[:500]}")
                for left in [*top.glob("out.part*"), *(top / "tmp").iterdir()]:
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
                if number % 40 == 19:
                    shutil.rmtree(out)
        if remembered(given.root) != before:
            faults.append("an input changed")
    for fault in faults:
        print(fault)
    print(f"{count} kills: {tally['killed']} before the end, {tally['before']} after it; {len(faults)} faults")
    # Where no kill falls into a run, nothing was tried.
    return 1 if faults or tally["killed"] < count // 2 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
