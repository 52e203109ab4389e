/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What an open project consists of: for the files that are CwProject, and nobody else. */

#pragma once

#include "cw-health-check.h"
#include "cw-project-file.h"
#include "cw-project.h"
#include "cw-record-store.h"
#include "cw-recorder.h"
#include "cw-row-log.h"

G_BEGIN_DECLS

struct _CwProject
{
  GObject parent_instance;

  CwProjectFile *file;
  CwHealthCheck *check; /* (nullable): of a large file, going on */
  gboolean damaged;
  char *session;
  gint64 first_step; /* the last row of the history when the project was opened */
  char *now;         /* the moment of the operation at hand, or the fixed one */
  gboolean fixed_now;
  GRand *guids; /* NULL: random ones */

  CwRecordStore *stores[CW_N_KINDS];
  CwEvidence *evidence;
  CwText *text; /* the text that was asked for last */

  char *reason; /* of the next operation */

  CwRecorder *recorder;
  CwRowLog *log;
  guint depth;   /* of nested transactions */
  guint settled; /* how much of the log the records and the index follow */
  char *undo_label;
  char *redo_label;
};

gboolean cw_project_load_all (CwProject *self, GError **error);

G_END_DECLS
