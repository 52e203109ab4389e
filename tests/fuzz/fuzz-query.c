/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What people type to find things: a query is one and means the same when it is written out and read again, or there is
 * a sentence and a place; words are found in the text that they were taken from. */

#include "config.h"

#include "cw-fuzz.h"

#include <string.h>

#include "cw-query.h"
#include "cw-text-pattern.h"

static void
try_query (const char *text)
{
  g_autoptr (GError) error = NULL;
  guint column = 0;
  g_autoptr (CwQuery) query = cw_query_parse (text, &column, &error);
  g_autoptr (CwQuery) again = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *reprinted = NULL;

  g_assert_true ((query == NULL) == (error != NULL));
  if (query == NULL)
    {
      g_assert_cmpuint (column, <=, g_utf8_strlen (text, -1) + 1);
      return;
    }
  g_assert_cmpuint (column, ==, 0);
  printed = cw_query_print (query, NULL);
  again = cw_query_parse (printed, NULL, NULL);
  /* Quotation marks and brackets can make it longer than a query may be. */
  if (again == NULL)
    {
      g_assert_cmpuint (strlen (printed), >, strlen (text));
      return;
    }
  reprinted = cw_query_print (again, NULL);
  g_assert_cmpstr (reprinted, ==, printed);
}

static void
try_words (const char *text)
{
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (CW_TEXT_PATTERN_WORDS, text, NULL);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  g_autoptr (CwTextFinder) finder = NULL;
  g_autofree char *match = NULL;

  if (pattern == NULL)
    return;
  finder = cw_text_finder_new (pattern, "en,de,-");
  match = cw_text_pattern_print_match (pattern, "en,de,-");
  g_assert_true (cw_text_finder_find (finder, "en", text, ranges, NULL));
  for (guint i = 0; i < ranges->len; i++)
    {
      const CwTextRange *range = &g_array_index (ranges, CwTextRange, i);

      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, g_utf8_strlen (text, -1));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_query (text);
  if (g_utf8_validate (text, -1, NULL))
    try_words (text);
  return 0;
}
