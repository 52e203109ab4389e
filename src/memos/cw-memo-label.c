/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a list calls a memo: its title, or the first words of its text without the marks of Markdown. */

#include "config.h"

#include "cw-memo-label.h"

#include <string.h>

#define MAX_CHARACTERS 80

/* Past the signs that begin a heading, a quotation or an item of a list. */
static const char *
skip_line_marks (const char *line)
{
  const char *digits = line;

  while (g_ascii_isdigit (*digits))
    digits++;
  if (digits > line && (*digits == '.' || *digits == ')') && digits[1] == ' ')
    return skip_line_marks (digits + 2);
  if (*line == '#' || *line == '>' || *line == ' ' || *line == '\t')
    return skip_line_marks (line + 1);
  if ((*line == '-' || *line == '*' || *line == '+') && line[1] == ' ')
    return skip_line_marks (line + 2);
  return line;
}

static char *
drop_emphasis (const char *line, gsize size)
{
  GString *plain = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    if (line[i] != '*' && line[i] != '`')
      g_string_append_c (plain, line[i]);
  return g_strchomp (g_string_free (plain, FALSE));
}

static char *
shorten (char *text)
{
  g_autofree char *whole = text;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&whole);
  start = g_utf8_substring (whole, 0, MAX_CHARACTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
find_first_line (const char *body)
{
  for (const char *line = body; *line != '\0';)
    {
      gsize size = strcspn (line, "\n");
      g_autofree char *whole = g_strndup (line, size);
      const char *words = skip_line_marks (whole);
      g_autofree char *plain = drop_emphasis (words, strlen (words));

      if (*plain != '\0')
        return g_steal_pointer (&plain);
      line += size + (line[size] == '\n' ? 1 : 0);
    }
  return NULL;
}

/**
 * cw_memo_label_dup:
 *
 * Returns: (transfer full) (nullable): the title, or the first line of the text that has words; NULL if there is none
 */
char *
cw_memo_label_dup (const char *title, const char *body)
{
  g_autofree char *clean = NULL;
  char *line;

  g_return_val_if_fail (title != NULL && body != NULL, NULL);

  clean = g_strstrip (g_strdup (title));
  if (*clean != '\0')
    return g_steal_pointer (&clean);
  line = find_first_line (body);
  return line == NULL ? NULL : shorten (line);
}
