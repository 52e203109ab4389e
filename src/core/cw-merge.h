/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwMergeResult:
 * @moved: codings that have the other code now
 * @folded: codings that it had on the same excerpt already
 * @conflicts: magnitudes that differ and wait for a choice
 * @united: runs of overlapping excerpts that have become one
 *
 * What a merge of two codes has done.
 */
typedef struct
{
  guint moved;
  guint folded;
  guint conflicts;
  guint united;
} CwMergeResult;

/**
 * CwMagnitudeConflict:
 * @code: the code that the other magnitude came from, 0 where it is gone
 * @magnitude: what the coding has now
 * @other: what the one that was folded into it had
 */
typedef struct
{
  gint64 id;
  gint64 coding;
  gint64 excerpt;
  gint64 coded;
  gint64 code;
  gint64 magnitude;
  gint64 other;
} CwMagnitudeConflict;

gboolean cw_project_merge_codes (CwProject *self,
                                 gint64 code,
                                 gint64 into,
                                 gboolean coalesce,
                                 CwMergeResult *result,
                                 GError **error);
GStrv cw_project_list_footnotes (CwProject *self, gint64 display, GError **error);
GArray *cw_project_list_magnitude_conflicts (CwProject *self, gint64 code, GError **error);
gboolean
cw_project_resolve_magnitude (CwProject *self, gint64 conflict, gint64 magnitude, GError **error);

G_END_DECLS
