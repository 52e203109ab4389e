"""The text of a text view or an entry, read by AT-SPI and selected by hand."""
from . import hands

WINDOW_COORDINATES = 1


class Text:
    """Offsets count characters (Unicode code points) from 0."""

    def __init__(self, node):
        self.node = node

    def __len__(self):
        return self.node.get("Text", "CharacterCount")

    @property
    def contents(self):
        return self.slice(0, len(self))

    @property
    def caret(self):
        return self.node.get("Text", "CaretOffset")

    @property
    def selection(self):
        """(start, end), or None."""
        if self.node.call("Text", "GetNSelections")[0] == 0:
            return None
        start, end = self.node.call("Text", "GetSelection", "(i)", 0)
        return (start, end) if start != end else None

    @property
    def selected(self):
        """The selected words, or None."""
        return self.slice(*self.selection) if self.selection else None

    def slice(self, start, end):
        return self.node.call("Text", "GetText", "(ii)", start, end)[0]

    def attributes(self, offset):
        """The attributes at a place, and the range that has them: (dict, start, end)."""
        return self.node.call("Text", "GetAttributeRun", "(ib)", offset, False)

    def offset_of(self, phrase):
        """Where a phrase stands; it must be there exactly once."""
        contents = self.contents
        if contents.count(phrase) != 1:
            raise AssertionError("%r is %d times in %r" % (phrase, contents.count(phrase), self.node))
        return contents.index(phrase)

    # --- changing -----------------------------------------------------------------------------------------

    def replace(self, contents):
        """All of it, any characters, as one editing step of the widget."""
        self.node.call("EditableText", "SetTextContents", "(s)", contents)
        self.node.wait_for(lambda: self.contents == contents, "the text %r" % contents)

    def insert(self, offset, words):
        self.node.call("EditableText", "InsertText", "(isi)", offset, words, len(words.encode()))
        self.node.wait_for(lambda: self.slice(offset, offset + len(words)) == words, "the text %r" % words)

    # --- the mouse ------------------------------------------------------------------------------------------

    def character_box(self, offset):
        x, y, width, height = self.node.call("Text", "GetCharacterExtents", "(iu)", offset, WINDOW_COORDINATES)
        return self.node.place(x, y, width, height)

    def scroll_to(self, offset):
        """Turns the wheel until a character is in sight and stands still; returns its box.

        A long text moves while its lines are measured, hence the second look.
        """
        before = []

        def look():
            view, box = self.node.box, self.character_box(offset)
            if not view.holds(box):
                before.clear()
                hands.scroll(view.center, self._notches(view, box))
                return None
            before.append(box)
            return box if before[-2:] == [box, box] else None
        return self.node.wait_for(look, "character %d of %r in sight" % (offset, self.node))

    @staticmethod
    def _notches(view, box):
        """Small steps near the goal, so that it is not jumped over."""
        distance = box.y - view.center[1]
        return max(1, min(40, abs(distance) // 200)) * (1 if distance > 0 else -1)

    def point(self, offset):
        """The leading edge of a character, half-way down its line."""
        box = self.scroll_to(offset)
        return box.x + 1, box.y + box.height // 2

    def click(self, offset, button=1, times=1, held=None):
        hands.click(self.point(offset), button, times, held)

    def select(self, start, end):
        """Drags from one character to another, both in sight at once.

        A press inside a selection would drag its words, so that is dropped first.
        """
        if self.selection:
            self.click(end)
            self.node.wait_for(lambda: not self.selection, "no selection")
        goal = self.point(end)
        hands.drag(self.point(start), goal)
        self.node.wait_for(lambda: self.selection == (start, end), "the selection %d to %d" % (start, end))

    def select_far(self, start, end):
        """Clicks at one place and shift-clicks at another, which may be pages away."""
        self.click(start)
        self.node.wait_for(lambda: self.caret == start, "the caret at %d" % start)
        self.click(end, held="shift")
        self.node.wait_for(lambda: self.selection == (start, end), "the selection %d to %d" % (start, end))

    def select_phrase(self, phrase):
        """Drags over a phrase that is in the text exactly once."""
        start = self.offset_of(phrase)
        self.select(start, start + len(phrase))
