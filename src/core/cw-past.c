/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the history is good for beside undo (method.md D12, R2): the project as of a date, going back to a date as one
 * operation, replaying everything from an empty file, and keeping the history small.
 *
 * The project as of a date is a copy in memory, so that no interview is ever written to another place. It has the rows
 * that every open project has in memory anyway; what may be large, the original files and the history itself, stays in
 * the file, from which the later operations are read one by one and taken back. */

#include "config.h"

#include "cw-past.h"

#include <string.h>

#include "cw-dump.h"
#include "cw-file-lock.h"
#include "cw-history.h"
#include "cw-project-private.h"
#include "cw-schema.h"
#include "cw-transaction.h"

#define LENGTH_OF_DATE 10

/* So much of the history is applied at a time. */
#define BATCH_BYTES (8 * 1024 * 1024)

/**
 * cw_past_parse_time:
 * @text: a date, which means its end, or a moment: 2026-11-20, 2026-11-20T12:00:00Z, 2026-11-20T14:00:00+02:00; without
 *   a zone it is UTC, as all times of a project are
 *
 * Returns: (transfer full) (nullable): the moment as the history writes it, or NULL with CW_ERROR_INVALID
 */
char *
cw_past_parse_time (const char *text, GError **error)
{
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  whole
      = strlen (text) == LENGTH_OF_DATE ? g_strconcat (text, "T23:59:59Z", NULL) : g_strdup (text);
  local = g_date_time_new_from_iso8601 (whole, zone);
  time = local == NULL ? NULL : g_date_time_to_utc (local);
  if (time != NULL)
    return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no time. Write a date such as 2026-11-20, or 2026-11-20T12:00:00Z.",
               text);
  return NULL;
}

/* --- how far back -------------------------------------------------------------------------------------------------- */

static char *
read_time (CwDatabase *database, const char *sql)
{
  g_autoptr (CwStatement) row = cw_database_prepare (database, sql, NULL);

  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (row, 0));
}

/* Finds the first operation that is later than a moment. What has been dropped from the history, or was never recorded,
 * as a sample is not, cannot be taken back. A clock that was wrong for a while cannot make a later one
 * stay while an earlier one is taken back: all from the first on are. */
static gboolean
find_step_after (CwDatabase *database, const char *time, gint64 *step, GError **error)
{
  g_autofree char *made = read_time (database, "SELECT at FROM history ORDER BY id LIMIT 1");
  g_autofree char *lost = read_time (database,
                                     "SELECT max (at) FROM history WHERE state = 'fixed' "
                                     "AND id > (SELECT min (id) FROM history)");

  if (lost != NULL && strcmp (time, lost) < 0)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "What was done until %s can no longer be taken back. Choose a later time.",
                 lost);
  else if (lost == NULL && made != NULL && strcmp (time, made) < 0)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "The project was made on %s. Choose a later time.",
                 made);
  else
    return cw_database_read_integer (database,
                                     step,
                                     error,
                                     "SELECT coalesce (min (id), 0) FROM history "
                                     "WHERE state = 'done' AND at > ?1",
                                     "s",
                                     time);
  return FALSE;
}

/* --- many operations ---------------------------------------------------------------------------------------------- */

/* Operations that are done or taken back in another database: joined to larger ones, because each costs the same
 * whatever its size. */
typedef struct
{
  CwDatabase *database;
  gboolean inverted;
  int (*filter) (void *data, const char *table);
  sqlite3_changegroup *group;
  gsize bytes; /* in the group */
  guint n;     /* operations so far */
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->group, sqlite3changegroup_delete);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static gboolean
batch_flush (Batch *batch, GError **error)
{
  g_autoptr (GBytes) joined = NULL;
  int size = 0;
  void *data = NULL;
  int code;

  if (batch->group == NULL)
    return TRUE;
  code = sqlite3changegroup_output (batch->group, &size, &data);
  batch_clear (batch);
  batch->bytes = 0;
  if (code != SQLITE_OK)
    return cw_database_set_error (batch->database, code, error);
  joined = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  return cw_history_apply_changeset (batch->database, joined, FALSE, batch->filter, error);
}

static int
batch_try (Batch *batch, void *data, int size)
{
  int code = batch->group != NULL ? SQLITE_OK : sqlite3changegroup_new (&batch->group);

  return code == SQLITE_OK ? sqlite3changegroup_add (batch->group, size, data) : code;
}

/* What was recorded before a table had all its columns cannot be joined to what was recorded later. */
static gboolean
batch_add_bytes (Batch *batch, void *data, int size, GError **error)
{
  int code = batch_try (batch, data, size);

  if (code == SQLITE_SCHEMA)
    {
      if (!batch_flush (batch, error))
        return FALSE;
      code = batch_try (batch, data, size);
    }
  if (code != SQLITE_OK)
    return cw_database_set_error (batch->database, code, error);
  batch->bytes += size;
  batch->n++;
  return batch->bytes < BATCH_BYTES || batch_flush (batch, error);
}

/* A damaged one is refused before SQLite takes it apart. */
static gboolean
check_changeset (CwStatement *row, gboolean inverted, GError **error)
{
  g_autoptr (GBytes) bytes
      = g_bytes_new_static (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
  g_autoptr (CwChangeSet) changes = cw_change_set_new_from_bytes (bytes, inverted, error);

  return changes != NULL;
}

static gboolean
batch_add (Batch *batch, CwStatement *row, GError **error)
{
  void *data = (void *) sqlite3_column_blob (row, 0);
  int size = sqlite3_column_bytes (row, 0);
  void *inverse = NULL;
  gboolean added;
  int code;

  if (!check_changeset (row, batch->inverted, error))
    return FALSE;
  if (!batch->inverted)
    return batch_add_bytes (batch, data, size, error);
  code = sqlite3changeset_invert (size, data, &size, &inverse);
  if (code != SQLITE_OK)
    return cw_database_set_error (batch->database, code, error);
  added = batch_add_bytes (batch, inverse, size, error);
  sqlite3_free (inverse);
  return added;
}

/* The rows are changesets, in the order in which they are to be applied. */
static gboolean
batch_run (Batch *batch, CwStatement *rows, GError **error)
{
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (!batch_add (batch, rows, error))
      return FALSE;
  return step == CW_STEP_DONE && batch_flush (batch, error);
}

static CwStatement *
query_steps (CwDatabase *history, gint64 step, GError **error)
{
  return cw_database_query (history,
                            error,
                            "SELECT changeset FROM history WHERE state = 'done' AND id >= ?1 "
                            "ORDER BY id DESC",
                            "i",
                            step);
}

/* Takes operations back in another database, the last one first. */
static gboolean
take_back (CwDatabase *history, gint64 step, CwDatabase *database, guint *n, GError **error)
{
  g_auto (Batch) batch = { .database = database, .inverted = TRUE };
  g_autoptr (CwStatement) rows = query_steps (history, step, error);

  if (!batch_run (&batch, rows, error))
    return FALSE;
  *n = batch.n;
  return TRUE;
}

static gboolean
take_back_one (CwDatabase *database, CwStatement *row, GError **error)
{
  g_autoptr (GBytes) changeset
      = g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));

  return check_changeset (row, TRUE, error)
         && cw_history_apply_changeset (database, changeset, TRUE, NULL, error);
}

/* The same in the project itself, one by one as undo does it. */
static gboolean
take_back_here (CwDatabase *database, gint64 step, guint *n, GError **error)
{
  g_autoptr (CwStatement) rows = query_steps (database, step, error);
  CwStep next;

  *n = 0;
  if (rows == NULL)
    return FALSE;
  while ((next = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      if (!take_back_one (database, rows, error))
        return FALSE;
      (*n)++;
    }
  return next == CW_STEP_DONE;
}

/* --- a copy in memory ------------------------------------------------------------------------------------------------ */

static CwDatabase *
open_memory (GError **error)
{
  g_autoptr (CwDatabase) memory = cw_database_open (":memory:", CW_DATABASE_CREATE, error);

  /* What is copied is whole, in whatever order; temporary files would be on a disk. */
  if (memory == NULL || !cw_schema_migrate (memory, error)
      || !cw_database_exec (memory, "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY", error))
    return NULL;
  return g_steal_pointer (&memory);
}

/* The columns that the file has of a table; an earlier version's has fewer, or none. */
static char *
list_columns (CwDatabase *database, const char *table, guint *n, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (CwStatement) rows = cw_database_query (
      database, error, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", "s", table);
  CwStep step;

  if (rows == NULL)
    return NULL;
  for (*n = 0; (step = cw_statement_step (rows, error)) == CW_STEP_ROW; (*n)++)
    g_string_append_printf (columns, "%s%s", *n > 0 ? ", " : "", cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE ? g_string_free (g_steal_pointer (&columns), FALSE) : NULL;
}

static char *
make_insert (const char *table, const char *columns, guint n)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s (%s) VALUES (?", table, columns);
  for (guint i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
copy_row (CwStatement *row, CwDatabase *to, const char *insert, guint n, GError **error)
{
  g_autoptr (CwStatement) copy = cw_database_prepare (to, insert, error);

  if (copy == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    sqlite3_bind_value (copy, i + 1, sqlite3_column_value (row, i));
  return cw_statement_step (copy, error) == CW_STEP_DONE;
}

static gboolean
copy_table (CwDatabase *from, CwDatabase *to, const char *table, GError **error)
{
  guint n;
  g_autofree char *columns = list_columns (from, table, &n, error);
  g_autofree char *select = NULL;
  g_autofree char *insert = NULL;
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  if (columns == NULL || n == 0)
    return columns != NULL;
  select = g_strdup_printf ("SELECT %s FROM %s", columns, table);
  insert = make_insert (table, columns, n);
  rows = cw_database_prepare (from, select, error);
  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (!copy_row (rows, to, insert, n, error))
      return FALSE;
  return step == CW_STEP_DONE;
}

static gboolean
copy_tables (CwDatabase *from, CwDatabase *to, GError **error)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (!copy_table (from, to, cw_kind_get_table (kind), error))
      return FALSE;
  return TRUE;
}

/* --- as of a date ---------------------------------------------------------------------------------------------------- */

static CwDatabase *
open_file (const char *path, GError **error)
{
  if (!cw_schema_check_file (path, error))
    return NULL;
  if (!cw_schema_file_is_newer (path))
    return cw_database_open (
        path, cw_file_lock_is_held (path) ? CW_DATABASE_READ_BESIDE : CW_DATABASE_READ, error);
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_NEWER_VERSION,
                       "A newer version of Caseweave made this project. Install that version to "
                       "look at its past.");
  return NULL;
}

/* The words of the texts are indexed in derived tables, which are not copied: every source waits to be indexed. */
static gboolean
forget_words (CwDatabase *memory, GError **error)
{
  gint64 indexed;

  return cw_database_read_integer (memory,
                                   &indexed,
                                   error,
                                   "SELECT count (*) FROM sqlite_schema WHERE name = ?1",
                                   "s",
                                   "search_todo")
         && (indexed == 0
             || cw_database_exec (
                 memory, "INSERT OR IGNORE INTO search_todo SELECT id FROM source", error));
}

/* The copy is made in one look at the file, or a writer's operation could be in one table and not in the next. */
static gboolean
copy_past (CwDatabase *file, CwDatabase *memory, const char *time, GError **error)
{
  gint64 step;
  guint n;

  return cw_database_exec (file, "BEGIN", error) && cw_schema_check_objects (file, error)
         && find_step_after (file, time, &step, error) && cw_database_exec (memory, "BEGIN", error)
         && copy_tables (file, memory, error)
         && (step == 0 || take_back (file, step, memory, &n, error)) && forget_words (memory, error)
         && cw_database_exec (memory, "COMMIT", error);
}

/**
 * cw_project_open_as_of:
 * @path: a project file; somebody may have it open
 * @time: as cw_past_parse_time() takes it
 *
 * Opens the project as it was at the end of a day or at a moment, for reading only. What had been undone since is not
 * in it, nor are the original files of the sources. Fails as cw_project_open() does, with CW_ERROR_INVALID for a time
 * that is none, and with CW_ERROR_NOT_FOUND for one before the project or before what the history still knows.
 *
 * Returns: (transfer full) (nullable): a project of its own, which nothing changes
 */
CwProject *
cw_project_open_as_of (const char *path, const char *time, GError **error)
{
  g_autoptr (CwDatabase) file = NULL;
  g_autoptr (CwDatabase) memory = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *notice = NULL;

  g_return_val_if_fail (path != NULL && time != NULL, NULL);

  moment = cw_past_parse_time (time, error);
  file = moment == NULL ? NULL : open_file (path, error);
  memory = file == NULL ? NULL : open_memory (error);
  if (memory == NULL || !copy_past (file, memory, moment, error))
    return NULL;
  notice = g_strdup_printf ("This is the project as it was on %s. It is open for reading only.",
                            moment);
  return cw_project_new_for_past (memory, path, notice, error);
}

/**
 * cw_project_revert:
 * @time: as cw_past_parse_time() takes it
 * @n: (out) (optional): how many operations were taken back
 *
 * Brings the project back to how it was, as one operation more: the ones that it takes back stay in the history, and
 * undo brings them back. Fails as cw_project_open_as_of() does, with CW_ERROR_NOT_FOUND where nothing has been done
 * since, and with CW_ERROR_INVALID inside another operation.
 */
gboolean
cw_project_revert (CwProject *self, const char *time, guint *n, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *moment = NULL;
  CwDatabase *database;
  gint64 step;
  guint n_steps;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  database = cw_project_get_database (self);
  moment = cw_past_parse_time (time, error);
  if (moment == NULL || !find_step_after (database, moment, &step, error))
    return FALSE;
  if (step == 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_NOT_FOUND,
                   "Nothing has been done since %s, so there is nothing to take back.",
                   moment);
      return FALSE;
    }
  /* The steps of an operation that is not yet done are in nobody's history. */
  if (cw_project_is_in_transaction (self))
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "Going back cannot be a part of something else. Do it on its own.");
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !take_back_here (database, step, &n_steps, error)
      || !cw_transaction_commit (transaction,
                                 error,
                                 "Went back to how it was on %s: %u %s taken back",
                                 moment,
                                 n_steps,
                                 n_steps == 1 ? "operation" : "operations"))
    return FALSE;
  if (n != NULL)
    *n = n_steps;
  return TRUE;
}

/* --- keeping it small -------------------------------------------------------------------------------------------------- */

/**
 * cw_project_measure_history:
 * @size: (out): how much the history holds to undo what was done
 */
gboolean
cw_project_measure_history (CwProject *self, CwHistorySize *size, GError **error)
{
  CwDatabase *database;
  gint64 n_steps;

  g_return_val_if_fail (CW_IS_PROJECT (self) && size != NULL, FALSE);

  database = cw_project_get_database (self);
  if (!cw_database_read_integer (
          database, &n_steps, error, "SELECT count (*) FROM history WHERE state = 'done'", "")
      || !cw_database_read_integer (
          database, &size->bytes, error, "SELECT sum (length (changeset)) FROM history", ""))
    return FALSE;
  size->n_steps = n_steps;
  return TRUE;
}

/* The last operation that goes: the last one before a time, or the first that no longer fits when the latest ones are
 * kept. */
static gboolean
find_last_to_prune (CwDatabase *database,
                    const char *before,
                    gint64 max_bytes,
                    gint64 *last,
                    GError **error)
{
  gint64 by_time = 0, by_size = 0;

  if (before != NULL
      && !cw_database_read_integer (
          database,
          &by_time,
          error,
          "SELECT max (id) FROM history WHERE state = 'done' AND id < coalesce ((SELECT min (id) "
          "FROM history WHERE state = 'done' AND at >= ?1), id + 1)",
          "s",
          before))
    return FALSE;
  if (max_bytes > 0
      && !cw_database_read_integer (
          database,
          &by_size,
          error,
          "SELECT max (id) FROM (SELECT id, sum (length (changeset)) OVER (ORDER BY id DESC) "
          "AS bytes FROM history WHERE state = 'done') WHERE bytes > ?1",
          "i",
          max_bytes))
    return FALSE;
  *last = MAX (by_time, by_size);
  return TRUE;
}

/**
 * cw_project_prune_history:
 * @before: (nullable): drop what would undo operations before this time
 * @max_bytes: drop so much that the rest is no larger than this; 0 for no limit
 * @n: (out) (optional): how many operations can no longer be undone
 *
 * Drops what would undo the oldest operations. Their sentences, times and reasons stay: the audit trail has no gap, but
 * the project can no longer be shown as it was then. Nothing is ever dropped unless it is asked for. The file does not
 * get smaller; what is free in it is used for what is done next.
 */
gboolean
cw_project_prune_history (CwProject *self,
                          const char *before,
                          gint64 max_bytes,
                          guint *n,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *moment = NULL;
  CwDatabase *database;
  gint64 last;
  guint n_pruned;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  moment = before == NULL ? NULL : cw_past_parse_time (before, error);
  if (before != NULL && moment == NULL)
    return FALSE;
  database = cw_project_get_database (self);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !find_last_to_prune (database, moment, max_bytes, &last, error)
      || !cw_database_run (database,
                           error,
                           "UPDATE history SET state = 'fixed', changeset = NULL, "
                           "merge_key = 'pruned' WHERE state = 'done' AND id <= ?1",
                           "i",
                           last))
    return FALSE;
  n_pruned = sqlite3_changes64 (cw_database_get_handle (database));
  if (!cw_transaction_commit (transaction, error, "Made the history smaller"))
    return FALSE;
  if (n != NULL)
    *n = n_pruned;
  return TRUE;
}

/* --- replaying ------------------------------------------------------------------------------------------------------------ */

static int
is_project_table (void *data, const char *table)
{
  return g_str_equal (table, cw_kind_get_table (CW_KIND_PROJECT));
}

static gboolean
apply_all (CwDatabase *history, CwDatabase *memory, gboolean backwards, GError **error)
{
  g_auto (Batch) batch = { .database = memory,
                           .inverted = backwards,
                           .filter = backwards ? is_project_table : NULL };
  g_autoptr (CwStatement) rows = cw_database_prepare (
      history,
      backwards ? "SELECT changeset FROM history WHERE state = 'done' ORDER BY id DESC"
                : "SELECT changeset FROM history WHERE state = 'done' ORDER BY id",
      error);

  return batch_run (&batch, rows, error);
}

/* The making of the project comes first and is nothing to do again. */
static gboolean
check_recorded (CwDatabase *database, GError **error)
{
  gint64 n_pruned, n_unrecorded;

  if (!cw_database_read_integer (database,
                                 &n_pruned,
                                 error,
                                 "SELECT count (*) FROM history WHERE merge_key = 'pruned'",
                                 "")
      || !cw_database_read_integer (database,
                                    &n_unrecorded,
                                    error,
                                    "SELECT count (*) FROM history WHERE state = 'fixed' AND id > "
                                    "(SELECT min (id) FROM history)",
                                    ""))
    return FALSE;
  if (n_pruned == 0 && n_unrecorded == 0)
    return TRUE;
  g_set_error_literal (
      error,
      CW_ERROR,
      CW_ERROR_NOT_FOUND,
      n_pruned > 0 ? "The history cannot be replayed, because its beginning was dropped."
                   : "The history cannot be replayed, because some of it was not recorded.");
  return FALSE;
}

/**
 * cw_project_replay_history:
 *
 * Does everything that the history tells once more, from an empty project on: what cw_project_dump() says of that has to
 * be what it says of the project. Fails with CW_ERROR_NOT_FOUND where the history has been made smaller, and where some
 * of it was never recorded, as it is in the sample.
 *
 * Returns: (transfer full) (nullable): the dump
 */
char *
cw_project_replay_history (CwProject *self, GError **error)
{
  g_autoptr (CwDatabase) memory = NULL;
  CwDatabase *database;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  database = cw_project_get_database (self);
  if (!check_recorded (database, error))
    return NULL;
  /* The one row that no operation made is the project itself: its first values are found by going back. */
  memory = open_memory (error);
  if (memory != NULL && cw_database_exec (memory, "BEGIN", error)
      && copy_table (database, memory, cw_kind_get_table (CW_KIND_PROJECT), error)
      && apply_all (database, memory, TRUE, error) && apply_all (database, memory, FALSE, error)
      && cw_database_exec (memory, "COMMIT", error))
    return cw_database_dump (memory, error);
  return NULL;
}
