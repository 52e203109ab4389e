/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTiling: cuts a table into tiles (method.md M31).
 *
 * Columns are grouped greedily from the left; what is left of a group's width goes to its text columns. Row heights
 * are those of the tallest cell of the whole row, so the bands are the same for every group and tiles can be laid
 * side by side on a table top. */

#include "config.h"

#include "cw-report-strings.h"
#include "cw-tile-columns.h"
#include "cw-tiling.h"

#include <string.h>

#define SPLIT_SHARE                                                                                \
  0.3 /* a row that would fit on a page is cut only where this much of the band is left */

struct _CwTiling
{
  const CwTable *table;
  CwTypesetter *type;
  double body_height;
  double header_width;
  double header_height;
  double label_height;
  double *widths;
  PangoLayout **column_layouts;
  PangoLayout **row_layouts; /* 2 × n_rows: as it begins, and as it goes on */
  double *row_label_heights;
  guint first_page;
  GArray *units;       /* of CwTileUnit, cell after cell */
  guint *unit_offsets; /* n_cells + 1 */
  GArray *slices;      /* of CwTileSlice */
  GArray *bands;       /* of guint: the first slice of each */
  GArray *groups;      /* of guint: the first column of each */
  GHashTable *shared;  /* short text and width → layout: numbers repeat */
};

/* --- headers and units ----------------------------------------------------------------------------- */

static void
lay_out_headers (CwTiling *self)
{
  const CwTable *table = self->table;
  double line = cw_typesetter_get_line_height (self->type, CW_TYPE_COLUMN_HEADER);

  self->header_height = line;
  for (guint i = 0; i < table->n_columns; i++)
    {
      PangoLayout *layout = cw_typesetter_layout (self->type,
                                                  CW_TYPE_COLUMN_HEADER,
                                                  table->columns[i].label,
                                                  self->widths[i] - 2 * CW_TILE_PAD_X);
      double height = cw_typesetter_measure_height (self->type, CW_TYPE_COLUMN_HEADER, layout);

      if (table->columns[i].numeric)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      self->column_layouts[i] = layout;
      self->header_height = MAX (self->header_height, height);
    }
  self->header_height += CW_TILE_SWATCH + 2 * CW_TILE_PAD_Y;
}

/* A row that goes on says so in its header; few do, so that header is set when it is first needed. */
static void
lay_out_row_header (CwTiling *self, guint row, gboolean continued)
{
  const CwTableHeader *header = &self->table->rows[row];
  double width = self->header_width - 2 * CW_TILE_PAD_X - header->depth * CW_TILE_INDENT;
  g_autofree char *text = continued ? g_strdup_printf (CW_STR_CELL_CONTINUED, header->label)
                                    : g_strdup (header->label);
  PangoLayout *layout = cw_typesetter_layout (self->type, CW_TYPE_ROW_HEADER, text, width);
  guint index = 2 * row + continued;

  self->row_layouts[index] = layout;
  self->row_label_heights[index]
      = cw_typesetter_measure_height (self->type, CW_TYPE_ROW_HEADER, layout);
}

static double
measure_row_header (CwTiling *self, guint row, gboolean continued)
{
  if (self->row_layouts[2 * row + continued] == NULL)
    lay_out_row_header (self, row, continued);
  return self->row_label_heights[2 * row + continued];
}

static PangoLayout *
create_cell_layout (CwTiling *self, const char *text, guint column)
{
  double width = self->widths[column] - 2 * CW_TILE_PAD_X;
  PangoLayout *layout = cw_typesetter_layout (self->type, CW_TYPE_CELL, text, width);

  if (self->table->columns[column].numeric)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static PangoLayout *
lay_out_cell (CwTiling *self, const char *text, guint column)
{
  g_autofree char *key = NULL;
  PangoLayout *layout;

  if (!self->table->columns[column].numeric)
    return create_cell_layout (self, text, column);
  key = g_strdup_printf ("%.3f %s", self->widths[column], text);
  layout = g_hash_table_lookup (self->shared, key);
  if (layout == NULL)
    {
      layout = create_cell_layout (self, text, column);
      g_hash_table_insert (self->shared, g_steal_pointer (&key), layout);
    }
  return g_object_ref (layout);
}

static double
get_band_room (const CwTiling *self)
{
  return self->body_height - self->header_height - self->label_height;
}

/* A paragraph that fits no page is cut between lines, at least one line a unit. */
static void
add_units (CwTiling *self, PangoLayout *layout, guint paragraph)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double room = get_band_room (self) - 2 * CW_TILE_PAD_Y - CW_TILE_PARAGRAPH_GAP;
  CwTileUnit unit = { .layout = g_object_ref (layout), .paragraph = paragraph };

  do
    {
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = cw_typesetter_place_line (self->type, CW_TYPE_CELL, &logical, NULL);
      if (unit.n_lines > 0 && unit.height + height > room)
        {
          g_array_append_val (self->units, unit);
          unit = (CwTileUnit) { .layout = g_object_ref (layout),
                                .paragraph = paragraph,
                                .first_line = unit.first_line + unit.n_lines };
        }
      unit.n_lines++;
      unit.height += height;
    }
  while (pango_layout_iter_next_line (iter));
  unit.height += CW_TILE_PARAGRAPH_GAP;
  g_array_append_val (self->units, unit);
}

static void
add_paragraph (CwTiling *self, const char *text, guint column, guint paragraph)
{
  while (text != NULL)
    {
      g_autofree char *piece = cw_typesetter_take_piece (&text);
      g_autoptr (PangoLayout) layout = lay_out_cell (self, piece, column);

      add_units (self, layout, paragraph);
    }
}

static void
lay_out_cells (CwTiling *self)
{
  guint n = 0;

  for (guint row = 0; row < self->table->n_rows; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      {
        const GPtrArray *cell = cw_table_get_cell (self->table, row, column);

        self->unit_offsets[n++] = self->units->len;
        for (guint i = 0; cell != NULL && i < cell->len; i++)
          add_paragraph (self, cell->pdata[i], column, i);
      }
  self->unit_offsets[n] = self->units->len;
}

/* --- bands ------------------------------------------------------------------------------------------ */

static double
measure_rest (CwTiling *self, guint row, const guint *next, gboolean continued)
{
  double height = measure_row_header (self, row, continued);

  for (guint column = 0; column < self->table->n_columns; column++)
    {
      guint n_units;
      const CwTileUnit *units = cw_tiling_get_units (self, row, column, &n_units);
      double cell = 0;

      for (guint i = next[column]; i < n_units; i++)
        cell += units[i].height;
      height = MAX (height, cell);
    }
  return height + 2 * CW_TILE_PAD_Y;
}

/* Takes the units of one cell that fit into @room, and one in any case when @force is set. */
static double
take_cell (CwTiling *self, CwTileSlice *slice, guint column, double room, gboolean force)
{
  guint n_units;
  const CwTileUnit *units = cw_tiling_get_units (self, slice->row, column, &n_units);
  double height = 0;
  guint i = slice->first[column];

  while (i < n_units && (height + units[i].height <= room || (force && i == slice->first[column])))
    height += units[i++].height;
  slice->end[column] = i;
  return height;
}

static CwTileSlice
start_slice (CwTiling *self, guint row, const guint *next, gboolean continued)
{
  gsize size = sizeof (guint) * (self->table->n_columns + 1);

  return (CwTileSlice) { .row = row,
                         .continued = continued,
                         .first = g_memdup2 (next, size),
                         .end = g_memdup2 (next, size) };
}

static void
clear_slice (gpointer data)
{
  CwTileSlice *slice = data;

  g_free (slice->first);
  g_free (slice->end);
}

/* Fills a slice with what fits; FALSE when nothing did. */
static gboolean
fill_slice (CwTiling *self, CwTileSlice *slice, double room, gboolean force)
{
  gboolean any = FALSE;

  slice->height = measure_row_header (self, slice->row, slice->continued);
  for (guint column = 0; column < self->table->n_columns; column++)
    {
      double height = take_cell (self, slice, column, room - 2 * CW_TILE_PAD_Y, force);

      slice->height = MAX (slice->height, height);
      any |= slice->end[column] > slice->first[column];
    }
  slice->height += 2 * CW_TILE_PAD_Y;
  return any && (force || slice->height <= room);
}

static void
start_band (CwTiling *self, double *used)
{
  guint first = self->slices->len;

  g_array_append_val (self->bands, first);
  *used = 0;
}

static void
keep_slice (CwTiling *self, CwTileSlice *slice, guint *next, double *used)
{
  *used += slice->height;
  memcpy (next, slice->end, sizeof (guint) * self->table->n_columns);
  g_array_append_val (self->slices, *slice);
}

/* Places one slice of @row from @next on and moves @next. Nothing fits on a band that is partly used: then the next
 * one is begun, where something is placed in any case. */
static void
place_slice (CwTiling *self, guint row, guint *next, gboolean continued, double *used)
{
  double room = get_band_room (self);
  double rest = measure_rest (self, row, next, continued);
  CwTileSlice slice = start_slice (self, row, next, continued);
  gboolean whole = *used + rest <= room;
  gboolean waits = !whole && rest <= room && room - *used < room * SPLIT_SHARE;

  if (whole)
    fill_slice (self, &slice, rest, FALSE);
  else if (*used > 0 && (waits || !fill_slice (self, &slice, room - *used, FALSE)))
    {
      clear_slice (&slice);
      start_band (self, used);
      place_slice (self, row, next, continued, used);
      return;
    }
  else if (*used == 0)
    fill_slice (self, &slice, room, TRUE);
  keep_slice (self, &slice, next, used);
}

static gboolean
is_row_done (CwTiling *self, guint row, const guint *next)
{
  for (guint column = 0; column < self->table->n_columns; column++)
    {
      guint n_units;

      cw_tiling_get_units (self, row, column, &n_units);
      if (next[column] < n_units)
        return FALSE;
    }
  return TRUE;
}

static void
place_row (CwTiling *self, guint row, double *used)
{
  g_autofree guint *next = g_new0 (guint, self->table->n_columns + 1);
  gboolean continued = FALSE;

  do
    {
      if (continued)
        start_band (self, used);
      place_slice (self, row, next, continued, used);
      continued = TRUE;
    }
  while (!is_row_done (self, row, next));
}

static void
cut_bands (CwTiling *self)
{
  double used;

  start_band (self, &used);
  for (guint row = 0; row < self->table->n_rows; row++)
    place_row (self, row, &used);
}

/* --- public -------------------------------------------------------------------------------------------- */

static void
clear_unit (gpointer data)
{
  g_clear_object (&((CwTileUnit *) data)->layout);
}

/**
 * cw_tiling_new:
 * @table: (transfer none): outlives the tiling
 * @type: (transfer none): outlives the tiling
 * @body_width: of a page, in points
 * @body_height: of a page, in points
 *
 * Returns: (transfer full): the table, laid out and cut
 */
CwTiling *
cw_tiling_new (const CwTable *table, CwTypesetter *type, double body_width, double body_height)
{
  CwTiling *self;

  g_return_val_if_fail (table != NULL && type != NULL, NULL);

  self = g_new0 (CwTiling, 1);
  self->table = table;
  self->type = type;
  self->body_height = body_height;
  self->label_height = cw_typesetter_get_line_height (type, CW_TYPE_TILE_LABEL) + CW_TILE_PAD_Y;
  self->widths = g_new0 (double, table->n_columns);
  self->column_layouts = g_new0 (PangoLayout *, table->n_columns);
  self->row_layouts = g_new0 (PangoLayout *, 2 * (gsize) table->n_rows);
  self->row_label_heights = g_new0 (double, 2 * (gsize) table->n_rows);
  self->units = g_array_new (FALSE, FALSE, sizeof (CwTileUnit));
  g_array_set_clear_func (self->units, clear_unit);
  self->unit_offsets = g_new0 (guint, (gsize) table->n_rows * table->n_columns + 1);
  self->slices = g_array_new (FALSE, FALSE, sizeof (CwTileSlice));
  g_array_set_clear_func (self->slices, clear_slice);
  self->bands = g_array_new (FALSE, FALSE, sizeof (guint));
  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  self->header_width = cw_tile_columns_choose (table, type, body_width, self->widths, self->groups);
  lay_out_headers (self);
  lay_out_cells (self);
  cut_bands (self);
  return self;
}

/**
 * cw_tiling_free:
 * @self: (transfer full): no longer needed
 */
void
cw_tiling_free (CwTiling *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->table->n_columns; i++)
    g_clear_object (&self->column_layouts[i]);
  for (guint i = 0; i < 2 * self->table->n_rows; i++)
    g_clear_object (&self->row_layouts[i]);
  g_array_unref (self->units);
  g_array_unref (self->slices);
  g_array_unref (self->bands);
  g_array_unref (self->groups);
  g_hash_table_unref (self->shared);
  g_free (self->widths);
  g_free (self->column_layouts);
  g_free (self->row_layouts);
  g_free (self->row_label_heights);
  g_free (self->unit_offsets);
  g_free (self);
}

/**
 * cw_tiling_get_table:
 *
 * Returns: (transfer none): what was cut
 */
const CwTable *
cw_tiling_get_table (const CwTiling *self)
{
  return self->table;
}

/**
 * cw_tiling_get_n_bands:
 *
 * Returns: how many tiles stand above each other, at least 1
 */
guint
cw_tiling_get_n_bands (const CwTiling *self)
{
  return self->bands->len;
}

/**
 * cw_tiling_get_n_groups:
 *
 * Returns: how many tiles stand side by side, at least 1
 */
guint
cw_tiling_get_n_groups (const CwTiling *self)
{
  return self->groups->len;
}

/**
 * cw_tiling_is_tiled:
 *
 * Returns: whether there is more than one tile
 */
gboolean
cw_tiling_is_tiled (const CwTiling *self)
{
  return self->bands->len > 1 || self->groups->len > 1;
}

/**
 * cw_tiling_get_columns:
 * @first: (out): the group's first column
 * @end: (out): one past its last
 */
void
cw_tiling_get_columns (const CwTiling *self, guint group, guint *first, guint *end)
{
  *first = g_array_index (self->groups, guint, group);
  *end = group + 1 < self->groups->len ? g_array_index (self->groups, guint, group + 1)
                                       : self->table->n_columns;
}

/**
 * cw_tiling_get_slices:
 * @first: (out): the band's first slice
 * @end: (out): one past its last
 */
void
cw_tiling_get_slices (const CwTiling *self, guint band, guint *first, guint *end)
{
  *first = g_array_index (self->bands, guint, band);
  *end = band + 1 < self->bands->len ? g_array_index (self->bands, guint, band + 1)
                                     : self->slices->len;
}

/**
 * cw_tiling_get_slice:
 *
 * Returns: (transfer none): a part of a row
 */
const CwTileSlice *
cw_tiling_get_slice (const CwTiling *self, guint slice)
{
  return &g_array_index (self->slices, CwTileSlice, slice);
}

/**
 * cw_tiling_get_units:
 * @n_units: (out): how many, also 0
 *
 * Returns: (transfer none) (array length=n_units): the units of a cell
 */
const CwTileUnit *
cw_tiling_get_units (const CwTiling *self, guint row, guint column, guint *n_units)
{
  gsize cell = (gsize) row * self->table->n_columns + column;

  *n_units = self->unit_offsets[cell + 1] - self->unit_offsets[cell];
  return &g_array_index (self->units, CwTileUnit, self->unit_offsets[cell]);
}

/**
 * cw_tiling_get_column_width:
 *
 * Returns: in points, padding included
 */
double
cw_tiling_get_column_width (const CwTiling *self, guint column)
{
  return self->widths[column];
}

/**
 * cw_tiling_get_header_width:
 *
 * Returns: of the row headers, in points, padding included
 */
double
cw_tiling_get_header_width (const CwTiling *self)
{
  return self->header_width;
}

/**
 * cw_tiling_get_header_height:
 *
 * Returns: of the column headers, in points, padding included
 */
double
cw_tiling_get_header_height (const CwTiling *self)
{
  return self->header_height;
}

/**
 * cw_tiling_get_label_height:
 *
 * Returns: of the line above a tile, in points; 0 when there is only one tile
 */
double
cw_tiling_get_label_height (const CwTiling *self)
{
  return cw_tiling_is_tiled (self) ? self->label_height : 0;
}

/**
 * cw_tiling_get_tile_height:
 *
 * Returns: the height of each tile of the band, in points
 */
double
cw_tiling_get_tile_height (const CwTiling *self, guint band)
{
  double height = cw_tiling_get_label_height (self) + self->header_height;
  guint first, end;

  cw_tiling_get_slices (self, band, &first, &end);
  for (guint i = first; i < end; i++)
    height += cw_tiling_get_slice (self, i)->height;
  return height;
}

/**
 * cw_tiling_get_column_layout:
 *
 * Returns: (transfer none): a column header, set
 */
PangoLayout *
cw_tiling_get_column_layout (const CwTiling *self, guint column)
{
  return self->column_layouts[column];
}

/**
 * cw_tiling_get_row_layout:
 *
 * Returns: (transfer none): the header of that part of a row, set
 */
PangoLayout *
cw_tiling_get_row_layout (const CwTiling *self, const CwTileSlice *slice)
{
  return self->row_layouts[2 * slice->row + slice->continued];
}

/**
 * cw_tiling_set_first_page:
 * @page: of the first tile, from 0
 *
 * Where there are several tiles, each has a page of its own, band after band.
 */
void
cw_tiling_set_first_page (CwTiling *self, guint page)
{
  self->first_page = page;
}

/**
 * cw_tiling_get_page:
 *
 * Returns: the page of a tile, from 0
 */
guint
cw_tiling_get_page (const CwTiling *self, guint band, guint group)
{
  return self->first_page + band * self->groups->len + group;
}

/**
 * cw_tiling_dup_label:
 *
 * Returns: (transfer full): which tile it is, as "r2 c3 of 4×5"
 */
char *
cw_tiling_dup_label (const CwTiling *self, guint band, guint group)
{
  return g_strdup_printf (
      CW_STR_TILE_LABEL, band + 1, group + 1, self->bands->len, self->groups->len);
}
