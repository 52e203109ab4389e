/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What to read when somebody names a file or a folder. */

#include "config.h"

#include "cw-import-list.h"

#include <string.h>

#include "cw-error.h"
#include "cw-reader.h"

/* A folder of field material is never this deep or this large; a link that leads back up to itself would be. */
#define MAX_DEPTH 16
#define MAX_FILES 100000

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *path_a = g_file_get_parse_name (*(GFile *const *) a);
  g_autofree char *path_b = g_file_get_parse_name (*(GFile *const *) b);
  g_autofree char *key_a = g_utf8_collate_key_for_filename (path_a, -1);
  g_autofree char *key_b = g_utf8_collate_key_for_filename (path_b, -1);

  return strcmp (key_a, key_b);
}

static gboolean
list_folder (GFile *folder, guint depth, GPtrArray *files, GError **error)
{
  g_autoptr (GFileEnumerator) entries = g_file_enumerate_children (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
      NULL,
      error);
  GFileInfo *info;
  GFile *child;

  if (entries == NULL)
    return FALSE;
  while (files->len < MAX_FILES)
    {
      if (!g_file_enumerator_iterate (entries, &info, &child, NULL, error))
        return FALSE;
      if (info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
        {
          if (!list_folder (child, depth + 1, files, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
               && cw_reader_knows (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_object_ref (child));
    }
  return TRUE;
}

/**
 * cw_import_list_files:
 * @place: a file, which is taken whatever it is, or a folder, of which every file is taken that a reader knows
 *
 * Links inside a folder are not followed.
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files, by name
 */
GPtrArray *
cw_import_list_files (GFile *place, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (place), NULL);

  if (g_file_query_file_type (place, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      g_ptr_array_add (files, g_object_ref (place));
      return g_steal_pointer (&files);
    }
  if (!list_folder (place, 0, files, error))
    return NULL;
  if (files->len == 0)
    {
      name = g_file_get_basename (place);
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_NOT_FOUND,
                   "The folder “%s” holds no file that can be imported. Caseweave reads text, "
                   "Markdown, HTML, "
                   "DOCX, ODT and PDF.",
                   name);
      return NULL;
    }
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}
