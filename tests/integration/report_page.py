#!/usr/bin/python3
"""Runs report_page.test.mjs, which opens the interactive report in the real Chromium.

usage: report_page.py PROGRAM DEMO_FOLDER WORK_FOLDER

Exit 77: node, the browser or its driver is not there.
"""

import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77


def main(arguments):
    node = shutil.which("node")
    if not node:
        print("SKIPPED: node is not installed")
        return SKIPPED
    script = pathlib.Path(__file__).with_suffix(".test.mjs")
    return subprocess.run([node, str(script), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
