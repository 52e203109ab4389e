/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwPlace:
 * @matrix: the matrix is shown, else the reader
 * @source: what the reader has open, 0 for nothing
 * @excerpt: the excerpt it is at, 0 for none
 * @page: (nullable) (transfer none): the name of another page that is shown, as "codebook"; a literal
 *
 * Where the researcher is.
 */
typedef struct
{
  gboolean matrix;
  gint64 source;
  gint64 excerpt;
  const char *page;
} CwPlace;

/**
 * CwTrail:
 *
 * The places that were visited, with a cursor in them, as a browser has them.
 */
typedef struct _CwTrail CwTrail;

CwTrail *cw_trail_new (void);
void cw_trail_free (CwTrail *self);
void cw_trail_visit (CwTrail *self, const CwPlace *place);
const CwPlace *cw_trail_get_place (CwTrail *self);
gboolean cw_trail_can_go_back (CwTrail *self);
gboolean cw_trail_can_go_forward (CwTrail *self);
const CwPlace *cw_trail_go_back (CwTrail *self);
const CwPlace *cw_trail_go_forward (CwTrail *self);
void cw_trail_forget_source (CwTrail *self, gint64 source);
void cw_trail_clear (CwTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTrail, cw_trail_free)

G_END_DECLS
