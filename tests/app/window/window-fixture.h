/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

char *cw_fixture_make_folder (void);
void cw_fixture_remove_folder (const char *folder);
CwProject *cw_fixture_create_project (const char *folder);
gint64 cw_fixture_add_source (CwProject *project, const char *title, const char *text);
gint64 cw_fixture_add_case (CwProject *project, const char *name, gint64 parent);
gboolean cw_fixture_activate (GtkWidget *widget, const char *action, GVariant *target);
void cw_fixture_settle (void);
void cw_fixture_wait (gboolean (*is_done) (gpointer data), gpointer data);

G_END_DECLS
