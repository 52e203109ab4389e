/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* One block tree in every format: each file is read back by the rules of its format, and says what the tree says. */

#include "report-fixture.h"

#include "cw-error.h"
#include "cw-report-writer.h"
#include "cw-workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#define HARD "=1+1 <b> & \"q\" \\x{y} $5 100% #1 a_b ^~ * - [n] |\t two  spaces"

/* --- what is written ----------------------------------------------------------------------------------------- */

static void
add_excerpt (CwDocument *document, const char *id, const char *text, const char *group)
{
  g_autofree char *citation = g_strdup_printf ("Provider 07, ¶12 [%s]", id);
  CwBlock *block = cw_document_append (document, cw_block_new_excerpt (text, citation));

  cw_block_set_identity (block, id, group);
  cw_block_set_bracket (block, CW_BRACKET_DASHED, "#1c71d8", "TURF");
  cw_block_set_other_codes (block, "Also coded: 2 <city>");
  cw_block_set_comment (block, "Comment: why & how");
  cw_block_set_context (block, "What came before.", "What came after.");
}

static void
add_table (CwDocument *document)
{
  CwTable *table = cw_table_new (2, 2, "Case");

  cw_table_set_column (table, 0, "Count", NULL, TRUE, FALSE);
  cw_table_set_column (table, 1, "Summary", "#1c71d8", FALSE, FALSE);
  cw_table_set_row (table, 0, "Calder City", 0, FALSE);
  cw_table_set_row (table, 1, "Port Orrin", 1, TRUE);
  cw_table_add_text (table, 0, 0, "17");
  cw_table_add_text (table, 0, 1, "First paragraph.");
  cw_table_add_text (table, 0, 1, HARD);
  cw_table_add_text (table, 1, 0, "2.5");
  cw_table_add_legend (table, "Cells show distinct excerpts.");
  cw_document_append (document, cw_block_new_table (table));
}

static void
add_coded (CwDocument *document)
{
  CwCodedBlock *coded = cw_coded_block_new ("12a", "Interviewer", "Who pays for it?", 2);

  cw_coded_block_add_mark (coded, 4, 8, "E-3", "PAY", "1.2 paying", NULL);
  cw_document_append (document, cw_block_new_coded (coded));
}

static CwDocument *
make_document (void)
{
  CwDocument *document = cw_document_new ("Two Cities & more", "Everything <once>");
  CwBlock *block;

  cw_document_set_scope (document, "All codes. All cases.");
  cw_document_set_note (document, "Codings are links.");
  cw_document_set_language (document, "en-GB");
  cw_document_set_date (document, "2026-03-01");
  block = cw_document_append (document, cw_block_new_heading (1, "1.1\u2002turf claim", NULL));
  cw_block_set_anchor (block, "K-12");
  block = cw_document_append (document,
                              cw_block_new_paragraph (CW_TEXT_DEFINITION, "Whose ground.", TRUE));
  cw_block_set_lead (block, "Definition");
  cw_document_append (document, cw_block_new_heading (2, "Calder City", NULL));
  add_excerpt (document, "E-1", "First line.\n" HARD, "Calder City");
  add_excerpt (document, "E-2", "1. Not a list; مرحبا بالعالم", NULL);
  cw_document_append (document, cw_block_new_rule ());
  add_table (document);
  add_coded (document);
  block = cw_document_append (document, cw_block_new_paragraph (CW_TEXT_INDEX, "turf", FALSE));
  cw_block_set_target (block, "K-12");
  return document;
}

/* --- reading back ------------------------------------------------------------------------------------------- */

typedef struct
{
  char *folder;
  CwDocument *document;
  CwPageSetup *setup;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->document = make_document ();
  fixture->setup = cw_page_setup_new (CW_PAPER_A4);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  cw_document_unref (fixture->document);
  cw_page_setup_free (fixture->setup);
}

static GBytes *
write_as (Fixture *fixture, CwReportFormat format, gboolean footnotes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_strdup_printf ("%s/report.%s", fixture->folder, cw_report_format_get_nick (format));
  CwReportTarget target = { .format = format, .setup = fixture->setup, .footnotes = footnotes };
  char *data;
  gsize size;

  cw_report_write (fixture->document, &target, path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_remove (path);
  return g_bytes_new_take (data, size);
}

/* The parts of a ZIP file by name; "first" gets the name of the first. */
static GHashTable *
unzip (GBytes *bytes, char **first)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      GByteArray *part = g_byte_array_new ();
      guint8 block[4096];
      la_ssize_t n;

      if (first != NULL && *first == NULL)
        *first = g_strdup (archive_entry_pathname (entry));
      while ((n = archive_read_data (archive, block, sizeof block)) > 0)
        g_byte_array_append (part, block, n);
      g_byte_array_append (part, (const guint8 *) "", 1);
      g_hash_table_insert (
          parts, g_strdup (archive_entry_pathname (entry)), g_byte_array_free (part, FALSE));
    }
  archive_read_free (archive);
  return parts;
}

static xmlDocPtr
parse (GHashTable *parts, const char *name)
{
  const char *part = g_hash_table_lookup (parts, name);
  xmlDocPtr xml;

  g_assert_nonnull (part);
  xml = xmlReadMemory (part, strlen (part), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (xml);
  return xml;
}

/* The texts that an expression finds. Names are matched without their prefix. */
static GPtrArray *
find_all (xmlDocPtr xml, const char *expression)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  xmlXPathContextPtr context = xmlXPathNewContext (xml);
  xmlXPathObjectPtr result = xmlXPathEval (BAD_CAST expression, context);

  g_assert_nonnull (result);
  for (int i = 0; result->nodesetval != NULL && i < result->nodesetval->nodeNr; i++)
    {
      xmlChar *content = xmlNodeGetContent (result->nodesetval->nodeTab[i]);

      g_ptr_array_add (found, g_strdup ((const char *) content));
      xmlFree (content);
    }
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return found;
}

static guint
count_all (xmlDocPtr xml, const char *expression)
{
  g_autoptr (GPtrArray) found = find_all (xml, expression);

  return found->len;
}

static void
check_found (xmlDocPtr xml, const char *expression, const char *text)
{
  g_autoptr (GPtrArray) found = find_all (xml, expression);
  g_autofree char *wanted = fixture_strip_spaces (text);
  gboolean any = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *bare = fixture_strip_spaces (found->pdata[i]);

      any = any || strstr (bare, wanted) != NULL;
    }
  if (!any)
    g_test_message ("not found: %s in %s", text, expression);
  g_assert_true (any);
}

/* Every text of the tree, with an expression of where it must stand. */
static void
check_words (xmlDocPtr xml, const char *any)
{
  static const char *const words[] = { "Everything <once>",
                                       "All codes. All cases.",
                                       "Codings are links.",
                                       "turf claim",
                                       "Definition",
                                       "Whose ground.",
                                       "Calder City",
                                       "First line.",
                                       HARD,
                                       "مرحبا بالعالم",
                                       "Also coded: 2 <city>",
                                       "Comment: why & how",
                                       "What came before.",
                                       "What came after.",
                                       "Summary",
                                       "First paragraph.",
                                       "17",
                                       "2.5",
                                       "Port Orrin",
                                       "Cells show distinct excerpts.",
                                       "12a",
                                       "Interviewer",
                                       "Who pays for it?",
                                       "1.2 paying [E-3]" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    check_found (xml, any, words[i]);
}

/* Every style that is used is there. */
static void
check_styles (xmlDocPtr content, const char *used, xmlDocPtr styles, const char *defined)
{
  g_autoptr (GPtrArray) uses = find_all (content, used);
  g_autoptr (GPtrArray) names = find_all (styles, defined);

  g_assert_cmpuint (uses->len, >, 5);
  for (guint i = 0; i < uses->len; i++)
    if (!g_ptr_array_find_with_equal_func (names, uses->pdata[i], g_str_equal, NULL))
      {
        g_test_message ("no style %s", (char *) uses->pdata[i]);
        g_assert_not_reached ();
      }
}

/* --- ODT ------------------------------------------------------------------------------------------------------ */

static void
check_media_type (GBytes *bytes, const char *type)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_strconcat ("mimetype", type, NULL);

  g_assert_cmpuint (size, >, 100);
  g_assert_cmpmem (data + 30, strlen (start), start, strlen (start)); /* stored, no extra field */
}

static void
check_manifest (GHashTable *parts)
{
  xmlDocPtr manifest = parse (parts, "META-INF/manifest.xml");
  g_autoptr (GPtrArray) listed = find_all (manifest, "//@*[local-name()='full-path']");

  g_assert_cmpuint (listed->len, ==, 4);
  for (guint i = 0; i < listed->len; i++)
    if (!g_str_equal (listed->pdata[i], "/"))
      g_assert_true (g_hash_table_contains (parts, listed->pdata[i]));
  xmlFreeDoc (manifest);
}

static void
test_odt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_ODT, FALSE);
  g_autoptr (GHashTable) parts = unzip (bytes, NULL);
  xmlDocPtr content = parse (parts, "content.xml");
  xmlDocPtr styles = parse (parts, "styles.xml");
  g_autoptr (GPtrArray) headings = find_all (content, "//*[local-name()='h']");

  check_media_type (bytes, "application/vnd.oasis.opendocument.text");
  check_manifest (parts);
  check_words (content, "//*[local-name()='p' or local-name()='h']");
  check_styles (content,
                "//*[local-name()='p' or local-name()='h' or local-name()='span']"
                "/@*[local-name()='style-name']",
                styles,
                "//*[local-name()='style']/@*[local-name()='name']");
  g_assert_cmpuint (headings->len, ==, 2);
  check_found (
      content, "//*[local-name()='h'][@*[local-name()='style-name']='CodeHeading1']", "turf");
  check_found (
      content, "//*[local-name()='h'][@*[local-name()='outline-level']='2']", "Calder City");
  check_found (content, "//*[local-name()='table-header-rows']", "Summary");
  check_found (content, "//*[local-name()='annotation']", "E-2");
  check_found (content, "//*[@*[local-name()='style-name']='Citation']", "Provider 07, ¶12 [E-2]");
  g_assert_cmpuint (count_all (content, "//*[@*[local-name()='style-name']='Quote']"), ==, 3);
  g_assert_cmpuint (count_all (content, "//*[local-name()='bookmark-ref']"), ==, 1);
  xmlFreeDoc (content);
  xmlFreeDoc (styles);
}

static void
test_odt_footnotes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_ODT, TRUE);
  g_autoptr (GHashTable) parts = unzip (bytes, NULL);
  xmlDocPtr content = parse (parts, "content.xml");

  g_assert_cmpuint (count_all (content, "//*[@*[local-name()='style-name']='Citation']"), ==, 0);
  check_found (content, "(//*[local-name()='note'])[2]//*[local-name()='note-body']", "[E-2]");
  g_assert_cmpuint (count_all (content, "//*[local-name()='note']"), ==, 2);
  xmlFreeDoc (content);
}

/* --- DOCX ----------------------------------------------------------------------------------------------------- */

static void
check_relations (GHashTable *parts)
{
  xmlDocPtr types = parse (parts, "[Content_Types].xml");
  xmlDocPtr relations = parse (parts, "word/_rels/document.xml.rels");
  g_autoptr (GPtrArray) names = find_all (types, "//@PartName");
  g_autoptr (GPtrArray) targets = find_all (relations, "//@Target");

  for (guint i = 0; i < names->len; i++)
    g_assert_true (g_hash_table_contains (parts, (char *) names->pdata[i] + 1));
  g_assert_cmpuint (targets->len, ==, 4);
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *path = g_strconcat ("word/", targets->pdata[i], NULL);

      g_assert_true (g_hash_table_contains (parts, path));
    }
  check_found (relations, "//*[@Id='rId2']/@Target", "footer1.xml");
  xmlFreeDoc (types);
  xmlFreeDoc (relations);
}

static void
test_docx (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_DOCX, FALSE);
  g_autofree char *first = NULL;
  g_autoptr (GHashTable) parts = unzip (bytes, &first);
  xmlDocPtr body = parse (parts, "word/document.xml");
  xmlDocPtr styles = parse (parts, "word/styles.xml");
  xmlDocPtr comments = parse (parts, "word/comments.xml");

  g_assert_cmpstr (first, ==, "[Content_Types].xml");
  check_relations (parts);
  check_words (body, "//*[local-name()='p']");
  check_styles (body,
                "//*[local-name()='pStyle' or local-name()='rStyle' or local-name()='tblStyle']"
                "/@*[local-name()='val']",
                styles,
                "//@*[local-name()='styleId']");
  check_found (comments, "//*[local-name()='comment'][2]", "E-2");
  g_assert_cmpuint (count_all (body, "//*[local-name()='commentReference']"), ==, 2);
  g_assert_cmpuint (count_all (body, "//*[local-name()='tblHeader']"), ==, 1);
  g_assert_cmpuint (count_all (body, "//*[local-name()='tr']"), ==, 3);
  g_assert_cmpuint (count_all (body, "//*[local-name()='p']//*[local-name()='b']"), ==, 0);
  xmlFreeDoc (body);
  xmlFreeDoc (styles);
  xmlFreeDoc (comments);
}

static void
test_docx_footnotes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_DOCX, TRUE);
  g_autoptr (GHashTable) parts = unzip (bytes, NULL);
  xmlDocPtr body = parse (parts, "word/document.xml");
  xmlDocPtr notes = parse (parts, "word/footnotes.xml");

  g_assert_cmpuint (count_all (body, "//*[local-name()='footnoteReference']"), ==, 2);
  check_found (notes, "//*[local-name()='footnote'][4]", "Provider 07, ¶12 [E-2]");
  xmlFreeDoc (body);
  xmlFreeDoc (notes);
}

/* --- text formats ---------------------------------------------------------------------------------------------- */

static char *
write_text (Fixture *fixture, CwReportFormat format)
{
  g_autoptr (GBytes) bytes = write_as (fixture, format, FALSE);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static void
check_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("not found: %s", part);
  g_assert_nonnull (strstr (text, part));
}

static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, CW_REPORT_FORMAT_MARKDOWN);

  g_assert_true (g_str_has_prefix (text, "---\ntitle: \"Everything <once>\"\n"));
  check_contains (text, "scope: \"All codes. All cases.\"\n");
  check_contains (text, "# 1\\.1\u2002turf claim {#K-12}\n");
  check_contains (text, "::: {#E-1 .excerpt excerpt=\"E-1\" case=\"Calder City\"}\n");
  check_contains (
      text, "> First line.\n>\n> \\=1+1 \\<b\\> & \\\"q\\\" \\\\x\\{y\\} \\$5 100% \\#1 a\\_b");
  check_contains (text, "> 1\\. Not a list; مرحبا بالعالم[^2]\n");
  check_contains (text, "[^2]: Provider 07, ¶12 \\[E-2\\]\n");
  check_contains (text, "**Definition** Whose ground.\n");
  check_contains (text, "[turf](#K-12)\n");
  check_contains (text, "| Calder City | 17    | First paragraph. ");
  g_assert_null (strstr (text, "](http"));
}

static void
test_latex (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, CW_REPORT_FORMAT_LATEX);

  check_contains (text, "\\title{Everything \\textless{}once\\textgreater{}}\n");
  check_contains (text, "\\section{1.1\\enspace{}turf claim}\\label{K-12}\n");
  check_contains (text, "\\qdaquote{E-1}{First line.\\par =1+1 \\textless{}b\\textgreater{} \\& ");
  check_contains (text, "\\textbackslash{}x\\{y\\} \\$5 100\\% \\#1 a\\_b ");
  check_contains (text, "{Provider 07, ¶12 {[}E{-}2{]}}\n");
  check_contains (text, "\\textbf{Case} & \\textbf{Count} & \\textbf{Summary} \\\\\n");
  check_contains (text, "\\endhead\n\\textbf{Calder City} & 17 & First paragraph.\\par ");
  check_contains (text, "turf\\dotfill\\pageref{K-12}");
  g_assert_true (g_str_has_suffix (text, "\\end{document}\n"));
}

static void
test_html (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, CW_REPORT_FORMAT_HTML);
  xmlDocPtr page = xmlReadMemory (text, strlen (text), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (page);
  check_words (page, "//*[not(self::style)]/text()/..");
  check_found (page, "//h2[@id='K-12'][@class='CodeHeading']", "turf claim");
  check_found (page, "//blockquote[@id='E-2']/p[@class='Citation']", "[E-2]");
  check_found (page, "//blockquote[@id='E-1']/details", "What came before.");
  check_found (page, "//tbody/tr[1]/td[@class='number']", "17");
  check_found (page, "//a[@href='#K-12']", "turf");
  g_assert_cmpuint (count_all (page, "//@src"), ==, 0);
  xmlFreeDoc (page);
}

/* --- sheets ---------------------------------------------------------------------------------------------------- */

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, CW_REPORT_FORMAT_CSV);

  g_assert_true (g_str_has_prefix (
      text, "Case,Count,Summary\r\nCalder City,17,\"First paragraph.\n=1+1 <b> & \"\"q\"\" "));
  g_assert_true (g_str_has_suffix (text, "\"\r\nPort Orrin,2.5,\r\n"));
}

static const char *
get_cell (GPtrArray *sheets, guint sheet, guint row, guint column)
{
  return cw_worksheet_get_cell (sheets->pdata[sheet], row, column);
}

static void
test_workbook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sheets = cw_workbook_new (fixture->document, CW_WORKBOOK_NO_LIMIT);
  double value;

  g_assert_cmpuint (sheets->len, ==, 4);
  g_assert_cmpstr (((CwWorksheet *) sheets->pdata[0])->name, ==, "Calder City");
  g_assert_cmpstr (((CwWorksheet *) sheets->pdata[1])->name, ==, "Evidence");
  g_assert_cmpstr (get_cell (sheets, 1, 1, 0), ==, "E-1");
  g_assert_cmpstr (get_cell (sheets, 1, 1, 3), ==, "1.1\u2002turf claim › Calder City");
  g_assert_cmpstr (get_cell (sheets, 1, 2, 2), ==, "Provider 07, ¶12 [E-2]");
  g_assert_cmpstr (get_cell (sheets, 2, 2, 4), ==, "1.2 paying [E-3]");
  g_assert_true (cw_worksheet_get_number (sheets->pdata[0], 2, 1, &value));
  g_assert_cmpfloat (value, ==, 2.5);
  g_assert_false (cw_worksheet_get_number (sheets->pdata[0], 1, 2, &value));
}

/* What is longer than a cell is all there. */
static void
test_long_cell (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);
  CwWorksheet *rest;

  add_excerpt (fixture->document, "E-9", text, NULL);
  sheets = cw_workbook_new (fixture->document, 300);
  rest = sheets->pdata[sheets->len - 1];
  g_assert_cmpstr (rest->name, ==, "Long texts");
  g_assert_nonnull (
      strstr (get_cell (sheets, 1, 3, 1), "continues in the sheet “Long texts”, row 2"));
  g_string_append_len (whole, get_cell (sheets, 1, 3, 1), 200);
  for (guint row = 1; row < cw_worksheet_get_n_rows (rest); row++)
    g_string_append (whole, cw_worksheet_get_cell (rest, row, 1));
  g_assert_cmpstr (whole->str, ==, text);
}

static void
check_xlsx_cell (GHashTable *parts, xmlDocPtr strings, const char *place, const char *text)
{
  xmlDocPtr sheet = parse (parts, "xl/worksheets/sheet1.xml");
  g_autofree char *path
      = g_strdup_printf ("//*[local-name()='c'][@r='%s'][@t='s']/*[local-name()='v']", place);
  g_autoptr (GPtrArray) index = find_all (sheet, path);
  g_autofree char *at = NULL;

  g_assert_cmpuint (index->len, ==, 1);
  at = g_strdup_printf ("//*[local-name()='si'][%u]",
                        (guint) g_ascii_strtoull (index->pdata[0], NULL, 10) + 1);
  check_found (strings, at, text);
  xmlFreeDoc (sheet);
}

static void
test_xlsx (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_XLSX, FALSE);
  g_autoptr (GHashTable) parts = unzip (bytes, NULL);
  xmlDocPtr strings = parse (parts, "xl/sharedStrings.xml");
  xmlDocPtr book = parse (parts, "xl/workbook.xml");
  xmlDocPtr sheet = parse (parts, "xl/worksheets/sheet1.xml");

  check_xlsx_cell (parts, strings, "A1", "Case");
  check_xlsx_cell (parts, strings, "C2", HARD);
  check_found (sheet, "//*[local-name()='c'][@r='B2'][not(@t)]/*[local-name()='v']", "17");
  check_found (sheet, "//*[local-name()='c'][@r='B3'][not(@t)]/*[local-name()='v']", "2.5");
  check_found (sheet, "//*[local-name()='pane']/@ySplit", "1");
  g_assert_cmpuint (count_all (sheet, "//*[local-name()='f']"), ==, 0);
  check_found (book, "//*[local-name()='sheet'][4]/@name", "About");
  check_found (book, "//*[local-name()='definedName']", "$1:$1");
  xmlFreeDoc (strings);
  xmlFreeDoc (book);
  xmlFreeDoc (sheet);
}

static void
test_ods (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_as (fixture, CW_REPORT_FORMAT_ODS, FALSE);
  g_autoptr (GHashTable) parts = unzip (bytes, NULL);
  xmlDocPtr content = parse (parts, "content.xml");

  check_media_type (bytes, "application/vnd.oasis.opendocument.spreadsheet");
  check_manifest (parts);
  g_assert_cmpuint (count_all (content, "//*[local-name()='table']"), ==, 4);
  check_found (
      content, "//*[local-name()='table'][1]/*[local-name()='table-row'][2]", "Port Orrin");
  check_found (content, "//*[local-name()='table-cell'][@*[local-name()='value']='17']", "17");
  check_found (
      content, "//*[local-name()='table-cell'][@*[local-name()='value-type']='string']", HARD);
  check_found (content, "//*[local-name()='table'][2]", "Provider 07, ¶12 [E-2]");
  xmlFreeDoc (content);
}

/* --- all ----------------------------------------------------------------------------------------------------- */

static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  for (guint format = 0; format < CW_N_REPORT_FORMATS; format++)
    {
      g_autoptr (GBytes) first = write_as (fixture, format, FALSE);
      g_autoptr (GBytes) again = write_as (fixture, format, FALSE);

      if (!g_bytes_equal (first, again))
        g_test_message ("%s differs", cw_report_format_get_nick (format));
      g_assert_true (g_bytes_equal (first, again));
    }
}

/* Whatever a source holds makes well-formed files. */
static void
test_strange_characters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GHashTable) parts = NULL;
  xmlDocPtr content;

  add_excerpt (fixture->document, "E-8", "bell \x07 and noncharacter \xef\xbf\xbf end", "a \x01 b");
  bytes = write_as (fixture, CW_REPORT_FORMAT_ODT, FALSE);
  parts = unzip (bytes, NULL);
  content = parse (parts, "content.xml");
  check_found (content, "//*[local-name()='p']", "bell \xef\xbf\xbd and noncharacter");
  xmlFreeDoc (content);
  for (guint format = 0; format < CW_N_REPORT_FORMATS; format++)
    {
      g_autoptr (GBytes) other = write_as (fixture, format, TRUE);

      g_assert_cmpuint (g_bytes_get_size (other), >, 100);
    }
}

static void
test_find_format (void)
{
  g_autoptr (GError) error = NULL;
  CwReportFormat format;

  g_assert_true (cw_report_format_find ("a.b/c.ODT", NULL, &format, NULL));
  g_assert_cmpint (format, ==, CW_REPORT_FORMAT_ODT);
  g_assert_true (cw_report_format_find ("c.odt", "tex", &format, NULL));
  g_assert_cmpint (format, ==, CW_REPORT_FORMAT_LATEX);
  g_assert_false (cw_report_format_find ("report", NULL, &format, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwReportTarget target = { .format = CW_REPORT_FORMAT_HTML };
  g_autofree char *path = g_build_filename (fixture->folder, "none", "report.html", NULL);

  g_assert_false (cw_report_write (fixture->document, &target, path, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FAILED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report/writers/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("odt", test_odt);
  ADD ("odt-footnotes", test_odt_footnotes);
  ADD ("docx", test_docx);
  ADD ("docx-footnotes", test_docx_footnotes);
  ADD ("markdown", test_markdown);
  ADD ("latex", test_latex);
  ADD ("html", test_html);
  ADD ("csv", test_csv);
  ADD ("workbook", test_workbook);
  ADD ("long-cell", test_long_cell);
  ADD ("xlsx", test_xlsx);
  ADD ("ods", test_ods);
  ADD ("repeats", test_repeats);
  ADD ("strange-characters", test_strange_characters);
  ADD ("cannot-write", test_cannot_write);
  g_test_add_func ("/report/writers/find-format", test_find_format);

  return g_test_run ();
}
