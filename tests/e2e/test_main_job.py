"""The main job, by keyboard, from an empty folder to printed evidence, and all the way back."""
import glob
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import AppCase, press, type_text, wait_until_still  # noqa: E402

SAMPLES = os.path.join(os.environ["CASEWEAVE_SOURCES"], "data", "sample", "sources")
FILES = ["2021-04-10 Interview P-07 crisis response.docx", "2021-03-23 Interview P-11 county behavioral health.odt",
         "2021-03-01 Agreement OCS and Lantern Street.pdf", "2021-06-05 Interview P-12 coalition.txt"]
CODES = ["who dispatches", "turf claim", "burnout"]


class MainJob(AppCase):
    def cli(self, command, *args):
        """What the file says, read by another program while the window is open."""
        tool = os.path.join(os.environ["CASEWEAVE_PREFIX"], "bin", "caseweave-cli")
        done = subprocess.run([tool, command, self.project, *args], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def rows(self, what):
        return self.cli("list", what, "--format", "csv").splitlines()[1:]

    def wait_rows(self, what, number):
        self.app.wait_for(lambda: len(self.rows(what)) == number, "%d %s in the file" % (number, what))

    # --- the steps, in the order of the job --------------------------------------------------------------

    def create_project(self):
        press("ctrl+n")
        self.app.find("dialog", "New Project")
        type_text("Two cities")
        press("Return")
        self.app.find("window", "Two cities — Caseweave")
        found = glob.glob(os.path.join(os.environ["HOME"], "**", "*.caseweave"), recursive=True)
        self.assertEqual(len(found), 1, found)
        self.project = found[0]

    def import_folder(self):
        folder = self.path("material")
        os.mkdir(folder)
        for name in FILES:
            shutil.copy(os.path.join(SAMPLES, name), folder)
        with open(os.path.join(folder, "broken.docx"), "w") as bad:
            bad.write("This is no Word document.")
        press("ctrl+alt+i")
        dialog = self.app.find("dialog", states=["active"])
        wait_until_still()
        type_text("/")
        entry = dialog.find(states=["focused"])
        entry.text.replace(folder)
        press("Return")
        self.wait_rows("sources", len(FILES))
        report = self.app.find("dialog", "Files Not Imported")
        report.find("label", "broken.docx")
        press("Escape")
        self.app.wait_gone("dialog", "Files Not Imported")

    def open_source(self, title):
        pane = self.app.find("list", "Sources")
        row = [row for row in pane.children if title in " ".join(n.name for n in row.walk())][0]
        row.point_and_click()
        self.app.find("label", title)
        self.app.find("text box", "Text of the source").point_and_click()

    def code_paragraph(self, code, new):
        """Five keys for a known code: v c, two letters, Enter."""
        press("j", "v", "c")
        self.app.find("search box", "Code to apply")
        type_text(code if new else code[:2])
        wait_until_still()
        press("ctrl+Return" if new else "Return")

    def code_passages(self):
        for source in (FILES[0], FILES[3]):
            self.open_source(os.path.splitext(source)[0])
            press("ctrl+Home", "j", "j")
            for code in CODES:
                before = len(self.rows("excerpts"))
                self.code_paragraph(code, new=source == FILES[0])
                self.wait_rows("excerpts", before + 1)
            before = len(self.rows("excerpts"))
            press("j", "v", "period")
            self.wait_rows("excerpts", before + 1)
        self.assertEqual(len(self.rows("codes")), len(CODES))

    def write_memo(self):
        """One key to the memo about the excerpt at hand."""
        press("p", "m")
        self.app.find("text box", "Text of the memo", states=["focused"])
        type_text("Dispatch comes up before anyone asks.")
        self.app.find("text box", "Title of the memo").point_and_click()
        type_text("First impressions")
        self.app.wait_for(lambda: "First impressions" in self.cli("list", "memos"), "the memo in the file")
        memo = self.cli("show", "M-1")
        self.assertIn("before anyone asks", memo)
        excerpts = [row.split(",")[0] for row in self.rows("excerpts")]
        self.assertEqual(1, sum("memo: M-1" in self.cli("show", excerpt) for excerpt in excerpts))

    def make_cases(self):
        for number, name in enumerate(("Calder City", "Port Orrin"), 1):
            wait_until_still()
            press("ctrl+shift+n")
            self.app.find("text box", states=["focused", "editable"])
            wait_until_still()
            type_text(name)
            press("Return")
            self.wait_rows("cases", number)

    def attribute(self, title, place):
        """Sources pane, the source's menu, Attribute to Case, the case at that place."""
        self.app.find("tab", "Sources").point_and_click()
        pane = self.app.find("list", "Sources")
        row = [row for row in pane.children if title in " ".join(n.name for n in row.walk())][0]
        row.point_and_click(button=3)
        wait_until_still()
        press("a")
        wait_until_still()
        press(*["Down"] * place, "Return")
        self.app.wait_for(lambda: self.cli("dump").count("\nattribution ") == place, "the attribution in the file")
        wait_until_still()

    def read_matrix(self):
        """The counts on the screen, the evidence behind one, back to the cell, and what it says in words."""
        press("ctrl+4")
        grid = self.app.find("grid", states=["focused"])
        press("ctrl+Home", "Right", "Right")
        self.app.wait_for(lambda: "Calder City" in grid.description and "burnout" in grid.description and
                          "2" in grid.description, "the count of Calder City and burnout")
        counts = self.cli("matrix", "--tidy", "-m", "excerpts").splitlines()
        self.assertIn("Calder City,burnout,excerpts,2", counts)
        self.assertIn("*,*,excerpts,8", counts)
        press("Return")
        evidence = self.app.find("list", "Excerpts of the cell")
        self.app.wait_for(lambda: len(evidence.children) == 2, "two excerpts in the evidence")
        press("Escape")
        self.app.find("grid", states=["focused"])
        press("e")
        self.app.find("text box", "Summary of the cell", states=["focused"])
        type_text("Tired of being asked to do both.")
        self.app.wait_for(lambda: "Tired of being asked" in self.cli("dump"), "the summary in the file")
        press("Escape")

    def follow_evidence(self):
        """An excerpt in the evidence opens its source at the place; Alt+Left is the way back."""
        self.app.find("grid", states=["focused"])
        press("Return")
        evidence = self.app.find("list", "Excerpts of the cell")
        self.app.wait_for(lambda: len(evidence.children) == 2, "two excerpts in the evidence")
        self.app.find("list item", states=["focused"])
        press("Return")
        self.app.find("text box", "Text of the source", states=["focused"])
        press("alt+Left")
        self.app.find("grid", states=["focused"])

    def print_evidence(self):
        press("ctrl+1")
        press("ctrl+p")
        self.app.find("dialog", "Print Excerpts")
        wait_until_still()
        press("ctrl+p")
        self.app.wait_for(lambda: os.path.exists(self.pdf) and os.path.getsize(self.pdf) > 0, "the PDF")
        wait_until_still()
        press("Escape")
        text = subprocess.run(["pdftotext", self.pdf, "-"], check=True, capture_output=True, text=True).stdout
        for word in CODES + ["Calder City", "Port Orrin", "[E-1]", "[E-8]"]:
            self.assertIn(word, text)

    def there_and_back(self):
        """Everything undone is the empty project; everything done again is what there was."""
        before = self.cli("dump")
        steps = 0
        while self.undo_label():
            self.app.do("win.undo")
            steps += 1
            self.assertLess(steps, 200)
        empty = self.cli("dump")
        self.assertEqual(len(empty.splitlines()), 1, empty)
        for _ in range(steps):
            self.app.do("win.redo")
        self.assertEqual(before, self.cli("dump"))
        self.assertGreater(steps, 15)

    def undo_label(self):
        steps = json.loads(self.cli("history", "--format", "json"))
        return any(step["state"] == "done" for step in steps)

    def runTest(self):
        self.pdf = self.path("evidence.pdf")
        self.app = self.launch(env={"CASEWEAVE_PRINT_TO": self.pdf})
        self.create_project()
        self.import_folder()
        self.code_passages()
        self.write_memo()
        self.make_cases()
        self.attribute(os.path.splitext(FILES[0])[0], 1)
        self.attribute(os.path.splitext(FILES[3])[0], 2)
        self.read_matrix()
        self.follow_evidence()
        self.print_evidence()
        self.there_and_back()
        self.app.quit()
        self.assertIn("whole", self.cli("check"))


if __name__ == "__main__":
    import unittest
    unittest.main()
