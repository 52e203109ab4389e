/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-found.h"

G_BEGIN_DECLS

#define CW_TYPE_HIT_SESSION (cw_hit_session_get_type ())
G_DECLARE_FINAL_TYPE (CwHitSession, cw_hit_session, CW, HIT_SESSION, GObject)

CwHitSession *cw_hit_session_new (CwProject *project, gint64 code, GListModel *found);
gint64 cw_hit_session_get_code (CwHitSession *self);
CwFound *cw_hit_session_get_current (CwHitSession *self);
guint cw_hit_session_get_position (CwHitSession *self);
guint cw_hit_session_get_n_coded (CwHitSession *self);
gboolean cw_hit_session_accept (CwHitSession *self, GError **error);
gboolean cw_hit_session_accept_source (CwHitSession *self, GError **error);
void cw_hit_session_skip (CwHitSession *self);

G_END_DECLS
