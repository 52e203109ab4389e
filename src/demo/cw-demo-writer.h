/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-bulk.h"
#include "cw-demo-tally.h"

G_BEGIN_DECLS

#define CW_DEMO_FOUNDED "2020-07-01T09:00:00Z"

/**
 * CwDemoWriter:
 *
 * Writes a plan into a project, batch by batch.
 */
typedef struct
{
  CwDemoPlan *plan;
  CwDemoCells *cells;
  CwDemoTally *tally;
  CwBulk *bulk;
  gint64 next_attribution;
  gint64 next_value;
  gint64 next_speaker;
} CwDemoWriter;

/* Attributes, by id. */
enum
{
  CW_DEMO_ATTRIBUTE_SLICE = 1,
  CW_DEMO_ATTRIBUTE_STAGE,
  CW_DEMO_ATTRIBUTE_ROLE,
  CW_DEMO_ATTRIBUTE_POPULATION,
  CW_DEMO_ATTRIBUTE_GOVERNMENT,
  CW_DEMO_ATTRIBUTE_VOTE,
};

gboolean cw_demo_write_objects (CwDemoWriter *self, GError **error);
gboolean cw_demo_write_sources (CwDemoWriter *self, GError **error);
gboolean cw_demo_write_analysis (CwDemoWriter *self, GError **error);
gboolean cw_demo_write_late (CwDemoWriter *self, GError **error);

gboolean cw_demo_write_attributes (CwDemoWriter *self, GError **error);
gboolean cw_demo_write_value (CwDemoWriter *self,
                              gint64 attribute,
                              const char *column,
                              gint64 object,
                              const char *value,
                              GError **error);
char *cw_demo_format_time (guint32 day, guint hour);
guint cw_demo_stage_of (guint slice);
const char *cw_demo_stage_name (guint stage);

G_END_DECLS
