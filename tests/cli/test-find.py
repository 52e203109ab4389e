# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Finding things: search, query."""
import json

from clitools import CliTestCase, read_csv, run

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


QUERIES = VERBS + [
    {"verb": "create-code", "name": "turf claim"},
    {"verb": "create-code", "name": "lapse", "parent": "turf claim"},
    {"verb": "apply-code", "source": "one", "quote": "the contract lapsed", "code": "lapse"},
    {"verb": "apply-code", "source": "one", "quote": "the cities", "code": "turf claim"},
    {"verb": "save-query", "name": "mine", "expression": "code:\"turf claim\".* and text:contract", "note": "why"},
]


class Query(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project(QUERIES)

    def ask(self, query):
        return json.loads(self.succeed("query", self.project, query, "--format", "json").out)

    def test_answers(self):
        self.assertEqual([row["id"] for row in self.ask("code:\"turf claim\".*")], ["E-1", "E-2"])
        self.assertEqual([row["id"] for row in self.ask("code:lapse precedes code:\"Turf Claim\"")], ["E-1"])
        self.assertEqual(self.ask("starred"), [])

    def test_rows(self):
        self.assertEqual(self.ask("@mine"), [{
            "id": "E-1", "source": "S-1", "start": "10", "end": "29", "locator": "¶1", "codes": "lapse",
            "hits": "14-22", "text": "the contract lapsed"}])
        text = self.succeed("query", self.project, "@mine").out
        self.assertTrue(text.endswith("excerpts: 1\n"), text)
        rows = read_csv(self.succeed("query", self.project, "@mine", "--format", "csv").out)
        self.assertEqual(rows[0]["text"], "the contract lapsed")

    def test_saved_queries_are_listed_with_the_names_of_now(self):
        self.succeed("run", self.project, self.write_script([{"verb": "set-code", "code": "turf claim", "name": "turf"}]))
        self.assertEqual(self.list_json(self.project, "queries"), [
            {"id": "F-1", "name": "mine", "expression": "code:turf.* and text:contract", "note": "why"}])
        self.assertEqual([row["id"] for row in self.ask("@F-1")], ["E-1"])
        self.assertIn("expression: code:#1.* and text:contract", self.succeed("show", self.project, "F-1").out)

    def test_an_error_is_pointed_at(self):
        outcome = run("query", self.project, "coded or codee:x")
        self.assertEqual(outcome.status, 1)
        lines = outcome.err.splitlines()
        self.assertEqual(lines[:2], ["coded or codee:x", "         ^"])
        self.assertRegex(lines[2], r"^Column 10 of the query: There is no condition “codee”\.")
        self.assertEqual(outcome.out, "")
        outcome = run("query", self.project, "not code:nobody")
        self.assertEqual(outcome.err.splitlines()[1:], ["    ^", "Column 5 of the query: There is no code “nobody” in "
                                                        "this project."])

    def test_help_says_the_grammar(self):
        text = self.succeed("query", "--help").out
        for word in ("code:NAME", "near/N", "theme:NAME", "EXAMPLES"):
            self.assertIn(word, text)
