# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""A participant withdraws: the list first, then only with the name, and then for good."""
import pathlib

from clitools import CliTestCase

WORDS = "Nobody told us that the vans would come at night."
TEXT = f"Anna: {WORDS}\nInterviewer: By whom?\nBert: The county paid for it.\n"


class Withdraw(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project([
            {"verb": "create-participant", "name": "Anna"},
            {"verb": "create-code", "name": "K"},
        ])
        self.succeed("import", self.project, self.write("talk.txt", TEXT))
        self.succeed("run", self.project, self.write_script([
            {"verb": "map-speaker", "source": "S-1", "speaker": "Anna", "participant": "Anna"},
            {"verb": "apply-code", "source": "S-1", "quote": "told us that the vans", "code": "K"},
            {"verb": "create-memo", "title": "M", "body": f"She: {WORDS}"},
        ]))
        self.succeed("backup", self.project)

    def left(self):
        path = pathlib.Path(self.project)
        return [file.name for file in path.parent.rglob("*.caseweave*")
                if file.is_file() and b"vans would come" in file.read_bytes()]

    def test_the_list_changes_nothing(self):
        before = self.succeed("dump", self.project).out
        said = self.succeed("withdraw", self.project, "Anna").out
        for words in ("source S-1", "excerpt E-1", "memo M-1", "original file of S-1", "can never be undone"):
            self.assertIn(words, said)
        self.assertEqual(self.succeed("dump", self.project).out, before)
        self.assertEqual(len(self.left()), 2)

    def test_with_the_name_it_is_done(self):
        self.succeed("withdraw", self.project, "P-1", "--confirm", "Anna", "--reason", "by letter")
        self.assertEqual(self.left(), [])
        self.assert_whole(self.project)
        self.assertIn("by letter", self.succeed("history", self.project, "--format", "json").out)
        self.assertIn("The county paid for it.", self.succeed("dump", self.project).out)
        self.refuse("P-1 [withdrawn]", "withdraw", self.project, "P-1", "--confirm", "Anna")

    def test_refusals(self):
        before = self.succeed("dump", self.project).out
        self.refuse("not “Bert”", "withdraw", self.project, "Anna", "--confirm", "Bert")
        self.refuse("no participant “Eve”", "withdraw", self.project, "Eve")
        self.refuse("which participant", "withdraw", self.project)
        self.refuse("which participant", "withdraw", self.project, "Anna", "--finish")
        self.assertEqual(self.succeed("dump", self.project).out, before)

    def test_nothing_to_finish(self):
        self.succeed("withdraw", self.project, "--finish")
        self.assertEqual(len(self.left()), 2)
