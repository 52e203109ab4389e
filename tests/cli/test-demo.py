# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""The demo project «Two Cities» as a script gets it: the planted truths of size M, found by asking the engine."""
import json
import re
import sqlite3
import tempfile
import unittest
from pathlib import Path

from clitools import CliTestCase, read_csv, run

QUARTERS = ["2020Q3", "2020Q4", "2021Q1", "2021Q2", "2021Q3", "2021Q4", "2022Q1"]


def setUpModule():
    global FOLDER, PROJECT, EXPECTED
    FOLDER = tempfile.TemporaryDirectory(prefix="caseweave-demo-")
    PROJECT = Path(FOLDER.name) / "m.caseweave"
    outcome = run("demo", PROJECT, "--size", "M")
    assert (outcome.status, outcome.err) == (0, ""), outcome
    EXPECTED = json.loads(Path(str(PROJECT) + ".json").read_text())


def tearDownModule():
    FOLDER.cleanup()


class Demo(CliTestCase):
    def matrix(self, rows, columns, measure):
        out = self.succeed("matrix", PROJECT, "--rows", rows, "--columns", columns, "--tidy", "--voices", "all",
                           "--measure", measure).out
        return {(row["row"], row["column"]): float(row["value"]) for row in read_csv(out)}

    def query(self, sql, *values):
        with sqlite3.connect("file:%s?mode=ro" % PROJECT, uri=True) as file:
            return file.execute(sql, values).fetchall()


class Whole(Demo):
    def test_check(self):
        self.assert_whole(PROJECT)
        self.assert_one_file_beside(PROJECT)

    def assert_one_file_beside(self, project):
        beside = sorted(path.name for path in project.parent.glob("*"))
        self.assertEqual(beside, [project.name, project.name + ".json"])

    def test_numbers(self):
        self.assertEqual(EXPECTED["counts"]["sources"], 542)
        for table, wanted in [("source", 542), ("excerpt", 6690), ("coding", 9640), ("memo", 264), ("display", 22),
                              ("participant", 46), ("code", 149), ("summary", 245)]:
            self.assertEqual(self.query("SELECT count(*) FROM " + table)[0][0], wanted, table)
        words = self.query("SELECT sum(words) FROM paragraph")[0][0]
        self.assertEqual(words, EXPECTED["counts"]["words"])
        self.assertAlmostEqual(words / 1.56e6, 1, delta=0.03)

    def test_small_is_the_beginning_of_it(self):
        """Its displays can be counted, too."""
        small = self.folder / "s.caseweave"
        self.succeed("demo", small)
        dumped = set(self.plain_dump(PROJECT))
        ours = self.plain_dump(small)
        self.assertGreater(len(ours), 3000)
        missing = [line for line in ours if line not in dumped and not line.startswith("project ")]
        self.assertEqual(missing[:3], [])
        for name, definition in self.query("SELECT name, definition FROM display"):
            said = dict(line.split("=", 1) for line in definition.split("\n"))
            outcome = self.succeed("matrix", small, "--rows", said["rows"], "--columns", said["columns"],
                                   "--measure", said["measure"])
            self.assertGreater(len(outcome.lines), 3, name)

    def plain_dump(self, project):
        """What a summary rests on is another thing in a smaller project."""
        lines = self.succeed("dump", project).lines
        return [re.sub(r' evidence="[^"]*"', "", line) for line in lines]

    def test_expected_tables(self):
        for rows, table in EXPECTED["tables"].items():
            names = {case["name"]: case["id"] for case in self.list_json(PROJECT, "cases")} if rows == "case" else {}
            for (row, column), value in self.matrix(rows, "code", "excerpts").items():
                if not column.endswith(":own"):
                    wanted = table[names.get(row, row)]["codes"].get(column, [0, 0, 0])[1]
                    self.assertEqual(value, wanted, (row, column))


class Truths(Demo):
    def test_pt1_competition(self):
        density = self.matrix("attribute:City and quarter", "Competition", "density")
        calder = {quarter: density["Calder City " + quarter, "Competition"] for quarter in QUARTERS}
        orrin = {quarter: density["Port Orrin " + quarter, "Competition"] for quarter in QUARTERS}
        for quarter in ("2021Q2", "2021Q3"):
            self.assertGreaterEqual(calder[quarter], 3 * calder["2020Q4"])
        self.assertLessEqual(max(orrin.values()), 1.3 * orrin["2020Q4"])

    def test_pt2_police_legitimacy(self):
        rows = self.query("""
            WITH RECURSIVE family (id) AS (SELECT id FROM code WHERE name = 'Police legitimacy'
              UNION SELECT code.id FROM code JOIN family ON code.parent_id = family.id)
            SELECT value, avg (magnitude) FROM coding JOIN excerpt ON excerpt.id = excerpt_id
              JOIN attribute_value ON attribute_value.source_id = excerpt.source_id AND attribute_id = 1
            WHERE code_id IN family GROUP BY value""")
        mean = dict(rows)
        calder = [mean["Calder City " + quarter] for quarter in QUARTERS]
        orrin = [mean["Port Orrin " + quarter] for quarter in QUARTERS]
        self.assertAlmostEqual(calder[0], -1.1)
        self.assertAlmostEqual(calder[-1], 0.4)
        self.assertEqual([value > 0 for value in calder], [False] * 5 + [True] * 2)
        self.assertAlmostEqual(orrin[0], -0.8)
        self.assertAlmostEqual(orrin[-1], -0.2)
        self.assertTrue(all(value < 0 for value in orrin))

    def test_pt4_debt(self):
        code, made = self.query("SELECT id, substr (created_at, 1, 10) FROM code WHERE name = 'preemption'")[0]
        self.assertEqual(made, "2021-05-10")
        debt = EXPECTED["truths"]["PT4"]["debt"]
        self.assertEqual(len(debt), 9)
        containing = 0
        for source in debt:
            kind, status, date = self.query("SELECT kind, status, event_date FROM source WHERE id = ?", source)[0]
            self.assertEqual((kind, status), ("interview transcript", "reviewed"))
            self.assertLess(date, made)
            self.assertEqual(self.query("SELECT count (*) FROM coding JOIN excerpt ON excerpt.id = excerpt_id "
                                        "WHERE source_id = ? AND code_id = ?", source, code), [(0,)])
            said = self.query("SELECT count (*) FROM paragraph WHERE source_id = ? AND (text LIKE '%preemption%' "
                              "OR text LIKE '%one bill%' OR text LIKE '%a law that said%')", source)[0][0]
            containing += said > 0
        self.assertEqual(containing, 3)

    def test_pt5_contradicted(self):
        rows = self.query("SELECT stance, count (*) FROM evidence_link JOIN summary ON summary.id = summary_id "
                          "JOIN code ON code.id = code_id WHERE row_kind = 'case' AND row_id = 8 "
                          "AND code.name = 'Condition of entry' GROUP BY stance")
        self.assertEqual(rows, [("contradicts", 14)])

    def test_pt6_absent(self):
        cell = self.matrix("attribute:Role", "co-optation charge", "codings")
        self.assertEqual(cell["police", "co-optation charge"], 0)
        self.assertGreater(cell["social movement activist", "co-optation charge"], 0)

    def test_pt7_no_material(self):
        months = dict(self.query("SELECT substr (event_date, 1, 7), count (*) FROM source WHERE kind = 'field note' "
                                 "AND title LIKE '%Port Orrin%' GROUP BY 1"))
        self.assertEqual(len(months), 20)
        self.assertNotIn("2021-08", months)

    def test_pt9_withdrawal(self):
        sources = self.query("SELECT source_id FROM speaker WHERE participant_id = 31")
        self.assertEqual(sources, [(EXPECTED["truths"]["PT9"]["source"],)])
        excerpts = "SELECT id FROM excerpt WHERE source_id = %d" % sources[0]
        self.assertEqual(len(self.query(excerpts)), 143)
        cells = self.query("SELECT DISTINCT summary_id FROM evidence_link WHERE excerpt_id IN (%s)" % excerpts)
        self.assertEqual(len(cells), 4)
        memos = self.query("SELECT DISTINCT memo_id FROM memo_link WHERE (target_kind = 'participant' AND "
                           "target_id = 31) OR (target_kind = 'source' AND target_id = %d) OR (target_kind = "
                           "'excerpt' AND target_id IN (%s))" % (sources[0][0], excerpts))
        self.assertEqual(len(memos), 6)

    def test_pt10_duplicate_codes(self):
        spans = {name: self.query("SELECT source_id, start_pos, end_pos FROM excerpt JOIN coding ON excerpt.id = "
                                  "excerpt_id JOIN code ON code.id = code_id WHERE code.name = ?", name)
                 for name in ("territory", "turf claim")}
        shared = sum(any(one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
                         for other in spans["turf claim"]) for one in spans["territory"])
        self.assertEqual((shared, len(spans["territory"])), (38, 47))
        self.assertEqual(self.query("SELECT status FROM code WHERE name = 'territory'"), [("retired",)])

    def test_pt11_order_of_stages(self):
        stages = EXPECTED["truths"]["PT11"]
        order = ["mobilisation", "task force", "budget and pilots", "backlash and ballot", "consolidation"]
        ahead = [order.index(stages["Calder City " + quarter]) >= order.index(stages["Port Orrin " + quarter])
                 for quarter in QUARTERS]
        self.assertEqual(ahead, [True] * 5 + [False] * 2)

    def test_pt12_new_codes(self):
        seen, new = set(), []
        interviews = self.query("SELECT id FROM source WHERE kind = 'interview transcript' ORDER BY title")
        retired = {row[0] for row in self.query("SELECT id FROM code WHERE status = 'retired'")}
        for source, in interviews:
            codes = {row[0] for row in self.query("SELECT code_id FROM coding JOIN excerpt ON excerpt.id = "
                                                  "excerpt_id WHERE source_id = ?", source)} - retired
            new.append(len(codes - seen))
            seen |= codes
        self.assertEqual(new, EXPECTED["truths"]["PT12"])
        self.assertEqual(new[:6] + [sum(new)], [31, 14, 9, 8, 6, 5, 112])


class Command(CliTestCase):
    def test_refuses_what_is_there_and_unknown_sizes(self):
        path = self.folder / "a.caseweave"
        self.refuse("not a size", "demo", path, "--size", "XXL")
        self.refuse("negative", "demo", path, "--seed=-1")
        self.assertFalse(path.exists())
        path.write_text("mine")
        self.refuse("already", "demo", path)
        self.assertEqual(path.read_text(), "mine")

    def test_expect_elsewhere(self):
        path, expect = self.folder / "a.caseweave", self.folder / "b.json"
        self.succeed("demo", path, "--expect", expect, "--seed", "5")
        self.assertEqual(json.loads(expect.read_text())["seed"], 5)
        self.assertFalse(Path(str(path) + ".json").exists())


if __name__ == "__main__":
    unittest.main()
