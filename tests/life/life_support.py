"""What the tests of the life of a file share: a copy of small inputs, runs of the program, collected faults."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PLOTS = HERE.parent / "golden" / "four-plots" / "in"


class Story:
    """One test: a folder of its own, the program, and everything that does not hold."""

    def __init__(self, program, inputs=PLOTS):
        self.program = str(pathlib.Path(program).resolve())
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.inputs = self.folder / "case"
        shutil.copytree(inputs, self.inputs)
        self.faults = []

    def run(self, *words, folder=None, expect=None):
        """Runs the program in English; answers the finished process with its texts."""
        done = subprocess.run([self.program, *map(str, words), "--lang", "en", "--progress", "never"], cwd=folder or self.folder, capture_output=True, text=True, timeout=120, check=False)
        if expect is not None:
            self.that(done.returncode == expect, f"{' '.join(map(str, words))}: status {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
        return done

    def check(self, name, *words, analysis=None, expect=0):
        """A run into folder NAME; answers the folder."""
        out = self.folder / name
        self.run("check", analysis or self.inputs / "analyse.toml", "-o", out, "--format", "geojson,csv,json,markdown", *words, expect=expect)
        return out

    def that(self, holds, what):
        if not holds:
            self.faults.append(what)

    def finish(self):
        self.temporary.cleanup()
        print("\n".join(self.faults) or "everything holds")
        sys.exit(1 if self.faults else 0)


def findings(folder):
    """Every finding of a run, by its id."""
    with open(pathlib.Path(folder) / "findings.jsonl", encoding="utf-8") as lines:
        return {finding["finding_id"]: finding for finding in map(json.loads, lines)}


def snapshot(folder):
    """The content of every file below a folder, by relative name."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file()}
