/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <string.h>

static void
assert_markdown (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_text (text);

  cw_test_assert_dump (bytes, "notes.md", expected);
}

static void
test_blocks (void)
{
  assert_markdown ("# Top\n\nSome *more* **text**\nhere.\n\n> quoted\n\nSetext\n------\n",
                   "h1|Top\nb|Some more text here. {5-9i} {10-14b}\nq|quoted\nh2|Setext\n");
}

static void
test_lists (void)
{
  assert_markdown ("- one\n- two\n  - deep\n\n1. first\n", "l1|one\nl1|two\nl2|deep\nl1|first\n");
  assert_markdown ("- [ ] open\n- [x] done\n", "l1|☐ open\nl1|☑ done\n");
}

static void
test_table (void)
{
  assert_markdown ("| a | b |\n|---|---|\n| 1 | **2** |\n", "t|a\tb\nt|1\t2 {2-3b}\n");
}

static void
test_code (void)
{
  assert_markdown ("```\nx = 1\n  y\n```\n\nafter `z`\n", "b|x = 1\nb|  y\nb|after z\n");
}

static void
test_entities (void)
{
  assert_markdown ("a &amp; b &#8220;c&#x201d; &nosuchthing; &#0;\n",
                   "b|a & b “c” &nosuchthing; \357\277\275\n");
}

static void
test_html (void)
{
  assert_markdown (
      "before<br>after <b>x</b>\n\n<div>kept <script>alert(1)</script>text</div>\n\nend\n",
      "b|before\nb|after x\nb|kept text\nb|end\n");
}

static void
test_links (void)
{
  assert_markdown ("See [the report](https://example.org \"t\") and ![a map](map.png).\n",
                   "b|See the report and a map.\n");
}

static void
test_hard_break (void)
{
  assert_markdown ("one  \ntwo\\\nthree\r\nfour\r\n", "b|one\nb|two\nb|three four\n");
}

static void
test_front_matter (void)
{
  g_autoptr (GBytes) bytes = cw_test_text (
      "---\ntitle: \"Field day\"\ndate: 2021-04-10\nlang: en\n---\n\n# Other\n\nText\n");
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "x.md");
  g_autofree char *dump = cw_test_dump (draft);

  g_assert_cmpstr (draft->title, ==, "Field day");
  g_assert_cmpstr (draft->event_date, ==, "2021-04-10");
  g_assert_cmpstr (draft->language, ==, "en");
  g_assert_cmpstr (dump, ==, "h1|Other\nb|Text\n");
}

static void
test_title_from_heading (void)
{
  g_autoptr (GBytes) bytes = cw_test_text ("Intro\n\n# My heading\n");
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "x.md");

  g_assert_cmpstr (draft->title, ==, "My heading");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/markdown/blocks", test_blocks);
  g_test_add_func ("/io/markdown/lists", test_lists);
  g_test_add_func ("/io/markdown/table", test_table);
  g_test_add_func ("/io/markdown/code", test_code);
  g_test_add_func ("/io/markdown/entities", test_entities);
  g_test_add_func ("/io/markdown/html", test_html);
  g_test_add_func ("/io/markdown/links", test_links);
  g_test_add_func ("/io/markdown/hard-break", test_hard_break);
  g_test_add_func ("/io/markdown/front-matter", test_front_matter);
  g_test_add_func ("/io/markdown/title-from-heading", test_title_from_heading);
  return g_test_run ();
}
