"""What the integration tests share: the shared data sets, an analysis written for the occasion, one run."""

import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def shared_data():
    """The folder of real data sets, or the end of the test with a clear line."""
    default = pathlib.Path(__file__).resolve().parents[2].parent / "shared"
    folder = pathlib.Path(os.environ.get("TERRACORD_SHARED", default)) / "data"
    if not folder.is_dir():
        print(f"SKIPPED: the shared data sets are not at {folder}")
        sys.exit(SKIPPED)
    return folder


def run(program, arguments, folder):
    """Runs the program in a folder; answers the finished process with its texts."""
    return subprocess.run([str(pathlib.Path(program).resolve()), *arguments], cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def findings(folder):
    """Every finding of a run, by its id."""
    with open(pathlib.Path(folder) / "findings.jsonl", encoding="utf-8") as lines:
        return {finding["finding_id"]: finding for finding in map(json.loads, lines)}


class Checks:
    """Collects what does not hold, so that one run shows all of it."""

    def __init__(self):
        self.faults = []

    def that(self, holds, what):
        if not holds:
            self.faults.append(what)

    def near(self, value, expected, tolerance, what):
        self.that(abs(value - expected) <= tolerance, f"{what}: {value}, expected {expected}")

    def finish(self):
        print("\n".join(self.faults) or "everything holds")
        sys.exit(1 if self.faults else 0)
