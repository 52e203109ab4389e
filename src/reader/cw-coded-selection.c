/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The selection of a CwCodedView, and what is at a place of it, in terms of the source. */

#include "config.h"

#include "cw-coded-text.h"
#include "cw-coded-view-private.h"
#include "cw-text-bounds.h"

static GtkTextBuffer *
get_buffer (CwCodedView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static char *
get_line_text (CwCodedView *self, guint offset, guint *line_start)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, offset);
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  *line_start = gtk_text_iter_get_offset (&start);
  return gtk_text_iter_get_slice (&start, &end);
}

static void
snap (CwCodedView *self, guint *offset, gboolean is_end)
{
  guint line_start, start, end;
  g_autofree char *text = get_line_text (self, *offset, &line_start);

  start = end = *offset - line_start;
  cw_text_bounds_snap_to_graphemes (text, &start, &end);
  *offset = line_start + (is_end ? end : start);
}

/* The selection in the source, grown to whole grapheme clusters.  FALSE when nothing is selected. */
gboolean
cw_coded_view_get_selection (CwCodedView *self, guint *start, guint *end)
{
  GtkTextIter from, to;
  guint first, last;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && start != NULL && end != NULL, FALSE);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return FALSE;
  first = gtk_text_iter_get_offset (&from);
  last = gtk_text_iter_get_offset (&to);
  snap (self, &first, FALSE);
  snap (self, &last, TRUE);
  *start = cw_text_map_to_source (cw_coded_view_get_map (self), first);
  *end = cw_text_map_to_source (cw_coded_view_get_map (self), last);
  return *start < *end;
}

/* Where the end of the selection, or the caret, is in the widget: a popover for it points there. */
gboolean
cw_coded_view_get_selection_area (CwCodedView *self, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter from, to;
  GdkRectangle first, last;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && area != NULL, FALSE);

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to);
  gtk_text_view_get_iter_location (view, &from, &first);
  gtk_text_view_get_iter_location (view, &to, &last);
  if (first.y == last.y)
    gdk_rectangle_union (&first, &last, area);
  else
    *area = last;
  gtk_text_view_buffer_to_window_coords (
      view, GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x, &area->y);
  return area->y + area->height > 0 && area->y < gtk_widget_get_height (GTK_WIDGET (self));
}

/* The place of the source at a point of the widget.  FALSE when no text is there. */
gboolean
cw_coded_view_get_offset_at (CwCodedView *self, double x, double y, guint *offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && offset != NULL, FALSE);

  gtk_text_view_window_to_buffer_coords (
      view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = cw_text_map_to_source (cw_coded_view_get_map (self), gtk_text_iter_get_offset (&iter));
  return TRUE;
}

/* The text of a part of the source, as it stands there. */
char *
cw_coded_view_dup_text (CwCodedView *self, guint start, guint end)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && start <= end, NULL);
  return cw_coded_text_dup (get_buffer (self), cw_coded_view_get_map (self), start, end);
}

/* The names of the codes at @offset of the buffer, and the part of it where they are the same.  NULL without. */
char *
cw_coded_view_describe (CwCodedView *self, guint offset, guint *start, guint *end)
{
  const CwCodingSet *set;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && start != NULL && end != NULL, NULL);

  set = cw_coding_layer_get_set (cw_coded_view_get_layer (self));
  cw_coding_set_find_run (set, offset, start, end);
  return cw_coding_set_describe (set, offset);
}
