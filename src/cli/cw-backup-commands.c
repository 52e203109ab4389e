/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands about backups: backup, backups, restore. */

#include "config.h"

#include "cw-backup.h"
#include "cw-command.h"
#include "cw-listing.h"

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
run_backup (char **arguments, GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 1, 1, error);
  g_autofree char *path = NULL;

  if (rest == NULL || !cw_backup_make (rest[0], get_now (), NULL, &path, error)
      || !cw_backup_rotate (rest[0], get_now (), error))
    return FALSE;
  if (path != NULL)
    g_print ("%s\n", path);
  else
    g_print ("Nothing has changed since the newest backup.\n");
  return TRUE;
}

static gboolean
run_backups (char **arguments, GError **error)
{
  static const char *const columns[] = { "time", "bytes", "file", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (GPtrArray) backups = rest == NULL ? NULL : cw_backup_list (rest[0], error);
  g_autoptr (CwListing) table = cw_listing_new (columns);

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const CwBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *time = cw_backup_format_time (backup);
      g_autofree char *size = g_strdup_printf ("%" G_GOFFSET_FORMAT, backup->size);

      cw_listing_add (table, (const char *[]) { time, size, backup->path, NULL });
    }
  return cw_listing_print (table, format, error);
}

static char *
choose_newest (const char *project, GError **error)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (project, error);

  if (backups == NULL)
    return NULL;
  if (backups->len > 0)
    return g_strdup (((CwBackup *) g_ptr_array_index (backups, 0))->path);
  g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "“%s” has no backups.", project);
  return NULL;
}

static gboolean
run_restore (char **arguments, GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 1, 2, error);
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;

  if (rest == NULL)
    return FALSE;
  backup = rest[1] != NULL ? g_strdup (rest[1]) : choose_newest (rest[0], error);
  if (backup == NULL || !cw_backup_restore (rest[0], backup, get_now (), &aside, error))
    return FALSE;
  g_print ("Restored %s\n", backup);
  if (aside != NULL)
    g_print ("The file that was there is now %s\n", aside);
  return TRUE;
}

const CwCommand cw_backup_commands[] = {
  { "backup", "FILE", "copy the project into its folder of backups", run_backup },
  { "backups", "FILE", "list the backups, the newest first", run_backups },
  { "restore",
    "FILE [BACKUP]",
    "put a backup (the newest) in the project's place; the file that was there is kept",
    run_restore },
  { NULL },
};
