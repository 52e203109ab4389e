/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextPattern: reading what somebody searches for, and saying it to FTS5. Nothing of what is typed is ever FTS5's
 * syntax: each word goes in quotes, with the header that the tokenizer reads. */

#include "config.h"

#include "cw-text-pattern-private.h"

#include <string.h>

#include "cw-error.h"
#include "cw-search-tokenizer.h"
#include "cw-search-words.h"

#define MAX_PATTERN_BYTES 2000

/* The finder has a bit for each word. */
#define MAX_WORDS 64

/* How much a regular expression may try at one place before it is given up. */
#define REGEX_LIMITS "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)"

G_DEFINE_BOXED_TYPE (CwTextPattern, cw_text_pattern, cw_text_pattern_ref, cw_text_pattern_unref)

static void
clear_word (gpointer data)
{
  CwPatternWord *word = data;

  g_free (word->word);
}

CwTextPattern *
cw_text_pattern_ref (CwTextPattern *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_text_pattern_unref (CwTextPattern *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->regex, g_regex_unref);
  g_array_unref (self->words);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->exclusions);
  g_free (self->text);
  g_free (self);
}

/* --- reading words ---------------------------------------------------------------------------------------------- */

typedef struct
{
  CwTextPattern *pattern;
  const char *text;
} Reading;

static gboolean
take_word (const CwSearchWord *word, gpointer user_data)
{
  Reading *reading = user_data;
  CwPatternWord taken = { g_strndup (reading->text + word->start, word->end - word->start), FALSE };

  g_array_append_val (reading->pattern->words, taken);
  return TRUE;
}

/* Gives back whether there was a word at all. */
static gboolean
take_phrase (CwTextPattern *self,
             const char *text,
             gsize length,
             gboolean prefix,
             CwPatternPhrase *phrase)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();
  Reading reading = { self, text };

  phrase->first = self->words->len;
  cw_search_words_each (words, "-", text, length, take_word, &reading);
  phrase->n_words = self->words->len - phrase->first;
  if (phrase->n_words > 0 && prefix)
    g_array_index (self->words, CwPatternWord, self->words->len - 1).prefix = TRUE;
  return phrase->n_words > 0;
}

static const char *
skip_spaces (const char *p)
{
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
find_end_of_item (const char *p)
{
  while (*p != '\0' && *p != '"' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_or (const char *item, const char *end)
{
  return (end - item == 2 && memcmp (item, "OR", 2) == 0) || (end - item == 1 && *item == '|');
}

/* Reads a word or a phrase in quotes and the star behind it. */
static const char *
read_item (const char *p, const char **start, const char **end, gboolean *prefix)
{
  gboolean quoted = *p == '"';

  *start = p + (quoted ? 1 : 0);
  if (quoted)
    {
      const char *close = strchr (*start, '"');

      *end = close != NULL ? close : *start + strlen (*start);
      p = close != NULL ? close + 1 : *end;
    }
  else
    p = *end = find_end_of_item (p);
  *prefix = quoted ? *p == '*' : *end > *start && (*end)[-1] == '*';
  return quoted && *p == '*' ? p + 1 : p;
}

static void
add_phrase (CwTextPattern *self,
            const CwPatternPhrase *phrase,
            gboolean excluded,
            gboolean alternative)
{
  GArray *group;

  if (excluded)
    {
      g_array_append_val (self->exclusions, *phrase);
      return;
    }
  if (!alternative || self->groups->len == 0)
    g_ptr_array_add (self->groups, g_array_new (FALSE, FALSE, sizeof (CwPatternPhrase)));
  group = g_ptr_array_index (self->groups, self->groups->len - 1);
  g_array_append_val (group, *phrase);
}

static void
read_words (CwTextPattern *self)
{
  gboolean alternative = FALSE;

  for (const char *p = skip_spaces (self->text); *p != '\0'; p = skip_spaces (p))
    {
      const char *start, *end;
      gboolean excluded = *p == '-';
      gboolean prefix;
      CwPatternPhrase phrase;

      p = read_item (p + (excluded ? 1 : 0), &start, &end, &prefix);
      if (!excluded && is_or (start, end))
        {
          alternative = TRUE;
          continue;
        }
      if (take_phrase (self, start, end - start, prefix, &phrase))
        add_phrase (self, &phrase, excluded, alternative);
      alternative = FALSE;
    }
}

static gboolean
check_words (CwTextPattern *self, GError **error)
{
  if (self->words->len > MAX_WORDS)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "A search has at most %d words. Leave some out.",
                 MAX_WORDS);
  else if (self->groups->len == 0)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 self->exclusions->len > 0
                     ? "“%s” only says what is not wanted. Add a word to search for."
                     : "There is no word in “%s”. Write one, or search for the exact signs.",
                 self->text);
  else
    return TRUE;
  return FALSE;
}

/* --- regular expressions ------------------------------------------------------------------------------------------ */

/* GLib repeats the whole expression, with our limits in front. */
static const char *
describe (const GError *problem)
{
  const char *reason = g_strrstr (problem->message, ": ");

  return reason == NULL ? problem->message : reason + 2;
}

static gboolean
compile (CwTextPattern *self, GError **error)
{
  g_autofree char *limited = g_strconcat (REGEX_LIMITS, self->text, NULL);
  g_autoptr (GError) problem = NULL;

  self->regex = g_regex_new (limited, G_REGEX_OPTIMIZE, 0, &problem);
  if (self->regex != NULL)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a regular expression: %s.",
               self->text,
               describe (problem));
  return FALSE;
}

/* --- the pattern -------------------------------------------------------------------------------------------------- */

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > MAX_PATTERN_BYTES)
    g_set_error_literal (error,
                         CW_ERROR,
                         CW_ERROR_INVALID,
                         "What is to be found is too long. Search for a part of it.");
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_INVALID, "What is to be found is not valid text.");
  else if (*text == '\0')
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "There is nothing to search for.");
  else
    return TRUE;
  return FALSE;
}

/**
 * cw_text_pattern_new:
 * @text: what to look for. Words stand for all their forms, whatever their case and accents, and all of them have to
 *   be in one paragraph; "several words" follow one another; begin* is the beginning of a word; OR between two words
 *   is one of them; -word must not be there
 *
 * Fails with CW_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the pattern
 */
CwTextPattern *
cw_text_pattern_new (CwTextPatternMode mode, const char *text, GError **error)
{
  g_autoptr (CwTextPattern) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, error))
    return NULL;
  self = g_new0 (CwTextPattern, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->mode = mode;
  self->text = g_strdup (text);
  self->words = g_array_new (FALSE, FALSE, sizeof (CwPatternWord));
  g_array_set_clear_func (self->words, clear_word);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (CwPatternPhrase));
  if (mode == CW_TEXT_PATTERN_WORDS)
    read_words (self);
  if ((mode == CW_TEXT_PATTERN_WORDS && !check_words (self, error))
      || (mode == CW_TEXT_PATTERN_REGEX && !compile (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* One term of the index, or what begins so. */
static void
print_term (GString *out, const char *mark, const char *term, gboolean prefix)
{
  g_string_append_printf (out,
                          "\"%c%c%c%s%s\"%s",
                          CW_SEARCH_OPEN,
                          CW_SEARCH_FORM,
                          CW_SEARCH_CLOSE,
                          mark,
                          term,
                          prefix ? " *" : "");
}

/* FTS5 is quicker with the forms of a single word as an OR of terms than as synonyms. */
static void
print_word (GString *out, const CwPatternWord *word, const char *languages)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();
  const char mark[] = { CW_SEARCH_WORD, '\0' };

  if (word->prefix)
    {
      g_autofree char *beginning = cw_search_words_dup_beginning (words, word->word);

      print_term (out, "", beginning, TRUE);
      g_string_append (out, " OR ");
      print_term (out, mark, beginning, TRUE);
    }
  else
    {
      g_auto (GStrv) forms = cw_search_words_list_forms (words, languages, word->word, -1);

      for (guint i = 0; forms[i] != NULL; i++)
        {
          g_string_append (out, i > 0 ? " OR " : "");
          print_term (out, "", forms[i], FALSE);
        }
    }
}

/* In a phrase the beginning of a word is one of two things, which FTS5 cannot say but by two phrases. */
static void
print_sequence (const CwTextPattern *self,
                GString *out,
                const CwPatternPhrase *phrase,
                const char *languages,
                const char *mark)
{
  for (guint i = 0; i < phrase->n_words; i++)
    {
      const CwPatternWord *word = &g_array_index (self->words, CwPatternWord, phrase->first + i);

      g_string_append (out, i > 0 ? " + " : "");
      if (word->prefix)
        {
          g_autoptr (CwSearchWords) words = cw_search_words_new ();
          g_autofree char *beginning = cw_search_words_dup_beginning (words, word->word);

          print_term (out, mark, beginning, TRUE);
        }
      else
        g_string_append_printf (
            out, "\"%c%s%c%s\"", CW_SEARCH_OPEN, languages, CW_SEARCH_CLOSE, word->word);
    }
}

static void
print_phrase (const CwTextPattern *self,
              GString *out,
              const CwPatternPhrase *phrase,
              const char *languages)
{
  const CwPatternWord *words = &g_array_index (self->words, CwPatternWord, phrase->first);
  const char mark[] = { CW_SEARCH_WORD, '\0' };

  if (phrase->n_words == 1)
    {
      print_word (out, words, languages);
      return;
    }
  print_sequence (self, out, phrase, languages, "");
  if (!words[phrase->n_words - 1].prefix)
    return;
  g_string_append (out, " OR ");
  print_sequence (self, out, phrase, languages, mark);
}

static void
print_phrases (const CwTextPattern *self,
               GString *out,
               const GArray *phrases,
               const char *languages)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < phrases->len; i++)
    {
      if (i > 0)
        g_string_append (out, " OR ");
      print_phrase (self, out, &g_array_index (phrases, CwPatternPhrase, i), languages);
    }
  g_string_append_c (out, ')');
}

/**
 * cw_text_pattern_print_match:
 * @languages: the languages whose word forms count, as cw_search_words_language() names them, separated by commas
 *
 * Returns: (transfer full) (nullable): what to give to FTS5's MATCH; NULL where the pattern is not one of words
 */
char *
cw_text_pattern_print_match (const CwTextPattern *self, const char *languages)
{
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (self != NULL && languages != NULL, NULL);

  if (self->mode != CW_TEXT_PATTERN_WORDS)
    return NULL;
  out = g_string_new (self->exclusions->len > 0 ? "(" : NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (i > 0)
        g_string_append (out, " AND ");
      print_phrases (self, out, g_ptr_array_index (self->groups, i), languages);
    }
  if (self->exclusions->len > 0)
    {
      g_string_append (out, ") NOT ");
      print_phrases (self, out, self->exclusions, languages);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
