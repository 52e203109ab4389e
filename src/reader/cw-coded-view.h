/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtksourceview/gtksource.h>

#include "cw-coding-set.h"
#include "cw-view-paragraph.h"

G_BEGIN_DECLS

#define CW_DEFAULT_MEASURE 78
#define CW_DEFAULT_LEADING 50

/**
 * CwTypography:
 * @font: (nullable): a Pango description; NULL: the desktop's font for documents
 * @measure: characters of average width in a full line
 * @leading: between two rows, in percent of the height of the letters
 * @zoom: how large the letters are, in percent
 *
 * How a text is set.
 */
typedef struct
{
  const char *font;
  int measure;
  int leading;
  int zoom;
} CwTypography;

#define CW_TYPE_CODED_VIEW (cw_coded_view_get_type ())
G_DECLARE_FINAL_TYPE (CwCodedView, cw_coded_view, CW, CODED_VIEW, GtkSourceView)

GtkWidget *cw_coded_view_new (void);

void cw_coded_view_set_text (CwCodedView *self, gint64 source_id, GPtrArray *paragraphs);
gboolean
cw_coded_view_follow_text (CwCodedView *self, GPtrArray *paragraphs, guint first, guint last);
gint64 cw_coded_view_get_source_id (CwCodedView *self);
void cw_coded_view_set_codings (CwCodedView *self, const CwViewCoding *codings, guint n_codings);

guint cw_coded_view_get_caret (CwCodedView *self);
guint cw_coded_view_get_caret_paragraph (CwCodedView *self);
gboolean cw_coded_view_get_selection (CwCodedView *self, guint *start, guint *end);
void cw_coded_view_select (CwCodedView *self, guint start, guint end);
void cw_coded_view_scroll_to (CwCodedView *self, guint offset);
gboolean cw_coded_view_get_selection_area (CwCodedView *self, GdkRectangle *area);
gboolean cw_coded_view_get_offset_at (CwCodedView *self, double x, double y, guint *offset);
char *cw_coded_view_describe (CwCodedView *self, guint offset, guint *start, guint *end);
char *cw_coded_view_dup_text (CwCodedView *self, guint start, guint end);

gint64 cw_coded_view_get_current_excerpt (CwCodedView *self);
void cw_coded_view_set_current_excerpt (CwCodedView *self, gint64 excerpt_id);
gboolean cw_coded_view_go_to_excerpt (CwCodedView *self, gint64 excerpt_id);
gboolean cw_coded_view_next_excerpt (CwCodedView *self);
gboolean cw_coded_view_previous_excerpt (CwCodedView *self);
void cw_coded_view_activate_at (CwCodedView *self, guint offset);

void cw_coded_view_set_typography (CwCodedView *self, const CwTypography *typography);
gboolean cw_coded_view_get_single_key_commands (CwCodedView *self);
void cw_coded_view_set_single_key_commands (CwCodedView *self, gboolean enabled);

G_END_DECLS
