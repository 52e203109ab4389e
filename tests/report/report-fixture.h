/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"
#include "cw-pages.h"
#include "cw-paginator.h"

/* Random but repeatable reports, and what the pages of one say. */

char *fixture_random_text (GRand *rand, guint max_words);
CwTable *fixture_random_table (GRand *rand, guint max_rows, guint max_columns);
CwDocument *fixture_random_document (GRand *rand, guint n_blocks, gboolean tables);
CwPageSetup *fixture_random_setup (GRand *rand, gboolean tiny);
CwPages *fixture_paginate (const CwDocument *document, const CwPageSetup *setup);
GPtrArray *fixture_list_all (CwPages *pages);
char *fixture_strip_spaces (const char *text);
char *fixture_make_folder (void);
void fixture_remove_folder (const char *folder);
