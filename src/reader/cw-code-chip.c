/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A code of an excerpt as two buttons in one: its name leads to the codebook, the cross takes it from the excerpt. */

#include "config.h"

#include "cw-code-chip.h"

#include "cw-code-swatch.h"
#include "cw-excerpt-details.h"

#include <glib/gi18n.h>

#define NAME_WIDTH 28 /* characters, after which a name is cut */

static GtkWidget *
make_name (CwProject *project, gint64 code, const char *name)
{
  g_autofree char *color = cw_project_dup_color (project, code);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = cw_code_swatch_new (), *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new ();

  cw_code_swatch_set_color (CW_CODE_SWATCH (swatch), color);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-code");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", code);
  return button;
}

static GtkWidget *
make_cross (gint64 code, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a code. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s” from This Excerpt"), name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "coding.remove-code");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", code);
  return button;
}

/* The name, and how strongly the code is there where that was said. */
static char *
dup_title (CwProject *project, gint64 excerpt, gint64 code, const char *name)
{
  g_autofree char *magnitude = cw_project_dup_magnitude (project, excerpt, code);

  return *magnitude != '\0' ? g_strdup_printf ("%s · %s", name, magnitude) : g_strdup (name);
}

GtkWidget *
cw_code_chip_new (CwProject *project, gint64 excerpt, gint64 code)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = NULL;
  const char *name;

  g_return_val_if_fail (record != NULL, chip);

  name = cw_record_get_name (record);
  title = dup_title (project, excerpt, code, name);
  gtk_widget_add_css_class (chip, "code-chip");
  gtk_box_append (GTK_BOX (chip), make_name (project, code, title));
  gtk_box_append (GTK_BOX (chip), make_cross (code, name));
  return chip;
}
