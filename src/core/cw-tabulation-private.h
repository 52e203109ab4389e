/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What choosing rows and columns hands to counting. */

#pragma once

#include "cw-tabulation.h"

G_BEGIN_DECLS

/* A stretch of a source that belongs to a row. */
typedef struct
{
  guint32 source; /* index in the evidence */
  guint32 row;
  guint32 start;
  guint32 end;
} CwStretch;

typedef struct
{
  CwKind kind;
  gint64 id;
  char *value;
  char *label;
  guint depth;
} CwTabulationRow;

typedef struct
{
  gint64 code;
  gboolean own;
  guint depth;
  GHashTable *codes; /* ids as pointers */
} CwTabulationColumn;

struct _CwTabulation
{
  GObject parent_instance;

  CwProject *project;
  CwEvidence *evidence;
  CwVoices voices; /* that count */
  char *from;      /* the scope's first and last date, or NULL */
  char *to;
  GArray *rows;
  GArray *columns;
  GArray *stretches;
};

G_END_DECLS
