/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The anchors in the file: reading those that a change of the text may move, and writing those that it has moved. */

#include "config.h"

#include "cw-anchor-store.h"

#include "cw-project-private.h"

static const char *
select_near (CwKind kind)
{
  return kind == CW_KIND_EXCERPT
             ? "SELECT id, start_pos, end_pos, checksum FROM excerpt "
               "WHERE source_id = ?1 AND start_pos <= ?3 AND end_pos >= ?2 ORDER BY id"
             : "SELECT id, start_pos, end_pos, '' FROM attribution WHERE source_id = ?1 "
               "AND start_pos IS NOT NULL AND start_pos <= ?3 AND end_pos >= ?2 ORDER BY id";
}

/**
 * cw_anchor_store_list:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 *
 * Returns: (transfer full) (nullable) (element-type CwStoredAnchor): every anchor of the kind in a source
 */
GArray *
cw_anchor_store_list (CwDatabase *database, CwKind kind, gint64 source, GError **error)
{
  return cw_anchor_store_list_near (database, kind, source, 0, G_MAXUINT32, error);
}

/**
 * cw_anchor_store_list_near:
 * @start: first code point of a part of the text
 * @end: one past its last
 *
 * Returns: (transfer full) (nullable) (element-type CwStoredAnchor): the anchors that overlap or touch the part
 */
GArray *
cw_anchor_store_list_near (CwDatabase *database,
                           CwKind kind,
                           gint64 source,
                           guint start,
                           guint end,
                           GError **error)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (CwStoredAnchor));
  g_autoptr (CwStatement) rows = cw_database_query (
      database, error, select_near (kind), "iii", source, (gint64) start, (gint64) end);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwStoredAnchor anchor = { .kind = kind, .id = cw_statement_get_integer (rows, 0) };

      /* A damaged file may have any; cw_project_check() finds it. */
      anchor.stored.start = CLAMP (cw_statement_get_integer (rows, 1), 0, G_MAXUINT32);
      anchor.stored.end
          = CLAMP (cw_statement_get_integer (rows, 2), anchor.stored.start, G_MAXUINT32);
      anchor.range = anchor.stored;
      g_strlcpy (anchor.checksum, cw_statement_get_text (rows, 3), sizeof anchor.checksum);
      g_array_append_val (anchors, anchor);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&anchors) : NULL;
}

static gboolean
note_touched (CwProject *project,
              const CwStoredAnchor *anchor,
              gboolean touched,
              const char *edge,
              GError **error)
{
  if (!touched || anchor->kind != CW_KIND_EXCERPT)
    return TRUE;
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "INSERT INTO touched_edge (excerpt_id, edge, session) SELECT ?1, ?2, ?3 "
                          "WHERE NOT EXISTS (SELECT 1 FROM touched_edge WHERE excerpt_id = ?1 "
                          "AND edge = ?2 AND session = ?3)",
                          "iss",
                          anchor->id,
                          edge,
                          cw_project_get_session (project));
}

static gboolean
write_excerpt (CwDatabase *database,
               const CwStoredAnchor *anchor,
               const char *words,
               GError **error)
{
  g_autofree char *checksum = cw_text_checksum (words);

  if (anchor->range.start == anchor->stored.start && anchor->range.end == anchor->stored.end
      && g_str_equal (checksum, anchor->checksum))
    return TRUE;
  return cw_database_run (
      database,
      error,
      "UPDATE excerpt SET start_pos = ?1, end_pos = ?2, checksum = ?3 WHERE id = ?4",
      "iisi",
      (gint64) anchor->range.start,
      (gint64) anchor->range.end,
      checksum,
      anchor->id);
}

static gboolean
write_attribution (CwDatabase *database, const CwStoredAnchor *anchor, GError **error)
{
  return cw_database_run (database,
                          error,
                          "UPDATE attribution SET start_pos = ?1, end_pos = ?2 WHERE id = ?3",
                          "iii",
                          (gint64) anchor->range.start,
                          (gint64) anchor->range.end,
                          anchor->id);
}

/**
 * cw_anchor_store_write:
 * @words: the text of its range as it is going to be
 *
 * Writes an anchor inside a transaction, if anything of it has changed; an excerpt's first words stay as they are.
 */
gboolean
cw_anchor_store_write (CwProject *project,
                       const CwStoredAnchor *anchor,
                       const char *words,
                       GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  gboolean written = anchor->kind == CW_KIND_EXCERPT
                         ? write_excerpt (database, anchor, words, error)
                         : write_attribution (database, anchor, error);

  return written && note_touched (project, anchor, anchor->start_touched, "start", error)
         && note_touched (project, anchor, anchor->end_touched, "end", error);
}

/**
 * cw_anchor_store_shift:
 * @behind: anchors that start behind this position move
 * @shift: by how many code points
 */
gboolean
cw_anchor_store_shift (CwDatabase *database,
                       gint64 source,
                       guint behind,
                       gint64 shift,
                       GError **error)
{
  if (shift == 0)
    return TRUE;
  return cw_database_run (database,
                          error,
                          "UPDATE excerpt SET start_pos = start_pos + ?3, end_pos = end_pos + ?3 "
                          "WHERE source_id = ?1 AND start_pos > ?2",
                          "iii",
                          source,
                          (gint64) behind,
                          shift)
         && cw_database_run (
             database,
             error,
             "UPDATE attribution SET start_pos = start_pos + ?3, end_pos = end_pos + ?3 "
             "WHERE source_id = ?1 AND start_pos > ?2",
             "iii",
             source,
             (gint64) behind,
             shift);
}
