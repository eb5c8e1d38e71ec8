#!/usr/bin/python3
"""Sums the JUnit files ctest has written: prints PASSED FAILED SKIPPED, then a line for each test that did not pass.

usage: count_tests.py FILE...
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    lines = []
    for file in sys.argv[1:]:
        for case in ET.parse(file).getroot().iter("testcase"):
            if case.find("failure") is not None or case.get("status") == "fail":
                outcome = "failed"
            elif case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
                outcome = "skipped"
            else:
                outcome = "passed"
            counts[outcome] += 1
            if outcome != "passed":
                lines.append(f"  {outcome}: {case.get('name')} ({Path(file).stem})")
    print(*counts.values())
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
