/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

/**
 * CwImportFailure:
 * @sentence: what is wrong with the file and what to do
 */
typedef struct
{
  char *name;
  char *sentence;
} CwImportFailure;

void cw_import_start (CwWindow *window, GListModel *files, GCancellable *cancellable);
void cw_import_failure_free (CwImportFailure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwImportFailure, cw_import_failure_free)

G_END_DECLS
