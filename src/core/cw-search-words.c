/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Words for the full-text search: where they are in a text, what they are without case and accents, and their stem in
 * the language of the text (Snowball).
 *
 * FTS5's own unicode61 ends a word at a vowel sign, which takes Hindi and Thai apart, and makes one word of a whole
 * Chinese sentence. Here marks belong to their word, and every sign of a script that is written without spaces is a
 * word, so that a word inside such a sentence is found as the phrase of its signs. */

#include "config.h"

#include "cw-search-words.h"

#include <libstemmer.h>
#include <string.h>

/* Longer runs are no words but data; they are found by their beginning. */
#define MAX_WORD_BYTES 120

/* Folding can make a word longer: a ligature becomes three letters. */
#define BUFFER_SIZE (MAX_WORD_BYTES * 4)

#define MAX_DECOMPOSITION 18
#define CACHE_SIZE 8192
#define CACHED_BYTES 27

typedef struct
{
  const char *code; /* ISO 639-1 */
  const char *algorithm;
} Language;

static const Language known[] = {
  { "en", "english" },    { "ar", "arabic" },   { "ca", "catalan" },    { "da", "danish" },
  { "de", "german" },     { "el", "greek" },    { "es", "spanish" },    { "eu", "basque" },
  { "fi", "finnish" },    { "fr", "french" },   { "ga", "irish" },      { "hi", "hindi" },
  { "hu", "hungarian" },  { "hy", "armenian" }, { "id", "indonesian" }, { "it", "italian" },
  { "lt", "lithuanian" }, { "ne", "nepali" },   { "nl", "dutch" },      { "no", "norwegian" },
  { "pt", "portuguese" }, { "ro", "romanian" }, { "ru", "russian" },    { "sr", "serbian" },
  { "sv", "swedish" },    { "ta", "tamil" },    { "tr", "turkish" },    { "yi", "yiddish" },
};

#define N_LANGUAGES G_N_ELEMENTS (known)
#define NO_LANGUAGE N_LANGUAGES

/* A word that was met before; texts repeat a few thousand words all the time. */
typedef struct
{
  guint8 language; /* index + 1 */
  guint8 length;
  char word[CACHED_BYTES + 1];
  char surface[2 * CACHED_BYTES];
  char stem[2 * CACHED_BYTES];
} Entry;

struct _CwSearchWords
{
  struct sb_stemmer *stemmers[N_LANGUAGES];
  Entry cache[CACHE_SIZE];
  char surface[BUFFER_SIZE];
  char stem[BUFFER_SIZE];
};

/**
 * cw_search_words_new:
 *
 * Returns: (transfer full): a finder of words
 */
CwSearchWords *
cw_search_words_new (void)
{
  return g_new0 (CwSearchWords, 1);
}

void
cw_search_words_free (CwSearchWords *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_LANGUAGES; i++)
    sb_stemmer_delete (self->stemmers[i]);
  g_free (self);
}

/* --- languages ------------------------------------------------------------------------------------------------ */

static guint
find_language (const char *name, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (name, length);

  if (g_str_equal (lower, "nb") || g_str_equal (lower, "nn"))
    return find_language ("no", 2);
  for (guint i = 0; i < N_LANGUAGES; i++)
    if (g_str_equal (known[i].code, lower) || g_str_equal (known[i].algorithm, lower))
      return i;
  return NO_LANGUAGE;
}

/**
 * cw_search_words_language:
 * @language: what a source says of its language: "de-AT", "German", ""
 *
 * A source that does not name its language is taken for English: for a text in another language that does little
 * harm, because words of the text and of the question lose the same endings.
 *
 * Returns: (transfer none): the ISO 639-1 code of the language whose word forms are known, or "-"
 */
const char *
cw_search_words_language (const char *language)
{
  guint index;

  g_return_val_if_fail (language != NULL, "-");

  index = *language == '\0' ? 0 : find_language (language, strcspn (language, "-_ ,"));
  return index == NO_LANGUAGE ? "-" : known[index].code;
}

static struct sb_stemmer *
get_stemmer (CwSearchWords *self, guint language)
{
  if (self->stemmers[language] == NULL)
    self->stemmers[language] = sb_stemmer_new (known[language].algorithm, "UTF_8");
  return self->stemmers[language];
}

/* --- folding ---------------------------------------------------------------------------------------------------- */

/* Accents, and the points of scripts that are mostly written without them. The vowel signs of the others are letters. */
static gboolean
is_accent (gunichar c)
{
  if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
    return FALSE;
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff;
}

static char *
append_folded (char *out, const char *limit, gunichar c)
{
  gunichar parts[MAX_DECOMPOSITION];
  gsize n;

  if (is_invisible (c))
    return out;
  if (c == 0xdf || c == 0x1e9e)
    return append_folded (append_folded (out, limit, 's'), limit, 's');
  n = g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSITION);
  for (gsize i = 0; i < n && out + 6 < limit; i++)
    if (!is_accent (parts[i]))
      out += g_unichar_to_utf8 (g_unichar_tolower (parts[i]), out);
  return out;
}

static void
fold (char *buffer, const char *word, const char *end)
{
  char *out = buffer;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p >= 0x80)
        out = append_folded (out, buffer + BUFFER_SIZE, g_utf8_get_char (p));
      else if (out + 1 < buffer + BUFFER_SIZE)
        *out++ = g_ascii_tolower (*p);
    }
  *out = '\0';
}

/* The stemmers know accents, and each of them as one sign. */
static char *
lower_and_compose (const char *word, const char *end)
{
  g_autoptr (GString) lower = g_string_sized_new (end - word + 8);
  gboolean has_marks = FALSE;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_marks = has_marks || g_unichar_ismark (c);
      if (!is_invisible (c))
        g_string_append_unichar (lower, g_unichar_tolower (c));
    }
  if (has_marks)
    return g_utf8_normalize (lower->str, lower->len, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_string_free (g_steal_pointer (&lower), FALSE);
}

static void
stem_word (CwSearchWords *self, guint language, const char *lower)
{
  struct sb_stemmer *stemmer = get_stemmer (self, language);
  const char *stem
      = stemmer == NULL
            ? NULL
            : (const char *) sb_stemmer_stem (stemmer, (const sb_symbol *) lower, strlen (lower));

  if (stem != NULL)
    fold (self->stem, stem, stem + sb_stemmer_length (stemmer));
  if (stem == NULL || *self->stem == '\0')
    strcpy (self->stem, self->surface);
}

static gboolean
is_ascii (const char *word, const char *end)
{
  for (; word < end; word++)
    if ((guchar) *word >= 0x80)
      return FALSE;
  return TRUE;
}

/* Scripts that put no spaces between words, and Hangul, which joins particles to them. */
static gboolean
is_sign (gunichar c)
{
  if (c < 0xe00)
    return FALSE;
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return g_unichar_isalnum (c) || g_unichar_ismark (c);
    default:
      return FALSE;
    }
}

/* A sign with the marks that compose with it, as a voiced kana may be written. */
static const char *
read_sign (const char *p, const char *end, gunichar *sign)
{
  gunichar composed;

  *sign = g_utf8_get_char (p);
  p = g_utf8_next_char (p);
  while (p < end && g_unichar_compose (*sign, g_utf8_get_char (p), &composed))
    {
      *sign = composed;
      p = g_utf8_next_char (p);
    }
  return p;
}

/* Fills the buffers. */
static void
analyse (CwSearchWords *self, guint language, const char *word, const char *end)
{
  g_autofree char *lower = NULL;
  gunichar sign;

  if (word < end && is_sign (g_utf8_get_char (word)))
    {
      read_sign (word, end, &sign);
      self->surface[g_unichar_to_utf8 (sign, self->surface)] = '\0';
      language = NO_LANGUAGE;
    }
  else
    fold (self->surface, word, end);
  if (language == NO_LANGUAGE || *self->surface == '\0')
    strcpy (self->stem, self->surface);
  else if (is_ascii (word, end))
    stem_word (self, language, self->surface);
  else
    {
      lower = lower_and_compose (word, end);
      stem_word (self, language, lower != NULL ? lower : self->surface);
    }
}

static Entry *
find_entry (CwSearchWords *self, guint language, const char *word, gsize length)
{
  guint32 hash = 5381 + language;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) word[i];
  return &self->cache[(hash ^ (hash >> 13)) % CACHE_SIZE];
}

static void
remember (CwSearchWords *self, Entry *entry, guint language, const char *word, gsize length)
{
  entry->language = 0;
  if (strlen (self->surface) >= sizeof entry->surface || strlen (self->stem) >= sizeof entry->stem)
    return;
  entry->language = language + 1;
  entry->length = length;
  memcpy (entry->word, word, length);
  strcpy (entry->surface, self->surface);
  strcpy (entry->stem, self->stem);
}

/* Where a run is cut that is too long, in bytes; never within a code point. */
static gsize
cut_word (const char *word, gsize length)
{
  if (length <= MAX_WORD_BYTES)
    return length;
  length = MAX_WORD_BYTES;
  while (((guchar) word[length] & 0xc0) == 0x80)
    length--;
  return length;
}

static gboolean
give_word (CwSearchWords *self,
           guint language,
           CwSearchWord *word,
           const char *text,
           CwSearchWordFunc func,
           gpointer user_data)
{
  const char *start = text + word->start;
  gsize length = cut_word (start, word->end - word->start);
  const char *end = start + length;
  Entry *entry = NULL;

  if (length <= CACHED_BYTES)
    entry = find_entry (self, language, start, length);
  if (entry != NULL && entry->language == language + 1 && entry->length == length
      && memcmp (entry->word, start, length) == 0)
    {
      word->surface = entry->surface;
      word->stem = entry->stem;
    }
  else
    {
      analyse (self, language, start, end);
      if (entry != NULL)
        remember (self, entry, language, start, length);
      word->surface = self->surface;
      word->stem = self->stem;
    }
  return *word->surface == '\0' || func (word, user_data);
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static gboolean
belongs_to_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);
  return !is_sign (c) && (g_unichar_isalnum (c) || g_unichar_ismark (c) || is_invisible (c));
}

static gboolean
give_sign (const char *text,
           const char *end,
           const char **place,
           CwSearchWordFunc func,
           gpointer user_data)
{
  char surface[8] = { 0 };
  CwSearchWord word = { .surface = surface, .stem = surface, .start = *place - text };
  gunichar sign;

  *place = read_sign (*place, end, &sign);
  word.end = *place - text;
  surface[g_unichar_to_utf8 (sign, surface)] = '\0';
  return func (&word, user_data);
}

static const char *
find_end_of_word (const char *p, const char *end)
{
  while (p < end && belongs_to_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
each_word (CwSearchWords *self,
           guint language,
           const char *text,
           const char *end,
           CwSearchWordFunc func,
           gpointer user_data)
{
  const char *p = text;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xe00 && is_sign (c))
        {
          if (!give_sign (text, end, &p, func, user_data))
            return FALSE;
        }
      else if (belongs_to_word (c))
        {
          const char *after = find_end_of_word (p, end);
          CwSearchWord word = { .start = p - text, .end = after - text };

          p = after;
          if (!give_word (self, language, &word, text, func, user_data))
            return FALSE;
        }
      else
        p = g_utf8_next_char (p);
    }
  return TRUE;
}

/**
 * cw_search_words_each:
 * @language: as cw_search_words_language() gives it
 * @text: valid UTF-8
 * @length: in bytes, or -1
 *
 * Calls a function for every word of a text, in order.
 *
 * Returns: FALSE if the function stopped it
 */
gboolean
cw_search_words_each (CwSearchWords *self,
                      const char *language,
                      const char *text,
                      gssize length,
                      CwSearchWordFunc func,
                      gpointer user_data)
{
  g_return_val_if_fail (self != NULL && language != NULL && text != NULL, FALSE);

  return each_word (self,
                    find_language (language, strlen (language)),
                    text,
                    text + (length < 0 ? (gssize) strlen (text) : length),
                    func,
                    user_data);
}

/**
 * cw_search_words_list_forms:
 * @languages: codes of languages, separated by commas
 * @word: one word
 *
 * What a word of a question stands for. A word of a text is meant when its stem is one of these: the stems of the word
 * in each of the languages.
 *
 * Returns: (transfer full): the stems; none where there is no word
 */
char **
cw_search_words_list_forms (CwSearchWords *self,
                            const char *languages,
                            const char *word,
                            gssize length)
{
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) codes = NULL;

  g_return_val_if_fail (self != NULL && languages != NULL && word != NULL, NULL);

  length = cut_word (word, length < 0 ? (gssize) strlen (word) : length);
  codes = g_strsplit (languages, ",", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      analyse (self, find_language (codes[i], strlen (codes[i])), word, word + length);
      if (*self->stem != '\0' && g_hash_table_add (seen, g_strdup (self->stem)))
        g_strv_builder_add (forms, self->stem);
    }
  return g_strv_builder_end (forms);
}

/**
 * cw_search_words_dup_beginning:
 * @word: the beginning of a word
 *
 * Returns: (transfer full): it as words are that begin so
 */
char *
cw_search_words_dup_beginning (CwSearchWords *self, const char *word)
{
  g_return_val_if_fail (self != NULL && word != NULL, NULL);

  analyse (self, NO_LANGUAGE, word, word + cut_word (word, strlen (word)));
  return g_strdup (self->surface);
}
