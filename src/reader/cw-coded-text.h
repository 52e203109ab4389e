/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtksourceview/gtksource.h>

#include "cw-text-map.h"
#include "cw-view-paragraph.h"

G_BEGIN_DECLS

#define CW_CODED_TEXT_MARGIN 14 /* pixels left and right of the text */

GtkTextTagTable *cw_coded_text_make_tags (void);
void cw_coded_text_set_dark (GtkTextTagTable *tags, gboolean dark);
void cw_coded_text_set_metrics (GtkTextTagTable *tags, int tab_width, int leading);
void cw_coded_text_map (GPtrArray *paragraphs, CwTextMap *map);
GtkSourceBuffer *
cw_coded_text_build (GtkTextTagTable *tags, GPtrArray *paragraphs, const CwTextMap *map);
gboolean cw_coded_text_is (GtkTextBuffer *buffer,
                           GPtrArray *paragraphs,
                           const CwTextMap *map,
                           guint first,
                           guint last);
void cw_coded_text_tag (GtkTextBuffer *buffer,
                        GPtrArray *paragraphs,
                        const CwTextMap *map,
                        guint first,
                        guint last);
char *cw_coded_text_dup (GtkTextBuffer *buffer, const CwTextMap *map, guint start, guint end);

G_END_DECLS
