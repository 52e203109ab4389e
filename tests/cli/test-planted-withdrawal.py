# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""PT9: P-31 of the demo project withdraws. What is listed is what the companion says, and afterwards the bytes of every
file are searched for the runs of what they said, with nothing of the engine's own."""
import json
import sqlite3
from pathlib import Path

from clitools import CliTestCase

RUN = 12


def runs_of(text):
    data = " ".join(text.split()).encode()
    return {data[i:i + RUN] for i in range(len(data) - RUN + 1)}


def is_one_word(run):
    """Such a one is a word of the language; a researcher may have it in the name of a code."""
    return all(letter.isalpha() or letter in "-'’" for letter in run.decode(errors="replace").strip(" .,;:!?“”\"'()"))


class PlantedWithdrawal(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.folder / "m.caseweave"
        self.succeed("demo", self.project, "--size", "M")
        self.expected = json.loads(Path(f"{self.project}.json").read_text())["truths"]["PT9"]
        Path(f"{self.project}.json").unlink()

    def query(self, sql, *values):
        with sqlite3.connect(f"file:{self.project}?mode=ro", uri=True) as file:
            return [row[0] for row in file.execute(sql, values)]

    def words(self, condition):
        return "\n".join(self.query("SELECT group_concat(text, char(10)) FROM (SELECT * FROM paragraph "
                                    f"WHERE source_id {condition} ?1 ORDER BY rank)", self.expected["source"]))

    def left(self, runs):
        found = []
        for path in self.project.parent.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            found += [data[i:i + RUN] for i in range(len(data)) if data[i:i + RUN] in runs]
        return found

    def test_list(self):
        listed = json.loads(self.succeed("withdraw", self.project, self.expected["participant"], "--format", "json").out)
        count = {kind: sum(line["object"].startswith(kind + " ") for line in listed)
                 for kind in ("source", "excerpt", "memo", "summary", "participant")}
        self.assertEqual(count, {"source": 1, "excerpt": self.expected["excerpts"], "memo": self.expected["memos"],
                                 "summary": self.expected["summaries"], "participant": 1})
        self.assertIn(f"S-{self.expected['source']} ", [line["object"] for line in listed
                                                        if line["object"].startswith("source")][0])
        self.assertEqual(len({line["object"] for line in listed}), len(listed))

    def test_bytes(self):
        said = self.words("=")
        runs = {run for run in runs_of(said) - runs_of(self.words("<>")) if not is_one_word(run)}
        self.assertGreater(len(runs), 1000)
        sample = " ".join(said.split())[5000:5060]
        script = self.write_script([{"verb": "create-memo", "title": "Said", "body": "P-31 said: " + sample},
                                    {"verb": "delete-memo", "memo": "Said"}])
        self.succeed("run", self.project, "--each", script)
        script.unlink()
        self.succeed("backup", self.project)
        self.assertGreater(len(self.left(runs)), 1000)
        self.succeed("withdraw", self.project, "P-31", "--confirm", "P-31")
        self.assertEqual(self.left(runs), [])
        self.assert_whole(self.project)
        self.refuse("nothing to undo", "undo", self.project)
