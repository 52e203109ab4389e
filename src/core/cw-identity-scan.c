/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwIdentityScan: what leaves a project is searched for real names before it does (method.md R29, W5). */

#include "config.h"

#include "cw-identity-scan.h"

#include "cw-identities.h"

struct _CwIdentityScan
{
  CwNameFinder *finder;
};

/**
 * cw_identity_scan_new:
 *
 * Returns: (transfer full) (nullable): a scan for the names that are in the identity table now
 */
CwIdentityScan *
cw_identity_scan_new (CwProject *project, GError **error)
{
  g_autoptr (CwNameFinder) finder = NULL;
  CwIdentityScan *self;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  finder = cw_project_make_name_finder (project, 0, error);
  if (finder == NULL)
    return NULL;
  self = g_new0 (CwIdentityScan, 1);
  self->finder = g_steal_pointer (&finder);
  return self;
}

/**
 * cw_identity_scan_free:
 * @self: (transfer full) (nullable): a scan
 */
void
cw_identity_scan_free (CwIdentityScan *self)
{
  if (self == NULL)
    return;
  cw_name_finder_free (self->finder);
  g_free (self);
}

/**
 * cw_identity_scan_is_empty:
 *
 * Returns: whether there is no name to look for
 */
gboolean
cw_identity_scan_is_empty (const CwIdentityScan *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return cw_name_finder_is_empty (self->finder);
}

static void
add_finding (GArray *findings, gint64 participant)
{
  CwIdentityFinding finding = { participant, 1 };

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, CwIdentityFinding, i).participant == participant)
      {
        g_array_index (findings, CwIdentityFinding, i).n++;
        return;
      }
  g_array_append_val (findings, finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CwIdentityFinding *first = a, *second = b;

  return (first->participant > second->participant) - (first->participant < second->participant);
}

/**
 * cw_identity_scan:
 * @bytes: text, or what has text in it that is not packed
 * @size: how many bytes they are
 *
 * Looks for the names as whole words, in capitals and small letters.
 *
 * Returns: (transfer full) (element-type CwIdentityFinding): who is named in it, by participant
 */
GArray *
cw_identity_scan (const CwIdentityScan *self, const void *bytes, gsize size)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (CwIdentityFinding));
  g_autofree char *text = NULL;
  g_autoptr (GArray) hits = NULL;

  g_return_val_if_fail (self != NULL, findings);

  text = g_utf8_make_valid (bytes, size);
  hits = cw_name_finder_find (self->finder, text);
  for (guint i = 0; i < hits->len; i++)
    add_finding (findings, g_array_index (hits, CwNameHit, i).tag);
  g_array_sort (findings, compare_findings);
  return findings;
}

/**
 * cw_identity_scan_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type CwNameHit): where the names are in it
 */
GArray *
cw_identity_scan_find (const CwIdentityScan *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  return cw_name_finder_find (self->finder, text);
}

/**
 * cw_identity_scan_disguise:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (nullable): the text with pseudonyms for the names, or NULL if it has none
 */
char *
cw_identity_scan_disguise (const CwIdentityScan *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  return cw_name_finder_replace (self->finder, text);
}

/**
 * cw_identity_findings_print:
 * @findings: (element-type CwIdentityFinding): what a scan has found
 *
 * Returns: (transfer full): "P-3 ×2, P-31 ×1"
 */
char *
cw_identity_findings_print (const GArray *findings)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CwIdentityFinding *finding = &g_array_index (findings, CwIdentityFinding, i);

      g_string_append_printf (
          out, "%sP-%" G_GINT64_FORMAT " ×%u", i > 0 ? ", " : "", finding->participant, finding->n);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
