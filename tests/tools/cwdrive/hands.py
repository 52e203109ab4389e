"""Keys and pointer, as XTEST events from xdotool.  A gesture is one xdotool call, so nothing gets between its steps."""
import itertools
import re
import subprocess
import time

from .wait import wait_for

DOUBLE_CLICK = 0.15     # as with-display sets it
_last_press = 0.0


def xdotool(*words):
    """Runs one chain of xdotool commands and returns what it printed; a search may well find nothing."""
    done = subprocess.run(["xdotool", *[str(word) for word in words]], capture_output=True, text=True)
    if done.returncode and words[0] != "search":
        raise RuntimeError("xdotool %s: %s" % (" ".join(map(str, words)), done.stderr))
    return done.stdout


def press(*keys):
    """press("ctrl+z"), press("Down", "Down", "Return")"""
    xdotool("key", "--delay", 10, *keys)


def type_text(text):
    """Types what is on an American keyboard.

    Other characters would need a key remapped under the program's feet, and now and then one gets lost: give them to
    Text.insert, or use a layout that has them.
    """
    if not text.isascii():
        raise ValueError("cannot be typed reliably: %r" % text)
    xdotool("type", "--delay", 10, "--", text)


def click(point, button=1, times=1, held=None):
    """held="shift": with that key down."""
    gesture = ["mousemove", *point]
    if held:
        gesture += ["keydown", held]
    gesture += ["click", "--repeat", times, "--delay", 20, button]
    if held:
        gesture += ["keyup", held]
    _perform(gesture)


def double_click(point):
    click(point, times=2)


def hold(key, gesture):
    """Calls gesture with a key held down."""
    xdotool("keydown", key)
    try:
        gesture()
    finally:
        xdotool("keyup", key)


def drag(start, end, steps=8):
    """Press, move, release: selects text, moves a divider."""
    gesture = ["mousemove", *start, "mousedown", 1]
    for step in range(1, steps + 1):
        gesture += ["mousemove", *_between(start, end, step / steps), "sleep", 0.01]
    _perform(gesture + ["sleep", 0.02, "mouseup", 1])


def drop(start, end, rest=None):
    """Drag and drop.  The two sides have to agree first: this moves on until the picture under the pointer shows that
    the drag has begun, and comes to the receiver in steps, with time to answer before the release.  With rest it waits
    there on the way, over a tab that shall open, and end is a function that says where to go from there."""
    before = _windows()
    _perform(["mousemove", *start, "sleep", 0.03, "mousedown", 1, "sleep", 0.03])
    steps = itertools.count(1)

    def begins():
        """Motions within one frame count as one, hence a look between any two."""
        way = 4 + 4 * (next(steps) % 8)
        xdotool("mousemove", start[0] + way, start[1] + way // 2)
        return _windows() - before
    try:
        wait_for(begins, "the beginning of a drag")
        if rest:
            start, end = rest, _rest_at(start, rest, end)
        for share in (0.5, 0.9, 0.97, 1):
            xdotool("mousemove", *_between(start, end, share), "sleep", 0.05)
        xdotool("sleep", 0.15)
    finally:
        xdotool("mouseup", 1)


def _rest_at(start, rest, find_end):
    for share in (0.5, 0.9, 1):
        xdotool("mousemove", *_between(start, rest, share), "sleep", 0.05)
    return find_end()


def scroll(point, notches):
    """Turns the wheel; down is positive."""
    if notches:
        _perform(["mousemove", *point, "click", "--repeat", abs(notches), "--delay", 6, 5 if notches > 0 else 4])


def _windows():
    """The X windows directly on the screen, pictures under the pointer among them."""
    facts = subprocess.run(["xwininfo", "-root", "-tree"], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^ +(0x[0-9a-f]+)", facts, re.M))


def _between(start, end, share):
    return [round(a + (b - a) * share) for a, b in zip(start, end)]


def _perform(gesture):
    """Keeps two gestures further apart than a double click, whatever the test does in between."""
    global _last_press
    pause = _last_press + DOUBLE_CLICK + 0.03 - time.monotonic()
    if pause > 0:
        time.sleep(pause)
    xdotool(*gesture)
    _last_press = time.monotonic()
