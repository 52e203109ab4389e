/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The one way from a block tree to a file, whatever its format. A file is replaced only by a whole one. */

#include "config.h"

#include "cw-report-writer.h"

#include "cw-docx-writer.h"
#include "cw-error.h"
#include "cw-html-writer.h"
#include "cw-latex-writer.h"
#include "cw-markdown-writer.h"
#include "cw-odt-writer.h"
#include "cw-report-cancel.h"
#include "cw-table-writers.h"

#include <string.h>

static const char *const nicks[CW_N_REPORT_FORMATS]
    = { "pdf", "odt", "docx", "md", "tex", "html", "xlsx", "ods", "csv" };

/**
 * cw_report_format_get_nick:
 *
 * Returns: the ending of its files, without a dot
 */
const char *
cw_report_format_get_nick (CwReportFormat format)
{
  g_return_val_if_fail (format < CW_N_REPORT_FORMATS, NULL);
  return nicks[format];
}

static gboolean
find_nick (const char *nick, CwReportFormat *format)
{
  for (guint i = 0; nick != NULL && i < CW_N_REPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (nick, nicks[i]) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cw_report_format_find:
 * @path: where the report goes; its ending says the format
 * @nick: (nullable): a format that is asked for whatever the ending
 * @format: (out): what it is
 *
 * Returns: FALSE with %CW_ERROR_INVALID
 */
gboolean
cw_report_format_find (const char *path, const char *nick, CwReportFormat *format, GError **error)
{
  const char *dot = strrchr (path, '.');

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  if (find_nick (nick != NULL ? nick : dot == NULL ? NULL : dot + 1, format))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” does not say a format. Choose one of pdf, odt, docx, md, tex, html, xlsx, ods "
               "and csv.",
               nick != NULL ? nick : path);
  return FALSE;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
compose (const CwDocument *document, const CwReportTarget *target, GError **error)
{
  switch (target->format)
    {
    case CW_REPORT_FORMAT_ODT:
      return cw_odt_write (document, target->footnotes, error);
    case CW_REPORT_FORMAT_DOCX:
      return cw_docx_write (document, target->footnotes, error);
    case CW_REPORT_FORMAT_MARKDOWN:
      return take_text (cw_markdown_write (document));
    case CW_REPORT_FORMAT_LATEX:
      return take_text (cw_latex_write (document));
    case CW_REPORT_FORMAT_HTML:
      return take_text (cw_html_write (document));
    case CW_REPORT_FORMAT_XLSX:
      return cw_xlsx_write (document, error);
    case CW_REPORT_FORMAT_ODS:
      return cw_ods_write (document, error);
    case CW_REPORT_FORMAT_CSV:
      return take_text (cw_csv_write (document));
    case CW_REPORT_FORMAT_PDF:
      break;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
save (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *shown = g_filename_display_name (path);

  if (g_file_set_contents (path, data != NULL ? data : "", size, &problem))
    return TRUE;
  g_set_error (
      error, CW_ERROR, CW_ERROR_FAILED, "“%s” could not be written: %s", shown, problem->message);
  return FALSE;
}

/**
 * cw_report_write:
 * @path: the file; replaced when all has gone well
 * @cancellable: (nullable): asked before each page of a PDF, and before anything else is saved
 *
 * Equal reports make equal files.
 *
 * Returns: FALSE with %CW_ERROR_CANCELLED or %CW_ERROR_FAILED
 */
gboolean
cw_report_write (const CwDocument *document,
                 const CwReportTarget *target,
                 const char *path,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (document != NULL && target != NULL && path != NULL, FALSE);

  if (target->format == CW_REPORT_FORMAT_PDF)
    return cw_pdf_write (
        document, target->setup, path, cancellable, target->progress, target->user_data, error);
  bytes = compose (document, target, error);
  return bytes != NULL && !cw_report_is_cancelled (cancellable, error) && save (bytes, path, error);
}
