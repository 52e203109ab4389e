/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reading queries: what they are, as they are written out again, and where and why they are none. */

#include "config.h"

#include "cw-query.h"

#include <string.h>

#include "cw-error.h"

typedef struct
{
  const char *text;
  const char *printed; /* NULL where it comes out as it went in */
} Good;

static const Good good[] = {
  { "code:trust", NULL },
  { "code:\"turf claim\" and role:police", NULL },
  { "code:Legitimacy.* and not case:\"Calder City\"", NULL },
  { "code:\"a.b\".*", "code:a.b.*" },
  { "code:A overlaps code:B", NULL },
  { "code:A within 3 paragraphs of code:B", "code:A near/3 code:B" },
  { "code:A within 1 paragraph of code:B", "code:A near/1 code:B" },
  { "code:A within code:B", NULL },
  { "code:A NEAR/0 code:B", "code:A near/0 code:B" },
  { "code:A precedes code:B", NULL },
  { "code:A precedes/2 code:B", NULL },
  { "code:A follows code:B", NULL },
  { "text:\"contract\" and date:2021-04..2021-06", "text:contract and date:2021-04..2021-06" },
  { "text:begin*", NULL },
  { "text:\"two words\"*", NULL },
  { "referred:2020Q3", NULL },
  { "attr:population > 500000", NULL },
  { "attr:population>=500000", "attr:population >= 500000" },
  { "attr:\"Form of government\" != \"council and manager\"", NULL },
  { "attr:x", NULL },
  { "voice:participant", NULL },
  { "voice:\"observer comment\" or voice:none", NULL },
  { "stance:contradicts", NULL },
  { "starred", NULL },
  { "source-kind:\"field note\"", NULL },
  { "exact:\"a \\\"b\\\" \\\\\"", NULL },
  { "regex:\"\\d+ (x|y)\"", "regex:\"\\\\d+ (x|y)\"" },
  { "@turf", "query:turf" },
  { "@\"turf 2\" or excerpt:E-12", "query:\"turf 2\" or excerpt:E-12" },
  { "code:#12.*", NULL },
  /* “and” binds more than “or”, places more than “and”, “not” most. */
  { "starred or coded and commented", NULL },
  { "(starred or coded) and commented", NULL },
  { "((starred or (coded))) and commented", "(starred or coded) and commented" },
  { "starred and coded overlaps commented", NULL },
  { "(starred and coded) overlaps commented", NULL },
  { "not starred overlaps coded", NULL },
  { "not (starred overlaps coded)", NULL },
  { "not not starred", NULL },
  { "coded overlaps (starred overlaps commented)", NULL },
  { "starred or (coded or commented)", NULL },
  { "STARRED Or coded AND Not commented", "starred or coded and not commented" },
  { "  starred\n and\tcoded ", "starred and coded" },
  { "code:not", NULL },
  { "code:Straße", NULL },
  { "code:\"#12\"", NULL },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      guint column = 99;
      g_autoptr (CwQuery) query = cw_query_parse (good[i].text, &column, &error);
      g_autofree char *printed = NULL;
      g_autoptr (CwQuery) again = NULL;
      g_autofree char *reprinted = NULL;

      g_test_message ("%s", good[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (column, ==, 0);
      printed = cw_query_print (query, NULL);
      g_assert_cmpstr (printed, ==, good[i].printed != NULL ? good[i].printed : good[i].text);
      again = cw_query_parse (printed, NULL, &error);
      g_assert_no_error (error);
      reprinted = cw_query_print (again, NULL);
      g_assert_cmpstr (reprinted, ==, printed);
    }
}

typedef struct
{
  const char *text;
  guint column;
  const char *words;
} Bad;

static const Bad bad[] = {
  { "", 1, "The query ends where a condition" },
  { "code:A and", 11, "The query ends where a condition" },
  { "code:A code:B", 8, "“and” or “or” is missing" },
  { "(starred", 1, "not closed" },
  { "starred)", 8, "There is no (" },
  { "(starred coded)", 10, "missing here, or a )" },
  { "codee:A", 1, "There is no condition “codee”. There are: code:, theme:" },
  { "straße:A", 1, "There is no condition “stra”" },
  { "code", 1, "A colon and a value are missing behind “code”" },
  { "starred:yes", 1, "“starred” takes no value" },
  { "code:", 6, "A value is missing" },
  { "code:\"\"", 6, "A value is missing" },
  { "code:\"A", 6, "no second one" },
  { "code:A near code:B", 12, "How near?" },
  { "code:A near/99999 code:B", 13, "at most 10000" },
  { "code:A within 3 code:B", 15, "within N paragraphs of" },
  { "date:2021-13", 6, "is not a date" },
  { "date:2021-02-30", 6, "is not a date" },
  { "date:2021..2020", 6, "is not a date" },
  { "date:..", 6, "is not a date" },
  { "referred:2020Q5", 10, "is not a date" },
  { "voice:god", 7, "There is no voice “god”. There are: participant" },
  { "stance:x", 8, "There are: supports, contradicts" },
  { "regex:\"(\"", 7, "not a regular expression" },
  { "text:\"…\"", 6, "There is no word in" },
  { "attr:x >", 9, "A value is missing" },
  { "not", 4, "The query ends" },
  { "Ä and", 1, "should stand here" },
  { "@", 2, "A value is missing" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      guint column = 0;

      g_test_message ("%s", bad[i].text);
      g_assert_null (cw_query_parse (bad[i].text, &column, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].words));
      g_assert_cmpuint (column, ==, bad[i].column);
    }
}

/* What somebody pastes by mistake ends in a sentence and not on the stack's floor. */
static void
test_bounds (void)
{
  g_autofree char *brackets = g_strnfill (3999, '(');
  g_autoptr (GString) many = g_string_new ("coded");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *too_long = g_strnfill (4001, ' ');

  g_assert_null (cw_query_parse (brackets, NULL, &error));
  g_assert_nonnull (strstr (error->message, "too many brackets"));
  g_clear_error (&error);
  for (guint i = 0; i < 300; i++)
    g_string_append (many, " or coded");
  g_assert_null (cw_query_parse (many->str, NULL, &error));
  g_assert_nonnull (strstr (error->message, "too many conditions"));
  g_clear_error (&error);
  for (guint i = 0; i < 500; i++)
    g_string_append (deep, "not ");
  g_assert_null (cw_query_parse (deep->str, NULL, &error));
  g_assert_nonnull (strstr (error->message, "too many brackets"));
  g_clear_error (&error);
  g_assert_null (cw_query_parse (too_long, NULL, &error));
  g_assert_nonnull (strstr (error->message, "too long"));
  g_clear_error (&error);
  g_assert_null (cw_query_parse ("code:\xff", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-parser/good", test_good);
  g_test_add_func ("/query-parser/bad", test_bad);
  g_test_add_func ("/query-parser/bounds", test_bounds);
  return g_test_run ();
}
