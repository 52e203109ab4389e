/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writing the paragraphs of a source that have changed, and no others: what a step of the history holds is what was
 * corrected. */

#include "config.h"

#include "cw-paragraphs.h"

#include <math.h>

/* Some paragraphs of a text on their way to the file. */
typedef struct
{
  CwDatabase *database;
  const CwText *text;
  guint first; /* of the paragraphs that are replaced */
  guint n_old;
  const GArray *rows; /* of CwParagraph */
  GArray *old_ranks;  /* of double, of all paragraphs of the text */
  GArray *ranks;      /* of double, of the rows */
} Writer;

static gint64
row_id (const Writer *self, guint index)
{
  return g_array_index (self->rows, CwParagraph, index).id;
}

/* --- ranks ------------------------------------------------------------------------------------------------------ */

static gboolean
read_ranks (Writer *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (self->database,
                           error,
                           "SELECT rank FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
                           "i",
                           cw_text_get_source (self->text));
  CwStep step;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->old_ranks, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      double rank = sqlite3_column_double (rows, 0);

      g_array_append_val (self->old_ranks, rank);
    }
  return step == CW_STEP_DONE;
}

static double
old_rank (const Writer *self, guint index)
{
  return g_array_index (self->old_ranks, double, index);
}

/* Rows that were there keep their ranks; the others get none yet. */
static void
keep_ranks (Writer *self)
{
  guint old = self->first;

  g_array_set_size (self->ranks, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      double rank = NAN;

      if (row_id (self, i) != 0)
        {
          while (cw_text_get_paragraph (self->text, old)->id != row_id (self, i))
            old++;
          rank = old_rank (self, old);
        }
      g_array_index (self->ranks, double, i) = rank;
    }
}

/* Gives ranks between @before and @behind to the new rows from @index on. FALSE where there are no such numbers left. */
static gboolean
spread_between (Writer *self, guint index, guint n, double before, double behind)
{
  double step = (behind - before) / (n + 1);

  for (guint i = 0; i < n; i++)
    {
      double rank = before + step * (i + 1);
      double last = i == 0 ? before : g_array_index (self->ranks, double, index + i - 1);

      if (rank <= last || rank >= behind)
        return FALSE;
      g_array_index (self->ranks, double, index + i) = rank;
    }
  return TRUE;
}

static double
rank_at (const Writer *self, guint index, double before)
{
  guint next = self->first + self->n_old;

  if (index < self->rows->len)
    return g_array_index (self->ranks, double, index);
  return next < self->old_ranks->len ? old_rank (self, next) : before + self->rows->len + 1;
}

static gboolean
find_ranks (Writer *self)
{
  double before = self->first > 0 ? old_rank (self, self->first - 1) : 0;
  guint i = 0;

  keep_ranks (self);
  while (i < self->rows->len)
    {
      guint n = 0;

      while (i + n < self->rows->len && row_id (self, i + n) == 0)
        n++;
      if (!spread_between (self, i, n, before, rank_at (self, i + n, before)))
        return FALSE;
      before = rank_at (self, i + n, before);
      i += n + 1;
    }
  return TRUE;
}

static gboolean
spread_ranks (Writer *self, GError **error)
{
  for (guint i = 0; i < cw_text_get_n_paragraphs (self->text); i++)
    if (!cw_database_run (self->database,
                          error,
                          "UPDATE paragraph SET rank = ?1 WHERE id = ?2",
                          "di",
                          (double) (i + 1),
                          cw_text_get_paragraph (self->text, i)->id))
      return FALSE;
  return read_ranks (self, error);
}

/* Typing in one place again and again uses up the numbers there after some forty times. */
static gboolean
make_ranks (Writer *self, GError **error)
{
  if (!read_ranks (self, error))
    return FALSE;
  if (find_ranks (self))
    return TRUE;
  return spread_ranks (self, error) && find_ranks (self);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static gboolean
is_unchanged (const CwParagraph *old, const CwParagraph *row)
{
  g_autofree char *old_runs = cw_format_runs_print (old->runs);
  g_autofree char *runs = cw_format_runs_print (row->runs);

  return old->soft == row->soft && old->style == row->style && old->level == row->level
         && old->words == row->words && old->start_ms == row->start_ms
         && g_str_equal (old->text, row->text) && g_str_equal (old->voice, row->voice)
         && g_str_equal (old->speaker, row->speaker) && g_str_equal (old->page, row->page)
         && g_str_equal (old_runs, runs);
}

/* The session keeps the columns that differ only. */
static gboolean
update_row (const Writer *self, const CwParagraph *row, GError **error)
{
  g_autofree char *runs = cw_format_runs_print (row->runs);

  return cw_database_run (
      self->database,
      error,
      "UPDATE paragraph SET soft = ?1, style = ?2, level = ?3, text = ?4, characters = ?5, "
      "words = ?6, voice = ?7, speaker = ?8, page = ?9, start_ms = ?10, runs = ?11 WHERE id = ?12",
      "isisiisssisi",
      (gint64) row->soft,
      cw_paragraph_style_nick (row->style),
      (gint64) row->level,
      row->text,
      (gint64) row->characters,
      (gint64) row->words,
      row->voice,
      row->speaker,
      row->page,
      row->start_ms,
      runs,
      row->id);
}

static gboolean
insert_row (const Writer *self, const CwParagraph *row, double rank, GError **error)
{
  g_autofree char *runs = cw_format_runs_print (row->runs);

  return cw_database_run (
      self->database,
      error,
      "INSERT INTO paragraph (source_id, rank, label, soft, style, level, text, characters, words, "
      "voice, speaker, page, start_ms, runs) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
      "idsisisiisssis",
      cw_text_get_source (self->text),
      rank,
      row->label,
      (gint64) row->soft,
      cw_paragraph_style_nick (row->style),
      (gint64) row->level,
      row->text,
      (gint64) row->characters,
      (gint64) row->words,
      row->voice,
      row->speaker,
      row->page,
      row->start_ms,
      runs);
}

static gboolean
write_row (const Writer *self, guint index, guint *old, GError **error)
{
  const CwParagraph *row = &g_array_index (self->rows, CwParagraph, index);

  if (row->id == 0)
    return insert_row (self, row, g_array_index (self->ranks, double, index), error);
  while (cw_text_get_paragraph (self->text, *old)->id != row->id)
    (*old)++;
  return is_unchanged (cw_text_get_paragraph (self->text, *old), row)
         || update_row (self, row, error);
}

static gboolean
write_rows (const Writer *self, GError **error)
{
  guint old = self->first;

  for (guint i = 0; i < self->rows->len; i++)
    if (!write_row (self, i, &old, error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_row (const Writer *self, const CwParagraph *row, GError **error)
{
  return cw_database_run (
             self->database, error, "DELETE FROM paragraph WHERE id = ?1", "i", row->id)
         && cw_database_run (self->database,
                             error,
                             "INSERT INTO retired_label (source_id, label) VALUES (?1, ?2)",
                             "is",
                             cw_text_get_source (self->text),
                             row->label);
}

static gboolean
delete_rest (const Writer *self, GError **error)
{
  guint next = 0;

  for (guint i = self->first; i < self->first + self->n_old; i++)
    {
      const CwParagraph *old = cw_text_get_paragraph (self->text, i);

      while (next < self->rows->len && row_id (self, next) == 0)
        next++;
      if (next < self->rows->len && row_id (self, next) == old->id)
        next++;
      else if (!delete_row (self, old, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_new_row (const Writer *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (row_id (self, i) == 0)
      return TRUE;
  return FALSE;
}

/**
 * cw_paragraphs_write:
 * @text: the source's text as it is in the file
 * @first: index of the first paragraph that is replaced
 * @n_old: how many are
 * @rows: (element-type CwParagraph): what comes in their place, in order; those with an id are paragraphs that were
 *   there, in the order in which they were
 *
 * Writes what has changed inside a transaction. Labels of paragraphs that are no longer there are retired.
 */
gboolean
cw_paragraphs_write (CwDatabase *database,
                     const CwText *text,
                     guint first,
                     guint n_old,
                     const GArray *rows,
                     GError **error)
{
  g_autoptr (GArray) old_ranks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (double));
  Writer self = { database, text, first, n_old, rows, old_ranks, ranks };

  g_return_val_if_fail (first + n_old <= cw_text_get_n_paragraphs (text), FALSE);

  return (!has_new_row (&self) || make_ranks (&self, error)) && write_rows (&self, error)
         && delete_rest (&self, error);
}
