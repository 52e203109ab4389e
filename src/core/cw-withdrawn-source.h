/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* One source in which a participant who withdraws speaks; for the files of the engine only. */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwWithdrawnShare:
 *
 * How much of a passage is theirs.
 */
typedef enum
{
  CW_WITHDRAWN_NOTHING,
  CW_WITHDRAWN_ALL,  /* nobody else speaks in it but interviewers */
  CW_WITHDRAWN_PART, /* another person speaks in it too */
} CwWithdrawnShare;

typedef struct _CwWithdrawnSource CwWithdrawnSource;

CwWithdrawnSource *
cw_withdrawn_source_load (CwProject *project, gint64 source, gint64 participant, GError **error);
void cw_withdrawn_source_free (CwWithdrawnSource *self);

gint64 cw_withdrawn_source_get_id (const CwWithdrawnSource *self);
CwWithdrawnShare cw_withdrawn_source_get_share (const CwWithdrawnSource *self);
CwWithdrawnShare
cw_withdrawn_source_get_share_of (const CwWithdrawnSource *self, guint start, guint end);
void cw_withdrawn_source_add_ids (const CwWithdrawnSource *self, GHashTable *ids);
char *cw_withdrawn_source_dup_words (const CwWithdrawnSource *self);
void cw_withdrawn_source_move (const CwWithdrawnSource *self, guint *start, guint *end);
char *cw_withdrawn_source_dup_range (const CwWithdrawnSource *self, guint start, guint end);
gboolean
cw_withdrawn_source_blank (const CwWithdrawnSource *self, CwProject *project, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWithdrawnSource, cw_withdrawn_source_free)

G_END_DECLS
