# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""The toy's golden numbers and the sample project, through the program as a script calls it."""
import subprocess
import sys

from clitools import SAMPLE, TOY, CliTestCase, read_csv

MEASURES = "codings,excerpts,passages,sources,characters,coverage,density"


class Toy(CliTestCase):
    def test_every_expected_line_is_printed(self):
        project = self.make_toy()
        printed = self.succeed("matrix", project, "--tidy", "--measure", MEASURES).lines
        expected = (TOY / "expected.csv").read_text().splitlines()
        self.assertGreater(len(expected), 40)
        self.assertEqual(printed[0], expected[0])
        self.assertEqual([line for line in expected if line not in printed], [])
        self.assertEqual(len(printed), len(set(printed)))

    def test_any_dimension_and_layer(self):
        project = self.make_toy()
        out = self.succeed("matrix", project, "-r", "case", "-c", "codes:X>quarter", "--tidy",
                           "-m", "codings,coverage,state").lines
        for line in ("City A,X › 2021Q1,codings,3", "City A,X › 2021Q2,coverage,6.25",
                     "City B,X › 2021Q2,state,present", "*,*,codings,6"):
            self.assertIn(line, out)
        turned = self.succeed("matrix", project, "-r", "case", "-c", "codes:X>quarter", "--tidy",
                              "-m", "codings,coverage,state", "--transpose").lines
        swapped = {",".join([part[1], part[0], *part[2:]]) for part in (line.split(",") for line in out[1:])}
        self.assertEqual(set(turned[1:]), swapped)

    def test_shares_changes_and_sentences(self):
        project = self.make_toy()
        out = self.succeed("matrix", project, "-c", "X>quarter", "--change", "-m", "codings").out
        self.assertIn("-2", out)
        out = self.succeed("matrix", project, "-c", "X", "-n", "row", "-m", "codings,denominator",
                           "--scope", "passes=all", "--sentence").out
        self.assertTrue(out.startswith("This counts every pass of the coding"))
        self.assertIn("100.00", out)
        out = self.succeed("matrix", project, "-c", "X", "-m", "coverage", "--explain").out
        self.assertIn("City A × X: 300 coded characters ÷ 1800 characters × 100 = 16.67.", out)

    def test_what_it_refuses(self):
        project = self.make_toy()
        for words, arguments in (("is not a measure", ["-m", "importance"]), ("set against", ["-n", "luck"]),
                                 ("limits nothing", ["--scope", "weather=fine"]), ("time basis", ["-b", "dreamt"]),
                                 ("Nowhere", ["--scope", "cases=Nowhere"]), ("at most 3", ["-r", "case>source>role>voice"])):
            self.refuse(words, "matrix", project, *arguments)

    def test_check_and_one_step_back(self):
        project = self.make_toy()
        self.assert_whole(project)
        self.assertEqual(self.succeed("undo", project).out, "Undone: Ran the script “toy.jsonl”\n")
        self.assertEqual(self.list_json(project, "excerpts"), [])


class Sample(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_sample()

    def test_is_whole_and_one_file(self):
        self.assert_whole(self.project)
        self.assert_one_file(self.project)

    def test_a_second_build_is_the_same(self):
        again = self.make_sample("again.caseweave")
        self.assertEqual(self.succeed("dump", again).out, self.succeed("dump", self.project).out)

    def test_totals_agree_with_the_lists(self):
        tidy = read_csv(self.succeed("matrix", self.project, "--tidy", "--measure", MEASURES).out)
        value = {(row["row"], row["column"], row["measure"]): float(row["value"]) for row in tidy}
        excerpts = self.list_json(self.project, "excerpts")
        sources = self.list_json(self.project, "sources")
        self.assertEqual(len(sources), len((SAMPLE / "files.list").read_text().split("\n")) - 1)
        self.assertGreaterEqual(value["*", "*", "codings"], 150)
        self.assertLessEqual(value["*", "*", "excerpts"], len(excerpts))
        self.assertLessEqual(value["*", "*", "sources"], len(sources))
        self.assertLessEqual(value["*", "*", "passages"], value["*", "*", "excerpts"])
        self.assertLessEqual(value["*", "*", "excerpts"], value["*", "*", "codings"])
        self.assertTrue(0 < value["*", "*", "coverage"] < 100)
        self.check_distinct(value)

    def check_distinct(self, value):
        """A distinct total is at least each of its parts and at most their sum."""
        rows = {row for row, _, _ in value if row != "*"}
        columns = {column for _, column, _ in value if column != "*"}
        self.assertGreater(len(rows), 4)
        self.assertGreater(len(columns), 20)
        for row in rows:
            parts = [value[row, column, "excerpts"] for column in columns]
            self.assertLessEqual(max(parts), value[row, "*", "excerpts"])
            self.assertLessEqual(value[row, "*", "excerpts"], sum(parts))

    def test_every_source_row(self):
        tidy = read_csv(self.succeed("matrix", self.project, "--tidy", "--rows", "source").out)
        per_source = {row["row"]: int(row["value"]) for row in tidy if row["column"] == "*" and row["row"] != "*"}
        listed = {row["title"]: int(row["excerpts"]) for row in self.list_json(self.project, "sources")}
        self.assertEqual(set(per_source), set(listed))
        for title, count in per_source.items():
            self.assertLessEqual(count, listed[title], title)

    def run_script(self, *arguments):
        done = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_its_own_checks(self):
        self.run_script(SAMPLE / "check.py")
        self.run_script(SAMPLE / "make-documents.py", "--check")
