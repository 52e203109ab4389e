#!/usr/bin/env python3
"""A window with one button-sized place from which the named files can be dragged, as a file manager offers them."""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, GObject, Gtk  # noqa: E402


def open_window(app, paths):
    files = Gdk.FileList.new_from_array([Gio.File.new_for_path(path) for path in paths])
    value = GObject.Value(Gdk.FileList, files)
    label = Gtk.Label(label="Files")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(value))
    label.add_controller(source)
    Gtk.ApplicationWindow(application=app, title="Files to drag", child=label, default_width=160,
                          default_height=90).present()


app = Gtk.Application(application_id="io.github.caseweave.OfferFiles", flags=Gio.ApplicationFlags.NON_UNIQUE)
app.connect("activate", open_window, sys.argv[1:])
sys.exit(app.run([]))
