/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMarkdownReader: Markdown in the dialect of GitHub (CommonMark, tables, strike-through), read
 * with md4c.
 *
 * Code blocks are taken line by line; raw HTML blocks go through the HTML reader, so that their
 * text is not lost, and inline tags are dropped.  A front matter between two lines "---" gives
 * title, date and language. */

#include "config.h"

#include "cw-markdown-reader.h"

#include "cw-draft-builder.h"
#include "cw-event-date.h"
#include "cw-html-walker.h"
#include "cw-source-title.h"
#include "cw-text-decoder.h"

#include <libxml/HTMLparser.h>
#include <md4c.h>
#include <string.h>

/* A front matter is short; a "---" further down is a rule. */
#define MAX_FRONT_MATTER 8192

#define MAX_ENTITY 40

typedef struct
{
  CwDraftBuilder *builder;
  guint list_depth;
  guint quote_depth;
  guint bold;
  guint italic;
  guint underline;
  gboolean in_code;
  GString *html; /* of the raw block we are in, or NULL */
} Parser;

static void
begin_text (Parser *self)
{
  if (self->list_depth > 0)
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_LIST_ITEM, self->list_depth);
  else if (self->quote_depth > 0)
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_QUOTE, 0);
  else
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_BODY, 0);
}

static CwTextFormat
get_format (Parser *self)
{
  CwTextFormat format = 0;

  if (self->bold > 0)
    format |= CW_TEXT_FORMAT_BOLD;
  if (self->italic > 0)
    format |= CW_TEXT_FORMAT_ITALIC;
  if (self->underline > 0)
    format |= CW_TEXT_FORMAT_UNDERLINE;
  return format;
}

/* --- blocks --- */

static void
enter_item (Parser *self, const MD_BLOCK_LI_DETAIL *item)
{
  begin_text (self);
  if (item->is_task)
    cw_draft_builder_append (self->builder, item->task_mark == ' ' ? "☐ " : "☑ ", strlen ("☐ "), 0);
}

static int
on_block_entered (MD_BLOCKTYPE type, void *detail, void *data)
{
  Parser *self = data;

  if (type == MD_BLOCK_QUOTE)
    self->quote_depth++;
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    self->list_depth++;
  else if (type == MD_BLOCK_LI)
    enter_item (self, detail);
  else if (type == MD_BLOCK_H)
    cw_draft_builder_begin_paragraph (
        self->builder, CW_PARAGRAPH_HEADING, ((const MD_BLOCK_H_DETAIL *) detail)->level);
  else if (type == MD_BLOCK_TR)
    cw_draft_builder_begin_row (self->builder);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    cw_draft_builder_begin_cell (self->builder);
  else if (type == MD_BLOCK_HTML)
    self->html = g_string_new (NULL);
  else if (type == MD_BLOCK_P || type == MD_BLOCK_CODE)
    begin_text (self);
  self->in_code = type == MD_BLOCK_CODE;
  return cw_draft_builder_has_failed (self->builder);
}

static void
leave_html (Parser *self)
{
  g_autoptr (GString) html = g_steal_pointer (&self->html);

  cw_draft_builder_end_paragraph (self->builder);
  cw_html_walker_append (self->builder, html->str, html->len);
}

static int
on_block_left (MD_BLOCKTYPE type, void *detail, void *data)
{
  Parser *self = data;

  if (type == MD_BLOCK_QUOTE)
    self->quote_depth--;
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    self->list_depth--;
  else if (type == MD_BLOCK_TR)
    cw_draft_builder_end_row (self->builder);
  else if (type == MD_BLOCK_HTML)
    leave_html (self);
  if (type == MD_BLOCK_CODE)
    self->in_code = FALSE;
  return cw_draft_builder_has_failed (self->builder);
}

/* --- spans and text --- */

static void
count_span (Parser *self, MD_SPANTYPE type, guint step)
{
  if (type == MD_SPAN_STRONG)
    self->bold += step;
  else if (type == MD_SPAN_EM)
    self->italic += step;
  else if (type == MD_SPAN_U)
    self->underline += step;
}

static int
on_span_entered (MD_SPANTYPE type, void *detail, void *data)
{
  count_span (data, type, 1);
  return 0;
}

static int
on_span_left (MD_SPANTYPE type, void *detail, void *data)
{
  count_span (data, type, (guint) -1);
  return 0;
}

static gunichar
parse_numeric_entity (const char *entity)
{
  gboolean is_hex = entity[2] == 'x' || entity[2] == 'X';
  guint64 value = g_ascii_strtoull (entity + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);

  return value > 0 && value <= 0x10ffff && g_unichar_validate ((gunichar) value) ? (gunichar) value
                                                                                 : 0xfffd;
}

/* "&amp;", "&#8220;", "&#x201c;"; a name that HTML 4 does not know stays as it was typed. */
static void
append_entity (Parser *self, const char *text, gsize size)
{
  g_autofree char *entity = g_strndup (text, MIN (size, MAX_ENTITY));
  gsize length = strlen (entity);
  const htmlEntityDesc *known;

  if (length < 3)
    return;
  if (entity[1] == '#')
    {
      cw_draft_builder_append_char (
          self->builder, parse_numeric_entity (entity), get_format (self));
      return;
    }
  entity[length - 1] = '\0';
  known = htmlEntityLookup ((const xmlChar *) entity + 1);
  if (known != NULL)
    cw_draft_builder_append_char (self->builder, known->value, get_format (self));
  else
    cw_draft_builder_append (self->builder, text, size, get_format (self));
}

static void
append_code (Parser *self, const char *text, gsize size)
{
  const char *end = text + size;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', end - text);
      const char *stop = newline != NULL ? newline : end;

      cw_draft_builder_append (self->builder, text, stop - text, get_format (self));
      if (newline != NULL)
        cw_draft_builder_break_line (self->builder);
      text = stop + 1;
    }
}

static gboolean
is_line_break_tag (const char *text, gsize size)
{
  return size >= 4 && g_ascii_strncasecmp (text, "<br", 3) == 0 && !g_ascii_isalpha (text[3]);
}

static void
append_text (Parser *self, MD_TEXTTYPE type, const char *text, gsize size)
{
  if (type == MD_TEXT_BR)
    cw_draft_builder_break_line (self->builder);
  else if (type == MD_TEXT_SOFTBR)
    cw_draft_builder_append (self->builder, " ", 1, get_format (self));
  else if (type == MD_TEXT_ENTITY)
    append_entity (self, text, size);
  else if (type == MD_TEXT_NULLCHAR)
    cw_draft_builder_append_char (self->builder, 0xfffd, get_format (self));
  else if (type == MD_TEXT_HTML && is_line_break_tag (text, size))
    cw_draft_builder_break_line (self->builder);
  else if (type == MD_TEXT_CODE && self->in_code)
    append_code (self, text, size);
  else if (type != MD_TEXT_HTML)
    cw_draft_builder_append (self->builder, text, size, get_format (self));
}

static int
on_text_read (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Parser *self = data;

  if (self->html != NULL)
    g_string_append_len (self->html, text, size);
  else
    append_text (self, type, text, size);
  return cw_draft_builder_has_failed (self->builder);
}

/* --- front matter --- */

static char *
dup_field (const char *block, const char *field)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);
  guint i;

  for (i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (field);
      char *value;

      if (g_ascii_strncasecmp (lines[i], field, length) != 0 || lines[i][length] != ':')
        continue;
      value = g_strstrip (lines[i] + length + 1);
      if ((*value == '"' || *value == '\'') && strlen (value) >= 2
          && value[strlen (value) - 1] == *value)
        {
          value[strlen (value) - 1] = '\0';
          value++;
        }
      return g_strdup (value);
    }
  return NULL;
}

static void
take_fields (CwDraftSource *draft, const char *block, const char *name)
{
  g_autofree char *title = dup_field (block, "title");
  g_autofree char *date = dup_field (block, "date");
  g_autofree char *language = dup_field (block, "lang");

  cw_source_title_offer (draft, title, name);
  if (date != NULL)
    draft->event_date = cw_event_date_find_in_name (date);
  if (language != NULL && *language != '\0')
    draft->language = g_steal_pointer (&language);
}

/* Returns where the text after the front matter starts, or @text. */
static const char *
skip_front_matter (CwDraftSource *draft, const char *text, const char *name)
{
  g_autofree char *block = NULL;
  const char *end;

  if (!g_str_has_prefix (text, "---\n"))
    return text;
  end = strstr (text + 3, "\n---\n");
  if (end == NULL || end - text > MAX_FRONT_MATTER)
    return text;
  block = g_strndup (text + 4, MAX (end - (text + 4), 0));
  take_fields (draft, block, name);
  return end + strlen ("\n---\n");
}

/* CRLF and CR as LF, in place: md4c knows them, the code above need not. */
static gsize
normalise_newlines (char *text, gsize size)
{
  gsize from, to;

  for (from = to = 0; from < size; from++)
    {
      if (text[from] == '\r' && from + 1 < size && text[from + 1] == '\n')
        continue;
      text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
  text[to] = '\0';
  return to;
}

/**
 * cw_markdown_reader_read:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_markdown_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  static const MD_PARSER callbacks = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
    .enter_block = on_block_entered,
    .leave_block = on_block_left,
    .enter_span = on_span_entered,
    .leave_span = on_span_left,
    .text = on_text_read,
  };
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autofree char *text = NULL;
  const char *start;
  Parser parser = { .builder = &builder };
  gsize size;

  text = cw_text_decoder_decode (bytes, NULL, name, &size, error);
  if (text == NULL)
    return NULL;
  size = normalise_newlines (text, size);
  cw_draft_builder_init (&builder, name, cancellable);
  start = skip_front_matter (builder.draft, text, name);
  md_parse (start, (MD_SIZE) (size - (start - text)), &callbacks, &parser);
  if (parser.html != NULL)
    g_string_free (parser.html, TRUE);
  return cw_draft_builder_finish (&builder, error);
}
