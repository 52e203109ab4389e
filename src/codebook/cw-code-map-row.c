/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeMapRow: one line of the second-cycle map, seen from one of its ends: the other code, and the reason. */

#include "config.h"

#include "cw-code-map-row.h"

#include "cw-autosave.h"
#include "cw-code-swatch.h"
#include "cw-codebook.h"

#include <glib/gi18n.h>

struct _CwCodeMapRow
{
  AdwPreferencesRow parent_instance;

  CwProject *project;
  gint64 code;
  gint64 target;
  CwAutosave *reason;
};

G_DEFINE_FINAL_TYPE (CwCodeMapRow, cw_code_map_row, ADW_TYPE_PREFERENCES_ROW)

static void
toast (CwCodeMapRow *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_reason_saved (CwCodeMapRow *self, const char *reason)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_map_code (self->project, self->code, self->target, reason, &error))
    toast (self, error);
}

static void
on_remove_clicked (CwCodeMapRow *self)
{
  g_autoptr (GError) error = NULL;

  cw_autosave_replace (self->reason, "");
  if (!cw_project_unmap_code (self->project, self->code, self->target, &error))
    toast (self, error);
}

static void
cw_code_map_row_dispose (GObject *object)
{
  CwCodeMapRow *self = CW_CODE_MAP_ROW (object);

  g_clear_object (&self->reason);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_map_row_parent_class)->dispose (object);
}

static void
cw_code_map_row_class_init (CwCodeMapRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_map_row_dispose;
}

static void
cw_code_map_row_init (CwCodeMapRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_name (CwCodeMapRow *self, gint64 other, const char *name)
{
  g_autofree char *color = cw_project_dup_color (self->project, other);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = cw_code_swatch_new (), *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (name);

  cw_code_swatch_set_color (CW_CODE_SWATCH (swatch), color);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", other);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-code");
  return button;
}

static GtkWidget *
make_remove (CwCodeMapRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove From the Map"));
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (on_remove_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

/* On the board the next card is at hand then. */
static void
on_reason_entered (CwCodeMapRow *self)
{
  cw_autosave_flush (self->reason);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.next", NULL);
}

static GtkWidget *
make_reason (CwCodeMapRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("because…"));
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  g_signal_connect_object (
      entry, "activate", G_CALLBACK (on_reason_entered), self, G_CONNECT_SWAPPED);
  self->reason = cw_autosave_new (entry);
  g_signal_connect_object (
      self->reason, "save", G_CALLBACK (on_reason_saved), self, G_CONNECT_SWAPPED);
  return entry;
}

/* @other is the one of the two codes that the row names. */
GtkWidget *
cw_code_map_row_new (CwProject *project, gint64 code, gint64 target, gint64 other)
{
  const char *name = cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, other));
  CwCodeMapRow *self
      = g_object_new (CW_TYPE_CODE_MAP_ROW, "use-markup", FALSE, "title", name, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->project = g_object_ref (project);
  self->code = code;
  self->target = target;
  gtk_box_append (GTK_BOX (line), make_name (self, other, name));
  gtk_box_append (GTK_BOX (line), make_remove (self));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_reason (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

gint64
cw_code_map_row_get_target (CwCodeMapRow *self)
{
  g_return_val_if_fail (CW_IS_CODE_MAP_ROW (self), 0);
  return self->target;
}

gint64
cw_code_map_row_get_code (CwCodeMapRow *self)
{
  g_return_val_if_fail (CW_IS_CODE_MAP_ROW (self), 0);
  return self->code;
}

/* The next keys say why. */
void
cw_code_map_row_focus_reason (CwCodeMapRow *self)
{
  g_return_if_fail (CW_IS_CODE_MAP_ROW (self));
  gtk_widget_grab_focus (cw_autosave_get_field (self->reason));
}

/* The reason may be another one now. */
void
cw_code_map_row_refresh (CwCodeMapRow *self)
{
  g_autofree char *rationale = NULL;

  g_return_if_fail (CW_IS_CODE_MAP_ROW (self));

  rationale = cw_project_dup_rationale (self->project, self->code, self->target);
  cw_autosave_show (self->reason, rationale);
}

/* Saves the reason that is being typed. */
void
cw_code_map_row_flush (CwCodeMapRow *self)
{
  g_return_if_fail (CW_IS_CODE_MAP_ROW (self));
  cw_autosave_flush (self->reason);
}
