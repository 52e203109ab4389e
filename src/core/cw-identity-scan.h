/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-name-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwIdentityFinding:
 * @participant: whose real name it is
 * @n: how often it is there
 *
 * What a scan has found; not the name itself, so that it can be said anywhere.
 */
typedef struct
{
  gint64 participant;
  guint n;
} CwIdentityFinding;

/**
 * CwIdentityScan:
 *
 * The real names of a project, to look for in what leaves it.
 */
typedef struct _CwIdentityScan CwIdentityScan;

CwIdentityScan *cw_identity_scan_new (CwProject *project, GError **error);
void cw_identity_scan_free (CwIdentityScan *self);
gboolean cw_identity_scan_is_empty (const CwIdentityScan *self);
GArray *cw_identity_scan (const CwIdentityScan *self, const void *bytes, gsize size);
GArray *cw_identity_scan_find (const CwIdentityScan *self, const char *text);
char *cw_identity_scan_disguise (const CwIdentityScan *self, const char *text);
char *cw_identity_findings_print (const GArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwIdentityScan, cw_identity_scan_free)

G_END_DECLS
