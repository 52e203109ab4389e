/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTabulation: rows × columns over the evidence index. A row is some text and some codings (method.md R11, R14, R15),
 * and so is a column; a cell counts what is in both. The totals are one more row and column over the unions, so they
 * are distinct counts by construction (D7, M9). */

#include "config.h"

#include "cw-tabulation-private.h"

#include "cw-cases.h"
#include "cw-project-private.h"

G_DEFINE_FINAL_TYPE (CwTabulation, cw_tabulation, G_TYPE_OBJECT)

static void
add_item (CwTabulation *self, CwAxis axis, CwTabulationItem *item)
{
  g_ptr_array_add (self->axes[axis], item);
}

/* --- scope ------------------------------------------------------------------------------------------------------ */

/**
 * cw_tabulation_set_scope:
 *
 * Says what counts (method.md M2). Fails where the scope names something that is not there.
 */
gboolean
cw_tabulation_set_scope (CwTabulation *self, const CwScope *scope, GError **error)
{
  g_return_val_if_fail (CW_IS_TABULATION (self) && scope != NULL, FALSE);

  cw_scope_free (self->scope);
  self->scope = cw_scope_copy (scope);
  cw_tabulation_forget_scope (self);
  return cw_tabulation_prepare (self, error);
}

/**
 * cw_tabulation_get_scope:
 *
 * Returns: (transfer none): what counts
 */
const CwScope *
cw_tabulation_get_scope (CwTabulation *self)
{
  g_return_val_if_fail (CW_IS_TABULATION (self), NULL);
  return self->scope;
}

/**
 * cw_tabulation_set_voices:
 * @voices: whose words are material and evidence; CW_VOICES_EVIDENCE unless it is set
 *
 * Leaves out what is said in the other voices (method.md D5, M2): it is no material, and an excerpt that lies wholly in
 * it is no evidence. It goes for the rows that are added afterwards.
 */
void
cw_tabulation_set_voices (CwTabulation *self, CwVoices voices)
{
  g_return_if_fail (CW_IS_TABULATION (self));

  self->scope->voices = voices;
  cw_tabulation_forget_scope (self);
}

/**
 * cw_tabulation_set_dates:
 * @from: (nullable): the first time that counts, as 2021, 2021-04, 2021-04-10 or 2021Q2
 * @to: (nullable): the last one
 *
 * Leaves out every source whose event was not in the range, undated ones too (method.md M2, time basis "observed").
 * It goes for the rows that are added afterwards.
 */
void
cw_tabulation_set_dates (CwTabulation *self, const char *from, const char *to)
{
  g_return_if_fail (CW_IS_TABULATION (self));

  g_set_str (&self->scope->from, from);
  g_set_str (&self->scope->to, to);
  cw_tabulation_forget_scope (self);
}

/* --- rows ------------------------------------------------------------------------------------------------------- */

/**
 * cw_tabulation_add_case:
 * @depth: for the indentation of its label
 *
 * Adds a row with the material of a case and of the cases inside it.
 */
void
cw_tabulation_add_case (CwTabulation *self, gint64 case_id, guint depth)
{
  CwTabulationItem *item;
  CwRecord *record;

  g_return_if_fail (CW_IS_TABULATION (self));

  record = cw_project_get_record (self->project, CW_KIND_CASE, case_id);
  if (record == NULL)
    return;
  cw_tabulation_prepare (self, NULL);
  item = cw_tabulation_item_new (CW_KIND_CASE, case_id, NULL, cw_record_get_name (record), depth);
  item->region = cw_tabulation_find_case (self, case_id);
  add_item (self, CW_AXIS_ROWS, item);
}

/**
 * cw_tabulation_add_cases:
 *
 * Adds a row for every case, in the order of the tree.
 */
void
cw_tabulation_add_cases (CwTabulation *self)
{
  cw_tabulation_add_dimension (self, CW_AXIS_ROWS, "case", NULL);
}

/**
 * cw_tabulation_add_source:
 *
 * Adds a row with the whole of a source.
 */
void
cw_tabulation_add_source (CwTabulation *self, gint64 source)
{
  CwTabulationItem *item;
  CwRecord *record;

  g_return_if_fail (CW_IS_TABULATION (self));

  record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);
  if (record == NULL)
    return;
  cw_tabulation_prepare (self, NULL);
  item = cw_tabulation_item_new (CW_KIND_SOURCE, source, NULL, cw_record_get_name (record), 0);
  item->region = cw_tabulation_find_source (self, source);
  add_item (self, CW_AXIS_ROWS, item);
}

/**
 * cw_tabulation_add_sources:
 *
 * Adds a row for every source, in manual order.
 */
void
cw_tabulation_add_sources (CwTabulation *self)
{
  cw_tabulation_add_dimension (self, CW_AXIS_ROWS, "source", NULL);
}

static gboolean
add_holders (CwTabulation *self,
             CwRegion *region,
             CwRecord *attribute,
             const char *value,
             GError **error)
{
  CwKind kind = cw_kind_from_noun (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET));
  g_autoptr (GPtrArray) values
      = cw_project_list_attribute_values (self->project, cw_record_get_id (attribute), error);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      CwAttributeValue *item = g_ptr_array_index (values, i);

      if (g_str_equal (item->value, value)
          && !cw_tabulation_add_object (self, region, kind, item->object, error))
        return FALSE;
    }
  cw_region_seal (region);
  return values != NULL;
}

/**
 * cw_tabulation_add_attribute_value:
 *
 * Adds a row with the material of every object that has the value.
 *
 * Returns: FALSE where the objects cannot be read
 */
gboolean
cw_tabulation_add_attribute_value (CwTabulation *self,
                                   gint64 attribute,
                                   const char *value,
                                   GError **error)
{
  g_autoptr (CwTabulationItem) item = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_TABULATION (self) && value != NULL, FALSE);

  record = cw_project_require (self->project, CW_KIND_ATTRIBUTE, attribute, error);
  if (record == NULL || !cw_tabulation_prepare (self, error))
    return FALSE;
  item = cw_tabulation_item_new (CW_KIND_ATTRIBUTE, attribute, value, value, 0);
  item->region = cw_region_new ();
  if (!add_holders (self, item->region, record, value, error))
    return FALSE;
  add_item (self, CW_AXIS_ROWS, g_steal_pointer (&item));
  return TRUE;
}

/**
 * cw_tabulation_add_attribute:
 *
 * Adds a row for every value of an attribute that occurs.
 */
gboolean
cw_tabulation_add_attribute (CwTabulation *self, gint64 attribute, GError **error)
{
  GPtrArray *items;

  g_return_val_if_fail (CW_IS_TABULATION (self), FALSE);

  items = cw_tabulation_prepare (self, error)
              ? cw_tabulation_list_attribute (self, attribute, NULL, error)
              : NULL;
  if (items == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->axes[CW_AXIS_ROWS], items);
  return TRUE;
}

/**
 * cw_tabulation_add_rows_by_name:
 * @rows: as cw_tabulation_add_dimension() takes it
 *
 * Adds the rows of a dimension. Fails with CW_ERROR_INVALID or CW_ERROR_NOT_FOUND.
 */
gboolean
cw_tabulation_add_rows_by_name (CwTabulation *self, const char *rows, GError **error)
{
  return cw_tabulation_add_dimension (self, CW_AXIS_ROWS, rows, error);
}

/* --- columns --------------------------------------------------------------------------------------------------- */

/**
 * cw_tabulation_add_code:
 * @own: count the code's own codings, not those of its descendants and of what is mapped to it
 * @depth: for the indentation of its label
 *
 * Adds a column with the codings of a code.
 */
void
cw_tabulation_add_code (CwTabulation *self, gint64 code, gboolean own, guint depth)
{
  CwRecord *record;

  g_return_if_fail (CW_IS_TABULATION (self));

  record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  if (record != NULL)
    add_item (self, CW_AXIS_COLUMNS, cw_tabulation_make_code (self, record, own, depth));
}

/**
 * cw_tabulation_add_columns_by_name:
 * @columns: as cw_tabulation_add_dimension() takes it
 *
 * Adds the columns of a dimension. Fails with CW_ERROR_INVALID, CW_ERROR_NOT_FOUND or CW_ERROR_AMBIGUOUS.
 */
gboolean
cw_tabulation_add_columns_by_name (CwTabulation *self, const char *columns, GError **error)
{
  return cw_tabulation_add_dimension (self, CW_AXIS_COLUMNS, columns, error);
}

/**
 * cw_tabulation_drop_own_columns:
 *
 * Takes out the rows and columns that count a parent's own codings only, as a level brings them along.
 */
void
cw_tabulation_drop_own_columns (CwTabulation *self)
{
  g_return_if_fail (CW_IS_TABULATION (self));

  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    for (guint i = self->axes[axis]->len; i > 0; i--)
      if (((CwTabulationItem *) g_ptr_array_index (self->axes[axis], i - 1))->own)
        g_ptr_array_remove_index (self->axes[axis], i - 1);
}

/**
 * cw_tabulation_set_detailed:
 *
 * Says whether each cell is to have its figures (cw_matrix_get_figures()) and not only its counts.
 */
void
cw_tabulation_set_detailed (CwTabulation *self, gboolean detailed)
{
  g_return_if_fail (CW_IS_TABULATION (self));
  self->detailed = detailed;
}

/* --- the object ----------------------------------------------------------------------------------------------- */

static void
cw_tabulation_finalize (GObject *object)
{
  CwTabulation *self = CW_TABULATION (object);

  cw_tabulation_forget_scope (self);
  g_clear_object (&self->project);
  cw_scope_free (self->scope);
  g_ptr_array_unref (self->axes[CW_AXIS_ROWS]);
  g_ptr_array_unref (self->axes[CW_AXIS_COLUMNS]);
  G_OBJECT_CLASS (cw_tabulation_parent_class)->finalize (object);
}

static void
cw_tabulation_class_init (CwTabulationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_tabulation_finalize;
}

static void
cw_tabulation_init (CwTabulation *self)
{
  self->scope = cw_scope_new ();
  self->axes[CW_AXIS_ROWS] = cw_tabulation_new_items ();
  self->axes[CW_AXIS_COLUMNS] = cw_tabulation_new_items ();
}

/**
 * cw_tabulation_new:
 *
 * Returns: (transfer full): a tabulation without rows and columns. It is good until the project changes.
 */
CwTabulation *
cw_tabulation_new (CwProject *project)
{
  CwTabulation *self = g_object_new (CW_TYPE_TABULATION, NULL);

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self->project = g_object_ref (project);
  self->evidence = cw_project_get_evidence (project);
  return self;
}
