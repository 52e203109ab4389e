/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A project of a given size for the benchmarks: 24 cases of ten sources each, 124 codes. */

#include "config.h"

#include "cw-bench-project.h"

#include <glib/gstdio.h>

#include "cw-bench.h"
#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-sources.h"
#include "cw-transaction.h"

#define SENTENCE "She said that nobody had asked them about the van before the vote was called. "

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  while (text->len < CW_BENCH_SOURCE_CHARACTERS)
    g_string_append (text, text->len % 600 < sizeof SENTENCE ? SENTENCE "\n" : SENTENCE);
  g_string_truncate (text, CW_BENCH_SOURCE_CHARACTERS);
  return g_string_free (text, FALSE);
}

static void
make_sources (CwProject *project, GError **error)
{
  g_autofree char *text = make_text ();

  for (guint i = 0; i < CW_BENCH_N_SOURCES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Interview %03u", i);
      g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);
      gint64 source = cw_project_add_source (project, draft, "", error);
      GListModel *cases = cw_project_get_all (project, CW_KIND_CASE);
      g_autoptr (CwRecord) unit = g_list_model_get_item (cases, i % CW_BENCH_N_CASES);

      cw_bench_must (
          source != 0 && cw_project_assign_case (project, cw_record_get_id (unit), source, error),
          *error);
    }
}

static void
make_records (CwProject *project, CwKind kind, const char *noun, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %03u", noun, i);

      cw_bench_must (cw_project_create_record (project, kind, name, 0, error) != 0, *error);
    }
}

static void
make_codings (CwProject *project, guint n, GError **error)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20211103);

  for (guint i = 0; i < n; i++)
    {
      gint64 source
          = cw_bench_project_source (project, g_rand_int_range (chance, 0, CW_BENCH_N_SOURCES));
      gint64 code = cw_bench_project_code (project, g_rand_int_range (chance, 0, CW_BENCH_N_CODES));
      guint length = g_rand_int_range (chance, 100, 500);
      guint start = g_rand_int_range (chance, 0, CW_BENCH_SOURCE_CHARACTERS - length);

      cw_bench_must (
          cw_project_apply_code (project, source, start, start + length, code, error) != 0, *error);
    }
}

/**
 * cw_bench_project_new:
 *
 * Returns: (transfer full): a new project in @folder, open for writing
 */
CwProject *
cw_bench_project_new (const char *folder, guint n_codings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("bench-%u.caseweave", n_codings);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  CwProject *project;
  g_autoptr (CwTransaction) transaction = NULL;

  g_unlink (path);
  project = cw_project_create (path, "Benchmark", &error);
  cw_bench_must (project != NULL, error);
  transaction = cw_transaction_begin (project, &error);
  cw_bench_must (transaction != NULL, error);
  make_records (project, CW_KIND_CASE, "case", CW_BENCH_N_CASES, &error);
  make_records (project, CW_KIND_CODE, "code", CW_BENCH_N_CODES, &error);
  make_sources (project, &error);
  make_codings (project, n_codings, &error);
  cw_bench_must (cw_transaction_commit (transaction, &error, "Made a project to measure"), error);
  return project;
}

void
cw_bench_project_remove (CwProject *project)
{
  g_autofree char *path = g_strdup (cw_project_get_path (project));

  cw_project_close (project, NULL);
  g_object_unref (project);
  g_unlink (path);
}

static gint64
get_id (CwProject *project, CwKind kind, guint index)
{
  g_autoptr (CwRecord) record = g_list_model_get_item (cw_project_get_all (project, kind), index);

  return cw_record_get_id (record);
}

gint64
cw_bench_project_source (CwProject *project, guint index)
{
  return get_id (project, CW_KIND_SOURCE, index);
}

gint64
cw_bench_project_code (CwProject *project, guint index)
{
  return get_id (project, CW_KIND_CODE, index);
}
