/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRecorder: an SQLite session on the base tables, which sees every row that an operation writes. It copies each of them
 * before the change and looks each up again at the end, so for the two changes that come in thousands of rows, the text of a
 * new source and another code for all codings of one, it looks away, and the recorder writes down what the session would
 * have: the rows are next to each other, and the ids are known. */

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
  GByteArray *written;      /* a changeset of what the session has not seen */
  GArray *pieces;           /* of Piece */
  guint64 kinds;            /* a bit for each kind that may be in it */
  CwKind last;              /* whose rows may follow without the head of a table */
};

/* What was written down when the session looked away. */
typedef struct
{
  guint mark;   /* how long the log of rows was before */
  guint length; /* how many bytes had been written before */
  gboolean recoded;
} Piece;

/**
 * cw_recorder_new:
 *
 * Returns: (transfer full): a recorder that records nothing yet
 */
CwRecorder *
cw_recorder_new (void)
{
  CwRecorder *self = g_new0 (CwRecorder, 1);

  self->written = g_byte_array_new ();
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
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
  g_clear_object (&self->database);
  g_byte_array_set_size (self->written, 0);
  g_array_set_size (self->pieces, 0);
  self->kinds = 0;
  self->last = CW_KIND_NONE;
}

void
cw_recorder_free (CwRecorder *self)
{
  cw_recorder_stop (self);
  g_byte_array_unref (self->written);
  g_array_unref (self->pieces);
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

/* --- what the session does not see --------------------------------------------------------------------------------- */

static void
append_zeros (GByteArray *bytes, int n)
{
  gsize length = bytes->len;

  g_byte_array_set_size (bytes, length + n);
  memset (bytes->data + length, 0, n);
}

static void
append_byte (GByteArray *bytes, guint8 byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

static void
append_eight (GByteArray *bytes, guint8 type, guint64 value)
{
  guint64 big_endian = GUINT64_TO_BE (value);

  append_byte (bytes, type);
  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

/* Seven bits a byte, the highest first; no value of a database has more than four bytes of length. */
static void
append_varint (GByteArray *bytes, guint32 value)
{
  for (int shift = 28; shift > 0; shift -= 7)
    if (value >> shift != 0)
      append_byte (bytes, 0x80 | (value >> shift & 0x7f));
  append_byte (bytes, value & 0x7f);
}

static void
append_value (GByteArray *bytes, CwStatement *row, int column)
{
  int type = sqlite3_column_type (row, column);
  double real = sqlite3_column_double (row, column);
  guint64 bits;
  const void *data;

  switch (type)
    {
    case SQLITE_INTEGER:
      append_eight (bytes, type, (guint64) sqlite3_column_int64 (row, column));
      break;
    case SQLITE_FLOAT:
      memcpy (&bits, &real, sizeof bits);
      append_eight (bytes, type, bits);
      break;
    case SQLITE_NULL:
      append_byte (bytes, type);
      break;
    default:
      data = sqlite3_column_blob (row, column);
      append_byte (bytes, type);
      append_varint (bytes, (guint32) sqlite3_column_bytes (row, column));
      g_byte_array_append (bytes, data, (guint) sqlite3_column_bytes (row, column));
    }
}

/* The head of a table with @n columns, the first of which is the key; all of them fit into a byte. */
static void
append_table (CwRecorder *self, CwKind kind, int n)
{
  const char *table = cw_kind_get_table (kind);

  g_assert (n > 1 && n < 0x80);
  if (kind == self->last)
    return;
  self->last = kind;
  self->kinds |= G_GUINT64_CONSTANT (1) << kind;
  append_byte (self->written, 'T');
  append_byte (self->written, (guint8) n);
  append_byte (self->written, 1);
  append_zeros (self->written, n - 1);
  g_byte_array_append (self->written, (const guint8 *) table, strlen (table) + 1);
}

/* Of an update, the columns that have not changed are undefined; the key is among the old ones. */
static void
append_update (GByteArray *bytes, int n, int column, gint64 id, gint64 before, gint64 after)
{
  append_byte (bytes, SQLITE_UPDATE);
  append_byte (bytes, FALSE);
  append_eight (bytes, SQLITE_INTEGER, (guint64) id);
  append_zeros (bytes, column - 1);
  append_eight (bytes, SQLITE_INTEGER, (guint64) before);
  append_zeros (bytes, n - 1);
  append_eight (bytes, SQLITE_INTEGER, (guint64) after);
  append_zeros (bytes, n - column - 1);
}

static void
look_away (CwRecorder *self, CwRowLog *log, gboolean recoded)
{
  Piece piece = { cw_row_log_mark (log), self->written->len, recoded };

  g_array_append_val (self->pieces, piece);
  sqlite3session_enable (self->session, FALSE);
}

/**
 * cw_recorder_look_again:
 *
 * The session sees everything again.
 */
void
cw_recorder_look_again (CwRecorder *self)
{
  g_return_if_fail (self != NULL && self->session != NULL);
  sqlite3session_enable (self->session, TRUE);
}

/* --- all codings of a code ----------------------------------------------------------------------------------------- */

static int
find_column (CwStatement *row, const char *name)
{
  int column = sqlite3_column_count (row) - 1;

  while (column > 0 && !g_str_equal (sqlite3_column_name (row, column), name))
    column--;
  g_assert (column > 0);
  return column;
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

static gboolean
has_recoded (CwRecorder *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    if (g_array_index (self->pieces, Piece, i).recoded)
      return TRUE;
  return FALSE;
}

static void
write_updates (CwRecorder *self,
               CwStatement *row,
               GHashTable *known,
               gint64 code,
               gint64 into,
               const GArray *codings)
{
  int n = sqlite3_column_count (row), column = find_column (row, "code_id");

  append_table (self, CW_KIND_CODING, n);
  for (guint i = 0; i < codings->len; i++)
    {
      gint64 id = g_array_index (codings, gint64, i);

      if (!g_hash_table_contains (known, GSIZE_TO_POINTER (id)))
        append_update (self->written, n, column, id, code, into);
    }
}

/**
 * cw_recorder_begin_recode:
 * @log: what the operation has written so far
 * @codings: (element-type gint64): all that the next statement is going to give another code; it does nothing else
 *
 * Writes down that the codings of @code become those of @into, and lets the session look away until
 * cw_recorder_look_again(). What the session knows already it goes on to follow. It does not look away a second time in the
 * same operation: what it sees comes behind what has been written down.
 */
gboolean
cw_recorder_begin_recode (CwRecorder *self,
                          CwRowLog *log,
                          gint64 code,
                          gint64 into,
                          const GArray *codings,
                          GError **error)
{
  g_autoptr (CwStatement) row = NULL;
  g_autoptr (GHashTable) known = NULL;

  g_return_val_if_fail (self != NULL && self->session != NULL, FALSE);

  if (codings->len == 0 || has_recoded (self))
    return TRUE;
  row = cw_database_prepare (self->database, "SELECT * FROM coding", error);
  if (row == NULL)
    return FALSE;
  known = list_known (log);
  look_away (self, log, TRUE);
  write_updates (self, row, known, code, into, codings);
  return TRUE;
}

/* --- a new text ------------------------------------------------------------------------------------------------------ */

/**
 * cw_recorder_begin_text:
 * @log: what the operation has written so far
 *
 * Lets the session look away while the paragraphs of a new source are inserted and nothing else is done, until
 * cw_recorder_end_text().
 */
void
cw_recorder_begin_text (CwRecorder *self, CwRowLog *log)
{
  g_return_if_fail (self != NULL && self->session != NULL);
  look_away (self, log, FALSE);
}

/**
 * cw_recorder_end_text:
 * @source: whose paragraphs they are; it had none before
 *
 * Writes down the paragraphs.
 */
gboolean
cw_recorder_end_text (CwRecorder *self, gint64 source, GError **error)
{
  g_autoptr (CwStatement) row = NULL;
  CwStep step;

  g_return_val_if_fail (self != NULL && self->session != NULL, FALSE);

  cw_recorder_look_again (self);
  row = cw_database_query (self->database,
                           error,
                           "SELECT * FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
                           "i",
                           source);
  if (row == NULL)
    return FALSE;
  while ((step = cw_statement_step (row, error)) == CW_STEP_ROW)
    {
      int n = sqlite3_column_count (row);

      append_table (self, CW_KIND_PARAGRAPH, n);
      append_byte (self->written, SQLITE_INSERT);
      append_byte (self->written, FALSE);
      for (int i = 0; i < n; i++)
        append_value (self->written, row, i);
    }
  return step == CW_STEP_DONE;
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

  while (self->pieces->len > 0
         && g_array_index (self->pieces, Piece, self->pieces->len - 1).mark >= mark)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, self->pieces->len - 1);

      g_byte_array_set_size (self->written, piece->length);
      g_array_set_size (self->pieces, self->pieces->len - 1);
      self->last = CW_KIND_NONE;
    }
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

/* What the session has seen of the same rows came later. */
static GBytes *
join (CwRecorder *self, GBytes *seen, GError **error)
{
  sqlite3_changegroup *group = NULL;
  int size = 0;
  void *data = NULL;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = add_to_group (group, self->written->data, self->written->len);
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
has_kinds (GBytes *changeset, guint64 kinds)
{
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    if ((kinds >> row.kind & 1) != 0)
      return TRUE;
  return FALSE;
}

static GBytes *
add_written (CwRecorder *self, GBytes *seen, GError **error)
{
  g_autoptr (GByteArray) both = NULL;

  if (has_kinds (seen, self->kinds))
    return join (self, seen, error);
  both = g_steal_pointer (&self->written);
  self->written = g_byte_array_new ();
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
    all = self->written->len == 0 ? g_bytes_ref (seen) : add_written (self, seen, error);
  cw_recorder_stop (self);
  return all == NULL ? NULL : cw_changeset_order (all);
}
