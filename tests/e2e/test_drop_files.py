"""Files dragged from another program onto the window are imported."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from talks import TalksCase, drop  # noqa: E402

OFFER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools", "offer-files.py")
CORNER = (0, 0, 200, 120)       # where the other window stands
ROOM = (0, 140, 1200, 700)      # and where ours does


class DropFiles(TalksCase):
    def place(self, app, x, y, width, height):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)],
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowmove", "--sync", found[-1], str(x), str(y),
                        "windowsize", found[-1], str(width), str(height)], check=True)

    def offer(self, *files):
        """The place of another window that files can be dragged from."""
        other = self.start([sys.executable, OFFER, *files])
        self.place(other, *CORNER)
        label = other.find("label", "Files")
        self.app.wait_for(lambda: label.box.center[1] < ROOM[1], "the other window in its place")
        return label.box.center

    def drop_onto(self, goal):
        """What is dropped, and what becomes of it, is the same wherever in the window."""
        files = [self.write("Interview 3.txt", "Here is more.\n"), self.write("Notes.md", "# More notes\n")]
        self.place(self.app, *ROOM)
        self.app.wait_for(lambda: goal.box.y >= ROOM[1], "the window in its place")
        drop(self.offer(*files), goal.box.center)
        self.app.wait_for(lambda: len(self.rows("sources")) == 4, "four sources in the file")
        self.row("Sources", "Interview 3")
        self.row("Sources", "More notes")

    def test_onto_the_text(self):
        self.drop_onto(self.open_first())

    def test_onto_the_list(self):
        self.open_first()
        self.drop_onto(self.app.find("list", "Sources"))


if __name__ == "__main__":
    import unittest
    unittest.main()
