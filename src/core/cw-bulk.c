/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Filling a new project in large batches. The operations of the engine look before they write, one row at a time, and
 * leave a changeset for each step; here the caller says what the rows are, a batch is one transaction, and its history
 * row cannot be undone. The rows still go through the session and the change feed, so the records, the evidence index
 * and what else follows the feed are right after each batch. GUIDs follow from the seed, the kind and the id alone. */

#include "config.h"

#include "cw-bulk.h"

#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

#include <string.h>

struct _CwBulk
{
  CwProject *project;     /* owned */
  CwDatabase *database;   /* of the project */
  CwTransaction *batch;   /* the one that is open, or NULL */
  GHashTable *statements; /* "table columns" → SQL */
  guint64 seed;
};

/* Only a project in which nothing has been done yet that could be undone: undoing across a batch would leave its rows
 * pointing at nothing. */
static gboolean
check_new (CwDatabase *database, GError **error)
{
  gint64 n = 0;

  if (!cw_database_read_integer (
          database, &n, error, "SELECT count (*) FROM history WHERE state <> 'fixed'", ""))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "Work has been done in this project. Only a new one can be filled in bulk.");
  return FALSE;
}

/**
 * cw_bulk_new:
 * @project: a project in which nothing has been done yet; fails with CW_ERROR_INVALID otherwise
 * @seed: what GUIDs are made from
 *
 * Until cw_bulk_finish() a crash of the machine may lose the file.
 *
 * Returns: (transfer full) (nullable): a writer
 */
CwBulk *
cw_bulk_new (CwProject *project, guint64 seed, GError **error)
{
  g_autoptr (CwBulk) self = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  if (!cw_project_check_writable (project, error))
    return NULL;
  self = g_new0 (CwBulk, 1);
  self->project = g_object_ref (project);
  self->database = cw_project_get_database (project);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seed = seed;
  if (!check_new (self->database, error)
      || !cw_database_exec (self->database, "PRAGMA synchronous = OFF", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_bulk_begin:
 *
 * Opens a batch. The larger it is, the more memory its changeset takes until it is committed.
 */
gboolean
cw_bulk_begin (CwBulk *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->batch == NULL, FALSE);

  self->batch = cw_transaction_begin (self->project, error);
  if (self->batch == NULL)
    return FALSE;
  cw_transaction_set_fixed (self->batch);
  return TRUE;
}

/**
 * cw_bulk_commit:
 * @label: the sentence of the history, without a full stop
 *
 * Closes the batch: the project follows it.
 */
gboolean
cw_bulk_commit (CwBulk *self, const char *label, GError **error)
{
  g_autoptr (CwTransaction) batch = NULL;

  g_return_val_if_fail (self != NULL && self->batch != NULL, FALSE);

  batch = g_steal_pointer (&self->batch);
  return cw_transaction_commit (batch, error, "%s", label);
}

/* --- rows ---------------------------------------------------------------------------------------------- */

static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static void
format_guid (CwBulk *self, CwKind kind, gint64 id, char guid[37])
{
  guint64 high = mix (self->seed + mix ((guint64) kind << 48 | (guint64) id));
  guint64 low = mix (high + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  g_snprintf (guid,
              37,
              "%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x",
              (guint) (high >> 32),
              (guint) (high >> 16) & 0xffff,
              (guint) high & 0xfff,
              0x8000 | ((guint) (low >> 48) & 0x3fff),
              low & G_GUINT64_CONSTANT (0xffffffffffff));
}

static gboolean
has_guid (CwKind kind)
{
  return kind == CW_KIND_EXCERPT || kind == CW_KIND_CODING || cw_kind_has_records (kind);
}

/* The names of the tables and columns are those of the code that calls; no text of a file is among them. */
static char *
compose (CwKind kind, const char *columns, guint n)
{
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql,
                          "%s (id, %s%s) VALUES (?1",
                          cw_kind_get_table (kind),
                          has_guid (kind) ? "guid, " : "",
                          columns);
  for (guint i = 0; i < n + (has_guid (kind) ? 1 : 0); i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static const char *
find_sql (CwBulk *self, CwKind kind, const char *columns, guint n)
{
  g_autofree char *key = g_strconcat (cw_kind_get_table (kind), " ", columns, NULL);
  char *sql = g_hash_table_lookup (self->statements, key);

  if (sql != NULL)
    return sql;
  sql = compose (kind, columns, n);
  g_hash_table_insert (self->statements, g_steal_pointer (&key), sql);
  return sql;
}

static void
bind (CwStatement *statement, int first, const char *types, va_list arguments)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int64 (statement, first + i, va_arg (arguments, gint64));
        break;
      case 'o':
        {
          gint64 id = va_arg (arguments, gint64);

          if (id != 0)
            sqlite3_bind_int64 (statement, first + i, id);
          break;
        }
      case 'd':
        sqlite3_bind_double (statement, first + i, va_arg (arguments, double));
        break;
      case 's':
        sqlite3_bind_text (statement, first + i, va_arg (arguments, char *), -1, SQLITE_TRANSIENT);
        break;
      default:
        g_assert_not_reached ();
      }
}

/**
 * cw_bulk_insert:
 * @kind: which table
 * @columns: the names of the columns after id and guid, separated by commas
 * @types: of each: i a gint64, o a gint64 that is NULL where it is 0, d a double, s a text that may be NULL
 *
 * Writes a row into the batch. Its GUID is made where the table has one.
 */
gboolean
cw_bulk_insert (CwBulk *self,
                GError **error,
                CwKind kind,
                gint64 id,
                const char *columns,
                const char *types,
                ...)
{
  g_autoptr (CwStatement) statement = NULL;
  int first = has_guid (kind) ? 3 : 2;
  char guid[37];
  va_list arguments;

  g_return_val_if_fail (self != NULL && self->batch != NULL, FALSE);

  statement
      = cw_database_prepare (self->database, find_sql (self, kind, columns, strlen (types)), error);
  if (statement == NULL)
    return FALSE;
  format_guid (self, kind, id, guid);
  sqlite3_bind_int64 (statement, 1, id);
  if (has_guid (kind))
    sqlite3_bind_text (statement, 2, guid, -1, SQLITE_TRANSIENT);
  va_start (arguments, types);
  bind (statement, first, types, arguments);
  va_end (arguments);
  return cw_statement_step (statement, error) == CW_STEP_DONE;
}

/**
 * cw_bulk_insert_text:
 * @paragraphs: (element-type CwDraftParagraph): the whole text of a source that has none yet
 */
gboolean
cw_bulk_insert_text (CwBulk *self, gint64 source, GPtrArray *paragraphs, GError **error)
{
  g_return_val_if_fail (self != NULL && self->batch != NULL, FALSE);
  return cw_project_insert_text (self->project, source, paragraphs, error);
}

/**
 * cw_bulk_set_voice:
 * @speaker: whose paragraphs, "" for those of nobody
 * @prefix: what their text begins with, "" for all
 * @voice: one of cw_voices
 */
gboolean
cw_bulk_set_voice (CwBulk *self,
                   gint64 source,
                   const char *speaker,
                   const char *prefix,
                   const char *voice,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && self->batch != NULL, FALSE);
  return cw_database_run (self->database,
                          error,
                          "UPDATE paragraph SET voice = ?1 WHERE source_id = ?2 AND speaker = ?3 "
                          "AND substr (text, 1, length (?4)) = ?4",
                          "siss",
                          voice,
                          source,
                          speaker,
                          prefix);
}

/**
 * cw_bulk_finish:
 *
 * Makes everything durable and leaves the project as any other.
 */
gboolean
cw_bulk_finish (CwBulk *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->batch == NULL, FALSE);
  return cw_database_exec (
      self->database, "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/**
 * cw_bulk_free:
 * @self: (transfer full) (nullable): an open batch is rolled back
 */
void
cw_bulk_free (CwBulk *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->batch, cw_transaction_free);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_object (&self->project);
  g_free (self);
}
