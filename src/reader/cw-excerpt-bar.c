/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwExcerptBar: what there is to know and do about the excerpt one is at: its id, its codes, star, comment, memo. */

#include "config.h"

#include "cw-excerpt-bar.h"

#include "cw-autosave.h"
#include "cw-code-chip.h"
#include "cw-coding.h"
#include "cw-excerpt-details.h"

#include <glib/gi18n.h>

struct _CwExcerptBar
{
  AdwBin parent_instance;

  CwProject *project;
  gint64 excerpt;
  char *codes_shown;
  CwAutosave *autosave;
  GtkLabel *name;
  AdwWrapBox *codes;
  GtkToggleButton *star;
  GtkEditable *comment;
};

G_DEFINE_FINAL_TYPE (CwExcerptBar, cw_excerpt_bar, ADW_TYPE_BIN)

/* --- codes --- */

/* Two excerpts whose codes read the same need no other chips, and the one that has the focus stays. */
static char *
make_signature (CwExcerptBar *self, const GArray *codes)
{
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      gint64 code = g_array_index (codes, gint64, i);
      CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);
      g_autofree char *color = cw_project_dup_color (self->project, code);
      g_autofree char *magnitude = cw_project_dup_magnitude (self->project, self->excerpt, code);

      g_string_append_printf (signature,
                              "%" G_GINT64_FORMAT " %s %s %s\n",
                              code,
                              color,
                              magnitude,
                              record != NULL ? cw_record_get_name (record) : "");
    }
  return g_string_free (signature, FALSE);
}

/* The chips come after the excerpt's name. */
static void
clear_codes (CwExcerptBar *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_next_sibling (GTK_WIDGET (self->name))) != NULL)
    adw_wrap_box_remove (self->codes, chip);
}

static void
show_codes (CwExcerptBar *self, const GArray *codes)
{
  g_autofree char *signature = make_signature (self, codes);

  if (g_strcmp0 (signature, self->codes_shown) == 0)
    return;
  g_set_str (&self->codes_shown, signature);
  clear_codes (self);
  for (guint i = 0; i < codes->len; i++)
    adw_wrap_box_append (
        self->codes,
        cw_code_chip_new (self->project, self->excerpt, g_array_index (codes, gint64, i)));
}

/* --- the excerpt --- */

static void
show_excerpt (CwExcerptBar *self, const CwExcerpt *excerpt)
{
  g_autofree char *date = cw_project_dup_excerpt_date (self->project, excerpt->id);
  /* Translators: the time that an excerpt is about */
  g_autofree char *about
      = *date != '\0' ? g_strdup_printf (_ (" · about %s"), date) : g_strdup ("");
  g_autofree char *name
      = g_strdup_printf ("E-%" G_GINT64_FORMAT " · %s%s", excerpt->id, excerpt->locator, about);

  gtk_label_set_label (self->name, name);
  gtk_toggle_button_set_active (self->star, excerpt->starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            excerpt->starred ? "starred-symbolic" : "non-starred-symbolic");
  show_codes (self, excerpt->codes);
}

static CwExcerpt *
load_excerpt (CwExcerptBar *self)
{
  return self->project != NULL && self->excerpt != 0
             ? cw_project_load_excerpt (self->project, self->excerpt, NULL)
             : NULL;
}

static void
on_comment_saved (CwExcerptBar *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (self->project == NULL
      || cw_evidence_find_excerpt (cw_project_get_evidence (self->project), self->excerpt, NULL)
             == NULL)
    return;
  if (!cw_project_comment_excerpt (self->project, self->excerpt, text, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_comment_activated (CwExcerptBar *self)
{
  cw_autosave_flush (self->autosave);
  gtk_widget_activate_action (GTK_WIDGET (self), "coding.focus-text", NULL);
}

static void
cw_excerpt_bar_dispose (GObject *object)
{
  CwExcerptBar *self = CW_EXCERPT_BAR (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_excerpt_bar_parent_class)->dispose (object);
}

static void
cw_excerpt_bar_finalize (GObject *object)
{
  g_free (CW_EXCERPT_BAR (object)->codes_shown);
  G_OBJECT_CLASS (cw_excerpt_bar_parent_class)->finalize (object);
}

static void
cw_excerpt_bar_class_init (CwExcerptBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_excerpt_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_excerpt_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-excerpt-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwExcerptBar, name);
  gtk_widget_class_bind_template_child (widget_class, CwExcerptBar, codes);
  gtk_widget_class_bind_template_child (widget_class, CwExcerptBar, star);
  gtk_widget_class_bind_template_child (widget_class, CwExcerptBar, comment);
  gtk_widget_class_bind_template_callback (widget_class, on_comment_activated);
}

static void
cw_excerpt_bar_init (CwExcerptBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->autosave = cw_autosave_new (GTK_WIDGET (self->comment));
  g_signal_connect_object (
      self->autosave, "save", G_CALLBACK (on_comment_saved), self, G_CONNECT_SWAPPED);
}

/* Shows @excerpt, 0 for none; a comment that is being typed on the one before is saved first. */
void
cw_excerpt_bar_show (CwExcerptBar *self, CwProject *project, gint64 excerpt)
{
  g_autoptr (CwExcerpt) loaded = NULL;

  g_return_if_fail (CW_IS_EXCERPT_BAR (self));

  cw_autosave_flush (self->autosave);
  g_set_object (&self->project, project);
  self->excerpt = excerpt;
  loaded = load_excerpt (self);
  cw_autosave_replace (self->autosave, loaded != NULL ? loaded->comment : "");
  if (loaded != NULL)
    show_excerpt (self, loaded);
}

/* The project has changed. */
void
cw_excerpt_bar_refresh (CwExcerptBar *self)
{
  g_autoptr (CwExcerpt) loaded = NULL;

  g_return_if_fail (CW_IS_EXCERPT_BAR (self));

  loaded = load_excerpt (self);
  if (loaded == NULL)
    return;
  show_excerpt (self, loaded);
  cw_autosave_show (self->autosave, loaded->comment);
}

/* Saves the comment that is being typed. */
void
cw_excerpt_bar_flush (CwExcerptBar *self)
{
  g_return_if_fail (CW_IS_EXCERPT_BAR (self));
  cw_autosave_flush (self->autosave);
}

void
cw_excerpt_bar_focus_comment (CwExcerptBar *self)
{
  g_return_if_fail (CW_IS_EXCERPT_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->comment));
}
