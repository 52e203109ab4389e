"""Keys and pointer, as XTEST events from xdotool.  A gesture is one xdotool call, so nothing gets between its steps."""
import subprocess
import time

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


def drop(start, end):
    """Drag and drop.  Both sides have to agree first, so there is time to begin the drag, and before the release."""
    x, y = start
    begin = ["mousemove", x, y, "sleep", 0.03, "mousedown", 1, "sleep", 0.03, "mousemove", x + 6, y + 6, "sleep", 0.02,
             "mousemove", x + 16, y + 16, "sleep", 0.12]
    move = ["mousemove", *_between(start, end, 0.5), "sleep", 0.03, "mousemove", end[0] - 4, end[1], "sleep", 0.03]
    _perform(begin + move + ["mousemove", *end, "sleep", 0.12, "mouseup", 1])


def scroll(point, notches):
    """Turns the wheel; down is positive."""
    if notches:
        _perform(["mousemove", *point, "click", "--repeat", abs(notches), "--delay", 6, 5 if notches > 0 else 4])


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
