/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as a DOCX file, with the same styles, headings, tables and comments as the ODT file. */

#include "config.h"

#include "cw-docx-writer.h"

#include "cw-named-style.h"

typedef struct
{
  CwXmlOut *out;
  CwXmlOut *comments;
  CwXmlOut *notes;
  const CwDocument *document;
  gboolean footnotes;
  guint n_comments;
  guint n_notes;
  guint n_bookmarks;
} Writer;

static const char *
get_id (CwNamedStyle style)
{
  return cw_named_style_get_look (style)->id;
}

static void
open_paragraph (CwXmlOut *out, const char *style)
{
  cw_xml_out_open (out, "w:p", NULL);
  cw_xml_out_open (out, "w:pPr", NULL);
  cw_xml_out_empty (out, "w:pStyle", "w:val", style, NULL);
  cw_xml_out_close (out);
}

static void
write_line (CwXmlOut *out, CwNamedStyle style, const char *text)
{
  if (text == NULL)
    return;
  open_paragraph (out, get_id (style));
  cw_docx_write_run (out, NULL, text);
  cw_xml_out_close (out);
}

/* A bookmark's name is a letter, then letters, digits and underscores. */
static char *
make_bookmark (const char *anchor)
{
  return g_strdelimit (g_strdup (anchor), "-:. ", '_');
}

static void
write_heading (Writer *self, const CwBlock *block)
{
  const char *anchor = block->heading.anchor;
  g_autofree char *name = anchor == NULL ? NULL : make_bookmark (anchor);
  g_autofree char *number = g_strdup_printf ("%u", self->n_bookmarks);
  g_autofree char *style = g_strdup_printf (
      "%s%u", cw_block_is_code_heading (block) ? "CodeHeading" : "Heading", block->heading.level);

  open_paragraph (self->out, style);
  if (name != NULL)
    cw_xml_out_empty (self->out, "w:bookmarkStart", "w:id", number, "w:name", name, NULL);
  cw_docx_write_run (self->out, NULL, block->heading.text);
  if (name != NULL)
    {
      cw_xml_out_empty (self->out, "w:bookmarkEnd", "w:id", number, NULL);
      self->n_bookmarks++;
    }
  cw_xml_out_close (self->out);
}

static void
write_page_of (Writer *self, const char *target)
{
  g_autofree char *name = make_bookmark (target);
  g_autofree char *field = g_strdup_printf (" PAGEREF %s \\h ", name);

  cw_docx_write_run (self->out, NULL, "\t");
  cw_xml_out_open (self->out, "w:fldSimple", "w:instr", field, NULL);
  cw_docx_write_run (self->out, NULL, "…");
  cw_xml_out_close (self->out);
}

static void
write_paragraph (Writer *self, const CwBlock *block)
{
  open_paragraph (self->out, get_id (cw_named_style_of_text (block->paragraph.role)));
  if (block->paragraph.lead != NULL)
    {
      cw_docx_write_run (self->out, "Lead", block->paragraph.lead);
      cw_docx_write_run (self->out, NULL, " ");
    }
  cw_docx_write_run (self->out, NULL, block->paragraph.text);
  if (block->paragraph.target != NULL)
    write_page_of (self, block->paragraph.target);
  cw_xml_out_close (self->out);
}

/* Comment and footnote are announced in the body and kept in parts of their own. */
static void
write_comment (Writer *self, const char *id)
{
  g_autofree char *number = g_strdup_printf ("%u", self->n_comments++);
  g_autofree char *stamp = self->document->date == NULL
                               ? NULL
                               : g_strconcat (self->document->date, "T00:00:00Z", NULL);

  cw_xml_out_open (self->comments,
                   "w:comment",
                   "w:id",
                   number,
                   "w:author",
                   "Caseweave",
                   stamp != NULL ? "w:date" : NULL,
                   stamp,
                   NULL);
  open_paragraph (self->comments, "CommentText");
  cw_docx_write_run (self->comments, NULL, id);
  cw_xml_out_close (self->comments);
  cw_xml_out_close (self->comments);
  cw_xml_out_open (self->out, "w:r", NULL);
  cw_xml_out_empty (self->out, "w:commentReference", "w:id", number, NULL);
  cw_xml_out_close (self->out);
}

static void
open_reference_run (CwXmlOut *out)
{
  cw_xml_out_open (out, "w:r", NULL);
  cw_xml_out_open (out, "w:rPr", NULL);
  cw_xml_out_empty (out, "w:rStyle", "w:val", "FootnoteReference", NULL);
  cw_xml_out_close (out);
}

static void
write_footnote (Writer *self, const char *citation)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_notes);

  cw_xml_out_open (self->notes, "w:footnote", "w:id", number, NULL);
  open_paragraph (self->notes, get_id (CW_STYLE_FOOTNOTE));
  open_reference_run (self->notes);
  cw_xml_out_empty (self->notes, "w:footnoteRef", NULL);
  cw_xml_out_close (self->notes);
  cw_docx_write_run (self->notes, NULL, " ");
  cw_docx_write_run (self->notes, NULL, citation);
  cw_xml_out_close (self->notes);
  cw_xml_out_close (self->notes);
  open_reference_run (self->out);
  cw_xml_out_empty (self->out, "w:footnoteReference", "w:id", number, NULL);
  cw_xml_out_close (self->out);
}

static void
write_quote (Writer *self, const CwExcerptBlock *excerpt)
{
  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    {
      open_paragraph (self->out, get_id (CW_STYLE_QUOTE));
      cw_docx_write_run (self->out, NULL, excerpt->paragraphs->pdata[i]);
      if (i == 0 && excerpt->id != NULL)
        write_comment (self, excerpt->id);
      if (self->footnotes && i + 1 == excerpt->paragraphs->len)
        write_footnote (self, excerpt->citation);
      cw_xml_out_close (self->out);
    }
}

static void
write_excerpt (Writer *self, const CwExcerptBlock *excerpt)
{
  write_line (self->out, CW_STYLE_CONTEXT, excerpt->before);
  write_quote (self, excerpt);
  write_line (self->out, CW_STYLE_CONTEXT, excerpt->after);
  if (!self->footnotes)
    write_line (self->out, CW_STYLE_CITATION, excerpt->citation);
  write_line (self->out, CW_STYLE_CODES, excerpt->other_codes);
  write_line (self->out, CW_STYLE_COMMENT, excerpt->comment);
}

static void
write_coded (Writer *self, const CwCodedBlock *coded)
{
  g_autofree char *codes = cw_coded_block_dup_codes (coded);

  write_line (self->out, CW_STYLE_SPEAKER, coded->speaker);
  open_paragraph (self->out, get_id (CW_STYLE_CODED));
  if (coded->number != NULL)
    {
      cw_docx_write_run (self->out, "Lead", coded->number);
      cw_docx_write_run (self->out, NULL, " ");
    }
  cw_docx_write_run (self->out, NULL, coded->text);
  cw_xml_out_close (self->out);
  write_line (self->out, CW_STYLE_CODES, codes);
}

/* --- tables ------------------------------------------------------------------------------------------ */

static void
open_cell (Writer *self)
{
  cw_xml_out_open (self->out, "w:tc", NULL);
  cw_xml_out_open (self->out, "w:tcPr", NULL);
  cw_xml_out_empty (self->out, "w:tcW", "w:w", "0", "w:type", "auto", NULL);
  cw_xml_out_close (self->out);
}

static void
write_header_cell (Writer *self, const char *text)
{
  open_cell (self);
  write_line (self->out, CW_STYLE_TABLE_HEADING, text != NULL ? text : "");
  cw_xml_out_close (self->out);
}

static void
write_header_row (Writer *self, const CwTable *table)
{
  cw_xml_out_open (self->out, "w:tr", NULL);
  cw_xml_out_open (self->out, "w:trPr", NULL);
  cw_xml_out_empty (self->out, "w:cantSplit", NULL);
  cw_xml_out_empty (self->out, "w:tblHeader", NULL);
  cw_xml_out_close (self->out);
  write_header_cell (self, table->corner);
  for (guint i = 0; i < table->n_columns; i++)
    write_header_cell (self, table->columns[i].label);
  cw_xml_out_close (self->out);
}

static void
write_body_cell (Writer *self, const CwTable *table, guint row, guint column)
{
  const GPtrArray *paragraphs = cw_table_get_cell (table, row, column);
  CwNamedStyle style = table->columns[column].numeric ? CW_STYLE_TABLE_NUMBER : CW_STYLE_TABLE_TEXT;

  open_cell (self);
  if (paragraphs == NULL)
    write_line (self->out, style, "");
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    write_line (self->out, style, paragraphs->pdata[i]);
  cw_xml_out_close (self->out);
}

static void
write_table_head (Writer *self, const CwTable *table)
{
  cw_xml_out_open (self->out, "w:tblPr", NULL);
  cw_xml_out_empty (self->out, "w:tblStyle", "w:val", "ReportTable", NULL);
  cw_xml_out_empty (self->out, "w:tblW", "w:w", "5000", "w:type", "pct", NULL);
  cw_xml_out_close (self->out);
  cw_xml_out_open (self->out, "w:tblGrid", NULL);
  for (guint i = 0; i <= table->n_columns; i++)
    cw_xml_out_empty (self->out, "w:gridCol", NULL);
  cw_xml_out_close (self->out);
}

static void
write_table (Writer *self, const CwTable *table)
{
  cw_xml_out_open (self->out, "w:tbl", NULL);
  write_table_head (self, table);
  write_header_row (self, table);
  for (guint row = 0; row < table->n_rows; row++)
    {
      cw_xml_out_open (self->out, "w:tr", NULL);
      write_header_cell (self, table->rows[row].label);
      for (guint column = 0; column < table->n_columns; column++)
        write_body_cell (self, table, row, column);
      cw_xml_out_close (self->out);
    }
  cw_xml_out_close (self->out);
  for (guint i = 0; i < table->legend->len; i++)
    write_line (self->out, CW_STYLE_LEGEND, table->legend->pdata[i]);
  write_line (self->out, CW_STYLE_LEGEND, ""); /* two tables must not touch */
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

/* The paper is A4 with margins of 2.5 cm; the footer is the relation rId2. */
static void
write_section (Writer *self)
{
  gboolean wide = cw_document_is_wide (self->document);

  cw_xml_out_open (self->out, "w:sectPr", NULL);
  cw_xml_out_empty (self->out, "w:footerReference", "w:type", "default", "r:id", "rId2", NULL);
  cw_xml_out_empty (self->out,
                    "w:pgSz",
                    "w:w",
                    wide ? "16838" : "11906",
                    "w:h",
                    wide ? "11906" : "16838",
                    "w:orient",
                    wide ? "landscape" : "portrait",
                    NULL);
  cw_xml_out_raw (self->out,
                  "<w:pgMar w:top=\"1134\" w:right=\"1417\" w:bottom=\"1134\" w:left=\"1417\" "
                  "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>");
  cw_xml_out_close (self->out);
}

static const char separators[]
    = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
      "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
      "<w:continuationSeparator/></w:r></w:p></w:footnote>";

static char *
make_body (Writer *self)
{
  const CwDocument *document = self->document;

  cw_xml_out_open (self->out, "w:body", NULL);
  write_line (self->out, CW_STYLE_TITLE, document->title);
  write_line (self->out, CW_STYLE_SCOPE, document->scope);
  write_line (self->out, CW_STYLE_NOTE, document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    write_block (self, document->blocks->pdata[i]);
  write_section (self);
  return cw_xml_out_finish (self->out);
}

/**
 * cw_docx_write:
 * @footnotes: citations as footnotes instead of lines below their quotations
 *
 * Returns: (transfer full): @document as Office Open XML, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_docx_write (const CwDocument *document, gboolean footnotes, GError **error)
{
  g_autoptr (CwXmlOut) out = cw_docx_open_part ("w:document");
  g_autoptr (CwXmlOut) comments = cw_docx_open_part ("w:comments");
  g_autoptr (CwXmlOut) notes = cw_docx_open_part ("w:footnotes");
  Writer self = {
    .out = out, .comments = comments, .notes = notes, .document = document, .footnotes = footnotes
  };
  g_autofree char *body = NULL;
  g_autofree char *comment_part = NULL;
  g_autofree char *note_part = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  cw_xml_out_raw (notes, separators);
  body = make_body (&self);
  comment_part = cw_xml_out_finish (comments);
  note_part = cw_xml_out_finish (notes);
  return cw_docx_pack (document, body, comment_part, note_part, error);
}
