/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRecord: one row of a base table, alive in memory. There is one object for each row while a project is open, so
 * lists can hold it and widgets can bind to it; the change feed alone gives it new values. */

#include "config.h"

#include "cw-record.h"

struct _CwRecord
{
  GObject parent_instance;

  CwKind kind;
  gint64 id;
  char **values; /* one a field, as text; NULL where the row has NULL */
};

G_DEFINE_FINAL_TYPE (CwRecord, cw_record, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_COLOR,
  PROP_PARENT,
} CwRecordProps;

static GParamSpec *properties[PROP_PARENT + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_fields (CwRecord *self)
{
  guint n_fields;

  cw_kind_get_fields (self->kind, &n_fields);
  return n_fields;
}

static void
free_values (CwRecord *self)
{
  guint n_fields = count_fields (self);

  for (guint i = 0; self->values != NULL && i < n_fields; i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->values, g_free);
}

static void
cw_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwRecord *self = CW_RECORD (object);

  switch ((CwRecordProps) id)
    {
    case PROP_NAME:
      g_value_set_string (value, cw_record_get_name (self));
      break;
    case PROP_COLOR:
      g_value_set_string (value, cw_record_get_color (self));
      break;
    case PROP_PARENT:
      g_value_set_int64 (value, cw_record_get_parent (self));
      break;
    }
}

static void
cw_record_finalize (GObject *object)
{
  free_values (CW_RECORD (object));
  G_OBJECT_CLASS (cw_record_parent_class)->finalize (object);
}

static void
cw_record_class_init (CwRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cw_record_get_property;
  object_class->finalize = cw_record_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, "", flags);
  properties[PROP_PARENT] = g_param_spec_int64 ("parent", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* Any field has a new value; the properties are notified as well. */
  signals[CHANGED] = g_signal_new (
      "changed", CW_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_record_init (CwRecord *self)
{
}

/**
 * cw_record_new:
 *
 * Returns: (transfer full): a record without values
 */
CwRecord *
cw_record_new (CwKind kind, gint64 id)
{
  CwRecord *self = g_object_new (CW_TYPE_RECORD, NULL);

  g_return_val_if_fail (cw_kind_has_records (kind), NULL);

  self->kind = kind;
  self->id = id;
  return self;
}

CwKind
cw_record_get_kind (CwRecord *self)
{
  g_return_val_if_fail (CW_IS_RECORD (self), CW_KIND_NONE);
  return self->kind;
}

gint64
cw_record_get_id (CwRecord *self)
{
  g_return_val_if_fail (CW_IS_RECORD (self), 0);
  return self->id;
}

/**
 * cw_record_get_text:
 * @field: an index into the kind's fields
 *
 * Returns: (transfer none): the field's text, "" where it is empty
 */
const char *
cw_record_get_text (CwRecord *self, guint field)
{
  g_return_val_if_fail (CW_IS_RECORD (self), "");
  g_return_val_if_fail (field < count_fields (self), "");

  if (self->values == NULL || self->values[field] == NULL)
    return "";
  return self->values[field];
}

/**
 * cw_record_get_integer:
 * @field: an index into the kind's fields
 *
 * Returns: the field as a number, 0 where it is empty
 */
gint64
cw_record_get_integer (CwRecord *self, guint field)
{
  return g_ascii_strtoll (cw_record_get_text (self, field), NULL, 10);
}

/**
 * cw_record_get_name:
 *
 * Returns: (transfer none): the name, title or pseudonym; "" where the kind has none
 */
const char *
cw_record_get_name (CwRecord *self)
{
  int field;

  g_return_val_if_fail (CW_IS_RECORD (self), "");

  field = cw_kind_get_name_field (self->kind);
  return field < 0 ? "" : cw_record_get_text (self, field);
}

/**
 * cw_record_get_color:
 *
 * Returns: (transfer none): a code's own colour as "#rrggbb", or ""
 */
const char *
cw_record_get_color (CwRecord *self)
{
  g_return_val_if_fail (CW_IS_RECORD (self), "");
  return self->kind == CW_KIND_CODE ? cw_record_get_text (self, CW_CODE_COLOR) : "";
}

/**
 * cw_record_get_parent:
 *
 * Returns: the parent's id, 0 at the top and where the kind is no tree
 */
gint64
cw_record_get_parent (CwRecord *self)
{
  int field;

  g_return_val_if_fail (CW_IS_RECORD (self), 0);

  field = cw_kind_get_parent_field (self->kind);
  return field < 0 ? 0 : cw_record_get_integer (self, field);
}

/**
 * cw_record_get_rank:
 *
 * Returns: the place in the manual order; equal ranks are ordered by id
 */
double
cw_record_get_rank (CwRecord *self)
{
  int field;

  g_return_val_if_fail (CW_IS_RECORD (self), 0);

  field = cw_kind_get_rank_field (self->kind);
  return field < 0 ? 0 : g_ascii_strtod (cw_record_get_text (self, field), NULL);
}

/**
 * cw_record_dup_label:
 *
 * Returns: (transfer full): how a sentence names the object: “turf claim”, or its id where it has no name
 */
char *
cw_record_dup_label (CwRecord *self)
{
  const char *name = cw_record_get_name (self);

  if (*name == '\0' || self->kind == CW_KIND_SUMMARY)
    return cw_kind_format_id (self->kind, self->id);
  return g_strdup_printf ("“%s”", name);
}

/**
 * cw_record_compare:
 *
 * Returns: the order among siblings, as for strcmp()
 */
int
cw_record_compare (CwRecord *a, CwRecord *b)
{
  double rank_a = cw_record_get_rank (a);
  double rank_b = cw_record_get_rank (b);

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

/**
 * cw_record_take_values:
 * @values: (transfer full): one text a field
 *
 * Gives the record the values of its row and says so.
 */
void
cw_record_take_values (CwRecord *self, char **values)
{
  g_return_if_fail (CW_IS_RECORD (self));

  free_values (self);
  self->values = values;
  for (guint i = PROP_NAME; i <= PROP_PARENT; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}
