/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a query is made of. */

#pragma once

#include "cw-date-span.h"
#include "cw-query.h"
#include "cw-text-pattern.h"

G_BEGIN_DECLS

#define CW_QUERY_ANY_DISTANCE G_MAXUINT

typedef enum
{
  CW_QUERY_TERM,
  CW_QUERY_NOT, /* has only a left side */
  CW_QUERY_AND,
  CW_QUERY_OR,
  CW_QUERY_OVERLAPS,
  CW_QUERY_WITHIN,
  CW_QUERY_NEAR,
  CW_QUERY_PRECEDES,
  CW_QUERY_FOLLOWS,
} CwQueryOperator;

typedef enum
{
  CW_QUERY_CODE,
  CW_QUERY_THEME,
  CW_QUERY_CASE,
  CW_QUERY_SOURCE,
  CW_QUERY_SOURCE_KIND,
  CW_QUERY_SOURCE_STATUS,
  CW_QUERY_PARTICIPANT,
  CW_QUERY_ROLE,
  CW_QUERY_SPEAKER,
  CW_QUERY_VOICE,
  CW_QUERY_DATE,
  CW_QUERY_REFERRED,
  CW_QUERY_CAPTURED,
  CW_QUERY_ATTRIBUTE,
  CW_QUERY_STANCE,
  CW_QUERY_TEXT,
  CW_QUERY_EXACT,
  CW_QUERY_REGEX,
  CW_QUERY_SAVED,
  CW_QUERY_EXCERPT,
  CW_QUERY_STARRED,
  CW_QUERY_CODED,
  CW_QUERY_COMMENTED,
} CwQueryField;

typedef enum
{
  CW_QUERY_PRESENT,
  CW_QUERY_EQUAL,
  CW_QUERY_UNEQUAL,
  CW_QUERY_LESS,
  CW_QUERY_AT_MOST,
  CW_QUERY_GREATER,
  CW_QUERY_AT_LEAST,
} CwQueryComparison;

/**
 * CwQueryFieldInfo:
 * @kind: of which kind the object is that the condition names, or CW_KIND_NONE
 * @has_value: whether a colon and a value follow
 */
typedef struct
{
  const char *name;
  CwQueryField field;
  CwKind kind;
  gboolean has_value;
} CwQueryFieldInfo;

typedef struct _CwQueryNode CwQueryNode;

/* The part of a query between two brackets, or a condition. */
struct _CwQueryNode
{
  CwQueryOperator operator;
  CwQueryNode *left;
  CwQueryNode *right;
  guint distance; /* in paragraphs, of near, precedes and follows */

  /* Of a condition. */
  const CwQueryFieldInfo *info;
  char *value;
  gint64 id;      /* of the object that it names; 0 until that is known */
  gboolean below; /* .*: a code with those below it */
  gboolean prefix;
  CwQueryComparison comparison;
  char *operand;
  guint column; /* where it stands, in code points from 1 */
  CwDateSpan span;
  CwTextPattern *pattern;
  CwQuery *saved;
};

struct _CwQuery
{
  gatomicrefcount ref_count;
  char *text;
  CwQueryNode *root;
};

const CwQueryFieldInfo *cw_query_field_find (const char *name, gsize length);
char *cw_query_field_list (void);
const char *cw_query_comparison_sign (CwQueryComparison comparison);
void cw_query_node_free (CwQueryNode *self);

G_END_DECLS
