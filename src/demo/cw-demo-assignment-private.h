/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-assignment.h"

G_BEGIN_DECLS

/**
 * CwDemoAssignment:
 * @remaining: how often each code is still to be applied, by place
 * @reserved: by place: codes that only the planted truths apply
 *
 * The state of giving codes to excerpts.
 */
typedef struct
{
  CwDemoPlan *plan;
  CwDemoRandom random;
  guint *remaining;
  gboolean *reserved;
  GArray *slices[CW_DEMO_N_SLICES]; /* of guint: the excerpts of a city and quarter */
} CwDemoAssignment;

gboolean cw_demo_assignment_allows (CwDemoAssignment *self, guint excerpt, guint code);
guint cw_demo_assignment_count_open (CwDemoAssignment *self, guint excerpt);
void cw_demo_assignment_apply (CwDemoAssignment *self, guint excerpt, guint code, int magnitude);

CwDemoSource *cw_demo_find_interview (CwDemoPlan *plan, int number, guint *place);
gboolean cw_demo_assignment_draw (CwDemoAssignment *self,
                                  const CwDemoSource *source,
                                  guint code,
                                  guint n_open,
                                  guint *excerpt);

void cw_demo_reserve (CwDemoAssignment *self);
void cw_demo_plant_competition (CwDemoAssignment *self);
void cw_demo_plant_territory (CwDemoAssignment *self);
void cw_demo_plant_police_legitimacy (CwDemoAssignment *self);
void cw_demo_plant_debuts (CwDemoAssignment *self);
void cw_demo_choose_debuts (CwDemoPlan *plan);
void cw_demo_choose_debt (CwDemoPlan *plan);

G_END_DECLS
