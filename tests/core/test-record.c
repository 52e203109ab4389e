/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A row in memory. */

#include "config.h"

#include "cw-record.h"

#include "cw-field.h"

/* Gives a record the values of two of its fields, and leaves the others NULL. */
static void
set_two (CwRecord *record, guint first, const char *a, guint second, const char *b)
{
  guint n_fields;
  char **values;

  cw_kind_get_fields (cw_record_get_kind (record), &n_fields);
  values = g_new0 (char *, n_fields);
  values[first] = g_strdup (a);
  values[second] = g_strdup (b);
  cw_record_take_values (record, values);
}

static void
test_empty (void)
{
  g_autoptr (CwRecord) record = cw_record_new (CW_KIND_CODE, 7);
  g_autofree char *label = cw_record_dup_label (record);

  g_assert_cmpint (cw_record_get_kind (record), ==, CW_KIND_CODE);
  g_assert_cmpint (cw_record_get_id (record), ==, 7);
  g_assert_cmpstr (cw_record_get_name (record), ==, "");
  g_assert_cmpstr (cw_record_get_color (record), ==, "");
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_DEFINITION), ==, "");
  g_assert_cmpint (cw_record_get_integer (record, CW_CODE_REDIRECT), ==, 0);
  g_assert_cmpint (cw_record_get_parent (record), ==, 0);
  g_assert_cmpfloat (cw_record_get_rank (record), ==, 0);
  g_assert_cmpstr (label, ==, "K-7");
}

static void
test_values (void)
{
  g_autoptr (CwRecord) record = cw_record_new (CW_KIND_CODE, 7);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  g_autofree char *color = NULL;
  gint64 parent;

  set_two (record, CW_CODE_NAME, "turf claim", CW_CODE_PARENT, "3");
  label = cw_record_dup_label (record);
  g_assert_cmpstr (label, ==, "“turf claim”");
  g_object_get (record, "name", &name, "color", &color, "parent", &parent, NULL);
  g_assert_cmpstr (name, ==, "turf claim");
  g_assert_cmpstr (color, ==, "");
  g_assert_cmpint (parent, ==, 3);
  set_two (record, CW_CODE_COLOR, "#123456", CW_CODE_RANK, "2.5");
  g_assert_cmpstr (cw_record_get_color (record), ==, "#123456");
  g_assert_cmpstr (cw_record_get_name (record), ==, "");
  g_assert_cmpfloat (cw_record_get_rank (record), ==, 2.5);
}

/* Kinds without a tree, an order or a colour answer with nothing. */
static void
test_other_kinds (void)
{
  g_autoptr (CwRecord) memo = cw_record_new (CW_KIND_MEMO, 1);
  g_autoptr (CwRecord) summary = cw_record_new (CW_KIND_SUMMARY, 2);
  g_autofree char *label = NULL;

  set_two (memo, CW_MEMO_TITLE, "t", CW_MEMO_BODY, "#123456");
  g_assert_cmpstr (cw_record_get_color (memo), ==, "");
  g_assert_cmpint (cw_record_get_parent (memo), ==, 0);
  g_assert_cmpfloat (cw_record_get_rank (memo), ==, 0);
  /* The text of a summary is no name to call it by. */
  set_two (summary, CW_SUMMARY_TEXT, "Nobody answers.", CW_SUMMARY_RATING, "-2");
  label = cw_record_dup_label (summary);
  g_assert_cmpstr (label, ==, "G-2");
  g_assert_cmpint (cw_record_get_integer (summary, CW_SUMMARY_RATING), ==, -2);
}

static void
on_signal (CwRecord *record, guint *n)
{
  (*n)++;
}

static void
on_notified (CwRecord *record, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_signals (void)
{
  g_autoptr (CwRecord) record = cw_record_new (CW_KIND_CODE, 7);
  guint n_changed = 0, n_notified = 0;

  g_signal_connect (record, "changed", G_CALLBACK (on_signal), &n_changed);
  g_signal_connect (record, "notify::name", G_CALLBACK (on_notified), &n_notified);
  set_two (record, CW_CODE_NAME, "a", CW_CODE_PARENT, NULL);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_compare (void)
{
  g_autoptr (CwRecord) a = cw_record_new (CW_KIND_CODE, 1);
  g_autoptr (CwRecord) b = cw_record_new (CW_KIND_CODE, 2);

  g_assert_cmpint (cw_record_compare (a, b), <, 0); /* equal ranks: by id */
  g_assert_cmpint (cw_record_compare (b, a), >, 0);
  g_assert_cmpint (cw_record_compare (a, a), ==, 0);
  set_two (a, CW_CODE_RANK, "2", CW_CODE_NAME, "a");
  set_two (b, CW_CODE_RANK, "1.5", CW_CODE_NAME, "b");
  g_assert_cmpint (cw_record_compare (a, b), >, 0);
  g_assert_cmpint (cw_record_compare (b, a), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/empty", test_empty);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/other-kinds", test_other_kinds);
  g_test_add_func ("/record/signals", test_signals);
  g_test_add_func ("/record/compare", test_compare);
  return g_test_run ();
}
