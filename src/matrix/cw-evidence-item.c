/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEvidenceItem: an excerpt in the evidence of a cell. Its words are read when a row first asks for them, so a cell
 * of a thousand excerpts costs no more than the ones in sight. */

#include "config.h"

#include "cw-evidence-item.h"

#include <stdio.h>

struct _CwEvidenceItem
{
  GObject parent_instance;

  CwProject *project;
  gint64 id;
  CwExcerpt *excerpt;
  const char *stance; /* interned, "" for none */
  gboolean expanded;
  gboolean citable;
};

G_DEFINE_FINAL_TYPE (CwEvidenceItem, cw_evidence_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
announce (CwEvidenceItem *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cw_evidence_item_finalize (GObject *object)
{
  CwEvidenceItem *self = CW_EVIDENCE_ITEM (object);

  g_clear_pointer (&self->excerpt, cw_excerpt_free);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_evidence_item_parent_class)->finalize (object);
}

static void
cw_evidence_item_class_init (CwEvidenceItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cw_evidence_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_evidence_item_init (CwEvidenceItem *self)
{
  self->stance = "";
}

CwEvidenceItem *
cw_evidence_item_new (CwProject *project, gint64 excerpt)
{
  CwEvidenceItem *self = g_object_new (CW_TYPE_EVIDENCE_ITEM, NULL);

  self->project = g_object_ref (project);
  self->id = excerpt;
  return self;
}

CwProject *
cw_evidence_item_get_project (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), NULL);
  return self->project;
}

gint64
cw_evidence_item_get_id (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), 0);
  return self->id;
}

/**
 * cw_evidence_item_get_excerpt:
 *
 * Returns: (nullable): the excerpt, or NULL where it is gone
 */
const CwExcerpt *
cw_evidence_item_get_excerpt (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), NULL);

  if (self->excerpt == NULL)
    self->excerpt = cw_project_load_excerpt (self->project, self->id, NULL);
  return self->excerpt;
}

/**
 * cw_evidence_item_format_date:
 * @date: ISO 8601: a year, a month or a day
 *
 * Returns: (transfer full): the date as a citation has it, no more precise than it is known
 */
char *
cw_evidence_item_format_date (const char *date)
{
  int year = 0, month = 0, day = 0;
  int n = sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  g_autoptr (GDateTime) moment
      = n >= 1 ? g_date_time_new_utc (year, n >= 2 ? month : 1, n >= 3 ? day : 1, 0, 0, 0) : NULL;

  if (moment == NULL)
    return g_strdup (date);
  return g_date_time_format (moment, n == 1 ? "%Y" : n == 2 ? "%b %Y" : "%-d %b %Y");
}

/**
 * cw_evidence_item_dup_citation:
 *
 * Returns: (transfer full): “P-07 crisis response, 10 Apr 2021, ¶12 [E-12]”
 */
char *
cw_evidence_item_dup_citation (CwEvidenceItem *self)
{
  const CwExcerpt *excerpt = cw_evidence_item_get_excerpt (self);
  g_autoptr (GString) citation = g_string_new (NULL);
  g_autofree char *id = cw_kind_format_id (CW_KIND_EXCERPT, self->id);
  g_autofree char *date = NULL;
  CwRecord *source = excerpt == NULL
                         ? NULL
                         : cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source);

  if (source == NULL)
    return g_steal_pointer (&id);
  g_string_append (citation, cw_record_get_text (source, CW_SOURCE_SHORT));
  if (citation->len == 0)
    g_string_append (citation, cw_record_get_name (source));
  date = cw_evidence_item_format_date (cw_record_get_text (source, CW_SOURCE_EVENT_DATE));
  if (*date != '\0')
    g_string_append_printf (citation, ", %s", date);
  g_string_append_printf (citation, ", %s [%s]", excerpt->locator, id);
  return g_string_free (g_steal_pointer (&citation), FALSE);
}

/**
 * cw_evidence_item_refresh:
 *
 * The project has changed: what was read is read again when it is next asked for.
 */
void
cw_evidence_item_refresh (CwEvidenceItem *self)
{
  g_return_if_fail (CW_IS_EVIDENCE_ITEM (self));

  g_clear_pointer (&self->excerpt, cw_excerpt_free);
  announce (self);
}

const char *
cw_evidence_item_get_stance (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), "");
  return self->stance;
}

/**
 * cw_evidence_item_set_stance:
 * @stance: one of cw_stances, or "" where the summary does not cite it
 */
void
cw_evidence_item_set_stance (CwEvidenceItem *self, const char *stance)
{
  g_return_if_fail (CW_IS_EVIDENCE_ITEM (self) && stance != NULL);

  if (g_str_equal (stance, self->stance))
    return;
  self->stance = g_intern_string (stance);
  announce (self);
}

gboolean
cw_evidence_item_get_expanded (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), FALSE);
  return self->expanded;
}

/**
 * cw_evidence_item_set_expanded:
 * @expanded: show all of a long quotation
 */
void
cw_evidence_item_set_expanded (CwEvidenceItem *self, gboolean expanded)
{
  g_return_if_fail (CW_IS_EVIDENCE_ITEM (self));

  if (expanded == self->expanded)
    return;
  self->expanded = expanded;
  announce (self);
}

gboolean
cw_evidence_item_get_citable (CwEvidenceItem *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ITEM (self), FALSE);
  return self->citable;
}

/**
 * cw_evidence_item_set_citable:
 * @citable: the cell has a summary, or could have one, that may cite the excerpt
 */
void
cw_evidence_item_set_citable (CwEvidenceItem *self, gboolean citable)
{
  g_return_if_fail (CW_IS_EVIDENCE_ITEM (self));

  if (citable == self->citable)
    return;
  self->citable = citable;
  announce (self);
}
