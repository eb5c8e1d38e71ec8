#!/usr/bin/python3
"""Which sources cmake/unite.py lets be compiled as one.

usage: unite_test.py
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

UNITE = pathlib.Path(__file__).resolve().parent.parent / "cmake" / "unite.py"


def grouped(most, *texts):
    """The groups of files with these texts, as lists of their positions."""
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{number}.cpp" for number in range(len(texts))]
        for file, text in zip(files, texts):
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, UNITE, str(most), *files], capture_output=True, text=True, check=True)
    groups = {}
    for line in done.stdout.splitlines():
        number, file = line.split(" ", 1)
        groups.setdefault(int(number), []).append(int(pathlib.Path(file).stem))
    return list(groups.values())


def unnamed(text):
    return f"namespace room {{\nnamespace {{\n{text}\n}}  // namespace\n}}\n"


class Unite(unittest.TestCase):
    def test_files_that_share_no_name_are_one_group(self):
        self.assertEqual(grouped(8, unnamed("int one() { return 1; }"), unnamed("int two() { return 2; }")), [[0, 1]])

    def test_a_group_has_at_most_as_many_files(self):
        self.assertEqual(grouped(2, *["int x;"] * 5), [[0, 1], [2, 3], [4]])

    def test_a_name_of_two_files_parts_them_whatever_it_names(self):
        for text in ("int same() {}", "struct same {};", "using same = int;", "constexpr int same = 1;", "int same[3];",
                     "const std::map<int, int> same{{1, 2}};", "enum class same { a };", "enum { same };", "int same;",
                     "}\n}\n#define same 1\nnamespace room { namespace {"):
            with self.subTest(text):
                self.assertEqual(grouped(8, unnamed(text), unnamed("int same(double) { return 1; }")), [[0], [1]])

    def test_a_call_of_what_another_file_keeps_to_itself_parts_them(self):
        self.assertEqual(grouped(8, unnamed("int line(int) { return 1; }"), "int f() { return line(2.5); }"), [[0], [1]])

    def test_a_member_of_that_name_does_not(self):
        self.assertEqual(grouped(8, unnamed("int line(int) { return 1; }"), "int f(X x) { return x.line(2) + X::line(); }"), [[0, 1]])

    def test_names_within_a_function_or_a_comment_do_not_count(self):
        texts = [unnamed(f"int {name}() {{ int same = 1; return same; }}  // same()") for name in ("one", "two")]
        self.assertEqual(grouped(8, *texts), [[0, 1]])

    def test_a_name_taken_from_one_namespace_by_both_joins_them(self):
        texts = [unnamed(f"using testing::line;\nint {name}() {{ return line(1); }}") for name in ("one", "two")]
        self.assertEqual(grouped(8, *texts), [[0, 1]])

    def test_a_name_taken_from_another_namespace_or_had_without_taking_it_parts_them(self):
        taken = unnamed("using testing::line;")
        for text in ("using geometry::line;", "int f() { return line(1); }", "line f(); ", "int line() { return 1; }"):
            with self.subTest(text):
                self.assertEqual(grouped(8, taken, unnamed(text)), [[0], [1]])
        self.assertEqual(grouped(8, taken, unnamed("int f() { return testing::line(1); }")), [[0, 1]])

    def test_tests_are_names_and_their_macros_none(self):
        one = unnamed("TEST(Line, IsLong) { EXPECT_TRUE(true); }")
        self.assertEqual(grouped(8, one, unnamed("TEST_F(Line, IsShort) {}")), [[0, 1]])
        self.assertEqual(grouped(8, one, unnamed("TEST(Line, IsLong) {}")), [[0], [1]])


if __name__ == "__main__":
    unittest.main()
