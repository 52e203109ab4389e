/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTextMap:
 *
 * Where each paragraph starts in the source's text and in the text view's buffer.
 */
typedef struct _CwTextMap CwTextMap;

CwTextMap *cw_text_map_new (void);
void cw_text_map_free (CwTextMap *self);
void cw_text_map_append (CwTextMap *self, guint length, gboolean soft);
void cw_text_map_set_speech (CwTextMap *self, guint lead, gboolean opens_turn);
guint cw_text_map_get_lead (const CwTextMap *self, guint paragraph);
gboolean cw_text_map_opens_turn (const CwTextMap *self, guint paragraph);
guint cw_text_map_get_n_paragraphs (const CwTextMap *self);
guint cw_text_map_get_source_length (const CwTextMap *self);
guint cw_text_map_get_source_start (const CwTextMap *self, guint paragraph);
guint cw_text_map_get_buffer_start (const CwTextMap *self, guint paragraph);
guint cw_text_map_get_length (const CwTextMap *self, guint paragraph);
guint cw_text_map_find_source (const CwTextMap *self, guint source_offset);
guint cw_text_map_find_buffer (const CwTextMap *self, guint buffer_offset);
guint cw_text_map_start_to_buffer (const CwTextMap *self, guint source_offset);
guint cw_text_map_end_to_buffer (const CwTextMap *self, guint source_offset);
guint cw_text_map_to_source (const CwTextMap *self, guint buffer_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTextMap, cw_text_map_free)

G_END_DECLS
