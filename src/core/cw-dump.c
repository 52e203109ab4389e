/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The canonical text of a project, to compare two states of it. */

#include "config.h"

#include "cw-dump.h"

#include "cw-project-private.h"
#include "cw-schema.h"

static void
append_text (GString *out, const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (out, "\"%s\"", escaped);
}

static void
append_value (GString *out, CwStatement *row, int column)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_NULL:
      g_string_append (out, "NULL");
      break;
    case SQLITE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cw_statement_get_integer (row, column));
      break;
    case SQLITE_FLOAT:
      g_string_append (out,
                       g_ascii_dtostr (buffer, sizeof buffer, sqlite3_column_double (row, column)));
      break;
    default:
      append_text (out, cw_statement_get_text (row, column));
      break;
    }
}

static gboolean
dump_table (GString *out, CwDatabase *database, CwKind kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", cw_kind_get_table (kind));
  g_autoptr (CwStatement) rows = cw_database_prepare (database, sql, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      g_string_append (out, cw_kind_get_table (kind));
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          g_string_append_printf (out, " %s=", sqlite3_column_name (rows, i));
          append_value (out, rows, i);
        }
      g_string_append_c (out, '\n');
    }
  return step == CW_STEP_DONE;
}

/**
 * cw_database_dump:
 *
 * Returns: (transfer full) (nullable): as cw_project_dump(), for a database that is not open as a project
 */
char *
cw_database_dump (CwDatabase *database, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (!dump_table (out, database, kind, error))
      return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cw_project_dump:
 *
 * Every base table, one row a line, in the order of tables and ids. The history is not in it, nor are the original
 * files, whose checksums are: what was undone and done again is the same project.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
cw_project_dump (CwProject *self, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return cw_database_dump (cw_project_get_database (self), error);
}
