/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The codebook card: what one wants to know of a code while coding: what it means, when to use it and when not, and its
 * two best examples. It is made anew each time it is shown. */

#include "config.h"

#include "cw-code-card.h"

#include "cw-best-excerpts.h"
#include "cw-code-swatch.h"
#include "cw-examples.h"

#include <glib/gi18n.h>

#define N_EXAMPLES 2

static void
append_label (GtkWidget *card, const char *text, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (card), label);
}

static void
append_part (GtkWidget *card, const char *title, const char *text)
{
  if (*text == '\0')
    return;
  append_label (card, title, "caption-heading", 0);
  append_label (card, text, NULL, 6);
}

static void
append_heading (GtkWidget *card, CwProject *project, CwRecord *code)
{
  g_autofree char *color = cw_project_dup_color (project, cw_record_get_id (code));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = cw_code_swatch_new ();

  cw_code_swatch_set_color (CW_CODE_SWATCH (swatch), color);
  gtk_box_append (GTK_BOX (line), swatch);
  append_label (line, cw_record_get_name (code), "heading", 0);
  gtk_box_append (GTK_BOX (card), line);
}

static void
append_quote (GtkWidget *card, const char *quote)
{
  g_autofree char *text = g_strdup_printf ("“%s”", quote);

  g_strdelimit (text, "\n\t", ' ');
  append_label (card, text, NULL, 3);
}

static void
append_examples (GtkWidget *card, CwProject *project, gint64 code)
{
  g_autoptr (GPtrArray) best = cw_best_excerpts_list (project, code, N_EXAMPLES);

  if (best->len > 0)
    append_label (card, _ ("Examples"), "caption-heading", 0);
  for (guint i = 0; i < best->len; i++)
    append_quote (card, ((CwExcerpt *) g_ptr_array_index (best, i))->quote);
}

/* What one would take for the code, and which is another. */
static void
append_near_miss (GtkWidget *card, CwProject *project, gint64 code)
{
  g_autoptr (GPtrArray) examples = cw_project_list_examples (project, code, NULL);

  for (guint i = 0; examples != NULL && i < examples->len; i++)
    {
      const CwExample *example = g_ptr_array_index (examples, i);

      if (example->kind != CW_EXAMPLE_NEAR_MISS)
        continue;
      append_label (card, _ ("Close, but no"), "caption-heading", 0);
      append_quote (card, example->quote);
      return;
    }
}

GtkWidget *
cw_code_card_new (CwProject *project, gint64 code)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (record != NULL, card);

  gtk_widget_add_css_class (card, "code-card");
  append_heading (card, project, record);
  if (*cw_record_get_text (record, CW_CODE_DEFINITION) != '\0')
    append_label (card, cw_record_get_text (record, CW_CODE_DEFINITION), NULL, 8);
  else
    append_label (card, _ ("Not defined yet"), "dim-label", 0);
  append_part (card, _ ("Use"), cw_record_get_text (record, CW_CODE_WHEN_TO_USE));
  append_part (card, _ ("Do not use"), cw_record_get_text (record, CW_CODE_WHEN_NOT_TO_USE));
  append_examples (card, project, code);
  append_near_miss (card, project, code);
  return card;
}
