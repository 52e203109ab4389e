"""cwdrive - drives the installed program from outside, as a person would: eyes, hands and patience.

The eyes are AT-SPI, read from the accessibility bus without a client cache, so no answer is stale.  The hands are real
key and pointer events.  Everything that looks for something waits for it, so a test needs no sleep.

    from cwdrive import App, press

    with App(["caseweave", path]) as app:
        view = app.find("text box", "Source text")
        view.text.select_phrase("I could not sleep")      # a drag with the mouse
        app.find("button", "Apply Code").click()          # the button's action
        app.wait_for(lambda: app.find_all("list item", "Sleep"), "the coding in the list")
        press("ctrl+z")

Runs under `with-display`.  Roles are GTK's own words: "window", "button", "toggle button", "text box", "list item",
"menu item", "dialog" ... (`print(app.tree())` shows them).  When a test fails, a screenshot, the tree of widgets and
the program's messages are left in the folder $CASEWEAVE_ARTIFACTS.
"""
from .app import App
from .case import AppCase
from .hands import click, double_click, drag, drop, hold, press, scroll, type_text
from .node import Box, Node
from .screen import is_still, screenshot, wait_until_still
from .text import Text
from .wait import TimedOut, wait_for

__all__ = ["App", "AppCase", "Box", "Node", "Text", "TimedOut", "click", "double_click", "drag", "drop", "hold",
           "is_still", "press", "screenshot", "scroll", "type_text", "wait_for", "wait_until_still"]
