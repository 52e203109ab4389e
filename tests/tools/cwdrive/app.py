"""A started program."""
import os
import re
import subprocess
import sys
import tempfile

from gi.repository import GLib

from . import bus, hands, screen
from .node import Node
from .wait import TimedOut, wait_for


class App:
    """Starts a program and waits for its window; as a context manager it ends it, and keeps the evidence of a failure."""

    def __init__(self, command, env=None, cwd=None, label=None):
        self.label = label or os.path.basename(command[0])
        self.log = tempfile.NamedTemporaryFile("w+", prefix="stderr-", suffix=".txt", errors="replace")
        settings = dict(os.environ)
        settings.setdefault("G_DEBUG", "fatal-criticals")
        settings.update(env or {}, GTK_A11Y="atspi")
        self.process = subprocess.Popen(command, env=settings, cwd=cwd, stdin=subprocess.DEVNULL, stderr=self.log)
        self.root = None
        try:
            self.root = self.wait_for(self._find_root, "the program on the accessibility bus")
            self.wait_for(lambda: any("showing" in window.states for window in self.root.children), "a window")
        except BaseException:
            self.save_artifacts()
            self.kill()
            raise

    def _find_root(self):
        for peer, path in bus.programs():
            try:
                if bus.process_of(peer) == self.process.pid:
                    return Node(self, peer, path)
            except GLib.Error:      # another one, just leaving
                continue
        return None

    # --- the whole program is looked at like one node ---------------------------------------------------------

    def find(self, *args, **kwargs):
        return self.root.find(*args, **kwargs)

    def find_all(self, *args, **kwargs):
        return self.root.find_all(*args, **kwargs)

    def wait_gone(self, *args, **kwargs):
        self.root.wait_gone(*args, **kwargs)

    def tree(self):
        return "\n".join(self.root.tree()) if self.root else "(not on the accessibility bus)"

    @property
    def window(self):
        """The main window: the first that the program made."""
        return self.root.children[0]

    @property
    def focused(self):
        """The node that has the keyboard focus."""
        return self.find(states=["focused"])

    def do(self, action, answer=True):
        """An action of the window or the program: "win.undo", "app.quit"."""
        self.window.do(action, answer)

    def wait_for(self, condition, what, timeout=None):
        """As wait_for, but ends at once when the program does."""
        def alive():
            self.check_alive()
            return condition()
        try:
            return wait_for(alive, what, timeout)
        except TimedOut as late:
            raise TimedOut("%s\n%s" % (late, self.messages())) from None

    def window_position(self, window):
        """Where an accessible window stands on the display.  The X window is known by process and title."""
        title = "^%s$" % re.sub(r"([][.^$*+?(){}|\\])", r"\\\1", window.name)
        found = hands.xdotool("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", title).split()
        if not found:
            raise LookupError("no X window %r" % window.name)
        # Not xdotool's own answer: it counts the frame of a decorated window twice.
        facts = subprocess.run(["xwininfo", "-id", found[-1]], check=True, capture_output=True, text=True).stdout
        return tuple(int(re.search(r"Absolute upper-left %s: +(-?\d+)" % axis, facts)[1]) for axis in "XY")

    # --- its end ----------------------------------------------------------------------------------------------

    def check_alive(self):
        status = self.process.poll()
        if status is not None:
            raise AssertionError("%s ended by itself with status %d\n%s" % (self.label, status, self.messages()))

    def messages(self):
        """What the program wrote to stderr so far."""
        with open(self.log.name, errors="replace") as log:
            return log.read()

    def quit(self, action="window.close", timeout=None):
        """Lets the program end in its own way, and expects that it does so without a complaint."""
        self.window.do(action, answer=False)
        status = wait_for(lambda: (self.process.poll() is not None) and [self.process.returncode],
                          "the end of %s" % self.label, timeout)[0]
        if status:
            raise AssertionError("%s ended with status %d\n%s" % (self.label, status, self.messages()))

    def kill(self):
        """At once, as a power failure would."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def close(self):
        """Ends the program if it still runs; one that has failed meanwhile is an error."""
        status = self.process.poll()
        if status is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        elif status:
            raise AssertionError("%s had ended with status %d\n%s" % (self.label, status, self.messages()))

    def save_artifacts(self):
        """A screenshot, the tree of widgets and the messages, for whoever has to find out what happened."""
        folder = os.environ.get("CASEWEAVE_ARTIFACTS")
        if not folder:
            return
        base = os.path.join(folder, re.sub(r"[^\w.-]+", "_", self.label))
        try:
            screen.screenshot(base + ".png")
            for suffix, words in ((".stderr.txt", self.messages()), (".tree.txt", self.tree())):
                with open(base + suffix, "w") as out:
                    out.write(words + "\n")
        except Exception as trouble:    # must never hide the failure itself
            print("cwdrive: not all artefacts could be kept: %s" % trouble, file=sys.stderr)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.save_artifacts()
            self.kill()
        else:
            self.close()
