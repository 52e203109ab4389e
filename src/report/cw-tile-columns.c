/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The widths of a tiled table: how wide each column is and which ones share a tile. */

#include "config.h"

#include "cw-tile-columns.h"
#include "cw-tiling.h"

#define TEXT_COLUMN 120.0
#define NUMBER_COLUMN 34.0
#define WIDEST_NUMBER_COLUMN 96.0
#define ROW_HEADER_SHARE 0.3

typedef struct
{
  const CwTable *table;
  CwTypesetter *type;
  double body_width;
  double header_width;
  double *widths;
  GArray *groups;
} Chooser;

static double
measure_longest_word (const Chooser *self, const char *label)
{
  g_auto (GStrv) words = g_strsplit_set (label, " \t", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, cw_typesetter_measure_width (self->type, CW_TYPE_COLUMN_HEADER, words[i]));
  return width;
}

static double
measure_numbers (const Chooser *self, guint column)
{
  const char *longest = "0";

  for (guint row = 0; row < self->table->n_rows; row++)
    {
      const GPtrArray *cell = cw_table_get_cell (self->table, row, column);

      for (guint i = 0; cell != NULL && i < cell->len; i++)
        if (g_utf8_strlen (cell->pdata[i], -1) > g_utf8_strlen (longest, -1))
          longest = cell->pdata[i];
    }
  return cw_typesetter_measure_width (self->type, CW_TYPE_CELL, longest);
}

/* Wide enough for the numbers and for a header of two lines or so, whose words stay whole where they can. */
static double
choose_number_width (const Chooser *self, guint column)
{
  const char *label = self->table->columns[column].label;
  double width = cw_typesetter_measure_width (self->type, CW_TYPE_COLUMN_HEADER, label) / 1.8;

  width = MAX (width, measure_longest_word (self, label));
  width = MAX (width, measure_numbers (self, column));
  return CLAMP (width + 2 * CW_TILE_PAD_X, NUMBER_COLUMN, WIDEST_NUMBER_COLUMN);
}

static double
choose_width (const Chooser *self, guint column, double available)
{
  gboolean numeric = self->table->columns[column].numeric;

  return MIN (numeric ? choose_number_width (self, column) : TEXT_COLUMN, available);
}

static double
choose_header_width (const Chooser *self)
{
  double width = 0;

  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const CwTableHeader *row = &self->table->rows[i];
      double text = cw_typesetter_measure_width (self->type, CW_TYPE_ROW_HEADER, row->label);

      width = MAX (width, text + row->depth * CW_TILE_INDENT);
    }
  width += 2 * CW_TILE_PAD_X + 1;
  return MIN (width, self->body_width * ROW_HEADER_SHARE);
}

static void
widen_group (const Chooser *self, guint first, guint end, double rest)
{
  guint n_texts = 0;

  for (guint i = first; i < end; i++)
    n_texts += !self->table->columns[i].numeric;
  for (guint i = first; i < end; i++)
    if (!self->table->columns[i].numeric)
      self->widths[i] += rest / n_texts;
}

static void
group_columns (const Chooser *self)
{
  double available = self->body_width - self->header_width;
  double used = 0;
  guint first = 0;

  g_array_append_val (self->groups, first);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      self->widths[i] = choose_width (self, i, available);
      if (i > first && used + self->widths[i] > available)
        {
          widen_group (self, first, i, available - used);
          first = i;
          used = 0;
          g_array_append_val (self->groups, first);
        }
      used += self->widths[i];
    }
  widen_group (self, first, self->table->n_columns, available - used);
}

/**
 * cw_tile_columns_choose:
 * @body_width: of a page, in points
 * @widths: (out caller-allocates): the width of each column in points, padding included
 * @groups: (element-type guint): gets the first column of each group
 *
 * Returns: the width of the row headers in points, padding included
 */
double
cw_tile_columns_choose (const CwTable *table,
                        CwTypesetter *type,
                        double body_width,
                        double *widths,
                        GArray *groups)
{
  Chooser self = {
    .table = table, .type = type, .body_width = body_width, .widths = widths, .groups = groups
  };

  g_return_val_if_fail (table != NULL && type != NULL && groups != NULL, 0);

  self.header_width = choose_header_width (&self);
  group_columns (&self);
  return self.header_width;
}
