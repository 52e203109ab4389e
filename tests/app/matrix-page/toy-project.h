/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * ToyProject:
 * @folder: where the file is; removed with the project
 *
 * The toy project of method.md §1.8: its numbers are worked out by hand.
 */
typedef struct
{
  char *folder;
  CwProject *project;
  gint64 city_a, city_b;
  gint64 x, x1, x2, y;
  gint64 s1, s2, s3, s4;
} ToyProject;

ToyProject *toy_project_new (void);
void toy_project_free (ToyProject *self);
gint64 toy_project_code (ToyProject *self, gint64 source, guint start, guint end, gint64 code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ToyProject, toy_project_free)

G_END_DECLS
