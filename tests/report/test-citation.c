/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "cw-citation.h"
#include "cw-error.h"

#include <string.h>

static const CwCitationFields whole = { .attribution = "Provider 07",
                                        .source_short = "Calder City",
                                        .date = "2021-10-14",
                                        .locator = "¶112",
                                        .id = "E-01342" };

static void
assert_line (const char *template, const CwCitationFields *fields, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCitation) citation = cw_citation_new (template, &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = cw_citation_format (citation, fields);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_default (void)
{
  assert_line (
      CW_CITATION_DEFAULT, &whole, "Provider 07, Calder City, 14 Oct 2021, ¶112 [E-01342]");
}

/* Every subset of fields gives a line without stray separators or brackets. */
static void
test_every_subset (void)
{
  for (guint mask = 0; mask < 32; mask++)
    {
      CwCitationFields fields = { mask & 1 ? "A" : NULL,
                                  mask & 2 ? "B" : "",
                                  mask & 4 ? "2021" : NULL,
                                  mask & 8 ? "D" : NULL,
                                  mask & 16 ? "E" : NULL };
      g_autoptr (GString) expected = g_string_new (NULL);
      const char *names[] = { "A", "B", "2021", "D" };

      for (guint i = 0; i < 4; i++)
        if (mask & 1u << i)
          g_string_append_printf (expected, "%s%s", expected->len > 0 ? ", " : "", names[i]);
      if (mask & 16)
        g_string_append (expected, expected->len > 0 ? " [E]" : "[E]");
      assert_line (CW_CITATION_DEFAULT, &fields, expected->str);
    }
}

static void
test_dates (void)
{
  CwCitationFields fields = { .date = "2021-10" };

  assert_line ("{date:%-d %b %Y}", &fields, "Oct 2021");
  fields.date = "2021";
  assert_line ("{date:%-d %b %Y}", &fields, "2021");
  fields.date = "2021-02-30";
  assert_line ("{date:%-d %b %Y}", &fields, "2021-02-30");
  fields.date = "soon";
  assert_line ("{date:%-d %b %Y}", &fields, "soon");
  assert_line ("{date}", &whole, "2021-10-14");
  assert_line ("({date:%Y})", &whole, "(2021)");
}

static void
test_literals (void)
{
  CwCitationFields fields = { .id = "E-1" };

  assert_line ("{{{id}}}", &fields, "{E-1}");
  assert_line ("captured {date}, «{id}».", &fields, "«E-1».");
  assert_line ("In: {source.short}, {id}", &whole, "In: Calder City, E-01342");
  assert_line ("no field", &fields, "no field");
  assert_line ("", &fields, "");
  assert_line ("{attribution}.", &fields, "");
}

static void
assert_refused (const char *template, const char *quoted)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_citation_new (template, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, quoted));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_mistakes (void)
{
  assert_refused ("{author}, {id}", "“{author}”");
  assert_refused ("{id:%Y}", "“{id:%Y}”");
  assert_refused ("{id", "brace");
  assert_refused ("id}", "brace");
  assert_refused ("{date:}", "date format");
  assert_refused ("{}", "“{}”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/citation/default", test_default);
  g_test_add_func ("/report/citation/every-subset", test_every_subset);
  g_test_add_func ("/report/citation/dates", test_dates);
  g_test_add_func ("/report/citation/literals", test_literals);
  g_test_add_func ("/report/citation/mistakes", test_mistakes);

  return g_test_run ();
}
