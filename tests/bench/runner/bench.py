#!/usr/bin/python3
"""Runs the benchmark and prints its table; scripts/bench builds what it needs and calls it."""

import argparse
import dataclasses
import json
import os
import pathlib
import platform
import re
import signal
import subprocess
import sys

import agreement
import contestants
import jobs
import measured
import pages
import territory

ROOT = pathlib.Path(__file__).resolve().parents[3]
BASELINE = ROOT / "tests/bench/baseline.json"
# Jobs and their size, where only --size is given: huge polygons are asked about for the small set, as peers do not end
# on more.
DEFAULT_JOBS = "all,zoning,raster,flood@S,noise@S"


def parse():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Terracord, the pure read of its files and its "
                                     "peers on a drawn territory, in one run")
    parser.add_argument("--size", choices=["S", "M", "L", "XL"], default="M", help="perimeters: 1,000, 20,000, 200,000, "
                        "2,000,000 (M)")
    parser.add_argument("--jobs", default=DEFAULT_JOBS, help=f"of {', '.join(jobs.JOBS)}; JOB@SIZE for another size "
                        f"({DEFAULT_JOBS})")
    parser.add_argument("--peers", default="", help="only programs whose name holds one of these words, comma "
                        "separated; Terracord always runs")
    parser.add_argument("--rounds", type=int, default=3, help="medians are shown (3)")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds a program may take (300)")
    parser.add_argument("--twentieth", action="store_true", help="the small territory of the tests")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help="of the release preset")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/bench", help="of data and outputs")
    parser.add_argument("--document", action="store_true", help="put the results into docs/performance.md and its "
                        "French twin")
    parser.add_argument("--store", action="store_true", help="keep the ratios to the reference kernel as the baseline")
    return parser.parse_args()


def wanted(text, size):
    found = []
    for item in text.split(","):
        job, _, own = item.partition("@")
        if job not in jobs.JOBS:
            sys.exit(f"no job is called {job}: {', '.join(jobs.JOBS)}")
        found.append((job, own or size))
    return found


@dataclasses.dataclass
class Row:
    job: str
    size: str
    name: str
    rounds: list = dataclasses.field(default_factory=list)
    differing: tuple = None  # rows whose areas differ, of how many
    work: dict = dataclasses.field(default_factory=dict)  # Terracord's counters

    @property
    def figures(self):
        return measured.median(self.rounds)


def take_part(everyone, job, words):
    chosen = [one for one in everyone if job in one.takes and
              (one is everyone[0] or not words or any(word.lower() in one.name.lower() for word in words))]
    here = []
    for one in chosen:
        reason = one.missing()
        if reason:
            print(f"  {one.name}: left out, {reason}")
        else:
            here.append(one)
    return here


def compare(row, contestant, setting, ours):
    """What the areas of one program say beside Terracord's."""
    areas = contestant.areas(setting, row.job, row.size)
    if areas is None or ours is None:
        return
    found = agreement.differences(ours, areas)
    row.differing = (len(found), len(ours.keys() | areas.keys()))
    for key, a, b in found[:3]:
        print(f"  {row.name}: {'/'.join(key)} {b:.6f} m2, Terracord {a:.6f} m2")


def run_job(job, size, everyone, words, setting, rounds):
    print(f"\n== {job}, {size}", flush=True)
    here = take_part(everyone, job, words)
    rows = [Row(job, size, one.name) for one in here]
    for one in here:
        one.prepare(setting, job, size)
    ours = None
    for number in range(rounds):
        for one, row in zip(here, rows):
            if row.rounds and not row.rounds[-1].good:
                continue  # it would not end this time either
            took = one.run(setting, job, size)
            row.rounds.append(took)
            state = "" if took.good else "  KILLED" if took.timed_out else f"  FAILED ({took.status})"
            print(f"  {number + 1}/{rounds} {one.name}: {took.wall:.3f} s{state}", flush=True)
            if number == 0 and took.good:
                if one is here[0]:
                    row.work = json.loads((one.folder(setting, job, size) / "stats.json").read_text())
                    ours = one.areas(setting, job, size)
                else:
                    compare(row, one, setting, ours)
    return rows


def first_line(*command):
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    text = (done.stdout or done.stderr).strip().splitlines()
    return text[0] if text else ""


def versions(setting):
    python = contestants.PYTHON
    found = [first_line(setting.build / "terracord", "--version"), first_line("gdalinfo", "--version").split(",")[0],
             "GEOS " + first_line("geos-config", "--version")]
    if setting.server:
        found.append(setting.server.versions())
    for module in ("geopandas", "shapely"):
        version = first_line(python, "-c", f"import {module}; print({module}.__version__)")
        if re.fullmatch(r"[\d.]+", version):
            found.append(f"{module} {version}")
    for package in ("qgis", "spatialite-bin"):
        version = first_line("dpkg-query", "-W", "-f", "${Version}", package)
        if version:
            found.append(f"{package} {version}")
    return ", ".join(text for text in found if text)


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} processors, {pages:.0f} GiB"


def against_baseline(rows, reference, store):
    """Ratios to the reference kernel beside the stored ones: told, never judged."""
    now = {f"{row.job}@{row.size} {row.name}": round(row.figures.cpu / reference.cpu, 3)
           for row in rows if row.name.startswith("Terracord") and row.figures.good}
    kept = json.loads(BASELINE.read_text()) if BASELINE.is_file() else {}
    lines = []
    for name, ratio in now.items():
        if name in kept:
            lines.append(f"- {name}: {ratio} × the reference kernel, {kept[name]} stored "
                         f"({100 * (ratio / kept[name] - 1):+.0f} %)")
    if store:
        BASELINE.write_text(json.dumps({**kept, **now}, indent=4, sort_keys=True) + "\n")
    return "\n".join(lines)


def main():
    options = parse()
    # Ended from outside, too, the server is stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    kind = "twentieth" if options.twentieth else "whole"
    out = options.folder / "runs" / kind
    out.mkdir(parents=True, exist_ok=True)
    setting = contestants.Setting(options.build, options.folder / kind, out, options.timeout)
    chosen = wanted(options.jobs, options.size)
    territory.ensure(options.build / "tests/bench/terracord_bench_territory", setting.data,
                     sorted({size for _, size in chosen}), options.twentieth)
    words = [word for word in options.peers.split(",") if word]
    everyone = contestants.everybody()
    rows, references = [], []
    try:
        for job, size in chosen:
            references += [measured.run([options.build / "tests/bench/terracord_bench_reference"], options.timeout,
                                        setting.log) for _ in range(options.rounds)]
            rows += run_job(job, size, everyone, words, setting, options.rounds)
        used = versions(setting)
    finally:
        if setting.server:
            setting.server.stop()
    reference = measured.median(references)
    conditions = {"machine": machine(), "load": os.getloadavg()[0], "versions": used, "rounds": options.rounds,
                  "reference": reference.cpu,
                  "territory": {"en": "a twentieth", "fr": "un vingtième"} if options.twentieth
                  else {"en": "whole", "fr": "entier"}}
    text = pages.results(rows, conditions, "en") + "\n\n" + pages.work_table(rows, "en") + "\n"
    print("\n" + text)
    if options.document:
        pages.document(rows, conditions)
    regressions = against_baseline(rows, reference, options.store)
    if regressions:
        print("Beside the stored ratios (processor time):\n\n" + regressions)
    (options.folder / "results.md").write_text(text, encoding="utf-8")
    (options.folder / "results.json").write_text(json.dumps(
        [{**dataclasses.asdict(row), "median": dataclasses.asdict(row.figures)} for row in rows], indent=1))
    # That a peer gives up on damaged data is a result.
    failed = [row.name for row in rows if not row.figures.good and not row.figures.timed_out
              and (row.job != "damaged" or row.name.startswith("Terracord"))]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
