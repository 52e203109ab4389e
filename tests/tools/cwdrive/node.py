"""One accessible object: what a person sees of a widget."""
import collections
import re

from gi.repository import GLib

from . import bus, hands
from .text import Text

# The bits of a state set, in the order of the AT-SPI protocol.
STATES = ("invalid", "active", "armed", "busy", "checked", "collapsed", "defunct", "editable", "enabled", "expandable",
          "expanded", "focusable", "focused", "has-tooltip", "horizontal", "iconified", "modal", "multi-line",
          "multiselectable", "opaque", "pressed", "resizable", "selectable", "selected", "sensitive", "showing",
          "single-line", "stale", "transient", "vertical", "visible", "manages-descendants", "indeterminate", "required",
          "truncated", "animated", "invalid-entry", "supports-autocompletion", "selectable-text", "is-default", "visited",
          "checkable", "has-popup", "read-only")
UNREMARKABLE = {"enabled", "sensitive", "visible", "showing", "opaque"}
WINDOW_COORDINATES = 1


class Box(collections.namedtuple("Box", "x y width height")):
    """A rectangle in pixels of the display."""

    @property
    def center(self):
        return self.x + self.width // 2, self.y + self.height // 2

    def holds(self, other):
        """Whether the other lies inside from top to bottom."""
        return self.y <= other.y and other.y + other.height <= self.y + self.height + 1


class Node:
    """Compared by identity on the bus; every property asks the program anew."""

    def __init__(self, app, peer, path):
        self.app, self.peer, self.path = app, peer, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.peer, self.path) == (other.peer, other.path)

    def __hash__(self):
        return hash((self.peer, self.path))

    def __repr__(self):
        try:
            return "%s %r" % (self.role, self.name)
        except GLib.Error:
            return "something that has gone"

    def call(self, interface, method, signature=None, *args):
        return bus.call(self.peer, self.path, bus.PREFIX + interface, method, signature, *args)

    def get(self, interface, name):
        return bus.get(self.peer, self.path, bus.PREFIX + interface, name)

    # --- seeing ---------------------------------------------------------------------------------------

    @property
    def name(self):
        return self.get("Accessible", "Name")

    @property
    def description(self):
        return self.get("Accessible", "Description")

    @property
    def role(self):
        return self.call("Accessible", "GetRoleName")[0]

    @property
    def states(self):
        low, high = self.call("Accessible", "GetState")[0]
        bits = low | high << 32
        return {name for place, name in enumerate(STATES) if bits >> place & 1}

    @property
    def children(self):
        found = self.call("Accessible", "GetChildren")[0]
        return [Node(self.app, peer, path) for peer, path in found if path != bus.NOTHING]

    @property
    def parent(self):
        return Node(self.app, *self.get("Accessible", "Parent"))

    @property
    def value(self):
        """Of a scale, a scroll bar, a spin button, a progress bar."""
        return self.get("Value", "CurrentValue")

    @value.setter
    def value(self, number):
        bus.put(self.peer, self.path, bus.PREFIX + "Value", "CurrentValue", GLib.Variant("d", number))

    @property
    def text(self):
        return Text(self)

    def walk(self, hidden=False):
        """This node and all below it, top down; what is not showing is left out unless asked for."""
        yield self
        for child in self._children_or_none():
            try:
                if hidden or "showing" in child.states:
                    yield from child.walk(hidden)
            except GLib.Error:      # went away while we looked
                continue

    def _children_or_none(self):
        try:
            return self.children
        except GLib.Error:
            return []

    def matches(self, role=None, name=None, states=()):
        """name is the whole name, or a compiled pattern to search for."""
        try:
            if role is not None and self.role != role:
                return False
            if isinstance(name, re.Pattern):
                if not name.search(self.name):
                    return False
            elif name is not None and self.name != name:
                return False
            return not states or set(states) <= self.states
        except GLib.Error:
            return False

    def find_all(self, role=None, name=None, states=(), hidden=False):
        """All that match now, this node not among them."""
        return [node for node in self.walk(hidden) if node != self and node.matches(role, name, states)]

    def find(self, role=None, name=None, states=(), hidden=False, timeout=None):
        """The first match; waits for it."""
        what = "%s %r %s in %r" % (role or "anything", name, " ".join(states), self)
        return self.wait_for(lambda: self.find_all(role, name, states, hidden), what, timeout)[0]

    def wait_gone(self, role=None, name=None, states=(), timeout=None):
        """Waits until nothing matches."""
        self.wait_for(lambda: not self.find_all(role, name, states), "no %s %r" % (role, name), timeout)

    def wait_state(self, state, on=True, timeout=None):
        what = "%r to be %s%s" % (self, "" if on else "not ", state)
        self.wait_for(lambda: (state in self.states) == on, what, timeout)

    def wait_for(self, condition, what, timeout=None):
        """As wait_for, but ends at once when the program does."""
        return self.app.wait_for(condition, what, timeout)

    def tree(self, depth=0):
        """One line a node, for a person to read."""
        try:
            remarkable = " ".join(sorted(self.states - UNREMARKABLE))
            hidden = "" if depth == 0 or "showing" in self.states else " (hidden)"
            lines = ["%s%s %r %s%s" % ("  " * depth, self.role, self.name, remarkable, hidden)]
        except GLib.Error:
            return []
        for child in self._children_or_none():
            lines += child.tree(depth + 1)
        return lines

    # --- acting ---------------------------------------------------------------------------------------

    @property
    def actions(self):
        count = self.get("Action", "NActions")
        return [self.call("Action", "GetName", "(i)", index)[0] for index in range(count)]

    def do(self, action, answer=True):
        """Performs an action by its name, e.g. "click", "win.undo", "listitem.expand".

        A handler that runs a main loop of its own (a print dialog) answers only at its end: answer=False does not wait.
        """
        names = self.actions
        if action not in names:
            raise AssertionError("%r has no action %s, only %s" % (self, action, ", ".join(names)))
        place = names.index(action)
        if answer:
            if not self.call("Action", "DoAction", "(i)", place)[0]:
                raise AssertionError("%r refused the action %s" % (self, action))
        else:
            bus.send(self.peer, self.path, bus.PREFIX + "Action", "DoAction", "(i)", place)

    def click(self):
        """By its action: exact wherever it is.  A button answers at once and reacts a quarter of a second later."""
        self.do("click")

    def select_child(self, index):
        """Of a list: adds one of the rows that exist to the selection."""
        if not self.call("Selection", "SelectChild", "(i)", index)[0]:
            raise AssertionError("%r did not select its child %d" % (self, index))

    def point_and_click(self, button=1, times=1, held=None):
        """With the pointer, in the middle; rows and texts are exact, what lies in padded boxes is some pixels off."""
        hands.click(self.box.center, button, times, held)

    def scroll_to_row(self, name):
        """Of a long list: turns the wheel until the row of that name is in sight, and returns it.

        Only rows near the visible part exist, so this starts at the top.
        """
        middle = self.box.center
        hands.scroll(middle, -400)
        steps = iter(range(1000))

        def look():
            row = next((child for child in self.children if child.matches(name=name)), None)
            if row and self.box.holds(row.box):
                return row
            down = row is None or row.box.y > self.box.y
            hands.scroll(middle, (4 if row is None else 1) * (1 if down else -1))
            if next(steps, None) is None:
                raise AssertionError("no row %r in %r" % (name, self))
            return None
        return self.wait_for(look, "row %r of %r in sight" % (name, self))

    # --- where it is -------------------------------------------------------------------------------------

    @property
    def window(self):
        """The top of this node's branch: its window or dialog with a window of its own."""
        node = self
        while True:
            parent = node.parent
            if parent.path == bus.ROOT or parent.path == bus.NOTHING or parent == self.app.root:
                return node
            node = parent

    @property
    def box(self):
        return self.place(*self._extents())

    def place(self, x, y, width, height):
        """From coordinates of the accessible window to the display's.

        GTK counts the window's own shadow twice in them: once for the window node and once for what is in it.
        """
        window = self.window
        left, top = self.app.window_position(window)
        shadow_x, shadow_y, _, _ = window._extents()
        return Box(left + x - 2 * shadow_x, top + y - 2 * shadow_y, width, height)

    def _extents(self):
        return self.call("Component", "GetExtents", "(u)", WINDOW_COORDINATES)[0]
