/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "cw-document.h"

static void
test_excerpt_paragraphs (void)
{
  g_autoptr (CwBlock) block = cw_block_new_excerpt ("One.\r\n\n  Two. \n", "[E-1]");
  g_autoptr (CwBlock) empty = cw_block_new_excerpt ("\n", "[E-2]");

  g_assert_cmpuint (block->excerpt.paragraphs->len, ==, 2);
  g_assert_cmpstr (block->excerpt.paragraphs->pdata[0], ==, "One.");
  g_assert_cmpstr (block->excerpt.paragraphs->pdata[1], ==, "Two.");
  g_assert_cmpuint (empty->excerpt.paragraphs->len, ==, 1);
}

static void
test_broken_text (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project\xff", "Title");
  CwBlock *heading = cw_document_append (document, cw_block_new_heading (1, "a\xfe", NULL));

  g_assert_true (g_utf8_validate (document->project, -1, NULL));
  g_assert_true (g_utf8_validate (heading->heading.text, -1, NULL));
  g_assert_cmpstr (heading->heading.running, ==, heading->heading.text);
}

static void
test_references (void)
{
  CwDocument *document = cw_document_new ("Project", "Title");
  CwDocument *second = cw_document_ref (document);

  cw_document_set_scope (document, "Old.");
  cw_document_set_scope (document, "New.");
  cw_document_unref (document);
  g_assert_cmpstr (second->scope, ==, "New.");
  cw_document_unref (second);
}

static void
test_table_cells (void)
{
  CwTable *table = cw_table_new (2, 3, NULL);
  g_autoptr (CwBlock) block = cw_block_new_table (table);

  cw_table_add_text (table, 1, 2, "first");
  cw_table_add_text (table, 1, 2, "second");
  g_assert_null (cw_table_get_cell (table, 0, 0));
  g_assert_cmpuint (cw_table_get_cell (table, 1, 2)->len, ==, 2);
  g_assert_cmpint (block->kind, ==, CW_BLOCK_TABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/document/excerpt-paragraphs", test_excerpt_paragraphs);
  g_test_add_func ("/report/document/broken-text", test_broken_text);
  g_test_add_func ("/report/document/references", test_references);
  g_test_add_func ("/report/document/table-cells", test_table_cells);

  return g_test_run ();
}
