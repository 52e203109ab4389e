/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

/* A project in a folder of its own: one source of four paragraphs, and the codes "Relations" (structural) with
 * "turf claim" and "joint protocol" below it, "budget" (red) and the theme "Work moves on paper". */
typedef struct
{
  char *folder;
  CwProject *project;
  gint64 source;
  gint64 relations;
  gint64 turf_claim;
  gint64 joint_protocol;
  gint64 budget;
  gint64 theme;
} CodingSample;

#define FIRST_WORDS "Nobody taught us that at all"

void coding_sample_init (CodingSample *sample);
void coding_sample_clear (CodingSample *sample);

/* A window that holds @child and notes what win.toast and the like are given. */
GtkWidget *coding_sample_open (GtkWidget *child, int width);
const char *coding_sample_get_last_action (void);

gboolean press_key (GtkWidget *widget, guint key, GdkModifierType modifiers);
GtkWidget *find_child (GtkWidget *widget, GType type);
void assert_code_count (CwProject *project, gint64 source, gint64 code, guint n);
