/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwAttributionPolicy:
 * @CW_ATTRIBUTION_PSEUDONYM: the participant's line, "Provider 07"
 * @CW_ATTRIBUTION_ROLE: "direct service provider"
 * @CW_ATTRIBUTION_ROLE_PLACE: "direct service provider, Calder City"
 * @CW_ATTRIBUTION_CODE: "P-7"
 * @CW_ATTRIBUTION_FULL: the name that the project has for the participant
 *
 * How a citation names who speaks (method.md §4.1).
 */
typedef enum
{
  CW_ATTRIBUTION_PSEUDONYM,
  CW_ATTRIBUTION_ROLE,
  CW_ATTRIBUTION_ROLE_PLACE,
  CW_ATTRIBUTION_CODE,
  CW_ATTRIBUTION_FULL,
} CwAttributionPolicy;

/**
 * CwReportContext:
 *
 * What is printed around an excerpt, dimmed.
 */
typedef enum
{
  CW_REPORT_CONTEXT_NONE,
  CW_REPORT_CONTEXT_SENTENCE,
  CW_REPORT_CONTEXT_PARAGRAPH,
  CW_REPORT_CONTEXT_TURN,
} CwReportContext;

/**
 * CwReportSpeech:
 *
 * Who says what in the texts of a project, under which name it may be printed, and whether at all.
 */
typedef struct _CwReportSpeech CwReportSpeech;

CwReportSpeech *cw_report_speech_new (CwProject *project,
                                      CwAttributionPolicy policy,
                                      CwReportContext context,
                                      GError **error);
void cw_report_speech_free (CwReportSpeech *self);
gint64 cw_report_speech_find_speaker (CwReportSpeech *self, CwText *text, guint start, guint end);
char *cw_report_speech_dup_name (CwReportSpeech *self, CwText *text, guint start, guint end);
char *cw_report_speech_dup_role (CwReportSpeech *self, CwText *text, guint start, guint end);
gboolean cw_report_speech_is_limited (CwReportSpeech *self, CwText *text, guint start, guint end);
void cw_report_speech_find_context (CwReportSpeech *self,
                                    CwText *text,
                                    guint start,
                                    guint end,
                                    char **before,
                                    char **after);

gboolean cw_attribution_from_nick (const char *nick, CwAttributionPolicy *policy);
gboolean cw_report_context_from_nick (const char *nick, CwReportContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReportSpeech, cw_report_speech_free)

G_END_DECLS
