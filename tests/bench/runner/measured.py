"""Running a program and knowing what it took: wall, processor time, peak memory."""

import dataclasses
import os
import pathlib
import signal
import subprocess
import sys
import time

LAUNCHER = pathlib.Path(__file__).resolve().parent / "launch.py"


@dataclasses.dataclass
class Measured:
    wall: float
    cpu: float
    peak_mib: float
    status: int
    timed_out: bool = False

    @property
    def good(self):
        return self.status == 0 and not self.timed_out


def run(command, timeout, log, environment=None):
    """The command with its children, output to the file `log`. Ends it after `timeout` s."""
    report = f"{log}.took"
    begin = time.perf_counter()
    with open(log, "ab") as out:
        out.write(("+ " + " ".join(map(str, command)) + "\n").encode())
        out.flush()
        child = subprocess.Popen([sys.executable, "-I", "-S", LAUNCHER, report, *map(str, command)], stdout=out,
                                 stderr=out, stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})},
                                 start_new_session=True)
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return Measured(time.perf_counter() - begin, 0.0, 0.0, 1, True)
    wall, cpu, peak, status = pathlib.Path(report).read_text().split()
    return Measured(float(wall), float(cpu), float(peak), int(status))


def total(parts):
    """Programs one after the other, as one."""
    return Measured(sum(p.wall for p in parts), sum(p.cpu for p in parts), max(p.peak_mib for p in parts),
                    next((p.status for p in parts if p.status), 0), any(p.timed_out for p in parts))


def median(rounds):
    """Of each figure for itself; of runs that failed, the first one tells."""
    for one in rounds:
        if not one.good:
            return one
    middle = len(rounds) // 2

    def of(name):
        values = sorted(getattr(one, name) for one in rounds)
        return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2

    return Measured(of("wall"), of("cpu"), of("peak_mib"), 0)
