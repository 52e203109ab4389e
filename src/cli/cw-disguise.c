/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a command prints has pseudonyms for the real names of the identity table, unless --real-names says otherwise
 * (method.md R29). The output is kept back until all of it was searched, so that what cannot be disguised is not printed
 * at all. A project without an identity table prints as it always does. */

#include "config.h"

#include "cw-disguise.h"

#include "cw-identity-scan.h"

static gboolean wants_real_names;
static CwIdentityScan *scan;
static GString *output;
static guint n_disguised;

/**
 * cw_disguise_set_real_names:
 *
 * Says that the command was asked to print real names.
 */
void
cw_disguise_set_real_names (gboolean real_names)
{
  wants_real_names = real_names;
}

/**
 * cw_disguise_get_real_names:
 *
 * Returns: whether the command was asked to print real names
 */
gboolean
cw_disguise_get_real_names (void)
{
  return wants_real_names;
}

static void
keep (const char *text)
{
  g_string_append (output, text);
}

/**
 * cw_disguise_begin:
 *
 * Keeps everything that is printed from here on, if the project has real names.
 */
gboolean
cw_disguise_begin (CwProject *project, GError **error)
{
  g_autoptr (CwIdentityScan) found = cw_identity_scan_new (project, error);

  if (found == NULL)
    return FALSE;
  if (cw_identity_scan_is_empty (found) || scan != NULL)
    return TRUE;
  scan = g_steal_pointer (&found);
  output = g_string_new (NULL);
  g_set_print_handler (keep);
  return TRUE;
}

/**
 * cw_disguise_dup:
 * @text: a cell of a table
 *
 * Returns: (transfer full): the cell as it is going to be printed; a cell is disguised before it is measured and quoted
 */
char *
cw_disguise_dup (const char *text)
{
  char *disguised
      = scan == NULL || wants_real_names ? NULL : cw_identity_scan_disguise (scan, text);

  n_disguised += disguised != NULL;
  return disguised != NULL ? disguised : g_strdup (text);
}

static gboolean
refuse (const GArray *findings, GError **error)
{
  g_autofree char *who = cw_identity_findings_print (findings);

  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "Real names would be printed (%s), since a pseudonym is or contains one. Give other "
               "pseudonyms, or print the names with --real-names.",
               who);
  return FALSE;
}

/* The names that are left are an error, or are what was wanted. */
static gboolean
release (GError **error)
{
  g_autoptr (GArray) findings = cw_identity_scan (scan, output->str, output->len);
  g_autofree char *who = cw_identity_findings_print (findings);

  if (findings->len > 0 && !wants_real_names)
    return refuse (findings, error);
  g_print ("%s", output->str);
  if (findings->len > 0)
    g_printerr ("This output has real names of participants in it: %s.\n", who);
  else if (n_disguised > 0)
    g_printerr ("Real names were printed as pseudonyms; --real-names prints them as they are.\n");
  return TRUE;
}

/**
 * cw_disguise_finish:
 *
 * Prints what was kept, with a sentence on standard error where it has pseudonyms that the project has not, or real
 * names. Fails with CW_ERROR_INVALID, and prints nothing, where a pseudonym has a real name in it.
 */
gboolean
cw_disguise_finish (GError **error)
{
  g_autofree char *disguised = NULL;
  gboolean done;

  if (scan == NULL)
    return TRUE;
  g_set_print_handler (NULL);
  if (!wants_real_names)
    disguised = cw_identity_scan_disguise (scan, output->str);
  if (disguised != NULL)
    {
      n_disguised++;
      g_string_assign (output, disguised);
    }
  done = release (error);
  g_clear_pointer (&scan, cw_identity_scan_free);
  g_string_free (g_steal_pointer (&output), TRUE);
  return done;
}
