/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCellKey:
 * @row_kind: CW_KIND_CASE, CW_KIND_SOURCE or CW_KIND_ATTRIBUTE
 * @row_value: (nullable): an attribute's value
 *
 * Where a summary stands: one is kept for each row and construct, and every display that shows the two shows it (D8).
 */
typedef struct
{
  CwKind row_kind;
  gint64 row_id;
  const char *row_value;
  gint64 code;
} CwCellKey;

/**
 * CwEvidenceLink:
 *
 * An excerpt that a summary cites.
 */
typedef struct
{
  gint64 id;
  gint64 excerpt;
  const char *stance; /* interned */
} CwEvidenceLink;

gint64 cw_project_find_summary (CwProject *self, const CwCellKey *key);
gint64
cw_project_write_summary (CwProject *self, const CwCellKey *key, const char *text, GError **error);
gboolean cw_project_confirm_summary (CwProject *self, gint64 summary, GError **error);
gboolean cw_project_summary_is_stale (CwProject *self, gint64 summary);
gboolean cw_project_cite_evidence (CwProject *self,
                                   gint64 summary,
                                   gint64 excerpt,
                                   const char *stance,
                                   GError **error);
gboolean
cw_project_uncite_evidence (CwProject *self, gint64 summary, gint64 excerpt, GError **error);
GArray *cw_project_list_cited_evidence (CwProject *self, gint64 summary, GError **error);

G_END_DECLS
