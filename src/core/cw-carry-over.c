/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which paragraph of a new text is which of the old one: the two that have most in common with each other, if that is
 * half of the shorter one. It keeps its row and its number (method.md D14); all others are new. */

#include "config.h"

#include "cw-carry-over.h"

#include <string.h>

#include "cw-grapheme.h"
#include "cw-splice.h"

#define NONE G_MAXUINT

/* A paragraph of either text, its line feed included; in the old one it may be several rows. */
typedef struct
{
  guint start;
  guint end;
  guint first_row;
  guint n_rows;
  guint partner; /* with which it has most in common */
  guint common;
} Whole;

typedef struct
{
  const CwText *old;
  const CwTextDiff *diff;
  const CwDraftSource *draft;
  CwLabels *labels;
  GArray *old_wholes;
  GArray *new_wholes;
  GHashTable *voices; /* speaker → voice, borrowed */
  GArray *rows;
} Job;

/* --- pairing --------------------------------------------------------------------------------------------------------- */

static Whole *
get_whole (GArray *wholes, guint i)
{
  return &g_array_index (wholes, Whole, i);
}

static void
list_old (Job *self)
{
  for (guint i = 0; i < cw_text_get_n_paragraphs (self->old); i++)
    {
      const CwParagraph *row = cw_text_get_paragraph (self->old, i);
      Whole whole = { row->start, row->start + row->characters + 1, i, 1, NONE, 0 };

      if (row->soft && self->old_wholes->len > 0)
        {
          get_whole (self->old_wholes, self->old_wholes->len - 1)->n_rows++;
          get_whole (self->old_wholes, self->old_wholes->len - 1)->end = whole.end;
        }
      else
        g_array_append_val (self->old_wholes, whole);
    }
}

static const CwDraftParagraph *
get_draft (const Job *self, guint i)
{
  return g_ptr_array_index (self->draft->paragraphs, i);
}

static void
list_new (Job *self)
{
  guint start = 0;

  for (guint i = 0; i < self->draft->paragraphs->len; i++)
    {
      Whole whole
          = { start, start + g_utf8_strlen (get_draft (self, i)->text, -1) + 1, 0, 0, NONE, 0 };

      g_array_append_val (self->new_wholes, whole);
      start = whole.end;
    }
}

static void
prefer (Whole *whole, guint partner, guint common)
{
  if (common <= whole->common)
    return;
  whole->partner = partner;
  whole->common = common;
}

/* Both texts run on in parallel, so that all that two paragraphs have in common comes in a row. */
static void
find_partners (Job *self)
{
  const GArray *matches = cw_text_diff_get_matches (self->diff);
  guint i = 0, j = 0, common = 0;

  for (guint m = 0; m < matches->len; m++)
    {
      CwMatch rest = g_array_index (matches, CwMatch, m);

      while (rest.length > 0)
        {
          Whole *old, *new;
          guint n;

          if (rest.old_start >= get_whole (self->old_wholes, i)->end)
            {
              i++;
              common = 0;
              continue;
            }
          if (rest.new_start >= get_whole (self->new_wholes, j)->end)
            {
              j++;
              common = 0;
              continue;
            }
          old = get_whole (self->old_wholes, i);
          new = get_whole (self->new_wholes, j);
          n = MIN (rest.length, MIN (old->end - rest.old_start, new->end - rest.new_start));
          common += n;
          prefer (old, j, common);
          prefer (new, i, common);
          rest.old_start += n;
          rest.new_start += n;
          rest.length -= n;
        }
    }
}

/* The old paragraph that a new one is, or NULL. */
static const Whole *
find_same (const Job *self, guint index)
{
  const Whole *new = get_whole (self->new_wholes, index);
  const Whole *old;

  if (new->partner == NONE)
    return NULL;
  old = get_whole (self->old_wholes, new->partner);
  if (old->partner != index || 2 * new->common < MIN (old->end - old->start, new->end - new->start))
    return NULL;
  return old;
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

static void
collect_voices (Job *self)
{
  for (guint i = 0; i < cw_text_get_n_paragraphs (self->old); i++)
    {
      const CwParagraph *row = cw_text_get_paragraph (self->old, i);

      if (*row->speaker != '\0' && *row->voice != '\0')
        g_hash_table_insert (self->voices, row->speaker, row->voice);
    }
}

static char *
text_or_empty (char *text)
{
  static char empty[] = "";

  return text != NULL ? text : empty;
}

static CwParagraph
describe (const Job *self, const CwDraftParagraph *draft)
{
  CwParagraph row = {
    .style = draft->style,
    .level = draft->level,
    .speaker = text_or_empty (draft->speaker),
    .page = text_or_empty (draft->page_label),
    .start_ms = draft->start_ms,
  };

  row.voice = text_or_empty (g_hash_table_lookup (self->voices, row.speaker));
  return row;
}

/* Where the part that was the row begins now, in code points of the new paragraph. */
static guint
find_cut (const Job *self, const Whole *new, const char *text, guint row, guint after)
{
  guint place = cw_text_diff_map_start (self->diff, cw_text_get_paragraph (self->old, row)->start);
  guint cut = CLAMP (place, new->start + after, new->end - 1) - new->start;
  gsize offset = g_utf8_offset_to_pointer (text, cut) - text;

  offset = cw_grapheme_find_back (text, strlen (text), offset);
  return MAX (after, g_utf8_pointer_to_offset (text, text + offset));
}

static void
append_same (Job *self, const Whole *old, const Whole *new, const CwDraftParagraph *draft)
{
  guint length = new->end - 1 - new->start;
  guint start = 0;

  for (guint i = 0; i < old->n_rows; i++)
    {
      const CwParagraph *before = cw_text_get_paragraph (self->old, old->first_row + i);
      CwParagraph row = describe (self, draft);
      guint end = i + 1 == old->n_rows
                      ? length
                      : find_cut (self, new, draft->text, old->first_row + i + 1, start);
      g_autofree char *piece = g_utf8_substring (draft->text, start, end);
      g_autoptr (GArray) runs = cw_format_runs_clip (draft->runs, start, end - start);

      row.id = before->id;
      row.label = before->label;
      row.soft = i > 0;
      row.text = piece;
      row.runs = runs;
      if (g_str_equal (row.speaker, before->speaker))
        row.voice = before->voice;
      if (i == 0 || end > start)
        cw_splice_append_row (self->rows, &row, self->labels);
      start = end;
    }
}

static void
append_new (Job *self, const CwDraftParagraph *draft, gboolean at_end)
{
  CwParagraph row = describe (self, draft);
  const char *before = self->rows->len == 0
                           ? NULL
                           : g_array_index (self->rows, CwParagraph, self->rows->len - 1).label;
  g_autofree char *label
      = at_end ? cw_labels_take_number (self->labels) : cw_labels_take_after (self->labels, before);

  row.label = label;
  row.text = draft->text;
  row.runs = draft->runs;
  cw_splice_append_row (self->rows, &row, self->labels);
}

static void
append_all (Job *self, guint *n_kept)
{
  guint n = self->new_wholes->len;
  guint n_old = 0; /* how many up to the last that is an old one */

  for (guint i = 0; i < n; i++)
    if (find_same (self, i) != NULL)
      n_old = i + 1;
  for (guint i = 0; i < n; i++)
    {
      const Whole *old = find_same (self, i);

      if (old == NULL)
        append_new (self, get_draft (self, i), i >= n_old);
      else
        {
          append_same (self, old, get_whole (self->new_wholes, i), get_draft (self, i));
          (*n_kept)++;
        }
    }
}

/**
 * cw_carry_over_paragraphs:
 * @diff: what @old has in common with the text of @draft, whose paragraphs are joined by line feeds
 * @labels: the labels that the source has and had; those that are given are taken from it
 * @n_kept: (out): how many paragraphs are old ones
 *
 * What is new at the end of a text gets the next number, what is new in between one like “12a”. Voices go by speakers.
 *
 * Returns: (transfer full) (element-type CwParagraph): the rows of the new text, as cw_paragraphs_write() takes them
 */
GArray *
cw_carry_over_paragraphs (const CwText *old,
                          const CwTextDiff *diff,
                          const CwDraftSource *draft,
                          CwLabels *labels,
                          guint *n_kept)
{
  g_autoptr (GArray) old_wholes = g_array_new (FALSE, FALSE, sizeof (Whole));
  g_autoptr (GArray) new_wholes = g_array_new (FALSE, FALSE, sizeof (Whole));
  g_autoptr (GHashTable) voices = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CwParagraph));
  Job job = { old, diff, draft, labels, old_wholes, new_wholes, voices, rows };

  g_array_set_clear_func (rows, (GDestroyNotify) cw_paragraph_clear);
  *n_kept = 0;
  list_old (&job);
  list_new (&job);
  find_partners (&job);
  collect_voices (&job);
  append_all (&job, n_kept);
  return rows;
}
