/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwVoice:
 * @CW_VOICE_UNSET: nobody has said whose words they are
 *
 * Whose words a paragraph is (method.md D5); the others are those of cw_voices, in that order.
 */
typedef enum
{
  CW_VOICE_UNSET,
  CW_VOICE_PARTICIPANT,
  CW_VOICE_INTERVIEWER,
  CW_VOICE_OBSERVER_DESCRIPTION,
  CW_VOICE_OBSERVER_COMMENT,
  CW_VOICE_QUOTED_DOCUMENT,
  CW_VOICE_OTHER,
} CwVoice;

#define CW_N_VOICES (CW_VOICE_OTHER + 1)

/**
 * CwVoices:
 *
 * A set of voices: bit n stands for voice n.
 */
typedef guint CwVoices;

#define CW_VOICES_ALL ((1u << CW_N_VOICES) - 1)

/**
 * CW_VOICES_EVIDENCE:
 *
 * What counts unless the analyst says otherwise (D5): participants, what observers describe, quoted documents, and
 * words that nobody has given a voice.
 */
#define CW_VOICES_EVIDENCE                                                                         \
  (1u << CW_VOICE_UNSET | 1u << CW_VOICE_PARTICIPANT | 1u << CW_VOICE_OBSERVER_DESCRIPTION         \
   | 1u << CW_VOICE_QUOTED_DOCUMENT)

CwVoice cw_voice_from_name (const char *name);
const char *cw_voice_get_name (CwVoice voice);

gboolean cw_voices_parse (const char *text, CwVoices *voices, GError **error);
char *cw_voices_print (CwVoices voices);
char *cw_voices_describe (CwVoices voices);

static inline gboolean
cw_voices_have (CwVoices voices, CwVoice voice)
{
  return (voices >> voice & 1) != 0;
}

G_END_DECLS
