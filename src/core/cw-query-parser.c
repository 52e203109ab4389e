/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reading a query: one function a rule of the grammar, which docs/query.md and cw_query_get_help() give.
 *
 *   query     = and-part { "or" and-part }
 *   and-part  = place-part { "and" place-part }
 *   place-part = not-part { place not-part }
 *   place     = "overlaps" | "within" | "within" N "paragraphs" "of" | "near/"N
 *             | "precedes" [ "/"N ] | "follows" [ "/"N ]
 *   not-part  = "not" not-part | "(" query ")" | condition
 *   condition = FIELD ":" value | FLAG | "@" value
 */

#include "config.h"

#include "cw-query-private.h"

#include <string.h>

#define MAX_BYTES 4000
#define MAX_DEPTH 64
#define MAX_NODES 256
#define MAX_DISTANCE 10000

typedef struct
{
  const char *text;
  const char *p;
  const char *error_place;
  guint depth;
  guint n_nodes;
  GError *error;
} Parser;

static CwQueryNode *parse_or (Parser *self);

G_DEFINE_BOXED_TYPE (CwQuery, cw_query, cw_query_ref, cw_query_unref)

/* --- words of the language ------------------------------------------------------------------------------------------ */

static const CwQueryFieldInfo fields[] = {
  { "code", CW_QUERY_CODE, CW_KIND_CODE, TRUE },
  { "theme", CW_QUERY_THEME, CW_KIND_CODE, TRUE },
  { "case", CW_QUERY_CASE, CW_KIND_CASE, TRUE },
  { "source", CW_QUERY_SOURCE, CW_KIND_SOURCE, TRUE },
  { "source-kind", CW_QUERY_SOURCE_KIND, CW_KIND_NONE, TRUE },
  { "source-status", CW_QUERY_SOURCE_STATUS, CW_KIND_NONE, TRUE },
  { "participant", CW_QUERY_PARTICIPANT, CW_KIND_PARTICIPANT, TRUE },
  { "role", CW_QUERY_ROLE, CW_KIND_NONE, TRUE },
  { "speaker", CW_QUERY_SPEAKER, CW_KIND_NONE, TRUE },
  { "voice", CW_QUERY_VOICE, CW_KIND_NONE, TRUE },
  { "date", CW_QUERY_DATE, CW_KIND_NONE, TRUE },
  { "referred", CW_QUERY_REFERRED, CW_KIND_NONE, TRUE },
  { "captured", CW_QUERY_CAPTURED, CW_KIND_NONE, TRUE },
  { "attr", CW_QUERY_ATTRIBUTE, CW_KIND_ATTRIBUTE, TRUE },
  { "stance", CW_QUERY_STANCE, CW_KIND_NONE, TRUE },
  { "text", CW_QUERY_TEXT, CW_KIND_NONE, TRUE },
  { "exact", CW_QUERY_EXACT, CW_KIND_NONE, TRUE },
  { "regex", CW_QUERY_REGEX, CW_KIND_NONE, TRUE },
  { "query", CW_QUERY_SAVED, CW_KIND_QUERY, TRUE },
  { "excerpt", CW_QUERY_EXCERPT, CW_KIND_EXCERPT, TRUE },
  { "starred", CW_QUERY_STARRED, CW_KIND_NONE, FALSE },
  { "coded", CW_QUERY_CODED, CW_KIND_NONE, FALSE },
  { "commented", CW_QUERY_COMMENTED, CW_KIND_NONE, FALSE },
};

static const struct
{
  const char *sign;
  CwQueryComparison comparison;
} comparisons[] = {
  { "!=", CW_QUERY_UNEQUAL }, { "<=", CW_QUERY_AT_MOST }, { ">=", CW_QUERY_AT_LEAST },
  { "=", CW_QUERY_EQUAL },    { "<", CW_QUERY_LESS },     { ">", CW_QUERY_GREATER },
};

const CwQueryFieldInfo *
cw_query_field_find (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == length
        && g_ascii_strncasecmp (fields[i].name, name, length) == 0)
      return &fields[i];
  return NULL;
}

char *
cw_query_field_list (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (
        list, "%s%s%s", i > 0 ? ", " : "", fields[i].name, fields[i].has_value ? ":" : "");
  return g_string_free (list, FALSE);
}

const char *
cw_query_comparison_sign (CwQueryComparison comparison)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (comparisons[i].comparison == comparison)
      return comparisons[i].sign;
  return "";
}

/* --- small steps ---------------------------------------------------------------------------------------------------- */

static guint
column_of (Parser *self, const char *place)
{
  return g_utf8_strlen (self->text, place - self->text) + 1;
}

static void fail (Parser *self, const char *place, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The first thing that is wrong is the one to tell. */
static void
fail (Parser *self, const char *place, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->error_place = place;
  self->error = g_error_new (
      CW_ERROR, CW_ERROR_INVALID, "Column %u of the query: %s", column_of (self, place), sentence);
}

static void
skip_spaces (Parser *self)
{
  while (*self->p != '\0' && g_unichar_isspace (g_utf8_get_char (self->p)))
    self->p = g_utf8_next_char (self->p);
}

static gsize
count_letters (const char *p)
{
  gsize n = 0;

  while (g_ascii_isalpha (p[n]) || p[n] == '-')
    n++;
  return n;
}

/* A keyword stands alone: “notes” is not “not”. */
static gboolean
is_keyword (const char *p, const char *word)
{
  gsize length = strlen (word);

  return count_letters (p) == length && g_ascii_strncasecmp (p, word, length) == 0
         && p[length] != ':';
}

static gboolean
take_keyword (Parser *self, const char *word)
{
  skip_spaces (self);
  if (!is_keyword (self->p, word))
    return FALSE;
  self->p += strlen (word);
  return TRUE;
}

static gboolean
take_number (Parser *self, guint *number)
{
  const char *start = self->p;

  for (*number = 0; g_ascii_isdigit (*self->p) && *number <= MAX_DISTANCE; self->p++)
    *number = *number * 10 + (*self->p - '0');
  if (self->p > start && *number > MAX_DISTANCE)
    fail (self, start, "That many paragraphs are not near. Write at most %d.", MAX_DISTANCE);
  return self->p > start;
}

static CwQueryNode *
make_node (Parser *self,
           CwQueryOperator operator,
           CwQueryNode * left,
           CwQueryNode *right,
           const char *place)
{
  CwQueryNode *node = g_new0 (CwQueryNode, 1);

  node->operator= operator;
  node->left = left;
  node->right = right;
  node->distance = CW_QUERY_ANY_DISTANCE;
  node->column = column_of (self, place);
  if (++self->n_nodes > MAX_NODES)
    fail (
        self, place, "The query has too many conditions. Save a part of it and use that by @NAME.");
  return node;
}

void
cw_query_node_free (CwQueryNode *self)
{
  if (self == NULL)
    return;
  cw_query_node_free (self->left);
  cw_query_node_free (self->right);
  g_free (self->value);
  g_free (self->operand);
  cw_text_pattern_unref (self->pattern);
  cw_query_unref (self->saved);
  g_free (self);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static char *
read_quoted (Parser *self)
{
  const char *start = self->p++;
  g_autoptr (GString) value = g_string_new (NULL);

  for (; *self->p != '\0' && *self->p != '"'; self->p++)
    {
      if (*self->p == '\\' && (self->p[1] == '"' || self->p[1] == '\\'))
        self->p++;
      g_string_append_c (value, *self->p);
    }
  if (*self->p != '"')
    {
      fail (self, start, "The quotation mark has no second one. Write \"…\".");
      return NULL;
    }
  self->p++;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static gboolean
ends_bare (const char *p, const char *stops)
{
  return *p == '\0' || *p == '(' || *p == ')' || *p == '"' || strchr (stops, *p) != NULL
         || g_unichar_isspace (g_utf8_get_char (p));
}

static char *
read_bare (Parser *self, const char *stops)
{
  const char *start = self->p;

  while (!ends_bare (self->p, stops))
    self->p = g_utf8_next_char (self->p);
  return g_strndup (start, self->p - start);
}

static char *
read_value (Parser *self, const char *stops, gboolean *quoted)
{
  const char *start = self->p;
  char *value;

  *quoted = *self->p == '"';
  value = *quoted ? read_quoted (self) : read_bare (self, stops);
  if (value != NULL && *value == '\0')
    fail (self, start, "A value is missing here. Names with spaces stand in quotation marks.");
  return value;
}

/* Takes a sign behind a value, or off the end of one that is not in quotation marks. */
static gboolean
take_suffix (Parser *self, char *value, gboolean quoted, const char *suffix)
{
  gsize length = strlen (value);

  if (quoted && g_str_has_prefix (self->p, suffix))
    {
      self->p += strlen (suffix);
      return TRUE;
    }
  if (quoted || length <= strlen (suffix) || !g_str_has_suffix (value, suffix))
    return FALSE;
  value[length - strlen (suffix)] = '\0';
  return TRUE;
}

static void
read_comparison (Parser *self, CwQueryNode *node)
{
  const char *before = self->p;
  gboolean quoted;

  skip_spaces (self);
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (g_str_has_prefix (self->p, comparisons[i].sign))
      {
        self->p += strlen (comparisons[i].sign);
        skip_spaces (self);
        node->comparison = comparisons[i].comparison;
        node->operand = read_value (self, "", &quoted);
        return;
      }
  self->p = before;
}

/* "#12", as saved queries name their objects: nothing else can be called so. */
static void
take_id (CwQueryNode *node, gboolean quoted)
{
  guint64 id;

  if (!quoted && node->info->kind != CW_KIND_NONE && node->value[0] == '#'
      && g_ascii_string_to_unsigned (node->value + 1, 10, 1, G_MAXUINT32, &id, NULL))
    node->id = id;
}

static void
check_date (Parser *self, CwQueryNode *node, const char *place)
{
  if (!cw_date_span_parse (node->value, &node->span))
    fail (self,
          place,
          "“%s” is not a date. Write 2021, 2021-04, 2021-04-10, 2020Q3, or a range such as "
          "2021-04..2021-06.",
          node->value);
}

static void
check_choice (Parser *self, CwQueryNode *node, const char *const *choices, const char *place)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (choices, node->value))
    return;
  list = g_strjoinv (", ", (char **) choices);
  fail (self, place, "There is no %s “%s”. There are: %s.", node->info->name, node->value, list);
}

static void
make_pattern (Parser *self, CwQueryNode *node, CwTextPatternMode mode, const char *place)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *phrase = NULL;

  if (mode == CW_TEXT_PATTERN_WORDS)
    {
      g_autofree char *words = g_strdelimit (g_strdup (node->value), "\"", ' ');

      phrase = g_strdup_printf ("\"%s\"%s", words, node->prefix ? "*" : "");
    }
  node->pattern = cw_text_pattern_new (mode, phrase != NULL ? phrase : node->value, &problem);
  if (node->pattern == NULL)
    fail (self, place, "%s", problem->message);
}

static void
check_value (Parser *self, CwQueryNode *node, const char *place)
{
  switch ((int) node->info->field)
    {
    case CW_QUERY_DATE:
    case CW_QUERY_REFERRED:
    case CW_QUERY_CAPTURED:
      check_date (self, node, place);
      break;
    case CW_QUERY_VOICE:
      if (!g_str_equal (node->value, "none"))
        check_choice (self, node, cw_voices, place);
      break;
    case CW_QUERY_STANCE:
      check_choice (self, node, cw_stances, place);
      break;
    case CW_QUERY_TEXT:
      make_pattern (self, node, CW_TEXT_PATTERN_WORDS, place);
      break;
    case CW_QUERY_EXACT:
      make_pattern (self, node, CW_TEXT_PATTERN_EXACT, place);
      break;
    case CW_QUERY_REGEX:
      make_pattern (self, node, CW_TEXT_PATTERN_REGEX, place);
      break;
    default:
      break;
    }
}

static void
read_condition_value (Parser *self, CwQueryNode *node)
{
  CwQueryField field = node->info->field;
  const char *place = self->p;
  gboolean quoted;

  node->value = read_value (self, field == CW_QUERY_ATTRIBUTE ? "=<>!" : "", &quoted);
  if (self->error != NULL)
    return;
  if (field == CW_QUERY_CODE)
    node->below = take_suffix (self, node->value, quoted, ".*");
  if (field == CW_QUERY_TEXT)
    node->prefix = take_suffix (self, node->value, quoted, "*");
  if (field == CW_QUERY_ATTRIBUTE)
    read_comparison (self, node);
  take_id (node, quoted);
  check_value (self, node, place);
}

/* --- the rules ----------------------------------------------------------------------------------------------------- */

static void
refuse_condition (Parser *self, const char *place, gsize length)
{
  const CwQueryFieldInfo *info = cw_query_field_find (place, length);
  g_autofree char *word = g_strndup (place, MAX (length, 1));
  g_autofree char *list = cw_query_field_list ();

  if (*place == '\0')
    fail (self, place, "The query ends where a condition such as code:NAME should stand.");
  else if (info != NULL && info->has_value)
    fail (self, place, "A colon and a value are missing behind “%s”.", word);
  else if (info != NULL)
    fail (self, place, "“%s” takes no value.", word);
  else if (length == 0)
    fail (self, place, "A condition such as code:NAME should stand here.");
  else
    fail (self, place, "There is no condition “%s”. There are: %s.", word, list);
}

static CwQueryNode *
parse_condition (Parser *self)
{
  const char *place = self->p;
  gboolean is_saved = *place == '@';
  gsize length = is_saved ? 0 : count_letters (place);
  const CwQueryFieldInfo *info
      = is_saved ? cw_query_field_find ("query", 5) : cw_query_field_find (place, length);
  CwQueryNode *node;

  if (info == NULL || (!is_saved && info->has_value != (place[length] == ':')))
    {
      refuse_condition (self, place, length);
      return NULL;
    }
  node = make_node (self, CW_QUERY_TERM, NULL, NULL, place);
  node->info = info;
  self->p += is_saved ? 1 : length + (info->has_value ? 1 : 0);
  if (info->has_value)
    read_condition_value (self, node);
  return node;
}

static CwQueryNode *
parse_brackets (Parser *self)
{
  const char *open = self->p++;
  CwQueryNode *node = parse_or (self);

  skip_spaces (self);
  if (*self->p == ')')
    self->p++;
  else if (*self->p == '\0')
    fail (self, open, "This bracket is not closed. Write a ) where it ends.");
  else
    fail (self, self->p, "“and” or “or” is missing here, or a ).");
  return node;
}

static CwQueryNode *
parse_not (Parser *self)
{
  CwQueryNode *node = NULL;
  const char *place;

  skip_spaces (self);
  place = self->p;
  if (++self->depth > MAX_DEPTH)
    fail (self, place, "The query has too many brackets in one another.");
  else if (take_keyword (self, "not"))
    {
      node = parse_not (self);
      node = make_node (self, CW_QUERY_NOT, node, NULL, place);
    }
  else if (*self->p == '(')
    node = parse_brackets (self);
  else
    node = parse_condition (self);
  self->depth--;
  return node;
}

static void
take_distance (Parser *self, guint *distance, gboolean needed)
{
  if (*self->p == '/' && g_ascii_isdigit (self->p[1]))
    {
      self->p++;
      take_number (self, distance);
    }
  else if (needed)
    fail (self, self->p, "How near? Write the number of paragraphs, as in near/3.");
}

/* "within" is “inside of”, "within 3 paragraphs of" is near/3. */
static void
take_within (Parser *self, CwQueryOperator *operator, guint * distance)
{
  const char *place;

  skip_spaces (self);
  place = self->p;
  if (!take_number (self, distance))
    {
      *operator= CW_QUERY_WITHIN;
      *distance = CW_QUERY_ANY_DISTANCE;
      return;
    }
  *operator= CW_QUERY_NEAR;
  if ((!take_keyword (self, "paragraphs") && !take_keyword (self, "paragraph"))
      || !take_keyword (self, "of"))
    fail (self, place, "Write “within N paragraphs of”.");
}

static gboolean
take_place_operator (Parser *self, CwQueryOperator *operator, guint * distance)
{
  *distance = CW_QUERY_ANY_DISTANCE;
  if (take_keyword (self, "overlaps"))
    *operator= CW_QUERY_OVERLAPS;
  else if (take_keyword (self, "within"))
    take_within (self, operator, distance);
  else if (take_keyword (self, "near"))
    {
      *operator= CW_QUERY_NEAR;
      take_distance (self, distance, TRUE);
    }
  else if (take_keyword (self, "precedes"))
    {
      *operator= CW_QUERY_PRECEDES;
      take_distance (self, distance, FALSE);
    }
  else if (take_keyword (self, "follows"))
    {
      *operator= CW_QUERY_FOLLOWS;
      take_distance (self, distance, FALSE);
    }
  else
    return FALSE;
  return TRUE;
}

static CwQueryNode *
parse_place (Parser *self)
{
  CwQueryNode *node = parse_not (self);
  CwQueryOperator operator;
  guint distance;
  const char *place = self->p;

  while (self->error == NULL && take_place_operator (self, &operator, & distance))
    {
      CwQueryNode *right = self->error == NULL ? parse_not (self) : NULL;

      node = make_node (self, operator, node, right, place);
      node->distance = distance;
      place = self->p;
    }
  return node;
}

static CwQueryNode *
parse_and (Parser *self)
{
  CwQueryNode *node = parse_place (self);
  const char *place = self->p;

  while (self->error == NULL && take_keyword (self, "and"))
    {
      node = make_node (self, CW_QUERY_AND, node, parse_place (self), place);
      place = self->p;
    }
  return node;
}

static CwQueryNode *
parse_or (Parser *self)
{
  CwQueryNode *node = parse_and (self);
  const char *place = self->p;

  while (self->error == NULL && take_keyword (self, "or"))
    {
      node = make_node (self, CW_QUERY_OR, node, parse_and (self), place);
      place = self->p;
    }
  return node;
}

static CwQueryNode *
parse_all (Parser *self)
{
  CwQueryNode *node;

  if (strlen (self->text) > MAX_BYTES)
    {
      fail (self, self->text, "It is too long. Save a part of it and use that by @NAME.");
      return NULL;
    }
  node = parse_or (self);
  skip_spaces (self);
  if (*self->p == ')')
    fail (self, self->p, "There is no ( that this bracket closes.");
  else if (*self->p != '\0')
    fail (self, self->p, "“and” or “or” is missing here.");
  return node;
}

/**
 * cw_query_parse:
 * @text: a query
 * @column: (out) (optional): where it is wrong, in code points from 1; 0 where it is not
 *
 * Reads a query; whether what it names is there shows when it is prepared. Fails with CW_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the query
 */
CwQuery *
cw_query_parse (const char *text, guint *column, GError **error)
{
  Parser self = { .text = text, .p = text };
  CwQuery *query;
  CwQueryNode *root;

  g_return_val_if_fail (text != NULL, NULL);

  if (column != NULL)
    *column = 0;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "The query is not valid text.");
      return NULL;
    }
  root = parse_all (&self);
  if (self.error != NULL)
    {
      if (column != NULL)
        *column = column_of (&self, self.error_place);
      g_propagate_error (error, self.error);
      cw_query_node_free (root);
      return NULL;
    }
  query = g_new0 (CwQuery, 1);
  g_atomic_ref_count_init (&query->ref_count);
  query->text = g_strdup (text);
  query->root = root;
  return query;
}

CwQuery *
cw_query_ref (CwQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_query_unref (CwQuery *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  cw_query_node_free (self->root);
  g_free (self->text);
  g_free (self);
}
