/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-anchor.h"
#include "cw-project.h"
#include "cw-database.h"

G_BEGIN_DECLS

/**
 * CwStoredAnchor:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 * @range: where it is going to be
 * @stored: where the file has it
 * @checksum: of its words as the file has them; "" for an attribution
 * @start_touched: its start was clipped or moved off the inside of a character
 *
 * The anchor of an excerpt or of an attribution while its text changes.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  CwAnchor range;
  CwAnchor stored;
  char checksum[20];
  gboolean start_touched;
  gboolean end_touched;
} CwStoredAnchor;

GArray *cw_anchor_store_list (CwDatabase *database, CwKind kind, gint64 source, GError **error);
GArray *cw_anchor_store_list_near (CwDatabase *database,
                                   CwKind kind,
                                   gint64 source,
                                   guint start,
                                   guint end,
                                   GError **error);
gboolean cw_anchor_store_write (CwProject *project,
                                const CwStoredAnchor *anchor,
                                const char *words,
                                GError **error);
gboolean cw_anchor_store_shift (CwDatabase *database,
                                gint64 source,
                                guint behind,
                                gint64 shift,
                                GError **error);

G_END_DECLS
