/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which characters and which codings each row and column of a matrix has, by the names of its dimensions. */

#pragma once

#include "cw-tabulation.h"
#include "matrix-world.h"

G_BEGIN_DECLS

/* Which characters and codings an item has. */
typedef struct
{
  guint8 *characters;
  guint8 *codings;
  gint64 construct;
  gint64 *codes; /* (nullable): the codes it has, ended by 0; NULL for any */
} Marks;

typedef struct
{
  World world;
  char **levels[2];
  GPtrArray *items[2]; /* of Marks */
  gboolean timed;
  CwMatrix *matrix;
  CwTabulation *tabulation;
} Reference;

guint reference_n_items (Reference *self, CwAxis axis);
gboolean reference_is_level_of_codes (const char *level);
void reference_mark_axis (Reference *self, CwAxis axis, const char *definition);
gboolean reference_has (Reference *self, CwAxis axis, guint item, guint coding, guint character);
gboolean reference_has_text (Reference *self, CwAxis axis, guint item, guint character);
gboolean reference_is_period (const char *level);

G_END_DECLS
