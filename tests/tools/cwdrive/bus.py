"""The accessibility bus."""
import functools
import os

from gi.repository import Gio, GLib

PREFIX = "org.a11y.atspi."
REGISTRY = PREFIX + "Registry"
ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
CALL_MS = 5000


@functools.cache
def connection():
    """One connection for the whole test program; with-display has started the bus."""
    address = os.environ.get("AT_SPI_BUS_ADDRESS")
    if not address:
        raise RuntimeError("no accessibility bus: run this under tests/tools/with-display")
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def call(peer, path, interface, method, signature=None, *args):
    """Calls a method and returns its results as a tuple."""
    body = GLib.Variant(signature, args) if signature else None
    reply = connection().call_sync(peer, path, interface, method, body, None, Gio.DBusCallFlags.NONE, CALL_MS, None)
    return reply.unpack()


def send(peer, path, interface, method, signature, *args):
    """Calls a method without waiting for an answer that may come late."""
    message = Gio.DBusMessage.new_method_call(peer, path, interface, method)
    message.set_flags(Gio.DBusMessageFlags.NO_REPLY_EXPECTED)
    message.set_body(GLib.Variant(signature, args))
    connection().send_message(message, Gio.DBusSendMessageFlags.NONE)
    connection().flush_sync(None)


def get(peer, path, interface, name):
    """Reads a property."""
    return call(peer, path, "org.freedesktop.DBus.Properties", "Get", "(ss)", interface, name)[0]


def put(peer, path, interface, name, value):
    """Writes a property; value is a GLib.Variant."""
    call(peer, path, "org.freedesktop.DBus.Properties", "Set", "(ssv)", interface, name, value)


def programs():
    """The (peer, path) of every program on the bus."""
    return call(REGISTRY, ROOT, PREFIX + "Accessible", "GetChildren")[0]


def process_of(peer):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                "(s)", peer)[0]
