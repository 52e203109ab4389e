/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwQueryPlan: answering a query. Every part of it is a set of excerpts, a bit for each; a part is only asked about the
 * excerpts that are still in question, and in a chain of “and” the cheap parts are asked first: codes and sources, then
 * places, then words. */

#include "config.h"

#include "cw-query-plan-private.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-search.h"

#define MAX_CHAIN 256

G_DEFINE_BOXED_TYPE (CwQueryPlan, cw_query_plan, cw_query_plan_ref, cw_query_plan_unref)

static CwQueryBits *
answer (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error);

/* --- preparing ------------------------------------------------------------------------------------------------------ */

static gboolean
prepare_node (CwQueryPlan *self, const CwQueryNode *node, CwProject *project, GError **error)
{
  CwQueryMeaning *meaning;

  if (node == NULL)
    return TRUE;
  if (node->operator!= CW_QUERY_TERM)
    return prepare_node (self, node->left, project, error)
           && prepare_node (self, node->right, project, error);
  meaning = g_new0 (CwQueryMeaning, 1);
  g_hash_table_insert (self->meanings, (gpointer) node, meaning);
  return cw_query_meaning_prepare (meaning, node, project, self->snapshot, error)
         && (node->saved == NULL || prepare_node (self, node->saved->root, project, error));
}

/**
 * cw_query_plan_new:
 * @snapshot: of the project as it is now
 * @column: (out) (optional): where the query is wrong, as of cw_query_parse()
 *
 * Finds out what the query means in a project, on the project's thread. Fails as cw_query_resolve() does.
 *
 * Returns: (transfer full) (nullable): the plan
 */
CwQueryPlan *
cw_query_plan_new (CwQuery *query,
                   CwProject *project,
                   CwQuerySnapshot *snapshot,
                   guint *column,
                   GError **error)
{
  g_autoptr (CwQueryPlan) self = NULL;

  g_return_val_if_fail (query != NULL && CW_IS_PROJECT (project) && snapshot != NULL, NULL);

  self = g_new0 (CwQueryPlan, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = cw_query_snapshot_ref (snapshot);
  self->meanings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cw_query_meaning_free);
  /* One of its own, which nobody resolves again while a worker reads it. */
  self->query = cw_query_parse (query->text, column, error);
  if (self->query == NULL || !cw_query_resolve (self->query, project, column, error)
      || !prepare_node (self, self->query->root, project, error))
    return NULL;
  return g_steal_pointer (&self);
}

CwQueryPlan *
cw_query_plan_ref (CwQueryPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_query_plan_unref (CwQueryPlan *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->meanings);
  cw_query_unref (self->query);
  cw_query_snapshot_unref (self->snapshot);
  g_free (self);
}

/* --- conditions ----------------------------------------------------------------------------------------------------- */

static void
mark_codes (CwQueryRun *run, const CwQueryMeaning *meaning, CwQueryBits *bits)
{
  const CwQuerySnapshot *snapshot = run->snapshot;

  for (guint i = 0; i < meaning->codes->len; i++)
    {
      guint32 code = g_array_index (meaning->codes, guint32, i);

      for (guint32 j = snapshot->first_use[code]; j < snapshot->first_use[code + 1]; j++)
        cw_query_bits_add (bits, snapshot->uses[j]);
    }
}

static void
mark_coded (CwQueryRun *run, CwQueryBits *bits)
{
  const CwQuerySnapshot *snapshot = run->snapshot;

  for (guint32 i = 0; i < snapshot->first_use[snapshot->n_codes]; i++)
    cw_query_bits_add (bits, snapshot->uses[i]);
}

static void
mark_sources (CwQueryRun *run,
              const CwQueryMeaning *meaning,
              const CwQueryBits *domain,
              CwQueryBits *bits)
{
  const CwQuerySnapshot *snapshot = run->snapshot;

  for (guint i = 0; i < snapshot->n_sources; i++)
    {
      guint end = snapshot->first_excerpt[i + 1];

      if (!meaning->sources[i])
        continue;
      for (guint j = cw_query_bits_next (domain, snapshot->first_excerpt[i], end); j < end;
           j = cw_query_bits_next (domain, j + 1, end))
        cw_query_bits_add (bits, j);
    }
}

static void
mark_id (CwQueryRun *run, gint64 id, CwQueryBits *bits)
{
  if (id > 0 && id < run->snapshot->n_ids && run->snapshot->place_of[id] != G_MAXUINT32)
    cw_query_bits_add (bits, run->snapshot->place_of[id]);
}

static gboolean
mark_rows (CwQueryRun *run, CwStatement *rows, CwQueryBits *bits, GError **error)
{
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    mark_id (run, cw_statement_get_integer (rows, 0), bits);
  return step == CW_STEP_DONE;
}

static gboolean
mark_flagged (CwQueryRun *run, const CwQueryNode *node, CwQueryBits *bits, GError **error)
{
  g_autoptr (CwStatement) rows = NULL;

  if (node->info->field == CW_QUERY_STANCE)
    rows = cw_database_query (run->database,
                              error,
                              "SELECT excerpt_id FROM evidence_link WHERE stance = ?1",
                              "s",
                              node->value);
  else
    rows = cw_database_prepare (run->database,
                                node->info->field == CW_QUERY_STARRED
                                    ? "SELECT id FROM excerpt WHERE starred <> 0"
                                    : "SELECT id FROM excerpt WHERE comment <> ''",
                                error);
  return mark_rows (run, rows, bits, error);
}

/* R12: the date that an excerpt refers to goes before that of its source. */
static gboolean
mark_referred (CwQueryRun *run,
               const CwQueryNode *node,
               const CwQueryMeaning *meaning,
               const CwQueryBits *domain,
               CwQueryBits *bits,
               GError **error)
{
  g_autoptr (CwQueryBits) own = cw_query_bits_new (run->snapshot->n_excerpts);
  g_autoptr (CwQueryBits) meant = cw_query_bits_new (run->snapshot->n_excerpts);
  g_autoptr (CwStatement) rows = cw_database_prepare (
      run->database,
      "SELECT id, refers_date, refers_end, refers_precision FROM excerpt WHERE refers_date <> ''",
      error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwDateSpan span;

      if (!cw_date_span_of (cw_statement_get_text (rows, 1),
                            cw_statement_get_text (rows, 2),
                            cw_statement_get_text (rows, 3),
                            &span))
        continue;
      mark_id (run, cw_statement_get_integer (rows, 0), own);
      if (cw_date_span_overlaps (&span, &node->span))
        mark_id (run, cw_statement_get_integer (rows, 0), meant);
    }
  mark_sources (run, meaning, domain, bits);
  cw_query_bits_subtract (bits, own);
  cw_query_bits_unite (bits, meant);
  return step == CW_STEP_DONE;
}

static gboolean
has_voice (const CwQuerySnapshot *snapshot, const GArray *places, guint excerpt, const char *voice)
{
  for (guint i = cw_query_find_place (places, snapshot->starts[excerpt]); i < places->len; i++)
    {
      const CwQueryPlace *place = &g_array_index (places, CwQueryPlace, i);

      if (place->start >= snapshot->ends[excerpt])
        break;
      if (place->end > snapshot->starts[excerpt] && place->voice == voice)
        return TRUE;
    }
  return FALSE;
}

static gboolean
mark_voice (CwQueryRun *run,
            const char *voice,
            const CwQueryBits *domain,
            CwQueryBits *bits,
            GError **error)
{
  const CwQuerySnapshot *snapshot = run->snapshot;
  const char *interned = g_intern_string (g_str_equal (voice, "none") ? "" : voice);

  for (guint i = 0; i < snapshot->n_sources; i++)
    {
      guint end = snapshot->first_excerpt[i + 1];
      guint j = cw_query_bits_next (domain, snapshot->first_excerpt[i], end);
      const GArray *places;

      if (j == end)
        continue;
      places = cw_query_snapshot_load_places (run->snapshot, run->database, i, error);
      if (places == NULL || g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      for (; j < end; j = cw_query_bits_next (domain, j + 1, end))
        if (has_voice (snapshot, places, j, interned))
          cw_query_bits_add (bits, j);
    }
  return TRUE;
}

static gboolean
mark_condition (CwQueryRun *run,
                const CwQueryNode *node,
                const CwQueryBits *domain,
                CwQueryBits *bits,
                GError **error)
{
  const CwQueryMeaning *meaning = g_hash_table_lookup (run->plan->meanings, node);

  switch ((int) node->info->field)
    {
    case CW_QUERY_CODE:
    case CW_QUERY_THEME:
      mark_codes (run, meaning, bits);
      return TRUE;
    case CW_QUERY_CODED:
      mark_coded (run, bits);
      return TRUE;
    case CW_QUERY_EXCERPT:
      mark_id (run, node->id, bits);
      return TRUE;
    case CW_QUERY_STARRED:
    case CW_QUERY_COMMENTED:
    case CW_QUERY_STANCE:
      return mark_flagged (run, node, bits, error);
    case CW_QUERY_REFERRED:
      return mark_referred (run, node, meaning, domain, bits, error);
    case CW_QUERY_VOICE:
      return mark_voice (run, node->value, domain, bits, error);
    default:
      /* Parts of sources, or whole ones. */
      mark_sources (run, meaning, domain, bits);
      cw_query_mark_stretches (run->snapshot, meaning->stretches, domain, bits);
      return TRUE;
    }
}

static CwQueryBits *
answer_condition (CwQueryRun *run,
                  const CwQueryNode *node,
                  const CwQueryBits *domain,
                  GError **error)
{
  g_autoptr (CwQueryBits) bits = NULL;

  if (node->pattern != NULL)
    return cw_query_find_texts (run, node->pattern, domain, error);
  if (node->saved != NULL)
    return answer (run, node->saved->root, domain, error);
  bits = cw_query_bits_new (run->snapshot->n_excerpts);
  if (!mark_condition (run, node, domain, bits, error))
    return NULL;
  cw_query_bits_intersect (bits, domain);
  return g_steal_pointer (&bits);
}

/* --- operators ------------------------------------------------------------------------------------------------------ */

static guint
cost_of (const CwQueryNode *node)
{
  guint left = node->left == NULL ? 0 : cost_of (node->left);
  guint right = node->right == NULL ? 0 : cost_of (node->right);

  if (node->operator!= CW_QUERY_TERM)
    return MAX (left, right) + (node->operator>= CW_QUERY_OVERLAPS ? 1 : 0);
  if (node->pattern != NULL)
    return 20;
  if (node->saved != NULL)
    return cost_of (node->saved->root);
  return node->info->field == CW_QUERY_VOICE ? 10 : 1;
}

static guint
list_chain (const CwQueryNode *node, const CwQueryNode **chain, guint n)
{
  if (node->operator!= CW_QUERY_AND)
    {
      chain[n] = node;
      return n + 1;
    }
  return list_chain (node->right, chain, list_chain (node->left, chain, n));
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  guint x = cost_of (*(const CwQueryNode *const *) a);
  guint y = cost_of (*(const CwQueryNode *const *) b);

  return (x > y) - (x < y);
}

static CwQueryBits *
answer_and (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error)
{
  const CwQueryNode *chain[MAX_CHAIN];
  guint n = list_chain (node, chain, 0);
  g_autoptr (CwQueryBits) bits = cw_query_bits_copy (domain);

  qsort (chain, n, sizeof *chain, compare_costs);
  for (guint i = 0; i < n && !cw_query_bits_is_empty (bits); i++)
    {
      CwQueryBits *next = answer (run, chain[i], bits, error);

      g_free (bits);
      bits = next;
      if (bits == NULL)
        return NULL;
    }
  return g_steal_pointer (&bits);
}

static CwQueryBits *
answer_or (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error)
{
  g_autoptr (CwQueryBits) bits = answer (run, node->left, domain, error);
  g_autoptr (CwQueryBits) rest = NULL;
  g_autoptr (CwQueryBits) others = NULL;

  if (bits == NULL)
    return NULL;
  rest = cw_query_bits_copy (domain);
  cw_query_bits_subtract (rest, bits);
  others = answer (run, node->right, rest, error);
  if (others == NULL)
    return NULL;
  cw_query_bits_unite (bits, others);
  return g_steal_pointer (&bits);
}

static CwQueryBits *
answer_not (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error)
{
  g_autoptr (CwQueryBits) others = answer (run, node->left, domain, error);
  g_autoptr (CwQueryBits) bits = NULL;

  if (others == NULL)
    return NULL;
  bits = cw_query_bits_copy (domain);
  cw_query_bits_subtract (bits, others);
  return g_steal_pointer (&bits);
}

/* An excerpt without words, whose text has been deleted, is in no answer, as in no matrix. */
static CwQueryBits *
list_whole (const CwQuerySnapshot *snapshot, const CwQueryBits *near)
{
  CwQueryBits *bits = cw_query_bits_new (snapshot->n_excerpts);

  for (guint i = 0; i < snapshot->n_sources; i++)
    {
      guint first = snapshot->first_excerpt[i];
      guint end = snapshot->first_excerpt[i + 1];

      if (near != NULL && cw_query_bits_next (near, first, end) == end)
        continue;
      for (guint j = first; j < end; j++)
        if (snapshot->starts[j] < snapshot->ends[j])
          cw_query_bits_add (bits, j);
    }
  return bits;
}

/* The other side may be anywhere in the sources of this side. */
static CwQueryBits *
answer_place (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error)
{
  g_autoptr (CwQueryBits) left = answer (run, node->left, domain, error);
  g_autoptr (CwQueryBits) others = NULL;
  g_autoptr (CwQueryBits) right = NULL;

  if (left == NULL || cw_query_bits_is_empty (left))
    return g_steal_pointer (&left);
  others = list_whole (run->snapshot, left);
  right = answer (run, node->right, others, error);
  return right == NULL ? NULL : cw_query_relate (run, node, left, right, error);
}

static CwQueryBits *
answer (CwQueryRun *run, const CwQueryNode *node, const CwQueryBits *domain, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return NULL;
  switch (node->operator)
    {
    case CW_QUERY_TERM:
      return answer_condition (run, node, domain, error);
    case CW_QUERY_NOT:
      return answer_not (run, node, domain, error);
    case CW_QUERY_AND:
      return answer_and (run, node, domain, error);
    case CW_QUERY_OR:
      return answer_or (run, node, domain, error);
    case CW_QUERY_OVERLAPS:
    case CW_QUERY_WITHIN:
    case CW_QUERY_NEAR:
    case CW_QUERY_PRECEDES:
    case CW_QUERY_FOLLOWS:
      return answer_place (run, node, domain, error);
    }
  g_return_val_if_reached (NULL);
}

/* --- running -------------------------------------------------------------------------------------------------------- */

static GArray *
list_ids (const CwQuerySnapshot *snapshot, const CwQueryBits *bits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = cw_query_bits_next (bits, 0, snapshot->n_excerpts); i < snapshot->n_excerpts;
       i = cw_query_bits_next (bits, i + 1, snapshot->n_excerpts))
    {
      gint64 id = snapshot->ids[i];

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * cw_query_plan_run:
 * @database: a connection of this thread
 * @cancellable: (nullable): stops it
 *
 * Answers the query; any thread may. Fails with G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the excerpts, by source and place
 */
GArray *
cw_query_plan_run (CwQueryPlan *self,
                   CwDatabase *database,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *languages = NULL;
  g_autoptr (CwQueryBits) domain = NULL;
  g_autoptr (CwQueryBits) bits = NULL;
  CwQueryRun run = { self, NULL, database, cancellable, NULL };

  g_return_val_if_fail (self != NULL && CW_IS_DATABASE (database), NULL);

  languages = cw_search_list_languages (database, error);
  if (languages == NULL)
    return NULL;
  run.snapshot = self->snapshot;
  run.languages = languages;
  domain = list_whole (self->snapshot, NULL);
  bits = answer (&run, self->query->root, domain, error);
  return bits == NULL ? NULL : list_ids (self->snapshot, bits);
}

static gboolean
find_hits (CwQueryRun *run, const CwQueryNode *node, guint excerpt, GArray *ranges, GError **error)
{
  if (node == NULL || node->operator== CW_QUERY_NOT)
    return TRUE;
  if (node->pattern != NULL)
    return cw_query_list_ranges (run, node->pattern, excerpt, ranges, error);
  if (node->saved != NULL)
    return find_hits (run, node->saved->root, excerpt, ranges, error);
  return find_hits (run, node->left, excerpt, ranges, error)
         && (node->operator>= CW_QUERY_OVERLAPS || find_hits (
             run, node->right, excerpt, ranges, error));
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const CwTextRange *x = a;
  const CwTextRange *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/**
 * cw_query_plan_find_hits:
 * @excerpt: an excerpt of the answer
 *
 * Where the words are in an excerpt that the query asks for, to mark them.
 *
 * Returns: (transfer full) (nullable) (element-type CwTextRange): in code points of the source's text, by start
 */
GArray *
cw_query_plan_find_hits (CwQueryPlan *self, CwDatabase *database, gint64 excerpt, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  g_autofree char *languages = NULL;
  CwQueryRun run = { self, NULL, database, NULL, NULL };

  g_return_val_if_fail (self != NULL && CW_IS_DATABASE (database), NULL);

  languages = cw_search_list_languages (database, error);
  run.snapshot = self->snapshot;
  run.languages = languages;
  if (languages == NULL
      || (excerpt > 0 && excerpt < self->snapshot->n_ids
          && self->snapshot->place_of[excerpt] != G_MAXUINT32
          && !find_hits (
              &run, self->query->root, self->snapshot->place_of[excerpt], ranges, error)))
    return NULL;
  g_array_sort (ranges, compare_ranges);
  return g_steal_pointer (&ranges);
}

/**
 * cw_project_query:
 * @column: (out) (optional): where the query is wrong
 *
 * Reads and answers a query at once.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the excerpts, by source and place
 */
GArray *
cw_project_query (CwProject *self, const char *text, guint *column, GError **error)
{
  g_autoptr (CwQuery) query = NULL;
  g_autoptr (CwQuerySnapshot) snapshot = NULL;
  g_autoptr (CwQueryPlan) plan = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && text != NULL, NULL);

  query = cw_query_parse (text, column, error);
  if (query == NULL)
    return NULL;
  snapshot = cw_query_snapshot_new (self);
  plan = cw_query_plan_new (query, self, snapshot, column, error);
  return plan == NULL ? NULL
                      : cw_query_plan_run (plan, cw_project_get_database (self), NULL, error);
}
