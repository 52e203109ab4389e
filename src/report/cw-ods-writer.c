/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report's workbook as ODS. Words are cells of type string, whatever they begin with, so nothing is a formula. */

#include "config.h"

#include "cw-named-style.h"
#include "cw-odt-writer.h"
#include "cw-table-writers.h"
#include "cw-workbook.h"

static void
write_lines (CwXmlOut *out, const char *cell, const char *style)
{
  g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      cw_xml_out_open (out, "text:p", "text:style-name", style, NULL);
      cw_odt_write_words (out, lines[i]);
      cw_xml_out_close (out);
    }
}

static void
write_cell (CwXmlOut *out, const CwWorksheet *sheet, guint row, guint column)
{
  const char *cell = cw_worksheet_get_cell (sheet, row, column);
  CwNamedStyle style = row == 0 ? CW_STYLE_TABLE_HEADING : CW_STYLE_TABLE_TEXT;
  double value;

  if (cw_worksheet_get_number (sheet, row, column, &value))
    cw_xml_out_open (
        out, "table:table-cell", "office:value-type", "float", "office:value", cell, NULL);
  else
    cw_xml_out_open (
        out, "table:table-cell", "table:style-name", "Cell", "office:value-type", "string", NULL);
  write_lines (out, cell, cw_named_style_get_look (style)->id);
  cw_xml_out_close (out);
}

static void
write_row (CwXmlOut *out, const CwWorksheet *sheet, guint row)
{
  cw_xml_out_open (out, "table:table-row", NULL);
  for (guint column = 0; column < sheet->n_columns; column++)
    write_cell (out, sheet, row, column);
  cw_xml_out_close (out);
}

static void
write_sheet (CwXmlOut *out, const CwWorksheet *sheet)
{
  g_autofree char *columns = g_strdup_printf ("%u", sheet->n_columns);

  cw_xml_out_open (out, "table:table", "table:name", sheet->name, NULL);
  cw_xml_out_empty (out,
                    "table:table-column",
                    "table:style-name",
                    "Column",
                    "table:number-columns-repeated",
                    columns,
                    NULL);
  cw_xml_out_open (out, "table:table-header-rows", NULL);
  write_row (out, sheet, 0);
  cw_xml_out_close (out);
  for (guint row = 1; row < cw_worksheet_get_n_rows (sheet); row++)
    write_row (out, sheet, row);
  cw_xml_out_close (out);
}

/**
 * cw_ods_write:
 *
 * Returns: (transfer full): the workbook as OpenDocument, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_ods_write (const CwDocument *document, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (CwXmlOut) out = NULL;
  g_autofree char *content = NULL;
  g_autofree char *styles = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  sheets = cw_workbook_new (document, CW_WORKBOOK_NO_LIMIT);
  out = cw_xml_out_new ();
  cw_odt_open_root (out, "office:document-content");
  cw_odt_write_cell_styles (out);
  cw_xml_out_open (out, "office:body", NULL);
  cw_xml_out_open (out, "office:spreadsheet", NULL);
  for (guint i = 0; i < sheets->len; i++)
    write_sheet (out, sheets->pdata[i]);
  content = cw_xml_out_finish (out);
  styles = cw_odt_make_styles (document);
  return cw_odt_pack (document, CW_ODS_MEDIA_TYPE, content, styles, error);
}
