/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeCreator: asks for the name of a new code, beside or below the one that is selected, and gives it to the action
 * codebook.create-code. */

#include "config.h"

#include "cw-code-creator.h"

#include "cw-confusables.h"

#include <glib/gi18n.h>

struct _CwCodeCreator
{
  GtkPopover parent_instance;

  CwProject *project;
  CwRecord *neighbour;
  GtkEditable *entry;
  GtkLabel *hint;
  GtkLabel *warning;
};

G_DEFINE_FINAL_TYPE (CwCodeCreator, cw_code_creator, GTK_TYPE_POPOVER)

static void
create (CwCodeCreator *self, gboolean below)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gint64 parent = 0;

  if (*name == '\0')
    return;
  if (self->neighbour != NULL)
    parent = below ? cw_record_get_id (self->neighbour) : cw_record_get_parent (self->neighbour);
  gtk_widget_activate_action (GTK_WIDGET (self), "codebook.create-code", "(xs)", parent, name);
}

/* W19: a name that is nearly another one's is said before there are two. */
static char *
describe_similar (CwCodeCreator *self, const char *name)
{
  g_autoptr (GArray) similar = cw_project_list_similar_codes (self->project, name, 0);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (similar->len, 3); i++)
    {
      gint64 code = g_array_index (similar, CwSimilarCode, i).code;

      g_string_append_printf (
          names,
          "%s“%s”",
          i > 0 ? ", " : "",
          cw_record_get_name (cw_project_get_record (self->project, CW_KIND_CODE, code)));
    }
  /* Translators: %s are names of codes. */
  return names->len > 0 ? g_strdup_printf (_ ("There is already %s."), names->str) : NULL;
}

static void
on_name_changed (CwCodeCreator *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *warning = NULL;

  if (self->project != NULL && *name != '\0')
    warning = describe_similar (self, name);
  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
}

static gboolean
on_key_pressed (CwCodeCreator *self, guint key, guint keycode, GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  create (self, (state & GDK_CONTROL_MASK) != 0);
  return GDK_EVENT_STOP;
}

static void
on_shown (CwCodeCreator *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
cw_code_creator_dispose (GObject *object)
{
  CwCodeCreator *self = CW_CODE_CREATOR (object);

  g_clear_object (&self->neighbour);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CODE_CREATOR);
  G_OBJECT_CLASS (cw_code_creator_parent_class)->dispose (object);
}

static void
cw_code_creator_class_init (CwCodeCreatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_code_creator_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-code-creator.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCodeCreator, entry);
  gtk_widget_class_bind_template_child (widget_class, CwCodeCreator, hint);
  gtk_widget_class_bind_template_child (widget_class, CwCodeCreator, warning);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
}

static void
cw_code_creator_init (CwCodeCreator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whose codes a new one is compared with; NULL for none. */
void
cw_code_creator_set_project (CwCodeCreator *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODE_CREATOR (self));
  g_set_object (&self->project, project);
}

/* The code beside or below which the new one comes; NULL for none. */
void
cw_code_creator_set_neighbour (CwCodeCreator *self, CwRecord *code)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (CW_IS_CODE_CREATOR (self));

  g_set_object (&self->neighbour, code);
  if (code != NULL)
    /* Translators: %s is a code. */
    hint = g_strdup_printf (_ ("Enter creates it beside “%s”, Ctrl+Enter below it."),
                            cw_record_get_name (code));
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}
