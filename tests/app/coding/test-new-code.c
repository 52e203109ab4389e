/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-new-code.h"

static void
test_name (void)
{
  static const char *const cases[][2] = {
    { " “Nobody  taught\nus that,” ", "Nobody taught us that" },
    { "the way you write a thing together with your landlord, I mean",
      "the way you write a thing together with your…" },
    { "…", "" },
    { "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
      "Donaudampfschifffahrtselektrizitätenhauptbetrieb…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = cw_project_name_in_vivo (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_in_vivo (void)
{
  CodingSample sample;
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = NULL;
  CwRecord *record;
  guint start, end;
  gint64 code, excerpt;

  coding_sample_init (&sample);
  g_assert_true (cw_text_find (
      cw_project_get_text (sample.project, sample.source, NULL), FIRST_WORDS, 0, &start, &end));
  code = cw_project_apply_in_vivo (sample.project, sample.source, start, end, &excerpt, &error);
  g_assert_no_error (error);
  record = cw_project_get_record (sample.project, CW_KIND_CODE, code);
  origin = g_strdup_printf ("in vivo, E-%" G_GINT64_FORMAT, excerpt);
  g_assert_cmpstr (cw_record_get_name (record), ==, FIRST_WORDS);
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_ORIGIN), ==, origin);
  g_assert_cmpint (cw_record_get_parent (record), ==, 0);
  assert_code_count (sample.project, sample.source, code, 1);
  /* All of it is one step. */
  g_assert_true (cw_project_undo (sample.project, NULL, &error));
  g_assert_null (cw_project_get_record (sample.project, CW_KIND_CODE, code));
  assert_code_count (sample.project, sample.source, code, 0);
  coding_sample_clear (&sample);
}

static void
test_new_code (void)
{
  CodingSample sample;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 excerpt;
  guint n;

  coding_sample_init (&sample);
  g_assert_cmpint (cw_project_apply_new_code (
                       sample.project, sample.source, 2, 9, "new thing", &excerpt, &error),
                   !=,
                   0);
  g_assert_no_error (error);
  g_assert_cmpstr (
      cw_project_get_undo_label (sample.project), ==, "Applied the new code “new thing” to E-1");
  /* What fails leaves no code behind. */
  n = g_list_model_get_n_items (cw_project_get_all (sample.project, CW_KIND_CODE));
  before = g_strdup (cw_project_get_undo_label (sample.project));
  g_assert_cmpint (cw_project_apply_new_code (
                       sample.project, sample.source, 2, 99999, "other thing", &excerpt, &error),
                   ==,
                   0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpuint (
      g_list_model_get_n_items (cw_project_get_all (sample.project, CW_KIND_CODE)), ==, n);
  g_assert_cmpstr (cw_project_get_undo_label (sample.project), ==, before);
  coding_sample_clear (&sample);
}

static const char *
get_color (CodingSample *sample, gint64 code)
{
  return cw_record_get_color (cw_project_get_record (sample->project, CW_KIND_CODE, code));
}

/* Codes at the top are told apart by their colours, those below have that of the one above. */
static void
test_color (void)
{
  CodingSample sample;
  g_autoptr (GError) error = NULL;
  gint64 first, second, below;

  coding_sample_init (&sample);
  first = cw_project_create_code (sample.project, "first", 0, &error);
  second = cw_project_create_code (sample.project, "second", 0, &error);
  below = cw_project_create_code (sample.project, "below", first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_color (&sample, first), ==, cw_code_colors[0]);
  g_assert_cmpstr (get_color (&sample, second), ==, cw_code_colors[1]);
  g_assert_cmpstr (get_color (&sample, below), ==, "");
  g_assert_cmpint (cw_project_create_code (sample.project, "first", 0, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_assert_true (cw_project_undo (sample.project, NULL, NULL));
  g_assert_true (cw_project_undo (sample.project, NULL, NULL));
  g_assert_null (cw_project_get_record (sample.project, CW_KIND_CODE, second));
  g_assert_nonnull (cw_project_get_record (sample.project, CW_KIND_CODE, first));
  coding_sample_clear (&sample);
}

static void
test_rationale (void)
{
  CodingSample sample;
  g_autofree char *none = NULL, *some = NULL;

  coding_sample_init (&sample);
  g_assert_true (
      cw_project_map_code (sample.project, sample.turf_claim, sample.theme, "it shows", NULL));
  some = cw_project_dup_rationale (sample.project, sample.turf_claim, sample.theme);
  none = cw_project_dup_rationale (sample.project, sample.budget, sample.theme);
  g_assert_cmpstr (some, ==, "it shows");
  g_assert_cmpstr (none, ==, "");
  coding_sample_clear (&sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-code/name", test_name);
  g_test_add_func ("/new-code/in-vivo", test_in_vivo);
  g_test_add_func ("/new-code/applied", test_new_code);
  g_test_add_func ("/new-code/color", test_color);
  g_test_add_func ("/new-code/rationale", test_rationale);
  return g_test_run ();
}
