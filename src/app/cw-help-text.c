/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A page of the help as widgets: each paragraph, heading, list item and table cell of its Markdown is a label, so that
 * a screen reader goes through it as through any text, heading by heading. A link to another page ("measures.md")
 * becomes the action "help.show-topic". */

#include "config.h"

#include "cw-help-text.h"

#include <md4c.h>
#include <string.h>

#define PAGE_SUFFIX ".md"

typedef struct
{
  GtkBox *page;
  GString *markup; /* of the block that is being read */
  GtkGrid *table;  /* or NULL outside of one */
  int row;
  int column;
  gboolean in_header;
  int list_number; /* of the next item; 0 in a list without numbers */
  gboolean in_item;
  guint heading; /* its level, or 0 */
} Builder;

/* --- links ------------------------------------------------------------------------------------------------- */

static gboolean
on_link_activated (GtkLabel *label, const char *uri, gpointer data)
{
  g_autofree char *topic = NULL;

  if (!g_str_has_suffix (uri, PAGE_SUFFIX))
    return FALSE;
  topic = g_strndup (uri, strlen (uri) - strlen (PAGE_SUFFIX));
  return gtk_widget_activate_action (GTK_WIDGET (label), "help.show-topic", "s", topic);
}

/* --- blocks ------------------------------------------------------------------------------------------------ */

static GtkWidget *
create_label (Builder *self, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   role,
                                   "label",
                                   self->markup->str,
                                   "use-markup",
                                   TRUE,
                                   "wrap",
                                   TRUE,
                                   "xalign",
                                   0.0,
                                   "yalign",
                                   0.0,
                                   "hexpand",
                                   TRUE,
                                   NULL);

  g_signal_connect (label, "activate-link", G_CALLBACK (on_link_activated), NULL);
  g_string_truncate (self->markup, 0);
  return label;
}

static void
add_heading (Builder *self)
{
  GtkWidget *label = create_label (self, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, self->heading == 1 ? "title-1" : "title-3");
  gtk_widget_set_margin_top (label, self->heading == 1 ? 0 : 12);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) self->heading, -1);
  gtk_box_append (self->page, label);
  self->heading = 0;
}

static void
add_item (Builder *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number
      = self->list_number > 0 ? g_strdup_printf ("%d.", self->list_number++) : g_strdup ("•");
  GtkWidget *mark = gtk_label_new (number);

  gtk_label_set_yalign (GTK_LABEL (mark), 0);
  gtk_widget_set_size_request (mark, 18, -1);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), create_label (self, GTK_ACCESSIBLE_ROLE_LABEL));
  gtk_box_append (self->page, row);
}

static void
add_paragraph (Builder *self)
{
  if (self->markup->len > 0)
    gtk_box_append (self->page, create_label (self, GTK_ACCESSIBLE_ROLE_LABEL));
}

/* The first column is what the row is about. */
static void
add_cell (Builder *self)
{
  GtkWidget *label = create_label (self, GTK_ACCESSIBLE_ROLE_LABEL);

  if (self->in_header || self->column == 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, self->column > 0);
  gtk_label_set_wrap (GTK_LABEL (label), self->column > 0);
  gtk_grid_attach (self->table, label, self->column++, self->row, 1, 1);
}

static void
begin_table (Builder *self)
{
  self->table = GTK_GRID (gtk_grid_new ());
  self->row = 0;
  gtk_grid_set_column_spacing (self->table, 18);
  gtk_grid_set_row_spacing (self->table, 9);
  gtk_box_append (self->page, GTK_WIDGET (self->table));
}

/* --- what the parser tells ----------------------------------------------------------------------------------- */

static int
on_block_entered (MD_BLOCKTYPE type, void *detail, void *data)
{
  Builder *self = data;

  if (type == MD_BLOCK_H)
    self->heading = ((MD_BLOCK_H_DETAIL *) detail)->level;
  else if (type == MD_BLOCK_OL)
    self->list_number = (int) ((MD_BLOCK_OL_DETAIL *) detail)->start;
  else if (type == MD_BLOCK_UL)
    self->list_number = 0;
  else if (type == MD_BLOCK_TABLE)
    begin_table (self);
  else if (type == MD_BLOCK_THEAD)
    self->in_header = TRUE;
  else if (type == MD_BLOCK_TR)
    self->column = 0;
  return 0;
}

static int
on_block_left (MD_BLOCKTYPE type, void *detail, void *data)
{
  Builder *self = data;

  if (type == MD_BLOCK_H)
    add_heading (self);
  else if (type == MD_BLOCK_P)
    add_paragraph (self);
  else if (type == MD_BLOCK_LI)
    add_item (self);
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    add_cell (self);
  else if (type == MD_BLOCK_TR)
    self->row++;
  else if (type == MD_BLOCK_THEAD)
    self->in_header = FALSE;
  return 0;
}

static int
on_span_entered (MD_SPANTYPE type, void *detail, void *data)
{
  Builder *self = data;

  if (type == MD_SPAN_STRONG)
    g_string_append (self->markup, "<b>");
  else if (type == MD_SPAN_EM)
    g_string_append (self->markup, "<i>");
  else if (type == MD_SPAN_A)
    {
      const MD_ATTRIBUTE *target = &((MD_SPAN_A_DETAIL *) detail)->href;
      g_autofree char *uri = g_markup_escape_text (target->text, target->size);

      g_string_append_printf (self->markup, "<a href=\"%s\">", uri);
    }
  return 0;
}

static int
on_span_left (MD_SPANTYPE type, void *detail, void *data)
{
  Builder *self = data;

  if (type == MD_SPAN_STRONG)
    g_string_append (self->markup, "</b>");
  else if (type == MD_SPAN_EM)
    g_string_append (self->markup, "</i>");
  else if (type == MD_SPAN_A)
    g_string_append (self->markup, "</a>");
  return 0;
}

static int
on_text_read (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Builder *self = data;
  g_autofree char *escaped = g_markup_escape_text (text, size);

  g_string_append (self->markup, type == MD_TEXT_SOFTBR ? " " : escaped);
  return 0;
}

/**
 * cw_help_text_new:
 * @markdown: headings, paragraphs, lists without paragraphs in them, and tables
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
cw_help_text_new (const char *markdown)
{
  const MD_PARSER parser = {
    .flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML,
    .enter_block = on_block_entered,
    .leave_block = on_block_left,
    .enter_span = on_span_entered,
    .leave_span = on_span_left,
    .text = on_text_read,
  };
  g_autoptr (GString) markup = g_string_new (NULL);
  Builder builder
      = { .page = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9)), .markup = markup };

  md_parse (markdown, strlen (markdown), &parser, &builder);
  return GTK_WIDGET (builder.page);
}
