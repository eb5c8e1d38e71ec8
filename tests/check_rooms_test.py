#!/usr/bin/python3
"""scripts/check_rooms lets a good tree pass and names each planted violation at its line."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECKER = Path(__file__).resolve().parent.parent / "scripts" / "check_rooms"

RULES = {
    "everywhere": ["fmt/", "tl/expected.hpp"],
    "rooms": {
        "base": {"level": 0, "rooms": [], "foreign": ["openssl/"]},
        "geos": {"level": 1, "rooms": ["base"], "foreign": ["geos_c.h"]},
        "model": {"level": 1, "rooms": ["base"], "foreign": []},
        "cli": {"level": 2, "rooms": ["base", "geos"], "foreign": ["CLI/"]},
    },
}

GOOD = {
    "src/base/CMakeLists.txt": "terracord_room(NAME base SOURCES error.cpp)\n",
    "src/base/error.hpp": "#pragma once\n\n#include <string>\n#include <tl/expected.hpp>\n",
    "src/base/error.cpp": '#include "base/error.hpp"\n\n#include <fmt/format.h>\n#include <openssl/evp.h>\n',
    "src/geos/CMakeLists.txt": "terracord_room(NAME geos SOURCES overlay.cpp DEPENDS base)\n",
    "src/geos/overlay.hpp": '#pragma once\n\n#include "base/error.hpp"\n',
    "src/geos/overlay.cpp": '#include "geos/overlay.hpp"\n\n#include <geos_c.h>\n',
    "src/model/CMakeLists.txt": "terracord_room(NAME model DEPENDS base)\n",
    "src/model/finding.hpp": "#pragma once\n",
    "src/cli/CMakeLists.txt": "terracord_room(NAME cli SOURCES main.cpp DEPENDS base geos)\n",
    "src/cli/main.cpp": '#include <CLI/CLI.hpp>\n\n#include "geos/overlay.hpp"\n\nusing namespace std;\n',
}


class CheckRooms(unittest.TestCase):
    def run_on(self, changes, rules=None):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            files = {**GOOD, **changes, "cmake/rooms.json": json.dumps(rules or RULES)}
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, CHECKER, root], capture_output=True, text=True, check=False)
            return done.returncode, done.stderr

    def assert_caught(self, changes, message, rules=None):
        status, text = self.run_on(changes, rules)
        self.assertEqual(text.strip(), message)
        self.assertEqual(status, 1)

    def test_a_good_tree_passes(self):
        self.assertEqual(self.run_on({}), (0, ""))

    def test_an_arrow_up(self):
        self.assert_caught(
            {"src/base/error.hpp": '#pragma once\n#include "cli/main.cpp"\n'},
            "src/base/error.hpp:2: room 'base' may not include room 'cli'",
        )

    def test_rooms_of_one_level(self):
        self.assert_caught(
            {"src/model/finding.hpp": '#pragma once\n\n  #  include "geos/overlay.hpp"\n'},
            "src/model/finding.hpp:3: room 'model' may not include room 'geos'",
        )

    def test_a_path_that_does_not_start_with_the_room(self):
        self.assert_caught(
            {"src/geos/overlay.cpp": '#include "overlay.hpp"\n'},
            'src/geos/overlay.cpp:1: "overlay.hpp" is no file under src/; paths start with the room',
        )

    def test_a_foreign_header_of_another_room(self):
        self.assert_caught(
            {"src/model/finding.hpp": "#pragma once\n#include <geos_c.h>\n"},
            "src/model/finding.hpp:2: <geos_c.h> belongs to room 'geos'",
        )

    def test_a_foreign_header_of_no_room(self):
        self.assert_caught(
            {"src/cli/main.cpp": "#include <zip.h>\n"}, "src/cli/main.cpp:1: <zip.h> belongs to no room"
        )

    def test_a_header_without_guard(self):
        self.assert_caught(
            {"src/model/finding.hpp": "int x();\n"}, "src/model/finding.hpp:1: header without #pragma once"
        )

    def test_using_namespace_in_a_header(self):
        self.assert_caught(
            {"src/model/finding.hpp": "#pragma once\nusing namespace std;\n"},
            "src/model/finding.hpp:2: 'using namespace' in a header",
        )

    def test_a_source_that_is_not_listed(self):
        self.assert_caught(
            {"src/geos/repair.cpp": ""}, "src/geos/repair.cpp:1: not listed in src/geos/CMakeLists.txt"
        )

    def test_a_room_that_is_not_declared(self):
        self.assert_caught({"src/utils/x.hpp": ""}, "src/utils:1: folder is no room of cmake/rooms.json")

    def test_rules_that_point_up(self):
        rules = json.loads(json.dumps(RULES))
        rules["rooms"]["base"]["rooms"] = ["cli"]
        self.assert_caught({}, "cmake/rooms.json: the arrow from 'base' to 'cli' does not point down", rules)


if __name__ == "__main__":
    unittest.main()
