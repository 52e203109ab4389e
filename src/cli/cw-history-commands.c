/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands about the history: history, revert, prune. */

#include "config.h"

#include <string.h>

#include "cw-command.h"
#include "cw-history.h"
#include "cw-listing.h"
#include "cw-past.h"

/* --- history -------------------------------------------------------------------------------------------------------- */

/* A day begins with its first second and ends with its last. */
static gboolean
parse_bounds (char **since, char **until, GError **error)
{
  g_autofree char *first = *since != NULL && strlen (*since) == strlen ("2026-11-20")
                               ? g_strconcat (*since, "T00:00:00Z", NULL)
                               : g_strdup (*since);
  char *from = first == NULL ? NULL : cw_past_parse_time (first, error);
  char *to = NULL;

  if (first != NULL && from == NULL)
    return FALSE;
  g_free (*since);
  *since = from;
  to = *until == NULL ? NULL : cw_past_parse_time (*until, error);
  if (*until != NULL && to == NULL)
    return FALSE;
  g_free (*until);
  *until = to;
  return TRUE;
}

static gboolean
is_between (const char *at, const char *since, const char *until)
{
  return (since == NULL || strcmp (at, since) >= 0) && (until == NULL || strcmp (at, until) <= 0);
}

static void
add_entry (CwListing *table, const CwHistoryEntry *entry)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);

  cw_listing_add (
      table,
      (const char *[]) {
          id, entry->at, entry->session, entry->state, entry->label, entry->reason, NULL });
}

static gboolean
run_history (char **arguments, GError **error)
{
  static const char *const columns[]
      = { "id", "time", "session", "state", "operation", "reason", NULL };
  g_autofree char *format = NULL;
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, "From this day or moment on", "TIME" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, "Until this day or moment", "TIME" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwListing) table = cw_listing_new (columns);
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GPtrArray) history = NULL;

  if (rest == NULL || !parse_bounds (&since, &until, error))
    return FALSE;
  project = cw_command_open (rest[0], FALSE, error);
  history = project == NULL ? NULL : cw_history_list (project, error);
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      CwHistoryEntry *entry = g_ptr_array_index (history, i);

      if (is_between (entry->at, since, until))
        add_entry (table, entry);
    }
  return history != NULL && cw_listing_print (table, format, error);
}

/* --- revert ------------------------------------------------------------------------------------------------------------ */

static gboolean
run_revert (char **arguments, GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], TRUE, error);

  if (project == NULL || !cw_project_revert (project, rest[1], NULL, error))
    return FALSE;
  g_print ("%s\n", cw_project_get_undo_label (project));
  return cw_command_close (project, error);
}

/* --- prune -------------------------------------------------------------------------------------------------------------- */

/* 200M, 500k, 1000: how much a history may hold. */
static gboolean
parse_size (const char *text, gint64 *bytes, GError **error)
{
  static const char suffixes[] = "kMG";
  const char *suffix = NULL;
  char *end = NULL;
  guint64 number;

  if (text == NULL)
    return TRUE;
  number = g_ascii_strtoull (text, &end, 10);
  if (*end != '\0')
    suffix = strchr (suffixes, *end);
  for (const char *unit = suffixes; suffix != NULL && unit <= suffix; unit++)
    number *= 1024;
  *bytes = number;
  if (end != text && number > 0 && number <= G_MAXINT64
      && (*end == '\0' || (suffix != NULL && end[1] == '\0')))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no size. Write, for example, 500k, 200M or 2G.",
               text);
  return FALSE;
}

static gboolean
prune (CwProject *project, const char *before, gint64 bytes, GError **error)
{
  CwHistorySize size;
  g_autofree char *left = NULL;
  guint n;

  if (!cw_project_prune_history (project, before, bytes, &n, error)
      || !cw_project_measure_history (project, &size, error))
    return FALSE;
  left = g_format_size_full (size.bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_print (
      "%u operations can no longer be undone; %u still can, with %s.\n", n, size.n_steps, left);
  return TRUE;
}

static gboolean
run_prune (char **arguments, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *size = NULL;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, "What was done before this time", "TIME" },
    { "max-size", 0, 0, G_OPTION_ARG_STRING, &size, "What makes it larger than this", "SIZE" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwProject) project = NULL;
  gint64 bytes = 0;

  if (rest == NULL || !parse_size (size, &bytes, error))
    return FALSE;
  if (before == NULL && size == NULL)
    {
      g_set_error_literal (
          error,
          CW_ERROR,
          CW_ERROR_INVALID,
          "Say what the history may forget, with --before TIME or --max-size SIZE.");
      return FALSE;
    }
  project = cw_command_open (rest[0], TRUE, error);
  return project != NULL && prune (project, before, bytes, error)
         && cw_command_close (project, error);
}

const CwCommand cw_history_commands[] = {
  { "history", "FILE", "list what has been done", run_history, NULL, TRUE },
  { "revert", "FILE TIME", "go back to how it was, as one operation", run_revert },
  { "prune", "FILE", "drop what would undo the oldest operations", run_prune },
  { NULL },
};
