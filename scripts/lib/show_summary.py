#!/usr/bin/python3
"""Prints summary.csv of a run as a short table, and the paths of what the run has written.

usage: show_summary.py DIR [fr|en]
"""

import csv
import sys
from pathlib import Path

# What is shown, where the summary has it: its column, heading by language, and the widest it may get.
COLUMNS = [
    ("project_id", {"fr": "projet", "en": "project"}, 12),
    ("project_name", {"fr": "nom", "en": "name"}, 32),
    ("documents_label_{lang}", {"fr": "cohérence avec les documents", "en": "coherence with documents"}, 54),
    ("n_conflict", {"fr": "contr.", "en": "confl."}, 6),
    ("n_reservation", {"fr": "rés.", "en": "res."}, 6),
    ("n_attention", {"fr": "vigil.", "en": "att."}, 6),
    ("n_not_assessable", {"fr": "non év.", "en": "not as."}, 7),
]


def fit(text, width):
    return text if len(text) <= width else text[: width - 1] + "…"


def print_table(rows, lang):
    columns = [(name.format(lang=lang), heading[lang], width) for name, heading, width in COLUMNS]
    columns = [column for column in columns if column[0] in rows[0]]
    cells = [[fit(row[name] or "", width) for name, _, width in columns] for row in rows]
    headings = [heading for _, heading, _ in columns]
    widths = [max(map(len, column)) for column in zip(headings, *cells)]
    numeric = [all(row[i].isdigit() for row in cells) for i in range(len(columns))]
    for line in [headings, ["-" * width for width in widths], *cells]:
        parts = [c.rjust(w) if n else c.ljust(w) for c, w, n in zip(line, widths, numeric)]
        print("  ".join(parts).rstrip())


def main():
    folder = Path(sys.argv[1])
    lang = sys.argv[2] if len(sys.argv) > 2 else "fr"
    with open(folder / "summary.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    print("\n" + f"Verdicts ({len(rows)})\n")
    if rows:
        print_table(rows, lang)
    print("\n" + {"fr": "Fichiers écrits", "en": "Files written"}[lang] + "\n")
    for path in sorted(folder.iterdir()):
        files = [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
        size = sum(p.stat().st_size for p in files) / 1024
        many = {"fr": f", {len(files)} fichiers", "en": f", {len(files)} files"}[lang] if path.is_dir() else ""
        print(f"  {path}{'/' if path.is_dir() else ''}  ({size:,.1f} KiB{many})")


if __name__ == "__main__":
    main()
