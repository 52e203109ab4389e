/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A row for the value that an object has of an attribute: a list where the values are known, else an entry. */

#include "config.h"

#include "cw-attribute-row.h"

#include <glib/gi18n.h>

#include "cw-cases.h"

typedef struct
{
  CwProject *project;
  gint64 attribute;
  gint64 object;
  char **values; /* (nullable): those of a list, the first one for no value */
} Binding;

static void
free_binding (gpointer data, GClosure *closure)
{
  Binding *self = data;

  g_clear_object (&self->project);
  g_strfreev (self->values);
  g_free (self);
}

static void
set_value (Binding *self, GtkWidget *row, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_set_attribute (self->project, self->attribute, self->object, value, "", &error))
    gtk_widget_activate_action (row, "case-dialog.say", "s", error->message);
}

static void
on_applied (AdwEntryRow *row, Binding *self)
{
  set_value (self, GTK_WIDGET (row), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_selected (AdwComboRow *row, GParamSpec *pspec, Binding *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < g_strv_length (self->values))
    set_value (self, GTK_WIDGET (row), self->values[selected]);
}

static char **
split_values (CwRecord *attribute)
{
  g_autofree char *all = NULL;

  if (g_str_equal (cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE), "yes-no"))
    return g_strsplit ("\nyes\nno", "\n", -1);
  all = g_strconcat ("\n", cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES), NULL);
  return g_strsplit (all, "\n", -1);
}

static gboolean
has_list (CwRecord *attribute)
{
  const char *type = cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE);

  return g_str_equal (type, "yes-no")
         || ((g_str_equal (type, "choice") || g_str_equal (type, "ordinal"))
             && *cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES) != '\0');
}

static GtkWidget *
create_combo (Binding *binding, CwRecord *attribute, const char *value)
{
  g_autoptr (GtkStringList) shown = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  binding->values = split_values (attribute);
  for (guint i = 0; binding->values[i] != NULL; i++)
    {
      gtk_string_list_append (shown, i == 0 ? _ ("No value") : binding->values[i]);
      if (g_str_equal (binding->values[i], value))
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (shown));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (
      row, "notify::selected", G_CALLBACK (on_selected), binding, free_binding, 0);
  return row;
}

static GtkWidget *
create_entry (Binding *binding, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), value);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_data (row, "apply", G_CALLBACK (on_applied), binding, free_binding, 0);
  return row;
}

/* @object: a case, or what else the attribute describes. A refused value activates case-dialog.say with the reason. */
GtkWidget *
cw_attribute_row_new (CwProject *project, CwRecord *attribute, gint64 object)
{
  Binding *binding = g_new0 (Binding, 1);
  g_autofree char *value = NULL;
  GtkWidget *row;

  binding->project = g_object_ref (project);
  binding->attribute = cw_record_get_id (attribute);
  binding->object = object;
  value = cw_project_dup_attribute (project, binding->attribute, object);
  row = has_list (attribute) ? create_combo (binding, attribute, value)
                             : create_entry (binding, value);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cw_record_get_name (attribute));
  return row;
}
