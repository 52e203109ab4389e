/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The values of an attribute as rows or columns, numbers and dates in bins where that is asked for (method.md M1). */

#include "config.h"

#include "cw-cases.h"
#include "cw-project-private.h"
#include "cw-tabulation-private.h"

#include <math.h>
#include <string.h>

#define MAX_BINS 100

static gboolean
read_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const char *text_a = *(const char *const *) a;
  const char *text_b = *(const char *const *) b;
  double x, y;

  if (read_number (text_a, &x) && read_number (text_b, &y) && x != y)
    return x < y ? -1 : 1;
  return strcmp (text_a, text_b);
}

/* The attribute's values that occur: those of its list in the list's order, then the others by size or alphabet. */
static GPtrArray *
list_values (CwRecord *attribute, GPtrArray *held)
{
  g_auto (GStrv) choices
      = g_strsplit (cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES), "\n", -1);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < held->len; i++)
    {
      CwAttributeValue *item = g_ptr_array_index (held, i);

      if (*item->value != '\0' && g_hash_table_add (present, item->value)
          && !g_strv_contains ((const char *const *) choices, item->value))
        g_ptr_array_add (others, item->value);
    }
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_hash_table_remove (present, choices[i]))
      g_ptr_array_add (values, g_strdup (choices[i]));
  g_ptr_array_sort (others, compare_values);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (values, g_strdup (g_ptr_array_index (others, i)));
  return values;
}

/* --- bins ---------------------------------------------------------------------------------------------------------- */

/* Where the bins of numbers begin and end: as many of one width as the text says, or the borders that it names. */
static GArray *
find_borders (const char *bins, GPtrArray *values)
{
  g_auto (GStrv) parts = g_strsplit (bins, ",", -1);
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (double));
  double number, low = INFINITY, high = -INFINITY, n;

  for (guint i = 0; i < values->len; i++)
    if (read_number (g_ptr_array_index (values, i), &number))
      {
        low = fmin (low, number);
        high = fmax (high, number);
      }
  if (low > high || !read_number (g_strstrip (parts[0]), &n))
    return borders;
  if (parts[1] != NULL)
    {
      for (guint i = 0; parts[i] != NULL; i++)
        if (read_number (g_strstrip (parts[i]), &number))
          g_array_append_val (borders, number);
      return borders;
    }
  n = low == high ? 1 : CLAMP (floor (n), 1, MAX_BINS);
  for (guint i = 0; i <= n; i++)
    {
      number = i == n ? high : low + (high - low) * i / n;
      g_array_append_val (borders, number);
    }
  return borders;
}

static char *
print_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6g", number));
}

/* The last bin has its upper border. What is in none is named by itself. */
static char *
name_bin (const GArray *borders, const char *value)
{
  double number;

  for (guint i = 0; read_number (value, &number) && i + 1 < borders->len; i++)
    {
      double from = g_array_index (borders, double, i);
      double to = g_array_index (borders, double, i + 1);
      gboolean last = i + 2 == borders->len;

      if (number >= from && (number < to || (last && number == to)))
        {
          g_autofree char *low = print_number (from);
          g_autofree char *high = print_number (to);

          return g_strdup_printf ("%s – %s%s", low, last ? "" : "<", high);
        }
    }
  return g_strdup (value);
}

static char *
name_time (const char *bins, const char *value)
{
  if (g_str_equal (bins, "year"))
    return g_strndup (value, 4);
  if (strlen (value) < 7)
    return g_strdup (value);
  if (g_str_equal (bins, "month"))
    return g_strndup (value, 7);
  return g_strdup_printf (
      "%.4sQ%u", value, (guint) (g_ascii_strtoull (value + 5, NULL, 10) + 2) / 3);
}

static char *
name_value (const char *bins, const GArray *borders, const char *value)
{
  if (bins == NULL)
    return g_strdup (value);
  if (borders == NULL)
    return name_time (bins, value);
  return name_bin (borders, value);
}

/* --- items --------------------------------------------------------------------------------------------------------- */

static CwTabulationItem *
find_item (GPtrArray *items, gint64 attribute, const char *name)
{
  CwTabulationItem *item;

  for (guint i = 0; i < items->len; i++)
    {
      item = g_ptr_array_index (items, i);
      if (g_str_equal (item->value, name))
        return item;
    }
  item = cw_tabulation_item_new (CW_KIND_ATTRIBUTE, attribute, name, name, 0);
  item->region = cw_region_new ();
  g_ptr_array_add (items, item);
  return item;
}

static gboolean
is_time (const char *bins)
{
  return g_str_equal (bins, "year") || g_str_equal (bins, "quarter") || g_str_equal (bins, "month");
}

GPtrArray *
cw_tabulation_list_attribute (CwTabulation *self,
                              gint64 attribute,
                              const char *bins,
                              GError **error)
{
  CwRecord *record = cw_project_require (self->project, CW_KIND_ATTRIBUTE, attribute, error);
  g_autoptr (GPtrArray) held
      = record == NULL ? NULL : cw_project_list_attribute_values (self->project, attribute, error);
  g_autoptr (GPtrArray) values = held == NULL ? NULL : list_values (record, held);
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  g_autoptr (GArray) borders = NULL;
  CwKind kind;

  if (held == NULL)
    return NULL;
  kind = cw_kind_from_noun (cw_record_get_text (record, CW_ATTRIBUTE_TARGET));
  borders = bins == NULL || is_time (bins) ? NULL : find_borders (bins, values);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      g_autofree char *name = name_value (bins, borders, value);
      CwTabulationItem *item = find_item (items, attribute, name);

      for (guint j = 0; j < held->len; j++)
        {
          const CwAttributeValue *one = g_ptr_array_index (held, j);

          if (g_str_equal (one->value, value)
              && !cw_tabulation_add_object (self, item->region, kind, one->object, error))
            return NULL;
        }
    }
  for (guint i = 0; i < items->len; i++)
    cw_region_seal (((CwTabulationItem *) g_ptr_array_index (items, i))->region);
  return g_steal_pointer (&items);
}
