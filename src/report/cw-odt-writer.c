/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as an ODT file: real headings, real tables whose header rows repeat, quotations and citations in styles of
 * their own, and each excerpt's id as a comment, so that it can be found again after the chapter has been rewritten.
 * Nothing is formatted directly. */

#include "config.h"

#include "cw-odt-writer.h"

#include "cw-named-style.h"

typedef struct
{
  CwXmlOut *out;
  const CwDocument *document;
  gboolean footnotes;
  guint n_notes;
  guint n_tables;
} Writer;

static const char *
get_id (CwNamedStyle style)
{
  return cw_named_style_get_look (style)->id;
}

static void
write_line (Writer *self, CwNamedStyle style, const char *text)
{
  if (text == NULL)
    return;
  cw_xml_out_open (self->out, "text:p", "text:style-name", get_id (style), NULL);
  cw_odt_write_words (self->out, text);
  cw_xml_out_close (self->out);
}

static void
write_heading (Writer *self, const CwBlock *block)
{
  const char *anchor = block->heading.anchor;
  g_autofree char *level = g_strdup_printf ("%u", block->heading.level);
  g_autofree char *style
      = g_strconcat (cw_block_is_code_heading (block) ? "CodeHeading" : "Heading", level, NULL);

  cw_xml_out_open (
      self->out, "text:h", "text:style-name", style, "text:outline-level", level, NULL);
  if (anchor != NULL)
    cw_xml_out_empty (self->out, "text:bookmark-start", "text:name", anchor, NULL);
  cw_odt_write_words (self->out, block->heading.text);
  if (anchor != NULL)
    cw_xml_out_empty (self->out, "text:bookmark-end", "text:name", anchor, NULL);
  cw_xml_out_close (self->out);
}

static void
write_paragraph (Writer *self, const CwBlock *block)
{
  const char *target = block->paragraph.target;

  cw_xml_out_open (self->out,
                   "text:p",
                   "text:style-name",
                   get_id (cw_named_style_of_text (block->paragraph.role)),
                   NULL);
  if (block->paragraph.lead != NULL)
    {
      cw_xml_out_open (self->out, "text:span", "text:style-name", "Lead", NULL);
      cw_odt_write_words (self->out, block->paragraph.lead);
      cw_xml_out_close (self->out);
      cw_xml_out_text (self->out, " ");
    }
  cw_odt_write_words (self->out, block->paragraph.text);
  if (target != NULL)
    {
      cw_xml_out_empty (self->out, "text:tab", NULL);
      cw_xml_out_empty (self->out,
                        "text:bookmark-ref",
                        "text:reference-format",
                        "page",
                        "text:ref-name",
                        target,
                        NULL);
    }
  cw_xml_out_close (self->out);
}

static void
write_comment (Writer *self, const char *id)
{
  if (id == NULL)
    return;
  cw_xml_out_open (self->out, "office:annotation", NULL);
  cw_xml_out_element (self->out, "dc:creator", "Caseweave");
  if (self->document->date != NULL)
    {
      g_autofree char *stamp = g_strconcat (self->document->date, "T00:00:00", NULL);

      cw_xml_out_element (self->out, "dc:date", stamp);
    }
  cw_xml_out_element (self->out, "text:p", id);
  cw_xml_out_close (self->out);
}

static void
write_footnote (Writer *self, const char *citation)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_notes);
  g_autofree char *id = g_strconcat ("ftn", number, NULL);

  cw_xml_out_open (self->out, "text:note", "text:id", id, "text:note-class", "footnote", NULL);
  cw_xml_out_element (self->out, "text:note-citation", number);
  cw_xml_out_open (self->out, "text:note-body", NULL);
  write_line (self, CW_STYLE_FOOTNOTE, citation);
  cw_xml_out_close (self->out);
  cw_xml_out_close (self->out);
}

static void
write_quote (Writer *self, const CwExcerptBlock *excerpt)
{
  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    {
      cw_xml_out_open (self->out, "text:p", "text:style-name", get_id (CW_STYLE_QUOTE), NULL);
      if (i == 0)
        write_comment (self, excerpt->id);
      cw_odt_write_words (self->out, excerpt->paragraphs->pdata[i]);
      if (self->footnotes && i + 1 == excerpt->paragraphs->len)
        write_footnote (self, excerpt->citation);
      cw_xml_out_close (self->out);
    }
}

static void
write_excerpt (Writer *self, const CwExcerptBlock *excerpt)
{
  write_line (self, CW_STYLE_CONTEXT, excerpt->before);
  write_quote (self, excerpt);
  write_line (self, CW_STYLE_CONTEXT, excerpt->after);
  if (!self->footnotes)
    write_line (self, CW_STYLE_CITATION, excerpt->citation);
  write_line (self, CW_STYLE_CODES, excerpt->other_codes);
  write_line (self, CW_STYLE_COMMENT, excerpt->comment);
}

static void
write_coded (Writer *self, const CwCodedBlock *coded)
{
  g_autofree char *codes = cw_coded_block_dup_codes (coded);

  write_line (self, CW_STYLE_SPEAKER, coded->speaker);
  cw_xml_out_open (self->out, "text:p", "text:style-name", get_id (CW_STYLE_CODED), NULL);
  if (coded->number != NULL)
    {
      cw_xml_out_open (self->out, "text:span", "text:style-name", "Lead", NULL);
      cw_odt_write_words (self->out, coded->number);
      cw_xml_out_close (self->out);
      cw_xml_out_text (self->out, " ");
    }
  cw_odt_write_words (self->out, coded->text);
  cw_xml_out_close (self->out);
  write_line (self, CW_STYLE_CODES, codes);
}

/* --- tables ------------------------------------------------------------------------------------------ */

static void
write_cell (Writer *self, CwNamedStyle style, const char *text)
{
  cw_xml_out_open (self->out,
                   "table:table-cell",
                   "table:style-name",
                   "Cell",
                   "office:value-type",
                   "string",
                   NULL);
  write_line (self, style, text);
  cw_xml_out_close (self->out);
}

static void
write_header_row (Writer *self, const CwTable *table)
{
  cw_xml_out_open (self->out, "table:table-header-rows", NULL);
  cw_xml_out_open (self->out, "table:table-row", NULL);
  write_cell (self, CW_STYLE_TABLE_HEADING, table->corner != NULL ? table->corner : "");
  for (guint i = 0; i < table->n_columns; i++)
    write_cell (self,
                CW_STYLE_TABLE_HEADING,
                table->columns[i].label != NULL ? table->columns[i].label : "");
  cw_xml_out_close (self->out);
  cw_xml_out_close (self->out);
}

static void
write_body_cell (Writer *self, const CwTable *table, guint row, guint column)
{
  const GPtrArray *paragraphs = cw_table_get_cell (table, row, column);
  CwNamedStyle style = table->columns[column].numeric ? CW_STYLE_TABLE_NUMBER : CW_STYLE_TABLE_TEXT;

  cw_xml_out_open (self->out,
                   "table:table-cell",
                   "table:style-name",
                   "Cell",
                   "office:value-type",
                   "string",
                   NULL);
  if (paragraphs == NULL)
    write_line (self, style, "");
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    write_line (self, style, paragraphs->pdata[i]);
  cw_xml_out_close (self->out);
}

static void
write_table (Writer *self, const CwTable *table)
{
  g_autofree char *name = g_strdup_printf ("Table%u", ++self->n_tables);
  g_autofree char *columns = g_strdup_printf ("%u", table->n_columns + 1);

  cw_xml_out_open (self->out, "table:table", "table:name", name, NULL);
  cw_xml_out_empty (
      self->out, "table:table-column", "table:number-columns-repeated", columns, NULL);
  write_header_row (self, table);
  for (guint row = 0; row < table->n_rows; row++)
    {
      cw_xml_out_open (self->out, "table:table-row", NULL);
      write_cell (self,
                  CW_STYLE_TABLE_HEADING,
                  table->rows[row].label != NULL ? table->rows[row].label : "");
      for (guint column = 0; column < table->n_columns; column++)
        write_body_cell (self, table, row, column);
      cw_xml_out_close (self->out);
    }
  cw_xml_out_close (self->out);
  for (guint i = 0; i < table->legend->len; i++)
    write_line (self, CW_STYLE_LEGEND, table->legend->pdata[i]);
}

static void
write_block (Writer *self, const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      write_heading (self, block);
      break;
    case CW_BLOCK_PARAGRAPH:
      write_paragraph (self, block);
      break;
    case CW_BLOCK_EXCERPT:
      write_excerpt (self, &block->excerpt);
      break;
    case CW_BLOCK_TABLE:
      write_table (self, block->table);
      break;
    case CW_BLOCK_CODED:
      write_coded (self, block->coded);
      break;
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      break;
    }
}

static char *
make_content (const CwDocument *document, gboolean footnotes)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();
  Writer self = { .out = out, .document = document, .footnotes = footnotes };

  cw_odt_open_root (out, "office:document-content");
  cw_odt_write_cell_styles (out);
  cw_xml_out_open (out, "office:body", NULL);
  cw_xml_out_open (out, "office:text", NULL);
  write_line (&self, CW_STYLE_TITLE, document->title);
  write_line (&self, CW_STYLE_SCOPE, document->scope);
  write_line (&self, CW_STYLE_NOTE, document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    write_block (&self, document->blocks->pdata[i]);
  return cw_xml_out_finish (out);
}

/**
 * cw_odt_write:
 * @footnotes: citations as footnotes instead of lines below their quotations
 *
 * Returns: (transfer full): @document as OpenDocument text, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_odt_write (const CwDocument *document, gboolean footnotes, GError **error)
{
  g_autofree char *content = NULL;
  g_autofree char *styles = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  content = make_content (document, footnotes);
  styles = cw_odt_make_styles (document);
  return cw_odt_pack (document, CW_ODT_MEDIA_TYPE, content, styles, error);
}
