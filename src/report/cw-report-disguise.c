/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report is printed with pseudonyms, whatever the texts still say; where it was wanted otherwise, it says so on its
 * first page (method.md R29). */

#include "config.h"

#include "cw-report-disguise.h"

#include <string.h>

#include "cw-identity-scan.h"
#include "cw-name-finder.h"

#define BANNER "This report has real names of participants in it: do not pass it on."

typedef struct
{
  CwIdentityScan *scan;
  GString *all; /* every text, a line each */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->scan, cw_identity_scan_free);
  if (self->all != NULL)
    g_string_free (g_steal_pointer (&self->all), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* What is done with each text that is printed. */
typedef void (*Visit) (Search *self, char **text);

static void
disguise_text (Search *self, char **text)
{
  char *disguised = *text == NULL ? NULL : cw_identity_scan_disguise (self->scan, *text);

  if (disguised == NULL)
    return;
  g_free (*text);
  *text = disguised;
}

static void
collect_text (Search *self, char **text)
{
  if (*text == NULL)
    return;
  g_string_append (self->all, *text);
  g_string_append_c (self->all, '\n');
}

/* --- every text of a document ------------------------------------------------------------------------------------- */

static void
visit_list (Search *self, GPtrArray *texts, Visit visit)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    visit (self, (char **) &g_ptr_array_index (texts, i));
}

static void
visit_table (Search *self, CwTable *table, Visit visit)
{
  visit (self, &table->corner);
  for (guint i = 0; i < table->n_columns; i++)
    visit (self, &table->columns[i].label);
  for (guint i = 0; i < table->n_rows; i++)
    visit (self, &table->rows[i].label);
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    visit_list (self, table->cells[i], visit);
  visit_list (self, table->legend, visit);
}

static void
visit_excerpt (Search *self, CwExcerptBlock *excerpt, Visit visit)
{
  visit_list (self, excerpt->paragraphs, visit);
  visit (self, &excerpt->citation);
  visit (self, &excerpt->other_codes);
  visit (self, &excerpt->comment);
  visit (self, &excerpt->group);
  visit (self, &excerpt->before);
  visit (self, &excerpt->after);
}

/* The marks of a paragraph stay with their words when those become longer or shorter. */
static void
move_marks (Search *self, CwCodedBlock *coded)
{
  g_autoptr (GArray) hits = cw_identity_scan_find (self->scan, coded->text);

  for (guint i = 0; i < coded->marks->len; i++)
    {
      CwCodeMark *mark = &g_array_index (coded->marks, CwCodeMark, i);

      mark->start = cw_name_hits_move (hits, coded->text, mark->start, FALSE);
      mark->end = cw_name_hits_move (hits, coded->text, mark->end, TRUE);
    }
}

static void
visit_coded (Search *self, CwCodedBlock *coded, Visit visit)
{
  if (visit == disguise_text)
    move_marks (self, coded);
  visit (self, &coded->speaker);
  visit (self, &coded->text);
  for (guint i = 0; i < coded->marks->len; i++)
    {
      CwCodeMark *mark = &g_array_index (coded->marks, CwCodeMark, i);

      visit (self, &mark->label);
      visit (self, &mark->name);
    }
}

static void
visit_block (Search *self, CwBlock *block, Visit visit)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      visit (self, &block->heading.text);
      visit (self, &block->heading.running);
      break;
    case CW_BLOCK_PARAGRAPH:
      visit (self, &block->paragraph.lead);
      visit (self, &block->paragraph.text);
      break;
    case CW_BLOCK_EXCERPT:
      visit_excerpt (self, &block->excerpt, visit);
      break;
    case CW_BLOCK_TABLE:
      visit_table (self, block->table, visit);
      break;
    case CW_BLOCK_CODED:
      visit_coded (self, block->coded, visit);
      break;
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      break;
    }
}

static void
visit_document (Search *self, CwDocument *document, Visit visit)
{
  visit (self, &document->project);
  visit (self, &document->title);
  visit (self, &document->scope);
  visit (self, &document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    visit_block (self, g_ptr_array_index (document->blocks, i), visit);
}

/* --- what is left --------------------------------------------------------------------------------------------------- */

static void
add_banner (CwDocument *document)
{
  g_autofree char *scope = document->scope == NULL
                               ? g_strdup (BANNER)
                               : g_strconcat (BANNER " ", document->scope, NULL);

  cw_document_set_scope (document, scope);
}

static CwDocument *
refuse (const GArray *findings, GError **error)
{
  g_autofree char *who = cw_identity_findings_print (findings);

  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The report would have real names in it (%s), since a pseudonym is or contains one. "
               "Give other pseudonyms, or ask for a report with real names.",
               who);
  return NULL;
}

/**
 * cw_report_disguise:
 * @document: (transfer full): a report that nobody else has
 * @real_names: real names stay, and the scope sentence says so
 *
 * Puts pseudonyms in the place of the real names of the project's identity table.
 *
 * Returns: (transfer full) (nullable): the report, or NULL with CW_ERROR_INVALID where a pseudonym has a real name in it
 */
CwDocument *
cw_report_disguise (CwDocument *document, CwProject *project, gboolean real_names, GError **error)
{
  g_autoptr (CwDocument) owned = document;
  g_autoptr (GArray) findings = NULL;
  g_auto (Search) search = { NULL, NULL };

  g_return_val_if_fail (document != NULL && CW_IS_PROJECT (project), NULL);

  search.scan = cw_identity_scan_new (project, error);
  if (search.scan == NULL)
    return NULL;
  if (cw_identity_scan_is_empty (search.scan))
    return g_steal_pointer (&owned);
  if (!real_names)
    visit_document (&search, owned, disguise_text);
  search.all = g_string_new (NULL);
  visit_document (&search, owned, collect_text);
  findings = cw_identity_scan (search.scan, search.all->str, search.all->len);
  if (findings->len > 0 && !real_names)
    return refuse (findings, error);
  if (findings->len > 0)
    add_banner (owned);
  return g_steal_pointer (&owned);
}
