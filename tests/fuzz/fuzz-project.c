/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <string.h>

#include "cw-fuzz-project.h"

/* Random bytes seldom look like a database: they are patches to a good one, each of an offset (3 bytes), a length and
 * the new bytes. */
static GByteArray *
make_file (const uint8_t *data, size_t size)
{
  GByteArray *sound = cw_fuzz_project_get_bytes ();
  GByteArray *file = g_byte_array_sized_new (sound->len);

  g_byte_array_append (file, sound->data, sound->len);
  while (size > 4)
    {
      guint offset = ((data[0] << 16) | (data[1] << 8) | data[2]) % file->len;
      guint length = MIN (MIN (data[3], size - 4), file->len - offset);

      memcpy (file->data + offset, data + 4, length);
      data += 4 + length;
      size -= 4 + length;
    }
  return file;
}

/* Opens, looks at and works on a project file of which anything may be wrong. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GByteArray) file = make_file (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;

  cw_fuzz_project_put (file->data, file->len);
  project = cw_project_open (cw_fuzz_project_get_path (), FALSE, &error);
  g_assert_true ((project == NULL) == (error != NULL));
  if (project == NULL)
    return 0;
  cw_fuzz_project_look (project);
  cw_project_undo (project, NULL, NULL);
  cw_project_redo (project, NULL, NULL);
  cw_fuzz_project_look (project);
  cw_project_close (project, NULL);
  return 0;
}
