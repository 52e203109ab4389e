/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reading tables as CSV (RFC 4180): cells with commas, quotation marks or line breaks are in quotation marks. */

#include "config.h"

#include "cw-csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* The rest behind the closing quotation mark, or NULL if there is none. */
static const char *
read_quoted (const char *text, GString *cell)
{
  for (; *text != '\0'; text++)
    {
      if (*text != '"')
        g_string_append_c (cell, *text);
      else if (text[1] == '"')
        g_string_append_c (cell, *text++);
      else
        return text + 1;
    }
  return NULL;
}

/* The end of the cell, or NULL if it is not whole. */
static const char *
read_cell (const char *text, GString *cell)
{
  if (*text == '"')
    {
      text = read_quoted (text + 1, cell);
      return text == NULL || strchr (",\r\n", *text) == NULL ? NULL : text;
    }
  for (; strchr (",\r\n", *text) == NULL; text++)
    g_string_append_c (cell, *text);
  return text;
}

/* The start of the next row, or NULL. */
static const char *
read_row (const char *text, GStrvBuilder *row)
{
  for (;;)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      text = read_cell (text, cell);
      if (text == NULL)
        return NULL;
      g_strv_builder_add (row, cell->str);
      if (*text != ',')
        break;
      text++;
    }
  if (*text == '\r')
    text++;
  return *text == '\n' ? text + 1 : text;
}

/**
 * cw_csv_parse:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows, of which each has as many cells as it has; lines
 *     without anything are left out. CW_ERROR_INVALID where a quotation mark is not closed
 */
GPtrArray *
cw_csv_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    text += strlen (BYTE_ORDER_MARK);
  while (*text != '\0')
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) row = NULL;

      text = read_row (text, builder);
      row = g_strv_builder_end (builder);
      if (text == NULL)
        {
          g_set_error (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "Row %u of the table is not CSV: a quotation mark is not closed, or stands "
                       "inside a cell.",
                       rows->len + 1);
          return NULL;
        }
      if (row[1] != NULL || *row[0] != '\0')
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return g_steal_pointer (&rows);
}
