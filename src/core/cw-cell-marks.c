/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCellMarks: the stances and confirmations that the summaries of a project hold. An excerpt's stance to a construct is
 * that of the links by which summaries of the construct cite it, whichever their rows. */

#include "config.h"

#include "cw-cell-marks.h"

#include "cw-project-private.h"

typedef struct
{
  gint64 construct;
  guint stance;
} Link;

struct _CwCellMarks
{
  CwTabulation *tabulation;
  GHashTable *links;         /* excerpt id as a pointer → GArray of Link */
  GHashTable *constructs[2]; /* (nullable): ids of the codes that a side names, as pointers */
  GHashTable *absent;        /* set of "kind id code value" */
};

static guint
find_stance (const char *name)
{
  guint stance = 0;

  while (cw_stances[stance] != NULL && !g_str_equal (cw_stances[stance], name))
    stance++;
  return stance;
}

static gboolean
read_links (CwCellMarks *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database,
                             "SELECT excerpt_id, code_id, stance FROM evidence_link "
                             "JOIN summary ON summary.id = summary_id",
                             error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gpointer excerpt = GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0));
      Link link
          = { cw_statement_get_integer (rows, 1), find_stance (cw_statement_get_text (rows, 2)) };
      GArray *links = g_hash_table_lookup (self->links, excerpt);

      if (links == NULL)
        {
          links = g_array_new (FALSE, FALSE, sizeof (Link));
          g_hash_table_insert (self->links, excerpt, links);
        }
      if (cw_stances[link.stance] != NULL)
        g_array_append_val (links, link);
    }
  return step == CW_STEP_DONE;
}

static char *
make_key (const char *kind, gint64 id, gint64 code, const char *value)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          kind,
                          id,
                          code,
                          value != NULL ? value : "");
}

static gboolean
read_absences (CwCellMarks *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database,
                             "SELECT row_kind, row_id, code_id, row_value FROM summary "
                             "WHERE absent_at <> '' AND slice = ''",
                             error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (self->absent,
                      make_key (cw_statement_get_text (rows, 0),
                                cw_statement_get_integer (rows, 1),
                                cw_statement_get_integer (rows, 2),
                                cw_statement_get_text (rows, 3)));
  return step == CW_STEP_DONE;
}

static GHashTable *
list_constructs (const GPtrArray *items)
{
  GHashTable *constructs = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const CwTabulationItem *item = g_ptr_array_index (items, i);

      if (item->construct != 0)
        g_hash_table_add (constructs, GSIZE_TO_POINTER (item->construct));
    }
  return constructs;
}

/**
 * cw_cell_marks_new:
 *
 * Returns: (transfer full) (nullable): what has been said about the cells of a tabulation
 */
CwCellMarks *
cw_cell_marks_new (CwTabulation *tabulation, GError **error)
{
  g_autoptr (CwCellMarks) self = g_new0 (CwCellMarks, 1);
  CwDatabase *database = cw_project_get_database (tabulation->project);

  self->tabulation = g_object_ref (tabulation);
  self->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->absent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    self->constructs[axis] = list_constructs (tabulation->axes[axis]);
  if (read_links (self, database, error) && read_absences (self, database, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * cw_cell_marks_free:
 * @self: (transfer full): the marks
 */
void
cw_cell_marks_free (CwCellMarks *self)
{
  g_object_unref (self->tabulation);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->constructs[CW_AXIS_ROWS]);
  g_hash_table_unref (self->constructs[CW_AXIS_COLUMNS]);
  g_hash_table_unref (self->absent);
  g_free (self);
}

static gboolean
names (CwCellMarks *self, CwAxis axis, guint index, gint64 construct)
{
  const GPtrArray *items = self->tabulation->axes[axis];

  if (index >= items->len)
    return g_hash_table_contains (self->constructs[axis], GSIZE_TO_POINTER (construct));
  return ((const CwTabulationItem *) g_ptr_array_index (items, index))->construct == construct;
}

/**
 * cw_cell_marks_count_stances:
 * @stances: (inout): the links to the excerpt of summaries of a construct of the cell are added, by the order of
 *   cw_stances; of all summaries where no side names constructs
 */
void
cw_cell_marks_count_stances (CwCellMarks *self,
                             guint row,
                             guint column,
                             guint32 excerpt,
                             guint stances[4])
{
  const GArray *links = g_hash_table_lookup (self->links, GSIZE_TO_POINTER (excerpt));
  gboolean any = g_hash_table_size (self->constructs[CW_AXIS_ROWS]) == 0
                 && g_hash_table_size (self->constructs[CW_AXIS_COLUMNS]) == 0;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      if (any || names (self, CW_AXIS_ROWS, row, link->construct)
          || names (self, CW_AXIS_COLUMNS, column, link->construct))
        stances[link->stance]++;
    }
}

static gboolean
has_key (CwCellMarks *self, const CwTabulationItem *row, const CwTabulationItem *code)
{
  g_autofree char *key = NULL;

  if (row->nested || code->nested || code->own || code->kind != CW_KIND_CODE
      || (row->kind != CW_KIND_CASE && row->kind != CW_KIND_SOURCE
          && row->kind != CW_KIND_ATTRIBUTE))
    return FALSE;
  key = make_key (cw_kind_get_noun (row->kind), row->id, code->id, row->value);
  return g_hash_table_contains (self->absent, key);
}

/**
 * cw_cell_marks_is_absent:
 *
 * Returns: whether the analyst has confirmed that the cell's code is absent from its row
 */
gboolean
cw_cell_marks_is_absent (CwCellMarks *self, guint row, guint column)
{
  const GPtrArray *rows = self->tabulation->axes[CW_AXIS_ROWS];
  const GPtrArray *columns = self->tabulation->axes[CW_AXIS_COLUMNS];

  if (g_hash_table_size (self->absent) == 0 || row >= rows->len || column >= columns->len)
    return FALSE;
  return has_key (self, g_ptr_array_index (rows, row), g_ptr_array_index (columns, column))
         || has_key (self, g_ptr_array_index (columns, column), g_ptr_array_index (rows, row));
}
