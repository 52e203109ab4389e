/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes that come into being while a passage is coded: what is seen for the first time is named and applied in one
 * operation (method.md W19). */

#include "config.h"

#include "cw-new-code.h"

#include "cw-coding.h"
#include "cw-speaker-label.h"
#include "cw-transaction.h"

#include <string.h>

#define NAME_LENGTH 48 /* of an in vivo code, in code points */

const char *const cw_code_colors[] = {
  "#1c71d8", "#e66100", "#26a269", "#9141ac", "#c01c28", "#1a9fb3", "#c88800",
  "#d6569a", "#7a9e1f", "#5e4fc2", "#986a44", "#77767b", NULL,
};

static guint
count_color (GListModel *codes, const char *color)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);

      if (g_ascii_strcasecmp (cw_record_get_color (code), color) == 0)
        n++;
    }
  return n;
}

/* The colour that the fewest codes at the top have. */
static const char *
pick_color (CwProject *self)
{
  GListModel *codes = cw_project_get_children (self, CW_KIND_CODE, 0);
  const char *best = cw_code_colors[0];
  guint fewest = G_MAXUINT;

  for (guint i = 0; cw_code_colors[i] != NULL; i++)
    {
      guint n = count_color (codes, cw_code_colors[i]);

      if (n >= fewest)
        continue;
      fewest = n;
      best = cw_code_colors[i];
    }
  return best;
}

/**
 * cw_project_create_code:
 * @parent: the code above it, 0 for the top
 *
 * Creates a code as cw_project_create_record() does. One at the top gets a colour that few others have; one below
 * another has that one's.
 *
 * Returns: the code's id, or 0
 */
gint64
cw_project_create_code (CwProject *self, const char *name, gint64 parent, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  const char *color;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL, 0);

  color = pick_color (self);
  transaction = cw_transaction_begin (self, error);
  code = transaction == NULL ? 0
                             : cw_project_create_record (self, CW_KIND_CODE, name, parent, error);
  if (code == 0
      || (parent == 0
          && !cw_project_set_field (self, CW_KIND_CODE, code, CW_CODE_COLOR, color, error))
      || !cw_transaction_commit (
          transaction,
          error,
          "Created the code “%s”",
          cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code))))
    return 0;
  return code;
}

/**
 * cw_project_create_construct:
 * @level: "pattern code", "category", "theme" or "concept"
 *
 * Creates what codes are mapped to in the second cycle, at the top of the codebook.
 *
 * Returns: its id, or 0
 */
gint64
cw_project_create_construct (CwProject *self, const char *name, const char *level, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL && level != NULL, 0);

  transaction = cw_transaction_begin (self, error);
  code = transaction == NULL ? 0 : cw_project_create_code (self, name, 0, error);
  if (code == 0 || !cw_project_set_field (self, CW_KIND_CODE, code, CW_CODE_LEVEL, level, error)
      || !cw_transaction_commit (
          transaction,
          error,
          "Created the %s “%s”",
          level,
          cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code))))
    return 0;
  return code;
}

static gboolean
create_and_apply (CwProject *self,
                  gint64 source,
                  guint start,
                  guint end,
                  const char *name,
                  gint64 *code,
                  gint64 *excerpt,
                  GError **error)
{
  *code = cw_project_create_code (self, name, 0, error);
  if (*code == 0)
    return FALSE;
  *excerpt = cw_project_apply_code (self, source, start, end, *code, error);
  return *excerpt != 0;
}

/**
 * cw_project_apply_new_code:
 * @start: in code points of the source's text
 * @name: what to call the code
 * @excerpt: (out): the excerpt that carries it
 *
 * Creates a code at the top of the codebook and codes the range with it. Fails as cw_project_create_record() and
 * cw_project_apply_code() do; then there is no code either.
 *
 * Returns: the code's id, or 0
 */
gint64
cw_project_apply_new_code (CwProject *self,
                           gint64 source,
                           guint start,
                           guint end,
                           const char *name,
                           gint64 *excerpt,
                           GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL && excerpt != NULL, 0);

  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !create_and_apply (self, source, start, end, name, &code, excerpt, error)
      || !cw_transaction_commit (
          transaction,
          error,
          "Applied the new code “%s” to E-%" G_GINT64_FORMAT,
          cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code)),
          *excerpt))
    return 0;
  return code;
}

/**
 * cw_project_apply_in_vivo:
 * @start: in code points of the source's text
 * @excerpt: (out): the excerpt that named the code
 *
 * Creates a code out of the words of the range, without the labels of those who speak, and codes the range with it;
 * its origin says which excerpt named it.
 * Fails as cw_project_apply_new_code() does.
 *
 * Returns: the code's id, or 0
 */
gint64
cw_project_apply_in_vivo (CwProject *self,
                          gint64 source,
                          guint start,
                          guint end,
                          gint64 *excerpt,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *quote = NULL, *name = NULL, *origin = NULL;
  CwText *text;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self) && start < end && excerpt != NULL, 0);

  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return 0;
  quote = cw_speaker_label_dup_spoken (text, start, end);
  name = cw_project_name_in_vivo (quote);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !create_and_apply (self, source, start, end, name, &code, excerpt, error))
    return 0;
  origin = g_strdup_printf ("in vivo, E-%" G_GINT64_FORMAT, *excerpt);
  if (!cw_project_set_field (self, CW_KIND_CODE, code, CW_CODE_ORIGIN, origin, error)
      || !cw_transaction_commit (
          transaction, error, "Coded E-%" G_GINT64_FORMAT " in vivo as “%s”", *excerpt, name))
    return 0;
  return code;
}

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Runs of white space become one space. */
static char *
flatten (const char *quote)
{
  GString *flat = g_string_new (NULL);

  for (const char *p = quote; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (flat, g_utf8_get_char (p));
    else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
      g_string_append_c (flat, ' ');
  return g_string_free (flat, FALSE);
}

static void
trim_edges (char **first, char *end)
{
  while (**first != '\0' && is_edge (g_utf8_get_char (*first)))
    *first = g_utf8_next_char (*first);
  while (end > *first)
    {
      char *last = g_utf8_prev_char (end);

      if (!is_edge (g_utf8_get_char (last)))
        break;
      *last = '\0';
      end = last;
    }
}

/* The end of the last whole word within the limit; of the limit, where the words are too long for that. */
static char *
find_cut (char *first)
{
  char *limit = g_utf8_offset_to_pointer (first, NAME_LENGTH);

  for (char *p = limit; p > first; p = g_utf8_prev_char (p))
    if (*p == ' ')
      return p;
  return limit;
}

/**
 * cw_project_name_in_vivo:
 * @quote: what was said
 *
 * Returns: (transfer full): a code's name out of those words, at most 49 characters, without the punctuation
 *   around them
 */
char *
cw_project_name_in_vivo (const char *quote)
{
  g_autofree char *flat = NULL;
  char *first;

  g_return_val_if_fail (quote != NULL, NULL);

  first = flat = flatten (quote);
  trim_edges (&first, flat + strlen (flat));
  if (g_utf8_strlen (first, -1) <= NAME_LENGTH)
    return g_strdup (first);
  *find_cut (first) = '\0';
  trim_edges (&first, first + strlen (first));
  return g_strconcat (first, "…", NULL);
}
