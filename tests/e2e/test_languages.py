"""The layout in a language a third longer, and in one that is written from right to left.

Widgets are found by the longer names, so this also shows that the texts come from the catalogue. The window must be as
narrow as it is told to be: a text that does not give way would keep it wide. Pictures are left for the eye."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import AppCase, press, screenshot, wait_until_still  # noqa: E402
from cwdrive.node import WINDOW_COORDINATES  # noqa: E402

TOOL = os.path.join(os.environ["CASEWEAVE_SOURCES"], "tests", "tools", "pseudo-locale")
SIZES = {"wide": (1200, 800), "half": (720, 720), "narrow": (380, 720)}


class Languages(AppCase):
    def setUp(self):
        super().setUp()
        self.project = self.path("sample.caseweave")
        shutil.copy(os.path.join(os.environ["CASEWEAVE_PREFIX"], "share", "caseweave", "sample.caseweave"),
                    self.project)
        self.languages = self.path("languages")
        subprocess.run([TOOL, self.languages], check=True)
        self.folder_of_pictures = os.environ.get("CASEWEAVE_PICTURES", self.folder)
        os.makedirs(self.folder_of_pictures, exist_ok=True)

    def start_in(self, language):
        self.language = language
        self.app = self.launch(self.project, env={
            "LC_ALL": language + ".UTF-8", "LOCPATH": os.path.join(self.languages, "locales"),
            "CASEWEAVE_LOCALEDIR": os.path.join(self.languages, "texts")})

    def find(self, role, name):
        return self.app.find(role, re.compile("^" + re.escape("[%s " % name)))

    def left_of(self, node):
        return node.call("Component", "GetExtents", "(u)", WINDOW_COORDINATES)[0][0]

    def window_facts(self, window):
        facts = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True).stdout
        return tuple(int(number) for number in re.findall(r"(?:Width|Height): (\d+)", facts)) or (0, 0)

    def window(self):
        """The largest: a tooltip is a window too.  Not by its title, which xdotool cannot read in a made-up language."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.app.process.pid)],
                               capture_output=True, text=True, check=True).stdout.split()
        return max(found, key=self.window_facts)

    def resize(self, width, height):
        window = self.window()
        subprocess.run(["xdotool", "windowmove", "--sync", window, "0", "0",
                        "windowsize", window, str(width), str(height)], check=True)
        wait_until_still()
        self.app.check_alive()
        self.assertEqual(self.window_facts(window), (width, height), "a text keeps the window wide")

    def take(self, view, size):
        wait_until_still()
        self.app.check_alive()
        screenshot(os.path.join(self.folder_of_pictures, "%s-%s-%s.png" % (view, size, self.language)))

    def go_through_views(self):
        self.resize(*SIZES["wide"])
        self.take("read", "wide")
        press("ctrl+4")
        self.app.find("grid", states=["focused"])
        self.take("matrix", "wide")
        press("ctrl+1")
        for size in ("half", "narrow"):
            self.resize(*SIZES[size])
            self.take("read", size)
        press("shift+F1")
        self.find("list", "Topics")
        self.take("help", "own")

    def test_longer(self):
        self.start_in("en_XA")
        self.find("text box", "Text of the source")
        self.go_through_views()

    def test_right_to_left(self):
        """The sources stand on the right, where reading begins."""
        self.start_in("he_XB")
        text = self.find("text box", "Text of the source")
        self.resize(*SIZES["wide"])
        sources = self.find("list", "Sources")
        self.assertGreater(self.left_of(sources), self.left_of(text))
        self.go_through_views()


if __name__ == "__main__":
    import unittest
    unittest.main()
