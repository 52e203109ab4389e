/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes pages as a tagged PDF with bookmarks. The file appears under its name only when it is whole. */

#include "config.h"

#include "cw-error.h"
#include "cw-page-painter.h"
#include "cw-paginator.h"
#include "cw-pdf.h"
#include "cw-report-cancel.h"
#include "cw-report-strings.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  GOutputStream *stream;
  GError *error;
} Sink;

static cairo_status_t
on_data_written (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error == NULL
      && g_output_stream_write_all (sink->stream, data, length, NULL, NULL, &sink->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

/* --- what went wrong ---------------------------------------------------------------------------- */

static CwError
choose_code (const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return CW_ERROR_NO_SPACE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return CW_ERROR_READ_ONLY;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return CW_ERROR_NOT_FOUND;
  return CW_ERROR_FAILED;
}

/* Turns what the system says into a sentence of ours; @name is the file or NULL for a stream. */
static gboolean
fail (GError **error, const char *name, const GError *cause)
{
  CwError code = choose_code (cause);
  const char *shown = name != NULL ? name : "report";

  if (code == CW_ERROR_NO_SPACE)
    g_set_error (error,
                 CW_ERROR,
                 code,
                 "There is no space left for “%s”. Free some space, or choose another place.",
                 shown);
  else if (code == CW_ERROR_READ_ONLY)
    g_set_error (error,
                 CW_ERROR,
                 code,
                 "“%s” cannot be written: the place is read-only. Choose another folder.",
                 shown);
  else if (code == CW_ERROR_NOT_FOUND)
    g_set_error (error,
                 CW_ERROR,
                 code,
                 "“%s” cannot be written: its folder does not exist. Choose another folder.",
                 shown);
  else
    g_set_error (error, CW_ERROR, code, "“%s” could not be written: %s.", shown, cause->message);
  return FALSE;
}

static gboolean
fail_errno (GError **error, const char *name)
{
  int code = errno;
  g_autoptr (GError) cause
      = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));

  return fail (error, name, cause);
}

/* --- the document ---------------------------------------------------------------------------------- */

static void
set_metadata (cairo_surface_t *surface, const CwDocument *document)
{
  g_autofree char *creator = g_strdup_printf (CW_STR_CREATOR, APP_VERSION);
  g_autofree char *stamp
      = g_strconcat (document->date != NULL ? document->date : "1970-01-01", "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, creator);
  if (document->scope != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->scope);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

static void
add_outline (cairo_surface_t *surface, const CwPages *pages)
{
  GArray *sections = pages->flow->sections;
  g_autofree int *ids = g_new0 (int, sections->len + 1);

  for (guint i = 0; i < sections->len; i++)
    {
      const CwSection *section = &g_array_index (sections, CwSection, i);
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, section->strip);
      int parent = section->parent < 0 ? CAIRO_PDF_OUTLINE_ROOT : ids[section->parent];
      g_autofree char *target = g_strdup_printf ("page=%u pos=[%d %d]",
                                                 section->page + 1,
                                                 (int) pages->setup->margin_left,
                                                 (int) (pages->setup->margin_top + strip->y));

      ids[i] = cairo_pdf_surface_add_outline (surface, parent, section->text, target, 0);
    }
}

/* What goes wrong in cairo stays in the status of @cr, for the caller to look at. */
static gboolean
draw_pages (CwPages *pages,
            cairo_t *cr,
            GCancellable *cancellable,
            CwPdfProgress progress,
            gpointer user_data,
            GError **error)
{
  CwCanvas canvas = { .cr = cr, .type = pages->type, .tagged = TRUE, .section = -1 };
  guint n_pages = cw_pages_get_n_pages (pages);

  cw_page_painter_open_document (&canvas);
  for (guint i = 0; i < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      if (cw_report_is_cancelled (cancellable, error))
        return FALSE;
      cw_page_painter_paint (pages, i, &canvas);
      if (i + 1 == n_pages)
        cw_page_painter_close_document (pages, &canvas);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n_pages, user_data);
    }
  return TRUE;
}

static gboolean
write_to_sink (CwPages *pages,
               Sink *sink,
               const char *name,
               GCancellable *cancellable,
               CwPdfProgress progress,
               gpointer user_data,
               GError **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (on_data_written,
                                             sink,
                                             cw_page_setup_get_page_width (pages->setup),
                                             cw_page_setup_get_page_height (pages->setup));
  cairo_t *cr = cairo_create (surface);
  gboolean success;
  cairo_status_t status;

  set_metadata (surface, pages->document);
  success = draw_pages (pages, cr, cancellable, progress, user_data, error);
  if (success) /* bookmarks to pages that never came are an error */
    add_outline (surface, pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!success)
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS && sink->error == NULL)
    g_set_error_literal (
        &sink->error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  if (sink->error == NULL)
    g_output_stream_flush (sink->stream, NULL, &sink->error);
  return sink->error == NULL || fail (error, name, sink->error);
}

static gboolean
write_buffered (CwPages *pages,
                GOutputStream *stream,
                const char *name,
                GCancellable *cancellable,
                CwPdfProgress progress,
                gpointer user_data,
                GError **error)
{
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);
  Sink sink = { .stream = buffered };
  gboolean success;

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  success = write_to_sink (pages, &sink, name, cancellable, progress, user_data, error);
  g_clear_error (&sink.error);
  return success;
}

/* --- the file ---------------------------------------------------------------------------------------- */

static GFile *
choose_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".caseweave-%.13s.part", random);

  return g_file_new_build_filename (folder, name, NULL);
}

static gboolean
write_temporary (CwPages *pages,
                 GFile *file,
                 const char *name,
                 GCancellable *cancellable,
                 CwPdfProgress progress,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &cause);

  if (stream == NULL)
    return fail (error, name, cause);
  if (!write_buffered (
          pages, G_OUTPUT_STREAM (stream), name, cancellable, progress, user_data, error))
    return FALSE;
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &cause))
    return fail (error, name, cause);
  return TRUE;
}

/* What a power cut leaves behind must be the old file or the new one. */
static gboolean
put_in_place (const char *temporary, const char *path, const char *name, GError **error)
{
  int fd = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean success;

  if (fd < 0)
    return fail_errno (error, name);
  success = g_fsync (fd) == 0;
  success &= g_close (fd, NULL);
  if (!success || g_rename (temporary, path) != 0)
    return fail_errno (error, name);
  return TRUE;
}

/* --- public ----------------------------------------------------------------------------------------- */

/**
 * cw_pdf_write_stream:
 * @stream: not closed
 * @cancellable: (nullable): asked before each page
 * @progress: (nullable) (scope call): told after each page
 *
 * Equal documents with equal dates make equal bytes.
 *
 * Returns: FALSE with %CW_ERROR_CANCELLED, %CW_ERROR_NO_SPACE or %CW_ERROR_FAILED
 */
gboolean
cw_pdf_write_stream (CwPages *pages,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     CwPdfProgress progress,
                     gpointer user_data,
                     GError **error)
{
  g_return_val_if_fail (pages != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_buffered (pages, stream, NULL, cancellable, progress, user_data, error);
}

/**
 * cw_pdf_write_pages:
 * @path: replaced when the new file is whole; untouched after an error
 * @cancellable: (nullable): asked before each page
 * @progress: (nullable) (scope call): told after each page
 *
 * Returns: FALSE with %CW_ERROR_CANCELLED, %CW_ERROR_NO_SPACE, %CW_ERROR_READ_ONLY, %CW_ERROR_NOT_FOUND or
 *   %CW_ERROR_FAILED
 */
gboolean
cw_pdf_write_pages (CwPages *pages,
                    const char *path,
                    GCancellable *cancellable,
                    CwPdfProgress progress,
                    gpointer user_data,
                    GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFile) temporary = NULL;

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  name = g_filename_display_basename (path);
  temporary = choose_temporary (path);
  if (write_temporary (pages, temporary, name, cancellable, progress, user_data, error)
      && put_in_place (g_file_peek_path (temporary), path, name, error))
    return TRUE;
  g_unlink (g_file_peek_path (temporary));
  return FALSE;
}

/**
 * cw_pdf_write:
 * @path: replaced when the new file is whole; untouched after an error
 * @cancellable: (nullable): asked before each block and each page
 * @progress: (nullable) (scope call): told after each page
 *
 * Cuts the report into pages and writes them.
 *
 * Returns: FALSE with an error as cw_pdf_write_pages()
 */
gboolean
cw_pdf_write (const CwDocument *document,
              const CwPageSetup *setup,
              const char *path,
              GCancellable *cancellable,
              CwPdfProgress progress,
              gpointer user_data,
              GError **error)
{
  g_autoptr (CwPages) pages = cw_paginator_run (document, setup, cancellable, error);

  if (pages == NULL)
    return FALSE;
  return cw_pdf_write_pages (pages, path, cancellable, progress, user_data, error);
}
