/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwListing: prints rows as aligned text, CSV (RFC 4180) or JSON. */

#include "config.h"

#include "cw-listing.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cw-disguise.h"
#include "cw-error.h"

struct _CwListing
{
  char **columns;
  GPtrArray *rows; /* of char ** */
};

/**
 * cw_listing_new:
 * @columns: the header, NULL-terminated
 */
CwListing *
cw_listing_new (const char *const *columns)
{
  CwListing *self = g_new0 (CwListing, 1);

  self->columns = g_strdupv ((char **) columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
cw_listing_free (CwListing *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * cw_listing_add:
 * @cells: as many as there are columns, NULL-terminated
 */
void
cw_listing_add (CwListing *self, const char *const *cells)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  g_return_if_fail (g_strv_length ((char **) cells) == g_strv_length (self->columns));
  for (guint i = 0; cells[i] != NULL; i++)
    g_strv_builder_take (row, cw_disguise_dup (cells[i]));
  g_ptr_array_add (self->rows, g_strv_builder_end (row));
}

/* A line of text has no room for line breaks. */
static char *
flatten (const char *cell)
{
  return g_strdelimit (g_strdup (cell), "\n\t", ' ');
}

static void
measure_row (char **cells, glong *widths)
{
  for (guint i = 0; cells[i] != NULL; i++)
    widths[i] = MAX (widths[i], g_utf8_strlen (cells[i], -1));
}

static void
print_text_row (char **cells, const glong *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = flatten (cells[i]);
      glong padding = cells[i + 1] == NULL ? 0 : widths[i] - g_utf8_strlen (cell, -1) + 2;

      g_string_append (line, cell);
      for (; padding > 0; padding--)
        g_string_append_c (line, ' ');
    }
  g_print ("%s\n", line->str);
}

static void
print_text (CwListing *self)
{
  g_autofree glong *widths = g_new0 (glong, g_strv_length (self->columns));

  measure_row (self->columns, widths);
  for (guint i = 0; i < self->rows->len; i++)
    measure_row (g_ptr_array_index (self->rows, i), widths);
  print_text_row (self->columns, widths);
  for (guint i = 0; i < self->rows->len; i++)
    print_text_row (g_ptr_array_index (self->rows, i), widths);
}

static void
append_csv_cell (GString *out, const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_csv_row (GString *out, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_csv_cell (out, cells[i]);
    }
  g_string_append_c (out, '\n');
}

/**
 * cw_listing_dup_csv:
 *
 * Returns: (transfer full): the table as CSV (RFC 4180) with a header
 */
char *
cw_listing_dup_csv (const CwListing *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_csv_row (out, self->columns);
  for (guint i = 0; i < self->rows->len; i++)
    append_csv_row (out, g_ptr_array_index (self->rows, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
print_csv (CwListing *self)
{
  g_autofree char *text = cw_listing_dup_csv (self);

  g_print ("%s", text);
}

static void
print_json (CwListing *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->rows, i);

      json_builder_begin_object (builder);
      for (guint j = 0; cells[j] != NULL; j++)
        {
          json_builder_set_member_name (builder, self->columns[j]);
          json_builder_add_string_value (builder, cells[j]);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

/**
 * cw_listing_print:
 * @format: (nullable): "text", "csv" or "json"; text without one
 */
gboolean
cw_listing_print (CwListing *self, const char *format, GError **error)
{
  if (format == NULL || g_str_equal (format, "text"))
    print_text (self);
  else if (g_str_equal (format, "csv"))
    print_csv (self);
  else if (g_str_equal (format, "json"))
    print_json (self);
  else
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is not a format. Choose text, csv or json.",
                   format);
      return FALSE;
    }
  return TRUE;
}
