/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as one HTML file that loads nothing from elsewhere: context folds away, each excerpt has an address, and
 * the same file prints. */

#include "config.h"

#include "cw-html-writer.h"

#include "cw-named-style.h"
#include "cw-report-strings.h"
#include "cw-xml-out.h"

#include <string.h>

static const char style_sheet[]
    = "body{font:1rem/1.5 Georgia,'Liberation Serif',serif;color:#111;background:#fff;"
      "max-width:46rem;margin:2rem auto;padding:0 1rem}"
      "h1,h2,h3,h4,h5,h6,th{font-family:system-ui,sans-serif;line-height:1.25}"
      ".Scope,.Definition,.ObserverComment,.OtherCodes,.Comment{font-style:italic}"
      ".Note,.Detail,.Citation,.OtherCodes,.Comment,.Legend,details{font-size:.85rem;color:#444}"
      "blockquote{margin:1rem 0;padding:0 0 0 1rem;border-left:3px solid #777}"
      "blockquote.dashed{border-left-style:dashed}blockquote.dotted{border-left-style:dotted}"
      "blockquote.double{border-left-style:double;border-left-width:4px}"
      "blockquote p{margin:.25rem 0}.Speaker{font-weight:bold;margin-bottom:0}"
      "table{border-collapse:collapse;font-size:.9rem}"
      "th,td{border:1px solid #888;padding:.25rem .5rem;vertical-align:top;text-align:start}"
      "td.number{text-align:end}td p{margin:.15rem 0}"
      "@media print{body{max-width:none;margin:0;font-size:10.5pt}"
      "h1,h2,h3,h4,h5,h6{break-after:avoid}thead{display:table-header-group}"
      ".Citation{break-before:avoid}p{orphans:2;widows:2}a{color:inherit;text-decoration:none}}";

typedef struct
{
  GString *text;
  GHashTable *seen; /* ids that are taken */
} Writer;

static char *
escape (const char *text)
{
  g_autofree char *clean = cw_xml_clean (text);

  return g_markup_escape_text (clean, -1);
}

static void
add_element (Writer *self, const char *tag, const char *class, const char *words)
{
  g_autofree char *escaped = words == NULL ? NULL : escape (words);

  if (escaped != NULL)
    g_string_append_printf (
        self->text, "<%s class=\"%s\" dir=\"auto\">%s</%s>\n", tag, class, escaped, tag);
}

static void
add_line (Writer *self, CwNamedStyle style, const char *words)
{
  add_element (self, "p", cw_named_style_get_look (style)->id, words);
}

static void
add_id (Writer *self, const char *id)
{
  g_autofree char *escaped = id == NULL ? NULL : escape (id);

  if (escaped != NULL && g_hash_table_add (self->seen, (char *) id))
    g_string_append_printf (self->text, " id=\"%s\"", escaped);
}

/* The title is the first heading, so those of the report go down by one. */
static void
add_heading (Writer *self, const CwBlock *block)
{
  guint level = MIN (block->heading.level + 1, 6);
  g_autofree char *words = escape (block->heading.text);

  g_string_append_printf (self->text, "<h%u", level);
  if (cw_block_is_code_heading (block))
    g_string_append (self->text, " class=\"CodeHeading\"");
  add_id (self, block->heading.anchor);
  g_string_append_printf (self->text, ">%s</h%u>\n", words, level);
}

static void
add_paragraph (Writer *self, const CwBlock *block)
{
  const CwStyleLook *look
      = cw_named_style_get_look (cw_named_style_of_text (block->paragraph.role));
  g_autofree char *words = escape (block->paragraph.text);

  g_string_append_printf (self->text, "<p class=\"%s\" dir=\"auto\">", look->id);
  if (block->paragraph.lead != NULL)
    {
      g_autofree char *lead = escape (block->paragraph.lead);

      g_string_append_printf (self->text, "<strong>%s</strong> ", lead);
    }
  if (block->paragraph.target != NULL)
    {
      g_autofree char *target = escape (block->paragraph.target);

      g_string_append_printf (self->text, "<a href=\"#%s\">%s</a></p>\n", target, words);
    }
  else
    g_string_append_printf (self->text, "%s</p>\n", words);
}

static const char *
get_stroke (CwBracketStyle bracket)
{
  switch (bracket)
    {
    case CW_BRACKET_DASHED:
      return "dashed";
    case CW_BRACKET_DOTTED:
      return "dotted";
    case CW_BRACKET_DOUBLE:
      return "double";
    case CW_BRACKET_NONE:
    case CW_BRACKET_SOLID:
      return "solid";
    }
  g_return_val_if_reached ("solid");
}

static void
add_context (Writer *self, const char *words)
{
  g_autofree char *escaped = words == NULL ? NULL : escape (words);

  if (escaped != NULL)
    g_string_append_printf (self->text,
                            "<details class=\"Context\"><summary>" CW_STR_CONTEXT
                            "</summary><p dir=\"auto\">%s</p></details>\n",
                            escaped);
}

/* A colour goes into a style only if it is one. */
static void
add_color (Writer *self, const char *color)
{
  if (color == NULL || *color != '#' || strspn (color + 1, "0123456789abcdefABCDEF") != 6
      || strlen (color) != 7)
    return;
  g_string_append_printf (self->text, " style=\"border-left-color:%s\"", color);
}

static void
add_excerpt (Writer *self, const CwExcerptBlock *excerpt)
{
  g_string_append_printf (
      self->text, "<blockquote class=\"Quote %s\"", get_stroke (excerpt->bracket));
  add_id (self, excerpt->id);
  add_color (self, excerpt->color);
  g_string_append (self->text, ">\n");
  add_context (self, excerpt->before);
  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    add_element (self, "p", "Words", excerpt->paragraphs->pdata[i]);
  add_context (self, excerpt->after);
  add_line (self, CW_STYLE_CITATION, excerpt->citation);
  add_line (self, CW_STYLE_CODES, excerpt->other_codes);
  add_line (self, CW_STYLE_COMMENT, excerpt->comment);
  g_string_append (self->text, "</blockquote>\n");
}

static void
add_coded (Writer *self, const CwCodedBlock *coded)
{
  g_autofree char *codes = cw_coded_block_dup_codes (coded);
  g_autofree char *words = escape (coded->text);

  add_line (self, CW_STYLE_SPEAKER, coded->speaker);
  g_string_append (self->text, "<p class=\"CodedText\" dir=\"auto\">");
  if (coded->number != NULL)
    {
      g_autofree char *number = escape (coded->number);

      g_string_append_printf (self->text, "<strong>%s</strong> ", number);
    }
  g_string_append_printf (self->text, "%s</p>\n", words);
  add_line (self, CW_STYLE_CODES, codes);
}

/* --- tables ------------------------------------------------------------------------------------------ */

static void
add_header (Writer *self, const char *label, const char *scope)
{
  g_autofree char *escaped = escape (label != NULL ? label : "");

  g_string_append_printf (self->text, "<th scope=\"%s\" dir=\"auto\">%s</th>", scope, escaped);
}

static void
add_cell (Writer *self, const CwTable *table, guint row, guint column)
{
  const GPtrArray *paragraphs = cw_table_get_cell (table, row, column);

  g_string_append (self->text, table->columns[column].numeric ? "<td class=\"number\">" : "<td>");
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    {
      g_autofree char *words = escape (paragraphs->pdata[i]);

      g_string_append_printf (self->text, "<p dir=\"auto\">%s</p>", words);
    }
  g_string_append (self->text, "</td>");
}

static void
add_table (Writer *self, const CwTable *table)
{
  g_string_append (self->text, "<table>\n<thead><tr>");
  add_header (self, table->corner, "col");
  for (guint i = 0; i < table->n_columns; i++)
    add_header (self, table->columns[i].label, "col");
  g_string_append (self->text, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_string_append (self->text, "<tr>");
      add_header (self, table->rows[row].label, "row");
      for (guint column = 0; column < table->n_columns; column++)
        add_cell (self, table, row, column);
      g_string_append (self->text, "</tr>\n");
    }
  g_string_append (self->text, "</tbody></table>\n");
  for (guint i = 0; i < table->legend->len; i++)
    add_line (self, CW_STYLE_LEGEND, table->legend->pdata[i]);
}

static void
add_block (Writer *self, const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      add_heading (self, block);
      break;
    case CW_BLOCK_PARAGRAPH:
      add_paragraph (self, block);
      break;
    case CW_BLOCK_EXCERPT:
      add_excerpt (self, &block->excerpt);
      break;
    case CW_BLOCK_TABLE:
      add_table (self, block->table);
      break;
    case CW_BLOCK_CODED:
      add_coded (self, block->coded);
      break;
    case CW_BLOCK_RULE:
      g_string_append (self->text, "<hr/>\n");
      break;
    case CW_BLOCK_SPACE:
      break;
    }
}

static void
add_head (Writer *self, const CwDocument *document)
{
  g_autofree char *title = escape (document->title);
  g_autofree char *project = escape (document->project);
  g_autofree char *language = escape (document->language != NULL ? document->language : "en");

  g_string_append_printf (
      self->text,
      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
      "<meta name=\"generator\" content=\"Caseweave " APP_VERSION "\"/>\n"
      "<title>%s · %s</title>\n<style>%s</style>\n</head>\n<body>\n<h1>%s</h1>\n",
      language,
      title,
      project,
      style_sheet,
      title);
}

/**
 * cw_html_write:
 *
 * Returns: (transfer full): @document as one HTML file, which is well-formed XML too
 */
char *
cw_html_write (const CwDocument *document)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Writer self = { NULL, seen };

  g_return_val_if_fail (document != NULL, NULL);

  self.text = g_string_new (NULL);
  add_head (&self, document);
  add_line (&self, CW_STYLE_SCOPE, document->scope);
  add_line (&self, CW_STYLE_NOTE, document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (&self, document->blocks->pdata[i]);
  if (document->date != NULL)
    add_line (&self, CW_STYLE_FOOTER, document->date);
  g_string_append (self.text, "</body>\n</html>\n");
  return g_string_free (self.text, FALSE);
}
