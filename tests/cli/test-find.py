# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Finding things: search."""
import json

from clitools import CliTestCase, read_csv

VERBS = [
    {"verb": "add-source", "title": "one", "language": "en",
     "text": "They said the contract lapsed.\nContracts with the cities, then."},
    {"verb": "add-source", "title": "two", "language": "de", "text": "Häuser am Rand."},
]


class Search(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project(VERBS)

    def find(self, *arguments):
        out = self.succeed("search", self.project, "--format", "json", *arguments).out
        return [(hit["source"], hit["paragraph"], hit["start"], hit["end"]) for hit in json.loads(out)]

    def test_words_in_all_their_forms(self):
        self.assertEqual(self.find("contracting"), [("S-1", "¶1", "14", "22"), ("S-1", "¶2", "31", "40")])
        self.assertEqual(self.find("haus"), [("S-2", "¶1", "0", "6")])

    def test_without(self):
        self.assertEqual(self.find("contract", "--", "-lapsed"), [("S-1", "¶2", "31", "40")])

    def test_signs_and_expressions(self):
        self.assertEqual(self.find("--exact", "Contract"), [("S-1", "¶2", "31", "39")])
        self.assertEqual(self.find("--regex", "l[a-z]+d\\."), [("S-1", "¶1", "23", "30")])

    def test_formats(self):
        text = self.succeed("search", self.project, "contract", "--limit", "1").out
        self.assertIn("They said the contract lapsed.", text)
        self.assertTrue(text.endswith("hits: 1, paragraphs: 2\n"))
        rows = read_csv(self.succeed("search", self.project, "contract", "--format", "csv").out)
        self.assertEqual([row["end"] for row in rows], ["22", "40"])

    def test_refusals(self):
        self.refuse("There is no word in", "search", self.project, "!")
        self.refuse("is not a regular expression", "search", self.project, "--regex", "(")
        self.refuse("not both", "search", self.project, "--regex", "--exact", "x")
        self.refuse("Usage", "search", self.project)
        self.refuse("Choose text, csv or json", "search", self.project, "x", "--format", "xml")

    def test_rebuild(self):
        self.assertEqual(self.succeed("search", self.project, "--rebuild").out, "")
        self.assertEqual(len(self.find("contract")), 2)
        self.assert_whole(self.project)
        self.assert_one_file(self.project)

    def test_an_import_is_indexed_when_the_command_ends(self):
        big = self.write("big.txt", "A van came by and nobody called.\n\n" * 8000 + "Serendipity.\n")
        self.succeed("import", self.project, big)
        self.assertEqual(len(self.find("serendipities")), 1)
        self.assert_whole(self.project)
