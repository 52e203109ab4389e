/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwText: the text of a source in memory. The paragraphs are stored one a row; where each of them starts follows
 * from the lengths of those before it, so that a correction changes one row. */

#include "config.h"

#include "cw-text.h"

#include <string.h>

#include "cw-words.h"

struct _CwText
{
  gatomicrefcount ref_count;
  gint64 source;
  GArray *paragraphs; /* of CwParagraph */
  guint length;
};

G_DEFINE_BOXED_TYPE (CwText, cw_text, cw_text_ref, cw_text_unref)

static const char *const style_nicks[CW_N_PARAGRAPH_STYLES] = {
  "body", "heading", "list", "table", "quote",
};

/**
 * cw_paragraph_clear:
 * @paragraph: whatever it owns is freed
 */
void
cw_paragraph_clear (CwParagraph *paragraph)
{
  g_free (paragraph->label);
  g_free (paragraph->text);
  g_free (paragraph->voice);
  g_free (paragraph->speaker);
  g_free (paragraph->page);
  g_clear_pointer (&paragraph->runs, g_array_unref);
}

/**
 * cw_paragraph_style_nick:
 *
 * Returns: (transfer none): the style as it is stored
 */
const char *
cw_paragraph_style_nick (CwParagraphStyle style)
{
  g_return_val_if_fail (style < CW_N_PARAGRAPH_STYLES, "body");
  return style_nicks[style];
}

/**
 * cw_paragraph_style_from_nick:
 *
 * Returns: the style of that name, CW_PARAGRAPH_BODY for an unknown one
 */
CwParagraphStyle
cw_paragraph_style_from_nick (const char *nick)
{
  for (guint i = 0; i < CW_N_PARAGRAPH_STYLES; i++)
    if (g_strcmp0 (style_nicks[i], nick) == 0)
      return i;
  return CW_PARAGRAPH_BODY;
}

/**
 * cw_format_runs_print:
 * @runs: (nullable) (element-type CwFormatRun): display attributes
 *
 * Returns: (transfer full): the runs as they are stored: "0-5b 9-12bi"
 */
char *
cw_format_runs_print (const GArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const CwFormatRun *run = &g_array_index (runs, CwFormatRun, i);

      g_string_append_printf (text,
                              "%s%u-%u%s%s%s",
                              i > 0 ? " " : "",
                              run->start,
                              run->end,
                              run->format & CW_TEXT_FORMAT_BOLD ? "b" : "",
                              run->format & CW_TEXT_FORMAT_ITALIC ? "i" : "",
                              run->format & CW_TEXT_FORMAT_UNDERLINE ? "u" : "");
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_run (const char **p, CwFormatRun *run)
{
  char *end;

  run->start = g_ascii_strtoull (*p, &end, 10);
  if (end == *p || *end != '-')
    return FALSE;
  *p = end + 1;
  run->end = g_ascii_strtoull (*p, &end, 10);
  run->format = 0;
  for (; *end != '\0' && *end != ' '; end++)
    run->format |= *end == 'b'   ? CW_TEXT_FORMAT_BOLD
                   : *end == 'i' ? CW_TEXT_FORMAT_ITALIC
                   : *end == 'u' ? CW_TEXT_FORMAT_UNDERLINE
                                 : 0;
  *p = *end == ' ' ? end + 1 : end;
  return TRUE;
}

/**
 * cw_format_runs_parse:
 * @characters: the paragraph's length; a run beyond it is dropped
 *
 * Returns: (transfer full) (nullable): the runs, or NULL where there are none
 */
GArray *
cw_format_runs_parse (const char *text, guint characters)
{
  GArray *runs = NULL;
  CwFormatRun run;

  while (text != NULL && *text != '\0' && parse_run (&text, &run))
    {
      if (run.start >= run.end || run.end > characters)
        continue;
      if (runs == NULL)
        runs = g_array_new (FALSE, FALSE, sizeof (CwFormatRun));
      g_array_append_val (runs, run);
    }
  return runs;
}

/**
 * cw_format_runs_clip:
 * @runs: (nullable) (element-type CwFormatRun): display attributes
 * @offset: first code point of a piece of their paragraph
 * @characters: the piece's length
 *
 * Returns: (transfer full): the runs of the piece, counted from its start
 */
GArray *
cw_format_runs_clip (const GArray *runs, guint offset, guint characters)
{
  GArray *clipped = g_array_new (FALSE, FALSE, sizeof (CwFormatRun));

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      CwFormatRun run = g_array_index (runs, CwFormatRun, i);

      if (run.end <= offset || run.start >= offset + characters)
        continue;
      run.start = MAX (run.start, offset) - offset;
      run.end = MIN (run.end, offset + characters) - offset;
      g_array_append_val (clipped, run);
    }
  return clipped;
}

/* A damaged file must not lead anybody beyond the end of a text. */
static char *
dup_text (CwStatement *row, int column)
{
  const char *text = cw_statement_get_text (row, column);

  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}

static void
append_row (CwText *self, CwStatement *row)
{
  CwParagraph paragraph = {
    .id = cw_statement_get_integer (row, 0),
    .label = g_strdup (cw_statement_get_text (row, 1)),
    .soft = cw_statement_get_integer (row, 2) != 0,
    .style = cw_paragraph_style_from_nick (cw_statement_get_text (row, 3)),
    .level = cw_statement_get_integer (row, 4),
    .text = dup_text (row, 5),
    .words = cw_statement_get_integer (row, 6),
    .voice = g_strdup (cw_statement_get_text (row, 7)),
    .speaker = g_strdup (cw_statement_get_text (row, 8)),
    .page = g_strdup (cw_statement_get_text (row, 9)),
    .start_ms = cw_statement_get_integer (row, 10),
  };

  paragraph.characters = g_utf8_strlen (paragraph.text, -1);
  paragraph.runs = cw_format_runs_parse (cw_statement_get_text (row, 11), paragraph.characters);
  if (self->paragraphs->len > 0 && !paragraph.soft)
    self->length++;
  paragraph.start = self->length;
  self->length += paragraph.characters;
  g_array_append_val (self->paragraphs, paragraph);
}

/**
 * cw_text_load:
 * @source: the source's id; one without paragraphs has an empty text
 *
 * Returns: (transfer full) (nullable): the text as it is now
 */
CwText *
cw_text_load (CwDatabase *database, gint64 source, GError **error)
{
  g_autoptr (CwText) self = g_new0 (CwText, 1);
  g_autoptr (CwStatement) statement = NULL;
  CwStep step;

  g_atomic_ref_count_init (&self->ref_count);
  self->source = source;
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (CwParagraph));
  g_array_set_clear_func (self->paragraphs, (GDestroyNotify) cw_paragraph_clear);
  statement = cw_database_query (database,
                                 error,
                                 "SELECT id, label, soft, style, level, text, words, "
                                 "voice, speaker, page, start_ms, runs "
                                 "FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
                                 "i",
                                 source);
  if (statement == NULL)
    return NULL;
  while ((step = cw_statement_step (statement, error)) == CW_STEP_ROW)
    append_row (self, statement);
  return step == CW_STEP_DONE ? g_steal_pointer (&self) : NULL;
}

CwText *
cw_text_ref (CwText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_text_unref (CwText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->paragraphs);
  g_free (self);
}

gint64
cw_text_get_source (const CwText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->source;
}

guint
cw_text_get_n_paragraphs (const CwText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->paragraphs->len;
}

/**
 * cw_text_get_paragraph:
 *
 * Returns: (transfer none): the paragraph at @index, in reading order
 */
const CwParagraph *
cw_text_get_paragraph (const CwText *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->paragraphs->len, NULL);
  return &g_array_index (self->paragraphs, CwParagraph, index);
}

/**
 * cw_text_get_length:
 *
 * Returns: the length of the whole text in code points
 */
guint
cw_text_get_length (const CwText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

/**
 * cw_text_find_paragraph:
 * @position: in code points of the whole text
 *
 * Returns: the index of the paragraph that holds the position; the line feed belongs to the one before it
 */
guint
cw_text_find_paragraph (const CwText *self, guint position)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->paragraphs->len;
  while (high - low > 1 && high > low)
    {
      guint middle = low + (high - low) / 2;

      if (cw_text_get_paragraph (self, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
append_part (GString *out, const CwParagraph *paragraph, guint start, guint end)
{
  guint from = MAX (start, paragraph->start) - paragraph->start;
  guint to = MIN (end, paragraph->start + paragraph->characters) - paragraph->start;
  const char *first = g_utf8_offset_to_pointer (paragraph->text, from);
  const char *last = g_utf8_offset_to_pointer (first, to - from);

  g_string_append_len (out, first, last - first);
}

/**
 * cw_text_dup_range:
 * @start: first code point
 * @end: one past the last
 *
 * Returns: (transfer full): the words of that range, paragraphs separated by line feeds
 */
char *
cw_text_dup_range (const CwText *self, guint start, guint end)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  end = MIN (end, self->length);
  for (guint i = cw_text_find_paragraph (self, start); start < end && i < self->paragraphs->len;
       i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self, i);

      if (paragraph->start > end)
        break;
      if (!paragraph->soft && paragraph->start > start)
        g_string_append_c (out, '\n');
      if (paragraph->start < end && paragraph->start + paragraph->characters > start)
        append_part (out, paragraph, start, end);
    }
  return g_string_free (out, FALSE);
}

/**
 * cw_text_count_words:
 *
 * Returns: the words that start in the range, by the rule of cw_words_count()
 */
guint
cw_text_count_words (const CwText *self, guint start, guint end)
{
  guint words = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = cw_text_find_paragraph (self, start); i < self->paragraphs->len; i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (self, i);
      guint paragraph_end = paragraph->start + paragraph->characters;

      if (paragraph->start >= end)
        break;
      if (paragraph->start >= start && paragraph_end <= end)
        words += paragraph->words;
      else if (paragraph_end > start)
        {
          g_autoptr (GString) part = g_string_new (NULL);

          append_part (part, paragraph, start, end);
          words += cw_words_count (part->str, part->len);
        }
    }
  return words;
}

/* A soft paragraph is labelled by its first sentence; anything else by its number. */
static char *
join_labels (const CwParagraph *first, const CwParagraph *last)
{
  if (first == last || g_str_equal (first->label, last->label))
    return g_strdup_printf ("¶%s", first->label);
  return g_strdup_printf ("¶%s–%s", first->label, last->label);
}

/**
 * cw_text_dup_locator:
 *
 * Returns: (transfer full): where a reader finds the range: “¶12”, “¶12–14”, with the page before it where the
 *   source has pages: “p. 3, ¶12”
 */
char *
cw_text_dup_locator (const CwText *self, guint start, guint end)
{
  const CwParagraph *first, *last;
  g_autofree char *labels = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->paragraphs->len == 0)
    return g_strdup ("");
  first = cw_text_get_paragraph (self, cw_text_find_paragraph (self, start));
  last = cw_text_get_paragraph (self, cw_text_find_paragraph (self, end > start ? end - 1 : start));
  labels = join_labels (first, last);
  if (*first->page == '\0')
    return g_steal_pointer (&labels);
  return g_strdup_printf ("p. %s, %s", first->page, labels);
}

/**
 * cw_text_find:
 * @quote: the exact words, a line feed between paragraphs
 * @from: where to start looking
 * @start: (out): the first code point of the first place found
 * @end: (out): one past its last
 *
 * Returns: whether the words occur
 */
gboolean
cw_text_find (const CwText *self, const char *quote, guint from, guint *start, guint *end)
{
  g_autofree char *whole = NULL;
  const char *place;

  g_return_val_if_fail (self != NULL && quote != NULL, FALSE);

  whole = cw_text_dup_range (self, from, self->length);
  place = *quote == '\0' ? NULL : strstr (whole, quote);
  if (place == NULL)
    return FALSE;
  *start = from + g_utf8_pointer_to_offset (whole, place);
  *end = *start + g_utf8_strlen (quote, -1);
  return TRUE;
}

/**
 * cw_text_checksum:
 * @quote: the words of a range
 *
 * Returns: (transfer full): the first 64 bits of their SHA-256, in hexadecimal: enough to notice that an anchor has
 *   drifted, too short to be anything else
 */
char *
cw_text_checksum (const char *quote)
{
  g_autofree char *whole = g_compute_checksum_for_string (G_CHECKSUM_SHA256, quote, -1);

  return g_strndup (whole, 16);
}
