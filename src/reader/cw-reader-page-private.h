/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-code-picker.h"
#include "cw-coded-view.h"
#include "cw-excerpt-bar.h"
#include "cw-find-bar.h"
#include "cw-page-header.h"
#include "cw-reader-page.h"
#include "cw-reading-state.h"

G_BEGIN_DECLS

/* For the other files of the page only. */
CwCodedView *cw_reader_page_get_view (CwReaderPage *self);
CwExcerptBar *cw_reader_page_get_bar (CwReaderPage *self);
CwCodePicker *cw_reader_page_get_picker (CwReaderPage *self);
CwFindBar *cw_reader_page_get_find_bar (CwReaderPage *self);
CwPageHeader *cw_reader_page_get_header (CwReaderPage *self);
GSettings *cw_reader_page_get_settings (CwReaderPage *self);
CwReadingState *cw_reader_page_get_state (CwReaderPage *self);
void cw_reader_page_turn_to (CwReaderPage *self, gboolean queue);
gint64 cw_reader_page_get_last_code (CwReaderPage *self);
void cw_reader_page_set_last_code (CwReaderPage *self, gint64 code);
void cw_reader_page_set_current_excerpt (CwReaderPage *self, gint64 excerpt);
void cw_reader_page_get_area (CwReaderPage *self, GdkRectangle *area);
void cw_reader_page_toast (CwReaderPage *self, const char *sentence);

G_END_DECLS
