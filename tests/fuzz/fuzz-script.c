/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <string.h>

#include "cw-fuzz-project.h"
#include "cw-script.h"

/* Runs lines of a script, each of which is done or refused; in the end the project is sound. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  GByteArray *sound = cw_fuzz_project_get_bytes ();
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* refused as a whole, before any line is looked at */
  lines = g_strsplit (text, "\n", -1);
  cw_fuzz_project_put (sound->data, sound->len);
  project = cw_project_open (cw_fuzz_project_get_path (), FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) problem = NULL;
      gboolean done = cw_script_run_line (project, lines[i], i + 1, FALSE, &problem);

      g_assert_true (done == (problem == NULL));
    }
  cw_fuzz_project_assert_sound (project);
  cw_project_close (project, NULL);
  return 0;
}
