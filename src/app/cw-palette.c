/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* All commands in one list, to be found by their words (method.md D18): the same table as that of the keys, so that
 * each is taught along the way. */

#include "config.h"

#include "cw-palette.h"

#include <glib/gi18n.h>

#include "cw-keys-page.h"
#include "cw-keys.h"
#include "cw-window-panes.h"

typedef struct
{
  CwWindow *window;
  AdwDialog *dialog;
  GtkListBox *list;
  GtkEditable *entry;
  char **words; /* case-folded */
} Palette;

static void
free_palette (gpointer data)
{
  Palette *self = data;

  g_object_unref (self->window);
  g_strfreev (self->words);
  g_free (self);
}

static const CwKey *
find_key (GtkListBoxRow *row)
{
  int position = gtk_list_box_row_get_index (row);

  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    for (const CwKey *key = cw_keys_get_group (i)->keys; key->keys != NULL; key++)
      if (cw_keys_get_group (i)->title != NULL && key->action != NULL && position-- == 0)
        return key;
  g_return_val_if_reached (NULL);
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  Palette *self = data;
  g_autofree char *title = g_utf8_casefold (_ (find_key (row)->title), -1);

  for (char **word = self->words; word != NULL && *word != NULL; word++)
    if (strstr (title, *word) == NULL)
      return FALSE;
  return TRUE;
}

static GtkListBoxRow *
find_first (Palette *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (matches (row, self))
      return row;
  return NULL;
}

static void
on_search_changed (Palette *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->entry), -1);

  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_first (self));
}

/* The dialog gives the focus back when it has closed, and some commands are about what has it. */
static gboolean
run (gpointer data)
{
  const CwKey *key = ((gpointer *) data)[1];
  CwWindow *window = ((gpointer *) data)[0];

  if (cw_window_get_project (window) != NULL || g_str_has_prefix (key->action, "win."))
    cw_panes_activate (window, key->action, key->target);
  return G_SOURCE_REMOVE;
}

static void
free_pair (gpointer data)
{
  g_object_unref (((gpointer *) data)[0]);
  g_free (data);
}

static void
choose (Palette *self, GtkListBoxRow *row)
{
  gpointer *pair;

  if (row == NULL)
    return;
  pair = g_new (gpointer, 2);
  pair[0] = g_object_ref (self->window);
  pair[1] = (gpointer) find_key (row);
  adw_dialog_close (self->dialog);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run, pair, free_pair);
}

static void
on_row_activated (Palette *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
on_entry_activated (Palette *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

/* Up and Down walk through the list while the words are typed. */
static gboolean
on_key_pressed (Palette *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  do
    {
      position += step;
      row = position < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, position);
    }
  while (row != NULL && !matches (row, self));
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (self->entry, -1);
    }
  return GDK_EVENT_STOP;
}

static void
append_rows (GtkListBox *list)
{
  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    for (const CwKey *key = cw_keys_get_group (i)->keys; key->keys != NULL; key++)
      if (cw_keys_get_group (i)->title != NULL && key->action != NULL)
        gtk_list_box_append (list, cw_keys_page_create_row (key));
}

static GtkWidget *
make_entry (Palette *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("What to do"));
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What to do"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (adw_dialog_close), self->dialog);
  return entry;
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("No command is called so"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  return label;
}

static GtkWidget *
make_list (Palette *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), make_placeholder ());
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), matches, self, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Commands"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return list;
}

static void
on_destroyed (Palette *self)
{
  free_palette (self);
}

static void
fill_dialog (Palette *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_top (clamp, 6);
  gtk_widget_set_margin_bottom (clamp, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->entry));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_child (self->dialog, view);
}

AdwDialog *
cw_palette_new (CwWindow *window)
{
  Palette *self = g_new0 (Palette, 1);

  self->window = g_object_ref (window);
  self->dialog = adw_dialog_new ();
  self->entry = GTK_EDITABLE (make_entry (self));
  self->list = GTK_LIST_BOX (make_list (self));
  append_rows (self->list);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  fill_dialog (self);
  adw_dialog_set_title (self->dialog, _ ("Commands"));
  adw_dialog_set_content_width (self->dialog, 520);
  adw_dialog_set_content_height (self->dialog, 560);
  adw_dialog_set_focus (self->dialog, GTK_WIDGET (self->entry));
  g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (on_destroyed), self);
  return self->dialog;
}
