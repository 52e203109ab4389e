/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The layouts of method.md §4.2, over the toy project. */

#include "report-fixture.h"
#include "toy-project.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-error.h"
#include "cw-examples.h"
#include "cw-identities.h"
#include "cw-memos.h"
#include "cw-report-request.h"
#include "cw-sources.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwProject *project;
  CwReportRequest request;
  GArray *ids;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = fixture_make_folder ();
  path = g_build_filename (fixture->folder, "toy.caseweave", NULL);
  fixture->project = toy_project_new (path);
  fixture->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->request = (CwReportRequest) {
    .excerpts = { .date = "2026-03-01", .numbers = CW_REPORT_NUMBERS_SHOW },
    .matrix = { .rows = "case", .columns = "X,Y", .measure = CW_MEASURE_EXCERPTS },
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_object_unref (fixture->project);
  g_array_unref (fixture->ids);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GArray *
choose (Fixture *fixture, CwKind kind, const char *name)
{
  gint64 id = toy_find (fixture->project, kind, name);

  g_array_set_size (fixture->ids, 0);
  g_array_append_val (fixture->ids, id);
  return fixture->ids;
}

static CwDocument *
build (Fixture *fixture, const char *nick)
{
  g_autoptr (GError) error = NULL;
  const CwReportLayout *layout = cw_report_layout_find (nick);
  CwDocument *document;

  g_assert_nonnull (layout);
  document = layout->build (fixture->project, &fixture->request, &error);
  g_assert_no_error (error);
  return document;
}

static void
check_refusal (Fixture *fixture, const char *nick)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_report_layout_find (nick)->build (fixture->project, &fixture->request, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static const char *
get_text (const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      return block->heading.text;
    case CW_BLOCK_PARAGRAPH:
      return block->paragraph.text;
    case CW_BLOCK_EXCERPT:
      return block->excerpt.id;
    case CW_BLOCK_CODED:
      return block->coded->text;
    case CW_BLOCK_TABLE:
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

/* The headings and the ids of excerpts, in order: "X: E-1 E-4; Y: E-2". */
static char *
outline (const CwDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      if (block->kind == CW_BLOCK_HEADING)
        g_string_append_printf (text, "%s%s:", text->len > 0 ? "; " : "", block->heading.running);
      else if (block->kind == CW_BLOCK_EXCERPT)
        g_string_append_printf (text, " %s", block->excerpt.id);
    }
  return g_string_free (text, FALSE);
}

static guint
count_kind (const CwDocument *document, CwBlockKind kind)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    n += ((CwBlock *) document->blocks->pdata[i])->kind == kind;
  return n;
}

static const CwBlock *
find_block (const CwDocument *document, CwBlockKind kind, const char *text)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      if (block->kind == kind && strstr (get_text (block), text) != NULL)
        return block;
    }
  return NULL;
}

static void
check_targets (const CwDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];
      gboolean found = block->kind != CW_BLOCK_PARAGRAPH || block->paragraph.target == NULL;

      for (guint j = 0; !found && j < document->blocks->len; j++)
        {
          const CwBlock *other = document->blocks->pdata[j];

          found = other->kind == CW_BLOCK_HEADING
                  && g_strcmp0 (other->heading.anchor, block->paragraph.target) == 0;
        }
      g_assert_true (found);
    }
}

/* --- P1 ------------------------------------------------------------------------------------------------------- */

static void
test_grouping (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CwReportGrouping grouping;
    const char *expected;
  } cases[] = {
    { CW_REPORT_GROUP_NONE, "2 Y: E-2 E-7 E-4 E-9" },
    { CW_REPORT_GROUP_SOURCE, "2 Y:; S1: E-2; S3: E-7; S2: E-4; S4: E-9" },
    { CW_REPORT_GROUP_TIME, "2 Y:; 2021 Q1: E-2 E-7; 2021 Q2: E-4 E-9" },
    { CW_REPORT_GROUP_ROLE, "2 Y:; No role: E-2 E-7 E-4 E-9" },
    { CW_REPORT_GROUP_CASE, "2 Y:; City A: E-2 E-4; City B: E-7 E-9" },
  };

  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "Y");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CwDocument) document = NULL;
      g_autofree char *found = NULL;

      fixture->request.excerpts.grouping = cases[i].grouping;
      document = build (fixture, "excerpts-by-code");
      found = outline (document);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
  fixture->request.excerpts.grouping = CW_REPORT_GROUP_KIND;
  check_refusal (fixture, "excerpts-by-code");
}

static void
check_outline (Fixture *fixture, const char *expected)
{
  g_autoptr (CwDocument) document = build (fixture, "excerpts-by-code");
  g_autofree char *found = outline (document);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "Y");
  fixture->request.excerpts.grouping = CW_REPORT_GROUP_NONE;
  fixture->request.excerpts.order = CW_REPORT_ORDER_ANALYST;
  check_outline (fixture, "2 Y: E-2 E-4 E-7 E-9");
  fixture->request.excerpts.order = CW_REPORT_ORDER_LENGTH;
  check_outline (fixture, "2 Y: E-2 E-7 E-4 E-9");
}

static void
test_merged (Fixture *fixture, gconstpointer data)
{
  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "X");
  fixture->request.excerpts.grouping = CW_REPORT_GROUP_NONE;
  check_outline (fixture, "1 X: E-5; 1.1 X1: E-1 E-3 E-6; 1.2 X2: E-2 E-8");
  fixture->request.excerpts.merged = TRUE;
  check_outline (fixture, "1 X: E-1 E-2 E-3 E-5 E-6 E-8");
}

static void
test_best (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autofree char *found = NULL;

  g_assert_true (cw_project_star_excerpt (fixture->project, 9, TRUE, &error));
  g_assert_true (cw_project_comment_excerpt (fixture->project, 4, "why", &error));
  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "Y");
  fixture->request.excerpts.grouping = CW_REPORT_GROUP_NONE;
  fixture->request.excerpts.best = 2;
  document = build (fixture, "excerpts-by-code");
  found = outline (document);
  g_assert_cmpstr (found, ==, "2 Y: E-4 E-9");
  g_assert_nonnull (strstr (document->scope, "At most 2 excerpts of a code"));
}

/* --- who speaks -------------------------------------------------------------------------------------------------- */

static CwDraftSource *
make_interview (void)
{
  static const char *const speakers[] = { "Interviewer", "Anna", "Bert" };
  CwDraftSource *draft
      = cw_draft_source_from_text ("Talk",
                                   "Interviewer: Who pays?\nAnna: Good day. First words. Nobody "
                                   "pays here. Last words. Good night.\nBert: I do.");

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    ((CwDraftParagraph *) draft->paragraphs->pdata[i])->speaker = g_strdup (speakers[i]);
  return draft;
}

static gint64
add_interview (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = make_interview ();
  gint64 source = cw_project_add_source (fixture->project, draft, "interview transcript", &error);
  gint64 anna = cw_project_create_record (fixture->project, CW_KIND_PARTICIPANT, "Anna", 0, &error);
  gint64 city = toy_find (fixture->project, CW_KIND_CASE, "City B");

  g_assert_no_error (error);
  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_PARTICIPANT, anna, CW_PARTICIPANT_LINE, "Provider 07", &error));
  g_assert_true (
      cw_project_add_role (fixture->project, anna, "direct service provider", "", "", &error));
  g_assert_true (cw_project_map_speaker (fixture->project, source, "Anna", anna, &error));
  g_assert_true (
      cw_project_set_voice_of_speaker (fixture->project, source, "Anna", "participant", &error));
  g_assert_true (cw_project_assign_case (fixture->project, city, source, &error));
  return source;
}

static gint64
code_words (Fixture *fixture, gint64 source, const char *words)
{
  g_autoptr (GError) error = NULL;
  CwText *text = cw_project_get_text (fixture->project, source, &error);
  gint64 code = toy_find (fixture->project, CW_KIND_CODE, "Y");
  guint start, end;

  g_assert_true (cw_text_find (text, words, 0, &start, &end));
  g_assert_cmpint (
      cw_project_apply_code (fixture->project, source, start, end, code, &error), !=, 0);
  return cw_project_find_excerpt (fixture->project, source, start, end);
}

static const CwExcerptBlock *
find_excerpt (const CwDocument *document, gint64 id)
{
  g_autofree char *printed = cw_kind_format_id (CW_KIND_EXCERPT, id);
  const CwBlock *block = find_block (document, CW_BLOCK_EXCERPT, printed);

  g_assert_nonnull (block);
  return &block->excerpt;
}

static void
test_attribution (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[] = { "Provider 07, Talk",
                                        "direct service provider, Talk",
                                        "direct service provider, City B, Talk",
                                        "P-1, Talk",
                                        "Anna, Talk" };
  gint64 excerpt = code_words (fixture, add_interview (fixture), "Nobody pays here.");

  for (guint policy = 0; policy < G_N_ELEMENTS (starts); policy++)
    {
      g_autoptr (CwDocument) document = NULL;

      fixture->request.excerpts.attribution = policy;
      document = build (fixture, "excerpts-by-code");
      g_assert_cmpstr (find_excerpt (document, excerpt)->citation, !=, "");
      if (!g_str_has_prefix (find_excerpt (document, excerpt)->citation, starts[policy]))
        g_test_message ("%s", find_excerpt (document, excerpt)->citation);
      g_assert_true (g_str_has_prefix (find_excerpt (document, excerpt)->citation, starts[policy]));
    }
}

static void
test_context (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CwReportContext context;
    const char *before;
    const char *after;
  } cases[] = {
    { CW_REPORT_CONTEXT_NONE, NULL, NULL },
    { CW_REPORT_CONTEXT_SENTENCE, "First words.", "Last words." },
    { CW_REPORT_CONTEXT_PARAGRAPH, "Anna: Good day. First words.", "Last words. Good night." },
    { CW_REPORT_CONTEXT_TURN, "Interviewer: Who pays?", NULL },
  };
  gint64 excerpt = code_words (fixture, add_interview (fixture), "Nobody pays here.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CwDocument) document = NULL;
      const CwExcerptBlock *block;

      fixture->request.excerpts.context = cases[i].context;
      document = build (fixture, "excerpts-by-code");
      block = find_excerpt (document, excerpt);
      g_assert_cmpstr (block->before, ==, cases[i].before);
      g_assert_cmpstr (block->after, ==, cases[i].after);
    }
}

/* Who has not agreed to be quoted is not quoted: in no excerpt, and in nothing around one. */
static void
test_consent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwDocument) margin = NULL;
  gint64 source = add_interview (fixture);
  gint64 silent = code_words (fixture, source, "Nobody pays here.");
  gint64 other = code_words (fixture, source, "I do.");
  gint64 consent = cw_project_create_attribute (
      fixture->project, "Consent", "text", "participant", "", &error);

  g_assert_no_error (error);
  g_assert_true (
      cw_project_set_attribute (fixture->project, consent, 1, "No direct quotes", "", &error));
  fixture->request.excerpts.context = CW_REPORT_CONTEXT_TURN;
  document = build (fixture, "excerpts-by-code");
  g_assert_cmpstr (find_excerpt (document, silent)->paragraphs->pdata[0], ==, "[paraphrase only]");
  g_assert_null (find_excerpt (document, other)->before);
  g_assert_nonnull (strstr (document->scope, "One excerpt is not quoted"));
  fixture->request.sources = choose (fixture, CW_KIND_SOURCE, "Talk");
  margin = build (fixture, "margin-codes");
  g_assert_null (find_block (margin, CW_BLOCK_CODED, "Nobody pays"));
  g_assert_nonnull (find_block (margin, CW_BLOCK_CODED, "I do."));
}

/* --- P3 ------------------------------------------------------------------------------------------------------ */

static void
code_ninefold (Fixture *fixture)
{
  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("Lane %u", i);
      gint64 code = cw_project_create_record (fixture->project, CW_KIND_CODE, name, 0, &error);

      cw_project_apply_code (fixture->project,
                             toy_find (fixture->project, CW_KIND_SOURCE, "S2"),
                             200,
                             230,
                             code,
                             &error);
      g_assert_no_error (error);
    }
}

static guint
count_items (CwPages *pages, CwItemRole role)
{
  g_autoptr (GPtrArray) all = fixture_list_all (pages);
  guint n = 0;

  for (guint page = 0; page < all->len; page++)
    {
      const GPtrArray *items = all->pdata[page];

      for (guint i = 0; i < items->len; i++)
        n += ((CwPageItem *) items->pdata[i])->role == role;
    }
  return n;
}

/* Nine codes on one line: six lanes and three notes at the foot of the page, none lost. */
static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;
  guint in_lanes = 0, in_notes = 0;

  code_ninefold (fixture);
  fixture->request.sources = choose (fixture, CW_KIND_SOURCE, "S2");
  document = build (fixture, "margin-codes");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      for (guint j = 0; block->kind == CW_BLOCK_CODED && j < block->coded->marks->len; j++)
        {
          const CwCodeMark *mark = &g_array_index (block->coded->marks, CwCodeMark, j);

          if (!g_str_has_prefix (strchr (mark->name, 'L') ?: "", "Lane"))
            continue;
          g_assert_cmpuint (mark->start, ==, 200);
          g_assert_cmpuint (mark->end, ==, 230);
          in_lanes += mark->lane < 6;
          in_notes += mark->lane == CW_CODED_OVERFLOW && mark->note > 0;
        }
    }
  g_assert_cmpuint (in_lanes, ==, 6);
  g_assert_cmpuint (in_notes, ==, 3);
  pages = fixture_paginate (document, setup);
  g_assert_cmpuint (count_items (pages, CW_ITEM_FOOTNOTE), ==, 3);
}

/* Notes never run into the text above them, nor off the page. */
static void
test_foot_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) all = NULL;

  code_ninefold (fixture);
  setup->height = 300;
  document = build (fixture, "margin-codes");
  pages = fixture_paginate (document, setup);
  all = fixture_list_all (pages);
  g_assert_cmpuint (all->len, >, 5);
  for (guint page = 0; page < all->len; page++)
    {
      const GPtrArray *items = all->pdata[page];
      double bottom = 0;

      for (guint i = 0; i < items->len; i++)
        {
          const CwPageItem *item = items->pdata[i];

          g_assert_cmpfloat (item->y, >=, bottom - 0.01);
          bottom = item->y + item->height;
        }
      g_assert_cmpfloat (bottom, <=, cw_page_setup_get_body_height (setup) + 0.02);
    }
}

/* Pseudonyms in every layout; in the margin-coded one the marks stay with their words. */
static void
test_disguise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  gint64 source = add_interview (fixture);
  const CwBlock *block;
  const CwCodeMark *mark;

  code_words (fixture, source, "pays here.");
  g_assert_true (cw_project_add_identity (
      fixture->project, 1, "Nobody", "A person without name", FALSE, &error));
  g_assert_no_error (error);
  fixture->request.sources = choose (fixture, CW_KIND_SOURCE, "Talk");
  document = build (fixture, "margin-codes");
  block = find_block (document, CW_BLOCK_CODED, "A person without name pays here.");
  g_assert_nonnull (block);
  g_assert_null (find_block (document, CW_BLOCK_CODED, "Nobody"));
  mark = &g_array_index (block->coded->marks, CwCodeMark, 0);
  g_assert_true (g_str_has_prefix (block->coded->text + mark->start, "pays here."));
  g_assert_cmpuint (mark->end - mark->start, ==, strlen ("pays here."));
}

/* --- P14 ----------------------------------------------------------------------------------------------------- */

static void
check_cards (Fixture *fixture, guint cards, guint n_sheets)
{
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;

  fixture->request.cards = cards;
  document = build (fixture, "cards");
  g_assert_cmpuint (count_kind (document, CW_BLOCK_EXCERPT), ==, TOY_N_EXCERPTS);
  pages = fixture_paginate (document, setup);
  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, n_sheets + 1);
  g_assert_cmpuint (count_items (pages, CW_ITEM_CITATION), ==, TOY_N_EXCERPTS);
}

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  check_cards (fixture, 1, 9);
  check_cards (fixture, 2, 5);
  check_cards (fixture, 4, 3);
  check_cards (fixture, 8, 2);
  fixture->request.cards = 3;
  check_refusal (fixture, "cards");
}

/* Words that do not fit a card go on to the next one. */
static void
test_long_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = cw_document_new ("Toy", "Cards");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (words, "word%u ", i);
  document->cards = 8;
  cw_document_append (document, cw_block_new_excerpt (words->str, "¶1 [E-1]"));
  pages = fixture_paginate (document, setup);
  all = fixture_list_all (pages);
  for (guint page = 1; page < all->len; page++)
    {
      const GPtrArray *items = all->pdata[page];

      for (guint i = 0; i < items->len; i++)
        if (((CwPageItem *) items->pdata[i])->role == CW_ITEM_EXCERPT)
          g_string_append (shown, ((CwPageItem *) items->pdata[i])->text);
    }
  expected = fixture_strip_spaces (words->str);
  found = fixture_strip_spaces (shown->str);
  g_assert_cmpstr (found, ==, expected);
}

/* --- the others ------------------------------------------------------------------------------------------------ */

static void
test_codebook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwDocument) with_example = NULL;
  g_autoptr (CwDocument) second = NULL;
  g_autofree char *found = NULL;
  g_autofree char *other = NULL;
  g_autofree char *none = NULL;
  gint64 x1 = toy_find (fixture->project, CW_KIND_CODE, "X1");
  const CwBlock *table = NULL;

  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_CODE, x1, CW_CODE_WHEN_TO_USE, "always\nreally", &error));
  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_CODE, x1, CW_CODE_WHEN_NOT_TO_USE, "never", &error));
  g_assert_true (cw_project_star_excerpt (fixture->project, 3, TRUE, &error));
  document = build (fixture, "codebook");
  found = outline (document);
  g_assert_cmpstr (found, ==, "1\u2002X:; 1.1\u2002X1: E-3; 1.2\u2002X2:; 2\u2002Y:; Index:");
  check_targets (document);
  for (guint i = 0; i < document->blocks->len; i++)
    if (((CwBlock *) document->blocks->pdata[i])->kind == CW_BLOCK_TABLE)
      table = document->blocks->pdata[i];
  g_assert_nonnull (table);
  g_assert_cmpuint (cw_table_get_cell (table->table, 0, 0)->len, ==, 2);
  g_assert_cmpstr (cw_table_get_cell (table->table, 0, 1)->pdata[0], ==, "never");
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "Own codings: 1 · excerpts: 1"));
  g_assert_true (cw_project_set_example (fixture->project, x1, 6, CW_EXAMPLE_NEAR_MISS, &error));
  with_example = build (fixture, "codebook");
  other = outline (with_example);
  g_assert_cmpstr (other, ==, "1\u2002X:; 1.1\u2002X1: E-6; 1.2\u2002X2:; 2\u2002Y:; Index:");
  fixture->request.form = CW_CODEBOOK_SECOND_CYCLE;
  second = build (fixture, "codebook");
  none = outline (second);
  g_assert_cmpstr (none, ==, "");
}

static void
test_memo_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (CwDocument) whole = NULL;
  gint64 first = cw_project_create_record (fixture->project, CW_KIND_MEMO, "Turf", 0, &error);
  gint64 diary = cw_project_create_record (fixture->project, CW_KIND_MEMO, "Diary", 0, &error);

  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_MEMO, first, CW_MEMO_BODY, "One.\n\nTwo.", &error));
  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_MEMO, diary, CW_MEMO_KIND, "reflexive journal", &error));
  g_assert_true (cw_project_link_memo (fixture->project,
                                       first,
                                       CW_KIND_CODE,
                                       toy_find (fixture->project, CW_KIND_CODE, "Y"),
                                       &error));
  document = build (fixture, "memo-book");
  g_assert_nonnull (find_block (document, CW_BLOCK_HEADING, "Turf"));
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "Two."));
  g_assert_null (find_block (document, CW_BLOCK_HEADING, "Diary"));
  g_assert_nonnull (strstr (document->scope, "reflexive journal is left out"));
  check_targets (document);
  fixture->request.reflexive = TRUE;
  fixture->request.excerpts.grouping = CW_REPORT_GROUP_KIND;
  whole = build (fixture, "memo-book");
  g_assert_nonnull (find_block (whole, CW_BLOCK_HEADING, "Diary"));
  g_assert_nonnull (find_block (whole, CW_BLOCK_HEADING, "reflexive journal"));
}

static void
test_evidence_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = build (fixture, "evidence-book");
  g_autofree char *found = outline (document);

  g_assert_cmpstr (
      found, ==, "City A:; X: E-1 E-2 E-3 E-8; Y: E-2 E-4; City B:; X: E-5 E-6 E-8; Y: E-7 E-9");
}

/* A cell without evidence says which kind of nothing it is. */
static void
test_empty_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  gint64 new_code = cw_project_create_record (fixture->project, CW_KIND_CODE, "Z", 0, &error);

  g_assert_cmpint (new_code, !=, 0);
  g_assert_cmpint (
      cw_project_create_record (fixture->project, CW_KIND_CASE, "City C", 0, &error), !=, 0);
  fixture->request.matrix.columns = "Z";
  document = build (fixture, "evidence-book");
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "?: 3 of 3 sources"));
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "n/m: no material"));
}

static void
test_case_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autofree char *found = NULL;
  gint64 city = toy_find (fixture->project, CW_KIND_CASE, "City B");

  g_assert_true (
      cw_project_set_field (fixture->project, CW_KIND_CASE, city, CW_CASE_NOTE, "A port.", &error));
  fixture->request.excerpts.cases = choose (fixture, CW_KIND_CASE, "City B");
  fixture->request.matrix.columns = NULL;
  document = build (fixture, "case-book");
  found = outline (document);
  g_assert_cmpstr (
      found, ==, "City B:; Material by date:; X: E-5 E-6 E-8; X1: E-6; X2: E-8; Y: E-7 E-9");
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "A port."));
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "S3"));
  g_assert_null (find_block (document, CW_BLOCK_PARAGRAPH, "S2"));
}

static void
test_inventory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = NULL;
  const CwTable *tables[3];
  guint n = 0;

  add_interview (fixture);
  document = build (fixture, "inventory");
  g_assert_cmpuint (count_kind (document, CW_BLOCK_TABLE), ==, 3);
  for (guint i = 0; i < document->blocks->len; i++)
    if (((CwBlock *) document->blocks->pdata[i])->kind == CW_BLOCK_TABLE)
      tables[n++] = ((CwBlock *) document->blocks->pdata[i])->table;
  g_assert_cmpuint (tables[0]->n_rows, ==, 5);
  g_assert_cmpstr (tables[0]->rows[0].label, ==, "S1");
  g_assert_cmpstr (cw_table_get_cell (tables[0], 0, 2)->pdata[0], ==, "200");
  g_assert_cmpstr (tables[1]->rows[0].label, ==, "Provider 07");
  g_assert_cmpstr (cw_table_get_cell (tables[1], 0, 0)->pdata[0], ==, "direct service provider");
  g_assert_cmpstr (cw_table_get_cell (tables[1], 0, 1)->pdata[0], ==, "City B");
  g_assert_cmpstr (cw_table_get_cell (tables[1], 0, 2)->pdata[0], ==, "1");
  g_assert_cmpuint (tables[2]->n_rows, ==, 3);
  g_assert_cmpstr (cw_table_get_cell (tables[2], 0, 0)->pdata[0], ==, "2");
}

static void
test_field_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft
      = cw_draft_source_from_text ("Vigil", "They lit candles.\nI felt watched.");
  gint64 note = cw_project_add_source (fixture->project, draft, "field note", &error);
  g_autoptr (CwDocument) document = NULL;
  const CwBlock *comment;

  g_assert_true (cw_project_set_voice (fixture->project, note, 20, "observer comment", &error));
  document = build (fixture, "field-notes");
  g_assert_null (find_block (document, CW_BLOCK_HEADING, "S1"));
  comment = find_block (document, CW_BLOCK_PARAGRAPH, "I felt watched.");
  g_assert_nonnull (comment);
  g_assert_cmpint (comment->paragraph.role, ==, CW_TEXT_OBSERVER);
  g_assert_cmpstr (comment->paragraph.lead, ==, "OC:");
}

static void
test_quote_bank (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autofree char *found = NULL;

  g_assert_true (cw_project_star_excerpt (fixture->project, 2, TRUE, &error));
  document = build (fixture, "quote-bank");
  found = outline (document);
  g_assert_cmpstr (found, ==, "1.2\u2002X2: E-2; 2\u2002Y: E-2");
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "20 words · cited in 0 summaries"));
}

static void
test_code_slip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = NULL;
  g_autofree char *found = NULL;

  check_refusal (fixture, "code-slip");
  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "Y");
  document = build (fixture, "code-slip");
  found = outline (document);
  g_assert_cmpstr (found, ==, "Life of the code:; 2\u2002Y: E-2 E-7 E-4 E-9");
  g_assert_nonnull (find_block (document, CW_BLOCK_PARAGRAPH, "created"));
}

/* Every layout says what it holds, on its first page. */
static void
test_scopes (Fixture *fixture, gconstpointer data)
{
  fixture->request.excerpts.codes = choose (fixture, CW_KIND_CODE, "Y");
  for (guint i = 0; cw_report_layout_get (i) != NULL; i++)
    {
      g_autoptr (CwDocument) document = build (fixture, cw_report_layout_get (i)->nick);

      g_assert_nonnull (document->scope);
      g_assert_cmpstr (document->scope, !=, "");
      g_assert_cmpstr (document->date, !=, NULL);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report/layouts/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("grouping", test_grouping);
  ADD ("order", test_order);
  ADD ("merged", test_merged);
  ADD ("best", test_best);
  ADD ("attribution", test_attribution);
  ADD ("context", test_context);
  ADD ("consent", test_consent);
  ADD ("lanes", test_lanes);
  ADD ("foot-room", test_foot_room);
  ADD ("disguise", test_disguise);
  ADD ("cards", test_cards);
  ADD ("long-card", test_long_card);
  ADD ("codebook", test_codebook);
  ADD ("memo-book", test_memo_book);
  ADD ("evidence-book", test_evidence_book);
  ADD ("empty-states", test_empty_states);
  ADD ("case-book", test_case_book);
  ADD ("inventory", test_inventory);
  ADD ("field-notes", test_field_notes);
  ADD ("quote-bank", test_quote_bank);
  ADD ("code-slip", test_code_slip);
  ADD ("scopes", test_scopes);

  return g_test_run ();
}
