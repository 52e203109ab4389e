/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Double coverage: one code on different passages that overlap (method.md R6). That is allowed; this lists it, and
 * does what the analyst says of each: keep both, unite them, or trim one. Codings of different passes or coders are
 * none of it: there it is what the comparison needs. */

#include "config.h"

#include "cw-double-coverage.h"

#include "cw-coding-fold.h"
#include "cw-coding.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

/* A coding with its place. */
typedef struct
{
  gint64 id;
  gint64 code;
  gint64 excerpt;
  gint64 source;
  gint64 pass;
  const char *coder; /* interned */
  guint start;
  guint end;
} Place;

#define PLACES(condition)                                                                          \
  "SELECT coding.id, code_id, excerpt_id, source_id, pass, coder, start_pos, end_pos "             \
  "FROM coding JOIN excerpt ON excerpt.id = excerpt_id " condition                                 \
  "ORDER BY code_id, source_id, coder, pass, start_pos, end_pos, excerpt_id, coding.id"

/* ?1 a code or 0 for all, ?2 and ?3 two excerpts or 0 for any: each has an index of its own. */
static const char *
select_places (gint64 code, gint64 excerpt)
{
  if (excerpt != 0)
    return PLACES ("WHERE (?1 = 0 OR +code_id = ?1) AND excerpt_id IN (?2, ?3) ");
  if (code != 0)
    return PLACES ("WHERE code_id = ?1 AND ?2 = 0 AND ?3 = ?3 ");
  return PLACES ("WHERE ?1 = 0 AND ?2 = 0 AND ?3 = ?3 ");
}

static GArray *
list_places (CwProject *self, gint64 code, gint64 excerpt, gint64 other, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (CwStatement) rows = cw_database_query (cw_project_get_database (self),
                                                    error,
                                                    select_places (code, excerpt),
                                                    "iii",
                                                    code,
                                                    excerpt,
                                                    other);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      Place place
          = { cw_statement_get_integer (rows, 0), cw_statement_get_integer (rows, 1),
              cw_statement_get_integer (rows, 2), cw_statement_get_integer (rows, 3),
              cw_statement_get_integer (rows, 4), g_intern_string (cw_statement_get_text (rows, 5)),
              cw_statement_get_integer (rows, 6), cw_statement_get_integer (rows, 7) };

      g_array_append_val (places, place);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

static gboolean
are_comparable (const Place *a, const Place *b)
{
  return a->code == b->code && a->source == b->source && a->coder == b->coder && a->pass == b->pass;
}

/* --- the list -------------------------------------------------------------------------------------------------- */

static char *
make_key (gint64 code, gint64 first, gint64 second)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          code,
                          MIN (first, second),
                          MAX (first, second));
}

static GHashTable *
read_kept (CwProject *self, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (self),
                           error,
                           "SELECT code_id, first_id, second_id FROM kept_overlap",
                           "");
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (kept,
                      make_key (cw_statement_get_integer (rows, 0),
                                cw_statement_get_integer (rows, 1),
                                cw_statement_get_integer (rows, 2)));
  return step == CW_STEP_DONE ? g_steal_pointer (&kept) : NULL;
}

static void
add_pair (GArray *list, GHashTable *kept, const Place *a, const Place *b)
{
  g_autofree char *key = make_key (a->code, a->excerpt, b->excerpt);
  CwDoubleCoverage pair = {
    .code = a->code,
    .source = a->source,
    .first = a->excerpt,
    .second = b->excerpt,
    .start = b->start,
    .end = MIN (a->end, b->end),
  };

  if (!g_hash_table_contains (kept, key))
    g_array_append_val (list, pair);
}

/**
 * cw_project_list_double_coverage:
 * @code: one code, or 0 for all
 *
 * Two excerpts that only touch do not overlap, and what the analyst has decided to keep is not listed.
 *
 * Returns: (transfer full) (nullable) (element-type CwDoubleCoverage): each two overlapping excerpts of a code, by
 *   code, source and place
 */
GArray *
cw_project_list_double_coverage (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (CwDoubleCoverage));
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GArray) places = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  kept = read_kept (self, error);
  places = kept == NULL ? NULL : list_places (self, code, 0, 0, error);
  if (places == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    for (guint j = i + 1; j < places->len; j++)
      {
        const Place *a = &g_array_index (places, Place, i);
        const Place *b = &g_array_index (places, Place, j);

        if (!are_comparable (a, b) || b->start >= a->end)
          break;
        add_pair (list, kept, a, b);
      }
  return g_steal_pointer (&list);
}

/* --- two of them ------------------------------------------------------------------------------------------------- */

static const char *
code_name (CwProject *self, gint64 code)
{
  return cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code));
}

/* Finds the two codings that overlap, in the order of their places. */
static gboolean
find_pair (CwProject *self, gint64 code, gint64 excerpt, gint64 other, Place *pair, GError **error)
{
  g_autoptr (GArray) places = NULL;

  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL)
    return FALSE;
  places = list_places (self, code, excerpt, other, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 1; i < places->len; i++)
    {
      pair[0] = g_array_index (places, Place, i - 1);
      pair[1] = g_array_index (places, Place, i);
      if (pair[0].excerpt != pair[1].excerpt && are_comparable (&pair[0], &pair[1])
          && pair[1].start < pair[0].end)
        return TRUE;
    }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "E-%" G_GINT64_FORMAT " and E-%" G_GINT64_FORMAT
               " do not both have the code “%s” on the same text.",
               excerpt,
               other,
               code_name (self, code));
  return FALSE;
}

/**
 * cw_project_keep_overlap:
 *
 * Says that two overlapping excerpts of a code are both wanted, so that they are no longer listed.
 */
gboolean
cw_project_keep_overlap (CwProject *self, gint64 code, gint64 excerpt, gint64 other, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autofree char *key = make_key (code, excerpt, other);
  Place pair[2];

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  kept = read_kept (self, error);
  if (kept == NULL || !find_pair (self, code, excerpt, other, pair, error))
    return FALSE;
  if (g_hash_table_contains (kept, key))
    return TRUE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "INSERT INTO kept_overlap (code_id, first_id, second_id, created_at) "
                             "VALUES (?1, ?2, ?3, ?4)",
                             "iiis",
                             code,
                             pair[0].excerpt,
                             pair[1].excerpt,
                             cw_project_get_now (self))
         && cw_transaction_commit (transaction,
                                   error,
                                   "Kept both E-%" G_GINT64_FORMAT " and E-%" G_GINT64_FORMAT
                                   " for “%s”",
                                   pair[0].excerpt,
                                   pair[1].excerpt,
                                   code_name (self, code));
}

/* --- uniting ------------------------------------------------------------------------------------------------------ */

/* Puts all codings of a run of overlapping places on one excerpt that reaches over all of it. */
static gint64
unite (CwProject *self, const Place *places, guint n, GError **error)
{
  guint start = places[0].start, end = places[0].end;
  gint64 excerpt;

  for (guint i = 1; i < n; i++)
    end = MAX (end, places[i].end);
  excerpt = cw_project_create_excerpt (self, places[0].source, start, end, error);
  for (guint i = 0; excerpt != 0 && i < n; i++)
    if (!cw_coding_set_excerpt (self, places[i].id, excerpt, error))
      return 0;
  return excerpt;
}

/**
 * cw_project_coalesce_excerpts:
 *
 * Puts one excerpt in the place of two that overlap: it has the code, the earlier time and both comments. An excerpt
 * that has another code or is cited stays, without this code.
 *
 * Returns: the id of the excerpt, or 0
 */
gint64
cw_project_coalesce_excerpts (CwProject *self,
                              gint64 code,
                              gint64 excerpt,
                              gint64 other,
                              GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  Place pair[2];
  gint64 united;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  if (!find_pair (self, code, excerpt, other, pair, error))
    return 0;
  transaction = cw_transaction_begin (self, error);
  united = transaction == NULL ? 0 : unite (self, pair, G_N_ELEMENTS (pair), error);
  if (united == 0
      || !cw_transaction_commit (transaction,
                                 error,
                                 "United E-%" G_GINT64_FORMAT " and E-%" G_GINT64_FORMAT
                                 " to E-%" G_GINT64_FORMAT " for “%s”",
                                 pair[0].excerpt,
                                 pair[1].excerpt,
                                 united,
                                 code_name (self, code)))
    return 0;
  return united;
}

/* How many places from the first on overlap, each with one of those before it. */
static guint
measure_run (const Place *places, guint n)
{
  guint end = places[0].end;
  guint length;

  for (length = 1; length < n; length++)
    {
      if (!are_comparable (&places[0], &places[length]) || places[length].start >= end)
        break;
      end = MAX (end, places[length].end);
    }
  return length;
}

static gboolean
has_any (const Place *places, guint n, GHashTable *codings)
{
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (codings, GSIZE_TO_POINTER (places[i].id)))
      return TRUE;
  return FALSE;
}

/**
 * cw_double_coverage_coalesce:
 * @codings: a set of coding ids as pointers; a run of overlapping excerpts without one of them is left alone
 * @n: (out): how many runs have become one excerpt
 *
 * Unites what a merge has made overlap. To be called inside a transaction.
 */
gboolean
cw_double_coverage_coalesce (CwProject *project,
                             gint64 code,
                             GHashTable *codings,
                             guint *n,
                             GError **error)
{
  g_autoptr (GArray) places = list_places (project, code, 0, 0, error);
  guint length;

  *n = 0;
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i += length)
    {
      const Place *run = &g_array_index (places, Place, i);

      length = measure_run (run, places->len - i);
      if (length == 1 || !has_any (run, length, codings))
        continue;
      if (unite (project, run, length, error) == 0)
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

/* --- trimming ------------------------------------------------------------------------------------------------------ */

/* What is left of the first range without the second. */
static gboolean
subtract (const Place *from, const Place *other, guint *start, guint *end, GError **error)
{
  *start = from->start;
  *end = from->end;
  if (other->start <= from->start)
    *start = MIN (other->end, from->end);
  else if (other->end >= from->end)
    *end = other->start;
  if (*start < *end && (*start > from->start || *end < from->end))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               *start < *end ? "E-%" G_GINT64_FORMAT " cannot be trimmed: E-%" G_GINT64_FORMAT
                               " lies in its middle. Unite the two, or keep both."
                             : "E-%" G_GINT64_FORMAT " cannot be trimmed: it lies inside "
                               "E-%" G_GINT64_FORMAT ". Unite the two, or remove its code.",
               from->excerpt,
               other->excerpt);
  return FALSE;
}

/* An excerpt that has only this coding is made smaller and stays itself; else its other codes keep all of it. */
static gboolean
shrink (CwProject *self, const Place *place, guint start, guint end, GError **error)
{
  gint64 n_codings;
  gint64 present = cw_project_find_excerpt (self, place->source, start, end);

  if (!cw_database_read_integer (cw_project_get_database (self),
                                 &n_codings,
                                 error,
                                 "SELECT count (*) FROM coding WHERE excerpt_id = ?1",
                                 "i",
                                 place->excerpt))
    return FALSE;
  if (n_codings == 1 && present == 0)
    return cw_project_resize_excerpt (self, place->excerpt, start, end, error);
  if (present == 0)
    present = cw_project_create_excerpt (self, place->source, start, end, error);
  return present != 0 && cw_coding_set_excerpt (self, place->id, present, error);
}

/**
 * cw_project_trim_excerpt:
 * @excerpt: the one that gets smaller
 * @other: the one that it must no longer overlap
 *
 * Fails with CW_ERROR_INVALID where nothing or two pieces would be left.
 */
gboolean
cw_project_trim_excerpt (CwProject *self, gint64 code, gint64 excerpt, gint64 other, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  Place pair[2];
  guint which, start, end;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!find_pair (self, code, excerpt, other, pair, error))
    return FALSE;
  which = pair[0].excerpt == excerpt ? 0 : 1;
  if (!subtract (&pair[which], &pair[1 - which], &start, &end, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && shrink (self, &pair[which], start, end, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Trimmed E-%" G_GINT64_FORMAT " at E-%" G_GINT64_FORMAT
                                   " for “%s”",
                                   excerpt,
                                   other,
                                   code_name (self, code));
}
