/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The FTS5 tokenizer “caseweave”: the stems of the words of cw-search-words.c, and the words themselves in the same
 * places where they are other than their stems, with a mark ("=cities") that no folded word can begin with.
 *
 * A tokenizer of SQLite 3.46 sees a text and nothing else, so the language comes with the text: a header in front of
 * it, which the view that is the index's content puts there. So the same row gives the same words whoever asks, and
 * FTS5 can take words out again, build the index anew and check it against the text.
 *
 * There is one index for all languages. To ask for a word is to ask for its stem in each language of the project, in
 * most projects one single term, as quick as FTS5 can be. The words themselves are there for beginnings: "citie*" is
 * no beginning of a stem. They cost 40 % of the index's size and of the time to build it (bench-search); tables for
 * every language, or one for stems and one for words, would cost more and could not be asked in one go. */

#include "config.h"

#include "cw-search-tokenizer.h"

#include <string.h>

#include "cw-search-words.h"

#define MAX_HEADER 64
#define MAX_TOKEN 512

typedef struct
{
  void *context;
  int (*give) (void *context, int flags, const char *token, int length, int start, int end);
  CwSearchWords *words;
  const char *languages; /* of a question */
  const char *text;
  int offset;
  int result;
} Run;

static gboolean
give (Run *run, const char *token, const CwSearchWord *word, gboolean again)
{
  run->result = run->give (run->context,
                           again ? FTS5_TOKEN_COLOCATED : 0,
                           token,
                           (int) strlen (token),
                           run->offset + (int) word->start,
                           run->offset + (int) word->end);
  return run->result == SQLITE_OK;
}

static gboolean
give_document_word (const CwSearchWord *word, gpointer user_data)
{
  Run *run = user_data;
  char marked[MAX_TOKEN] = { CW_SEARCH_WORD };

  if (!give (run, word->stem, word, FALSE))
    return FALSE;
  if (g_str_equal (word->stem, word->surface))
    return TRUE;
  g_strlcpy (marked + 1, word->surface, sizeof marked - 1);
  return give (run, marked, word, TRUE);
}

static gboolean
give_question_word (const CwSearchWord *word, gpointer user_data)
{
  Run *run = user_data;
  g_auto (GStrv) forms = cw_search_words_list_forms (
      run->words, run->languages, run->text + word->start, word->end - word->start);

  for (guint i = 0; forms[i] != NULL; i++)
    if (!give (run, forms[i], word, i > 0))
      return FALSE;
  return TRUE;
}

/* Between “!” and the end is one form as it is in the index. */
static int
give_form (Run *run, int length)
{
  return run->give (run->context, 0, run->text, length, run->offset, run->offset + length);
}

/* Without a header, as in a question that somebody else asks, words are only themselves. */
static int
read_header (const char *text, int length, char *language)
{
  const char *close;

  *language = '\0';
  if (length == 0 || *text != CW_SEARCH_OPEN)
    return 0;
  close = memchr (text, CW_SEARCH_CLOSE, length);
  if (close == NULL)
    return 0;
  g_strlcpy (language, text + 1, MIN (MAX_HEADER, close - text));
  return (int) (close + 1 - text);
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          int (*callback) (void *, int, const char *, int, int, int))
{
  CwSearchWords *words = (CwSearchWords *) tokenizer;
  char language[MAX_HEADER];
  int offset = read_header (text, length, language);
  Run run = { context, callback, words, language, text + offset, offset, SQLITE_OK };
  g_autofree char *valid = NULL;

  /* A damaged file must not lead beyond the end of a text. */
  if (!g_utf8_validate (run.text, length - offset, NULL))
    run.text = valid = g_utf8_make_valid (run.text, length - offset);
  if (valid != NULL)
    length = offset + (int) strlen (valid);
  if ((flags & FTS5_TOKENIZE_QUERY) && *language == CW_SEARCH_FORM)
    return give_form (&run, length - offset);
  if (flags & FTS5_TOKENIZE_QUERY)
    cw_search_words_each (words, "-", run.text, length - offset, give_question_word, &run);
  else
    cw_search_words_each (words,
                          cw_search_words_language (language),
                          run.text,
                          length - offset,
                          give_document_word,
                          &run);
  return run.result;
}

static int
create (void *data, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) cw_search_words_new ();
  return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
  cw_search_words_free ((CwSearchWords *) tokenizer);
}

static fts5_api *
find_api (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/**
 * cw_search_tokenizer_register:
 *
 * Makes the tokenizer known to a connection, which cannot use the index without it.
 *
 * Returns: an SQLite result code
 */
int
cw_search_tokenizer_register (sqlite3 *handle)
{
  fts5_tokenizer functions = { create, delete, tokenize };
  fts5_api *api = find_api (handle);

  if (api == NULL)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "caseweave", NULL, &functions, NULL);
}
