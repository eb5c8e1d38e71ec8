#!/usr/bin/python3
"""Runs the table of bad and awkward inputs against the program: see README.md.

usage: run_table.py PROGRAM [WORD...]     only the cases whose name or subject holds one of the words
       run_table.py --list                the names, by subject
"""

import importlib
import multiprocessing
import os
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

# Fewer than these would mean that a module of the table was lost on the way.
FEWEST = 150


def collect():
    """All cases, in the order in which they stand in their modules."""
    for module in sorted(path.stem for path in (HERE / "cases").glob("*.py")):
        importlib.import_module(f"cases.{module}")
    from table import CASES

    return CASES


def hold_one(word):
    from promises import hold

    program, name = word
    began = time.monotonic()
    try:
        faults = hold(program, collect()[name])
    except Exception as failure:  # a case that cannot be prepared is a fault of the table, told like the others
        faults = [f"the case itself failed: {failure!r}"]
    return name, faults, time.monotonic() - began


def main(words):
    cases = collect()
    if words[:1] == ["--list"]:
        for one in cases.values():
            print(f"{one.subject}: {one.name}")
        return 0
    program, *wanted = words
    program = str(pathlib.Path(program).resolve())
    chosen = [one for one in cases.values() if not wanted or any(word in one.name or word == one.subject for word in wanted)]
    if not chosen or (not wanted and len(chosen) < FEWEST):
        print(f"only {len(chosen)} cases")
        return 1
    broken = 0
    slowest = []
    with multiprocessing.Pool(max(2, len(os.sched_getaffinity(0)))) as pool:
        for name, faults, seconds in pool.imap_unordered(hold_one, [(program, one.name) for one in chosen]):
            slowest.append((seconds, name))
            if faults:
                broken += 1
                print(f"FAILED  {cases[name].subject}: {name}")
                print("".join(f"    {line}\n" for fault in faults for line in fault.splitlines()), flush=True)
    for seconds, name in sorted(slowest, reverse=True)[:3]:
        print(f"{seconds:5.1f} s  {name}")
    print(f"{len(chosen)} cases, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
