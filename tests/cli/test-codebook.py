# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""The codebook from outside: what there is to decide, what there was, and what rests on an object."""
import json

from clitools import CliTestCase, read_csv

VERBS = [
    {"verb": "add-source", "title": "A", "text": "We were never asked, and by whom should we have been?"},
    {"verb": "create-code", "name": "territory", "definition": "who may go where"},
    {"verb": "create-code", "name": "turf claim"},
    {"verb": "create-case", "name": "Calder"},
    {"verb": "assign-case", "case": "Calder", "source": "A"},
    {"verb": "apply-code", "source": "A", "start": 0, "end": 20, "code": "territory", "magnitude": 2},
    {"verb": "apply-code", "source": "A", "start": 0, "end": 20, "code": "turf claim", "magnitude": 4},
    {"verb": "apply-code", "source": "A", "start": 10, "end": 30, "code": "territory"},
    {"verb": "create-memo", "title": "On turf", "about": ["code:territory"]},
    {"verb": "save-display", "name": "first", "rows": "case", "columns": "territory"},
]


class Codebook(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project(VERBS, each=True)

    def do(self, *verbs):
        self.succeed("run", self.project, self.write_script(verbs), "--each")

    def rows(self, *arguments):
        table = json.loads(self.succeed("codebook", self.project, *arguments, "--format", "json").out)
        self.assertEqual(read_csv(self.succeed("codebook", self.project, *arguments, "--format", "csv").out), table)
        return table

    def merge(self):
        self.do({"verb": "merge-codes", "code": "territory", "into": "turf claim", "reason": "one thing"})

    def test_merge(self):
        before = self.succeed("matrix", self.project, "--measure", "codings,excerpts,characters").out
        self.merge()
        said = json.loads(self.succeed("history", self.project, "--format", "json").out)[-1]
        self.assertEqual(said["operation"],
                         "Merged “territory” into “turf claim”: 1 coding moved, 1 duplicate folded, 1 magnitude to choose")
        self.assertEqual(said["reason"], "one thing")
        self.assertEqual(self.rows("conflicts"), [{"conflict": "1", "code": "turf claim", "excerpt": "E-1",
                                                   "magnitude": "4", "other": "2", "from": "territory"}])
        self.assertEqual([row["first"] + row["second"] for row in self.rows("overlaps", "turf claim")], ["E-1E-2"])
        self.assertEqual(self.rows("genealogy", "K-2")[0]["code"], "territory")
        self.assertEqual(self.rows("genealogy", "territory")[0]["relation"], "merged into")
        self.assertEqual(self.rows("versions", "turf claim")[0]["definition"], "who may go where")
        # The retired name means the other code; the display says so, the object itself can still be looked at.
        by_old_name = self.succeed("matrix", self.project, "--columns", "territory", "--format", "csv").out
        self.assertEqual(read_csv(by_old_name)[0]["turf claim"], "2")
        self.assertIn("status: retired\n", self.succeed("show", self.project, "K-1").out)
        self.assertIn("columns=turf claim", self.succeed("dump", self.project).out)
        self.assertIn("footnote: “territory” was merged into “turf claim” on 2", self.succeed("show", self.project, "Y-1").out)
        self.assert_whole(self.project)
        self.succeed("undo", self.project)
        self.assertEqual(self.succeed("matrix", self.project, "--measure", "codings,excerpts,characters").out, before)
        self.assertEqual(self.rows("conflicts"), [])

    def test_split(self):
        self.refuse("Say of which code", "codebook", self.project, "split")
        self.refuse("not being split", "codebook", self.project, "split", "territory")
        self.do({"verb": "split-code", "code": "territory", "into": ["street", "office"]},
                {"verb": "sort-excerpt", "code": "territory", "excerpt": "E-1", "into": "street"},
                {"verb": "sort-excerpt", "code": "territory", "excerpt": "E-2"})
        self.assertEqual([(row["excerpt"], row["sorted"], row["into"]) for row in self.rows("split", "territory")],
                         [("E-1", "yes", "street"), ("E-2", "yes", "(stays)")])
        self.do({"verb": "finish-split", "code": "territory", "retire": True})
        self.assertEqual({row["relation"] + " " + row["code"] for row in self.rows("genealogy", "territory")},
                         {"split into street", "split into office"})

    def test_debt(self):
        self.do({"verb": "mark-reviewed", "source": "A"})
        self.assertEqual(self.rows("debt"), [])
        self.succeed("run", self.project, self.write_script([{"verb": "redefine-code", "code": "territory", "definition": "x"}]),
                     env={"CASEWEAVE_SEED": "1@2099-01-01T00:00:00Z"})
        self.assertEqual([(row["code"], row["source"]) for row in self.rows("debt", "territory")], [("territory", "S-1")])

    def test_citations(self):
        rows = json.loads(self.succeed("citations", self.project, "code", "territory", "--format", "json").out)
        self.assertEqual([row["what"] for row in rows], ["2 codings", "the memo M-1 “On turf”", "the display Y-1 “first”"])
        self.assertEqual([row["id"] for row in rows], ["", "M-1", "Y-1"])
        self.assertIn("3 codings", self.succeed("citations", self.project, "source", "A").out)
        self.refuse("is no kind of object", "citations", self.project, "paragraph", "1")
        self.refuse("There is no excerpt", "citations", self.project, "excerpt", "E-9")
        self.refuse("would be deleted with what rests on it: 2 codings, the memo M-1", "run", self.project,
                    self.write_script([{"verb": "delete-code-with-codings", "code": "territory"}]))

    def test_refusals(self):
        self.refuse("is no list", "codebook", self.project, "nonsense")
        self.refuse("There is no code", "codebook", self.project, "versions", "nonsense")
        self.refuse("“xml” is not a format", "codebook", self.project, "debt", "--format", "xml")
        self.refuse("Usage: caseweave-cli codebook", "codebook", self.project)
        self.refuse("Usage: caseweave-cli citations", "citations", self.project, "code")
