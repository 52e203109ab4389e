/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"
#include "cw-trail.h"

G_BEGIN_DECLS

/**
 * CwSlot:
 *
 * The places of the workspace that hold a feature's widget.
 */
typedef enum
{
  CW_SLOT_SOURCES,
  CW_SLOT_CASES,
  CW_SLOT_SEARCH,
  CW_SLOT_READER,
  CW_SLOT_CODES, /* the codebook as a page */
  CW_SLOT_MEMO_PAGE,
  CW_SLOT_MATRIX,
  CW_SLOT_CODEBOOK,
  CW_SLOT_MEMOS,
} CwSlot;

#define CW_N_SLOTS (CW_SLOT_MEMOS + 1)

#define CW_TYPE_WORKSPACE (cw_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkspace, cw_workspace, CW, WORKSPACE, AdwBreakpointBin)

CwProject *cw_workspace_get_project (CwWorkspace *self);
void cw_workspace_set_project (CwWorkspace *self, CwProject *project);
void cw_workspace_set_menu (CwWorkspace *self, GMenuModel *menu);

void cw_workspace_show_progress (CwWorkspace *self, const char *text, double fraction);

GtkWidget *cw_workspace_get_content (CwWorkspace *self, CwSlot slot);
void cw_workspace_set_content (CwWorkspace *self, CwSlot slot, GtkWidget *content);
gboolean cw_workspace_is_shown (CwWorkspace *self, CwSlot slot);
void cw_workspace_show (CwWorkspace *self, CwSlot slot);
void cw_workspace_toggle (CwWorkspace *self, CwSlot slot);
void cw_workspace_focus_next (CwWorkspace *self);

const char *cw_workspace_get_view (CwWorkspace *self);
void cw_workspace_set_view (CwWorkspace *self, const char *view);

G_END_DECLS
