/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <pango/pangocairo.h>

#include "cw-page-setup.h"

G_BEGIN_DECLS

/**
 * CwTypeStyle:
 *
 * The styles of type a page knows.
 */
typedef enum
{
  CW_TYPE_TITLE,
  CW_TYPE_SCOPE,
  CW_TYPE_NOTE,
  CW_TYPE_HEADING_1,
  CW_TYPE_HEADING_2,
  CW_TYPE_HEADING_3,
  CW_TYPE_BODY,
  CW_TYPE_DEFINITION,
  CW_TYPE_DETAIL,
  CW_TYPE_EXCERPT,
  CW_TYPE_CITATION,
  CW_TYPE_REMARK,
  CW_TYPE_MNEMONIC,
  CW_TYPE_COLUMN_HEADER,
  CW_TYPE_ROW_HEADER,
  CW_TYPE_CELL,
  CW_TYPE_TILE_LABEL,
  CW_TYPE_RUNNING,
  CW_TYPE_FOOTER,
  CW_TYPE_MEMO,
  CW_TYPE_OBSERVER,
  CW_TYPE_CONTEXT,
} CwTypeStyle;

#define CW_N_TYPE_STYLES 22

#define CW_ALL_LINES ((guint) G_MAXINT)

/**
 * CwTypesetter:
 *
 * One Pango context for a whole report. To be used by one thread at a time.
 */
typedef struct _CwTypesetter CwTypesetter;

CwTypesetter *cw_typesetter_new (const CwPageSetup *setup, const char *language);
void cw_typesetter_free (CwTypesetter *self);
PangoLayout *
cw_typesetter_layout (CwTypesetter *self, CwTypeStyle style, const char *text, double width);
void cw_typesetter_embolden (PangoLayout *layout, guint n_bytes);
char *cw_typesetter_take_piece (const char **text);
double cw_typesetter_get_line_height (const CwTypesetter *self, CwTypeStyle style);
double cw_typesetter_get_size (const CwTypesetter *self, CwTypeStyle style);
double cw_typesetter_measure_width (CwTypesetter *self, CwTypeStyle style, const char *text);
double cw_typesetter_measure_height (CwTypesetter *self, CwTypeStyle style, PangoLayout *layout);
double cw_typesetter_place_line (const CwTypesetter *self,
                                 CwTypeStyle style,
                                 const PangoRectangle *logical,
                                 double *baseline);
double cw_typesetter_draw (CwTypesetter *self,
                           cairo_t *cr,
                           CwTypeStyle style,
                           PangoLayout *layout,
                           guint first_line,
                           guint n_lines,
                           double x,
                           double y);
void cw_typesetter_set_ink (const CwTypesetter *self, cairo_t *cr, CwTypeStyle style);
void cw_typesetter_set_color (const CwTypesetter *self, cairo_t *cr, const char *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTypesetter, cw_typesetter_free)

G_END_DECLS
