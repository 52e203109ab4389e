/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeChoice: one code as a list to pick from shows it, at the moment the list was opened. */

#include "config.h"

#include "cw-code-choice.h"

struct _CwCodeChoice
{
  GObject parent_instance;

  gint64 code;
  char *name;
  char *path;
  char *mnemonic;
  char *color;
  char *count;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_PATH,
  PROP_COLOR,
  PROP_COUNT,
} CwCodeChoiceProperty;

static GParamSpec *properties[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (CwCodeChoice, cw_code_choice, G_TYPE_OBJECT)

static void
cw_code_choice_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  CwCodeChoice *self = CW_CODE_CHOICE (object);

  switch ((CwCodeChoiceProperty) property)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_COLOR:
      g_value_set_string (value, self->color);
      break;
    case PROP_COUNT:
      g_value_set_string (value, self->count);
      break;
    }
}

static void
cw_code_choice_finalize (GObject *object)
{
  CwCodeChoice *self = CW_CODE_CHOICE (object);

  g_free (self->name);
  g_free (self->path);
  g_free (self->mnemonic);
  g_free (self->color);
  g_free (self->count);
  G_OBJECT_CLASS (cw_code_choice_parent_class)->finalize (object);
}

static void
cw_code_choice_class_init (CwCodeChoiceClass *klass)
{
  static const char *const names[] = { NULL, "name", "path", "color", "count" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_code_choice_get_property;
  object_class->finalize = cw_code_choice_finalize;
  for (guint i = PROP_NAME; i <= PROP_COUNT; i++)
    properties[i] = g_param_spec_string (
        names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cw_code_choice_init (CwCodeChoice *self)
{
}

CwCodeChoice *
cw_code_choice_new (CwProject *project, CwRecord *code, guint n_excerpts)
{
  CwCodeChoice *self = g_object_new (CW_TYPE_CODE_CHOICE, NULL);

  self->code = cw_record_get_id (code);
  self->name = g_strdup (cw_record_get_name (code));
  self->path = cw_project_dup_path (project, CW_KIND_CODE, cw_record_get_parent (code), " › ");
  self->mnemonic = g_strdup (cw_record_get_text (code, CW_CODE_MNEMONIC));
  self->color = cw_project_dup_color (project, self->code);
  self->count = n_excerpts > 0 ? g_strdup_printf ("%u", n_excerpts) : NULL;
  return self;
}

gint64
cw_code_choice_get_code (CwCodeChoice *self)
{
  g_return_val_if_fail (CW_IS_CODE_CHOICE (self), 0);
  return self->code;
}

const char *
cw_code_choice_get_name (CwCodeChoice *self)
{
  g_return_val_if_fail (CW_IS_CODE_CHOICE (self), NULL);
  return self->name;
}

/* The names above the code; "" at the top. */
const char *
cw_code_choice_get_path (CwCodeChoice *self)
{
  g_return_val_if_fail (CW_IS_CODE_CHOICE (self), NULL);
  return self->path;
}

const char *
cw_code_choice_get_mnemonic (CwCodeChoice *self)
{
  g_return_val_if_fail (CW_IS_CODE_CHOICE (self), NULL);
  return self->mnemonic;
}

/* How many excerpts carry each code, by its id. */
static GHashTable *
count_excerpts (CwProject *project)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const GArray *codings = cw_evidence_get_source (evidence, i)->codings;

      for (guint j = 0; j < codings->len; j++)
        {
          gpointer code = GUINT_TO_POINTER (g_array_index (codings, CwCodingSpan, j).code);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code));

          g_hash_table_insert (counts, code, GUINT_TO_POINTER (n + 1));
        }
    }
  return counts;
}

static gboolean
is_codable (CwRecord *code)
{
  return !g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "structural")
         && !g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired");
}

static void
collect (CwProject *project, gint64 parent, GHashTable *counts, GPtrArray *choices)
{
  GListModel *codes = cw_project_get_children (project, CW_KIND_CODE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);
      gint64 id = cw_record_get_id (code);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GSIZE_TO_POINTER (id)));

      if (is_codable (code))
        g_ptr_array_add (choices, cw_code_choice_new (project, code, n));
      collect (project, id, counts, choices);
    }
}

/* Every code that can be applied, in the order of the codebook. */
GPtrArray *
cw_code_choice_list (CwProject *project)
{
  g_autoptr (GHashTable) counts = NULL;
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CW_IS_PROJECT (project), choices);

  counts = count_excerpts (project);
  collect (project, 0, counts, choices);
  return choices;
}
