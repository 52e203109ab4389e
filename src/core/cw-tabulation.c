/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTabulation: rows × columns over the evidence index. A row is a set of stretches of material (method.md R11), a
 * column a set of codes (R14, R15), and the totals are one more row and column over the unions, so they are distinct
 * counts by construction (D7, M9). */

#include "config.h"

#include "cw-tabulation-private.h"

#include <string.h>

#include "cw-cases.h"
#include "cw-codebook.h"
#include "cw-project-private.h"

/* No tree goes deeper; one of a damaged file may bite its own tail. */
#define MAX_DEPTH 8

G_DEFINE_FINAL_TYPE (CwTabulation, cw_tabulation, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  CwTabulationRow *row = data;

  g_free (row->value);
  g_free (row->label);
}

static void
clear_column (gpointer data)
{
  CwTabulationColumn *column = data;

  g_hash_table_unref (column->codes);
}

/* --- rows ----------------------------------------------------------------------------------------------------- */

static void
append_row (CwTabulation *self,
            CwKind kind,
            gint64 id,
            const char *value,
            const char *label,
            guint depth)
{
  CwTabulationRow row = { kind, id, g_strdup (value), g_strdup (label), depth };

  g_array_append_val (self->rows, row);
}

/* A date that is known to the month or year only is in scope when its beginning is. */
static gboolean
is_in_scope (CwTabulation *self, gint64 source)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);
  const char *date = record == NULL ? "" : cw_record_get_text (record, CW_SOURCE_EVENT_DATE);

  if (self->from == NULL && self->to == NULL)
    return TRUE;
  return *date != '\0' && (self->from == NULL || strcmp (date, self->from) >= 0)
         && (self->to == NULL || strcmp (date, self->to) <= 0);
}

/* What of a stretch is said in a voice that counts. A span that does not takes the line feed before it along. */
static void
append_counted (CwTabulation *self, const CwEvidenceSource *source, CwStretch stretch)
{
  guint32 end = stretch.end;
  guint32 gap = 0; /* where the span before ended */

  for (guint i = 0; i < source->speakers->len && gap < end; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, i);

      if (!cw_voices_have (self->voices, span->voice) && span->end > stretch.start)
        {
          stretch.end = MIN (gap, end);
          if (stretch.start < stretch.end)
            g_array_append_val (self->stretches, stretch);
          stretch.start = span->end;
        }
      gap = span->end;
    }
  stretch.end = end;
  if (stretch.start < end)
    g_array_append_val (self->stretches, stretch);
}

static void
append_stretch (CwTabulation *self, gint64 source, gint64 start, gint64 end)
{
  CwStretch stretch = { .row = self->rows->len - 1 };
  const CwEvidenceSource *place;

  if (!cw_evidence_find_source (self->evidence, source, &stretch.source)
      || !is_in_scope (self, source))
    return;
  place = cw_evidence_get_source (self->evidence, stretch.source);
  stretch.start = MIN (start, place->characters);
  stretch.end = MIN (end, place->characters);
  if ((place->voices & ~self->voices) != 0)
    append_counted (self, place, stretch);
  else if (stretch.start <= stretch.end)
    g_array_append_val (self->stretches, stretch);
}

static void
append_speaker (CwTabulation *self, gint64 source, const char *speaker)
{
  const CwEvidenceSource *place;
  guint index;

  if (!cw_evidence_find_source (self->evidence, source, &index))
    return;
  place = cw_evidence_get_source (self->evidence, index);
  for (guint i = 0; i < place->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (place->speakers, CwSpeakerSpan, i);

      if (span->speaker == g_intern_string (speaker))
        append_stretch (self, source, span->start, span->end);
    }
}

static void
append_attributions (CwTabulation *self, gint64 case_id)
{
  const GArray *attributions = cw_evidence_get_attributions (self->evidence);

  for (guint i = 0; i < attributions->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (attributions, CwAttributionSpan, i);

      if (span->case_id != case_id)
        continue;
      if (span->whole)
        append_stretch (self, span->source_id, 0, G_MAXUINT32);
      else if (span->speaker != NULL)
        append_speaker (self, span->source_id, span->speaker);
      else
        append_stretch (self, span->source_id, span->start, span->end);
    }
}

/* A case's material is its own and that of the cases inside it, as a code's evidence is. */
static void
append_case_material (CwTabulation *self, gint64 case_id, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, case_id);

  append_attributions (self, case_id);
  for (guint i = 0; depth < MAX_DEPTH && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      append_case_material (self, cw_record_get_id (child), depth + 1);
    }
}

static gboolean
append_participant_material (CwTabulation *self, gint64 participant, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self->project),
      error,
      "SELECT source_id, speaker FROM speaker WHERE participant_id = ?1 ORDER BY id",
      "i",
      participant);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    append_speaker (self, cw_statement_get_integer (rows, 0), cw_statement_get_text (rows, 1));
  return step == CW_STEP_DONE;
}

static gboolean
append_object_material (CwTabulation *self, CwKind kind, gint64 object, GError **error)
{
  if (kind == CW_KIND_PARTICIPANT)
    return append_participant_material (self, object, error);
  if (kind == CW_KIND_CASE)
    append_case_material (self, object, 0);
  else
    append_stretch (self, object, 0, G_MAXUINT32);
  return TRUE;
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
  self->voices = voices;
}

/**
 * cw_tabulation_set_dates:
 * @from: (nullable): the first event date that counts, ISO 8601
 * @to: (nullable): the last one
 *
 * Leaves out every source whose event date is not in the range, undated ones too (method.md M2, time basis
 * "observed"). It goes for the rows that are added afterwards.
 */
void
cw_tabulation_set_dates (CwTabulation *self, const char *from, const char *to)
{
  g_return_if_fail (CW_IS_TABULATION (self));
  g_set_str (&self->from, from);
  g_set_str (&self->to, to);
}

/**
 * cw_tabulation_add_case:
 * @depth: for the indentation of its label
 *
 * Adds a row with the material of a case and of the cases inside it.
 */
void
cw_tabulation_add_case (CwTabulation *self, gint64 case_id, guint depth)
{
  CwRecord *record;

  g_return_if_fail (CW_IS_TABULATION (self));

  record = cw_project_get_record (self->project, CW_KIND_CASE, case_id);
  if (record == NULL)
    return;
  append_row (self, CW_KIND_CASE, case_id, NULL, cw_record_get_name (record), depth);
  append_case_material (self, case_id, 0);
}

static void
add_cases_below (CwTabulation *self, gint64 parent, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      cw_tabulation_add_case (self, cw_record_get_id (child), depth);
      add_cases_below (self, cw_record_get_id (child), depth + 1);
    }
}

/**
 * cw_tabulation_add_cases:
 *
 * Adds a row for every case, in the order of the tree.
 */
void
cw_tabulation_add_cases (CwTabulation *self)
{
  g_return_if_fail (CW_IS_TABULATION (self));
  add_cases_below (self, 0, 0);
}

/**
 * cw_tabulation_add_source:
 *
 * Adds a row with the whole of a source.
 */
void
cw_tabulation_add_source (CwTabulation *self, gint64 source)
{
  CwRecord *record;

  g_return_if_fail (CW_IS_TABULATION (self));

  record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);
  if (record == NULL)
    return;
  append_row (self, CW_KIND_SOURCE, source, NULL, cw_record_get_name (record), 0);
  append_stretch (self, source, 0, G_MAXUINT32);
}

/**
 * cw_tabulation_add_sources:
 *
 * Adds a row for every source, in manual order.
 */
void
cw_tabulation_add_sources (CwTabulation *self)
{
  GListModel *sources;

  g_return_if_fail (CW_IS_TABULATION (self));

  sources = cw_project_get_children (self->project, CW_KIND_SOURCE, 0);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);

      cw_tabulation_add_source (self, cw_record_get_id (source));
    }
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
  g_autoptr (GPtrArray) values = NULL;
  CwRecord *record;
  CwKind kind;

  g_return_val_if_fail (CW_IS_TABULATION (self) && value != NULL, FALSE);

  record = cw_project_require (self->project, CW_KIND_ATTRIBUTE, attribute, error);
  values
      = record == NULL ? NULL : cw_project_list_attribute_values (self->project, attribute, error);
  if (values == NULL)
    return FALSE;
  kind = cw_kind_from_noun (cw_record_get_text (record, CW_ATTRIBUTE_TARGET));
  append_row (self, CW_KIND_ATTRIBUTE, attribute, value, value, 0);
  for (guint i = 0; i < values->len; i++)
    {
      CwAttributeValue *item = g_ptr_array_index (values, i);

      if (g_str_equal (item->value, value)
          && !append_object_material (self, kind, item->object, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const char *text_a = *(const char *const *) a;
  const char *text_b = *(const char *const *) b;
  char *end_a, *end_b;
  double number_a = g_ascii_strtod (text_a, &end_a);
  double number_b = g_ascii_strtod (text_b, &end_b);

  if (*end_a == '\0' && *end_b == '\0' && number_a != number_b)
    return number_a < number_b ? -1 : 1;
  return strcmp (text_a, text_b);
}

/* The attribute's values that occur: those of its list in the list's order, then the others by size or alphabet. */
static GPtrArray *
list_values (CwRecord *attribute, GPtrArray *items)
{
  g_auto (GStrv) choices
      = g_strsplit (cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES), "\n", -1);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      CwAttributeValue *item = g_ptr_array_index (items, i);

      if (*item->value != '\0' && g_hash_table_add (present, item->value)
          && !g_strv_contains ((const char *const *) choices, item->value))
        g_ptr_array_add (others, item->value);
    }
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_hash_table_contains (present, choices[i]))
      g_ptr_array_add (values, g_strdup (choices[i]));
  g_ptr_array_sort (others, compare_values);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (values, g_strdup (g_ptr_array_index (others, i)));
  return values;
}

/**
 * cw_tabulation_add_attribute:
 *
 * Adds a row for every value of an attribute that occurs.
 */
gboolean
cw_tabulation_add_attribute (CwTabulation *self, gint64 attribute, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) values = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_TABULATION (self), FALSE);

  record = cw_project_require (self->project, CW_KIND_ATTRIBUTE, attribute, error);
  items
      = record == NULL ? NULL : cw_project_list_attribute_values (self->project, attribute, error);
  if (items == NULL)
    return FALSE;
  values = list_values (record, items);
  for (guint i = 0; i < values->len; i++)
    if (!cw_tabulation_add_attribute_value (self, attribute, g_ptr_array_index (values, i), error))
      return FALSE;
  return TRUE;
}

/**
 * cw_tabulation_add_rows_by_name:
 * @rows: "case", "source" or "attribute:NAME"
 *
 * Adds the rows of a dimension. Fails with CW_ERROR_INVALID or CW_ERROR_NOT_FOUND.
 */
gboolean
cw_tabulation_add_rows_by_name (CwTabulation *self, const char *rows, GError **error)
{
  gint64 attribute;

  g_return_val_if_fail (CW_IS_TABULATION (self) && rows != NULL, FALSE);

  if (g_str_equal (rows, "case"))
    cw_tabulation_add_cases (self);
  else if (g_str_equal (rows, "source"))
    cw_tabulation_add_sources (self);
  else if (g_str_has_prefix (rows, "attribute:"))
    return cw_project_resolve (
               self->project, CW_KIND_ATTRIBUTE, rows + strlen ("attribute:"), &attribute, error)
           && cw_tabulation_add_attribute (self, attribute, error);
  else
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” cannot be rows. Choose case, source or attribute:NAME.",
                   rows);
      return FALSE;
    }
  return TRUE;
}

/* --- columns --------------------------------------------------------------------------------------------------- */

/**
 * cw_tabulation_add_code:
 * @own: count the code's own codings, not those of its descendants and of what is mapped to it
 * @depth: for the indentation of its label
 */
void
cw_tabulation_add_code (CwTabulation *self, gint64 code, gboolean own, guint depth)
{
  CwTabulationColumn column = { code, own, depth, NULL };

  g_return_if_fail (CW_IS_TABULATION (self));

  if (cw_project_get_record (self->project, CW_KIND_CODE, code) == NULL)
    return;
  if (own)
    {
      column.codes = g_hash_table_new (NULL, NULL);
      g_hash_table_add (column.codes, GSIZE_TO_POINTER (code));
    }
  else
    column.codes = cw_project_close_over_codes (self->project, code);
  g_array_append_val (self->columns, column);
}

static gboolean
belongs_to_level (CwRecord *code, const char *level)
{
  const char *own = cw_record_get_text (code, CW_CODE_LEVEL);

  return g_str_equal (own, level)
         || (g_str_equal (level, "code") && g_str_equal (own, "structural"));
}

/* A column too many does no harm; one too few would hide evidence, so what cannot be read counts as used. */
static gboolean
is_used (CwTabulation *self, gint64 code)
{
  gint64 n = 0;

  return !cw_database_read_integer (cw_project_get_database (self->project),
                                    &n,
                                    NULL,
                                    "SELECT EXISTS (SELECT 1 FROM coding WHERE code_id = ?1)",
                                    "i",
                                    code)
         || n != 0;
}

/* A parent comes as its aggregate and, where it can be applied itself, as its own count. A retired code that never
 * was used has nothing to show. */
static void
add_level_below (CwTabulation *self, gint64 parent, const char *level, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CODE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (children, i);
      gint64 id = cw_record_get_id (code);
      gboolean is_parent
          = g_list_model_get_n_items (cw_project_get_children (self->project, CW_KIND_CODE, id))
            > 0;
      gboolean retired = g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired");
      gboolean shown
          = belongs_to_level (code, level) && (!retired || is_parent || is_used (self, id));

      if (shown)
        cw_tabulation_add_code (self, id, FALSE, depth);
      if (shown && is_parent
          && !g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "structural"))
        cw_tabulation_add_code (self, id, TRUE, depth + 1);
      add_level_below (self, id, level, shown ? depth + 1 : depth);
    }
}

static gboolean
add_named_column (CwTabulation *self, const char *name, GError **error)
{
  gboolean own = g_str_has_suffix (name, ":own");
  g_autofree char *code_name = g_strndup (name, strlen (name) - (own ? strlen (":own") : 0));
  gint64 code;

  if (!cw_project_resolve (self->project, CW_KIND_CODE, g_strstrip (code_name), &code, error))
    return FALSE;
  cw_tabulation_add_code (self, code, own, 0);
  return TRUE;
}

/**
 * cw_tabulation_add_columns_by_name:
 * @columns: a level ("code", "pattern code", "category", "theme", "concept"), or codes by name or id, separated by
 *   commas, ":own" behind one for its own count
 *
 * Adds the columns of a dimension. Fails with CW_ERROR_NOT_FOUND or CW_ERROR_AMBIGUOUS.
 */
gboolean
cw_tabulation_add_columns_by_name (CwTabulation *self, const char *columns, GError **error)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (CW_IS_TABULATION (self) && columns != NULL, FALSE);

  if (g_strv_contains (cw_code_levels, columns))
    {
      add_level_below (self, 0, columns, 0);
      return TRUE;
    }
  names = g_strsplit (columns, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_named_column (self, g_strstrip (names[i]), error))
      return FALSE;
  return TRUE;
}

/**
 * cw_tabulation_drop_own_columns:
 *
 * Takes out the columns that count a parent's own codings only, as a level brings them along.
 */
void
cw_tabulation_drop_own_columns (CwTabulation *self)
{
  g_return_if_fail (CW_IS_TABULATION (self));

  for (guint i = self->columns->len; i > 0; i--)
    if (g_array_index (self->columns, CwTabulationColumn, i - 1).own)
      g_array_remove_index (self->columns, i - 1);
}

/* --- the object ----------------------------------------------------------------------------------------------- */

static void
cw_tabulation_finalize (GObject *object)
{
  CwTabulation *self = CW_TABULATION (object);

  g_clear_object (&self->project);
  g_free (self->from);
  g_free (self->to);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_array_unref (self->stretches);
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
  self->voices = CW_VOICES_EVIDENCE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (CwTabulationRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->columns = g_array_new (FALSE, FALSE, sizeof (CwTabulationColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->stretches = g_array_new (FALSE, FALSE, sizeof (CwStretch));
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
