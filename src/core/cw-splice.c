/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSplice: which paragraphs an edit touches and what becomes of each. A paragraph keeps its row and its label as long
 * as it can be said to be the same; what is split off gets a label of its own (method.md D14). */

#include "config.h"

#include "cw-splice.h"

#include <string.h>

#include "cw-pieces.h"
#include "cw-words.h"

/* The paragraphs of an edit and the text that takes the place of theirs. */
typedef struct
{
  const CwText *text;
  guint first;
  guint last;
  gboolean starts_inside; /* something of the first one is left before the edit */
  gboolean ends_inside;   /* something of the last one is left behind it */
  char *content;
  GArray *runs; /* counted from the content's start */
} Stretch;

/**
 * cw_splice_free:
 * @self: (transfer full) (nullable): a splice
 */
void
cw_splice_free (CwSplice *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

/* --- the stretch ---------------------------------------------------------------------------------------------- */

static GArray *
move_runs (const Stretch *self, const CwEdit *edit)
{
  guint origin = cw_text_get_paragraph (self->text, self->first)->start;
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (CwFormatRun));

  for (guint i = self->first; i <= self->last; i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self->text, i);

      for (guint j = 0; paragraph->runs != NULL && j < paragraph->runs->len; j++)
        {
          CwFormatRun run = g_array_index (paragraph->runs, CwFormatRun, j);
          CwAnchor anchor = { paragraph->start + run.start, paragraph->start + run.end };

          cw_anchor_move (&anchor, edit);
          run.start = anchor.start - origin;
          run.end = anchor.end - origin;
          if (run.start < run.end)
            g_array_append_val (moved, run);
        }
    }
  return moved;
}

static void
stretch_init (Stretch *self, const CwText *text, const CwEdit *edit, const char *insertion)
{
  const CwParagraph *first, *last;
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;

  self->text = text;
  self->first = cw_text_find_paragraph (text, edit->start);
  self->last = cw_text_find_paragraph (text, edit->end);
  first = cw_text_get_paragraph (text, self->first);
  /* What ends where a soft row begins does not touch that row. */
  if (self->last > self->first && cw_text_get_paragraph (text, self->last)->soft
      && cw_text_get_paragraph (text, self->last)->start == edit->end)
    self->last--;
  last = cw_text_get_paragraph (text, self->last);
  before = cw_text_dup_range (text, first->start, edit->start);
  behind = cw_text_dup_range (text, edit->end, last->start + last->characters);
  self->starts_inside = *before != '\0';
  self->ends_inside = *behind != '\0';
  self->content = g_strconcat (before, insertion, behind, NULL);
  self->runs = move_runs (self, edit);
}

static void
stretch_clear (Stretch *self)
{
  g_free (self->content);
  g_array_unref (self->runs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stretch, stretch_clear)

/* Which of the old paragraphs the line is, or -1 for a new one. A lone line is the paragraph of which something is
 * left; the first and the last of several are the first and the last paragraph; where one paragraph is split, its row
 * stays with its beginning, unless all of its words are in the last line. */
static int
match_line (const Stretch *self, guint line, guint n_lines)
{
  guint n_old = self->last - self->first + 1;
  gboolean at_start = !self->starts_inside && self->ends_inside;

  if (n_lines == 1)
    return at_start ? n_old - 1 : 0;
  if (n_old == 1)
    return line == (at_start ? n_lines - 1 : 0) ? 0 : -1;
  if (line == n_lines - 1)
    return n_old - 1;
  return line < n_old - 1 ? (int) line : -1;
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

/* With which of its sentences a row begins: its label says so. */
static guint
first_sentence (const char *label)
{
  const char *mark = strstr (label, ".s");

  return mark == NULL ? 1 : MAX (1, g_ascii_strtoull (mark + 2, NULL, 10));
}

static void
append_piece (GArray *rows, const CwParagraph *row, guint offset, const char *text, gsize length)
{
  CwParagraph piece = *row;

  piece.label = g_strdup (row->label);
  piece.text = g_strndup (text, length);
  piece.characters = g_utf8_strlen (text, length);
  piece.words = cw_words_count (text, length);
  piece.voice = g_strdup (row->voice);
  piece.speaker = g_strdup (row->speaker);
  piece.page = g_strdup (row->page);
  piece.runs = cw_format_runs_clip (row->runs, offset, piece.characters);
  g_array_append_val (rows, piece);
}

/**
 * cw_splice_append_row:
 * @rows: (element-type CwParagraph): where to append
 * @row: a paragraph; its lengths are counted anew and nothing of it is taken
 *
 * Appends a copy of a paragraph, or of a very long one several soft rows, of which the first is the paragraph.
 */
void
cw_splice_append_row (GArray *rows, const CwParagraph *row, CwLabels *labels)
{
  const char *text = row->text;
  const char *end = text + strlen (text);
  guint sentence = first_sentence (row->label);
  guint offset = 0;
  CwParagraph next = *row;
  g_autofree char *label = g_strdup (row->label);

  do
    {
      gsize length = cw_piece_measure (text, end - text);

      next.label = label;
      append_piece (rows, &next, offset, text, length);
      offset += g_utf8_strlen (text, length);
      sentence += cw_piece_count_sentences (text, length);
      text += length;
      next.id = 0;
      next.soft = TRUE;
      if (text < end)
        {
          g_free (label);
          label = cw_labels_take_piece (labels, row->label, sentence);
        }
    }
  while (text < end);
}

static const char *
label_before (const Stretch *self, const GArray *rows)
{
  if (rows->len > 0)
    return g_array_index (rows, CwParagraph, rows->len - 1).label;
  return self->first > 0 ? cw_text_get_paragraph (self->text, self->first - 1)->label : NULL;
}

/* A new row speaks as the paragraph that it was split from does. */
static void
append_line (Stretch *self,
             GArray *rows,
             char *line,
             guint offset,
             int match,
             gboolean soft,
             CwLabels *labels)
{
  CwParagraph row = *cw_text_get_paragraph (self->text, self->first + MAX (match, 0));
  g_autoptr (GArray) runs = cw_format_runs_clip (self->runs, offset, g_utf8_strlen (line, -1));
  g_autofree char *label = NULL;

  row.text = line;
  row.runs = runs;
  row.soft = soft;
  if (match < 0)
    {
      label = cw_labels_take_after (labels, label_before (self, rows));
      row.id = 0;
      row.label = label;
      row.start_ms = -1;
    }
  cw_splice_append_row (rows, &row, labels);
}

static void
append_lines (Stretch *self, GArray *rows, CwLabels *labels)
{
  g_auto (GStrv) lines = g_strsplit (self->content, "\n", -1);
  guint n_lines = MAX (1, g_strv_length (lines));
  gboolean soft = cw_text_get_paragraph (self->text, self->first)->soft;
  guint offset = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      char *line = lines[i] != NULL ? lines[i] : self->content;
      gboolean is_soft = i == 0 && soft;

      /* Of a piece of a longer paragraph nothing may be left. */
      if (!is_soft || *line != '\0')
        append_line (self, rows, line, offset, match_line (self, i, n_lines), is_soft, labels);
      offset += g_utf8_strlen (line, -1) + 1;
    }
}

/**
 * cw_splice_new:
 * @text: a source's text, which must have a paragraph
 * @edit: what is replaced
 * @insertion: what comes in its place, as many code points as @edit says; line feeds separate paragraphs
 * @labels: the labels that the source has and had; those that are given are taken from it
 *
 * Returns: (transfer full): the paragraphs that change
 */
CwSplice *
cw_splice_new (const CwText *text, const CwEdit *edit, const char *insertion, CwLabels *labels)
{
  g_auto (Stretch) stretch = { 0 };
  CwSplice *self;

  g_return_val_if_fail (cw_text_get_n_paragraphs (text) > 0, NULL);
  g_return_val_if_fail (edit->start <= edit->end && edit->end <= cw_text_get_length (text), NULL);

  self = g_new0 (CwSplice, 1);
  stretch_init (&stretch, text, edit, insertion);
  self->first = stretch.first;
  self->n_old = stretch.last - stretch.first + 1;
  self->rows = g_array_new (FALSE, FALSE, sizeof (CwParagraph));
  g_array_set_clear_func (self->rows, (GDestroyNotify) cw_paragraph_clear);
  append_lines (&stretch, self->rows, labels);
  return self;
}
