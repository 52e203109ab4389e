/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes that are called almost alike, and codes that are found at the same places (method.md W19, W23, D20). It is a
 * list to look at: what is one code and what are two is the analyst's to say. */

#include "config.h"

#include "cw-confusables.h"

#include <string.h>

/* From here on two names are worth a second look; "dispatch rule" and "dispatch rules" are far above it. */
#define SIMILAR_NAMES 0.72

/* Below this, meeting at the same places is what codes do. */
#define MUCH_OVERLAP 0.5
#define MANY_SHARED 3

/* Longer names are compared by their beginnings. */
#define MAX_CHARACTERS 64

/* --- names ------------------------------------------------------------------------------------------------------------ */

/* A name as it is compared: without case, its letters and its words. */
typedef struct
{
  gunichar *letters;
  glong n_letters;
  char **words;
  guint n_words;
} Name;

static void
name_init (Name *self, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal, -1);

  self->letters = g_utf8_to_ucs4_fast (g_strstrip (folded), -1, &self->n_letters);
  self->n_letters = MIN (self->n_letters, MAX_CHARACTERS);
  self->words = g_str_tokenize_and_fold (text, NULL, NULL);
  self->n_words = g_strv_length (self->words);
}

static void
name_clear (gpointer data)
{
  Name *self = data;

  g_free (self->letters);
  g_strfreev (self->words);
}

/* How many letters have to be changed, added or left out (Levenshtein 1966). */
static guint
measure_distance (const Name *a, const Name *b)
{
  guint row[MAX_CHARACTERS + 1];

  for (glong j = 0; j <= b->n_letters; j++)
    row[j] = j;
  for (glong i = 1; i <= a->n_letters; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (glong j = 1; j <= b->n_letters; j++)
        {
          guint above = row[j];
          guint change = diagonal + (a->letters[i - 1] != b->letters[j - 1]);

          row[j] = MIN (MIN (above, row[j - 1]) + 1, change);
          diagonal = above;
        }
    }
  return row[b->n_letters];
}

/* Lengths that differ much need no closer look. */
static double
compare_letters (const Name *a, const Name *b)
{
  glong longest = MAX (a->n_letters, b->n_letters);
  glong shortest = MIN (a->n_letters, b->n_letters);

  if (longest == 0 || shortest < longest * SIMILAR_NAMES)
    return longest == 0 ? 0 : (double) shortest / longest * 0.5;
  return 1.0 - (double) measure_distance (a, b) / longest;
}

/* "rule" and "rules", "dispatch" and "dispatching". */
static gboolean
are_forms_of_a_word (const char *a, const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b), shorter = MIN (n_a, n_b);

  return strncmp (a, b, shorter) == 0
         && (n_a == n_b || (shorter >= 4 && MAX (n_a, n_b) - shorter <= 3));
}

static guint
count_common (const Name *a, const Name *b)
{
  guint n = 0;

  for (guint i = 0; i < a->n_words; i++)
    for (guint j = 0; j < b->n_words; j++)
      if (are_forms_of_a_word (a->words[i], b->words[j]))
        {
          n++;
          break;
        }
  return n;
}

/* The same words in another order, or in other forms: nearly the same name. */
static double
compare_words (const Name *a, const Name *b)
{
  if (a->n_words < 2 || b->n_words < 2)
    return 0;
  return 0.95 * MIN (count_common (a, b), count_common (b, a)) / MAX (a->n_words, b->n_words);
}

static double
compare_names (const Name *a, const Name *b)
{
  return MAX (compare_letters (a, b), compare_words (a, b));
}

/**
 * cw_name_similarity:
 *
 * How alike two names look: by their letters (1 less the share that has to change), or by their words where these are
 * the same ones in another order. Case and the form of accents do not matter. What is not alike at all is not
 * measured exactly.
 *
 * Returns: from 0, nothing alike, to 1, the same
 */
double
cw_name_similarity (const char *a, const char *b)
{
  Name first, second;
  double similarity;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  name_init (&first, a);
  name_init (&second, b);
  similarity = compare_names (&first, &second);
  name_clear (&first);
  name_clear (&second);
  return similarity;
}

static double
compare_with_code (const char *name, CwRecord *code)
{
  g_auto (GStrv) aliases = g_strsplit (cw_record_get_text (code, CW_CODE_ALIASES), "\n", -1);
  double best = cw_name_similarity (name, cw_record_get_name (code));

  for (guint i = 0; aliases[i] != NULL; i++)
    if (*aliases[i] != '\0')
      best = MAX (best, cw_name_similarity (name, aliases[i]));
  return best;
}

static int
compare_similar (const void *a, const void *b)
{
  const CwSimilarCode *first = a, *second = b;

  if (first->similarity != second->similarity)
    return first->similarity < second->similarity ? 1 : -1;
  return (first->code > second->code) - (first->code < second->code);
}

/**
 * cw_project_list_similar_codes:
 * @name: what a code is called or to be called
 * @except: a code that is not looked at, 0 for none
 *
 * The codes with a name or an alias that looks like @name (W19: the warning on creation).
 *
 * Returns: (transfer full) (element-type CwSimilarCode): the most similar one first
 */
GArray *
cw_project_list_similar_codes (CwProject *self, const char *name, gint64 except)
{
  g_autoptr (GArray) similar = g_array_new (FALSE, FALSE, sizeof (CwSimilarCode));
  GListModel *codes;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL, NULL);

  codes = cw_project_get_all (self, CW_KIND_CODE);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);
      CwSimilarCode found = { cw_record_get_id (code), compare_with_code (name, code) };

      if (found.code != except && found.similarity >= SIMILAR_NAMES)
        g_array_append_val (similar, found);
    }
  g_array_sort (similar, compare_similar);
  return g_steal_pointer (&similar);
}

/* --- places ----------------------------------------------------------------------------------------------------------- */

/* Sizes by code, and for a pair (code, other) how many excerpts of the code meet the other. */
typedef struct
{
  GHashTable *sizes;
  GHashTable *meetings; /* of guint64 pairs → count */
} Meetings;

static guint64
make_pair (guint32 code, guint32 other)
{
  return (guint64) code << 32 | other;
}

static void
count_one (GHashTable *table, guint64 key)
{
  gpointer place = GSIZE_TO_POINTER (key);

  g_hash_table_insert (
      table, place, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, place)) + 1));
}

static void
note_codes (GHashTable *met, const CwEvidenceSource *source, const CwExcerptSpan *excerpt)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    g_hash_table_add (
        met,
        GSIZE_TO_POINTER (
            g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).code));
}

/* Excerpts are in the order of their starts; @reach says for each where those before it have ended at the latest. */
static void
gather_met (GHashTable *met, const CwEvidenceSource *source, guint index, const guint32 *reach)
{
  const CwExcerptSpan *spans = (const CwExcerptSpan *) source->excerpts->data;

  g_hash_table_remove_all (met);
  note_codes (met, source, &spans[index]);
  for (guint i = index + 1; i < source->excerpts->len && spans[i].start < spans[index].end; i++)
    note_codes (met, source, &spans[i]);
  for (guint i = index; i > 0 && reach[i] > spans[index].start; i--)
    if (spans[i - 1].end > spans[index].start)
      note_codes (met, source, &spans[i - 1]);
}

static void
count_meetings (Meetings *self,
                GHashTable *met,
                const CwEvidenceSource *source,
                const CwExcerptSpan *excerpt)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      guint32 code = g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).code;
      GHashTableIter iter;
      gpointer other;

      count_one (self->sizes, code);
      g_hash_table_iter_init (&iter, met);
      while (g_hash_table_iter_next (&iter, &other, NULL))
        if (GPOINTER_TO_SIZE (other) != code)
          count_one (self->meetings, make_pair (code, GPOINTER_TO_SIZE (other)));
    }
}

static guint32 *
find_reach (const CwEvidenceSource *source)
{
  guint32 *reach = g_new0 (guint32, source->excerpts->len + 1);

  for (guint i = 0; i < source->excerpts->len; i++)
    reach[i + 1] = MAX (reach[i], g_array_index (source->excerpts, CwExcerptSpan, i).end);
  return reach;
}

static void
count_source (Meetings *self, const CwEvidenceSource *source)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *reach = find_reach (source);

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, i);

      if (excerpt->n_codings == 0 || excerpt->start >= excerpt->end)
        continue;
      gather_met (met, source, i, reach);
      count_meetings (self, met, source, excerpt);
    }
}

static guint
look_up (GHashTable *table, guint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, GSIZE_TO_POINTER (key)));
}

static CwConfusable
measure_pair (Meetings *self, gint64 first, gint64 second, double similarity)
{
  guint n_first = look_up (self->sizes, first), n_second = look_up (self->sizes, second);
  gboolean swapped = n_second < n_first;
  CwConfusable pair = { swapped ? second : first, swapped ? first : second, 0, 0, similarity };
  guint smaller = MIN (n_first, n_second);

  pair.shared = look_up (self->meetings, make_pair (pair.code, pair.other));
  pair.overlap = smaller == 0 ? 0 : (double) pair.shared / smaller;
  return pair;
}

static gboolean
is_worth_a_look (const CwConfusable *pair)
{
  return pair->similarity >= SIMILAR_NAMES
         || (pair->overlap >= MUCH_OVERLAP && pair->shared >= MANY_SHARED);
}

static int
compare_confusables (const void *a, const void *b)
{
  const CwConfusable *first = a, *second = b;
  double weight = (second->overlap + second->similarity) - (first->overlap + first->similarity);

  if (weight != 0)
    return weight > 0 ? 1 : -1;
  return (first->code > second->code) - (first->code < second->code);
}

static GArray *
list_names (GListModel *codes)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  g_array_set_clear_func (names, name_clear);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);
      Name name;

      name_init (&name, cw_record_get_name (code));
      g_array_append_val (names, name);
    }
  return names;
}

static void
compare_with_later (GListModel *codes, GArray *names, guint i, Meetings *meetings, GArray *pairs)
{
  g_autoptr (CwRecord) a = g_list_model_get_item (codes, i);

  for (guint j = i + 1; j < names->len; j++)
    {
      g_autoptr (CwRecord) b = g_list_model_get_item (codes, j);
      CwConfusable pair = measure_pair (
          meetings,
          cw_record_get_id (a),
          cw_record_get_id (b),
          compare_names (&g_array_index (names, Name, i), &g_array_index (names, Name, j)));

      if (is_worth_a_look (&pair))
        g_array_append_val (pairs, pair);
    }
}

/**
 * cw_project_list_confusables:
 *
 * Pairs of codes whose names are alike, or of which at least half of the smaller one's excerpts share text with the
 * larger one's.
 *
 * Returns: (transfer full) (element-type CwConfusable): the most alike first
 */
GArray *
cw_project_list_confusables (CwProject *self)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (CwConfusable));
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) meetings = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) names = NULL;
  Meetings all = { sizes, meetings };
  CwEvidence *evidence;
  GListModel *codes;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  evidence = cw_project_get_evidence (self);
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    count_source (&all, cw_evidence_get_source (evidence, i));
  codes = cw_project_get_all (self, CW_KIND_CODE);
  names = list_names (codes);
  for (guint i = 0; i < names->len; i++)
    compare_with_later (codes, names, i, &all, pairs);
  g_array_sort (pairs, compare_confusables);
  return g_steal_pointer (&pairs);
}
