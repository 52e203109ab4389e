/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-view-place.h"

G_BEGIN_DECLS

/**
 * CwReadingState:
 *
 * How one reads a project: where one is in each source, how large its letters are, which codes lie on the digits. It is
 * no part of the study, so it lies beside it, with what the programs of the desktop remember.
 */
typedef struct _CwReadingState CwReadingState;

CwReadingState *cw_reading_state_new (CwProject *project);
void cw_reading_state_free (CwReadingState *self);
void cw_reading_state_save (CwReadingState *self);

gint64 cw_reading_state_get_hot (CwReadingState *self, const char *digit);
void cw_reading_state_set_hot (CwReadingState *self, const char *digit, gint64 code);

gboolean cw_reading_state_get_place (CwReadingState *self, gint64 source, CwViewPlace *place);
void cw_reading_state_set_place (CwReadingState *self, gint64 source, const CwViewPlace *place);
int cw_reading_state_get_zoom (CwReadingState *self, gint64 source);
void cw_reading_state_set_zoom (CwReadingState *self, gint64 source, int percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReadingState, cw_reading_state_free)

G_END_DECLS
