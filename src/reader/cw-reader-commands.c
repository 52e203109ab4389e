/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the keys of reading mode do to a CwCodedView: walk through paragraphs, turns and excerpts, select by sentence
 * and paragraph.  Each line of the buffer is a paragraph. */

#include "config.h"

#include "cw-reader-commands.h"
#include "cw-coded-view-private.h"

static void
select_range (GtkTextView *view, const GtkTextIter *bound, const GtkTextIter *insert)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_select_range (buffer, insert, bound);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0.12, FALSE, 0, 0);
}

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
move_by_paragraph (GtkTextView *view, int step)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (step > 0)
    gtk_text_iter_forward_line (&iter);
  else if (gtk_text_iter_get_line (&iter) > 0)
    gtk_text_iter_backward_line (&iter);
  else
    gtk_text_iter_set_line_offset (&iter, 0);
  select_range (view, &iter, &iter);
}

static void
on_next_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by_paragraph (GTK_TEXT_VIEW (widget), 1);
}

static void
on_previous_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_by_paragraph (GTK_TEXT_VIEW (widget), -1);
}

/* Where the next piece to select is looked for: at the caret, or just after what is selected already.  @start is
 * where the selection will start then. */
static gboolean
find_extension (GtkTextView *view, GtkTextIter *start, GtkTextIter *at)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (!gtk_text_buffer_get_selection_bounds (buffer, start, at))
    return FALSE;
  while (!gtk_text_iter_is_end (at) && g_unichar_isspace (gtk_text_iter_get_char (at)))
    gtk_text_iter_forward_char (at);
  return TRUE;
}

/* The words of the paragraph at @at, in the buffer, without the label of who says them. */
static void
find_words (GtkTextView *view, const GtkTextIter *at, GtkTextIter *start, GtkTextIter *end)
{
  guint first, last;

  cw_coded_view_find_words (CW_CODED_VIEW (view), gtk_text_iter_get_line (at), &first, &last);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), start, first);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), end, last);
}

static void
select_paragraph (GtkTextView *view)
{
  GtkTextIter from, at, start, end;
  gboolean extends = find_extension (view, &from, &at);

  find_words (view, &at, &start, &end);
  select_range (view, extends ? &from : &start, &end);
}

static void
select_sentence (GtkTextView *view)
{
  GtkTextIter from, at, start, end;
  gboolean extends = find_extension (view, &from, &at);
  g_autofree char *text = NULL;
  guint base, first, last;

  find_words (view, &at, &start, &end);
  base = gtk_text_iter_get_offset (&start);
  text = gtk_text_iter_get_slice (&start, &end);
  cw_text_bounds_find_sentence (
      text, MAX ((int) gtk_text_iter_get_offset (&at) - (int) base, 0), &first, &last);
  gtk_text_iter_set_offset (&start, base + first);
  gtk_text_iter_set_offset (&end, base + last);
  select_range (view, extends ? &from : &start, &end);
}

static void
on_select_sentence_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  select_sentence (GTK_TEXT_VIEW (widget));
}

static void
on_select_paragraph_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  select_paragraph (GTK_TEXT_VIEW (widget));
}

static void
go_to_turn (GtkWidget *widget, int step)
{
  if (!cw_coded_view_go_to_turn (CW_CODED_VIEW (widget), step))
    gtk_widget_error_bell (widget);
}

static void
on_next_turn_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_turn (widget, 1);
}

static void
on_previous_turn_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_turn (widget, -1);
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
  CwCodedView *self = CW_CODED_VIEW (widget);

  cw_coded_view_activate_at (self, cw_coded_view_get_caret (self));
}

/* The commands of the view as actions, which menus and the palette name as well. */
void
cw_reader_commands_install (GtkWidgetClass *klass)
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
    { "reader.next-turn", on_next_turn_activated },
    { "reader.previous-turn", on_previous_turn_activated },
    { "reader.select-sentence", on_select_sentence_activated },
    { "reader.select-paragraph", on_select_paragraph_activated },
    { "reader.page-down", on_page_down_activated },
    { "reader.page-up", on_page_up_activated },
    { "reader.activate", on_activate_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activated);
}

/* GtkSourceView would move words with these keys; in a text that cannot be changed they are the window's. */
GtkEventController *
cw_reader_commands_make_trail_keys (void)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[]
      = { { GDK_KEY_Left, "action(win.go-back)" }, { GDK_KEY_Right, "action(win.go-forward)" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                          gtk_shortcut_action_parse_string (keys[i].action)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  return controller;
}
