/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The identity table (method.md R27, D16): which real names the participants have. It is in the project's file, so that
 * it cannot be lost, but apart from all else: no session records it, so that no step of the history has a name of it and
 * none is undone, and nothing prints it but what was made for that. */

#include "config.h"

#include "cw-identities.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-purge.h"
#include "cw-transaction.h"

/* A letter alone is no name. */
#define MIN_LENGTH 2
#define MAX_LENGTH 200

static void
free_identity (gpointer data)
{
  CwIdentity *identity = data;

  g_free (identity->name);
  g_free (identity->pseudonym);
  g_free (identity);
}

/**
 * cw_project_list_identities:
 *
 * Returns: (transfer full) (nullable) (element-type CwIdentity): all names, by participant, in the order in which they
 *     were added
 */
GPtrArray *
cw_project_list_identities (CwProject *self, GError **error)
{
  g_autoptr (GPtrArray) identities = g_ptr_array_new_with_free_func (free_identity);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_prepare (
      cw_project_get_database (self),
      "SELECT participant_id, identity.name, ifnull (nullif (pseudonym, ''), ifnull "
      "(participant.name, 'P-' || participant_id)), pseudonym <> '', common FROM identity LEFT "
      "JOIN participant ON participant.id = participant_id ORDER BY participant_id, identity.id",
      error);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwIdentity *identity = g_new0 (CwIdentity, 1);

      identity->participant = cw_statement_get_integer (rows, 0);
      identity->name = g_strdup (cw_statement_get_text (rows, 1));
      identity->pseudonym = g_strdup (cw_statement_get_text (rows, 2));
      identity->own = cw_statement_get_integer (rows, 3) != 0;
      identity->common = cw_statement_get_integer (rows, 4) != 0;
      g_ptr_array_add (identities, identity);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&identities) : NULL;
}

/* --- adding ------------------------------------------------------------------------------------------------------ */

static gboolean
is_usable (const char *name)
{
  guint n_telling = 0;

  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > MAX_LENGTH)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return FALSE;
      n_telling += g_unichar_isalnum (g_utf8_get_char (p));
    }
  return n_telling >= MIN_LENGTH;
}

static gboolean
check_usable (const char *name, GError **error)
{
  if (is_usable (name))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "A real name or a pseudonym is one line of %d to %d characters with letters or "
               "digits in it.",
               MIN_LENGTH,
               MAX_LENGTH);
  return FALSE;
}

/* The sentence says whose the name is, and not the name: sentences end up in logs. */
static gboolean
check_owner (CwProject *self, gint64 participant, const char *name, GError **error)
{
  gint64 owner;

  if (!cw_database_read_integer (cw_project_get_database (self),
                                 &owner,
                                 error,
                                 "SELECT ifnull (min (participant_id), 0) FROM identity WHERE name "
                                 "= ?1 AND participant_id <> ?2",
                                 "si",
                                 name,
                                 participant))
    return FALSE;
  if (owner == 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_AMBIGUOUS,
               "P-%" G_GINT64_FORMAT " has that name already, and only one pseudonym can come in "
               "its place. Give the name in a longer form.",
               owner);
  return FALSE;
}

static gboolean
store (CwProject *self,
       gint64 participant,
       const char *name,
       const char *pseudonym,
       gboolean common,
       GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);

  return transaction != NULL
         && cw_database_run (database,
                             error,
                             "DELETE FROM identity WHERE participant_id = ?1 AND name = ?2",
                             "is",
                             participant,
                             name)
         && cw_database_run (database,
                             error,
                             "INSERT INTO identity (participant_id, name, pseudonym, common) "
                             "VALUES (?1, ?2, ?3, ?4)",
                             "issi",
                             participant,
                             name,
                             pseudonym,
                             (gint64) common)
         && cw_transaction_commit (transaction, error, "Gave a participant a name");
}

/**
 * cw_project_add_identity:
 * @name: what the person is called in texts
 * @pseudonym: (nullable): what stands for this name; NULL or "" for the participant's pseudonym
 * @common: the name is a word of the language too, so that in small letters alone it is not the name
 *
 * Says that a participant has this name, or something else of a name that they have already. It leaves no step of the
 * history. CW_ERROR_AMBIGUOUS where another participant has the name.
 */
gboolean
cw_project_add_identity (CwProject *self,
                         gint64 participant,
                         const char *name,
                         const char *pseudonym,
                         gboolean common,
                         GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL, FALSE);

  stripped = g_strstrip (g_strdup (name));
  wanted = g_strstrip (g_strdup (pseudonym != NULL ? pseudonym : ""));
  return cw_project_check_writable (self, error)
         && cw_project_require (self, CW_KIND_PARTICIPANT, participant, error) != NULL
         && check_usable (stripped, error) && (*wanted == '\0' || check_usable (wanted, error))
         && check_owner (self, participant, stripped, error)
         && store (self, participant, stripped, wanted, common, error);
}

/* --- removing ---------------------------------------------------------------------------------------------------- */

/**
 * cw_project_remove_identity:
 * @name: (nullable): a name; NULL for all that the participant has
 *
 * Forgets a name: it is not replaced any more, nor searched for in exports. What was replaced can still be restored.
 * CW_ERROR_NOT_FOUND where the participant has no such name.
 */
gboolean
cw_project_remove_identity (CwProject *self, gint64 participant, const char *name, GError **error)
{
  CwDatabase *database;
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  database = cw_project_get_database (self);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_run (database,
                           error,
                           "DELETE FROM identity WHERE participant_id = ?1 AND name = ifnull "
                           "(?2, name)",
                           "is",
                           participant,
                           name))
    return FALSE;
  if (sqlite3_changes64 (cw_database_get_handle (database)) > 0)
    return cw_transaction_commit (transaction, error, "Forgot a name");
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "P-%" G_GINT64_FORMAT " has no such name in the identity table.",
               participant);
  return FALSE;
}

static gboolean
erase_all (CwProject *self, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);

  return transaction != NULL && cw_database_exec (database, "DELETE FROM identity", error)
         && cw_database_run (database,
                             error,
                             "INSERT INTO purge_todo (since) VALUES (?1)",
                             "s",
                             cw_project_get_now (self))
         && cw_transaction_commit (transaction, error, "Forgot all names");
}

/**
 * cw_project_forget_identities:
 *
 * Takes the whole table out of the file and out of its backups, as when it is kept in another place: export it first.
 * All backups go. The texts and the history stay as they are.
 */
gboolean
cw_project_forget_identities (CwProject *self, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), FALSE);

  return erase_all (self, error) && cw_project_finish_purge (self, error);
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

/**
 * cw_project_make_name_finder:
 * @participant: whose names; 0 for everybody's
 *
 * Returns: (transfer full) (nullable): a finder of the names, with their pseudonyms; a hit's tag is the participant
 */
CwNameFinder *
cw_project_make_name_finder (CwProject *self, gint64 participant, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (self, error);
  g_autoptr (CwNameFinder) finder = cw_name_finder_new ();

  if (identities == NULL)
    return NULL;
  for (guint i = 0; i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);

      if (participant == 0 || identity->participant == participant)
        cw_name_finder_add (
            finder, identity->name, identity->pseudonym, identity->common, identity->participant);
    }
  return g_steal_pointer (&finder);
}
