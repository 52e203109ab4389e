/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCooccurrence:
 *
 * How often each two codes are found in the same place: the number of unordered pairs of different codings, one with
 * the one code and one with the other, whose excerpts share at least one character of a source. Two codes on one
 * excerpt are such a pair; so are two excerpts with the same code that overlap. Excerpts that only touch are none.
 */
typedef struct _CwCooccurrence CwCooccurrence;

CwCooccurrence *cw_cooccurrence_new (CwProject *project);
void cw_cooccurrence_free (CwCooccurrence *self);
guint cw_cooccurrence_get_n_codes (const CwCooccurrence *self);
gint64 cw_cooccurrence_get_code (const CwCooccurrence *self, guint index);
guint32 cw_cooccurrence_get_at (const CwCooccurrence *self, guint a, guint b);
guint32 cw_cooccurrence_get (const CwCooccurrence *self, gint64 a, gint64 b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCooccurrence, cw_cooccurrence_free)

G_END_DECLS
