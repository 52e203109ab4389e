/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A small study of two invented cities, to look at and to test with. */

#include "config.h"

#include "memo-sample.h"

#include <glib/gstdio.h>

#include "cw-coding.h"
#include "cw-memos.h"
#include "cw-sources.h"
#include "cw-transaction.h"

typedef struct
{
  const char *title;
  const char *kind;
  const char *date;
  const char *body;
} SampleMemo;

static const SampleMemo sample_memos[] = {
  { "Whose words count",
    "method decision",
    "2021-01-11",
    "The interviewer’s turns are never coded, and neither are my own comments in field notes.\n\n"
    "Three consequences:\n\n"
    "1. When a participant only says *yes* to a phrase of mine, the coding goes on what they say "
    "next.\n"
    "2. Captions count as **quoted document**.\n"
    "3. If an idea is first mine and then theirs, a memo says so.\n" },
  { "P-07, telephone from the car",
    "contact summary",
    "2021-04-10",
    "# Main points\n\n*Instead of* became *along with* between the flyer and the signature. The "
    "protocol "
    "is good and was not free. Two gates: the card and the floor.\n\n"
    "# What struck me\n\nHe never says that the officer is the problem. It is the seat.\n\n"
    "> We don’t ride in the car. That was the whole fight.\n\n"
    "# To ask next time\n\n- Who chose the seating?\n- Does the nurse tell the story in the same "
    "way?\n" },
  { "I liked the pier too much",
    "reflexive journal",
    "2021-05-28",
    "I came off the call happy, and coded it the same evening in one sitting. I never do that. So: "
    "re-read it in a fortnight, cold. Look for the gate.\n" },
  { "Turf claim is two codes",
    "code choices and definitions",
    "2021-06-02",
    "Claims *to* a field and claims *against* a newcomer are told in the same breath but do "
    "different "
    "work. Split after the third interview from the county.\n" },
  { "", "", "2021-06-14", "- ask the nurse about the **Tenter Street** story\n" },
  { "Through-line of the crisis team",
    "case memo of record",
    "2021-09-30",
    "From *instead of* to *along with* to *on request*: the field does not shrink, the door "
    "does.\n" },
  { "Where the money stands still",
    "emergent patterns, categories, themes, concepts, assertions",
    "2021-11-19",
    "Reimbursement means that the small ones lend the city money.\n" },
  { "Rival explanation: staffing",
    "tentative answers",
    "2022-01-07",
    "It may simply be vacancies.\n" },
};

static const char source_text[]
    = "So we built the team to go instead of the officer.\n"
      "We don't ride in the car. That was the whole fight, where people sit.\n"
      "By the time it was signed it said along with. Same flyer, other verb.\n";

static gint64
add_source (CwProject *project, const char *title)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, source_text);
  gint64 id = cw_project_add_source (project, draft, "interview", NULL);

  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
create (CwProject *project, CwKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (project, kind, name, 0, &error);

  g_assert_no_error (error);
  return id;
}

static void
set (CwProject *project, gint64 memo, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (project, CW_KIND_MEMO, memo, field, value, &error);
  g_assert_no_error (error);
}

static void
link_to (MemoSample *self, guint memo, CwKind kind, gint64 target)
{
  g_autoptr (GError) error = NULL;

  cw_project_link_memo (self->project, self->memos[memo], kind, target, &error);
  g_assert_no_error (error);
}

static void
add_memos (MemoSample *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample_memos); i++)
    {
      const SampleMemo *memo = &sample_memos[i];

      self->memos[i] = create (self->project, CW_KIND_MEMO, memo->title);
      set (self->project, self->memos[i], CW_MEMO_KIND, memo->kind);
      set (self->project, self->memos[i], CW_MEMO_WRITTEN_ON, memo->date);
      set (self->project, self->memos[i], CW_MEMO_BODY, memo->body);
    }
  link_to (self, 1, CW_KIND_SOURCE, self->source);
  link_to (self, 1, CW_KIND_CASE, self->case_id);
  link_to (self, 1, CW_KIND_CODE, self->code);
  link_to (self, 3, CW_KIND_CODE, self->code);
  link_to (self, 4, CW_KIND_EXCERPT, self->excerpt);
  link_to (self, 5, CW_KIND_CASE, self->case_id);
  link_to (self, 6, CW_KIND_MEMO, self->memos[0]);
}

MemoSample *
memo_sample_new (void)
{
  MemoSample *self = g_new0 (MemoSample, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("cw-memos-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "sample.caseweave", NULL);
  self->project = cw_project_create (path, "Who Answers?", &error);
  g_assert_no_error (error);
  self->source = add_source (self->project, "2021-04-10 Interview P-07 crisis response");
  self->other_source = add_source (self->project, "2021-05-27 Interview P-19 outreach");
  self->code = create (self->project, CW_KIND_CODE, "turf claim");
  self->other_code = create (self->project, CW_KIND_CODE, "joint protocol");
  create (self->project, CW_KIND_CODE, "outreach without enforcement");
  self->case_id = create (self->project, CW_KIND_CASE, "Crisis response, Calder City");
  create (self->project, CW_KIND_PARTICIPANT, "P-07");
  self->excerpt = cw_project_apply_code (self->project, self->source, 51, 76, self->code, &error);
  g_assert_no_error (error);
  add_memos (self);
  return self;
}

/* As many as a study of two years has, in one step. */
void
memo_sample_add_many (MemoSample *self, guint n_memos)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self->project, NULL);

  for (guint i = 0; i < n_memos; i++)
    {
      g_autofree char *title = g_strdup_printf ("Memo number %u", i);
      g_autofree char *body = g_strdup_printf (
          "%s\n%s\nThe Überschrift of number %u.\n", sample_memos[0].body, sample_memos[1].body, i);
      gint64 memo = create (self->project, CW_KIND_MEMO, title);

      set (self->project, memo, CW_MEMO_BODY, body);
    }
  g_assert_true (cw_transaction_commit (transaction, NULL, "Created %u memos", n_memos));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
memo_sample_free (MemoSample *self)
{
  g_assert_true (cw_project_close (self->project, NULL));
  g_assert_finalize_object (self->project);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}
