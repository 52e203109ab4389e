/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwTransaction:
 *
 * One operation of the researcher: all of it happens, with one sentence in the history and one step of undo, or
 * nothing does. A transaction inside another becomes a part of it.
 */
typedef struct _CwTransaction CwTransaction;

CwTransaction *cw_transaction_begin (CwProject *project, GError **error);
void cw_transaction_set_reason (CwTransaction *self, const char *reason);
void cw_transaction_set_fixed (CwTransaction *self);
void cw_transaction_set_merge_key (CwTransaction *self, const char *key);
void cw_transaction_set_final (CwTransaction *self);
gboolean cw_transaction_commit (CwTransaction *self, GError **error, const char *label, ...)
    G_GNUC_PRINTF (3, 4);
void cw_transaction_free (CwTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTransaction, cw_transaction_free)

G_END_DECLS
