/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The headings of a grid: cases down the side, codes along the top, and the corner, which says what the numbers
 * count. They stay in place; the cursor's row and column stand out in them. */

#include "config.h"

#include "cw-matrix-headings.h"

#include "cw-matrix-sentence.h"

#include <glib/gi18n.h>

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
append_heading_background (const CwMatrixScene *self,
                           GtkSnapshot *snapshot,
                           const graphene_rect_t *area,
                           gboolean active)
{
  gtk_snapshot_append_color (
      snapshot, active ? &self->palette->header_active : &self->palette->header, area);
}

/* A heading in the middle of a row; in a tall row it stands level with the numbers, what the row rests on below it. */
static void
append_two_lines (const CwMatrixScene *self,
                  GtkSnapshot *snapshot,
                  const graphene_rect_t *area,
                  PangoLayout *heading,
                  PangoLayout *note)
{
  int height = get_height (heading);
  float y = area->origin.y + (float) (((int) area->size.height - height) / 2);

  if (note != NULL)
    y = area->origin.y + CW_MATRIX_PADDING;
  append_layout (snapshot, heading, area->origin.x, y, &self->palette->text);
  if (note != NULL)
    append_layout (
        snapshot, note, area->origin.x, y + (float) height + 1, &self->palette->dim_text);
}

/* Takes the padding off, and the indent at the side where the text starts. */
static void
inset_area (const CwMatrixScene *self, graphene_rect_t *area, int indent)
{
  area->size.width -= (float) (indent + 2 * CW_MATRIX_PADDING);
  area->origin.x += (float) (CW_MATRIX_PADDING + (self->geometry->mirrored ? 0 : indent));
}

static void
append_row_heading (const CwMatrixScene *self, GtkSnapshot *snapshot, guint row)
{
  g_autofree char *label = cw_matrix_sentence_dup_row (self->matrix, row);
  g_autofree char *material = cw_matrix_sentence_dup_row_material (self->matrix, row);
  int indent = cw_matrix_headings_get_indent (self->matrix, row, self->geometry->row_header);
  PangoLayout *heading;
  PangoLayout *note = NULL;
  graphene_rect_t area;

  cw_matrix_geometry_get_area (self->geometry, row, CW_MATRIX_HEADER, &area);
  append_heading_background (self, snapshot, &area, row == self->cursor_row);
  inset_area (self, &area, indent);
  heading = cw_matrix_layouts_get (self->layouts,
                                   self->tall ? CW_MATRIX_TEXT_HEADING_2 : CW_MATRIX_TEXT_HEADING,
                                   label,
                                   (int) area.size.width);
  if (self->tall)
    note = cw_matrix_layouts_get (
        self->layouts, CW_MATRIX_TEXT_NOTE, material, (int) area.size.width);
  append_two_lines (self, snapshot, &area, heading, note);
}

static void
append_chip (GtkSnapshot *snapshot, const char *color, float x, float y)
{
  GskRoundedRect outline;
  GdkRGBA rgba;

  if (color == NULL || !gdk_rgba_parse (&rgba, color))
    return;
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (x, y, CW_MATRIX_CHIP_WIDTH, CW_MATRIX_CHIP_HEIGHT),
      CW_MATRIX_CHIP_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &rgba, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static CwMatrixText
choose_heading_text (const CwMatrixScene *self)
{
  if (self->header_lines <= 1)
    return CW_MATRIX_TEXT_HEADING;
  return self->header_lines == 2 ? CW_MATRIX_TEXT_HEADING_2 : CW_MATRIX_TEXT_HEADING_3;
}

/* The text stands on the line above the cells, the chip on top of it. */
static void
append_flat_heading (const CwMatrixScene *self,
                     GtkSnapshot *snapshot,
                     graphene_rect_t area,
                     const char *label,
                     const char *color)
{
  gboolean at_right = self->geometry->mirrored;
  PangoLayout *layout;
  float y;

  inset_area (self, &area, 0);
  layout = cw_matrix_layouts_get (
      self->layouts, choose_heading_text (self), label, MAX (1, (int) area.size.width));
  y = area.origin.y + area.size.height - CW_MATRIX_PADDING - (float) get_height (layout);
  append_chip (snapshot,
               color,
               area.origin.x + (at_right ? area.size.width - CW_MATRIX_CHIP_WIDTH : 0),
               y - CW_MATRIX_CHIP_GAP - CW_MATRIX_CHIP_HEIGHT);
  append_layout (snapshot, layout, area.origin.x, y, &self->palette->text);
}

/* Runs upwards from the cells, so it starts at the bottom of the header. */
static void
append_rotated_heading (const CwMatrixScene *self,
                        GtkSnapshot *snapshot,
                        const graphene_rect_t *area,
                        const char *label,
                        const char *color)
{
  int room = (int) area->size.height - 2 * CW_MATRIX_PADDING - CW_MATRIX_CHIP_HEIGHT
             - CW_MATRIX_CHIP_GAP;
  PangoLayout *layout = cw_matrix_layouts_get (self->layouts, CW_MATRIX_TEXT_ROTATED, label, room);
  float middle = area->origin.x + (float) (((int) area->size.width - get_height (layout)) / 2);
  float bottom = area->origin.y + area->size.height - CW_MATRIX_PADDING;

  append_chip (snapshot,
               color,
               area->origin.x + (area->size.width - CW_MATRIX_CHIP_WIDTH) / 2,
               bottom - CW_MATRIX_CHIP_HEIGHT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (middle, bottom - CW_MATRIX_CHIP_HEIGHT - CW_MATRIX_CHIP_GAP));
  gtk_snapshot_rotate (snapshot, -90);
  gtk_snapshot_append_layout (snapshot, layout, &self->palette->text);
  gtk_snapshot_restore (snapshot);
}

static void
append_column_heading (const CwMatrixScene *self, GtkSnapshot *snapshot, guint column)
{
  gboolean total = column == self->geometry->n_columns;
  const char *color = total ? NULL : cw_matrix_get_column (self->matrix, column)->color;
  g_autofree char *label = total ? g_strdup (_ ("Total (distinct)"))
                                 : cw_matrix_sentence_dup_column (self->matrix, column);
  graphene_rect_t area;

  cw_matrix_geometry_get_area (self->geometry, CW_MATRIX_HEADER, column, &area);
  append_heading_background (self, snapshot, &area, column == self->cursor_column);
  gtk_snapshot_push_clip (snapshot, &area);
  if (self->rotated && !total)
    append_rotated_heading (self, snapshot, &area, label, color);
  else
    append_flat_heading (self, snapshot, area, label, color);
  gtk_snapshot_pop (snapshot);
}

static void
append_total_row_heading (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  guint row = self->geometry->n_rows;
  PangoLayout *layout;
  graphene_rect_t area;

  cw_matrix_geometry_get_area (self->geometry, row, CW_MATRIX_HEADER, &area);
  append_heading_background (self, snapshot, &area, row == self->cursor_row);
  inset_area (self, &area, 0);
  layout = cw_matrix_layouts_get (
      self->layouts, CW_MATRIX_TEXT_TOTAL, _ ("Total (distinct)"), (int) area.size.width);
  append_two_lines (self, snapshot, &area, layout, NULL);
}

static void
append_corner (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  PangoLayout *title, *unit;
  graphene_rect_t area;
  float y;

  cw_matrix_geometry_get_area (self->geometry, CW_MATRIX_HEADER, CW_MATRIX_HEADER, &area);
  append_heading_background (self, snapshot, &area, FALSE);
  inset_area (self, &area, 0);
  title = cw_matrix_layouts_get (self->layouts,
                                 CW_MATRIX_TEXT_TOTAL,
                                 cw_matrix_sentence_get_measure_title (self->measure),
                                 (int) area.size.width);
  unit = cw_matrix_layouts_get (self->layouts,
                                CW_MATRIX_TEXT_NOTE,
                                cw_matrix_sentence_get_measure_unit (self->measure),
                                (int) area.size.width);
  y = area.origin.y + area.size.height - CW_MATRIX_PADDING - (float) get_height (unit);
  append_layout (snapshot, unit, area.origin.x, y, &self->palette->dim_text);
  append_layout (
      snapshot, title, area.origin.x, y - (float) get_height (title), &self->palette->text);
}

static void
append_row_headings (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  guint first, end;
  graphene_rect_t body, strip;

  cw_matrix_geometry_get_body (self->geometry, &body);
  cw_matrix_geometry_get_area (self->geometry, CW_MATRIX_HEADER, CW_MATRIX_HEADER, &strip);
  strip.origin.y = body.origin.y;
  strip.size.height = body.size.height;
  cw_matrix_geometry_get_visible_rows (self->geometry, &first, &end);
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint row = first; row < end; row++)
    append_row_heading (self, snapshot, row);
  gtk_snapshot_pop (snapshot);
}

static void
append_column_headings (const CwMatrixScene *self, GtkSnapshot *snapshot)
{
  guint first, end;
  graphene_rect_t body, strip;

  cw_matrix_geometry_get_body (self->geometry, &body);
  cw_matrix_geometry_get_area (self->geometry, CW_MATRIX_HEADER, CW_MATRIX_HEADER, &strip);
  strip.origin.x = body.origin.x;
  strip.size.width = body.size.width;
  cw_matrix_geometry_get_visible_columns (self->geometry, &first, &end);
  gtk_snapshot_push_clip (snapshot, &strip);
  for (guint column = first; column < end; column++)
    append_column_heading (self, snapshot, column);
  gtk_snapshot_pop (snapshot);
}

/**
 * cw_matrix_headings_snapshot:
 *
 * Draws all headings.
 */
void
cw_matrix_headings_snapshot (const CwMatrixScene *scene, GtkSnapshot *snapshot)
{
  append_row_headings (scene, snapshot);
  append_column_headings (scene, snapshot);
  append_column_heading (scene, snapshot, scene->geometry->n_columns);
  append_total_row_heading (scene, snapshot);
  append_corner (scene, snapshot);
}

/**
 * cw_matrix_headings_get_indent:
 * @width: the width of the row headings
 *
 * Returns: how far a row is set in; a deep tree leaves at least half of the width to its labels
 */
int
cw_matrix_headings_get_indent (const CwMatrix *matrix, guint row, int width)
{
  int indent = (int) MIN (cw_matrix_get_row (matrix, row)->depth, 32) * CW_MATRIX_INDENT;

  return MIN (indent, width / 2);
}
