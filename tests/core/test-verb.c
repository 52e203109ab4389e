/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The table of verbs, verb by verb: each is run with everything that it takes, and refuses what it does not
 * take. A verb without a line in cw-test-verbs.c fails here. */

#include "config.h"

#include "cw-verb.h"

#include <string.h>

#include "cw-test-project.h"
#include "cw-test-verbs.h"
#include "cw-transaction.h"

static gboolean
try (CwProject *project, GVariant *line, GError **error)
{
  return cw_verb_run (project, line, NULL, error);
}

/* The line with another value for one argument, or without it where that is NULL. */
static GVariant *
replace (GVariant *line, const char *name, GVariant *value)
{
  g_auto (GVariantDict) changed = G_VARIANT_DICT_INIT (line);

  g_variant_dict_remove (&changed, name);
  if (value != NULL)
    g_variant_dict_insert_value (&changed, name, value);
  return g_variant_ref_sink (g_variant_dict_end (&changed));
}

/* A line that is refused leaves no trace. */
static void
assert_refused (CwProject *project, GVariant *line, int code, const char *words)
{
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;
  g_autofree char *printed = g_variant_print (line, FALSE);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", printed);
  g_assert_false (try (project, line, &error));
  g_assert_error (error, CW_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
takes (const CwVerb *verb, const char *name)
{
  for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
    if (g_str_equal (argument->name, name))
      return TRUE;
  return FALSE;
}

/* --- every verb, every argument ------------------------------------------------------------------------------ */

static gboolean
is_in_final_line (const CwVerb *verb, const char *argument)
{
  for (guint i = 0; cw_test_final_lines[i] != NULL; i++)
    {
      g_autoptr (GVariant) line = cw_test_parse_line (cw_test_final_lines[i]);
      g_autoptr (GVariant) value = g_variant_lookup_value (line, argument, NULL);
      const char *name;

      if (g_variant_lookup (line, "verb", "&s", &name) && g_str_equal (name, verb->name)
          && value != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
assert_used (const CwVerb *verb, const char *argument)
{
  if (is_in_final_line (verb, argument))
    return;
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autoptr (GVariant) value = g_variant_lookup_value (line, argument, NULL);

      if (cw_test_verb_of (i) == verb && value != NULL)
        return;
    }
  g_error ("No line of cw-test-verbs.c runs “%s” with “%s”", verb->name, argument);
}

static void
test_complete (void)
{
  g_autoptr (GPtrArray) verbs = cw_verb_list ();

  for (guint i = 0; i < verbs->len; i++)
    {
      const CwVerb *verb = g_ptr_array_index (verbs, i);
      guint n_fields;
      const CwField *fields = cw_kind_get_fields (verb->fields, &n_fields);

      assert_used (verb, "verb");
      for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
        assert_used (verb, argument->name);
      for (guint field = 0; field < n_fields; field++)
        if (fields[field].argument != NULL && (fields[field].flags & CW_FIELD_EDITABLE) != 0)
          assert_used (verb, fields[field].argument);
    }
}

/* Each line is one step of undo, and says so in the history. */
static void
test_runs (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();

  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autofree char *before = cw_test_dump (project);
      g_autofree char *label = g_strdup (cw_project_get_undo_label (project));
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cw_test_verbs[i].line);
      try (project, line, &error);
      g_assert_no_error (error);
      cw_test_assert_sound (project);
      if (cw_test_verbs[i].idle)
        {
          g_assert_cmpstr (cw_project_get_undo_label (project), ==, label);
          continue;
        }
      g_assert_null (strstr (cw_project_get_undo_label (project), "(null)"));
      cw_test_undo_and_redo (project, before);
      cw_project_undo (project, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (cw_project_get_undo_label (project), ==, label);
    }
  cw_test_project_remove (project);
}

/* Nothing is left to undo; and it is nothing that can be done by the way. */
static void
test_final (void)
{
  for (guint i = 0; cw_test_final_lines[i] != NULL; i++)
    {
      CwProject *project = cw_test_verbs_project_to_review ();
      g_autoptr (GVariant) line = cw_test_parse_line (cw_test_final_lines[i]);
      g_autoptr (GVariant) doubtful = replace (line, "confirm", g_variant_new_string ("perhaps"));
      g_autoptr (GError) error = NULL;
      CwTransaction *transaction;

      assert_refused (project, doubtful, CW_ERROR_INVALID, "can never be undone");
      transaction = cw_transaction_begin (project, &error);
      assert_refused (project, line, CW_ERROR_INVALID, "--each");
      cw_transaction_free (transaction);
      try (project, line, &error);
      g_assert_no_error (error);
      cw_test_assert_sound (project);
      g_assert_null (cw_project_get_undo_label (project));
      cw_test_project_remove (project);
    }
}

static void
test_needed_arguments (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();

  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);

      for (const CwArgument *argument = cw_test_verb_of (i)->arguments; argument->name != NULL;
           argument++)
        {
          g_autoptr (GVariant) without = replace (line, argument->name, NULL);
          g_autofree char *words = g_strdup_printf ("needs the argument “%s”", argument->name);

          if (argument->required)
            assert_refused (project, without, CW_ERROR_INVALID, words);
        }
    }
  cw_test_project_remove (project);
}

static void
assert_wrong_type (CwProject *project, GVariant *line, const CwArgument *argument)
{
  const char *const nothing[] = { NULL };
  g_autoptr (GVariant) list = replace (line, argument->name, g_variant_new_strv (nothing, -1));
  g_autoptr (GVariant) text = replace (line, argument->name, g_variant_new_string ("−1 no such"));
  gboolean is_text = argument->type == CW_ARGUMENT_TEXT;

  assert_refused (project, list, CW_ERROR_INVALID, argument->name);
  if (argument->type == CW_ARGUMENT_OBJECT)
    assert_refused (project, text, CW_ERROR_NOT_FOUND, "no such");
  else if (!is_text)
    assert_refused (project, text, CW_ERROR_INVALID, argument->name);
}

static void
test_wrong_types (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();

  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autoptr (GVariant) more = replace (line, "colour-of-hat", g_variant_new_string ("red"));

      assert_refused (project, more, CW_ERROR_INVALID, "has no argument “colour-of-hat”");
      for (const CwArgument *argument = cw_test_verb_of (i)->arguments; argument->name != NULL;
           argument++)
        assert_wrong_type (project, line, argument);
    }
  cw_test_project_remove (project);
}

static const char *const place[] = { "source", "start", "end", "quote", "excerpt", "speaker" };

/* A verb about a passage has to be told which. */
static void
test_without_a_place (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();

  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);

      if (!takes (cw_test_verb_of (i), "quote"))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (place); j++)
        {
          g_autoptr (GVariant) whole = line;

          line = replace (whole, place[j], NULL);
        }
      assert_refused (project, line, CW_ERROR_INVALID, "needs ");
    }
  cw_test_project_remove (project);
}

/* --- a project that cannot be written -------------------------------------------------------------------------- */

static void
test_read_only (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autoptr (GError) error = NULL;

  cw_project_close (project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (project);
  project = cw_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);

      if (!cw_test_verbs[i].idle)
        assert_refused (project, line, CW_ERROR_READ_ONLY, "for reading only");
    }
  cw_test_project_remove (project);
}

/* --- the table itself -------------------------------------------------------------------------------------------- */

static void
test_list (void)
{
  g_autoptr (GPtrArray) verbs = cw_verb_list ();

  g_assert_cmpuint (verbs->len, >=, 40);
  for (guint i = 0; i < verbs->len; i++)
    {
      const CwVerb *verb = g_ptr_array_index (verbs, i);
      const CwVerb *next = i + 1 < verbs->len ? g_ptr_array_index (verbs, i + 1) : NULL;
      g_autofree char *text = cw_verb_describe (verb);

      g_assert_true (cw_verb_find (verb->name) == verb);
      g_assert_true (next == NULL || strcmp (verb->name, next->name) < 0);
      g_assert_true (g_str_has_prefix (text, verb->name));
      g_assert_nonnull (strstr (text, verb->summary));
      for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
        g_assert_nonnull (strstr (text, argument->help));
    }
  g_assert_null (cw_verb_find ("sing"));
}

static void
test_describe (void)
{
  g_autofree char *text = cw_verb_describe (cw_verb_find ("create-attribute"));
  g_autofree char *fields = cw_verb_describe (cw_verb_find ("set-code"));

  g_assert_nonnull (strstr (text, "    name             text, needed: its name\n"));
  g_assert_nonnull (strstr (text, "    values           list of texts: "));
  g_assert_nonnull (strstr (fields, "    code             code, needed: which code\n"));
  g_assert_nonnull (
      strstr (fields, "    status           status: provisional, active, frozen, retired\n"));
  g_assert_null (strstr (fields, "guid"));
}

static void
test_no_verb (void)
{
  CwProject *project = cw_test_project_new ();

  cw_test_refuses (project, CW_ERROR_INVALID, "no “verb” that says", "{'name': 'a'}");
  cw_test_refuses (project, CW_ERROR_INVALID, "no “verb” that says", "{'verb': 7}");
  cw_test_refuses (project, CW_ERROR_INVALID, "no verb “sing”", "{'verb': 'sing'}");
  cw_test_project_remove (project);
}

/* A script may write numbers and truth values as such, also where a text is wanted. */
static void
test_numbers_as_texts (void)
{
  CwProject *project = cw_test_project_new ();
  GListModel *codes = cw_project_get_all (project, CW_KIND_CODE);
  static const char *const names[] = { "1984", "1.5", "true", "false" };

  cw_test_say (project, "{'verb': 'create-code', 'name': 1984}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 1.5}");
  cw_test_say (project, "{'verb': 'create-code', 'name': true}");
  cw_test_say (project, "{'verb': 'create-code', 'name': false}");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);

      g_assert_cmpstr (cw_record_get_name (code), ==, names[i]);
    }
  cw_test_refuses (
      project, CW_ERROR_INVALID, "takes a text", "{'verb': 'create-code', 'name': null}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "takes a text",
                   "{'verb': 'create-code', 'name': 'a', 'definition': [1]}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "takes a list of texts",
                   "{'verb': 'create-memo', 'about': [[1]]}");
  cw_test_project_remove (project);
}

static void
test_quotes (void)
{
  CwProject *project = cw_test_project_new ();

  cw_test_say (project, "{'verb': 'add-source', 'title': 's', 'text': 'no, no and no'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_refuses (project,
                   CW_ERROR_AMBIGUOUS,
                   "“no” more than once",
                   "{'verb': 'apply-code', 'source': 's', 'quote': 'no', 'code': 'a'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "does not contain “yes”",
                   "{'verb': 'apply-code', 'source': 's', 'quote': 'yes', 'code': 'a'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "no excerpt from 0 to 2",
                   "{'verb': 'star-excerpt', 'source': 's', 'start': 0, 'end': 2}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "needs a place",
                   "{'verb': 'star-excerpt', 'source': 's', 'start': 0}");
  g_assert_cmpint (
      cw_test_say (project, "{'verb': 'apply-code', 'source': 's', 'quote': 'and', 'code': 'a'}"),
      ==,
      1);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verb/complete", test_complete);
  g_test_add_func ("/verb/runs", test_runs);
  g_test_add_func ("/verb/final", test_final);
  g_test_add_func ("/verb/needed-arguments", test_needed_arguments);
  g_test_add_func ("/verb/wrong-types", test_wrong_types);
  g_test_add_func ("/verb/without-a-place", test_without_a_place);
  g_test_add_func ("/verb/read-only", test_read_only);
  g_test_add_func ("/verb/list", test_list);
  g_test_add_func ("/verb/describe", test_describe);
  g_test_add_func ("/verb/no-verb", test_no_verb);
  g_test_add_func ("/verb/numbers-as-texts", test_numbers_as_texts);
  g_test_add_func ("/verb/quotes", test_quotes);
  return g_test_run ();
}
