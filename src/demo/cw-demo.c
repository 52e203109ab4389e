/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The demo project «Two Cities» (method.md §6.1): plan, write, confirm, and say what is to be expected of it. */

#include "config.h"

#include "cw-demo.h"

#include <glib/gstdio.h>

#include "cw-demo-expectation.h"
#include "cw-demo-writer.h"
#include "cw-field.h"
#include "cw-summaries.h"
#include "cw-transaction.h"

#define CONFIRMED "2022-06-01T09:00:00Z"
#define LATE "2022-06-10T11:00:00Z"
#define CONFIRMED_AGAIN "2022-06-20T09:00:00Z"

static gboolean
describe_project (CwProject *project, GError **error)
{
  static const struct
  {
    guint field;
    const char *value;
  } fields[] = {
    { CW_PROJECT_QUESTIONS,
      "How do inter-organisational relations change when a city reorganises public safety?\n"
      "What do state and local policy allow?\n"
      "How does the shifting legitimacy of police open and close room for others?" },
    { CW_PROJECT_DESIGN, "multiple-case, embedded" },
    { CW_PROJECT_METHODOLOGY,
      "Comparative case study of two fictional cities: virtual ethnography over twenty-one months, "
      "fifty "
      "interviews, meetings, documents and news; pattern coding and thematic analysis. Everybody "
      "and "
      "everything in it is made up." },
    { CW_PROJECT_STUDY_START, "2020-07-01" },
    { CW_PROJECT_STUDY_END, "2022-03-31" },
    { CW_PROJECT_RESEARCHER, "Demo" },
  };

  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!cw_project_set_field (
            project, CW_KIND_PROJECT, 1, fields[i].field, fields[i].value, error))
      return FALSE;
  return cw_transaction_commit (transaction, error, "Described the study");
}

/* The analyst looks at all summaries; those that are going to be stale are looked at before the late codings. */
static gboolean
confirm_each (CwDemoWriter *self, CwProject *project, gboolean stale, GError **error)
{
  for (guint i = 0; i < self->cells->cells->len; i++)
    if (cw_demo_cells_is_written (self->cells, self->plan, i)
        && cw_demo_cells_get (self->cells, i)->stale == stale
        && !cw_project_confirm_summary (project, i + 1, error))
      return FALSE;
  return TRUE;
}

/* One step each in a project of the usual size, one for all where there are thousands. */
static gboolean
confirm (CwDemoWriter *self, CwProject *project, gboolean stale, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  if (self->plan->size->planted)
    return confirm_each (self, project, stale, error);
  transaction = cw_transaction_begin (project, error);
  return transaction != NULL && confirm_each (self, project, stale, error)
         && cw_transaction_commit (transaction, error, "Confirmed the summaries");
}

static gboolean
confirm_all (CwDemoWriter *self, CwProject *project, guint64 seed, GError **error)
{
  cw_project_set_reproducible (project, seed, CONFIRMED);
  if (!confirm (self, project, TRUE, error))
    return FALSE;
  cw_project_set_reproducible (project, seed, LATE);
  if (!cw_demo_write_late (self, error))
    return FALSE;
  cw_project_set_reproducible (project, seed, CONFIRMED_AGAIN);
  return confirm (self, project, FALSE, error);
}

static gboolean
write_all (CwDemoWriter *self, CwProject *project, guint64 seed, GError **error)
{
  return describe_project (project, error) && cw_demo_write_objects (self, error)
         && cw_demo_write_sources (self, error) && cw_demo_write_analysis (self, error)
         && confirm_all (self, project, seed, error);
}

static gboolean
fill (CwProject *project,
      const CwDemoSize *size,
      guint64 seed,
      const char *expect_path,
      GError **error)
{
  g_autoptr (CwDemoPlan) plan = cw_demo_plan_new (size, seed);
  g_autoptr (CwDemoCells) cells = cw_demo_cells_new (plan);
  g_autoptr (CwDemoTally) tally = cw_demo_tally_new (plan, cells);
  g_autoptr (CwBulk) bulk = cw_bulk_new (project, seed, error);
  CwDemoWriter writer = { plan, cells, tally, bulk, 1, 1, 1 };

  return bulk != NULL && write_all (&writer, project, seed, error) && cw_bulk_finish (bulk, error)
         && cw_demo_write_expectation (tally, cells, expect_path, error);
}

/**
 * cw_demo_create:
 * @path: where to put the project; there must be no file
 * @expect_path: where to put what is to be expected of it, as JSON
 * @size: S, M, L or XL
 * @seed: another number is another project of the same size
 *
 * Makes the demo project. The same size and seed give the same rows. On failure there is no project.
 */
gboolean
cw_demo_create (const char *path,
                const char *expect_path,
                const char *size,
                guint64 seed,
                GError **error)
{
  const CwDemoSize *found = cw_demo_size_find (size);
  g_autoptr (CwProject) project = NULL;
  gboolean filled;

  if (found == NULL)
    {
      g_set_error (
          error, CW_ERROR, CW_ERROR_INVALID, "“%s” is not a size. Choose S, M, L or XL.", size);
      return FALSE;
    }
  project = cw_project_create_reproducible (path, "Two Cities", seed, CW_DEMO_FOUNDED, error);
  if (project == NULL)
    return FALSE;
  filled = fill (project, found, seed, expect_path, error);
  if (!cw_project_close (project, filled ? error : NULL))
    filled = FALSE;
  if (!filled)
    g_unlink (path);
  return filled;
}
