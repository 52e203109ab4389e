/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEvidenceRow: an excerpt as the evidence pane lists it: the words, where they are from, their codes, and what they
 * are to the cell's summary. */

#include "config.h"

#include "cw-evidence-row.h"

#include "cw-codebook.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define FOLDED_LINES 6

struct _CwEvidenceRow
{
  GtkWidget parent_instance;

  CwEvidenceItem *item;
  guint laid_out;

  GtkWidget *box;
  GtkLabel *quote;
  GtkLabel *citation;
  AdwWrapBox *codes;
  GtkToggleButton *star;
  GtkMenuButton *stance;
  GtkLabel *stance_label;
  GtkButton *fold;
};

G_DEFINE_FINAL_TYPE (CwEvidenceRow, cw_evidence_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_STANCE,
  PROP_STARRED,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static double
get_lightness (const GdkRGBA *color)
{
  return 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;
}

/* A code's colour is chosen for paper: a dark one is lifted before it is put on a dark pane, a pale one lowered. */
static char *
fit_color (const char *text, gboolean dark)
{
  GdkRGBA color = { 0.5, 0.5, 0.5, 1 };
  double lightness;
  float share;

  gdk_rgba_parse (&color, text);
  lightness = get_lightness (&color);
  share = (float) (dark ? CLAMP (0.5 - lightness, 0, 0.5) : CLAMP (lightness - 0.6, 0, 0.5));
  color.red += ((dark ? 1 : 0) - color.red) * share;
  color.green += ((dark ? 1 : 0) - color.green) * share;
  color.blue += ((dark ? 1 : 0) - color.blue) * share;
  return g_strdup_printf ("#%02x%02x%02x",
                          (guint) (color.red * 255),
                          (guint) (color.green * 255),
                          (guint) (color.blue * 255));
}

static GtkWidget *
make_chip (CwProject *project, gint64 code)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  g_autofree char *own_color = cw_project_dup_color (project, code);
  g_autofree char *color
      = fit_color (own_color, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_autofree char *markup
      = g_markup_printf_escaped ("<span foreground=\"%s\">●</span> %s",
                                 color,
                                 record == NULL ? "?" : cw_record_get_name (record));
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (chip), markup);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip), 32);
  gtk_widget_add_css_class (chip, "evidence-chip");
  gtk_widget_add_css_class (chip, "caption");
  return chip;
}

static void
show_codes (CwEvidenceRow *self, const CwExcerpt *excerpt)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->codes))) != NULL)
    adw_wrap_box_remove (self->codes, chip);
  for (guint i = 0; i < excerpt->codes->len; i++)
    adw_wrap_box_append (self->codes,
                         make_chip (cw_evidence_item_get_project (self->item),
                                    g_array_index (excerpt->codes, gint64, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->codes), excerpt->codes->len > 0);
}

/* Only what does not fit can be folded, and that shows when the quotation has been laid out. */
static void
update_fold (CwEvidenceRow *self)
{
  gboolean expanded = self->item != NULL && cw_evidence_item_get_expanded (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->fold),
                          expanded
                              || pango_layout_is_ellipsized (gtk_label_get_layout (self->quote)));
}

static gboolean
on_laid_out (gpointer data)
{
  CwEvidenceRow *self = data;

  self->laid_out = 0;
  update_fold (self);
  return G_SOURCE_REMOVE;
}

/* A label limits the lines of each paragraph, not of all: folded, a quotation is one paragraph with its breaks marked. */
static char *
fold_paragraphs (const char *quote)
{
  g_autoptr (GString) folded = g_string_new (quote);

  g_string_replace (folded, "\n", " ¶ ", 0);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static void
show_quote (CwEvidenceRow *self, const CwExcerpt *excerpt)
{
  g_autofree char *citation = cw_evidence_item_dup_citation (self->item);
  gboolean expanded = cw_evidence_item_get_expanded (self->item);
  g_autofree char *folded = fold_paragraphs (excerpt->quote);

  gtk_label_set_label (self->quote, expanded ? excerpt->quote : folded);
  gtk_label_set_lines (self->quote, expanded ? -1 : FOLDED_LINES);
  gtk_label_set_ellipsize (self->quote, expanded ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_label (self->citation, citation);
  gtk_button_set_label (self->fold, expanded ? _ ("Show _Less") : _ ("Show _More"));
}

static void
show_marks (CwEvidenceRow *self, const CwExcerpt *excerpt)
{
  const char *stance = cw_evidence_item_get_stance (self->item);

  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            excerpt->starred ? "starred-symbolic" : "non-starred-symbolic");
  gtk_label_set_label (self->stance_label, cw_evidence_row_get_stance_title (stance));
  gtk_widget_set_visible (GTK_WIDGET (self->stance), cw_evidence_item_get_citable (self->item));
  gtk_widget_remove_css_class (GTK_WIDGET (self->stance), "none");
  for (guint i = 0; cw_stances[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->stance), cw_stances[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->stance), *stance != '\0' ? stance : "none");
}

static void
show (CwEvidenceRow *self)
{
  const CwExcerpt *excerpt = self->item == NULL ? NULL : cw_evidence_item_get_excerpt (self->item);

  if (excerpt != NULL)
    {
      show_quote (self, excerpt);
      show_codes (self, excerpt);
      show_marks (self, excerpt);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static gboolean
is_starred (CwEvidenceRow *self)
{
  const CwExcerpt *excerpt = self->item == NULL ? NULL : cw_evidence_item_get_excerpt (self->item);

  return excerpt != NULL && excerpt->starred;
}

static const char *
get_stance (CwEvidenceRow *self)
{
  return self->item == NULL ? "" : cw_evidence_item_get_stance (self->item);
}

static void
ask_for_stance (CwEvidenceRow *self, const char *stance)
{
  if (self->item != NULL && !g_str_equal (stance, get_stance (self)))
    gtk_widget_activate_action (
        GTK_WIDGET (self), "evidence.cite", "(xs)", cw_evidence_item_get_id (self->item), stance);
}

static void
ask_for_star (CwEvidenceRow *self, gboolean starred)
{
  if (self->item != NULL && starred != is_starred (self))
    gtk_widget_activate_action (
        GTK_WIDGET (self), "evidence.star", "(xb)", cw_evidence_item_get_id (self->item), starred);
}

static void
cw_evidence_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwEvidenceRow *self = CW_EVIDENCE_ROW (object);

  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_STANCE:
      g_value_set_string (value, get_stance (self));
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, is_starred (self));
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->item != NULL && cw_evidence_item_get_expanded (self->item));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_evidence_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwEvidenceRow *self = CW_EVIDENCE_ROW (object);

  switch (id)
    {
    case PROP_ITEM:
      cw_evidence_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_STANCE:
      ask_for_stance (self, g_value_get_string (value));
      break;
    case PROP_STARRED:
      ask_for_star (self, g_value_get_boolean (value));
      break;
    case PROP_EXPANDED:
      if (self->item != NULL)
        cw_evidence_item_set_expanded (self->item, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GtkSizeRequestMode
cw_evidence_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_evidence_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (CW_EVIDENCE_ROW (widget)->box,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static void
cw_evidence_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CwEvidenceRow *self = CW_EVIDENCE_ROW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->laid_out == 0)
    self->laid_out = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_laid_out, self, NULL);
}

static void
cw_evidence_row_dispose (GObject *object)
{
  CwEvidenceRow *self = CW_EVIDENCE_ROW (object);

  g_clear_handle_id (&self->laid_out, g_source_remove);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_EVIDENCE_ROW);
  G_OBJECT_CLASS (cw_evidence_row_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, CW_TYPE_EVIDENCE_ITEM, flags);
  properties[PROP_STANCE] = g_param_spec_string ("stance", NULL, NULL, "", flags);
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, flags);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (class, N_PROPS, properties);
}

static void
cw_evidence_row_class_init (CwEvidenceRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = cw_evidence_row_get_property;
  object_class->set_property = cw_evidence_row_set_property;
  object_class->dispose = cw_evidence_row_dispose;
  widget_class->get_request_mode = cw_evidence_row_get_request_mode;
  widget_class->measure = cw_evidence_row_measure;
  widget_class->size_allocate = cw_evidence_row_size_allocate;
  install_properties (object_class);
  gtk_widget_class_install_property_action (widget_class, "row.stance", "stance");
  gtk_widget_class_install_property_action (widget_class, "row.starred", "starred");
  gtk_widget_class_install_property_action (widget_class, "row.expanded", "expanded");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, box);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, quote);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, citation);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, codes);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, star);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, stance);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, stance_label);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceRow, fold);
}

static void
cw_evidence_row_init (CwEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

CwEvidenceItem *
cw_evidence_row_get_item (CwEvidenceRow *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_ROW (self), NULL);
  return self->item;
}

/**
 * cw_evidence_row_set_item:
 * @item: (nullable): what to show
 */
void
cw_evidence_row_set_item (CwEvidenceRow *self, CwEvidenceItem *item)
{
  g_return_if_fail (CW_IS_EVIDENCE_ROW (self));

  if (item == self->item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (item, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      show (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * cw_evidence_row_get_stance_title:
 * @stance: one of cw_stances, or ""
 *
 * Returns: (transfer none): the stance in the reader's language
 */
const char *
cw_evidence_row_get_stance_title (const char *stance)
{
  if (g_str_equal (stance, "supports"))
    return _ ("Supports");
  if (g_str_equal (stance, "contradicts"))
    return _ ("Contradicts");
  if (g_str_equal (stance, "qualifies"))
    return _ ("Qualifies");
  if (g_str_equal (stance, "mentions"))
    return _ ("Mentions");
  return _ ("Not Cited");
}
