/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gdk/gdk.h>

#include "cw-range-index.h"
#include "cw-text-map.h"

G_BEGIN_DECLS

#define CW_MAX_STRIPES 6 /* lanes beside the text */
#define CW_N_PATTERNS 4  /* solid, long dashes, short dashes, dots */

/**
 * CwViewCoding:
 * @code_id: 0 for an excerpt without a code
 * @start: first code point in the source's text
 * @end: one past the last
 * @color: the code's colour as the codebook has it
 * @name: the code's name
 * @starred: the excerpt is quotable
 *
 * One coding as a project tells it to the view.
 */
typedef struct
{
  gint64 excerpt_id;
  gint64 code_id;
  guint start;
  guint end;
  GdkRGBA color;
  const char *name;
  gboolean starred;
} CwViewCoding;

/**
 * CwStripe:
 * @shown: the colour as it is drawn on the page
 * @pattern: below %CW_N_PATTERNS, the same for a code everywhere
 * @lane: below %CW_MAX_STRIPES, or %CW_LANE_NONE
 *
 * One coding as it is drawn.
 */
typedef struct
{
  gint64 code_id;
  GdkRGBA color;
  GdkRGBA shown;
  const char *name; /* interned by the set */
  guint pattern;
  guint lane;
} CwStripe;

/**
 * CwViewExcerpt:
 * @start: in the buffer
 * @end: in the buffer
 * @stripes: index of its first stripe
 * @n_stripes: how many codes it has
 */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
  guint stripes;
  guint n_stripes;
  gboolean starred;
} CwViewExcerpt;

/**
 * CwCodingSet:
 *
 * All codings of the source that is shown, by excerpt, in the order of the text.
 */
typedef struct _CwCodingSet CwCodingSet;

CwCodingSet *cw_coding_set_new (const CwTextMap *map, const CwViewCoding *codings, guint n_codings);
void cw_coding_set_free (CwCodingSet *self);
void cw_coding_set_set_background (CwCodingSet *self, const GdkRGBA *background);
guint cw_coding_set_get_n_lanes (const CwCodingSet *self);
guint cw_coding_set_get_n_overflow (const CwCodingSet *self);
guint cw_coding_set_get_n_excerpts (const CwCodingSet *self);
const CwViewExcerpt *cw_coding_set_get_excerpt (const CwCodingSet *self, guint position);
const CwStripe *cw_coding_set_get_stripe (const CwCodingSet *self, guint position);
gboolean cw_coding_set_find (const CwCodingSet *self, gint64 excerpt_id, guint *position);
void cw_coding_set_query (const CwCodingSet *self, guint start, guint end, GArray *positions);
GArray *cw_coding_set_find_at (const CwCodingSet *self, guint offset);
guint cw_coding_set_count_before (const CwCodingSet *self, guint offset);
void cw_coding_set_find_run (const CwCodingSet *self, guint offset, guint *start, guint *end);
char *cw_coding_set_describe (const CwCodingSet *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCodingSet, cw_coding_set_free)

G_END_DECLS
