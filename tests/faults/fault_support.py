"""What the tests of faults share: a small run, what must hold however it ends, and a tally that fails."""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "inputs"))
sys.dont_write_bytecode = True

from folder import ZONES, Given  # noqa: E402, F401
from promises import MESSAGE, remembered, whole  # noqa: E402, F401

SECONDS = 60
FORMATS = ["geojson", "csv", "json", "markdown", "html", "gpkg", "qgis", "xlsx", "pdf", "png"]
# Times and what hashes them differ from run to run.
UNSTABLE = {"stats.json", "manifest.json"}


def arguments(about, *more):
    """PROGRAM and the words of `more`; --all for the long walk of scripts/test --all."""
    parser = argparse.ArgumentParser(description=about)
    for name in ("program", *more):
        parser.add_argument(name, type=lambda text: str(pathlib.Path(text).resolve()))
    parser.add_argument("--all", action="store_true", help="every place, not one of each kind")
    return parser.parse_args()


def content(folder):
    """Every file of a finished run but those that hold times."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in UNSTABLE}


def spread(count, most):
    """At most `most` numbers of range(count), the first and the last among them, evenly."""
    if count <= most:
        return list(range(count))
    return sorted({round(i * (count - 1) / (most - 1)) for i in range(most)})


class Ended:
    """How a run ended."""

    def __init__(self, status, stderr, seconds):
        self.status, self.stderr, self.seconds = status, stderr, seconds
        self.codes = [f"E{m[2]}" for m in map(MESSAGE.match, stderr.splitlines()) if m]


class Place:
    """A folder with a small right analysis, and what a whole run of it delivers."""

    def __init__(self, program, top, formats=FORMATS):
        self.program, self.top = program, pathlib.Path(top)
        for name in ("in", "tmp", "home"):
            (self.top / name).mkdir()
        self.given = Given(self.top / "in")
        self.given.finish()
        self.formats = formats
        self.faults = []
        self.tally = {}
        self.before = remembered(self.given.root)
        self.expected = None

    def run(self, out, environment=None, words=None, prepare=None):
        """One run to its end."""
        words = words or ["check", "analyse.toml", "--overwrite", "-o", str(out), "--format", ",".join(self.formats)]
        surroundings = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.top / "home"),
            "TMPDIR": str(self.top / "tmp"),
            "LC_ALL": "C.UTF-8",
            # A library that is loaded first is no leak, and the sanitizers need not come before it.
            "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0",
            **(environment or {}),
        }
        began = time.monotonic()
        process = subprocess.Popen(
            [self.program, *words, "--lang", "en"],
            cwd=self.given.root,
            env=surroundings,
            preexec_fn=prepare,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            _, stderr = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            _, stderr = process.communicate()
            stderr += b"\nkilled: it did not end"
        return Ended(process.returncode, stderr.decode(errors="replace"), time.monotonic() - began)

    def learn(self, out):
        """A run without a fault: what the others are held against."""
        ended = self.run(out)
        if ended.status != 0:
            sys.exit(f"the run without a fault fails: status {ended.status}\n{ended.stderr}")
        self.expected = content(out)
        return ended

    def fault(self, where, what, ended=None):
        self.faults.append(f"{where}: {what}" + (f"\n    {ended.stderr.strip()[:600]}" if ended else ""))

    def held(self, where, out, ended, killed=False, stood=False):
        """The promises of every run. `stood`: results of a former run, the same, were there before."""
        kind = "killed" if ended.status == -9 else f"status {ended.status}"
        self.tally[kind] = self.tally.get(kind, 0) + 1
        if "killed: it did not end" in ended.stderr:
            self.fault(where, f"it did not end within {SECONDS} s")
        elif ended.status < 0 and not killed:
            self.fault(where, f"it ended by signal {-ended.status}", ended)
        if ended.status == 70:
            self.fault(where, "it ended with an internal error", ended)
        if ended.status > 0 and not ended.codes:
            self.fault(where, f"status {ended.status} without a numbered message", ended)
        if ended.status == 0 and ended.codes and any(line.startswith("error") for line in ended.stderr.splitlines()):
            self.fault(where, "an error was told and the status is 0", ended)
        for fault in whole(out):
            self.fault(where, fault, ended)
        if out.exists():
            delivered = content(out)
            wrong = sorted(name for name in delivered if delivered[name] != self.expected.get(name))
            if wrong:
                self.fault(where, f"delivered and not as in a whole run: {wrong}", ended)
            if ended.status == 0 and set(delivered) != set(self.expected):
                self.fault(where, f"status 0, and these are missing: {sorted(set(self.expected) - set(delivered))}", ended)
        elif ended.status in (0, 4):
            self.fault(where, f"status {ended.status}, and nothing was delivered", ended)
        elif stood and not killed:
            self.fault(where, "the former results are gone", ended)
        if not killed:
            if left := [path.name for path in out.parent.iterdir() if re.fullmatch(re.escape(out.name) + r"\.part\d+(\.old)?", path.name)]:
                self.fault(where, f"left behind: {left}", ended)
            if left := [str(path) for path in (self.top / "tmp").rglob("*")]:
                self.fault(where, f"left in the temporary folder: {left[:3]}", ended)

    def works_again(self, where, out):
        """The next run delivers all."""
        ended = self.run(out)
        if ended.status != 0 or content(out) != self.expected:
            self.fault(where, f"the next run does not work: status {ended.status}", ended)

    def finish(self, what):
        if remembered(self.given.root) != self.before:
            self.faults.append("an input changed")
        for fault in self.faults:
            print(fault)
        total = sum(self.tally.values())
        print(f"{what}: {total} runs ({', '.join(f'{v} {k}' for k, v in sorted(self.tally.items()))}); {len(self.faults)} faults")
        return self.faults


def in_place(program, test, formats=FORMATS):
    """Runs `test(place)` in a folder of its own; its answer is the status of the program."""
    with tempfile.TemporaryDirectory(prefix="faults-") as top:
        return test(Place(program, top, formats))
