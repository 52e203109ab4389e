/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwChapterQuote:
 * @paragraph: of the chapter, from 1
 * @words: what is quoted
 * @citation: the words that follow it, where its citation is looked for; may be empty
 *
 * A quotation in a manuscript.
 */
typedef struct
{
  guint paragraph;
  char *words;
  char *citation;
} CwChapterQuote;

CwDraftSource *cw_chapter_from_latex (const char *text);
GPtrArray *cw_chapter_list_quotes (const CwDraftSource *chapter);
void cw_chapter_quote_free (CwChapterQuote *self);

G_END_DECLS
