/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodingLayer: what the view and its gutters share: the codings, where they are on the page, and how they look.
 * It touches visible paragraphs only and remembers what it found there until the text, the width or the codings
 * change.  The signal "changed" says that all of it must be drawn again. */

#include "config.h"

#include "cw-coding-layer.h"

#include "cw-view-veil.h"

/* More remembered paragraphs than a few screens of them are thrown away. */
#define MAX_REMEMBERED 400

struct _CwCodingLayer
{
  GObject parent_instance;

  GtkTextView *view; /* owns the layer, cleared in its dispose */
  CwCodingSet *set;
  GHashTable *lines; /* line number → CwLineBoxes */
  CwCodingColors colors;
  int pitch;
  gint64 focus;
  GArray *lit; /* of gint64: the codes that are not faded; NULL: nothing is */
  gboolean line_focus;
};

G_DEFINE_FINAL_TYPE (CwCodingLayer, cw_coding_layer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CwCodingColors light_colors = {
  .page = { 1, 1, 1, 1 },
  .fill = { 0.16, 0.30, 0.50, 0.07 },
  .marker = { 0.98, 0.83, 0.20, 0.38 },
  .ink = { 0.30, 0.30, 0.34, 1 },
};

static const CwCodingColors dark_colors = {
  .page = { 0.114, 0.114, 0.125, 1 },
  .fill = { 0.75, 0.85, 1.0, 0.09 },
  .marker = { 0.90, 0.72, 0.15, 0.30 },
  .ink = { 0.80, 0.80, 0.84, 1 },
};

static void
clear_nodes (CwCodingLayer *self)
{
  GHashTableIter iter;
  gpointer boxes;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &boxes))
    g_clear_pointer (&((CwLineBoxes *) boxes)->node, gsk_render_node_unref);
}

static gboolean
boxes_are_current (const CwLineBoxes *boxes, const GdkRectangle *screen, int y, int height)
{
  int top = MAX (0, screen->y - y), bottom = MIN (height, screen->y + screen->height - y);

  return boxes->top <= top && boxes->bottom >= bottom;
}

static CwLineBoxes *
get_boxes (CwCodingLayer *self,
           const GtkTextIter *line,
           const GdkRectangle *screen,
           int y,
           int height)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (line));
  CwLineBoxes *boxes = g_hash_table_lookup (self->lines, key);

  if (boxes != NULL && boxes_are_current (boxes, screen, y, height))
    return boxes;
  boxes = cw_line_boxes_new (self->view, line, self->set);
  g_hash_table_replace (self->lines, key, boxes);
  return boxes;
}

static void
draw_line (const CwVisibleLine *line, gpointer data)
{
  gpointer *pair = data;
  CwCodingLayer *self = pair[0];
  GtkSnapshot *snapshot = pair[1];
  CwCodingPainter painter = { self->set, self->colors, self->pitch, self->focus };

  if (line->boxes->boxes->len == 0)
    return;
  if (line->boxes->node == NULL)
    line->boxes->node = cw_coding_painter_draw_line (&painter, line->boxes);
  if (line->boxes->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, line->y));
  gtk_snapshot_append_node (snapshot, line->boxes->node);
  gtk_snapshot_restore (snapshot);
}

static void
cw_coding_layer_finalize (GObject *object)
{
  CwCodingLayer *self = CW_CODING_LAYER (object);

  g_hash_table_unref (self->lines);
  g_clear_pointer (&self->lit, g_array_unref);
  cw_coding_set_free (self->set);
  G_OBJECT_CLASS (cw_coding_layer_parent_class)->finalize (object);
}

static void
cw_coding_layer_class_init (CwCodingLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_coding_layer_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_coding_layer_init (CwCodingLayer *self)
{
  g_autoptr (CwTextMap) map = cw_text_map_new ();

  self->set = cw_coding_set_new (map, NULL, 0);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cw_line_boxes_free);
  self->colors = light_colors;
  self->pitch = 3;
}

CwCodingLayer *
cw_coding_layer_new (void)
{
  return g_object_new (CW_TYPE_CODING_LAYER, NULL);
}

/* The view owns the layer and takes itself back here when it goes away. */
void
cw_coding_layer_set_view (CwCodingLayer *self, GtkTextView *view)
{
  self->view = view;
}

/* NULL once the view is going away. */
GtkTextView *
cw_coding_layer_get_view (CwCodingLayer *self)
{
  return self->view;
}

void
cw_coding_layer_take_set (CwCodingLayer *self, CwCodingSet *set)
{
  cw_coding_set_free (self->set);
  self->set = set;
  cw_coding_set_set_background (set, &self->colors.page);
  cw_coding_layer_invalidate (self);
}

const CwCodingSet *
cw_coding_layer_get_set (CwCodingLayer *self)
{
  return self->set;
}

void
cw_coding_layer_set_dark (CwCodingLayer *self, gboolean dark)
{
  self->colors = dark ? dark_colors : light_colors;
  cw_coding_set_set_background (self->set, &self->colors.page);
  clear_nodes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

const CwCodingColors *
cw_coding_layer_get_colors (CwCodingLayer *self)
{
  return &self->colors;
}

void
cw_coding_layer_set_pitch (CwCodingLayer *self, int pitch)
{
  if (self->pitch == pitch)
    return;
  self->pitch = pitch;
  cw_coding_layer_invalidate (self);
}

void
cw_coding_layer_set_focus (CwCodingLayer *self, gint64 excerpt_id)
{
  if (self->focus == excerpt_id)
    return;
  self->focus = excerpt_id;
  clear_nodes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
cw_coding_layer_get_focus (CwCodingLayer *self)
{
  return self->focus;
}

/* --- what is faded --- */

/* All but what has one of these codes is faded; without codes nothing is. */
void
cw_coding_layer_set_backlight (CwCodingLayer *self, const gint64 *codes, guint n_codes)
{
  g_clear_pointer (&self->lit, g_array_unref);
  if (n_codes > 0)
    {
      self->lit = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (self->lit, codes, n_codes);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cw_coding_layer_has_backlight (CwCodingLayer *self)
{
  return self->lit != NULL;
}

/* All but the rows around the caret is faded. */
void
cw_coding_layer_set_line_focus (CwCodingLayer *self, gboolean line_focus)
{
  if (self->line_focus == line_focus)
    return;
  self->line_focus = line_focus;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cw_coding_layer_snapshot_veil (CwCodingLayer *self, GtkSnapshot *snapshot)
{
  if (self->lit != NULL)
    cw_view_veil_draw_backlight (self, self->lit, snapshot);
  if (self->line_focus)
    cw_view_veil_draw_line_focus (self, snapshot);
}

/* Forgets where things are: the text, the width or the codings have changed. */
void
cw_coding_layer_invalidate (CwCodingLayer *self)
{
  g_hash_table_remove_all (self->lines);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cw_coding_layer_snapshot (CwCodingLayer *self, GtkSnapshot *snapshot)
{
  cw_coding_layer_foreach_visible (self, draw_line, (gpointer[2]) { self, snapshot });
}

void
cw_coding_layer_foreach_visible (CwCodingLayer *self, CwVisibleLineFunc func, gpointer data)
{
  GdkRectangle screen;
  GtkTextIter iter;

  if (self->view == NULL)
    return;
  if (g_hash_table_size (self->lines) > MAX_REMEMBERED)
    g_hash_table_remove_all (self->lines);
  gtk_text_view_get_visible_rect (self->view, &screen);
  gtk_text_view_get_line_at_y (self->view, &iter, screen.y, NULL);
  do
    {
      CwVisibleLine line
          = { .line = gtk_text_iter_get_line (&iter), .start = gtk_text_iter_get_offset (&iter) };

      gtk_text_view_get_line_yrange (self->view, &iter, &line.y, &line.height);
      if (line.y >= screen.y + screen.height)
        break;
      line.end = line.start + gtk_text_iter_get_chars_in_line (&iter);
      line.boxes = get_boxes (self, &iter, &screen, line.y, line.height);
      func (&line, data);
    }
  while (gtk_text_iter_forward_line (&iter));
}
