/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRecorder: an SQLite session on the base tables, which sees every row that an operation writes. It copies each of them
 * before the change and reads each again at the end, so for the one change that comes in tens of thousands of rows, another
 * code for all codings of one, it looks away, and the recorder writes down what the session would have: the ids are known,
 * and so are both codes. */

#include "config.h"

#include "cw-recorder.h"

#include <string.h>

#include "cw-changeset-order.h"
#include "cw-changeset-reader.h"
#include "cw-field.h"

struct _CwRecorder
{
  CwDatabase *database;     /* owned */
  sqlite3_session *session; /* NULL where nothing is being recorded */
  GByteArray *recoded;      /* (nullable): a changeset of codings that the session has not seen */
  guint mark;               /* how long the log of rows was then */
};

/**
 * cw_recorder_new:
 *
 * Returns: (transfer full): a recorder that records nothing yet
 */
CwRecorder *
cw_recorder_new (void)
{
  return g_new0 (CwRecorder, 1);
}

/**
 * cw_recorder_stop:
 *
 * Forgets what has been recorded. The database may be closed only afterwards.
 */
void
cw_recorder_stop (CwRecorder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->recoded, g_byte_array_unref);
  g_clear_object (&self->database);
}

void
cw_recorder_free (CwRecorder *self)
{
  cw_recorder_stop (self);
  g_free (self);
}

/**
 * cw_recorder_start:
 *
 * From here on every row of a base table that @database writes is recorded.
 */
gboolean
cw_recorder_start (CwRecorder *self, CwDatabase *database, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && self->session == NULL, FALSE);

  self->database = g_object_ref (database);
  code = sqlite3session_create (cw_database_get_handle (database), "main", &self->session);
  for (CwKind kind = CW_KIND_PROJECT; code == SQLITE_OK && kind < CW_N_KINDS; kind++)
    code = sqlite3session_attach (self->session, cw_kind_get_table (kind));
  return code == SQLITE_OK || cw_database_set_error (database, code, error);
}

/* --- all codings of a code ----------------------------------------------------------------------------------------- */

static int
count_columns (CwStatement *row, const char *name, int *column)
{
  int n = sqlite3_column_count (row);

  *column = -1;
  for (int i = 0; i < n; i++)
    if (g_str_equal (sqlite3_column_name (row, i), name))
      *column = i;
  return n;
}

static void
append_zeros (GByteArray *bytes, int n)
{
  gsize length = bytes->len;

  g_byte_array_set_size (bytes, length + n);
  memset (bytes->data + length, 0, n);
}

static void
append_integer (GByteArray *bytes, gint64 value)
{
  guint64 big_endian = GUINT64_TO_BE ((guint64) value);
  guint8 type = SQLITE_INTEGER;

  g_byte_array_append (bytes, &type, 1);
  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

/* One table with @n columns, the first of which is the key; all of them fit into a byte. */
static void
append_table (GByteArray *bytes, const char *table, int n)
{
  const guint8 head[] = { 'T', (guint8) n, 1 };

  g_byte_array_append (bytes, head, sizeof head);
  append_zeros (bytes, n - 1);
  g_byte_array_append (bytes, (const guint8 *) table, strlen (table) + 1);
}

/* Of an update, the columns that have not changed are undefined; the key is among the old ones. */
static void
append_update (GByteArray *bytes, int n, int column, gint64 id, gint64 before, gint64 after)
{
  const guint8 head[] = { SQLITE_UPDATE, FALSE };

  g_byte_array_append (bytes, head, sizeof head);
  append_integer (bytes, id);
  append_zeros (bytes, column - 1);
  append_integer (bytes, before);
  append_zeros (bytes, n - column - 1 + column);
  append_integer (bytes, after);
  append_zeros (bytes, n - column - 1);
}

/* The codings that the operation has written to already: those the session knows. */
static GHashTable *
list_known (CwRowLog *log)
{
  g_autoptr (GArray) runs = cw_row_log_copy (log, 0);
  GHashTable *known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const CwRowRun *run = &g_array_index (runs, CwRowRun, i);

      for (guint j = 0; run->kind == CW_KIND_CODING && j < run->n; j++)
        g_hash_table_add (known, GSIZE_TO_POINTER (run->first + j));
    }
  return known;
}

static GByteArray *
write_updates (CwRecorder *self,
               GHashTable *known,
               gint64 code,
               gint64 into,
               const GArray *codings,
               GError **error)
{
  g_autoptr (CwStatement) row = cw_database_prepare (self->database, "SELECT * FROM coding", error);
  GByteArray *bytes;
  int n, column;

  if (row == NULL)
    return NULL;
  n = count_columns (row, "code_id", &column);
  g_assert (column > 0 && n < 0x80);
  bytes = g_byte_array_new ();
  append_table (bytes, cw_kind_get_table (CW_KIND_CODING), n);
  for (guint i = 0; i < codings->len; i++)
    {
      gint64 id = g_array_index (codings, gint64, i);

      if (!g_hash_table_contains (known, GSIZE_TO_POINTER (id)))
        append_update (bytes, n, column, id, code, into);
    }
  return bytes;
}

/**
 * cw_recorder_begin_recode:
 * @log: what the operation has written so far
 * @codings: (element-type gint64): all that the next statement is going to give another code; it does nothing else
 *
 * Records that the codings of @code become those of @into, and lets the session rest until cw_recorder_end_recode(). What
 * the session knows already it goes on to follow. It is not let rest a second time in the same operation: what it sees
 * comes behind what has been written down.
 */
gboolean
cw_recorder_begin_recode (CwRecorder *self,
                          CwRowLog *log,
                          gint64 code,
                          gint64 into,
                          const GArray *codings,
                          GError **error)
{
  g_autoptr (GHashTable) known = NULL;

  g_return_val_if_fail (self != NULL && self->session != NULL, FALSE);

  if (self->recoded != NULL || codings->len == 0)
    return TRUE;
  known = list_known (log);
  self->recoded = write_updates (self, known, code, into, codings, error);
  if (self->recoded == NULL)
    return FALSE;
  self->mark = cw_row_log_mark (log);
  sqlite3session_enable (self->session, FALSE);
  return TRUE;
}

/**
 * cw_recorder_end_recode:
 *
 * The session sees everything again.
 */
void
cw_recorder_end_recode (CwRecorder *self)
{
  g_return_if_fail (self != NULL && self->session != NULL);
  sqlite3session_enable (self->session, TRUE);
}

/**
 * cw_recorder_cut:
 * @mark: from cw_row_log_mark()
 *
 * What was written behind the mark has been rolled back. The session finds that out by itself.
 */
void
cw_recorder_cut (CwRecorder *self, guint mark)
{
  g_return_if_fail (self != NULL);

  if (self->recoded != NULL && self->mark >= mark)
    g_clear_pointer (&self->recoded, g_byte_array_unref);
}

/* --- the changeset -------------------------------------------------------------------------------------------------- */

static GBytes *
read_session (CwRecorder *self, GError **error)
{
  int size = 0;
  void *data = NULL;
  int code = sqlite3session_changeset (self->session, &size, &data);

  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  cw_database_set_error (self->database, code, error);
  return NULL;
}

static int
add_to_group (sqlite3_changegroup *group, gconstpointer data, gsize size)
{
  return sqlite3changegroup_add (group, (int) size, (void *) data);
}

/* What the session has seen of the same codings came later. */
static GBytes *
join (CwRecorder *self, GBytes *seen, GError **error)
{
  sqlite3_changegroup *group = NULL;
  int size = 0;
  void *data = NULL;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = add_to_group (group, self->recoded->data, self->recoded->len);
  if (code == SQLITE_OK)
    code = add_to_group (group, g_bytes_get_data (seen, NULL), g_bytes_get_size (seen));
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &size, &data);
  sqlite3changegroup_delete (group);
  if (code == SQLITE_OK)
    return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  cw_database_set_error (self->database, code, error);
  return NULL;
}

static gboolean
has_codings (GBytes *changeset)
{
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    if (row.kind == CW_KIND_CODING)
      return TRUE;
  return FALSE;
}

static GBytes *
add_recoded (CwRecorder *self, GBytes *seen, GError **error)
{
  g_autoptr (GByteArray) both = NULL;

  if (has_codings (seen))
    return join (self, seen, error);
  both = g_steal_pointer (&self->recoded);
  if (g_bytes_get_size (seen) > 0)
    g_byte_array_append (both, g_bytes_get_data (seen, NULL), g_bytes_get_size (seen));
  return g_byte_array_free_to_bytes (g_steal_pointer (&both));
}

/**
 * cw_recorder_take:
 *
 * Ends what cw_recorder_start() began.
 *
 * Returns: (transfer full) (nullable): all that has changed, the rows of each table in the order of their ids; no bytes
 *   where nothing has
 */
GBytes *
cw_recorder_take (CwRecorder *self, GError **error)
{
  g_autoptr (GBytes) seen = NULL;
  g_autoptr (GBytes) all = NULL;

  g_return_val_if_fail (self != NULL && self->session != NULL, NULL);

  seen = read_session (self, error);
  if (seen != NULL)
    all = self->recoded == NULL ? g_bytes_ref (seen) : add_recoded (self, seen, error);
  cw_recorder_stop (self);
  return all == NULL ? NULL : cw_changeset_order (all);
}
