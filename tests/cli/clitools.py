# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""What the tests of caseweave-cli share: the program as a script calls it, and projects in folders of their own."""
import csv
import ctypes
import io
import json
import os
import resource
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLI = os.environ.get("CASEWEAVE_CLI") or str(ROOT / "_build/test/src/cli/caseweave-cli")
TOY = ROOT.parent / "shared" / "toy"
SAMPLE = ROOT / "data" / "sample"
SECONDS = 120
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


class Outcome:
    """How one call ended: its status, and what it said where."""

    def __init__(self, arguments, status, out, err):
        self.arguments, self.status = arguments, status
        self.out, self.err = out, err

    def __str__(self):
        return "caseweave-cli %s: status %d\nstdout: %s\nstderr: %s" % (
            " ".join(map(str, self.arguments)), self.status, self.out[-2000:], self.err[-4000:])

    @property
    def lines(self):
        return self.out.splitlines()


def run(*arguments, env=None, before=None, seconds=SECONDS):
    """Calls the program; BEFORE runs in the child, between fork and exec."""
    done = subprocess.run([CLI, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, **(env or {})), preexec_fn=before,
                          timeout=seconds)
    return Outcome(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def start(*arguments):
    """Starts the program; its lines can be read while it runs."""
    return subprocess.Popen([CLI, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def obey_permissions():
    """For a child: a superuser is refused like anybody else.  Another user has no such right to give up."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def limit_file_size(size):
    """For a child: no file may grow beyond SIZE, as on a disk that is full."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def read_csv(text):
    """RFC 4180 as Python reads it: a list of rows by column name."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


class CliTestCase(unittest.TestCase):
    """A case with a folder of its own, which must be empty of leftovers at the end."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="caseweave-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def succeed(self, *arguments, **options):
        """The call succeeds and has nothing to complain about."""
        outcome = run(*arguments, **options)
        self.assertEqual((outcome.status, outcome.err), (0, ""), outcome)
        return outcome

    def refuse(self, words, *arguments, **options):
        """The call fails with one line on stderr that says WORDS; stdout is left to results."""
        outcome = run(*arguments, **options)
        self.assertEqual(outcome.status, 1, outcome)
        self.assertIn(words, outcome.err, outcome)
        self.assert_one_sentence(outcome)
        return outcome

    def assert_one_sentence(self, outcome):
        self.assertRegex(outcome.err, r"\A\S[^\n]*\n\Z", outcome)
        self.assertNotIn("(null)", outcome.err)
        self.assertNotRegex(outcome.err, r"AddressSanitizer|runtime error|CRITICAL|WARNING|GLib")

    def assert_whole(self, project):
        self.assertEqual(self.succeed("check", project).out, "The project is whole.\n")

    def assert_one_file(self, project):
        """Closed, a project is one file that can be copied."""
        beside = sorted(path.name for path in project.parent.glob(project.name + "*"))
        self.assertEqual(beside, [project.name])

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write_script(self, verbs, name="script.jsonl"):
        return self.write(name, "".join(json.dumps(verb) + "\n" for verb in verbs))

    def make_project(self, verbs=(), name="project.caseweave", each=False):
        project = self.folder / name
        self.succeed("new", project, "--title", "Test")
        if verbs:
            self.succeed("run", project, self.write_script(verbs), *(["--each"] if each else []))
        return project

    def make_toy(self):
        if not TOY.is_dir():
            self.skipTest("the toy project is not beside the source tree (%s)" % TOY)
        project = self.folder / "toy.caseweave"
        self.succeed("new", project)
        self.succeed("run", project, TOY / "toy.jsonl")
        return project

    def make_sample(self, name="sample.caseweave"):
        """As the build makes it."""
        project = self.folder / name
        made = subprocess.run([SAMPLE / "build-sample", CLI, SAMPLE / "sample.jsonl", SAMPLE / "files.list", project],
                              capture_output=True, text=True, timeout=SECONDS)
        self.assertEqual((made.returncode, made.stderr), (0, ""), made.stdout)
        return project

    def list_json(self, project, what):
        return json.loads(self.succeed("list", project, what, "--format", "json").out)
