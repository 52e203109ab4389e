/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Voices and sets of them, as scripts and saved displays name them. */

#include "config.h"

#include "cw-voice.h"

#include "cw-error.h"
#include "cw-field.h"

#define UNSET "unset"
#define ALL "all"
#define EVIDENCE "evidence"

/**
 * cw_voice_from_name:
 * @name: one of cw_voices, or "" where none was given
 *
 * Returns: the voice; one that this version does not know is another
 */
CwVoice
cw_voice_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, CW_VOICE_UNSET);

  if (*name == '\0')
    return CW_VOICE_UNSET;
  for (guint i = 0; cw_voices[i] != NULL; i++)
    if (g_str_equal (cw_voices[i], name))
      return i + 1;
  return CW_VOICE_OTHER;
}

/**
 * cw_voice_get_name:
 *
 * Returns: (transfer none): as scripts name it, "unset" where none was given
 */
const char *
cw_voice_get_name (CwVoice voice)
{
  g_return_val_if_fail (voice < CW_N_VOICES, NULL);
  return voice == CW_VOICE_UNSET ? UNSET : cw_voices[voice - 1];
}

static gboolean
add_voice (const char *name, CwVoices *voices, GError **error)
{
  for (CwVoice voice = CW_VOICE_UNSET; voice < CW_N_VOICES; voice++)
    if (g_str_equal (name, cw_voice_get_name (voice)))
      {
        *voices |= 1u << voice;
        return TRUE;
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a voice. Choose all, evidence, or some of: unset, participant, "
               "interviewer, observer description, observer comment, quoted document, other.",
               name);
  return FALSE;
}

/**
 * cw_voices_parse:
 * @text: "all", "evidence" (what counts by D5), or names separated by commas
 * @voices: (out): the set
 *
 * Fails with CW_ERROR_INVALID for a name that is none.
 */
gboolean
cw_voices_parse (const char *text, CwVoices *voices, GError **error)
{
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (text != NULL && voices != NULL, FALSE);

  *voices = 0;
  if (g_str_equal (text, ALL))
    *voices = CW_VOICES_ALL;
  else if (g_str_equal (text, EVIDENCE))
    *voices = CW_VOICES_EVIDENCE;
  if (*voices != 0)
    return TRUE;
  names = g_strsplit (text, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_voice (g_strstrip (names[i]), voices, error))
      return FALSE;
  return *voices != 0 || add_voice ("", voices, error);
}

static char *
join_names (CwVoices voices)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (CwVoice voice = CW_VOICE_UNSET; voice < CW_N_VOICES; voice++)
    if (cw_voices_have (voices, voice))
      g_string_append_printf (
          names, "%s%s", names->len == 0 ? "" : ", ", cw_voice_get_name (voice));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * cw_voices_print:
 *
 * Returns: (transfer full): what cw_voices_parse() reads
 */
char *
cw_voices_print (CwVoices voices)
{
  if (voices == CW_VOICES_ALL)
    return g_strdup (ALL);
  if (voices == CW_VOICES_EVIDENCE)
    return g_strdup (EVIDENCE);
  return join_names (voices);
}

/**
 * cw_voices_describe:
 *
 * Returns: (transfer full): the sentence that a display states its scope with (M2, W8)
 */
char *
cw_voices_describe (CwVoices voices)
{
  g_autofree char *names = NULL;

  if (voices == CW_VOICES_ALL)
    return g_strdup ("Every voice counts, interviewers and observers’ comments too.");
  if (voices == CW_VOICES_EVIDENCE)
    return g_strdup ("Interviewers’ words and observers’ comments do not count.");
  names = join_names (voices);
  return g_strdup_printf ("Only these voices count: %s.", names);
}
