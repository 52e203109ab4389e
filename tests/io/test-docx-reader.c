/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-docx-reader.h"
#include "cw-test-io.h"

#include <string.h>

#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static void
assert_docx (const char *body, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_docx (body);

  cw_test_assert_dump (bytes, "interview.docx", expected);
}

static void
test_runs (void)
{
  assert_docx ("<w:p><w:r><w:t xml:space=\"preserve\">One "
               "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>"
               "<w:r><w:rPr><w:b w:val=\"0\"/><w:i w:val=\"true\"/><w:u "
               "w:val=\"single\"/></w:rPr><w:t>X</w:t></w:r>"
               "<w:r><w:rPr><w:u "
               "w:val=\"none\"/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Y</"
               "w:t></w:r></w:p>"
               "<w:p/><w:p><w:r><w:t>Two</w:t></w:r></w:p>",
               "b|One boldXY {4-8b} {8-9iu}\nb|Two\n");
}

static void
test_characters (void)
{
  assert_docx (
      "<w:p><w:pPr><w:tabs><w:tab "
      "w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
      "<w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:br/><w:t>e &amp; f</w:t>"
      "<w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:sym w:font=\"Symbol\" "
      "w:char=\"03B1\"/></w:r></w:p>",
      "b|a\tb\342\200\221cd\nb|e & fα\n");
}

static void
test_tracked_changes (void)
{
  assert_docx (
      "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
      "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>old</w:t></w:r></"
      "w:moveFrom></w:p>",
      "b|kept added\n");
}

static void
test_fields_and_links (void)
{
  assert_docx ("<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:fldChar "
               "w:fldCharType=\"begin\"/>"
               "<w:instrText> PAGE </w:instrText></w:r><w:r><w:t> 7</w:t></w:r></w:p>",
               "b|a link 7\n");
}

static void
test_tables (void)
{
  assert_docx ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t><w:tab/"
               "><w:t>c</w:t></w:r></w:p></w:tc>"
               "<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></"
               "w:tc><w:tc><w:p><w:r><w:t>ner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr>"
               "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>z</w:t></w:r></w:p></w:tc></w:tr></"
               "w:tbl><w:p><w:r><w:t>after</w:t></w:r></w:p>",
               "t|a b c\tin ner\nt|\tz\nb|after\n");
}

static void
test_text_box (void)
{
  assert_docx ("<w:p><w:r><w:t>host</w:t><mc:AlternateContent><mc:Choice "
               "Requires=\"wps\"><wps:txbx><w:txbxContent>"
               "<w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></"
               "mc:Choice><mc:Fallback><w:pict><v:textbox>"
               "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></"
               "w:pict></mc:Fallback>"
               "</mc:AlternateContent></w:r><w:r><w:t> goes "
               "on</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>",
               "b|host goes on\nb|box\nb|next\n");
}

static const char styled[]
    = "<w:document " WORD
      "><w:body><w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr><w:r><w:t>Based</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Lvl\"/></w:pPr><w:r><w:t>Outline</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Bul\"/></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
      "w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Deep</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Bul\"/><w:numPr><w:numId "
      "w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Off</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Loop\"/></w:pPr><w:r><w:rPr><w:rStyle "
      "w:val=\"Strong\"/></w:rPr><w:t>S</w:t></w:r></w:p></w:body></w:document>";

static const char styles[]
    = "<w:styles " WORD
      "><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
      "<w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>"
      "<w:style w:styleId=\"Own\"><w:name w:val=\"Mine\"/><w:basedOn "
      "w:val=\"berschrift2\"/></w:style>"
      "<w:style w:styleId=\"Lvl\"><w:name w:val=\"L\"/><w:pPr><w:outlineLvl "
      "w:val=\"3\"/></w:pPr></w:style>"
      "<w:style w:styleId=\"Bul\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:styleId=\"Loop\"><w:name w:val=\"x\"/><w:basedOn w:val=\"Loop\"/></w:style>"
      "<w:style w:styleId=\"Strong\"><w:name "
      "w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style></w:styles>";

static void
test_styles (void)
{
  g_autoptr (GBytes) bytes
      = cw_test_zip ("word/document.xml", styled, "word/styles.xml", styles, NULL);

  cw_test_assert_dump (
      bytes,
      "interview.docx",
      "h1|Title\nh2|Two\nh2|Based\nh4|Outline\nl1|Item\nl2|Deep\nb|Off\nb|S {0-1b}\n");
}

static void
test_notes (void)
{
  g_autoptr (GBytes) bytes = cw_test_zip (
      "word/document.xml",
      "<w:document " WORD
      "><w:body><w:p><w:r><w:t>One</w:t></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r>"
      "<w:r><w:t>, two</w:t></w:r><w:r><w:footnoteReference "
      "w:id=\"2\"/></w:r></w:p></w:body></w:document>",
      "word/footnotes.xml",
      "<w:footnotes " WORD "><w:footnote w:type=\"separator\" "
      "w:id=\"-1\"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> "
      "The foot.</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>More.</w:t></w:r></w:p></w:footnote></w:footnotes>",
      "word/endnotes.xml",
      "<w:endnotes " WORD
      "><w:endnote w:id=\"2\"><w:p><w:r><w:t>The end.</w:t></w:r></w:p></w:endnote></w:endnotes>",
      NULL);

  cw_test_assert_dump (
      bytes, "interview.docx", "b|One[1], two[2]\nb|[1] The end.\nb|[2] The foot.\nb|More.\n");
}

static void
assert_title (const char *title, const char *expected)
{
  g_autofree char *core = g_strdup_printf (
      "<c:coreProperties xmlns:c=\"urn:c\" xmlns:dc=\"urn:dc\"><dc:title>%s</dc:title>"
      "</c:coreProperties>",
      title);
  g_autoptr (GBytes) bytes = cw_test_zip (
      "docProps/core.xml",
      core,
      "word/document.xml",
      "<w:document " WORD "><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>",
      NULL);
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "my_talk 2.docx");

  g_assert_cmpstr (draft->title, ==, expected);
}

static void
test_title (void)
{
  assert_title ("Talk with Ana", "Talk with Ana");
  assert_title ("", "my talk 2");
  assert_title ("Microsoft Word - x.doc", "my talk 2");
  assert_title ("Document1", "my talk 2");
}

static void
test_wrong_kinds (void)
{
  static const char ole[] = "\320\317\021\340\241\261\032\341 something old";
  static const char encrypted[]
      = "\320\317\021\340\241\261\032\341..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr (GBytes) text = cw_test_text ("Only text");
  g_autoptr (GBytes) old = g_bytes_new_static (ole, sizeof ole - 1);
  g_autoptr (GBytes) locked = g_bytes_new_static (encrypted, sizeof encrypted - 1);
  g_autoptr (GBytes) other = cw_test_zip ("hello.txt", "x", NULL);

  cw_test_assert_fails (text,
                        "interview.docx",
                        CW_ERROR_DAMAGED,
                        "“interview.docx” is not a Word document: it is plain text with another "
                        "name. Rename it to .txt "
                        "and import it again.");
  cw_test_assert_fails (old, "interview.docx", CW_ERROR_DAMAGED, "an old Office document");
  cw_test_assert_fails (locked, "interview.docx", CW_ERROR_ENCRYPTED, "needs a password");
  cw_test_assert_fails (
      other, "interview.docx", CW_ERROR_DAMAGED, "a ZIP container without a text part");
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = cw_test_docx ("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  cw_test_assert_fails (
      half, "interview.docx", CW_ERROR_DAMAGED, "is damaged or incomplete: its ZIP container");
}

static void
test_bomb (void)
{
  g_autoptr (GBytes) bytes = cw_test_zip_bomb ("word/document.xml", 100 * 1024 * 1024);
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  cw_test_assert_fails (
      bytes, "bomb.docx", CW_ERROR_TOO_LARGE, "expands to far more than a text can be");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
assert_document_fails (const char *document, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_zip ("word/document.xml", document, NULL);

  cw_test_assert_fails (bytes, "bad.docx", CW_ERROR_DAMAGED, expected);
}

static void
test_hostile_xml (void)
{
  g_autoptr (GString) deep = g_string_new ("<w:document " WORD "><w:body>");
  guint i;

  assert_document_fails (
      "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><w:document " WORD
      "><w:body><w:p><w:r>"
      "<w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
      "declares entities or a document type");
  assert_document_fails ("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document " WORD
                         "><w:body><w:p><w:r>"
                         "<w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
                         "declares entities or a document type");
  assert_document_fails ("<w:document " WORD "><w:body><w:p>",
                         "its part word/document.xml cannot be read");
  for (i = 0; i < 252; i++)
    g_string_append (deep, "<w:sdt>");
  for (i = 0; i < 252; i++)
    g_string_append (deep, "</w:sdt>");
  g_string_append (deep, "</w:body></w:document>");
  assert_document_fails (deep->str, "is nested too deeply");
}

static void
test_no_text (void)
{
  g_autoptr (GBytes) bytes = cw_test_docx ("<w:p/>");

  cw_test_assert_fails (bytes, "empty.docx", CW_ERROR_NO_TEXT, "holds no text");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/docx/runs", test_runs);
  g_test_add_func ("/io/docx/characters", test_characters);
  g_test_add_func ("/io/docx/tracked-changes", test_tracked_changes);
  g_test_add_func ("/io/docx/fields-and-links", test_fields_and_links);
  g_test_add_func ("/io/docx/tables", test_tables);
  g_test_add_func ("/io/docx/text-box", test_text_box);
  g_test_add_func ("/io/docx/styles", test_styles);
  g_test_add_func ("/io/docx/notes", test_notes);
  g_test_add_func ("/io/docx/title", test_title);
  g_test_add_func ("/io/docx/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/io/docx/truncated", test_truncated);
  g_test_add_func ("/io/docx/bomb", test_bomb);
  g_test_add_func ("/io/docx/hostile-xml", test_hostile_xml);
  g_test_add_func ("/io/docx/no-text", test_no_text);
  return g_test_run ();
}
