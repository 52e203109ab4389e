/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwStripeGutter: one bar beside the text for each coding, from the row where the excerpt starts to the row where
 * it ends, in the lane the layout gave it.  A bar above the lanes says that some found no lane. */

#include "config.h"

#include "cw-stripe-gutter.h"

#include "cw-lane-layout.h"

#define LANE_WIDTH 7
#define BAR_WIDTH 3
#define EDGE 4

struct _CwStripeGutter
{
  GtkWidget parent_instance;

  CwCodingLayer *layer;
};

G_DEFINE_FINAL_TYPE (CwStripeGutter, cw_stripe_gutter, GTK_TYPE_WIDGET)

typedef struct
{
  CwStripeGutter *self;
  GtkSnapshot *snapshot;
  int offset; /* from the buffer's coordinates to the gutter's */
} Drawing;

static void
draw_bar (const Drawing *drawing, const CwStripe *stripe, int top, int bottom, gboolean focus)
{
  int width = focus ? BAR_WIDTH + 2 : BAR_WIDTH;
  gboolean overflow = stripe->lane == CW_LANE_NONE;
  int lane = overflow ? CW_MAX_STRIPES : (int) stripe->lane;
  CwStripe plain = *stripe;
  graphene_rect_t area = GRAPHENE_RECT_INIT (
      EDGE + lane * LANE_WIDTH - (focus ? 1 : 0), top + drawing->offset, width, bottom - top);

  if (overflow)
    {
      plain.shown = cw_coding_layer_get_colors (drawing->self->layer)->ink;
      plain.pattern = CW_N_PATTERNS - 1;
    }
  cw_coding_painter_add_bar (drawing->snapshot, &area, &plain, GTK_ORIENTATION_VERTICAL);
}

static void
draw_excerpt (const Drawing *drawing, const CwVisibleLine *line, guint position)
{
  const CwCodingSet *set = cw_coding_layer_get_set (drawing->self->layer);
  const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (set, position);
  gboolean focus = excerpt->id == cw_coding_layer_get_focus (drawing->self->layer);
  int top = 0, bottom = line->height;

  if (!cw_line_boxes_get_extents (line->boxes, position, &top, &bottom))
    return;
  if (excerpt->start < line->start)
    top = 0;
  if (excerpt->end > line->end)
    bottom = line->height;
  for (guint i = 0; i < excerpt->n_stripes; i++)
    draw_bar (drawing,
              cw_coding_set_get_stripe (set, excerpt->stripes + i),
              line->y + top,
              line->y + bottom,
              focus);
}

static void
draw_line (const CwVisibleLine *line, gpointer data)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < line->boxes->boxes->len; i++)
    {
      guint position = g_array_index (line->boxes->boxes, CwExcerptBox, i).excerpt;

      if (position != last)
        draw_excerpt (data, line, position);
      last = position;
    }
}

static void
cw_stripe_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwStripeGutter *self = CW_STRIPE_GUTTER (widget);
  GtkTextView *view = cw_coding_layer_get_view (self->layer);
  Drawing drawing = { .self = self, .snapshot = snapshot };

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_TEXT, 0, 0, NULL, &drawing.offset);
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cw_coding_layer_foreach_visible (self->layer, draw_line, &drawing);
  gtk_snapshot_pop (snapshot);
}

static void
cw_stripe_gutter_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const CwCodingSet *set = cw_coding_layer_get_set (CW_STRIPE_GUTTER (widget)->layer);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = cw_stripe_gutter_get_width_for (cw_coding_set_get_n_lanes (set),
                                                          cw_coding_set_get_n_overflow (set) > 0);
}

static void
cw_stripe_gutter_dispose (GObject *object)
{
  g_clear_object (&CW_STRIPE_GUTTER (object)->layer);
  G_OBJECT_CLASS (cw_stripe_gutter_parent_class)->dispose (object);
}

static void
cw_stripe_gutter_class_init (CwStripeGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_stripe_gutter_dispose;
  widget_class->snapshot = cw_stripe_gutter_snapshot;
  widget_class->measure = cw_stripe_gutter_measure;
}

static void
cw_stripe_gutter_init (CwStripeGutter *self)
{
}

GtkWidget *
cw_stripe_gutter_new (CwCodingLayer *layer)
{
  CwStripeGutter *self = g_object_new (CW_TYPE_STRIPE_GUTTER, NULL);

  self->layer = g_object_ref (layer);
  g_signal_connect_object (
      layer, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* How wide the gutter is when it shows @n_lanes. */
int
cw_stripe_gutter_get_width_for (guint n_lanes, gboolean overflow)
{
  guint lanes = overflow ? CW_MAX_STRIPES + 1 : n_lanes;

  return lanes == 0 ? 0 : 2 * EDGE + (int) lanes * LANE_WIDTH;
}
