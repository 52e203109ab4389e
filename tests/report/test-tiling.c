/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Tiled tables (method.md M31) as properties of the pages of random tables. */

#include "report-fixture.h"

#include <stdio.h>

#define N_ROUNDS 60

typedef struct
{
  const CwTable *table;
  CwPages *pages;
  GPtrArray *all;
  GHashTable *texts; /* "row column paragraph" → GString of what the pages show of it */
  guint *seen;       /* how many tiles show the cell's row and column */
} Survey;

static char *
create_key (guint row, guint column, guint paragraph)
{
  return g_strdup_printf ("%u %u %u", row, column, paragraph);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
note_text (Survey *self, const CwPageItem *item, gboolean whole)
{
  g_autofree char *key = create_key (item->row, item->column, item->paragraph);
  GString *text = g_hash_table_lookup (self->texts, key);

  g_assert_false (whole && text != NULL);
  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
    }
  g_string_append (text, item->text);
}

/* Every cell stands under a header of its column and beside one of its row. */
static void
survey_page (Survey *self, GPtrArray *items, gboolean whole)
{
  g_autofree gboolean *columns = g_new0 (gboolean, self->table->n_columns);
  int row = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const CwPageItem *item = items->pdata[i];

      if (item->role == CW_ITEM_COLUMN_HEADER)
        columns[item->column] = TRUE;
      if (item->role == CW_ITEM_ROW_HEADER)
        {
          row = item->row;
          for (guint column = 0; column < self->table->n_columns; column++)
            self->seen[row * self->table->n_columns + column] += columns[column];
        }
      if (item->role != CW_ITEM_CELL)
        continue;
      g_assert_true (columns[item->column]);
      g_assert_cmpint (item->row, ==, row);
      note_text (self, item, whole);
    }
}

static void
check_cells (Survey *self)
{
  guint n_texts = 0;

  for (guint row = 0; row < self->table->n_rows; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      {
        const GPtrArray *cell = cw_table_get_cell (self->table, row, column);

        g_assert_cmpuint (self->seen[row * self->table->n_columns + column], >=, 1);
        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            g_autofree char *key = create_key (row, column, i);
            GString *shown = g_hash_table_lookup (self->texts, key);
            g_autofree char *expected = fixture_strip_spaces (cell->pdata[i]);
            g_autofree char *stripped = NULL;

            g_assert_nonnull (shown);
            stripped = fixture_strip_spaces (shown->str);
            g_assert_cmpstr (stripped, ==, expected);
            n_texts++;
          }
      }
  g_assert_cmpuint (g_hash_table_size (self->texts), ==, n_texts);
}

static const CwPageItem *
find_item (GPtrArray *items, CwItemRole role)
{
  for (guint i = 0; i < items->len; i++)
    if (((CwPageItem *) items->pdata[i])->role == role)
      return items->pdata[i];
  return NULL;
}

/* The labels count through all tiles, band after band, each on a page of its own. */
static void
check_labels (Survey *self)
{
  guint n_bands = 0, n_groups = 0, n_tiles = 0;

  for (guint page = 0; page < self->all->len; page++)
    {
      const CwPageItem *label = find_item (self->all->pdata[page], CW_ITEM_TILE_LABEL);
      g_autofree char *expected = NULL;

      if (label == NULL)
        continue;
      if (n_bands == 0)
        g_assert_cmpint (sscanf (label->text, "r1 c1 of %u×%u", &n_bands, &n_groups), ==, 2);
      expected = g_strdup_printf (
          "r%u c%u of %u×%u", n_tiles / n_groups + 1, n_tiles % n_groups + 1, n_bands, n_groups);
      g_assert_cmpstr (label->text, ==, expected);
      n_tiles++;
    }
  g_assert_cmpuint (n_tiles, ==, n_bands * n_groups);
  if (n_tiles > 0)
    g_assert_cmpuint (n_tiles, >, 1);
}

static guint
find_page (Survey *self, CwItemRole role)
{
  for (guint page = 0; page < self->all->len; page++)
    if (find_item (self->all->pdata[page], role) != NULL)
      return page;
  return G_MAXUINT;
}

static void
check_map_and_legend (Survey *self)
{
  GPtrArray *last = self->all->pdata[self->all->len - 1];
  gboolean tiled = find_page (self, CW_ITEM_TILE_LABEL) != G_MAXUINT;

  g_assert_cmpint (((CwPageItem *) last->pdata[last->len - 1])->role, ==, CW_ITEM_LEGEND);
  g_assert_cmpint (find_page (self, CW_ITEM_TILE_MAP) != G_MAXUINT, ==, tiled);
}

static void
survey_table (GRand *rand, guint max_rows, guint max_columns, gboolean tiny, Survey *self)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Matrix");
  g_autoptr (CwPageSetup) setup = fixture_random_setup (rand, tiny);
  CwTable *table = fixture_random_table (rand, max_rows, max_columns);

  if (!tiny) /* then no paragraph is taller than a page */
    {
      setup->landscape = FALSE;
      setup->font_size = 9;
    }
  cw_document_append (document, cw_block_new_table (table));
  self->table = table;
  self->pages = fixture_paginate (document, setup);
  self->all = fixture_list_all (self->pages);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  self->seen = g_new0 (guint, table->n_rows * table->n_columns);
  for (guint page = 0; page < self->all->len; page++)
    survey_page (self, self->all->pdata[page], !tiny);
  check_cells (self);
  check_labels (self);
  check_map_and_legend (self);
}

static void
clear_survey (Survey *self)
{
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->all);
  cw_pages_unref (self->pages);
  g_free (self->seen);
}

/* On paper of a usual size each paragraph of each cell is printed once, in one piece. */
static void
test_each_cell_once (void)
{
  guint n_tiled = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Survey survey = { 0 };

      survey_table (rand, 14, 14, FALSE, &survey);
      n_tiled += find_page (&survey, CW_ITEM_TILE_MAP) == 0;
      clear_survey (&survey);
    }
  g_assert_cmpuint (n_tiled, >, N_ROUNDS / 2);
}

static void
test_tiny_pages (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (500 + seed);
      Survey survey = { 0 };

      survey_table (rand, 4, 4, TRUE, &survey);
      clear_survey (&survey);
    }
}

static CwPages *
paginate_table (CwTable *table)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Matrix");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);

  cw_document_append (document, cw_block_new_table (table));
  return fixture_paginate (document, setup);
}

/* A cell of several pages goes on below a header that says so. */
static void
test_cell_taller_than_a_page (void)
{
  CwTable *table = cw_table_new (2, 1, NULL);
  g_autofree char *text = g_strnfill (30000, 'x');
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) all = NULL;

  cw_table_set_column (table, 0, "Trust", NULL, FALSE, FALSE);
  cw_table_set_row (table, 0, "Calder City", 0, FALSE);
  cw_table_set_row (table, 1, "Port Ellis", 0, FALSE);
  cw_table_add_text (table, 0, 0, text);
  pages = paginate_table (table);
  all = fixture_list_all (pages);
  g_assert_cmpuint (all->len, >, 3);
  g_assert_cmpstr (find_item (all->pdata[1], CW_ITEM_ROW_HEADER)->text, ==, "Calder City");
  g_assert_cmpstr (find_item (all->pdata[2], CW_ITEM_ROW_HEADER)->text, ==, "Calder City (cont.)");
}

static void
test_table_without_rows (void)
{
  g_autoptr (CwPages) pages = paginate_table (cw_table_new (0, 0, "Case"));

  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, 1);
}

/* A heading right before a table of many pages stays with the map, not alone. */
static void
test_heading_before_tiles (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Matrix");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) items = NULL;
  CwTable *table = cw_table_new (100, 1, NULL);

  for (guint i = 0; i < 100; i++)
    cw_table_set_row (table, i, "Case", 0, FALSE);
  cw_table_set_column (table, 0, "Trust", NULL, TRUE, FALSE);
  cw_document_append (document, cw_block_new_heading (1, "Trust", NULL));
  cw_document_append (document, cw_block_new_table (table));
  pages = fixture_paginate (document, setup);
  items = cw_pages_list_items (pages, 0);
  g_assert_cmpint (((CwPageItem *) items->pdata[items->len - 1])->role, ==, CW_ITEM_TILE_MAP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/tiling/each-cell-once", test_each_cell_once);
  g_test_add_func ("/report/tiling/tiny-pages", test_tiny_pages);
  g_test_add_func ("/report/tiling/cell-taller-than-a-page", test_cell_taller_than_a_page);
  g_test_add_func ("/report/tiling/table-without-rows", test_table_without_rows);
  g_test_add_func ("/report/tiling/heading-before-tiles", test_heading_before_tiles);

  return g_test_run ();
}
