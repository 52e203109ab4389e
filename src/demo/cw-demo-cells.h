/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-plan.h"

G_BEGIN_DECLS

/* Rows of the expected tables: the cases as they are made, then the slices, then the roles, then the three totals. */
#define CW_DEMO_N_TABLES 3
#define CW_DEMO_N_PLACES (CW_DEMO_N_CITIES * (1 + CW_DEMO_N_AREAS))
#define CW_DEMO_SLICE_ROW(size) (CW_DEMO_N_PLACES + (size)->n_organisations)
#define CW_DEMO_ROLE_ROW(size) (CW_DEMO_SLICE_ROW (size) + CW_DEMO_N_SLICES)
#define CW_DEMO_TOTAL_ROW(size) (CW_DEMO_ROLE_ROW (size) + CW_DEMO_N_ROLES)
#define CW_DEMO_N_ROWS(size) (CW_DEMO_TOTAL_ROW (size) + CW_DEMO_N_TABLES)
#define CW_DEMO_AREA_ROW(city, area) (CW_DEMO_N_CITIES + (city) * CW_DEMO_N_AREAS + (area))

typedef enum
{
  CW_DEMO_CELL_EMPTY,
  CW_DEMO_CELL_DRAFT,
  CW_DEMO_CELL_FINAL,
} CwDemoCellStatus;

/**
 * CwDemoCellLink:
 * @stance: one of cw_stances
 */
typedef struct
{
  guint excerpt;
  const char *stance;
} CwDemoCellLink;

/**
 * CwDemoCell:
 * @row: of the expected tables
 * @text: the list of templates that it is written from
 * @links: (element-type CwDemoCellLink): what it cites
 */
typedef struct
{
  guint row;
  guint code;
  CwDemoCellStatus status;
  gboolean stale;
  const char *text;
  GArray *links;
} CwDemoCell;

/**
 * CwDemoLateCoding:
 *
 * A coding that comes after the summaries were confirmed, and makes one of them stale.
 */
typedef struct
{
  guint cell;
  guint excerpt;
  guint code;
} CwDemoLateCoding;

/**
 * CwDemoCells:
 *
 * The summaries of a project, in the order of their ids; those beyond the number of the size are about single truths.
 */
typedef struct
{
  GPtrArray *cells; /* of CwDemoCell */
  GArray *late;     /* of CwDemoLateCoding */
} CwDemoCells;

CwDemoCells *cw_demo_cells_new (CwDemoPlan *plan);
void cw_demo_cells_free (CwDemoCells *self);
CwDemoCell *cw_demo_cells_get (CwDemoCells *self, guint place);
gboolean cw_demo_cells_is_written (CwDemoCells *self, CwDemoPlan *plan, guint place);
gboolean cw_demo_cells_late_is_written (CwDemoCells *self, CwDemoPlan *plan, guint index);
guint cw_demo_area_of_organisation (guint organisation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoCells, cw_demo_cells_free)

G_END_DECLS
