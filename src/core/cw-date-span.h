/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwDateSpan:
 * @first: a day, as g_date_get_julian() counts them; 0 for one without beginning
 * @last: the last day that belongs to it, G_MAXUINT32 for one without end
 *
 * The days that a date with its precision may be (method.md D3).
 */
typedef struct
{
  guint32 first;
  guint32 last;
} CwDateSpan;

gboolean cw_date_span_parse (const char *text, CwDateSpan *span);
gboolean
cw_date_span_of (const char *date, const char *end, const char *precision, CwDateSpan *span);
gboolean cw_date_span_overlaps (const CwDateSpan *a, const CwDateSpan *b);

G_END_DECLS
