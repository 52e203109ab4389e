/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands about real names: identities, pseudonymize, seal. They print real names, since that is what they are for. */

#include "config.h"

#include <glib/gstdio.h>

#include "cw-command.h"
#include "cw-csv.h"
#include "cw-identities.h"
#include "cw-listing.h"
#include "cw-plan-listing.h"
#include "cw-pseudonym-names.h"
#include "cw-pseudonym-seal.h"
#include "cw-pseudonyms.h"
#include "cw-transaction.h"

#define MAX_LIST_BYTES (16 * 1024 * 1024)

static const char *const columns[] = { "participant", "name", "pseudonym", "common", NULL };

/* --- the table ------------------------------------------------------------------------------------------------------ */

/* A pseudonym is left out where it is the participant's, so that what was exported can be imported. */
static CwListing *
make_listing (CwProject *project, gboolean resolved, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (project, error);
  CwListing *table;

  if (identities == NULL)
    return NULL;
  table = cw_listing_new (columns);
  for (guint i = 0; i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);
      g_autofree char *participant = cw_kind_format_id (CW_KIND_PARTICIPANT, identity->participant);

      cw_listing_add (table,
                      (const char *[]) { participant,
                                         identity->name,
                                         resolved || identity->own ? identity->pseudonym : "",
                                         identity->common ? "yes" : "",
                                         NULL });
    }
  return table;
}

static gboolean
list_all (const char *path, const char *format, GError **error)
{
  g_autoptr (CwProject) project = cw_command_open (path, FALSE, error);
  g_autoptr (CwListing) table = project == NULL ? NULL : make_listing (project, TRUE, error);

  return table != NULL && cw_listing_print (table, format, error);
}

/* For its owner only, and never over another file. */
static gboolean
write_private (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "“%s” is there already. Choose another name, so that no list is lost.",
                 path);
  else if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_DURABLE, 0600, &problem))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_READ_ONLY,
                 "The list could not be written: %s.",
                 problem->message);
  else
    return TRUE;
  return FALSE;
}

static gboolean
export_all (const char *path, const char *target, GError **error)
{
  g_autoptr (CwProject) project = cw_command_open (path, FALSE, error);
  g_autoptr (CwListing) table = project == NULL ? NULL : make_listing (project, FALSE, error);
  g_autofree char *text = table == NULL ? NULL : cw_listing_dup_csv (table);

  return text != NULL && write_private (target, text, error);
}

static char *
read_list (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &problem))
    g_set_error (
        error, CW_ERROR, CW_ERROR_NOT_FOUND, "The list cannot be read: %s.", problem->message);
  else if (length > MAX_LIST_BYTES || !g_utf8_validate (text, length, NULL))
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "“%s” is not a list: it is not text.", path);
  else
    return g_steal_pointer (&text);
  return NULL;
}

static const char *
get_cell (char **row, guint column)
{
  return g_strv_length (row) > column ? row[column] : "";
}

static gboolean
import_row (CwProject *project, char **row, GError **error)
{
  gint64 participant;

  return cw_project_resolve_exactly (
             project, CW_KIND_PARTICIPANT, get_cell (row, 0), &participant, error)
         && cw_project_add_identity (project,
                                     participant,
                                     get_cell (row, 1),
                                     get_cell (row, 2),
                                     *get_cell (row, 3) != '\0'
                                         && g_ascii_strcasecmp (get_cell (row, 3), "no") != 0,
                                     error);
}

static gboolean
import_rows (CwProject *project, const GPtrArray *rows, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      if (i == 0 && g_str_equal (row[0], columns[0]))
        continue;
      if (!import_row (project, row, error))
        {
          g_prefix_error (error, "Row %u of the list: ", i + 1);
          return FALSE;
        }
    }
  return cw_transaction_commit (transaction, error, "Gave participants names");
}

static gboolean
import_all (const char *path, const char *list, GError **error)
{
  g_autofree char *text = read_list (list, error);
  g_autoptr (GPtrArray) rows = text == NULL ? NULL : cw_csv_parse (text, error);
  g_autoptr (CwProject) project = rows == NULL ? NULL : cw_command_open (path, TRUE, error);

  return project != NULL && import_rows (project, rows, error) && cw_command_close (project, error);
}

/* --- what is done with it ------------------------------------------------------------------------------------------- */

static GArray *
resolve_all (CwProject *project, char **names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id;

      if (!cw_project_resolve (project, CW_KIND_PARTICIPANT, names[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
generate (const char *path, char **names, const char *nick, GError **error)
{
  CwPseudonymScheme scheme = CW_PSEUDONYM_NAMES;
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n;

  if (nick != NULL && !cw_pseudonym_scheme_parse (nick, &scheme, error))
    return FALSE;
  project = cw_command_open (path, TRUE, error);
  ids = project == NULL ? NULL : resolve_all (project, names, error);
  if (ids == NULL || !cw_project_generate_pseudonyms (project, ids, scheme, &n, error))
    return FALSE;
  g_print ("Participants with a new pseudonym: %u\n", n);
  return cw_command_close (project, error);
}

static gboolean
forget (const char *path, const char *confirmed, GError **error)
{
  g_autoptr (CwProject) project = NULL;

  if (g_strcmp0 (confirmed, "forget") != 0)
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "The identity table would go from the file, and all backups would be "
                           "deleted. Export it first; then add: --confirm forget");
      return FALSE;
    }
  project = cw_command_open (path, TRUE, error);
  return project != NULL && cw_project_forget_identities (project, error)
         && cw_command_close (project, error);
}

static gboolean
copy (const char *path, const char *target, GError **error)
{
  g_autoptr (CwProject) project = cw_command_open (path, FALSE, error);

  return project != NULL && cw_project_copy_without_identities (project, target, error);
}

static gboolean
refuse_usage (GError **error)
{
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "Say list, import LIST.csv, export LIST.csv, generate, forget or copy "
                       "FILE. “caseweave-cli identities --help” says more.");
  return FALSE;
}

static gboolean
act (char **rest, const char *scheme, const char *confirmed, const char *format, GError **error)
{
  const char *verb = rest[1];
  guint n = g_strv_length (rest);

  if (g_str_equal (verb, "list") && n == 2)
    return list_all (rest[0], format, error);
  if (g_str_equal (verb, "import") && n == 3)
    return import_all (rest[0], rest[2], error);
  if (g_str_equal (verb, "export") && n == 3)
    return export_all (rest[0], rest[2], error);
  if (g_str_equal (verb, "generate"))
    return generate (rest[0], rest + 2, scheme, error);
  if (g_str_equal (verb, "forget") && n == 2)
    return forget (rest[0], confirmed, error);
  if (g_str_equal (verb, "copy") && n == 3)
    return copy (rest[0], rest[2], error);
  return refuse_usage (error);
}

static gboolean
run_identities (char **arguments, GError **error)
{
  g_autofree char *scheme = NULL;
  g_autofree char *confirmed = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme, "names, numbers or roles", "SCHEME" },
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &confirmed, "What cannot be undone", "WORD" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 10000, error);

  return rest != NULL && act (rest, scheme, confirmed, format, error);
}

/* --- pseudonymize ----------------------------------------------------------------------------------------------------- */

typedef struct
{
  char *participant;
  char *source;
  gboolean apply;
  gboolean restore;
  char *format;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->participant);
  g_free (wishes->source);
  g_free (wishes->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
resolve (CwProject *project, CwKind kind, const char *name, gint64 *id, GError **error)
{
  *id = 0;
  return name == NULL || cw_project_resolve (project, kind, name, id, error);
}

static gboolean
preview (CwProject *project, gint64 participant, gint64 source, const char *format, GError **error)
{
  static const char *const header[] = { "object", "field", "hits", "names", NULL };
  g_autoptr (GPtrArray) counts
      = cw_project_preview_pseudonyms (project, participant, source, error);
  g_autoptr (CwListing) table = counts == NULL ? NULL : cw_listing_new (header);
  guint n_hits = 0;

  for (guint i = 0; table != NULL && i < counts->len; i++)
    {
      const CwPseudonymCount *count = g_ptr_array_index (counts, i);
      g_autofree char *n = g_strdup_printf ("%u", count->n_hits);

      n_hits += count->n_hits;
      cw_listing_add (table,
                      (const char *[]) { count->object, count->field, n, count->forms, NULL });
    }
  if (table == NULL || !cw_listing_print (table, format, error))
    return FALSE;
  if (format == NULL || g_str_equal (format, "text"))
    g_print ("hits: %u. Nothing has been changed; --apply puts pseudonyms there.\n", n_hits);
  return TRUE;
}

static gboolean
apply_or_restore (CwProject *project,
                  const Wishes *wishes,
                  gint64 participant,
                  gint64 source,
                  GError **error)
{
  guint n;

  if (wishes->apply ? !cw_project_apply_pseudonyms (project, participant, source, &n, error)
                    : !cw_project_restore_names (project, source, &n, error))
    return FALSE;
  g_print (wishes->apply ? "Real names replaced: %u\n" : "Real names put back: %u\n", n);
  return cw_command_close (project, error);
}

static gboolean
pseudonymize (const char *path, const Wishes *wishes, GError **error)
{
  gboolean write = wishes->apply || wishes->restore;
  g_autoptr (CwProject) project = cw_command_open (path, write, error);
  gint64 participant, source;

  if (project == NULL
      || !resolve (project, CW_KIND_PARTICIPANT, wishes->participant, &participant, error)
      || !resolve (project, CW_KIND_SOURCE, wishes->source, &source, error))
    return FALSE;
  return write ? apply_or_restore (project, wishes, participant, source, error)
               : preview (project, participant, source, wishes->format, error);
}

static gboolean
run_pseudonymize (char **arguments, GError **error)
{
  g_auto (Wishes) wishes = { NULL };
  const GOptionEntry entries[] = {
    { "participant", 'p', 0, G_OPTION_ARG_STRING, &wishes.participant, "Whose names only", "P-N" },
    { "source", 's', 0, G_OPTION_ARG_STRING, &wishes.source, "Only there", "S-N" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &wishes.apply, "Put pseudonyms there", NULL },
    { "restore", 0, 0, G_OPTION_ARG_NONE, &wishes.restore, "Put the real names back", NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &wishes.format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);

  if (rest == NULL)
    return FALSE;
  if (wishes.restore && (wishes.apply || wishes.participant != NULL))
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "--restore puts everybody’s names back, with --source only in one "
                           "source; it goes with neither --apply nor --participant.");
      return FALSE;
    }
  return pseudonymize (rest[0], &wishes, error);
}

/* --- seal --------------------------------------------------------------------------------------------------------------- */

static gboolean
list_seal (CwProject *project, gboolean all_originals, const char *format, GError **error)
{
  g_autoptr (CwWithdrawalPlan) plan = cw_project_plan_seal (project, all_originals, error);

  if (plan == NULL || !cw_plan_listing_print (plan, format, error))
    return FALSE;
  if (format == NULL || g_str_equal (format, "text"))
    g_print ("Nothing has been changed. A seal can never be undone, and no backup remains; export "
             "the\nidentity table first if you need it. To do it, add: --confirm seal\n");
  return TRUE;
}

static gboolean
seal (CwProject *project, gboolean all_originals, const char *reason, GError **error)
{
  if (!cw_project_seal_pseudonyms (project, all_originals, reason, error))
    return FALSE;
  g_print ("The pseudonyms are sealed. There is no backup now: “caseweave-cli backup FILE” makes "
           "one.\n");
  return cw_command_close (project, error);
}

static gboolean
run_seal (char **arguments, GError **error)
{
  g_autofree char *confirmed = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *format = NULL;
  gboolean all_originals = FALSE;
  const GOptionEntry entries[] = {
    { "all-originals",
      0,
      0,
      G_OPTION_ARG_NONE,
      &all_originals,
      "Replace all original files",
      NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "One line for the history", "TEXT" },
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &confirmed, "Do it", "seal" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwProject) project = NULL;

  if (rest == NULL)
    return FALSE;
  if (confirmed != NULL && !g_str_equal (confirmed, "seal"))
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID, "The word is seal. Nothing was changed.");
      return FALSE;
    }
  project = cw_command_open (rest[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  return confirmed == NULL ? list_seal (project, all_originals, format, error)
                           : seal (project, all_originals, reason, error);
}

const CwCommand cw_identity_commands[] = {
  { "identities",
    "FILE list|import|export|generate|forget|copy [ARGUMENT...]",
    "keep the real names of participants apart",
    run_identities,
    "list                    print the table\n"
    "import LIST.csv         add what the list says: participant,name,pseudonym,common; without a\n"
    "                        pseudonym the participant’s stands for the name; “common” is for "
    "names\n"
    "                        that are words too, and in small letters are not the name\n"
    "export LIST.csv         write the table where only you can read it\n"
    "generate [P-N...]       what participants are called becomes their real name, and they get a\n"
    "                        pseudonym; without numbers, all who have none\n"
    "forget --confirm forget take the table out of the file and delete all backups\n"
    "copy FILE               make a sealed copy without the table, for others\n\n"
    "The table is not encrypted, and in no dump, report or step of the history." },
  { "pseudonymize",
    "FILE",
    "list where real names are; --apply puts pseudonyms there, --restore takes them back",
    run_pseudonymize,
    "Names are found as whole words, in capitals and small letters, in texts, among speakers, in\n"
    "titles, file names, excerpts, memos, summaries, comments and notes. Excerpts stay on their\n"
    "words. It is one step of undo. Until the seal the real names can come back." },
  { "seal",
    "FILE",
    "list what is left of real names; --confirm seal erases them for good",
    run_seal,
    "The real names that are left become pseudonyms; original files that had them become texts; "
    "the\n"
    "identity table, all steps of undo, free pages and backups go. Export the table first if you\n"
    "need to know later who is who." },
  { NULL },
};
