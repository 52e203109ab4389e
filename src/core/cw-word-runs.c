/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWordRuns: a set of 64-bit hashes, one a run. Two runs of one hash are so rare that the worst of it, a few words of a
 * memo replaced without need, is not worth keeping the words themselves. */

#include "config.h"

#include "cw-word-runs.h"

struct _CwWordRuns
{
  GHashTable *hashes; /* of guint64 */
};

/* A text as code points, white space unified. */
typedef struct
{
  gunichar *characters;
  gsize length;
} Letters;

static Letters
read_letters (const char *text)
{
  Letters letters;
  glong length;

  letters.characters = g_utf8_to_ucs4_fast (text, -1, &length);
  letters.length = length;
  for (gsize i = 0; i < letters.length; i++)
    if (g_unichar_isspace (letters.characters[i]))
      letters.characters[i] = ' ';
  return letters;
}

static gsize
count_runs (const Letters *letters)
{
  return letters->length < CW_WORD_RUN ? 0 : letters->length - CW_WORD_RUN + 1;
}

static gint64
hash_run (const gunichar *characters)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < CW_WORD_RUN; i++)
    {
      hash = (hash ^ characters[i]) * G_GUINT64_CONSTANT (0x100000001b3);
      hash ^= hash >> 29;
    }
  return (gint64) hash;
}

/**
 * cw_word_runs_new:
 *
 * Returns: (transfer full): no runs
 */
CwWordRuns *
cw_word_runs_new (void)
{
  CwWordRuns *self = g_new0 (CwWordRuns, 1);

  self->hashes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * cw_word_runs_free:
 * @self: (transfer full) (nullable): some runs
 */
void
cw_word_runs_free (CwWordRuns *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->hashes);
  g_free (self);
}

/**
 * cw_word_runs_add:
 * @text: valid UTF-8
 *
 * Adds the runs of a text.
 */
void
cw_word_runs_add (CwWordRuns *self, const char *text)
{
  Letters letters = read_letters (text);

  for (gsize i = 0; i < count_runs (&letters); i++)
    {
      gint64 hash = hash_run (letters.characters + i);

      if (!g_hash_table_contains (self->hashes, &hash))
        g_hash_table_add (self->hashes, g_memdup2 (&hash, sizeof hash));
    }
  g_free (letters.characters);
}

/**
 * cw_word_runs_remove:
 * @text: valid UTF-8
 *
 * Takes out the runs of a text: what somebody else has said too is nobody's.
 */
void
cw_word_runs_remove (CwWordRuns *self, const char *text)
{
  Letters letters = read_letters (text);

  for (gsize i = 0; i < count_runs (&letters); i++)
    {
      gint64 hash = hash_run (letters.characters + i);

      g_hash_table_remove (self->hashes, &hash);
    }
  g_free (letters.characters);
}

/* One long word is a word of the language and not of a person, unlike an address or a number. Where a script puts no
 * spaces between words, twelve characters are several. */
static gboolean
is_of_word (gunichar character)
{
  return (g_unichar_isalpha (character) && !g_unichar_iswide (character))
         || g_unichar_ismark (character) || character == '-' || character == '\''
         || character == 0x2019;
}

static gboolean
is_one_word (const gunichar *characters, gsize length)
{
  gsize start = 0;

  while (start < length && !g_unichar_isalnum (characters[start]))
    start++;
  while (length > start && !g_unichar_isalnum (characters[length - 1]))
    length--;
  for (gsize i = start; i < length; i++)
    if (!is_of_word (characters[i]))
      return FALSE;
  return TRUE;
}

/* The end of the stretch of runs that begins at @start, or @start if none does. */
static gsize
find_end (const CwWordRuns *self, const Letters *letters, gsize start)
{
  gsize end = start;

  for (gsize i = start; i < count_runs (letters) && i <= end; i++)
    {
      gint64 hash = hash_run (letters->characters + i);

      if (g_hash_table_contains (self->hashes, &hash))
        end = i + CW_WORD_RUN;
      else if (i == start)
        break;
    }
  return end;
}

/* The next stretch at or behind @from, without the spaces around it; FALSE if there is none. */
static gboolean
find_stretch (const CwWordRuns *self, const Letters *letters, gsize from, gsize *start, gsize *end)
{
  for (gsize i = from; i < count_runs (letters); i++)
    {
      *start = i;
      *end = find_end (self, letters, i);
      while (*start < *end && letters->characters[*start] == ' ')
        (*start)++;
      while (*end > *start && letters->characters[*end - 1] == ' ')
        (*end)--;
      if (*end > *start && !is_one_word (letters->characters + *start, *end - *start))
        return TRUE;
    }
  return FALSE;
}

/**
 * cw_word_runs_redact:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (nullable): the text with CW_WITHDRAWN for every stretch of these runs that is more than one
 *     word, or NULL if it has none
 */
char *
cw_word_runs_redact (const CwWordRuns *self, const char *text)
{
  Letters letters = read_letters (text);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize done = 0, start, end;

  while (find_stretch (self, &letters, done, &start, &end))
    {
      const char *stretch = g_utf8_offset_to_pointer (text, start - done);

      g_string_append_len (out, text, stretch - text);
      g_string_append (out, CW_WITHDRAWN);
      text = g_utf8_offset_to_pointer (stretch, end - start);
      done = end;
    }
  g_free (letters.characters);
  if (done == 0)
    return NULL;
  g_string_append (out, text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
