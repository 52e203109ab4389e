/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* No text of a report has a real name, wherever in it the text stands. */

#include "config.h"

#include "cw-report-disguise.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-identities.h"

#define NAME "Zebulon"

static CwProject *
make_project (const char *pseudonym)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  CwProject *project = cw_project_create (path, "Test", &error);

  g_assert_no_error (error);
  cw_project_create_record (project, CW_KIND_PARTICIPANT, pseudonym, 0, &error);
  g_assert_no_error (error);
  cw_project_add_identity (project, 1, NAME, NULL, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

static void
remove_project (CwProject *project)
{
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autofree char *folder = g_path_get_dirname (path);

  cw_project_close (project, NULL);
  g_assert_finalize_object (project);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The name in every place that there is, one of them at a time. */
static CwDocument *
make_document (guint place)
{
  const char *const words[]
      = { place == 0 ? NAME : "",  place == 1 ? NAME : "",  place == 2 ? NAME : "",
          place == 3 ? NAME : "",  place == 4 ? NAME : "",  place == 5 ? NAME : "",
          place == 6 ? NAME : "",  place == 7 ? NAME : "",  place == 8 ? NAME : "",
          place == 9 ? NAME : "",  place == 10 ? NAME : "", place == 11 ? NAME : "",
          place == 12 ? NAME : "", place == 13 ? NAME : "", place == 14 ? NAME : "",
          place == 15 ? NAME : "", place == 16 ? NAME : "", place == 17 ? NAME : "",
          place == 18 ? NAME : "", place == 19 ? NAME : "", place == 20 ? NAME : "",
          place == 21 ? NAME : "", place == 22 ? NAME : "", place == 23 ? NAME : "" };
  CwDocument *document = cw_document_new (words[0], words[1]);
  CwTable *table = cw_table_new (1, 1, words[2]);
  CwBlock *excerpt = cw_block_new_excerpt (words[3], words[4]);
  CwBlock *paragraph = cw_block_new_paragraph (CW_TEXT_BODY, words[9], FALSE);
  CwCodedBlock *coded = cw_coded_block_new ("1", words[20], words[21], 1);

  cw_document_set_scope (document, words[5]);
  cw_document_set_note (document, words[6]);
  cw_document_append (document, cw_block_new_heading (1, words[7], words[8]));
  cw_block_set_lead (paragraph, words[16]);
  cw_document_append (document, paragraph);
  cw_block_set_other_codes (excerpt, words[10]);
  cw_block_set_comment (excerpt, words[11]);
  cw_block_set_identity (excerpt, "E-1", words[17]);
  cw_block_set_context (excerpt, words[18], words[19]);
  cw_document_append (document, excerpt);
  cw_coded_block_add_mark (coded, 0, 0, "E-1", words[22], words[23], NULL);
  cw_document_append (document, cw_block_new_coded (coded));
  cw_table_set_row (table, 0, words[12], 0, FALSE);
  cw_table_set_column (table, 0, words[13], NULL, FALSE, FALSE);
  cw_table_add_text (table, 0, 0, words[14]);
  cw_table_add_legend (table, words[15]);
  cw_document_append (document, cw_block_new_table (table));
  cw_document_append (document, cw_block_new_rule ());
  return document;
}

#define N_PLACES 24

/* A pseudonym that is the name itself shows that every place is searched. */
static void
test_every_place (void)
{
  CwProject *project = make_project (NAME);

  for (guint place = 0; place < N_PLACES; place++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwDocument) document
          = cw_report_disguise (make_document (place), project, FALSE, &error);

      g_test_message ("place %u", place);
      g_assert_null (document);
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "(P-1 ×1)"));
      g_assert_null (strstr (error->message, NAME));
    }
  remove_project (project);
}

static void
test_disguise (void)
{
  CwProject *project = make_project ("Elif");

  for (guint place = 0; place < N_PLACES; place++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwDocument) document
          = cw_report_disguise (make_document (place), project, FALSE, &error);

      g_assert_no_error (error);
      if (place == 1)
        g_assert_cmpstr (document->title, ==, "Elif");
      g_assert_null (strstr (document->scope, "real names"));
    }
  remove_project (project);
}

/* A pseudonym is shorter or longer than the name; what is marked is the same words. */
static void
test_marks (void)
{
  CwProject *project = make_project ("Elif");
  CwDocument *document = cw_document_new ("Test", "Test");
  CwCodedBlock *coded = cw_coded_block_new ("1", NULL, "Then " NAME " left it.", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) disguised = NULL;
  const CwCodedBlock *result;
  const CwCodeMark *mark;

  cw_coded_block_add_mark (
      coded, strlen ("Then "), strlen ("Then " NAME " left"), "E-1", "L", "leaving", NULL);
  cw_document_append (document, cw_block_new_coded (coded));
  disguised = cw_report_disguise (document, project, FALSE, &error);
  g_assert_no_error (error);
  result = ((CwBlock *) g_ptr_array_index (disguised->blocks, 0))->coded;
  mark = &g_array_index (result->marks, CwCodeMark, 0);
  g_assert_cmpstr (result->text, ==, "Then Elif left it.");
  g_assert_cmpuint (mark->start, ==, strlen ("Then "));
  g_assert_cmpuint (mark->end, ==, strlen ("Then Elif left"));
  remove_project (project);
}

static void
test_real_names (void)
{
  CwProject *project = make_project ("Elif");
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) named = cw_report_disguise (make_document (1), project, TRUE, &error);
  g_autoptr (CwDocument) nameless
      = cw_report_disguise (make_document (N_PLACES), project, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (named->title, ==, NAME);
  g_assert_true (g_str_has_prefix (named->scope, "This report has real names"));
  g_assert_cmpstr (nameless->scope, ==, "");
  remove_project (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-disguise/every-place", test_every_place);
  g_test_add_func ("/report-disguise/disguise", test_disguise);
  g_test_add_func ("/report-disguise/marks", test_marks);
  g_test_add_func ("/report-disguise/real-names", test_real_names);
  return g_test_run ();
}
