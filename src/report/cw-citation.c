/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCitation: citation lines from a template (method.md §4.1).
 *
 * A template is text with fields in braces; doubled braces are literal. A field without a value drops out together
 * with the separator before it and with the brackets around it, so that no citation ends in a stray comma. */

#include "config.h"

#include "cw-citation.h"
#include "cw-error.h"

#include <string.h>

typedef enum
{
  FIELD_ATTRIBUTION,
  FIELD_SOURCE_SHORT,
  FIELD_DATE,
  FIELD_LOCATOR,
  FIELD_ID,
} Field;

static const char *const field_names[] = {
  "attribution", "source.short", "date", "locator", "id", NULL,
};

typedef struct
{
  char *separator; /* text between this field and the one before */
  char *prefix;    /* opening brackets */
  char *suffix;    /* closing brackets */
  Field field;
  char *format; /* of a date, or NULL */
} Part;

static const struct
{
  const char *nick;
  const char *template;
} presets[] = {
  { "default", CW_CITATION_DEFAULT },
  { "apa", "({attribution}, {source.short}, {date:%B %-d, %Y}, {locator}) [{id}]" },
  { "chicago", "{attribution}, {source.short}, {date:%B %-d, %Y}, {locator} [{id}]." },
  { "thesis-short", "{attribution}, {locator} [{id}]" },
};

struct _CwCitation
{
  GArray *parts;
  char *tail;
};

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->separator);
  g_free (part->prefix);
  g_free (part->suffix);
  g_free (part->format);
}

/* Splits the brackets that open a field off the end of the text before it. */
static void
split_opening (const char *text, char **separator, char **prefix)
{
  const char *cut = text + strlen (text);

  while (cut > text)
    {
      const char *before = g_utf8_prev_char (cut);
      gunichar c = g_utf8_get_char (before);

      if (g_unichar_type (c) != G_UNICODE_OPEN_PUNCTUATION
          && g_unichar_type (c) != G_UNICODE_INITIAL_PUNCTUATION)
        break;
      cut = before;
    }
  *separator = g_strndup (text, cut - text);
  *prefix = g_strdup (cut);
}

/* Splits the brackets that close a field off the start of the text behind it. */
static char *
split_closing (GString *text)
{
  const char *end = text->str;
  char *suffix;

  while (*end != '\0'
         && (g_unichar_type (g_utf8_get_char (end)) == G_UNICODE_CLOSE_PUNCTUATION
             || g_unichar_type (g_utf8_get_char (end)) == G_UNICODE_FINAL_PUNCTUATION))
    end = g_utf8_next_char (end);
  suffix = g_strndup (text->str, end - text->str);
  g_string_erase (text, 0, end - text->str);
  return suffix;
}

static gboolean
check_date_format (const char *format, GError **error)
{
  g_autoptr (GDateTime) sample = g_date_time_new_utc (2021, 10, 14, 0, 0, 0);
  g_autofree char *shown = g_date_time_format (sample, format);

  if (shown != NULL && *shown != '\0')
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The citation template has a date format that cannot be used: “%s”. "
               "Try one like “%%-d %%b %%Y”.",
               format);
  return FALSE;
}

static gboolean
parse_field (const char *name, Part *part, GError **error)
{
  const char *colon = strchr (name, ':');
  g_autofree char *bare = colon == NULL ? g_strdup (name) : g_strndup (name, colon - name);

  for (guint i = 0; field_names[i] != NULL; i++)
    if (g_str_equal (field_names[i], bare) && (colon == NULL || i == FIELD_DATE))
      {
        part->field = i;
        part->format = colon == NULL ? NULL : g_strdup (colon + 1);
        return part->format == NULL || check_date_format (part->format, error);
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The citation template has an unknown field: “{%s}”. The fields are {attribution}, "
               "{source.short}, {date}, {locator} and {id}.",
               name);
  return FALSE;
}

static gboolean
add_part (CwCitation *self, GString *literal, const char *name, GError **error)
{
  Part part = { 0 };

  if (self->parts->len > 0)
    g_array_index (self->parts, Part, self->parts->len - 1).suffix = split_closing (literal);
  split_opening (literal->str, &part.separator, &part.prefix);
  g_string_truncate (literal, 0);
  if (parse_field (name, &part, error))
    {
      g_array_append_val (self->parts, part);
      return TRUE;
    }
  clear_part (&part);
  return FALSE;
}

/* Reads one brace: a literal one or a whole field; moves @cursor behind it. */
static gboolean
parse_brace (CwCitation *self, const char **cursor, GString *literal, GError **error)
{
  const char *open = *cursor;
  const char *close = strchr (open, '}');
  g_autofree char *name = NULL;

  if (open[1] == open[0])
    {
      g_string_append_c (literal, open[0]);
      *cursor = open + 2;
      return TRUE;
    }
  if (*open == '}' || close == NULL)
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "The citation template has a brace without its partner. Write fields as "
                           "{id} and a literal brace as {{ or }}.");
      return FALSE;
    }
  name = g_strndup (open + 1, close - open - 1);
  *cursor = close + 1;
  return add_part (self, literal, name, error);
}

static gboolean
parse_template (CwCitation *self, const char *template, GError **error)
{
  g_autoptr (GString) literal = g_string_new (NULL);
  const char *cursor = template;

  while (*cursor != '\0')
    if (*cursor != '{' && *cursor != '}')
      g_string_append_c (literal, *cursor++);
    else
      {
        glong position = g_utf8_pointer_to_offset (template, cursor) + 1;

        if (!parse_brace (self, &cursor, literal, error))
          {
            g_prefix_error (error, "At character %ld: ", position);
            return FALSE;
          }
      }
  if (self->parts->len > 0)
    g_array_index (self->parts, Part, self->parts->len - 1).suffix = split_closing (literal);
  self->tail = g_string_free (g_steal_pointer (&literal), FALSE);
  return TRUE;
}

/**
 * cw_citation_resolve:
 * @wish: (nullable): a template, or the name of one: default, apa, chicago, thesis-short
 *
 * Returns: the template that is meant, the usual one for NULL
 */
const char *
cw_citation_resolve (const char *wish)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (wish, presets[i].nick) == 0)
      return presets[i].template;
  return wish != NULL ? wish : CW_CITATION_DEFAULT;
}

/**
 * cw_citation_new:
 * @template: as %CW_CITATION_DEFAULT, valid UTF-8
 *
 * Returns: (transfer full): the parsed template, or NULL with %CW_ERROR_INVALID and the place of the mistake
 */
CwCitation *
cw_citation_new (const char *template, GError **error)
{
  g_autoptr (CwCitation) self = NULL;

  g_return_val_if_fail (template != NULL, NULL);

  self = g_new0 (CwCitation, 1);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  return parse_template (self, template, error) ? g_steal_pointer (&self) : NULL;
}

/* A date that is only a year or a month must not be printed as its first day. */
static char *
format_date (const char *iso, const char *format)
{
  static const char *const paddings[] = { "", "-01", "-01-01" };
  g_auto (GStrv) numbers = g_strsplit (iso, "-", -1);
  guint n_parts = g_strv_length (numbers);
  g_autofree char *padded = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (format == NULL || n_parts < 1 || n_parts > 3)
    return g_strdup (iso);
  padded = g_strconcat (iso, paddings[3 - n_parts], "T00:00:00Z", NULL);
  date = g_date_time_new_from_iso8601 (padded, NULL);
  if (date == NULL)
    return g_strdup (iso);
  return g_date_time_format (date, n_parts == 1 ? "%Y" : n_parts == 2 ? "%b %Y" : format);
}

static char *
dup_value (const Part *part, const CwCitationFields *fields)
{
  const char *value = NULL;

  switch (part->field)
    {
    case FIELD_ATTRIBUTION:
      value = fields->attribution;
      break;
    case FIELD_SOURCE_SHORT:
      value = fields->source_short;
      break;
    case FIELD_DATE:
      value = fields->date;
      break;
    case FIELD_LOCATOR:
      value = fields->locator;
      break;
    case FIELD_ID:
      value = fields->id;
      break;
    }
  if (value == NULL || *value == '\0')
    return NULL;
  return part->field == FIELD_DATE ? format_date (value, part->format) : g_strdup (value);
}

/**
 * cw_citation_format:
 * @fields: what is known; missing ones drop out
 *
 * Returns: (transfer full): the citation line, empty when nothing is known
 */
char *
cw_citation_format (const CwCitation *self, const CwCitationFields *fields)
{
  GString *line;
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL && fields != NULL, NULL);

  line = g_string_new (NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      g_autofree char *value = dup_value (part, fields);

      if (value == NULL)
        continue;
      if (any || i == 0)
        g_string_append (line, part->separator);
      g_string_append_printf (line, "%s%s%s", part->prefix, value, part->suffix);
      any = TRUE;
    }
  if (any || self->parts->len == 0)
    g_string_append (line, self->tail);
  return g_string_free (line, FALSE);
}

/**
 * cw_citation_free:
 * @self: (transfer full): no longer needed
 */
void
cw_citation_free (CwCitation *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->parts);
  g_free (self->tail);
  g_free (self);
}
