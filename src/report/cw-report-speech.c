/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReportSpeech: attribution, consent and context of printed words (method.md §4.1).
 *
 * A participant whose attribute "consent" says "no direct quotes" is never quoted: neither in an excerpt nor in what
 * stands around another one. */

#include "config.h"

#include "cw-report-speech.h"

#include "cw-cases.h"
#include "cw-report-cases.h"
#include "cw-sources.h"

#include <pango/pango.h>
#include <string.h>

#define CONSENT_ATTRIBUTE "consent"
#define NO_QUOTES "no direct quotes"

struct _CwReportSpeech
{
  CwProject *project;
  CwAttributionPolicy policy;
  CwReportContext context;
  CwReportCases *cases; /* for the place, else NULL */
  GHashTable *limited;  /* set of participants */
};

static const char *const policy_nicks[]
    = { "pseudonym", "role", "role-place", "code", "full", NULL };
static const char *const context_nicks[] = { "none", "sentence", "paragraph", "turn", NULL };

static gboolean
find_nick (const char *const *nicks, const char *nick, guint *index)
{
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cw_attribution_from_nick:
 * @nick: pseudonym, role, role-place, code or full
 *
 * Returns: whether there is such a policy
 */
gboolean
cw_attribution_from_nick (const char *nick, CwAttributionPolicy *policy)
{
  guint index;
  gboolean found = find_nick (policy_nicks, nick, &index);

  if (found)
    *policy = index;
  return found;
}

/**
 * cw_report_context_from_nick:
 * @nick: none, sentence, paragraph or turn
 *
 * Returns: whether there is such a context
 */
gboolean
cw_report_context_from_nick (const char *nick, CwReportContext *context)
{
  guint index;
  gboolean found = find_nick (context_nicks, nick, &index);

  if (found)
    *context = index;
  return found;
}

/* --- consent --------------------------------------------------------------------------------------------------- */

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *folded = g_utf8_casefold (a, -1);

  return g_str_equal (g_strstrip (folded), b);
}

static gboolean
note_limits (CwReportSpeech *self, CwRecord *attribute, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;

  if (!is_same (cw_record_get_name (attribute), CONSENT_ATTRIBUTE)
      || !g_str_equal (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET), "participant"))
    return TRUE;
  values = cw_project_list_attribute_values (self->project, cw_record_get_id (attribute), error);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const CwAttributeValue *value = values->pdata[i];

      if (is_same (value->value, NO_QUOTES))
        g_hash_table_add (self->limited, GSIZE_TO_POINTER (value->object));
    }
  return values != NULL;
}

static gboolean
find_limits (CwReportSpeech *self, GError **error)
{
  GListModel *attributes = cw_project_get_all (self->project, CW_KIND_ATTRIBUTE);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);

      if (!note_limits (self, attribute, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_report_speech_new:
 *
 * The project must outlive the result and not change meanwhile.
 *
 * Returns: (transfer full): the speakers of @project, or NULL with an error of the file
 */
CwReportSpeech *
cw_report_speech_new (CwProject *project,
                      CwAttributionPolicy policy,
                      CwReportContext context,
                      GError **error)
{
  g_autoptr (CwReportSpeech) self = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self = g_new0 (CwReportSpeech, 1);
  self->project = project;
  self->policy = policy;
  self->context = context;
  self->limited = g_hash_table_new (NULL, NULL);
  if (!find_limits (self, error))
    return NULL;
  if (policy == CW_ATTRIBUTION_ROLE_PLACE)
    self->cases = cw_report_cases_new (project, NULL, error);
  if (policy == CW_ATTRIBUTION_ROLE_PLACE && self->cases == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
cw_report_speech_free (CwReportSpeech *self)
{
  if (self == NULL)
    return;
  cw_report_cases_free (self->cases);
  g_hash_table_unref (self->limited);
  g_free (self);
}

/* --- who speaks ------------------------------------------------------------------------------------------------ */

static gint64
find_participant (CwReportSpeech *self, CwText *text, const CwParagraph *paragraph)
{
  return *paragraph->speaker == '\0' ? 0
                                     : cw_project_find_participant (self->project,
                                                                    cw_text_get_source (text),
                                                                    paragraph->speaker);
}

/**
 * cw_report_speech_find_speaker:
 *
 * Returns: the first participant who speaks between @start and @end, else whoever's paragraph it starts in; 0 for
 *   nobody known
 */
gint64
cw_report_speech_find_speaker (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  guint first;

  if (cw_text_get_n_paragraphs (text) == 0)
    return 0;
  first = cw_text_find_paragraph (text, start);
  for (guint i = first; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      if (paragraph->start >= end)
        break;
      if (g_str_equal (paragraph->voice, "participant"))
        return find_participant (self, text, paragraph);
    }
  return find_participant (self, text, cw_text_get_paragraph (text, first));
}

/* The outermost case of the passage: the city around the service area. */
static const char *
find_place (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (guint));
  CwRecord *record = NULL;
  gint64 id;
  guint source;

  if (!cw_evidence_find_source (
          cw_project_get_evidence (self->project), cw_text_get_source (text), &source))
    return NULL;
  cw_report_cases_list (self->cases, source, start, end, cases);
  if (cases->len == 0)
    return NULL;
  id = cw_report_cases_get_id (self->cases, g_array_index (cases, guint, 0));
  while (id != 0)
    {
      record = cw_project_get_record (self->project, CW_KIND_CASE, id);
      id = cw_record_get_parent (record);
    }
  return cw_record_get_name (record);
}

/**
 * cw_report_speech_dup_role:
 *
 * Returns: (transfer full) (nullable): the role of who speaks
 */
char *
cw_report_speech_dup_role (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  gint64 participant = cw_report_speech_find_speaker (self, text, start, end);
  char *role = participant == 0 ? NULL : cw_project_dup_role (self->project, participant);

  if (role != NULL && *role == '\0')
    g_clear_pointer (&role, g_free);
  return role;
}

static char *
join_place (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  g_autofree char *role = cw_report_speech_dup_role (self, text, start, end);
  const char *place = find_place (self, text, start, end);

  if (role == NULL || place == NULL)
    return role != NULL ? g_steal_pointer (&role) : g_strdup (place);
  return g_strdup_printf ("%s, %s", role, place);
}

/**
 * cw_report_speech_dup_name:
 *
 * Returns: (transfer full) (nullable): who speaks, as the policy allows; NULL when there is nothing to say
 */
char *
cw_report_speech_dup_name (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  gint64 id = cw_report_speech_find_speaker (self, text, start, end);
  CwRecord *participant
      = id == 0 ? NULL : cw_project_get_record (self->project, CW_KIND_PARTICIPANT, id);

  if (participant == NULL)
    return NULL;
  switch (self->policy)
    {
    case CW_ATTRIBUTION_PSEUDONYM:
      return g_strdup (cw_record_get_text (participant, CW_PARTICIPANT_LINE));
    case CW_ATTRIBUTION_ROLE:
      return cw_report_speech_dup_role (self, text, start, end);
    case CW_ATTRIBUTION_ROLE_PLACE:
      return join_place (self, text, start, end);
    case CW_ATTRIBUTION_CODE:
      return cw_kind_format_id (CW_KIND_PARTICIPANT, id);
    case CW_ATTRIBUTION_FULL:
      return g_strdup (cw_record_get_name (participant));
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_report_speech_is_limited:
 *
 * Returns: whether somebody who must not be quoted speaks between @start and @end
 */
gboolean
cw_report_speech_is_limited (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  if (g_hash_table_size (self->limited) == 0 || cw_text_get_n_paragraphs (text) == 0)
    return FALSE;
  for (guint i = cw_text_find_paragraph (text, start); i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);
      gint64 participant;

      if (paragraph->start >= end && paragraph->start > start)
        break;
      participant = find_participant (self, text, paragraph);
      if (g_hash_table_contains (self->limited, GSIZE_TO_POINTER (participant)))
        return TRUE;
    }
  return FALSE;
}

/* --- context ---------------------------------------------------------------------------------------------------- */

/* The edge of the sentence around a place of the paragraph, in code points from the paragraph's start. */
static guint
find_sentence_edge (const CwParagraph *paragraph, guint at, gboolean backwards)
{
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, paragraph->characters + 1);
  guint edge = at;

  pango_get_log_attrs (paragraph->text,
                       strlen (paragraph->text),
                       -1,
                       pango_language_get_default (),
                       attributes,
                       paragraph->characters + 1);
  if (backwards)
    {
      if (edge > 0)
        edge--;
      while (edge > 0 && !attributes[edge].is_sentence_start)
        edge--;
      return edge;
    }
  while (edge < paragraph->characters && attributes[edge].is_white)
    edge++;
  edge++;
  while (edge < paragraph->characters && !attributes[edge].is_sentence_start)
    edge++;
  return MIN (edge, paragraph->characters);
}

static char *
take_stretch (CwReportSpeech *self, CwText *text, guint start, guint end)
{
  g_autofree char *words = NULL;

  if (start >= end || cw_report_speech_is_limited (self, text, start, end))
    return NULL;
  words = cw_text_dup_range (text, start, end);
  g_strdelimit (words, "\r\n", ' ');
  return *g_strstrip (words) == '\0' ? NULL : g_strdup (words);
}

static char *
find_before (CwReportSpeech *self, CwText *text, guint start)
{
  const CwParagraph *paragraph = cw_text_get_paragraph (text, cw_text_find_paragraph (text, start));
  guint from = paragraph->start;

  if (self->context == CW_REPORT_CONTEXT_SENTENCE && start > from)
    from += find_sentence_edge (paragraph, start - from, TRUE);
  return take_stretch (self, text, from, start);
}

static char *
find_after (CwReportSpeech *self, CwText *text, guint end)
{
  const CwParagraph *paragraph
      = cw_text_get_paragraph (text, cw_text_find_paragraph (text, end > 0 ? end - 1 : 0));
  guint to = paragraph->start + paragraph->characters;

  if (self->context == CW_REPORT_CONTEXT_SENTENCE && end < to)
    to = paragraph->start + find_sentence_edge (paragraph, end - paragraph->start, FALSE);
  return take_stretch (self, text, end, to);
}

/* The last paragraph of another speaker before the passage, with the label that the transcript gives them. */
static char *
find_turn (CwReportSpeech *self, CwText *text, guint start)
{
  guint at = cw_text_find_paragraph (text, start);
  const CwParagraph *own = cw_text_get_paragraph (text, at);

  while (at-- > 0)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, at);
      gint64 speaker = find_participant (self, text, paragraph);

      if (g_str_equal (paragraph->speaker, own->speaker) || paragraph->characters == 0)
        continue;
      if (g_hash_table_contains (self->limited, GSIZE_TO_POINTER (speaker)))
        return NULL;
      return g_strdup (paragraph->text);
    }
  return NULL;
}

/**
 * cw_report_speech_find_context:
 * @before: (out) (transfer full) (nullable): what stands before the passage
 * @after: (out) (transfer full) (nullable): what follows it
 */
void
cw_report_speech_find_context (CwReportSpeech *self,
                               CwText *text,
                               guint start,
                               guint end,
                               char **before,
                               char **after)
{
  *before = *after = NULL;
  if (self->context == CW_REPORT_CONTEXT_NONE || cw_text_get_n_paragraphs (text) == 0)
    return;
  if (self->context == CW_REPORT_CONTEXT_TURN)
    {
      *before = find_turn (self, text, start);
      return;
    }
  *before = find_before (self, text, start);
  *after = find_after (self, text, end);
}
