/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-verb.h"

G_BEGIN_DECLS

/**
 * CwTestVerb:
 * @line: a line of a script, with ' for ", that cw_test_verbs_project() takes
 * @idle: it succeeds and changes nothing
 */
typedef struct
{
  const char *line;
  gboolean idle;
} CwTestVerb;

extern const CwTestVerb cw_test_verbs[];
extern const guint cw_test_n_verbs;

/* Those that can never be undone, alone in a script; NULL-terminated. */
extern const char *const cw_test_final_lines[];

CwProject *cw_test_verbs_project (void);
CwProject *cw_test_verbs_project_to_review (void);
GVariant *cw_test_parse_line (const char *line);
GVariant *cw_test_verb_line (guint index);
const CwVerb *cw_test_verb_of (guint index);

G_END_DECLS
