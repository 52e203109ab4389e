/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

CwProject *cw_test_project_new (void);
CwProject *cw_test_project_new_toy (void);
CwProject *cw_test_project_reopen (CwProject *project);
void cw_test_project_remove (CwProject *project);
char *cw_test_do (CwProject *project, const char *json);
gboolean cw_test_try (CwProject *project, const char *json, GError **error);
void cw_test_fails (CwProject *project, const char *json, int code, const char *words);
gint64 cw_test_say (CwProject *project, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cw_test_refuses (CwProject *project, int code, const char *words, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void cw_test_undo_and_redo (CwProject *project, const char *before);
char *cw_test_dump (CwProject *project);
void cw_test_assert_sound (CwProject *project);
void cw_test_assert_records (CwProject *project);

G_END_DECLS
