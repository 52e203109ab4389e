/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"
#include "cw-row-log.h"

G_BEGIN_DECLS

/**
 * CwRecorder:
 *
 * What an operation changes, as the changeset that undoes it.
 */
typedef struct _CwRecorder CwRecorder;

CwRecorder *cw_recorder_new (void);
void cw_recorder_free (CwRecorder *self);
gboolean cw_recorder_start (CwRecorder *self, CwDatabase *database, GError **error);
void cw_recorder_stop (CwRecorder *self);
void cw_recorder_cut (CwRecorder *self, guint mark);
GBytes *cw_recorder_take (CwRecorder *self, GError **error);

gboolean cw_recorder_begin_recode (CwRecorder *self,
                                   CwRowLog *log,
                                   gint64 code,
                                   gint64 into,
                                   const GArray *codings,
                                   GError **error);
void cw_recorder_begin_text (CwRecorder *self, CwRowLog *log);
gboolean cw_recorder_end_text (CwRecorder *self, gint64 source, GError **error);
void cw_recorder_look_again (CwRecorder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRecorder, cw_recorder_free)

G_END_DECLS
