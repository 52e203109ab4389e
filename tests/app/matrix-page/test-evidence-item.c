/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How an excerpt is cited in the list of evidence, and in which order it stands there. */

#include "config.h"

#include "toy-project.h"

#include "cw-evidence-item.h"
#include "cw-evidence-order.h"

static void
assert_date (const char *date, const char *expected)
{
  g_autofree char *formatted = cw_evidence_item_format_date (date);

  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_dates (void)
{
  assert_date ("2021-04-10", "10 Apr 2021");
  assert_date ("2021-04", "Apr 2021");
  assert_date ("2021", "2021");
  assert_date ("", "");
  assert_date ("2021-13-40", "2021-13-40");
}

static void
test_citation (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  gint64 id = cw_project_find_excerpt (toy->project, toy->s1, 0, 100);
  g_autoptr (CwEvidenceItem) item = cw_evidence_item_new (toy->project, id);
  g_autofree char *citation = cw_evidence_item_dup_citation (item);
  g_autofree char *expected = g_strdup_printf ("S1, 15 Jan 2021, ¶1 [E-%" G_GINT64_FORMAT "]", id);
  g_autofree char *gone = NULL;

  g_assert_cmpstr (citation, ==, expected);
  g_assert_true (cw_project_delete_excerpt (toy->project, id, NULL));
  cw_evidence_item_refresh (item);
  g_assert_null (cw_evidence_item_get_excerpt (item));
  gone = cw_evidence_item_dup_citation (item);
  g_assert_true (g_str_has_prefix (gone, "E-"));
  g_assert_finalize_object (g_steal_pointer (&item));
}

static void
count_change (CwEvidenceItem *item, guint *changes)
{
  *changes += 1;
}

static void
test_changes (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  g_autoptr (CwEvidenceItem) item = cw_evidence_item_new (toy->project, 1);
  guint changes = 0;

  g_signal_connect (item, "changed", G_CALLBACK (count_change), &changes);
  cw_evidence_item_set_stance (item, "supports");
  cw_evidence_item_set_stance (item, "supports");
  cw_evidence_item_set_expanded (item, TRUE);
  cw_evidence_item_set_citable (item, FALSE);
  g_assert_cmpuint (changes, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&item));
}

static gint64
append (GArray *ids, ToyProject *toy, gint64 source, guint start, guint end)
{
  gint64 id = cw_project_find_excerpt (toy->project, source, start, end);

  g_assert_cmpint (id, !=, 0);
  g_array_append_val (ids, id);
  return id;
}

static void
test_order (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 may = append (ids, toy, toy->s4, 550, 600);
  gint64 undated = append (ids, toy, toy->s2, 0, 50);
  gint64 february = append (ids, toy, toy->s3, 0, 200);
  gint64 later = append (ids, toy, toy->s3, 1000, 1100);
  gint64 starred = append (ids, toy, toy->s4, 250, 350);

  g_assert_true (cw_project_star_excerpt (toy->project, starred, TRUE, NULL));
  g_assert_true (
      cw_project_set_field (toy->project, CW_KIND_SOURCE, toy->s2, CW_SOURCE_EVENT_DATE, "", NULL));
  cw_evidence_order_sort (toy->project, ids);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, starred);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, february);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, later);
  g_assert_cmpint (g_array_index (ids, gint64, 3), ==, may);
  g_assert_cmpint (g_array_index (ids, gint64, 4), ==, undated);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-item/dates", test_dates);
  g_test_add_func ("/evidence-item/citation", test_citation);
  g_test_add_func ("/evidence-item/changes", test_changes);
  g_test_add_func ("/evidence-order/starred-date-place", test_order);
  return g_test_run ();
}
