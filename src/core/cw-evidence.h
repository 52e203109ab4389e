/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-change-set.h"
#include "cw-database.h"
#include "cw-row-log.h"
#include "cw-voice.h"

G_BEGIN_DECLS

/**
 * CwExcerptSpan:
 * @start: in code points of the source's text
 * @first_coding: index of its first coding in the source's array
 *
 * An excerpt in the index. Excerpts of a source are ordered by start, end, id.
 */
typedef struct
{
  guint32 id;
  guint32 start;
  guint32 end;
  guint32 first_coding;
  guint32 n_codings;
} CwExcerptSpan;

/**
 * CwCodingSpan:
 *
 * A coding in the index, in the order of its excerpt, then by id.
 */
typedef struct
{
  guint32 id;
  guint32 code;
} CwCodingSpan;

/**
 * CwSpeakerSpan:
 * @speaker: (transfer none): interned
 * @voice: of all of it
 *
 * A stretch of one speaker's paragraphs in one voice.
 */
typedef struct
{
  const char *speaker;
  guint32 start;
  guint32 end;
  guint32 words;
  CwVoice voice;
} CwSpeakerSpan;

/**
 * CwEvidenceSource:
 *
 * All that the index holds of one source.
 */
typedef struct
{
  gint64 id;
  guint32 characters;
  guint32 words;
  CwVoices voices;  /* that occur */
  GArray *excerpts; /* of CwExcerptSpan */
  GArray *codings;  /* of CwCodingSpan */
  GArray *speakers; /* of CwSpeakerSpan: all of the text but some of its line feeds */
} CwEvidenceSource;

/**
 * CwAttributionSpan:
 * @speaker: (nullable) (transfer none): interned
 * @whole: the whole source; then @start and @end mean nothing
 */
typedef struct
{
  gint64 id;
  gint64 case_id;
  gint64 source_id;
  guint32 start;
  guint32 end;
  gboolean whole;
  const char *speaker;
} CwAttributionSpan;

/**
 * CwCodeLink:
 *
 * A line of the second-cycle map.
 */
typedef struct
{
  gint64 id;
  gint64 code;
  gint64 target;
} CwCodeLink;

#define CW_TYPE_EVIDENCE (cw_evidence_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidence, cw_evidence, CW, EVIDENCE, GObject)

CwEvidence *cw_evidence_new (void);
gboolean cw_evidence_load (CwEvidence *self, CwDatabase *database, GError **error);
void cw_evidence_load_in_thread (CwEvidence *self, CwDatabase *database, CwDatabaseMode mode);
gboolean cw_evidence_await (CwEvidence *self, GError **error);
void cw_evidence_touch (CwEvidence *self, const CwRowRun *run);
void cw_evidence_begin (CwEvidence *self);
void cw_evidence_follow (CwEvidence *self, CwChangeSet *changes);
gboolean cw_evidence_settle (CwEvidence *self, GError **error);

guint cw_evidence_get_n_sources (CwEvidence *self);
const CwEvidenceSource *cw_evidence_get_source (CwEvidence *self, guint index);
gboolean cw_evidence_find_source (CwEvidence *self, gint64 id, guint *index);
const CwExcerptSpan *cw_evidence_find_excerpt (CwEvidence *self, gint64 id, gint64 *source);
gboolean cw_evidence_has_both (CwEvidence *self, gint64 code, gint64 other);
const GArray *cw_evidence_get_attributions (CwEvidence *self);
const GArray *cw_evidence_get_code_links (CwEvidence *self);
char *cw_evidence_dump (CwEvidence *self);

G_END_DECLS
