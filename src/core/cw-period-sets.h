/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPeriod:
 * @case_id: whose period it is, 0 for that of all cases
 * @start: 2021, 2021-04 or 2021-04-10; the first day of it
 * @end: the last day likewise, "" while it goes on
 *
 * A named time, as a phase of a case.
 */
typedef struct
{
  gint64 id;
  gint64 case_id;
  char *label;
  char *start;
  char *end;
} CwPeriod;

gint64 cw_project_add_period (CwProject *self,
                              gint64 set,
                              gint64 case_id,
                              const char *label,
                              const char *start,
                              const char *end,
                              GError **error);
gboolean cw_project_remove_period (CwProject *self,
                                   gint64 set,
                                   gint64 case_id,
                                   const char *label,
                                   GError **error);
GPtrArray *cw_project_list_periods (CwProject *self, gint64 set, GError **error);
void cw_period_free (CwPeriod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPeriod, cw_period_free)

G_END_DECLS
