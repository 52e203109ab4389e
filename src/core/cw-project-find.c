/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Finding objects by what people call them, and what they inherit from their place in a tree. */

#include "config.h"

#include <string.h>

#include "cw-name-index.h"
#include "cw-project-private.h"
#include "cw-tombstone.h"

/* A tree can be no deeper than this; a longer chain of parents is a damaged file. */
#define MAX_DEPTH 8

/* Nobody merges more often than this in a row; a longer chain of redirects is a damaged file. */
#define MAX_REDIRECTS 1000

static gboolean
parse_id (CwKind kind, const char *name, gint64 *id)
{
  const char *prefix = cw_kind_get_prefix (kind);
  gsize length = prefix == NULL ? 0 : strlen (prefix);

  return length > 0 && g_ascii_strncasecmp (name, prefix, length) == 0 && name[length] == '-'
         && g_ascii_string_to_signed (name + length + 1, 10, 1, G_MAXINT64, id, NULL);
}

static gboolean
is_retired (CwRecord *record)
{
  return cw_record_get_kind (record) == CW_KIND_CODE
         && g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired");
}

/* While a code is retired its name may belong to another, which is then the one that is meant. */
static guint
find_by_name (CwProject *self, CwKind kind, const char *name, gint64 *id)
{
  const GPtrArray *named = cw_project_find_named (self, kind, CW_NAME_ANYWHERE, name);
  guint n_found = 0;
  gboolean found_active = FALSE;

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      CwRecord *record = g_ptr_array_index (named, i);
      gboolean active = !is_retired (record);

      if (found_active && !active)
        continue;
      *id = cw_record_get_id (record);
      n_found = active && !found_active ? 1 : n_found + 1;
      found_active = active;
    }
  return n_found;
}

static gboolean
excerpt_exists (CwProject *self, gint64 id)
{
  return cw_evidence_find_excerpt (cw_project_get_evidence (self), id, NULL) != NULL;
}

static gboolean
is_withdrawn (CwProject *self, CwKind kind, const char *name, gint64 *id)
{
  g_autofree char *date = NULL;

  if (!parse_id (kind, name, id))
    return FALSE;
  date = cw_project_dup_withdrawn_at (self, kind, *id);
  return date != NULL;
}

/**
 * cw_project_resolve_exactly:
 * @name: an id as it is printed ("K-12"), or a name that only one object of the kind has
 * @id: (out): the object
 *
 * As cw_project_resolve(), for what is to be done with a merged code itself: it is found, not the one that it was
 * merged into.
 */
gboolean
cw_project_resolve_exactly (CwProject *self,
                            CwKind kind,
                            const char *name,
                            gint64 *id,
                            GError **error)
{
  guint n_found = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL && id != NULL, FALSE);

  if (cw_kind_has_records (kind))
    n_found = find_by_name (self, kind, name, id);
  if (n_found == 1)
    return TRUE;
  if (n_found > 1)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_AMBIGUOUS,
                   "%u objects of the kind %s are called “%s”. Say which by its id.",
                   n_found,
                   cw_kind_get_noun (kind),
                   name);
      return FALSE;
    }
  if (parse_id (kind, name, id)
      && (cw_kind_has_records (kind) ? cw_project_get_record (self, kind, *id) != NULL
                                     : kind == CW_KIND_EXCERPT && excerpt_exists (self, *id)))
    return TRUE;
  if (is_withdrawn (self, kind, name, id))
    return cw_project_refuse_missing (self, kind, *id, error);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "There is no %s “%s” in this project.",
               cw_kind_get_noun (kind),
               name);
  return FALSE;
}

/**
 * cw_project_follow_redirect:
 *
 * Returns: the code that a retired code was merged into, and so on to one that was not (D13); @code itself where it is
 *   in use
 */
gint64
cw_project_follow_redirect (CwProject *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), code);

  for (guint i = 0; i < MAX_REDIRECTS; i++)
    {
      CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);
      gint64 next = record == NULL ? 0 : cw_record_get_integer (record, CW_CODE_REDIRECT);

      if (next == 0 || !is_retired (record))
        break;
      code = next;
    }
  return code;
}

/**
 * cw_project_resolve:
 * @name: an id as it is printed ("K-12"), or a name that only one object of the kind has; a retired code's name is
 *   that of another where one in use has it
 * @id: (out): the object; for a code that was merged, the one that it was merged into
 *
 * Fails with CW_ERROR_NOT_FOUND or CW_ERROR_AMBIGUOUS.
 */
gboolean
cw_project_resolve (CwProject *self, CwKind kind, const char *name, gint64 *id, GError **error)
{
  if (!cw_project_resolve_exactly (self, kind, name, id, error))
    return FALSE;
  if (kind == CW_KIND_CODE)
    *id = cw_project_follow_redirect (self, *id);
  return TRUE;
}

/**
 * cw_project_dup_color:
 *
 * Returns: (transfer full): the code's colour, its parent's where it has none of its own, as "#rrggbb"
 */
char *
cw_project_dup_color (CwProject *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  for (guint depth = 0; code != 0 && depth <= MAX_DEPTH; depth++)
    {
      CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);

      if (record == NULL)
        break;
      if (*cw_record_get_color (record) != '\0')
        return g_strdup (cw_record_get_color (record));
      code = cw_record_get_parent (record);
    }
  return g_strdup ("#77767b");
}

/**
 * cw_project_dup_path:
 *
 * Returns: (transfer full): the object's name with those of its parents before it
 */
char *
cw_project_dup_path (CwProject *self, CwKind kind, gint64 id, const char *separator)
{
  g_autoptr (GString) path = g_string_new (NULL);

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  for (guint depth = 0; id != 0 && depth <= MAX_DEPTH; depth++)
    {
      CwRecord *record = cw_project_get_record (self, kind, id);

      if (record == NULL)
        break;
      if (path->len > 0)
        g_string_prepend (path, separator);
      g_string_prepend (path, cw_record_get_name (record));
      id = cw_record_get_parent (record);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

/* The record, or NULL with CW_ERROR_NOT_FOUND. */
CwRecord *
cw_project_require (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  CwRecord *record = cw_project_get_record (self, kind, id);

  if (record == NULL)
    cw_project_refuse_missing (self, kind, id, error);
  return record;
}
