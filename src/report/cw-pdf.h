/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-pages.h"

G_BEGIN_DECLS

/**
 * CwPdfProgress:
 * @n_done: pages written
 * @n_pages: pages in all
 *
 * Called in the thread that writes, after each page.
 */
typedef void (*CwPdfProgress) (guint n_done, guint n_pages, gpointer user_data);

gboolean cw_pdf_write (const CwDocument *document,
                       const CwPageSetup *setup,
                       const char *path,
                       GCancellable *cancellable,
                       CwPdfProgress progress,
                       gpointer user_data,
                       GError **error);
gboolean cw_pdf_write_pages (CwPages *pages,
                             const char *path,
                             GCancellable *cancellable,
                             CwPdfProgress progress,
                             gpointer user_data,
                             GError **error);
gboolean cw_pdf_write_stream (CwPages *pages,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              CwPdfProgress progress,
                              gpointer user_data,
                              GError **error);

G_END_DECLS
