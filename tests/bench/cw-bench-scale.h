/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwBenchScale:
 * @n_words: of all sources together
 *
 * How large a project is.
 */
typedef struct
{
  const char *name;
  guint n_sources;
  guint n_words;
  guint n_codes;
  guint n_cases;
  guint n_codings;
} CwBenchScale;

#define CW_BENCH_N_SCALES 4

extern const CwBenchScale cw_bench_scales[CW_BENCH_N_SCALES];

char *cw_bench_scale_write (const CwBenchScale *scale, const char *folder);

G_END_DECLS
