/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a change of the project means for the source that is shown: the text is made anew only when its paragraphs
 * change, the codings when they or their codes do. */

#include "config.h"

#include "cw-reader-effects.h"

static gboolean
excerpt_is_here (CwProject *project, gint64 source, gint64 excerpt)
{
  gint64 place;

  return cw_evidence_find_excerpt (cw_project_get_evidence (project), excerpt, &place) != NULL
         && place == source;
}

static gboolean
paragraph_is_here (CwProject *project, gint64 source, gint64 paragraph)
{
  CwText *text = cw_project_get_text (project, source, NULL);

  for (guint i = 0; text != NULL && i < cw_text_get_n_paragraphs (text); i++)
    if (cw_text_get_paragraph (text, i)->id == paragraph)
      return TRUE;
  return FALSE;
}

/* A row that was only updated does not say whose it is, but it is still there. */
static gboolean
row_is_here (CwProject *project, gint64 source, const CwChange *change)
{
  if (change->owner != 0)
    return change->owner == source;
  return change->kind == CW_KIND_EXCERPT ? excerpt_is_here (project, source, change->id)
                                         : paragraph_is_here (project, source, change->id);
}

/* Of a code, only what is drawn of it matters here. */
static CwReaderEffects
find_code_effects (const CwChange *change)
{
  const guint64 drawn
      = 1 << (CW_CODE_NAME + 1) | 1 << (CW_CODE_COLOR + 1) | 1 << (CW_CODE_PARENT + 1);

  return change->operation == CW_CHANGE_UPDATE && (change->columns & drawn) != 0
             ? CW_READER_EFFECT_CODINGS
             : 0;
}

static CwReaderEffects
find_effects (CwProject *project, gint64 source, const CwChange *change)
{
  if (change->kind == CW_KIND_CODE)
    return find_code_effects (change);
  if (change->kind == CW_KIND_CODING && change->owner == 0)
    return CW_READER_EFFECT_CODINGS; /* changed only: its magnitude, perhaps */
  if (change->kind == CW_KIND_CODING)
    return excerpt_is_here (project, source, change->owner) ? CW_READER_EFFECT_CODINGS : 0;
  if (change->kind == CW_KIND_EXCERPT && row_is_here (project, source, change))
    return CW_READER_EFFECT_CODINGS | CW_READER_EFFECT_DESCRIPTION;
  if (change->kind == CW_KIND_PARAGRAPH && row_is_here (project, source, change))
    return CW_READER_EFFECT_TEXT;
  if (change->kind == CW_KIND_SOURCE && change->id == source)
    return CW_READER_EFFECT_DESCRIPTION;
  return 0;
}

CwReaderEffects
cw_reader_effects_find (CwProject *project, gint64 source, CwChangeSet *changes)
{
  CwReaderEffects effects = 0;

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    effects |= find_effects (project, source, cw_change_set_get (changes, i));
  return effects;
}
