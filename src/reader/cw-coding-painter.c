/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodingPainter: what lies below the text.  One faint fill covers whatever is coded, however often, so colours
 * never blend; each code has an underline row of its own, in the lane its stripe has beside the text, and a dash
 * pattern, so that it is told apart without its colour, too. */

#include "config.h"

#include "cw-coding-painter.h"

#include "cw-lane-layout.h"

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const GdkRectangle *x = a, *y = b;

  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  return (x->x > y->x) - (x->x < y->x);
}

static void
fill_area (GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRectangle *area)
{
  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT (area->x, area->y, area->width, area->height));
}

static GArray *
collect_areas (const CwLineBoxes *line)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  for (guint i = 0; i < line->boxes->len; i++)
    g_array_append_val (areas, g_array_index (line->boxes, CwExcerptBox, i).area);
  g_array_sort (areas, compare_boxes);
  return areas;
}

static void
draw_union (GtkSnapshot *snapshot, const GdkRGBA *color, const CwLineBoxes *line)
{
  g_autoptr (GArray) areas = collect_areas (line);
  GdkRectangle open = { 0 };

  for (guint i = 0; i < areas->len; i++)
    {
      const GdkRectangle *area = &g_array_index (areas, GdkRectangle, i);

      if (open.width > 0 && area->y == open.y && area->x <= open.x + open.width)
        {
          open.width = MAX (open.x + open.width, area->x + area->width) - open.x;
          continue;
        }
      if (open.width > 0)
        fill_area (snapshot, color, &open);
      open = *area;
    }
  if (open.width > 0)
    fill_area (snapshot, color, &open);
}

static GdkRGBA
with_alpha (const GdkRGBA *color, float alpha)
{
  return (GdkRGBA) { color->red, color->green, color->blue, alpha };
}

static void
draw_focus (const CwCodingPainter *self,
            GtkSnapshot *snapshot,
            const CwExcerptBox *box,
            GdkRGBA ink)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (
      box->area.x - 1, box->area.y - 1, box->area.width + 2, box->area.height + 2);
  GdkRGBA fill = with_alpha (&ink, 0.16), edge = with_alpha (&ink, 0.85);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
      snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
}

static void
draw_underline (const CwCodingPainter *self,
                GtkSnapshot *snapshot,
                const GdkRectangle *area,
                const CwStripe *stripe)
{
  int thickness = MAX (2, self->pitch - 2);
  graphene_rect_t bar;

  if (stripe->lane >= CW_N_UNDERLINES)
    return;
  bar = GRAPHENE_RECT_INIT (area->x,
                            area->y + area->height + 1 + (int) stripe->lane * self->pitch,
                            area->width,
                            thickness);
  cw_coding_painter_add_bar (snapshot, &bar, stripe, GTK_ORIENTATION_HORIZONTAL);
}

/* Three small dots at the end of the first row say that more codes are here than rows. */
static void
draw_overflow (const CwCodingPainter *self, GtkSnapshot *snapshot, const GdkRectangle *area)
{
  int y = area->y + area->height + 1 + CW_N_UNDERLINES * self->pitch;

  for (int i = 0; i < 3; i++)
    gtk_snapshot_append_color (
        snapshot, &self->colors.ink, &GRAPHENE_RECT_INIT (area->x + 1 + i * 4, y, 2, 2));
}

static GdkRGBA
find_ink (const CwCodingPainter *self, const CwViewExcerpt *excerpt)
{
  return excerpt->n_stripes > 0 ? cw_coding_set_get_stripe (self->set, excerpt->stripes)->shown
                                : self->colors.ink;
}

static void
draw_box (const CwCodingPainter *self, GtkSnapshot *snapshot, const CwExcerptBox *box)
{
  const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (self->set, box->excerpt);

  if (excerpt->n_stripes == 0)
    fill_area (snapshot, &self->colors.marker, &box->area);
  if (excerpt->id == self->focus)
    draw_focus (self, snapshot, box, find_ink (self, excerpt));
  for (guint i = 0; i < excerpt->n_stripes; i++)
    {
      const CwStripe *stripe = cw_coding_set_get_stripe (self->set, excerpt->stripes + i);

      draw_underline (self, snapshot, &box->area, stripe);
      if (stripe->lane >= CW_N_UNDERLINES && box->opens)
        draw_overflow (self, snapshot, &box->area);
    }
}

/* The fills, underlines and the focus of one paragraph, from its top. */
GskRenderNode *
cw_coding_painter_draw_line (const CwCodingPainter *self, const CwLineBoxes *line)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  draw_union (snapshot, &self->colors.fill, line);
  for (guint i = 0; i < line->boxes->len; i++)
    draw_box (self, snapshot, &g_array_index (line->boxes, CwExcerptBox, i));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
add_dashes (GtkSnapshot *snapshot,
            const graphene_rect_t *area,
            const GdkRGBA *color,
            GtkOrientation orientation,
            const float dash[2])
{
  const GdkRGBA none = { color->red, color->green, color->blue, 0 };
  float period = dash[0] + dash[1], share = dash[0] / period;
  const GskColorStop stops[] = { { 0, *color }, { share, *color }, { share, none }, { 1, none } };
  graphene_point_t start = area->origin, end = area->origin;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    end.x += period;
  else
    end.y += period;
  gtk_snapshot_append_repeating_linear_gradient (
      snapshot, area, &start, &end, stops, G_N_ELEMENTS (stops));
}

/* A bar in the colour and the dash pattern of a code. */
void
cw_coding_painter_add_bar (GtkSnapshot *snapshot,
                           const graphene_rect_t *area,
                           const CwStripe *stripe,
                           GtkOrientation orientation)
{
  static const float dashes[CW_N_PATTERNS][2] = { { 1, 0 }, { 12, 3 }, { 5, 3 }, { 2, 2 } };

  if (stripe->pattern == 0)
    gtk_snapshot_append_color (snapshot, &stripe->shown, area);
  else
    add_dashes (snapshot, area, &stripe->shown, orientation, dashes[stripe->pattern]);
}
