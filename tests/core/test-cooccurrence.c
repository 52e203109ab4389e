/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Code × code against a slow and obvious reference on random projects: every coding with every other. */

#include "config.h"

#include "cw-coding.h"
#include "cw-cooccurrence.h"
#include "cw-sources.h"
#include "cw-test-project.h"

#define N_PROJECTS 40
#define N_CODES 7

typedef struct
{
  guint source;
  guint start;
  guint end;
  guint32 code;
} Coding;

static gint64
add_source (CwProject *project, const char *title, guint length)
{
  g_autofree char *text = g_strnfill (length, 'x');
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);

  return cw_project_add_source (project, draft, "", NULL);
}

static CwProject *
make_project (GRand *rand)
{
  CwProject *project = cw_test_project_new ();
  guint n_codings = g_rand_int_range (rand, 0, 80);

  for (guint i = 0; i < N_CODES; i++)
    {
      g_autofree char *name = g_strdup_printf ("code %u", i);

      g_assert_cmpint (cw_project_create_record (project, CW_KIND_CODE, name, 0, NULL), ==, i + 1);
    }
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpint (add_source (project, "s", 60), ==, i);
  for (guint i = 0; i < n_codings; i++)
    {
      guint start = g_rand_int_range (rand, 0, 55);
      guint end = start + g_rand_int_range (rand, 1, 60 - start);

      /* A code that is there already is refused, and that is no matter here. */
      cw_project_apply_code (project,
                             g_rand_int_range (rand, 1, 4),
                             start,
                             end,
                             g_rand_int_range (rand, 1, N_CODES),
                             NULL);
    }
  return project;
}

static GArray *
list_codings (CwProject *project)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (Coding));

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);

          for (guint k = 0; k < span->n_codings; k++)
            {
              Coding coding = { i, span->start, span->end };

              coding.code
                  = g_array_index (source->codings, CwCodingSpan, span->first_coding + k).code;
              g_array_append_val (codings, coding);
            }
        }
    }
  return codings;
}

static guint
count_pairs (GArray *codings, guint32 a, guint32 b)
{
  guint n = 0;

  for (guint i = 0; i < codings->len; i++)
    for (guint j = i + 1; j < codings->len; j++)
      {
        const Coding *x = &g_array_index (codings, Coding, i);
        const Coding *y = &g_array_index (codings, Coding, j);
        gboolean named = (x->code == a && y->code == b) || (x->code == b && y->code == a);

        n += named && x->source == y->source && x->start < y->end && y->start < x->end;
      }
  return n;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20211103);
  guint total = 0;

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      CwProject *project = make_project (rand);
      g_autoptr (CwCooccurrence) pairs = cw_cooccurrence_new (project);
      g_autoptr (GArray) codings = list_codings (project);

      g_assert_cmpuint (cw_cooccurrence_get_n_codes (pairs), ==, N_CODES);
      for (guint a = 0; a < N_CODES; a++)
        for (guint b = 0; b < N_CODES; b++)
          {
            guint expected = count_pairs (codings, a + 1, b + 1);

            g_assert_cmpuint (cw_cooccurrence_get_at (pairs, a, b), ==, expected);
            g_assert_cmpuint (cw_cooccurrence_get (pairs, a + 1, b + 1), ==, expected);
            total += expected;
          }
      cw_test_project_remove (project);
    }
  g_assert_cmpuint (total, >, 1000);
}

/* Touching is not meeting; the same excerpt is; so are two excerpts with one code. */
static void
test_definition (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 a = cw_project_create_record (project, CW_KIND_CODE, "a", 0, NULL);
  gint64 b = cw_project_create_record (project, CW_KIND_CODE, "b", 0, NULL);
  gint64 source = add_source (project, "s", 40);
  g_autoptr (CwCooccurrence) pairs = NULL;

  cw_project_apply_code (project, source, 0, 10, a, NULL);
  cw_project_apply_code (project, source, 0, 10, b, NULL);
  cw_project_apply_code (project, source, 5, 12, a, NULL);
  cw_project_apply_code (project, source, 12, 20, b, NULL);
  pairs = cw_cooccurrence_new (project);
  g_assert_cmpuint (cw_cooccurrence_get (pairs, a, b), ==, 2);
  g_assert_cmpuint (cw_cooccurrence_get (pairs, b, a), ==, 2);
  g_assert_cmpuint (cw_cooccurrence_get (pairs, a, a), ==, 1);
  g_assert_cmpuint (cw_cooccurrence_get (pairs, b, b), ==, 0);
  g_assert_cmpuint (cw_cooccurrence_get (pairs, a, 99), ==, 0);
  cw_test_project_remove (project);
}

static void
test_empty (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwCooccurrence) pairs = cw_cooccurrence_new (project);

  g_assert_cmpuint (cw_cooccurrence_get_n_codes (pairs), ==, 0);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cooccurrence/random-projects", test_random);
  g_test_add_func ("/cooccurrence/definition", test_definition);
  g_test_add_func ("/cooccurrence/empty-project", test_empty);
  return g_test_run ();
}
