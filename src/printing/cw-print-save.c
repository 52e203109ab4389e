/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPrintSave: writes a report as a tagged PDF in a thread of its own. The report is laid out there once more, since
 * the pages of the preview are drawn by one at a time. */

#include "config.h"

#include "cw-print-save.h"

#include <glib/gi18n.h>

#include "cw-error.h"
#include "cw-pdf.h"

struct _CwPrintSave
{
  GObject parent_instance;

  CwDocument *document;
  CwPageSetup *setup;
  GFile *file;
  int n_done; /* atomic */
  int n_pages;
};

G_DEFINE_FINAL_TYPE (CwPrintSave, cw_print_save, G_TYPE_OBJECT)

static void
on_page_written (guint n_done, guint n_pages, gpointer user_data)
{
  CwPrintSave *self = user_data;

  g_atomic_int_set (&self->n_pages, n_pages);
  g_atomic_int_set (&self->n_done, n_done);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CwPrintSave *self = source;
  g_autofree char *path = g_file_get_path (self->file);
  GError *error = NULL;

  if (path == NULL)
    g_set_error_literal (
        &error,
        CW_ERROR,
        CW_ERROR_INVALID,
        _ ("The report can be saved only in a folder of this computer. Choose another place."));
  if (error == NULL
      && cw_pdf_write (
          self->document, self->setup, path, cancellable, on_page_written, self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cw_print_save_finalize (GObject *object)
{
  CwPrintSave *self = CW_PRINT_SAVE (object);

  g_clear_pointer (&self->document, cw_document_unref);
  g_clear_pointer (&self->setup, cw_page_setup_free);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (cw_print_save_parent_class)->finalize (object);
}

static void
cw_print_save_class_init (CwPrintSaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_print_save_finalize;
}

static void
cw_print_save_init (CwPrintSave *self)
{
}

CwPrintSave *
cw_print_save_new (CwPages *pages, GFile *file)
{
  CwPrintSave *self = g_object_new (CW_TYPE_PRINT_SAVE, NULL);

  self->document = cw_document_ref ((CwDocument *) cw_pages_get_document (pages));
  self->setup = cw_page_setup_copy (cw_pages_get_setup (pages));
  self->file = g_object_ref (file);
  return self;
}

/**
 * cw_print_save_run:
 *
 * Starts writing. A job runs once.
 */
void
cw_print_save_run (CwPrintSave *self,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cw_print_save_run);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
cw_print_save_finish (CwPrintSave *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cw_print_save_get_progress:
 *
 * Returns: which part of the pages is written, from 0 to 1
 */
double
cw_print_save_get_progress (CwPrintSave *self)
{
  int n_pages = g_atomic_int_get (&self->n_pages);

  return n_pages == 0 ? 0 : (double) g_atomic_int_get (&self->n_done) / n_pages;
}

/**
 * cw_print_save_dup_name:
 *
 * Returns: (transfer full): a file name to propose, one that every file system takes
 */
char *
cw_print_save_dup_name (const char *project, const char *report)
{
  g_autofree char *name = g_strdup_printf ("%s – %s", project, report);
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 80));

  g_strdelimit (start, "/\\:*?\"<>|\n\r\t", ' ');
  g_strstrip (start);
  return g_strconcat (start, ".pdf", NULL);
}
