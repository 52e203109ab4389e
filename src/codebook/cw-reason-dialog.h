/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-reasons.h"

G_BEGIN_DECLS

/* What is done when the researcher has said why, or needs not to. */
typedef void (*CwReasonedFunc) (GtkWidget *widget, gpointer data);

void cw_reason_ask (GtkWidget *widget,
                    CwProject *project,
                    CwReasonedOperation operation,
                    gint64 id,
                    const char *heading,
                    const char *body,
                    const char *verb,
                    CwReasonedFunc run,
                    gpointer data,
                    GDestroyNotify free_data);

G_END_DECLS
