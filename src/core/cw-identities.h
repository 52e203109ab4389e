/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-name-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwIdentity:
 * @name: what the person is called in texts: a name, a part of it, an address, a number
 * @pseudonym: what stands for it
 * @own: the pseudonym is this name's own, and not just the participant's
 * @common: the name is a word of the language too, so that in small letters alone it is not the name
 *
 * One name of a participant.
 */
typedef struct
{
  gint64 participant;
  char *name;
  char *pseudonym;
  gboolean own;
  gboolean common;
} CwIdentity;

GPtrArray *cw_project_list_identities (CwProject *self, GError **error);
gboolean cw_project_add_identity (CwProject *self,
                                  gint64 participant,
                                  const char *name,
                                  const char *pseudonym,
                                  gboolean common,
                                  GError **error);
gboolean
cw_project_remove_identity (CwProject *self, gint64 participant, const char *name, GError **error);
gboolean cw_project_forget_identities (CwProject *self, GError **error);
CwNameFinder *cw_project_make_name_finder (CwProject *self, gint64 participant, GError **error);

G_END_DECLS
