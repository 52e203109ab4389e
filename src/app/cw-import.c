/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Importing files and folders. Each file is read in a thread; what was read goes into the project in batches, each of
 * them one operation: a usual import is one step of undo, and a huge one needs no more memory than a batch. No
 * transaction is open while the flow waits. A file that cannot be read never spoils the rest. */

#include "config.h"

#include "cw-import.h"

#include <glib/gi18n.h>

#include "cw-async.h"
#include "cw-error.h"
#include "cw-import-report.h"
#include "cw-reader.h"
#include "cw-sources.h"
#include "cw-transaction.h"

/* What a batch may hold before it is written. */
#define BATCH_BYTES (48 * 1024 * 1024)
#define BATCH_FILES 100

/* A folder is looked through this deep and for this many files; more is no folder of interviews. */
#define MAX_DEPTH 8
#define MAX_FILES 5000

typedef struct
{
  GFile *file;
  CwDraftSource *draft;
} Reading;

typedef struct
{
  GPtrArray *files; /* of GFile: those given, then all that are in their folders */
} Listing;

typedef struct
{
  CwWindow *window;
  CwProject *project;
  GCancellable *cancellable;
  GPtrArray *files;    /* of GFile */
  GPtrArray *drafts;   /* of CwDraftSource: the batch */
  GPtrArray *failures; /* of CwImportFailure */
  gsize batch_bytes;
  guint n_imported;
} Import;

void
cw_import_failure_free (CwImportFailure *self)
{
  g_free (self->name);
  g_free (self->sentence);
  g_free (self);
}

/* --- in the thread ---------------------------------------------------------------------------------------- */

static void
clear_reading (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->draft, cw_draft_source_free);
}

static void
release_reading (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_reading);
}

static gboolean
read_file (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *self = data;

  self->draft = cw_reader_read_file (self->file, cancellable, error);
  return self->draft != NULL;
}

static void
clear_listing (gpointer data)
{
  g_ptr_array_unref (((Listing *) data)->files);
}

static void
release_listing (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_listing);
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (g_file_info_get_display_name (*(GFileInfo **) a),
                         g_file_info_get_display_name (*(GFileInfo **) b));
}

static GPtrArray *
list_folder (GFile *folder, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GPtrArray *infos = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;

  children = g_file_enumerate_children (folder,
                                        "standard::name,standard::display-name,standard::type,"
                                        "standard::is-hidden",
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        cancellable,
                                        NULL);
  while (children != NULL && infos->len < MAX_FILES
         && (info = g_file_enumerator_next_file (children, cancellable, NULL)) != NULL)
    g_ptr_array_add (infos, info);
  g_ptr_array_sort (infos, compare_infos);
  return infos;
}

/* Of a folder only what a reader knows; links and hidden files are somebody's machinery. */
static void
add_folder (GPtrArray *files, GFile *folder, guint depth, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) infos = NULL;

  if (depth > MAX_DEPTH)
    return;
  infos = list_folder (folder, cancellable);
  for (guint i = 0; i < infos->len && files->len < MAX_FILES; i++)
    {
      GFileInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));

      if (g_file_info_get_is_hidden (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        add_folder (files, child, depth + 1, cancellable);
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
               && cw_reader_knows (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_steal_pointer (&child));
    }
}

static gboolean
list_files (gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *self = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->files->len; i++)
    {
      GFile *file = g_ptr_array_index (self->files, i);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable)
          == G_FILE_TYPE_DIRECTORY)
        add_folder (found, file, 0, cancellable);
      else
        g_ptr_array_add (found, g_object_ref (file));
    }
  g_ptr_array_unref (self->files);
  self->files = g_steal_pointer (&found);
  return TRUE;
}

/* --- on the main thread -------------------------------------------------------------------------------------- */

static void
free_import (gpointer data)
{
  Import *self = data;

  cw_window_finish_import (self->window);
  g_clear_object (&self->window);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->failures);
  g_free (self);
}

static void
note_failure (Import *self, const char *name, const GError *error)
{
  CwImportFailure *failure = g_new0 (CwImportFailure, 1);

  failure->name = g_strdup (name);
  failure->sentence = g_strdup (error->message);
  g_ptr_array_add (self->failures, failure);
}

static guint
add_drafts (Import *self)
{
  guint n = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      CwDraftSource *draft = g_ptr_array_index (self->drafts, i);
      g_autoptr (GError) error = NULL;

      if (cw_project_add_source (self->project, draft, "", &error) != 0)
        n++;
      else
        note_failure (self, draft->title, error);
    }
  return n;
}

/* One source is its own operation; several are one together. */
static gboolean
write_batch (Import *self, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  guint n;

  if (self->drafts->len > 1)
    {
      transaction = cw_transaction_begin (self->project, error);
      if (transaction == NULL)
        return FALSE;
    }
  n = add_drafts (self);
  if (transaction != NULL && n > 0
      && !cw_transaction_commit (
          transaction, error, ngettext ("Imported %u source", "Imported %u sources", n), n))
    return FALSE;
  self->n_imported += n;
  g_ptr_array_set_size (self->drafts, 0);
  self->batch_bytes = 0;
  return TRUE;
}

static gboolean
is_batch_full (Import *self)
{
  return self->batch_bytes >= BATCH_BYTES || self->drafts->len >= BATCH_FILES;
}

/* The window may have closed the project, or the researcher may have stopped the import, while a file was read. */
static gboolean
is_stopped (Import *self)
{
  return g_cancellable_is_cancelled (self->cancellable)
         || cw_window_get_project (self->window) != self->project;
}

static void
take_reading (Import *self, Reading *reading)
{
  self->batch_bytes
      += reading->draft->original == NULL ? 0 : g_bytes_get_size (reading->draft->original);
  g_ptr_array_add (self->drafts, g_steal_pointer (&reading->draft));
}

static void
read_one (Import *self, GFile *file)
{
  Reading *reading = g_atomic_rc_box_new0 (Reading);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;

  reading->file = g_object_ref (file);
  if (dex_await (
          cw_async_run_in_thread (
              read_file, g_atomic_rc_box_acquire (reading), release_reading, self->cancellable),
          &error))
    take_reading (self, reading);
  else if (!is_stopped (self))
    note_failure (self, name, error);
  release_reading (reading);
}

static gboolean
find_files (Import *self, GError **error)
{
  Listing *listing = g_atomic_rc_box_new0 (Listing);
  gboolean found;

  listing->files = g_ptr_array_ref (self->files);
  found = dex_await (
      cw_async_run_in_thread (
          list_files, g_atomic_rc_box_acquire (listing), release_listing, self->cancellable),
      error);
  if (found)
    {
      g_ptr_array_unref (self->files);
      self->files = g_ptr_array_ref (listing->files);
    }
  release_listing (listing);
  return found;
}

static void
show_progress (Import *self, guint n_read)
{
  g_autofree char *text
      = g_strdup_printf (_ ("Importing file %u of %u"), n_read + 1, self->files->len);

  cw_workspace_show_progress (
      cw_window_get_workspace (self->window), text, n_read / (double) MAX (self->files->len, 1));
}

static void
say_result (Import *self)
{
  g_autofree char *sentence = NULL;
  guint n_files = self->files->len;

  if (cw_window_get_project (self->window) != self->project)
    return;
  if (n_files == 0)
    sentence = g_strdup (_ ("This folder holds no file that can be imported."));
  else
    sentence
        = g_strdup_printf (ngettext ("Imported %u of %u file", "Imported %u of %u files", n_files),
                           self->n_imported,
                           n_files);
  cw_window_toast (self->window, sentence);
  if (self->failures->len > 0)
    adw_dialog_present (cw_import_report_new (self->failures), GTK_WIDGET (self->window));
}

static DexFuture *
import_files (gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;

  if (!find_files (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < self->files->len && error == NULL && !is_stopped (self); i++)
    {
      show_progress (self, i);
      read_one (self, g_ptr_array_index (self->files, i));
      if (is_batch_full (self) && !is_stopped (self))
        write_batch (self, &error);
    }
  if (error == NULL && self->drafts->len > 0
      && cw_window_get_project (self->window) == self->project)
    write_batch (self, &error);
  cw_workspace_show_progress (cw_window_get_workspace (self->window), NULL, 0);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  say_result (self);
  return dex_future_new_true ();
}

/**
 * cw_import_start:
 * @files: (element-type GFile): files and folders
 * @cancellable: stops the import; what has been read by then is kept
 *
 * Imports into the project that the window has now.
 */
void
cw_import_start (CwWindow *window, GListModel *files, GCancellable *cancellable)
{
  Import *self;

  g_return_if_fail (CW_IS_WINDOW (window) && cw_window_get_project (window) != NULL);

  self = g_new0 (Import, 1);
  self->window = g_object_ref (window);
  self->project = g_object_ref (cw_window_get_project (window));
  self->cancellable = g_object_ref (cancellable);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_draft_source_free);
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_import_failure_free);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->files, g_list_model_get_item (files, i));
  cw_async_spawn (GTK_WIDGET (window), import_files, self, free_import);
}
