/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_READER_PAGE (cw_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (CwReaderPage, cw_reader_page, CW, READER_PAGE, AdwBin)

GtkWidget *cw_reader_page_new (void);

CwProject *cw_reader_page_get_project (CwReaderPage *self);
void cw_reader_page_set_project (CwReaderPage *self, CwProject *project);

void cw_reader_page_show_source (CwReaderPage *self, gint64 source);
gboolean cw_reader_page_show_excerpt (CwReaderPage *self, gint64 excerpt);
GtkWidget *cw_reader_page_get_target (CwReaderPage *self);
void cw_reader_page_show_passage (CwReaderPage *self, guint start, guint end);
gint64 cw_reader_page_get_source (CwReaderPage *self);
gint64 cw_reader_page_get_current_excerpt (CwReaderPage *self);
gboolean
cw_reader_page_get_selection (CwReaderPage *self, gint64 *source, guint *start, guint *end);
gboolean cw_reader_page_apply_code (CwReaderPage *self, gint64 code);
gboolean cw_reader_page_remove_code (CwReaderPage *self, gint64 code);
gboolean cw_reader_page_code_in_vivo (CwReaderPage *self);
void cw_reader_page_flush (CwReaderPage *self);

G_END_DECLS
