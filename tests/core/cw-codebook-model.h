/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A codebook as plain arrays, and what its operations do to it, one coding at a time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_MODEL_N_CODES 6

/* Comments and magnitudes are sets of marks: in which order they were joined does not matter. */
typedef struct
{
  guint source;
  guint start;
  guint end;
  guint code;
  guint pass;
  guint comments;
  guint magnitudes;
  guint goes_to; /* the code, while a merge or split is at hand */
} CwModelCoding;

typedef struct
{
  guint source;
  guint start;
  guint end;
  gboolean starred;
} CwModelExcerpt;

typedef struct
{
  GArray *codings;
  GArray *excerpts;
  guint leads_to[CW_MODEL_N_CODES + 1]; /* a retired code; itself where it is in use */
} CwCodebookModel;

#define CODING(model, i) (&g_array_index ((model)->codings, CwModelCoding, i))
#define EXCERPT(model, i) (&g_array_index ((model)->excerpts, CwModelExcerpt, i))

int cw_codebook_model_find_excerpt (CwCodebookModel *model, guint source, guint start, guint end);
int cw_codebook_model_find_coding (CwCodebookModel *model,
                                   guint source,
                                   guint start,
                                   guint end,
                                   guint code,
                                   guint pass);
void cw_codebook_model_add_excerpt (CwCodebookModel *model, guint source, guint start, guint end);
void cw_codebook_model_change_coding (CwCodebookModel *model, CwModelCoding changed, guint index);
void cw_codebook_model_merge (CwCodebookModel *model, guint code, guint into, gboolean coalesce);
void cw_codebook_model_delete_codings (CwCodebookModel *model, guint code);
char *cw_codebook_model_print (CwCodebookModel *model);

G_END_DECLS
