# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Corrections and new versions of a text: what the lists say of the excerpts, and how the researcher answers."""
import time

from clitools import CliTestCase

FIRST = """The council signed the contract with the crisis team in June.

Nobody had told the dispatchers that the new line was open at night.

We were the last to hear of it, one of the drivers said.
"""
SECOND = """The council signed the contract with the crisis team in June.

A paragraph that is new.

Nobody had told dispatchers that this new line was open at nights.

They heard of it from the newspaper.
"""


class Replace(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project([])
        self.succeed("import", self.project, self.write("first.txt", FIRST))
        self.succeed("run", self.project, self.write_script([
            {"verb": "create-code", "name": "K"},
            {"verb": "apply-code", "source": "S-1", "quote": "crisis team", "code": "K"},
            {"verb": "apply-code", "source": "S-1", "quote": "told the dispatchers that the new line", "code": "K"},
            {"verb": "apply-code", "source": "S-1", "quote": "We were the last to hear of it", "code": "K"},
        ]))

    def test_a_new_version(self):
        before = self.succeed("dump", self.project).out
        said = self.succeed("replace", self.project, "S-1", self.write("second.txt", SECOND)).out
        self.assertIn("1 excerpts and passages are in place, 0 have moved, 1 have changed, 1 are lost.", said)
        self.assertIn("1 wait for a decision", said)
        self.assert_whole(self.project)
        self.assertEqual(self.list_json(self.project, "excerpts")[0]["text"], "crisis team")
        lost = self.list_json(self.project, "broken")
        self.assertEqual([(row["id"], row["quote"]) for row in lost], [("E-3", "We were the last to hear of it")])
        changed = self.list_json(self.project, "changed")
        self.assertEqual([(row["id"], row["now"]) for row in changed], [("E-2", "told dispatchers that this new line")])
        review = self.list_json(self.project, "review")
        self.assertEqual([(row["id"], row["state"]) for row in review], [("E-3", "lost")])
        self.succeed("run", self.project, self.write_script([{"verb": "dismiss-anchor", "excerpt": "E-3"}]))
        self.assertEqual(self.list_json(self.project, "review"), [])
        self.succeed("undo", self.project, "2")
        self.assertEqual(self.succeed("dump", self.project).out, before)

    def test_a_word(self):
        self.succeed("run", self.project, self.write_script([
            {"verb": "correct-text", "source": "S-1", "quote": "the crisis", "text": "our crisis"},
            {"verb": "correct-text", "source": "S-1", "quote": "crisis team in", "text": "crisis"},
        ]))
        self.assert_whole(self.project)
        self.assertEqual(self.list_json(self.project, "excerpts")[0]["text"], "crisis")
        edges = self.list_json(self.project, "edges")
        self.assertEqual([(row["id"], row["edges"]) for row in edges], [("E-1", "end")])

    def test_edges_of_another_session(self):
        self.succeed("run", self.project, self.write_script([
            {"verb": "correct-text", "source": "S-1", "quote": "crisis team in", "text": "crisis"}]))
        time.sleep(1.1)  # a session is called by its second
        self.succeed("run", self.project, self.write_script([{"verb": "star-excerpt", "excerpt": "E-1"}]))
        self.assertEqual(self.list_json(self.project, "edges"), [])
        self.assertEqual([row["id"] for row in self.list_json(self.project, "all-edges")], ["E-1"])

    def test_refusals(self):
        self.refuse("There is no", "replace", self.project, "S-9", self.write("second.txt", SECOND))
        self.refuse("none.txt", "replace", self.project, "S-1", self.folder / "none.txt")
        self.refuse("empty", "replace", self.project, "S-1", self.write("empty.txt", ""))
        self.assert_whole(self.project)
