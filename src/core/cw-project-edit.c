/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Making, changing, moving and deleting any object that has records, by the tables of fields. What only one kind
 * needs is in the hooks here and in the files of that kind. */

#include "config.h"

#include <math.h>

#include "cw-definitions.h"
#include "cw-history.h"
#include "cw-project-private.h"
#include "cw-reviews.h"
#include "cw-transaction.h"

#define MAX_DEPTH 8

/* Two ranks closer than this leave no room between them, so the siblings get new ones. */
#define MIN_RANK_GAP 1e-6

/* --- names and places ------------------------------------------------------------------------------------- */

static gboolean
needs_unique_name (CwKind kind)
{
  return kind == CW_KIND_CODE || kind == CW_KIND_CASE || kind == CW_KIND_ATTRIBUTE
         || kind == CW_KIND_PARTICIPANT || kind == CW_KIND_DISPLAY || kind == CW_KIND_QUERY
         || kind == CW_KIND_PERIOD_SET;
}

static gboolean
is_retired (CwRecord *record)
{
  return cw_record_get_kind (record) == CW_KIND_CODE
         && g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired");
}

/* A name belongs to one active sibling, so that a path says which object is meant. */
static gboolean
check_name (CwProject *self,
            CwKind kind,
            gint64 id,
            gint64 parent,
            const char *name,
            GError **error)
{
  const GPtrArray *others = cw_project_find_named (self, kind, parent, name);

  if (!needs_unique_name (kind))
    return TRUE;
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      CwRecord *record = g_ptr_array_index (others, i);

      if (cw_record_get_id (record) == id || is_retired (record))
        continue;
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_EXISTS,
                   "There is a %s “%s” there already. Choose another name.",
                   cw_kind_get_noun (kind),
                   name);
      return FALSE;
    }
  return TRUE;
}

static guint
depth_of (CwProject *self, CwKind kind, gint64 id)
{
  guint depth = 0;

  for (; id != 0 && depth <= MAX_DEPTH; depth++)
    {
      CwRecord *record = cw_project_get_record (self, kind, id);

      id = record == NULL ? 0 : cw_record_get_parent (record);
    }
  return depth;
}

/* A tree of a damaged file may bite its own tail; this stops where no tree goes. */
static guint
height_of (CwProject *self, CwKind kind, gint64 id, guint depth)
{
  GListModel *children = cw_project_get_children (self, kind, id);
  guint height = 0;

  for (guint i = 0; depth <= MAX_DEPTH && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      height = MAX (height, 1 + height_of (self, kind, cw_record_get_id (child), depth + 1));
    }
  return height;
}

static gboolean
is_below (CwProject *self, CwKind kind, gint64 id, gint64 ancestor)
{
  for (guint depth = 0; id != 0 && depth <= MAX_DEPTH + 1; depth++)
    {
      CwRecord *record = cw_project_get_record (self, kind, id);

      if (id == ancestor)
        return TRUE;
      id = record == NULL ? 0 : cw_record_get_parent (record);
    }
  return FALSE;
}

static gboolean
check_parent (CwProject *self, CwKind kind, gint64 id, gint64 parent, GError **error)
{
  if (parent == 0)
    return TRUE;
  if (cw_project_require (self, kind, parent, error) == NULL)
    return FALSE;
  if (id != 0 && is_below (self, kind, parent, id))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "A %s cannot be put below itself. Choose another place.",
                   cw_kind_get_noun (kind));
      return FALSE;
    }
  if (depth_of (self, kind, parent) + (id == 0 ? 0 : height_of (self, kind, id, 0)) < MAX_DEPTH)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "A tree of %ss has at most %d levels. Choose a place further up.",
               cw_kind_get_noun (kind),
               MAX_DEPTH);
  return FALSE;
}

static double
rank_after_last (CwProject *self, CwKind kind, gint64 parent)
{
  GListModel *siblings = cw_project_get_children (self, kind, parent);
  guint n_items = g_list_model_get_n_items (siblings);
  g_autoptr (CwRecord) last = n_items == 0 ? NULL : g_list_model_get_item (siblings, n_items - 1);

  return last == NULL ? 1 : floor (cw_record_get_rank (last)) + 1;
}

/* --- creating ------------------------------------------------------------------------------------------------ */

/* ?1 GUID, ?2 name, ?3 parent, ?4 rank, ?5 now, ?6 today. */
static const char *const inserts[CW_N_KINDS] = {
  [CW_KIND_CODE] = "INSERT INTO code (guid, name, parent_id, rank, defined_at, created_at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
  [CW_KIND_CASE] = "INSERT INTO case_unit (guid, name, parent_id, rank, created_at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5)",
  [CW_KIND_ATTRIBUTE]
  = "INSERT INTO attribute (guid, name, rank, created_at) VALUES (?1, ?2, ?4, ?5)",
  [CW_KIND_PARTICIPANT]
  = "INSERT INTO participant (guid, name, rank, created_at) VALUES (?1, ?2, ?4, ?5)",
  [CW_KIND_DISPLAY] = "INSERT INTO display (guid, name, rank, created_at) VALUES (?1, ?2, ?4, ?5)",
  [CW_KIND_QUERY] = "INSERT INTO query (guid, name, rank, created_at) VALUES (?1, ?2, ?4, ?5)",
  [CW_KIND_PERIOD_SET]
  = "INSERT INTO period_set (guid, name, rank, created_at) VALUES (?1, ?2, ?4, ?5)",
  [CW_KIND_MEMO] = "INSERT INTO memo (guid, title, written_on, created_at, changed_at) "
                   "VALUES (?1, ?2, ?6, ?5, ?5)",
};

static gint64
insert_row (CwProject *self, CwKind kind, const char *name, gint64 parent, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autofree char *guid = cw_project_make_guid (self);
  g_autofree char *today = g_strndup (cw_project_get_now (self), 10);

  g_return_val_if_fail (inserts[kind] != NULL, 0);

  if (!cw_database_run (database,
                        error,
                        inserts[kind],
                        "ssodss",
                        guid,
                        name,
                        parent,
                        rank_after_last (self, kind, parent),
                        cw_project_get_now (self),
                        today))
    return 0;
  return cw_database_get_last_id (database);
}

/**
 * cw_project_create_record:
 * @kind: CW_KIND_CODE, CW_KIND_CASE, CW_KIND_ATTRIBUTE, CW_KIND_PARTICIPANT, CW_KIND_MEMO, CW_KIND_DISPLAY,
 *   CW_KIND_QUERY or CW_KIND_PERIOD_SET
 * @name: its name; a memo's may be empty
 * @parent: where it is filed, 0 for the top
 *
 * Fails with CW_ERROR_EXISTS for a name that an active sibling has, and with CW_ERROR_INVALID.
 *
 * Returns: the new object's id, or 0
 */
gint64
cw_project_create_record (CwProject *self,
                          CwKind kind,
                          const char *name,
                          gint64 parent,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *label = NULL;
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);
  g_return_val_if_fail (fields != NULL && name != NULL, 0);

  clean = cw_field_normalize (&fields[cw_kind_get_name_field (kind)], name, error);
  if (clean == NULL || !check_parent (self, kind, 0, parent, error)
      || !check_name (self, kind, 0, parent, clean, error))
    return 0;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL)
    return 0;
  id = insert_row (self, kind, clean, parent, error);
  label = *clean == '\0' ? cw_kind_format_id (kind, id) : g_strdup_printf ("“%s”", clean);
  if (id == 0
      || !cw_transaction_commit (
          transaction, error, "Created the %s %s", cw_kind_get_noun (kind), label))
    return 0;
  return id;
}

/* --- changing a field --------------------------------------------------------------------------------------- */

static gboolean
is_definition (CwKind kind, guint field)
{
  return kind == CW_KIND_CODE
         && (field == CW_CODE_DEFINITION || field == CW_CODE_FULL_DEFINITION
             || field == CW_CODE_WHEN_TO_USE || field == CW_CODE_WHEN_NOT_TO_USE);
}

/* R19: what a code meant is kept when other words take the place of it. */
static gboolean
archive_definition (CwProject *self, CwRecord *record, guint field, GError **error)
{
  gint64 id = cw_record_get_id (record);

  return !is_definition (cw_record_get_kind (record), field)
         || *cw_record_get_text (record, field) == '\0'
         || cw_definitions_archive (self, id, id, error);
}

/* R19: a code that means something else from now on says since when. What is typed without a break is one new
 * meaning. */
static gboolean
touch_row (CwProject *self, CwRecord *record, guint field, gboolean continues, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  CwKind kind = cw_record_get_kind (record);
  const char *now = cw_project_get_now (self);

  if (is_definition (kind, field))
    return cw_database_run (
        database,
        error,
        "UPDATE code SET definition_version = definition_version + ?1, "
        "defined_at = ?2 WHERE id = ?3",
        "isi",
        (gint64) (continues || *cw_record_get_text (record, field) == '\0' ? 0 : 1),
        now,
        cw_record_get_id (record));
  if (kind == CW_KIND_SOURCE && field == CW_SOURCE_STATUS)
    return cw_reviews_record_status (self, cw_record_get_id (record), error);
  if (kind == CW_KIND_MEMO)
    return cw_database_run (database,
                            error,
                            "UPDATE memo SET changed_at = ?1 WHERE id = ?2",
                            "si",
                            now,
                            cw_record_get_id (record));
  if (kind == CW_KIND_SUMMARY)
    return cw_database_run (database,
                            error,
                            "UPDATE summary SET changed_at = ?1 WHERE id = ?2",
                            "si",
                            now,
                            cw_record_get_id (record));
  return TRUE;
}

static gboolean
write_field (CwProject *self,
             CwRecord *record,
             const CwField *field,
             const char *value,
             GError **error)
{
  /* The column's name comes from the table of fields, never from outside. */
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2",
                                          cw_kind_get_table (cw_record_get_kind (record)),
                                          field->column);

  if (field->type == CW_FIELD_INTEGER && *value == '\0')
    return cw_database_run (
        cw_project_get_database (self), error, sql, "ni", cw_record_get_id (record));
  return cw_database_run (
      cw_project_get_database (self), error, sql, "si", value, cw_record_get_id (record));
}

static gboolean
commit_field (CwTransaction *transaction,
              CwRecord *record,
              guint index,
              const char *old_label,
              const char *value,
              GError **error)
{
  CwKind kind = cw_record_get_kind (record);
  guint n_fields;
  const CwField *field = &cw_kind_get_fields (kind, &n_fields)[index];

  if (kind == CW_KIND_PROJECT)
    return cw_transaction_commit (transaction, error, "Changed the project’s %s", field->noun);
  if ((int) index == cw_kind_get_name_field (kind) && kind != CW_KIND_SUMMARY)
    return cw_transaction_commit (
        transaction, error, "Renamed the %s %s to “%s”", cw_kind_get_noun (kind), old_label, value);
  return cw_transaction_commit (transaction,
                                error,
                                "Changed the %s of the %s %s",
                                field->noun,
                                cw_kind_get_noun (kind),
                                old_label);
}

static gboolean
check_field (CwProject *self, CwRecord *record, guint field, const char *value, GError **error)
{
  CwKind kind = cw_record_get_kind (record);
  gint64 id = cw_record_get_id (record);
  gint64 parent = cw_record_get_parent (record);

  if ((int) field == cw_kind_get_name_field (kind))
    return check_name (self, kind, id, parent, value, error);
  /* While a code was retired, its name may have gone to another. */
  if (kind == CW_KIND_CODE && field == CW_CODE_STATUS && is_retired (record)
      && !g_str_equal (value, "retired"))
    return check_name (self, kind, id, parent, cw_record_get_name (record), error);
  return TRUE;
}

static gboolean
is_typed_text (CwKind kind, guint field)
{
  return (kind == CW_KIND_MEMO && (field == CW_MEMO_BODY || field == CW_MEMO_TITLE))
         || (kind == CW_KIND_SUMMARY && field == CW_SUMMARY_TEXT)
         || (kind == CW_KIND_CODE && (is_definition (kind, field) || field == CW_CODE_STATEMENT));
}

static char *
make_merge_key (CwKind kind, gint64 id, guint field)
{
  guint n_fields;

  if (!is_typed_text (kind, field))
    return NULL;
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%s",
                          cw_kind_get_table (kind),
                          id,
                          cw_kind_get_fields (kind, &n_fields)[field].column);
}

/**
 * cw_project_set_field:
 * @field: an index into the kind's fields, one with CW_FIELD_EDITABLE
 * @value: the new value as a user writes it
 *
 * Changes one field. A value that is there already is no operation. What is typed into a memo, a summary or a
 * definition without a break is one step of undo, and one version of the definition. Fails with CW_ERROR_NOT_FOUND, CW_ERROR_INVALID or CW_ERROR_EXISTS.
 */
gboolean
cw_project_set_field (CwProject *self,
                      CwKind kind,
                      gint64 id,
                      guint field,
                      const char *value,
                      GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *label = NULL;
  g_autofree char *key = NULL;
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);
  gboolean continues;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self) && value != NULL, FALSE);
  g_return_val_if_fail (field < n_fields && (fields[field].flags & CW_FIELD_EDITABLE), FALSE);

  record = cw_project_require (self, kind, id, error);
  clean = record == NULL ? NULL : cw_field_normalize (&fields[field], value, error);
  if (clean == NULL || !check_field (self, record, field, clean, error))
    return FALSE;
  if (g_str_equal (clean, cw_record_get_text (record, field)))
    return TRUE;
  label = cw_record_dup_label (record);
  key = make_merge_key (kind, id, field);
  continues = !cw_project_is_in_transaction (self) && cw_history_continues (self, key);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL)
    return FALSE;
  cw_transaction_set_merge_key (transaction, key);
  return (continues || archive_definition (self, record, field, error))
         && write_field (self, record, &fields[field], clean, error)
         && touch_row (self, record, field, continues, error)
         && commit_field (transaction, record, field, label, clean, error);
}

/* --- moving --------------------------------------------------------------------------------------------------- */

static gboolean
write_rank (CwProject *self, CwKind kind, gint64 id, double rank, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE %s SET rank = ?1 WHERE id = ?2", cw_kind_get_table (kind));

  return cw_database_run (cw_project_get_database (self), error, sql, "di", rank, id);
}

static gboolean
check_before (CwProject *self, CwKind kind, gint64 parent, gint64 before, GError **error)
{
  CwRecord *sibling = before == 0 ? NULL : cw_project_require (self, kind, before, error);

  if (before == 0)
    return TRUE;
  if (sibling == NULL)
    return FALSE;
  if (cw_record_get_parent (sibling) == parent)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is somewhere else, so nothing can be put before it there.",
               cw_record_get_name (sibling));
  return FALSE;
}

/* The siblings of the new place without the moved one, and where among them it goes. */
static GArray *
list_siblings (CwProject *self,
               CwKind kind,
               gint64 id,
               gint64 parent,
               gint64 before,
               guint *position)
{
  GListModel *children = cw_project_get_children (self, kind, parent);
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (gint64));

  *position = G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (children, i);
      gint64 sibling = cw_record_get_id (record);

      if (sibling == before)
        *position = siblings->len;
      if (sibling != id)
        g_array_append_val (siblings, sibling);
    }
  *position = MIN (*position, siblings->len);
  return siblings;
}

static double
rank_of (CwProject *self, CwKind kind, gint64 id)
{
  return cw_record_get_rank (cw_project_get_record (self, kind, id));
}

static gboolean
place_among (CwProject *self,
             CwKind kind,
             gint64 id,
             GArray *siblings,
             guint position,
             GError **error)
{
  gint64 *ids = (gint64 *) siblings->data;
  double low = position == 0 ? 0 : rank_of (self, kind, ids[position - 1]);
  double high;

  if (position == siblings->len)
    return write_rank (self, kind, id, floor (low) + 1, error);
  high = rank_of (self, kind, ids[position]);
  if (high - low > MIN_RANK_GAP)
    return write_rank (self, kind, id, low + (high - low) / 2, error);
  g_array_insert_val (siblings, position, id);
  for (guint i = 0; i < siblings->len; i++)
    if (!write_rank (self, kind, g_array_index (siblings, gint64, i), i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_parent (CwProject *self, CwKind kind, gint64 id, gint64 parent, GError **error)
{
  g_autofree char *sql = NULL;

  if (cw_kind_get_parent_field (kind) < 0)
    return TRUE;
  sql = g_strdup_printf ("UPDATE %s SET parent_id = ?1 WHERE id = ?2", cw_kind_get_table (kind));
  return cw_database_run (cw_project_get_database (self), error, sql, "oi", parent, id);
}

/**
 * cw_project_move:
 * @parent: where to file it, 0 for the top
 * @before: the sibling to put it before, 0 for the end
 *
 * Re-orders or re-files an object. In the codebook only aggregates change; the second-cycle map does not (R18).
 */
gboolean
cw_project_move (CwProject *self,
                 CwKind kind,
                 gint64 id,
                 gint64 parent,
                 gint64 before,
                 GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (GArray) siblings = NULL;
  g_autofree char *label = NULL;
  CwRecord *record;
  guint position;
  gboolean refiled;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (cw_kind_get_rank_field (kind) >= 0, FALSE);

  record = cw_project_require (self, kind, id, error);
  if (record == NULL || !check_parent (self, kind, id, parent, error)
      || !check_before (self, kind, parent, before, error)
      || !check_name (self, kind, id, parent, cw_record_get_name (record), error))
    return FALSE;
  refiled = parent != cw_record_get_parent (record);
  label = cw_record_dup_label (record);
  siblings = list_siblings (self, kind, id, parent, before, &position);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && write_parent (self, kind, id, parent, error)
         && place_among (self, kind, id, siblings, position, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "%s the %s %s",
                                   refiled ? "Moved" : "Re-ordered",
                                   cw_kind_get_noun (kind),
                                   label);
}

/* --- deleting ---------------------------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, const char *label, const char *why)
{
  g_set_error (error, CW_ERROR, CW_ERROR_IN_USE, "%s cannot be deleted: %s", label, why);
  return FALSE;
}

static gboolean
check_deletable (CwProject *self, CwKind kind, gint64 id, const char *label, GError **error)
{
  gint64 n_codings = 0;

  if (cw_kind_get_parent_field (kind) >= 0
      && g_list_model_get_n_items (cw_project_get_children (self, kind, id)) > 0)
    return refuse (error, label, "there are others below it. Move or delete those first.");
  if (kind != CW_KIND_CODE)
    return TRUE;
  if (!cw_database_read_integer (cw_project_get_database (self),
                                 &n_codings,
                                 error,
                                 "SELECT count (*) FROM coding WHERE code_id = ?1",
                                 "i",
                                 id))
    return FALSE;
  if (n_codings > 0)
    return refuse (error, label, "excerpts are coded with it. Retire it instead.");
  return TRUE;
}

/* Links that name their target by kind and id have no foreign key to cascade along. */
static gboolean
delete_loose_ends (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  const char *noun = cw_kind_get_noun (kind);

  if (!cw_database_run (database,
                        error,
                        "DELETE FROM memo_link WHERE target_kind = ?1 AND target_id = ?2",
                        "si",
                        noun,
                        id))
    return FALSE;
  if (kind == CW_KIND_SOURCE
      && !cw_database_run (database,
                           error,
                           "DELETE FROM memo_link WHERE target_kind = 'excerpt' AND target_id IN "
                           "(SELECT id FROM excerpt WHERE source_id = ?1)",
                           "i",
                           id))
    return FALSE;
  return cw_database_run (database,
                          error,
                          "DELETE FROM memo_link WHERE target_kind = 'summary' AND target_id IN "
                          "(SELECT id FROM summary WHERE (row_kind = ?1 AND row_id = ?2) "
                          "OR (?1 = 'code' AND code_id = ?2))",
                          "si",
                          noun,
                          id)
         && cw_database_run (database,
                             error,
                             "DELETE FROM summary WHERE row_kind = ?1 AND row_id = ?2",
                             "si",
                             noun,
                             id);
}

/**
 * cw_project_delete:
 *
 * Deletes an object and what cannot be without it. A code with codings, and a code or case with others below it,
 * fails with CW_ERROR_IN_USE (R20). Deleting a case leaves sources and excerpts alone (R21).
 */
gboolean
cw_project_delete (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *label = NULL;
  g_autofree char *sql = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (cw_kind_has_records (kind) && kind != CW_KIND_PROJECT, FALSE);

  record = cw_project_require (self, kind, id, error);
  if (record == NULL)
    return FALSE;
  label = cw_record_dup_label (record);
  if (!check_deletable (self, kind, id, label, error))
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", cw_kind_get_table (kind));
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && delete_loose_ends (self, kind, id, error)
         && cw_database_run (cw_project_get_database (self), error, sql, "i", id)
         && cw_transaction_commit (
             transaction, error, "Deleted the %s %s", cw_kind_get_noun (kind), label);
}
