/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Cases: which material belongs to them (method.md D4, R11), and their attributes. */

#include "config.h"

#include "cw-cases.h"

#include <math.h>
#include <string.h>

#include "cw-project-private.h"
#include "cw-snap-region.h"
#include "cw-transaction.h"

/* --- attributions ------------------------------------------------------------------------------------------ */

static gboolean
require_both (CwProject *self,
              gint64 case_id,
              gint64 source,
              CwRecord **unit,
              CwRecord **place,
              GError **error)
{
  *unit = cw_project_require (self, CW_KIND_CASE, case_id, error);
  *place = *unit == NULL ? NULL : cw_project_require (self, CW_KIND_SOURCE, source, error);
  return *place != NULL;
}

/* Speaker "" and no range is the whole source. */
static gboolean
attribute_material (CwProject *self,
                    gint64 case_id,
                    gint64 source,
                    const guint *range,
                    const char *speaker,
                    const char *what,
                    GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwDatabase *database = cw_project_get_database (self);
  CwRecord *unit, *place;
  gint64 start = range == NULL ? -1 : (gint64) range[0];
  gint64 end = range == NULL ? -1 : (gint64) range[1];
  gint64 present = 0;

  if (!require_both (self, case_id, source, &unit, &place, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_read_integer (
          database,
          &present,
          error,
          "SELECT count (*) FROM attribution WHERE case_id = ?1 AND source_id = ?2 "
          "AND coalesce (start_pos, -1) = ?3 AND coalesce (end_pos, -1) = ?4 AND speaker = ?5",
          "iiiis",
          case_id,
          source,
          start,
          end,
          speaker))
    return FALSE;
  if (present == 0
      && !cw_database_run (
          database,
          error,
          "INSERT INTO attribution (case_id, source_id, start_pos, end_pos, speaker, created_at) "
          "VALUES (?1, ?2, nullif (?3, -1), nullif (?4, -1), ?5, ?6)",
          "iiiiss",
          case_id,
          source,
          start,
          end,
          speaker,
          cw_project_get_now (self)))
    return FALSE;
  return cw_transaction_commit (transaction,
                                error,
                                "Attributed %s“%s” to the case “%s”",
                                what,
                                cw_record_get_name (place),
                                cw_record_get_name (unit));
}

/**
 * cw_project_assign_case:
 *
 * Attributes a whole source to a case. Doing it twice changes nothing.
 */
gboolean
cw_project_assign_case (CwProject *self, gint64 case_id, gint64 source, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  return attribute_material (self, case_id, source, NULL, "", "", error);
}

/**
 * cw_project_assign_case_range:
 * @start: in code points of the source's text
 *
 * Attributes a passage, widened to whole characters, to a case.
 */
gboolean
cw_project_assign_case_range (CwProject *self,
                              gint64 case_id,
                              gint64 source,
                              guint start,
                              guint end,
                              GError **error)
{
  guint range[2] = { start, end };
  CwRecord *unit, *place;
  CwText *text;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!require_both (self, case_id, source, &unit, &place, error))
    return FALSE;
  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return FALSE;
  if (start >= end || end > cw_text_get_length (text))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "A passage cannot reach from %u to %u: “%s” has %u characters.",
                   start,
                   end,
                   cw_record_get_name (place),
                   cw_text_get_length (text));
      return FALSE;
    }
  cw_text_snap_range (text, &range[0], &range[1]);
  return attribute_material (self, case_id, source, range, "", "a passage of ", error);
}

/**
 * cw_project_assign_case_speaker:
 * @speaker: as the source names the speaker
 *
 * Attributes the turns of one speaker to a case.
 */
gboolean
cw_project_assign_case_speaker (CwProject *self,
                                gint64 case_id,
                                gint64 source,
                                const char *speaker,
                                GError **error)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && speaker != NULL, FALSE);

  if (*speaker == '\0')
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "Say which speaker is meant.");
      return FALSE;
    }
  what = g_strdup_printf ("the turns of %s in ", speaker);
  return attribute_material (self, case_id, source, NULL, speaker, what, error);
}

/**
 * cw_project_delete_attribution:
 *
 * Takes one attribution back; sources and excerpts stay.
 */
gboolean
cw_project_delete_attribution (CwProject *self, gint64 attribution, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "DELETE FROM attribution WHERE id = ?1",
                             "i",
                             attribution)
         && cw_transaction_commit (transaction, error, "Took back an attribution to a case");
}

/**
 * cw_project_unassign_case:
 *
 * Takes every attribution of a source to a case back.
 */
gboolean
cw_project_unassign_case (CwProject *self, gint64 case_id, gint64 source, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *unit, *place;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!require_both (self, case_id, source, &unit, &place, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "DELETE FROM attribution WHERE case_id = ?1 AND source_id = ?2",
                             "ii",
                             case_id,
                             source)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Took “%s” from the case “%s”",
                                   cw_record_get_name (place),
                                   cw_record_get_name (unit));
}

/* --- attributes --------------------------------------------------------------------------------------------- */

static char *
normalize_as (guint field, const char *value, GError **error)
{
  guint n_fields;

  return cw_field_normalize (
      &cw_kind_get_fields (CW_KIND_ATTRIBUTE, &n_fields)[field], value, error);
}

/**
 * cw_project_create_attribute:
 * @type: text, number, date, yes-no, choice or ordinal
 * @target: what it describes: case, source or participant
 * @choices: the allowed values in order, one a line; "" unless the type is choice or ordinal
 *
 * Returns: the attribute's id, or 0
 */
gint64
cw_project_create_attribute (CwProject *self,
                             const char *name,
                             const char *type,
                             const char *target,
                             const char *choices,
                             GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean_type = normalize_as (CW_ATTRIBUTE_TYPE, type, error);
  g_autofree char *clean_target
      = clean_type == NULL ? NULL : normalize_as (CW_ATTRIBUTE_TARGET, target, error);
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  if (clean_target == NULL)
    return 0;
  transaction = cw_transaction_begin (self, error);
  id = transaction == NULL ? 0 : cw_project_create_record (self, CW_KIND_ATTRIBUTE, name, 0, error);
  if (id == 0
      || !cw_database_run (
          cw_project_get_database (self),
          error,
          "UPDATE attribute SET type = ?1, target = ?2, choices = ?3 WHERE id = ?4",
          "sssi",
          clean_type,
          clean_target,
          choices,
          id)
      || !cw_transaction_commit (transaction, error, "Created the attribute “%s”", name))
    return 0;
  return id;
}

static gboolean
is_number (const char *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  /* strtod() knows infinities, non-numbers and hexadecimal ones as well. */
  return end > value && *end == '\0' && isfinite (number) && strpbrk (value, "xX") == NULL;
}

static gboolean
is_choice (const char *choices, const char *value)
{
  g_auto (GStrv) known = g_strsplit (choices, "\n", -1);

  return g_strv_contains ((const char *const *) known, value);
}

static gboolean
fits_type (CwRecord *attribute, const char *value, const char **wanted)
{
  static const CwField date_field = { "date", "date", "date", CW_FIELD_DATE, 0, NULL };
  const char *type = cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE);
  const char *choices = cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES);

  *wanted = type;
  if (g_str_equal (type, "number"))
    return is_number (value);
  if (g_str_equal (type, "yes-no"))
    return g_str_equal (value, "yes") || g_str_equal (value, "no");
  if (g_str_equal (type, "date"))
    {
      g_autofree char *clean = cw_field_normalize (&date_field, value, NULL);

      return clean != NULL;
    }
  if (*choices != '\0' && (g_str_equal (type, "choice") || g_str_equal (type, "ordinal")))
    return is_choice (choices, value);
  return TRUE;
}

static CwKind
target_kind (CwRecord *attribute)
{
  return cw_kind_from_noun (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET));
}

static const char *
target_column (CwKind kind)
{
  switch ((int) kind)
    {
    case CW_KIND_SOURCE:
      return "source_id";
    case CW_KIND_PARTICIPANT:
      return "participant_id";
    default:
      return "case_id";
    }
}

static gboolean
replace_value (CwProject *self,
               CwRecord *attribute,
               gint64 object,
               const char *value,
               const char *missing,
               GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  const char *column = target_column (target_kind (attribute));
  g_autofree char *find = g_strdup_printf (
      "SELECT id FROM attribute_value WHERE attribute_id = ?1 AND %s = ?2", column);
  g_autofree char *insert = g_strdup_printf (
      "INSERT INTO attribute_value (attribute_id, %s, value, missing) VALUES (?1, ?2, ?3, ?4)",
      column);
  gint64 id = cw_record_get_id (attribute);
  gint64 present = 0;

  if (!cw_database_read_integer (database, &present, error, find, "ii", id, object))
    return FALSE;
  if (*value == '\0' && *missing == '\0')
    return cw_database_run (
        database, error, "DELETE FROM attribute_value WHERE id = ?1", "i", present);
  if (present != 0)
    return cw_database_run (database,
                            error,
                            "UPDATE attribute_value SET value = ?1, missing = ?2 WHERE id = ?3",
                            "ssi",
                            value,
                            missing,
                            present);
  return cw_database_run (database, error, insert, "iiss", id, object, value, missing);
}

/**
 * cw_project_set_attribute:
 * @object: a case, source or participant, as the attribute's use says
 * @value: "" takes the value away
 * @missing: why there is no value: "not asked", "unknown", "not applicable", "refused"; else ""
 *
 * Fails with CW_ERROR_INVALID where the value does not fit the attribute's type, and where there is a value and a
 * reason for none.
 */
gboolean
cw_project_set_attribute (CwProject *self,
                          gint64 attribute,
                          gint64 object,
                          const char *value,
                          const char *missing,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;
  const char *wanted;
  CwRecord *record, *target;

  g_return_val_if_fail (CW_IS_PROJECT (self) && value != NULL && missing != NULL, FALSE);

  record = cw_project_require (self, CW_KIND_ATTRIBUTE, attribute, error);
  target = record == NULL ? NULL : cw_project_require (self, target_kind (record), object, error);
  if (target == NULL)
    return FALSE;
  clean = g_strstrip (g_strdup (value));
  if (*clean != '\0' && !fits_type (record, clean, &wanted))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” cannot be the %s of “%s”: the attribute is of the type %s.",
                   clean,
                   cw_record_get_name (record),
                   cw_record_get_name (target),
                   wanted);
      return FALSE;
    }
  if (*clean != '\0' && *missing != '\0')
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "%s of “%s” cannot be “%s” and missing (%s) at once. Give one of the two.",
                   cw_record_get_name (record),
                   cw_record_get_name (target),
                   clean,
                   missing);
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && replace_value (self, record, object, clean, missing, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Set %s of “%s” to “%s”",
                                   cw_record_get_name (record),
                                   cw_record_get_name (target),
                                   *clean != '\0' ? clean : missing);
}

/**
 * cw_project_dup_attribute:
 *
 * Returns: (transfer full): the object's value, "" where there is none
 */
char *
cw_project_dup_attribute (CwProject *self, gint64 attribute, gint64 object)
{
  g_autoptr (GPtrArray) values = cw_project_list_attribute_values (self, attribute, NULL);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      CwAttributeValue *value = g_ptr_array_index (values, i);

      if (value->object == object)
        return g_strdup (value->value);
    }
  return g_strdup ("");
}

void
cw_attribute_value_free (CwAttributeValue *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->missing);
  g_free (self);
}

/**
 * cw_project_list_attribute_values:
 *
 * Returns: (transfer full) (nullable) (element-type CwAttributeValue): the values of an attribute, by object
 */
GPtrArray *
cw_project_list_attribute_values (CwProject *self, gint64 attribute, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  values = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_attribute_value_free);
  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT coalesce (case_id, source_id, participant_id) AS object, "
                            "value, missing FROM attribute_value "
                            "WHERE attribute_id = ?1 ORDER BY object, id",
                            "i",
                            attribute);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwAttributeValue *value = g_new0 (CwAttributeValue, 1);

      value->attribute = attribute;
      value->object = cw_statement_get_integer (rows, 0);
      value->value = g_strdup (cw_statement_get_text (rows, 1));
      value->missing = g_strdup (cw_statement_get_text (rows, 2));
      g_ptr_array_add (values, value);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&values) : NULL;
}
