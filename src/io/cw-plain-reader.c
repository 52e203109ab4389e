/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPlainReader: plain text, a line a paragraph.
 *
 * Blank lines only separate: what is numbered and cited is text.  A file that an editor has
 * hard-wrapped is put together again, but only where every sign says so (see find_wrap_width()):
 * joining the lines of a poem or of a transcript would be worse than leaving a wrapped letter as it
 * is. */

#include "config.h"

#include "cw-plain-reader.h"

#include "cw-draft-builder.h"
#include "cw-file-kind.h"
#include "cw-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Widths in columns (code points) at which mail programs and editors wrap. */
#define MIN_WRAP_WIDTH 50
#define MAX_WRAP_WIDTH 100

/* Fewer line ends than this prove nothing. */
#define MIN_WRAPPED_LINES 8

typedef struct
{
  const char *start;
  gsize size;
  guint width;      /* in code points, without trailing spaces */
  guint first_word; /* in code points */
  gboolean is_blank;
} Line;

/* --- lines --- */

static gsize
measure_without_trailing_space (const char *start, gsize size)
{
  while (size > 0 && (start[size - 1] == ' ' || start[size - 1] == '\t'))
    size--;
  return size;
}

static Line
make_line (const char *start, gsize size)
{
  gsize trimmed = measure_without_trailing_space (start, size);
  gsize word = 0;

  while (word < trimmed && start[word] != ' ' && start[word] != '\t')
    word++;
  return (Line) { .start = start,
                  .size = size,
                  .width = g_utf8_strlen (start, trimmed),
                  .first_word = g_utf8_strlen (start, word),
                  .is_blank = trimmed == 0 };
}

/* LF, CRLF and CR end a line; a page feed separates like a blank line. */
static GArray *
split_lines (const char *text, gsize size)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize at = 0;

  while (at < size)
    {
      gsize start = at;
      Line line;

      while (at < size && text[at] != '\n' && text[at] != '\r')
        at++;
      line = make_line (text + start, at - start);
      g_array_append_val (lines, line);
      if (at + 1 < size && text[at] == '\r' && text[at + 1] == '\n')
        at++;
      at++;
    }
  return lines;
}

/* --- hard wrapping --- */

static guint
find_longest (GArray *lines)
{
  guint longest = 0;
  guint i;

  for (i = 0; i < lines->len; i++)
    longest = MAX (longest, g_array_index (lines, Line, i).width);
  return longest;
}

/* Whether the break after line @i had to be made at that width: the next word would not have
 * fitted. */
static gboolean
is_forced (GArray *lines, guint i, guint width)
{
  return g_array_index (lines, Line, i).width + 1 + g_array_index (lines, Line, i + 1).first_word
         > width;
}

/* The width at which the file was wrapped, or 0.  It was when no line is longer than an editor's
 * wrap, some lines follow each other without a blank one, and nineteen of twenty breaks between
 * such lines were forced by the width: chance, verse, lists and dialogue never do that. */
static guint
find_wrap_width (GArray *lines)
{
  guint width = find_longest (lines);
  guint n_breaks = 0;
  guint n_forced = 0;
  guint i;

  if (width < MIN_WRAP_WIDTH || width > MAX_WRAP_WIDTH)
    return 0;
  for (i = 0; i + 1 < lines->len; i++)
    {
      if (g_array_index (lines, Line, i).is_blank || g_array_index (lines, Line, i + 1).is_blank)
        continue;
      n_breaks++;
      n_forced += is_forced (lines, i, width);
    }
  return n_breaks >= MIN_WRAPPED_LINES && n_forced * 20 >= n_breaks * 19 ? width : 0;
}

/* A word that was split keeps its hyphen: repairing it would change the evidence. */
static void
join_line (CwDraftBuilder *builder, const Line *line, gboolean is_first)
{
  gsize size = measure_without_trailing_space (line->start, line->size);
  gboolean after_hyphen
      = builder->text->len > 0 && builder->text->str[builder->text->len - 1] == '-';

  if (!is_first && !after_hyphen)
    cw_draft_builder_append (builder, " ", 1, 0);
  cw_draft_builder_append (builder, line->start, size, 0);
}

/* --- paragraphs --- */

static void
append_joined (CwDraftBuilder *builder, GArray *lines, guint width)
{
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      gboolean continues = i > 0 && !line->is_blank && !g_array_index (lines, Line, i - 1).is_blank
                           && is_forced (lines, i - 1, width);

      if (!continues)
        cw_draft_builder_end_paragraph (builder);
      if (!line->is_blank)
        join_line (builder, line, !continues);
    }
}

static void
append_separate (CwDraftBuilder *builder, GArray *lines)
{
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      cw_draft_builder_append (builder, line->start, line->size, 0);
      cw_draft_builder_end_paragraph (builder);
    }
}

/* A PDF or RTF under this name would come in with its markup; unknown binary data is the decoder's
 * to judge, as UTF-16 without a mark looks like that. */
static gboolean
can_be_plain (CwFileKind kind)
{
  return kind == CW_FILE_KIND_TEXT || kind == CW_FILE_KIND_HTML || kind == CW_FILE_KIND_BINARY;
}

/**
 * cw_plain_reader_read:
 * @name: the file's name, for messages
 *
 * Reads text in UTF-8, UTF-16 or a code page.
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_plain_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = NULL;
  CwFileKind kind = cw_file_kind_guess (bytes);
  gsize size;
  guint width;

  if (!can_be_plain (kind))
    {
      cw_file_kind_fail (kind, _ ("plain text"), name, error);
      return NULL;
    }
  text = cw_text_decoder_decode (bytes, NULL, name, &size, error);
  if (text == NULL)
    return NULL;
  cw_draft_builder_init (&builder, name, cancellable);
  lines = split_lines (text, size);
  width = find_wrap_width (lines);
  if (width > 0)
    append_joined (&builder, lines, width);
  else
    append_separate (&builder, lines);
  return cw_draft_builder_finish (&builder, error);
}
