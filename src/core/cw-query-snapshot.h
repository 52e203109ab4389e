/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwQueryPlace:
 * @number: which paragraph of the source it belongs to; a soft row belongs to the one before it
 * @voice: (transfer none): interned
 *
 * A row of a source's text, in code points of the whole text.
 */
typedef struct
{
  gint64 paragraph;
  guint32 start;
  guint32 end;
  guint32 number;
  const char *voice;
} CwQueryPlace;

/**
 * CwQuerySnapshot:
 * @n_sources: how many
 * @source_ids: by source
 * @first_excerpt: by source, and the end: its excerpts are in a row, by start, end and id
 * @ids: by excerpt; and so @starts and @ends
 * @source_of: by excerpt
 * @n_codes: one more than the largest id of a code
 * @first_use: by code, and the end: into @uses
 * @uses: by code, the excerpts that have it, in order
 * @n_ids: one more than the largest id of an excerpt
 * @place_of: by id, the excerpt; G_MAXUINT32 for none
 *
 * The evidence of a project at one moment, as packed arrays that any thread may read. Make one on the project's thread
 * and keep it until the project has changed.
 */
typedef struct _CwQuerySnapshot CwQuerySnapshot;

struct _CwQuerySnapshot
{
  guint n_sources;
  guint n_excerpts;
  guint n_codes;
  gint64 *source_ids;
  guint32 *first_excerpt;
  guint32 *ids;
  guint32 *starts;
  guint32 *ends;
  guint32 *source_of;
  guint32 *first_use;
  guint32 *uses;
  guint n_ids;
  guint32 *place_of;
};

#define CW_TYPE_QUERY_SNAPSHOT (cw_query_snapshot_get_type ())
GType cw_query_snapshot_get_type (void);

CwQuerySnapshot *cw_query_snapshot_new (CwProject *project);
CwQuerySnapshot *cw_query_snapshot_ref (CwQuerySnapshot *self);
void cw_query_snapshot_unref (CwQuerySnapshot *self);
gboolean cw_query_snapshot_find_source (const CwQuerySnapshot *self, gint64 id, guint *source);
GArray *cw_query_snapshot_load_places (CwQuerySnapshot *self,
                                       CwDatabase *database,
                                       guint source,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQuerySnapshot, cw_query_snapshot_unref)

G_END_DECLS
