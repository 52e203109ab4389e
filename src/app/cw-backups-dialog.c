/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwBackupsDialog: the backups of a project, the newest first, each with a button that puts it in the project's place.
 * It asks nothing more, since nothing is lost by it. */

#include "config.h"

#include "cw-backups-dialog.h"

#include <glib/gi18n.h>

#include "cw-backup.h"

struct _CwBackupsDialog
{
  AdwDialog parent_instance;

  GtkStack *pages;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (CwBackupsDialog, cw_backups_dialog, ADW_TYPE_DIALOG)

static char *
describe_time (const CwBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time);

  return g_date_time_format (time, "%x %X");
}

/* The action is told the project too: the backups of a damaged one are shown while none is open. */
static GtkWidget *
create_button (const char *project, const CwBackup *backup, const char *time)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *label = g_strdup_printf (_ ("Restore the backup of %s"), time);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.restore-backup");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", project, backup->path);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
create_row (CwBackupsDialog *self, const char *project, const CwBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = describe_time (backup);
  g_autofree char *size = g_format_size (backup->size);
  GtkWidget *button = create_button (project, backup, time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return row;
}

static void
fill (CwBackupsDialog *self, const char *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = cw_backup_list (project, &error);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    adw_preferences_group_add (self->group,
                               create_row (self, project, g_ptr_array_index (backups, i)));
  gtk_stack_set_visible_child_name (self->pages,
                                    backups != NULL && backups->len > 0 ? "list" : "none");
  if (error != NULL)
    adw_preferences_group_set_description (self->group, error->message);
}

static void
cw_backups_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_BACKUPS_DIALOG);
  G_OBJECT_CLASS (cw_backups_dialog_parent_class)->dispose (object);
}

static void
cw_backups_dialog_class_init (CwBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_backups_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwBackupsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CwBackupsDialog, group);
}

static void
cw_backups_dialog_init (CwBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @project: the path of the project, which need not be open */
AdwDialog *
cw_backups_dialog_new (const char *project)
{
  CwBackupsDialog *self = g_object_new (CW_TYPE_BACKUPS_DIALOG, NULL);

  fill (self, project);
  return ADW_DIALOG (self);
}
