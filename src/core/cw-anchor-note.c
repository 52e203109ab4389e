/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAnchorNote: the lists of anchors that corrections of the text have left for a second look (method.md §1.7). */

#include "config.h"

#include "cw-anchor-note.h"

#include "cw-project-private.h"

/**
 * cw_anchor_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
cw_anchor_note_free (CwAnchorNote *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->now);
  g_free (self->locator);
  g_free (self->edges);
  g_free (self);
}

/* A row is: id, source, start, end, quote, edges. */
static CwAnchorNote *
read_note (CwProject *project, CwStatement *row, CwKind kind, GError **error)
{
  g_autoptr (CwAnchorNote) note = g_new0 (CwAnchorNote, 1);
  CwText *text;

  note->kind = kind;
  note->id = cw_statement_get_integer (row, 0);
  note->source = cw_statement_get_integer (row, 1);
  note->start = cw_statement_get_integer (row, 2);
  note->end = cw_statement_get_integer (row, 3);
  note->quote = g_strdup (cw_statement_get_text (row, 4));
  note->edges = g_strdup (cw_statement_get_text (row, 5));
  text = cw_project_get_text (project, note->source, error);
  if (text == NULL)
    return NULL;
  note->now = cw_text_dup_range (text, note->start, note->end);
  note->locator = cw_text_dup_locator (text, note->start, note->end);
  return g_steal_pointer (&note);
}

static gboolean
append_notes (CwProject *project,
              GPtrArray *notes,
              CwKind kind,
              const char *sql,
              const char *argument,
              GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (project), error, sql, "s", argument);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwAnchorNote *note = read_note (project, rows, kind, error);

      if (note == NULL)
        return FALSE;
      g_ptr_array_add (notes, note);
    }
  return step == CW_STEP_DONE;
}

static GPtrArray *
notes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cw_anchor_note_free);
}

/**
 * cw_project_list_broken_evidence:
 *
 * Returns: (transfer full) (nullable) (element-type CwAnchorNote): the excerpts and the attributed passages of which
 *   no text is left, where they were
 */
GPtrArray *
cw_project_list_broken_evidence (CwProject *self, GError **error)
{
  g_autoptr (GPtrArray) notes = notes_new ();

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (!append_notes (self,
                     notes,
                     CW_KIND_EXCERPT,
                     "SELECT id, source_id, start_pos, end_pos, quote, ?1 FROM excerpt "
                     "WHERE start_pos = end_pos ORDER BY source_id, start_pos, id",
                     "",
                     error)
      || !append_notes (self,
                        notes,
                        CW_KIND_ATTRIBUTION,
                        "SELECT id, source_id, start_pos, end_pos, '', ?1 FROM attribution "
                        "WHERE start_pos = end_pos ORDER BY source_id, start_pos, id",
                        "",
                        error))
    return NULL;
  return g_steal_pointer (&notes);
}

/**
 * cw_project_list_changed_excerpts:
 *
 * Returns: (transfer full) (nullable) (element-type CwAnchorNote): the excerpts whose words are no longer those that
 *   were first seen, because the text of their source was corrected or replaced since; those without any are not
 *   among them
 */
GPtrArray *
cw_project_list_changed_excerpts (CwProject *self, GError **error)
{
  g_autoptr (GPtrArray) notes = notes_new ();

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (!append_notes (self,
                     notes,
                     CW_KIND_EXCERPT,
                     "SELECT excerpt.id, source_id, start_pos, end_pos, quote, ?1 FROM excerpt "
                     "JOIN source ON source.id = source_id AND source.revision > excerpt.revision "
                     "WHERE start_pos < end_pos ORDER BY source_id, start_pos, excerpt.id",
                     "",
                     error))
    return NULL;
  for (guint i = notes->len; i > 0; i--)
    {
      const CwAnchorNote *note = g_ptr_array_index (notes, i - 1);

      if (g_str_equal (note->quote, note->now))
        g_ptr_array_remove_index (notes, i - 1);
    }
  return g_steal_pointer (&notes);
}

#define EDGES(condition)                                                                           \
  "SELECT excerpt.id, source_id, start_pos, end_pos, quote, group_concat (DISTINCT edge) "         \
  "FROM touched_edge JOIN excerpt ON excerpt.id = excerpt_id WHERE " condition                     \
  " GROUP BY excerpt.id ORDER BY source_id, start_pos, excerpt.id"

static GPtrArray *
list_edges (CwProject *self, const char *session, GError **error)
{
  g_autoptr (GPtrArray) notes = notes_new ();

  if (!append_notes (self,
                     notes,
                     CW_KIND_EXCERPT,
                     *session == '\0' ? EDGES ("?1 = ''") : EDGES ("session = ?1"),
                     session,
                     error))
    return NULL;
  return g_steal_pointer (&notes);
}

/**
 * cw_project_list_touched_edges:
 * @all: of all sessions, not of this one only
 *
 * Returns: (transfer full) (nullable) (element-type CwAnchorNote): the excerpts whose edge a correction clipped
 */
GPtrArray *
cw_project_list_touched_edges (CwProject *self, gboolean all, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return list_edges (self, all ? "" : cw_project_get_session (self), error);
}

/**
 * cw_project_list_last_edges:
 *
 * The same of the session in which something was done last, for whoever opens the project only to look at it.
 *
 * Returns: (transfer full) (nullable) (element-type CwAnchorNote): the excerpts whose edge a correction clipped then
 */
GPtrArray *
cw_project_list_last_edges (CwProject *self, GError **error)
{
  g_autoptr (CwStatement) row = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_prepare (cw_project_get_database (self),
                             "SELECT session FROM history ORDER BY id DESC LIMIT 1",
                             error);
  step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);
  if (step == CW_STEP_ERROR)
    return NULL;
  return list_edges (self, step == CW_STEP_ROW ? cw_statement_get_text (row, 0) : "", error);
}
