/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwPackage:
 *
 * A ZIP file that is being written into memory.
 */
typedef struct _CwPackage CwPackage;

CwPackage *cw_package_new (void);
gboolean cw_package_add (CwPackage *self,
                         const char *name,
                         const char *data,
                         gsize size,
                         gboolean stored,
                         GError **error);
gboolean cw_package_add_text (CwPackage *self, const char *name, const char *text, GError **error);
GBytes *cw_package_finish (CwPackage *self, GError **error);
void cw_package_free (CwPackage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPackage, cw_package_free)

G_END_DECLS
