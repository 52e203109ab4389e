"""A project that the document portal hands over alone is continued in a copy."""
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import AppCase, press, wait_until_still  # noqa: E402


class PortalCopy(AppCase):
    def setUp(self):
        super().setUp()
        folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "doc", "1a2b")
        os.makedirs(folder)
        self.addCleanup(shutil.rmtree, folder)
        self.project = os.path.join(folder, "Sample.caseweave")
        shutil.copy(os.path.join(os.environ["CASEWEAVE_PREFIX"], "share", "caseweave", "sample.caseweave"), self.project)
        with open(self.project, "rb") as file:
            self.before = file.read()

    def test_copy(self):
        app = self.launch(self.project)
        button = app.find("button", "Continue in a Copy…")
        wait_until_still()
        button.point_and_click()
        app.find("button", "Make a Copy")
        wait_until_still()
        press("Return")
        wait_until_still()
        app.find("text box", "Text of the source")
        self.assertTrue(os.path.exists(os.path.join(os.environ["HOME"], "Documents", "Sample.caseweave")))
        with open(self.project, "rb") as file:
            self.assertEqual(file.read(), self.before)
        self.assertEqual(os.listdir(os.path.dirname(self.project)), ["Sample.caseweave"])


if __name__ == "__main__":
    import unittest
    unittest.main()
