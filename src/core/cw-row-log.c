/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRowLog: SQLite's update hook, which names each row of a base table as it is written, cascades included. It does
 * not say what the row holds: whoever follows the log reads the row as it then is, and so is right after a rollback
 * too. The history has its changesets from a session; the log is what tells the later steps of an operation, for
 * the price of one call a row, which rows the earlier ones have touched. */

#include "config.h"

#include "cw-row-log.h"

#include "cw-field.h"

struct _CwRowLog
{
  GArray *runs; /* of CwRowRun */
  guint mark;   /* a run before it has no more rows joined to it */
  const char *table;
  CwKind kind; /* of the table that was met last */
};

static void
on_row_written (void *data, int operation, const char *schema, const char *table, sqlite3_int64 id)
{
  CwRowLog *self = data;

  if (table != self->table)
    {
      self->table = table;
      self->kind = g_str_equal (schema, "main") ? cw_kind_from_table (table) : CW_KIND_NONE;
    }
  if (self->kind != CW_KIND_NONE)
    cw_row_log_append (self->runs, self->mark, self->kind, id);
}

/**
 * cw_row_log_new:
 *
 * Returns: (transfer full): an empty log
 */
CwRowLog *
cw_row_log_new (void)
{
  CwRowLog *self = g_new0 (CwRowLog, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
  return self;
}

/**
 * cw_row_log_free:
 * @self: (transfer full): a log that has been stopped, or whose connection is closed
 */
void
cw_row_log_free (CwRowLog *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * cw_row_log_start:
 *
 * From here on every row that @database writes is noted. A connection has one log at a time.
 */
void
cw_row_log_start (CwRowLog *self, CwDatabase *database)
{
  g_return_if_fail (self != NULL);

  cw_row_log_cut (self, 0);
  self->table = NULL;
  sqlite3_update_hook (cw_database_get_handle (database), on_row_written, self);
}

/**
 * cw_row_log_stop:
 *
 * Ends what cw_row_log_start() began. What was noted stays until the next start.
 */
void
cw_row_log_stop (CwRowLog *self, CwDatabase *database)
{
  g_return_if_fail (self != NULL);
  sqlite3_update_hook (cw_database_get_handle (database), NULL, NULL);
}

/**
 * cw_row_log_mark:
 *
 * Returns: a place in the log that everything from now on is behind
 */
guint
cw_row_log_mark (CwRowLog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  self->mark = self->runs->len;
  return self->mark;
}

/**
 * cw_row_log_copy:
 * @mark: from cw_row_log_mark(), or 0 for all
 *
 * Returns: (transfer full) (element-type CwRowRun): what was written behind the mark
 */
GArray *
cw_row_log_copy (CwRowLog *self, guint mark)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));

  g_return_val_if_fail (self != NULL && mark <= self->runs->len, runs);

  if (mark < self->runs->len)
    g_array_append_vals (runs, &g_array_index (self->runs, CwRowRun, mark), self->runs->len - mark);
  return runs;
}

/**
 * cw_row_log_has:
 * @mark: from cw_row_log_mark(), or 0 for all
 *
 * Returns: whether a row of the kind was written behind the mark
 */
gboolean
cw_row_log_has (const CwRowLog *self, guint mark, CwKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = mark; i < self->runs->len; i++)
    if (g_array_index (self->runs, CwRowRun, i).kind == kind)
      return TRUE;
  return FALSE;
}

/**
 * cw_row_log_cut:
 * @mark: from cw_row_log_mark(), or 0 for all
 *
 * Forgets what was written behind the mark.
 */
void
cw_row_log_cut (CwRowLog *self, guint mark)
{
  g_return_if_fail (self != NULL && mark <= self->runs->len);

  g_array_set_size (self->runs, mark);
  self->mark = mark;
}

/**
 * cw_row_log_append:
 * @runs: (element-type CwRowRun): where to note the row
 * @mark: from which run on rows may be joined to the last one
 *
 * Notes one row. One that follows the last, or is the last, makes no run of its own.
 */
void
cw_row_log_append (GArray *runs, guint mark, CwKind kind, gint64 id)
{
  CwRowRun run = { kind, 1, id };
  CwRowRun *last = runs->len <= mark ? NULL : &g_array_index (runs, CwRowRun, runs->len - 1);

  if (last != NULL && last->kind == kind && id == last->first + last->n && last->n < G_MAXUINT32)
    last->n++;
  else if (last == NULL || last->kind != kind || id != last->first + last->n - 1)
    g_array_append_val (runs, run);
}
