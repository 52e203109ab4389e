/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCommand:
 * @usage: what comes behind the name, for its help
 * @run: gets the arguments without the command's name; NULL-terminated
 * @description: (nullable): what its help says behind the options
 * @disguised: what it prints has pseudonyms, and it takes --real-names
 *
 * One command of caseweave-cli.
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  gboolean (*run) (char **arguments, GError **error);
  const char *description;
  gboolean disguised;
} CwCommand;

/* The option that lets a command look at the past. */
#define CW_COMMAND_AS_OF(as_of)                                                                    \
  { "as-of", 0,                                                                                    \
    0,       G_OPTION_ARG_STRING,                                                                  \
    &as_of,  "As it was at the end of this day, or at this moment",                                \
    "TIME" }

char **cw_command_parse (char **arguments,
                         const GOptionEntry *entries,
                         guint n_min,
                         guint n_max,
                         GError **error);
CwProject *cw_command_create (const char *path, const char *title, GError **error);
CwProject *cw_command_open (const char *path, gboolean write, GError **error);
CwProject *cw_command_read (const char *path, const char *as_of, GError **error);
gboolean cw_command_close (CwProject *project, GError **error);
void cw_command_begin (const CwCommand *command);

extern const CwCommand cw_backup_commands[];
extern const CwCommand cw_project_commands[];
extern const CwCommand cw_history_commands[];
extern const CwCommand cw_codebook_commands[];
extern const CwCommand cw_query_commands[];
extern const CwCommand cw_find_commands[];
extern const CwCommand cw_script_commands[];
extern const CwCommand cw_matrix_commands[];
extern const CwCommand cw_import_commands[];
extern const CwCommand cw_report_commands[];
extern const CwCommand cw_quote_commands[];
extern const CwCommand cw_text_commands[];
extern const CwCommand cw_demo_commands[];
extern const CwCommand cw_privacy_commands[];
extern const CwCommand cw_identity_commands[];

G_END_DECLS
