"""The keys of reading mode as a keyboard sends them: with Shift where the layout needs it."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from talks import TalksCase, press  # noqa: E402


class ReadingKeys(TalksCase):
    def wait_quote(self, words):
        self.app.wait_for(lambda: self.cli("show", "E-1").splitlines()[-1] == "text: " + words, words)

    def test_speakers_and_edges(self):
        view = self.open_first()
        view.point_and_click()
        press("ctrl+Home")
        press("J")
        self.app.wait_for(lambda: view.text.caret == view.text.contents.index("MARISOL"), "the caret at the second speaker")
        press("K")
        self.app.wait_for(lambda: view.text.caret == 0, "the caret at the first speaker")
        press("J", "s")
        self.app.wait_for(lambda: view.text.selected == "They met twice, and nobody asked us.", "the sentence")
        press("i")
        self.app.wait_for(lambda: "They met twice, and nobody asked us" in "".join(self.rows("codes")), "the code")
        for key, words in (("bracketleft", "They met twice, and nobody asked"),
                           ("braceright", "met twice, and nobody asked"),
                           ("braceleft", "They met twice, and nobody asked"),
                           ("alt+bracketright", "They met twice, and nobody asked us."),
                           ("bracketright", "They met twice, and nobody asked us. We"),
                           ("alt+bracketleft", "They met twice, and nobody asked us.")):
            press(key)
            self.wait_quote(words)
        press("q")
        self.app.wait_for(lambda: "starred: yes" in self.cli("show", "E-1"), "the star")


if __name__ == "__main__":
    import unittest
    unittest.main()
