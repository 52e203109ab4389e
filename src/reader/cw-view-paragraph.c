/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwViewParagraph: plain data, so that the view can be shown and tested without a project. */

#include "config.h"

#include "cw-view-paragraph.h"

CwViewParagraph *
cw_view_paragraph_new (const char *label, const char *text)
{
  CwViewParagraph *self = g_new0 (CwViewParagraph, 1);

  self->label = g_strdup (label);
  self->text = g_strdup (text);
  return self;
}

void
cw_view_paragraph_free (CwViewParagraph *self)
{
  g_free (self->label);
  g_free (self->text);
  g_free (self->speaker);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}

void
cw_view_paragraph_add_run (CwViewParagraph *self, guint start, guint end, CwTextFormat format)
{
  CwFormatRun run = { start, end, format };

  g_return_if_fail (self != NULL && start < end);

  if (self->runs == NULL)
    self->runs = g_array_new (FALSE, FALSE, sizeof (CwFormatRun));
  g_array_append_val (self->runs, run);
}
