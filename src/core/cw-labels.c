/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwLabels: paragraph numbers are given once and for all (method.md D14). One that is inserted behind ¶12 is ¶12a,
 * the next one ¶12b; a number whose paragraph is gone is not given again, so that a printed citation never comes to
 * mean other words. */

#include "config.h"

#include "cw-labels.h"

#include <string.h>

struct _CwLabels
{
  GHashTable *used;
  guint64 largest; /* number */
};

/**
 * cw_labels_new:
 *
 * Returns: (transfer full): a set in which no label is taken
 */
CwLabels *
cw_labels_new (void)
{
  CwLabels *self = g_new0 (CwLabels, 1);

  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * cw_labels_free:
 * @self: (transfer full) (nullable): a set
 */
void
cw_labels_free (CwLabels *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->used);
  g_free (self);
}

/**
 * cw_labels_load:
 * @text: a source's text as it is now
 *
 * Returns: (transfer full) (nullable): the labels that its paragraphs have and those that were retired with theirs
 */
CwLabels *
cw_labels_load (CwDatabase *database, const CwText *text, GError **error)
{
  g_autoptr (CwLabels) self = cw_labels_new ();
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT label FROM retired_label WHERE source_id = ?1",
                           "i",
                           cw_text_get_source (text));
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_labels_add (self, cw_statement_get_text (rows, 0));
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    cw_labels_add (self, cw_text_get_paragraph (text, i)->label);
  return step == CW_STEP_DONE ? g_steal_pointer (&self) : NULL;
}

/**
 * cw_labels_add:
 *
 * Says that a label is taken.
 */
void
cw_labels_add (CwLabels *self, const char *label)
{
  guint64 number;

  g_return_if_fail (self != NULL && label != NULL);

  number = g_ascii_strtoull (label, NULL, 10);
  if (number < G_MAXUINT32)
    self->largest = MAX (self->largest, number);
  g_hash_table_add (self->used, g_strdup (label));
}

static gboolean
take (CwLabels *self, const char *label)
{
  if (g_hash_table_contains (self->used, label))
    return FALSE;
  cw_labels_add (self, label);
  return TRUE;
}

/* 1 is a, 26 is z, 27 is aa. */
static void
append_letters (GString *label, guint n)
{
  char letters[8];
  guint first = sizeof letters;

  for (; n > 0; n = (n - 1) / 26)
    letters[--first] = 'a' + (n - 1) % 26;
  g_string_append_len (label, letters + first, sizeof letters - first);
}

static gsize
measure_number (const char *label)
{
  return strspn (label, "0123456789");
}

/**
 * cw_labels_take_after:
 * @label: (nullable): of the paragraph before; NULL at the start of the text
 *
 * Returns: (transfer full): the label of a paragraph that is inserted there: behind “12” and behind “12b” one of
 *   “12a”, “12b”, … that was never given; at the start “0a”
 */
char *
cw_labels_take_after (CwLabels *self, const char *label)
{
  g_autoptr (GString) next = g_string_new (NULL);
  gsize number;

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_len (
      next, label != NULL ? label : "0", label != NULL ? measure_number (label) : 1);
  number = next->len;
  for (guint n = 1;; n++)
    {
      g_string_truncate (next, number);
      append_letters (next, n);
      if (take (self, next->str))
        return g_string_free (g_steal_pointer (&next), FALSE);
    }
}

/**
 * cw_labels_take_piece:
 * @label: of the paragraph
 * @sentence: with which of its sentences the piece begins, counted from 1
 *
 * Returns: (transfer full): the label of a later piece of a long paragraph: “1.s43”, “1.s43-2” where that was given
 */
char *
cw_labels_take_piece (CwLabels *self, const char *label, guint sentence)
{
  gsize stem = strcspn (label, ".");
  g_autofree char *first = g_strdup_printf ("%.*s.s%u", (int) stem, label, sentence);

  g_return_val_if_fail (self != NULL && label != NULL, NULL);

  if (take (self, first))
    return g_steal_pointer (&first);
  for (guint n = 2;; n++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%u", first, n);

      if (take (self, next))
        return g_steal_pointer (&next);
    }
}

/**
 * cw_labels_take_number:
 *
 * Returns: (transfer full): the number behind the largest that was ever given
 */
char *
cw_labels_take_number (CwLabels *self)
{
  char *label;

  g_return_val_if_fail (self != NULL, NULL);

  label = g_strdup_printf ("%" G_GUINT64_FORMAT, self->largest + 1);
  cw_labels_add (self, label);
  return label;
}
