/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands that ask for a file: what to open, what to import, where a new project shall lie. */

#include "config.h"

#include "cw-file-commands.h"

#include <glib/gi18n.h>

#include "cw-lent-file.h"
#include "cw-new-project-dialog.h"
#include "cw-reader.h"
#include "cw-replace-text.h"

static void
add_filter (GListStore *filters, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      const char *suffix = suffixes[i];

      gtk_file_filter_add_suffix (filter, *suffix == '.' ? suffix + 1 : suffix);
    }
  g_list_store_append (filters, filter);
}

static GtkFileDialog *
create_dialog (const char *title, const char *filter_name, const char *const *suffixes)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  add_filter (filters, filter_name, suffixes);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

/* A dialog that was dismissed has nothing to say. */
static void
say_trouble (CwWindow *window, const GError *error)
{
  if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cw_window_toast (window, error->message);
}

/* --- projects --------------------------------------------------------------------------------------------- */

void
cw_file_commands_create (CwWindow *window)
{
  adw_dialog_present (cw_new_project_dialog_new (window), GTK_WIDGET (window));
}

static void
on_project_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (file != NULL)
    cw_window_open_file (window, file);
  else
    say_trouble (window, error);
}

void
cw_file_commands_open (CwWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = create_dialog (
      _ ("Open Project"), _ ("Caseweave Projects"), (const char *[]) { "caseweave", NULL });

  gtk_file_dialog_open (
      dialog, GTK_WINDOW (window), NULL, on_project_chosen, g_object_ref (window));
}

/* A place that a sandbox may be allowed to see. */
static char *
dup_documents (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? g_strdup (documents)
                           : g_build_filename (g_get_home_dir (), "Documents", NULL);
}

void
cw_file_commands_continue_in_copy (CwWindow *window)
{
  g_autofree char *folder = dup_documents ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = cw_project_copy_to_folder (cw_window_get_project (window), folder, &error);
  g_autoptr (GFile) file = path == NULL ? NULL : g_file_new_for_path (path);

  if (file != NULL)
    cw_window_open_file (window, file);
  else
    say_trouble (window, error);
}

/* --- another text for a source --- */

typedef struct
{
  CwWindow *window;
  gint64 source;
} Replacing;

static void
on_text_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autofree Replacing *replacing = data;
  g_autoptr (CwWindow) window = replacing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (file != NULL && cw_window_get_project (window) != NULL)
    cw_replace_text_start (window, replacing->source, file);
  else
    say_trouble (window, error);
}

void
cw_file_commands_replace_text (CwWindow *window, gint64 source)
{
  g_autoptr (GtkFileDialog) dialog
      = create_dialog (_ ("Replace Text"), _ ("Texts and Documents"), cw_reader_list_suffixes ());
  Replacing *replacing = g_new0 (Replacing, 1);

  replacing->window = g_object_ref (window);
  replacing->source = source;
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, on_text_chosen, replacing);
}

/* --- imports ----------------------------------------------------------------------------------------------- */

static void
on_files_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files
      = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (files != NULL)
    cw_window_import (window, files);
  else
    say_trouble (window, error);
}

void
cw_file_commands_import_files (CwWindow *window)
{
  g_autoptr (GtkFileDialog) dialog
      = create_dialog (_ ("Import Files"), _ ("Texts and Documents"), cw_reader_list_suffixes ());

  gtk_file_dialog_open_multiple (
      dialog, GTK_WINDOW (window), NULL, on_files_chosen, g_object_ref (window));
}

static void
on_folder_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder
      = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (folder == NULL)
    {
      say_trouble (window, error);
      return;
    }
  g_list_store_append (files, folder);
  cw_window_import (window, G_LIST_MODEL (files));
}

void
cw_file_commands_import_folder (CwWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Folder"));
  gtk_file_dialog_select_folder (
      dialog, GTK_WINDOW (window), NULL, on_folder_chosen, g_object_ref (window));
}
