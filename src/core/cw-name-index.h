/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-record.h"

G_BEGIN_DECLS

/**
 * CwNameIndex:
 *
 * Records by their parent and their name, of which several may have the same.
 */
typedef struct _CwNameIndex CwNameIndex;

/* Instead of a parent: wherever it is. */
#define CW_NAME_ANYWHERE G_MININT64

CwNameIndex *cw_name_index_new (void);
void cw_name_index_free (CwNameIndex *self);
void cw_name_index_clear (CwNameIndex *self);
void cw_name_index_add (CwNameIndex *self, CwRecord *record);
void cw_name_index_remove (CwNameIndex *self, CwRecord *record);
const GPtrArray *cw_name_index_find (CwNameIndex *self, gint64 parent, const char *name);

G_END_DECLS
