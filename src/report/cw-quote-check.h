/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-chapter.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwQuoteVerdict:
 * @CW_QUOTE_VERBATIM: the source says so, and it is cited rightly
 * @CW_QUOTE_ALTERED: the source says something like it
 * @CW_QUOTE_MISATTRIBUTED: the source says so, but not whom, where or when the citation says
 * @CW_QUOTE_FORBIDDEN: who says so has not agreed to be quoted
 * @CW_QUOTE_NOT_FOUND: no source says so
 *
 * What a check finds of a quotation (method.md X16).
 */
typedef enum
{
  CW_QUOTE_VERBATIM,
  CW_QUOTE_ALTERED,
  CW_QUOTE_MISATTRIBUTED,
  CW_QUOTE_FORBIDDEN,
  CW_QUOTE_NOT_FOUND,
} CwQuoteVerdict;

#define CW_N_QUOTE_VERDICTS 5

/**
 * CwQuoteFinding:
 * @quote: borrowed from the list of quotations
 * @source: where it is, 0 for nowhere
 * @locator: (nullable): "¶12"
 * @remark: (nullable): the difference, or what is wrong with the citation
 *
 * The verdict on one quotation.
 */
typedef struct
{
  const CwChapterQuote *quote;
  CwQuoteVerdict verdict;
  gint64 source;
  guint start;
  guint end;
  char *locator;
  char *remark;
} CwQuoteFinding;

GPtrArray *cw_quote_check_run (CwProject *project, const GPtrArray *quotes, GError **error);
const char *cw_quote_verdict_nick (CwQuoteVerdict verdict);
void cw_quote_finding_free (CwQuoteFinding *self);

G_END_DECLS
