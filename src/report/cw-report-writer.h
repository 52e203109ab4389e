/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-document.h"
#include "cw-page-setup.h"
#include "cw-pdf.h"

G_BEGIN_DECLS

/**
 * CwReportFormat:
 *
 * The formats that a report can be written in.
 */
typedef enum
{
  CW_REPORT_FORMAT_PDF,
  CW_REPORT_FORMAT_ODT,
  CW_REPORT_FORMAT_DOCX,
  CW_REPORT_FORMAT_MARKDOWN,
  CW_REPORT_FORMAT_LATEX,
  CW_REPORT_FORMAT_HTML,
  CW_REPORT_FORMAT_XLSX,
  CW_REPORT_FORMAT_ODS,
  CW_REPORT_FORMAT_CSV,
} CwReportFormat;

#define CW_N_REPORT_FORMATS 9

/**
 * CwReportTarget:
 * @setup: the page of a PDF
 * @footnotes: citations of ODT and DOCX as footnotes
 * @progress: (nullable): called after each page of a PDF
 *
 * How a report is to be written.
 */
typedef struct
{
  CwReportFormat format;
  const CwPageSetup *setup;
  gboolean footnotes;
  CwPdfProgress progress;
  gpointer user_data;
} CwReportTarget;

const char *cw_report_format_get_nick (CwReportFormat format);
gboolean
cw_report_format_find (const char *path, const char *nick, CwReportFormat *format, GError **error);
gboolean cw_report_write (const CwDocument *document,
                          const CwReportTarget *target,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
