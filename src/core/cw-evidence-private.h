/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the files of the evidence index share, and nobody else sees. */

#pragma once

#include "cw-evidence.h"
#include "cw-id-table.h"

G_BEGIN_DECLS

/* Where an excerpt is: what finds it in the array of its source. All zero where there is none. */
typedef struct
{
  guint32 source;
  guint32 start;
  guint32 end;
} CwExcerptPlace;

/* A source and what only the index itself needs of it. */
typedef struct
{
  CwEvidenceSource public;
  GArray *paragraphs; /* of CwRowRun: the rows that its text was read from */
} CwEvidenceEntry;

struct _CwEvidence
{
  GObject parent_instance;

  CwDatabase *database; /* that it was loaded from */
  GPtrArray *sources;   /* of CwEvidenceEntry, by id */
  CwIdTable *excerpts;  /* excerpt id → CwExcerptPlace */
  CwIdTable *codings;   /* coding id → excerpt id, as guint32 */
  GArray *attributions; /* of CwAttributionSpan, by id */
  GArray *links;        /* of CwCodeLink, by id */
  GArray *touched;      /* of CwRowRun: rows to read again before anybody looks */
  gboolean exact;  /* what the operation at hand has touched is all that the index does not know */
  GThread *loader; /* (nullable): reads the index for the first time */
};

CwEvidenceEntry *cw_evidence_add_source (CwEvidence *self, gint64 id);
void cw_evidence_remove_source (CwEvidence *self, guint index);
gboolean cw_evidence_locate_source (CwEvidence *self, gint64 id, guint *index);
CwEvidenceEntry *cw_evidence_get_entry (CwEvidence *self, gint64 source);
guint cw_evidence_lower_bound (const CwEvidenceSource *source, const CwExcerptSpan *span);

void cw_evidence_start_material (CwEvidenceEntry *entry);
void cw_evidence_add_paragraph (CwEvidenceEntry *entry, CwStatement *row);
CwAttributionSpan cw_evidence_read_attribution (CwStatement *row);
int cw_evidence_compare_spans (gconstpointer a, gconstpointer b);
int cw_evidence_compare_codings (gconstpointer a, gconstpointer b);

G_END_DECLS
