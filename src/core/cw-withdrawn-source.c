/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWithdrawnSource: which paragraphs of a source are the words of one participant, and where everything is once
 * CW_WITHDRAWN stands for each of them. */

#include "config.h"

#include "cw-withdrawn-source.h"

#include "cw-project-private.h"
#include "cw-text.h"
#include "cw-word-runs.h"
#include "cw-words.h"

/* Whose a paragraph is, and where it begins afterwards. */
typedef struct
{
  gboolean theirs;
  gboolean other; /* another person's, and not the interviewer's */
  guint start;
  guint length;
} Row;

struct _CwWithdrawnSource
{
  CwText *text; /* before */
  GHashTable *speakers;
  GArray *rows;     /* of Row, one a paragraph */
  char *afterwards; /* the text */
  CwWithdrawnShare share;
};

/* --- whose words ----------------------------------------------------------------------------------------------- */

static GHashTable *
load_speakers (CwDatabase *database, gint64 source, gint64 participant, GError **error)
{
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CwStatement) rows = cw_database_query (
      database,
      error,
      "SELECT speaker FROM speaker WHERE source_id = ?1 AND participant_id = ?2",
      "ii",
      source,
      participant);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (speakers, g_strdup (cw_statement_get_text (rows, 0)));
  return step == CW_STEP_DONE ? g_steal_pointer (&speakers) : NULL;
}

static gboolean
is_of_researcher (const char *voice)
{
  static const char *const voices[]
      = { "interviewer", "observer description", "observer comment", NULL };

  return g_strv_contains (voices, voice);
}

/* An answer goes on in the paragraphs without a speaker that follow it, unless they are marked as another voice. */
static void
mark_rows (CwWithdrawnSource *self)
{
  const char *speaker = "";

  for (guint i = 0; i < cw_text_get_n_paragraphs (self->text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self->text, i);
      gboolean named = *paragraph->speaker != '\0';
      gboolean open = *paragraph->voice == '\0' || g_str_equal (paragraph->voice, "participant");
      Row row = { .start = 0 };

      if (named)
        speaker = paragraph->speaker;
      row.theirs = (named || open) && g_hash_table_contains (self->speakers, speaker);
      row.other = !row.theirs && named && !is_of_researcher (paragraph->voice);
      g_array_append_val (self->rows, row);
    }
}

static Row *
get_row (const CwWithdrawnSource *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

/* The pieces of a long paragraph become one line; the first of them has it. */
static void
lay_out (CwWithdrawnSource *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint position = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self->text, i);
      Row *row = get_row (self, i);
      const char *words = paragraph->text;

      if (row->theirs)
        words = paragraph->soft ? "" : CW_WITHDRAWN;
      if (i > 0 && !paragraph->soft)
        {
          g_string_append_c (text, '\n');
          position++;
        }
      g_string_append (text, words);
      row->start = position;
      row->length = g_utf8_strlen (words, -1);
      position += row->length;
    }
  self->afterwards = g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

gint64
cw_withdrawn_source_get_id (const CwWithdrawnSource *self)
{
  return cw_text_get_source (self->text);
}

/* An empty passage is in the paragraphs on both sides of it. */
static gboolean
touches (const CwParagraph *paragraph, guint start, guint end)
{
  guint last = paragraph->start + paragraph->characters;

  if (start == end)
    return paragraph->start <= start && start <= last;
  return start < last && end > paragraph->start;
}

/* How much of the range is theirs. */
CwWithdrawnShare
cw_withdrawn_source_get_share_of (const CwWithdrawnSource *self, guint start, guint end)
{
  gboolean theirs = FALSE, other = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (touches (cw_text_get_paragraph (self->text, i), start, end))
      {
        theirs |= get_row (self, i)->theirs;
        other |= get_row (self, i)->other;
      }
  if (!theirs)
    return CW_WITHDRAWN_NOTHING;
  return other ? CW_WITHDRAWN_PART : CW_WITHDRAWN_ALL;
}

CwWithdrawnShare
cw_withdrawn_source_get_share (const CwWithdrawnSource *self)
{
  return self->share;
}

/* --- loading ----------------------------------------------------------------------------------------------------- */

CwWithdrawnSource *
cw_withdrawn_source_load (CwProject *project, gint64 source, gint64 participant, GError **error)
{
  g_autoptr (CwWithdrawnSource) self = g_new0 (CwWithdrawnSource, 1);
  CwDatabase *database = cw_project_get_database (project);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->text = cw_text_load (database, source, error);
  if (self->text == NULL)
    return NULL;
  self->speakers = load_speakers (database, source, participant, error);
  if (self->speakers == NULL)
    return NULL;
  mark_rows (self);
  lay_out (self);
  self->share = cw_withdrawn_source_get_share_of (self, 0, G_MAXUINT);
  return g_steal_pointer (&self);
}

void
cw_withdrawn_source_free (CwWithdrawnSource *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, cw_text_unref);
  g_clear_pointer (&self->speakers, g_hash_table_unref);
  g_array_unref (self->rows);
  g_free (self->afterwards);
  g_free (self);
}

/* --- what goes ---------------------------------------------------------------------------------------------------- */

/* The rows that go; where nobody else speaks, all of them. */
static gboolean
goes (const CwWithdrawnSource *self, guint index)
{
  return get_row (self, index)->theirs || cw_withdrawn_source_get_share (self) == CW_WITHDRAWN_ALL;
}

/* Adds the ids of the paragraphs that go. */
void
cw_withdrawn_source_add_ids (const CwWithdrawnSource *self, GHashTable *ids)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (goes (self, i))
      g_hash_table_add (ids,
                        g_memdup2 (&cw_text_get_paragraph (self->text, i)->id, sizeof (gint64)));
}

/* All of their words; where nobody else speaks, all words that are there. */
char *
cw_withdrawn_source_dup_words (const CwWithdrawnSource *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self->text, i);

      if (!goes (self, i))
        continue;
      if (!paragraph->soft)
        g_string_append_c (words, '\n');
      g_string_append (words, paragraph->text);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- afterwards ---------------------------------------------------------------------------------------------------- */

/* The last paragraph that begins at or before a position. */
static guint
find_row (const CwWithdrawnSource *self, guint position)
{
  guint found = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (cw_text_get_paragraph (self->text, i)->start <= position)
      found = i;
  return found;
}

/* Edges in what is theirs go to the edges of the line that stands for it. */
static guint
move_edge (const CwWithdrawnSource *self, guint index, guint position, gboolean is_end)
{
  const CwParagraph *paragraph = cw_text_get_paragraph (self->text, index);
  const Row *row = get_row (self, index);
  guint offset = position - paragraph->start;

  if (!row->theirs)
    return row->start + offset;
  if (offset > paragraph->characters) /* behind the end of its line */
    return row->start + row->length + 1;
  return is_end || offset == paragraph->characters ? row->start + row->length : row->start;
}

/* Where a range is afterwards. */
void
cw_withdrawn_source_move (const CwWithdrawnSource *self, guint *start, guint *end)
{
  gboolean empty = *start == *end;

  *start = move_edge (self, find_row (self, *start), *start, FALSE);
  *end = empty ? *start : move_edge (self, find_row (self, *end - 1), *end, TRUE);
}

/* The words of a range afterwards. */
char *
cw_withdrawn_source_dup_range (const CwWithdrawnSource *self, guint start, guint end)
{
  return g_utf8_substring (self->afterwards, start, end);
}

static gboolean
remove_piece (CwDatabase *database, gint64 source, const CwParagraph *paragraph, GError **error)
{
  return cw_database_run (database,
                          error,
                          "INSERT INTO retired_label (source_id, label) VALUES (?1, ?2)",
                          "is",
                          source,
                          paragraph->label)
         && cw_database_run (
             database, error, "DELETE FROM paragraph WHERE id = ?1", "i", paragraph->id);
}

/* Their words may have had the names of others. */
static gboolean
drop_names (CwDatabase *database, const CwParagraph *paragraph, GError **error)
{
  return cw_database_run (
      database,
      error,
      "DELETE FROM pseudonym_hit WHERE table_name = 'paragraph' AND row_id = ?1",
      "i",
      paragraph->id);
}

static gboolean
blank_row (CwDatabase *database, gint64 source, const CwParagraph *paragraph, GError **error)
{
  if (!drop_names (database, paragraph, error))
    return FALSE;
  if (paragraph->soft)
    return remove_piece (database, source, paragraph, error);
  return cw_database_run (
      database,
      error,
      "UPDATE paragraph SET text = ?1, characters = ?2, words = ?3, speaker = ?1, runs = '' "
      "WHERE id = ?4",
      "siii",
      CW_WITHDRAWN,
      (gint64) g_utf8_strlen (CW_WITHDRAWN, -1),
      (gint64) cw_words_count (CW_WITHDRAWN, -1),
      paragraph->id);
}

/* Writes the line that stands for each of their paragraphs. The others keep their numbers and their words. */
gboolean
cw_withdrawn_source_blank (const CwWithdrawnSource *self, CwProject *project, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->theirs
        && !blank_row (database,
                       cw_withdrawn_source_get_id (self),
                       cw_text_get_paragraph (self->text, i),
                       error))
      return FALSE;
  return cw_database_run (database,
                          error,
                          "UPDATE source SET revision = revision + 1 WHERE id = ?1",
                          "i",
                          cw_withdrawn_source_get_id (self));
}
