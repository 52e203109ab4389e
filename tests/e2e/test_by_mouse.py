"""What people do with the mouse: words onto a code, a code into another, a source onto a case."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from talks import WORDS, TalksCase, drop, press  # noqa: E402


PADDING = 6     # of the list of codes; AT-SPI's coordinates leave it out


class ByMouse(TalksCase):
    def middle_of_code(self, name):
        """Near the edges of a row a code is put before or after it, in the middle into it."""
        x, y = self.row("Codes", name).box.center
        return x, y + PADDING

    def test_words_onto_a_code(self):
        view = self.open_first()
        view.text.select_phrase(WORDS)
        x, y = view.text.point(view.text.offset_of(WORDS) + 5)
        drop((x, y), self.middle_of_code("turf claim"))
        self.app.wait_for(lambda: len(self.rows("excerpts")) == 1, "the excerpt in the file")
        self.assertIn("turf claim", self.cli("show", "E-1"))
        self.assertIn(WORDS, self.cli("show", "E-1"))
        self.undo()
        self.app.wait_for(lambda: not self.rows("excerpts"), "no excerpt in the file")

    def paths(self):
        return [row.split(",")[2] for row in self.rows("codes")]

    def test_code_into_another(self):
        self.open_first()
        drop(self.middle_of_code("turf claim"), self.middle_of_code("Relations"))
        self.app.wait_for(lambda: "Relations › turf claim" in self.paths(), "turf claim below Relations")
        self.undo()
        self.app.wait_for(lambda: "turf claim" in self.paths(), "turf claim at the top")

    def test_source_onto_a_case(self):
        """The drag rests over the tab until the cases come to the front."""
        tab = self.app.find("tab", "Cases")
        source = self.row("Sources", "Interview 2").box.center
        drop(source, lambda: self.row("Cases", "Port Orrin").box.center, rest=tab.box.center)
        self.app.wait_for(lambda: "\nattribution " in self.cli("dump"), "the attribution in the file")
        self.row("Cases", "Port Orrin").point_and_click()
        press("Right")
        self.row("Cases", "Interview 2")
        self.undo()
        self.app.wait_for(lambda: "\nattribution " not in self.cli("dump"), "no attribution in the file")


if __name__ == "__main__":
    import unittest
    unittest.main()
