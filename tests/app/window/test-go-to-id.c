/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-go-to-dialog.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    CwKind kind;
    gint64 id;
  } known[] = {
    { "E-12", CW_KIND_EXCERPT, 12 }, { "e12", CW_KIND_EXCERPT, 12 }, { " K-3 ", CW_KIND_CODE, 3 },
    { "s-2", CW_KIND_SOURCE, 2 },    { "M 4", CW_KIND_MEMO, 4 },     { "c-0007", CW_KIND_CASE, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      CwKind kind = CW_KIND_NONE;
      gint64 id = 0;

      g_assert_true (cw_go_to_parse_id (known[i].text, &kind, &id));
      g_assert_cmpint (kind, ==, known[i].kind);
      g_assert_cmpint (id, ==, known[i].id);
    }
}

static void
test_refuse (void)
{
  const char *const wrong[] = {
    "", "E", "E-", "12", "Z-3", "E-0", "E-12x", "E--", "E-99999999999", "É-1", "turf claim",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      CwKind kind;
      gint64 id;

      g_test_message ("“%s”", wrong[i]);
      g_assert_false (cw_go_to_parse_id (wrong[i], &kind, &id));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/go-to-id/parse", test_parse);
  g_test_add_func ("/go-to-id/refuse", test_refuse);
  return g_test_run ();
}
