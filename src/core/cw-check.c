/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Looking for anything in a project that is not as it should be. */

#include "config.h"

#include "cw-dump.h"
#include "cw-project-private.h"
#include "cw-purge.h"
#include "cw-search-index-private.h"
#include "cw-words.h"

static void report (GPtrArray *findings, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
report (GPtrArray *findings, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_file (CwDatabase *database, GPtrArray *findings, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "PRAGMA integrity_check (20)", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (!g_str_equal (cw_statement_get_text (rows, 0), "ok"))
      report (findings, "The file is damaged: %s", cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE;
}

static gboolean
check_references (CwDatabase *database, GPtrArray *findings, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (database, "PRAGMA foreign_key_check", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    report (findings,
            "Row %s of %s refers to a row of %s that is not there",
            cw_statement_get_text (rows, 1),
            cw_statement_get_text (rows, 0),
            cw_statement_get_text (rows, 2));
  return step == CW_STEP_DONE;
}

static gboolean
check_anchors (CwProject *self, gint64 source, CwText *text, GPtrArray *findings, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self),
      error,
      "SELECT id, start_pos, end_pos, checksum FROM excerpt WHERE source_id = ?1 ORDER BY id",
      "i",
      source);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 start = cw_statement_get_integer (rows, 1);
      gint64 end = cw_statement_get_integer (rows, 2);
      gboolean inside = start >= 0 && start <= end && end <= cw_text_get_length (text);
      g_autofree char *quote = inside ? cw_text_dup_range (text, start, end) : NULL;
      g_autofree char *checksum = inside ? cw_text_checksum (quote) : NULL;

      if (!inside)
        report (findings, "E-%s reaches beyond its source", cw_statement_get_text (rows, 0));
      else if (!g_str_equal (checksum, cw_statement_get_text (rows, 3)))
        report (findings, "E-%s is no longer on its words", cw_statement_get_text (rows, 0));
    }
  return step == CW_STEP_DONE;
}

static gboolean
check_lengths (CwDatabase *database, gint64 source, GPtrArray *findings, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT label, text, characters, words FROM paragraph "
                           "WHERE source_id = ?1 ORDER BY rank, id",
                           "i",
                           source);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *text = cw_statement_get_text (rows, 1);

      if (!g_utf8_validate (text, -1, NULL)
          || g_utf8_strlen (text, -1) != cw_statement_get_integer (rows, 2)
          || cw_words_count (text, -1) != cw_statement_get_integer (rows, 3))
        report (findings,
                "Paragraph ¶%s of S-%" G_GINT64_FORMAT " has another length than it says",
                cw_statement_get_text (rows, 0),
                source);
    }
  return step == CW_STEP_DONE;
}

/* D14: a label says one place, and never another one than it said before. */
static gboolean
check_labels (CwDatabase *database, GPtrArray *findings, GError **error)
{
  const char *sql
      = "SELECT source_id, label, sum (there) FROM (SELECT source_id, label, 1 AS there "
        "FROM paragraph UNION ALL SELECT source_id, label, 0 FROM retired_label) "
        "GROUP BY source_id, label HAVING count (*) > 1 AND sum (there) > 0";
  g_autoptr (CwStatement) rows = cw_database_prepare (database, sql, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    report (findings,
            cw_statement_get_integer (rows, 2) > 1
                ? "S-%s has more than one paragraph ¶%s"
                : "S-%s has given the number of a deleted paragraph ¶%s again",
            cw_statement_get_text (rows, 0),
            cw_statement_get_text (rows, 1));
  return step == CW_STEP_DONE;
}

static gboolean
check_sources (CwProject *self, GPtrArray *findings, GError **error)
{
  GListModel *sources = cw_project_get_all (self, CW_KIND_SOURCE);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      gint64 id = cw_record_get_id (source);
      g_autoptr (CwText) text = cw_text_load (cw_project_get_database (self), id, error);

      if (text == NULL || !check_anchors (self, id, text, findings, error)
          || !check_lengths (cw_project_get_database (self), id, findings, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_originals (CwDatabase *database, GPtrArray *findings, GError **error)
{
  const char *sql
      = "SELECT file.id, file.original, original.data FROM (SELECT id, original FROM source "
        "UNION SELECT source_id, original FROM source_version) AS file "
        "LEFT JOIN original ON original.sha256 = file.original WHERE file.original <> ''";
  g_autoptr (CwStatement) rows = cw_database_prepare (database, sql, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      g_autofree char *sha256 = g_compute_checksum_for_data (
          G_CHECKSUM_SHA256, sqlite3_column_blob (rows, 2), sqlite3_column_bytes (rows, 2));

      if (!g_str_equal (sha256, cw_statement_get_text (rows, 1)))
        report (
            findings, "The original file of S-%s is not whole", cw_statement_get_text (rows, 0));
    }
  return step == CW_STEP_DONE;
}

static gboolean
check_index (CwProject *self, GPtrArray *findings, GError **error)
{
  g_autoptr (CwEvidence) rebuilt = cw_evidence_new ();
  g_autofree char *kept = cw_evidence_dump (cw_project_get_evidence (self));
  g_autofree char *fresh = NULL;

  if (!cw_evidence_load (rebuilt, cw_project_get_database (self), error))
    return FALSE;
  fresh = cw_evidence_dump (rebuilt);
  if (!g_str_equal (kept, fresh))
    report (findings, "The evidence index differs from one that is made anew");
  return TRUE;
}

static gboolean
check_words (CwDatabase *database, GPtrArray *findings, GError **error)
{
  gboolean sound;

  if (!cw_search_index_is_sound (database, &sound, error))
    return FALSE;
  if (!sound)
    report (findings,
            "The index of words differs from one that is made anew; “caseweave-cli search FILE "
            "--rebuild” makes it anew");
  return TRUE;
}

static gboolean
check_purge (CwProject *self, GPtrArray *findings, GError **error)
{
  gboolean waiting;

  if (!cw_project_has_purge_to_finish (self, &waiting, error))
    return FALSE;
  if (waiting)
    report (findings,
            "A withdrawal was interrupted, or a seal: what was erased may still be in the free "
            "pages of the "
            "file and in its backups; “caseweave-cli withdraw FILE --finish” removes it");
  return TRUE;
}

/**
 * cw_project_check:
 *
 * Checks the file's integrity, its references, every anchor against the checksum of its words, the lengths and the
 * labels of the paragraphs, the original files against theirs, and the evidence index and the index of words against
 * such as are made anew; and whether a withdrawal was interrupted.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a sentence for each thing that is wrong, none when all is
 *   well; NULL if the check itself failed
 */
GPtrArray *
cw_project_check (CwProject *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  CwDatabase *database;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  database = cw_project_get_database (self);
  if (check_file (database, findings, error) && check_references (database, findings, error)
      && check_sources (self, findings, error) && check_labels (database, findings, error)
      && check_originals (database, findings, error) && check_index (self, findings, error)
      && check_words (database, findings, error) && check_purge (self, findings, error))
    return g_steal_pointer (&findings);
  return NULL;
}
