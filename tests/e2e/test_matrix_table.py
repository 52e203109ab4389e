"""The matrix as a screen reader finds it: rows and cells that the grid only draws."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from talks import TalksCase, press  # noqa: E402


class MatrixTable(TalksCase):
    def setUp(self):
        super().setUp()
        self.grid = None

    def names(self):
        return [[cell.name for cell in row.children] for row in self.grid.children]

    def test_table(self):
        self.open_first()
        press("ctrl+4")
        self.grid = self.app.find("grid", states=["focused"])
        self.app.wait_for(lambda: len(self.grid.children) == 4, "headings, two cases and the total")
        names = self.names()
        self.assertEqual([row[0] for row in names], ["Excerpts", "Calder City", "Port Orrin", "All rows"])
        self.assertEqual(names[0][1:3], ["turf claim", "Relations"])
        self.assertIn("Calder City × turf claim", names[1][1])
        cell = self.grid.children[1].children[1]
        self.assertEqual(cell.role, "grid cell")
        self.assertIn("selected", cell.states)
        press("Down")
        self.app.wait_for(lambda: "selected" in self.grid.children[2].children[1].states, "the cell below selected")
        self.assertNotIn("selected", cell.states)

    def test_places(self):
        """A cell is where it is drawn: a click on its middle goes there."""
        self.open_first()
        press("ctrl+4")
        self.grid = self.app.find("grid", states=["focused"])
        cell = self.grid.children[2].children[2]
        cell.point_and_click()
        self.app.wait_for(lambda: "selected" in cell.states, "the cell that was clicked")
        self.app.wait_for(lambda: "Port Orrin × Relations" in self.grid.description, "its description")


if __name__ == "__main__":
    import unittest
    unittest.main()
