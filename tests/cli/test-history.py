# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Undo and redo, each in a process of its own: the project is what it was before, whatever is undone and done again."""
import json

from clitools import CliTestCase, read_csv

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


class Past(CliTestCase):
    """The same project on three days, by the clock that a build can set."""

    def setUp(self):
        super().setUp()
        self.project = self.folder / "project.caseweave"
        self.on(1, "new", self.project)
        self.dumps = []
        days = ([VERBS[5], VERBS[9]], [dict(VERBS[15], code="trust")], [{"verb": "delete-source", "source": "A", "reason": "a double"}])
        for day, verbs in enumerate(days, 1):
            self.on(day, "run", self.project, self.write_script(verbs), "--each")
            self.dumps.append(self.succeed("dump", self.project).out)

    def on(self, day, *arguments):
        return self.succeed(*arguments, env={"CASEWEAVE_SEED": "%d@2026-11-%02dT12:00:00Z" % (day, day + 9)})

    def test_as_of(self):
        before = self.project.read_bytes()
        for day, dump in enumerate(self.dumps):
            time = "2026-11-%02d" % (day + 10)
            self.assertEqual(self.succeed("dump", self.project, "--as-of", time).out, dump, time)
        matrix = self.succeed("matrix", self.project, "--rows", "source", "--as-of", "2026-11-11", "--format", "csv").out
        self.assertEqual([row["trust"] for row in read_csv(matrix)], ["1", "1"])
        listed = self.succeed("list", self.project, "excerpts", "--as-of", "2026-11-11T12:00:00Z", "--format", "json").out
        self.assertEqual([row["id"] for row in json.loads(listed)], ["E-1"])
        self.assertIn("title: A\n", self.succeed("show", self.project, "S-1", "--as-of", "2026-11-11").out)
        self.assertIn("Anna", self.succeed("text", self.project, "S-1", "--as-of", "2026-11-11").out)
        paper = self.folder / "out.pdf"
        self.succeed("report", self.project, "excerpts-by-code", "--as-of", "2026-11-11", "--output", paper)
        self.assertTrue(paper.read_bytes().startswith(b"%PDF"))
        self.refuse("is no time", "dump", self.project, "--as-of", "last week")
        self.refuse("was made on 2026-11-10", "dump", self.project, "--as-of", "2026-11-09")
        self.assertEqual(self.project.read_bytes(), before)
        self.assert_one_file(self.project)

    def rows(self, *options):
        return json.loads(self.succeed("history", self.project, "--format", "json", *options).out)

    def test_since_and_until(self):
        self.assertEqual(len(self.rows()), 5)
        self.assertEqual([row["operation"] for row in self.rows("--since", "2026-11-12")], ["Deleted the source “A”"])
        self.assertEqual(self.rows("--since", "2026-11-12")[0]["reason"], "a double")
        self.assertEqual(len(self.rows("--until", "2026-11-11")), 4)
        self.assertEqual(len(self.rows("--since", "2026-11-10T12:00:01Z", "--until", "2026-11-11")), 1)
        self.assertEqual(set(self.rows()[0]), {"id", "time", "session", "state", "operation", "reason"})
        self.refuse("is no time", "history", self.project, "--since", "soon")
        self.refuse("is no time", "history", self.project, "--until", "soon")

    def test_revert(self):
        said = self.succeed("revert", self.project, "2026-11-10").out
        self.assertEqual(said, "Went back to how it was on 2026-11-10T23:59:59Z: 2 operations taken back\n")
        self.assertEqual(self.succeed("dump", self.project).out, self.dumps[0])
        self.assertEqual(self.succeed("check", self.project, "--replay").out, "The project is whole.\n")
        self.succeed("undo", self.project)
        self.assertEqual(self.succeed("dump", self.project).out, self.dumps[2])
        self.refuse("nothing to take back", "revert", self.project, "2099-01-01")

    def test_prune(self):
        self.refuse("--before TIME or --max-size SIZE", "prune", self.project)
        for size in ("", "x", "0", "5X", "5kk", "-1"):
            self.refuse("is no size", "prune", self.project, "--max-size=" + size)
        self.assertIn("0 operations can no longer be undone; 4 still can", self.succeed("prune", self.project, "--max-size", "1G").out)
        self.assertIn("2 operations can no longer be undone; 2 still can",
                      self.succeed("prune", self.project, "--before", "2026-11-11T00:00:00Z").out)
        self.refuse("cannot be replayed", "check", self.project, "--replay")
        self.refuse("can no longer be taken back", "dump", self.project, "--as-of", "2026-11-10T11:00:00Z")
        self.assertEqual(self.succeed("dump", self.project, "--as-of", "2026-11-11").out, self.dumps[1])
        self.succeed("undo", self.project, "2")
        self.refuse("nothing", "undo", self.project)
        self.assertEqual(len(self.rows()), 5)
        self.assert_whole(self.project)
