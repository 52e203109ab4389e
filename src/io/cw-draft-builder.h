/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwDraftBuilder:
 * @name: the file's name, for messages
 *
 * Collects text piece by piece into the paragraphs of a draft, whatever the format: paragraphs,
 * table rows, line breaks, format runs, white space. It bounds what a hostile file can make it
 * keep, and it remembers the first thing that went wrong, so that a reader need not check after
 * each piece of text.
 *
 * A line break inside a table row becomes a space; anywhere else it starts a new paragraph of the
 * same style.
 */
typedef struct
{
  CwDraftSource *draft;
  const char *name;
  GCancellable *cancellable;
  GError *error;
  GString *text;
  CwDraftParagraph scratch; /* only its runs */
  guint length;             /* of text, in code points */
  gsize total;              /* bytes of all paragraphs so far */
  CwParagraphStyle style;
  guint level;
  char *page_label;
  guint row_depth;
  guint n_cells;
  gboolean space_pending;
  CwTextFormat space_format;
} CwDraftBuilder;

void cw_draft_builder_init (CwDraftBuilder *self, const char *name, GCancellable *cancellable);
void cw_draft_builder_clear (CwDraftBuilder *self);

void cw_draft_builder_begin_paragraph (CwDraftBuilder *self, CwParagraphStyle style, guint level);
void cw_draft_builder_set_style (CwDraftBuilder *self, CwParagraphStyle style, guint level);
void cw_draft_builder_end_paragraph (CwDraftBuilder *self);
void cw_draft_builder_begin_row (CwDraftBuilder *self);
void cw_draft_builder_begin_cell (CwDraftBuilder *self);
void cw_draft_builder_end_row (CwDraftBuilder *self);
void cw_draft_builder_break_line (CwDraftBuilder *self);
void
cw_draft_builder_append (CwDraftBuilder *self, const char *text, gsize size, CwTextFormat format);
void cw_draft_builder_append_collapsed (CwDraftBuilder *self,
                                        const char *text,
                                        gsize size,
                                        CwTextFormat format);
void cw_draft_builder_append_char (CwDraftBuilder *self, gunichar character, CwTextFormat format);
void
cw_draft_builder_move_paragraphs (CwDraftBuilder *self, CwDraftBuilder *from, guint start, guint n);

gboolean cw_draft_builder_has_failed (CwDraftBuilder *self);
gboolean cw_draft_builder_check (CwDraftBuilder *self);
CwDraftSource *cw_draft_builder_finish (CwDraftBuilder *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwDraftBuilder, cw_draft_builder_clear)

G_END_DECLS
