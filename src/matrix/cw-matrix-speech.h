/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
cw_matrix_speech_describe (GtkAccessible *grid, guint n_rows, guint n_columns, const char *cell);
void cw_matrix_speech_announce (GtkAccessible *grid, const char *cell);

G_END_DECLS
