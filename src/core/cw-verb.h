/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwArgumentType:
 *
 * What an argument of a verb may be.
 */
typedef enum
{
  CW_ARGUMENT_TEXT,    /* a text or a number */
  CW_ARGUMENT_INTEGER, /* a whole number, not negative */
  CW_ARGUMENT_BOOLEAN,
  CW_ARGUMENT_OBJECT, /* an object of a kind, by id or unique name */
  CW_ARGUMENT_LIST,   /* texts */
} CwArgumentType;

/**
 * CwArgument:
 * @kind: of which kind an object is
 * @itself: a merged code is meant itself, not the one that it was merged into
 */
typedef struct
{
  const char *name;
  CwArgumentType type;
  CwKind kind;
  gboolean required;
  const char *help;
  gboolean itself;
} CwArgument;

typedef struct _CwVerbCall CwVerbCall;

/**
 * CwVerb:
 * @fields: (optional): every field of this kind that a script can name is an argument too
 * @arguments: ended by one without a name
 *
 * One thing that can be done to a project, as a script says it. The table of verbs is what parses scripts and what
 * lists the verbs.
 */
typedef struct
{
  const char *name;
  const char *summary;
  CwKind fields;
  const CwArgument *arguments;
  gboolean (*run) (CwVerbCall *call, GError **error);
} CwVerb;

const CwVerb *cw_verb_find (const char *name);
GPtrArray *cw_verb_list (void);
char *cw_verb_describe (const CwVerb *verb);
gboolean cw_verb_run (CwProject *project, GVariant *arguments, char **result, GError **error);

/* For the verbs' implementations. */
CwProject *cw_verb_call_get_project (CwVerbCall *call);
const char *cw_verb_call_get_text (CwVerbCall *call, const char *name);
gint64 cw_verb_call_get_object (CwVerbCall *call, const char *name);
gboolean cw_verb_call_get_integer (CwVerbCall *call, const char *name, gint64 *value);
gboolean cw_verb_call_get_boolean (CwVerbCall *call, const char *name, gboolean fallback);
char **cw_verb_call_get_list (CwVerbCall *call, const char *name);
gboolean
cw_verb_call_get_range (CwVerbCall *call, gint64 *source, guint *start, guint *end, GError **error);
gboolean cw_verb_call_get_excerpt (CwVerbCall *call, gint64 *excerpt, GError **error);
gboolean cw_verb_call_set_fields (CwVerbCall *call, CwKind kind, gint64 id, GError **error);
gboolean cw_verb_call_move (CwVerbCall *call, CwKind kind, const char *argument, GError **error);
void cw_verb_call_set_result (CwVerbCall *call, CwKind kind, gint64 id);

extern const CwVerb cw_source_verbs[];
extern const CwVerb cw_code_verbs[];
extern const CwVerb cw_codebook_verbs[];
extern const CwVerb cw_case_verbs[];
extern const CwVerb cw_memo_verbs[];
extern const CwVerb cw_text_verbs[];
extern const CwVerb cw_passage_verbs[];
extern const CwVerb cw_query_verbs[];
extern const CwVerb cw_privacy_verbs[];
extern const CwVerb cw_period_verbs[];

G_END_DECLS
