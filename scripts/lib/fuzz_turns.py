"""Runs fuzzing targets in turns and keeps the account: called by scripts/fuzz, from the top of the tree."""

import argparse
import collections
import csv
import datetime
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

BUILD = pathlib.Path("build/fuzz")
LOG = BUILD / "log.csv"
COLUMNS = ["ended", "target", "cpu_seconds", "executions", "edges", "features", "corpus", "peak_mb", "outcome"]
MEMORY_MB = 2048
SECONDS_AN_INPUT = 10
STOP = threading.Event()  # somebody asked to end
STATUS = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")
EXECUTED = re.compile(r"^#(\d+)\t", re.MULTILINE)
STATISTIC = re.compile(r"stat::(\w+):\s+(\d+)")
# Where a target's inputs are longer than libFuzzer thinks of its own.
LONGEST = {"fuzz_overlay": 129, "fuzz_clip": 258, "fuzz_local_area": 261, "fuzz_tiling": 129, "fuzz_cadastral": 400}


def kept(target):
    """The folders that stand in the tree: read, never written to."""
    folders = [pathlib.Path("tests/fuzz/corpus") / target]
    if target == "fuzz_analysis":
        folders += [pathlib.Path("tests/unit/config/corpus") / kind for kind in ("good", "bad")]
    return [str(folder) for folder in folders if folder.is_dir()]


def environment():
    return {
        **os.environ,
        "ASAN_SYMBOLIZER_PATH": "/usr/bin/llvm-symbolizer-16",
        "LSAN_OPTIONS": f"suppressions={pathlib.Path('cmake/lsan.supp').resolve()}:print_suppressions=0",
    }


class Process:
    """One process of a target; `ended()` until it has; then its output, status and processor time."""

    def __init__(self, target, words, seconds):
        self.target = target
        self.told_to = tempfile.TemporaryFile()
        # A group of its own: Ctrl-C reaches this program alone, which ends the turns in order. In the same session: the
        # kernel shares the processors out among sessions, and `nice` counts inside one only.
        self.process = subprocess.Popen(
            [str((BUILD / "tests/fuzz" / target).resolve()), *words],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self.told_to,
            process_group=0,
        )
        self.seconds = seconds
        self.latest = time.monotonic() + seconds
        self.starved = False  # killed for want of an end
        self.status = None
        self.cpu = 0.0

    def ended(self):
        if self.status is None:
            # wait4 and not the process's own wait: it gives the time of this process alone, whatever runs beside it.
            pid, how, used = os.wait4(self.process.pid, os.WNOHANG)
            if pid != 0:
                self.status = self.process.returncode = os.waitstatus_to_exitcode(how)
                self.cpu = used.ru_utime + used.ru_stime
            elif time.monotonic() > self.latest:
                self.starved = True
                self.process.kill()
        return self.status is not None

    def interrupt(self):
        if not self.ended():
            self.process.send_signal(signal.SIGINT)

    def told(self):
        self.told_to.seek(0)
        return self.told_to.read().decode(errors="replace")


def begin(target, seconds):
    """A turn of a target begins."""
    corpus = BUILD / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    found = BUILD / "found"
    found.mkdir(exist_ok=True)
    words = [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_AN_INPUT}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-max_len={LONGEST.get(target, 16384)}",
        "-print_final_stats=1",
        "-use_value_profile=1",
        f"-artifact_prefix={found}/{target}-",
    ]
    dictionary = pathlib.Path("tests/fuzz") / f"{target}.dict"
    if dictionary.is_file():
        words.append(f"-dict={dictionary}")
    return Process(target, [*words, str(corpus), *kept(target)], seconds * 3 + 120)


def only_waited(process):
    """Did a turn fail because others had the processors? libFuzzer goes by the clock; alone, the input says more."""
    if process.starved:
        return process.cpu < process.seconds / 4
    late = [path for path in (BUILD / "found").glob(f"{process.target}-timeout-*") if str(path) in process.told()]
    for path in late:
        alone = Process(process.target, [f"-timeout={10 * SECONDS_AN_INPUT}", str(path)], 20 * SECONDS_AN_INPUT)
        while not alone.ended():
            time.sleep(0.2)
        if alone.status != 0 or alone.cpu > SECONDS_AN_INPUT:
            return False
    for path in late:
        path.unlink()
    return bool(late)


def account_of(process, stopped):
    """The line of the log of a turn that has ended."""
    target = process.target
    told = process.told()
    states = STATUS.findall(told)
    statistics = dict(STATISTIC.findall(told))
    # A turn that is interrupted ends without statistics.
    executed = EXECUTED.findall(told)
    starved = process.status != 0 and not stopped and only_waited(process)
    failed = process.status != 0 and not stopped and not starved
    if failed:
        (BUILD / "found" / f"{target}.txt").write_text(told[-20000:])
        print("\n".join(told.splitlines()[-40:]), flush=True)
    return {
        "ended": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "target": target,
        "cpu_seconds": f"{process.cpu:.1f}",
        "executions": statistics.get("number_of_executed_units", executed[-1] if executed else "0"),
        "edges": states[-1][0] if states else "0",
        "features": states[-1][1] if states else "0",
        "corpus": len(list((BUILD / "corpus" / target).iterdir())),
        "peak_mb": statistics.get("peak_rss_mb", "0"),
        "outcome": "failed" if failed else "starved" if starved else "clean",
    }


def turns(options):
    """Turns until the time is over or somebody stops them; answers the targets that failed."""
    end = time.monotonic() + options.hours * 3600
    waiting = collections.deque(options.targets)
    running = []
    failed = set()
    interrupted = False
    while True:
        while not STOP.is_set() and waiting and len(running) < options.jobs and end - time.monotonic() >= 1:
            seconds = max(1, int(min(options.slice, end - time.monotonic())))
            running.append(begin(waiting.popleft(), seconds))
        if not running:
            return failed
        if STOP.is_set() and not interrupted:
            interrupted = True
            for process in running:
                process.interrupt()
        time.sleep(0.2)
        for process in [one for one in running if one.ended()]:
            running.remove(process)
            line = account_of(process, interrupted)
            note(line)
            print(", ".join(f"{key} {value}" for key, value in line.items()), flush=True)
            if line["outcome"] == "failed":
                failed.add(process.target)  # until it is mended, it would fail again
            else:
                waiting.append(process.target)


def reduce(target):
    """The fewest inputs that cover as much take the place of the corpus."""
    corpus = BUILD / "corpus" / target
    smaller = corpus.with_name(target + ".smaller")
    shutil.rmtree(smaller, ignore_errors=True)
    smaller.mkdir(parents=True)
    words = ["-merge=1", f"-rss_limit_mb={MEMORY_MB}", f"-timeout={SECONDS_AN_INPUT}", str(smaller), str(corpus)]
    process = Process(target, words, 600)
    while not process.ended():
        if STOP.is_set():
            process.interrupt()
        time.sleep(0.2)
    if process.status != 0 or STOP.is_set():
        shutil.rmtree(smaller)  # what is there stays
        return
    shutil.rmtree(corpus)
    smaller.rename(corpus)


def note(line):
    new = not LOG.exists()
    with open(LOG, "a", newline="", encoding="utf-8") as log:
        writer = csv.DictWriter(log, COLUMNS)
        if new:
            writer.writeheader()
        writer.writerow(line)


def table():
    """What has been run so far, all turns of a target together."""
    sums = {}
    if LOG.exists():
        with open(LOG, newline="", encoding="utf-8") as log:
            for row in csv.DictReader(log):
                one = sums.setdefault(row["target"], {"cpu": 0.0, "executions": 0, "edges": 0, "failed": 0, "corpus": 0})
                one["cpu"] += float(row["cpu_seconds"])
                one["executions"] += int(row["executions"])
                one["edges"] = max(one["edges"], int(row["edges"]))
                one["corpus"] = int(row["corpus"])
                one["failed"] += row["outcome"] == "failed"
    print(f"\n{'target':<18} {'CPU':>10} {'executions':>12} {'edges':>7} {'corpus':>7} {'failed turns':>13}")
    for target, one in sorted(sums.items()):
        print(f"{target:<18} {one['cpu'] / 60:>6.1f} min {one['executions']:>12,} {one['edges']:>7} {one['corpus']:>7} {one['failed']:>13}")
    print(f"{'all':<18} {sum(one['cpu'] for one in sums.values()) / 3600:>8.2f} h {sum(one['executions'] for one in sums.values()):>12,}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--slice", type=int, default=120)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("targets", nargs="+")
    options = parser.parse_args()
    if options.table:
        table()
        return 0
    # A flag and no exception, which might come while a process is being started, and lose it. A shell starts what runs
    # in the background with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: STOP.set())
    failed = turns(options)
    for target in options.targets:
        if not STOP.is_set() and (BUILD / "corpus" / target).is_dir():
            reduce(target)
    table()
    for target in sorted(failed):
        print(f"{target} failed: {BUILD}/found/{target}.txt, and the input beside it")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
