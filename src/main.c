/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>

#include "cw-application.h"

/* A development build takes the texts of a language that a test has made. */
static const char *
get_locale_folder (void)
{
  const char *given = DEVELOPMENT ? g_getenv ("CASEWEAVE_LOCALEDIR") : NULL;

  return given != NULL ? given : LOCALEDIR;
}

int
main (int argc, char **argv)
{
  g_autoptr (CwApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dex_init ();
  g_set_prgname (APP_ID);
  g_set_application_name (_ ("Caseweave"));

  application = cw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
