# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Real names are kept apart: what a command prints has pseudonyms, until the texts have them too, and then the file."""
import json
import os
import pathlib
import shutil
import subprocess
import unittest

from clitools import CliTestCase, read_csv, run

TEXT = "Quentin: I am Quentin Marlowe, and this is “my, well”, van.\nInterviewer: MARLOWE’s van?\n"
LIST = ("\ufeffparticipant,name,pseudonym,common\r\n"
        "Elif,Quentin Marlowe,Elif Kaya,\r\n\r\n"
        "P-1,Quentin,,\r\n"
        "P-1,Marlowe,\"Kaya, \"\"E.\"\"\",yes\r\n")


class Identities(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project([{"verb": "create-participant", "name": "Elif"},
                                          {"verb": "create-code", "name": "K"}])
        self.succeed("import", self.project, self.write("in/talk.txt", TEXT))
        self.succeed("run", self.project, self.write_script([
            {"verb": "map-speaker", "source": "S-1", "speaker": "Quentin", "participant": "Elif"},
            {"verb": "apply-code", "source": "S-1", "quote": "Quentin Marlowe", "code": "K"}]))
        shutil.rmtree(self.folder / "in")
        (self.folder / "script.jsonl").unlink()

    def import_list(self, text=LIST):
        listing = self.write("list.csv", text)
        self.succeed("identities", self.project, "import", listing)
        listing.unlink()

    def identities(self):
        return json.loads(self.succeed("identities", self.project, "list", "--format", "json").out)

    def left(self, folder=None):
        return [path.name for path in pathlib.Path(folder or self.folder).rglob("*")
                if path.is_file() and b"marlowe" in path.read_bytes().lower()]


class Table(Identities):
    def test_import_and_export(self):
        self.import_list()
        rows = self.identities()
        self.assertEqual([(row["participant"], row["name"], row["pseudonym"], row["common"]) for row in rows], [
            ("P-1", "Quentin Marlowe", "Elif Kaya", ""), ("P-1", "Quentin", "Elif", ""),
            ("P-1", "Marlowe", "Kaya, \"E.\"", "yes")])
        out = self.folder / "out.csv"
        self.succeed("identities", self.project, "export", out)
        self.assertEqual(os.stat(out).st_mode & 0o777, 0o600)
        self.refuse("there already", "identities", self.project, "export", out)
        self.succeed("identities", self.project, "forget", "--confirm", "forget")
        self.assertEqual(self.identities(), [])
        self.succeed("identities", self.project, "import", out)
        self.assertEqual(self.identities(), rows)

    def test_bad_lists(self):
        self.import_list()
        before = self.identities()
        for text, words in [("P-1,ok name\nP-9,Zed\n", "Row 2 of the list"), ("P-1,x\n", "Row 1 of the list"),
                            ("P-1,\"Zed\n", "not CSV"), ("P-1,\"Zed\"x\n", "not CSV"), ("P-1\n", "Row 1 of the list")]:
            self.refuse(words, "identities", self.project, "import", self.write("bad.csv", text))
        self.refuse("not text", "identities", self.project, "import", self.write("bad.csv", b"\xff\xfe"))
        self.refuse("cannot be read", "identities", self.project, "import", self.folder / "none.csv")
        self.assertEqual(self.identities(), before)

    def test_usage(self):
        self.refuse("Say list", "identities", self.project, "sing")
        self.refuse("Say list", "identities", self.project, "import")
        self.refuse("--confirm forget", "identities", self.project, "forget")
        self.refuse("no way to make", "identities", self.project, "generate", "--scheme", "stars")
        self.refuse("identity table is empty", "pseudonymize", self.project)
        self.refuse("nothing to seal", "seal", self.project)
        self.refuse("--restore", "pseudonymize", self.project, "--apply", "--restore")

    def test_generate(self):
        self.succeed("run", self.project, self.write_script([
            {"verb": "create-participant", "name": "Rosa Diaz"}, {"verb": "create-participant", "name": "Ben Abt"}]))
        said = self.succeed("identities", self.project, "generate", "P-3", "--scheme", "numbers").out
        self.assertEqual(said, "Participants with a new pseudonym: 1\n")
        self.assertEqual([(row["name"], row["pseudonym"]) for row in self.identities()],
                         [("Ben Abt", "Participant 1"), ("Ben", "Participant 1"), ("Abt", "Participant 1")])
        self.assertIn(": 2\n", self.succeed("identities", self.project, "generate").out)


class Output(Identities):
    READING = [("text", "S-1"), ("show", "E-1"), ("search", "van"), ("query", "code:K"), ("list", "sources"),
               ("list", "excerpts"), ("history",), ("list", "excerpts", "--format", "json"),
               ("list", "excerpts", "--format", "csv")]

    def test_reading_commands(self):
        self.import_list()
        for name, *arguments in self.READING:
            plain = self.read(name, *arguments)
            self.assertNotRegex(plain.out, "(?i)marlowe|quentin", plain)
            real = self.read(name, *arguments, "--real-names")
            if "Marlowe" in real.out or "Quentin" in real.out:
                self.assertIn("printed as pseudonyms", plain.err, plain)
                self.assertIn("This output has real names of participants in it: P-1 ×", real.err)
        rows = read_csv(self.read("list", "excerpts", "--format", "csv").out)
        self.assertEqual(len(rows), 1)

    def read(self, name, *arguments):
        outcome = run(name, self.project, *arguments)
        self.assertEqual(outcome.status, 0, outcome)
        return outcome

    def test_without_a_table(self):
        self.assertIn("Quentin Marlowe", self.succeed("text", self.project, "S-1").out)

    def test_a_pseudonym_that_is_a_name(self):
        self.import_list("P-1,Quentin,Marlowe,\nP-1,Marlowe,,\n")
        refused = self.refuse("Real names would be printed (P-1 ×", "text", self.project, "S-1")
        self.assertEqual(refused.out, "")
        self.refuse("is or contains a real name of P-1", "pseudonymize", self.project)
        self.refuse("would have real names in it (P-1 ×", "report", self.project, "excerpts-by-code", "-o",
                    self.folder / "out.pdf")
        self.assertFalse((self.folder / "out.pdf").exists())

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_report(self):
        self.import_list()
        for kind in ("excerpts-by-code", "matrix"):
            words = self.report(kind)
            self.assertNotRegex(words, "(?i)marlowe|quentin")
            self.assertNotIn("real names", words)
        self.assertIn("Elif Kaya", self.report("excerpts-by-code"))
        words = self.report("excerpts-by-code", "--real-names")
        self.assertIn("Quentin Marlowe", words)
        self.assertIn("This report has real names of participants in it", words)

    def report(self, kind, *options):
        out = self.folder / "out.pdf"
        self.succeed("report", self.project, kind, "-o", out, *options)
        words = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
        out.unlink()
        return " ".join(words.split())

    def test_dump_says_what_it_does(self):
        self.assertIn("real names", self.succeed("dump", "--help").out)


class Pseudonyms(Identities):
    def test_preview_apply_restore(self):
        self.import_list()
        before = self.succeed("dump", self.project).out
        said = self.succeed("pseudonymize", self.project).out
        self.assertIn("Quentin Marlowe ×1", said)
        self.assertIn("Nothing has been changed", said)
        self.assertEqual(self.succeed("dump", self.project).out, before)
        self.assertIn("Real names replaced:", self.succeed("pseudonymize", self.project, "--apply").out)
        self.assert_whole(self.project)
        text = self.succeed("text", self.project, "S-1").out
        self.assertIn("I am Elif Kaya, and", text)
        self.assertIn("KAYA, \"E.\"’s van?", text)
        self.assertIn("Elif Kaya", self.succeed("show", self.project, "E-1").out)
        self.succeed("pseudonymize", self.project, "--restore", "--source", "S-1")
        self.assertIn("I am Quentin Marlowe, and", self.succeed_with_names("text", self.project, "S-1"))
        self.assert_whole(self.project)

    def succeed_with_names(self, *arguments):
        outcome = run(*arguments, "--real-names")
        self.assertEqual(outcome.status, 0, outcome)
        return outcome.out

    def test_seal(self):
        self.import_list()
        self.succeed("backup", self.project)
        said = self.succeed("seal", self.project).out
        for words in ("source S-1", "original file of S-1", "copy ", "--confirm seal"):
            self.assertIn(words, said)
        self.refuse("The word is seal", "seal", self.project, "--confirm", "yes")
        self.assertEqual(len(self.left()), 2)
        self.succeed("seal", self.project, "--confirm", "seal", "--reason", "agreed")
        self.assertEqual(self.left(), [])
        self.assert_whole(self.project)
        self.refuse("nothing to undo", "undo", self.project)
        self.assertIn("Sealed the pseudonyms", self.succeed("history", self.project).out)

    def test_copy(self):
        self.import_list()
        before = self.succeed("dump", self.project).out
        copy = self.write("out/copy.caseweave", "")
        self.refuse("copy", "identities", self.project, "copy", copy)
        copy.unlink()
        self.succeed("identities", self.project, "copy", copy)
        self.assertEqual(self.left(copy.parent), [])
        self.assert_whole(copy)
        self.assertEqual(self.succeed("dump", self.project).out, before)
        self.assertEqual(len(self.identities()), 3)
