/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The first sheet of a report's workbook as CSV (RFC 4180, UTF-8). */

#include "config.h"

#include "cw-table-writers.h"
#include "cw-workbook.h"

#include <string.h>

static void
add_cell (GString *text, const char *cell)
{
  if (cell[strcspn (cell, ",\"\r\n")] == '\0' && *cell != ' ' && !g_str_has_suffix (cell, " "))
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

/**
 * cw_csv_write:
 *
 * Returns: (transfer full): the matrix, or the evidence of a report without a table
 */
char *
cw_csv_write (const CwDocument *document)
{
  g_autoptr (GPtrArray) sheets = NULL;
  const CwWorksheet *sheet;
  GString *text;

  g_return_val_if_fail (document != NULL, NULL);

  sheets = cw_workbook_new (document, CW_WORKBOOK_NO_LIMIT);
  sheet = sheets->pdata[0];
  text = g_string_new (NULL);
  for (guint row = 0; row < cw_worksheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (text, ',');
          add_cell (text, cw_worksheet_get_cell (sheet, row, column));
        }
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}
