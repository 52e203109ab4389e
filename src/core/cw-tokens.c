/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTokens: the units in which two texts are compared first. What is a word matters for speed only: whatever differs
 * is compared sign by sign afterwards. */

#include "config.h"

#include "cw-tokens.h"

#include <string.h>

/* A word of one of the texts. The texts live as long as the vocabulary is asked. */
typedef struct
{
  const gunichar *text;
  guint length;
  guint32 id;
} Word;

struct _CwVocabulary
{
  GHashTable *words; /* of Word, which are their own keys */
};

typedef enum
{
  SIGN_WORD,
  SIGN_SPACE,
  SIGN_OTHER,
} SignClass;

static guint
hash_word (gconstpointer data)
{
  const Word *word = data;
  guint hash = 2166136261u;

  for (guint i = 0; i < word->length; i++)
    hash = (hash ^ word->text[i]) * 16777619u;
  return hash;
}

static gboolean
equal_words (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;

  return x->length == y->length && memcmp (x->text, y->text, x->length * sizeof (gunichar)) == 0;
}

/**
 * cw_vocabulary_new:
 *
 * Returns: (transfer full): one without words. It borrows from the texts that are cut with it.
 */
CwVocabulary *
cw_vocabulary_new (void)
{
  CwVocabulary *self = g_new0 (CwVocabulary, 1);

  self->words = g_hash_table_new_full (hash_word, equal_words, g_free, NULL);
  return self;
}

/**
 * cw_vocabulary_free:
 * @self: (transfer full) (nullable): a vocabulary
 */
void
cw_vocabulary_free (CwVocabulary *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_free (self);
}

static guint32
number_word (CwVocabulary *self, const gunichar *text, guint length)
{
  Word key = { text, length, g_hash_table_size (self->words) };
  Word *word = g_hash_table_lookup (self->words, &key);

  if (word == NULL)
    {
      word = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->words, word);
    }
  return word->id;
}

static SignClass
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) ? SIGN_WORD : c == ' ' || c == '\t' ? SIGN_SPACE : SIGN_OTHER;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return SIGN_WORD;
  return g_unichar_isspace (c) ? SIGN_SPACE : SIGN_OTHER;
}

static void
cut (CwTokens *self, CwVocabulary *vocabulary)
{
  guint32 start = 0;

  while (start < self->length)
    {
      SignClass sign = classify (self->text[start]);
      guint32 end = start + 1;
      guint32 id;

      while (sign != SIGN_OTHER && end < self->length && classify (self->text[end]) == sign)
        end++;
      id = number_word (vocabulary, self->text + start, end - start);
      g_array_append_val (self->ids, id);
      g_array_append_val (self->starts, start);
      start = end;
    }
  g_array_append_val (self->starts, start);
}

/**
 * cw_tokens_new:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text, cut into words
 */
CwTokens *
cw_tokens_new (const char *text, CwVocabulary *vocabulary)
{
  CwTokens *self;
  glong length;

  g_return_val_if_fail (text != NULL && vocabulary != NULL, NULL);

  self = g_new0 (CwTokens, 1);
  self->text = g_utf8_to_ucs4_fast (text, -1, &length);
  self->length = length;
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  cut (self, vocabulary);
  return self;
}

/**
 * cw_tokens_free:
 * @self: (transfer full) (nullable): a text
 */
void
cw_tokens_free (CwTokens *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_array_unref (self->ids);
  g_array_unref (self->starts);
  g_free (self);
}
