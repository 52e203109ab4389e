/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which material belongs to a case, and attributes with their types. */

#include "config.h"

#include "cw-cases.h"

#include "cw-field.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  gint64 unit;
  gint64 source;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new ();
  self->unit = cw_test_say (self->project, "{'verb': 'create-case', 'name': 'North'}");
  self->source = cw_test_say (self->project,
                              "{'verb': 'add-source', 'title': 'Talk', 'text': 'Who answers?'}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_project_remove (self->project);
}

static const GArray *
attributions (Fixture *self)
{
  return cw_evidence_get_attributions (cw_project_get_evidence (self->project));
}

static const CwAttributionSpan *
attribution (Fixture *self, guint index)
{
  return &g_array_index (attributions (self), CwAttributionSpan, index);
}

/* --- material ------------------------------------------------------------------------------------------------ */

static void
test_whole_source (Fixture *self, gconstpointer data)
{
  g_autofree char *before = cw_test_dump (self->project);

  g_assert_true (cw_project_assign_case (self->project, self->unit, self->source, NULL));
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Attributed “Talk” to the case “North”");
  cw_test_undo_and_redo (self->project, before);
  g_assert_true (cw_project_assign_case (self->project, self->unit, self->source, NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 1);
  g_assert_true (attribution (self, 0)->whole);
  g_assert_cmpint (attribution (self, 0)->case_id, ==, self->unit);
  g_assert_cmpint (attribution (self, 0)->source_id, ==, self->source);
}

static void
test_range (Fixture *self, gconstpointer data)
{
  static const guint wrong[][2] = { { 3, 3 }, { 4, 3 }, { 0, 13 } };

  g_assert_true (
      cw_project_assign_case_range (self->project, self->unit, self->source, 0, 12, NULL));
  g_assert_true (
      cw_project_assign_case_range (self->project, self->unit, self->source, 0, 12, NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 1);
  g_assert_false (attribution (self, 0)->whole);
  g_assert_cmpuint (attribution (self, 0)->end, ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_project_assign_case_range (
          self->project, self->unit, self->source, wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
}

static void
test_speaker (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      cw_project_assign_case_speaker (self->project, self->unit, self->source, "Ada", NULL));
  g_assert_true (
      cw_project_assign_case_speaker (self->project, self->unit, self->source, "Ada", NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 1);
  g_assert_cmpstr (attribution (self, 0)->speaker, ==, "Ada");
  g_assert_false (attribution (self, 0)->whole);
  g_assert_false (
      cw_project_assign_case_speaker (self->project, self->unit, self->source, "", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_take_back (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  g_assert_true (cw_project_assign_case (self->project, self->unit, self->source, NULL));
  g_assert_true (
      cw_project_assign_case_range (self->project, self->unit, self->source, 0, 3, NULL));
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_delete_attribution (self->project, attribution (self, 0)->id, NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 1);
  cw_test_undo_and_redo (self->project, before);
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  g_assert_true (cw_project_unassign_case (self->project, self->unit, self->source, NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 0);
  cw_test_undo_and_redo (self->project, before);
}

static void
test_what_is_not_there (Fixture *self, gconstpointer data)
{
  const gint64 pairs[][2] = { { 99, self->source }, { self->unit, 99 } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 unit = pairs[i][0], source = pairs[i][1];
      GError *errors[4] = { NULL };

      g_assert_false (cw_project_assign_case (self->project, unit, source, &errors[0]));
      g_assert_false (cw_project_assign_case_range (self->project, unit, source, 0, 3, &errors[1]));
      g_assert_false (
          cw_project_assign_case_speaker (self->project, unit, source, "Ada", &errors[2]));
      g_assert_false (cw_project_unassign_case (self->project, unit, source, &errors[3]));
      for (guint j = 0; j < G_N_ELEMENTS (errors); j++)
        {
          g_assert_error (errors[j], CW_ERROR, CW_ERROR_NOT_FOUND);
          g_clear_error (&errors[j]);
        }
    }
}

/* R21: a case goes, its sources and excerpts stay. */
static void
test_delete_case (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  g_assert_true (cw_project_assign_case (self->project, self->unit, self->source, NULL));
  cw_test_say (self->project, "{'verb': 'create-excerpt', 'source': 'Talk', 'quote': 'Who'}");
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_delete (self->project, CW_KIND_CASE, self->unit, NULL));
  g_assert_cmpuint (attributions (self)->len, ==, 0);
  g_assert_nonnull (cw_project_get_record (self->project, CW_KIND_SOURCE, self->source));
  g_assert_nonnull (cw_evidence_find_excerpt (cw_project_get_evidence (self->project), 1, NULL));
  cw_test_undo_and_redo (self->project, before);
}

/* --- attributes ------------------------------------------------------------------------------------------------ */

static void
test_types (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *type, *choices, *value;
    gboolean fits;
  } values[] = {
    { "text", "", "anything at all", TRUE },
    { "number", "", "12", TRUE },
    { "number", "", "-1.5e3", TRUE },
    { "number", "", "1,5", FALSE },
    { "number", "", "12 km", FALSE },
    { "number", "", "nan", FALSE },
    { "number", "", "inf", FALSE },
    { "number", "", "0x10", FALSE },
    { "date", "", "2021-04", TRUE },
    { "date", "", "2021-02-30", FALSE },
    { "date", "", "April 2021", FALSE },
    { "yes-no", "", "yes", TRUE },
    { "yes-no", "", "no", TRUE },
    { "yes-no", "", "Yes", FALSE },
    { "choice", "a\nb c", "b c", TRUE },
    { "choice", "a\nb c", "b", FALSE },
    { "choice", "", "anything", TRUE },
    { "ordinal", "small\nlarge", "large", TRUE },
    { "ordinal", "small\nlarge", "medium", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strdup_printf ("attribute %u", i);
      g_autoptr (GError) error = NULL;
      gint64 attribute = cw_project_create_attribute (
          self->project, name, values[i].type, "case", values[i].choices, &error);
      gboolean set;

      g_assert_no_error (error);
      g_test_message ("%s: %s", values[i].type, values[i].value);
      set = cw_project_set_attribute (
          self->project, attribute, self->unit, values[i].value, "", &error);
      g_assert_true (set == values[i].fits);
      if (!set)
        g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
}

static void
test_create_attribute (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *type, *target;
    int error;
  } refused[] = {
    { "b", "colour", "case", CW_ERROR_INVALID },
    { "b", "text", "code", CW_ERROR_INVALID },
    { "", "text", "case", CW_ERROR_INVALID },
    { "a", "text", "source", CW_ERROR_EXISTS },
  };
  gint64 first = cw_project_create_attribute (self->project, "a", "number", "source", "", NULL);
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_ATTRIBUTE, first);

  g_assert_cmpstr (cw_record_get_text (record, CW_ATTRIBUTE_TYPE), ==, "number");
  g_assert_cmpstr (cw_record_get_text (record, CW_ATTRIBUTE_TARGET), ==, "source");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (
          cw_project_create_attribute (
              self->project, refused[i].name, refused[i].type, refused[i].target, "", &error),
          ==,
          0);
      g_assert_error (error, CW_ERROR, refused[i].error);
    }
}

static void
test_values (Fixture *self, gconstpointer data)
{
  gint64 other = cw_test_say (self->project, "{'verb': 'create-case', 'name': 'South'}");
  gint64 size = cw_project_create_attribute (self->project, "size", "text", "case", "", NULL);
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *value = NULL;
  g_autofree char *none = NULL;
  g_autofree char *gone = NULL;
  CwAttributeValue *missing;

  g_assert_true (cw_project_set_attribute (self->project, size, self->unit, " a ", "", NULL));
  g_assert_true (cw_project_set_attribute (self->project, size, self->unit, "b", "", NULL));
  g_assert_true (cw_project_set_attribute (self->project, size, other, "", "refused", NULL));
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Set size of “South” to “refused”");
  value = cw_project_dup_attribute (self->project, size, self->unit);
  g_assert_cmpstr (value, ==, "b");
  none = cw_project_dup_attribute (self->project, size, other);
  g_assert_cmpstr (none, ==, "");
  values = cw_project_list_attribute_values (self->project, size, NULL);
  g_assert_cmpuint (values->len, ==, 2);
  missing = g_ptr_array_index (values, 1);
  g_assert_cmpint (missing->object, ==, other);
  g_assert_cmpstr (missing->missing, ==, "refused");
  g_assert_true (cw_project_set_attribute (self->project, size, self->unit, "", "", NULL));
  gone = cw_project_dup_attribute (self->project, size, self->unit);
  g_assert_cmpstr (gone, ==, "");
  g_clear_pointer (&values, g_ptr_array_unref);
  values = cw_project_list_attribute_values (self->project, size, NULL);
  g_assert_cmpuint (values->len, ==, 1);
}

static void
test_targets (Fixture *self, gconstpointer data)
{
  gint64 person = cw_test_say (self->project, "{'verb': 'create-participant', 'name': 'Ada'}");
  gint64 age
      = cw_project_create_attribute (self->project, "age", "number", "participant", "", NULL);
  gint64 pages = cw_project_create_attribute (self->project, "pages", "number", "source", "", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_true (cw_project_set_attribute (self->project, age, person, "52", "", NULL));
  g_assert_true (cw_project_set_attribute (self->project, pages, self->source, "9", "", NULL));
  value = cw_project_dup_attribute (self->project, age, person);
  g_assert_cmpstr (value, ==, "52");
  g_assert_false (cw_project_set_attribute (self->project, age, 99, "52", "", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_set_attribute (self->project, 99, person, "52", "", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_set_attribute (self->project, age, person, "52", "unknown", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  cw_test_refuses (self->project,
                   CW_ERROR_INVALID,
                   "“age” is an attribute of a participant",
                   "{'verb': 'set-attribute', 'attribute': 'age', 'case': 'North', 'value': 1}");
}

static void
test_delete_attribute (Fixture *self, gconstpointer data)
{
  gint64 size = cw_project_create_attribute (self->project, "size", "text", "case", "", NULL);
  g_autofree char *before = NULL;

  g_assert_true (cw_project_set_attribute (self->project, size, self->unit, "a", "", NULL));
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_delete (self->project, CW_KIND_ATTRIBUTE, size, NULL));
  cw_test_undo_and_redo (self->project, before);
  cw_attribute_value_free (NULL);
}

int
main (int argc, char **argv)
{
#define ADD(path, function) g_test_add ("/cases/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("whole-source", test_whole_source);
  ADD ("range", test_range);
  ADD ("speaker", test_speaker);
  ADD ("take-back", test_take_back);
  ADD ("what-is-not-there", test_what_is_not_there);
  ADD ("delete-case", test_delete_case);
  ADD ("types", test_types);
  ADD ("create-attribute", test_create_attribute);
  ADD ("values", test_values);
  ADD ("targets", test_targets);
  ADD ("delete-attribute", test_delete_attribute);
#undef ADD
  return g_test_run ();
}
