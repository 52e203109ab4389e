/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The queries that a project keeps: the menu that lists them, and the question for the name of a new one. */

#include "config.h"

#include "cw-saved-queries.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
append_queries (GMenu *menu, CwProject *project, const char *action)
{
  GListModel *queries = cw_project_get_children (project, CW_KIND_QUERY, 0);

  for (guint i = 0; i < g_list_model_get_n_items (queries); i++)
    {
      g_autoptr (CwRecord) query = g_list_model_get_item (queries, i);
      g_auto (GStrv) parts = g_strsplit (cw_record_get_name (query), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, action, "x", cw_record_get_id (query));
      g_menu_append_item (menu, item);
    }
}

/* (transfer full) */
GMenuModel *
cw_saved_queries_make_menu (CwProject *project)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) delete = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (project != NULL)
    {
      append_queries (open, project, "search.open-query");
      append_queries (delete, project, "search.delete-query");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append (last, _ ("_Save This Query…"), "search.save");
  if (g_menu_model_get_n_items (G_MENU_MODEL (delete)) > 0)
    g_menu_append_submenu (last, _ ("_Delete"), G_MENU_MODEL (delete));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

typedef struct
{
  CwProject *project;
  char *expression;
} Saving;

static void
free_saving (gpointer data, GClosure *closure)
{
  Saving *self = data;

  g_object_unref (self->project);
  g_free (self->expression);
  g_free (self);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, Saving *saving)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "save")
      && cw_project_save_query (saving->project,
                                gtk_editable_get_text (GTK_EDITABLE (entry)),
                                saving->expression,
                                &error)
             == 0)
    gtk_widget_activate_action (entry, "win.toast", "s", error->message);
}

void
cw_saved_queries_ask_name (GtkWidget *owner, CwProject *project, const char *expression)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Save Query"), expression);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *entry = gtk_entry_new ();
  Saving *saving = g_new0 (Saving, 1);

  saving->project = g_object_ref (project);
  saving->expression = g_strdup (expression);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_extra_child (alert, entry);
  adw_dialog_set_focus (dialog, entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), saving, free_saving, 0);
  adw_dialog_present (dialog, owner);
}
