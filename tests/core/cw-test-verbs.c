/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A line for every verb with every argument that it takes, and a project that all of them fit. Where arguments exclude
 * each other there is a line for each way to say it. A new verb goes into the table below. */

#include "config.h"

#include "cw-test-verbs.h"

#include <json-glib/json-glib.h>

#include "cw-sources.h"
#include "cw-test-project.h"

#define SAY_NOBODY "'source': 'Interview', 'start': 14, 'end': 28"

const CwTestVerb cw_test_verbs[] = {
  /* The project, sources, who speaks. */
  { "{'verb': 'set-project', 'title': 'New', 'questions': 'Who?', 'design': 'cases', "
    "'methodology': 'm', 'study-start': '2020', 'study-end': '2021-06', 'counts': 'show', "
    "'researcher': 'R'}",
    FALSE },
  { "{'verb': 'add-source', 'title': 'Third', 'text': 'One.\\r\\nTwo.', 'short': 'T', 'kind': "
    "'report', 'language': 'en', 'date': '2021-02-03', 'date-end': '2021-02-04', 'precision': "
    "'interval', 'captured': '2022', 'url': 'https://example.org', 'site': 'town hall', 'status': "
    "'read', 'note': 'n'}",
    FALSE },
  { "{'verb': 'set-source', 'source': 'Interview', 'title': 'Talk', 'short': 'T', 'kind': "
    "'focus group', 'language': 'de', 'date': '2021', 'date-end': '2022', 'precision': 'year', "
    "'captured': '2022-01', 'url': 'u', 'site': 's', 'status': 'complete', 'note': 'n'}",
    FALSE },
  { "{'verb': 'move-source', 'source': 'Minutes', 'before': 'Interview'}", FALSE },
  { "{'verb': 'move-source', 'source': 'Interview'}", FALSE },
  { "{'verb': 'delete-source', 'source': 'Interview'}", FALSE },
  { "{'verb': 'set-voice', 'source': 'Interview', 'speaker': 'Q', 'voice': 'interviewer'}", FALSE },
  { "{'verb': 'set-voice', " SAY_NOBODY ", 'voice': 'participant'}", FALSE },
  { "{'verb': 'set-voice', 'source': 'Minutes', 'quote': 'board', 'voice': 'other'}", FALSE },
  { "{'verb': 'set-voice', 'excerpt': 'E-1', 'voice': 'quoted document'}", FALSE },
  { "{'verb': 'create-participant', 'name': 'Bob', 'role': 'police', 'line': 'an officer', 'note': "
    "'n'}",
    FALSE },
  { "{'verb': 'set-participant', 'participant': 'Ada', 'name': 'Eve', 'line': 'l', 'note': 'n'}",
    FALSE },
  { "{'verb': 'add-role', 'participant': 'Ada', 'role': 'funder', 'start': '2020', 'end': '2021'}",
    FALSE },
  { "{'verb': 'delete-participant', 'participant': 'Ada'}", FALSE },
  { "{'verb': 'map-speaker', 'source': 'Interview', 'speaker': 'Q', 'participant': 'Ada'}", FALSE },

  /* Excerpts. */
  { "{'verb': 'create-excerpt', 'source': 'Interview', 'start': 0, 'end': 3}", FALSE },
  { "{'verb': 'create-excerpt', 'source': 'Minutes', 'quote': 'It adjourned.'}", FALSE },
  { "{'verb': 'create-excerpt', 'excerpt': 'E-1'}", TRUE },
  { "{'verb': 'star-excerpt', 'source': 'Minutes', 'start': 4, 'end': 9}", FALSE },
  { "{'verb': 'star-excerpt', 'source': 'Minutes', 'quote': 'board'}", FALSE },
  { "{'verb': 'star-excerpt', 'excerpt': 'E-2'}", FALSE },
  { "{'verb': 'unstar-excerpt', " SAY_NOBODY "}", FALSE },
  { "{'verb': 'unstar-excerpt', 'source': 'Interview', 'quote': 'Nobody answers'}", FALSE },
  { "{'verb': 'unstar-excerpt', 'excerpt': 'E-1'}", FALSE },
  { "{'verb': 'comment-excerpt', " SAY_NOBODY ", 'comment': 'c'}", FALSE },
  { "{'verb': 'comment-excerpt', 'source': 'Minutes', 'quote': 'board', 'comment': 'c'}", FALSE },
  { "{'verb': 'comment-excerpt', 'excerpt': 'E-2', 'comment': 'c'}", FALSE },
  { "{'verb': 'resize-excerpt', 'excerpt': 'E-1', 'start': 14, 'end': 20}", FALSE },
  { "{'verb': 'delete-excerpt', " SAY_NOBODY "}", FALSE },
  { "{'verb': 'delete-excerpt', 'source': 'Minutes', 'quote': 'board'}", FALSE },
  { "{'verb': 'delete-excerpt', 'excerpt': 'E-2'}", FALSE },

  /* Codes and codings. */
  { "{'verb': 'create-code', 'name': 'new', 'parent': 'access', 'level': 'theme', 'color': "
    "'#1a5fb4', 'mnemonic': 'N', 'definition': 'd', 'full-definition': 'f', 'use': 'u', 'not-use': "
    "'n', 'statement': 's', 'method': 'm', 'origin': 'o', 'status': 'provisional', 'aliases': 'a', "
    "'scale': '-2 2', 'properties': 'p', 'summariser': 'relationship'}",
    FALSE },
  { "{'verb': 'set-code', 'code': 'access', 'name': 'reach', 'level': 'structural', 'color': "
    "'#ffffff', 'mnemonic': 'R', 'definition': 'd', 'full-definition': 'f', 'use': 'u', "
    "'not-use': 'n', 'statement': 's', 'method': 'm', 'origin': 'o', 'status': 'frozen', "
    "'aliases': "
    "'a', 'scale': 's', 'properties': 'p', 'summariser': 'category/theme'}",
    FALSE },
  { "{'verb': 'move-code', 'code': 'turf', 'parent': 'access', 'before': 'calls'}", FALSE },
  { "{'verb': 'move-code', 'code': 'turf', 'before': 'calls'}", FALSE },
  { "{'verb': 'retire-code', 'code': 'calls'}", FALSE },
  { "{'verb': 'restore-code', 'code': 'old'}", FALSE },
  { "{'verb': 'restore-code', 'code': 'calls'}", TRUE },
  { "{'verb': 'delete-code', 'code': 'old'}", FALSE },
  { "{'verb': 'map-code', 'code': 'turf', 'to': 'pattern', 'because': 'b'}", FALSE },
  { "{'verb': 'map-code', 'code': 'access', 'to': 'pattern', 'because': 'another'}", FALSE },
  { "{'verb': 'unmap-code', 'code': 'access', 'to': 'pattern'}", FALSE },
  { "{'verb': 'apply-code', 'source': 'Interview', 'start': 0, 'end': 12, 'code': 'turf', "
    "'comment': 'c', 'magnitude': 3}",
    FALSE },
  { "{'verb': 'apply-code', 'source': 'Minutes', 'quote': 'It', 'code': 'turf'}", FALSE },
  { "{'verb': 'apply-code', 'excerpt': 'E-2', 'code': 'calls'}", FALSE },
  { "{'verb': 'remove-code', " SAY_NOBODY ", 'code': 'calls'}", FALSE },
  { "{'verb': 'remove-code', 'source': 'Minutes', 'quote': 'board', 'code': 'turf'}", FALSE },
  { "{'verb': 'remove-code', 'excerpt': 'E-1', 'code': 'calls'}", FALSE },
  { "{'verb': 'set-coding', " SAY_NOBODY ", 'code': 'calls', 'comment': 'c'}", FALSE },
  { "{'verb': 'set-coding', 'source': 'Minutes', 'quote': 'board', 'code': 'turf', 'magnitude': "
    "'2'}",
    FALSE },
  { "{'verb': 'set-coding', 'excerpt': 'E-1', 'code': 'calls', 'comment': 'c'}", FALSE },

  /* The codebook as a whole. */
  { "{'verb': 'merge-codes', 'code': 'turf', 'into': 'calls', 'coalesce': true}", FALSE },
  { "{'verb': 'merge-codes', 'code': 'calls', 'into': 'turf'}", FALSE },
  { "{'verb': 'choose-magnitude', 'conflict': 1, 'magnitude': 1}", FALSE },
  { "{'verb': 'redefine-code', 'code': 'access', 'definition': 'd', 'full-definition': 'f', 'use': "
    "'u', 'not-use': 'n'}",
    FALSE },
  { "{'verb': 'set-example', 'code': 'calls', 'as': 'near miss', " SAY_NOBODY "}", FALSE },
  { "{'verb': 'set-example', 'code': 'turf', 'source': 'Minutes', 'quote': 'board'}", FALSE },
  { "{'verb': 'set-example', 'code': 'turf', 'excerpt': 'E-3', 'as': 'atypical'}", FALSE },
  { "{'verb': 'remove-example', 'code': 'calls', 'excerpt': 'E-1'}", FALSE },
  { "{'verb': 'contrast-codes', 'code': 'turf', 'other': 'access', 'question': 'Whose is it?'}",
    FALSE },
  { "{'verb': 'remove-contrast', 'code': 'turf', 'other': 'calls'}", FALSE },
  { "{'verb': 'keep-overlap', 'code': 'turf', 'excerpt': 'E-3', 'other': 'E-4'}", FALSE },
  { "{'verb': 'coalesce-excerpts', 'code': 'turf', 'excerpt': 'E-3', 'other': 'E-4'}", FALSE },
  { "{'verb': 'trim-excerpt', 'code': 'turf', 'excerpt': 'E-3', 'other': 'E-4'}", FALSE },
  { "{'verb': 'mark-reviewed', 'source': 'Minutes'}", FALSE },
  { "{'verb': 'mark-reviewed', 'source': 'Minutes', 'code': 'turf'}", FALSE },
  { "{'verb': 'recode-excerpt', " SAY_NOBODY ", 'code': 'calls', 'pass': 2}", FALSE },
  { "{'verb': 'recode-excerpt', 'source': 'Minutes', 'quote': 'board', 'code': 'turf', 'pass': 2}",
    FALSE },
  { "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'calls', 'pass': 2}", FALSE },
  { "{'verb': 'split-code', 'code': 'turf', 'into': ['near', 'far', 'calls']}", FALSE },
  { "{'verb': 'sort-excerpt', 'code': 'mixed', 'excerpt': 'E-5', 'into': 'right'}", FALSE },
  { "{'verb': 'sort-excerpt', 'code': 'mixed', 'excerpt': 'E-5'}", FALSE },
  { "{'verb': 'finish-split', 'code': 'mixed'}", FALSE },
  { "{'verb': 'finish-split', 'code': 'mixed', 'retire': true}", FALSE },
  { "{'verb': 'abandon-split', 'code': 'mixed'}", FALSE },
  { "{'verb': 'delete-code-with-codings', 'code': 'calls', 'confirmed': true}", FALSE },

  { "{'verb': 'revert', 'to': '2000-06-30'}", FALSE },

  /* Cases, attributes, summaries. */
  { "{'verb': 'create-case', 'name': 'Ward', 'parent': 'North', 'type': 'city', 'note': 'n'}",
    FALSE },
  { "{'verb': 'set-case', 'case': 'North', 'name': 'Upper', 'type': 'person', 'note': 'n'}",
    FALSE },
  { "{'verb': 'move-case', 'case': 'South', 'parent': 'North'}", FALSE },
  { "{'verb': 'move-case', 'case': 'South', 'before': 'North'}", FALSE },
  { "{'verb': 'delete-case', 'case': 'North'}", FALSE },
  { "{'verb': 'assign-case', 'case': 'South', 'source': 'Minutes'}", FALSE },
  { "{'verb': 'assign-case', 'case': 'North', 'source': 'Interview'}", TRUE },
  { "{'verb': 'assign-case', 'case': 'South', 'source': 'Interview', 'speaker': 'A'}", FALSE },
  { "{'verb': 'assign-case', 'case': 'South', " SAY_NOBODY "}", FALSE },
  { "{'verb': 'assign-case', 'case': 'South', 'source': 'Minutes', 'quote': 'board'}", FALSE },
  { "{'verb': 'assign-case', 'case': 'South', 'excerpt': 'E-1'}", FALSE },
  { "{'verb': 'unassign-case', 'case': 'North', 'source': 'Interview'}", FALSE },
  { "{'verb': 'create-attribute', 'name': 'new', 'type': 'choice', 'for': 'source', 'unit': 'm', "
    "'values': ['a', 'b']}",
    FALSE },
  { "{'verb': 'edit-attribute', 'attribute': 'size', 'name': 'extent', 'type': 'text', 'unit': "
    "'km', 'values': 'small'}",
    FALSE },
  { "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'South', 'value': 'small'}", FALSE },
  { "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'North', 'value': ''}", FALSE },
  { "{'verb': 'set-attribute', 'attribute': 'pages', 'source': 'Minutes', 'value': 2.5}", FALSE },
  { "{'verb': 'set-attribute', 'attribute': 'age', 'participant': 'Ada', 'missing': 'refused'}",
    FALSE },
  { "{'verb': 'delete-attribute', 'attribute': 'size'}", FALSE },
  { "{'verb': 'set-summary', 'case': 'South', 'code': 'turf', 'text': 't', 'status': 'final', "
    "'rating': 4, 'direction': 'constant'}",
    FALSE },
  { "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'rating': -2}", FALSE },
  { "{'verb': 'set-summary', 'row-source': 'Minutes', 'code': 'turf', 'text': 't'}", FALSE },
  { "{'verb': 'set-summary', 'attribute': 'size', 'value': 'large', 'code': 'turf', 'text': 't'}",
    FALSE },
  { "{'verb': 'confirm-summary', 'case': 'North', 'code': 'access'}", FALSE },
  { "{'verb': 'confirm-summary', 'row-source': 'Interview', 'code': 'access'}", FALSE },
  { "{'verb': 'confirm-summary', 'attribute': 'size', 'value': 'large', 'code': 'access'}", FALSE },
  { "{'verb': 'cite-evidence', 'case': 'North', 'code': 'access', 'excerpt': 'E-2', 'stance': "
    "'contradicts'}",
    FALSE },
  { "{'verb': 'cite-evidence', 'row-source': 'Interview', 'code': 'access', " SAY_NOBODY "}",
    FALSE },
  { "{'verb': 'cite-evidence', 'attribute': 'size', 'value': 'large', 'code': 'access', 'source': "
    "'Minutes', 'quote': 'board'}",
    FALSE },
  { "{'verb': 'uncite-evidence', 'case': 'North', 'code': 'access', " SAY_NOBODY "}", FALSE },
  { "{'verb': 'uncite-evidence', 'row-source': 'Interview', 'code': 'access', 'source': "
    "'Minutes', 'quote': 'board'}",
    FALSE },
  { "{'verb': 'uncite-evidence', 'attribute': 'size', 'value': 'large', 'code': 'access', "
    "'excerpt': 'E-1'}",
    FALSE },
  { "{'verb': 'delete-summary', 'case': 'North', 'code': 'access'}", FALSE },
  { "{'verb': 'delete-summary', 'row-source': 'Interview', 'code': 'access'}", FALSE },
  { "{'verb': 'delete-summary', 'attribute': 'size', 'value': 'large', 'code': 'access'}", FALSE },
  { "{'verb': 'confirm-absence', 'case': 'North', 'code': 'left', 'memo': 'I looked.'}", FALSE },
  { "{'verb': 'confirm-absence', 'row-source': 'Minutes', 'code': 'left', 'memo': 'No.'}", FALSE },
  { "{'verb': 'confirm-absence', 'attribute': 'size', 'value': 'large', 'code': 'left', 'memo': "
    "'None.'}",
    FALSE },
  { "{'verb': 'retract-absence', 'case': 'North', 'code': 'right'}", FALSE },
  { "{'verb': 'retract-absence', 'row-source': 'Minutes', 'code': 'right'}", FALSE },
  { "{'verb': 'retract-absence', 'attribute': 'size', 'value': 'large', 'code': 'right'}", FALSE },
  { "{'verb': 'create-period-set', 'name': 'Years', 'note': 'n'}", FALSE },
  { "{'verb': 'set-period-set', 'set': 'Phases', 'name': 'Times', 'note': 'n'}", FALSE },
  { "{'verb': 'delete-period-set', 'set': 'Phases'}", FALSE },
  { "{'verb': 'add-period', 'set': 'Phases', 'case': 'South', 'label': 'late', 'start': '2021-04', "
    "'end': '2021-06-15'}",
    FALSE },
  { "{'verb': 'add-period', 'set': 'Terms', 'label': 'second', 'start': '2021'}", FALSE },
  { "{'verb': 'remove-period', 'set': 'Phases', 'case': 'North', 'label': 'early'}", FALSE },
  { "{'verb': 'remove-period', 'set': 'Terms', 'label': 'first'}", FALSE },

  /* Memos and displays. */
  { "{'verb': 'create-memo', 'title': 'T', 'about': ['code:turf', 'excerpt:E-1'], 'kind': "
    "'metamemo', 'body': 'b', 'date': '2021-03-04', 'about-start': '2020', 'about-end': '2021'}",
    FALSE },
  { "{'verb': 'set-memo', 'memo': 'Note', 'title': 'N', 'kind': 'cell memo', 'body': 'b', 'date': "
    "'2021', 'about-start': '2019', 'about-end': '2020'}",
    FALSE },
  { "{'verb': 'link-memo', 'memo': 'Note', 'about': ['case:North', 'source:Minutes']}", FALSE },
  { "{'verb': 'link-memo', 'memo': 'Note', 'about': ['code:access']}", TRUE },
  { "{'verb': 'unlink-memo', 'memo': 'Note', 'from': 'code:access'}", FALSE },
  { "{'verb': 'delete-memo', 'memo': 'Note'}", FALSE },
  { "{'verb': 'save-display', 'name': 'new', 'rows': 'case', 'columns': 'code', 'measure': "
    "'density', 'note': 'n'}",
    FALSE },
  { "{'verb': 'delete-display', 'display': 'grid'}", FALSE },

  /* The text of a source. */
  { "{'verb': 'correct-text', " SAY_NOBODY ", 'text': 'Somebody', 'typing': 'here'}", FALSE },
  { "{'verb': 'correct-text', 'source': 'Minutes', 'quote': 'board', 'text': 'council'}", FALSE },
  { "{'verb': 'correct-text', 'excerpt': 'E-1', 'text': ''}", FALSE },
  { "{'verb': 'replace-text', 'source': 'Minutes', 'text': 'The board met.\\r\\nAnd left.'}",
    FALSE },
  { "{'verb': 'accept-anchor', 'excerpt': 'E-6', 'candidate': 1}", FALSE },
  { "{'verb': 'accept-anchor', 'passage': 2}", FALSE },
  { "{'verb': 'place-anchor', 'excerpt': 'E-6', 'start': 0, 'end': 9}", FALSE },
  { "{'verb': 'place-anchor', 'passage': 2, 'start': 0, 'end': 9}", FALSE },
  { "{'verb': 'dismiss-anchor', 'excerpt': 'E-6'}", FALSE },
  { "{'verb': 'dismiss-anchor', 'passage': 2}", FALSE },

  /* Saved queries. */
  { "{'verb': 'save-query', 'name': 'new', 'expression': 'code:access and @mine', 'note': 'n'}",
    FALSE },
  { "{'verb': 'set-query', 'query': 'mine', 'name': 'ours', 'expression': 'starred', 'note': 'n'}",
    FALSE },
  { "{'verb': 'delete-query', 'query': 'mine'}", FALSE },

  { "{'verb': 'date-excerpt', 'excerpt': 'E-1', 'when': '2020Q3'}", FALSE },

  /* Many places at once. */
  { "{'verb': 'code-found', 'words': 'phone', 'code': 'turf'}", FALSE },
  { "{'verb': 'code-speaker', 'speaker': 'A', 'code': 'turf'}", FALSE },
  { "{'verb': 'code-sections', 'heading': 'who', 'code': 'turf'}", FALSE },

  /* Real names; the identity table itself has no undo, so what changes it comes last. */
  { "{'verb': 'pseudonymize'}", FALSE },
  { "{'verb': 'pseudonymize', 'participant': 'Ada', 'source': 'Letter'}", FALSE },
  { "{'verb': 'restore-names'}", FALSE },
  { "{'verb': 'restore-names', 'source': 'Letter'}", FALSE },
  { "{'verb': 'generate-pseudonyms', 'participants': ['Ben'], 'scheme': 'numbers'}", FALSE },
  { "{'verb': 'generate-pseudonyms'}", FALSE },
  { "{'verb': 'add-identity', 'participant': 'Ada', 'name': 'Hope', 'pseudonym': 'Edda', 'common': "
    "true}",
    TRUE },
  { "{'verb': 'remove-identity', 'participant': 'Ada', 'name': 'Hope'}", TRUE },
  { "{'verb': 'forget-identities', 'confirm': 'forget'}", TRUE },
};

const guint cw_test_n_verbs = G_N_ELEMENTS (cw_test_verbs);

const char *const cw_test_final_lines[] = {
  "{'verb': 'withdraw', 'participant': 'Ada', 'confirm': 'P-1'}",
  "{'verb': 'seal-pseudonyms', 'confirm': 'seal', 'all-originals': true}",
  NULL,
};

/* Who asks is Q, who answers is A. */
static void
add_interview (CwProject *project)
{
  static const char *const speakers[] = { "Q", "A", "Q", "A" };
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (
      "Interview", "Who answers?\n\nNobody answers the phone.\nAnd then?\nThey walk.");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i == 0 ? 0 : i + 1);

      paragraph->speaker = g_strdup (speakers[i]);
      paragraph->style = i == 0 ? CW_PARAGRAPH_HEADING : CW_PARAGRAPH_BODY;
    }
  cw_project_add_source (project, draft, "interview transcript", &error);
  g_assert_no_error (error);
}

static const char *const lines[] = {
  "{'verb': 'add-source', 'title': 'Minutes', 'text': 'The board met.\\nIt adjourned.'}",
  "{'verb': 'create-participant', 'name': 'Ada', 'role': 'resident'}",
  "{'verb': 'map-speaker', 'source': 'Interview', 'speaker': 'A', 'participant': 'Ada'}",
  "{'verb': 'create-code', 'name': 'access', 'definition': 'getting through'}",
  "{'verb': 'create-code', 'name': 'calls', 'parent': 'access'}",
  "{'verb': 'create-code', 'name': 'turf', 'color': '#c01c28'}",
  "{'verb': 'create-code', 'name': 'pattern', 'level': 'pattern code'}",
  "{'verb': 'create-code', 'name': 'old', 'status': 'retired'}",
  "{'verb': 'map-code', 'code': 'access', 'to': 'pattern', 'because': 'it shows'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'quote': 'Nobody answers', 'code': 'calls'}",
  "{'verb': 'star-excerpt', 'excerpt': 'E-1'}",
  "{'verb': 'apply-code', 'source': 'Minutes', 'quote': 'board', 'code': 'turf'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'start': 0, 'end': 6, 'code': 'turf'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'start': 4, 'end': 12, 'code': 'turf'}",
  "{'verb': 'create-code', 'name': 'mixed'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'quote': 'And then?', 'code': 'mixed'}",
  "{'verb': 'split-code', 'code': 'mixed', 'into': ['left', 'right']}",
  "{'verb': 'sort-excerpt', 'code': 'mixed', 'excerpt': 'E-5', 'into': 'left'}",
  "{'verb': 'set-example', 'code': 'calls', 'excerpt': 'E-1'}",
  "{'verb': 'contrast-codes', 'code': 'turf', 'other': 'calls', 'question': 'Who?'}",
  "{'verb': 'create-code', 'name': 'weak'}",
  "{'verb': 'create-code', 'name': 'strong'}",
  "{'verb': 'apply-code', 'excerpt': 'E-5', 'code': 'weak', 'magnitude': 1}",
  "{'verb': 'apply-code', 'excerpt': 'E-5', 'code': 'strong', 'magnitude': 3}",
  "{'verb': 'merge-codes', 'code': 'weak', 'into': 'strong'}",
  "{'verb': 'create-case', 'name': 'North'}",
  "{'verb': 'create-case', 'name': 'South'}",
  "{'verb': 'assign-case', 'case': 'North', 'source': 'Interview'}",
  "{'verb': 'create-attribute', 'name': 'size', 'type': 'ordinal', 'values': ['small', 'large']}",
  "{'verb': 'create-attribute', 'name': 'pages', 'type': 'number', 'for': 'source'}",
  "{'verb': 'create-attribute', 'name': 'age', 'type': 'number', 'for': 'participant'}",
  "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'North', 'value': 'large'}",
  "{'verb': 'create-memo', 'title': 'Note', 'about': ['code:access', 'excerpt:E-1']}",
  "{'verb': 'save-display', 'name': 'grid', 'rows': 'case', 'columns': 'code'}",
  "{'verb': 'save-query', 'name': 'mine', 'expression': 'code:turf or text:nobody'}",
  "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'text': 'Nobody is there.'}",
  "{'verb': 'cite-evidence', 'case': 'North', 'code': 'access', 'excerpt': 'E-1'}",
  "{'verb': 'set-summary', 'row-source': 'Interview', 'code': 'access', 'text': 'Nobody.'}",
  "{'verb': 'cite-evidence', 'row-source': 'Interview', 'code': 'access', 'excerpt': 'E-2'}",
  "{'verb': 'set-summary', 'attribute': 'size', 'value': 'large', 'code': 'access', 'text': 'L'}",
  "{'verb': 'cite-evidence', 'attribute': 'size', 'value': 'large', 'code': 'access', 'excerpt': "
  "'E-1'}",
  "{'verb': 'confirm-absence', 'case': 'North', 'code': 'right', 'memo': 'm'}",
  "{'verb': 'confirm-absence', 'row-source': 'Minutes', 'code': 'right', 'memo': 'm'}",
  "{'verb': 'confirm-absence', 'attribute': 'size', 'value': 'large', 'code': 'right', 'memo': "
  "'m'}",
  "{'verb': 'create-period-set', 'name': 'Phases'}",
  "{'verb': 'add-period', 'set': 'Phases', 'case': 'North', 'label': 'early', 'start': '2020', "
  "'end': '2020'}",
  "{'verb': 'create-period-set', 'name': 'Terms'}",
  "{'verb': 'add-period', 'set': 'Terms', 'label': 'first', 'start': '2020', 'end': '2020-12'}",
};

/* A text that was replaced, so that its anchors wait to be looked at; one name that was replaced, and one that was not. */
static const char *const replacing_lines[] = {
  "{'verb': 'add-source', 'title': 'Report', 'text': 'The line was open at night.\\nThey slept.'}",
  "{'verb': 'apply-code', 'source': 'Report', 'quote': 'open at night', 'code': 'turf'}",
  "{'verb': 'assign-case', 'case': 'South', 'source': 'Report', 'start': 4, 'end': 26}",
  "{'verb': 'replace-text', 'source': 'Report', 'text': 'It opened in the nights.\\nThey slept.'}",
  "{'verb': 'create-participant', 'name': 'Ben'}",
  "{'verb': 'add-source', 'title': 'Letter', 'text': 'Dora wrote to Zed.'}",
  "{'verb': 'add-identity', 'participant': 'Ada', 'name': 'Dora'}",
  "{'verb': 'pseudonymize', 'source': 'Letter'}",
  "{'verb': 'add-identity', 'participant': 'Ada', 'name': 'Zed'}",
};

/* A new project with something for every verb; half of it was done in 2000, the rest in 2001; now it is 2002. */
CwProject *
cw_test_verbs_project (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  CwProject *project
      = cw_project_create_reproducible (path, "Test", 1, "2000-01-01T12:00:00Z", &error);

  g_assert_no_error (error);
  add_interview (project);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (i == G_N_ELEMENTS (lines) / 2)
        cw_project_set_reproducible (project, 1, "2001-01-01T12:00:00Z");
      cw_test_say (project, "%s", lines[i]);
    }
  cw_project_set_reproducible (project, 1, "2002-01-01T12:00:00Z");
  return project;
}

/* The same with anchors to look at. */
CwProject *
cw_test_verbs_project_to_review (void)
{
  CwProject *project = cw_test_verbs_project ();

  for (guint i = 0; i < G_N_ELEMENTS (replacing_lines); i++)
    cw_test_say (project, "%s", replacing_lines[i]);
  return project;
}

/* (transfer full): what a line says that has ' for ". */
GVariant *
cw_test_parse_line (const char *line)
{
  g_autofree char *json = g_strdelimit (g_strdup (line), "'", '"');
  g_autoptr (GError) error = NULL;
  GVariant *said = json_gvariant_deserialize_data (json, -1, "a{sv}", &error);

  g_assert_no_error (error);
  return g_variant_ref_sink (said);
}

GVariant *
cw_test_verb_line (guint index)
{
  return cw_test_parse_line (cw_test_verbs[index].line);
}

const CwVerb *
cw_test_verb_of (guint index)
{
  g_autoptr (GVariant) line = cw_test_verb_line (index);
  const char *name;

  g_assert_true (g_variant_lookup (line, "verb", "&s", &name));
  return cw_verb_find (name);
}
