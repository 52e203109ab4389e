/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The scope sentence of excerpts by code: what is in, and what is left out (method.md §4.1). */

#include "config.h"

#include "cw-report-scope.h"

#include "cw-report-strings.h"

/* More names than that are a list of their own, not a sentence. */
#define MAX_NAMES 12

static char *
join_names (CwProject *project, CwKind kind, const GArray *ids)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      CwRecord *record = cw_project_get_record (project, kind, g_array_index (ids, gint64, i));

      if (record != NULL)
        g_string_append_printf (
            names, "%s%s", names->len > 0 ? "; " : "", cw_record_get_name (record));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
has_any (const GArray *ids)
{
  return ids != NULL && ids->len > 0;
}

static void
add_codes (GStrvBuilder *sentences, CwProject *project, const CwExcerptReportOptions *options)
{
  g_autofree char *names = NULL;

  if (!has_any (options->codes))
    {
      g_strv_builder_add (sentences, CW_STR_SCOPE_ALL_CODES);
      return;
    }
  names = join_names (project, CW_KIND_CODE, options->codes);
  g_strv_builder_take (sentences,
                       options->own ? g_strdup_printf (CW_STR_SCOPE_OWN_CODES, names)
                                    : g_strdup_printf (CW_STR_SCOPE_CODES, names));
}

static void
add_cases (GStrvBuilder *sentences, CwProject *project, const CwExcerptReportOptions *options)
{
  g_autofree char *names = NULL;

  if (!has_any (options->cases))
    {
      g_strv_builder_add (sentences, CW_STR_SCOPE_ALL_CASES);
      return;
    }
  names = join_names (project, CW_KIND_CASE, options->cases);
  g_strv_builder_take (sentences, g_strdup_printf (CW_STR_SCOPE_CASES, names));
}

static void
add_unused (GStrvBuilder *sentences, const GPtrArray *unused)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  if (unused->len == 0)
    return;
  if (unused->len > MAX_NAMES)
    {
      g_strv_builder_take (sentences, g_strdup_printf (CW_STR_SCOPE_MANY_UNUSED, unused->len));
      return;
    }
  for (guint i = 0; i < unused->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (unused, i));
  names = g_strv_builder_end (builder);
  list = g_strjoinv ("; ", names);
  g_strv_builder_take (sentences, g_strdup_printf (CW_STR_SCOPE_UNUSED, list));
}

/**
 * cw_report_scope_excerpts:
 *
 * Returns: (transfer full): what a report of excerpts by code holds and what it leaves out, in sentences
 */
char *
cw_report_scope_excerpts (CwProject *project,
                          const CwExcerptReportOptions *options,
                          const CwReportOmissions *omissions)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  add_codes (builder, project, options);
  add_cases (builder, project, options);
  add_unused (builder, omissions->unused);
  if (omissions->n_uncoded > 0)
    g_strv_builder_add (builder, CW_STR_SCOPE_UNCODED);
  if (omissions->n_empty > 0)
    g_strv_builder_add (builder, CW_STR_SCOPE_EMPTY);
  if (omissions->best > 0)
    g_strv_builder_take (builder, g_strdup_printf (CW_STR_SCOPE_BEST, omissions->best));
  if (options->merged)
    g_strv_builder_add (builder, CW_STR_SCOPE_MERGED);
  sentences = g_strv_builder_end (builder);
  return g_strjoinv (" ", sentences);
}
