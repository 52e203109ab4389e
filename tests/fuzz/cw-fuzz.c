/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-fuzz.h"

#include "cw-reader.h"

#include <string.h>

static void
check_runs (const CwDraftParagraph *paragraph)
{
  guint length = (guint) g_utf8_strlen (paragraph->text, -1);
  guint end = 0;
  guint i;

  for (i = 0; paragraph->runs != NULL && i < paragraph->runs->len; i++)
    {
      const CwFormatRun *run = &g_array_index (paragraph->runs, CwFormatRun, i);

      g_assert_true (run->start >= end && run->start < run->end && run->end <= length);
      end = run->end;
    }
}

/**
 * cw_fuzz_check:
 * @draft: (transfer full) (nullable): what a reader gave
 */
void
cw_fuzz_check (CwDraftSource *draft)
{
  guint i;

  for (i = 0; draft != NULL && i < draft->paragraphs->len; i++)
    {
      const CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      g_assert_true (g_utf8_validate (paragraph->text, -1, NULL));
      g_assert_null (strpbrk (paragraph->text, "\r\n\f\v"));
      g_assert_cmpstr (paragraph->text, !=, "");
      check_runs (paragraph);
    }
  g_clear_pointer (&draft, cw_draft_source_free);
}

/**
 * cw_fuzz_read:
 *
 * Reads a whole file; either it gives a good draft or an error.
 */
void
cw_fuzz_read (const uint8_t *data, size_t size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  CwDraftSource *draft = cw_reader_read_bytes (bytes, name, NULL, &error);

  g_assert_true ((draft == NULL) == (error != NULL));
  cw_fuzz_check (draft);
}
