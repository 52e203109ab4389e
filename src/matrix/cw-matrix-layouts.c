/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixLayouts: laying text out costs far more than drawing it, and a frame of scrolling shows nearly the same
 * texts as the one before. Layouts are kept by what they say, so the hundred cells that say “0” share one. */

#include "config.h"

#include "cw-matrix-layouts.h"

#include <string.h>

/* More than the lines of the widest column hold. */
#define MOST_CHARACTERS 1200

/* Several screens full of cells that all differ. */
#define MOST_LAYOUTS 4096

typedef struct
{
  double scale;
  PangoWeight weight;
  int lines;
} Style;

typedef struct
{
  CwMatrixText kind;
  int width;
  char *text;
} Key;

struct _CwMatrixLayouts
{
  GtkWidget *widget; /* borrowed: the grid owns this */
  GHashTable *layouts;
  int line_heights[CW_N_MATRIX_TEXTS];
  int summary_lines;
  guint serial; /* of the fonts and the direction */
};

static const Style styles[CW_N_MATRIX_TEXTS] = {
  [CW_MATRIX_TEXT_NUMBER] = { 1, PANGO_WEIGHT_NORMAL, 1 },
  [CW_MATRIX_TEXT_TOTAL] = { 1, PANGO_WEIGHT_BOLD, 1 },
  [CW_MATRIX_TEXT_LEAD] = { 1.15, PANGO_WEIGHT_BOLD, 1 },
  [CW_MATRIX_TEXT_SUMMARY] = { 0.92, PANGO_WEIGHT_NORMAL, 0 },
  [CW_MATRIX_TEXT_MARK] = { 0.8, PANGO_WEIGHT_BOLD, 1 },
  [CW_MATRIX_TEXT_HEADING] = { 1, PANGO_WEIGHT_NORMAL, 1 },
  [CW_MATRIX_TEXT_HEADING_2] = { 1, PANGO_WEIGHT_NORMAL, 2 },
  [CW_MATRIX_TEXT_HEADING_3] = { 1, PANGO_WEIGHT_NORMAL, 3 },
  [CW_MATRIX_TEXT_NOTE] = { 0.82, PANGO_WEIGHT_NORMAL, 2 },
  [CW_MATRIX_TEXT_ROTATED] = { 1, PANGO_WEIGHT_NORMAL, 1 },
};

static guint
hash_key (const Key *key)
{
  return g_str_hash (key->text) ^ (guint) key->width << 4 ^ key->kind;
}

static gboolean
keys_equal (const Key *a, const Key *b)
{
  return a->kind == b->kind && a->width == b->width && g_str_equal (a->text, b->text);
}

static void
free_key (Key *key)
{
  g_free (key->text);
  g_free (key);
}

static PangoAttrList *
make_attributes (const Style *style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (style->scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (style->weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

/* Text stands at the side where the grid's rows start. Pango exchanges left and right in text whose direction is not
 * the grid's, which leaves the text's own direction to decide. A rotated text always starts at its left. */
static PangoAlignment
choose_alignment (CwMatrixLayouts *self, CwMatrixText kind, PangoLayout *layout)
{
  gboolean at_right = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  if (kind == CW_MATRIX_TEXT_ROTATED && gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL)
    at_right = !at_right;
  return at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* A summary can be pages long and have paragraphs; only its first lines show, in one paragraph. */
static char *
dup_beginning (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < MOST_CHARACTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strdelimit (g_strndup (text, end - text), "\r\n\t", ' ');
}

static PangoLayout *
make_layout (CwMatrixLayouts *self, CwMatrixText kind, const char *text, int width)
{
  g_autofree char *beginning = dup_beginning (text);
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, beginning);
  g_autoptr (PangoAttrList) attributes = make_attributes (&styles[kind]);
  int lines;

  pango_layout_set_attributes (layout, attributes);
  if (width < 0)
    return layout;
  pango_layout_set_width (layout, width * PANGO_SCALE);
  lines = kind == CW_MATRIX_TEXT_SUMMARY ? self->summary_lines : styles[kind].lines;
  pango_layout_set_height (layout, -lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, choose_alignment (self, kind, layout));
  return layout;
}

/**
 * cw_matrix_layouts_new:
 * @widget: (transfer none): whose fonts to use; it must outlive the result
 *
 * Returns: (transfer full): an empty cache
 */
CwMatrixLayouts *
cw_matrix_layouts_new (GtkWidget *widget)
{
  CwMatrixLayouts *self = g_new0 (CwMatrixLayouts, 1);

  self->widget = widget;
  self->summary_lines = CW_MATRIX_SUMMARY_LINES;
  self->layouts = g_hash_table_new_full (
      (GHashFunc) hash_key, (GEqualFunc) keys_equal, (GDestroyNotify) free_key, g_object_unref);
  return self;
}

/**
 * cw_matrix_layouts_free:
 * @self: (transfer full): the cache
 */
void
cw_matrix_layouts_free (CwMatrixLayouts *self)
{
  g_hash_table_unref (self->layouts);
  g_free (self);
}

/**
 * cw_matrix_layouts_refresh:
 *
 * Forgets everything if fonts or direction have changed, and keeps the cache bounded. Call it before a frame, never
 * in one: layouts handed out may go.
 */
void
cw_matrix_layouts_refresh (CwMatrixLayouts *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (self->widget));

  if (serial == self->serial && g_hash_table_size (self->layouts) <= MOST_LAYOUTS)
    return;
  g_hash_table_remove_all (self->layouts);
  memset (self->line_heights, 0, sizeof self->line_heights);
  self->serial = serial;
}

/**
 * cw_matrix_layouts_set_summary_lines:
 * @lines: after how many lines a summary is cut short
 */
void
cw_matrix_layouts_set_summary_lines (CwMatrixLayouts *self, int lines)
{
  if (lines == self->summary_lines)
    return;
  g_hash_table_remove_all (self->layouts);
  self->summary_lines = lines;
}

/**
 * cw_matrix_layouts_get:
 * @width: where to wrap or ellipsise, in pixels, or -1 for as wide as the text is
 *
 * Returns: (transfer none): the text, laid out; valid until the next refresh
 */
PangoLayout *
cw_matrix_layouts_get (CwMatrixLayouts *self, CwMatrixText kind, const char *text, int width)
{
  Key key = { .kind = kind, .width = width, .text = (char *) text };
  PangoLayout *layout = g_hash_table_lookup (self->layouts, &key);
  Key *owned;

  if (layout != NULL)
    return layout;
  layout = make_layout (self, kind, text, width);
  owned = g_memdup2 (&key, sizeof key);
  owned->text = g_strdup (text);
  g_hash_table_insert (self->layouts, owned, layout);
  return layout;
}

/**
 * cw_matrix_layouts_get_line_height:
 *
 * Returns: the height of one line, in pixels
 */
int
cw_matrix_layouts_get_line_height (CwMatrixLayouts *self, CwMatrixText kind)
{
  if (self->line_heights[kind] == 0)
    pango_layout_get_pixel_size (
        cw_matrix_layouts_get (self, kind, "0", -1), NULL, &self->line_heights[kind]);
  return self->line_heights[kind];
}
