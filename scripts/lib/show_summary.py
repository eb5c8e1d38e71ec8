#!/usr/bin/python3
"""Prints summary.csv of a run as a short table, and the paths of what the run has written.

usage: show_summary.py DIR
"""

import csv
import sys
from pathlib import Path

# The columns shown, where the summary has them, and the widest each may get.
COLUMNS = {
    "project": 12,
    "name": 34,
    "documents_label": 60,
    "needs_label": 24,
    "conflicts": 11,
    "reservations": 13,
    "attention": 11,
    "not_assessable": 16,
}


def read_summary(path):
    text = path.read_text(encoding="utf-8-sig")
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    return list(csv.DictReader(text.splitlines(), delimiter=delimiter))


def fit(text, width):
    return text if len(text) <= width else text[: width - 1] + "…"


def print_table(rows):
    columns = [name for name in COLUMNS if name in rows[0]] or list(rows[0])
    cells = [[fit(row[name] or "", COLUMNS.get(name, 30)) for name in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells)]
    numeric = [all(row[i].isdigit() for row in cells) for i in range(len(columns))]
    for line in [columns, ["-" * width for width in widths], *cells]:
        parts = [c.rjust(w) if n else c.ljust(w) for c, w, n in zip(line, widths, numeric)]
        print("  ".join(parts).rstrip())


def print_files(folder):
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        print(f"  {path}  ({path.stat().st_size / 1024:,.0f} KiB)")


def main():
    folder = Path(sys.argv[1])
    rows = read_summary(folder / "summary.csv")
    print(f"\n{len(rows)} projects\n")
    if rows:
        print_table(rows)
    print("\nWritten:\n")
    print_files(folder)


if __name__ == "__main__":
    main()
