"""Pictures of each view on the sample project, wide and narrow, in the scheme of the display.

They are for the eye: what is checked is that each view is there and that something is drawn. They are left in
$CASEWEAVE_PICTURES, or in the test's own folder."""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import AppCase, press, screenshot, wait_until_still  # noqa: E402

SIZES = {"wide": (1200, 800), "narrow": (360, 720)}


class Screenshots(AppCase):
    def setUp(self):
        super().setUp()
        self.project = self.path("sample.caseweave")
        shutil.copy(os.path.join(os.environ["CASEWEAVE_PREFIX"], "share", "caseweave", "sample.caseweave"),
                    self.project)
        self.scheme = os.environ.get("CASEWEAVE_SCHEME", "light")
        self.folder_of_pictures = os.environ.get("CASEWEAVE_PICTURES", self.folder)
        os.makedirs(self.folder_of_pictures, exist_ok=True)
        self.app = self.launch(self.project)

    def resize(self, width, height):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.app.process.pid)],
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowmove", "--sync", found[-1], "0", "0",
                        "windowsize", found[-1], str(width), str(height)], check=True)
        wait_until_still()
        self.width, self.height = width, height

    def take(self, name):
        wait_until_still()
        path = os.path.join(self.folder_of_pictures, "%s-%s.png" % (name, self.scheme))
        screenshot(path)
        subprocess.run(["mogrify", "-crop", "%dx%d+0+0" % (self.width + 12, self.height + 12), "+repage", path],
                       check=True)
        colors = subprocess.run(["identify", "-format", "%k", path], capture_output=True, text=True, check=True)
        self.assertGreater(int(colors.stdout), 50, "%s is all but empty" % path)

    def take_views(self, size):
        self.resize(*SIZES[size])
        press("ctrl+1")
        self.app.find("text box", "Text of the source").point_and_click()
        press("n")
        self.take("read-" + size)
        press("v", "c")
        self.app.find("search box", "Code to apply")
        self.take("picker-" + size)
        press("Escape", "Escape")
        press("ctrl+4")
        self.app.find("grid", states=["focused"])
        self.take("matrix-" + size)
        press("Return")
        self.app.find("list", "Excerpts of the cell")
        self.take("evidence-" + size)
        press("Escape")
        press("ctrl+2")
        self.app.find("tree grid", "Codes")
        self.take("codebook-" + size)
        press("ctrl+3")
        self.app.find("list", "Memos")
        self.take("memo-page-" + size)
        press("ctrl+1")

    def test_wide(self):
        self.take_views("wide")
        press("ctrl+F9")
        self.app.find("list", "Memos")
        self.take("memos-wide")
        press("ctrl+p")
        self.app.find("dialog", "Print Excerpts")
        self.take("print-wide")

    def test_narrow(self):
        self.take_views("narrow")


if __name__ == "__main__":
    import unittest
    unittest.main()
