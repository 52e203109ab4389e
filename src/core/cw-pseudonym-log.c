/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The table pseudonym_hit says of each pseudonym in a text what stood there. It is no part of the history, so undo does
 * not take its rows back: what a row says counts only where its pseudonym is found. Where the real name is there, the
 * replacing was undone; where neither is, the text was edited since, and the next place that has the pseudonym is meant. */

#include "config.h"

#include "cw-pseudonym-log.h"

#include <string.h>

#include "cw-project-private.h"

typedef struct
{
  gint64 id;
  guint start;
  gint64 participant;
  char *old;
  char *new;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->old);
  g_free (entry->new);
}

static GArray *
load (CwProject *project, const CwPseudonymRow *row, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (project),
      error,
      "SELECT id, start_pos, participant_id, old, new FROM pseudonym_hit WHERE table_name = ?1 AND "
      "column_name = ?2 AND row_id = ?3 ORDER BY start_pos, id DESC",
      "ssi",
      cw_kind_get_table (row->kind),
      row->column,
      row->id);
  CwStep step;

  g_array_set_clear_func (entries, clear_entry);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      Entry entry = { cw_statement_get_integer (rows, 0),
                      cw_statement_get_integer (rows, 1),
                      cw_statement_get_integer (rows, 2),
                      g_strdup (cw_statement_get_text (rows, 3)),
                      g_strdup (cw_statement_get_text (rows, 4)) };

      g_array_append_val (entries, entry);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/* --- where they are now ------------------------------------------------------------------------------------------ */

static gboolean
is_at (const char *text, guint length, guint start, const char *words)
{
  return start <= length && g_str_has_prefix (g_utf8_offset_to_pointer (text, start), words);
}

/* The first place from @from on that has the word, or -1. */
static glong
find_word (const char *text, guint length, guint from, const char *word)
{
  g_autoptr (CwNameFinder) finder = NULL;
  g_autoptr (GArray) hits = NULL;

  if (from > length)
    return -1;
  finder = cw_name_finder_new ();
  cw_name_finder_add (finder, word, "", FALSE, 0);
  hits = cw_name_finder_find (finder, g_utf8_offset_to_pointer (text, from));
  for (guint i = 0; i < hits->len; i++)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);

      if (g_str_equal (hit->old, word))
        return from + hit->start;
    }
  return -1;
}

/* Where the entry's pseudonym is, from @from on, or -1. */
static glong
locate (const Entry *entry, const char *text, guint length, guint from)
{
  if (entry->start >= from && is_at (text, length, entry->start, entry->new))
    return entry->start;
  if (is_at (text, length, entry->start, entry->old))
    return -1;
  return find_word (text, length, from, entry->new);
}

static void
clear_hit (gpointer data)
{
  CwNameHit *hit = data;

  g_free (hit->old);
  g_free (hit->new);
}

static void
append_hit (GArray *hits, const Entry *entry, guint start)
{
  CwNameHit hit = { start,
                    start + g_utf8_strlen (entry->new, -1),
                    entry->participant,
                    g_strdup (entry->new),
                    g_strdup (entry->old) };

  g_array_append_val (hits, hit);
}

/* Where the text has pseudonyms, and as what comes in their place the real names; in order. Afterwards the tags say whose
 * names they are. */
GArray *
cw_pseudonym_log_find (CwProject *project,
                       const CwPseudonymRow *row,
                       const char *text,
                       GError **error)
{
  g_autoptr (GArray) entries = load (project, row, error);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CwNameHit));
  guint length = g_utf8_strlen (text, -1), from = 0;

  g_array_set_clear_func (hits, clear_hit);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      glong start = locate (entry, text, length, from);

      if (start < 0)
        continue;
      append_hit (hits, entry, start);
      from = g_array_index (hits, CwNameHit, hits->len - 1).end;
    }
  return g_steal_pointer (&hits);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static gboolean
drop (CwProject *project, const CwPseudonymRow *row, GError **error)
{
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "DELETE FROM pseudonym_hit WHERE table_name = ?1 AND column_name = ?2 "
                          "AND row_id = ?3",
                          "ssi",
                          cw_kind_get_table (row->kind),
                          row->column,
                          row->id);
}

static gboolean
insert (CwProject *project,
        const CwPseudonymRow *row,
        gint64 participant,
        guint start,
        const char *old,
        const char *new,
        GError **error)
{
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "INSERT INTO pseudonym_hit (participant_id, source_id, table_name, "
                          "column_name, row_id, start_pos, old, new) VALUES (?1, ?2, ?3, ?4, ?5, "
                          "?6, ?7, ?8)",
                          "iissiiss",
                          participant,
                          row->source,
                          cw_kind_get_table (row->kind),
                          row->column,
                          row->id,
                          (gint64) start,
                          old,
                          new);
}

/* Before the text changes: what counts is written with the place where it is, and the rest goes. */
gboolean
cw_pseudonym_log_settle (CwProject *project,
                         const CwPseudonymRow *row,
                         const char *text,
                         GError **error)
{
  g_autoptr (GArray) hits = cw_pseudonym_log_find (project, row, text, error);

  if (hits == NULL || !drop (project, row, error))
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);

      if (!insert (project, row, hit->tag, hit->start, hit->new, hit->old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_room (CwProject *project, const CwPseudonymRow *row, guint start, gint64 shift, GError **error)
{
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "UPDATE pseudonym_hit SET start_pos = start_pos + ?1 WHERE table_name = "
                          "?2 AND column_name = ?3 AND row_id = ?4 AND start_pos >= ?5",
                          "issii",
                          shift,
                          cw_kind_get_table (row->kind),
                          row->column,
                          row->id,
                          (gint64) start);
}

/* Says that each of these names of the text is going to be its pseudonym. @offset: where the row's text begins in what the
 * hits' places count. From the last to the first, so that all behind a hit is shifted by it. */
gboolean
cw_pseudonym_log_add (CwProject *project,
                      const CwPseudonymRow *row,
                      const GArray *hits,
                      guint offset,
                      GError **error)
{
  for (guint i = hits->len; i-- > 0;)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);
      gint64 shift = g_utf8_strlen (hit->new, -1) - (gint64) (hit->end - hit->start);
      guint start = hit->start - offset;

      if (!make_room (project, row, start, shift, error)
          || !insert (project, row, hit->tag, start, hit->old, hit->new, error))
        return FALSE;
    }
  return TRUE;
}
