/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwZipParts: the parts of a DOCX or ODT that hold text.
 *
 * Only wanted members are expanded, block by block, so that a ZIP bomb is refused after some
 * megabytes. */

#include "config.h"

#include "cw-zip-parts.h"

#include "cw-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

/* A DOCX has as many members as pictures and then a dozen. */
#define MAX_MEMBERS 20000

/* The document.xml of a 3,000 page book is 60 MB. */
#define MAX_MEMBER_SIZE (256 * 1024 * 1024)

/* XML of real documents shrinks to a twentieth, at most a sixtieth (huge empty tables); deflate
 * itself can do a thousandth. Below the floor a bomb does no harm. */
#define MAX_RATIO 200
#define RATIO_FLOOR (8 * 1024 * 1024)

#define BLOCK_SIZE (64 * 1024)

struct _CwZipParts
{
  GHashTable *members; /* name to GBytes */
};

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static void
fail_damaged (const char *name, GError **error)
{
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_DAMAGED,
      _ ("“%s” is damaged or incomplete: its ZIP container cannot be read. Copy or download it "
         "again and import that."),
      name);
}

static void
fail_too_large (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_TOO_LARGE,
               _ ("“%s” was not read: it expands to far more than a text can be. If you trust it, "
                  "open it in "
                  "a word processor, save it as plain text, and import that."),
               name);
}

static void
fail_encrypted (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_ENCRYPTED,
               _ ("“%s” needs a password. Open it in a word processor, save a copy without the "
                  "password, and "
                  "import that."),
               name);
}

static gboolean
is_within_limits (gsize expanded, gsize packed)
{
  return expanded <= MAX_MEMBER_SIZE && (expanded <= RATIO_FLOOR || expanded / MAX_RATIO <= packed);
}

static GByteArray *
make_buffer (struct archive_entry *entry)
{
  gint64 declared = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;

  return g_byte_array_sized_new ((guint) CLAMP (declared, BLOCK_SIZE, RATIO_FLOOR));
}

static GBytes *
expand_member (struct archive *archive,
               struct archive_entry *entry,
               gsize packed,
               const char *name,
               GError **error)
{
  g_autoptr (GByteArray) buffer = make_buffer (entry);

  for (;;)
    {
      guint size = buffer->len;
      la_ssize_t n;

      g_byte_array_set_size (buffer, size + BLOCK_SIZE);
      n = archive_read_data (archive, buffer->data + size, BLOCK_SIZE);
      g_byte_array_set_size (buffer, size + (guint) MAX (n, 0));
      if (n < 0)
        fail_damaged (name, error);
      else if (!is_within_limits (buffer->len, packed))
        fail_too_large (name, error);
      else if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
      else
        continue;
      return NULL;
    }
}

static gboolean
take_entry (CwZipParts *self,
            struct archive *archive,
            struct archive_entry *entry,
            const char *member,
            gsize packed,
            const char *name,
            GError **error)
{
  GBytes *part;

  if (archive_entry_is_encrypted (entry))
    {
      fail_encrypted (name, error);
      return FALSE;
    }
  part = expand_member (archive, entry, packed, name, error);
  if (part != NULL)
    g_hash_table_replace (self->members, g_strdup (member), part);
  return part != NULL;
}

static gboolean
check_going_on (GCancellable *cancellable, guint n_members, const char *name, GError **error)
{
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_CANCELLED,
                 _ ("The import of “%s” was stopped. Nothing of it was added."),
                 name);
  else if (n_members > MAX_MEMBERS)
    fail_too_large (name, error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_members (CwZipParts *self,
              struct archive *archive,
              gsize packed,
              const char *name,
              const char *const *wanted,
              GCancellable *cancellable,
              GError **error)
{
  struct archive_entry *entry;
  guint n_members = 0;
  int result;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK
         || result == ARCHIVE_WARN)
    {
      const char *member = archive_entry_pathname (entry);

      if (!check_going_on (cancellable, ++n_members, name, error))
        return FALSE;
      if (member != NULL && g_strv_contains (wanted, member)
          && !take_entry (self, archive, entry, member, packed, name, error))
        return FALSE;
    }
  if (result == ARCHIVE_EOF)
    return TRUE;
  fail_damaged (name, error);
  return FALSE;
}

/**
 * cw_zip_parts_read:
 * @bytes: a ZIP container
 * @name: the file's name, for messages
 * @wanted: (array zero-terminated=1): the names of the members to expand
 *
 * The central directory rules: a truncated container is an error, never half a document.
 *
 * Returns: (transfer full): those of the members that are there, or NULL with CW_ERROR_DAMAGED,
 *   _TOO_LARGE,
 *   _ENCRYPTED or _CANCELLED
 */
CwZipParts *
cw_zip_parts_read (GBytes *bytes,
                   const char *name,
                   const char *const *wanted,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (CwZipParts) self = g_new0 (CwZipParts, 1);
  g_autoptr (Archive) archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (wanted != NULL, NULL);

  self->members
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail_damaged (name, error);
      return NULL;
    }
  if (!read_members (self, archive, size, name, wanted, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cw_zip_parts_free (CwZipParts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_free (self);
}

/**
 * cw_zip_parts_get:
 *
 * Returns: (transfer none) (nullable): the expanded member, or NULL when the container has none of
 *   that name
 */
GBytes *
cw_zip_parts_get (CwZipParts *self, const char *member)
{
  return g_hash_table_lookup (self->members, member);
}
