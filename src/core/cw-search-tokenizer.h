/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What stands before a text that is given to the tokenizer: LANGUAGE between these two. */
#define CW_SEARCH_OPEN '\001'
#define CW_SEARCH_CLOSE '\002'

/* Instead of a language, in a question: what follows is no word but one form, as the index has it. */
#define CW_SEARCH_FORM '!'

/* In the index: before a word that is not a stem. */
#define CW_SEARCH_WORD '='

int cw_search_tokenizer_register (sqlite3 *handle);

G_END_DECLS
