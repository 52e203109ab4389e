/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwLineBoxes: a line of the buffer is a paragraph, wrapped into rows.  The rows are measured once, then each
 * excerpt costs at most two questions to the layout.  Where a row may run from right to left, one range can be
 * several boxes, so there each character is asked.  Of a very long paragraph only the part near the screen is
 * measured. */

#include "config.h"

#include "cw-line-boxes.h"
#include "cw-text-bounds.h"

#define LONG_LINE 6000 /* code points */

typedef struct
{
  guint start;
  guint end;
  int y;
  int height;
  int left;
  int right;
} Row;

typedef struct
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  int line_top;
  guint start; /* the part that is measured */
  guint end;
  gboolean bidi;
  GArray *rows; /* of Row */
  GArray *boxes;
} Measure;

static void
locate (const Measure *measure, guint offset, GdkRectangle *area)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (measure->buffer, &iter, offset);
  gtk_text_view_get_iter_location (measure->view, &iter, area);
  area->y -= measure->line_top;
  if (area->width < 0)
    {
      area->x += area->width;
      area->width = -area->width;
    }
}

static guint
find_row_end (const Measure *measure, guint start)
{
  GtkTextIter iter;
  guint end;

  gtk_text_buffer_get_iter_at_offset (measure->buffer, &iter, start);
  gtk_text_view_forward_display_line (measure->view, &iter);
  end = gtk_text_iter_get_offset (&iter);
  return end > start ? end : G_MAXUINT;
}

static Row
measure_row (const Measure *measure, guint start, guint line_end)
{
  guint next = find_row_end (measure, start);
  Row row = { .start = start, .end = MIN (next, line_end) };
  GdkRectangle first, last;

  locate (measure, start, &first);
  row.y = first.y;
  row.height = first.height;
  row.left = first.x;
  locate (measure, row.end < line_end ? row.end - 1 : row.end, &last);
  row.right = last.y == first.y ? last.x + last.width : first.x;
  return row;
}

static void
measure_rows (Measure *measure, guint line_end)
{
  guint start = measure->start;

  while (start < measure->end)
    {
      Row row = measure_row (measure, start, line_end);

      g_array_append_val (measure->rows, row);
      if (row.end >= line_end)
        break;
      start = row.end;
    }
}

static void
append_box (Measure *measure, const CwExcerptBox *box)
{
  if (box->area.width > 0)
    g_array_append_vals (measure->boxes, box, 1);
}

static void
add_plain_box (Measure *measure, const Row *row, CwExcerptBox box, guint start, guint end)
{
  GdkRectangle area;
  int left = row->left, right = row->right;

  if (start > row->start)
    {
      locate (measure, start, &area);
      left = area.x;
    }
  if (end < row->end)
    {
      locate (measure, end, &area);
      right = area.x;
    }
  box.area = (GdkRectangle) { left, row->y, right - left, row->height };
  append_box (measure, &box);
}

/* Neighbours on the page grow together; a step across the page starts a new box. */
static void
add_bidi_boxes (Measure *measure, const Row *row, CwExcerptBox box, guint start, guint end)
{
  box.area = (GdkRectangle) { 0, row->y, 0, row->height };
  for (guint offset = start; offset < end; offset++)
    {
      GdkRectangle area;
      int left = box.area.x, right = box.area.x + box.area.width;

      locate (measure, offset, &area);
      if (area.width == 0)
        continue;
      if (box.area.width > 0 && (area.x > right + 1 || area.x + area.width < left - 1))
        {
          append_box (measure, &box);
          box.area.width = 0;
          box.opens = FALSE;
        }
      if (box.area.width == 0)
        left = area.x, right = area.x;
      box.area.x = MIN (left, area.x);
      box.area.width = MAX (right, area.x + area.width) - box.area.x;
    }
  append_box (measure, &box);
}

static void
add_excerpt (Measure *measure, const CwViewExcerpt *excerpt, guint position)
{
  for (guint i = 0; i < measure->rows->len; i++)
    {
      const Row *row = &g_array_index (measure->rows, Row, i);
      guint start = MAX (row->start, excerpt->start), end = MIN (row->end, excerpt->end);
      CwExcerptBox box = { .excerpt = position,
                           .opens = start == excerpt->start,
                           .closes = end == excerpt->end };

      if (start >= end)
        continue;
      if (measure->bidi)
        add_bidi_boxes (measure, row, box, start, end);
      else
        add_plain_box (measure, row, box, start, end);
    }
}

static gboolean
line_has_rtl (const GtkTextIter *line, const GtkTextIter *line_end)
{
  g_autofree char *text = gtk_text_iter_get_slice (line, line_end);

  return cw_text_bounds_has_rtl (text);
}

static guint
offset_at (const Measure *measure, int x, int y, gboolean forward)
{
  GtkTextIter iter;

  gtk_text_view_get_iter_at_location (measure->view, &iter, x, y);
  if (forward)
    gtk_text_view_forward_display_line (measure->view, &iter);
  else
    gtk_text_view_backward_display_line_start (measure->view, &iter);
  return gtk_text_iter_get_offset (&iter);
}

/* A screen above and below the visible part are measured with it, so that scrolling seldom measures anew. */
static void
narrow_to_screen (Measure *measure, CwLineBoxes *self, guint line_end)
{
  GdkRectangle screen;
  guint first = measure->start;

  gtk_text_view_get_visible_rect (measure->view, &screen);
  self->top = MAX (0, screen.y - screen.height - measure->line_top);
  self->bottom = MIN (self->bottom, screen.y + 2 * screen.height - measure->line_top);
  if (self->top > 0)
    measure->start = CLAMP (
        offset_at (measure, screen.x, self->top + measure->line_top, FALSE), first, line_end);
  measure->end = CLAMP (
      offset_at (measure, screen.x, self->bottom + measure->line_top, TRUE), first, line_end);
}

static void
measure_excerpts (Measure *measure, const CwCodingSet *set, guint line_end)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  cw_coding_set_query (set, measure->start, measure->end, positions);
  if (positions->len == 0)
    return;
  measure_rows (measure, line_end);
  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      add_excerpt (measure, cw_coding_set_get_excerpt (set, position), position);
    }
}

CwLineBoxes *
cw_line_boxes_new (GtkTextView *view, const GtkTextIter *line, const CwCodingSet *set)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  CwLineBoxes *self = g_new0 (CwLineBoxes, 1);
  Measure measure = { .view = view, .buffer = gtk_text_view_get_buffer (view), .rows = rows };
  GtkTextIter line_end = *line;
  int height;

  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);
  gtk_text_view_get_line_yrange (view, line, &measure.line_top, &height);
  self->bottom = height;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (CwExcerptBox));
  measure.boxes = self->boxes;
  measure.start = gtk_text_iter_get_offset (line);
  measure.end = gtk_text_iter_get_offset (&line_end);
  measure.bidi = line_has_rtl (line, &line_end);
  if (measure.end - measure.start > LONG_LINE)
    narrow_to_screen (&measure, self, gtk_text_iter_get_offset (&line_end));
  measure_excerpts (&measure, set, gtk_text_iter_get_offset (&line_end));
  return self;
}

void
cw_line_boxes_free (CwLineBoxes *self)
{
  g_array_unref (self->boxes);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

/* How far down the paragraph @excerpt reaches, from its first row to its last. */
gboolean
cw_line_boxes_get_extents (const CwLineBoxes *self, guint excerpt, int *top, int *bottom)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const CwExcerptBox *box = &g_array_index (self->boxes, CwExcerptBox, i);
      int end = box->area.y + box->area.height;

      if (box->excerpt != excerpt)
        continue;
      *top = found ? MIN (*top, box->area.y) : box->area.y;
      *bottom = found ? MAX (*bottom, end) : end;
      found = TRUE;
    }
  return found;
}
