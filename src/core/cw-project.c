/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwProject: an open project file. It owns the connection, the live records and the evidence index, and keeps them
 * in line with the change feed. The operations on its objects are in the files cw-project-*.c and the like; all of
 * them come through CwTransaction. */

#include "config.h"

#include "cw-project.h"

#include "cw-guid.h"
#include "cw-history.h"
#include "cw-project-fields.h"
#include "cw-project-private.h"
#include "cw-purge.h"

G_DEFINE_FINAL_TYPE (CwProject, cw_project, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  PROP_DAMAGED,
} CwProjectProps;

static GParamSpec *properties[PROP_DAMAGED + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
format_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* --- loading ---------------------------------------------------------------------------------------- */

static gboolean
load_records (CwProject *self, GError **error)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (self->stores[kind] != NULL
        && !cw_record_store_load (self->stores[kind], self->file->database, error))
      return FALSE;
  return TRUE;
}

/* Reads everything anew. */
gboolean
cw_project_load_all (CwProject *self, GError **error)
{
  return load_records (self, error)
         && cw_evidence_load (self->evidence, self->file->database, error);
}

/* The records of the largest project are read in no time; its evidence is read by a thread while the window is being
 * made, and whoever looks at it first waits for the rest. */
static gboolean
load_at_first (CwProject *self, GError **error)
{
  if (self->file->checked)
    return cw_project_load_all (self, error);
  if (!load_records (self, error))
    return FALSE;
  cw_evidence_load_in_thread (
      self->evidence, self->file->database, cw_project_file_get_reader_mode (self->file));
  return TRUE;
}

static void
refresh_labels (CwProject *self)
{
  g_autofree char *undo_label = cw_history_dup_undo_label (self);
  g_autofree char *redo_label = cw_history_dup_redo_label (self);

  if (g_set_str (&self->undo_label, undo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (g_set_str (&self->redo_label, redo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

/* --- opening ---------------------------------------------------------------------------------------- */

static gboolean
fill_new_file (CwProject *self, const char *title, GError **error)
{
  CwDatabase *database = self->file->database;
  g_autofree char *guid = cw_project_make_guid (self);

  return cw_database_run (
             database,
             error,
             "INSERT INTO project (id, guid, title, created_at) VALUES (1, ?1, ?2, ?3)",
             "sss",
             guid,
             title,
             cw_project_get_now (self))
         && cw_history_record_fixed (self, "Created the project", error)
         /* Until here all of it is in the WAL; a file that ends here must be a project all the same. */
         && cw_database_exec (database, "PRAGMA wal_checkpoint (TRUNCATE)", error)
         && load_records (self, error) && cw_evidence_load (self->evidence, database, error);
}

static CwProject *
create (CwProject *self, const char *path, const char *title, GError **error)
{
  self->file = cw_project_file_create (path, error);
  if (self->file == NULL)
    return NULL;
  if (fill_new_file (self, title, error))
    return g_object_ref (self);
  cw_project_file_discard (self->file);
  return NULL;
}

/**
 * cw_project_create:
 * @path: where to put the file; it must not be there yet
 * @title: the project's title
 *
 * Fails with CW_ERROR_EXISTS, CW_ERROR_NOT_FOUND, CW_ERROR_READ_ONLY or CW_ERROR_NO_SPACE, and leaves nothing behind.
 *
 * Returns: (transfer full) (nullable): the new project, open for writing
 */
CwProject *
cw_project_create (const char *path, const char *title, GError **error)
{
  g_autoptr (CwProject) self = NULL;

  g_return_val_if_fail (path != NULL && title != NULL, NULL);

  self = g_object_new (CW_TYPE_PROJECT, NULL);
  return create (self, path, title, error);
}

/**
 * cw_project_create_reproducible:
 *
 * As cw_project_create(), with what cw_project_set_reproducible() does in force from the first row on.
 *
 * Returns: (transfer full) (nullable): the new project, open for writing
 */
CwProject *
cw_project_create_reproducible (const char *path,
                                const char *title,
                                guint64 seed,
                                const char *now,
                                GError **error)
{
  g_autoptr (CwProject) self = NULL;

  g_return_val_if_fail (path != NULL && title != NULL && now != NULL, NULL);

  self = g_object_new (CW_TYPE_PROJECT, NULL);
  cw_project_set_reproducible (self, seed, now);
  return create (self, path, title, error);
}

static void
on_checked (gpointer data, const GError *error)
{
  CwProject *self = data;

  self->damaged = error != NULL;
  if (self->damaged)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
}

/**
 * cw_project_open:
 * @path: a project file
 * @read_only: never write
 *
 * Opens a project. Where another process has it open for writing, where its folder cannot be written and where a
 * newer version made it, it is opened for reading only and cw_project_get_notice() says why. Fails with
 * CW_ERROR_NOT_FOUND, CW_ERROR_NOT_A_PROJECT, CW_ERROR_CORRUPT, CW_ERROR_BUSY or CW_ERROR_READ_ONLY.
 *
 * A small file is looked through before it is opened; one of many megabytes while the main loop is idle, and where
 * that finds damage the property “damaged” becomes true.
 *
 * Returns: (transfer full) (nullable): the project
 */
CwProject *
cw_project_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (CwProject) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CW_TYPE_PROJECT, NULL);
  self->file = cw_project_file_open (path, read_only, error);
  if (self->file == NULL || !load_at_first (self, error))
    return NULL;
  cw_database_read_integer (
      self->file->database, &self->first_step, NULL, "SELECT max (id) FROM history", "");
  refresh_labels (self);
  cw_project_resume_purge (self);
  if (!self->file->checked)
    self->check = cw_health_check_new (path, on_checked, self);
  return g_steal_pointer (&self);
}

/* A project in memory that nobody can change; the notice says what it is. */
CwProject *
cw_project_new_for_past (CwDatabase *database, const char *path, const char *notice, GError **error)
{
  g_autoptr (CwProject) self = g_object_new (CW_TYPE_PROJECT, NULL);

  self->file = cw_project_file_new_in_memory (path, database, notice);
  return cw_project_load_all (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cw_project_close:
 *
 * Closes the file and gives it to the next process. Closing twice is allowed; afterwards nothing else is.
 */
gboolean
cw_project_close (CwProject *self, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  g_clear_pointer (&self->check, cw_health_check_free);
  cw_evidence_await (self->evidence, NULL);
  return cw_project_file_close (self->file, error);
}

/* --- what operations ask for --------------------------------------------------------------------------- */

/* Tells everybody what an operation, undo or redo has changed. */
void
cw_project_announce (CwProject *self, CwChangeSet *changes)
{
  refresh_labels (self);
  if (cw_change_set_touches (changes, CW_KIND_PROJECT))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (cw_change_set_get_size (changes) > 0)
    g_signal_emit (self, signals[CHANGED], 0, changes);
}

gboolean
cw_project_check_writable (CwProject *self, GError **error)
{
  if (!self->file->read_only)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_READ_ONLY,
                       self->file->notice != NULL ? self->file->notice
                                                  : "The project is open for reading only.");
  return FALSE;
}

CwDatabase *
cw_project_get_database (CwProject *self)
{
  return self->file->database;
}

const char *
cw_project_get_now (CwProject *self)
{
  if (self->now == NULL)
    self->now = format_now ();
  return self->now;
}

const char *
cw_project_get_session (CwProject *self)
{
  if (self->session == NULL)
    self->session = g_strdup (cw_project_get_now (self));
  return self->session;
}

gint64
cw_project_get_first_step (CwProject *self)
{
  return self->first_step;
}

char *
cw_project_make_guid (CwProject *self)
{
  return cw_guid_new (self->guids);
}

/* The records that have a name below a parent, or NULL; until the next change. */
const GPtrArray *
cw_project_find_named (CwProject *self, CwKind kind, gint64 parent, const char *name)
{
  return cw_record_store_find_named (self->stores[kind], parent, name);
}

/* --- the object ------------------------------------------------------------------------------------------ */

static void
cw_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwProject *self = CW_PROJECT (object);

  switch ((CwProjectProps) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, cw_project_get_title (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->file->read_only);
      break;
    case PROP_DAMAGED:
      g_value_set_boolean (value, self->damaged);
      break;
    }
}

static void
cw_project_finalize (GObject *object)
{
  CwProject *self = CW_PROJECT (object);

  g_clear_pointer (&self->check, cw_health_check_free);
  g_clear_object (&self->evidence);
  for (guint i = 0; i < CW_N_KINDS; i++)
    g_clear_object (&self->stores[i]);
  g_clear_pointer (&self->text, cw_text_unref);
  g_clear_pointer (&self->file, cw_project_file_free);
  g_clear_pointer (&self->log, cw_row_log_free);
  g_clear_pointer (&self->recorder, cw_recorder_free);
  g_clear_pointer (&self->guids, g_rand_free);
  g_free (self->session);
  g_free (self->now);
  g_free (self->reason);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (cw_project_parent_class)->finalize (object);
}

static void
cw_project_class_init (CwProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cw_project_get_property;
  object_class->finalize = cw_project_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_DAMAGED] = g_param_spec_boolean ("damaged", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* An operation has been committed, undone or redone. */
  signals[CHANGED] = g_signal_new ("changed",
                                   CW_TYPE_PROJECT,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   CW_TYPE_CHANGE_SET);
}

static void
cw_project_init (CwProject *self)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (cw_kind_has_records (kind))
      self->stores[kind] = cw_record_store_new (kind);
  self->evidence = cw_evidence_new ();
  self->log = cw_row_log_new ();
  self->recorder = cw_recorder_new ();
}

/* --- reading ------------------------------------------------------------------------------------------------ */

const char *
cw_project_get_path (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return self->file->path;
}

const char *
cw_project_get_title (CwProject *self)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_PROJECT, 1);

  return record == NULL ? "" : cw_record_get_name (record);
}

gboolean
cw_project_is_read_only (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), TRUE);
  return self->file->read_only;
}

/**
 * cw_project_is_damaged:
 *
 * Returns: whether the file has been found damaged since it was opened; see cw_project_open()
 */
gboolean
cw_project_is_damaged (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  return self->damaged;
}

/**
 * cw_project_get_notice:
 *
 * Returns: (transfer none) (nullable): why the project is open for reading only, as a sentence
 */
const char *
cw_project_get_notice (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return self->file->notice;
}

/* How many objects there have been: a later run with the same seed must not make the same GUIDs again. */
static guint32
count_made (CwProject *self)
{
  gint64 n = 0;

  if (self->file != NULL)
    cw_database_read_integer (
        self->file->database, &n, NULL, "SELECT coalesce (sum (seq), 0) FROM sqlite_sequence", "");
  return n;
}

/**
 * cw_project_set_reproducible:
 * @seed: what GUIDs are made from
 * @now: the moment that every operation gets, ISO 8601 in UTC
 *
 * Makes the same operations give the same file content, for the sample project and for tests.
 */
void
cw_project_set_reproducible (CwProject *self, guint64 seed, const char *now)
{
  guint32 seeds[3] = { (guint32) seed, (guint32) (seed >> 32), 0 };

  g_return_if_fail (CW_IS_PROJECT (self));

  seeds[2] = count_made (self);
  g_clear_pointer (&self->guids, g_rand_free);
  self->guids = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  g_set_str (&self->now, now);
  g_set_str (&self->session, now);
  self->fixed_now = TRUE;
}

/**
 * cw_project_get_record:
 * @kind: any kind; a file that somebody has written to may name one that has no records
 *
 * Returns: (transfer none) (nullable): the live object with that id
 */
CwRecord *
cw_project_get_record (CwProject *self, CwKind kind, gint64 id)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return cw_kind_has_records (kind) ? cw_record_store_get (self->stores[kind], id) : NULL;
}

/**
 * cw_project_get_children:
 * @parent: the parent's id, 0 for the top
 *
 * Returns: (transfer none): a live list of CwRecord in their manual order
 */
GListModel *
cw_project_get_children (CwProject *self, CwKind kind, gint64 parent)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (cw_kind_has_records (kind), NULL);
  return cw_record_store_get_children (self->stores[kind], parent);
}

/**
 * cw_project_get_all:
 *
 * Returns: (transfer none): a live list of every CwRecord of the kind, by id
 */
GListModel *
cw_project_get_all (CwProject *self, CwKind kind)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (cw_kind_has_records (kind), NULL);
  return cw_record_store_get_all (self->stores[kind]);
}

/**
 * cw_project_get_evidence:
 *
 * Returns: (transfer none): the evidence index
 */
CwEvidence *
cw_project_get_evidence (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return self->evidence;
}

/**
 * cw_project_get_text:
 * @source: a source's id
 *
 * Returns: (transfer none) (nullable): the source's text as it is now, valid until another text is asked for or the
 *   project changes; take a reference to keep it
 */
CwText *
cw_project_get_text (CwProject *self, gint64 source, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (self->text == NULL || cw_text_get_source (self->text) != source)
    {
      g_clear_pointer (&self->text, cw_text_unref);
      self->text = cw_text_load (self->file->database, source, error);
    }
  return self->text;
}

const char *
cw_project_get_undo_label (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return self->undo_label;
}

const char *
cw_project_get_redo_label (CwProject *self)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return self->redo_label;
}

/**
 * cw_project_set_reason:
 * @reason: (nullable): one line for the audit trail
 *
 * Says why the next operation is done, or the one at hand; several reasons for the parts of one are joined. Whoever
 * asks for a reason sets it right before the operation, and takes it back with NULL where that failed (R3).
 */
void
cw_project_set_reason (CwProject *self, const char *reason)
{
  g_autofree char *joined = NULL;

  g_return_if_fail (CW_IS_PROJECT (self));

  if (self->depth > 0 && self->reason != NULL && reason != NULL)
    joined = g_strconcat (self->reason, "; ", reason, NULL);
  g_set_str (&self->reason, joined != NULL ? joined : reason);
}

char *
cw_project_take_reason (CwProject *self)
{
  return g_steal_pointer (&self->reason);
}

/**
 * cw_project_undo:
 * @label: (out) (optional): the sentence of what was taken back
 */
gboolean
cw_project_undo (CwProject *self, char **label, GError **error)
{
  return cw_history_undo (self, label, error);
}

/**
 * cw_project_redo:
 * @label: (out) (optional): the sentence of what was done again
 */
gboolean
cw_project_redo (CwProject *self, char **label, GError **error)
{
  return cw_history_redo (self, label, error);
}
