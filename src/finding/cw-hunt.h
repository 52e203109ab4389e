/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwHuntKind:
 *
 * What a search looks for.
 */
typedef enum
{
  CW_HUNT_WORDS,    /* words in all their forms, "phrases", beginnings* */
  CW_HUNT_EXACT,    /* these very signs */
  CW_HUNT_REGEX,    /* a regular expression */
  CW_HUNT_QUERY,    /* excerpts, by the query language */
  CW_HUNT_SPEAKER,  /* what somebody says */
  CW_HUNT_HEADINGS, /* what stands under headings */
} CwHuntKind;

/**
 * CwHuntFunc:
 * @found: (nullable) (element-type CwFound): in the order of the sources; NULL where the search went wrong
 * @complete: there is nothing more
 */
typedef void (*CwHuntFunc) (gpointer owner,
                            GPtrArray *found,
                            gboolean complete,
                            const GError *error);

void cw_hunt_start (GtkWidget *owner,
                    CwProject *project,
                    CwHuntKind kind,
                    const char *words,
                    GCancellable *cancellable,
                    CwHuntFunc done);

G_END_DECLS
