/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P5, the memo book: by date, by kind or by what a memo is about, with an index of the objects. The reflexive
 * journal stays private unless it is asked for (method.md §7). */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-memos.h"

#include <string.h>

#define PRIVATE_KIND "reflexive journal"

static gboolean
is_printed (CwReportStart *start, CwRecord *memo)
{
  const char *kind = cw_record_get_text (memo, CW_MEMO_KIND);

  if (start->request->kinds != NULL && *start->request->kinds != NULL)
    return g_strv_contains ((const char *const *) start->request->kinds, kind);
  return start->request->reflexive || !g_str_equal (kind, PRIVATE_KIND);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  CwRecord *x = *(CwRecord *const *) a, *y = *(CwRecord *const *) b;
  int order = g_strcmp0 (cw_record_get_text (x, CW_MEMO_WRITTEN_ON),
                         cw_record_get_text (y, CW_MEMO_WRITTEN_ON));

  return order != 0 ? order : (cw_record_get_id (x) > cw_record_get_id (y)) * 2 - 1;
}

static char *
dup_month (CwRecord *memo)
{
  return g_strndup (cw_record_get_text (memo, CW_MEMO_WRITTEN_ON), 7);
}

static char *
dup_kind (CwRecord *memo)
{
  const char *kind = cw_record_get_text (memo, CW_MEMO_KIND);

  return g_strdup (*kind != '\0' ? kind : CW_STR_NO_KIND);
}

static char *
dup_object (CwReportStart *start, const CwMemoLink *link)
{
  g_autofree char *id = cw_kind_format_id (link->kind, link->target);
  g_autofree char *name = cw_project_dup_object_name (start->project, link->kind, link->target);

  return g_strjoin (" ", id, name, NULL);
}

static char *
dup_first_object (CwReportStart *start, CwRecord *memo)
{
  g_autoptr (GArray) links
      = cw_project_list_memo_links (start->project, cw_record_get_id (memo), NULL);

  if (links == NULL || links->len == 0)
    return g_strdup (CW_STR_NO_OBJECT);
  return dup_object (start, &g_array_index (links, CwMemoLink, 0));
}

static char *
dup_group (CwReportStart *start, CwRecord *memo)
{
  switch (start->request->excerpts.grouping)
    {
    case CW_REPORT_GROUP_KIND:
      return dup_kind (memo);
    case CW_REPORT_GROUP_OBJECT:
      return dup_first_object (start, memo);
    case CW_REPORT_GROUP_CASE:
    case CW_REPORT_GROUP_ROLE:
    case CW_REPORT_GROUP_SOURCE:
    case CW_REPORT_GROUP_TIME:
    case CW_REPORT_GROUP_NONE:
      return dup_month (memo);
    }
  g_return_val_if_reached (NULL);
}

static void
add_link (CwReportStart *start, const CwMemoLink *link)
{
  g_autofree char *object = dup_object (start, link);
  g_autofree char *anchor = cw_kind_format_id (link->kind, link->target);
  CwBlock *block
      = cw_document_append (start->document, cw_block_new_paragraph (CW_TEXT_INDEX, object, FALSE));

  cw_block_set_lead (block, CW_STR_ABOUT);
  if (link->kind == CW_KIND_MEMO)
    cw_block_set_target (block, anchor);
}

static gboolean
add_memo (CwReportStart *start, CwRecord *memo, GError **error)
{
  gint64 id = cw_record_get_id (memo);
  g_autoptr (GArray) links = cw_project_list_memo_links (start->project, id, error);
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_MEMO, id);
  g_autofree char *changed = g_strndup (cw_record_get_text (memo, CW_MEMO_CHANGED_AT), 10);
  g_autofree char *line = NULL;

  if (links == NULL)
    return FALSE;
  line = g_strdup_printf (CW_STR_MEMO_LINE,
                          anchor,
                          cw_record_get_text (memo, CW_MEMO_KIND),
                          cw_record_get_text (memo, CW_MEMO_WRITTEN_ON),
                          changed);
  cw_report_add_heading (start, 2, cw_record_get_name (memo), anchor);
  cw_report_add_line (start, CW_TEXT_DETAIL, NULL, line);
  for (guint i = 0; i < links->len; i++)
    add_link (start, &g_array_index (links, CwMemoLink, i));
  cw_report_add_body (start, CW_TEXT_MEMO, cw_record_get_text (memo, CW_MEMO_BODY));
  return TRUE;
}

/* Groups in the order in which they first occur by date. */
static gboolean
add_groups (CwReportStart *start, GPtrArray *memos, GError **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *groups = g_new0 (guint, memos->len + 1);

  for (guint i = 0; i < memos->len; i++)
    {
      g_autofree char *label = dup_group (start, memos->pdata[i]);

      if (g_ptr_array_find_with_equal_func (labels, label, g_str_equal, &groups[i]))
        continue;
      groups[i] = labels->len;
      g_ptr_array_add (labels, g_steal_pointer (&label));
    }
  for (guint group = 0; group < labels->len; group++)
    {
      cw_report_add_heading (start, 1, labels->pdata[group], NULL);
      for (guint i = 0; i < memos->len; i++)
        if (groups[i] == group && !add_memo (start, memos->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

/* --- index ------------------------------------------------------------------------------------------- */

typedef struct
{
  char *object;
  CwRecord *memo;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->object);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = g_utf8_collate (x->object, y->object);

  return order != 0 ? order : compare_dates (&x->memo, &y->memo);
}

static void
add_entry (CwReportStart *start, const Entry *entry)
{
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_MEMO, cw_record_get_id (entry->memo));
  CwBlock *block = cw_document_append (
      start->document,
      cw_block_new_paragraph (CW_TEXT_INDEX, cw_record_get_name (entry->memo), FALSE));

  cw_block_set_lead (block, entry->object);
  cw_block_set_target (block, anchor);
}

static void
add_index (CwReportStart *start, GPtrArray *memos)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < memos->len; i++)
    {
      g_autoptr (GArray) links
          = cw_project_list_memo_links (start->project, cw_record_get_id (memos->pdata[i]), NULL);

      for (guint j = 0; links != NULL && j < links->len; j++)
        {
          Entry entry
              = { dup_object (start, &g_array_index (links, CwMemoLink, j)), memos->pdata[i] };

          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);
  if (entries->len > 0)
    cw_report_add_heading (start, 1, CW_STR_INDEX, NULL);
  for (guint i = 0; i < entries->len; i++)
    add_entry (start, &g_array_index (entries, Entry, i));
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  GListModel *all = cw_project_get_all (start->project, CW_KIND_MEMO);
  g_autoptr (GPtrArray) memos = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CwRecord) memo = g_list_model_get_item (all, i);

      if (is_printed (start, memo))
        g_ptr_array_add (memos, g_steal_pointer (&memo));
    }
  g_ptr_array_sort (memos, compare_dates);
  cw_report_say (start, CW_STR_SCOPE_MEMOS, memos->len, n);
  if (!start->request->reflexive && start->request->kinds == NULL)
    cw_report_say (start, CW_STR_SCOPE_NO_JOURNAL);
  if (!add_groups (start, memos, error))
    return FALSE;
  add_index (start, memos);
  return TRUE;
}

/**
 * cw_layout_memo_book:
 *
 * Returns: (transfer full): layout P5, or NULL with an error of the file
 */
CwDocument *
cw_layout_memo_book (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_MEMO_BOOK_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
