/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextFinder: where in a text a pattern is. It sees the same words as the index, so it says where in a paragraph the
 * index's hits are, and it searches the texts that the index does not have. */

#include "config.h"

#include <string.h>

#include "cw-error.h"
#include "cw-search-words.h"
#include "cw-text-pattern-private.h"

/* A word of the text: which words of the pattern it is. */
typedef struct
{
  guint64 mask;
  gsize start;
  gsize end;
} Word;

struct _CwTextFinder
{
  CwTextPattern *pattern;
  CwSearchWords *words;
  GHashTable *forms;   /* form → guint64 *, the words of the pattern that it stands for */
  GPtrArray *prefixes; /* folded beginnings, by word of the pattern; NULL for the others */
  GArray *text;        /* of Word */
};

static void
add_form (CwTextFinder *self, const char *form, guint word)
{
  guint64 *mask = g_hash_table_lookup (self->forms, form);

  if (mask == NULL)
    {
      mask = g_new0 (guint64, 1);
      g_hash_table_insert (self->forms, g_strdup (form), mask);
    }
  *mask |= G_GUINT64_CONSTANT (1) << word;
}

static void
prepare_word (CwTextFinder *self, guint index, const char *languages)
{
  const CwPatternWord *word = &g_array_index (self->pattern->words, CwPatternWord, index);
  g_auto (GStrv) forms = cw_search_words_list_forms (self->words, languages, word->word, -1);

  g_ptr_array_add (self->prefixes,
                   word->prefix ? cw_search_words_dup_beginning (self->words, word->word) : NULL);
  for (guint i = 0; !word->prefix && forms[i] != NULL; i++)
    add_form (self, forms[i], index);
}

/**
 * cw_text_finder_new:
 * @languages: as for cw_text_pattern_print_match()
 *
 * Returns: (transfer full): a finder for this thread
 */
CwTextFinder *
cw_text_finder_new (CwTextPattern *pattern, const char *languages)
{
  CwTextFinder *self;

  g_return_val_if_fail (pattern != NULL && languages != NULL, NULL);

  self = g_new0 (CwTextFinder, 1);
  self->pattern = cw_text_pattern_ref (pattern);
  self->words = cw_search_words_new ();
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->prefixes = g_ptr_array_new_with_free_func (g_free);
  self->text = g_array_new (FALSE, FALSE, sizeof (Word));
  for (guint i = 0; i < pattern->words->len; i++)
    prepare_word (self, i, languages);
  return self;
}

void
cw_text_finder_free (CwTextFinder *self)
{
  if (self == NULL)
    return;
  cw_text_pattern_unref (self->pattern);
  cw_search_words_free (self->words);
  g_hash_table_unref (self->forms);
  g_ptr_array_unref (self->prefixes);
  g_array_unref (self->text);
  g_free (self);
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static gboolean
take_word (const CwSearchWord *found, gpointer user_data)
{
  CwTextFinder *self = user_data;
  const guint64 *mask = g_hash_table_lookup (self->forms, found->stem);
  Word word = { mask == NULL ? 0 : *mask, found->start, found->end };

  for (guint i = 0; i < self->prefixes->len; i++)
    {
      const char *prefix = g_ptr_array_index (self->prefixes, i);

      if (prefix != NULL
          && (g_str_has_prefix (found->surface, prefix) || g_str_has_prefix (found->stem, prefix)))
        word.mask |= G_GUINT64_CONSTANT (1) << i;
    }
  g_array_append_val (self->text, word);
  return TRUE;
}

static gboolean
is_phrase_at (CwTextFinder *self, const CwPatternPhrase *phrase, guint place)
{
  for (guint i = 0; i < phrase->n_words; i++)
    if (place + i >= self->text->len
        || (g_array_index (self->text, Word, place + i).mask >> (phrase->first + i) & 1) == 0)
      return FALSE;
  return TRUE;
}

/* In bytes for now. */
static gboolean
find_phrase (CwTextFinder *self, const CwPatternPhrase *phrase, GArray *ranges)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->text->len; i++)
    {
      CwTextRange range = { .start = g_array_index (self->text, Word, i).start };

      if (!is_phrase_at (self, phrase, i))
        continue;
      found = TRUE;
      if (ranges == NULL)
        break;
      range.end = g_array_index (self->text, Word, i + phrase->n_words - 1).end;
      g_array_append_val (ranges, range);
    }
  return found;
}

static gboolean
find_group (CwTextFinder *self, const GArray *group, GArray *ranges)
{
  gboolean found = FALSE;

  for (guint i = 0; i < group->len; i++)
    if (find_phrase (self, &g_array_index (group, CwPatternPhrase, i), ranges))
      found = TRUE;
  return found;
}

static void
find_words (CwTextFinder *self, const char *language, const char *text, GArray *ranges)
{
  const CwTextPattern *pattern = self->pattern;
  guint before = ranges->len;

  g_array_set_size (self->text, 0);
  cw_search_words_each (self->words, language, text, -1, take_word, self);
  for (guint i = 0; i < pattern->groups->len; i++)
    if (!find_group (self, g_ptr_array_index (pattern->groups, i), ranges))
      {
        g_array_set_size (ranges, before);
        return;
      }
  for (guint i = 0; i < pattern->exclusions->len; i++)
    if (find_phrase (self, &g_array_index (pattern->exclusions, CwPatternPhrase, i), NULL))
      {
        g_array_set_size (ranges, before);
        return;
      }
}

/* --- signs ---------------------------------------------------------------------------------------------------------- */

static void
find_exact (CwTextFinder *self, const char *text, GArray *ranges)
{
  gsize length = strlen (self->pattern->text);

  for (const char *p = strstr (text, self->pattern->text); p != NULL;
       p = strstr (p + length, self->pattern->text))
    {
      CwTextRange range = { p - text, p - text + length };

      g_array_append_val (ranges, range);
    }
}

static gboolean
find_regex (CwTextFinder *self, const char *text, GArray *ranges, GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) problem = NULL;

  g_regex_match_full (self->pattern->regex, text, -1, 0, 0, &match, &problem);
  while (problem == NULL && g_match_info_matches (match))
    {
      CwTextRange range;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      range.start = start;
      range.end = end;
      if (start < end)
        g_array_append_val (ranges, range);
      g_match_info_next (match, &problem);
    }
  if (problem == NULL)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” takes too long on some paragraph. Write a simpler regular expression.",
               self->pattern->text);
  return FALSE;
}

/* --- both ------------------------------------------------------------------------------------------------------------ */

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const CwTextRange *x = a;
  const CwTextRange *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* Two words of a pattern may stand for one of the text. */
static void
sort_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const CwTextRange *range = &g_array_index (ranges, CwTextRange, i);

      if (n == 0 || compare_ranges (range, &g_array_index (ranges, CwTextRange, n - 1)) != 0)
        g_array_index (ranges, CwTextRange, n++) = *range;
    }
  g_array_set_size (ranges, n);
}

/* From bytes to code points. */
static void
count_characters (const char *text, GArray *ranges)
{
  guint32 byte = 0, character = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      CwTextRange *range = &g_array_index (ranges, CwTextRange, i);
      guint32 length = g_utf8_strlen (text + range->start, range->end - range->start);

      character += g_utf8_strlen (text + byte, range->start - byte);
      byte = range->start;
      range->start = character;
      range->end = character + length;
    }
}

/**
 * cw_text_finder_find:
 * @language: the text's language, as cw_search_words_language() names it
 * @text: a paragraph; valid UTF-8
 * @ranges: (element-type CwTextRange): is filled with the places, in order; none if the pattern is not there
 *
 * Fails with CW_ERROR_INVALID where a regular expression takes too long.
 */
gboolean
cw_text_finder_find (CwTextFinder *self,
                     const char *language,
                     const char *text,
                     GArray *ranges,
                     GError **error)
{
  gboolean good = TRUE;

  g_return_val_if_fail (self != NULL && language != NULL && text != NULL && ranges != NULL, FALSE);

  g_array_set_size (ranges, 0);
  switch (self->pattern->mode)
    {
    case CW_TEXT_PATTERN_WORDS:
      find_words (self, language, text, ranges);
      break;
    case CW_TEXT_PATTERN_EXACT:
      find_exact (self, text, ranges);
      break;
    case CW_TEXT_PATTERN_REGEX:
      good = find_regex (self, text, ranges, error);
      break;
    }
  sort_ranges (ranges);
  count_characters (text, ranges);
  return good;
}
