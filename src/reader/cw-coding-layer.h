/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-painter.h"

G_BEGIN_DECLS

#define CW_TYPE_CODING_LAYER (cw_coding_layer_get_type ())
G_DECLARE_FINAL_TYPE (CwCodingLayer, cw_coding_layer, CW, CODING_LAYER, GObject)

/**
 * CwVisibleLine:
 * @line: number in the buffer
 * @start: of the line, in the buffer
 * @end: of the line, before the line feed
 * @y: of its top, in the buffer's coordinates
 * @boxes: its excerpts
 */
typedef struct
{
  guint line;
  guint start;
  guint end;
  int y;
  int height;
  CwLineBoxes *boxes;
} CwVisibleLine;

typedef void (*CwVisibleLineFunc) (const CwVisibleLine *line, gpointer data);

CwCodingLayer *cw_coding_layer_new (void);
void cw_coding_layer_set_view (CwCodingLayer *self, GtkTextView *view);
GtkTextView *cw_coding_layer_get_view (CwCodingLayer *self);
void cw_coding_layer_take_set (CwCodingLayer *self, CwCodingSet *set);
const CwCodingSet *cw_coding_layer_get_set (CwCodingLayer *self);
void cw_coding_layer_set_dark (CwCodingLayer *self, gboolean dark);
const CwCodingColors *cw_coding_layer_get_colors (CwCodingLayer *self);
void cw_coding_layer_set_pitch (CwCodingLayer *self, int pitch);
void cw_coding_layer_set_focus (CwCodingLayer *self, gint64 excerpt_id);
gint64 cw_coding_layer_get_focus (CwCodingLayer *self);
void cw_coding_layer_set_backlight (CwCodingLayer *self, const gint64 *codes, guint n_codes);
gboolean cw_coding_layer_has_backlight (CwCodingLayer *self);
void cw_coding_layer_set_line_focus (CwCodingLayer *self, gboolean line_focus);
void cw_coding_layer_snapshot_veil (CwCodingLayer *self, GtkSnapshot *snapshot);
void cw_coding_layer_invalidate (CwCodingLayer *self);
void cw_coding_layer_snapshot (CwCodingLayer *self, GtkSnapshot *snapshot);
void cw_coding_layer_foreach_visible (CwCodingLayer *self, CwVisibleLineFunc func, gpointer data);

G_END_DECLS
