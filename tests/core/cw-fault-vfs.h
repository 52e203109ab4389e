/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwFault:
 * @CW_FAULT_NONE: only count
 * @CW_FAULT_ONE_ERROR: one operation fails
 * @CW_FAULT_ERRORS: it and all after it fail, as on a drive that was pulled out
 * @CW_FAULT_DISK_FULL: it and all after it find no room
 * @CW_FAULT_POWER_LOSS: the machine stops there
 */
typedef enum
{
  CW_FAULT_NONE,
  CW_FAULT_ONE_ERROR,
  CW_FAULT_ERRORS,
  CW_FAULT_DISK_FULL,
  CW_FAULT_POWER_LOSS,
} CwFault;

void cw_fault_vfs_install (void);
void cw_fault_vfs_arm (CwFault fault, guint at, guint32 seed);
guint cw_fault_vfs_disarm (void);

G_END_DECLS
