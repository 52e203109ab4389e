/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command report of caseweave-cli. */

#include "report-fixture.h"
#include "toy-project.h"

#include <poppler.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *project;
  char *output;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;

  fixture->folder = fixture_make_folder ();
  fixture->project = g_build_filename (fixture->folder, "toy.caseweave", NULL);
  fixture->output = g_build_filename (fixture->folder, "report.pdf", NULL);
  project = toy_project_new (fixture->project);
  g_assert_true (cw_project_close (project, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->project);
  g_free (fixture->output);
}

/* Runs "caseweave-cli report PROJECT -o OUTPUT" with more arguments; gives what it says on standard error. */
static char *
run_report (Fixture *fixture, int *status, const char *const *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  char *complaint = NULL;

  g_strv_builder_add_many (
      builder, g_getenv ("CASEWEAVE_CLI"), "report", fixture->project, "-o", fixture->output, NULL);
  g_strv_builder_addv (builder, (const char **) more);
  arguments = g_strv_builder_end (builder);
  g_spawn_sync (
      NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &complaint, status, &error);
  g_assert_no_error (error);
  return complaint;
}

static PopplerDocument *
make_report (Fixture *fixture, const char *const *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (fixture->output, NULL, NULL);
  int status;
  g_autofree char *complaint = run_report (fixture, &status, more);
  PopplerDocument *pdf;

  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpint (status, ==, 0);
  pdf = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
read_first_page (PopplerDocument *pdf, double *width, double *height)
{
  PopplerPage *page = poppler_document_get_page (pdf, 0);
  char *text = poppler_page_get_text (page);

  poppler_page_get_size (page, width, height);
  g_object_unref (page);
  return text;
}

static void
test_excerpts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) pdf = (GObject *) make_report (
      fixture,
      (const char *[]) {
          "excerpts-by-code", "--code", "Y", "--case", "City B", "--paper", "letter", NULL });
  double width, height;
  g_autofree char *text = read_first_page (POPPLER_DOCUMENT (pdf), &width, &height);

  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  g_assert_nonnull (strstr (text, "[E-7]"));
  g_assert_nonnull (strstr (text, "[E-9]"));
  g_assert_null (strstr (text, "[E-2]"));
  g_assert_null (strstr (text, "[E-8]"));
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) pdf = (GObject *) make_report (
      fixture,
      (const char *[]) {
          "matrix", "--columns", "X,Y", "--measure", "characters", "--landscape", NULL });
  double width, height;
  g_autofree char *text = read_first_page (POPPLER_DOCUMENT (pdf), &width, &height);

  g_assert_cmpfloat (width, >, height);
  g_assert_nonnull (strstr (text, "850"));
  g_assert_nonnull (strstr (text, "City B"));
}

/* Every layout in every format, by the ending of the file. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const char *const layouts[] = { "codebook", "memo-book", "inventory", "cards" };
  static const char *const formats[] = { "odt", "docx", "md", "tex", "html", "xlsx", "ods", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      int status;
      g_autofree char *complaint = NULL;

      g_free (fixture->output);
      fixture->output = g_strdup_printf ("%s/report.%s", fixture->folder, formats[i]);
      complaint = run_report (
          fixture, &status, (const char *[]) { layouts[i % G_N_ELEMENTS (layouts)], NULL });
      g_assert_cmpstr (complaint, ==, "");
      g_assert_cmpint (status, ==, 0);
      g_assert_true (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
    }
}

static void
test_check_quotes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *chapter = g_build_filename (fixture->folder, "chapter.tex", NULL);
  g_autofree char *output = NULL;
  const char *arguments[] = {
    g_getenv ("CASEWEAVE_CLI"), "check-quotes", fixture->project, chapter, "--format", "csv", NULL
  };
  int status;

  g_file_set_contents (chapter,
                       "It said ``1000 1001 1002 1003 1004'' [E-1], and\n\n"
                       "\\enquote{nothing that anybody ever said}.\n",
                       -1,
                       &error);
  g_assert_no_error (error);
  g_spawn_sync (
      NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "1,verbatim,1000 1001 1002 1003 1004,S1,¶1,"));
  g_assert_nonnull (strstr (output, "2,not found,nothing that anybody ever said,,,"));
}

static void
check_refusal (Fixture *fixture, const char *sentence, const char *const *more)
{
  int status;
  g_autofree char *complaint = run_report (fixture, &status, more);

  g_assert_cmpint (status, !=, 0);
  g_assert_nonnull (strstr (complaint, sentence));
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  check_refusal (fixture, "no such report", (const char *[]) { "poem", NULL });
  check_refusal (
      fixture, "--rows and --columns", (const char *[]) { "matrix", "--code", "X", NULL });
  check_refusal (fixture,
                 "--code and --case",
                 (const char *[]) { "excerpts-by-code", "--rows", "case", NULL });
  check_refusal (fixture,
                 "There is no code “Z”",
                 (const char *[]) { "excerpts-by-code", "--code", "Z", NULL });
  check_refusal (
      fixture, "not a paper", (const char *[]) { "excerpts-by-code", "--paper", "rice", NULL });
  check_refusal (
      fixture, "not a measure", (const char *[]) { "matrix", "--measure", "weight", NULL });
  check_refusal (fixture,
                 "At character 3",
                 (const char *[]) { "excerpts-by-code", "--citation", "a {b}", NULL });
  check_refusal (
      fixture, "Say --confirm", (const char *[]) { "cards", "--attribution", "full", NULL });
  check_refusal (
      fixture, "none of the choices", (const char *[]) { "cards", "--context", "all", NULL });
  check_refusal (fixture, "about one code", (const char *[]) { "code-slip", NULL });
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report/command/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("excerpts", test_excerpts);
  ADD ("matrix", test_matrix);
  ADD ("formats", test_formats);
  ADD ("check-quotes", test_check_quotes);
  ADD ("refusals", test_refusals);

  return g_test_run ();
}
