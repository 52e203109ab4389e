/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the tests of the readers share: making small containers and looking at drafts. */

#pragma once

#include "cw-error.h"
#include "cw-reader.h"

/* Members come in pairs of name and content, up to NULL. */
GBytes *cw_test_zip (const char *first, ...) G_GNUC_NULL_TERMINATED;
GBytes *cw_test_docx (const char *body);
GBytes *cw_test_odt (const char *automatic_styles, const char *body);
GBytes *cw_test_zip_bomb (const char *member, gsize size);

GBytes *cw_test_text (const char *text);
CwDraftSource *cw_test_read (GBytes *bytes, const char *name);
char *cw_test_dump (const CwDraftSource *draft);
void cw_test_assert_dump (GBytes *bytes, const char *name, const char *expected);
void cw_test_assert_fails (GBytes *bytes, const char *name, CwError code, const char *expected);
char *cw_test_find_samples (void);
GBytes *cw_test_load (const char *folder, const char *name);
