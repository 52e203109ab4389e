/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwBulk:
 *
 * Fills a new project with many rows that know their ids already. What it writes goes through the change feed, but is
 * history that cannot be undone, and is durable only once cw_bulk_finish() has returned.
 */
typedef struct _CwBulk CwBulk;

CwBulk *cw_bulk_new (CwProject *project, guint64 seed, GError **error);
gboolean cw_bulk_begin (CwBulk *self, GError **error);
gboolean cw_bulk_commit (CwBulk *self, const char *label, GError **error);
gboolean cw_bulk_insert (CwBulk *self,
                         GError **error,
                         CwKind kind,
                         gint64 id,
                         const char *columns,
                         const char *types,
                         ...);
gboolean cw_bulk_insert_text (CwBulk *self, gint64 source, GPtrArray *paragraphs, GError **error);
gboolean cw_bulk_set_voice (CwBulk *self,
                            gint64 source,
                            const char *speaker,
                            const char *prefix,
                            const char *voice,
                            GError **error);
gboolean cw_bulk_finish (CwBulk *self, GError **error);
void cw_bulk_free (CwBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBulk, cw_bulk_free)

G_END_DECLS
