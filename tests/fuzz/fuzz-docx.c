/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-docx-reader.h"
#include "cw-fuzz.h"

/* A ZIP container is checked by its sums, so that random changes seldom get through: what starts
 * like one is read as a file, anything else as the text part itself. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  CwDocxParts parts = {
    .document = bytes, .styles = bytes, .footnotes = bytes, .endnotes = bytes, .core = bytes
  };

  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    cw_fuzz_read (data, size, "fuzz.docx");
  else
    cw_fuzz_check (cw_docx_reader_read_parts (&parts, "fuzz.docx", NULL, NULL));
  return 0;
}
