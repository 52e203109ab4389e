/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <string.h>

static void
assert_bytes (const char *data, gsize size, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  cw_test_assert_dump (bytes, "talk.txt", expected);
}

#define assert_literal(data, expected) assert_bytes (data, sizeof data - 1, expected)

static void
test_lines (void)
{
  assert_literal ("One\r\n\r\nTwo\rThree\n  indented\tx \n\n",
                  "b|One\nb|Two\nb|Three\nb|  indented\tx \n");
  assert_literal ("Page one\fPage two", "b|Page one\nb|Page two\n");
}

static void
test_encodings (void)
{
  assert_literal ("\357\273\277caf\303\251", "b|café\n");
  assert_literal ("\377\376c\0a\0f\0\351\0\n\0X\0", "b|café\nb|X\n");
  assert_literal ("\376\377\0C\0a\0f\0\351", "b|Café\n");
  assert_literal ("H\0e\0l\0l\0o\0 \0y\0o\0u\0", "b|Hello you\n");
  assert_literal ("\0H\0e\0l\0l\0o\0 \0y\0o\0u", "b|Hello you\n");
}

static void
test_code_pages (void)
{
  static const char windows[]
      = "Er sagte \204Gr\374\337e aus K\366ln\223 \226 und sch\366nes Wetter f\374r alle.";
  static const char russian[]
      = "\337 \346\350\342\363 \342 \361\362\360\340\355\345, \343\344\345 \342\361\345 "
        "\353\376\344\350 \363\354\345\376\362 \367\350\362\340\362\374 \350 "
        "\357\350\361\340\362\374, \355\356 \355\350\352\362\356 \355\345 "
        "\347\355\340\345\362 \357\360\340\342\344\373.";

  assert_bytes (
      windows, strlen (windows), "b|Er sagte „Grüße aus Köln“ – und schönes Wetter für alle.\n");
  assert_bytes (
      russian,
      strlen (russian),
      "b|Я живу в стране, где все люди умеют читать и писать, но никто не знает правды.\n");
}

/* Decomposed letters stay as they were typed (method.md R31). */
static void
test_no_normalisation (void)
{
  assert_literal ("cafe\314\201", "b|cafe\314\201\n");
}

static const char wrapped[]
    = "We came here in the spring, when the river was still high, and nobody\n"
      "in the office could tell us where we would sleep that night. They had\n"
      "sent the forms to another city, so that we had to wait for two weeks.\n"
      "My sister asked them every day, and every day they told her something\n"
      "else.\n"
      "\n"
      "Later we found out that the shelter had been closed for a whole month\n"
      "because of the pipes, and that the people there had not been asked or\n"
      "told anything. I think about it often, now that I have work, and when\n"
      "I meet somebody who has just arrived I tell them to write down names,\n"
      "dates and what was promised, since otherwise it is as if nothing ever\n"
      "had been said.\n";

static void
test_hard_wrapped (void)
{
  g_autoptr (GBytes) bytes = cw_test_text (wrapped);
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "letter.txt");
  const CwDraftParagraph *first = g_ptr_array_index (draft->paragraphs, 0);

  g_assert_cmpuint (draft->paragraphs->len, ==, 2);
  g_assert_true (g_str_has_prefix (first->text, "We came here"));
  g_assert_true (g_str_has_suffix (first->text, "told her something else."));
  g_assert_nonnull (strstr (first->text, "and nobody in the office"));
}

/* Short lines, verse and turns of talk stay apart. */
static void
test_not_wrapped (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;
  guint i;

  for (i = 0; i < 20; i++)
    g_string_append (text,
                     i % 2 == 0 ? "I: And what happened then, after the meeting at the town hall?\n"
                                : "R: Nothing.\n");
  bytes = cw_test_text (text->str);
  draft = cw_test_read (bytes, "verse.txt");
  g_assert_cmpuint (draft->paragraphs->len, ==, 20);
}

static void
test_binary (void)
{
  g_autoptr (GBytes) zeros = g_bytes_new_static ("abc\0def\0\0gh\1\2\3ij", 14);
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\377\330\377\340\0\020JFIF\0", 11);

  cw_test_assert_fails (
      zeros, "talk.txt", CW_ERROR_DAMAGED, "is not a text file: it holds binary data");
  cw_test_assert_fails (
      jpeg, "photo.txt", CW_ERROR_DAMAGED, "it is a JPEG picture with another name");
}

/* A transcript in one line of eight megabytes must not take quadratic time. */
static void
test_giant_paragraph (void)
{
  gsize size = 8 * 1024 * 1024;
  g_autofree char *text = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;
  gint64 start = g_get_monotonic_time ();
  gsize i;

  for (i = 0; i < size; i++)
    text[i] = i % 7 == 0 ? ' ' : 'a' + (char) (i % 26);
  text[0] = 'x';
  bytes = g_bytes_new (text, size);
  draft = cw_test_read (bytes, "giant.txt");
  g_assert_cmpuint (draft->paragraphs->len, ==, 1);
  g_assert_cmpuint (strlen (((CwDraftParagraph *) draft->paragraphs->pdata[0])->text), ==, size);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
assert_same_lines (const CwDraftSource *draft, GBytes *bytes)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  guint n = 0;
  guint i;

  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      g_assert_cmpuint (n, <, draft->paragraphs->len);
      g_assert_cmpstr (((CwDraftParagraph *) draft->paragraphs->pdata[n++])->text, ==, lines[i]);
    }
  g_assert_cmpuint (n, ==, draft->paragraphs->len);
  g_assert_cmpuint (n, >, 50);
}

static void
test_scripts (void)
{
  g_autofree char *samples = cw_test_find_samples ();
  g_autofree char *folder = samples != NULL ? g_build_filename (samples, "scripts", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (samples == NULL)
    return;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes
          = g_str_has_suffix (name, ".txt") ? cw_test_load (folder, name) : NULL;
      g_autoptr (CwDraftSource) draft = bytes != NULL ? cw_test_read (bytes, name) : NULL;

      if (draft == NULL)
        continue;
      g_test_message ("%s", name);
      assert_same_lines (draft, bytes);
      n++;
    }
  g_assert_cmpuint (n, >=, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/plain/lines", test_lines);
  g_test_add_func ("/io/plain/encodings", test_encodings);
  g_test_add_func ("/io/plain/code-pages", test_code_pages);
  g_test_add_func ("/io/plain/no-normalisation", test_no_normalisation);
  g_test_add_func ("/io/plain/hard-wrapped", test_hard_wrapped);
  g_test_add_func ("/io/plain/not-wrapped", test_not_wrapped);
  g_test_add_func ("/io/plain/binary", test_binary);
  g_test_add_func ("/io/plain/giant-paragraph", test_giant_paragraph);
  g_test_add_func ("/io/plain/scripts", test_scripts);
  return g_test_run ();
}
