"""strings.py - the strings of the program that can be translated, as xgettext finds them."""
import os
import re
import subprocess
import sys
import tempfile

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def extract(root):
    """The whole template, as text."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "caseweave.pot")
        done = subprocess.run(
            ["xgettext", "--files-from=po/POTFILES.in", "--from-code=UTF-8", "--add-comments", "--force-po",
             "--check=ellipsis-unicode", "--check=space-ellipsis", "--output=" + pot,
             *["--keyword=" + word for word in KEYWORDS]],
            cwd=root, capture_output=True, text=True)
        # It takes Blueprint for C, which is right, and says so for each file.
        remarks = [line for line in done.stderr.splitlines() if line and "extension 'blp' is unknown" not in line]
        if done.returncode or remarks:
            sys.exit("xgettext says:\n%s" % "\n".join(remarks))
        with open(pot, encoding="utf-8") as file:
            return file.read()


def text_of(entry, field):
    """A field's text with its escapes, or None."""
    found = re.search(r'^%s ((?:".*"\n?)+)' % field, entry, re.MULTILINE)
    return "".join(re.findall(r'"(.*)"', found[1])) if found else None


def entries(root):
    """One text an entry, without the header."""
    return [entry for entry in extract(root).split("\n\n")[1:] if text_of(entry, "msgid")]
