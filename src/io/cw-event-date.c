/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEventDate: when an interview took place, as its file says.
 *
 * Only unmistakable dates count: 2021-04-10, 20210410, 2021_04_10, 10 April 2021, April 10, 2021,
 * and in a line "Date: ..." also 10.04.2021.  A date like 04/10/2021 means two days, so that it is
 * left to the researcher. */

#include "config.h"

#include "cw-event-date.h"

#include <string.h>

/* Field recordings; anything else is a number that looks like a year. */
#define MIN_YEAR 1900
#define MAX_YEAR 2099

/* How far down a transcript's header reaches. */
#define HEADER_PARAGRAPHS 12

typedef struct
{
  const char *name; /* casefolded */
  guint month;
} MonthName;

static const MonthName month_names[] = {
  { "january", 1 },    { "jan", 1 },        { "januar", 1 },    { "february", 2 },
  { "feb", 2 },        { "februar", 2 },    { "march", 3 },     { "mar", 3 },
  { "märz", 3 },       { "april", 4 },      { "apr", 4 },       { "may", 5 },
  { "mai", 5 },        { "june", 6 },       { "jun", 6 },       { "juni", 6 },
  { "july", 7 },       { "jul", 7 },        { "juli", 7 },      { "august", 8 },
  { "aug", 8 },        { "september", 9 },  { "sep", 9 },       { "sept", 9 },
  { "october", 10 },   { "oct", 10 },       { "oktober", 10 },  { "okt", 10 },
  { "november", 11 },  { "nov", 11 },       { "december", 12 }, { "dec", 12 },
  { "dezember", 12 },  { "dez", 12 },       { "janvier", 1 },   { "février", 2 },
  { "mars", 3 },       { "avril", 4 },      { "juin", 6 },      { "juillet", 7 },
  { "août", 8 },       { "septembre", 9 },  { "octobre", 10 },  { "novembre", 11 },
  { "décembre", 12 },  { "enero", 1 },      { "febrero", 2 },   { "marzo", 3 },
  { "abril", 4 },      { "mayo", 5 },       { "junio", 6 },     { "julio", 7 },
  { "agosto", 8 },     { "septiembre", 9 }, { "octubre", 10 },  { "noviembre", 11 },
  { "diciembre", 12 },
};

static char *
format_date (guint year, guint month, guint day)
{
  if (year < MIN_YEAR || year > MAX_YEAR
      || !g_date_valid_dmy (day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static guint
month_from_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (month_names); i++)
    if (g_str_equal (folded, month_names[i].name))
      return month_names[i].month;
  return 0;
}

static guint
get_number (GMatchInfo *match, const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (match, group);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static guint
get_month (GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "m");

  if (text == NULL)
    return 0;
  return g_ascii_isdigit (*text) ? (guint) g_ascii_strtoull (text, NULL, 10)
                                 : month_from_name (text);
}

/* Compiling one takes longer than all its matches in a file; it can be shared, since it never changes. */
static GRegex *
compile_once (GRegex **place, const char *pattern, GRegexCompileFlags flags)
{
  if (g_once_init_enter_pointer (place))
    g_once_init_leave_pointer (place, g_regex_new (pattern, flags, 0, NULL));
  return *place;
}

static char *
find_pattern (GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  char *date = NULL;

  g_regex_match (regex, text, 0, &match);
  while (date == NULL && g_match_info_matches (match))
    {
      date = format_date (get_number (match, "y"), get_month (match), get_number (match, "d"));
      g_match_info_next (match, NULL);
    }
  return date;
}

static char *
find_date (const char *text)
{
  static const char *const patterns[] = {
    "(?<!\\d)(?<y>\\d{4})([-_. ])(?<m>\\d{2})\\2(?<d>\\d{2})(?!\\d)",
    "(?<!\\d)(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?!\\d)",
    "(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|\\.)?[ _-]+(?:of |de )?(?<m>\\pL{3,10})\\.?,?[ _-]+(?:de "
    ")?(?<y>\\d{4})(?!\\d)",
    "(?<!\\pL)(?<m>\\pL{3,10})\\.?[ _-]+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?[ _-]+(?<y>\\d{4})(?!\\d)",
  };
  static GRegex *regexes[G_N_ELEMENTS (patterns)];
  guint i;
  char *date;

  for (i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      date = find_pattern (compile_once (&regexes[i], patterns[i], G_REGEX_OPTIMIZE), text);
      if (date != NULL)
        return date;
    }
  return NULL;
}

/**
 * cw_event_date_find_in_name:
 * @name: a file name
 *
 * Returns: (transfer full) (nullable): the date in it, as ISO 8601
 */
char *
cw_event_date_find_in_name (const char *name)
{
  return g_utf8_validate (name, -1, NULL) ? find_date (name) : NULL;
}

/**
 * cw_event_date_find_in_text:
 * @text: a paragraph
 *
 * Returns: (transfer full) (nullable): the date of a line such as “Date: 10 April 2021”, as ISO
 *   8601
 */
char *
cw_event_date_find_in_text (const char *text)
{
  static GRegex *label, *dotted;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *rest = NULL;
  char *date;

  compile_once (&label,
                "^\\s*(?:interview |recording )?(?:date|datum|fecha|data)(?: of (?:the "
                ")?(?:interview|recording))?\\s*[:\\t]\\s*(?<rest>.{1,60})",
                G_REGEX_CASELESS | G_REGEX_OPTIMIZE);
  if (!g_regex_match (label, text, G_REGEX_MATCH_ANCHORED, &match))
    return NULL;
  rest = g_match_info_fetch_named (match, "rest");
  date = find_date (rest);
  if (date == NULL)
    date = find_pattern (
        compile_once (&dotted,
                      "^(?<d>\\d{1,2})\\.\\s?(?<m>\\d{1,2})\\.\\s?(?<y>\\d{4})(?!\\d)",
                      G_REGEX_OPTIMIZE),
        rest);
  return date;
}

/**
 * cw_event_date_guess:
 * @name: the file's name
 *
 * The source's own header comes before the file's name, which may carry the date of a later
 * version.
 *
 * Returns: (transfer full) (nullable): the event date, as ISO 8601
 */
char *
cw_event_date_guess (const CwDraftSource *draft, const char *name)
{
  guint i;

  for (i = 0; i < draft->paragraphs->len && i < HEADER_PARAGRAPHS; i++)
    {
      const CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);
      char *date = cw_event_date_find_in_text (paragraph->text);

      if (date != NULL)
        return date;
    }
  return cw_event_date_find_in_name (name);
}
