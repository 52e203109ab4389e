/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-reader-page.h"

G_BEGIN_DECLS

#define CW_TYPE_READER_DESK (cw_reader_desk_get_type ())
G_DECLARE_FINAL_TYPE (CwReaderDesk, cw_reader_desk, CW, READER_DESK, AdwBin)

GtkWidget *cw_reader_desk_new (void);

CwReaderPage *cw_reader_desk_get_active (CwReaderDesk *self);
gboolean cw_reader_desk_is_split (CwReaderDesk *self);
void cw_reader_desk_split (CwReaderDesk *self, gboolean split);
void cw_reader_desk_flush (CwReaderDesk *self);

G_END_DECLS
