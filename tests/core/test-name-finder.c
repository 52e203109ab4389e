/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Names are found as whole words in every form, and what comes in their place has the form that they had. */

#include "config.h"

#include "cw-name-finder.h"

#include <string.h>

#define COMBINING "\xCC\x81"

static const struct
{
  const char *text;
  const char *replaced; /* NULL: nothing is found */
} cases[] = {
  { "", NULL },
  { "Dana said so.", "Elif said so." },
  { "DANA: dana?", "ELIF: elif?" },
  { "Dana’s van, Dana's dog", "Elif’s van, Elif's dog" },
  { "Danas and Jordana and Danae", NULL },
  { "Anne-Dana, (Dana) “Dana” Dana_2 Dana2", "Anne-Elif, (Elif) “Elif” Elif_2 Elif2" },
  { "Dana Smith, Dana  Smith, Dana\tSMITH", "Elif Kaya, Elif Kaya, Elif Kaya" },
  { "DANA SMITH’S", "ELIF KAYA’S" },
  { "Dana\nSmith", "Elif\nSmith" },
  { "Da\xC2\xADna", "Elif" },
  { "Will will, WILL they?", "Omar will, OMAR they?" },
  { "Jos\xC3\xA9 and Jose" COMBINING " and Jose", "Noel and Noel and Jose" },
  { "Gro\xC3\x9F, GROSS, Gros", "Klein, KLEIN, Gros" },
  { "Call 555-0123, not 1555-0123 or 555-01234.", "Call 000, not 1555-0123 or 555-01234." },
  { "an.na@example.org AN.NA@EXAMPLE.ORG", "nobody@example.org nobody@example.org" },
  { "我见到了田中先生", "我见到了王先生" },
  { "Смирнов, смирнов, СМИРНОВ, Смирнова", "Петров, петров, ПЕТРОВ, Смирнова" },
  { "so DANA", "so ELIF" },
  { "ÅDana DanaÅ", NULL },
};

static CwNameFinder *
make_finder (void)
{
  CwNameFinder *self = cw_name_finder_new ();

  g_assert_true (cw_name_finder_is_empty (self));
  cw_name_finder_add (self, "Dana", "Elif", FALSE, 1);
  cw_name_finder_add (self, "Dana Smith", "Elif Kaya", FALSE, 2);
  cw_name_finder_add (self, "Will", "Omar", TRUE, 3);
  cw_name_finder_add (self, "Jos\xC3\xA9", "Noel", FALSE, 4);
  cw_name_finder_add (self, "Gro\xC3\x9F", "Klein", FALSE, 5);
  cw_name_finder_add (self, "555-0123", "000", FALSE, 6);
  cw_name_finder_add (self, "an.na@example.org", "nobody@example.org", FALSE, 7);
  cw_name_finder_add (self, "田中", "王", FALSE, 8);
  cw_name_finder_add (self, "Смирнов", "Петров", FALSE, 9);
  cw_name_finder_add (self, "\xC2\xAD", "nothing", FALSE, 10);
  g_assert_false (cw_name_finder_is_empty (self));
  return self;
}

static void
test_replace (void)
{
  g_autoptr (CwNameFinder) finder = make_finder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *replaced = cw_name_finder_replace (finder, cases[i].text);

      g_assert_cmpstr (replaced, ==, cases[i].replaced);
    }
}

static void
assert_hit (const GArray *hits, guint index, guint start, guint end, gint64 tag, const char *old)
{
  const CwNameHit *hit = &g_array_index (hits, CwNameHit, index);

  g_assert_cmpuint (hit->start, ==, start);
  g_assert_cmpuint (hit->end, ==, end);
  g_assert_cmpint (hit->tag, ==, tag);
  g_assert_cmpstr (hit->old, ==, old);
}

/* Places are code points of the text as it is, not of the folded one. */
static void
test_places (void)
{
  g_autoptr (CwNameFinder) finder = make_finder ();
  g_autoptr (GArray) hits
      = cw_name_finder_find (finder, "ﬁne ßßß: DANA,  Dana \xC2\xA0 Smith; Jose" COMBINING);

  g_assert_cmpuint (hits->len, ==, 3);
  assert_hit (hits, 0, 9, 13, 1, "DANA");
  assert_hit (hits, 1, 16, 28, 2, "Dana \xC2\xA0 Smith");
  assert_hit (hits, 2, 30, 35, 4, "Jose" COMBINING);
}

/* What is marked in a text stays marked when names become longer and shorter. */
static void
test_move (void)
{
  g_autoptr (CwNameFinder) finder = make_finder ();
  const char *text = "ß Dana said José went";
  g_autoptr (GArray) hits = cw_name_finder_find (finder, text);
  g_autofree char *replaced = cw_name_hits_apply (hits, text);
  const CwNameHit *first = &g_array_index (hits, CwNameHit, 0);
  const CwNameHit *second = &g_array_index (hits, CwNameHit, 1);
  const guint dana = strlen ("ß "), said = strlen ("ß Dana "), jose = strlen ("ß Dana said ");
  guint start;

  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpuint (cw_name_hits_move (hits, text, 0, FALSE), ==, 0);
  g_assert_cmpuint (cw_name_hits_move (hits, text, dana, FALSE), ==, dana);
  /* An edge inside a name takes in all of the pseudonym. */
  g_assert_cmpuint (cw_name_hits_move (hits, text, dana + 2, FALSE), ==, dana);
  g_assert_cmpuint (cw_name_hits_move (hits, text, dana + 2, TRUE), ==, dana + strlen (first->new));
  start = cw_name_hits_move (hits, text, said, FALSE);
  g_assert_true (g_str_has_prefix (replaced + start, "said "));
  start = cw_name_hits_move (hits, text, jose, FALSE);
  g_assert_true (g_str_has_prefix (replaced + start, second->new));
  g_assert_cmpuint (cw_name_hits_move (hits, text, strlen (text), TRUE), ==, strlen (replaced));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-finder/replace", test_replace);
  g_test_add_func ("/name-finder/places", test_places);
  g_test_add_func ("/name-finder/move", test_move);
  return g_test_run ();
}
