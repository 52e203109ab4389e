/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CW_ERROR:
 *
 * The one error domain of core, io and report. Its codes are situations that a researcher can act on;
 * its messages are whole sentences that say what happened and what to do.
 */
#define CW_ERROR (cw_error_quark ())

/**
 * CwError:
 * @CW_ERROR_FAILED: something that has no better code went wrong
 * @CW_ERROR_NOT_A_PROJECT: the file is not a Caseweave project
 * @CW_ERROR_NEWER_VERSION: a newer Caseweave made the project
 * @CW_ERROR_CORRUPT: the project file is damaged
 * @CW_ERROR_BUSY: somebody else has the project open for writing
 * @CW_ERROR_READ_ONLY: the place or the project cannot be written
 * @CW_ERROR_NO_SPACE: the disk is full
 * @CW_ERROR_CONSTRAINT: the database refused a row
 * @CW_ERROR_CANCELLED: the user stopped it
 * @CW_ERROR_NOT_FOUND: no object has that id or name
 * @CW_ERROR_AMBIGUOUS: several objects have that name
 * @CW_ERROR_INVALID: an argument does not make sense
 * @CW_ERROR_EXISTS: it is there already
 * @CW_ERROR_IN_USE: it cannot go because something rests on it
 * @CW_ERROR_UNSUPPORTED: no reader for this kind of file
 * @CW_ERROR_DAMAGED: the file to import is broken or not what its name says
 * @CW_ERROR_ENCRYPTED: the file to import needs a password
 * @CW_ERROR_NO_TEXT: the file to import holds no text
 * @CW_ERROR_TOO_LARGE: the file to import exceeds a limit
 * @CW_ERROR_DRIVE: the drive could not read or write
 */
typedef enum
{
  CW_ERROR_FAILED,
  CW_ERROR_NOT_A_PROJECT,
  CW_ERROR_NEWER_VERSION,
  CW_ERROR_CORRUPT,
  CW_ERROR_BUSY,
  CW_ERROR_READ_ONLY,
  CW_ERROR_NO_SPACE,
  CW_ERROR_CONSTRAINT,
  CW_ERROR_CANCELLED,
  CW_ERROR_NOT_FOUND,
  CW_ERROR_AMBIGUOUS,
  CW_ERROR_INVALID,
  CW_ERROR_EXISTS,
  CW_ERROR_IN_USE,
  CW_ERROR_UNSUPPORTED,
  CW_ERROR_DAMAGED,
  CW_ERROR_ENCRYPTED,
  CW_ERROR_NO_TEXT,
  CW_ERROR_TOO_LARGE,
  CW_ERROR_DRIVE,
} CwError;

GQuark cw_error_quark (void);

G_END_DECLS
