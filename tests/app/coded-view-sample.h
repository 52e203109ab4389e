/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"

/* An interview as it is met in practice: headings, speakers, a question, comments, a list, a table, right-to-left
 * words, and passages coded three deep. */
GPtrArray *make_sample_paragraphs (void);
GArray *make_sample_codings (GPtrArray *paragraphs);
/* @n_words in paragraphs of some eighty, and codings spread over them. */
GPtrArray *make_long_paragraphs (guint n_words);
GArray *make_spread_codings (GPtrArray *paragraphs, guint n_excerpts);
GPtrArray *make_one_paragraph (const char *text);
GtkWidget *open_coded_view (CwCodedView **view, int width, int height);
GdkTexture *render_widget (GtkWidget *widget);
void spin_until_idle (guint milliseconds);
