/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as Markdown for Pandoc: scope and date as front matter, quotations as block quotes in fenced divisions that
 * carry the excerpt's id and case, citations as footnotes, tables as grid tables, whose cells hold paragraphs. */

#include "config.h"

#include "cw-markdown-writer.h"

#include "cw-named-style.h"

#include <string.h>

typedef struct
{
  const CwDocument *document;
  GString *text;
  GString *notes;
  GHashTable *seen; /* ids that are taken */
  guint n_notes;
} Writer;

static const char special[] = "\\`*_{}[]<>#|~^$@\"'";

/* At the start of a line, what would begin a list, a quotation or a rule. */
static gboolean
begins_block (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return strchr ("+-=:%", *text) != NULL
         || (digits > 0 && (text[digits] == '.' || text[digits] == ')'))
         || (*text == '('
             && text[1 + strspn (text + 1, "0123456789abcdefghijklmnopqrstuvwxyz")] == ')');
}

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);
  const char *at = text;

  if (*at != '\0' && begins_block (at))
    {
      gsize digits = strspn (at, "0123456789");

      g_string_append_len (escaped, at, digits);
      g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, at[digits]);
      at += digits + 1;
    }
  for (; *at != '\0'; at++)
    {
      if (strchr (special, *at) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *at == '\n' || *at == '\r' ? ' ' : *at);
    }
  return g_string_free (escaped, FALSE);
}

/* A value of the front matter, or of an attribute. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, (guchar) *at < 0x20 ? ' ' : *at);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static void
add_field (Writer *self, const char *name, const char *value)
{
  g_autofree char *quoted = value == NULL ? NULL : quote (value);

  if (quoted != NULL)
    g_string_append_printf (self->text, "%s: %s\n", name, quoted);
}

static void
add_front_matter (Writer *self)
{
  g_string_append (self->text, "---\n");
  add_field (self, "title", self->document->title);
  add_field (self, "subtitle", self->document->project);
  add_field (self, "date", self->document->date);
  add_field (self, "lang", self->document->language);
  add_field (self, "scope", self->document->scope);
  add_field (self, "note", self->document->note);
  g_string_append (self->text, "---\n\n");
}

static void
open_division (Writer *self, const char *style)
{
  g_string_append_printf (self->text, "::: {custom-style=\"%s\"}\n", style);
}

static void
add_division (Writer *self, CwNamedStyle style, const char *text)
{
  g_autofree char *escaped = text == NULL ? NULL : escape (text);

  if (escaped == NULL)
    return;
  open_division (self, cw_named_style_get_look (style)->name);
  g_string_append_printf (self->text, "%s\n:::\n\n", escaped);
}

static void
add_heading (Writer *self, const CwBlock *block)
{
  g_autofree char *escaped = escape (block->heading.text);
  const char *anchor = block->heading.anchor;

  for (guint i = 0; i < block->heading.level; i++)
    g_string_append_c (self->text, '#');
  g_string_append_printf (self->text, " %s", escaped);
  if (anchor != NULL && g_hash_table_add (self->seen, (char *) anchor))
    g_string_append_printf (self->text, " {#%s}", anchor);
  g_string_append (self->text, "\n\n");
}

static void
add_paragraph (Writer *self, const CwBlock *block)
{
  g_autofree char *text = escape (block->paragraph.text);
  g_autofree char *lead = block->paragraph.lead == NULL ? NULL : escape (block->paragraph.lead);
  const char *target = block->paragraph.target;

  open_division (self,
                 cw_named_style_get_look (cw_named_style_of_text (block->paragraph.role))->name);
  if (lead != NULL)
    g_string_append_printf (self->text, "**%s** ", lead);
  if (target != NULL)
    g_string_append_printf (self->text, "[%s](#%s)\n:::\n\n", text, target);
  else
    g_string_append_printf (self->text, "%s\n:::\n\n", text);
}

static void
add_note (Writer *self, const char *citation)
{
  g_autofree char *escaped = escape (citation);

  g_string_append_printf (self->text, "[^%u]", ++self->n_notes);
  g_string_append_printf (self->notes, "[^%u]: %s\n\n", self->n_notes, escaped);
}

static void
open_excerpt (Writer *self, const CwExcerptBlock *excerpt)
{
  g_autofree char *group = excerpt->group == NULL ? NULL : quote (excerpt->group);
  g_autofree char *id = excerpt->id == NULL ? NULL : quote (excerpt->id);

  g_string_append (self->text, "::: {");
  if (id != NULL && g_hash_table_add (self->seen, excerpt->id))
    g_string_append_printf (self->text, "#%s ", excerpt->id);
  g_string_append (self->text, ".excerpt");
  if (id != NULL)
    g_string_append_printf (self->text, " excerpt=%s", id);
  if (group != NULL)
    g_string_append_printf (self->text, " case=%s", group);
  g_string_append (self->text, "}\n\n");
}

static void
add_excerpt (Writer *self, const CwExcerptBlock *excerpt)
{
  open_excerpt (self, excerpt);
  add_division (self, CW_STYLE_CONTEXT, excerpt->before);
  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    {
      g_autofree char *escaped = escape (excerpt->paragraphs->pdata[i]);

      g_string_append_printf (self->text, "%s> %s", i > 0 ? "\n>\n" : "", escaped);
    }
  add_note (self, excerpt->citation);
  g_string_append (self->text, "\n\n");
  add_division (self, CW_STYLE_CONTEXT, excerpt->after);
  add_division (self, CW_STYLE_CODES, excerpt->other_codes);
  add_division (self, CW_STYLE_COMMENT, excerpt->comment);
  g_string_append (self->text, ":::\n\n");
}

static void
add_coded (Writer *self, const CwCodedBlock *coded)
{
  g_autofree char *text = escape (coded->text);
  g_autofree char *number = coded->number == NULL ? NULL : escape (coded->number);
  g_autofree char *codes = cw_coded_block_dup_codes (coded);

  add_division (self, CW_STYLE_SPEAKER, coded->speaker);
  if (number != NULL)
    g_string_append_printf (self->text, "**%s** ", number);
  g_string_append_printf (self->text, "%s\n\n", text);
  add_division (self, CW_STYLE_CODES, codes);
}

/* --- tables: grid tables, whose columns are as wide as their longest line ------------------------------------- */

static GPtrArray *
list_cell (const CwTable *table, int row, int column)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *label = NULL;

  if (row >= 0 && column >= 0)
    {
      const GPtrArray *cell = cw_table_get_cell (table, row, column);

      for (guint i = 0; cell != NULL && i < cell->len; i++)
        {
          if (i > 0)
            g_ptr_array_add (lines, g_strdup (""));
          g_ptr_array_add (lines, escape (cell->pdata[i]));
        }
      return lines;
    }
  label = row < 0 && column < 0 ? table->corner
          : row < 0             ? table->columns[column].label
                                : table->rows[row].label;
  g_ptr_array_add (lines, escape (label != NULL ? label : ""));
  return lines;
}

static glong *
measure_columns (const CwTable *table)
{
  glong *widths = g_new0 (glong, table->n_columns + 1);

  for (int column = -1; column < (int) table->n_columns; column++)
    for (int row = -1; row < (int) table->n_rows; row++)
      {
        g_autoptr (GPtrArray) lines = list_cell (table, row, column);

        widths[column + 1] = MAX (widths[column + 1], 3);
        for (guint i = 0; i < lines->len; i++)
          widths[column + 1] = MAX (widths[column + 1], g_utf8_strlen (lines->pdata[i], -1));
      }
  return widths;
}

static void
add_border (Writer *self, const glong *widths, guint n_columns, char sign)
{
  for (guint i = 0; i <= n_columns; i++)
    {
      g_string_append_c (self->text, '+');
      for (glong j = 0; j < widths[i] + 2; j++)
        g_string_append_c (self->text, sign);
    }
  g_string_append (self->text, "+\n");
}

static void
add_grid_line (Writer *self, GPtrArray *cells, const glong *widths, guint line)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const GPtrArray *lines = cells->pdata[i];
      const char *words = line < lines->len ? lines->pdata[line] : "";
      glong padding = widths[i] - g_utf8_strlen (words, -1);

      g_string_append_printf (self->text, "| %s%*s ", words, (int) padding, "");
    }
  g_string_append (self->text, "|\n");
}

static void
add_row (Writer *self, const CwTable *table, const glong *widths, int row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint height = 1;

  for (int column = -1; column < (int) table->n_columns; column++)
    {
      GPtrArray *lines = list_cell (table, row, column);

      height = MAX (height, lines->len);
      g_ptr_array_add (cells, lines);
    }
  for (guint line = 0; line < height; line++)
    add_grid_line (self, cells, widths, line);
}

static void
add_table (Writer *self, const CwTable *table)
{
  g_autofree glong *widths = measure_columns (table);

  add_border (self, widths, table->n_columns, '-');
  add_row (self, table, widths, -1);
  add_border (self, widths, table->n_columns, '=');
  for (guint row = 0; row < table->n_rows; row++)
    {
      add_row (self, table, widths, row);
      add_border (self, widths, table->n_columns, '-');
    }
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < table->legend->len; i++)
    add_division (self, CW_STYLE_LEGEND, table->legend->pdata[i]);
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
      g_string_append (self->text, "* * *\n\n");
      break;
    case CW_BLOCK_SPACE:
      break;
    }
}

/**
 * cw_markdown_write:
 *
 * Returns: (transfer full): @document as Markdown for Pandoc
 */
char *
cw_markdown_write (const CwDocument *document)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Writer self = { document, g_string_new (NULL), notes, seen, 0 };

  g_return_val_if_fail (document != NULL, NULL);

  add_front_matter (&self);
  add_division (&self, CW_STYLE_SCOPE, document->scope);
  add_division (&self, CW_STYLE_NOTE, document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (&self, document->blocks->pdata[i]);
  g_string_append (self.text, notes->str);
  return g_string_free (self.text, FALSE);
}
