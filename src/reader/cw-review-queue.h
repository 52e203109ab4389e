/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_REVIEW_QUEUE (cw_review_queue_get_type ())
G_DECLARE_FINAL_TYPE (CwReviewQueue, cw_review_queue, CW, REVIEW_QUEUE, AdwBin)

void cw_review_queue_set_project (CwReviewQueue *self, CwProject *project);
guint cw_review_queue_get_size (CwReviewQueue *self);

G_END_DECLS
