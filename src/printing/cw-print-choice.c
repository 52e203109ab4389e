/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPrintChoice: a row that says which codes or cases are printed, with a list to check them in. Nothing checked
 * stands for all of them. */

#include "config.h"

#include "cw-print-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cw-print-item.h"

#define INDENT 18

struct _CwPrintChoice
{
  AdwActionRow parent_instance;

  GtkWidget *entry;
  GtkListView *list;
  GListStore *items;
  GtkFilter *filter;
  char *wanted; /* case-folded */
  char *kind_of_all;
};

G_DEFINE_FINAL_TYPE (CwPrintChoice, cw_print_choice, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_KIND_OF_ALL = 1,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
count_chosen (CwPrintChoice *self, const char **name)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CwPrintItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!cw_print_item_get_chosen (item))
        continue;
      *name = cw_print_item_get_label (item);
      n++;
    }
  return n;
}

static void
update_subtitle (CwPrintChoice *self)
{
  const char *name = NULL;
  guint n = count_chosen (self, &name);
  g_autofree char *several
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);
  const char *subtitle = n == 0 ? self->kind_of_all : n == 1 ? name : several;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
}

static gboolean
matches (gpointer data, gpointer user_data)
{
  CwPrintChoice *self = user_data;
  g_autofree char *name = g_utf8_casefold (cw_print_item_get_label (data), -1);

  return self->wanted == NULL || strstr (name, self->wanted) != NULL;
}

/* --- handlers -------------------------------------------------------------------------------------------- */

static void
on_item_chosen (CwPrintChoice *self)
{
  update_subtitle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
on_search_changed (CwPrintChoice *self)
{
  g_clear_pointer (&self->wanted, g_free);
  self->wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_all_clicked (CwPrintChoice *self)
{
  const char *name;

  if (count_chosen (self, &name) == 0)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CwPrintItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      cw_print_item_set_chosen (item, FALSE);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_check_toggled (GtkCheckButton *check, GtkListItem *row)
{
  CwPrintItem *item = gtk_list_item_get_item (row);

  if (item != NULL)
    cw_print_item_set_chosen (item, gtk_check_button_get_active (check));
}

static void
on_chosen_changed (CwPrintItem *item, GParamSpec *pspec, GtkCheckButton *check)
{
  gtk_check_button_set_active (check, cw_print_item_get_chosen (item));
}

static void
on_item_setup (CwPrintChoice *self, GtkListItem *row)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_list_item_set_child (row, check);
  gtk_list_item_set_activatable (row, FALSE);
  gtk_list_item_set_focusable (row, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), row, G_CONNECT_DEFAULT);
}

static void
on_item_bound (CwPrintChoice *self, GtkListItem *row)
{
  CwPrintItem *item = gtk_list_item_get_item (row);
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (row));
  GtkLabel *label = GTK_LABEL (gtk_check_button_get_child (check));

  gtk_widget_set_margin_start (GTK_WIDGET (check), INDENT * cw_print_item_get_depth (item));
  gtk_label_set_label (label, cw_print_item_get_label (item));
  gtk_check_button_set_active (check, cw_print_item_get_chosen (item));
  g_signal_connect_object (
      item, "notify::chosen", G_CALLBACK (on_chosen_changed), check, G_CONNECT_DEFAULT);
}

static void
on_item_unbound (CwPrintChoice *self, GtkListItem *row)
{
  g_signal_handlers_disconnect_by_func (
      gtk_list_item_get_item (row), on_chosen_changed, gtk_list_item_get_child (row));
}

/* --- the object -------------------------------------------------------------------------------------------- */

static void
cw_print_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwPrintChoice *self = CW_PRINT_CHOICE (object);
  const char *name;

  if (id == PROP_KIND_OF_ALL)
    g_value_set_string (value, self->kind_of_all);
  else
    g_value_set_uint (value, count_chosen (self, &name));
}

static void
cw_print_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwPrintChoice *self = CW_PRINT_CHOICE (object);

  g_set_str (&self->kind_of_all, g_value_get_string (value));
  update_subtitle (self);
}

static void
cw_print_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_PRINT_CHOICE);
  G_OBJECT_CLASS (cw_print_choice_parent_class)->dispose (object);
}

static void
cw_print_choice_finalize (GObject *object)
{
  CwPrintChoice *self = CW_PRINT_CHOICE (object);

  g_clear_object (&self->items);
  g_free (self->wanted);
  g_free (self->kind_of_all);
  G_OBJECT_CLASS (cw_print_choice_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-print-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPrintChoice, entry);
  gtk_widget_class_bind_template_child (widget_class, CwPrintChoice, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_item_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bound);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbound);
}

static void
cw_print_choice_class_init (CwPrintChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_print_choice_get_property;
  object_class->set_property = cw_print_choice_set_property;
  object_class->dispose = cw_print_choice_dispose;
  object_class->finalize = cw_print_choice_finalize;
  properties[PROP_KIND_OF_ALL] = g_param_spec_string (
      "kind-of-all", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOSEN] = g_param_spec_uint (
      "chosen", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_print_choice_init (CwPrintChoice *self)
{
  GListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (CW_TYPE_PRINT_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (filtered)));
  g_object_unref (gtk_list_view_get_model (self->list));
}

static void
append_below (CwPrintChoice *self, CwProject *project, CwKind kind, gint64 parent, guint depth)
{
  GListModel *children = cw_project_get_children (project, kind, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (children, i);
      gint64 id = cw_record_get_id (record);
      g_autoptr (CwPrintItem) item = cw_print_item_new (id, cw_record_get_name (record), depth);

      g_signal_connect_object (
          item, "notify::chosen", G_CALLBACK (on_item_chosen), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
      append_below (self, project, kind, id, depth + 1);
    }
}

/**
 * cw_print_choice_load:
 * @kind: CW_KIND_CODE or CW_KIND_CASE
 *
 * Lists the objects of the project; nothing is chosen.
 */
void
cw_print_choice_load (CwPrintChoice *self, CwProject *project, CwKind kind)
{
  g_return_if_fail (CW_IS_PRINT_CHOICE (self) && CW_IS_PROJECT (project));

  g_list_store_remove_all (self->items);
  append_below (self, project, kind, 0, 0);
  update_subtitle (self);
}

/**
 * cw_print_choice_choose:
 *
 * Checks or unchecks an object of the list.
 */
void
cw_print_choice_choose (CwPrintChoice *self, gint64 id, gboolean chosen)
{
  g_return_if_fail (CW_IS_PRINT_CHOICE (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CwPrintItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (cw_print_item_get_id (item) == id)
        cw_print_item_set_chosen (item, chosen);
    }
}

/**
 * cw_print_choice_list:
 *
 * Returns: (transfer full) (element-type gint64): what is chosen, in the order of the list; empty for all
 */
GArray *
cw_print_choice_list (CwPrintChoice *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (CW_IS_PRINT_CHOICE (self), ids);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CwPrintItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gint64 id = cw_print_item_get_id (item);

      if (cw_print_item_get_chosen (item))
        g_array_append_val (ids, id);
    }
  return ids;
}
