/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The dimensions of a matrix by name (method.md M1): what can be on either side, alone or one inside the other. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-queries.h"
#include "cw-query.h"
#include "cw-tabulation-private.h"

#include <string.h>

#define MAX_LEVELS 3
#define MAX_ITEMS 20000

static void
free_item (gpointer item)
{
  cw_tabulation_item_free (item);
}

GPtrArray *
cw_tabulation_new_items (void)
{
  return g_ptr_array_new_with_free_func (free_item);
}

static CwTabulationItem *
add_item (GPtrArray *items,
          CwKind kind,
          gint64 id,
          const char *value,
          const char *label,
          guint depth)
{
  CwTabulationItem *item = cw_tabulation_item_new (kind, id, value, label, depth);

  g_ptr_array_add (items, item);
  return item;
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

static void
list_cases_below (CwTabulation *self,
                  GPtrArray *items,
                  gint64 parent,
                  guint depth,
                  const char *type)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (children, i);
      gint64 id = cw_record_get_id (record);

      if (type == NULL || g_str_equal (cw_record_get_text (record, CW_CASE_TYPE), type))
        add_item (
            items, CW_KIND_CASE, id, NULL, cw_record_get_name (record), type == NULL ? depth : 0)
            ->region
            = cw_tabulation_find_case (self, id);
      list_cases_below (self, items, id, depth + 1, type);
    }
}

static GPtrArray *
list_cases (CwTabulation *self, const char *type, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();

  list_cases_below (self, items, 0, 0, type);
  if (items->len > 0 || type == NULL)
    return g_steal_pointer (&items);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "There is no case of the type “%s” in this project.",
               type);
  return NULL;
}

static GPtrArray *
list_sources (CwTabulation *self, const char *unused, GError **error)
{
  GPtrArray *items = cw_tabulation_new_items ();
  GListModel *sources = cw_project_get_children (self->project, CW_KIND_SOURCE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (sources, i);
      gint64 id = cw_record_get_id (record);

      add_item (items, CW_KIND_SOURCE, id, NULL, cw_record_get_name (record), 0)->region
          = cw_tabulation_find_source (self, id);
    }
  return items;
}

static GPtrArray *
list_kinds (CwTabulation *self, const char *unused, GError **error)
{
  GPtrArray *items = cw_tabulation_new_items ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GListModel *sources = cw_project_get_all (self->project, CW_KIND_SOURCE);

  for (guint i = 0; cw_source_kinds[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (cw_source_kinds[i]));
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (sources, i);
      const char *kind = cw_record_get_text (record, CW_SOURCE_KIND);

      if (!g_ptr_array_find_with_equal_func (names, kind, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (kind));
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *kind = g_ptr_array_index (names, i);
      CwRegion *region = cw_tabulation_find_kind (self, kind);
      guint n;

      cw_region_get_ranges (region, &n);
      if (n == 0)
        cw_region_unref (region);
      else
        add_item (items, CW_KIND_NONE, 0, kind, *kind == '\0' ? "no kind" : kind, 0)->region
            = region;
    }
  return items;
}

static GPtrArray *
list_voices (CwTabulation *self, const char *unused, GError **error)
{
  GPtrArray *items = cw_tabulation_new_items ();

  for (CwVoice voice = CW_VOICE_UNSET; voice < CW_N_VOICES; voice++)
    {
      CwRegion *region = cw_tabulation_find_voice (self, voice);
      const char *name = cw_voice_get_name (voice);
      guint n;

      cw_region_get_ranges (region, &n);
      if (n == 0)
        cw_region_unref (region);
      else
        add_item (items, CW_KIND_NONE, 0, name, name, 0)->region = region;
    }
  return items;
}

static GPtrArray *
list_participants (CwTabulation *self, const char *unused, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  GListModel *people = cw_project_get_children (self->project, CW_KIND_PARTICIPANT, 0);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (people, i);
      gint64 id = cw_record_get_id (record);
      CwRegion *region = cw_tabulation_find_participant (self, id, error);

      if (region == NULL)
        return NULL;
      add_item (items, CW_KIND_PARTICIPANT, id, NULL, cw_record_get_name (record), 0)->region
          = region;
    }
  return g_steal_pointer (&items);
}

static GPtrArray *
list_role_names (CwTabulation *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (cw_project_get_database (self->project),
                             "SELECT DISTINCT role FROM participant_role ORDER BY role",
                             error);
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *names;
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_ptr_array_add (used, g_strdup (cw_statement_get_text (rows, 0)));
  if (step != CW_STEP_DONE)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; cw_participant_roles[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (used, cw_participant_roles[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (cw_participant_roles[i]));
  for (guint i = 0; i < used->len; i++)
    if (!g_strv_contains (cw_participant_roles, g_ptr_array_index (used, i)))
      g_ptr_array_add (names, g_strdup (g_ptr_array_index (used, i)));
  return names;
}

/* In analytic order. */
static GPtrArray *
list_roles (CwTabulation *self, const char *unused, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  g_autoptr (GPtrArray) names = list_role_names (self, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *role = g_ptr_array_index (names, i);
      CwRegion *region = cw_tabulation_find_role (self, role, error);

      if (region == NULL)
        return NULL;
      add_item (items, CW_KIND_PARTICIPANT_ROLE, 0, role, role, 0)->region = region;
    }
  return names == NULL ? NULL : g_steal_pointer (&items);
}

static GPtrArray *
list_attribute (CwTabulation *self, const char *text, GError **error)
{
  const char *bins = text == NULL ? NULL : strrchr (text, '/');
  g_autofree char *name = NULL;
  gint64 attribute;

  if (text != NULL && cw_project_resolve (self->project, CW_KIND_ATTRIBUTE, text, &attribute, NULL))
    return cw_tabulation_list_attribute (self, attribute, NULL, error);
  name = g_strndup (text != NULL ? text : "", bins != NULL ? bins - text : G_MAXINT16);
  if (!cw_project_resolve (self->project, CW_KIND_ATTRIBUTE, name, &attribute, error))
    return NULL;
  return cw_tabulation_list_attribute (self, attribute, bins == NULL ? NULL : bins + 1, error);
}

/* --- codings ------------------------------------------------------------------------------------------------------- */

static GPtrArray *
list_named_codes (CwTabulation *self, const char *names, GError **error)
{
  return names == NULL ? cw_tabulation_list_level (self, "code")
                       : cw_tabulation_list_codes (self, names, error);
}

static void
keep_others (CwTabulation *self, const CwIdSet *known, CwIdSet *others)
{
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint i = 0; i < n; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, i);

      for (guint j = 0; j < source->codings->len; j++)
        {
          guint32 id = g_array_index (source->codings, CwCodingSpan, j).id;

          if (!cw_id_set_has (known, id))
            cw_id_set_add (others, id);
        }
    }
}

/* The values that occur, by size, and the codings that have none. */
static GPtrArray *
list_magnitudes (CwTabulation *self, const char *unused, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  g_autoptr (CwIdSet) known = cw_id_set_new ();
  g_autoptr (CwStatement) rows = cw_database_prepare (
      cw_project_get_database (self->project),
      "SELECT magnitude, id FROM coding WHERE magnitude IS NOT NULL ORDER BY magnitude, id",
      error);
  CwIdSet *set = NULL, *others;
  gint64 last = 0;
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 magnitude = cw_statement_get_integer (rows, 0);
      g_autofree char *label = g_strdup_printf ("%" G_GINT64_FORMAT, magnitude);

      if (set == NULL || magnitude != last)
        {
          set = cw_id_set_new ();
          g_ptr_array_add (add_item (items, CW_KIND_NONE, 0, label, label, 0)->codings, set);
        }
      last = magnitude;
      cw_id_set_add (set, cw_statement_get_integer (rows, 1));
      cw_id_set_add (known, cw_statement_get_integer (rows, 1));
    }
  if (step != CW_STEP_DONE)
    return NULL;
  others = cw_id_set_new ();
  keep_others (self, known, others);
  g_ptr_array_add (add_item (items, CW_KIND_NONE, 0, "", "no magnitude", 0)->codings, others);
  return g_steal_pointer (&items);
}

static gboolean
add_query (CwTabulation *self, GPtrArray *items, CwRecord *query, GError **error)
{
  g_autoptr (GArray) found = cw_project_query (
      self->project, cw_record_get_text (query, CW_QUERY_EXPRESSION), NULL, error);
  CwTabulationItem *item;
  CwIdSet *set;

  if (found == NULL)
    return FALSE;
  item = add_item (
      items, CW_KIND_QUERY, cw_record_get_id (query), NULL, cw_record_get_name (query), 0);
  set = cw_id_set_new ();
  for (guint i = 0; i < found->len; i++)
    cw_id_set_add (set, g_array_index (found, gint64, i));
  g_ptr_array_add (item->excerpts, set);
  return TRUE;
}

static GPtrArray *
list_queries (CwTabulation *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  GListModel *queries = cw_project_get_children (self->project, CW_KIND_QUERY, 0);
  gint64 id = 0;

  if (name != NULL && !cw_project_resolve (self->project, CW_KIND_QUERY, name, &id, error))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (queries); i++)
    {
      g_autoptr (CwRecord) query = g_list_model_get_item (queries, i);

      if ((id == 0 || id == cw_record_get_id (query)) && !add_query (self, items, query, error))
        return NULL;
    }
  return g_steal_pointer (&items);
}

/* --- a level ------------------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  GPtrArray *(*list) (CwTabulation *self, const char *detail, GError **error);
  gboolean
      inside; /* its things belong to those of an outer level, and only those that do are shown */
} dimensions[] = {
  { "case", list_cases, TRUE },
  { "source", list_sources, TRUE },
  { "source-kind", list_kinds, FALSE },
  { "voice", list_voices, FALSE },
  { "participant", list_participants, TRUE },
  { "role", list_roles, FALSE },
  { "attribute", list_attribute, FALSE },
  { "codes", list_named_codes, FALSE },
  { "magnitude", list_magnitudes, FALSE },
  { "query", list_queries, FALSE },
};

static int
find_dimension (const char *level, const char **detail)
{
  gsize length = strcspn (level, ":");

  *detail = level[length] == ':' ? level + length + 1 : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strlen (dimensions[i].name) == length && strncmp (dimensions[i].name, level, length) == 0)
      return i;
  return -1;
}

static gboolean
is_period (const char *level)
{
  static const char *const calendar[] = { "month", "quarter", "year", NULL };

  return g_strv_contains (calendar, level) || g_str_has_prefix (level, "period:");
}

/* Columns have been codes by their names since before there were other dimensions. */
static GPtrArray *
list_by_name (CwTabulation *self, CwAxis axis, const char *level, GError **error)
{
  const char *detail;
  int dimension = find_dimension (level, &detail);

  if (g_strv_contains (cw_code_levels, level))
    return cw_tabulation_list_level (self, level);
  if (dimension >= 0)
    return dimensions[dimension].list (self, detail, error);
  if (is_period (level))
    return cw_tabulation_list_periods (self, level, error);
  if (axis == CW_AXIS_COLUMNS)
    return cw_tabulation_list_codes (self, level, error);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” cannot be rows. Choose case, source or attribute:NAME, or one of: case:TYPE, "
               "participant, role, source-kind, voice, code, pattern code, category, theme, "
               "concept, codes:NAMES, magnitude, month, quarter, year, period:NAME, query:NAME.",
               level);
  return NULL;
}

/* --- one inside the other ------------------------------------------------------------------------------------------- */

static CwTabulationItem *
find_combined (GPtrArray **combined, const CwTabulationItem *outer, guint outer_index, guint i)
{
  return outer == NULL ? NULL : g_ptr_array_index (combined[outer_index], i);
}

static int
find_index (const GPtrArray *items, const CwTabulationItem *item)
{
  for (guint i = 0; item != NULL && i < items->len; i++)
    if (g_ptr_array_index (items, i) == item)
      return i;
  return -1;
}

static gboolean
is_shown (const CwTabulationItem *item, gboolean inside)
{
  guint n = 1;

  if (inside && item->region != NULL)
    cw_region_get_ranges (item->region, &n);
  return n > 0;
}

/* The slice before, of the innermost level that is one of time. */
static void
link_previous (GPtrArray **combined,
               const GPtrArray *outer,
               const GPtrArray *inner,
               guint i,
               guint j)
{
  CwTabulationItem *item = g_ptr_array_index (combined[i], j);
  int previous
      = find_index (inner, ((const CwTabulationItem *) g_ptr_array_index (inner, j))->previous);
  int before
      = find_index (outer, ((const CwTabulationItem *) g_ptr_array_index (outer, i))->previous);

  if (item == NULL)
    return;
  if (previous >= 0)
    item->previous = find_combined (combined, item, i, previous);
  else if (before >= 0)
    item->previous = find_combined (combined, item, before, j);
}

static GPtrArray *
nest (const GPtrArray *outer, const GPtrArray *inner, gboolean inside)
{
  GPtrArray *items = cw_tabulation_new_items ();
  g_autofree GPtrArray **combined = g_new (GPtrArray *, outer->len);

  for (guint i = 0; i < outer->len; i++)
    {
      combined[i] = g_ptr_array_new ();
      for (guint j = 0; j < inner->len; j++)
        {
          CwTabulationItem *item = cw_tabulation_item_combine (g_ptr_array_index (outer, i),
                                                               g_ptr_array_index (inner, j));

          if (is_shown (item, inside))
            g_ptr_array_add (items, item);
          else
            g_clear_pointer (&item, cw_tabulation_item_free);
          g_ptr_array_add (combined[i], item);
        }
    }
  for (guint i = 0; i < outer->len; i++)
    for (guint j = 0; j < inner->len; j++)
      link_previous (combined, outer, inner, i, j);
  for (guint i = 0; i < outer->len; i++)
    g_ptr_array_unref (combined[i]);
  return items;
}

static gboolean
check_size (guint64 n_items, GError **error)
{
  if (n_items <= MAX_ITEMS)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "That would be %" G_GUINT64_FORMAT " rows or columns. Choose fewer levels.",
               n_items);
  return FALSE;
}

static gboolean
add_level (CwTabulation *self, CwAxis axis, GPtrArray **items, const char *level, GError **error)
{
  g_autoptr (GPtrArray) inner = list_by_name (self, axis, level, error);
  GPtrArray *nested;
  const char *detail;
  int dimension = find_dimension (level, &detail);

  if (inner == NULL)
    return FALSE;
  if (*items == NULL)
    {
      *items = g_steal_pointer (&inner);
      return check_size ((*items)->len, error);
    }
  if (!check_size ((guint64) (*items)->len * inner->len, error))
    return FALSE;
  nested = nest (*items, inner, dimension >= 0 && dimensions[dimension].inside);
  g_ptr_array_unref (*items);
  *items = nested;
  return TRUE;
}

static GPtrArray *
list_levels (CwTabulation *self, CwAxis axis, const char *text, GError **error)
{
  g_auto (GStrv) levels = g_strsplit (text, ">", -1);
  g_autoptr (GPtrArray) items = NULL;

  if (g_strv_length (levels) > MAX_LEVELS)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "A side of a matrix has at most %d levels, one inside the other.",
                   MAX_LEVELS);
      return NULL;
    }
  for (guint i = 0; levels[i] != NULL; i++)
    if (!add_level (self, axis, &items, g_strstrip (levels[i]), error))
      return NULL;
  return items == NULL ? list_by_name (self, axis, text, error) : g_steal_pointer (&items);
}

/**
 * cw_tabulation_add_dimension:
 * @axis: on which side
 * @dimension: up to three levels with “>” between them, the outer one first. A level is “case”, “case:TYPE”, “source”,
 *   “source-kind”, “participant”, “role”, “voice”, “attribute:NAME” (with “/5” behind it in five bins, “/0,10,20” in
 *   bins of these borders, “/year”, “/quarter”, “/month”), a level of the codebook (“code”, “pattern code”,
 *   “category”, “theme”, “concept”), “codes:” and codes by name or id, separated by commas, “:own” behind one for its
 *   own count, “magnitude”, “month”, “quarter”, “year”, “period:NAME”, “query” or “query:NAME”; on the side of the
 *   columns codes may be without “codes:”
 *
 * Adds rows or columns. Slices of time go by the scope's time basis. Fails with CW_ERROR_INVALID, CW_ERROR_NOT_FOUND
 * or CW_ERROR_AMBIGUOUS.
 */
gboolean
cw_tabulation_add_dimension (CwTabulation *self, CwAxis axis, const char *dimension, GError **error)
{
  GPtrArray *items;

  g_return_val_if_fail (CW_IS_TABULATION (self) && dimension != NULL, FALSE);

  if (!cw_tabulation_prepare (self, error))
    return FALSE;
  items = axis == CW_AXIS_COLUMNS && strchr (dimension, '>') != NULL
              ? cw_tabulation_list_codes (self, dimension, NULL)
              : NULL;
  if (items == NULL)
    items = list_levels (self, axis, dimension, error);
  if (items == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->axes[axis], items);
  return TRUE;
}
