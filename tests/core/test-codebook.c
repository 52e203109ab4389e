/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The life of a code and the second-cycle map. */

#include "config.h"

#include "cw-codebook.h"

#include "cw-field.h"
#include "cw-test-project.h"

static const char *
status_of (CwProject *project, gint64 code)
{
  return cw_record_get_text (cw_project_get_record (project, CW_KIND_CODE, code), CW_CODE_STATUS);
}

static void
test_retire_and_restore (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 code = cw_test_say (project, "{'verb': 'create-code', 'name': 'calls'}");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (project, "{'verb': 'add-source', 'title': 's', 'text': 'Who?'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 's', 'start': 0, 'end': 3, 'code': 'calls'}");
  before = cw_test_dump (project);
  g_assert_true (cw_project_retire_code (project, code, &error));
  g_assert_cmpstr (status_of (project, code), ==, "retired");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Retired the code “calls”");
  cw_test_undo_and_redo (project, before);
  /* R20: its codings stay. */
  g_assert_nonnull (cw_evidence_find_excerpt (cw_project_get_evidence (project), 1, NULL));
  g_assert_true (cw_project_restore_code (project, code, &error));
  g_assert_cmpstr (status_of (project, code), ==, "active");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Restored the code “calls”");
  cw_test_say (project, "{'verb': 'set-code', 'code': 'calls', 'status': 'frozen'}");
  g_assert_true (cw_project_restore_code (project, code, &error));
  g_assert_cmpstr (status_of (project, code), ==, "frozen");
  g_assert_no_error (error);
  g_assert_false (cw_project_restore_code (project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_retire_code (project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

/* While a code was retired another may have got its name. */
static void
test_restore_beside_its_namesake (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 code = cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_retire_code (project, code, NULL));
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  g_assert_false (cw_project_restore_code (project, code, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_assert_cmpstr (status_of (project, code), ==, "retired");
  cw_test_project_remove (project);
}

typedef struct
{
  CwProject *project;
  gint64 a, b, pattern, theme;
} Map;

static Map
make_map (void)
{
  Map map = { .project = cw_test_project_new () };

  map.a = cw_test_say (map.project, "{'verb': 'create-code', 'name': 'a'}");
  map.b = cw_test_say (map.project, "{'verb': 'create-code', 'name': 'b', 'parent': 'a'}");
  map.pattern
      = cw_test_say (map.project, "{'verb': 'create-code', 'name': 'p', 'level': 'pattern code'}");
  map.theme = cw_test_say (map.project, "{'verb': 'create-code', 'name': 't', 'level': 'theme'}");
  return map;
}

static void
test_map (void)
{
  Map map = make_map ();
  g_autofree char *before = cw_test_dump (map.project);
  g_autofree char *rationale = NULL;
  g_autofree char *none = NULL;

  g_assert_true (cw_project_map_code (map.project, map.a, map.pattern, "it recurs", NULL));
  g_assert_cmpstr (cw_project_get_undo_label (map.project), ==, "Mapped “a” to “p”");
  cw_test_undo_and_redo (map.project, before);
  g_assert_true (cw_project_map_code (map.project, map.a, map.pattern, "it recurs a lot", NULL));
  g_assert_cmpuint (cw_evidence_get_code_links (cw_project_get_evidence (map.project))->len, ==, 1);
  rationale = cw_project_dup_rationale (map.project, map.a, map.pattern);
  g_assert_cmpstr (rationale, ==, "it recurs a lot");
  none = cw_project_dup_rationale (map.project, map.b, map.pattern);
  g_assert_cmpstr (none, ==, "");
  /* D2: the tree is another thing. */
  g_assert_cmpint (
      cw_record_get_parent (cw_project_get_record (map.project, CW_KIND_CODE, map.a)), ==, 0);
  g_assert_true (cw_project_unmap_code (map.project, map.a, map.pattern, NULL));
  g_assert_cmpuint (cw_evidence_get_code_links (cw_project_get_evidence (map.project))->len, ==, 0);
  cw_test_project_remove (map.project);
}

static void
test_map_refuses (void)
{
  Map map = make_map ();
  const struct
  {
    gint64 code, target;
    int error;
  } refused[] = {
    { map.a, map.b, CW_ERROR_INVALID },
    { map.pattern, map.pattern, CW_ERROR_INVALID },
    { map.theme, map.pattern, CW_ERROR_INVALID },
    { 99, map.theme, CW_ERROR_NOT_FOUND },
    { map.a, 99, CW_ERROR_NOT_FOUND },
  };

  g_assert_true (cw_project_map_code (map.project, map.pattern, map.theme, "", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          cw_project_map_code (map.project, refused[i].code, refused[i].target, "", &error));
      g_assert_error (error, CW_ERROR, refused[i].error);
    }
  for (guint i = 3; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          cw_project_unmap_code (map.project, refused[i].code, refused[i].target, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
    }
  cw_test_project_remove (map.project);
}

/* A circle through several codes is found too, also where two ways lead to the same code. */
static void
test_circles (void)
{
  Map map = make_map ();
  gint64 concept
      = cw_test_say (map.project, "{'verb': 'create-code', 'name': 'c', 'level': 'concept'}");
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_map_code (map.project, map.pattern, map.theme, "", NULL));
  g_assert_true (cw_project_map_code (map.project, map.pattern, concept, "", NULL));
  g_assert_true (cw_project_map_code (map.project, map.theme, concept, "", NULL));
  g_assert_false (cw_project_map_code (map.project, concept, map.pattern, "", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“p” already feeds “c”, so it cannot be fed by it.");
  cw_test_project_remove (map.project);
}

/* R14, R15: itself, what is below it, and what the map feeds into any of these. */
static void
test_closure (void)
{
  Map map = make_map ();
  g_autoptr (GHashTable) codes = NULL;

  g_assert_true (cw_project_map_code (map.project, map.a, map.pattern, "", NULL));
  g_assert_true (cw_project_map_code (map.project, map.pattern, map.theme, "", NULL));
  codes = cw_project_close_over_codes (map.project, map.theme);
  g_assert_cmpuint (g_hash_table_size (codes), ==, 4);
  g_assert_true (g_hash_table_contains (codes, GSIZE_TO_POINTER (map.b)));
  g_clear_pointer (&codes, g_hash_table_unref);
  codes = cw_project_close_over_codes (map.project, map.b);
  g_assert_cmpuint (g_hash_table_size (codes), ==, 1);
  cw_test_project_remove (map.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/retire-and-restore", test_retire_and_restore);
  g_test_add_func ("/codebook/restore-beside-its-namesake", test_restore_beside_its_namesake);
  g_test_add_func ("/codebook/map", test_map);
  g_test_add_func ("/codebook/map-refuses", test_map_refuses);
  g_test_add_func ("/codebook/circles", test_circles);
  g_test_add_func ("/codebook/closure", test_closure);
  return g_test_run ();
}
