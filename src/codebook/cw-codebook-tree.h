/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODEBOOK_TREE (cw_codebook_tree_get_type ())
G_DECLARE_FINAL_TYPE (CwCodebookTree, cw_codebook_tree, CW, CODEBOOK_TREE, GObject)

CwCodebookTree *cw_codebook_tree_new (void);
GtkSelectionModel *cw_codebook_tree_get_model (CwCodebookTree *self);
void cw_codebook_tree_set_project (CwCodebookTree *self, CwProject *project);
void cw_codebook_tree_set_filter (CwCodebookTree *self, const char *text);
void cw_codebook_tree_set_show_retired (CwCodebookTree *self, gboolean show);
gboolean cw_codebook_tree_get_show_retired (CwCodebookTree *self);

gint64 cw_codebook_tree_get_selected (CwCodebookTree *self);
guint cw_codebook_tree_find (CwCodebookTree *self, gint64 code);
guint cw_codebook_tree_reveal (CwCodebookTree *self, gint64 code);
gboolean cw_codebook_tree_is_collapsed (CwCodebookTree *self, gint64 code);
void cw_codebook_tree_note_expanded (CwCodebookTree *self, gint64 code, gboolean expanded);

G_END_DECLS
