/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What lies over the text: a veil in the colour of the page, which leaves out what is meant: the words that have one of
 * the chosen codes, or the rows around the caret. */

#include "config.h"

#include "cw-view-veil.h"

#define BACKLIGHT_VEIL 0.74
#define FOCUS_VEIL 0.66

typedef struct
{
  CwCodingLayer *layer;
  const GArray *codes;
  GtkSnapshot *snapshot;
} Holes;

static void
draw_veil (CwCodingLayer *layer, GtkSnapshot *snapshot, const GdkRectangle *area, float alpha)
{
  GdkRGBA page = cw_coding_layer_get_colors (layer)->page;

  page.alpha = alpha;
  if (area->height > 0)
    gtk_snapshot_append_color (
        snapshot, &page, &GRAPHENE_RECT_INIT (area->x, area->y, area->width, area->height));
}

static gboolean
has_code (const CwCodingSet *set, const CwViewExcerpt *excerpt, const GArray *codes)
{
  for (guint i = 0; i < excerpt->n_stripes; i++)
    for (guint j = 0; j < codes->len; j++)
      if (cw_coding_set_get_stripe (set, excerpt->stripes + i)->code_id
          == g_array_index (codes, gint64, j))
        return TRUE;
  return FALSE;
}

/* The underlines below the words belong to them. */
static void
add_hole (GtkSnapshot *snapshot, const GdkRectangle *area, int y)
{
  gtk_snapshot_append_color (
      snapshot,
      &(GdkRGBA) { 0, 0, 0, 1 },
      &GRAPHENE_RECT_INIT (
          area->x - 2, y + area->y - 2, area->width + 4, area->height + area->height / 2 + 4));
}

static void
add_holes (const CwVisibleLine *line, gpointer data)
{
  const Holes *holes = data;
  const CwCodingSet *set = cw_coding_layer_get_set (holes->layer);

  for (guint i = 0; i < line->boxes->boxes->len; i++)
    {
      const CwExcerptBox *box = &g_array_index (line->boxes->boxes, CwExcerptBox, i);

      if (has_code (set, cw_coding_set_get_excerpt (set, box->excerpt), holes->codes))
        add_hole (holes->snapshot, &box->area, line->y);
    }
}

/* @codes: (element-type gint64) */
void
cw_view_veil_draw_backlight (CwCodingLayer *layer, const GArray *codes, GtkSnapshot *snapshot)
{
  Holes holes = { layer, codes, snapshot };
  GdkRectangle screen;

  if (cw_coding_layer_get_view (layer) == NULL)
    return;
  gtk_text_view_get_visible_rect (cw_coding_layer_get_view (layer), &screen);
  gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_INVERTED_ALPHA);
  cw_coding_layer_foreach_visible (layer, add_holes, &holes);
  gtk_snapshot_pop (snapshot);
  draw_veil (layer, snapshot, &screen, BACKLIGHT_VEIL);
  gtk_snapshot_pop (snapshot);
}

/* The caret's row, the one before and the one behind. */
void
cw_view_veil_draw_line_focus (CwCodingLayer *layer, GtkSnapshot *snapshot)
{
  GtkTextView *view = cw_coding_layer_get_view (layer);
  GdkRectangle screen, caret, above, below;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  int row;

  if (view == NULL)
    return;
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_view_get_visible_rect (view, &screen);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &caret);
  row = caret.height + gtk_text_view_get_pixels_inside_wrap (view);
  above = below = screen;
  above.height = CLAMP (caret.y - row - 2 - screen.y, 0, screen.height);
  below.y = CLAMP (caret.y + 2 * row, screen.y, screen.y + screen.height);
  below.height = screen.y + screen.height - below.y;
  draw_veil (layer, snapshot, &above, FOCUS_VEIL);
  draw_veil (layer, snapshot, &below, FOCUS_VEIL);
}
