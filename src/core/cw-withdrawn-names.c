/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names of a participant who withdraws. The real ones of the identity table go from all texts, also those of other
 * people. The sentences of the history, which are kept, lose what the participant was called in the project, as a
 * speaker too, and what the sources that go were called: the numbers stand there afterwards. */

#include "config.h"

#include "cw-withdrawn-names.h"

#include "cw-identities.h"
#include "cw-project-private.h"
#include "cw-pseudonym-seal.h"
#include "cw-pseudonyms.h"
#include "cw-word-runs.h"

static CwNameFinder *
make_finder (CwProject *project, gint64 participant, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (project, error);
  g_autoptr (CwNameFinder) finder = cw_name_finder_new ();

  if (identities == NULL)
    return NULL;
  for (guint i = 0; i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);

      if (identity->participant == participant)
        cw_name_finder_add (finder, identity->name, CW_WITHDRAWN, identity->common, participant);
    }
  return g_steal_pointer (&finder);
}

/* Inside a transaction. Puts CW_WITHDRAWN in the place of the real names. Gives back where they were, as #CwPseudonymCount. */
GPtrArray *
cw_withdrawn_names_replace (CwProject *project, gint64 participant, GError **error)
{
  g_autoptr (CwNameFinder) finder = make_finder (project, participant, error);
  g_autoptr (GPtrArray) counts = NULL;
  guint n_sources, n_hits;

  if (finder == NULL)
    return NULL;
  if (cw_name_finder_is_empty (finder))
    return g_ptr_array_new ();
  counts = cw_pseudonyms_count (project, finder, 0, error);
  if (counts == NULL || !cw_pseudonyms_replace (project, finder, 0, &n_sources, &n_hits, error))
    return NULL;
  return g_steal_pointer (&counts);
}

/* --- the history --------------------------------------------------------------------------------------------------- */

static void
add_speaker (CwNameFinder *finder, const char *speaker, const char *printed, gint64 participant)
{
  static const char *const before[] = { "speaker", "Marked", "from" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", before[i], speaker);
      g_autofree char *number = g_strdup_printf ("%s %s", before[i], printed);

      cw_name_finder_add (finder, words, number, FALSE, participant);
    }
}

static gboolean
add_speakers (CwProject *project,
              CwNameFinder *finder,
              gint64 participant,
              const char *printed,
              GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (project),
                           error,
                           "SELECT DISTINCT speaker FROM speaker WHERE participant_id = ?1",
                           "i",
                           participant);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    add_speaker (finder, cw_statement_get_text (rows, 0), printed, participant);
  return step == CW_STEP_DONE;
}

static void
add_source (CwProject *project, CwNameFinder *finder, gint64 source)
{
  static const int fields[] = { CW_SOURCE_TITLE, CW_SOURCE_SHORT, CW_SOURCE_ORIGINAL_NAME };
  CwRecord *record = cw_project_get_record (project, CW_KIND_SOURCE, source);
  g_autofree char *number = g_strdup_printf ("“S-%" G_GINT64_FORMAT "”", source);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = cw_record_get_text (record, fields[i]);
      g_autofree char *quoted = g_strdup_printf ("“%s”", text);

      if (*text != '\0')
        cw_name_finder_add (finder, quoted, number, FALSE, 0);
    }
}

static gboolean
rename_in_history (CwProject *project, gint64 participant, const GArray *sources, GError **error)
{
  CwRecord *person = cw_project_get_record (project, CW_KIND_PARTICIPANT, participant);
  g_autofree char *printed = cw_kind_format_id (CW_KIND_PARTICIPANT, participant);
  g_autoptr (CwNameFinder) finder = make_finder (project, participant, error);

  if (finder == NULL || !add_speakers (project, finder, participant, printed, error))
    return FALSE;
  cw_name_finder_add (finder, cw_record_get_name (person), printed, TRUE, participant);
  for (guint i = 0; i < sources->len; i++)
    add_source (project, finder, g_array_index (sources, gint64, i));
  return cw_pseudonym_seal_history (project, finder, error);
}

/* --- the tables ----------------------------------------------------------------------------------------------------- */

/* Inside a transaction, before the sources go. @sources: the ids of those that go as a whole. */
gboolean
cw_withdrawn_names_erase (CwProject *project,
                          gint64 participant,
                          const GArray *sources,
                          GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  if (!rename_in_history (project, participant, sources, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    if (!cw_database_run (database,
                          error,
                          "DELETE FROM pseudonym_hit WHERE source_id = ?1",
                          "i",
                          g_array_index (sources, gint64, i)))
      return FALSE;
  return cw_database_run (database,
                          error,
                          "DELETE FROM pseudonym_hit WHERE participant_id = ?1",
                          "i",
                          participant)
         && cw_database_run (
             database, error, "DELETE FROM identity WHERE participant_id = ?1", "i", participant);
}
