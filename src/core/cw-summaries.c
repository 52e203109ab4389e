/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Summary cells: what the analyst writes about a row and a construct, and whether the evidence has changed since
 * (method.md D8, R22, R23). */

#include "config.h"

#include "cw-summaries.h"

#include "cw-codebook.h"
#include "cw-project-private.h"
#include "cw-tombstone.h"
#include "cw-tabulation.h"
#include "cw-transaction.h"

static const char *
row_value (const CwCellKey *key)
{
  return key->row_value != NULL ? key->row_value : "";
}

static gboolean
find_summary (CwProject *self, const CwCellKey *key, gint64 *id, GError **error)
{
  return cw_database_read_integer (
      cw_project_get_database (self),
      id,
      error,
      "SELECT id FROM summary WHERE row_kind = ?1 AND row_id = ?2 AND row_value = ?3 "
      "AND code_id = ?4 AND slice = '' ORDER BY id",
      "sisi",
      cw_kind_get_noun (key->row_kind),
      key->row_id,
      row_value (key),
      key->code);
}

/**
 * cw_project_find_summary:
 *
 * Returns: the id of the cell's summary, or 0
 */
gint64
cw_project_find_summary (CwProject *self, const CwCellKey *key)
{
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && key != NULL, 0);

  find_summary (self, key, &id, NULL);
  return id;
}

/* --- the fingerprint of the evidence ----------------------------------------------------------------------------- */

static GArray *
list_cell (CwProject *self, const CwCellKey *key, GError **error)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (self);

  if (!cw_tabulation_prepare (tabulation, error))
    return NULL;
  if (key->row_kind == CW_KIND_CASE)
    cw_tabulation_add_case (tabulation, key->row_id, 0);
  else if (key->row_kind == CW_KIND_SOURCE)
    cw_tabulation_add_source (tabulation, key->row_id);
  else if (!cw_tabulation_add_attribute_value (tabulation, key->row_id, row_value (key), error))
    return NULL;
  cw_tabulation_add_code (tabulation, key->code, FALSE, 0);
  return cw_tabulation_list_evidence (tabulation, 0, 0);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
append_cited (CwProject *self, gint64 summary, GArray *ids, GError **error)
{
  g_autoptr (GArray) links = cw_project_list_cited_evidence (self, summary, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    g_array_append_val (ids, g_array_index (links, CwEvidenceLink, i).excerpt);
  return links != NULL;
}

static void
append_definition (GString *parts, CwRecord *code)
{
  static const guint fields[] = {
    CW_CODE_DEFINITION, CW_CODE_FULL_DEFINITION, CW_CODE_WHEN_TO_USE, CW_CODE_WHEN_NOT_TO_USE
  };

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (parts, "%s\x1f", cw_record_get_text (code, fields[i]));
}

static void
append_map (GString *parts, CwProject *self, gint64 code)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self));
  g_autoptr (GHashTable) codes = cw_project_close_over_codes (self, code);

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (g_hash_table_contains (codes, GSIZE_TO_POINTER (link->target)))
        g_string_append_printf (
            parts, " %" G_GINT64_FORMAT ">%" G_GINT64_FORMAT, link->code, link->target);
    }
}

/* A correction elsewhere in the text shifts an excerpt and changes nothing of the evidence, so its place is not part of
 * it. The first version of the file had it in: what was confirmed then holds as long as that one does. */
static gboolean
append_excerpt (GString *parts, CwProject *self, gint64 id, gboolean with_place, GError **error)
{
  g_autoptr (CwStatement) row
      = cw_database_query (cw_project_get_database (self),
                           error,
                           "SELECT start_pos, end_pos, checksum FROM excerpt WHERE id = ?1",
                           "i",
                           id);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);

  if (step != CW_STEP_ROW)
    return step != CW_STEP_ERROR;
  g_string_append_printf (parts, " %" G_GINT64_FORMAT ":", id);
  if (with_place)
    g_string_append_printf (parts,
                            "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ":",
                            cw_statement_get_integer (row, 0),
                            cw_statement_get_integer (row, 1));
  g_string_append (parts, cw_statement_get_text (row, 2));
  return TRUE;
}

/* Says in a few characters which excerpts with which words the cell rests on, which others it cites, and how its
 * construct is defined and mapped: exactly what R22 lets a summary go stale by. */
static char *
fingerprint (CwProject *self,
             gint64 summary,
             const CwCellKey *key,
             gboolean with_places,
             GError **error)
{
  g_autoptr (GArray) ids = list_cell (self, key, error);
  g_autoptr (GString) parts = g_string_new (NULL);

  if (ids == NULL)
    return NULL;
  append_definition (parts, cw_project_get_record (self, CW_KIND_CODE, key->code));
  append_map (parts, self, key->code);
  if (!append_cited (self, summary, ids, error))
    return NULL;
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if ((i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
        && !append_excerpt (parts, self, g_array_index (ids, gint64, i), with_places, error))
      return NULL;
  return cw_text_checksum (parts->str);
}

static CwCellKey
key_of (CwRecord *summary)
{
  return (CwCellKey) {
    .row_kind = cw_kind_from_noun (cw_record_get_text (summary, CW_SUMMARY_ROW_KIND)),
    .row_id = cw_record_get_integer (summary, CW_SUMMARY_ROW_ID),
    .row_value = cw_record_get_text (summary, CW_SUMMARY_ROW_VALUE),
    .code = cw_record_get_integer (summary, CW_SUMMARY_CODE),
  };
}

static gboolean
write_fingerprint (CwProject *self, gint64 summary, const CwCellKey *key, GError **error)
{
  g_autofree char *evidence = fingerprint (self, summary, key, FALSE, error);

  return evidence != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE summary SET evidence = ?1 WHERE id = ?2",
                             "si",
                             evidence,
                             summary);
}

static gboolean
confirm (CwProject *self, gint64 summary, const CwCellKey *key, GError **error)
{
  return write_fingerprint (self, summary, key, error)
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE summary SET confirmed_at = ?1 WHERE id = ?2",
                             "si",
                             cw_project_get_now (self),
                             summary);
}

static gboolean
compare_fingerprint (CwProject *self, CwRecord *summary, gboolean *stale, GError **error)
{
  CwCellKey key = key_of (summary);
  gint64 id = cw_record_get_id (summary);
  const char *confirmed = cw_record_get_text (summary, CW_SUMMARY_EVIDENCE);
  g_autofree char *now = fingerprint (self, id, &key, FALSE, error);
  g_autofree char *placed = NULL;

  *stale = now == NULL || !g_str_equal (now, confirmed);
  if (now == NULL || !*stale)
    return now != NULL;
  placed = fingerprint (self, id, &key, TRUE, error);
  *stale = placed == NULL || !g_str_equal (placed, confirmed);
  return placed != NULL;
}

/**
 * cw_project_summary_is_stale:
 *
 * Returns: whether the evidence of the summary's cell, an excerpt that it cites, or its construct's definition or map
 *   is another one than when the summary was written or confirmed (R22), or cannot be read
 */
gboolean
cw_project_summary_is_stale (CwProject *self, gint64 summary)
{
  CwRecord *record;
  gboolean stale = FALSE;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  record = cw_project_get_record (self, CW_KIND_SUMMARY, summary);
  if (record != NULL)
    compare_fingerprint (self, record, &stale, NULL);
  return stale;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

static gboolean
check_key (CwProject *self, const CwCellKey *key, GError **error)
{
  return cw_project_require (self, key->row_kind, key->row_id, error) != NULL
         && cw_project_require (self, CW_KIND_CODE, key->code, error) != NULL;
}

static gint64
insert_summary (CwProject *self, const CwCellKey *key, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autofree char *guid = cw_project_make_guid (self);

  if (!cw_database_run (database,
                        error,
                        "INSERT INTO summary (guid, row_kind, row_id, row_value, code_id, "
                        "created_at, changed_at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
                        "ssisis",
                        guid,
                        cw_kind_get_noun (key->row_kind),
                        key->row_id,
                        row_value (key),
                        key->code,
                        cw_project_get_now (self)))
    return 0;
  return cw_database_get_last_id (database);
}

static char *
dup_cell_name (CwProject *self, const CwCellKey *key)
{
  CwRecord *row = cw_project_get_record (self, key->row_kind, key->row_id);
  CwRecord *code = cw_project_get_record (self, CW_KIND_CODE, key->code);

  return g_strdup_printf ("%s%s%s × %s",
                          row == NULL ? "?" : cw_record_get_name (row),
                          *row_value (key) == '\0' ? "" : " ",
                          row_value (key),
                          code == NULL ? "?" : cw_record_get_name (code));
}

/**
 * cw_project_write_summary:
 * @text: (nullable): the summary; NULL makes an empty one, and leaves one that is there as it is
 *
 * Writes the text of a cell, which also says that the evidence has been looked at as it is now. Typing on without a
 * break is one step of undo.
 *
 * Returns: the summary's id, or 0
 */
gint64
cw_project_write_summary (CwProject *self, const CwCellKey *key, const char *text, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  g_autofree char *merge_key = NULL;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && key != NULL, 0);

  if (!check_key (self, key, error))
    return 0;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !find_summary (self, key, &id, error))
    return 0;
  if (id != 0 && text == NULL)
    return id;
  if (id == 0)
    id = insert_summary (self, key, error);
  name = dup_cell_name (self, key);
  merge_key = g_strdup_printf ("summary:%" G_GINT64_FORMAT, id);
  cw_transaction_set_merge_key (transaction, merge_key);
  if (id == 0
      || !cw_database_run (cw_project_get_database (self),
                           error,
                           "UPDATE summary SET text = ?1, changed_at = ?2 WHERE id = ?3",
                           "ssi",
                           text != NULL ? text : "",
                           cw_project_get_now (self),
                           id)
      || !confirm (self, id, key, error)
      || !cw_transaction_commit (transaction, error, "Wrote the summary of %s", name))
    return 0;
  return id;
}

/**
 * cw_project_confirm_summary:
 *
 * Says that a summary still holds for its evidence as it is now.
 */
gboolean
cw_project_confirm_summary (CwProject *self, gint64 summary, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  CwRecord *record;
  CwCellKey key;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  record = cw_project_require (self, CW_KIND_SUMMARY, summary, error);
  if (record == NULL)
    return FALSE;
  key = key_of (record);
  name = dup_cell_name (self, &key);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && confirm (self, summary, &key, error)
         && cw_transaction_commit (transaction, error, "Confirmed the summary of %s", name);
}

/* --- citations -------------------------------------------------------------------------------------------------------- */

static gboolean
check_citation (CwProject *self, gint64 summary, gint64 excerpt, GError **error)
{
  if (cw_project_require (self, CW_KIND_SUMMARY, summary, error) == NULL)
    return FALSE;
  if (cw_evidence_find_excerpt (cw_project_get_evidence (self), excerpt, NULL) != NULL)
    return TRUE;
  return cw_project_refuse_missing (self, CW_KIND_EXCERPT, excerpt, error);
}

static gboolean
write_citation (CwProject *self, gint64 summary, gint64 excerpt, const char *stance, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  gint64 present = 0;

  if (!cw_database_read_integer (
          database,
          &present,
          error,
          "SELECT id FROM evidence_link WHERE summary_id = ?1 AND excerpt_id = ?2",
          "ii",
          summary,
          excerpt))
    return FALSE;
  if (stance == NULL)
    return cw_database_run (
        database, error, "DELETE FROM evidence_link WHERE id = ?1", "i", present);
  if (present != 0)
    return cw_database_run (database,
                            error,
                            "UPDATE evidence_link SET stance = ?1 WHERE id = ?2",
                            "si",
                            stance,
                            present);
  return cw_database_run (database,
                          error,
                          "INSERT INTO evidence_link (summary_id, excerpt_id, stance, created_at) "
                          "VALUES (?1, ?2, ?3, ?4)",
                          "iiss",
                          summary,
                          excerpt,
                          stance,
                          cw_project_get_now (self));
}

/* To cite is neither to confirm nor to make stale: a summary that held goes on holding. */
static gboolean
replace_citation (CwProject *self,
                  gint64 summary,
                  gint64 excerpt,
                  const char *stance,
                  GError **error)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_SUMMARY, summary);
  CwCellKey key = key_of (record);
  gboolean stale;

  return compare_fingerprint (self, record, &stale, error)
         && write_citation (self, summary, excerpt, stance, error)
         && (stale || write_fingerprint (self, summary, &key, error));
}

/**
 * cw_project_cite_evidence:
 * @stance: one of cw_stances
 *
 * Cites an excerpt in a summary, or changes its stance.
 */
gboolean
cw_project_cite_evidence (CwProject *self,
                          gint64 summary,
                          gint64 excerpt,
                          const char *stance,
                          GError **error)
{
  static const CwField stance_field
      = { "stance", "stance", "stance", CW_FIELD_CHOICE, CW_FIELD_REQUIRED, cw_stances };
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && stance != NULL, FALSE);

  clean = cw_field_normalize (&stance_field, stance, error);
  if (clean == NULL || !check_citation (self, summary, excerpt, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && replace_citation (self, summary, excerpt, clean, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Cited E-%" G_GINT64_FORMAT " in G-%" G_GINT64_FORMAT " (%s)",
                                   excerpt,
                                   summary,
                                   clean);
}

/**
 * cw_project_uncite_evidence:
 *
 * Takes a citation out of a summary.
 */
gboolean
cw_project_uncite_evidence (CwProject *self, gint64 summary, gint64 excerpt, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!check_citation (self, summary, excerpt, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && replace_citation (self, summary, excerpt, NULL, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Took E-%" G_GINT64_FORMAT " out of G-%" G_GINT64_FORMAT,
                                   excerpt,
                                   summary);
}

/**
 * cw_project_list_cited_evidence:
 *
 * Returns: (transfer full) (nullable) (element-type CwEvidenceLink): what a summary cites
 */
GArray *
cw_project_list_cited_evidence (CwProject *self, gint64 summary, GError **error)
{
  g_autoptr (GArray) links = NULL;
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  links = g_array_new (FALSE, FALSE, sizeof (CwEvidenceLink));
  rows = cw_database_query (
      cw_project_get_database (self),
      error,
      "SELECT id, excerpt_id, stance FROM evidence_link WHERE summary_id = ?1 ORDER BY id",
      "i",
      summary);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwEvidenceLink link = { cw_statement_get_integer (rows, 0),
                              cw_statement_get_integer (rows, 1),
                              g_intern_string (cw_statement_get_text (rows, 2)) };

      g_array_append_val (links, link);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&links) : NULL;
}
