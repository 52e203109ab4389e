/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Laying out in a thread: a document is plain data and goes there as it is. */

#include "config.h"

#include "cw-print-layout.h"

#include "cw-paginator.h"

typedef struct
{
  CwDocument *document;
  CwPageSetup *setup;
} Layout;

static void
free_layout (gpointer data)
{
  Layout *layout = data;

  cw_document_unref (layout->document);
  cw_page_setup_free (layout->setup);
  g_free (layout);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Layout *layout = data;
  GError *error = NULL;
  CwPages *pages = cw_paginator_run (layout->document, layout->setup, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) cw_pages_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cw_print_layout_run:
 * @source: the object that is told, and kept until then
 * @document: not to be changed any more
 *
 * Cuts a report into pages.
 */
void
cw_print_layout_run (gpointer source,
                     CwDocument *document,
                     const CwPageSetup *setup,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Layout *layout = g_new0 (Layout, 1);

  layout->document = cw_document_ref (document);
  layout->setup = cw_page_setup_copy (setup);
  g_task_set_source_tag (task, cw_print_layout_run);
  g_task_set_task_data (task, layout, free_layout);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/**
 * cw_print_layout_finish:
 *
 * Returns: (transfer full) (nullable): the pages, or NULL with G_IO_ERROR_CANCELLED once it is cancelled
 */
CwPages *
cw_print_layout_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
