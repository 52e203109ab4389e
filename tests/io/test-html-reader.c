/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <string.h>

static void
assert_html (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_text (text);

  cw_test_assert_dump (bytes, "page.html", expected);
}

static void
test_blocks (void)
{
  assert_html (
      "<html><body><h2>Head</h2><p>One\n  <b>bold <i>both</i></b> "
      "<u>line</u></p>loose<div>in <span>div</span></div>"
      "<blockquote><p>said</p></blockquote></body></html>",
      "h2|Head\nb|One bold both line {4-9b} {9-13bi} {14-18u}\nb|loose\nb|in div\nq|said\n");
}

static void
test_lists_and_tables (void)
{
  assert_html (
      "<html><ul><li>one<ul><li>deep</li></ul></li><li><p>two</p></li></ul>"
      "<table><tr><th>a</th><th>b</th></tr><tr><td><p>1</p><p>x</p></td><td></td></tr></table>",
      "l1|one\nl2|deep\nl1|two\nt|a\tb\nt|1 x\t\n");
}

static void
test_skipped (void)
{
  assert_html (
      "<html><head><title>T</title><style>p{}</style></head><body><script>var a = "
      "'<p>no</p>';</script>"
      "<noscript>no</noscript><template><p>no</p></template><!-- no --><p>yes</p></body></html>",
      "b|yes\n");
}

static void
test_breaks_and_pre (void)
{
  assert_html ("<html><p>a<br>b<br/>c</p><pre>x  y\n  z</pre>", "b|a\nb|b\nb|c\nb|x  y\nb|  z\n");
}

static void
test_title_and_language (void)
{
  g_autoptr (GBytes) bytes = cw_test_text (
      "<!doctype html><html lang=\"pt-BR\"><head><title> Uma\n conversa </title></head><p>x");
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "page.html");

  g_assert_cmpstr (draft->title, ==, "Uma conversa");
  g_assert_cmpstr (draft->language, ==, "pt-BR");
  g_assert_cmpstr (draft->media_type, ==, "text/html");
}

static void
test_declared_charset (void)
{
  assert_html ("<html><head><meta charset=\"iso-8859-7\"></head><p>\341\342\343", "b|αβγ\n");
  assert_html ("<html><head><meta charset=\"iso-8859-1\"></head><p>\303\251t\303\251", "b|été\n");
}

static void
test_entities (void)
{
  assert_html ("<html><p>&lt;a&gt; &eacute; &#x1F600; &nbsp;x", "b|<a> é 😀 \302\240x\n");
}

/* No DTD entity is expanded and nothing is fetched, whatever the page says. */
static void
test_external (void)
{
  assert_html (
      "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>a &x; b</p>"
      "<img src=\"http://127.0.0.1:1/x.png\"><iframe "
      "src=\"file:///etc/passwd\">no</iframe></body></html>",
      "b|]>\nb|a &x; b\n");
}

static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><p>start</p>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;
  guint i;

  for (i = 0; i < 100000; i++)
    g_string_append (html, "<div>");
  bytes = cw_test_text (html->str);
  draft = cw_test_read (bytes, "deep.html");
  g_assert_cmpstr (((CwDraftParagraph *) draft->paragraphs->pdata[0])->text, ==, "start");
}

static void
test_wrong_kind (void)
{
  g_autoptr (GBytes) bytes = cw_test_text ("%PDF-1.4 rest");

  cw_test_assert_fails (bytes,
                        "page.html",
                        CW_ERROR_DAMAGED,
                        "is not a web page: it is a PDF document with another name");
}

static void
assert_same_as_text (const char *folder, const char *html_name, const char *text_name)
{
  g_autoptr (GBytes) html = cw_test_load (folder, html_name);
  g_autoptr (GBytes) text = cw_test_load (folder, text_name);
  g_autoptr (CwDraftSource) a = cw_test_read (html, html_name);
  g_autoptr (CwDraftSource) b = cw_test_read (text, text_name);
  guint i;

  g_assert_nonnull (a->language);
  g_assert_cmpuint (a->paragraphs->len, ==, b->paragraphs->len);
  for (i = 0; i < a->paragraphs->len; i++)
    {
      g_autofree char *stripped
          = g_strstrip (g_strdup (((CwDraftParagraph *) b->paragraphs->pdata[i])->text));

      g_assert_cmpstr (((CwDraftParagraph *) a->paragraphs->pdata[i])->text, ==, stripped);
    }
}

static void
test_scripts (void)
{
  g_autofree char *samples = cw_test_find_samples ();
  g_autofree char *folder = samples != NULL ? g_build_filename (samples, "scripts", NULL) : NULL;

  if (samples == NULL)
    return;
  assert_same_as_text (folder, "eng.html", "eng.txt");
  assert_same_as_text (folder, "arb.html", "arb.txt");
  assert_same_as_text (folder, "jpn.html", "jpn.txt");
  assert_same_as_text (folder, "khm.html", "khm.txt");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/html/blocks", test_blocks);
  g_test_add_func ("/io/html/lists-and-tables", test_lists_and_tables);
  g_test_add_func ("/io/html/skipped", test_skipped);
  g_test_add_func ("/io/html/breaks-and-pre", test_breaks_and_pre);
  g_test_add_func ("/io/html/title-and-language", test_title_and_language);
  g_test_add_func ("/io/html/declared-charset", test_declared_charset);
  g_test_add_func ("/io/html/entities", test_entities);
  g_test_add_func ("/io/html/external", test_external);
  g_test_add_func ("/io/html/deep", test_deep);
  g_test_add_func ("/io/html/wrong-kind", test_wrong_kind);
  g_test_add_func ("/io/html/scripts", test_scripts);
  return g_test_run ();
}
