/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwAnchor:
 *
 * A half-open range of code points of a source's text. An empty one is an orphan: what it was on is gone.
 */
typedef struct
{
  guint start;
  guint end;
} CwAnchor;

/**
 * CwEdit:
 * @start: first code point that goes
 * @end: one past the last that goes
 * @length: how many come in their place
 *
 * One replacement in a text.
 */
typedef struct
{
  guint start;
  guint end;
  guint length;
} CwEdit;

/**
 * CwAnchorFate:
 *
 * What an edit did to an anchor. Both edges of one anchor are never clipped by one edit: that covers it.
 */
typedef enum
{
  CW_ANCHOR_KEPT,   /* at most shifted: its text is the same */
  CW_ANCHOR_EDITED, /* its text has changed inside */
  CW_ANCHOR_START_CLIPPED,
  CW_ANCHOR_END_CLIPPED,
  CW_ANCHOR_ORPHANED,
} CwAnchorFate;

CwAnchorFate cw_anchor_move (CwAnchor *self, const CwEdit *edit);

G_END_DECLS
