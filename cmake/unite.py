#!/usr/bin/python3
"""Groups the sources of a room that may be compiled as one: prints "GROUP FILE" for each file of the room.

usage: cmake/unite.py MOST FILE...

What a file keeps to itself (names of its unnamed namespaces, macros) must mean nothing else in the files it is compiled
with: two files that declare a name, or one that declares it and one that calls it unqualified, are never in one group. At
most MOST files make a group.
"""

import re
import sys
from pathlib import Path

NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"' r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
UNNAMED = re.compile(r"\bnamespace\s*\{")
TYPES = re.compile(r"\b(?:struct|class|enum(?:\s+class)?|union|using|concept|typedef)\s+(\w+)")
DECLARED = re.compile(r"(\w+)\s*(?:\(|=|\{|\[|;)")
MACRO = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
CALLED = re.compile(r"(?<![\w.:>])(\w+)\s*\(")


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


def names(path):
    """(what a file keeps to itself, what it calls)."""
    text = NOISE.sub(" ", Path(path).read_text(encoding="utf-8"))
    own = set(MACRO.findall(text)) | enumerators(text)
    for match in UNNAMED.finditer(text):
        inside = block(text, match.end() - 1)
        own |= set(TYPES.findall(inside)) | set(DECLARED.findall(inside))
    return own, set(CALLED.findall(text))


def may_join(one, other):
    (own, calls), (other_own, other_calls) = one, other
    return own.isdisjoint(other_own) and own.isdisjoint(other_calls) and other_own.isdisjoint(calls)


def main(most, files):
    groups = []
    for file in files:
        held = names(file)
        home = next((g for g in groups if len(g) < most and all(may_join(held, other) for _, other in g)), None)
        if home is None:
            groups.append(home := [])
        home.append((file, held))
    for number, group in enumerate(groups):
        for file, _ in group:
            print(number, file)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
