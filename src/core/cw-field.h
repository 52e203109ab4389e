/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-error.h"
#include "cw-kind.h"

G_BEGIN_DECLS

/**
 * CwFieldType:
 *
 * What a field holds. Every type but the integers and references is stored as text.
 */
typedef enum
{
  CW_FIELD_TEXT,    /* one line or more */
  CW_FIELD_INTEGER, /* may be empty */
  CW_FIELD_REAL,
  CW_FIELD_DATE,      /* ISO 8601: 2021, 2021-04, 2021-04-10; may be empty */
  CW_FIELD_CHOICE,    /* one of a closed list */
  CW_FIELD_TERM,      /* one of a list that users extend */
  CW_FIELD_COLOR,     /* "#rrggbb", may be empty */
  CW_FIELD_REFERENCE, /* the id of another object, 0 for none */
  CW_FIELD_TIME,      /* UTC, set by the engine */
} CwFieldType;

typedef enum
{
  CW_FIELD_REQUIRED = 1 << 0, /* never empty */
  CW_FIELD_EDITABLE = 1 << 1, /* cw_project_set_field() takes it */
} CwFieldFlags;

/**
 * CwField:
 * @column: the column of the base table
 * @argument: (nullable): what the field is called in scripts; NULL where scripts have no word for it
 * @noun: (nullable): what the field is called in a sentence of the history
 * @choices: (nullable): the known values of a choice or term
 *
 * One field of a kind of object. The tables of fields are the only place that lists them: loading, editing,
 * scripts and checks all go by them.
 */
typedef struct
{
  const char *column;
  const char *argument;
  const char *noun;
  CwFieldType type;
  CwFieldFlags flags;
  const char *const *choices;
} CwField;

/* Indices into the tables; the order is that of the tables in cw-field.c. */
enum
{
  CW_PROJECT_GUID,
  CW_PROJECT_TITLE,
  CW_PROJECT_QUESTIONS,
  CW_PROJECT_DESIGN,
  CW_PROJECT_METHODOLOGY,
  CW_PROJECT_STUDY_START,
  CW_PROJECT_STUDY_END,
  CW_PROJECT_COUNTS_POLICY,
  CW_PROJECT_RESEARCHER,
  CW_PROJECT_CREATED_AT,
};

enum
{
  CW_SOURCE_GUID,
  CW_SOURCE_TITLE,
  CW_SOURCE_SHORT,
  CW_SOURCE_KIND,
  CW_SOURCE_LANGUAGE,
  CW_SOURCE_EVENT_DATE,
  CW_SOURCE_EVENT_END,
  CW_SOURCE_EVENT_PRECISION,
  CW_SOURCE_CAPTURE_DATE,
  CW_SOURCE_URL,
  CW_SOURCE_SITE,
  CW_SOURCE_STATUS,
  CW_SOURCE_NOTE,
  CW_SOURCE_ORIGINAL,
  CW_SOURCE_ORIGINAL_NAME,
  CW_SOURCE_MEDIA_TYPE,
  CW_SOURCE_REVISION,
  CW_SOURCE_RANK,
  CW_SOURCE_CREATED_AT,
};

enum
{
  CW_CODE_GUID,
  CW_CODE_PARENT,
  CW_CODE_RANK,
  CW_CODE_NAME,
  CW_CODE_LEVEL,
  CW_CODE_COLOR,
  CW_CODE_MNEMONIC,
  CW_CODE_DEFINITION,
  CW_CODE_FULL_DEFINITION,
  CW_CODE_WHEN_TO_USE,
  CW_CODE_WHEN_NOT_TO_USE,
  CW_CODE_STATEMENT,
  CW_CODE_METHOD,
  CW_CODE_ORIGIN,
  CW_CODE_STATUS,
  CW_CODE_REDIRECT,
  CW_CODE_DEFINITION_VERSION,
  CW_CODE_DEFINED_AT,
  CW_CODE_CREATED_AT,
  CW_CODE_ALIASES,
  CW_CODE_SCALE,
  CW_CODE_PROPERTIES,
  CW_CODE_SUMMARISER,
};

enum
{
  CW_CASE_GUID,
  CW_CASE_PARENT,
  CW_CASE_RANK,
  CW_CASE_NAME,
  CW_CASE_TYPE,
  CW_CASE_NOTE,
  CW_CASE_CREATED_AT,
};

enum
{
  CW_ATTRIBUTE_GUID,
  CW_ATTRIBUTE_NAME,
  CW_ATTRIBUTE_TYPE,
  CW_ATTRIBUTE_TARGET,
  CW_ATTRIBUTE_UNIT,
  CW_ATTRIBUTE_CHOICES,
  CW_ATTRIBUTE_RANK,
  CW_ATTRIBUTE_CREATED_AT,
};

enum
{
  CW_PARTICIPANT_GUID,
  CW_PARTICIPANT_NAME,
  CW_PARTICIPANT_LINE,
  CW_PARTICIPANT_NOTE,
  CW_PARTICIPANT_RANK,
  CW_PARTICIPANT_CREATED_AT,
};

enum
{
  CW_MEMO_GUID,
  CW_MEMO_KIND,
  CW_MEMO_TITLE,
  CW_MEMO_BODY,
  CW_MEMO_WRITTEN_ON,
  CW_MEMO_ABOUT_START,
  CW_MEMO_ABOUT_END,
  CW_MEMO_CREATED_AT,
  CW_MEMO_CHANGED_AT,
};

enum
{
  CW_SUMMARY_GUID,
  CW_SUMMARY_ROW_KIND,
  CW_SUMMARY_ROW_ID,
  CW_SUMMARY_ROW_VALUE,
  CW_SUMMARY_CODE,
  CW_SUMMARY_SLICE,
  CW_SUMMARY_TEXT,
  CW_SUMMARY_STATUS,
  CW_SUMMARY_RATING,
  CW_SUMMARY_DIRECTION,
  CW_SUMMARY_EVIDENCE,
  CW_SUMMARY_CONFIRMED_AT,
  CW_SUMMARY_CREATED_AT,
  CW_SUMMARY_CHANGED_AT,
  CW_SUMMARY_ABSENT_AT,
};

enum
{
  CW_DISPLAY_GUID,
  CW_DISPLAY_NAME,
  CW_DISPLAY_DEFINITION,
  CW_DISPLAY_NOTE,
  CW_DISPLAY_RANK,
  CW_DISPLAY_CREATED_AT,
};

enum
{
  CW_QUERY_GUID,
  CW_QUERY_NAME,
  CW_QUERY_EXPRESSION,
  CW_QUERY_NOTE,
  CW_QUERY_RANK,
  CW_QUERY_CREATED_AT,
};

enum
{
  CW_PERIOD_SET_GUID,
  CW_PERIOD_SET_NAME,
  CW_PERIOD_SET_NOTE,
  CW_PERIOD_SET_RANK,
  CW_PERIOD_SET_CREATED_AT,
};

const char *cw_kind_get_table (CwKind kind);
const char *cw_kind_get_noun (CwKind kind);
const char *cw_kind_get_prefix (CwKind kind);
CwKind cw_kind_from_table (const char *table);
CwKind cw_kind_from_noun (const char *noun);
gboolean cw_kind_has_records (CwKind kind);
int cw_kind_get_parent_field (CwKind kind);
int cw_kind_get_rank_field (CwKind kind);
int cw_kind_get_name_field (CwKind kind);
char *cw_kind_format_id (CwKind kind, gint64 id);

const CwField *cw_kind_get_fields (CwKind kind, guint *n_fields);
int cw_field_find (CwKind kind, const char *argument);
char *cw_field_normalize (const CwField *field, const char *value, GError **error);

/* The controlled vocabularies of method.md §1.4, in analytic order, NULL-terminated. */
extern const char *const cw_source_kinds[];
extern const char *const cw_voices[];
extern const char *const cw_participant_roles[];
extern const char *const cw_memo_kinds[];
extern const char *const cw_stances[];
extern const char *const cw_code_levels[];
extern const char *const cw_code_methods[];
extern const char *const cw_code_summarisers[];

G_END_DECLS
