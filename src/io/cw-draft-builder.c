/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDraftBuilder: from pieces of text to paragraphs.
 *
 * Every piece is appended once and every paragraph is handed over once, so that the cost stays
 * linear in the size of the file, also for a transcript that is one paragraph of many megabytes. */

#include "config.h"

#include "cw-draft-builder.h"

#include "cw-error.h"
#include "cw-utf8.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A paragraph costs about 150 bytes beside its text.  The longest real source known to the project,
 * an archive of meeting captions, has 200,000 lines; five times that still fits in memory and stays
 * usable. */
#define MAX_PARAGRAPHS 1000000

/* The text of 3.15 million spoken words takes 20 MB; more than ten times that is no interview any
 * more. */
#define MAX_TEXT (256 * 1024 * 1024)

/* How often to look at the cancellable: it costs an atomic read, a paragraph costs more. */
#define PARAGRAPHS_PER_CHECK 32

/* --- helpers --- */

static gboolean
is_blank (const char *text)
{
  const char *at;

  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0xfeff)
        return FALSE;
    }
  return TRUE;
}

static void
fail_too_large (CwDraftBuilder *self)
{
  if (self->error == NULL)
    g_set_error (&self->error,
                 CW_ERROR,
                 CW_ERROR_TOO_LARGE,
                 _ ("“%s” holds more text than a source can have. Split it into several files and "
                    "import those."),
                 self->name);
}

static void
forget_text (CwDraftBuilder *self)
{
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->scratch.runs, g_array_unref);
  self->length = 0;
  self->space_pending = FALSE;
}

static void
add_paragraph (CwDraftBuilder *self)
{
  CwDraftParagraph *paragraph;

  paragraph = cw_draft_source_append (
      self->draft, g_strndup (self->text->str, self->text->len), self->style);
  paragraph->level = self->level;
  paragraph->page_label = g_strdup (self->page_label);
  paragraph->runs = g_steal_pointer (&self->scratch.runs);
  if (self->draft->paragraphs->len >= MAX_PARAGRAPHS)
    fail_too_large (self);
  if (self->draft->paragraphs->len % PARAGRAPHS_PER_CHECK == 0)
    cw_draft_builder_check (self);
}

/* A blank paragraph is spacing, not text: sources number what can be cited. */
static void
emit_paragraph (CwDraftBuilder *self)
{
  if (self->error == NULL && !is_blank (self->text->str))
    add_paragraph (self);
  forget_text (self);
}

static gboolean
is_at_start (CwDraftBuilder *self)
{
  return self->text->len == 0
         || (self->row_depth > 0 && self->text->str[self->text->len - 1] == '\t');
}

static void
request_space (CwDraftBuilder *self, CwTextFormat format)
{
  if (is_at_start (self) || self->space_pending)
    return;
  self->space_pending = TRUE;
  self->space_format = format;
}

static void
append_raw (CwDraftBuilder *self, const char *text, gsize size, CwTextFormat format)
{
  guint n_chars = cw_utf8_count (text, size);

  self->total += size;
  if (self->total > MAX_TEXT)
    fail_too_large (self);
  if (self->error != NULL)
    return;
  g_string_append_len (self->text, text, size);
  cw_draft_paragraph_add_run (&self->scratch, self->length, self->length + n_chars, format);
  self->length += n_chars;
}

static void
append_pending_space (CwDraftBuilder *self)
{
  if (self->space_pending)
    {
      self->space_pending = FALSE;
      append_raw (self, " ", 1, self->space_format);
    }
}

static void
append_piece (CwDraftBuilder *self, const char *text, gsize size, CwTextFormat format)
{
  if (size == 0)
    return;
  append_pending_space (self);
  append_raw (self, text, size, format);
}

/* How many bytes at @at are a line separator other than newline and carriage return: vertical tab,
 * form feed, NEL, U+2028, U+2029. */
static gsize
measure_separator (const char *at, gsize left)
{
  if (*at == '\v' || *at == '\f')
    return 1;
  if (left >= 2 && memcmp (at, "\302\205", 2) == 0)
    return 2;
  if (left >= 3 && (memcmp (at, "\342\200\250", 3) == 0 || memcmp (at, "\342\200\251", 3) == 0))
    return 3;
  return 0;
}

/* A tab in a table row separates cells, so that one in a cell's text is not ordinary. */
static gboolean
is_ordinary (CwDraftBuilder *self, char byte)
{
  guchar c = (guchar) byte;

  return (c >= 0x20 || (c == '\t' && self->row_depth == 0)) && c != 0x7f && c != 0xc2 && c != 0xe2;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* --- public --- */

/**
 * cw_draft_builder_init:
 * @name: the file's name for messages; it must stay alive
 * @cancellable: (nullable): looked at between paragraphs
 */
void
cw_draft_builder_init (CwDraftBuilder *self, const char *name, GCancellable *cancellable)
{
  *self = (CwDraftBuilder) { .name = name, .cancellable = cancellable };
  self->draft = cw_draft_source_new ();
  self->text = g_string_new (NULL);
}

/**
 * cw_draft_builder_clear:
 *
 * Frees what the builder owns. A draft that was not taken by cw_draft_builder_finish() goes with
 * it.
 */
void
cw_draft_builder_clear (CwDraftBuilder *self)
{
  g_clear_pointer (&self->draft, cw_draft_source_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->scratch.runs, g_array_unref);
  g_clear_pointer (&self->page_label, g_free);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/**
 * cw_draft_builder_begin_paragraph:
 * @level: of a heading or list item, else 0
 *
 * Ends the paragraph before. Inside a table row it only separates from the text before.
 */
void
cw_draft_builder_begin_paragraph (CwDraftBuilder *self, CwParagraphStyle style, guint level)
{
  if (self->row_depth > 0)
    {
      request_space (self, 0);
      return;
    }
  emit_paragraph (self);
  cw_draft_builder_set_style (self, style, level);
}

/**
 * cw_draft_builder_set_style:
 *
 * For formats that tell a paragraph's style only after its beginning.
 */
void
cw_draft_builder_set_style (CwDraftBuilder *self, CwParagraphStyle style, guint level)
{
  if (self->row_depth > 0)
    return;
  self->style = style;
  self->level = style == CW_PARAGRAPH_HEADING ? CLAMP (level, 1, 6) : level;
}

/**
 * cw_draft_builder_end_paragraph:
 *
 * What comes next without a beginning is body text.
 */
void
cw_draft_builder_end_paragraph (CwDraftBuilder *self)
{
  cw_draft_builder_begin_paragraph (self, CW_PARAGRAPH_BODY, 0);
}

/**
 * cw_draft_builder_begin_row:
 *
 * Starts a table row; a row of a table inside a cell is part of that cell's text.
 */
void
cw_draft_builder_begin_row (CwDraftBuilder *self)
{
  if (self->row_depth == 0)
    {
      cw_draft_builder_begin_paragraph (self, CW_PARAGRAPH_TABLE_ROW, 0);
      self->n_cells = 0;
    }
  self->row_depth++;
}

/**
 * cw_draft_builder_begin_cell:
 *
 * Cells of the outermost row are separated by a tab.
 */
void
cw_draft_builder_begin_cell (CwDraftBuilder *self)
{
  if (self->row_depth > 1)
    request_space (self, 0);
  if (self->row_depth != 1)
    return;
  self->space_pending = FALSE;
  if (self->n_cells > 0)
    append_raw (self, "\t", 1, 0);
  self->n_cells++;
}

/**
 * cw_draft_builder_end_row:
 *
 * Emits the row when it was the outermost one.
 */
void
cw_draft_builder_end_row (CwDraftBuilder *self)
{
  if (self->row_depth == 0)
    return;
  self->row_depth--;
  cw_draft_builder_end_paragraph (self);
}

/**
 * cw_draft_builder_break_line:
 *
 * A line break: the rest goes on in a new paragraph of the same style, as paragraphs hold no line
 * breaks.
 */
void
cw_draft_builder_break_line (CwDraftBuilder *self)
{
  if (self->row_depth > 0)
    request_space (self, 0);
  else
    emit_paragraph (self);
}

/**
 * cw_draft_builder_append:
 * @text: valid UTF-8
 * @size: in bytes
 *
 * Appends text as it is. A newline or carriage return counts as a space, so does a tab inside a
 * table row; a line or page separator counts as a line break; control characters are dropped since
 * they carry no text.
 */
void
cw_draft_builder_append (CwDraftBuilder *self, const char *text, gsize size, CwTextFormat format)
{
  const char *end = text + size;
  const char *start = text;
  const char *at = text;

  while (at < end && self->error == NULL)
    {
      gsize separator;

      if (is_ordinary (self, *at))
        {
          at++;
          continue;
        }
      separator = measure_separator (at, end - at);
      if (separator == 0 && ((guchar) *at == 0xc2 || (guchar) *at == 0xe2))
        {
          at++;
          continue;
        }
      append_piece (self, start, at - start, format);
      if (separator > 0)
        cw_draft_builder_break_line (self);
      else if (*at == '\n' || *at == '\r' || *at == '\t')
        append_piece (self, " ", 1, format);
      at += MAX (separator, 1);
      start = at;
    }
  append_piece (self, start, at - start, format);
}

/**
 * cw_draft_builder_append_collapsed:
 * @text: valid UTF-8
 * @size: in bytes
 *
 * Appends text in which, as in HTML and OpenDocument, any white space counts as one space, and none
 * at all at the start and end of a paragraph.
 */
void
cw_draft_builder_append_collapsed (CwDraftBuilder *self,
                                   const char *text,
                                   gsize size,
                                   CwTextFormat format)
{
  gsize at = 0;

  while (at < size && self->error == NULL)
    {
      gsize start = at;

      while (at < size && !is_space (text[at]))
        at++;
      cw_draft_builder_append (self, text + start, at - start, format);
      if (at < size)
        request_space (self, format);
      while (at < size && is_space (text[at]))
        at++;
    }
}

/**
 * cw_draft_builder_append_char:
 * @character: a valid code point, appended as it is
 */
void
cw_draft_builder_append_char (CwDraftBuilder *self, gunichar character, CwTextFormat format)
{
  char buffer[6];

  cw_draft_builder_append (self, buffer, g_unichar_to_utf8 (character, buffer), format);
}

/**
 * cw_draft_builder_move_paragraphs:
 * @from: another builder, whose paragraphs from @start on become NULL and must not be read again
 * @n: how many
 *
 * Moves finished paragraphs, such as notes and text boxes, behind those of @self.
 */
void
cw_draft_builder_move_paragraphs (CwDraftBuilder *self, CwDraftBuilder *from, guint start, guint n)
{
  guint i;

  g_return_if_fail (start + n <= from->draft->paragraphs->len);

  for (i = start; i < start + n; i++)
    {
      CwDraftParagraph *paragraph
          = g_steal_pointer (&g_ptr_array_index (from->draft->paragraphs, i));

      if (paragraph == NULL)
        continue;
      self->total += strlen (paragraph->text);
      g_ptr_array_add (self->draft->paragraphs, paragraph);
    }
  if (self->draft->paragraphs->len >= MAX_PARAGRAPHS || self->total > MAX_TEXT)
    fail_too_large (self);
}

/**
 * cw_draft_builder_has_failed:
 *
 * Returns: whether a limit was hit or the user stopped; nothing is added any more then
 */
gboolean
cw_draft_builder_has_failed (CwDraftBuilder *self)
{
  return self->error != NULL;
}

/**
 * cw_draft_builder_check:
 *
 * Looks at the cancellable. Readers whose steps are longer than a paragraph call it between steps.
 *
 * Returns: whether to go on
 */
gboolean
cw_draft_builder_check (CwDraftBuilder *self)
{
  if (self->error == NULL && g_cancellable_is_cancelled (self->cancellable))
    g_set_error (&self->error,
                 CW_ERROR,
                 CW_ERROR_CANCELLED,
                 _ ("The import of “%s” was stopped. Nothing of it was added."),
                 self->name);
  return self->error == NULL;
}

/**
 * cw_draft_builder_finish:
 *
 * Ends the last paragraph and hands out the draft.
 *
 * Returns: (transfer full): the draft, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_draft_builder_finish (CwDraftBuilder *self, GError **error)
{
  self->row_depth = 0;
  cw_draft_builder_end_paragraph (self);
  if (!cw_draft_builder_check (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  return g_steal_pointer (&self->draft);
}
