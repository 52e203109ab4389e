/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixToolbar: the controls of the matrix page: what rows, columns and cells are, and the saved displays. Where
 * there is no room for them, one menu holds them all. It changes nothing itself: it names the page's actions. */

#include "config.h"

#include "cw-matrix-toolbar.h"

#include "cw-matrix-choices.h"
#include "cw-matrix-displays.h"
#include "cw-matrix-sentence.h"

#include <glib/gi18n.h>

struct _CwMatrixToolbar
{
  GtkBox parent_instance;

  CwProject *project;
  gboolean narrow;
  CwMatrixDefinition *definition;
  guint rebuild;

  GtkMenuButton *rows_button;
  GtkMenuButton *columns_button;
  GtkMenuButton *measure_button;
  GtkMenuButton *displays_button;
  GtkMenuButton *narrow_button;
  GtkPopover *save_popover;
  GtkEditable *save_name;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (CwMatrixToolbar, cw_matrix_toolbar, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
label_button (GtkMenuButton *button, const char *prefix, const char *title)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", prefix, title);

  gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (button)), label);
}

static void
label_buttons (CwMatrixToolbar *self)
{
  g_autofree char *rows = cw_matrix_choices_dup_rows_title (self->project, self->definition->rows);
  g_autofree char *columns = cw_matrix_choices_dup_columns_title (self->definition->columns);
  g_autofree char *narrow = NULL;

  label_button (self->rows_button, _ ("Rows"), rows);
  label_button (self->columns_button, _ ("Columns"), columns);
  label_button (self->measure_button,
                _ ("Cells"),
                cw_matrix_sentence_get_measure_title (self->definition->measure));
  /* Translators: rows, columns, what the cells show, for example “Cases × Codes: Excerpts”. */
  narrow = g_strdup_printf (_ ("%s × %s: %s"),
                            rows,
                            columns,
                            cw_matrix_sentence_get_measure_title (self->definition->measure));
  gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (self->narrow_button)), narrow);
}

static GMenuModel *
make_narrow_menu (GMenuModel *rows, GMenuModel *columns, GMenuModel *measures, GMenuModel *displays)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) dimensions = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();

  g_menu_append_submenu (dimensions, _ ("Rows"), rows);
  g_menu_append_submenu (dimensions, _ ("Columns"), columns);
  g_menu_append_submenu (dimensions, _ ("Cells"), measures);
  g_menu_append (view, _ ("Show Summaries"), "matrix.show-summaries");
  g_menu_append_submenu (view, _ ("Displays"), displays);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dimensions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  return G_MENU_MODEL (menu);
}

static void
build_menus (CwMatrixToolbar *self)
{
  g_autoptr (GMenuModel) rows = cw_matrix_choices_new_rows (self->project);
  g_autoptr (GMenuModel) columns
      = cw_matrix_choices_new_columns (self->project, self->definition->columns);
  g_autoptr (GMenuModel) measures = cw_matrix_choices_new_measures ();
  g_autoptr (GMenuModel) displays = cw_matrix_choices_new_displays (self->project);
  g_autoptr (GMenuModel) narrow = make_narrow_menu (rows, columns, measures, displays);

  gtk_menu_button_set_menu_model (self->rows_button, rows);
  gtk_menu_button_set_menu_model (self->columns_button, columns);
  gtk_menu_button_set_menu_model (self->measure_button, measures);
  gtk_menu_button_set_menu_model (self->displays_button, displays);
  gtk_menu_button_set_menu_model (self->narrow_button, narrow);
}

static gboolean
on_rebuild_due (gpointer data)
{
  CwMatrixToolbar *self = data;

  self->rebuild = 0;
  build_menus (self);
  label_buttons (self);
  return G_SOURCE_REMOVE;
}

static char *
dup_save_name (CwMatrixToolbar *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->save_name)));
}

static void
on_save_name_changed (CwMatrixToolbar *self)
{
  g_autofree char *name = dup_save_name (self);
  gboolean known = self->project != NULL && cw_matrix_displays_find (self->project, name) != 0;

  gtk_button_set_label (self->save_button, known ? _ ("_Replace") : _ ("_Save"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), *name != '\0');
}

static void
on_save_confirmed (CwMatrixToolbar *self)
{
  g_autofree char *name = dup_save_name (self);

  if (*name == '\0')
    return;
  gtk_popover_popdown (self->save_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "matrix.keep-display", "s", name);
}

static void
on_save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixToolbar *self = CW_MATRIX_TOOLBAR (widget);

  gtk_editable_set_text (self->save_name, "");
  gtk_popover_popup (self->save_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->save_name));
}

static void
cw_matrix_toolbar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CW_MATRIX_TOOLBAR (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_matrix_toolbar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      cw_matrix_toolbar_set_narrow (CW_MATRIX_TOOLBAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_matrix_toolbar_dispose (GObject *object)
{
  CwMatrixToolbar *self = CW_MATRIX_TOOLBAR (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MATRIX_TOOLBAR);
  G_OBJECT_CLASS (cw_matrix_toolbar_parent_class)->dispose (object);
}

static void
cw_matrix_toolbar_finalize (GObject *object)
{
  cw_matrix_definition_free (CW_MATRIX_TOOLBAR (object)->definition);
  G_OBJECT_CLASS (cw_matrix_toolbar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, RESOURCE_BASE "/ui/cw-matrix-toolbar.ui");
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, rows_button);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, columns_button);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, measure_button);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, displays_button);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, narrow_button);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, save_popover);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, save_name);
  gtk_widget_class_bind_template_child (class, CwMatrixToolbar, save_button);
  gtk_widget_class_bind_template_callback (class, on_save_name_changed);
  gtk_widget_class_bind_template_callback (class, on_save_confirmed);
}

static void
cw_matrix_toolbar_class_init (CwMatrixToolbarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = cw_matrix_toolbar_get_property;
  object_class->set_property = cw_matrix_toolbar_set_property;
  object_class->dispose = cw_matrix_toolbar_dispose;
  object_class->finalize = cw_matrix_toolbar_finalize;
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow",
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "matrix.save-display", NULL, on_save_activated);
  bind_template (widget_class);
}

static void
cw_matrix_toolbar_init (CwMatrixToolbar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cw_matrix_toolbar_show:
 * @project: (nullable): whose attributes, codes and displays to offer
 * @definition: what the matrix is
 */
void
cw_matrix_toolbar_show (CwMatrixToolbar *self,
                        CwProject *project,
                        const CwMatrixDefinition *definition)
{
  g_return_if_fail (CW_IS_MATRIX_TOOLBAR (self) && definition != NULL);

  if (g_set_object (&self->project, project) || self->definition == NULL
      || !g_str_equal (self->definition->columns, definition->columns))
    cw_matrix_toolbar_refresh (self);
  cw_matrix_definition_free (self->definition);
  self->definition = cw_matrix_definition_copy (definition);
  label_buttons (self);
}

/**
 * cw_matrix_toolbar_refresh:
 *
 * Offers anew what the project has, soon: a menu must not change while one of its items is being chosen.
 */
void
cw_matrix_toolbar_refresh (CwMatrixToolbar *self)
{
  g_return_if_fail (CW_IS_MATRIX_TOOLBAR (self));

  if (self->rebuild == 0)
    self->rebuild = g_idle_add (on_rebuild_due, self);
}

/**
 * cw_matrix_toolbar_set_narrow:
 * @narrow: put all controls into one menu
 */
void
cw_matrix_toolbar_set_narrow (CwMatrixToolbar *self, gboolean narrow)
{
  g_return_if_fail (CW_IS_MATRIX_TOOLBAR (self));

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
