/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names of people are in texts, among speakers, in titles, file names, memos, summaries, comments, notes: every text
 * of every table that is recorded is looked through but those that cannot have names, so that a table which is added
 * later cannot be forgotten. */

#include "config.h"

#include "cw-pseudonym-places.h"

#include "cw-project-private.h"
#include "cw-text.h"

/* What the engine writes itself, and closed lists. */
static const char *const other_columns[] = {
  "guid",
  "original",
  "checksum",
  "evidence",
  "label",
  "style",
  "voice",
  "page",
  "runs",
  "kind",
  "media_type",
  "language",
  "status",
  "level",
  "color",
  "type",
  "target",
  "row_kind",
  "slice",
  "target_kind",
  "relation",
  "stance",
  "edge",
  "session",
  "state",
  "direction",
  "counts_policy",
  "missing",
  "event_precision",
  "refers_precision",
  "coder",
  NULL,
};

static gboolean
can_have_names (CwKind kind, const char *column)
{
  if (kind == CW_KIND_PARAGRAPH)
    return g_str_equal (column, "speaker");
  return !g_strv_contains (other_columns, column) && !g_str_has_suffix (column, "_at")
         && !g_str_has_suffix (column, "_date") && !g_str_has_suffix (column, "_on")
         && !g_str_has_suffix (column, "_start") && !g_str_has_suffix (column, "_end");
}

static void
free_place (gpointer data)
{
  CwPseudonymPlace *place = data;

  g_free (place->column);
  g_free (place->text);
  g_array_unref (place->hits);
  g_free (place);
}

static void
add_place (GPtrArray *places, const CwPseudonymPlace *found, const char *column, const char *text)
{
  CwPseudonymPlace *place = g_new0 (CwPseudonymPlace, 1);

  *place = *found;
  place->column = g_strdup (column);
  place->text = g_strdup (text);
  g_ptr_array_add (places, place);
}

/* --- columns ---------------------------------------------------------------------------------------------------- */

/* What says to which source a row belongs, or NULL. */
static const char *
get_source_column (CwDatabase *database, CwKind kind)
{
  gint64 n = 0;

  if (kind == CW_KIND_SOURCE)
    return "id";
  cw_database_read_integer (database,
                            &n,
                            NULL,
                            "SELECT count (*) FROM pragma_table_info (?1) WHERE name = 'source_id'",
                            "s",
                            cw_kind_get_table (kind));
  return n > 0 ? "source_id" : NULL;
}

static gboolean
list_in_column (CwDatabase *database,
                CwKind kind,
                const char *column,
                const char *source_column,
                gint64 source,
                const CwNameFinder *finder,
                GPtrArray *places,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, \"%s\", %s FROM %s WHERE length (\"%s\") > 1 AND ?1 IN (0, %s) ORDER BY id",
      column,
      source_column,
      cw_kind_get_table (kind),
      column,
      source_column);
  g_autoptr (CwStatement) rows = cw_database_query (database, error, sql, "i", source);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *text = cw_statement_get_text (rows, 1);
      g_autoptr (GArray) hits = cw_name_finder_find (finder, text);
      CwPseudonymPlace place = { .kind = kind, .id = cw_statement_get_integer (rows, 0) };

      if (hits->len == 0)
        continue;
      place.source = cw_statement_get_integer (rows, 2);
      place.hits = g_steal_pointer (&hits);
      add_place (places, &place, column, text);
    }
  return step == CW_STEP_DONE;
}

static char **
list_columns (CwDatabase *database, CwKind kind, GError **error)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT name FROM pragma_table_info (?1) WHERE type = 'TEXT'",
                           "s",
                           cw_kind_get_table (kind));
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (can_have_names (kind, cw_statement_get_text (rows, 0)))
      g_strv_builder_add (columns, cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE ? g_strv_builder_end (columns) : NULL;
}

static gboolean
list_in_table (CwDatabase *database,
               CwKind kind,
               gint64 source,
               const CwNameFinder *finder,
               GPtrArray *places,
               GError **error)
{
  const char *source_column = get_source_column (database, kind);
  g_auto (GStrv) columns = NULL;

  if (source != 0 && source_column == NULL)
    return TRUE;
  columns = list_columns (database, kind, error);
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    if (!list_in_column (database,
                         kind,
                         columns[i],
                         source_column != NULL ? source_column : "0",
                         source,
                         finder,
                         places,
                         error))
      return FALSE;
  return columns != NULL;
}

/* --- texts ------------------------------------------------------------------------------------------------------- */

static gboolean
list_in_text (CwDatabase *database,
              gint64 source,
              const CwNameFinder *finder,
              GPtrArray *places,
              GError **error)
{
  g_autoptr (CwText) text = cw_text_load (database, source, error);
  g_autofree char *words = NULL;
  g_autoptr (GArray) hits = NULL;
  CwPseudonymPlace place = { .kind = CW_KIND_PARAGRAPH, .id = source, .source = source };

  if (text == NULL)
    return FALSE;
  words = cw_text_dup_range (text, 0, cw_text_get_length (text));
  hits = cw_name_finder_find (finder, words);
  if (hits->len == 0)
    return TRUE;
  place.hits = g_steal_pointer (&hits);
  add_place (places, &place, "text", NULL);
  return TRUE;
}

static gboolean
list_in_texts (CwDatabase *database,
               gint64 source,
               const CwNameFinder *finder,
               GPtrArray *places,
               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows = cw_database_query (
      database, error, "SELECT id FROM source WHERE ?1 IN (0, id) ORDER BY id", "i", source);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; step == CW_STEP_DONE && i < ids->len; i++)
    if (!list_in_text (database, g_array_index (ids, gint64, i), finder, places, error))
      return FALSE;
  return step == CW_STEP_DONE;
}

/* --- all of them ---------------------------------------------------------------------------------------------------- */

/* @source: only in what belongs to it; 0 for everything. The texts come first. */
GPtrArray *
cw_pseudonym_places_list (CwProject *project,
                          const CwNameFinder *finder,
                          gint64 source,
                          GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (free_place);

  if (!list_in_texts (database, source, finder, places, error))
    return NULL;
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (!list_in_table (database, kind, source, finder, places, error))
      return NULL;
  return g_steal_pointer (&places);
}

gboolean
cw_pseudonym_place_is_text (const CwPseudonymPlace *self)
{
  return self->kind == CW_KIND_PARAGRAPH && self->text == NULL;
}
