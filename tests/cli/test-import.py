# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Import of folders as they are met in practice: good files, and files that are broken, locked, empty or hostile."""
import io
import os
import resource
import shutil
import struct
import subprocess
import time
import zipfile
import zlib

from clitools import SAMPLE, CliTestCase, limit_file_size, run

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + bytes(range(256)) * 40 + b"\xff\xd9"


def make_docx(paragraphs, compression=zipfile.ZIP_DEFLATED):
    body = "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text for text in paragraphs)
    return make_zip({"word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
                     % (WORD, body)}, compression)


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_bomb(name, size):
    """A ZIP whose member expands to SIZE bytes of spaces inside a document, made without ever holding them."""
    head = ('<?xml version="1.0"?><w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>' % WORD).encode()
    block = b" " * (1 << 20)
    packer, check, packed = zlib.compressobj(9, zlib.DEFLATED, -15), 0, []
    for part in [head] + [block] * (size // len(block)):
        check = zlib.crc32(part, check)
        packed.append(packer.compress(part))
    packed.append(packer.flush())
    data, full = b"".join(packed), len(head) + size // len(block) * len(block)
    sizes = struct.pack("<III", check, len(data), full)
    common = struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0)
    local = b"PK\3\4" + common + name + data
    central = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def make_pdf(content):
    """One page that shows CONTENT, a content stream."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
               b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                  % (len(objects) + 1, table, len(objects) + 1, len(out)))


TEXT_PAGE = b"BT /F1 12 Tf 72 700 Td (We were never asked by the county.) Tj ET"
DRAWN_PAGE = b"1 0 0 RG 72 72 m 540 720 l S 100 100 200 200 re f"


class Measured:
    """A call with its time and the most memory that its process held."""

    def __init__(self, *arguments):
        start = time.monotonic()
        self.outcome = run(*arguments)
        self.seconds = time.monotonic() - start
        self.kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


class Import(CliTestCase):
    def setUp(self):
        super().setUp()
        self.project = self.make_project([{"verb": "create-case", "name": "Calder"}])

    def titles(self):
        return sorted(source["title"] for source in self.list_json(self.project, "sources"))

    def lock_pdf(self, content):
        plain, locked = self.write("plain-for-lock", content), self.folder / "locked-by-qpdf"
        if shutil.which("qpdf") is None:
            self.skipTest("qpdf is not installed, so no PDF can be locked")
        subprocess.run(["qpdf", "--encrypt", "reader", "owner", "256", "--", plain, locked], check=True)
        return locked.read_bytes()

    def test_good_and_bad_files_in_one_folder(self):
        """Each good file becomes a source, each bad one is named in a sentence, and the project is whole."""
        interview = ["Anna: We were never asked.", "Interviewer: By whom?"] * 20
        good = {
            "notes.txt": b"A field note.\n\nIts second paragraph.\n", "old.txt": "Caf\u00e9 no\u00ebl".encode("cp1252"),
            "windows.txt": "Um \u00c4rger\r\nzu sparen".encode("utf-16"), "page.html": b"<p>One</p><p>Two &amp; three</p>",
            "memo.md": b"# Title\n\nSome *words*.\n", "interview.docx": make_docx(interview), "sub/deep/report.pdf": make_pdf(TEXT_PAGE),
            "unpacked.docx": make_docx(interview, zipfile.ZIP_STORED),
        }
        whole = make_docx(interview * 40)
        bad = {
            "text-named.docx": b"This is plain text, not a container.\n" * 30, "truncated.docx": whole[:len(whole) // 2],
            "headless.docx": whole[300:], "bomb.docx": make_bomb(b"word/document.xml", 3 << 30),
            "no-document.docx": make_zip({"word/styles.xml": "<x/>"}), "no-xml.docx": make_zip({"word/document.xml": "\0\1\2"}),
            "drawn.pdf": make_pdf(DRAWN_PAGE), "locked.pdf": self.lock_pdf(make_pdf(TEXT_PAGE)),
            "cut.pdf": make_pdf(TEXT_PAGE)[:100], "photo.docx": JPEG, "photo.txt": JPEG, "photo.pdf": JPEG, "photo.odt": JPEG,
            "empty.txt": b"", "empty.docx": b"", "empty.pdf": b"", "empty.odt": b"", "empty.html": b"", "empty.md": b"",
            "spaces.txt": b" \n\t\n ",
        }
        for name, content in {**good, **bad}.items():
            self.write("folder/" + name, content)
        self.write("folder/photo.jpg", JPEG)
        call = Measured("import", self.project, self.folder / "folder", "--case", "Calder")
        self.check_report(call.outcome, good, bad)
        self.assertLess(call.seconds, 60)
        self.assertLess(call.kilobytes, 1024 * 1024, "memory")
        self.assert_whole(self.project)
        self.assert_one_file(self.project)
        self.assertEqual(len(self.titles()), len(good))

    def check_report(self, outcome, good, bad):
        self.assertEqual(outcome.status, 1, outcome)
        *reasons, last = outcome.err.splitlines()
        self.assertIn("%d imported, %d could not be imported" % (len(good), len(bad)), last, outcome)
        self.assertEqual(len(outcome.lines), len(good), outcome)
        self.assertEqual(len(reasons), len(bad), outcome)
        for name in bad:
            named = [reason for reason in reasons if "“%s”" % name in reason]
            self.assertEqual(len(named), 1, "%s: %s" % (name, outcome.err))
            self.assertRegex(named[0], r"[.!?]$")
        self.assertNotIn("AddressSanitizer", outcome.err)

    def test_what_was_imported_is_what_is_there(self):
        text = "First line.\nSecond\u2029after a paragraph separator.\n\n\tThird, with tab.\n"
        self.succeed("import", self.project, self.write("a.txt", text))
        self.assertEqual(self.succeed("text", self.project, "S-1").out.count("Third, with tab."), 1)
        self.assertEqual(self.succeed("undo", self.project).out, "Undone: Imported 1 source\n")
        self.assertEqual(self.titles(), [])
        self.succeed("redo", self.project)
        self.assertEqual(len(self.titles()), 1)
        self.assert_whole(self.project)

    def test_the_same_file_twice_is_two_sources(self):
        note = self.write("a.txt", "A note.")
        self.succeed("import", self.project, note)
        self.succeed("import", self.project, note)
        self.assertEqual(len(self.titles()), 2)
        self.assert_whole(self.project)

    def test_a_folder_is_one_step_back(self):
        self.succeed("import", self.project, SAMPLE / "sources")
        self.assertGreater(len(self.titles()), 10)
        self.succeed("undo", self.project)
        self.assertEqual(self.titles(), [])
        self.assert_whole(self.project)

    def test_places_without_anything(self):
        (self.folder / "void").mkdir()
        for path, words in ((self.folder / "void", "no file that can be imported"), (self.folder / "gone.txt", "gone.txt"),
                            (self.write("photo.jpg", JPEG), "photo.jpg")):
            with self.subTest(path.name):
                outcome = run("import", self.project, path)
                self.assertEqual((outcome.status, outcome.out), (1, ""), outcome)
                self.assertIn(words, outcome.err)
                self.assertIn("0 imported, 1 could not be imported", outcome.err)
        self.assertEqual([row for row in self.succeed("history", self.project).lines if "Imported" in row], [])

    def test_odd_files_in_a_folder_do_not_hang_or_loop(self):
        folder = self.write("odd/good.txt", "Good.").parent
        os.mkfifo(folder / "pipe.txt")
        (folder / "loop").symlink_to(folder)
        (folder / "link.txt").symlink_to("/etc/passwd")
        (folder / "folder.txt").mkdir()
        (folder / os.fsdecode(b"bad-\xff-name.txt")).write_text("A name that is not UTF-8.")
        outcome = self.succeed("import", self.project, folder, seconds=30)
        self.assertEqual(len(outcome.lines), 2, outcome)
        self.assert_whole(self.project)

    def test_a_case_that_is_not_there(self):
        self.refuse("“Nowhere”", "import", self.project, self.write("a.txt", "A note."), "--case", "Nowhere")
        self.assertEqual(self.titles(), [])

    def test_a_disk_that_fills_up_ends_the_import_with_nothing_changed(self):
        before = self.succeed("dump", self.project).out
        self.write("many/a.txt", "A note.\n" * 20000)
        self.write("many/b.txt", "Another note.\n" * 200000)
        outcome = run("import", self.project, self.folder / "many", before=limit_file_size(400 * 1024))
        self.assertEqual(outcome.status, 1, outcome)
        self.assertIn("disk is full", outcome.err, outcome)
        self.assert_one_sentence(outcome)
        self.assertEqual(self.succeed("dump", self.project).out, before)
        self.assert_whole(self.project)

    def test_xml_bombs_and_outside_entities(self):
        entity = "".join('<!ENTITY e%d "%s">' % (i, "&e%d;" % (i - 1) * 10) for i in range(1, 12))
        document = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "laugh">%s<!ENTITY file SYSTEM "file:///etc/passwd">]>'
                    '<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>Text %%s</w:t></w:r></w:p></w:body></w:document>'
                    % (entity, WORD))
        self.write("xml/laugh.docx", make_zip({"word/document.xml": document % "&e11;"}))
        self.write("xml/file.docx", make_zip({"word/document.xml": document % "&file;"}))
        deep = "<w:p>" * 100000
        self.write("xml/deep.docx", make_zip({"word/document.xml": '<w:document xmlns:w="%s">%s' % (WORD, deep)}))
        call = Measured("import", self.project, self.folder / "xml")
        self.assertIn(call.outcome.status, (0, 1), call.outcome)
        self.assertLess(call.seconds, 20)
        self.assertNotIn("AddressSanitizer", call.outcome.err)
        for source in self.list_json(self.project, "sources"):
            text = self.succeed("text", self.project, source["id"]).out
            self.assertNotIn("root:", text)
            self.assertLess(len(text), 1 << 20)
        self.assert_whole(self.project)
