/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-pages.h"

G_BEGIN_DECLS

#define CW_TYPE_PRINT_PAGE (cw_print_page_get_type ())
G_DECLARE_FINAL_TYPE (CwPrintPage, cw_print_page, CW, PRINT_PAGE, GtkWidget)

GtkWidget *cw_print_page_new (void);
void cw_print_page_show (CwPrintPage *self, CwPages *pages, guint page);

G_END_DECLS
