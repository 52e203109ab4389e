/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-codebook.h"

G_BEGIN_DECLS

#define CW_DEMO_N_CITIES 2
#define CW_DEMO_N_AREAS 3
#define CW_DEMO_N_QUARTERS 7
#define CW_DEMO_N_MONTHS 21
#define CW_DEMO_N_SLICES (CW_DEMO_N_CITIES * CW_DEMO_N_QUARTERS)
#define CW_DEMO_BOTH_CITIES 2
#define CW_DEMO_NO_MAGNITUDE G_MAXINT8

typedef enum
{
  CW_DEMO_INTERVIEW,
  CW_DEMO_NOTE,
  CW_DEMO_MEETING,
  CW_DEMO_DOCUMENT,
  CW_DEMO_NEWS,
  CW_DEMO_IMAGE,
  CW_DEMO_AUDIO,
} CwDemoSourceKind;

#define CW_DEMO_N_SOURCE_KINDS 7

typedef enum
{
  CW_DEMO_ADMINISTRATOR,
  CW_DEMO_PROVIDER,
  CW_DEMO_POLICE,
  CW_DEMO_PUBLIC_ADMINISTRATOR,
  CW_DEMO_ACTIVIST,
  CW_DEMO_FUNDER,
} CwDemoRole;

#define CW_DEMO_N_ROLES 6

/**
 * CwDemoSize:
 * @n_sources: how many are written
 * @n_planned: how many are planned: a small project is the beginning of a larger one
 * @excerpt_length: in per cent of the usual one: half of the words are coded at most
 * @planted: the plan has the planted truths of method.md §6.1; only where all of it is written do they hold
 */
typedef struct
{
  const char *name;
  guint n_sources;
  guint n_planned;
  guint n_words;
  guint n_excerpts;
  guint n_codings;
  guint n_codes;
  guint n_organisations;
  guint n_memos;
  guint n_cells;
  guint excerpt_length;
  gboolean planted;
} CwDemoSize;

/**
 * CwDemoSource:
 * @city: 0, 1 or CW_DEMO_BOTH_CITIES
 * @areas: a bit for each service area
 * @date: Julian day of the event
 * @captured: Julian day, 0 where it was not captured
 * @text_of: the source that has the same text: itself, or the first capture of the page
 * @participant: place of who is interviewed, or -1
 * @organisation: place of the participant's, or -1
 * @interview: its number in the order of dates, or -1
 */
typedef struct
{
  CwDemoSourceKind kind;
  guint city;
  guint areas;
  guint32 date;
  guint32 captured;
  guint words;
  guint first_excerpt;
  guint n_excerpts;
  guint key;
  guint text_of;
  int participant;
  int organisation;
  int interview;
  guint variant; /* which of the kind's titles */
  gboolean sample;
  gboolean partial;
  gboolean one_paragraph;
} CwDemoSource;

/**
 * CwDemoParticipant:
 * @number: within the role
 */
typedef struct
{
  CwDemoRole role;
  guint city;
  guint number;
  int organisation;
} CwDemoParticipant;

/**
 * CwDemoExcerpt:
 * @nested: it begins with the last sentence of the one before
 * @refers: Julian day of the first of the month that it is about, or 0
 */
typedef struct
{
  guint32 source;
  guint32 first_coding;
  guint32 refers;
  guint16 words;
  guint8 n_codings;
  guint8 nested;
  guint8 starred;
  guint8 commented;
} CwDemoExcerpt;

/**
 * CwDemoCoding:
 * @code: place in the codebook, or G_MAXUINT16 as long as it is open
 */
typedef struct
{
  guint16 code;
  gint8 magnitude;
} CwDemoCoding;

/**
 * CwDemoPlan:
 *
 * All numbers of a project, before a word of it is written. Ids are places + 1.
 */
typedef struct
{
  const CwDemoSize *size;
  guint64 seed;
  CwDemoLexicon *lexicon;
  CwDemoCodebook *codebook;
  GArray *sources;      /* of CwDemoSource */
  GArray *participants; /* of CwDemoParticipant */
  GArray *excerpts;     /* of CwDemoExcerpt, by source */
  GArray *codings;      /* of CwDemoCoding, by excerpt */
  GArray *debuts; /* of int: the interview in which a code appears first, by place; -1: in none */
  GArray *debt;   /* of guint: interviews that were reviewed before preemption was a code */
} CwDemoPlan;

const CwDemoSize *cw_demo_size_find (const char *name);
CwDemoPlan *cw_demo_plan_new (const CwDemoSize *size, guint64 seed);
void cw_demo_plan_free (CwDemoPlan *self);

CwDemoSource *cw_demo_plan_source (CwDemoPlan *self, guint place);
CwDemoExcerpt *cw_demo_plan_excerpt (CwDemoPlan *self, guint place);
CwDemoCoding *cw_demo_plan_coding (CwDemoPlan *self, guint place);
guint cw_demo_plan_count_written_excerpts (CwDemoPlan *self);
gboolean cw_demo_plan_has_code (CwDemoPlan *self, const CwDemoExcerpt *excerpt, guint code);

guint32 cw_demo_day (guint year, guint month, guint day);
guint cw_demo_month_of (guint32 day);
guint cw_demo_quarter_of (guint32 day);
int cw_demo_slice_of (const CwDemoSource *source);
char *cw_demo_format_day (guint32 day);
char *cw_demo_format_slice (guint slice);
const char *cw_demo_city_name (guint city);
const char *cw_demo_role_name (CwDemoRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoPlan, cw_demo_plan_free)

G_END_DECLS
