/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-application.h"
#include "cw-project.h"
#include "cw-trail.h"
#include "cw-workspace.h"

G_BEGIN_DECLS

#define CW_TYPE_WINDOW (cw_window_get_type ())
G_DECLARE_FINAL_TYPE (CwWindow, cw_window, CW, WINDOW, AdwApplicationWindow)

CwWindow *cw_window_new (CwApplication *application);

CwProject *cw_window_get_project (CwWindow *self);
gboolean cw_window_is_opening (CwWindow *self);
gboolean cw_window_is_complete (CwWindow *self);
CwWorkspace *cw_window_get_workspace (CwWindow *self);
CwTrail *cw_window_get_trail (CwWindow *self);
GMenuModel *cw_window_get_menu (CwWindow *self);

void cw_window_open_file (CwWindow *self, GFile *file);
gboolean cw_window_close_project (CwWindow *self);
gboolean cw_window_create_project (CwWindow *self, GFile *file, const char *title);
void cw_window_import (CwWindow *self, GListModel *files);
void cw_window_cancel_import (CwWindow *self);
gboolean cw_window_is_importing (CwWindow *self);
void cw_window_finish_import (CwWindow *self);
void cw_window_go_to (CwWindow *self, const CwPlace *place);
void cw_window_go_back (CwWindow *self);
void cw_window_go_forward (CwWindow *self);
void cw_window_toast (CwWindow *self, const char *sentence);
void cw_window_show_error (CwWindow *self, const char *heading, const GError *error);

G_END_DECLS
