/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwTestSession:
 *
 * An analyst who works at random: the lines of cw-test-verbs.c with objects, places and words of the project at hand.
 */
typedef struct _CwTestSession CwTestSession;

CwTestSession *cw_test_session_new (guint32 seed, guint scale);
void cw_test_session_free (CwTestSession *self);
gboolean cw_test_session_step (CwTestSession *self, CwProject *project, guint index);
void cw_test_session_keep_to_recorded (CwTestSession *self);
gboolean cw_test_session_leaves_out (const char *verb);
const char *cw_test_session_get_verb (CwTestSession *self);
const char *cw_test_session_get_words (CwTestSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTestSession, cw_test_session_free)

G_END_DECLS
