# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Files that are no project, places that take no writing, a disk that is full, two programs at one project."""
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess

from clitools import CLI, CliTestCase, limit_file_size, obey_permissions, run, start

VERBS = [
    {"verb": "create-case", "name": "Calder"},
    {"verb": "create-code", "name": "trust"},
    {"verb": "add-source", "title": "A", "text": "We were never asked, not once. " * 40},
    {"verb": "assign-case", "case": "Calder", "source": "A"},
    {"verb": "apply-code", "source": "A", "start": 0, "end": 20, "code": "trust"},
]
READING = [["history"], ["check"], ["dump"], ["list", "codes"], ["show", "E-1"], ["text", "A"], ["matrix"]]
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + bytes(range(256)) * 40 + b"\xff\xd9"


def many_codes(count, size=2000):
    return [{"verb": "create-code", "name": "code %d" % i, "definition": "x" * size} for i in range(count)]


class PlaceCase(CliTestCase):
    def writing(self):
        """Every command that would change the project, with its arguments."""
        script = self.write_script([{"verb": "create-code", "name": "new"}], "new.jsonl")
        text = self.write("note.txt", "A note.")
        return [["run", script], ["import", text], ["undo"], ["redo"]]

    def assert_readable(self, project, notice):
        for command, *rest in READING:
            with self.subTest(command):
                outcome = run(command, project, *rest, before=obey_permissions)
                self.assertEqual((outcome.status, outcome.err), (0, notice), outcome)
                self.assertNotEqual(outcome.out, "")


class NoProject(PlaceCase):
    def assert_left_alone(self, path, words="is not a Caseweave project"):
        before = path.read_bytes()
        for command, *rest in READING + self.writing():
            with self.subTest(command):
                self.refuse(words, command, path, *rest)
        self.assertEqual(path.read_bytes(), before)
        self.assert_one_file(path)

    def test_a_picture(self):
        self.assert_left_alone(self.write("photo.caseweave", JPEG))

    def test_an_empty_file(self):
        self.assert_left_alone(self.write("empty.caseweave", b""))

    def test_a_text_that_begins_like_a_database(self):
        self.assert_left_alone(self.write("text.caseweave", b"SQLite format 3\x00" + b"words " * 200))

    def test_a_database_of_another_program(self):
        path = self.folder / "other.caseweave"
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE project (id INTEGER PRIMARY KEY, title TEXT)")
        other.commit()
        other.close()
        self.assert_left_alone(path)

    def test_a_folder(self):
        path = self.folder / "folder.caseweave"
        path.mkdir()
        for command, *rest in READING:
            with self.subTest(command):
                outcome = run(command, path, *rest)
                self.assertEqual(outcome.status, 1, outcome)
                self.assert_one_sentence(outcome)


class Damaged(PlaceCase):
    def assert_refused_or_whole(self, path):
        """No crash, no long wait, no write: either a sentence, or an answer."""
        before = path.read_bytes()
        for command, *rest in READING:
            outcome = run(command, path, *rest, seconds=30)
            self.assertIn(outcome.status, (0, 1), outcome)
            if outcome.status == 1:
                self.assert_one_sentence(outcome)
        self.assertEqual(path.read_bytes(), before)

    def test_cut_off(self):
        whole = self.make_project(VERBS).read_bytes()
        for size in (100, 4096, len(whole) // 2, len(whole) - 4096):
            with self.subTest(size):
                path = self.write("cut.caseweave", whole[:size])
                self.refuse("damaged", "check", path)
                self.assert_refused_or_whole(path)

    def test_bytes_changed_at_random(self):
        whole = self.make_project(VERBS).read_bytes()
        chance = random.Random(20211103)
        for round_number in range(12):
            with self.subTest(round_number):
                changed = bytearray(whole)
                for _ in range(chance.choice([1, 20, 400])):
                    changed[chance.randrange(100, len(changed))] = chance.randrange(256)
                self.assert_refused_or_whole(self.write("changed.caseweave", bytes(changed)))

    def test_a_foreign_table_layout(self):
        project = self.make_project(VERBS)
        database = sqlite3.connect(project)
        database.execute("ALTER TABLE code RENAME COLUMN name TO label")
        database.commit()
        database.close()
        self.assert_refused_or_whole(project)


class Newer(PlaceCase):
    def test_is_read_but_never_written(self):
        project = self.make_project(VERBS, each=True)
        database = sqlite3.connect(project)
        database.execute("PRAGMA user_version = 99")
        database.commit()
        database.close()
        before = project.read_bytes()
        notice = run("list", project, "codes").err
        self.assertRegex(notice, r"\AA newer version of Caseweave made this project\.[^\n]*\n\Z")
        self.assert_readable(project, notice)
        for command, *rest in self.writing():
            with self.subTest(command):
                self.refuse("A newer version of Caseweave", command, project, *rest)
        self.assertEqual(project.read_bytes(), before)
        self.assert_one_file(project)


class ReadOnly(PlaceCase):
    def setUp(self):
        super().setUp()
        inner = self.folder / "inner"
        inner.mkdir()
        self.project = inner / "project.caseweave"
        shutil.move(self.make_project(VERBS, each=True), self.project)

    def protect(self, path, mode):
        path.chmod(mode)
        self.addCleanup(path.chmod, 0o755)

    def test_a_folder(self):
        self.protect(self.project.parent, 0o555)
        self.assert_readable(self.project, "")
        for command, *rest in self.writing():
            with self.subTest(command):
                self.refuse("cannot be written", command, self.project, *rest, before=obey_permissions)
        self.refuse("cannot be written", "new", self.project.parent / "b.caseweave", before=obey_permissions)
        self.assert_one_file(self.project)

    def test_a_file(self):
        self.protect(self.project, 0o444)
        before = self.project.read_bytes()
        self.assert_readable(self.project, "")
        for command, *rest in self.writing():
            with self.subTest(command):
                self.refuse("cannot be written", command, self.project, *rest, before=obey_permissions)
        self.assertEqual(self.project.read_bytes(), before)
        self.assert_one_file(self.project)

    def test_a_file_that_may_not_be_read(self):
        self.protect(self.project, 0o000)
        for command, *rest in READING:
            with self.subTest(command):
                self.refuse("cannot be read", command, self.project, *rest, before=obey_permissions)


class FullDisk(PlaceCase):
    """Nothing that was printed is lost, and what follows works as soon as there is room."""

    def assert_survives(self, project, script, fill, free):
        before = len(self.list_json(project, "codes"))
        outcome = fill(["run", project, script, "--each", "--print"])
        self.assertEqual(outcome.status, 1, outcome)
        self.assertIn("disk is full", outcome.err, outcome)
        self.assert_one_sentence(outcome)
        printed = len(outcome.lines)
        self.assertGreater(printed, 5)
        free()
        self.assert_whole(project)
        codes = [code["name"] for code in self.list_json(project, "codes")]
        self.assertEqual(codes[before:before + printed], ["code %d" % i for i in range(printed)])
        self.assertLessEqual(len(codes) - before, printed)
        self.succeed("run", project, self.write_script([{"verb": "create-code", "name": "afterwards"}], "after.jsonl"))
        self.assert_whole(project)
        self.assert_one_file(project)

    def test_a_limit_on_the_size_of_a_file(self):
        project = self.make_project(VERBS)
        limit = limit_file_size(project.stat().st_size + 256 * 1024)
        self.assert_survives(project, self.write_script(many_codes(400)), lambda command: run(*command, before=limit),
                             lambda: None)

    def test_a_whole_script_that_does_not_fit_changes_nothing(self):
        project = self.make_project(VERBS)
        before = self.succeed("dump", project).out
        limit = limit_file_size(project.stat().st_size + 256 * 1024)
        self.refuse("disk is full", "run", project, self.write_script(many_codes(600)), before=limit)
        self.assertEqual(self.succeed("dump", project).out, before)
        self.assert_whole(project)

    def test_a_new_project_leaves_nothing_behind(self):
        project = self.folder / "small.caseweave"
        self.refuse("disk is full", "new", project, before=limit_file_size(20000))
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_file_system_without_room(self):
        """All of it in one shell, because what that mounts is seen by its children only."""
        project = self.make_project(VERBS)
        script = self.write_script(many_codes(900))
        disk = self.folder / "disk"
        disk.mkdir()
        steps = ('mount -t tmpfs -o size=1M tmpfs "$1" || exit 77; cp "$2" "$1/p.caseweave"; '
                 '"$3" run "$1/p.caseweave" "$4" --each --print >"$5/out" 2>"$5/err"; echo $? >"$5/status"; '
                 'mount -o remount,size=16M "$1"; "$3" check "$1/p.caseweave" >"$5/check" 2>&1; '
                 '"$3" list "$1/p.caseweave" codes >"$5/codes"; echo "codes: $(($(wc -l <"$5/codes") - 1))" >"$5/count"')
        done = subprocess.run(["unshare", "--mount", "--map-root-user", "sh", "-c", steps, "sh", disk, project, CLI,
                               script, self.folder], capture_output=True, text=True)
        if done.returncode != 0:
            self.skipTest("no file system can be mounted here: %s" % done.stderr)
        read = {name: (self.folder / name).read_text() for name in ("out", "err", "status", "check", "count")}
        self.assertEqual(read["status"], "1\n", read)
        self.assertRegex(read["err"], r"\ALine \d+: [^\n]*disk is full[^\n]*\n\Z")
        self.assertEqual(read["check"], "The project is whole.\n", read)
        printed = len(read["out"].splitlines())
        self.assertGreater(printed, 5)
        self.assertIn("codes: %d\n" % (printed + 1), read["count"])


class TwoPrograms(PlaceCase):
    def hold(self, project):
        """Another process that has the project open for writing, stopped in the middle of its work."""
        holder = start("run", project, self.write_script(many_codes(3000, 20), "long.jsonl"), "--each", "--print")
        self.addCleanup(holder.communicate)
        self.addCleanup(holder.kill)
        self.assertRegex(holder.stdout.readline(), rb"\A1 K-\d+\n\Z")
        holder.send_signal(signal.SIGSTOP)
        os.waitpid(holder.pid, os.WUNTRACED)
        return holder

    def test_the_second_writer_is_refused_and_told_who_has_it(self):
        project = self.make_project(VERBS, each=True)
        holder = self.hold(project)
        for command, *rest in self.writing():
            with self.subTest(command):
                outcome = self.refuse("(process %d)" % holder.pid, command, project, *rest, seconds=30)
                self.assertIn("open for reading only", outcome.err)
                self.assertIn(os.uname().nodename, outcome.err)

    def test_readers_work_beside_a_writer(self):
        project = self.make_project(VERBS, each=True)
        self.hold(project)
        self.assert_readable(project, "")
        self.assertIn("trust", [code["name"] for code in self.list_json(project, "codes")])

    def test_when_the_first_has_ended_the_second_may_write(self):
        project = self.make_project(VERBS, each=True)
        holder = self.hold(project)
        holder.send_signal(signal.SIGCONT)
        holder.kill()
        holder.wait()
        self.succeed("run", project, self.write_script([{"verb": "create-code", "name": "mine"}]))
        self.assertIn("mine", [code["name"] for code in self.list_json(project, "codes")])
        self.assert_whole(project)
        self.assert_one_file(project)

    def test_many_at_once_lose_nothing(self):
        """Of several that want to write at the same moment each either writes all its lines or is refused."""
        project = self.make_project(VERBS, each=True)
        scripts = [self.write_script([{"verb": "create-code", "name": "%d-%d" % (who, i)} for i in range(20)], "w%d" % who)
                   for who in range(6)]
        writers = [start("run", project, script, "--each") for script in scripts]
        ends = [(writer.communicate()[1].decode(), writer.returncode) for writer in writers]
        codes = {code["name"] for code in self.list_json(project, "codes")}
        for who, (err, status) in enumerate(ends):
            written = {"%d-%d" % (who, i) for i in range(20)} & codes
            self.assertEqual((status, len(written)), (0, 20) if status == 0 else (1, 0), err)
            self.assertTrue(status == 0 or "has it open" in err or "in use" in err, err)
        self.assertIn(0, [status for _, status in ends])
        self.assert_whole(project)
