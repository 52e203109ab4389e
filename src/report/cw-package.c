/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPackage: the container of ODT, ODS and DOCX. No entry has a time or an owner, so equal parts make equal bytes, and
 * the first entry has no extra field, as OpenDocument asks of its media type. */

#include "config.h"

#include "cw-package.h"

#include "cw-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

struct _CwPackage
{
  struct archive *archive;
  GByteArray *bytes;
};

static la_ssize_t
on_written (struct archive *archive, void *user_data, const void *data, size_t size)
{
  g_byte_array_append (user_data, data, size);
  return size;
}

/**
 * cw_package_new:
 *
 * Returns: (transfer full): an empty ZIP file
 */
CwPackage *
cw_package_new (void)
{
  CwPackage *self = g_new0 (CwPackage, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_per_block (self->archive, 0);
  archive_write_open (self->archive, self->bytes, NULL, on_written, NULL);
  return self;
}

static gboolean
fail (CwPackage *self, GError **error)
{
  const char *reason = archive_error_string (self->archive);

  g_set_error (error,
               CW_ERROR,
               CW_ERROR_FAILED,
               "The file could not be packed: %s",
               reason != NULL ? reason : "unknown reason");
  return FALSE;
}

/**
 * cw_package_add:
 * @stored: without compression
 *
 * Adds a file. A package that has failed is only to be freed.
 *
 * Returns: FALSE with %CW_ERROR_FAILED
 */
gboolean
cw_package_add (CwPackage *self,
                const char *name,
                const char *data,
                gsize size,
                gboolean stored,
                GError **error)
{
  struct archive_entry *entry;
  gboolean done;

  g_return_val_if_fail (self != NULL && name != NULL && (data != NULL || size == 0), FALSE);

  entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  if (stored)
    archive_write_zip_set_compression_store (self->archive);
  else
    archive_write_zip_set_compression_deflate (self->archive);
  done = archive_write_header (self->archive, entry) == ARCHIVE_OK
         && archive_write_data (self->archive, data, size) == (la_ssize_t) size;
  archive_entry_free (entry);
  return done || fail (self, error);
}

/**
 * cw_package_add_text:
 *
 * Adds a compressed file of text.
 *
 * Returns: FALSE with %CW_ERROR_FAILED
 */
gboolean
cw_package_add_text (CwPackage *self, const char *name, const char *text, GError **error)
{
  return cw_package_add (self, name, text, strlen (text), FALSE, error);
}

/**
 * cw_package_finish:
 *
 * Returns: (transfer full): the whole file, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_package_finish (CwPackage *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (archive_write_close (self->archive) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }
  return g_bytes_new (self->bytes->data, self->bytes->len);
}

/**
 * cw_package_free:
 * @self: (transfer full): no longer needed
 */
void
cw_package_free (CwPackage *self)
{
  g_return_if_fail (self != NULL);

  archive_write_free (self->archive);
  g_byte_array_unref (self->bytes);
  g_free (self);
}
