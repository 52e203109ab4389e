/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPdfFurniture: what is on a page but not in the text: running headers, footers, page numbers,
 * and the numbers that a transcript carries in its margin.
 *
 * A header or footer is a line among the two topmost or lowest of its page that, its digits aside,
 * comes back at the same height on most pages.  Margin numbers are digits with a gap before the
 * text that count up by one; they are taken out of the text, because a project numbers paragraphs
 * itself, and tell where paragraphs start. */

#include "config.h"

#include "cw-pdf-furniture.h"

#include <math.h>
#include <string.h>

/* How many lines from the top and from the bottom may be furniture. */
#define EDGE_LINES 2

/* Heights on different pages agree within this many points. */
#define SAME_HEIGHT 4.0

/* Fewer numbers than this are a coincidence. */
#define MIN_NUMBERS 3

/* A margin number has at most so many digits, is at most so many line heights away from its line,
 * and at most so many lines away in the order from top to bottom. */
#define MAX_DIGITS 5
#define MAX_MARGIN_GAP 6
#define NEIGHBOURS 3

static CwPdfLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, CwPdfLine, i);
}

/* --- headers and footers --- */

/* The line with every number as one "#", together with its height, as a name for "the same line
 * again". */
static char *
make_key (const CwPdfLine *line)
{
  GString *key = g_string_new (NULL);
  const char *at;

  g_string_append_printf (key, "%ld ", lround (line->y1 / SAME_HEIGHT));
  for (at = line->text; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (key, *at);
    else if (key->str[key->len - 1] != '#')
      g_string_append_c (key, '#');
  return g_string_free_and_steal (key);
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer lines)
{
  const CwPdfLine *first = get_line (lines, *(const guint *) a);
  const CwPdfLine *second = get_line (lines, *(const guint *) b);

  return (first->y1 > second->y1) - (first->y1 < second->y1);
}

/* The indexes of the lines from @start to @end, from the top of the page down. */
static GArray *
sort_page (GArray *lines, guint start, guint end)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i;

  for (i = start; i < end; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_heights, lines);
  return order;
}

/* The indexes of the topmost and lowest lines. */
static GArray *
find_edges (GArray *lines, guint start, guint end)
{
  GArray *edges = sort_page (lines, start, end);

  if (edges->len > 2 * EDGE_LINES)
    g_array_remove_range (edges, EDGE_LINES, edges->len - 2 * EDGE_LINES);
  return edges;
}

static guint
find_page_end (GArray *lines, guint start)
{
  guint end = start;

  while (end < lines->len && get_line (lines, end)->page == get_line (lines, start)->page)
    end++;
  return end;
}

/* Counts on how many pages each key is, and notes the keys of the edges. */
static void
count_page (GArray *lines, guint start, guint end, GHashTable *counts, GPtrArray *keys)
{
  g_autoptr (GArray) edges = find_edges (lines, start, end);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < edges->len; i++)
    {
      guint at = g_array_index (edges, guint, i);
      char *key = make_key (get_line (lines, at));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_clear_pointer (&g_ptr_array_index (keys, at), g_free);
      g_ptr_array_index (keys, at) = key;
      if (g_hash_table_add (seen, key))
        g_hash_table_replace (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
    }
}

static void
remove_running_lines (GArray *lines, guint n_pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint n_wanted = MAX (2, n_pages / 2 + 1);
  guint start, end, i;

  g_ptr_array_set_size (keys, (int) lines->len);
  for (start = 0; start < lines->len; start = end)
    {
      end = find_page_end (lines, start);
      count_page (lines, start, end, counts, keys);
    }
  for (i = 0; i < lines->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (key != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) >= n_wanted)
        get_line (lines, i)->text[0] = '\0';
    }
}

/* --- margin numbers --- */

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* Whether @number stands alone, at the height of @line and a little to its left. */
static gboolean
belongs_to (const CwPdfLine *number, const CwPdfLine *line)
{
  double height = line->y2 - line->y1;
  double gap = line->x1 - number->x2;

  return line->number < 0 && fabs (number->y1 - line->y1) < height / 2 && gap > 0
         && gap < MAX_MARGIN_GAP * height && !is_all_digits (line->text);
}

/* Where poppler took the margin for a column of its own, its numbers go back to their lines. */
static void
attach_number (GArray *lines, GArray *order, guint at)
{
  CwPdfLine *number = get_line (lines, g_array_index (order, guint, at));
  guint first = at > NEIGHBOURS ? at - NEIGHBOURS : 0;
  guint i;

  if (!is_all_digits (number->text) || strlen (number->text) > MAX_DIGITS)
    return;
  for (i = first; i < order->len && i <= at + NEIGHBOURS; i++)
    {
      CwPdfLine *line = get_line (lines, g_array_index (order, guint, i));

      if (i == at || !belongs_to (number, line))
        continue;
      line->number = (int) g_ascii_strtoull (number->text, NULL, 10);
      number->text[0] = '\0';
      return;
    }
}

static void
attach_numbers (GArray *lines)
{
  guint start, end, i;

  for (start = 0; start < lines->len; start = end)
    {
      g_autoptr (GArray) order = NULL;

      end = find_page_end (lines, start);
      order = sort_page (lines, start, end);
      for (i = 0; i < order->len; i++)
        attach_number (lines, order, i);
    }
}

/* Whether the numbers found are a count: one candidate in five may be something else. */
static gboolean
are_counting (GArray *lines)
{
  guint n_numbers = 0;
  guint n_steps = 0;
  int last = -1;
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      int number = get_line (lines, i)->number;

      if (number < 0)
        continue;
      n_numbers++;
      n_steps += last >= 0 && number == last + 1;
      last = number;
    }
  return n_numbers >= MIN_NUMBERS && (n_steps + 1) * 5 >= n_numbers * 4;
}

/* What only looked like a margin number goes back into the text. */
static void
restore_numbers (GArray *lines)
{
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      CwPdfLine *line = get_line (lines, i);
      g_autofree char *text = g_steal_pointer (&line->text);

      line->text = line->number >= 0
                       ? g_strdup_printf ("%d%s%s", line->number, *text != '\0' ? " " : "", text)
                       : g_steal_pointer (&text);
      line->number = -1;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Where numbered lines begin, the median, since some number in the text may look like one in the
 * margin. */
static double
find_text_start (GArray *lines)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (double));
  guint i;

  for (i = 0; i < lines->len; i++)
    if (get_line (lines, i)->number >= 0)
      g_array_append_val (starts, get_line (lines, i)->x1);
  g_array_sort (starts, compare_doubles);
  return g_array_index (starts, double, starts->len / 2);
}

/* Where a page ends between a number and its paragraph, the number is left alone in the margin. */
static void
drop_lonely_numbers (GArray *lines)
{
  double left = find_text_start (lines);
  guint i;

  for (i = 0; i < lines->len; i++)
    {
      CwPdfLine *line = get_line (lines, i);

      if (line->number < 0 && line->x2 <= left && is_all_digits (line->text))
        line->text[0] = '\0';
    }
}

/* Where each line has its number, as in court transcripts, the numbers do not tell paragraphs. */
static void
forget_line_numbers (GArray *lines)
{
  guint n_numbers = 0;
  guint i;

  for (i = 0; i < lines->len; i++)
    n_numbers += get_line (lines, i)->number >= 0;
  for (i = 0; n_numbers * 10 >= lines->len * 9 && i < lines->len; i++)
    get_line (lines, i)->number = -1;
}

static void
drop_empty_lines (GArray *lines)
{
  guint from, to;

  for (from = to = 0; from < lines->len; from++)
    {
      CwPdfLine line = *get_line (lines, from);

      if (*line.text == '\0')
        g_free (line.text);
      else
        *get_line (lines, to++) = line;
    }
  /* What lies beyond was moved or freed above. */
  lines->len = to;
}

/* Some printers cut a page through a line and put it on both: the second time it starts above the
 * page's edge. */
static void
drop_cut_lines (GArray *lines)
{
  guint i;

  for (i = 1; i < lines->len; i++)
    {
      CwPdfLine *line = get_line (lines, i);
      const CwPdfLine *before = get_line (lines, i - 1);

      if (line->y1 < 0 && before->page + 1 == line->page && g_str_equal (line->text, before->text))
        line->text[0] = '\0';
    }
}

/**
 * cw_pdf_furniture_remove:
 * @lines: (element-type CwPdfLine): in reading order; without a clear function
 *
 * Takes furniture out of @lines; what is left are lines of text, with the margin number of those
 * that start a numbered paragraph.
 */
void
cw_pdf_furniture_remove (GArray *lines, guint n_pages)
{
  attach_numbers (lines);
  if (!are_counting (lines))
    restore_numbers (lines);
  else
    {
      drop_lonely_numbers (lines);
      forget_line_numbers (lines);
    }
  remove_running_lines (lines, n_pages);
  drop_empty_lines (lines);
  drop_cut_lines (lines);
  drop_empty_lines (lines);
}
