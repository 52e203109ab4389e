/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The evidence index: what it holds of a known project, and that it follows. */

#include "config.h"

#include "cw-evidence.h"

#include "cw-sources.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  CwEvidence *evidence;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const speakers[] = { "Q", "Q", "A", NULL };
  g_autoptr (CwDraftSource) draft
      = cw_draft_source_from_text ("talk", "Who?\nAnd who?\nNobody.\n(End.)");

  self->project = cw_test_project_new ();
  self->evidence = cw_project_get_evidence (self->project);
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->speaker
        = g_strdup (speakers[i]);
  g_assert_cmpint (cw_project_add_source (self->project, draft, "", NULL), ==, 1);
  cw_test_say (self->project, "{'verb': 'add-source', 'title': 'empty', 'text': ''}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'p', 'level': 'pattern code'}");
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'A'}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_project_remove (self->project);
}

static void
test_sources (Fixture *self, gconstpointer data)
{
  const CwEvidenceSource *talk = cw_evidence_get_source (self->evidence, 0);
  const CwEvidenceSource *empty = cw_evidence_get_source (self->evidence, 1);
  guint index = 99;

  g_assert_cmpuint (cw_evidence_get_n_sources (self->evidence), ==, 2);
  g_assert_cmpuint (talk->characters, ==, 28);
  g_assert_cmpuint (talk->words, ==, 5);
  g_assert_cmpuint (empty->characters, ==, 0);
  g_assert_true (cw_evidence_find_source (self->evidence, 2, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_false (cw_evidence_find_source (self->evidence, 3, &index));
  g_assert_false (cw_evidence_find_source (self->evidence, 0, &index));
}

/* The paragraphs of one speaker that follow each other are one stretch. */
static void
test_speakers (Fixture *self, gconstpointer data)
{
  static const CwSpeakerSpan expected[] = { { "Q", 0, 13 }, { "A", 14, 21 }, { "", 22, 28 } };
  const GArray *speakers = cw_evidence_get_source (self->evidence, 0)->speakers;

  g_assert_cmpuint (speakers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (speakers, CwSpeakerSpan, i);

      g_assert_cmpstr (span->speaker, ==, expected[i].speaker);
      g_assert_cmpuint (span->start, ==, expected[i].start);
      g_assert_cmpuint (span->end, ==, expected[i].end);
    }
}

/* By start, end and id, each with its codings. */
static void
test_excerpts (Fixture *self, gconstpointer data)
{
  static const guint32 order[] = { 3, 2, 1 };
  const CwEvidenceSource *source;
  gint64 owner = 0;

  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 'talk', 'start': 5, 'end': 8, 'code': 'a'}");
  cw_test_say (self->project, "{'verb': 'create-excerpt', 'source': 'talk', 'start': 0, 'end': 8}");
  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 'talk', 'start': 0, 'end': 3, 'code': 'p'}");
  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 'talk', 'start': 0, 'end': 3, 'code': 'a'}");
  source = cw_evidence_get_source (self->evidence, 0);
  g_assert_cmpuint (source->excerpts->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < source->excerpts->len; i++)
    g_assert_cmpuint (g_array_index (source->excerpts, CwExcerptSpan, i).id, ==, order[i]);
  g_assert_cmpuint (g_array_index (source->excerpts, CwExcerptSpan, 0).n_codings, ==, 2);
  g_assert_cmpuint (g_array_index (source->codings, CwCodingSpan, 0).code, ==, 2);
  g_assert_cmpuint (g_array_index (source->codings, CwCodingSpan, 1).code, ==, 1);
  g_assert_cmpuint (g_array_index (source->excerpts, CwExcerptSpan, 1).n_codings, ==, 0);
  g_assert_cmpuint (cw_evidence_find_excerpt (self->evidence, 1, &owner)->start, ==, 5);
  g_assert_cmpint (owner, ==, 1);
  g_assert_null (cw_evidence_find_excerpt (self->evidence, 99, &owner));
  cw_test_say (self->project, "{'verb': 'delete-source', 'source': 'talk'}");
  g_assert_null (cw_evidence_find_excerpt (self->evidence, 1, NULL));
  g_assert_cmpuint (cw_evidence_get_n_sources (self->evidence), ==, 1);
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  g_assert_cmpuint (cw_evidence_find_excerpt (self->evidence, 1, NULL)->start, ==, 5);
}

static void
test_attributions_and_links (Fixture *self, gconstpointer data)
{
  const CwAttributionSpan *span;

  cw_test_say (self->project,
               "{'verb': 'assign-case', 'case': 'A', 'source': 'talk', 'start': 2, 'end': 4}");
  cw_test_say (self->project,
               "{'verb': 'assign-case', 'case': 'A', 'source': 'talk', 'speaker': 'Q'}");
  cw_test_say (self->project, "{'verb': 'map-code', 'code': 'a', 'to': 'p'}");
  g_assert_cmpuint (cw_evidence_get_attributions (self->evidence)->len, ==, 2);
  span = &g_array_index (cw_evidence_get_attributions (self->evidence), CwAttributionSpan, 0);
  g_assert_cmpuint (span->start, ==, 2);
  g_assert_cmpuint (span->end, ==, 4);
  g_assert_null (span->speaker);
  g_assert_false (span->whole);
  span = &g_array_index (cw_evidence_get_attributions (self->evidence), CwAttributionSpan, 1);
  g_assert_cmpstr (span->speaker, ==, "Q");
  g_assert_false (span->whole);
  g_assert_cmpint (
      g_array_index (cw_evidence_get_code_links (self->evidence), CwCodeLink, 0).target, ==, 2);
  cw_test_say (self->project, "{'verb': 'unmap-code', 'code': 'a', 'to': 'p'}");
  g_assert_cmpuint (cw_evidence_get_code_links (self->evidence)->len, ==, 0);
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/evidence/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("sources", test_sources);
  ADD ("speakers", test_speakers);
  ADD ("excerpts", test_excerpts);
  ADD ("attributions-and-links", test_attributions_and_links);
#undef ADD
  return g_test_run ();
}
