/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where somebody's words stood. */
#define CW_WITHDRAWN "[withdrawn]"

/* So many characters in a row are somebody's words; fewer are anybody's (method.md R28). */
#define CW_WORD_RUN 12

/**
 * CwWordRuns:
 *
 * Every run of CW_WORD_RUN characters of some texts, to find them again in others. All kinds of white space are one.
 */
typedef struct _CwWordRuns CwWordRuns;

CwWordRuns *cw_word_runs_new (void);
void cw_word_runs_free (CwWordRuns *self);
void cw_word_runs_add (CwWordRuns *self, const char *text);
void cw_word_runs_remove (CwWordRuns *self, const char *text);
char *cw_word_runs_redact (const CwWordRuns *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWordRuns, cw_word_runs_free)

G_END_DECLS
