/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What counts in a display, as lines and as a sentence; what it comes to is in the random matrices. */

#include "config.h"

#include "cw-scope.h"
#include "cw-test-project.h"

static gboolean
take (CwScope *scope, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "=", 2);
  gboolean known = FALSE;

  return cw_scope_take_line (scope, parts[0], parts[1], &known, error) && known;
}

static void
test_lines (void)
{
  static const char *const lines = "\nsources=S-1, S-2\nkinds=report\ncases=A\nroles=police, funder"
                                   "\ncoders=me\nstances=supports, contradicts\nvoices=all"
                                   "\npasses=1, 3\nfrom=2021\nto=2021Q3\nbasis=referred"
                                   "\noverlap=apart\nstarred=yes";
  g_auto (GStrv) split = g_strsplit (lines + 1, "\n", -1);
  g_autoptr (CwScope) scope = cw_scope_new ();
  g_autoptr (CwScope) copy = NULL;
  g_autofree char *fresh = cw_scope_print (scope);
  g_autofree char *printed = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (fresh, ==, "");
  for (guint i = 0; split[i] != NULL; i++)
    g_assert_true (take (scope, split[i], NULL));
  printed = cw_scope_print (scope);
  g_assert_cmpstr (printed, ==, lines);
  copy = cw_scope_copy (scope);
  again = cw_scope_print (copy);
  g_assert_cmpstr (again, ==, lines);
}

static void
test_refuses (void)
{
  static const char *const lines[] = {
    "stances=maybe",  "voices=choir", "passes=0",     "passes=x",   "passes=",
    "from=yesterday", "to=2021..",    "basis=dreamt", "overlap=no",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CwScope) scope = cw_scope_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (take (scope, lines[i], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
}

static void
assert_sentence (CwProject *project, const char *lines, const char *expected)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);
  g_autoptr (CwScope) scope = cw_scope_new ();
  g_autofree char *sentence = NULL;

  for (guint i = 0; split[i] != NULL && *lines != '\0'; i++)
    g_assert_true (take (scope, split[i], NULL));
  sentence = cw_scope_describe (scope, project);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentence (void)
{
  CwProject *project = cw_test_project_new_toy ();

  assert_sentence (project,
                   "",
                   "This counts pass 1 of the coding, without interviewers’ words and observers’ "
                   "comments; time is the event’s date.");
  assert_sentence (project,
                   "passes=all\nsources=S-1, S-2\nroles=police, funder, resident\nstarred=yes\n"
                   "voices=all\nfrom=2021\nbasis=captured\noverlap=start",
                   "This counts every pass of the coding of starred excerpts in the source “S1” or "
                   "“S2” in the words of the role police, funder or resident, in every voice, from "
                   "2021; time is the date of capture, and what spans several counts where it "
                   "begins.");
  cw_test_project_remove (project);
}

/* A display that names things by their ids goes on when they are renamed. */
static void
test_resolves (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwScope) scope = cw_scope_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;

  cw_test_say (project, "{'verb': 'set-source', 'source': 'S2', 'title': 'Talk, in May'}");
  g_assert_true (take (scope, "sources=Talk, in May", NULL));
  g_assert_true (take (scope, "cases=A, B", NULL));
  g_assert_true (cw_scope_resolve (scope, project, NULL));
  printed = cw_scope_print (scope);
  g_assert_cmpstr (printed, ==, "\nsources=S-2\ncases=C-1, C-2");
  g_assert_true (take (scope, "sources=nowhere", NULL));
  g_assert_false (cw_scope_resolve (scope, project, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scope/lines", test_lines);
  g_test_add_func ("/scope/refuses", test_refuses);
  g_test_add_func ("/scope/sentence", test_sentence);
  g_test_add_func ("/scope/resolves", test_resolves);
  return g_test_run ();
}
