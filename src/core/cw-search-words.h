/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwSearchWord:
 * @surface: the word in small letters and without accents
 * @stem: its stem, likewise; @surface itself where the language is not known
 * @start: in bytes of the text
 *
 * One word of a text as the search sees it. A sign of a script without spaces between words is a word of its own.
 */
typedef struct
{
  const char *surface;
  const char *stem;
  gsize start;
  gsize end;
} CwSearchWord;

/**
 * CwSearchWordFunc:
 * @word: good until the function returns
 *
 * Returns: whether to go on
 */
typedef gboolean (*CwSearchWordFunc) (const CwSearchWord *word, gpointer user_data);

/**
 * CwSearchWords:
 *
 * Finds the words of texts. It keeps the stemmers and a cache, so one thread at a time may use it.
 */
typedef struct _CwSearchWords CwSearchWords;

CwSearchWords *cw_search_words_new (void);
void cw_search_words_free (CwSearchWords *self);

const char *cw_search_words_language (const char *language);
gboolean cw_search_words_each (CwSearchWords *self,
                               const char *language,
                               const char *text,
                               gssize length,
                               CwSearchWordFunc func,
                               gpointer user_data);
char **cw_search_words_list_forms (CwSearchWords *self,
                                   const char *languages,
                                   const char *word,
                                   gssize length);
char *cw_search_words_dup_beginning (CwSearchWords *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSearchWords, cw_search_words_free)

G_END_DECLS
