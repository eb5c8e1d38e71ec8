"""Runs a program and writes what it took. usage: python3 -I -S launch.py REPORT COMMAND...

A process of its own, and a small one: the peak memory Linux tells of a program is at least that of whoever started it.
"""

import os
import sys
import time

begin = time.perf_counter()
child = os.spawnvp(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begin
with open(sys.argv[1], "w", encoding="utf-8") as report:
    report.write(f"{wall} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024} "
                 f"{os.waitstatus_to_exitcode(status)}")
