/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwKind:
 *
 * The kinds of objects in a project. Each is one base table; a change names its kind and its id.
 */
typedef enum
{
  CW_KIND_NONE,
  CW_KIND_PROJECT,
  CW_KIND_SOURCE,
  CW_KIND_PARAGRAPH,
  CW_KIND_EXCERPT,
  CW_KIND_CODE,
  CW_KIND_CODE_LINK, /* second-cycle map: a code feeds a pattern code, category or theme */
  CW_KIND_CODING,
  CW_KIND_CASE,
  CW_KIND_ATTRIBUTION,
  CW_KIND_ATTRIBUTE,
  CW_KIND_ATTRIBUTE_VALUE,
  CW_KIND_PARTICIPANT,
  CW_KIND_PARTICIPANT_ROLE,
  CW_KIND_SPEAKER, /* who a speaker of a source is */
  CW_KIND_MEMO,
  CW_KIND_MEMO_LINK,
  CW_KIND_SUMMARY, /* a cell of a framework matrix */
  CW_KIND_EVIDENCE_LINK,
  CW_KIND_DISPLAY,
  CW_KIND_CODE_VERSION,       /* what a code, or one merged into it, said before */
  CW_KIND_MAGNITUDE_CONFLICT, /* the other magnitude of two codings that became one */
  CW_KIND_FOOTNOTE,           /* of a display */
  CW_KIND_KEPT_OVERLAP,       /* double coverage that is wanted */
  CW_KIND_SPLIT,
  CW_KIND_SPLIT_CHILD,
  CW_KIND_SPLIT_CHOICE,
  CW_KIND_REVIEW, /* a source has been gone through */
  CW_KIND_RETIRED_LABEL,
  CW_KIND_TOUCHED_EDGE,
  CW_KIND_SOURCE_VERSION,
  CW_KIND_ANCHOR_REVIEW,
  CW_KIND_QUERY, /* a saved one */
  CW_KIND_PERIOD_SET,
  CW_KIND_PERIOD,
  CW_KIND_CODE_EXAMPLE,  /* an excerpt that shows what a code is, or is not */
  CW_KIND_CODE_CONTRAST, /* two codes that are easily confused */
} CwKind;

#define CW_N_KINDS 37

G_END_DECLS
