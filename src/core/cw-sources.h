/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gint64
cw_project_add_source (CwProject *self, CwDraftSource *draft, const char *kind, GError **error);
CwDraftSource *cw_draft_source_from_text (const char *title, const char *text);
char *cw_text_unify_line_ends (const char *text);
GBytes *cw_project_load_original (CwProject *self, gint64 source, GError **error);

gboolean cw_project_set_voice_of_speaker (CwProject *self,
                                          gint64 source,
                                          const char *speaker,
                                          const char *voice,
                                          GError **error);
gboolean cw_project_set_voice (CwProject *self,
                               gint64 source,
                               guint position,
                               const char *voice,
                               GError **error);
gboolean cw_project_map_speaker (CwProject *self,
                                 gint64 source,
                                 const char *speaker,
                                 gint64 participant,
                                 GError **error);
char **cw_project_list_speakers (CwProject *self, gint64 source, GError **error);
gint64 cw_project_find_participant (CwProject *self, gint64 source, const char *speaker);
gboolean cw_project_add_role (CwProject *self,
                              gint64 participant,
                              const char *role,
                              const char *start,
                              const char *end,
                              GError **error);
char *cw_project_dup_role (CwProject *self, gint64 participant);

G_END_DECLS
