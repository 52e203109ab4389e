/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CW_TYPE_HELP_WINDOW (cw_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CwHelpWindow, cw_help_window, CW, HELP_WINDOW, AdwWindow)

void cw_help_window_show (GtkApplication *application);

G_END_DECLS
