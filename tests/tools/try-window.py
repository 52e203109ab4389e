#!/usr/bin/env python3
"""A small window with one of everything that cwdrive has to handle; test_cwdrive.py drives it."""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, GObject, Gtk  # noqa: E402

WORDS = "It rained all week. We waited.\nThen the river came up; nobody said a word about the “Brücke”.\n"


class TryWindow(Gtk.ApplicationWindow):
    def __init__(self, **kwargs):
        super().__init__(title="Try (this) window", default_width=700, default_height=500, **kwargs)
        self.status = Gtk.Label(label="ready")
        self.view = self.labelled(Gtk.TextView(wrap_mode=Gtk.WrapMode.WORD), "Document")
        self.view.get_buffer().set_text(WORDS + "\n".join("Line %d of many." % n for n in range(300)))
        self.view.get_buffer().place_cursor(self.view.get_buffer().get_start_iter())
        drop = Gtk.DropTarget.new(GObject.TYPE_STRING, Gdk.DragAction.COPY)
        drop.connect("drop", lambda _target, code, _x, _y: self.say("dropped " + code) or True)
        drop.set_propagation_phase(Gtk.PropagationPhase.CAPTURE)     # before the text takes it as words
        self.view.add_controller(drop)
        side = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
        side.append(self.button("Count", lambda: self.say("%d characters" % self.view.get_buffer().get_char_count())))
        side.append(self.button("Ask", self.ask))
        side.append(self.button("Fail", lambda: sys.exit("told to fail")))
        side.append(self.labelled(Gtk.Entry(), "Coder"))
        side.append(Gtk.CheckButton(label="Sure"))
        side.append(Gtk.ScrolledWindow(child=self.codes(), vexpand=True))
        side.append(self.status)
        paned = Gtk.Paned(start_child=side, end_child=Gtk.ScrolledWindow(child=self.view, hexpand=True))
        self.set_child(paned)
        quick = Gio.SimpleAction.new("quick", None)
        quick.connect("activate", lambda *_: self.say("quick"))
        self.add_action(quick)

    def say(self, words):
        self.status.set_label(words)

    @staticmethod
    def labelled(widget, name):
        widget.update_property([Gtk.AccessibleProperty.LABEL], [name])
        return widget

    @staticmethod
    def button(label, handler):
        button = Gtk.Button(label=label)
        button.connect("clicked", lambda _button: handler())
        return button

    def codes(self):
        def set_up(_factory, item):
            item.set_child(Gtk.Label(xalign=0))
            source = Gtk.DragSource()
            source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(item.get_item().get_string()))
            item.get_child().add_controller(source)

        def bind(_factory, item):
            item.get_child().set_label(item.get_item().get_string())
            item.set_accessible_label(item.get_item().get_string())
        factory = Gtk.SignalListItemFactory()
        factory.connect("setup", set_up)
        factory.connect("bind", bind)
        model = Gtk.SingleSelection(model=Gtk.StringList.new(["Code %d" % n for n in range(400)]))
        return self.labelled(Gtk.ListView(model=model, factory=factory), "Codes")

    def ask(self):
        dialog = Gtk.AlertDialog(message="Really?", buttons=["No", "Yes"])
        dialog.choose(self, None, lambda d, answer: self.say("answer %d" % d.choose_finish(answer)))


app = Gtk.Application(application_id="io.github.caseweave.Try", flags=Gio.ApplicationFlags.NON_UNIQUE)
app.connect("activate", lambda a: TryWindow(application=a).present())
app.set_accels_for_action("win.quick", ["<Control>k"])
sys.exit(app.run([]))
