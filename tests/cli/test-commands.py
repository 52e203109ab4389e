# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Every command: its help, its results on stdout, its refusals on stderr, its formats."""
import json
import re
import subprocess

from clitools import CLI, CliTestCase, read_csv, run

COMMANDS = ["new", "history", "undo", "redo", "check", "dump", "import", "list", "show", "text", "run", "verbs", "matrix",
            "replace"]
LISTS = ["sources", "codes", "cases", "excerpts", "memos", "attributes"]

# Words with everything that a format must quote.
AWKWARD = 'Trust, "so called"; it\'s‑\u2003ünïcode <&> \\ tab\there'
VERBS = [
    {"verb": "create-code", "name": AWKWARD},
    {"verb": "create-code", "name": "payment", "parent": AWKWARD, "color": "#1a5fb4"},
    {"verb": "create-case", "name": "Calder, City", "type": "city"},
    {"verb": "create-attribute", "name": "Budget", "type": "number", "for": "case"},
    {"verb": "set-attribute", "attribute": "Budget", "case": "Calder, City", "value": "12.5"},
    {"verb": "add-source", "title": "Interview \"one\"", "date": "2021-03-01",
     "text": "They said: \"no, never\".\nA second paragraph, with commas, follows."},
    {"verb": "assign-case", "case": "Calder, City", "source": "Interview \"one\""},
    {"verb": "apply-code", "source": "Interview \"one\"", "quote": "\"no, never\".\nA second", "code": AWKWARD},
    {"verb": "apply-code", "source": "Interview \"one\"", "quote": "with commas", "code": "payment"},
    {"verb": "create-memo", "title": "On \"never\"", "body": "Line one\nline two", "about": ["code:payment"]},
]


class Help(CliTestCase):
    def test_every_command_is_listed_and_explains_itself(self):
        listed = re.findall(r"^  (\w+) +\S", self.succeed("--help").out, re.MULTILINE)
        self.assertEqual(sorted(set(COMMANDS) - set(listed)), [])
        for command in listed:
            with self.subTest(command):
                text = self.succeed(command, "--help").out
                self.assertRegex(text, r"Usage:\n  caseweave-cli (\[OPTION…\] )?%s\b" % command)
                self.assertNotIn("(null)", text)

    def test_help_names_the_options(self):
        text = self.succeed("matrix", "--help").out
        for option in ("--rows", "--columns", "--measure", "--from", "--to", "--tidy", "--format"):
            self.assertIn(option, text)

    def test_without_a_command_the_help_is_a_failure(self):
        outcome = run()
        self.assertEqual(outcome.status, 1)
        self.assertIn("Commands:", outcome.out)

    def test_version(self):
        self.assertRegex(self.succeed("--version").out, r"\Acaseweave-cli \d+\.\d+\.\d+\n\Z")

    def test_an_argument_behind_two_dashes_is_no_option(self):
        self.refuse("There is no file “--help”", "check", "--", "--help")


class Refusals(CliTestCase):
    def test_unknown_command(self):
        self.refuse("There is no command “frobnicate”", "frobnicate")

    def test_too_few_and_too_many_arguments(self):
        needed = {"new": 1, "history": 1, "undo": 1, "redo": 1, "check": 1, "dump": 1, "import": 2, "list": 2,
                  "show": 2, "text": 2, "run": 2, "matrix": 1, "replace": 3}
        for command, count in needed.items():
            with self.subTest(command):
                self.refuse("Usage: caseweave-cli %s " % command, command, *["x"] * (count - 1))
                if command != "import":
                    self.refuse("Usage: caseweave-cli %s " % command, command, *["x"] * (count + 2))
        self.assertEqual(set(COMMANDS) - set(needed), {"verbs"})

    def test_unknown_option(self):
        for command in COMMANDS:
            with self.subTest(command):
                self.refuse("--frobnicate", command, "x", "--frobnicate")

    def test_a_project_that_is_not_there(self):
        gone = self.folder / "gone.caseweave"
        for command, *more in (["history"], ["undo"], ["redo"], ["check"], ["dump"], ["import", "x"], ["list", "codes"],
                               ["show", "E-1"], ["text", "S-1"], ["matrix"], ["replace", "S-1", "x"]):
            with self.subTest(command):
                self.refuse("There is no file “gone.caseweave”", command, gone, *more)
        self.refuse("There is no file “gone.caseweave”", "run", gone, self.write_script([]))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["script.jsonl"])

    def test_names_that_mean_nothing(self):
        project = self.make_project(VERBS)
        self.refuse("“nonsense” cannot be listed", "list", project, "nonsense")
        self.refuse("“nonsense” is not an id", "show", project, "nonsense")
        self.refuse("“E-999”", "show", project, "E-999")
        self.refuse("“nonsense”", "text", project, "nonsense")
        self.refuse("“nonsense” is not a measure", "matrix", project, "--measure", "nonsense")
        self.refuse("nonsense", "matrix", project, "--rows", "nonsense")
        self.refuse("nonsense", "matrix", project, "--columns", "nonsense")
        self.refuse("“nonsense” is not a number of steps", "undo", project, "nonsense")
        self.refuse("“0” is not a number of steps", "redo", project, "0")
        self.refuse("There is no verb “nonsense”", "verbs", "nonsense")
        for command in (["list", project, "codes"], ["history", project], ["matrix", project]):
            self.refuse("“xml” is not a format", *command, "--format", "xml")

    def test_new_never_overwrites(self):
        project = self.make_project(VERBS)
        before = project.read_bytes()
        self.refuse("already", "new", project)
        self.assertEqual(project.read_bytes(), before)
        self.refuse("There is no folder", "new", self.folder / "nowhere" / "a.caseweave")


class Scripts(CliTestCase):
    def test_a_line_that_fails_names_itself_and_undoes_the_whole_run(self):
        project = self.make_project(VERBS)
        before = self.succeed("dump", project).out
        script = self.write_script([{"verb": "create-code", "name": "new"}, {"verb": "create-code", "name": "payment", "parent": AWKWARD}])
        self.refuse("Line 2: ", "run", project, script)
        self.assertEqual(self.succeed("dump", project).out, before)

    def test_with_each_the_lines_before_the_failing_one_stay(self):
        project = self.make_project(VERBS)
        script = self.write_script([{"verb": "create-code", "name": "new"}, {"verb": "frobnicate"}])
        outcome = self.refuse("Line 2: ", "run", project, script, "--each", "--print")
        self.assertEqual(outcome.out, "1 K-3\n")
        self.assertIn("new", [code["name"] for code in self.list_json(project, "codes")])
        self.assert_whole(project)
        self.assert_one_file(project)

    def test_lines_that_are_no_objects(self):
        project = self.make_project()
        for text in ("[1, 2]\n", "{\"verb\": ", "nonsense", "3", "{\"verb\": {\"a\": [[[]]]}}", "{}", "\x00\x01"):
            with self.subTest(text):
                self.refuse("Line 1" if "\x00" not in text else "not a script", "run", project,
                            self.write("bad.jsonl", text))
        self.refuse("not a script", "run", project, self.write("bad.jsonl", b"\xff\xfe\x00"))
        self.refuse("The script cannot be read", "run", project, self.folder / "none.jsonl")

    def test_very_deep_json_is_refused(self):
        project = self.make_project()
        outcome = run("run", project, self.write("deep.jsonl", "{\"verb\": " + "[" * 200000 + "]" * 200000 + "}\n"))
        self.assertEqual(outcome.status, 1, outcome)
        self.assert_one_sentence(outcome)

    def test_blank_lines_and_the_numbers_printed(self):
        project = self.make_project()
        script = self.write("s.jsonl", "\n{\"verb\": \"create-code\", \"name\": \"a\"}\n   \n{\"verb\": \"set-project\", \"title\": \"T\"}")
        self.assertEqual(self.succeed("run", project, script, "--print").out, "2 K-1\n4 done\n")

    def test_every_verb_describes_itself(self):
        text = self.succeed("verbs").out
        names = re.findall(r"^([a-z-]+): \S", text, re.MULTILINE)
        self.assertGreater(len(names), 40)
        self.assertEqual(names, sorted(set(names)))
        for name in names:
            self.assertIn(self.succeed("verbs", name).out, text)

    def test_every_verb_refuses_what_it_lacks_or_does_not_know(self):
        project = self.make_project(VERBS)
        before = self.succeed("dump", project).out
        for name in re.findall(r"^([a-z-]+): \S", self.succeed("verbs").out, re.MULTILINE):
            with self.subTest(name):
                script = self.write_script([{"verb": name, "frobnicate": "x"}])
                self.refuse("Line 1: ", "run", project, script)
        self.assertEqual(self.succeed("dump", project).out, before)


class Formats(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project(VERBS, each=True)

    def rows(self, *arguments):
        """The rows in JSON, after a look that CSV says the same."""
        rows = json.loads(self.succeed(*arguments, "--format", "json").out)
        self.assertEqual(read_csv(self.succeed(*arguments, "--format", "csv").out), rows)
        return rows

    def test_lists_say_the_same_in_each_format(self):
        for what in LISTS:
            with self.subTest(what):
                rows = self.rows("list", self.project, what)
                text = self.succeed("list", self.project, what).out.splitlines()
                self.assertGreater(len(rows), 0)
                self.assertEqual(len(text), len(rows) + 1)
                self.assertEqual(self.succeed("list", self.project, what, "--format", "text").out.splitlines(), text)
                for row, line in zip(rows, text[1:]):
                    self.assertTrue(line.startswith(row["id"]), line)

    def test_awkward_words_come_back(self):
        code = self.rows("list", self.project, "codes")[0]
        self.assertEqual(code["name"], AWKWARD)
        excerpt = self.rows("list", self.project, "excerpts")[0]
        self.assertEqual(excerpt["text"], "\"no, never\".\nA second")
        self.assertEqual((excerpt["start"], excerpt["end"], excerpt["codes"]), ("11", "32", AWKWARD))

    def test_history(self):
        rows = self.rows("history", self.project)
        self.assertEqual([row["state"] for row in rows], ["fixed"] + ["done"] * len(VERBS))
        self.assertEqual(rows[0]["operation"], "Created the project")
        self.assertIn(AWKWARD, rows[1]["operation"])

    def test_matrix(self):
        rows = self.rows("matrix", self.project)
        self.assertEqual([row["excerpts"] for row in rows], ["Calder, City", "Total (distinct)"])
        self.assertEqual(rows[0]["payment"], "1")
        self.assertEqual(rows[0]["Total (distinct)"], "2")
        tidy = read_csv(self.succeed("matrix", self.project, "--tidy", "--measure", "excerpts,codings").out)
        self.assertIn({"row": "Calder, City", "column": AWKWARD, "measure": "codings", "value": "2"}, tidy)

    def test_show_and_text(self):
        for what, identity in (("codes", "K-2"), ("cases", "C-1"), ("sources", "S-1"), ("memos", "M-1")):
            with self.subTest(identity):
                self.assertEqual(self.rows("list", self.project, what)[-1]["id"], identity)
                self.assertTrue(self.succeed("show", self.project, identity).out.startswith("id: %s\n" % identity))
        self.assertIn("memo: M-1 On \"never\"", self.succeed("show", self.project, "K-2").out)
        self.assertIn("codes: payment\n", self.succeed("show", self.project, "E-2").out)
        text = self.succeed("text", self.project, "Interview \"one\"").out
        self.assertEqual(text, VERBS[5]["text"] + "\n")

    def test_reading_changes_nothing(self):
        before = self.project.read_bytes()
        for command in (["history"], ["check"], ["dump"], ["matrix"], ["list", "codes"], ["show", "E-1"], ["text", "S-1"]):
            self.succeed(command[0], self.project, *command[1:])
        self.assertEqual(self.project.read_bytes(), before)
        self.assert_one_file(self.project)

    def test_full_output_is_an_error(self):
        """A result that could not be written whole must not look like one."""
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, "dump", str(self.project)], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r"\AThe result could not be written[^\n]*\n\Z")
