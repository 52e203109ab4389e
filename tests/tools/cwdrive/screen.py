"""What the whole display shows."""
import hashlib
import os
import subprocess
import time

from .wait import wait_for


def screenshot(path):
    """Writes the display as PNG."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    subprocess.run(["import", "-silent", "-window", "root", path], check=True, timeout=30)


def _digest():
    pixels = subprocess.run(["import", "-silent", "-window", "root", "rgb:-"], check=True, capture_output=True, timeout=30).stdout
    return hashlib.sha256(pixels).digest()


def is_still(looks=3, pause=0.05):
    """Whether the picture stays the same over some looks."""
    first = _digest()
    for _ in range(looks - 1):
        time.sleep(pause)
        if _digest() != first:
            return False
    return True


def wait_until_still(timeout=None):
    """Waits until nothing moves on the display."""
    wait_for(is_still, "a picture that stands still", timeout)
