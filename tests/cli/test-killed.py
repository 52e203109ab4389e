# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""A program that is killed a hundred times at any moment: what it had said to be done is there, and nothing is broken.

The same verbs are run once without a disturbance; what is left in the end must be the same.
"""
import concurrent.futures
import json
import random
import re
import time

from clitools import CliTestCase, start

LANES, KILLS_A_LANE = 2, 50
CHUNK = 400
SENTENCE = "Anna said that nobody had asked them about the van before the vote was called (%d). "


def make_verbs(count):
    """A growing project: each line rests on earlier ones by name, so a line that is lost or done twice is noticed."""
    verbs = [{"verb": "create-case", "name": "Calder"}, {"verb": "create-code", "name": "root"},
             {"verb": "create-attribute", "name": "size", "type": "number", "for": "case"}]
    serial = 0
    while len(verbs) < count:
        serial += 1
        verbs += make_round(serial)
    return verbs[:count]


def make_round(n):
    """Some verbs of all kinds.  Round n adds the excerpts E-(3n-2) to E-(3n) and deletes the middle one."""
    source, code, case = "source %d" % n, "code %d" % n, "case %d" % n
    first = 3 * n - 2
    return [
        {"verb": "add-source", "title": source, "date": "2021-01-%02d" % (n % 28 + 1),
         "text": "\n".join(SENTENCE % i * 3 for i in range(40 if n % 10 == 0 else 4))},
        {"verb": "create-case", "name": case, "parent": "Calder"},
        {"verb": "assign-case", "case": case, "source": source},
        {"verb": "set-attribute", "attribute": "size", "case": case, "value": str(n)},
        {"verb": "create-code", "name": code, "parent": "root", "definition": "How %d was felt" % n},
        {"verb": "apply-code", "source": source, "start": 0, "end": 20, "code": code},
        {"verb": "apply-code", "source": source, "start": 10, "end": 60, "code": "root"},
        {"verb": "apply-code", "source": source, "start": 100, "end": 180, "code": code, "comment": "again"},
        {"verb": "star-excerpt", "excerpt": "E-%d" % first},
        {"verb": "resize-excerpt", "excerpt": "E-%d" % first, "start": 5, "end": 25 + n % 20},
        {"verb": "delete-excerpt", "excerpt": "E-%d" % (first + 1)},
        {"verb": "create-memo", "title": "memo %d" % n, "body": "Words. " * (n % 50), "about": ["code:" + code]},
        {"verb": "set-memo", "memo": "M-%d" % n, "title": "memo %d, revised" % n},
        {"verb": "set-summary", "case": case, "code": "root", "text": "Round %d" % n},
        {"verb": "move-code", "code": code} if n % 2 else {"verb": "set-code", "code": code, "color": "#1a5fb4"},
    ]


def forget_chance(dump):
    """GUIDs are drawn and times are told by the clock; all else must be the same in each run."""
    return re.sub(r'\w+="(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:]+Z)"', "", dump)


class Lane:
    """One project that is killed again and again while lines of the same long script are done."""

    def __init__(self, case, number, verbs):
        self.case, self.verbs = case, verbs
        self.chance = random.Random(number)
        self.project = case.make_project(name="lane%d.caseweave" % number)
        self.script = case.folder / ("lane%d.jsonl" % number)
        self.done = 0

    def count_done(self):
        history = self.case.succeed("history", self.project, "--format", "json").out
        states = [row["state"] for row in json.loads(history)]
        self.case.assertEqual(set(states[1:]) - {"done"}, set())
        return len(states) - 1

    def work_and_kill(self):
        """Runs what is left for some milliseconds and gives back the number of lines that were printed."""
        self.script.write_text("".join(json.dumps(verb) + "\n" for verb in self.verbs[self.done:self.done + CHUNK]))
        worker = start("run", self.project, self.script, "--each", "--print")
        out = worker.stdout.readline() if self.chance.random() < 0.7 else b""
        time.sleep(self.chance.uniform(0, 0.08))
        worker.kill()
        out += worker.stdout.read()
        self.case.assertEqual(worker.communicate()[1], b"")
        return out.count(b"\n")

    def kill_once(self):
        """The printed lines are done, of those that were not printed one at most, and the project is whole."""
        printed = self.work_and_kill()
        self.case.assert_whole(self.project)
        now = self.count_done()
        self.case.assertIn(now - self.done, (printed, printed + 1), "after line %d" % self.done)
        self.done = now

    def run(self):
        for _ in range(KILLS_A_LANE):
            self.kill_once()
        return self


class Killed(CliTestCase):
    def test_what_was_printed_is_there(self):
        verbs = make_verbs(12000)
        lanes = [Lane(self, number, verbs) for number in range(LANES)]
        with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
            for lane in pool.map(Lane.run, lanes):
                self.assertGreater(lane.done, KILLS_A_LANE)
                self.compare_with_undisturbed(lane)

    def compare_with_undisturbed(self, lane):
        """Nothing is lost, nothing is there twice, and the work goes on."""
        expected = self.make_project(lane.verbs[:lane.done], "undisturbed%d.caseweave" % lane.done, each=True)
        self.assertEqual(forget_chance(self.succeed("dump", lane.project).out),
                         forget_chance(self.succeed("dump", expected).out))
        more = self.write_script(lane.verbs[lane.done:lane.done + 30], "more.jsonl")
        self.assertEqual(len(self.succeed("run", lane.project, more, "--each", "--print").lines), 30)
        self.assert_whole(lane.project)
        self.assert_one_file(lane.project)
