/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwIdSet:
 *
 * A reference-counted set of ids of one table, a bit for each id up to the largest.
 */
typedef struct _CwIdSet CwIdSet;

CwIdSet *cw_id_set_new (void);
CwIdSet *cw_id_set_ref (CwIdSet *self);
void cw_id_set_unref (CwIdSet *self);
void cw_id_set_add (CwIdSet *self, guint32 id);
gboolean cw_id_set_has (const CwIdSet *self, guint32 id);
guint cw_id_set_get_size (const CwIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwIdSet, cw_id_set_unref)

G_END_DECLS
