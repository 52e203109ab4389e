/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/* A project in a folder of its own with two sources, three codes, a case, an excerpt and eight memos. */
typedef struct
{
  char *folder;
  CwProject *project;
  gint64 source;
  gint64 other_source;
  gint64 code;
  gint64 other_code;
  gint64 case_id;
  gint64 excerpt;
  gint64 memos[8]; /* as they are in the table */
} MemoSample;

MemoSample *memo_sample_new (void);
void memo_sample_add_many (MemoSample *self, guint n_memos);
void memo_sample_free (MemoSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MemoSample, memo_sample_free)

G_END_DECLS
