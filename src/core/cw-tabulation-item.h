/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-id-set.h"
#include "cw-kind.h"
#include "cw-region.h"

G_BEGIN_DECLS

/**
 * CwTabulationItem:
 * @kind: of the object that it stands for, CW_KIND_NONE for one that is no object
 * @value: (nullable): an attribute's value, a role, a voice, a period
 * @own: the code's own codings only
 * @region: (nullable): the text that it has; NULL for all that is in scope
 * @codes: (nullable): ids of codes, as pointers; NULL for any
 * @excerpts: (element-type CwIdSet): the excerpts that it has are in each of these
 * @codings: (element-type CwIdSet): the codings that it has are in each of these
 * @construct: the code that it names, or 0
 * @nested: it is one inside another
 * @previous: (nullable): of a slice of time, the one before it
 *
 * A row or a column: some of the text and some of the codings. What a cell counts is in both of its items.
 */
typedef struct _CwTabulationItem CwTabulationItem;

struct _CwTabulationItem
{
  CwKind kind;
  gint64 id;
  char *value;
  char *label;
  guint depth;
  gboolean own;
  CwRegion *region;
  GHashTable *codes;
  GPtrArray *excerpts;
  GPtrArray *codings;
  gint64 construct;
  gboolean nested;
  CwTabulationItem *previous;
};

CwTabulationItem *
cw_tabulation_item_new (CwKind kind, gint64 id, const char *value, const char *label, guint depth);
CwTabulationItem *cw_tabulation_item_combine (const CwTabulationItem *outer,
                                              const CwTabulationItem *inner);
void cw_tabulation_item_free (CwTabulationItem *self);
gboolean cw_tabulation_item_has_sets (const CwTabulationItem *self);
gboolean cw_tabulation_item_has (const CwTabulationItem *self,
                                 guint32 excerpt,
                                 guint32 coding,
                                 guint32 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTabulationItem, cw_tabulation_item_free)

G_END_DECLS
