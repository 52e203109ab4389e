/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-date-span.h"
#include "cw-project.h"
#include "cw-time-basis.h"

G_BEGIN_DECLS

/**
 * CwEffectiveDate:
 * @dated: whether there is a date at all
 * @imprecise: nobody has said it to the day
 *
 * When something counts as having been.
 */
typedef struct
{
  CwDateSpan span;
  gboolean dated;
  gboolean imprecise;
} CwEffectiveDate;

/**
 * CwEffectiveDates:
 *
 * The dates of one basis, as they are at one moment (R12).
 */
typedef struct _CwEffectiveDates CwEffectiveDates;

CwEffectiveDates *cw_effective_dates_new (CwProject *project, CwTimeBasis basis, GError **error);
void cw_effective_dates_free (CwEffectiveDates *self);
CwTimeBasis cw_effective_dates_get_basis (CwEffectiveDates *self);
CwEffectiveDate cw_effective_dates_of_source (CwEffectiveDates *self, gint64 source);
CwEffectiveDate
cw_effective_dates_of_excerpt (CwEffectiveDates *self, gint64 source, guint32 excerpt);
CwEffectiveDate cw_effective_dates_of_coding (CwEffectiveDates *self, guint32 coding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwEffectiveDates, cw_effective_dates_free)

G_END_DECLS
