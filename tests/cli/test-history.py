# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Undo and redo, each in a process of its own: the project is what it was before, whatever is undone and done again."""
import json

from clitools import CliTestCase

TEXT = "Anna: We were never asked.\nInterviewer: By whom?\nAnna: By the county, and then by the city.\n"
VERBS = [
    {"verb": "create-case", "name": "Calder"},
    {"verb": "create-case", "name": "North", "parent": "Calder"},
    {"verb": "create-case", "name": "Orrin"},
    {"verb": "create-attribute", "name": "Size", "type": "number", "for": "case"},
    {"verb": "set-attribute", "attribute": "Size", "case": "Orrin", "value": "3"},
    {"verb": "create-code", "name": "trust"},
    {"verb": "create-code", "name": "turf", "parent": "trust"},
    {"verb": "create-code", "name": "pattern", "level": "pattern code"},
    {"verb": "map-code", "code": "turf", "to": "pattern", "because": "it recurs"},
    {"verb": "add-source", "title": "A", "date": "2021-01-01", "text": TEXT * 5},
    {"verb": "add-source", "title": "B", "text": TEXT},
    {"verb": "set-voice", "source": "B", "start": 0, "end": 5, "voice": "participant"},
    {"verb": "create-participant", "name": "P-01", "role": "police"},
    {"verb": "assign-case", "case": "North", "source": "A"},
    {"verb": "assign-case", "case": "Orrin", "source": "B", "start": 0, "end": 20},
    {"verb": "apply-code", "source": "A", "start": 6, "end": 26, "code": "turf"},
    {"verb": "apply-code", "source": "A", "start": 6, "end": 26, "code": "trust", "comment": "twice"},
    {"verb": "apply-code", "source": "B", "quote": "the county", "code": "trust"},
    {"verb": "resize-excerpt", "excerpt": "E-1", "start": 0, "end": 30},
    {"verb": "star-excerpt", "excerpt": "E-1"},
    {"verb": "comment-excerpt", "excerpt": "E-2", "comment": "who?"},
    {"verb": "create-memo", "title": "On trust", "body": "It grows.", "about": ["code:trust", "case:Orrin"]},
    {"verb": "set-memo", "memo": "M-1", "body": "It grows slowly."},
    {"verb": "set-summary", "case": "Calder", "code": "trust", "text": "Nobody asked."},
    {"verb": "cite-evidence", "case": "Calder", "code": "trust", "excerpt": "E-1", "stance": "supports"},
    {"verb": "save-display", "name": "first", "rows": "case", "columns": "code"},
    {"verb": "move-case", "case": "North", "parent": "Orrin"},
    {"verb": "move-code", "code": "turf"},
    {"verb": "retire-code", "code": "turf"},
    {"verb": "remove-code", "excerpt": "E-1", "code": "trust"},
    {"verb": "delete-excerpt", "excerpt": "E-2"},
    {"verb": "delete-source", "source": "A"},
    {"verb": "delete-case", "case": "North"},
    {"verb": "delete-case", "case": "Orrin"},
    {"verb": "set-project", "title": "Renamed"},
]


class History(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project(VERBS, each=True)

    def dump(self):
        return self.succeed("dump", self.project).out

    def states(self):
        return [row["state"] for row in json.loads(self.succeed("history", self.project, "--format", "json").out)]

    def test_all_at_once_in_two_processes(self):
        before = self.succeed("dump", self.project).out
        undone = self.succeed("undo", self.project, str(len(VERBS))).lines
        self.assertEqual(len(undone), len(VERBS))
        self.assertEqual(undone[0], "Undone: Changed what the project says of itself")
        for what in ("sources", "codes", "cases", "excerpts", "memos", "attributes"):
            self.assertEqual(self.list_json(self.project, what), [], what)
        self.assert_whole(self.project)
        again = self.succeed("redo", self.project, str(len(VERBS))).lines
        self.assertEqual([line.partition(": ")[2] for line in again], [line.partition(": ")[2] for line in reversed(undone)])
        self.assertEqual(self.succeed("dump", self.project).out, before)
        self.assert_whole(self.project)
        self.assert_one_file(self.project)

    def test_one_step_a_process(self):
        """Down to the bottom and up again; on the way up each state is the one that was met on the way down."""
        met = [self.dump()]
        for _ in VERBS:
            self.succeed("undo", self.project)
            met.append(self.dump())
        self.assertEqual(len(set(met)), len(met))
        self.assertEqual(self.states(), ["fixed"] + ["undone"] * len(VERBS))
        for expected in reversed(met[:-1]):
            self.succeed("redo", self.project)
            self.assertEqual(self.dump(), expected)
        self.assertEqual(self.states(), ["fixed"] + ["done"] * len(VERBS))

    def test_too_many_steps(self):
        outcome = self.refuse("nothing", "undo", self.project, str(len(VERBS) + 1))
        self.assertEqual(len(outcome.lines), len(VERBS))
        self.refuse("nothing", "undo", self.project)
        self.succeed("redo", self.project, str(len(VERBS)))
        self.refuse("nothing", "redo", self.project)
        self.assert_whole(self.project)

    def test_a_new_operation_ends_what_could_be_redone(self):
        self.succeed("undo", self.project, "3")
        self.succeed("run", self.project, self.write_script([{"verb": "create-code", "name": "new"}]), "--each")
        self.refuse("nothing", "redo", self.project)
        self.succeed("undo", self.project, str(len(VERBS) - 3 + 1))
        self.refuse("nothing", "undo", self.project)
        self.assert_whole(self.project)
