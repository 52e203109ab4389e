/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodedView: the text of one source with its codings.  It takes plain data and knows no project: positions that
 * go in and out are code points of the source's whole text, whatever the buffer looks like.  The text is read-only;
 * codings are drawn by CwCodingLayer and the gutters, never tagged. */

#include "config.h"

#include "cw-coded-view.h"
#include "cw-coded-view-private.h"
#include "cw-coded-accessible.h"
#include "cw-coded-text.h"
#include "cw-coding-layer.h"
#include "cw-column-layout.h"
#include "cw-keys.h"
#include "cw-label-gutter.h"
#include "cw-name-gutter.h"
#include "cw-reader-commands.h"
#include "cw-reader-pointer.h"
#include "cw-stripe-gutter.h"
#include "cw-view-font.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CwCodedView
{
  GtkSourceView parent_instance;

  gint64 source_id;
  CwTextMap *map;
  GtkTextTagTable *tags;
  CwCodingLayer *layer;
  CwLabelGutter *labels;
  CwNameGutter *names;
  GtkWidget *stripes;
  GSignalGroup *scrolling;
  GtkCssProvider *css;
  GtkEventController *single_keys;
  GtkEventController *other_keys;
  CwTypography typography;
  char *announced; /* the codes the caret was last in */
  guint caret;
  int column; /* width of a full line of text */
  int width;  /* that the margins were made for, or 0 */
  gboolean single_key_commands;
};

typedef enum
{
  PROP_CARET = 1,
  PROP_CURRENT_EXCERPT,
  PROP_SINGLE_KEY_COMMANDS,
} CwCodedViewProperty;

static GParamSpec *properties[PROP_SINGLE_KEY_COMMANDS + 1];

enum
{
  EXCERPT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CwCodedView,
                               cw_coded_view,
                               GTK_SOURCE_TYPE_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                      cw_coded_accessible_init))

/* --- places in the buffer --- */

static GtkTextBuffer *
get_buffer (CwCodedView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static guint
get_insert_offset (CwCodedView *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (
      get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  return gtk_text_iter_get_offset (&iter);
}

static void
select_in_buffer (CwCodedView *self, guint bound, guint insert)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, bound);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, insert);
  gtk_text_buffer_select_range (get_buffer (self), &to, &from);
  gtk_text_view_scroll_to_mark (
      GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)), 0.12, FALSE, 0, 0);
}

/* --- the caret --- */

static void
announce_codes (CwCodedView *self, guint offset)
{
  g_autofree char *codes = cw_coding_set_describe (cw_coding_layer_get_set (self->layer), offset);

  if (g_strcmp0 (codes, self->announced) == 0)
    return;
  g_set_str (&self->announced, codes);
  if (codes != NULL && gtk_widget_has_focus (GTK_WIDGET (self)))
    cw_coded_accessible_announce (GTK_ACCESSIBLE (self), codes);
}

static void
update_caret (CwCodedView *self)
{
  guint offset = get_insert_offset (self);
  guint caret = cw_text_map_to_source (self->map, offset);

  announce_codes (self, offset);
  if (caret == self->caret)
    return;
  self->caret = caret;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARET]);
}

static void
on_cursor_moved (CwCodedView *self)
{
  update_caret (self);
}

static void
on_scrolled (CwCodedView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->labels));
  gtk_widget_queue_draw (GTK_WIDGET (self->names));
  gtk_widget_queue_draw (self->stripes);
}

/* --- colours, font, measure --- */

static void
on_dark_changed (CwCodedView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  cw_coded_text_set_dark (self->tags, dark);
  cw_coding_layer_set_dark (self->layer, dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_font (CwCodedView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const char *font = self->typography.font != NULL
                         ? self->typography.font
                         : adw_style_manager_get_document_font_name (manager);
  g_autofree char *css = cw_view_font_make_css (
      gtk_widget_get_name (GTK_WIDGET (self)), font, self->typography.zoom);

  gtk_css_provider_load_from_string (self->css, css);
}

static void
set_leading (CwCodedView *self, int leading)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  if (gtk_text_view_get_pixels_inside_wrap (view) == leading)
    return;
  gtk_text_view_set_pixels_inside_wrap (view, leading);
  gtk_text_view_set_pixels_above_lines (view, 2);
  gtk_text_view_set_pixels_below_lines (view, leading + leading / 2);
  cw_coding_layer_set_pitch (self->layer, MAX (3, leading / 3));
}

/* The leading is at least what the underline rows need. */
static void
update_metrics (CwCodedView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));
  int leading = MAX (10, height * self->typography.leading / 100);

  pango_font_metrics_unref (metrics);
  self->column = PANGO_PIXELS (char_width * self->typography.measure);
  self->width = 0;
  cw_coded_text_set_metrics (self->tags, MAX (60, self->column / 4), leading);
  set_leading (self, leading);
}

static void
update_margins (CwCodedView *self, int width)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  guint n_lanes = cw_coding_set_get_n_lanes (set);
  int fixed = cw_label_gutter_get_label_width (self->labels) + 2 * CW_CODED_TEXT_MARGIN
              + cw_stripe_gutter_get_width_for (n_lanes, cw_coding_set_get_n_overflow (set) > 0);
  CwColumnLayout layout = cw_column_layout_make (width, fixed, self->column, n_lanes > 0);

  cw_label_gutter_set_padding (self->labels, layout.before);
  cw_name_gutter_set_widths (self->names, layout.names, layout.after);
  gtk_widget_queue_resize (self->stripes);
}

/* Letters are commands or text, never both. */
static void
update_single_keys (CwCodedView *self)
{
  gboolean read = !gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  gtk_event_controller_set_propagation_phase (
      self->single_keys, read && self->single_key_commands ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
  gtk_event_controller_set_propagation_phase (self->other_keys,
                                              read ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}

/* --- text and codings --- */

static GPtrArray *
collect_labels (GPtrArray *paragraphs)
{
  GPtrArray *labels = g_ptr_array_new_full (paragraphs->len, g_free);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CwViewParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      g_ptr_array_add (labels, g_strdup (paragraph->label != NULL ? paragraph->label : ""));
    }
  return labels;
}

static void
show_buffer (CwCodedView *self, GtkSourceBuffer *buffer)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &start);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (buffer));
  g_signal_connect_object (
      buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
}

/* --- overrides --- */

static void
cw_coded_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GTK_TEXT_VIEW_CLASS (cw_coded_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    cw_coding_layer_snapshot (CW_CODED_VIEW (view)->layer, snapshot);
  else
    cw_coding_layer_snapshot_veil (CW_CODED_VIEW (view)->layer, snapshot);
}

static void
cw_coded_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CwCodedView *self = CW_CODED_VIEW (widget);

  if (self->width != width)
    {
      self->width = width;
      update_margins (self, width);
      cw_coding_layer_invalidate (self->layer);
    }
  GTK_WIDGET_CLASS (cw_coded_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
cw_coded_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CwCodedView *self = CW_CODED_VIEW (widget);

  GTK_WIDGET_CLASS (cw_coded_view_parent_class)->css_changed (widget, change);
  update_metrics (self);
  cw_coding_layer_invalidate (self->layer);
}

static gboolean
cw_coded_view_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard,
                             GtkTooltip *tooltip)
{
  CwCodedView *self = CW_CODED_VIEW (widget);
  g_autofree char *codes = NULL;
  guint offset = self->caret;

  if (!keyboard && !cw_coded_view_get_offset_at (self, x, y, &offset))
    return FALSE;
  codes = cw_coding_set_describe (cw_coding_layer_get_set (self->layer),
                                  cw_text_map_start_to_buffer (self->map, offset));
  if (codes == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, codes);
  return TRUE;
}

static void
cw_coded_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  CwCodedView *self = CW_CODED_VIEW (object);

  switch ((CwCodedViewProperty) property)
    {
    case PROP_CARET:
      g_value_set_uint (value, self->caret);
      break;
    case PROP_CURRENT_EXCERPT:
      g_value_set_int64 (value, cw_coding_layer_get_focus (self->layer));
      break;
    case PROP_SINGLE_KEY_COMMANDS:
      g_value_set_boolean (value, self->single_key_commands);
      break;
    }
}

static void
cw_coded_view_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  CwCodedView *self = CW_CODED_VIEW (object);

  switch ((CwCodedViewProperty) property)
    {
    case PROP_CARET:
      g_assert_not_reached ();
    case PROP_CURRENT_EXCERPT:
      cw_coded_view_set_current_excerpt (self, g_value_get_int64 (value));
      break;
    case PROP_SINGLE_KEY_COMMANDS:
      cw_coded_view_set_single_key_commands (self, g_value_get_boolean (value));
      break;
    }
}

static void
cw_coded_view_dispose (GObject *object)
{
  CwCodedView *self = CW_CODED_VIEW (object);

  cw_coding_layer_set_view (self->layer, NULL);
  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                   GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_object (&self->scrolling);
  G_OBJECT_CLASS (cw_coded_view_parent_class)->dispose (object);
}

static void
cw_coded_view_finalize (GObject *object)
{
  CwCodedView *self = CW_CODED_VIEW (object);

  g_clear_object (&self->layer);
  g_clear_object (&self->tags);
  g_clear_pointer (&self->map, cw_text_map_free);
  g_free ((char *) self->typography.font);
  g_free (self->announced);
  G_OBJECT_CLASS (cw_coded_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CARET] = g_param_spec_uint (
      "caret", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT_EXCERPT]
      = g_param_spec_int64 ("current-excerpt", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SINGLE_KEY_COMMANDS]
      = g_param_spec_boolean ("single-key-commands", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, G_N_ELEMENTS (properties), properties);
}

static void
cw_coded_view_class_init (CwCodedViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_coded_view_get_property;
  object_class->set_property = cw_coded_view_set_property;
  object_class->dispose = cw_coded_view_dispose;
  object_class->finalize = cw_coded_view_finalize;
  widget_class->size_allocate = cw_coded_view_size_allocate;
  widget_class->css_changed = cw_coded_view_css_changed;
  widget_class->query_tooltip = cw_coded_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = cw_coded_view_snapshot_layer;
  install_properties (object_class);
  cw_reader_commands_install (widget_class);

  signals[EXCERPT_ACTIVATED] = g_signal_new ("excerpt-activated",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);
}

static void
init_text_view (GtkTextView *view)
{
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, CW_CODED_TEXT_MARGIN);
  gtk_text_view_set_right_margin (view, CW_CODED_TEXT_MARGIN);
  gtk_text_view_set_top_margin (view, 24);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "coded-view");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the source"), -1);
}

/* Plain widgets, not the renderers of a GtkSourceGutter: GtkSourceView 5.16 never frees a view whose gutter was
 * drawn, because what the gutter remembers of the drawing holds the view. */
static void
add_gutters (CwCodedView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *labels = cw_label_gutter_new (self->layer), *names = cw_name_gutter_new (self->layer);

  self->labels = CW_LABEL_GUTTER (labels);
  self->names = CW_NAME_GUTTER (names);
  self->stripes = cw_stripe_gutter_new (self->layer);
  gtk_box_append (GTK_BOX (right), self->stripes);
  gtk_box_append (GTK_BOX (right), names);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, labels);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_RIGHT, right);
}

static void
watch_scrolling (CwCodedView *self)
{
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_object (
      self->scrolling, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "vadjustment", self->scrolling, "target", G_BINDING_SYNC_CREATE);
}

static void
add_css (CwCodedView *self)
{
  static guint n_views;
  g_autofree char *name = g_strdup_printf ("coded-view-%u", ++n_views);

  gtk_widget_set_name (GTK_WIDGET (self), name);
  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
cw_coded_view_init (CwCodedView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->typography = (CwTypography) { NULL, CW_DEFAULT_MEASURE, CW_DEFAULT_LEADING, 100 };
  self->map = cw_text_map_new ();
  self->tags = cw_coded_text_make_tags ();
  self->layer = cw_coding_layer_new ();
  cw_coding_layer_set_view (self->layer, GTK_TEXT_VIEW (self));
  init_text_view (GTK_TEXT_VIEW (self));
  add_gutters (self);
  watch_scrolling (self);
  add_css (self);
  update_font (self);
  self->single_keys = cw_keys_make_controller (CW_KEYS_OF_VIEW, TRUE);
  self->other_keys = cw_keys_make_controller (CW_KEYS_OF_VIEW, FALSE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->single_keys);
  gtk_widget_add_controller (GTK_WIDGET (self), self->other_keys);
  update_single_keys (self);
  g_signal_connect (self, "notify::editable", G_CALLBACK (update_single_keys), NULL);
  cw_reader_pointer_attach (self);
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (on_dark_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      manager, "notify::document-font-name", G_CALLBACK (update_font), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->layer, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  on_dark_changed (self);
}

GtkWidget *
cw_coded_view_new (void)
{
  return g_object_new (CW_TYPE_CODED_VIEW, NULL);
}

/* Shows @paragraphs (of CwViewParagraph) without any coding.  @source_id is what a drag of the selection names. */
void
cw_coded_view_set_text (CwCodedView *self, gint64 source_id, GPtrArray *paragraphs)
{
  g_autoptr (GtkSourceBuffer) buffer = NULL;
  g_autoptr (CwTextMap) map = cw_text_map_new ();

  g_return_if_fail (CW_IS_CODED_VIEW (self));

  cw_coded_text_map (paragraphs, map);
  buffer = cw_coded_text_build (self->tags, paragraphs, map);
  self->source_id = source_id;
  cw_text_map_free (self->map);
  self->map = g_steal_pointer (&map);
  cw_label_gutter_take_labels (self->labels, collect_labels (paragraphs));
  cw_coded_view_set_codings (self, NULL, 0);
  cw_coded_view_set_current_excerpt (self, 0);
  show_buffer (self, buffer);
  update_caret (self);
}

/* The text was typed in the view, and the source has followed: it is @paragraphs now.  FALSE when the view shows
 * something else; then it has to be given them anew.  The codings are those of before. */
gboolean
cw_coded_view_follow_text (CwCodedView *self, GPtrArray *paragraphs, guint first, guint last)
{
  g_autoptr (CwTextMap) map = cw_text_map_new ();

  g_return_val_if_fail (CW_IS_CODED_VIEW (self) && first <= last, FALSE);

  cw_coded_text_map (paragraphs, map);
  if (!cw_coded_text_is (get_buffer (self), paragraphs, map, first, last))
    return FALSE;
  cw_coded_text_tag (get_buffer (self), paragraphs, map, first, last);
  cw_text_map_free (self->map);
  self->map = g_steal_pointer (&map);
  cw_label_gutter_take_labels (self->labels, collect_labels (paragraphs));
  cw_coding_layer_invalidate (self->layer);
  update_caret (self);
  return TRUE;
}

CwCodingLayer *
cw_coded_view_get_layer (CwCodedView *self)
{
  return self->layer;
}

const CwTextMap *
cw_coded_view_get_map (CwCodedView *self)
{
  return self->map;
}

gint64
cw_coded_view_get_source_id (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), 0);
  return self->source_id;
}

/* Replaces all codings; the names and colours are copied.  Cheap enough to call for every single change. */
void
cw_coded_view_set_codings (CwCodedView *self, const CwViewCoding *codings, guint n_codings)
{
  const CwCodingSet *set;
  guint n_lanes;

  g_return_if_fail (CW_IS_CODED_VIEW (self));

  set = cw_coding_layer_get_set (self->layer);
  n_lanes = cw_coding_set_get_n_lanes (set);
  cw_coding_layer_take_set (self->layer, cw_coding_set_new (self->map, codings, n_codings));
  set = cw_coding_layer_get_set (self->layer);
  if (cw_coding_set_get_n_lanes (set) == n_lanes)
    return;
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Where the caret is, in the source. */
guint
cw_coded_view_get_caret (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), 0);
  return self->caret;
}

/* The index of the paragraph the caret is in. */
guint
cw_coded_view_get_caret_paragraph (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), 0);
  return cw_text_map_find_buffer (self->map, get_insert_offset (self));
}

/* Selects a part of the source and shows it; the caret is at its end.  An empty part only moves the caret. */
void
cw_coded_view_select (CwCodedView *self, guint start, guint end)
{
  guint first;

  g_return_if_fail (CW_IS_CODED_VIEW (self) && start <= end);

  first = cw_text_map_start_to_buffer (self->map, start);
  select_in_buffer (self, first, start == end ? first : cw_text_map_end_to_buffer (self->map, end));
}

/* Puts the caret at @offset of the source, a third down the window. */
void
cw_coded_view_scroll_to (CwCodedView *self, guint offset)
{
  GtkTextIter iter;

  g_return_if_fail (CW_IS_CODED_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (
      get_buffer (self), &iter, cw_text_map_start_to_buffer (self->map, offset));
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_text_view_scroll_to_mark (
      GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)), 0, TRUE, 0, 0.33);
}

/* The excerpt that is emphasised, or 0. */
gint64
cw_coded_view_get_current_excerpt (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), 0);
  return cw_coding_layer_get_focus (self->layer);
}

void
cw_coded_view_set_current_excerpt (CwCodedView *self, gint64 excerpt_id)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));

  if (cw_coding_layer_get_focus (self->layer) == excerpt_id)
    return;
  cw_coding_layer_set_focus (self->layer, excerpt_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_EXCERPT]);
}

/* How the text is set; the font is copied. */
void
cw_coded_view_set_typography (CwCodedView *self, const CwTypography *typography)
{
  g_autofree char *old = (char *) self->typography.font;

  g_return_if_fail (CW_IS_CODED_VIEW (self) && typography != NULL);

  self->typography = *typography;
  self->typography.font = g_strdup (typography->font);
  update_font (self);
  update_metrics (self);
  cw_coding_layer_invalidate (self->layer);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
cw_coded_view_get_single_key_commands (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);
  return self->single_key_commands;
}

/* Whether plain letters are commands while the view has the focus and its text is only read. */
void
cw_coded_view_set_single_key_commands (CwCodedView *self, gboolean enabled)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));

  if (self->single_key_commands == enabled)
    return;
  self->single_key_commands = enabled;
  update_single_keys (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE_KEY_COMMANDS]);
}
