/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPseudonymScheme:
 * @CW_PSEUDONYM_NAMES: given names that nobody in the project has
 * @CW_PSEUDONYM_NUMBERS: "Participant 7"
 * @CW_PSEUDONYM_ROLES: "Police 2"
 *
 * What generated pseudonyms look like.
 */
typedef enum
{
  CW_PSEUDONYM_NAMES,
  CW_PSEUDONYM_NUMBERS,
  CW_PSEUDONYM_ROLES,
} CwPseudonymScheme;

gboolean cw_pseudonym_scheme_parse (const char *nick, CwPseudonymScheme *scheme, GError **error);
gboolean cw_project_generate_pseudonyms (CwProject *self,
                                         const GArray *participants,
                                         CwPseudonymScheme scheme,
                                         guint *n,
                                         GError **error);

G_END_DECLS
