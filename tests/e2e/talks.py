"""A small project of two talks, for tests that need no more."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import AppCase, drop, press, wait_until_still  # noqa: E402,F401

WORDS = "nobody asked us"
TALKS = {
    "Interview 1": "INTERVIEWER: Who decides?\nMARISOL VEGA: They met twice, and nobody asked us. We read it in the paper.\n"
                   "INTERVIEWER: And then?\nMARISOL VEGA: Then we left.\n",
    "Interview 2": "INTERVIEWER: And here?\nBEN OKAFOR: Here we were asked.\n",
}
VERBS = """{"verb": "create-code", "name": "turf claim"}
{"verb": "create-code", "name": "Relations"}
{"verb": "create-case", "name": "Calder City"}
{"verb": "create-case", "name": "Port Orrin"}
"""


class TalksCase(AppCase):
    def setUp(self):
        super().setUp()
        self.project = self.path("talks.caseweave")
        self.cli("new", "--title", "Talks")
        for title, text in TALKS.items():
            self.cli("import", self.write(title + ".txt", text))
        self.cli("run", self.write("talks.jsonl", VERBS))
        self.app = self.launch(self.project)

    def write(self, name, text):
        with open(self.path(name), "w") as out:
            out.write(text)
        return self.path(name)

    def cli(self, command, *args):
        tool = os.path.join(os.environ["CASEWEAVE_PREFIX"], "bin", "caseweave-cli")
        done = subprocess.run([tool, command, self.project, *args], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def rows(self, what):
        return self.cli("list", what, "--format", "csv").splitlines()[1:]

    def row(self, which, title):
        """The row of a list that shows a title; AT-SPI and the pointer agree on rows to the pixel."""
        def look():
            rows = self.app.find("list", which).children
            return [row for row in rows if title in " ".join(node.name for node in row.walk())]
        return self.app.wait_for(look, "%s in %s" % (title, which))[0]

    def open_first(self):
        self.row("Sources", "Interview 1").point_and_click()
        view = self.app.find("text box", "Text of the source")
        self.app.wait_for(lambda: WORDS in view.text.contents, "the text")
        wait_until_still()
        return view

    def undo(self):
        self.app.do("win.undo")
