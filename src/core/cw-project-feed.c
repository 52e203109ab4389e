/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The change feed inside the project: transactions begin and end, and the records and the evidence index follow the rows
 * that have been written. */

#include "config.h"

#include "cw-project-fields.h"
#include "cw-project-private.h"

static gboolean
follow_runs (CwProject *self, const GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const CwRowRun *run = &g_array_index (runs, CwRowRun, i);
      CwRecordStore *store = self->stores[run->kind];

      if (run->kind == CW_KIND_PARAGRAPH || run->kind == CW_KIND_SOURCE)
        g_clear_pointer (&self->text, cw_text_unref);
      cw_evidence_touch (self->evidence, run);
      for (gint64 id = run->first; store != NULL && id < run->first + run->n; id++)
        if (!cw_record_store_apply (store, self->file->database, id, NULL))
          return FALSE;
    }
  return TRUE;
}

/* Brings the records in line with rows that have been written, and tells the index of them. The file has them already,
 * so one that cannot be read is no reason to fail: then everything is read once more. */
static gboolean
follow (CwProject *self, const GArray *runs, GError **error)
{
  return follow_runs (self, runs) || cw_project_load_all (self, error);
}

/* The same for the index. */
static gboolean
settle (CwProject *self, GError **error)
{
  return cw_evidence_settle (self->evidence, NULL) || cw_project_load_all (self, error);
}

/* Of what undo and redo have changed. */
gboolean
cw_project_absorb (CwProject *self, CwChangeSet *changes, GError **error)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      cw_row_log_append (runs, 0, change->kind, change->id);
    }
  cw_evidence_begin (self->evidence);
  if (!follow (self, runs, error))
    return FALSE;
  cw_evidence_follow (self->evidence, changes);
  return settle (self, error);
}

gboolean
cw_project_is_in_transaction (CwProject *self)
{
  return self->depth > 0;
}

CwRecorder *
cw_project_get_recorder (CwProject *self)
{
  return self->recorder;
}

CwRowLog *
cw_project_get_row_log (CwProject *self)
{
  return self->log;
}

/* Whether the records and the index know of all rows of a kind that have been written. */
gboolean
cw_project_follows (CwProject *self, CwKind kind)
{
  return !cw_row_log_has (self->log, self->settled, kind);
}

/* Gives back where in the log of rows the transaction begins. */
guint
cw_project_enter_transaction (CwProject *self)
{
  if (self->depth++ == 0)
    {
      cw_row_log_start (self->log, self->file->database);
      self->settled = 0;
      cw_evidence_begin (self->evidence);
      if (!self->fixed_now)
        g_clear_pointer (&self->now, g_free);
    }
  return cw_row_log_mark (self->log);
}

static void
leave_transaction (CwProject *self)
{
  g_assert (self->depth > 0);

  if (--self->depth > 0)
    return;
  cw_row_log_stop (self->log, self->file->database);
  cw_row_log_cut (self->log, 0);
}

/* A nested transaction is through: the next step of the operation sees what it has done. */
gboolean
cw_project_end_step (CwProject *self, GError **error)
{
  g_autoptr (GArray) runs = cw_row_log_copy (self->log, self->settled);

  self->settled = cw_row_log_mark (self->log);
  leave_transaction (self);
  return follow (self, runs, error);
}

/* The outer transaction has been committed: everybody sees what it has done. */
gboolean
cw_project_end_operation (CwProject *self, CwChangeSet *changes, GError **error)
{
  g_autoptr (GArray) runs = cw_row_log_copy (self->log, self->settled);

  leave_transaction (self);
  if (!follow (self, runs, error))
    return FALSE;
  cw_evidence_follow (self->evidence, changes);
  if (!settle (self, error))
    return FALSE;
  cw_project_announce (self, changes);
  return TRUE;
}

/* A transaction has been rolled back: the rows that it had written are again what they were at its mark. */
void
cw_project_revert_transaction (CwProject *self, guint mark)
{
  g_autoptr (GArray) runs = cw_row_log_copy (self->log, mark);
  g_autoptr (GError) error = NULL;

  cw_row_log_cut (self->log, mark);
  cw_recorder_cut (self->recorder, mark);
  self->settled = MIN (self->settled, mark);
  leave_transaction (self);
  if (!follow (self, runs, &error))
    g_critical ("The project could not be read again: %s", error->message);
}
