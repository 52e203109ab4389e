/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSpeakerDetector: who speaks in a transcript.
 *
 * The notations of transcripts, each at the start of a paragraph:
 *
 *   Anna:   INTERVIEWER:   Dr. M. Weber:   受访者：   P7 [02:56]:
 *   SPEAKER 01 [00:10:02]:   Anna (1:02:03.5):
 *   [00:10:02] Anna:   00:10:02 Anna:   Anna: [00:10:02]
 *
 * A colon alone proves nothing ("Note: ..."), so that a source must show a pattern:
 *
 *   - a name that labels two paragraphs or more is a candidate; together the candidates must label
 *     a tenth of the paragraphs, and not be words of a form (Date, Place, Note ...);
 *   - names that occur once count as well when half of the paragraphs have labels: a short
 *     exchange, or somebody in a focus group who speaks once.
 *
 * A paragraph without a label continues the turn before it only where the file is a transcript
 * through and through: two speakers or more, and labels on a quarter of the paragraphs.  Headings
 * and tables end a turn. The text is never changed. */

#include "config.h"

#include "cw-speaker-detector.h"

#include <string.h>

#define MAX_NAME 40 /* code points */
#define MAX_NAME_WORDS 5
#define MAX_SINGLE_WORDS 3
#define MAX_HOURS 99

/* What forms and notes put before a colon; speakers are never called so. */
static const char *const form_words[] = {
  "abstract",   "address",  "age",        "answer to",   "appendix",  "attention", "author",
  "background", "beispiel", "betreff",    "caution",     "cc",        "city",      "comment",
  "conclusion", "contact",  "country",    "date",        "datum",     "dauer",     "duration",
  "e-mail",     "email",    "example",    "exemple",     "figure",    "file",      "from",
  "gender",     "hinweis",  "http",       "https",       "important", "interview", "keywords",
  "language",   "length",   "lieu",       "location",    "memo",      "method",    "methods",
  "note",       "notes",    "occupation", "ort",         "phone",     "place",     "project",
  "purpose",    "question", "re",         "recorded",    "reference", "results",   "source",
  "study",      "subject",  "summary",    "table",       "tags",      "telephone", "time",
  "title",      "to",       "topic",      "transcriber", "version",   "warning",   "where",
  "zeit",
};

typedef struct
{
  char *speaker;
  char *key;
  gint64 start_ms;
} Label;

/* --- one label --- */

static const char *
skip_spaces (const char *at)
{
  while (*at == ' ' || *at == '\t' || g_utf8_get_char (at) == 0xa0)
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
read_number (const char **at, guint max_digits, guint *number)
{
  guint n = 0;

  for (*number = 0; n < max_digits && g_ascii_isdigit (**at); n++, (*at)++)
    *number = *number * 10 + (guint) (**at - '0');
  return n > 0;
}

/* The digits after a decimal point or comma, as milliseconds. */
static guint
read_fraction (const char **at)
{
  guint scale = 100;
  guint ms = 0;

  if ((**at != '.' && **at != ',') || !g_ascii_isdigit ((*at)[1]))
    return 0;
  for ((*at)++; g_ascii_isdigit (**at); (*at)++, scale /= 10)
    ms += (guint) (**at - '0') * scale;
  return ms;
}

/* M:SS, H:MM:SS, each with a fraction of a second. */
static gboolean
read_clock (const char **at, gint64 *ms)
{
  const char *p = *at;
  guint a, b, c;

  if (!read_number (&p, 3, &a) || *p++ != ':' || !read_number (&p, 2, &b) || b > 59)
    return FALSE;
  if (*p == ':' && g_ascii_isdigit (p[1]))
    {
      p++;
      if (!read_number (&p, 2, &c) || c > 59 || a > MAX_HOURS)
        return FALSE;
    }
  else
    {
      c = b;
      b = a;
      a = 0;
    }
  *ms = ((a * 60 + b) * 60 + c) * G_GINT64_CONSTANT (1000);
  *ms += read_fraction (&p);
  *at = p;
  return TRUE;
}

/* A clock in brackets or parentheses. */
static gboolean
read_bracketed_clock (const char **at, gint64 *ms)
{
  const char *p = *at;
  char closing;

  if (*p != '[' && *p != '(')
    return FALSE;
  closing = *p++ == '[' ? ']' : ')';
  p = skip_spaces (p);
  if (!read_clock (&p, ms))
    return FALSE;
  p = skip_spaces (p);
  if (*p != closing)
    return FALSE;
  *at = p + 1;
  return TRUE;
}

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

static gboolean
is_name_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '.' || c == '-' || c == '\''
         || c == 0x2019 || c == '&' || c == '/' || c == '#' || c == '_' || c == 0x200c
         || c == 0x200d || c == 0x30fb;
}

/* The name ends at a colon, or at a bracket that holds a clock. */
static const char *
find_name_end (const char *start)
{
  const char *at = start;
  guint n_chars = 0;

  for (; *at != '\0' && n_chars <= MAX_NAME; at = g_utf8_next_char (at), n_chars++)
    {
      gunichar c = g_utf8_get_char (at);

      if (is_colon (c) || c == '[' || c == '(')
        return at;
      if (!is_name_char (c) && c != ' ' && c != 0xa0)
        return NULL;
    }
  return NULL;
}

static guint
count_words (const char *name)
{
  guint n = 0;
  const char *at;

  for (at = name; *at != '\0'; at++)
    n += *at == ' ';
  return n + 1;
}

static char *
dup_name (const char *start, const char *end)
{
  g_autofree char *name = g_strstrip (g_strndup (start, end - start));

  if (*name == '\0' || !g_unichar_isalpha (g_utf8_get_char (name))
      || count_words (name) > MAX_NAME_WORDS)
    return NULL;
  return g_steal_pointer (&name);
}

/* After the colon: nothing, a space, or - for the wide colon - anything. "http://" and "Ratio:3"
 * are no labels. */
static gboolean
is_label_end (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  gunichar next;

  if (!is_colon (c))
    return FALSE;
  next = g_utf8_get_char (g_utf8_next_char (at));
  return c == 0xff1a || next == 0 || g_unichar_isspace (next);
}

/**
 * cw_speaker_detector_parse_label:
 * @text: a paragraph
 * @speaker: (out) (transfer full): the name as it is written, without colon and time
 * @start_ms: (out): the time in the label, or -1
 *
 * Returns: whether @text starts with what may be a speaker's label
 */
gboolean
cw_speaker_detector_parse_label (const char *text, char **speaker, gint64 *start_ms)
{
  const char *at = skip_spaces (text);
  const char *name;
  const char *end;

  *start_ms = -1;
  *speaker = NULL;
  if (read_bracketed_clock (&at, start_ms) || read_clock (&at, start_ms))
    at = skip_spaces (at);
  name = at;
  end = find_name_end (name);
  if (end == NULL)
    return FALSE;
  at = end;
  if (read_bracketed_clock (&at, start_ms))
    at = skip_spaces (at);
  if (!is_label_end (at))
    return FALSE;
  at = skip_spaces (g_utf8_next_char (at));
  read_bracketed_clock (&at, start_ms);
  *speaker = dup_name (name, end);
  return *speaker != NULL;
}

/* --- the whole source --- */

static void
clear_label (Label *label)
{
  g_free (label->speaker);
  g_free (label->key);
}

static gboolean
is_form_word (const char *key)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (form_words); i++)
    if (g_str_equal (key, form_words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
can_speak (const CwDraftParagraph *paragraph)
{
  return paragraph->style != CW_PARAGRAPH_HEADING && paragraph->style != CW_PARAGRAPH_TABLE_ROW;
}

static Label
make_label (const CwDraftParagraph *paragraph)
{
  Label label = { .start_ms = -1 };

  if (!can_speak (paragraph)
      || !cw_speaker_detector_parse_label (paragraph->text, &label.speaker, &label.start_ms))
    return label;
  label.key = g_utf8_casefold (label.speaker, -1);
  if (is_form_word (label.key))
    {
      clear_label (&label);
      label = (Label) { .start_ms = -1 };
    }
  return label;
}

static GArray *
collect_labels (CwDraftSource *draft)
{
  GArray *labels = g_array_sized_new (FALSE, FALSE, sizeof (Label), draft->paragraphs->len);
  guint i;

  g_array_set_clear_func (labels, (GDestroyNotify) clear_label);
  for (i = 0; i < draft->paragraphs->len; i++)
    {
      Label label = make_label (g_ptr_array_index (draft->paragraphs, i));

      g_array_append_val (labels, label);
    }
  return labels;
}

static GHashTable *
count_names (GArray *labels)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < labels->len; i++)
    {
      const char *key = g_array_index (labels, Label, i).key;
      guint n;

      if (key == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      g_hash_table_insert (counts, (char *) key, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static guint
count_speech (CwDraftSource *draft)
{
  guint n = 0;
  guint i;

  for (i = 0; i < draft->paragraphs->len; i++)
    n += can_speak (g_ptr_array_index (draft->paragraphs, i));
  return n;
}

static gboolean
remove_single (gpointer key, gpointer count, gpointer data)
{
  return GPOINTER_TO_UINT (count) < 2;
}

static gboolean
remove_long_single (gpointer key, gpointer count, gpointer data)
{
  return GPOINTER_TO_UINT (count) < 2 && count_words (key) > MAX_SINGLE_WORDS;
}

static guint
sum_counts (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer count;
  guint sum = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    sum += GPOINTER_TO_UINT (count);
  return sum;
}

/* Leaves in @counts the names that are speakers, and returns how many paragraphs they label. */
static guint
choose_speakers (GHashTable *counts, guint n_speech)
{
  guint n_labelled = sum_counts (counts);

  if (n_labelled >= 2 && n_labelled * 2 >= n_speech)
    g_hash_table_foreach_remove (counts, remove_long_single, NULL);
  else
    g_hash_table_foreach_remove (counts, remove_single, NULL);
  n_labelled = sum_counts (counts);
  if (n_labelled < 2 || n_labelled * 10 < n_speech)
    g_hash_table_remove_all (counts);
  return sum_counts (counts);
}

static void
assign_speakers (CwDraftSource *draft, GArray *labels, GHashTable *speakers, gboolean continues)
{
  const char *current = NULL;
  guint i;

  for (i = 0; i < labels->len; i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);
      const Label *label = &g_array_index (labels, Label, i);

      if (!can_speak (paragraph))
        current = NULL;
      else if (label->key != NULL && g_hash_table_contains (speakers, label->key))
        {
          current = label->speaker;
          paragraph->start_ms = label->start_ms;
        }
      else if (!continues)
        current = NULL;
      g_free (paragraph->speaker);
      paragraph->speaker = g_strdup (current);
    }
}

/**
 * cw_speaker_detector_run:
 * @draft: a source whose paragraphs are complete
 *
 * Fills in speaker and start time where the source is a transcript, by the rules at the top of this
 * file.
 */
void
cw_speaker_detector_run (CwDraftSource *draft)
{
  g_autoptr (GArray) labels = collect_labels (draft);
  g_autoptr (GHashTable) speakers = count_names (labels);
  guint n_speech = count_speech (draft);
  guint n_labelled = choose_speakers (speakers, n_speech);
  gboolean is_transcript = g_hash_table_size (speakers) >= 2 && n_labelled * 4 >= n_speech;

  if (n_labelled > 0)
    assign_speakers (draft, labels, speakers, is_transcript);
}
