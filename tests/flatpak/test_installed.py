"""The installed Flatpak, used as a person would: a project in Documents, one file imported and coded, printed, and the
walls of the sandbox felt for.

Run by `./dev flatpak` under with-display; CASEWEAVE_FLATPAK_APP names what is installed."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
from cwdrive import App, AppCase, press, screenshot, type_text, wait_until_still  # noqa: E402
from cwdrive import bus, hands  # noqa: E402
from cwdrive.node import Node  # noqa: E402
from gi.repository import GLib  # noqa: E402

APP = os.environ["CASEWEAVE_FLATPAK_APP"]
INTERVIEW = "2021-06-05 Interview P-12 coalition"
SAMPLES = os.path.join(os.environ["CASEWEAVE_SOURCES"], "data", "sample", "sources")
PICTURE = (1200, 800)
DOCUMENTS = os.path.join(os.environ["HOME"], "Documents")


def setUpModule():
    """Flatpak asks the desktop's own list where Documents is."""
    os.makedirs(DOCUMENTS, exist_ok=True)
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "user-dirs.dirs"), "w") as dirs:
        dirs.write('XDG_DOCUMENTS_DIR="$HOME/Documents"\n')
    give_settings()


def give_settings():
    """What a desktop tells through its portal: GNOME's font, and nothing that moves."""
    folder = os.path.join(os.environ["HOME"], ".var", "app", APP, "config", "gtk-4.0")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")) as settings:
        words = settings.read()
    with open(os.path.join(folder, "settings.ini"), "w") as settings:
        settings.write(re.sub("gtk-font-name=.*", "gtk-font-name=Adwaita Sans 11", words))


def inside(command, *args):
    """A command in the program's sandbox."""
    return subprocess.run(["flatpak", "run", "--user", "--command=" + command, APP, *args],
                          capture_output=True, text=True, timeout=60)


class SandboxedApp(App):
    """On both buses a proxy stands for the program, and its process has another number in there."""

    def _find_root(self):
        for peer, path in bus.programs():
            try:
                node = Node(self, peer, path)
                if node.name in ("Caseweave", APP, "caseweave"):
                    return node
            except GLib.Error:      # another one, just leaving
                continue
        return None

    def x_window(self, window):
        title = "^%s$" % re.sub(r"([][.^$*+?(){}|\\])", r"\\\1", window.name)
        return hands.xdotool("search", "--onlyvisible", "--name", title).split()[-1]

    def window_position(self, window):
        facts = subprocess.run(["xwininfo", "-id", self.x_window(window)], check=True, capture_output=True,
                               text=True).stdout
        return tuple(int(re.search(r"Absolute upper-left %s: +(-?\d+)" % axis, facts)[1]) for axis in "XY")


class Installed(AppCase):
    def launch(self, *args, env=None):
        command = ["flatpak", "run", "--user", *["--env=%s=%s" % pair for pair in (env or {}).items()], APP, *args]
        app = SandboxedApp(command, cwd=self.folder, label=self.id())
        self.addCleanup(self._end, app)
        return app

    def _end(self, app):
        super()._end(app)
        subprocess.run(["flatpak", "kill", APP], capture_output=True)

    def cli(self, command, *args):
        done = inside("caseweave-cli", command, self.project, *args)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def rows(self, what):
        return self.cli("list", what, "--format", "csv").splitlines()[1:]

    def wait_rows(self, what, number):
        self.app.wait_for(lambda: len(self.rows(what)) == number, "%d %s in the file" % (number, what), timeout=30)

    def create_project(self):
        press("ctrl+n")
        self.app.find("dialog", "New Project")
        type_text("Two cities")
        press("Return")
        self.app.find("window", "Two cities — Caseweave")
        self.assertTrue(os.path.exists(self.project), os.listdir(DOCUMENTS))

    def import_one_file(self):
        folder = os.path.join(DOCUMENTS, "material")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(os.path.join(SAMPLES, INTERVIEW + ".txt"), folder)
        press("ctrl+alt+i")
        dialog = self.app.find("dialog", states=["active"])
        wait_until_still()
        type_text("/")
        dialog.find(states=["focused"]).text.replace(folder)
        press("Return")
        self.wait_rows("sources", 1)

    def code_a_paragraph(self):
        pane = self.app.find("list", "Sources")
        [row for row in pane.children if INTERVIEW in " ".join(n.name for n in row.walk())][0].point_and_click()
        self.app.find("label", INTERVIEW)
        self.app.find("text box", "Text of the source").point_and_click()
        press("ctrl+Home", "j", "j", "v", "c")
        self.app.find("search box", "Code to apply")
        type_text("turf claim")
        wait_until_still()
        press("ctrl+Return")
        self.wait_rows("excerpts", 1)
        self.assertIn("turf claim", self.cli("list", "codes", "--format", "csv"))

    def print_evidence(self):
        press("ctrl+p")
        self.app.find("dialog", "Print Excerpts")
        wait_until_still()
        press("ctrl+p")
        self.app.wait_for(lambda: os.path.exists(self.pdf) and os.path.getsize(self.pdf) > 0, "the PDF")
        wait_until_still()
        press("Escape")
        text = subprocess.run(["pdftotext", self.pdf, "-"], check=True, capture_output=True, text=True).stdout
        self.assertIn("turf claim", text)
        self.assertIn("[E-1]", text)

    def test_main_road(self):
        self.project = os.path.join(DOCUMENTS, "Two cities.caseweave")
        self.pdf = os.path.join(DOCUMENTS, "evidence.pdf")
        self.app = self.launch(env={"CASEWEAVE_PRINT_TO": self.pdf})
        self.create_project()
        self.import_one_file()
        self.code_a_paragraph()
        wait_until_still()
        screenshot(os.environ["CASEWEAVE_PICTURE"])
        self.print_evidence()

    def take(self, name):
        wait_until_still()
        path = os.path.join(os.path.dirname(os.environ["CASEWEAVE_PICTURE"]), "flatpak-%s.png" % name)
        subprocess.run(["import", "-silent", "-window", self.app.x_window(self.app.window), path], check=True)
        size = subprocess.run(["identify", "-format", "%w×%h", path], capture_output=True, text=True, check=True).stdout
        self.assertEqual(size, "%d×%d" % PICTURE)

    def test_pictures(self):
        """The sample project from the first page, in the views that the software centre shows."""
        self.app = self.launch()
        self.app.find("button", "Open the Sample Project").point_and_click()
        self.app.find("text box", "Text of the source")
        hands.xdotool("windowsize", "--sync", self.app.x_window(self.app.window), *map(str, PICTURE))
        self.app.find("text box", "Text of the source").point_and_click()
        press("n", "n")
        self.take("read")
        press("ctrl+4")
        self.app.find("grid", states=["focused"])
        press("Right", "Right")
        self.take("matrix")
        press("Return")
        self.app.find("list", "Excerpts of the cell")
        self.take("evidence")

    def test_walls(self):
        """Neither the network nor a file outside Documents is to be had."""
        devices = inside("cat", "/proc/net/dev").stdout
        self.assertEqual(re.findall(r"^ *(\S+):", devices, re.MULTILINE), ["lo"])
        secret = os.path.join(os.environ["HOME"], "secret.txt")
        open_to_it = os.path.join(DOCUMENTS, "open.txt")
        for path in (secret, open_to_it):
            with open(path, "w") as file:
                file.write("seen\n")
        self.assertEqual(inside("cat", open_to_it).stdout, "seen\n")
        self.assertNotEqual(inside("cat", secret).returncode, 0)

    def test_own_database_library(self):
        """Undo rests on it: the runtime's own has no sessions."""
        listing = inside("sh", "-c", "LD_TRACE_LOADED_OBJECTS=1 /app/bin/caseweave").stdout
        self.assertNotIn("not found", listing)
        for library in ("libsqlite3.so", "libpoppler-glib.so", "libmd4c.so"):
            self.assertRegex(listing, r"%s\S* => /app/lib/" % re.escape(library))
