/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwLabelGutter: the paragraphs' numbers, small and dim, on the line of text they belong to, and stars where quotable
 * excerpts start. */

#include "config.h"

#include "cw-label-gutter.h"

#define FONT_SCALE 0.72
#define GAP 10
#define STAR "★"

struct _CwLabelGutter
{
  GtkWidget parent_instance;

  CwCodingLayer *layer;
  GPtrArray *labels; /* of char *, by line; "" where there is none */
  PangoLayout *layout;
  int width;   /* of the widest label, with its gap; -1 until it is measured */
  int padding; /* empty pixels before the labels */
};

G_DEFINE_FINAL_TYPE (CwLabelGutter, cw_label_gutter, GTK_TYPE_WIDGET)

typedef struct
{
  CwLabelGutter *self;
  GtkTextView *view;
  GtkSnapshot *snapshot;
  int offset;
} Drawing;

static PangoLayout *
get_layout (CwLabelGutter *self)
{
  PangoAttrList *attrs;

  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  attrs = pango_attr_list_new ();
  pango_attr_list_insert (attrs, pango_attr_scale_new (FONT_SCALE));
  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->layout, attrs);
  pango_attr_list_unref (attrs);
  return self->layout;
}

static const char *
get_label (const CwLabelGutter *self, guint line)
{
  return line < self->labels->len ? g_ptr_array_index (self->labels, line) : "";
}

/* The widest is among those with the most characters: figures are equally wide. */
static void
measure_labels (CwLabelGutter *self)
{
  const char *longest = "";
  int width;

  for (guint i = 0; i < self->labels->len; i++)
    if (g_utf8_strlen (get_label (self, i), -1) > g_utf8_strlen (longest, -1))
      longest = get_label (self, i);
  pango_layout_set_text (get_layout (self), longest, -1);
  pango_layout_get_pixel_size (get_layout (self), &width, NULL);
  self->width = width == 0 ? 0 : width + GAP;
}

/* The label stands on the base line of the paragraph's first row: both fonts share their proportions. */
static int
find_label_top (const Drawing *drawing, const CwVisibleLine *line)
{
  GtkTextIter iter;
  GdkRectangle first;
  int height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (drawing->view), &iter, line->start);
  gtk_text_view_get_iter_location (drawing->view, &iter, &first);
  pango_layout_get_pixel_size (get_layout (drawing->self), NULL, &height);
  return first.y + (first.height - height) * 4 / 5;
}

/* In the gap between label and text, where a quotable excerpt starts. */
static void
draw_star (const Drawing *drawing, int top, int height)
{
  CwLabelGutter *self = drawing->self;
  const GdkRGBA *ink = &cw_coding_layer_get_colors (self->layer)->ink;
  int star_width, star_height;

  pango_layout_set_text (get_layout (self), STAR, -1);
  pango_layout_get_pixel_size (get_layout (self), &star_width, &star_height);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (
      drawing->snapshot,
      &GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) - (GAP + star_width) / 2,
                            top + (height - star_height) / 2 + drawing->offset));
  gtk_snapshot_append_layout (drawing->snapshot, get_layout (self), ink);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_stars (const Drawing *drawing, const CwVisibleLine *line)
{
  const CwCodingSet *set = cw_coding_layer_get_set (drawing->self->layer);
  int last = -1;

  for (guint i = 0; i < line->boxes->boxes->len; i++)
    {
      const CwExcerptBox *box = &g_array_index (line->boxes->boxes, CwExcerptBox, i);

      if (!box->opens || box->area.y == last
          || !cw_coding_set_get_excerpt (set, box->excerpt)->starred)
        continue;
      draw_star (drawing, line->y + box->area.y, box->area.height);
      last = box->area.y;
    }
}

static void
draw_line (const CwVisibleLine *line, gpointer data)
{
  const Drawing *drawing = data;
  CwLabelGutter *self = drawing->self;
  const char *label = get_label (self, line->line);
  GdkRGBA ink = cw_coding_layer_get_colors (self->layer)->ink;
  int width;

  draw_stars (drawing, line);
  if (*label == '\0')
    return;
  ink.alpha = 0.62;
  pango_layout_set_text (get_layout (self), label, -1);
  pango_layout_get_pixel_size (get_layout (self), &width, NULL);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (
      drawing->snapshot,
      &GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) - GAP - width,
                            find_label_top (drawing, line) + drawing->offset));
  gtk_snapshot_append_layout (drawing->snapshot, get_layout (self), &ink);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
cw_label_gutter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwLabelGutter *self = CW_LABEL_GUTTER (widget);
  GtkTextView *view = cw_coding_layer_get_view (self->layer);
  Drawing drawing = { .self = self, .view = view, .snapshot = snapshot };

  gtk_text_view_buffer_to_window_coords (
      drawing.view, GTK_TEXT_WINDOW_TEXT, 0, 0, NULL, &drawing.offset);
  cw_coding_layer_foreach_visible (self->layer, draw_line, &drawing);
}

static void
cw_label_gutter_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  CwLabelGutter *self = CW_LABEL_GUTTER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->padding + cw_label_gutter_get_label_width (self);
}

static void
cw_label_gutter_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CwLabelGutter *self = CW_LABEL_GUTTER (widget);

  GTK_WIDGET_CLASS (cw_label_gutter_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  self->width = -1;
}

static void
cw_label_gutter_dispose (GObject *object)
{
  CwLabelGutter *self = CW_LABEL_GUTTER (object);

  g_clear_object (&self->layer);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (cw_label_gutter_parent_class)->dispose (object);
}

static void
cw_label_gutter_finalize (GObject *object)
{
  g_ptr_array_unref (CW_LABEL_GUTTER (object)->labels);
  G_OBJECT_CLASS (cw_label_gutter_parent_class)->finalize (object);
}

static void
cw_label_gutter_class_init (CwLabelGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_label_gutter_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_label_gutter_finalize;
  widget_class->snapshot = cw_label_gutter_snapshot;
  widget_class->measure = cw_label_gutter_measure;
  widget_class->css_changed = cw_label_gutter_css_changed;
}

static void
cw_label_gutter_init (CwLabelGutter *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->width = -1;
}

GtkWidget *
cw_label_gutter_new (CwCodingLayer *layer)
{
  CwLabelGutter *self = g_object_new (CW_TYPE_LABEL_GUTTER, NULL);

  self->layer = g_object_ref (layer);
  g_signal_connect_object (
      layer, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Takes the labels by line of the buffer. */
void
cw_label_gutter_take_labels (CwLabelGutter *self, GPtrArray *labels)
{
  g_ptr_array_unref (self->labels);
  self->labels = labels;
  self->width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
cw_label_gutter_get_label_width (CwLabelGutter *self)
{
  if (self->width < 0)
    measure_labels (self);
  return self->width;
}

/* Empty pixels before the labels, which keep the text in the middle of the window. */
void
cw_label_gutter_set_padding (CwLabelGutter *self, int padding)
{
  if (self->padding == padding)
    return;
  self->padding = padding;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
