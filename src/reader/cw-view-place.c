/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwViewPlace: where one is in a text. */

#include "config.h"

#include "cw-view-place.h"

#include "cw-coded-view-private.h"

static guint
find_top (CwCodedView *view)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (text_view, &visible);
  gtk_text_view_get_line_at_y (text_view, &iter, visible.y, NULL);
  return cw_text_map_to_source (cw_coded_view_get_map (view), gtk_text_iter_get_offset (&iter));
}

CwViewPlace
cw_view_place_read (CwCodedView *view)
{
  CwViewPlace self = { .top = find_top (view) };

  if (!cw_coded_view_get_selection (view, &self.start, &self.end))
    self.start = self.end = cw_coded_view_get_caret (view);
  return self;
}

void
cw_view_place_restore (const CwViewPlace *self, CwCodedView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;
  GtkTextMark *mark;

  cw_coded_view_select (view, self->start, self->end);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &iter, cw_text_map_start_to_buffer (cw_coded_view_get_map (view), self->top));
  mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), mark, 0, TRUE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}
