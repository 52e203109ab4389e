/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwScope: what counts in a display, as lines of its definition and as one sentence below its title (method.md M2). */

#include "config.h"

#include "cw-scope.h"

#include <string.h>

#include "cw-date-span.h"

#define ALL "all"

/* The lists of a scope: the key of each, and what its things are called in the sentence. */
static const struct
{
  const char *key;
  gsize offset;
  CwKind kind; /* of the objects that it names, or none */
} lists[] = {
  { "sources", G_STRUCT_OFFSET (CwScope, sources), CW_KIND_SOURCE },
  { "kinds", G_STRUCT_OFFSET (CwScope, kinds), CW_KIND_NONE },
  { "cases", G_STRUCT_OFFSET (CwScope, cases), CW_KIND_CASE },
  { "roles", G_STRUCT_OFFSET (CwScope, roles), CW_KIND_NONE },
  { "coders", G_STRUCT_OFFSET (CwScope, coders), CW_KIND_NONE },
  { "stances", G_STRUCT_OFFSET (CwScope, stances), CW_KIND_NONE },
};

static char ***
list_at (const CwScope *self, guint i)
{
  return G_STRUCT_MEMBER_P (self, lists[i].offset);
}

/**
 * cw_scope_new:
 *
 * Returns: (transfer full): what counts unless the analyst says otherwise: the first pass of the coding in every
 *   source, without interviewers' words and observers' comments
 */
CwScope *
cw_scope_new (void)
{
  CwScope *self = g_new0 (CwScope, 1);
  guint first = 1;

  self->voices = CW_VOICES_EVIDENCE;
  self->passes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->passes, first);
  return self;
}

/**
 * cw_scope_copy:
 *
 * Returns: (transfer full): another one that says the same
 */
CwScope *
cw_scope_copy (const CwScope *self)
{
  CwScope *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *list_at (copy, i) = g_strdupv (*list_at (self, i));
  copy->passes = self->passes == NULL ? NULL : g_array_copy (self->passes);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  return copy;
}

/**
 * cw_scope_free:
 * @self: (nullable) (transfer full): a scope
 */
void
cw_scope_free (CwScope *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (*list_at (self, i));
  g_clear_pointer (&self->passes, g_array_unref);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/**
 * cw_scope_has_pass:
 *
 * Returns: whether the codings of a pass count
 */
gboolean
cw_scope_has_pass (const CwScope *self, guint pass)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; self->passes != NULL && i < self->passes->len; i++)
    if (g_array_index (self->passes, guint, i) == pass)
      return TRUE;
  return self->passes == NULL;
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

/* A list without anything in it leaves nothing out. */
static void
take_list (char ***list, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        g_strv_builder_add (kept, parts[i]);
        n++;
      }
  g_strfreev (*list);
  *list = n == 0 ? NULL : g_strv_builder_end (kept);
}

static gboolean
add_pass (CwScope *self, const char *text, GError **error)
{
  guint64 pass;
  guint number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &pass, NULL))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is not a pass of the coding. Write 1, or 1, 2, or all.",
                   text);
      return FALSE;
    }
  number = pass;
  if (!cw_scope_has_pass (self, number))
    g_array_append_val (self->passes, number);
  return TRUE;
}

static int
compare_passes (gconstpointer a, gconstpointer b)
{
  const guint *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gboolean
take_passes (CwScope *self, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  g_clear_pointer (&self->passes, g_array_unref);
  if (g_str_equal (value, ALL))
    return TRUE;
  self->passes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_pass (self, g_strstrip (parts[i]), error))
      return FALSE;
  g_array_sort (self->passes, compare_passes);
  return self->passes->len > 0 || add_pass (self, value, error);
}

static gboolean
take_date (char **date, const char *value, GError **error)
{
  CwDateSpan span;

  if (*value != '\0' && (strstr (value, "..") != NULL || !cw_date_span_parse (value, &span)))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is not a date. Write 2021, 2021-04, 2021-04-10 or 2021Q2.",
                   value);
      return FALSE;
    }
  g_set_str (date, *value == '\0' ? NULL : value);
  return TRUE;
}

static gboolean
check_stances (const CwScope *self, GError **error)
{
  for (guint i = 0; self->stances != NULL && self->stances[i] != NULL; i++)
    if (!g_strv_contains (cw_stances, self->stances[i]))
      {
        g_set_error (error,
                     CW_ERROR,
                     CW_ERROR_INVALID,
                     "“%s” is not a stance. Choose supports, contradicts, qualifies or mentions.",
                     self->stances[i]);
        return FALSE;
      }
  return TRUE;
}

/**
 * cw_scope_take_line:
 * @key: what a line of a definition says something about
 * @value: what it says
 * @known: (out): whether that is something about the scope
 *
 * Keys are sources, kinds, cases, roles, coders, stances (lists, separated by commas), voices, passes ("all" or
 * numbers), from, to, basis, overlap, and starred ("yes"). Fails with CW_ERROR_INVALID.
 */
gboolean
cw_scope_take_line (CwScope *self,
                    const char *key,
                    const char *value,
                    gboolean *known,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL && value != NULL && known != NULL, FALSE);

  *known = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (key, lists[i].key))
      {
        take_list (list_at (self, i), value);
        return check_stances (self, error);
      }
  if (g_str_equal (key, "voices"))
    return cw_voices_parse (value, &self->voices, error);
  if (g_str_equal (key, "passes"))
    return take_passes (self, value, error);
  if (g_str_equal (key, "from"))
    return take_date (&self->from, value, error);
  if (g_str_equal (key, "to"))
    return take_date (&self->to, value, error);
  if (g_str_equal (key, "basis"))
    return cw_time_basis_parse (value, &self->basis, error);
  if (g_str_equal (key, "overlap"))
    return cw_overlap_parse (value, &self->overlap, error);
  if (g_str_equal (key, "starred"))
    self->starred = g_str_equal (value, "yes");
  else
    *known = FALSE;
  return TRUE;
}

static char *
print_passes (const CwScope *self, const char *separator)
{
  g_autoptr (GString) out = g_string_new (self->passes == NULL ? ALL : "");

  for (guint i = 0; self->passes != NULL && i < self->passes->len; i++)
    g_string_append_printf (
        out, "%s%u", i == 0 ? "" : separator, g_array_index (self->passes, guint, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_first_pass_only (const CwScope *self)
{
  return self->passes != NULL && self->passes->len == 1 && cw_scope_has_pass (self, 1);
}

static void
append_line (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "\n%s=%s", key, value);
}

/**
 * cw_scope_print:
 *
 * Returns: (transfer full): what is otherwise than usual, as lines "key=value", each after a line feed
 */
char *
cw_scope_print (const CwScope *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *voices = NULL;
  g_autofree char *passes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (*list_at (self, i) != NULL)
      {
        g_autofree char *value = g_strjoinv (", ", *list_at (self, i));

        append_line (out, lists[i].key, value);
      }
  voices = cw_voices_print (self->voices);
  passes = print_passes (self, ", ");
  if (self->voices != CW_VOICES_EVIDENCE)
    append_line (out, "voices", voices);
  if (!has_first_pass_only (self))
    append_line (out, "passes", passes);
  if (self->from != NULL)
    append_line (out, "from", self->from);
  if (self->to != NULL)
    append_line (out, "to", self->to);
  if (self->basis != CW_TIME_OBSERVED)
    append_line (out, "basis", cw_time_basis_nick (self->basis));
  if (self->overlap != CW_OVERLAP_EVERY)
    append_line (out, "overlap", cw_overlap_nick (self->overlap));
  if (self->starred)
    append_line (out, "starred", "yes");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* A name may have a comma in it. */
static gboolean
resolve_whole (char ***list, CwProject *project, CwKind kind)
{
  g_autofree char *whole = g_strjoinv (", ", *list);
  gint64 id;

  if ((*list)[1] == NULL || !cw_project_resolve (project, kind, whole, &id, NULL))
    return FALSE;
  g_strfreev (*list);
  *list = g_new0 (char *, 2);
  (*list)[0] = cw_kind_format_id (kind, id);
  return TRUE;
}

/**
 * cw_scope_resolve:
 *
 * Gives sources and cases by their ids, so that renaming one changes no display. Fails with CW_ERROR_NOT_FOUND or
 * CW_ERROR_AMBIGUOUS.
 */
gboolean
cw_scope_resolve (CwScope *self, CwProject *project, GError **error)
{
  g_return_val_if_fail (self != NULL && CW_IS_PROJECT (project), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      char ***list = list_at (self, i);

      if (*list == NULL || lists[i].kind == CW_KIND_NONE
          || resolve_whole (list, project, lists[i].kind))
        continue;
      for (char **name = *list; *name != NULL; name++)
        {
          gint64 id;

          if (!cw_project_resolve (project, lists[i].kind, *name, &id, error))
            return FALSE;
          g_free (*name);
          *name = cw_kind_format_id (lists[i].kind, id);
        }
    }
  return TRUE;
}

/* --- the sentence ------------------------------------------------------------------------------------------------- */

static char *
name_object (CwProject *project, CwKind kind, const char *name)
{
  gint64 id;

  if (kind == CW_KIND_NONE || !cw_project_resolve (project, kind, name, &id, NULL))
    return g_strdup (name);
  return g_strdup (cw_record_get_name (cw_project_get_record (project, kind, id)));
}

/* “a, b or c” */
static void
append_list (GString *out, CwProject *project, char **names, CwKind kind)
{
  guint n = g_strv_length (names);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = name_object (project, kind, names[i]);

      g_string_append (out, i == 0 ? "" : i + 1 == n ? " or " : ", ");
      g_string_append_printf (out, kind == CW_KIND_NONE ? "%s" : "“%s”", name);
    }
}

static void
append_lists (GString *out, const CwScope *self, CwProject *project)
{
  static const char *const openings[]
      = { " in the source ",  " in sources of the kind ",
          " about the case ", " in the words of the role ",
          " coded by ",       " cited in summaries with the stance " };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (*list_at (self, i) != NULL)
      {
        g_string_append (out, openings[i]);
        append_list (out, project, *list_at (self, i), lists[i].kind);
      }
}

static void
append_voices (GString *out, const CwScope *self)
{
  g_autofree char *names = NULL;

  if (self->voices == CW_VOICES_ALL)
    g_string_append (out, ", in every voice");
  else if (self->voices == CW_VOICES_EVIDENCE)
    g_string_append (out, ", without interviewers’ words and observers’ comments");
  else
    {
      names = cw_voices_print (self->voices);
      g_string_append_printf (out, ", in these voices: %s", names);
    }
}

/* How a date that may be elsewhere too counts, in a range. */
static void
append_time (GString *out, const CwScope *self)
{
  static const char *const dates[] = {
    "the event’s date", "the date that is referred to", "the date of capture", "the date of coding"
  };
  static const char *const overlaps[] = { "what spans several counts in each",
                                          "what spans several counts where it begins",
                                          "what spans several stands apart" };

  if (self->from != NULL)
    g_string_append_printf (out, ", from %s", self->from);
  if (self->to != NULL)
    g_string_append_printf (out, ", up to %s", self->to);
  g_string_append_printf (out, "; time is %s", dates[self->basis]);
  if (self->overlap != CW_OVERLAP_EVERY)
    g_string_append_printf (out, ", and %s", overlaps[self->overlap]);
}

/**
 * cw_scope_describe:
 *
 * Returns: (transfer full): the sentence that stands below a display's title
 */
char *
cw_scope_describe (const CwScope *self, CwProject *project)
{
  g_autoptr (GString) out = g_string_new ("This counts ");
  g_autofree char *passes = NULL;

  g_return_val_if_fail (self != NULL && CW_IS_PROJECT (project), NULL);

  passes = print_passes (self, ", ");
  if (self->passes == NULL)
    g_string_append (out, "every pass of the coding");
  else
    g_string_append_printf (
        out, "pass%s %s of the coding", self->passes->len == 1 ? "" : "es", passes);
  if (self->starred)
    g_string_append (out, " of starred excerpts");
  append_lists (out, self, project);
  append_voices (out, self);
  append_time (out, self);
  g_string_append_c (out, '.');
  return g_string_free (g_steal_pointer (&out), FALSE);
}
