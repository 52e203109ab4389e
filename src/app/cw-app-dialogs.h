/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *cw_about_dialog_new (void);
AdwDialog *cw_preferences_dialog_new (void);

G_END_DECLS
