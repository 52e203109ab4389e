/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-text-splice.h"

typedef struct
{
  const char *name;
  const char *old_text;
  const char *new_text;
  guint start;
  guint removed;
  const char *inserted;
} Case;

static const Case cases[] = {
  { "append", "abc", "abcd", 3, 0, "d" },
  { "prepend", "abc", "xabc", 0, 0, "x" },
  { "insert", "ac", "abc", 1, 0, "b" },
  { "delete", "abc", "ac", 1, 1, "" },
  { "replace", "one two three", "one 2 three", 4, 3, "2" },
  { "from-empty", "", "été", 0, 0, "été" },
  { "to-empty", "été", "", 0, 3, "" },
  { "repeated", "aaa", "aaaa", 3, 0, "a" },
  { "repeated-less", "aaaa", "aa", 2, 2, "" },
  /* é and è share their first byte, ã and ΰ only the last one. */
  { "shared-first-byte", "xéy", "xèy", 1, 1, "è" },
  { "shared-last-byte", "x\xc3\xa3y", "x\xe1\xbf\xa3y", 1, 1, "\xe1\xbf\xa3" },
  { "code-points", "«日本» 語", "«日x本» 語", 2, 0, "x" },
  { "wide-after-equal", "日", "日本", 1, 0, "本" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  CwTextSplice splice;
  g_autofree char *inserted = NULL;

  g_assert_true (cw_text_splice_find (expected->old_text, expected->new_text, &splice));
  inserted = g_strndup (splice.inserted, splice.inserted_size);
  g_assert_cmpuint (splice.start, ==, expected->start);
  g_assert_cmpuint (splice.removed, ==, expected->removed);
  g_assert_cmpstr (inserted, ==, expected->inserted);
}

static void
test_equal (void)
{
  CwTextSplice splice;

  g_assert_false (cw_text_splice_find ("", "", &splice));
  g_assert_false (cw_text_splice_find ("été", "été", &splice));
}

static char *
make_random_text (void)
{
  static const char *const letters[] = { "a", "b", "é", "è", "日", "本", "🙂" };
  GString *text = g_string_new (NULL);
  int length = g_test_rand_int_range (0, 9);

  for (int i = 0; i < length; i++)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

/* Doing the replacement by characters makes the new text, whatever the texts are. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *old_text = make_random_text ();
      g_autofree char *new_text = make_random_text ();
      g_autofree char *before = NULL, *inserted = NULL, *made = NULL;
      CwTextSplice splice;

      if (!cw_text_splice_find (old_text, new_text, &splice))
        {
          g_assert_cmpstr (old_text, ==, new_text);
          continue;
        }
      inserted = g_strndup (splice.inserted, splice.inserted_size);
      g_assert_true (g_utf8_validate (inserted, -1, NULL));
      before = g_utf8_substring (old_text, 0, splice.start);
      made = g_strconcat (before,
                          inserted,
                          g_utf8_offset_to_pointer (old_text, splice.start + splice.removed),
                          NULL);
      g_assert_cmpstr (made, ==, new_text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-splice/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text-splice/equal", test_equal);
  g_test_add_func ("/text-splice/random", test_random);
  return g_test_run ();
}
