/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-tabulation-item.h"

G_BEGIN_DECLS

/**
 * CwAxisIndex:
 * @items: (element-type CwTabulationItem): of one side of a matrix
 * @total: the number behind the last item: their union
 * @free: every item has every coding
 * @by_sets: the code of a coding does not say by itself which items have it
 * @first: items of a code: offsets into @by_code, by code id
 * @by_code: numbers of items, the total behind those of a code that has any
 * @n_codes: ids of codes are below this
 *
 * Which items of a side have a coding, as packed tables: to ask each item for each code would take longer than the
 * counting.
 */
typedef struct
{
  const GPtrArray *items;
  guint32 total;
  gboolean free;
  gboolean by_sets;
  guint32 *first;
  guint32 *by_code;
  guint32 n_codes;
} CwAxisIndex;

CwAxisIndex *cw_axis_index_new (const GPtrArray *items, guint32 n_codes);
void cw_axis_index_free (CwAxisIndex *self);
gboolean cw_axis_index_has (const CwAxisIndex *self,
                            guint item,
                            guint32 excerpt,
                            guint32 coding,
                            guint32 code);
void cw_axis_index_list (const CwAxisIndex *self,
                         guint32 excerpt,
                         guint32 coding,
                         guint32 code,
                         GArray *found);

G_END_DECLS
