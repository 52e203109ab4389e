/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Memos that begin with questions (method.md W13): a contact summary and others that are written again and again. */

#include "config.h"

#include "cw-memo-templates.h"

#include <glib/gi18n.h>

#include "cw-transaction.h"

static const CwMemoTemplate templates[] = {
  { "contact summary",
    N_ ("Contact Summary"),
    N_ ("## Main issues\n\n## Learnt for each question\n\n## Salient points\n\n"
        "## New questions\n\n## Follow-ups\n") },
  { "reflexive journal",
    N_ ("Reflexive Journal"),
    N_ ("## What happened\n\n## What I felt and took for granted\n\n## What it may do to the "
        "analysis\n") },
  { "codebook decision",
    N_ ("Codebook Decision"),
    N_ ("## What was decided\n\n## Why\n\n## What it changes\n") },
  { "case memo of record",
    N_ ("Case Memo of Record"),
    N_ ("## The case in short\n\n## What is known, and how\n\n## What is open\n") },
  { "peer debrief",
    N_ ("Peer Debrief"),
    N_ ("## With whom\n\n## What was doubted\n\n## What follows\n") },
};

/* NULL after the last one. */
const CwMemoTemplate *
cw_memo_templates_get (guint index)
{
  return index < G_N_ELEMENTS (templates) ? &templates[index] : NULL;
}

/* Makes a memo from a template, as one step. Returns its id, or 0. */
gint64
cw_memo_templates_create (CwProject *project, guint index, GError **error)
{
  const CwMemoTemplate *template = cw_memo_templates_get (index);
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 memo;

  g_return_val_if_fail (CW_IS_PROJECT (project) && template != NULL, 0);

  transaction = cw_transaction_begin (project, error);
  memo = transaction == NULL
             ? 0
             : cw_project_create_record (project, CW_KIND_MEMO, _ (template->title), 0, error);
  if (memo == 0
      || !cw_project_set_field (project, CW_KIND_MEMO, memo, CW_MEMO_KIND, template->kind, error)
      || !cw_project_set_field (
          project, CW_KIND_MEMO, memo, CW_MEMO_BODY, _ (template->body), error)
      || !cw_transaction_commit (
          transaction, error, "Created the %s M-%" G_GINT64_FORMAT, template->kind, memo))
    return 0;
  return memo;
}
