/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwNameGutter: the names of the codes at the height where their excerpts start, on wide windows.  Names are placed
 * within their paragraph, so they stand still while the text scrolls; what finds no room there is counted. */

#include "config.h"

#include "cw-name-gutter.h"

#define SWATCH 3
#define SWATCH_GAP 7
#define FONT_SCALE 0.82

struct _CwNameGutter
{
  GtkWidget parent_instance;

  CwCodingLayer *layer;
  GHashTable *layouts; /* text → PangoLayout */
  int names;           /* pixels for the names; 0 hides them */
  int padding;         /* empty pixels after them */
};

G_DEFINE_FINAL_TYPE (CwNameGutter, cw_name_gutter, GTK_TYPE_WIDGET)

typedef struct
{
  CwNameGutter *self;
  GtkSnapshot *snapshot;
  int offset;
  int row_height;
  const CwVisibleLine *line;
  int next; /* the first free y of the paragraph */
  guint n_hidden;
} Drawing;

static PangoLayout *
make_layout (CwNameGutter *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_scale_new (FONT_SCALE));
  pango_layout_set_attributes (layout, attrs);
  pango_attr_list_unref (attrs);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (1, self->names - SWATCH - SWATCH_GAP) * PANGO_SCALE);
  return layout;
}

static PangoLayout *
get_layout (CwNameGutter *self, const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, text);

  if (layout == NULL)
    {
      layout = make_layout (self, text);
      g_hash_table_insert (self->layouts, g_strdup (text), layout);
    }
  return layout;
}

static void
draw_text (const Drawing *drawing, const char *text, int y, gboolean focus)
{
  GdkRGBA ink = cw_coding_layer_get_colors (drawing->self->layer)->ink;

  ink.alpha = focus ? 1 : 0.82;
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT (SWATCH + SWATCH_GAP, y + drawing->offset));
  gtk_snapshot_append_layout (drawing->snapshot, get_layout (drawing->self, text), &ink);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_name (Drawing *drawing, const CwStripe *stripe, int y, gboolean focus)
{
  graphene_rect_t swatch;

  y = MAX (y, drawing->next);
  if (y + 2 * drawing->row_height > drawing->line->height && drawing->next > 0
      && y + drawing->row_height > drawing->line->height)
    {
      drawing->n_hidden++;
      return;
    }
  swatch = GRAPHENE_RECT_INIT (
      0, drawing->line->y + y + drawing->offset + 2, SWATCH, drawing->row_height - 4);
  cw_coding_painter_add_bar (drawing->snapshot, &swatch, stripe, GTK_ORIENTATION_VERTICAL);
  draw_text (drawing, stripe->name, drawing->line->y + y, focus);
  drawing->next = y + drawing->row_height;
}

static void
draw_box (Drawing *drawing, const CwExcerptBox *box)
{
  const CwCodingSet *set = cw_coding_layer_get_set (drawing->self->layer);
  const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (set, box->excerpt);
  gboolean focus = excerpt->id == cw_coding_layer_get_focus (drawing->self->layer);

  for (guint i = 0; i < excerpt->n_stripes; i++)
    draw_name (drawing, cw_coding_set_get_stripe (set, excerpt->stripes + i), box->area.y, focus);
}

static void
draw_line (const CwVisibleLine *line, gpointer data)
{
  Drawing *drawing = data;
  g_autofree char *more = NULL;

  drawing->line = line;
  drawing->next = 0;
  drawing->n_hidden = 0;
  for (guint i = 0; i < line->boxes->boxes->len; i++)
    {
      const CwExcerptBox *box = &g_array_index (line->boxes->boxes, CwExcerptBox, i);

      if (box->opens)
        draw_box (drawing, box);
    }
  if (drawing->n_hidden == 0)
    return;
  more = g_strdup_printf ("+%u", drawing->n_hidden);
  draw_text (drawing, more, line->y + drawing->next, FALSE);
}

static void
cw_name_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwNameGutter *self = CW_NAME_GUTTER (widget);
  GtkTextView *view = cw_coding_layer_get_view (self->layer);
  Drawing drawing = { .self = self, .snapshot = snapshot };

  if (self->names == 0)
    return;
  pango_layout_get_pixel_size (get_layout (self, "Ág"), NULL, &drawing.row_height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_TEXT, 0, 0, NULL, &drawing.offset);
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cw_coding_layer_foreach_visible (self->layer, draw_line, &drawing);
  gtk_snapshot_pop (snapshot);
}

static void
cw_name_gutter_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CwNameGutter *self = CW_NAME_GUTTER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->names + self->padding;
}

static void
cw_name_gutter_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cw_name_gutter_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (CW_NAME_GUTTER (widget)->layouts);
}

static void
cw_name_gutter_dispose (GObject *object)
{
  g_clear_object (&CW_NAME_GUTTER (object)->layer);
  G_OBJECT_CLASS (cw_name_gutter_parent_class)->dispose (object);
}

static void
cw_name_gutter_finalize (GObject *object)
{
  g_hash_table_unref (CW_NAME_GUTTER (object)->layouts);
  G_OBJECT_CLASS (cw_name_gutter_parent_class)->finalize (object);
}

static void
cw_name_gutter_class_init (CwNameGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_name_gutter_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_name_gutter_finalize;
  widget_class->snapshot = cw_name_gutter_snapshot;
  widget_class->measure = cw_name_gutter_measure;
  widget_class->css_changed = cw_name_gutter_css_changed;
}

static void
cw_name_gutter_init (CwNameGutter *self)
{
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

GtkWidget *
cw_name_gutter_new (CwCodingLayer *layer)
{
  CwNameGutter *self = g_object_new (CW_TYPE_NAME_GUTTER, NULL);

  self->layer = g_object_ref (layer);
  g_signal_connect_object (
      layer, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* @names pixels for the names, and @padding after them, which keeps the text in the middle of the window. */
void
cw_name_gutter_set_widths (CwNameGutter *self, int names, int padding)
{
  if (self->names == names && self->padding == padding)
    return;
  if (self->names != names)
    g_hash_table_remove_all (self->layouts);
  self->names = names;
  self->padding = padding;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
