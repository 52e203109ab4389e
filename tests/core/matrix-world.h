/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A project as the rows of its file say it, character by character and coding by coding. */

#pragma once

#include "cw-date-span.h"
#include "cw-scope.h"

G_BEGIN_DECLS

/* Characters are numbered through all sources. */
typedef struct
{
  guint source;        /* index */
  const char *speaker; /* interned; NULL for a line feed that is nobody's */
  const char *voice;   /* interned */
} WorldCharacter;

typedef struct
{
  gint64 id;
  guint first; /* character */
  guint n;
  char *kind;
  char *status;
  char *date[2]; /* event, capture */
  char *end;
  char *precision;
  CwText *text;
} WorldSource;

typedef struct
{
  gint64 id;
  gint64 excerpt;
  gint64 code;
  guint source;
  guint start; /* characters of the world */
  guint end;
  gint64 pass;
  char *coder;
  gboolean rated;
  gint64 magnitude;
  char *day;
  gboolean starred;
  char *refers[3]; /* date, end, precision */
} WorldCoding;

typedef struct
{
  CwProject *project;
  CwDatabase *database;
  const CwScope *scope;
  GArray *sources;
  GArray *characters;
  GArray *codings;  /* by excerpt */
  guint8 *counted;  /* by character: it is in scope */
  guint8 *counting; /* by coding */
  GHashTable *answers;
} World;

#define SOURCE(world, i) (&g_array_index ((world)->sources, WorldSource, i))
#define CHARACTER(world, i) (&g_array_index ((world)->characters, WorldCharacter, i))
#define CODING(world, i) (&g_array_index ((world)->codings, WorldCoding, i))

void world_load (World *self, CwProject *project, const CwScope *scope);
void world_clear (World *self);
CwStatement *world_ask (World *self, const char *sql, gint64 id, const char *text);
gboolean world_is_of_case (World *self, guint character, gint64 case_id);
gboolean world_is_of_role (World *self, guint character, const char *role);
gboolean world_is_of_person (World *self, guint character, gint64 person);
gboolean world_feeds (World *self, gint64 code, gint64 construct);
gboolean world_find_day (World *self,
                         CwTimeBasis basis,
                         guint source,
                         const WorldCoding *coding,
                         CwDateSpan *span,
                         gboolean *imprecise);

G_END_DECLS
