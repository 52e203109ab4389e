/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwNewProjectDialog: a title and a place. The file's name follows the title until another is chosen. */

#include "config.h"

#include "cw-new-project-dialog.h"

#include <glib/gi18n.h>

#define SUFFIX ".caseweave"
#define MAX_NAME_LENGTH 60

struct _CwNewProjectDialog
{
  AdwDialog parent_instance;

  CwWindow *window;
  GFile *folder;
  char *name; /* of the file, as it was chosen; NULL while it follows the title */

  AdwEntryRow *title_row;
  AdwActionRow *place_row;
};

G_DEFINE_FINAL_TYPE (CwNewProjectDialog, cw_new_project_dialog, ADW_TYPE_DIALOG)

static char *
dup_title (CwNewProjectDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

static GFile *
create_file (CwNewProjectDialog *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *name
      = self->name != NULL ? g_strdup (self->name) : cw_new_project_dialog_dup_file_name (title);

  return g_file_get_child (self->folder, name);
}

static void
update (CwNewProjectDialog *self)
{
  g_autoptr (GFile) file = create_file (self);
  g_autofree char *place = g_file_get_parse_name (file);
  g_autofree char *title = dup_title (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->place_row), FALSE);
  adw_action_row_set_subtitle (self->place_row, place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-project.create", *title != '\0');
}

static void
on_title_changed (AdwEntryRow *row, GParamSpec *pspec, CwNewProjectDialog *self)
{
  update (self);
}

static void
take_file (CwNewProjectDialog *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  if (folder == NULL)
    return;
  g_set_object (&self->folder, folder);
  g_free (self->name);
  self->name = g_str_has_suffix (name, SUFFIX) ? g_steal_pointer (&name)
                                               : g_strconcat (name, SUFFIX, NULL);
  update (self);
}

static void
on_file_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwNewProjectDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL)
    take_file (self, file);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwNewProjectDialog *self = CW_NEW_PROJECT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = create_file (self);

  gtk_file_dialog_set_title (dialog, _ ("Where to Keep the Project"));
  gtk_file_dialog_set_initial_file (dialog, file);
  gtk_file_dialog_save (
      dialog, GTK_WINDOW (self->window), NULL, on_file_chosen, g_object_ref (self));
}

static void
create (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwNewProjectDialog *self = CW_NEW_PROJECT_DIALOG (widget);
  g_autoptr (CwWindow) window = g_object_ref (self->window);
  g_autoptr (GFile) file = create_file (self);
  g_autofree char *title = dup_title (self);

  if (cw_window_create_project (window, file, title))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cw_new_project_dialog_dispose (GObject *object)
{
  CwNewProjectDialog *self = CW_NEW_PROJECT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_NEW_PROJECT_DIALOG);
  g_clear_object (&self->window);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (cw_new_project_dialog_parent_class)->dispose (object);
}

static void
cw_new_project_dialog_class_init (CwNewProjectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_new_project_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-new-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwNewProjectDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CwNewProjectDialog, place_row);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_install_action (widget_class, "new-project.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "new-project.choose", NULL, choose);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "new-project.create", NULL);
}

static void
cw_new_project_dialog_init (CwNewProjectDialog *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

AdwDialog *
cw_new_project_dialog_new (CwWindow *window)
{
  CwNewProjectDialog *self = g_object_new (CW_TYPE_NEW_PROJECT_DIALOG, NULL);

  self->window = g_object_ref (window);
  return ADW_DIALOG (self);
}

/* A name for the file that every file system takes, and that is not too long for a tired eye. */
char *
cw_new_project_dialog_dup_file_name (const char *title)
{
  g_autofree char *name
      = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_NAME_LENGTH));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  g_strstrip (name);
  for (char *dot = name; *dot == '.'; dot++)
    *dot = '-';
  return g_strconcat (*name == '\0' ? _ ("Project") : name, SUFFIX, NULL);
}
