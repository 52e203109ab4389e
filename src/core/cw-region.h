/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwRange:
 * @source: index of the source in the evidence
 * @start: in code points of the source's text
 * @end: one past the last
 *
 * A piece of text.
 */
typedef struct
{
  guint32 source;
  guint32 start;
  guint32 end;
} CwRange;

/**
 * CwRegion:
 *
 * A set of characters of the project's texts, as ranges. It is filled, then sealed: from then on its ranges are in
 * order and neither overlap nor touch, and it does not change any more.
 */
typedef struct _CwRegion CwRegion;

CwRegion *cw_region_new (void);
CwRegion *cw_region_ref (CwRegion *self);
void cw_region_unref (CwRegion *self);
void cw_region_add (CwRegion *self, guint32 source, guint32 start, guint32 end);
void cw_region_add_all (CwRegion *self, const CwRegion *other);
void cw_region_add_source (CwRegion *self, const CwRegion *other, guint32 source);
void cw_region_seal (CwRegion *self);

const CwRange *cw_region_get_ranges (const CwRegion *self, guint *n_ranges);
const CwRange *cw_region_find_source (const CwRegion *self, guint32 source, guint *n_ranges);
gboolean cw_region_touches (const CwRegion *self, guint32 source, guint32 start, guint32 end);

CwRegion *cw_region_intersect (const CwRegion *a, const CwRegion *b);
CwRegion *cw_region_subtract (const CwRegion *a, const CwRegion *b);
void cw_ranges_intersect (const CwRange *a, guint n_a, const CwRange *b, guint n_b, GArray *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRegion, cw_region_unref)

G_END_DECLS
