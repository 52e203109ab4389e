/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What names an object outside its project too: in exchange files, for two coders. */

#include "config.h"

#include "cw-guid.h"

/**
 * cw_guid_new:
 * @rand: (nullable): where to take it from, so that the same run makes the same ones
 *
 * Returns: (transfer full): a random UUID, version 4
 */
char *
cw_guid_new (GRand *rand)
{
  guint32 words[4];

  if (rand == NULL)
    return g_uuid_string_random ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_rand_int (rand);
  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x",
                          words[0],
                          words[1] >> 16,
                          words[1] & 0xfff,
                          0x8000 | ((words[2] >> 16) & 0x3fff),
                          words[2] & 0xffff,
                          words[3]);
}
