/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixSizes: from a matrix, a font and the room there is to the sizes of everything. */

#include "config.h"

#include "cw-matrix-sizes.h"

#include "cw-matrix-headings.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define COMPACT_COLUMN 100
/* A column is widened up to this so that no word of its header is broken. */
#define WORD_COLUMN 132
#define TALL_COLUMN 180
#define TOTAL_COLUMN 84
/* Narrower columns than this turn their headers. */
#define ROTATION_WIDTH 52
#define ROTATED_HEADER 148
#define MIN_TALL_ROW_HEADER 150
#define MAX_ROW_HEADER 240
#define LARGEST_ROW_HEADER_SHARE 0.4
#define COMPACT_ROW 32

static gint64
pack_column (const CwMatrixHeader *column)
{
  return column->id * 2 + (column->own ? 1 : 0);
}

static int
find_chosen_width (CwMatrixSizes *self, const CwMatrixHeader *column)
{
  gint64 key = pack_column (column);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->widths, &key));
}

/* The label that is probably the widest: laying out two thousand of them only to compare would take too long. */
static guint
find_longest_row (const CwMatrix *matrix)
{
  guint longest = 0;
  glong most = -1;

  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    {
      const CwMatrixHeader *header = cw_matrix_get_row (matrix, row);
      glong length = header->label != NULL ? g_utf8_strlen (header->label, -1) : 0;

      length += 2 * (glong) MIN (header->depth, 32);
      if (length > most)
        {
          most = length;
          longest = row;
        }
    }
  return longest;
}

static int
measure_text (CwMatrixLayouts *layouts, CwMatrixText kind, const char *text)
{
  int width;

  pango_layout_get_pixel_size (cw_matrix_layouts_get (layouts, kind, text, -1), &width, NULL);
  return width;
}

static int
measure_row_label (const CwMatrix *matrix, CwMatrixLayouts *layouts)
{
  guint row = find_longest_row (matrix);
  const char *label = cw_matrix_get_row (matrix, row)->label;

  return measure_text (layouts, CW_MATRIX_TEXT_HEADING, label != NULL ? label : "")
         + cw_matrix_headings_get_indent (matrix, row, MAX_ROW_HEADER);
}

static int
measure_row_header (CwMatrixSizes *self,
                    const CwMatrix *matrix,
                    CwMatrixLayouts *layouts,
                    int available)
{
  int largest = MIN (MAX_ROW_HEADER, (int) (available * LARGEST_ROW_HEADER_SHARE));
  int width = measure_text (layouts, CW_MATRIX_TEXT_TOTAL, _ ("Total (distinct)"));

  if (cw_matrix_get_n_rows (matrix) > 0)
    width = MAX (width, measure_row_label (matrix, layouts) + 12);
  if (self->tall)
    width = MAX (width, MIN_TALL_ROW_HEADER);
  return MIN (width + 2 * CW_MATRIX_PADDING + 2, MAX (largest, 1));
}

static guint
count_longest_word (const char *label)
{
  guint most = 0;
  guint length = 0;

  for (; label != NULL && *label != '\0'; label = g_utf8_next_char (label))
    {
      length = strchr (" -:", *label) != NULL ? 0 : length + 1;
      most = MAX (most, length);
    }
  return most;
}

static int
choose_compact_width (const CwMatrix *matrix, double character)
{
  guint most = 0;

  for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
    most = MAX (most, count_longest_word (cw_matrix_get_column (matrix, column)->label));
  return CLAMP ((int) ceil (most * character) + 2 * CW_MATRIX_PADDING, COMPACT_COLUMN, WORD_COLUMN);
}

static int
choose_column_width (CwMatrixSizes *self,
                     const CwMatrix *matrix,
                     const CwMatrixGeometry *geometry,
                     double character)
{
  guint n_columns = cw_matrix_get_n_columns (matrix);
  int usual = self->tall ? TALL_COLUMN : choose_compact_width (matrix, character);
  int room = geometry->width - geometry->row_header - geometry->total_column;
  int width = usual;

  if (n_columns > 0 && room / (int) n_columns > usual)
    width = MIN (room / (int) n_columns, usual * 8 / 5);
  width = (int) round (width * self->zoom);
  if (room >= CW_MATRIX_MIN_COLUMN)
    width = MIN (width, room);
  return CLAMP (width, CW_MATRIX_MIN_COLUMN, CW_MATRIX_MAX_COLUMN);
}

static void
apply_columns (CwMatrixSizes *self, const CwMatrix *matrix, CwMatrixGeometry *geometry, int usual)
{
  guint n_columns = cw_matrix_get_n_columns (matrix);
  g_autofree int *widths = g_new (int, n_columns + 1);

  for (guint column = 0; column < n_columns; column++)
    {
      int chosen = find_chosen_width (self, cw_matrix_get_column (matrix, column));

      widths[column] = usual;
      if (chosen > 0)
        widths[column]
            = CLAMP ((int) round (chosen * self->zoom), CW_MATRIX_MIN_COLUMN, CW_MATRIX_MAX_COLUMN);
    }
  cw_matrix_geometry_set_columns (geometry, widths, n_columns);
}

/* An estimate from the number of characters; words that do not fit make it a bit longer. */
static guint
estimate_lines (const char *label, int width, double character)
{
  double length = label != NULL ? (double) g_utf8_strlen (label, -1) * character * 1.2 : 0;

  if (length / 1.2 <= width && (label == NULL || strchr (label, ' ') == NULL))
    return 1;
  return (guint) CLAMP (ceil (length / MAX (width, 1)), 1, 3);
}

static double
measure_character (CwMatrixLayouts *layouts)
{
  static const char sample[] = "abcdefghijklmnopqrstuvwxyz";
  PangoLayout *layout = cw_matrix_layouts_get (layouts, CW_MATRIX_TEXT_HEADING, sample, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width / (double) (sizeof sample - 1);
}

static guint
count_header_lines (const CwMatrix *matrix, const CwMatrixGeometry *geometry, double character)
{
  /* “Total (distinct)” needs two. */
  guint lines = 2;

  for (guint column = 0; column < geometry->n_columns && lines < 3; column++)
    {
      int width = geometry->starts[column + 1] - geometry->starts[column] - 2 * CW_MATRIX_PADDING;
      const char *label = cw_matrix_get_column (matrix, column)->label;

      lines = MAX (lines, estimate_lines (label, width, character));
    }
  return lines;
}

static int
measure_column_header (CwMatrixSizes *self, CwMatrixLayouts *layouts)
{
  int line = cw_matrix_layouts_get_line_height (layouts, CW_MATRIX_TEXT_HEADING);

  if (self->rotated)
    return ROTATED_HEADER;
  return (int) self->header_lines * line + 2 * CW_MATRIX_PADDING + CW_MATRIX_CHIP_HEIGHT
         + CW_MATRIX_CHIP_GAP;
}

/* Few rows share the room there is, so that the summaries of two cases can be read side by side. */
static int
count_summary_lines (const CwMatrixGeometry *geometry, int base, int line)
{
  int room = geometry->height - geometry->column_header - geometry->total_row;
  int share = geometry->n_rows > 0 ? room / (int) MIN (geometry->n_rows, 1000) : 0;

  return CLAMP ((share - base) / line, CW_MATRIX_SUMMARY_LINES, CW_MATRIX_MOST_SUMMARY_LINES);
}

static int
measure_row (CwMatrixSizes *self, CwMatrixLayouts *layouts, const CwMatrixGeometry *geometry)
{
  int number = cw_matrix_layouts_get_line_height (layouts, CW_MATRIX_TEXT_NUMBER);
  int lead = cw_matrix_layouts_get_line_height (layouts, CW_MATRIX_TEXT_LEAD);
  int line = cw_matrix_layouts_get_line_height (layouts, CW_MATRIX_TEXT_SUMMARY);
  int base = 2 * CW_MATRIX_PADDING + 4 + lead;
  int lines;

  if (!self->tall)
    return MAX (COMPACT_ROW, number + 2 * CW_MATRIX_PADDING - 2);
  lines = count_summary_lines (geometry, base, line);
  cw_matrix_layouts_set_summary_lines (layouts, lines);
  return base + lines * line;
}

/**
 * cw_matrix_sizes_init:
 *
 * Starts without chosen widths.
 */
void
cw_matrix_sizes_init (CwMatrixSizes *self)
{
  self->widths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->zoom = 1;
}

/**
 * cw_matrix_sizes_clear:
 *
 * Frees what the structure holds, not the structure.
 */
void
cw_matrix_sizes_clear (CwMatrixSizes *self)
{
  g_clear_pointer (&self->widths, g_hash_table_unref);
}

/**
 * cw_matrix_sizes_set_width:
 * @width: how wide the column is on screen, at the current zoom; 0 lets the grid choose again
 */
void
cw_matrix_sizes_set_width (CwMatrixSizes *self, const CwMatrixHeader *column, int width)
{
  gint64 key = pack_column (column);

  if (width <= 0)
    {
      g_hash_table_remove (self->widths, &key);
      return;
    }
  width = CLAMP (width, CW_MATRIX_MIN_COLUMN, CW_MATRIX_MAX_COLUMN);
  g_hash_table_replace (self->widths,
                        g_memdup2 (&key, sizeof key),
                        GINT_TO_POINTER (MAX (1, (int) round (width / self->zoom))));
}

/**
 * cw_matrix_sizes_apply:
 * @geometry: its width and height are the room there is; everything else is set here
 */
void
cw_matrix_sizes_apply (CwMatrixSizes *self,
                       const CwMatrix *matrix,
                       CwMatrixLayouts *layouts,
                       CwMatrixGeometry *geometry)
{
  double character = measure_character (layouts);
  int usual;

  geometry->n_rows = cw_matrix_get_n_rows (matrix);
  geometry->row_header = measure_row_header (self, matrix, layouts, geometry->width);
  geometry->total_column = MIN (TOTAL_COLUMN, geometry->width / 4);
  usual = choose_column_width (self, matrix, geometry, character);
  apply_columns (self, matrix, geometry, usual);
  self->rotated = usual < ROTATION_WIDTH;
  self->header_lines = self->rotated ? 3 : count_header_lines (matrix, geometry, character);
  geometry->column_header = measure_column_header (self, layouts);
  geometry->total_row = MAX (COMPACT_ROW + 4,
                             cw_matrix_layouts_get_line_height (layouts, CW_MATRIX_TEXT_TOTAL)
                                 + 2 * CW_MATRIX_PADDING);
  geometry->row_height = measure_row (self, layouts, geometry);
}
