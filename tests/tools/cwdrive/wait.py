"""Waiting: the only place where time passes."""
import os
import time

from gi.repository import GLib

TIMEOUT = float(os.environ.get("CASEWEAVE_TIMEOUT", "20"))
FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.05


class TimedOut(AssertionError):
    """What was waited for did not come."""


def wait_for(condition, what, timeout=None):
    """Calls condition until it returns something true, and returns that.

    What is not there yet, or has just gone (a bus error, a failed lookup), counts as false.
    """
    deadline = time.monotonic() + (TIMEOUT if timeout is None else timeout)
    pause = FIRST_PAUSE
    while True:
        trouble = ""
        try:
            value = condition()
            if value:
                return value
        except (GLib.Error, LookupError) as error:
            trouble = " (%s)" % error
        if time.monotonic() >= deadline:
            raise TimedOut("waited in vain for %s%s" % (what, trouble))
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)
