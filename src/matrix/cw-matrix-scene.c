/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixScene: draws what can be seen of a matrix, and nothing else. The cells that scroll are clipped to the
 * body; the totals and headers around it are drawn after them, each clipped to its own strip, the cursor last. */

#include "config.h"

#include "cw-matrix-scene.h"

#include "cw-matrix-headings.h"
#include "cw-matrix-sentence.h"

#include <glib/gi18n.h>

/* Below this width a cell's marks are signs, not words. */
#define WORDED_MARK_WIDTH 120
#define TWO_WORDED_MARKS_WIDTH 210
#define SIGN_SIZE 8
#define SIGN_INSET 4
#define HATCH_DISTANCE 6

typedef struct
{
  guint row;
  guint column;
  graphene_rect_t area;
  gboolean total;
} Cell;

static void
append_bounds (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float w, float h)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, w, h));
}

static void
append_layout (const CwMatrixScene *self,
               GtkSnapshot *snapshot,
               PangoLayout *layout,
               float x,
               float y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &self->palette->text);
  gtk_snapshot_restore (snapshot);
}

/* Diagonal stripes: there is nothing to measure here. */
static void
append_hatch (const CwMatrixScene *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  GdkRGBA clear = self->palette->hatch;
  GskColorStop stops[4] = { 0 };

  clear.alpha = 0;
  stops[0] = (GskColorStop) { 0, self->palette->hatch };
  stops[1] = (GskColorStop) { 0.28f, self->palette->hatch };
  stops[2] = (GskColorStop) { 0.28f, clear };
  stops[3] = (GskColorStop) { 1, clear };
  gtk_snapshot_append_repeating_linear_gradient (
      snapshot,
      area,
      &area->origin,
      &GRAPHENE_POINT_INIT (area->origin.x + HATCH_DISTANCE, area->origin.y + HATCH_DISTANCE),
      stops,
      G_N_ELEMENTS (stops));
}

static void
append_background (const CwMatrixScene *self,
                   GtkSnapshot *snapshot,
                   const Cell *cell,
                   gboolean material)
{
  GdkRGBA color = self->palette->total;

  if (!cell->total)
    {
      double value = cw_matrix_get_value (self->matrix, cell->row, cell->column, self->measure);

      color = cw_matrix_palette_get_shade (self->palette,
                                           self->maximum > 0 ? value / self->maximum : 0);
    }
  gtk_snapshot_append_color (snapshot, &color, &cell->area);
  if (!material)
    append_hatch (self, snapshot, &cell->area);
}

/* The x at which something of that width starts, @offset away from the cell's start or end. */
static float
place_x (const CwMatrixScene *self, const Cell *cell, float width, float offset, gboolean at_end)
{
  if (at_end != self->geometry->mirrored)
    return cell->area.origin.x + cell->area.size.width - offset - width;
  return cell->area.origin.x + offset;
}

static CwMatrixText
choose_number_text (const CwMatrixScene *self, const Cell *cell, gboolean zero)
{
  if (zero)
    return CW_MATRIX_TEXT_NUMBER;
  if (cell->total)
    return CW_MATRIX_TEXT_TOTAL;
  return self->tall ? CW_MATRIX_TEXT_LEAD : CW_MATRIX_TEXT_NUMBER;
}

static float
get_number_y (const CwMatrixScene *self, const Cell *cell, int height)
{
  if (self->tall && cell->row < self->geometry->n_rows)
    return cell->area.origin.y + CW_MATRIX_PADDING;
  return cell->area.origin.y + (float) (((int) cell->area.size.height - height) / 2);
}

/* Zero is “0” in every measure: decimals would only give it weight. */
static char *
dup_number (const CwMatrixScene *self, const Cell *cell, gboolean zero)
{
  if (zero)
    return g_strdup ("0");
  return cw_matrix_sentence_dup_number (self->matrix, cell->row, cell->column, self->measure);
}

static void
append_number (const CwMatrixScene *self,
               GtkSnapshot *snapshot,
               const Cell *cell,
               gboolean material)
{
  gboolean zero = cw_matrix_get_value (self->matrix, cell->row, cell->column, self->measure) <= 0;
  g_autofree char *number = dup_number (self, cell, zero && material);
  PangoLayout *layout
      = cw_matrix_layouts_get (self->layouts, choose_number_text (self, cell, zero), number, -1);
  gboolean at_end = !self->tall || cell->column == self->geometry->n_columns;
  int width, height;
  float x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = place_x (self, cell, (float) width, CW_MATRIX_PADDING, at_end);
  y = get_number_y (self, cell, height);
  if (!material)
    append_bounds (
        snapshot, &self->palette->background, x - 4, y, (float) width + 8, (float) height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (
      snapshot, layout, zero ? &self->palette->dim_text : &self->palette->text);
  gtk_snapshot_restore (snapshot);
}

/* Draft: a ring. Stale: a diamond. The shapes differ, so the colours need not be told apart. */
static void
append_sign (const CwMatrixScene *self, GtkSnapshot *snapshot, float x, float y, gboolean stale)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);
  float radius = SIGN_SIZE / 2.0f;

  if (!stale)
    {
      gsk_path_builder_add_circle (
          builder, &GRAPHENE_POINT_INIT (x + radius, y + radius), radius - 1);
      path = gsk_path_builder_to_path (builder);
      gtk_snapshot_append_stroke (snapshot, path, stroke, &self->palette->dim_text);
      return;
    }
  gsk_path_builder_move_to (builder, x + radius, y);
  gsk_path_builder_line_to (builder, x + SIGN_SIZE, y + radius);
  gsk_path_builder_line_to (builder, x + radius, y + SIGN_SIZE);
  gsk_path_builder_line_to (builder, x, y + radius);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &self->palette->stale);
}

/* Words at the end of the number's line; returns how much room the mark takes, its gap included. */
static float
append_mark (const CwMatrixScene *self,
             GtkSnapshot *snapshot,
             const Cell *cell,
             float offset,
             gboolean stale,
             gboolean worded)
{
  const char *word = stale ? _ ("Changed") : _ ("Draft");
  PangoLayout *layout = cw_matrix_layouts_get (self->layouts, CW_MATRIX_TEXT_MARK, word, -1);
  int line = cw_matrix_layouts_get_line_height (self->layouts, CW_MATRIX_TEXT_LEAD);
  float y = get_number_y (self, cell, line);
  int width = 0, height = 0;

  if (worded)
    {
      pango_layout_get_pixel_size (layout, &width, &height);
      append_layout (self,
                     snapshot,
                     layout,
                     place_x (self, cell, (float) width, offset, TRUE),
                     y + (float) ((line - height) / 2));
      width += 4;
    }
  append_sign (self,
               snapshot,
               place_x (self, cell, SIGN_SIZE, offset + (float) width, TRUE),
               y + (float) ((line - SIGN_SIZE) / 2),
               stale);
  return (float) width + SIGN_SIZE + 8;
}

static void
append_tall_marks (const CwMatrixScene *self,
                   GtkSnapshot *snapshot,
                   const Cell *cell,
                   const CwMatrixSummary *summary)
{
  int least = summary->stale && summary->draft ? TWO_WORDED_MARKS_WIDTH : WORDED_MARK_WIDTH;
  gboolean worded = cell->area.size.width >= (float) least;
  float offset = CW_MATRIX_PADDING;

  if (summary->stale)
    offset += append_mark (self, snapshot, cell, offset, TRUE, worded);
  if (summary->draft)
    append_mark (self, snapshot, cell, offset, FALSE, worded);
}

/* Signs in the corners away from the number, where they never touch it. */
static void
append_compact_marks (const CwMatrixScene *self,
                      GtkSnapshot *snapshot,
                      const Cell *cell,
                      const CwMatrixSummary *summary)
{
  float x = place_x (self, cell, SIGN_SIZE, SIGN_INSET, FALSE);
  float bottom = cell->area.origin.y + cell->area.size.height - SIGN_INSET - SIGN_SIZE;

  if (summary->stale)
    append_sign (self, snapshot, x, cell->area.origin.y + SIGN_INSET, TRUE);
  if (summary->draft)
    append_sign (
        self, snapshot, x, summary->stale ? bottom : cell->area.origin.y + SIGN_INSET, FALSE);
}

static void
append_summary (const CwMatrixScene *self,
                GtkSnapshot *snapshot,
                const Cell *cell,
                const char *text)
{
  int width = (int) cell->area.size.width - 2 * CW_MATRIX_PADDING;
  int line = cw_matrix_layouts_get_line_height (self->layouts, CW_MATRIX_TEXT_LEAD);
  PangoLayout *layout;

  if (width < 24)
    return;
  layout = cw_matrix_layouts_get (self->layouts, CW_MATRIX_TEXT_SUMMARY, text, width);
  append_layout (self,
                 snapshot,
                 layout,
                 cell->area.origin.x + CW_MATRIX_PADDING,
                 cell->area.origin.y + CW_MATRIX_PADDING + (float) line + 3);
}

static void
append_notes (const CwMatrixScene *self, GtkSnapshot *snapshot, const Cell *cell)
{
  const CwMatrixSummary *summary = NULL;

  if (self->summaries != NULL)
    summary = cw_matrix_summaries_get (self->summaries, cell->row, cell->column);
  if (summary == NULL)
    return;
  if (!self->tall)
    {
      append_compact_marks (self, snapshot, cell, summary);
      return;
    }
  append_tall_marks (self, snapshot, cell, summary);
  if (summary->text != NULL)
    append_summary (self, snapshot, cell, summary->text);
}

static void
append_cell (const CwMatrixScene *self, GtkSnapshot *snapshot, guint row, guint column)
{
  Cell cell = { .row = row, .column = column };
  gboolean material = cw_matrix_sentence_has_material (self->matrix, row, self->measure);

  cell.total = row == self->geometry->n_rows || column == self->geometry->n_columns;
  cw_matrix_geometry_get_area (self->geometry, row, column, &cell.area);
  gtk_snapshot_push_clip (snapshot, &cell.area);
  append_background (self, snapshot, &cell, material);
  append_number (self, snapshot, &cell, material);
  if (!cell.total)
    append_notes (self, snapshot, &cell);
  gtk_snapshot_pop (snapshot);
}

/* A hairline along the end of a cell's area, and one along its bottom. */
static void
append_end_line (const CwMatrixScene *self, GtkSnapshot *snapshot, const graphene_rect_t *strip)
{
  float x = strip->origin.x + (self->geometry->mirrored ? 0 : strip->size.width - 1);

  append_bounds (snapshot, &self->palette->line, x, strip->origin.y, 1, strip->size.height);
}

static void
append_bottom_line (const CwMatrixScene *self, GtkSnapshot *snapshot, const graphene_rect_t *strip)
{
  float y = strip->origin.y + strip->size.height - 1;

  append_bounds (snapshot, &self->palette->line, strip->origin.x, y, strip->size.width, 1);
}

/* Lines cross the headers and totals too, so that the eye can follow them. */
static void
append_column_lines (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  guint first, end;
  graphene_rect_t body, strip;

  cw_matrix_geometry_get_body (self->geometry, &body);
  cw_matrix_geometry_get_visible_columns (self->geometry, &first, &end);
  strip = GRAPHENE_RECT_INIT (body.origin.x,
                              0,
                              body.size.width,
                              body.origin.y + body.size.height + (float) self->geometry->total_row);
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint column = first; column < end; column++)
    {
      graphene_rect_t area;

      cw_matrix_geometry_get_area (self->geometry, 0, column, &area);
      area.origin.y = 0;
      area.size.height = strip.size.height;
      append_end_line (self, snapshot, &area);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_row_lines (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  const CwMatrixGeometry *geometry = self->geometry;
  guint first, end;
  graphene_rect_t body, strip, header, total;

  cw_matrix_geometry_get_body (geometry, &body);
  cw_matrix_geometry_get_visible_rows (geometry, &first, &end);
  cw_matrix_geometry_get_area (geometry, 0, CW_MATRIX_HEADER, &header);
  cw_matrix_geometry_get_area (geometry, 0, geometry->n_columns, &total);
  graphene_rect_union (&header, &total, &strip);
  strip.origin.y = body.origin.y;
  strip.size.height = body.size.height;
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint row = first; row < end; row++)
    {
      graphene_rect_t area;

      cw_matrix_geometry_get_area (geometry, row, CW_MATRIX_HEADER, &area);
      area.origin.x = strip.origin.x;
      area.size.width = strip.size.width;
      append_bottom_line (self, snapshot, &area);
    }
  gtk_snapshot_pop (snapshot);
}

static void
append_body (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  guint first_row, end_row, first_column, end_column;
  graphene_rect_t body;

  cw_matrix_geometry_get_body (self->geometry, &body);
  cw_matrix_geometry_get_visible_rows (self->geometry, &first_row, &end_row);
  cw_matrix_geometry_get_visible_columns (self->geometry, &first_column, &end_column);
  gtk_snapshot_push_clip (snapshot, &body);
  for (guint row = first_row; row < end_row; row++)
    for (guint column = first_column; column < end_column; column++)
      append_cell (self, snapshot, row, column);
  gtk_snapshot_pop (snapshot);
}

static void
append_totals (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  const CwMatrixGeometry *geometry = self->geometry;
  guint first, end;
  graphene_rect_t body, strip;

  cw_matrix_geometry_get_body (geometry, &body);
  cw_matrix_geometry_get_area (geometry, geometry->n_rows, 0, &strip);
  strip.origin.x = body.origin.x;
  strip.size.width = body.size.width;
  cw_matrix_geometry_get_visible_columns (geometry, &first, &end);
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint column = first; column < end; column++)
    append_cell (self, snapshot, geometry->n_rows, column);
  gtk_snapshot_pop (snapshot);

  cw_matrix_geometry_get_area (geometry, 0, geometry->n_columns, &strip);
  strip.origin.y = body.origin.y;
  strip.size.height = body.size.height;
  cw_matrix_geometry_get_visible_rows (geometry, &first, &end);
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint row = first; row < end; row++)
    append_cell (self, snapshot, row, geometry->n_columns);
  gtk_snapshot_pop (snapshot);

  append_cell (self, snapshot, geometry->n_rows, geometry->n_columns);
}

/* The strong lines between what scrolls and what stays. */
static void
append_frame (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  const CwMatrixGeometry *geometry = self->geometry;
  const GdkRGBA *color = &self->palette->strong_line;
  graphene_rect_t body, corner, end;
  float left, right;

  cw_matrix_geometry_get_body (geometry, &body);
  cw_matrix_geometry_get_area (geometry, CW_MATRIX_HEADER, CW_MATRIX_HEADER, &corner);
  cw_matrix_geometry_get_area (geometry, geometry->n_rows, geometry->n_columns, &end);
  graphene_rect_union (&corner, &end, &corner);
  left = body.origin.x - (geometry->mirrored ? 0 : 1);
  right = body.origin.x + body.size.width - (geometry->mirrored ? 0 : 1);
  append_bounds (snapshot, color, corner.origin.x, body.origin.y - 1, corner.size.width, 1);
  append_bounds (snapshot, color, corner.origin.x, end.origin.y - 1, corner.size.width, 1);
  append_bounds (snapshot, color, left, corner.origin.y, 1, corner.size.height);
  append_bounds (snapshot, color, right, corner.origin.y, 1, corner.size.height);
  append_bounds (snapshot,
                 &self->palette->line,
                 corner.origin.x,
                 end.origin.y + end.size.height - 1,
                 corner.size.width,
                 1);
  append_bounds (snapshot,
                 &self->palette->line,
                 geometry->mirrored ? corner.origin.x : corner.origin.x + corner.size.width - 1,
                 corner.origin.y,
                 1,
                 corner.size.height);
}

static void
append_ring (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color, float width)
{
  GskRoundedRect outline;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, area, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* The strip in which the cursor's cell may be drawn: without it a cell scrolled half away would cover a header. */
static void
get_cursor_clip (const CwMatrixScene *self, graphene_rect_t *clip)
{
  const CwMatrixGeometry *geometry = self->geometry;
  graphene_rect_t body;

  cw_matrix_geometry_get_body (geometry, &body);
  cw_matrix_geometry_get_area (geometry, self->cursor_row, self->cursor_column, clip);
  if (self->cursor_column < geometry->n_columns)
    {
      clip->origin.x = body.origin.x;
      clip->size.width = body.size.width;
    }
  if (self->cursor_row < geometry->n_rows)
    {
      clip->origin.y = body.origin.y;
      clip->size.height = body.size.height;
    }
}

/* Two rings, one of them in the page's own colour, can be seen on every shade. */
static void
append_cursor (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  graphene_rect_t area, clip;

  cw_matrix_geometry_get_area (self->geometry, self->cursor_row, self->cursor_column, &area);
  get_cursor_clip (self, &clip);
  gtk_snapshot_push_clip (snapshot, &clip);
  if (self->focused)
    {
      append_ring (snapshot, &area, &self->palette->cursor, 2);
      graphene_rect_inset (&area, 2, 2);
      append_ring (snapshot, &area, &self->palette->background, 1);
    }
  else
    append_ring (snapshot, &area, &self->palette->cursor_idle, 1);
  gtk_snapshot_pop (snapshot);
}

/**
 * cw_matrix_scene_snapshot:
 *
 * Draws the whole frame.
 */
void
cw_matrix_scene_snapshot (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  append_body (self, snapshot);
  append_totals (self, snapshot);
  cw_matrix_headings_snapshot (self, snapshot);
  append_column_lines (self, snapshot);
  append_row_lines (self, snapshot);
  append_frame (self, snapshot);
  append_cursor (self, snapshot);
}
