/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The tables of fields, and what each type of field takes. */

#include "config.h"

#include "cw-field.h"

#include <string.h>

static void
test_kinds (void)
{
  g_autoptr (GHashTable) nouns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);

  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      const char *prefix = cw_kind_get_prefix (kind);
      g_autofree char *printed = cw_kind_format_id (kind, 12);
      g_autofree char *expected
          = prefix == NULL ? g_strdup ("12") : g_strconcat (prefix, "-12", NULL);

      g_assert_cmpint (cw_kind_from_table (cw_kind_get_table (kind)), ==, kind);
      g_assert_cmpint (cw_kind_from_noun (cw_kind_get_noun (kind)), ==, kind);
      g_assert_true (g_hash_table_add (nouns, (gpointer) cw_kind_get_noun (kind)));
      g_assert_true (prefix == NULL || g_hash_table_add (prefixes, (gpointer) prefix));
      g_assert_cmpstr (printed, ==, expected);
    }
  g_assert_cmpint (cw_kind_from_table ("history"), ==, CW_KIND_NONE);
  g_assert_cmpint (cw_kind_from_noun ("hat"), ==, CW_KIND_NONE);
  g_assert_cmpstr (cw_kind_get_noun (CW_KIND_NONE), ==, "object");
  g_assert_false (cw_kind_has_records (CW_KIND_NONE));
}

/* Trees, orders and names point at fields that are there, of the right type. */
static void
test_special_fields (void)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      guint n_fields;
      const CwField *fields = cw_kind_get_fields (kind, &n_fields);
      int parent = cw_kind_get_parent_field (kind);
      int rank = cw_kind_get_rank_field (kind);
      int name = cw_kind_get_name_field (kind);

      g_assert_true (cw_kind_has_records (kind) == (fields != NULL));
      g_assert_cmpint (parent, <, (int) n_fields);
      g_assert_cmpint (rank, <, (int) n_fields);
      g_assert_true ((name >= 0) == (fields != NULL));
      g_assert_true (parent < 0 || fields[parent].type == CW_FIELD_REFERENCE);
      g_assert_true (rank < 0 || fields[rank].type == CW_FIELD_REAL);
      g_assert_true (name < 0 || fields[name].type == CW_FIELD_TEXT);
      if (fields != NULL)
        g_assert_cmpstr (fields[0].column, ==, "guid");
    }
}

static void
test_find (void)
{
  g_assert_cmpint (cw_field_find (CW_KIND_CODE, "name"), ==, CW_CODE_NAME);
  g_assert_cmpint (cw_field_find (CW_KIND_CODE, "not-use"), ==, CW_CODE_WHEN_NOT_TO_USE);
  g_assert_cmpint (cw_field_find (CW_KIND_CODE, "guid"), ==, -1);
  g_assert_cmpint (cw_field_find (CW_KIND_EXCERPT, "name"), ==, -1);
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      guint n_fields;
      const CwField *fields = cw_kind_get_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          if (fields[i].argument != NULL)
            g_assert_cmpint (cw_field_find (kind, fields[i].argument), ==, i);
          /* What can be set is called something in the history, and a closed list is there. */
          g_assert_true ((fields[i].flags & CW_FIELD_EDITABLE) == 0 || fields[i].noun != NULL
                         || fields[i].argument == NULL);
          g_assert_true (fields[i].type != CW_FIELD_CHOICE || fields[i].choices != NULL);
        }
    }
}

static const struct
{
  CwFieldType type;
  gboolean required;
  const char *value;
  const char *stored; /* NULL: refused */
} values[] = {
  { CW_FIELD_TEXT, FALSE, " as it is\n", " as it is\n" },
  { CW_FIELD_TEXT, FALSE, "", "" },
  { CW_FIELD_TEXT, TRUE, "  name ", "name" },
  { CW_FIELD_TEXT, TRUE, "  ", NULL },
  { CW_FIELD_TEXT, FALSE, "\xff", NULL },
  { CW_FIELD_DATE, FALSE, "", "" },
  { CW_FIELD_DATE, TRUE, "", NULL },
  { CW_FIELD_DATE, FALSE, " 2021 ", "2021" },
  { CW_FIELD_DATE, FALSE, "2021-04", "2021-04" },
  { CW_FIELD_DATE, FALSE, "2024-02-29", "2024-02-29" },
  { CW_FIELD_DATE, FALSE, "2021-02-29", NULL },
  { CW_FIELD_DATE, FALSE, "2021-13", NULL },
  { CW_FIELD_DATE, FALSE, "2021-4", NULL },
  { CW_FIELD_DATE, FALSE, "2021-04-1", NULL },
  { CW_FIELD_DATE, FALSE, "-021", NULL },
  { CW_FIELD_DATE, FALSE, "0000", NULL },
  { CW_FIELD_DATE, FALSE, "2021-04-10T00:00", NULL },
  { CW_FIELD_DATE, FALSE, "10.4.2021", NULL },
  { CW_FIELD_COLOR, FALSE, "", "" },
  { CW_FIELD_COLOR, FALSE, "#1a5FB4", "#1a5FB4" },
  { CW_FIELD_COLOR, FALSE, "#1a5fb", NULL },
  { CW_FIELD_COLOR, FALSE, "#1a5fbg", NULL },
  { CW_FIELD_COLOR, FALSE, "1a5fb44", NULL },
  { CW_FIELD_COLOR, FALSE, "red", NULL },
  { CW_FIELD_INTEGER, FALSE, "", "" },
  { CW_FIELD_INTEGER, FALSE, " -12 ", "-12" },
  { CW_FIELD_INTEGER, FALSE, "2147483648", NULL },
  { CW_FIELD_INTEGER, FALSE, "1.5", NULL },
  { CW_FIELD_INTEGER, FALSE, "many", NULL },
  { CW_FIELD_CHOICE, TRUE, " supports ", "supports" },
  { CW_FIELD_CHOICE, TRUE, "Supports", NULL },
  { CW_FIELD_CHOICE, FALSE, "", "" },
  { CW_FIELD_TERM, FALSE, "a word of my own", "a word of my own" },
  { CW_FIELD_REAL, FALSE, "1.5", "1.5" },
  { CW_FIELD_REFERENCE, FALSE, "7", "7" },
  { CW_FIELD_TIME, FALSE, "2021-04-10T12:00:00Z", "2021-04-10T12:00:00Z" },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      CwField field
          = { "column", "argument", "noun", values[i].type, CW_FIELD_EDITABLE, cw_stances };
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;

      if (values[i].required)
        field.flags |= CW_FIELD_REQUIRED;
      g_test_message ("%u", i);
      stored = cw_field_normalize (&field, values[i].value, &error);
      g_assert_cmpstr (stored, ==, values[i].stored);
      if (stored != NULL)
        continue;
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "noun"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/kinds", test_kinds);
  g_test_add_func ("/field/special-fields", test_special_fields);
  g_test_add_func ("/field/find", test_find);
  g_test_add_func ("/field/normalize", test_normalize);
  return g_test_run ();
}
