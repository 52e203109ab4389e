/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-text.h"

G_BEGIN_DECLS

/**
 * CwLabels:
 *
 * The labels that the paragraphs of one source have or once had, to give new paragraphs others.
 */
typedef struct _CwLabels CwLabels;

CwLabels *cw_labels_new (void);
CwLabels *cw_labels_load (CwDatabase *database, const CwText *text, GError **error);
void cw_labels_free (CwLabels *self);

void cw_labels_add (CwLabels *self, const char *label);
char *cw_labels_take_after (CwLabels *self, const char *label);
char *cw_labels_take_piece (CwLabels *self, const char *label, guint sentence);
char *cw_labels_take_number (CwLabels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLabels, cw_labels_free)

G_END_DECLS
