/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Correcting one word near the start of a source of 45,000 words with 600 excerpts, which all move, beside the smallest
 * durable change of the same project. The difference is the price of keeping 600 excerpts on their words: moving them,
 * recording that they have moved, and the index that follows. */

#include "config.h"

#include <glib/gstdio.h>

#include "cw-bench.h"
#include "cw-coding.h"
#include "cw-correction.h"
#include "cw-project.h"
#include "cw-sources.h"

#define N_WORDS 45000
#define N_EXCERPTS 600
#define N_ROUNDS 101
#define SENTENCE "She said that nobody had asked them about the van before it was too late. "
#define WORDS_A_SENTENCE 15

static CwProject *
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("The first line.\n");
  g_autoptr (CwDraftSource) draft = NULL;
  CwProject *project;
  gint64 code;
  guint step;

  for (guint i = 0; i < N_WORDS / WORDS_A_SENTENCE; i++)
    g_string_append (text, i % 5 == 4 ? SENTENCE "\n" : SENTENCE);
  step = (text->len - 400) / N_EXCERPTS;
  draft = cw_draft_source_from_text ("Interview", text->str);
  project = cw_project_create (path, "Bench", &error);
  cw_bench_must (project != NULL, error);
  cw_bench_must (cw_project_add_source (project, draft, "", &error) != 0, error);
  code = cw_project_create_record (project, CW_KIND_CODE, "K", 0, &error);
  for (guint i = 0; i < N_EXCERPTS; i++)
    cw_bench_must (
        cw_project_apply_code (project, 1, 20 + i * step, 20 + i * step + 300, code, &error) != 0,
        error);
  return project;
}

/* As a reader that shows the source has it: its text is there before, and is asked for again afterwards. */
static double
measure_correction (CwProject *project, guint round, double (*clock) (void))
{
  g_autoptr (GError) error = NULL;
  double start;

  cw_project_get_text (project, 1, NULL);
  start = clock ();
  cw_bench_must (
      cw_project_correct_text (
          project, 1, 4, round % 2 == 0 ? 9 : 7, round % 2 == 0 ? "1st" : "first", NULL, &error),
      error);
  return clock () - start;
}

static double
measure_star (CwProject *project, guint round, double (*clock) (void))
{
  g_autoptr (GError) error = NULL;
  double start = clock ();

  cw_bench_must (cw_project_star_excerpt (project, 1, round % 2 == 0, &error), error);
  return clock () - start;
}

static void
compare (CwProject *project, const char *name, double (*clock) (void))
{
  CwBench bench;

  cw_bench_init (&bench, name, 0);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double ours = measure_correction (project, round, clock);

      cw_bench_add (&bench, ours, measure_star (project, round, clock));
    }
  cw_bench_report (&bench);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  g_autofree char *path = g_build_filename (folder, "correct.caseweave", NULL);
  CwProject *project = make_project (path);

  compare (project, "correct a word / star an excerpt (wall)", cw_bench_wall);
  compare (project, "correct a word / star an excerpt (CPU)", cw_bench_cpu);
  cw_project_close (project, NULL);
  g_object_unref (project);
  g_unlink (path);
  return 0;
}
