/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Memos, summaries, comments, names, notes, the sentences of the history: every text of every table is looked through, so
 * that a table which is added later cannot be forgotten. The texts of sources are not: what is left there is somebody
 * else's, word for word; nor are other people's names, whoever has said them. */

#include "config.h"

#include "cw-withdrawn-texts.h"

#include "cw-project-private.h"
#include "cw-text.h"

/* --- whose words they are ---------------------------------------------------------------------------------------- */

static gboolean
spare_names (CwDatabase *database, gint64 participant, CwWordRuns *runs, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT name FROM participant WHERE id <> ?1 UNION SELECT name FROM "
                           "case_unit UNION SELECT name FROM attribute",
                           "i",
                           participant);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_word_runs_remove (runs, cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE;
}

static gboolean
spare_source (CwDatabase *database, gint64 source, CwWordRuns *runs, GError **error)
{
  g_autoptr (CwText) text = cw_text_load (database, source, error);
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (text == NULL)
    return FALSE;
  words = cw_text_dup_range (text, 0, cw_text_get_length (text));
  line = g_strconcat ("\n", words, "\n", NULL);
  cw_word_runs_remove (runs, line);
  return TRUE;
}

/* Inside a transaction, after the sources were treated. What is left in sources is said by others too, and the names in
 * the project's lists are nobody's words, whoever has said them. */
gboolean
cw_withdrawn_texts_spare_others (CwProject *project,
                                 gint64 participant,
                                 CwWordRuns *runs,
                                 GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "SELECT id FROM source ORDER BY id", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (!spare_source (database, cw_statement_get_integer (rows, 0), runs, error))
      return FALSE;
  return step == CW_STEP_DONE && spare_names (database, participant, runs, error);
}

/* --- where else they are ------------------------------------------------------------------------------------------ */

static GPtrArray *
list_texts (CwDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database,
      "SELECT list.name, info.name FROM pragma_table_list AS list, "
      "pragma_table_info (list.name) AS info WHERE list.schema = 'main' AND list.type = 'table' "
      "AND NOT list.wr AND list.name NOT LIKE 'sqlite%' AND info.type = 'TEXT' "
      "AND list.name NOT IN ('identity', 'pseudonym_hit') "
      "AND (list.name <> 'paragraph' OR info.name <> 'text') ORDER BY list.name, info.cid",
      error);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      char **column = g_new0 (char *, 3);

      column[0] = g_strdup (cw_statement_get_text (rows, 0));
      column[1] = g_strdup (cw_statement_get_text (rows, 1));
      g_ptr_array_add (columns, column);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&columns) : NULL;
}

static gboolean
write_text (CwDatabase *database, char **column, gint64 id, const char *text, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?1 WHERE id = ?2", column[0], column[1]);

  return cw_database_run (database, error, sql, "si", text, id);
}

static void
note (GArray *redacted, char **column, gint64 id)
{
  CwRedacted row = { cw_kind_from_table (column[0]), id };

  g_array_append_val (redacted, row);
}

static gboolean
redact_column (CwDatabase *database,
               char **column,
               const CwWordRuns *runs,
               GArray *redacted,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE "
                                          "length (\"%s\") >= %d",
                                          column[1],
                                          column[0],
                                          column[1],
                                          CW_WORD_RUN);
  g_autoptr (CwStatement) rows = cw_database_prepare (database, sql, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);
      g_autofree char *text = cw_word_runs_redact (runs, cw_statement_get_text (rows, 1));

      if (text == NULL)
        continue;
      note (redacted, column, id);
      if (!write_text (database, column, id, text, error))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

/* Inside a transaction. Gives back which rows were redacted; one of which two texts were is
 * there twice. */
GArray *
cw_withdrawn_texts_redact (CwProject *project, const CwWordRuns *runs, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GPtrArray) columns = list_texts (database, error);
  g_autoptr (GArray) redacted = g_array_new (FALSE, FALSE, sizeof (CwRedacted));

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    if (!redact_column (database, g_ptr_array_index (columns, i), runs, redacted, error))
      return NULL;
  return columns == NULL ? NULL : g_steal_pointer (&redacted);
}
