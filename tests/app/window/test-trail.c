/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-trail.h"

static const CwPlace source_1 = { FALSE, 1, 0 };
static const CwPlace excerpt_7 = { FALSE, 1, 7 };
static const CwPlace source_2 = { FALSE, 2, 0 };
static const CwPlace source_3 = { FALSE, 3, 0 };
static const CwPlace matrix = { TRUE, 1, 0 };

static void
assert_place (const CwPlace *place, const CwPlace *expected)
{
  g_assert_nonnull (place);
  g_assert_cmpint (place->matrix, ==, expected->matrix);
  g_assert_cmpint (place->source, ==, expected->source);
  g_assert_cmpint (place->excerpt, ==, expected->excerpt);
}

static void
test_empty (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  g_assert_null (cw_trail_get_place (trail));
  g_assert_false (cw_trail_can_go_back (trail));
  g_assert_false (cw_trail_can_go_forward (trail));
  g_assert_null (cw_trail_go_back (trail));
  g_assert_null (cw_trail_go_forward (trail));
}

static void
test_back_and_forward (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &matrix);
  cw_trail_visit (trail, &source_2);
  assert_place (cw_trail_go_back (trail), &matrix);
  assert_place (cw_trail_go_back (trail), &source_1);
  g_assert_false (cw_trail_can_go_back (trail));
  assert_place (cw_trail_go_forward (trail), &matrix);
  assert_place (cw_trail_go_forward (trail), &source_2);
  g_assert_false (cw_trail_can_go_forward (trail));
}

static void
test_visit_forgets_ahead (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &source_2);
  cw_trail_go_back (trail);
  cw_trail_visit (trail, &source_3);
  g_assert_false (cw_trail_can_go_forward (trail));
  assert_place (cw_trail_go_back (trail), &source_1);
}

static void
test_same_place_once (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &source_1);
  g_assert_false (cw_trail_can_go_back (trail));
  cw_trail_visit (trail, &source_2);
  cw_trail_go_back (trail);
  cw_trail_visit (trail, &source_1);
  g_assert_true (cw_trail_can_go_forward (trail));
}

static void
test_excerpt_refines_source (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_2);
  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &excerpt_7);
  assert_place (cw_trail_get_place (trail), &excerpt_7);
  assert_place (cw_trail_go_back (trail), &source_2);
}

static void
test_forget_source (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &source_2);
  cw_trail_visit (trail, &source_1);
  cw_trail_visit (trail, &source_3);
  cw_trail_forget_source (trail, 2);
  assert_place (cw_trail_get_place (trail), &source_3);
  assert_place (cw_trail_go_back (trail), &source_1);
  g_assert_false (cw_trail_can_go_back (trail));
}

static void
test_forget_last_source (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  cw_trail_visit (trail, &source_1);
  cw_trail_forget_source (trail, 1);
  g_assert_null (cw_trail_get_place (trail));
  cw_trail_visit (trail, &source_2);
  assert_place (cw_trail_get_place (trail), &source_2);
  g_assert_false (cw_trail_can_go_back (trail));
}

static void
test_bounded (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();
  guint n = 0;

  for (gint64 i = 1; i <= 1000; i++)
    cw_trail_visit (trail, &(CwPlace) { FALSE, i, 0 });
  g_assert_cmpint (cw_trail_get_place (trail)->source, ==, 1000);
  while (cw_trail_go_back (trail) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 199);
}

/* Whatever is done, the cursor stays in the trail and going back and forward again leads to the same place. */
static void
test_random (void)
{
  g_autoptr (CwTrail) trail = cw_trail_new ();

  for (guint i = 0; i < 20000; i++)
    {
      int what = g_test_rand_int_range (0, 5);
      gint64 source = g_test_rand_int_range (1, 6);

      if (what < 2)
        {
          CwPlace place = { g_test_rand_bit (), source, g_test_rand_int_range (0, 3) };

          cw_trail_visit (trail, &place);
          assert_place (cw_trail_get_place (trail), &place);
        }
      else if (what == 2)
        cw_trail_forget_source (trail, source);
      else if (cw_trail_can_go_back (trail))
        {
          CwPlace place = *cw_trail_get_place (trail);

          g_assert_nonnull (cw_trail_go_back (trail));
          g_assert_true (cw_trail_can_go_forward (trail));
          if (what == 3)
            assert_place (cw_trail_go_forward (trail), &place);
        }
      if (cw_trail_get_place (trail) == NULL)
        g_assert_false (cw_trail_can_go_back (trail) || cw_trail_can_go_forward (trail));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trail/empty", test_empty);
  g_test_add_func ("/trail/back-and-forward", test_back_and_forward);
  g_test_add_func ("/trail/visit-forgets-ahead", test_visit_forgets_ahead);
  g_test_add_func ("/trail/same-place-once", test_same_place_once);
  g_test_add_func ("/trail/excerpt-refines-source", test_excerpt_refines_source);
  g_test_add_func ("/trail/forget-source", test_forget_source);
  g_test_add_func ("/trail/forget-last-source", test_forget_last_source);
  g_test_add_func ("/trail/bounded", test_bounded);
  g_test_add_func ("/trail/random", test_random);
  return g_test_run ();
}
