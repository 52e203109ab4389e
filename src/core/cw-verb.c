/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Verbs: everything the engine can do, said in words. This file finds a verb, checks its arguments against the
 * table and hands them over; the verbs themselves are in cw-verb-*.c. */

#include "config.h"

#include "cw-verb.h"

#include <string.h>

#include "cw-coding.h"
#include "cw-transaction.h"

struct _CwVerbCall
{
  CwProject *project;
  const CwVerb *verb;
  GHashTable *texts;   /* name → char * */
  GHashTable *objects; /* name → gint64 * */
  GHashTable *lists;   /* name → char ** */
  char *result;
};

static const CwVerb *const tables[] = {
  cw_source_verbs, cw_code_verbs,  cw_codebook_verbs, cw_case_verbs,    cw_memo_verbs,
  cw_text_verbs,   cw_query_verbs, cw_privacy_verbs,  cw_passage_verbs, cw_period_verbs,
};

/* --- the table -------------------------------------------------------------------------------------------- */

/**
 * cw_verb_find:
 *
 * Returns: (transfer none) (nullable): the verb of that name
 */
const CwVerb *
cw_verb_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CwVerb *verb = tables[i]; verb->name != NULL; verb++)
      if (g_str_equal (verb->name, name))
        return verb;
  return NULL;
}

static int
compare_verbs (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CwVerb *const *) a)->name, (*(const CwVerb *const *) b)->name);
}

/**
 * cw_verb_list:
 *
 * Returns: (transfer full) (element-type CwVerb): every verb, by name
 */
GPtrArray *
cw_verb_list (void)
{
  GPtrArray *verbs = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CwVerb *verb = tables[i]; verb->name != NULL; verb++)
      g_ptr_array_add (verbs, (gpointer) verb);
  g_ptr_array_sort (verbs, compare_verbs);
  return verbs;
}

static const char *
describe_type (const CwArgument *argument)
{
  switch (argument->type)
    {
    case CW_ARGUMENT_TEXT:
      return "text";
    case CW_ARGUMENT_INTEGER:
      return "number";
    case CW_ARGUMENT_BOOLEAN:
      return "true or false";
    case CW_ARGUMENT_OBJECT:
      return cw_kind_get_noun (argument->kind);
    case CW_ARGUMENT_LIST:
      return "list of texts";
    }
  g_return_val_if_reached ("");
}

static void
describe_field (GString *out, const CwField *field)
{
  g_string_append_printf (out, "    %-16s %s", field->argument, field->noun);
  if (field->choices != NULL && field->type == CW_FIELD_CHOICE)
    {
      g_autofree char *choices = g_strjoinv (", ", (char **) field->choices);

      g_string_append_printf (out, ": %s", choices);
    }
  g_string_append_c (out, '\n');
}

static gboolean
has_argument (const CwVerb *verb, const char *name)
{
  for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
    if (g_str_equal (argument->name, name))
      return TRUE;
  return FALSE;
}

/**
 * cw_verb_describe:
 *
 * Returns: (transfer full): the verb with its arguments, a line each
 */
char *
cw_verb_describe (const CwVerb *verb)
{
  GString *out = g_string_new (NULL);
  const CwField *fields;
  guint n_fields;

  g_return_val_if_fail (verb != NULL, NULL);

  g_string_append_printf (out, "%s: %s\n", verb->name, verb->summary);
  for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
    g_string_append_printf (out,
                            "    %-16s %s%s: %s\n",
                            argument->name,
                            describe_type (argument),
                            argument->required ? ", needed" : "",
                            argument->help);
  fields = cw_kind_get_fields (verb->fields, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].argument != NULL && (fields[i].flags & CW_FIELD_EDITABLE)
        && !has_argument (verb, fields[i].argument))
      describe_field (out, &fields[i]);
  return g_string_free (out, FALSE);
}

/* --- reading a call ------------------------------------------------------------------------------------------- */

static void
call_free (CwVerbCall *call)
{
  g_hash_table_unref (call->texts);
  g_hash_table_unref (call->objects);
  g_hash_table_unref (call->lists);
  g_free (call->result);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVerbCall, call_free)

static CwVerbCall *
call_new (CwProject *project, const CwVerb *verb)
{
  CwVerbCall *call = g_new0 (CwVerbCall, 1);

  call->project = project;
  call->verb = verb;
  call->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  call->objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  call->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  return call;
}

/* Numbers and truth values may stand where a text is wanted. */
static char *
text_of (GVariant *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, g_variant_get_double (value)));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
  return NULL;
}

static char **
list_of (GVariant *value)
{
  g_autoptr (GStrvBuilder) list = NULL;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("av")))
    return NULL;
  list = g_strv_builder_new ();
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (value, i);
      g_autoptr (GVariant) item = g_variant_get_variant (boxed);
      g_autofree char *text = text_of (item);

      if (text == NULL)
        return NULL;
      g_strv_builder_add (list, text);
    }
  return g_strv_builder_end (list);
}

static gboolean
is_well_typed (const CwArgument *argument, const char *text)
{
  switch (argument->type)
    {
    case CW_ARGUMENT_INTEGER:
      return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, NULL, NULL);
    case CW_ARGUMENT_BOOLEAN:
      return g_str_equal (text, "true") || g_str_equal (text, "false");
    case CW_ARGUMENT_TEXT:
    case CW_ARGUMENT_OBJECT:
      return TRUE;
    case CW_ARGUMENT_LIST:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
refuse_value (CwVerbCall *call, const char *name, const char *wanted, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The argument “%s” of the verb “%s” takes a %s.",
               name,
               call->verb->name,
               wanted);
  return FALSE;
}

static gboolean
take_object (CwVerbCall *call, const CwArgument *argument, const char *text, GError **error)
{
  gint64 id;

  if (!cw_project_resolve_exactly (call->project, argument->kind, text, &id, error))
    return FALSE;
  if (argument->kind == CW_KIND_CODE && !argument->itself)
    id = cw_project_follow_redirect (call->project, id);
  g_hash_table_insert (call->objects, g_strdup (argument->name), g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
take_argument (CwVerbCall *call, const CwArgument *argument, GVariant *value, GError **error)
{
  g_autofree char *text = NULL;

  if (argument->type == CW_ARGUMENT_LIST)
    {
      char **list = list_of (value);

      if (list == NULL)
        return refuse_value (call, argument->name, "list of texts", error);
      g_hash_table_insert (call->lists, g_strdup (argument->name), list);
      return TRUE;
    }
  text = text_of (value);
  if (text == NULL || !is_well_typed (argument, text))
    return refuse_value (call, argument->name, describe_type (argument), error);
  if (argument->type == CW_ARGUMENT_OBJECT)
    return take_object (call, argument, text, error);
  g_hash_table_insert (call->texts, g_strdup (argument->name), g_steal_pointer (&text));
  return TRUE;
}

static gboolean
take_field (CwVerbCall *call, const char *name, GVariant *value, GError **error)
{
  char *text = text_of (value);

  if (text == NULL)
    return refuse_value (call, name, "text", error);
  g_hash_table_insert (call->texts, g_strdup (name), text);
  return TRUE;
}

/* A field that nobody may set is no argument either: to take it and do nothing would be a lie. */
static gboolean
is_settable (CwKind kind, const char *name)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);
  int field = cw_field_find (kind, name);

  return field >= 0 && (fields[field].flags & CW_FIELD_EDITABLE) != 0;
}

static gboolean
take (CwVerbCall *call, const char *name, GVariant *value, GError **error)
{
  for (const CwArgument *argument = call->verb->arguments; argument->name != NULL; argument++)
    if (g_str_equal (argument->name, name))
      return take_argument (call, argument, value, error);
  /* Whatever is done may have a reason (R3). */
  if (g_str_equal (name, "reason") || is_settable (call->verb->fields, name))
    return take_field (call, name, value, error);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The verb “%s” has no argument “%s”. “caseweave-cli verbs %s” lists what it takes.",
               call->verb->name,
               name,
               call->verb->name);
  return FALSE;
}

static gboolean
check_complete (CwVerbCall *call, GError **error)
{
  for (const CwArgument *argument = call->verb->arguments; argument->name != NULL; argument++)
    if (argument->required && !g_hash_table_contains (call->texts, argument->name)
        && !g_hash_table_contains (call->objects, argument->name)
        && !g_hash_table_contains (call->lists, argument->name))
      {
        g_set_error (error,
                     CW_ERROR,
                     CW_ERROR_INVALID,
                     "The verb “%s” needs the argument “%s”.",
                     call->verb->name,
                     argument->name);
        return FALSE;
      }
  return TRUE;
}

static const CwVerb *
find_named (GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (arguments, "verb", G_VARIANT_TYPE_STRING);
  const CwVerb *verb = value == NULL ? NULL : cw_verb_find (g_variant_get_string (value, NULL));

  if (value == NULL)
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_INVALID, "There is no “verb” that says what to do.");
  else if (verb == NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "There is no verb “%s”. “caseweave-cli verbs” lists them.",
                 g_variant_get_string (value, NULL));
  return verb;
}

static gboolean
run_with_reason (CwVerbCall *call, const char *reason, GError **error)
{
  if (reason == NULL)
    return call->verb->run (call, error);
  cw_project_set_reason (call->project, reason);
  if (call->verb->run (call, error))
    return TRUE;
  cw_project_set_reason (call->project, NULL);
  return FALSE;
}

/**
 * cw_verb_run:
 * @arguments: a dictionary (a{sv}) with "verb" and the verb's arguments
 * @result: (out) (optional) (nullable): the id of what the verb made, as it is printed
 *
 * Does what a line of a script says, as one operation. Fails with CW_ERROR_INVALID for words that make no sense, and
 * with whatever the operation fails with.
 */
gboolean
cw_verb_run (CwProject *project, GVariant *arguments, char **result, GError **error)
{
  const CwVerb *verb = find_named (arguments, error);
  g_autoptr (CwVerbCall) call = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_return_val_if_fail (CW_IS_PROJECT (project), FALSE);

  if (verb == NULL)
    return FALSE;
  call = call_new (project, verb);
  g_variant_iter_init (&iter, arguments);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_autoptr (GVariant) owned = value;

      if (!g_str_equal (name, "verb") && !take (call, name, owned, error))
        return FALSE;
    }
  if (!check_complete (call, error))
    return FALSE;
  if (!run_with_reason (call, cw_verb_call_get_text (call, "reason"), error))
    return FALSE;
  if (result != NULL)
    *result = g_steal_pointer (&call->result);
  return TRUE;
}

/* --- what the verbs ask for --------------------------------------------------------------------------------- */

/**
 * cw_verb_call_get_project:
 *
 * Returns: (transfer none): the project to work on
 */
CwProject *
cw_verb_call_get_project (CwVerbCall *call)
{
  return call->project;
}

/**
 * cw_verb_call_get_text:
 *
 * Returns: (transfer none) (nullable): a text argument
 */
const char *
cw_verb_call_get_text (CwVerbCall *call, const char *name)
{
  return g_hash_table_lookup (call->texts, name);
}

/**
 * cw_verb_call_get_object:
 *
 * Returns: the id of an object argument, or 0
 */
gint64
cw_verb_call_get_object (CwVerbCall *call, const char *name)
{
  gint64 *id = g_hash_table_lookup (call->objects, name);

  return id == NULL ? 0 : *id;
}

/**
 * cw_verb_call_get_integer:
 * @value: (out): the number
 *
 * Returns: whether the argument was given
 */
gboolean
cw_verb_call_get_integer (CwVerbCall *call, const char *name, gint64 *value)
{
  const char *text = cw_verb_call_get_text (call, name);

  if (text == NULL)
    return FALSE;
  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/**
 * cw_verb_call_get_boolean:
 *
 * Returns: a truth value, @fallback where it was not given
 */
gboolean
cw_verb_call_get_boolean (CwVerbCall *call, const char *name, gboolean fallback)
{
  const char *text = cw_verb_call_get_text (call, name);

  return text == NULL ? fallback : g_str_equal (text, "true");
}

/**
 * cw_verb_call_get_list:
 *
 * Returns: (transfer none) (nullable): a list argument
 */
char **
cw_verb_call_get_list (CwVerbCall *call, const char *name)
{
  return g_hash_table_lookup (call->lists, name);
}

static gboolean
find_quote (CwVerbCall *call,
            gint64 source,
            const char *quote,
            guint *start,
            guint *end,
            GError **error)
{
  CwText *text = cw_project_get_text (call->project, source, error);
  guint again_start, again_end;

  if (text == NULL)
    return FALSE;
  if (!cw_text_find (text, quote, 0, start, end))
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "The source does not contain “%s”.", quote);
  else if (cw_text_find (text, quote, *start + 1, &again_start, &again_end))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_AMBIGUOUS,
                 "The source contains “%s” more than once. Quote more of it.",
                 quote);
  else
    return TRUE;
  return FALSE;
}

static gboolean
use_excerpt (CwVerbCall *call, gint64 excerpt, gint64 *source, guint *start, guint *end)
{
  const CwExcerptSpan *span
      = cw_evidence_find_excerpt (cw_project_get_evidence (call->project), excerpt, source);

  *start = span->start;
  *end = span->end;
  return TRUE;
}

/**
 * cw_verb_call_get_range:
 * @source: (out): the source
 * @start: (out): first code point
 * @end: (out): one past the last
 *
 * Reads the place that the arguments name: "excerpt", or "source" with "start" and "end", or with "quote".
 */
gboolean
cw_verb_call_get_range (CwVerbCall *call, gint64 *source, guint *start, guint *end, GError **error)
{
  const char *quote = cw_verb_call_get_text (call, "quote");
  gint64 excerpt = cw_verb_call_get_object (call, "excerpt");
  gint64 first, last;

  if (excerpt != 0)
    return use_excerpt (call, excerpt, source, start, end);
  *source = cw_verb_call_get_object (call, "source");
  if (*source != 0 && quote != NULL)
    return find_quote (call, *source, quote, start, end, error);
  if (*source != 0 && cw_verb_call_get_integer (call, "start", &first)
      && cw_verb_call_get_integer (call, "end", &last))
    {
      *start = first;
      *end = last;
      return TRUE;
    }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The verb “%s” needs a place: “source” with “start” and “end” or with “quote”.",
               call->verb->name);
  return FALSE;
}

/**
 * cw_verb_call_get_excerpt:
 * @excerpt: (out): the excerpt at the place that the arguments name
 *
 * Fails with CW_ERROR_NOT_FOUND where there is none.
 */
gboolean
cw_verb_call_get_excerpt (CwVerbCall *call, gint64 *excerpt, GError **error)
{
  gint64 source;
  guint start, end;

  *excerpt = cw_verb_call_get_object (call, "excerpt");
  if (*excerpt != 0)
    return TRUE;
  if (!cw_verb_call_get_range (call, &source, &start, &end, error))
    return FALSE;
  *excerpt = cw_project_find_excerpt (call->project, source, start, end);
  if (*excerpt != 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "There is no excerpt from %u to %u in that source.",
               start,
               end);
  return FALSE;
}

/**
 * cw_verb_call_set_fields:
 *
 * Sets every field of an object that the arguments name.
 */
gboolean
cw_verb_call_set_fields (CwVerbCall *call, CwKind kind, gint64 id, GError **error)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = fields[i].argument == NULL || (fields[i].flags & CW_FIELD_EDITABLE) == 0
                              ? NULL
                              : cw_verb_call_get_text (call, fields[i].argument);

      if (value != NULL && !cw_project_set_field (call->project, kind, id, i, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_verb_call_move:
 * @argument: what the moved object is called
 *
 * Moves an object to its "parent" and "before" a sibling, which without a parent says the parent too.
 */
gboolean
cw_verb_call_move (CwVerbCall *call, CwKind kind, const char *argument, GError **error)
{
  gint64 parent = cw_verb_call_get_object (call, "parent");
  gint64 before = cw_verb_call_get_object (call, "before");

  if (parent == 0 && before != 0)
    parent = cw_record_get_parent (cw_project_get_record (call->project, kind, before));
  return cw_project_move (
      call->project, kind, cw_verb_call_get_object (call, argument), parent, before, error);
}

/**
 * cw_verb_call_set_result:
 *
 * Says what the verb has made.
 */
void
cw_verb_call_set_result (CwVerbCall *call, CwKind kind, gint64 id)
{
  g_free (call->result);
  call->result = cw_kind_format_id (kind, id);
}
