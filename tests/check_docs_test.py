#!/usr/bin/python3
"""Checks the documentation against the source tree.

- every limit of src/base/limits.cpp has its row, in order, in docs/security.md and docs/fr/securite.md,
- every error of src/base/error_codes.inc has its heading, number and title, in docs/errors.md and docs/fr/erreurs.md,
  and no heading is left over;
- every kind of check of src/model/check.cpp has its page docs/checks/KIND.md, with the fixed heads;
- docs/analysis-file.md and its French twin name every national standard, role and profile of data/, and every key
  of src/config/keys.cpp;
- every relative link (and its #anchor) in docs/, README.md, CONTRIBUTING.md and CHANGELOG.md leads somewhere.

usage: tests/check_docs_test.py [ROOT]      exits 1 with file:line messages when something is wrong
"""

import re
import sys
import tomllib
import unicodedata
from pathlib import Path
from urllib.parse import unquote

CODE = re.compile(r'TERRACORD_ERROR\((\d+),\s*\w+,\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)')
KINDS = re.compile(r"kKindCodes\{(.*?)\}", re.DOTALL)
LINK = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()]*\))?)\)")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
HEADS = ["Asks", "Needs", "Formula", "Tolerance", "Empty cases", "Example", "Cost"]


def prose(path):
    """(number, line) outside of code blocks, code spans blanked."""
    fenced = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield number, line


def headings(path):
    return [(number, len(m[1]), m[2]) for number, line in prose(path) if (m := HEADING.match(line))]


def slug(title):
    """The anchor that GitHub gives a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).replace("`", "")
    kept = (c for c in text.lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


def anchors(path):
    seen = {}
    found = set()
    for _, _, title in headings(path):
        base = slug(title)
        count = seen.get(base, 0)
        found.add(f"{base}-{count}" if count else base)
        seen[base] = count + 1
    return found


class Checker:
    def __init__(self, root):
        self.root = root
        self.problems = []

    def complain(self, path, line, text):
        self.problems.append(f"{path.relative_to(self.root)}:{line}: {text}")

    def check_errors(self):
        codes = CODE.findall((self.root / "src/base/error_codes.inc").read_text(encoding="utf-8"))
        if not codes:
            self.problems.append("src/base/error_codes.inc: no error found")
        for name, column in (("docs/errors.md", 2), ("docs/fr/erreurs.md", 1)):
            path = self.root / name
            wanted = {f"E{int(code[0]):03} {code[column]}" for code in codes}
            there = {title: number for number, level, title in headings(path) if level == 2}
            for title in sorted(wanted - set(there)):
                self.complain(path, 1, f"no heading '## {title}'")
            for title in sorted(set(there) - wanted):
                self.complain(path, there[title], f"'{title}' is no error of src/base/error_codes.inc")

    def check_limits(self):
        names = re.findall(r'\{Limit::\w+, "([a-z-]+)"', (self.root / "src/base/limits.cpp").read_text(encoding="utf-8"))
        if not names:
            self.complain(self.root / "src/base/limits.cpp", 1, "no limit found")
        for page in ("docs/security.md", "docs/fr/securite.md"):
            rows = re.findall(r"^\| `([a-z-]+)` \|", (self.root / page).read_text(encoding="utf-8"), re.M)
            if rows[: len(names)] != names:
                self.complain(self.root / page, 1, f"the table of limits is not that of the program: {names}")

    def check_kinds(self):
        found = KINDS.search((self.root / "src/model/check.cpp").read_text(encoding="utf-8"))
        kinds = re.findall(r'"(\w+)"', found[1]) if found else []
        if not kinds:
            self.problems.append("src/model/check.cpp: no kind of check found")
        for kind in kinds:
            path = self.root / "docs/checks" / f"{kind}.md"
            if not path.is_file():
                self.problems.append(f"docs/checks/{kind}.md: missing")
                continue
            there = [title for _, level, title in headings(path) if level == 2]
            if there != HEADS:
                self.complain(path, 1, f"the heads should be {', '.join(HEADS)}")

    def check_reference(self):
        words = {}   # word -> where it stands
        for path in sorted((self.root / "data/standards").glob("*.toml")):
            if path.name.startswith("local-"):
                continue   # docs/catalogue.md, by scripts/catalogue_docs
            standard = tomllib.loads(path.read_text(encoding="utf-8"))
            words.update({name: path for name in [standard["id"], *(role["name"] for role in standard["role"])]})
        for path in sorted((self.root / "data/catalogue").glob("*.toml")):
            catalogue = tomllib.loads(path.read_text(encoding="utf-8"))
            words.update({profile["name"]: path for profile in catalogue.get("profile", [])})
        path = self.root / "src/config/keys.cpp"
        keys = re.findall(r'Key\{"([^"$]+)", Type::', path.read_text(encoding="utf-8"))
        words.update({key: path for key in keys})
        for name in ("docs/analysis-file.md", "docs/fr/fichier-analyse.md"):
            text = (self.root / name).read_text(encoding="utf-8")
            there = set(re.findall(r"[\w@/$-]+", text))
            for word, source in sorted(words.items()):
                if word not in there:
                    self.complain(self.root / name, 1, f"'{word}' of {source.relative_to(self.root)} is not named")

    def check_link(self, path, number, target):
        if re.match(r"[a-z][a-z0-9+.-]*:", target, re.IGNORECASE):
            return
        place, _, anchor = target.partition("#")
        file = (path.parent / unquote(place)).resolve() if place else path
        if not file.exists():
            self.complain(path, number, f"link to nothing: {target}")
        elif anchor and file.suffix == ".md" and unquote(anchor) not in anchors(file):
            self.complain(path, number, f"no such heading: {target}")

    def check_links(self):
        files = sorted((self.root / "docs").rglob("*.md"))
        files += [self.root / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
        for path in files:
            for number, line in prose(path):
                for _, target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                    self.check_link(path, number, target)

    def check(self):
        self.check_errors()
        self.check_limits()
        self.check_kinds()
        self.check_reference()
        self.check_links()
        return self.problems


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    problems = Checker(root.resolve()).check()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
