"""Do the eyes and hands of the end-to-end tests work?  Drives a small window that has one of everything."""
import os
import sys
import unittest

from cwdrive import App, AppCase, TimedOut, drop, press, screenshot, type_text

WINDOW = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "try-window.py")]


class Drive(AppCase):
    def setUp(self):
        super().setUp()
        self.app = self.start(WINDOW)

    def expect_status(self, words):
        self.app.find("label", words)

    def test_button_and_state(self):
        self.app.find("button", "Count").click()
        self.app.find("label", "%d characters" % len(self.app.find("text box", "Document").text))
        sure = self.app.find("checkbox", "Sure")
        self.assertNotIn("checked", sure.states)
        sure.point_and_click()
        sure.wait_state("checked")

    def test_select_and_type(self):
        text = self.app.find("text box", "Document").text
        text.select_phrase("the river came up")
        self.assertEqual(text.selected, "the river came up")
        text.select_phrase("waited")
        self.assertEqual(text.selected, "waited")
        type_text("slept")
        self.app.wait_for(lambda: "We slept." in text.contents, "the typed word")
        press("ctrl+z", "ctrl+z")           # the word, then the selection that it replaced
        self.app.wait_for(lambda: "We waited." in text.contents, "undo")
        text.select_far(12, text.offset_of("Line 250 of many.") + 8)
        self.assertTrue(text.selected.endswith("Line 250"))

    def test_entry_takes_any_character(self):
        entry = self.app.find("text box", "Coder")
        entry.text.replace("Åsa 王")
        self.assertEqual(entry.text.contents, "Åsa 王")
        entry.text.insert(3, "-Lena")
        self.assertEqual(entry.text.contents, "Åsa-Lena 王")
        with self.assertRaises(ValueError):
            type_text("ö")

    def test_keys_reach_actions(self):
        self.assertIn("win.quick", self.app.window.actions)
        press("ctrl+k")
        self.expect_status("quick")

    def test_dialog(self):
        self.app.find("button", "Ask").click()
        self.app.find("button", "Yes").click()
        self.expect_status("answer 1")
        self.app.wait_gone("button", "Yes")

    def test_rows_and_drag(self):
        codes = self.app.find("list", "Codes")
        row = codes.scroll_to_row("Code 120")
        row.point_and_click()
        codes.find("list item", "Code 120", states=["selected"])
        drop(row.box.center, self.app.find("text box", "Document").text.point(5))
        self.expect_status("dropped Code 120")

    def test_screenshot(self):
        screenshot(self.path("screen.png"))
        with open(self.path("screen.png"), "rb") as picture:
            self.assertEqual(picture.read(4), b"\x89PNG")

    def test_what_is_not_there_times_out(self):
        with self.assertRaises(TimedOut):
            self.app.find("button", "Nowhere", timeout=0.2)

    def test_quit(self):
        self.app.quit()


class Failure(AppCase):
    def test_end_of_the_program_ends_the_wait(self):
        kept = self.path("kept")
        os.environ["CASEWEAVE_ARTIFACTS"] = kept
        self.addCleanup(os.environ.pop, "CASEWEAVE_ARTIFACTS")
        with self.assertRaisesRegex(AssertionError, "told to fail"), App(WINDOW, label="fail: 1") as app:
            app.find("button", "Fail").click()
            app.find("label", "never", timeout=30)
        self.assertEqual(sorted(os.listdir(kept)), ["fail_1.png", "fail_1.stderr.txt", "fail_1.tree.txt"])

    def test_program_that_does_not_start(self):
        with self.assertRaisesRegex(AssertionError, "status 3"):
            App(["/bin/sh", "-c", "exit 3"])


if __name__ == "__main__":
    unittest.main()
