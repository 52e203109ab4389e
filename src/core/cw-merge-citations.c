/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* All that names a code names another one after a merge (method.md R16): the second-cycle map, memos, summaries, splits
 * that are under way, and saved displays, which say so in a footnote. What both have is not lost but joined. */

#include "config.h"

#include "cw-merge-citations.h"

#include <string.h>

#include "cw-project-private.h"

/* Runs statements one after the other; ?1 is the code that goes and ?2 the one that stays. */
static gboolean
run_all (CwProject *project,
         const char *const *statements,
         gint64 code,
         gint64 into,
         GError **error)
{
  for (; *statements != NULL; statements++)
    if (!cw_database_run (cw_project_get_database (project), error, *statements, "ii", code, into))
      return FALSE;
  return TRUE;
}

#define JOINED_RATIONALE                                                                           \
  "rationale = CASE WHEN a.rationale IN ('', code_link.rationale) THEN code_link.rationale "       \
  "WHEN code_link.rationale = '' THEN a.rationale "                                                \
  "ELSE code_link.rationale || char (10) || a.rationale END FROM code_link AS a "

/**
 * cw_merge_move_links:
 *
 * The second-cycle map: a line that both had is one with both reasons, and one between the two is none any more.
 */
gboolean
cw_merge_move_links (CwProject *project, gint64 code, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM code_link WHERE code_id IN (?1, ?2) AND target_id IN (?1, ?2)",
    "UPDATE code_link SET " JOINED_RATIONALE "WHERE code_link.code_id = ?2 AND a.code_id = ?1 "
    "AND a.target_id = code_link.target_id",
    "UPDATE code_link SET " JOINED_RATIONALE "WHERE code_link.target_id = ?2 AND a.target_id = ?1 "
    "AND a.code_id = code_link.code_id",
    "DELETE FROM code_link WHERE code_id = ?1 "
    "AND target_id IN (SELECT target_id FROM code_link WHERE code_id = ?2)",
    "DELETE FROM code_link WHERE target_id = ?1 "
    "AND code_id IN (SELECT code_id FROM code_link WHERE target_id = ?2)",
    "UPDATE code_link SET code_id = ?2 WHERE code_id = ?1",
    "UPDATE code_link SET target_id = ?2 WHERE target_id = ?1",
    NULL,
  };

  return run_all (project, statements, code, into, error);
}

/**
 * cw_merge_move_memos:
 *
 * Memos about the one are about the other.
 */
gboolean
cw_merge_move_memos (CwProject *project, gint64 code, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM memo_link WHERE target_kind = 'code' AND target_id = ?1 AND memo_id IN "
    "(SELECT memo_id FROM memo_link WHERE target_kind = 'code' AND target_id = ?2)",
    "UPDATE memo_link SET target_id = ?2 WHERE target_kind = 'code' AND target_id = ?1",
    NULL,
  };

  return run_all (project, statements, code, into, error);
}

/**
 * cw_merge_move_examples:
 *
 * Examples of the one are examples of the other, and what was confused with the one is confused with the other.
 */
gboolean
cw_merge_move_examples (CwProject *project, gint64 code, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM code_example WHERE code_id = ?1 "
    "AND excerpt_id IN (SELECT excerpt_id FROM code_example WHERE code_id = ?2)",
    "UPDATE code_example SET code_id = ?2 WHERE code_id = ?1",
    "DELETE FROM code_contrast WHERE ?1 IN (first_id, second_id) AND "
    "(?2 IN (first_id, second_id) OR EXISTS (SELECT 1 FROM code_contrast AS b "
    "WHERE ?2 IN (b.first_id, b.second_id) AND b.first_id + b.second_id - ?2 = "
    "code_contrast.first_id + code_contrast.second_id - ?1))",
    "UPDATE code_contrast SET first_id = min (?2, first_id + second_id - ?1), "
    "second_id = max (?2, first_id + second_id - ?1) WHERE ?1 IN (first_id, second_id)",
    NULL,
  };

  return run_all (project, statements, code, into, error);
}

/**
 * cw_merge_move_splits:
 *
 * A split of the code that goes is over; one that sends excerpts to it sends them to the other. What the analyst wants
 * to overlap still may.
 */
gboolean
cw_merge_move_splits (CwProject *project, gint64 code, gint64 into, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM split WHERE code_id = ?1 AND finished_at = ''",
    "UPDATE split_choice SET code_id = nullif (?2, (SELECT split.code_id FROM split "
    "WHERE split.id = split_id)) WHERE code_id = ?1",
    "DELETE FROM split_child AS a WHERE code_id = ?1 "
    "AND EXISTS (SELECT 1 FROM split WHERE split.id = a.split_id AND finished_at = '' AND "
    "(split.code_id = ?2 OR EXISTS (SELECT 1 FROM split_child AS b WHERE b.split_id = split.id "
    "AND b.code_id = ?2)))",
    "UPDATE split_child SET code_id = ?2 WHERE code_id = ?1 "
    "AND split_id IN (SELECT id FROM split WHERE finished_at = '')",
    "UPDATE kept_overlap SET code_id = ?2 WHERE code_id = ?1",
    NULL,
  };

  return run_all (project, statements, code, into, error);
}

/* --- summaries -------------------------------------------------------------------------------------------------- */

static gboolean
differs (CwRecord *from, CwRecord *to, guint field)
{
  const char *value = cw_record_get_text (from, field);

  return *value != '\0' && *cw_record_get_text (to, field) != '\0'
         && !g_str_equal (value, cw_record_get_text (to, field));
}

/* The text of both. A rating or direction that gives way to another is still said. */
static char *
join_texts (CwProject *project, gint64 code, CwRecord *from, CwRecord *to)
{
  const char *text = cw_record_get_text (from, CW_SUMMARY_TEXT);
  g_autoptr (GString) joined = g_string_new (cw_record_get_text (to, CW_SUMMARY_TEXT));
  gboolean rating = differs (from, to, CW_SUMMARY_RATING);
  gboolean direction = differs (from, to, CW_SUMMARY_DIRECTION);

  if ((*text == '\0' || g_str_equal (text, joined->str)) && !rating && !direction)
    return g_string_free (g_steal_pointer (&joined), FALSE);
  if (joined->len > 0)
    g_string_append (joined, "\n\n");
  g_string_append_printf (joined,
                          "From “%s”:",
                          cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)));
  if (*text != '\0')
    g_string_append_printf (joined, " %s", text);
  if (rating)
    g_string_append_printf (joined, " (rating %s)", cw_record_get_text (from, CW_SUMMARY_RATING));
  if (direction)
    g_string_append_printf (joined, " (%s)", cw_record_get_text (from, CW_SUMMARY_DIRECTION));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* One cell has room for one summary: what rests on the one rests on the other. */
static gboolean
join_summaries (CwProject *project, gint64 code, gint64 from, gint64 to, GError **error)
{
  static const char *const statements[] = {
    "UPDATE summary SET rating = coalesce (summary.rating, a.rating), "
    "direction = CASE summary.direction WHEN '' THEN a.direction ELSE summary.direction END "
    "FROM summary AS a WHERE a.id = ?1 AND summary.id = ?2",
    "DELETE FROM evidence_link AS a WHERE summary_id = ?1 AND EXISTS (SELECT 1 FROM evidence_link "
    "AS b WHERE b.summary_id = ?2 AND b.excerpt_id = a.excerpt_id AND b.stance = a.stance)",
    "UPDATE evidence_link SET summary_id = ?2 WHERE summary_id = ?1",
    "DELETE FROM memo_link WHERE target_kind = 'summary' AND target_id = ?1 AND memo_id IN "
    "(SELECT memo_id FROM memo_link WHERE target_kind = 'summary' AND target_id = ?2)",
    "UPDATE memo_link SET target_id = ?2 WHERE target_kind = 'summary' AND target_id = ?1",
    "DELETE FROM summary WHERE id = ?1 AND id <> ?2",
    NULL,
  };
  g_autofree char *text = join_texts (project,
                                      code,
                                      cw_project_get_record (project, CW_KIND_SUMMARY, from),
                                      cw_project_get_record (project, CW_KIND_SUMMARY, to));

  return cw_database_run (cw_project_get_database (project),
                          error,
                          "UPDATE summary SET text = ?1, changed_at = ?2 WHERE id = ?3",
                          "ssi",
                          text,
                          cw_project_get_now (project),
                          to)
         && run_all (project, statements, from, to, error);
}

static GArray *
list_twins (CwProject *project, gint64 code, gint64 into, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (project),
                           error,
                           "SELECT a.id, b.id FROM summary AS a JOIN summary AS b "
                           "USING (row_kind, row_id, row_value, slice) "
                           "WHERE a.code_id = ?1 AND b.code_id = ?2 ORDER BY a.id",
                           "ii",
                           code,
                           into);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    for (int i = 0; i < 2; i++)
      {
        gint64 id = cw_statement_get_integer (rows, i);

        g_array_append_val (ids, id);
      }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * cw_merge_move_summaries:
 *
 * The cells of the one are those of the other. Where both have a summary it says what both said.
 */
gboolean
cw_merge_move_summaries (CwProject *project, gint64 code, gint64 into, GError **error)
{
  g_autoptr (GArray) twins = list_twins (project, code, into, error);

  if (twins == NULL)
    return FALSE;
  for (guint i = 0; i < twins->len; i += 2)
    if (!join_summaries (project,
                         code,
                         g_array_index (twins, gint64, i),
                         g_array_index (twins, gint64, i + 1),
                         error))
      return FALSE;
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "UPDATE summary SET code_id = ?2 WHERE code_id = ?1",
                          "ii",
                          code,
                          into);
}

/* --- displays ------------------------------------------------------------------------------------------------------ */

static gint64
code_of_column (CwProject *project, const char *column, gboolean *own)
{
  g_autofree char *name = g_strdup (column);
  gint64 id = 0;

  *own = g_str_has_suffix (name, ":own");
  if (*own)
    name[strlen (name) - strlen (":own")] = '\0';
  return cw_project_resolve_exactly (project, CW_KIND_CODE, g_strstrip (name), &id, NULL) ? id : 0;
}

/* How a list of columns names a code: by its name, unless that would be read as another or as two. */
static char *
name_column (CwProject *project, gint64 code, gboolean own)
{
  const char *name = cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code));
  gboolean unused;
  gboolean plain = strchr (name, ',') == NULL && !g_str_has_suffix (name, ":own")
                   && code_of_column (project, name, &unused) == code;
  g_autofree char *printed = plain ? g_strdup (name) : cw_kind_format_id (CW_KIND_CODE, code);

  return g_strconcat (printed, own ? ":own" : "", NULL);
}

/* The list with the one code for the other, once; or NULL where it does not name the one. */
static char *
replace_column (CwProject *project, const char *columns, gint64 code, gint64 into)
{
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  g_autoptr (GStrvBuilder) replaced = g_strv_builder_new ();
  g_autofree char *aggregate = name_column (project, into, FALSE);
  g_autofree char *own_count = name_column (project, into, TRUE);
  gboolean seen[2] = { FALSE, FALSE };
  gboolean found = FALSE;
  g_auto (GStrv) list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean own;
      gint64 named = code_of_column (project, g_strstrip (names[i]), &own);

      found = found || named == code;
      if (named != code && named != into)
        g_strv_builder_add (replaced, names[i]);
      else if (!seen[own])
        g_strv_builder_add (replaced, own ? own_count : aggregate);
      if (named == code || named == into)
        seen[own] = TRUE;
    }
  list = g_strv_builder_end (replaced);
  return found ? g_strjoinv (",", list) : NULL;
}

/**
 * cw_merge_definition_names:
 *
 * Returns: whether a display's columns name the code; those of a whole level do not
 */
gboolean
cw_merge_definition_names (CwProject *project, const char *definition, gint64 code)
{
  g_auto (GStrv) lines = g_strsplit (definition, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *columns = lines[i] + strlen ("columns=");
      g_autofree char *replaced = NULL;

      if (!g_str_has_prefix (lines[i], "columns=") || g_strv_contains (cw_code_levels, columns))
        continue;
      replaced = replace_column (project, columns, code, code);
      if (replaced != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_level (CwProject *project, gint64 code, const char *level)
{
  const char *own
      = cw_record_get_text (cw_project_get_record (project, CW_KIND_CODE, code), CW_CODE_LEVEL);

  return g_str_equal (own, level)
         || (g_str_equal (level, "code") && g_str_equal (own, "structural"));
}

/* The definition with the line of its columns changed where it names the code; NULL where it does not show it. */
static char *
replace_in_definition (CwProject *project, const char *definition, gint64 code, gint64 into)
{
  g_auto (GStrv) lines = g_strsplit (definition, "\n", -1);
  gboolean shows = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *columns = lines[i] + strlen ("columns=");
      g_autofree char *replaced = NULL;

      if (!g_str_has_prefix (lines[i], "columns="))
        continue;
      if (g_strv_contains (cw_code_levels, columns))
        {
          shows = is_of_level (project, code, columns);
          continue;
        }
      replaced = replace_column (project, columns, code, into);
      if (replaced == NULL)
        continue;
      shows = TRUE;
      g_free (lines[i]);
      lines[i] = g_strconcat ("columns=", replaced, NULL);
    }
  return shows ? g_strjoinv ("\n", lines) : NULL;
}

static gboolean
rewrite_display (CwProject *project,
                 gint64 display,
                 const char *definition,
                 const char *footnote,
                 GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  return cw_database_run (database,
                          error,
                          "UPDATE display SET definition = ?1 WHERE id = ?2",
                          "si",
                          definition,
                          display)
         && cw_database_run (
             database,
             error,
             "INSERT INTO footnote (display_id, text, created_at) VALUES (?1, ?2, ?3)",
             "iss",
             display,
             footnote,
             cw_project_get_now (project));
}

/**
 * cw_merge_move_displays:
 *
 * Displays that show the one, by its name or as one of its level, show the other and say so in a footnote.
 */
gboolean
cw_merge_move_displays (CwProject *project, gint64 code, gint64 into, GError **error)
{
  GListModel *displays = cw_project_get_all (project, CW_KIND_DISPLAY);
  g_autofree char *day = g_strndup (cw_project_get_now (project), 10);
  g_autofree char *footnote
      = g_strdup_printf ("“%s” was merged into “%s” on %s.",
                         cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)),
                         cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, into)),
                         day);

  for (guint i = 0; i < g_list_model_get_n_items (displays); i++)
    {
      g_autoptr (CwRecord) display = g_list_model_get_item (displays, i);
      g_autofree char *definition = replace_in_definition (
          project, cw_record_get_text (display, CW_DISPLAY_DEFINITION), code, into);

      if (definition != NULL
          && !rewrite_display (project, cw_record_get_id (display), definition, footnote, error))
        return FALSE;
    }
  return TRUE;
}
