/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Short words for the tables of verbs. */

#pragma once

#include "cw-verb.h"

#define TEXT(name, help) { name, CW_ARGUMENT_TEXT, CW_KIND_NONE, FALSE, help, FALSE }
#define NEED_TEXT(name, help) { name, CW_ARGUMENT_TEXT, CW_KIND_NONE, TRUE, help, FALSE }
#define NUMBER(name, help) { name, CW_ARGUMENT_INTEGER, CW_KIND_NONE, FALSE, help, FALSE }
#define NEED_NUMBER(name, help) { name, CW_ARGUMENT_INTEGER, CW_KIND_NONE, TRUE, help, FALSE }
#define LIST(name, help) { name, CW_ARGUMENT_LIST, CW_KIND_NONE, FALSE, help, FALSE }
#define NEED_LIST(name, help) { name, CW_ARGUMENT_LIST, CW_KIND_NONE, TRUE, help, FALSE }
#define OBJECT(name, kind, help) { name, CW_ARGUMENT_OBJECT, kind, FALSE, help, FALSE }
#define NEED_OBJECT(name, kind, help) { name, CW_ARGUMENT_OBJECT, kind, TRUE, help, FALSE }
#define NEED_CODE_ITSELF(name, help) { name, CW_ARGUMENT_OBJECT, CW_KIND_CODE, TRUE, help, TRUE }
#define YES_OR_NO(name, help) { name, CW_ARGUMENT_BOOLEAN, CW_KIND_NONE, FALSE, help, FALSE }
#define END_OF_ARGUMENTS { NULL, CW_ARGUMENT_TEXT, CW_KIND_NONE, FALSE, NULL, FALSE }

#define PLACE                                                                                      \
  OBJECT ("source", CW_KIND_SOURCE, "where the passage is"),                                       \
      NUMBER ("start", "its first character, counted from 0"),                                     \
      NUMBER ("end", "one past its last character"),                                               \
      TEXT ("quote", "instead: its words, which the source has once"),                             \
      OBJECT ("excerpt", CW_KIND_EXCERPT, "instead: an excerpt's id")
