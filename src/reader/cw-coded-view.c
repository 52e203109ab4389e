/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodedView: the text of one source with its codings.  It takes plain data and knows no project: positions that
 * go in and out are code points of the source's whole text, whatever the buffer looks like.  The text is read-only;
 * codings are drawn by CwCodingLayer and the gutters, never tagged. */

#include "config.h"

#include "cw-coded-view.h"
#include "cw-coded-text.h"
#include "cw-coding-layer.h"
#include "cw-label-gutter.h"
#include "cw-name-gutter.h"
#include "cw-stripe-gutter.h"
#include "cw-text-bounds.h"

#include "cw-selection-drag.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MEASURE 66       /* characters of average width in a line */
#define NARROW_WIDTH 560 /* below this there is no room for names and wide margins */
#define NAMES_MIN 84
#define NAMES_MAX 190
#define DRAG_DISTANCE 6

struct _CwCodedView
{
  GtkSourceView parent_instance;

  gint64 source_id;
  CwTextMap *map;
  GtkTextTagTable *tags;
  CwCodingLayer *layer;
  CwLabelGutter *labels;
  CwNameGutter *names;
  GtkCssProvider *css;
  GtkEventController *single_keys;
  char *font;
  char *announced; /* the codes the caret was last in */
  guint caret;
  int column; /* width of a full line of text */
  int width;  /* that the margins were made for, or 0 */
  double press_x;
  double press_y;
  gboolean single_key_commands;
};

typedef enum
{
  PROP_CARET = 1,
  PROP_CURRENT_EXCERPT,
  PROP_FONT,
  PROP_SINGLE_KEY_COMMANDS,
} CwCodedViewProperty;

static GParamSpec *properties[PROP_SINGLE_KEY_COMMANDS + 1];

enum
{
  EXCERPT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void cw_coded_view_accessible_text_init (GtkAccessibleTextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CwCodedView,
                               cw_coded_view,
                               GTK_SOURCE_TYPE_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                      cw_coded_view_accessible_text_init))

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
  g_autofree char *message = NULL;

  if (g_strcmp0 (codes, self->announced) == 0)
    return;
  g_set_str (&self->announced, codes);
  if (codes == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  /* Translators: said by the screen reader; %s are names of codes. */
  message = g_strdup_printf (_ ("Coded: %s"), codes);
  gtk_accessible_announce (
      GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
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

/* --- colours, font, measure --- */

static void
on_dark_changed (CwCodedView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  cw_coded_text_set_dark (self->tags, dark);
  cw_coding_layer_set_dark (self->layer, dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
make_css (CwCodedView *self, const char *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  const char *family = pango_font_description_get_family (description);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size,
                   sizeof size,
                   "%.2f",
                   (double) pango_font_description_get_size (description) / PANGO_SCALE);
  return g_strdup_printf ("textview#%s { font-family: \"%s\"; font-size: %s%s; }",
                          gtk_widget_get_name (GTK_WIDGET (self)),
                          family != NULL ? family : "sans-serif",
                          size,
                          pango_font_description_get_size_is_absolute (description) ? "px" : "pt");
}

static void
update_font (CwCodedView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const char *font
      = self->font != NULL ? self->font : adw_style_manager_get_document_font_name (manager);
  g_autofree char *css = make_css (self, font);

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

/* The leading is what the underline rows need, and a little more than half the size of the letters. */
static void
update_metrics (CwCodedView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  self->column = PANGO_PIXELS (char_width * MEASURE);
  self->width = 0;
  cw_coded_text_set_tab_width (self->tags, MAX (60, self->column / 4));
  set_leading (self, MAX (10, height / 2));
}

/* Everything is one column in the middle of the window: numbers, text, stripes, names.  The space left over goes
 * half before the numbers and half after the names, so that the gutters always stand beside the text. */
static void
update_margins (CwCodedView *self, int width)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  gboolean narrow = width < NARROW_WIDTH;
  int fixed = cw_label_gutter_get_label_width (self->labels) + 2 * CW_CODED_TEXT_MARGIN
              + cw_stripe_gutter_get_width_for (cw_coding_set_get_n_lanes (set),
                                                cw_coding_set_get_n_overflow (set) > 0);
  int column = MIN (self->column, MAX (0, width - fixed));
  int names = CLAMP (width - fixed - column - 8, 0, NAMES_MAX), rest;

  if (!narrow && names < NAMES_MIN && width - fixed - NAMES_MIN - 8 > self->column * 3 / 4)
    names = NAMES_MIN;
  if (narrow || names < NAMES_MIN || cw_coding_set_get_n_lanes (set) == 0)
    names = 0;
  column = MIN (column, MAX (0, width - fixed - names));
  rest = MAX (0, width - fixed - column - names);
  cw_label_gutter_set_padding (self->labels, rest / 2);
  cw_name_gutter_set_widths (self->names, names, rest - rest / 2);
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

/* --- excerpts --- */

static guint
size_of (const CwViewExcerpt *excerpt)
{
  return excerpt->end - excerpt->start;
}

/* The excerpts at a place, the shortest first: that one is meant when several overlap. */
static GArray *
find_excerpts_at (CwCodedView *self, guint offset)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  cw_coding_set_query (set, offset, offset + 1, found);
  for (guint i = 1; i < found->len; i++)
    for (guint j = i; j > 0; j--)
      {
        guint *a = &g_array_index (found, guint, j - 1), *b = &g_array_index (found, guint, j);
        guint swap = *a;

        if (size_of (cw_coding_set_get_excerpt (set, *a))
            <= size_of (cw_coding_set_get_excerpt (set, *b)))
          break;
        *a = *b;
        *b = swap;
      }
  return found;
}

static void
activate_at_buffer (CwCodedView *self, guint offset)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  g_autoptr (GArray) found = find_excerpts_at (self, offset);
  gint64 current = cw_coding_layer_get_focus (self->layer);
  guint next = 0;

  for (guint i = 0; i < found->len; i++)
    if (cw_coding_set_get_excerpt (set, g_array_index (found, guint, i))->id == current)
      next = (i + 1) % found->len;
  cw_coded_view_set_current_excerpt (
      self,
      found->len == 0 ? 0
                      : cw_coding_set_get_excerpt (set, g_array_index (found, guint, next))->id);
  if (found->len > 0)
    g_signal_emit (self, signals[EXCERPT_ACTIVATED], 0, cw_coded_view_get_current_excerpt (self));
}

/* Where walking starts: at the current excerpt while the caret is at its start, else at the caret. */
static gboolean
find_walk_start (CwCodedView *self, guint *position)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);

  return cw_coding_set_find (set, cw_coding_layer_get_focus (self->layer), position)
         && cw_coding_set_get_excerpt (set, *position)->start == get_insert_offset (self);
}

static guint
count_excerpts_before (CwCodedView *self, guint offset)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  guint low = 0, high = cw_coding_set_get_n_excerpts (set);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cw_coding_set_get_excerpt (set, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
go_to_position (CwCodedView *self, guint position)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  const CwViewExcerpt *excerpt;

  if (position >= cw_coding_set_get_n_excerpts (set))
    return FALSE;
  excerpt = cw_coding_set_get_excerpt (set, position);
  select_in_buffer (self, excerpt->start, excerpt->start);
  cw_coded_view_set_current_excerpt (self, excerpt->id);
  return TRUE;
}

/* --- actions --- */

static void
on_next_excerpt_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_coded_view_next_excerpt (CW_CODED_VIEW (widget));
}

static void
on_previous_excerpt_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_coded_view_previous_excerpt (CW_CODED_VIEW (widget));
}

static void
move_by_paragraph (CwCodedView *self, int step)
{
  int last = cw_text_map_get_n_paragraphs (self->map) - 1;
  int paragraph = cw_text_map_find_buffer (self->map, get_insert_offset (self));
  guint start;

  if (last < 0)
    return;
  start = cw_text_map_get_buffer_start (self->map, CLAMP (paragraph + step, 0, last));
  select_in_buffer (self, start, start);
}

static void
on_next_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by_paragraph (CW_CODED_VIEW (widget), 1);
}

static void
on_previous_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by_paragraph (CW_CODED_VIEW (widget), -1);
}

/* Where the next piece to select is looked for: at the caret, or just after what is selected already. */
static guint
find_extension (CwCodedView *self, guint *start)
{
  GtkTextIter from, to;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    {
      *start = G_MAXUINT;
      return get_insert_offset (self);
    }
  *start = gtk_text_iter_get_offset (&from);
  while (!gtk_text_iter_is_end (&to) && g_unichar_isspace (gtk_text_iter_get_char (&to)))
    gtk_text_iter_forward_char (&to);
  return gtk_text_iter_get_offset (&to);
}

static void
on_select_sentence_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodedView *self = CW_CODED_VIEW (widget);
  guint from, line_start, start, end, offset = find_extension (self, &from);
  g_autofree char *text = get_line_text (self, offset, &line_start);

  cw_text_bounds_find_sentence (text, offset - line_start, &start, &end);
  select_in_buffer (self, MIN (from, line_start + start), line_start + end);
}

static void
on_select_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodedView *self = CW_CODED_VIEW (widget);
  guint from, line_start, offset = find_extension (self, &from);
  g_autofree char *text = get_line_text (self, offset, &line_start);

  select_in_buffer (self, MIN (from, line_start), line_start + g_utf8_strlen (text, -1));
}

static void
on_page_down_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_PAGES, 1, FALSE);
}

static void
on_page_up_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "move-cursor", GTK_MOVEMENT_PAGES, -1, FALSE);
}

static void
on_activate_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  activate_at_buffer (CW_CODED_VIEW (widget), get_insert_offset (CW_CODED_VIEW (widget)));
}

static GtkEventController *
make_single_keys (void)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_j, 0, "reader.next-paragraph" },  { GDK_KEY_k, 0, "reader.previous-paragraph" },
    { GDK_KEY_n, 0, "reader.next-excerpt" },    { GDK_KEY_p, 0, "reader.previous-excerpt" },
    { GDK_KEY_s, 0, "reader.select-sentence" }, { GDK_KEY_v, 0, "reader.select-paragraph" },
    { GDK_KEY_space, 0, "reader.page-down" },   { GDK_KEY_space, GDK_SHIFT_MASK, "reader.page-up" },
    { GDK_KEY_Return, 0, "reader.activate" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  return controller;
}

/* --- pointer --- */

static gboolean
find_offset_at (CwCodedView *self, double x, double y, guint *offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (
      view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = gtk_text_iter_get_offset (&iter);
  return TRUE;
}

static void
finish_click (CwCodedView *self, double x, double y)
{
  guint offset;

  if (ABS (x - self->press_x) > DRAG_DISTANCE || ABS (y - self->press_y) > DRAG_DISTANCE
      || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return;
  if (find_offset_at (self, x, y, &offset))
    activate_at_buffer (self, offset);
  else
    cw_coded_view_set_current_excerpt (self, 0);
}

static gboolean
find_event_point (CwCodedView *self, GdkEvent *event, graphene_point_t *point)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x, y, surface_x, surface_y;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  return gtk_widget_compute_point (GTK_WIDGET (native),
                                   GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT (x - surface_x, y - surface_y),
                                   point);
}

/* The text view's own gestures claim every press, so a gesture of ours would never see the release. */
static gboolean
on_event_seen (CwCodedView *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  graphene_point_t point;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY
      || !find_event_point (self, event, &point))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    {
      self->press_x = point.x;
      self->press_y = point.y;
    }
  else
    finish_click (self, point.x, point.y);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
point_is_selected (CwCodedView *self, double x, double y)
{
  GtkTextIter start, end;
  guint offset;

  return gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end)
         && find_offset_at (self, x, y, &offset)
         && offset >= (guint) gtk_text_iter_get_offset (&start)
         && offset < (guint) gtk_text_iter_get_offset (&end);
}

static void
on_selection_pressed (GtkGestureClick *gesture, int n_press, double x, double y, CwCodedView *self)
{
  gboolean ours = n_press == 1 && point_is_selected (self, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture),
                         ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

/* A press on the selection that became no drag is a click: it puts the caret there, as text views do. */
static void
on_selection_released (GtkGestureClick *gesture, int n_press, double x, double y, CwCodedView *self)
{
  guint offset;

  if (!find_offset_at (self, x, y, &offset))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_in_buffer (self, offset, offset);
}

static GdkContentProvider *
on_drag_prepared (GtkDragSource *source, double x, double y, CwCodedView *self)
{
  g_autoptr (CwSelectionDrag) drag = NULL;
  g_autofree char *text = NULL;
  guint start, end;

  if (!point_is_selected (self, x, y) || !cw_coded_view_get_selection (self, &start, &end))
    return NULL;
  drag = cw_selection_drag_new (self->source_id, start, end);
  text = cw_coded_view_dup_text (self, start, end);
  return gdk_content_provider_new_union (
      (GdkContentProvider *[2]) { gdk_content_provider_new_typed (CW_TYPE_SELECTION_DRAG, drag),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, text) },
      2);
}

static void
add_pointer_controllers (CwCodedView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event_seen), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_selection_pressed), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_selection_released), self, 0);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_drag_prepared), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, GTK_GESTURE (drag));
}

/* --- accessible text --- */

static char **
append_string (char **strings, const char *string)
{
  guint length = strings != NULL ? g_strv_length (strings) : 0;

  strings = g_renew (char *, strings, length + 2);
  strings[length] = g_strdup (string);
  strings[length + 1] = NULL;
  return strings;
}

static void
append_range (GtkAccessibleTextRange **ranges, gsize n_ranges, guint start, guint length)
{
  *ranges = g_renew (GtkAccessibleTextRange, *ranges, n_ranges + 1);
  (*ranges)[n_ranges] = (GtkAccessibleTextRange) { start, length };
}

/* The longest part around @offset in which the same excerpts are. */
static void
find_run (CwCodedView *self, guint offset, guint *start, guint *end)
{
  const CwCodingSet *set = cw_coding_layer_get_set (self->layer);
  guint n_excerpts = cw_coding_set_get_n_excerpts (set);

  *start = 0;
  *end = G_MAXUINT;
  for (guint i = 0; i < n_excerpts; i++)
    {
      const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (set, i);

      *start = MAX (*start, excerpt->start <= offset ? excerpt->start : 0);
      *start = MAX (*start, excerpt->end <= offset ? excerpt->end : 0);
      *end = MIN (*end, excerpt->start > offset ? excerpt->start : G_MAXUINT);
      *end = MIN (*end, excerpt->end > offset ? excerpt->end : G_MAXUINT);
    }
}

static gboolean
cw_coded_view_get_attributes (GtkAccessibleText *text,
                              unsigned int offset,
                              gsize *n_ranges,
                              GtkAccessibleTextRange **ranges,
                              char ***names,
                              char ***values)
{
  CwCodedView *self = CW_CODED_VIEW (text);
  GtkAccessibleTextInterface *parent
      = g_type_interface_peek_parent (GTK_ACCESSIBLE_TEXT_GET_IFACE (text));
  g_autofree char *codes = cw_coding_set_describe (cw_coding_layer_get_set (self->layer), offset);
  gboolean found = parent->get_attributes (text, offset, n_ranges, ranges, names, values);
  guint start, end;

  if (codes == NULL)
    return found;
  if (!found)
    {
      *n_ranges = 0;
      *ranges = NULL;
      *names = *values = NULL;
    }
  find_run (self, offset, &start, &end);
  append_range (ranges, (*n_ranges)++, start, end - start);
  *names = append_string (*names, "codes");
  *values = append_string (*values, codes);
  return TRUE;
}

static void
cw_coded_view_accessible_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_attributes = cw_coded_view_get_attributes;
}

/* --- overrides --- */

static void
cw_coded_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GTK_TEXT_VIEW_CLASS (cw_coded_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    cw_coding_layer_snapshot (CW_CODED_VIEW (view)->layer, snapshot);
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
  guint offset = get_insert_offset (self);

  if (!keyboard && !find_offset_at (self, x, y, &offset))
    return FALSE;
  codes = cw_coding_set_describe (cw_coding_layer_get_set (self->layer), offset);
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
    case PROP_FONT:
      g_value_set_string (value, self->font);
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
    case PROP_FONT:
      cw_coded_view_set_font (self, g_value_get_string (value));
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
  G_OBJECT_CLASS (cw_coded_view_parent_class)->dispose (object);
}

static void
cw_coded_view_finalize (GObject *object)
{
  CwCodedView *self = CW_CODED_VIEW (object);

  g_clear_object (&self->layer);
  g_clear_object (&self->tags);
  g_clear_pointer (&self->map, cw_text_map_free);
  g_free (self->font);
  g_free (self->announced);
  G_OBJECT_CLASS (cw_coded_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activated;
  } actions[] = {
    { "reader.next-excerpt", on_next_excerpt_activated },
    { "reader.previous-excerpt", on_previous_excerpt_activated },
    { "reader.next-paragraph", on_next_paragraph_activated },
    { "reader.previous-paragraph", on_previous_paragraph_activated },
    { "reader.select-sentence", on_select_sentence_activated },
    { "reader.select-paragraph", on_select_paragraph_activated },
    { "reader.page-down", on_page_down_activated },
    { "reader.page-up", on_page_up_activated },
    { "reader.activate", on_activate_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activated);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CARET] = g_param_spec_uint (
      "caret", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT_EXCERPT]
      = g_param_spec_int64 ("current-excerpt", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FONT] = g_param_spec_string ("font", NULL, NULL, NULL, flags);
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
  install_actions (widget_class);

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

static void
add_gutters (CwCodedView *self)
{
  GtkSourceView *view = GTK_SOURCE_VIEW (self);
  GtkSourceGutter *left = gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT);
  GtkSourceGutter *right = gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_RIGHT);
  GtkSourceGutterRenderer *labels = cw_label_gutter_new (self->layer);
  GtkSourceGutterRenderer *names = cw_name_gutter_new (self->layer);

  self->labels = CW_LABEL_GUTTER (labels);
  self->names = CW_NAME_GUTTER (names);
  gtk_source_gutter_insert (left, labels, 0);
  gtk_source_gutter_insert (right, cw_stripe_gutter_new (self->layer), 0);
  gtk_source_gutter_insert (right, names, 1);
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

  self->map = cw_text_map_new ();
  self->tags = cw_coded_text_make_tags ();
  self->layer = cw_coding_layer_new ();
  cw_coding_layer_set_view (self->layer, GTK_TEXT_VIEW (self));
  init_text_view (GTK_TEXT_VIEW (self));
  add_gutters (self);
  add_css (self);
  update_font (self);
  self->single_keys = make_single_keys ();
  gtk_event_controller_set_propagation_phase (self->single_keys, GTK_PHASE_NONE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->single_keys);
  add_pointer_controllers (self);
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
  *start = cw_text_map_to_source (self->map, first);
  *end = cw_text_map_to_source (self->map, last);
  return *start < *end;
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

/* The text of a part of the source, as it stands there: a soft break leaves no trace. */
char *
cw_coded_view_dup_text (CwCodedView *self, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint paragraph;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), NULL);

  end = MIN (end, cw_text_map_get_source_length (self->map));
  for (paragraph = cw_text_map_find_source (self->map, start); start < end; paragraph++)
    {
      guint first = cw_text_map_get_source_start (self->map, paragraph);
      guint stop = MIN (end, first + cw_text_map_get_length (self->map, paragraph));
      guint shift = cw_text_map_get_buffer_start (self->map, paragraph) - first;
      GtkTextIter from, to;
      g_autofree char *part = NULL;

      gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, MIN (start, stop) + shift);
      gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, stop + shift);
      part = gtk_text_iter_get_slice (&from, &to);
      g_string_append (text, part);
      start = stop;
      if (start < end && cw_text_map_get_source_start (self->map, paragraph + 1) > start)
        {
          g_string_append_c (text, '\n');
          start++;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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

/* Makes an excerpt the current one and shows it.  FALSE when the view has no such excerpt. */
gboolean
cw_coded_view_go_to_excerpt (CwCodedView *self, gint64 excerpt_id)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  return cw_coding_set_find (cw_coding_layer_get_set (self->layer), excerpt_id, &position)
         && go_to_position (self, position);
}

/* The next excerpt in the order of the text, from the caret.  FALSE when there is none. */
gboolean
cw_coded_view_next_excerpt (CwCodedView *self)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  if (find_walk_start (self, &position))
    return go_to_position (self, position + 1);
  return go_to_position (self, count_excerpts_before (self, get_insert_offset (self)));
}

gboolean
cw_coded_view_previous_excerpt (CwCodedView *self)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  if (!find_walk_start (self, &position))
    position = count_excerpts_before (self, get_insert_offset (self));
  return position > 0 && go_to_position (self, position - 1);
}

/* What a click does: the shortest excerpt at @offset of the source becomes the current one; if it is that already,
 * the next longer. */
void
cw_coded_view_activate_at (CwCodedView *self, guint offset)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));
  activate_at_buffer (self, cw_text_map_start_to_buffer (self->map, offset));
}

const char *
cw_coded_view_get_font (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), NULL);
  return self->font;
}

/* @font is a Pango description, or NULL for the desktop's document font. */
void
cw_coded_view_set_font (CwCodedView *self, const char *font)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));

  if (!g_set_str (&self->font, font))
    return;
  update_font (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT]);
}

gboolean
cw_coded_view_get_single_key_commands (CwCodedView *self)
{
  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);
  return self->single_key_commands;
}

/* Whether plain letters are commands while the view has the focus. */
void
cw_coded_view_set_single_key_commands (CwCodedView *self, gboolean enabled)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));

  if (self->single_key_commands == enabled)
    return;
  self->single_key_commands = enabled;
  gtk_event_controller_set_propagation_phase (self->single_keys,
                                              enabled ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE_KEY_COMMANDS]);
}
