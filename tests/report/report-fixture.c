/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "report-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static const char *const words[] = {
  "office",    "notice",     "we",
  "of",        "January",    "shelter",
  "efficient", "winter,",    "a",
  "promised",  "council.",   "الملجأ",
  "המקלט",     "cafe\u0301", "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
};

char *
fixture_random_text (GRand *rand, guint max_words)
{
  GString *text = g_string_new (NULL);
  guint n_words = g_rand_int_range (rand, 1, max_words + 1);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, g_rand_int_range (rand, 0, 40) == 0 ? '\n' : ' ');
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (text, FALSE);
}

static char *
create_line (GRand *rand, guint max_words)
{
  return g_strdelimit (fixture_random_text (rand, max_words), "\n", ' ');
}

CwTable *
fixture_random_table (GRand *rand, guint max_rows, guint max_columns)
{
  guint n_rows = g_rand_int_range (rand, 1, max_rows + 1);
  guint n_columns = g_rand_int_range (rand, 1, max_columns + 1);
  CwTable *table = cw_table_new (n_rows, n_columns, "Case");

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *label = create_line (rand, 4);

      cw_table_set_row (table, i, label, g_rand_int_range (rand, 0, 3), i + 1 == n_rows);
    }
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *label = create_line (rand, 4);

      cw_table_set_column (table, i, label, "#1a5fb4", g_rand_boolean (rand), i + 1 == n_columns);
    }
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        {
          g_autofree char *text = create_line (rand, g_rand_boolean (rand) ? 3 : 60);

          cw_table_add_text (table, row, column, text);
        }
  cw_table_add_legend (table, "What the numbers mean.");
  return table;
}

static CwBlock *
create_excerpt (GRand *rand)
{
  g_autofree char *text = fixture_random_text (rand, g_rand_boolean (rand) ? 12 : 400);
  g_autofree char *citation = create_line (rand, 14);
  CwBlock *block = cw_block_new_excerpt (text, citation);

  if (g_rand_boolean (rand))
    cw_block_set_other_codes (block, "Also coded: 2.1 Rivalry; 3 Winter");
  if (g_rand_boolean (rand))
    cw_block_set_comment (block, "Comment: compare with the minutes of the council.");
  cw_block_set_bracket (block, g_rand_int_range (rand, 0, CW_N_BRACKET_STYLES), "#c01c28", "DU");
  return block;
}

static CwBlock *
create_block (GRand *rand, gboolean tables)
{
  g_autofree char *line = create_line (rand, 12);
  g_autofree char *text = create_line (rand, 120);

  switch (g_rand_int_range (rand, 0, tables ? 10 : 9))
    {
    case 0:
    case 1:
      return cw_block_new_heading (g_rand_int_range (rand, 1, 4), line, NULL);
    case 2:
      return cw_block_new_paragraph (CW_TEXT_BODY, text, FALSE);
    case 3:
      return cw_block_new_paragraph (CW_TEXT_DEFINITION, line, TRUE);
    case 4:
      return cw_block_new_space (g_rand_int_range (rand, 0, 60));
    case 9:
      return cw_block_new_table (fixture_random_table (rand, 8, 8));
    default:
      return create_excerpt (rand);
    }
}

/* Ends with an excerpt, since a heading that nothing follows has nothing to stay with. */
CwDocument *
fixture_random_document (GRand *rand, guint n_blocks, gboolean tables)
{
  CwDocument *document = cw_document_new ("Two Shelters", "A report");

  cw_document_set_scope (document, "All interviews of both cities.");
  cw_document_set_note (document, "Codings are links between an excerpt and a code.");
  cw_document_set_date (document, "2026-11-23");
  for (guint i = 0; i < n_blocks; i++)
    cw_document_append (document, create_block (rand, tables));
  cw_document_append (document, create_excerpt (rand));
  return document;
}

CwPageSetup *
fixture_random_setup (GRand *rand, gboolean tiny)
{
  CwPageSetup *setup = cw_page_setup_new (g_rand_boolean (rand) ? CW_PAPER_A4 : CW_PAPER_LETTER);

  setup->landscape = g_rand_boolean (rand);
  setup->font_size = g_rand_int_range (rand, 8, 15);
  if (tiny)
    {
      setup->width = g_rand_int_range (rand, 10, 260);
      setup->height = g_rand_int_range (rand, 10, 260);
      setup->margin_left = setup->margin_right = g_rand_int_range (rand, 0, 40);
      setup->margin_top = setup->margin_bottom = g_rand_int_range (rand, 0, 40);
    }
  return setup;
}

CwPages *
fixture_paginate (const CwDocument *document, const CwPageSetup *setup)
{
  g_autoptr (GError) error = NULL;
  CwPages *pages = cw_paginator_run (document, setup, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);
  return pages;
}

/* The items of each page, page after page. */
GPtrArray *
fixture_list_all (CwPages *pages)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < cw_pages_get_n_pages (pages); i++)
    g_ptr_array_add (all, cw_pages_list_items (pages, i));
  return all;
}

/* Where a line is broken, a space may or may not belong to it: texts are compared without. */
char *
fixture_strip_spaces (const char *text)
{
  GString *stripped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_unichar (stripped, g_utf8_get_char (p));
  return g_string_free (stripped, FALSE);
}

char *
fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cw-report-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
