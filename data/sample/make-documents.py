#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Makes the sample's DOCX, ODT and PDF sources from texts/, the same bytes each time.

    make-documents.py             write the documents into sources/
    make-documents.py --check     fail when a committed document differs from what would be written
    make-documents.py --out DIR   write them somewhere else

The texts are paragraphs separated by blank lines, with this markup: "# " and "## " open a heading, "- " a list
item (a line each), "| a | b |" a table row (the first row is its header); **bold** and *italic* mark words. Which
format a text becomes is in FORMATS. Nothing is compressed, since compressors differ in their bytes from one version to the next.
The plain text, Markdown and HTML sources are written by hand in sources/ and not touched.
"""

import argparse
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent

FORMATS = {
    "2021-02-18 Interview P-03 Office of Community Safety": "docx",
    "2021-03-01 Agreement OCS and Lantern Street": "pdf",
    "2021-03-23 Interview P-11 county behavioral health": "odt",
    "2021-04-10 Interview P-07 crisis response": "docx",
    "2021-05-27 Interview P-19 encampment outreach": "docx",
    "2021-11-18 Interview P-16 police": "odt",
    "2021-12-07 Interview P-28 police": "odt",
}


# --- the markup --------------------------------------------------------------------------------------------

def blocks(text):
    """Yields (kind, content): heading1, heading2, list and body with runs, table with rows of cells."""
    for chunk in re.split(r"\n[ \t]*\n", text.strip()):
        lines = chunk.split("\n")
        if lines[0].startswith("|"):
            yield "table", [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
            continue
        if lines[0].startswith("- "):
            yield from (("list", runs(line[2:])) for line in lines)
            continue
        line = " ".join(lines)
        for mark, kind in (("## ", "heading2"), ("# ", "heading1"), ("", "body")):
            if line.startswith(mark):
                yield kind, runs(line[len(mark):])
                break


def runs(line):
    """Splits a line into (text, style) with style "", "bold" or "italic"."""
    parts = []
    for part in re.split(r"(\*\*.+?\*\*|\*.+?\*)", line):
        if part.startswith("**"):
            parts.append((part[2:-2], "bold"))
        elif part.startswith("*"):
            parts.append((part[1:-1], "italic"))
        elif part:
            parts.append((part, ""))
    return parts


def plain(line_runs):
    return "".join(text for text, _ in line_runs)


def write_zip(members):
    """Members are (name, text), in the archive's order; the fixed time makes its bytes the same each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members:
            info = zipfile.ZipInfo(name, (2022, 3, 31, 12, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


# --- DOCX --------------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DOCX_TYPES = (f'{XML}<Types xmlns="{PACKAGE}/content-types">'
              '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
              '<Default Extension="xml" ContentType="application/xml"/>'
              '<Override PartName="/word/document.xml" ContentType='
              '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
              '<Override PartName="/word/styles.xml" ContentType='
              '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
              '<Override PartName="/word/numbering.xml" ContentType='
              '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>')
DOCX_RELS = (f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
             f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
DOCX_DOCUMENT_RELS = (f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
                      f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
                      f'<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>')
DOCX_NUMBERING = (f'{XML}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
                  '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
                  '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
                  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
DOCX_STYLES = (
    f'{XML}<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>')
DOCX_PARAGRAPH = {"heading1": '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
                  "heading2": '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>',
                  "list": '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', "body": ""}
DOCX_RUN = {"": "", "bold": "<w:rPr><w:b/></w:rPr>", "italic": "<w:rPr><w:i/></w:rPr>"}


def docx_paragraph(kind, line_runs):
    body = "".join(f'<w:r>{DOCX_RUN[style]}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
                   for text, style in line_runs)
    return f"<w:p>{DOCX_PARAGRAPH[kind]}{body}</w:p>"


def docx_table(rows):
    grid = "<w:gridCol/>" * len(rows[0])
    body = "".join("<w:tr>" + "".join(f"<w:tc>{docx_paragraph('body', runs(cell))}</w:tc>" for cell in row) + "</w:tr>"
                   for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def make_docx(text):
    body = "".join(docx_table(content) if kind == "table" else docx_paragraph(kind, content)
                   for kind, content in blocks(text))
    document = (f'{XML}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
                "</w:sectPr></w:body></w:document>")
    return write_zip([("[Content_Types].xml", DOCX_TYPES), ("_rels/.rels", DOCX_RELS),
                      ("word/document.xml", document), ("word/styles.xml", DOCX_STYLES),
                      ("word/numbering.xml", DOCX_NUMBERING),
                      ("word/_rels/document.xml.rels", DOCX_DOCUMENT_RELS)])


# --- ODT ---------------------------------------------------------------------------------------------------

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT_NAMESPACES = " ".join(f'xmlns:{prefix}="{OASIS}:{name}:1.0"' for prefix, name in
                          (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")))
ODT_NAMESPACES += f' xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"'
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODT_MANIFEST = (f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" '
                f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                "</manifest:manifest>")
ODT_STYLES = ('<office:automatic-styles>'
              '<style:style style:name="bold" style:family="text">'
              '<style:text-properties fo:font-weight="bold"/></style:style>'
              '<style:style style:name="italic" style:family="text">'
              '<style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>')


def odt_inline(line_runs):
    return "".join(f'<text:span text:style-name="{style}">{escape(text)}</text:span>' if style else escape(text)
                   for text, style in line_runs)


def odt_block(kind, content):
    if kind == "table":
        body = "".join("<table:table-row>" + "".join(
            f"<table:table-cell><text:p>{odt_inline(runs(cell))}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>" for row in content)
        columns = f'<table:table-column table:number-columns-repeated="{len(content[0])}"/>'
        return f"<table:table>{columns}{body}</table:table>"
    if kind.startswith("heading"):
        return f'<text:h text:outline-level="{kind[-1]}">{odt_inline(content)}</text:h>'
    if kind == "list":
        return f"<text:list><text:list-item><text:p>{odt_inline(content)}</text:p></text:list-item></text:list>"
    return f"<text:p>{odt_inline(content)}</text:p>"


def make_odt(text):
    body = "".join(odt_block(kind, content) for kind, content in blocks(text))
    content = (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODT_NAMESPACES} '
               f'office:version="1.3">{ODT_STYLES}<office:body><office:text>{body}</office:text></office:body>'
               "</office:document-content>")
    return write_zip([("mimetype", ODT_TYPE), ("META-INF/manifest.xml", ODT_MANIFEST),
                      ("content.xml", content)])


# --- PDF ---------------------------------------------------------------------------------------------------

# Widths of Times-Roman and Times-Bold in thousandths of the size, for the characters 32 to 126.
ROMAN = [250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, *[500] * 10, 278, 278, 564, 564,
         564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556,
         611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278,
         278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541]
BOLD = [250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, *[500] * 10, 333, 333, 570,
        570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722,
        556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556,
        278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520]
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 72
COLUMNS = (0, 190, 290)


def width(text, size, bold=False):
    table = BOLD if bold else ROMAN
    return sum(table[ord(c) - 32] if 32 <= ord(c) <= 126 else 500 for c in text) * size / 1000


def wrap(text, size, bold, room):
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return lines + [line]


class Pages:
    """Sets lines from the top of a page to its bottom, then opens the next."""

    def __init__(self):
        self.pages = []
        self.open_page()

    def open_page(self):
        self.pages.append([])
        self.y = PAGE_HEIGHT - MARGIN

    def need(self, height):
        if self.y - height < MARGIN:
            self.open_page()

    def show(self, x, text, size, bold=False):
        data = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = 2 if bold else 1
        self.pages[-1].append(b"BT /F%d %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (font, size, x, self.y, data))

    def rule(self):
        self.pages[-1].append(b"0.5 w %d %.2f m %d %.2f l S" % (MARGIN, self.y - 4, PAGE_WIDTH - MARGIN, self.y - 4))

    def paragraph(self, text, size, bold, after, keep=0):
        lines = wrap(text, size, bold, PAGE_WIDTH - 2 * MARGIN)
        leading = size * 1.35
        self.need(leading * len(lines) + keep)
        for line in lines:
            self.y -= leading
            self.show(MARGIN, line, size, bold)
        self.y -= after

    def table(self, rows):
        self.need(18 * len(rows))
        for number, row in enumerate(rows):
            self.y -= 16
            for x, cell in zip(COLUMNS, row):
                self.show(MARGIN + x, cell, 10, number == 0 or row[0] == "Total")
            if number == 0 or number == len(rows) - 2:
                self.rule()
        self.y -= 12


def set_pages(text):
    pages = Pages()
    for kind, content in blocks(text):
        if kind == "table":
            pages.table(content)
        elif kind == "heading1":
            pages.paragraph(plain(content), 17, True, 4)
        elif kind == "heading2":
            pages.y -= 6
            pages.paragraph(plain(content), 12, True, 4, keep=40)
        else:
            pages.paragraph(plain(content), 11, False, 6)
    return pages.pages


def make_pdf(text):
    pages = set_pages(text)
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
               f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    for font in ("Times-Roman", "Times-Bold"):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode())
    objects.append(b"<< /Producer (make-documents.py) >>")
    for number, commands in enumerate(pages, 1):
        foot = f"Agreement OCS-2021-004, page {number} of {len(pages)}"
        x = (PAGE_WIDTH - width(foot, 9)) / 2
        commands.append(b"BT /F1 9 Tf 1 0 0 1 %.2f 40 Tm (%s) Tj ET" % (x, foot.encode()))
        stream = b"\n".join(commands)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d]"
                       b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>"
                       % (PAGE_WIDTH, PAGE_HEIGHT, len(objects) + 2))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return pdf_file(objects)


def pdf_file(objects):
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


# --- all of them -------------------------------------------------------------------------------------------

MAKERS = {"docx": make_docx, "odt": make_odt, "pdf": make_pdf}


def main():
    parser = argparse.ArgumentParser(description="Make the sample's documents from texts/.")
    parser.add_argument("--check", action="store_true", help="compare with the committed documents, write nothing")
    parser.add_argument("--out", type=Path, default=HERE / "sources")
    arguments = parser.parse_args()
    wrong = 0
    for name, suffix in FORMATS.items():
        data = MAKERS[suffix]((HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8"))
        path = arguments.out / f"{name}.{suffix}"
        if not arguments.check:
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            print(f"{path.name} differs from what make-documents.py makes", file=sys.stderr)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
