#!/usr/bin/python3
"""Groups the sources of a room, or of its tests, that may be compiled as one: prints "GROUP FILE" for each file.

usage: cmake/unite.py MOST FILE...

What a file keeps to itself (names of its unnamed namespaces, macros) must mean nothing else in the files it is compiled
with: two files that declare a name, or one that declares it and one that calls it unqualified, are never in one group; nor
are one that takes a name from another namespace there and one that says it without taking it from the same. At most MOST
files make a group.
"""

import re
import sys
from pathlib import Path

NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"' r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
UNNAMED = re.compile(r"\bnamespace\s*\{")
TYPES = re.compile(r"\b(?:struct|class|enum(?:\s+class)?|union|concept|typedef)\s+(\w+)|\busing\s+(\w+)\s*=")
TAKEN = re.compile(r"\busing\s+((?:::)?(?:\w+::)+(\w+))\s*;")
TEST = re.compile(r"\bTEST(?:_F|_P)?\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)")
TEST_MACRO = re.compile(r"(?:TYPED_)?TEST(?:_[FP])?|INSTANTIATE_TEST_SUITE_P|MATCHER(?:_P\d*)?")
DECLARED = re.compile(r"(\w+)\s*(?:\(|=|\{|\[|;)")
MACRO = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
CALLED = re.compile(r"(?<![\w.:>])(\w+)\s*\(")
SAID = re.compile(r"(?<![\w.:>])\w+")


def block(text, start):
    """What stands between the brace at `start` and its match, without what stands in braces inside of it."""
    depth, kept = 0, []
    for at in range(start, len(text)):
        letter = text[at]
        if letter == "}":
            depth -= 1
            if depth == 0:
                break
        if depth == 1 or (depth == 2 and letter == "{"):
            kept.append(letter)
        if letter == "{":
            depth += 1
            if depth == 2:
                kept.append("{")
    return "".join(kept)


def enumerators(text):
    """Those of plain enumerations stand beside their type."""
    found = set()
    for body in re.findall(r"\benum\s+(?!class\b|struct\b)[^{;]*\{([^}]*)\}", text):
        found |= set(re.findall(r"\b([A-Za-z_]\w*)\b", body))
    return found


class Names:
    """What a file keeps to itself, takes from other namespaces (name: whole name), calls, and says at all."""

    def __init__(self, path):
        text = NOISE.sub(" ", Path(path).read_text(encoding="utf-8"))
        self.own = set(MACRO.findall(text)) | enumerators(text)
        self.taken = {}
        for match in UNNAMED.finditer(text):
            inside = block(text, match.end() - 1)
            self.taken.update({name: whole for whole, name in TAKEN.findall(inside)})
            inside = TAKEN.sub(" ", inside)
            self.own |= {name for found in TYPES.findall(inside) for name in found if name}
            self.own |= {name for name in DECLARED.findall(inside) if not TEST_MACRO.fullmatch(name)}
        self.own |= {"_".join(test) for test in TEST.findall(text)}
        self.calls = set(CALLED.findall(text))
        self.says = set(SAID.findall(TAKEN.sub(" ", text)))

    def clashes(self, other):
        """Does a name of this file mean something else in the other one?"""
        if not self.own.isdisjoint(other.own | other.calls | other.taken.keys()):
            return True
        return any(other.taken.get(name, whole) != whole or (name in other.says and name not in other.taken)
                   for name, whole in self.taken.items())


def may_join(one, other):
    return not one.clashes(other) and not other.clashes(one)


def main(most, files):
    groups = []
    for file in files:
        held = Names(file)
        home = next((g for g in groups if len(g) < most and all(may_join(held, other) for _, other in g)), None)
        if home is None:
            groups.append(home := [])
        home.append((file, held))
    for number, group in enumerate(groups):
        for file, _ in group:
            print(number, file)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
