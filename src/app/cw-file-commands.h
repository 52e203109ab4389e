/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_file_commands_create (CwWindow *window);
void cw_file_commands_open (CwWindow *window);
void cw_file_commands_continue_in_copy (CwWindow *window);
void cw_file_commands_replace_text (CwWindow *window, gint64 source);
void cw_file_commands_import_files (CwWindow *window);
void cw_file_commands_import_folder (CwWindow *window);

G_END_DECLS
