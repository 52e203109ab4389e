/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

/* The toy project of method.md §1.8: four sources, two cities, ten codings on nine excerpts; E-8 straddles the cities.
 * Each excerpt's words are its own. */

#define TOY_N_EXCERPTS 9

typedef struct
{
  const char *source;
  guint start;
  guint end;
  const char *code;
} ToyCoding;

extern const ToyCoding toy_codings[10];

CwProject *toy_project_new (const char *path);
gint64 toy_find (CwProject *project, CwKind kind, const char *name);
