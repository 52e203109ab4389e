/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-code-stats.h"

G_BEGIN_DECLS

/**
 * CwCodebookShow:
 *
 * Which codes the list has.
 */
typedef enum
{
  CW_CODEBOOK_SHOW_ALL,
  CW_CODEBOOK_SHOW_NO_DEFINITION,
  CW_CODEBOOK_SHOW_NO_USE,
  CW_CODEBOOK_SHOW_NO_NOT_USE,
  CW_CODEBOOK_SHOW_NO_EXAMPLE,
  CW_CODEBOOK_SHOW_UNUSED,
  CW_CODEBOOK_SHOW_DEBT,
  CW_CODEBOOK_SHOW_OVERLAPS,
  CW_CODEBOOK_SHOW_RETIRED,
} CwCodebookShow;

#define CW_TYPE_CODEBOOK_LIST (cw_codebook_list_get_type ())
G_DECLARE_FINAL_TYPE (CwCodebookList, cw_codebook_list, CW, CODEBOOK_LIST, GObject)

CwCodebookList *cw_codebook_list_new (CwCodeStats *stats);
GtkSelectionModel *cw_codebook_list_get_model (CwCodebookList *self);
void cw_codebook_list_set_project (CwCodebookList *self, CwProject *project);
void cw_codebook_list_set_text (CwCodebookList *self, const char *text);
void cw_codebook_list_set_show (CwCodebookList *self, CwCodebookShow show);
void cw_codebook_list_set_sorter (CwCodebookList *self, GtkSorter *sorter);

guint cw_codebook_list_find (CwCodebookList *self, gint64 code);
GArray *cw_codebook_list_dup_marked (CwCodebookList *self);
void cw_codebook_list_toggle (CwCodebookList *self, guint position);
gboolean cw_codebook_list_reveal (CwCodebookList *self, gint64 code);

G_END_DECLS
