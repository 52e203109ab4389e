/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CwZipParts:
 *
 * The wanted members of a ZIP container, expanded within limits.
 */
typedef struct _CwZipParts CwZipParts;

CwZipParts *cw_zip_parts_read (GBytes *bytes,
                               const char *name,
                               const char *const *wanted,
                               GCancellable *cancellable,
                               GError **error);
void cw_zip_parts_free (CwZipParts *self);
GBytes *cw_zip_parts_get (CwZipParts *self, const char *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwZipParts, cw_zip_parts_free)

G_END_DECLS
