/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <string.h>

static void
assert_odt (const char *automatic_styles, const char *body, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_odt (automatic_styles, body);

  cw_test_assert_dump (bytes, "interview.odt", expected);
}

static void
test_paragraphs (void)
{
  assert_odt (
      "",
      "<text:h text:outline-level=\"2\">Head</text:h><text:p>  One\n two <text:s "
      "text:c=\"3\"/>x<text:tab/>y</text:p>"
      "<text:p/><text:p>a<text:line-break/>b</text:p><text:p text:style-name=\"Title\">T</text:p>",
      "h2|Head\nb|One two    x\ty\nb|a\nb|b\nh1|T\n");
}

static void
test_formats (void)
{
  assert_odt ("<style:style style:name=\"B\" style:family=\"text\"><style:text-properties "
              "fo:font-weight=\"bold\"/></style:style>"
              "<style:style style:name=\"BI\" style:family=\"text\" "
              "style:parent-style-name=\"B\"><style:text-properties"
              " fo:font-style=\"italic\"/></style:style>"
              "<style:style style:name=\"N\" style:family=\"text\"><style:text-properties "
              "fo:font-weight=\"normal\""
              " style:text-underline-style=\"solid\"/></style:style>",
              "<text:p>a<text:span text:style-name=\"B\">b<text:span "
              "text:style-name=\"N\">c</text:span>d</text:span>"
              "<text:span text:style-name=\"BI\">e</text:span></text:p>",
              "b|abcde {1-2b} {2-3u} {3-4b} {4-5bi}\n");
}

static void
test_lists_and_tables (void)
{
  assert_odt (
      "",
      "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep</"
      "text:p>"
      "</text:list-item></text:list></text:list-item></text:list>"
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></"
      "table:table-cell>"
      "<table:table-cell "
      "table:number-columns-repeated=\"1000000\"><text:p>c<text:tab/>d</text:p></table:table-cell>"
      "</table:table-row></table:table><text:p>end</text:p>",
      "l1|one\nl2|deep\nt|a b\tc d\nb|end\n");
}

static void
test_deletions_and_comments (void)
{
  assert_odt ("",
              "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></"
              "text:deletion>"
              "</text:changed-region></"
              "text:tracked-changes><text:p>kept<office:annotation><dc:creator>me</dc:creator>"
              "<text:p>comment</text:p></office:annotation> on</text:p>",
              "b|kept on\n");
}

static void
test_notes_and_boxes (void)
{
  assert_odt ("",
              "<text:list><text:list-item><text:p>One<text:note><text:note-citation>1</"
              "text:note-citation><text:note-body>"
              "<text:p>The note.</text:p><text:p>More.</text:p></text:note-body></text:note>, "
              "two</text:p></text:list-item>"
              "</text:list><text:p>host<draw:frame><draw:text-box><text:p>box</text:p></"
              "draw:text-box></draw:frame> on</text:p>"
              "<text:p>next</text:p>",
              "l1|One[1], two\nb|host on\nb|box\nb|next\nb|[1] The note.\nb|More.\n");
}

static void
test_meta_and_styles (void)
{
  g_autoptr (GBytes) bytes
      = cw_test_zip ("content.xml",
                     "<o:d xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                     "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                     "<text:p><text:span text:style-name=\"Strong\">x</text:span></text:p></o:d>",
                     "styles.xml",
                     "<o:d xmlns:o=\"urn:o\" xmlns:s=\"urn:s\" xmlns:fo=\"urn:fo\"><s:style "
                     "s:name=\"Strong\" s:family=\"text\">"
                     "<s:text-properties fo:font-weight=\"700\"/></s:style></o:d>",
                     "meta.xml",
                     "<o:d xmlns:o=\"urn:o\" xmlns:dc=\"urn:dc\"><dc:title>Uma "
                     "entrevista</dc:title><dc:language>pt-PT</dc:language></o:d>",
                     NULL);
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "x.odt");
  g_autofree char *dump = cw_test_dump (draft);

  g_assert_cmpstr (draft->title, ==, "Uma entrevista");
  g_assert_cmpstr (draft->language, ==, "pt-PT");
  g_assert_cmpstr (dump, ==, "b|x {0-1b}\n");
}

static void
test_refused (void)
{
  g_autoptr (GBytes) text = cw_test_text ("Only text");
  g_autoptr (GBytes) locked = cw_test_zip (
      "content.xml",
      "garbage",
      "META-INF/manifest.xml",
      "<m:manifest "
      "xmlns:m=\"urn:m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
      NULL);
  g_autoptr (GBytes) entities
      = cw_test_zip ("content.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", NULL);
  g_autoptr (GBytes) bomb = cw_test_zip_bomb ("content.xml", 50 * 1024 * 1024);

  cw_test_assert_fails (text,
                        "x.odt",
                        CW_ERROR_DAMAGED,
                        "is not an OpenDocument text: it is plain text with another name");
  cw_test_assert_fails (locked, "x.odt", CW_ERROR_ENCRYPTED, "needs a password");
  cw_test_assert_fails (
      entities, "x.odt", CW_ERROR_DAMAGED, "declares entities or a document type");
  cw_test_assert_fails (bomb, "x.odt", CW_ERROR_TOO_LARGE, "expands to far more");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/odt/paragraphs", test_paragraphs);
  g_test_add_func ("/io/odt/formats", test_formats);
  g_test_add_func ("/io/odt/lists-and-tables", test_lists_and_tables);
  g_test_add_func ("/io/odt/deletions-and-comments", test_deletions_and_comments);
  g_test_add_func ("/io/odt/notes-and-boxes", test_notes_and_boxes);
  g_test_add_func ("/io/odt/meta-and-styles", test_meta_and_styles);
  g_test_add_func ("/io/odt/refused", test_refused);
  return g_test_run ();
}
