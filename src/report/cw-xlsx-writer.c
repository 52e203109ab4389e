/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report's workbook as XLSX: the header row stays in sight and repeats on paper, words are wrapped and are always
 * words, and what is longer than a cell goes on in a sheet of its own (method.md M34). */

#include "config.h"

#include "cw-table-writers.h"

#include "cw-error.h"
#include "cw-workbook.h"
#include "cw-xml-out.h"

#include <xlsxwriter.h>

#define LONGEST_CELL 32000 /* characters; the format's limit is 32,767 UTF-16 units */
#define WIDE 60            /* of a column of words, in characters */

typedef struct
{
  lxw_workbook *book;
  lxw_format *heading;
  lxw_format *words;
  lxw_format *number;
} Writer;

static void
add_formats (Writer *self)
{
  self->heading = workbook_add_format (self->book);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  self->words = workbook_add_format (self->book);
  format_set_text_wrap (self->words);
  format_set_align (self->words, LXW_ALIGN_VERTICAL_TOP);
  self->number = workbook_add_format (self->book);
  format_set_align (self->number, LXW_ALIGN_VERTICAL_TOP);
}

static lxw_error
write_cell (Writer *self, lxw_worksheet *to, const CwWorksheet *from, guint row, guint column)
{
  g_autofree char *clean = cw_xml_clean (cw_worksheet_get_cell (from, row, column));
  double value;

  if (*clean == '\0')
    return LXW_NO_ERROR;
  if (cw_worksheet_get_number (from, row, column, &value))
    return worksheet_write_number (to, row, column, value, self->number);
  return worksheet_write_string (to, row, column, clean, row == 0 ? self->heading : self->words);
}

static double
measure_column (const CwWorksheet *sheet, guint column)
{
  glong longest = 8;

  for (guint row = 0; row < cw_worksheet_get_n_rows (sheet); row++)
    longest = MAX (longest, g_utf8_strlen (cw_worksheet_get_cell (sheet, row, column), -1) + 2);
  return MIN (longest, WIDE);
}

static lxw_error
write_sheet (Writer *self, const CwWorksheet *sheet)
{
  lxw_worksheet *to = workbook_add_worksheet (self->book, sheet->name);
  lxw_error result = LXW_NO_ERROR;

  if (to == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (guint column = 0; column < sheet->n_columns; column++)
    worksheet_set_column (to, column, column, measure_column (sheet, column), NULL);
  for (guint row = 0; row < cw_worksheet_get_n_rows (sheet); row++)
    for (guint column = 0; column < sheet->n_columns && result == LXW_NO_ERROR; column++)
      result = write_cell (self, to, sheet, row, column);
  worksheet_freeze_panes (to, 1, 1);
  worksheet_repeat_rows (to, 0, 0);
  worksheet_set_landscape (to);
  worksheet_fit_to_pages (to, 1, 0);
  return result;
}

static void
set_properties (Writer *self, const CwDocument *document)
{
  g_autofree char *stamp
      = g_strconcat (document->date != NULL ? document->date : "2000-01-01", "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (stamp, NULL);
  g_autofree char *title = cw_xml_clean (document->title);
  g_autofree char *subject = cw_xml_clean (document->project);
  lxw_doc_properties properties
      = { .title = title,
          .subject = subject,
          .author = "Caseweave " APP_VERSION,
          .created = date != NULL ? g_date_time_to_unix (date) : 946684800 };

  workbook_set_properties (self->book, &properties);
}

/* workbook_close() frees the workbook, whatever becomes of it. */
static lxw_error
write_book (const CwDocument *document, GPtrArray *sheets, const char **data, size_t *size)
{
  lxw_workbook_options options = { .output_buffer = data, .output_buffer_size = size };
  Writer self = { .book = workbook_new_opt (NULL, &options) };
  lxw_error result = LXW_NO_ERROR, closed;

  add_formats (&self);
  set_properties (&self, document);
  for (guint i = 0; i < sheets->len && result == LXW_NO_ERROR; i++)
    result = write_sheet (&self, sheets->pdata[i]);
  closed = workbook_close (self.book);
  return result != LXW_NO_ERROR ? result : closed;
}

/**
 * cw_xlsx_write:
 *
 * Returns: (transfer full): the workbook as Office Open XML, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_xlsx_write (const CwDocument *document, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  const char *data = NULL;
  size_t size = 0;
  lxw_error result;
  GBytes *bytes;

  g_return_val_if_fail (document != NULL, NULL);

  sheets = cw_workbook_new (document, LONGEST_CELL);
  result = write_book (document, sheets, &data, &size);
  bytes = result == LXW_NO_ERROR && data != NULL ? g_bytes_new (data, size) : NULL;
  free ((char *) data);
  if (bytes == NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_FAILED,
                 "The workbook could not be made: %s",
                 lxw_strerror (result));
  return bytes;
}
