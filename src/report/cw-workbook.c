/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as sheets of cells, for the writers of XLSX, ODS and CSV: each table is a sheet, the excerpts are a sheet of
 * evidence with one row each, other words are a sheet of text, and the last sheet says what the workbook holds. */

#include "config.h"

#include "cw-workbook.h"

#include "cw-named-style.h"
#include "cw-report-strings.h"

#include <string.h>

#define LONGEST_NAME 31
#define MAX_LEVEL 6
#define ROOM_FOR_NOTE 100 /* characters */

typedef struct
{
  const CwDocument *document;
  GPtrArray *sheets;
  CwWorksheet *evidence;
  CwWorksheet *text;
  CwWorksheet *rest;
  const char *path[MAX_LEVEL];
  guint longest;
} Builder;

static gboolean
is_taken (const GPtrArray *sheets, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < sheets->len; i++)
    {
      const CwWorksheet *sheet = sheets->pdata[i];
      g_autofree char *other = g_utf8_casefold (sheet->name, -1);

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

/* Spreadsheets forbid some signs in a sheet's name, and names that differ only in their case. */
static char *
make_name (const GPtrArray *sheets, const char *wish)
{
  g_autofree char *clean = g_strdelimit (g_strdup (wish), "[]:*?/\\'", ' ');
  g_autofree char *brief
      = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), LONGEST_NAME - 4));
  char *name = g_strdup (g_strstrip (brief));

  for (guint number = 2; *name == '\0' || is_taken (sheets, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", brief, number);
    }
  return name;
}

static CwWorksheet *
create_sheet (GPtrArray *sheets, const char *name, guint n_columns)
{
  CwWorksheet *self = g_new0 (CwWorksheet, 1);

  self->name = make_name (sheets, name);
  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->numeric = g_new0 (gboolean, n_columns);
  return self;
}

static void
take_cell (CwWorksheet *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

static void
add_cell (CwWorksheet *self, const char *text)
{
  take_cell (self, g_strdup (text != NULL ? text : ""));
}

static CwWorksheet *
create_with_headers (Builder *self, const char *name, const char *const *headers)
{
  CwWorksheet *sheet = create_sheet (self->sheets, name, g_strv_length ((char **) headers));

  for (guint i = 0; headers[i] != NULL; i++)
    add_cell (sheet, headers[i]);
  return sheet;
}

/* --- tables ------------------------------------------------------------------------------------------ */

static char *
join_cell (const GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) paragraphs->pdata[i]);
  return g_string_free (text, FALSE);
}

static const char *
get_innermost (const Builder *self)
{
  for (guint i = MAX_LEVEL; i-- > 0;)
    if (self->path[i] != NULL)
      return self->path[i];
  return CW_STR_SHEET_MATRIX;
}

static void
add_table (Builder *self, const CwTable *table)
{
  CwWorksheet *sheet = create_sheet (self->sheets, get_innermost (self), table->n_columns + 1);

  g_ptr_array_add (self->sheets, sheet);
  add_cell (sheet, table->corner);
  for (guint i = 0; i < table->n_columns; i++)
    {
      add_cell (sheet, table->columns[i].label);
      sheet->numeric[i + 1] = table->columns[i].numeric;
    }
  for (guint row = 0; row < table->n_rows; row++)
    {
      add_cell (sheet, table->rows[row].label);
      for (guint column = 0; column < table->n_columns; column++)
        take_cell (sheet, join_cell (cw_table_get_cell (table, row, column)));
    }
}

/* --- words ------------------------------------------------------------------------------------------- */

static char *
join_path (const Builder *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < MAX_LEVEL; i++)
    if (self->path[i] != NULL)
      g_string_append_printf (path, "%s%s", path->len > 0 ? " › " : "", self->path[i]);
  return g_string_free (path, FALSE);
}

static void
add_evidence (Builder *self, const CwExcerptBlock *excerpt)
{
  static const char *const headers[] = { "ID",          "Text",    "Citation", "Section", "Case",
                                         "Other codes", "Comment", "Before",   "After",   NULL };

  if (self->evidence == NULL)
    self->evidence = create_with_headers (self, CW_STR_SHEET_EVIDENCE, headers);
  add_cell (self->evidence, excerpt->id);
  take_cell (self->evidence, join_cell (excerpt->paragraphs));
  add_cell (self->evidence, excerpt->citation);
  take_cell (self->evidence, join_path (self));
  add_cell (self->evidence, excerpt->group);
  add_cell (self->evidence, excerpt->other_codes);
  add_cell (self->evidence, excerpt->comment);
  add_cell (self->evidence, excerpt->before);
  add_cell (self->evidence, excerpt->after);
}

static void
add_text (Builder *self, const char *kind, const char *lead, const char *text, const char *codes)
{
  static const char *const headers[] = { "Section", "Kind", "Label", "Text", "Codes", NULL };

  if (self->text == NULL)
    self->text = create_with_headers (self, CW_STR_SHEET_TEXT, headers);
  take_cell (self->text, join_path (self));
  add_cell (self->text, kind);
  add_cell (self->text, lead);
  add_cell (self->text, text);
  add_cell (self->text, codes);
}

static void
add_coded (Builder *self, const CwCodedBlock *coded)
{
  g_autofree char *codes = cw_coded_block_dup_codes (coded);
  const char *kind = cw_named_style_get_look (CW_STYLE_CODED)->name;
  g_autofree char *lead
      = coded->speaker == NULL
            ? g_strdup (coded->number)
            : g_strjoin (" ", coded->number != NULL ? coded->number : "", coded->speaker, NULL);

  add_text (self, kind, lead, coded->text, codes);
}

static void
enter (Builder *self, const CwBlock *block)
{
  self->path[block->heading.level - 1] = block->heading.text;
  for (guint i = block->heading.level; i < MAX_LEVEL; i++)
    self->path[i] = NULL;
}

static void
add_block (Builder *self, const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      enter (self, block);
      break;
    case CW_BLOCK_PARAGRAPH:
      add_text (self,
                cw_named_style_get_look (cw_named_style_of_text (block->paragraph.role))->name,
                block->paragraph.lead,
                block->paragraph.text,
                NULL);
      break;
    case CW_BLOCK_EXCERPT:
      add_evidence (self, &block->excerpt);
      break;
    case CW_BLOCK_TABLE:
      add_table (self, block->table);
      break;
    case CW_BLOCK_CODED:
      add_coded (self, block->coded);
      break;
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      break;
    }
}

static void
add_fact (CwWorksheet *about, const char *name, const char *value)
{
  if (value == NULL)
    return;
  add_cell (about, name);
  add_cell (about, value);
}

static void
add_about (Builder *self)
{
  static const char *const headers[] = { "About", "This workbook", NULL };
  CwWorksheet *about = create_with_headers (self, CW_STR_SHEET_ABOUT, headers);

  add_fact (about, "Report", self->document->title);
  add_fact (about, "Project", self->document->project);
  add_fact (about, "Scope", self->document->scope);
  add_fact (about, "Note", self->document->note);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const CwBlock *block = self->document->blocks->pdata[i];

      for (guint j = 0; block->kind == CW_BLOCK_TABLE && j < block->table->legend->len; j++)
        add_fact (about, "Legend", block->table->legend->pdata[j]);
    }
  add_fact (about, "Date", self->document->date);
  add_fact (about, "Program", "Caseweave " APP_VERSION);
  g_ptr_array_add (self->sheets, about);
}

/* --- long cells ---------------------------------------------------------------------------------------- */

/* What no cell can hold goes on in a sheet of its own; nothing is cut off silently (method.md M34). */
static void
shorten (Builder *self, char **cell)
{
  static const char *const headers[] = { "Row", "Text", NULL };
  g_autofree char *whole = NULL;
  g_autofree char *first = NULL;
  glong room = self->longest - ROOM_FOR_NOTE;
  glong length = g_utf8_strlen (*cell, -1);

  if (length <= (glong) self->longest)
    return;
  if (self->rest == NULL)
    self->rest = create_with_headers (self, CW_STR_SHEET_REST, headers);
  whole = *cell;
  first = g_utf8_substring (whole, 0, room);
  *cell = g_strdup_printf (
      CW_STR_CELL_GOES_ON, first, CW_STR_SHEET_REST, cw_worksheet_get_n_rows (self->rest) + 1);
  for (glong at = room; at < length; at += room)
    {
      take_cell (self->rest, g_strdup_printf ("%u", cw_worksheet_get_n_rows (self->rest) + 1));
      take_cell (self->rest, g_utf8_substring (whole, at, MIN (at + room, length)));
    }
}

static void
shorten_all (Builder *self)
{
  for (guint i = 0; self->longest != CW_WORKBOOK_NO_LIMIT && i < self->sheets->len; i++)
    {
      CwWorksheet *sheet = self->sheets->pdata[i];

      for (guint j = 0; j < sheet->cells->len; j++)
        shorten (self, (char **) &sheet->cells->pdata[j]);
    }
  if (self->rest != NULL)
    g_ptr_array_add (self->sheets, self->rest);
}

/**
 * cw_workbook_new:
 * @longest: characters that a cell can hold, more than 200; or %CW_WORKBOOK_NO_LIMIT
 *
 * Returns: (transfer full) (element-type CwWorksheet): @document as sheets, what it is about last
 */
GPtrArray *
cw_workbook_new (const CwDocument *document, guint longest)
{
  Builder self = { .document = document, .longest = longest };

  g_return_val_if_fail (document != NULL, NULL);

  self.sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_worksheet_free);
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (&self, document->blocks->pdata[i]);
  if (self.evidence != NULL)
    g_ptr_array_add (self.sheets, self.evidence);
  if (self.text != NULL)
    g_ptr_array_add (self.sheets, self.text);
  add_about (&self);
  shorten_all (&self);
  return self.sheets;
}

/**
 * cw_worksheet_get_n_rows:
 *
 * Returns: how many rows there are, that of the headers included
 */
guint
cw_worksheet_get_n_rows (const CwWorksheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->cells->len / self->n_columns;
}

/**
 * cw_worksheet_get_cell:
 * @row: 0 for the headers
 *
 * Returns: (transfer none): what the cell says
 */
const char *
cw_worksheet_get_cell (const CwWorksheet *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

/**
 * cw_worksheet_get_number:
 * @value: (out): the number
 *
 * Returns: whether the cell is a number, and not words that look like one
 */
gboolean
cw_worksheet_get_number (const CwWorksheet *self, guint row, guint column, double *value)
{
  const char *cell = cw_worksheet_get_cell (self, row, column);
  char *end;

  if (row == 0 || !self->numeric[column] || !g_ascii_isdigit (*cell))
    return FALSE;
  *value = g_ascii_strtod (cell, &end);
  return *end == '\0';
}

/**
 * cw_worksheet_free:
 * @self: (transfer full): with its cells
 */
void
cw_worksheet_free (CwWorksheet *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_ptr_array_unref (self->cells);
  g_free (self->numeric);
  g_free (self);
}
