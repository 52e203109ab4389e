/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-keys.h"

G_BEGIN_DECLS

GtkWidget *cw_keys_list_new (void);
AdwDialog *cw_keys_page_new (void);
GtkWidget *cw_keys_page_create_row (const CwKey *key);

G_END_DECLS
