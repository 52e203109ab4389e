/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Pseudonyms come into the texts and real names back (method.md R27): each name is a correction of the text, by which
 * the anchors move, and all of them are one step of the history, whose sentence has no name. What stood where is in
 * cw-pseudonym-log.c. */

#include "config.h"

#include "cw-pseudonyms.h"

#include "cw-correction.h"
#include "cw-identities.h"
#include "cw-project-private.h"
#include "cw-pseudonym-log.h"
#include "cw-pseudonym-places.h"
#include "cw-text.h"
#include "cw-transaction.h"

/* --- before it --------------------------------------------------------------------------------------------------- */

/* A pseudonym with a real name in it, anybody's, would be replaced itself. */
static gboolean
check_pseudonyms (const GPtrArray *identities, const CwNameFinder *finder, GError **error)
{
  for (guint i = 0; i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);
      g_autoptr (GArray) hits = cw_name_finder_find (finder, identity->pseudonym);

      if (hits->len == 0)
        continue;
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "The pseudonym of P-%" G_GINT64_FORMAT
                   " is or contains a real name of P-%" G_GINT64_FORMAT
                   ". Give another pseudonym, or generate one.",
                   identity->participant,
                   g_array_index (hits, CwNameHit, 0).tag);
      return FALSE;
    }
  return TRUE;
}

/* The names of a participant, or 0 for all, with pseudonyms that can come in their place. */
CwNameFinder *
cw_pseudonyms_make_finder (CwProject *project, gint64 participant, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (project, error);
  g_autoptr (CwNameFinder) all
      = identities == NULL ? NULL : cw_project_make_name_finder (project, 0, error);

  if (all == NULL || !check_pseudonyms (identities, all, error))
    return NULL;
  return participant == 0 ? g_steal_pointer (&all)
                          : cw_project_make_name_finder (project, participant, error);
}

static gboolean
check_known (CwProject *self, gint64 participant, gint64 source, GError **error)
{
  gint64 n;

  if ((participant != 0
       && cw_project_require (self, CW_KIND_PARTICIPANT, participant, error) == NULL)
      || (source != 0 && cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL)
      || !cw_database_read_integer (
          cw_project_get_database (self),
          &n,
          error,
          "SELECT count (*) FROM identity WHERE ?1 IN (0, participant_id)",
          "i",
          participant))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_NOT_FOUND,
                       participant != 0
                           ? "The identity table has no real name of that participant. Add one."
                           : "The identity table is empty. Add the participants’ real names, or "
                             "generate pseudonyms.");
  return FALSE;
}

/* --- the preview -------------------------------------------------------------------------------------------------- */

static void
free_count (gpointer data)
{
  CwPseudonymCount *count = data;

  g_free (count->object);
  g_free (count->field);
  g_free (count->forms);
  g_free (count);
}

static char *
describe_object (CwProject *project, CwKind kind, gint64 id)
{
  g_autofree char *printed = cw_kind_format_id (kind, id);
  CwRecord *record
      = kind == CW_KIND_SOURCE ? cw_project_get_record (project, CW_KIND_SOURCE, id) : NULL;

  if (record != NULL)
    return g_strdup_printf ("source %s “%s”", printed, cw_record_get_name (record));
  return g_strdup_printf ("%s %s", cw_kind_get_noun (kind), printed);
}

/* What belongs to a source is counted there. */
static char *
describe_field (const CwPseudonymPlace *place)
{
  if (place->source == 0 || place->kind == CW_KIND_SOURCE || place->kind == CW_KIND_PARAGRAPH)
    return g_strdup (place->column);
  return g_strdup_printf ("%s’s %s", cw_kind_get_noun (place->kind), place->column);
}

typedef struct
{
  CwPseudonymCount *count;
  GHashTable *forms; /* name → how often */
} Tally;

static void
free_tally (gpointer data)
{
  Tally *tally = data;

  g_hash_table_unref (tally->forms);
  g_free (tally);
}

static Tally *
find_tally (CwProject *project, const CwPseudonymPlace *place, GHashTable *tallies, GPtrArray *out)
{
  CwKind kind = place->source != 0 ? CW_KIND_SOURCE : place->kind;
  gint64 id = place->source != 0 ? place->source : place->id;
  g_autofree char *field = describe_field (place);
  g_autofree char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", (int) kind, id, field);
  Tally *tally = g_hash_table_lookup (tallies, key);

  if (tally != NULL)
    return tally;
  tally = g_new0 (Tally, 1);
  tally->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tally->count = g_new0 (CwPseudonymCount, 1);
  tally->count->kind = kind;
  tally->count->id = id;
  tally->count->object = describe_object (project, kind, id);
  tally->count->field = g_steal_pointer (&field);
  g_ptr_array_add (out, tally->count);
  g_hash_table_insert (tallies, g_steal_pointer (&key), tally);
  return tally;
}

static void
add_forms (Tally *tally, const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const char *old = g_array_index (hits, CwNameHit, i).old;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (tally->forms, old));

      g_hash_table_insert (tally->forms, g_strdup (old), GUINT_TO_POINTER (n + 1));
    }
  tally->count->n_hits += hits->len;
}

static char *
print_forms (GHashTable *forms)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (forms), (GCompareFunc) g_strcmp0);
  g_autoptr (GString) out = g_string_new (NULL);

  for (GList *item = names; item != NULL; item = item->next)
    g_string_append_printf (out,
                            "%s%s ×%u",
                            out->len > 0 ? ", " : "",
                            (const char *) item->data,
                            GPOINTER_TO_UINT (g_hash_table_lookup (forms, item->data)));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Where @finder's names are; see cw_project_preview_pseudonyms(). */
GPtrArray *
cw_pseudonyms_count (CwProject *project, const CwNameFinder *finder, gint64 source, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (free_count);
  g_autoptr (GHashTable) tallies
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_tally);
  g_autoptr (GPtrArray) places = cw_pseudonym_places_list (project, finder, source, error);
  GHashTableIter iter;
  gpointer value;

  if (places == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    {
      const CwPseudonymPlace *place = g_ptr_array_index (places, i);

      add_forms (find_tally (project, place, tallies, counts), place->hits);
    }
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Tally *) value)->count->forms = print_forms (((Tally *) value)->forms);
  return g_steal_pointer (&counts);
}

/**
 * cw_project_preview_pseudonyms:
 * @participant: whose names; 0 for everybody's
 * @source: only in it, among its speakers, in its excerpts and what is said of it; 0 for everything
 *
 * Lists where cw_project_apply_pseudonyms() would put pseudonyms.
 *
 * Returns: (transfer full) (nullable) (element-type CwPseudonymCount): the places, texts first
 */
GPtrArray *
cw_project_preview_pseudonyms (CwProject *self, gint64 participant, gint64 source, GError **error)
{
  g_autoptr (CwNameFinder) finder = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (!check_known (self, participant, source, error))
    return NULL;
  finder = cw_pseudonyms_make_finder (self, participant, error);
  return finder == NULL ? NULL : cw_pseudonyms_count (self, finder, source, error);
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

static gboolean
write_row (CwProject *project, const CwPseudonymRow *row, const char *text, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET \"%s\" = ?1 WHERE id = ?2", cw_kind_get_table (row->kind), row->column);

  return cw_database_run (cw_project_get_database (project), error, sql, "si", text, row->id);
}

/* From the last to the first, so that the places of the others stay what they are. */
static gboolean
replace_in_text (CwProject *project, gint64 source, const GArray *hits, GError **error)
{
  for (guint i = hits->len; i-- > 0;)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);

      if (!cw_project_replace_words (project, source, hit->start, hit->end, hit->new, error))
        return FALSE;
    }
  return TRUE;
}

static CwPseudonymRow
row_of_paragraph (const CwText *text, guint index)
{
  return (CwPseudonymRow) {
    CW_KIND_PARAGRAPH, "text", cw_text_get_paragraph (text, index)->id, cw_text_get_source (text)
  };
}

/* The hits that begin in one paragraph, from @first on, are on one row of the log. */
static gboolean
log_in_paragraph (CwProject *project,
                  const CwText *text,
                  const GArray *hits,
                  guint *first,
                  GError **error)
{
  guint index = cw_text_find_paragraph (text, g_array_index (hits, CwNameHit, *first).start);
  const CwParagraph *paragraph = cw_text_get_paragraph (text, index);
  CwPseudonymRow row = row_of_paragraph (text, index);
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (CwNameHit));

  for (; *first < hits->len; (*first)++)
    {
      CwNameHit hit = g_array_index (hits, CwNameHit, *first); /* its words stay where they are */

      if (hit.start >= paragraph->start + paragraph->characters && here->len > 0)
        break;
      g_array_append_val (here, hit);
    }
  return cw_pseudonym_log_settle (project, &row, paragraph->text, error)
         && cw_pseudonym_log_add (project, &row, here, paragraph->start, error);
}

static gboolean
apply_to_text (CwProject *project, const CwPseudonymPlace *place, GError **error)
{
  g_autoptr (CwText) text = cw_text_load (cw_project_get_database (project), place->id, error);

  if (text == NULL)
    return FALSE;
  for (guint first = 0; first < place->hits->len;)
    if (!log_in_paragraph (project, text, place->hits, &first, error))
      return FALSE;
  return replace_in_text (project, place->id, place->hits, error);
}

static gboolean
apply_to_row (CwProject *project, const CwPseudonymPlace *place, GError **error)
{
  CwPseudonymRow row = { place->kind, place->column, place->id, place->source };
  g_autofree char *text = cw_name_hits_apply (place->hits, place->text);

  return cw_pseudonym_log_settle (project, &row, place->text, error)
         && cw_pseudonym_log_add (project, &row, place->hits, 0, error)
         && write_row (project, &row, text, error);
}

static void
note_source (GHashTable *sources, gint64 source)
{
  if (source != 0)
    g_hash_table_add (sources, g_memdup2 (&source, sizeof source));
}

/* Inside a transaction. Puts pseudonyms wherever there are names. */
gboolean
cw_pseudonyms_replace (CwProject *project,
                       const CwNameFinder *finder,
                       gint64 source,
                       guint *n_sources,
                       guint *n_hits,
                       GError **error)
{
  g_autoptr (GHashTable) sources
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) places = cw_pseudonym_places_list (project, finder, source, error);

  *n_hits = *n_sources = 0;
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const CwPseudonymPlace *place = g_ptr_array_index (places, i);

      if (cw_pseudonym_place_is_text (place) ? !apply_to_text (project, place, error)
                                             : !apply_to_row (project, place, error))
        return FALSE;
      note_source (sources, place->source);
      *n_hits += place->hits->len;
    }
  *n_sources = g_hash_table_size (sources);
  return TRUE;
}

static gboolean
commit_applied (CwTransaction *transaction, gint64 participant, guint n_sources, GError **error)
{
  const char *noun = n_sources == 1 ? "source" : "sources";

  if (participant == 0)
    return cw_transaction_commit (
        transaction, error, "Replaced real names by pseudonyms in %u %s", n_sources, noun);
  return cw_transaction_commit (transaction,
                                error,
                                "Replaced the name of P-%" G_GINT64_FORMAT " in %u %s",
                                participant,
                                n_sources,
                                noun);
}

/**
 * cw_project_apply_pseudonyms:
 * @participant: whose names; 0 for everybody's
 * @source: only in it, among its speakers, in its excerpts and what is said of it; 0 for everything
 * @n_hits: (out) (optional): how many names were replaced
 *
 * Puts pseudonyms in the place of the real names of the identity table, as one step of the history. A pseudonym is in
 * capitals or small letters where the name was. Where there is nothing to replace, no step is left.
 */
gboolean
cw_project_apply_pseudonyms (CwProject *self,
                             gint64 participant,
                             gint64 source,
                             guint *n_hits,
                             GError **error)
{
  g_autoptr (CwNameFinder) finder = NULL;
  g_autoptr (CwTransaction) transaction = NULL;
  guint n = 0, n_sources = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!check_known (self, participant, source, error))
    return FALSE;
  finder = cw_pseudonyms_make_finder (self, participant, error);
  transaction = finder == NULL ? NULL : cw_transaction_begin (self, error);
  if (transaction == NULL || !cw_pseudonyms_replace (self, finder, source, &n_sources, &n, error)
      || !commit_applied (transaction, participant, n_sources, error))
    return FALSE;
  if (n_hits != NULL)
    *n_hits = n;
  return TRUE;
}

/* --- back --------------------------------------------------------------------------------------------------------- */

static void
clear_place (gpointer data)
{
  CwNameHit *hit = data;

  g_free (hit->old);
  g_free (hit->new);
}

/* Takes over the words of the hits. */
static void
append_moved (GArray *all, GArray *hits, guint offset)
{
  for (guint i = 0; i < hits->len; i++)
    {
      CwNameHit hit = g_array_index (hits, CwNameHit, i);

      hit.start += offset;
      hit.end += offset;
      hit.old = g_strdup (hit.old);
      hit.new = g_strdup (hit.new);
      g_array_append_val (all, hit);
    }
}

static gboolean
restore_text (CwProject *project, gint64 source, guint *n_hits, GError **error)
{
  g_autoptr (CwText) text = cw_text_load (cw_project_get_database (project), source, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CwNameHit));

  g_array_set_clear_func (all, clear_place);
  for (guint i = 0; text != NULL && i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);
      CwPseudonymRow row = row_of_paragraph (text, i);
      g_autoptr (GArray) hits = cw_pseudonym_log_find (project, &row, paragraph->text, error);

      if (hits == NULL)
        return FALSE;
      append_moved (all, hits, paragraph->start);
    }
  *n_hits += all->len;
  return text != NULL && replace_in_text (project, source, all, error);
}

static gboolean
restore_row (CwProject *project, const CwPseudonymRow *row, guint *n_hits, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"%s\" FROM %s WHERE id = ?1", row->column, cw_kind_get_table (row->kind));
  g_autoptr (CwStatement) found
      = cw_database_query (cw_project_get_database (project), error, sql, "i", row->id);
  CwStep step = found == NULL ? CW_STEP_ERROR : cw_statement_step (found, error);
  g_autofree char *text = step == CW_STEP_ROW ? g_strdup (cw_statement_get_text (found, 0)) : NULL;
  g_autoptr (GArray) hits = NULL;
  g_autofree char *restored = NULL;

  if (step != CW_STEP_ROW) /* the row is gone */
    return step == CW_STEP_DONE;
  hits = cw_pseudonym_log_find (project, row, text, error);
  if (hits == NULL)
    return FALSE;
  *n_hits += hits->len;
  restored = cw_name_hits_apply (hits, text);
  return hits->len == 0 || write_row (project, row, restored, error);
}

/* The addresses in the log, the source of each text once. The texts come first: a correction writes its paragraphs as it
 * has read them. */
static GArray *
list_rows (CwProject *project, gint64 source, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (CwPseudonymRow));
  g_autoptr (CwStatement) found = cw_database_query (
      cw_project_get_database (project),
      error,
      "SELECT DISTINCT table_name, column_name, CASE WHEN table_name = 'paragraph' AND column_name "
      "= 'text' THEN source_id ELSE row_id END, source_id FROM pseudonym_hit WHERE ?1 IN (0, "
      "source_id) ORDER BY table_name <> 'paragraph' OR column_name <> 'text', 1, 2, 3",
      "i",
      source);
  CwStep step;

  if (found == NULL)
    return NULL;
  while ((step = cw_statement_step (found, error)) == CW_STEP_ROW)
    {
      CwPseudonymRow row = { cw_kind_from_table (cw_statement_get_text (found, 0)),
                             g_intern_string (cw_statement_get_text (found, 1)),
                             cw_statement_get_integer (found, 2),
                             cw_statement_get_integer (found, 3) };

      g_array_append_val (rows, row);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
restore_place (CwProject *project, const CwPseudonymRow *row, guint *n_hits, GError **error)
{
  if (row->kind != CW_KIND_PARAGRAPH || !g_str_equal (row->column, "text"))
    return restore_row (project, row, n_hits, error);
  return cw_project_get_record (project, CW_KIND_SOURCE, row->id) == NULL
         || restore_text (project, row->id, n_hits, error);
}

/**
 * cw_project_restore_names:
 * @source: only in it, among its speakers, in its excerpts and what is said of it; 0 for everything
 * @n_hits: (out) (optional): how many real names are back
 *
 * Puts the real names back where pseudonyms were put, as one step of the history. It needs no identity table, but
 * pseudonyms that are not sealed. Where a pseudonym was edited since, it stays.
 */
gboolean
cw_project_restore_names (CwProject *self, gint64 source, guint *n_hits, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (GArray) rows = NULL;
  guint n = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (source != 0 && cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  rows = transaction == NULL ? NULL : list_rows (self, source, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!restore_place (self, &g_array_index (rows, CwPseudonymRow, i), &n, error))
      return FALSE;
  if (!cw_transaction_commit (transaction,
                              error,
                              source == 0 ? "Put real names back"
                                          : "Put real names back in S-%" G_GINT64_FORMAT,
                              source))
    return FALSE;
  if (n_hits != NULL)
    *n_hits = n;
  return TRUE;
}
