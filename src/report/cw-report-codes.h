/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReportCodes:
 * @codes: (element-type CwReportCodeItem): every code, in codebook order
 *
 * The codebook as a report goes through it.
 */
typedef struct
{
  GArray *codes;
  GHashTable *indices;
} CwReportCodes;

/**
 * CwReportCodeItem:
 * @record: borrowed from the project
 * @number: its place in the tree, "1.2.3"
 * @chosen: it is to be printed
 */
typedef struct
{
  CwRecord *record;
  char *number;
  gboolean chosen;
} CwReportCodeItem;

CwReportCodes *
cw_report_codes_new (CwProject *project, const GArray *chosen, gboolean own, GError **error);
void cw_report_codes_free (CwReportCodes *self);
gboolean cw_report_codes_find (const CwReportCodes *self, gint64 code, guint *index);
const CwReportCodeItem *cw_report_codes_get (const CwReportCodes *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReportCodes, cw_report_codes_free)

G_END_DECLS
