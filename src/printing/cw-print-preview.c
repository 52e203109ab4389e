/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPrintPreview: the pages as they will be printed, what can be chosen of them, and the two ways out: printer and
 * PDF. The report is read from the project at once; laying it out happens in a thread. */

#include "config.h"

#include "cw-print-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cw-print-layout.h"
#include "cw-print-page.h"
#include "cw-print-report.h"
#include "cw-print-run.h"
#include "cw-print-save.h"

#define ZOOM_STEP 1.25
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0
#define PROGRESS_INTERVAL 100 /* milliseconds */

struct _CwPrintPreview
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkWidget *selection_group;
  CwPrintChoice *code_choice;
  CwPrintChoice *case_choice;
  AdwSwitchRow *counts_row;
  AdwComboRow *paper_row;
  AdwSwitchRow *landscape_row;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkWidget *spinner;
  GtkLabel *page_label;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;

  CwProject *project;
  char *definition; /* of a matrix, or NULL for excerpts */
  CwPages *pages;
  GCancellable *layout; /* while pages are laid out */
  GCancellable *saving; /* while a PDF is written */
  CwPrintSave *save;
  guint progress_source;
  gboolean ready; /* options set by the program do not lay out */
  double zoom;
};

G_DEFINE_FINAL_TYPE (CwPrintPreview, cw_print_preview, ADW_TYPE_DIALOG)

enum
{
  PROP_ZOOM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_toast (CwPrintPreview *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- the report ------------------------------------------------------------------------------------------------ */

static CwReportNumbers
get_numbers (CwPrintPreview *self)
{
  return adw_switch_row_get_active (self->counts_row) ? CW_REPORT_NUMBERS_SHOW
                                                      : CW_REPORT_NUMBERS_HIDE;
}

static CwDocument *
make_excerpts (CwPrintPreview *self, GError **error)
{
  g_autoptr (GArray) codes = cw_print_choice_list (self->code_choice);
  g_autoptr (GArray) cases = cw_print_choice_list (self->case_choice);
  CwExcerptReportOptions options
      = { .codes = codes, .cases = cases, .numbers = get_numbers (self) };

  return cw_report_excerpts_by_code (self->project, &options, error);
}

static CwPageSetup *
make_setup (CwPrintPreview *self)
{
  gboolean letter = adw_combo_row_get_selected (self->paper_row) == 1;
  CwPageSetup *setup = cw_page_setup_new (letter ? CW_PAPER_LETTER : CW_PAPER_A4);

  setup->landscape = adw_switch_row_get_active (self->landscape_row);
  return setup;
}

/* --- what is shown --------------------------------------------------------------------------------------------- */

static guint
count_pages (CwPrintPreview *self)
{
  return self->pages == NULL ? 0 : cw_pages_get_n_pages (self->pages);
}

static guint
find_page (CwPrintPreview *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (place);
  double middle = gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) / 2;
  guint n = count_pages (self);

  if (n == 0 || upper <= 0)
    return 0;
  return CLAMP ((int) (middle / upper * n), 0, (int) n - 1);
}

static void
update_place (CwPrintPreview *self)
{
  guint n = count_pages (self);
  guint page = find_page (self);
  g_autofree char *label
      = n == 0 ? g_strdup ("") : g_strdup_printf (_ ("Page %u of %u"), page + 1, n);

  gtk_label_set_label (self->page_label, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous-page", n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next-page", n > 1);
}

static void
update_actions (CwPrintPreview *self)
{
  gboolean ready = self->pages != NULL && self->layout == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", ready && self->save == NULL);
  gtk_widget_set_visible (self->spinner, self->layout != NULL);
}

static void
list_pages (CwPrintPreview *self)
{
  GtkStringList *numbers = gtk_string_list_new (NULL);

  for (guint i = 0; i < count_pages (self); i++)
    gtk_string_list_append (numbers, "");
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (numbers))));
  g_object_unref (gtk_list_view_get_model (self->list));
}

static void
take_pages (CwPrintPreview *self, CwPages *pages)
{
  g_clear_pointer (&self->pages, cw_pages_unref);
  self->pages = pages;
  if (pages != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "pages");
      adw_window_title_set_subtitle (self->heading, cw_pages_get_document (pages)->title);
    }
  list_pages (self);
  update_actions (self);
  update_place (self);
}

static void
show_failure (CwPrintPreview *self, const char *sentence)
{
  g_clear_object (&self->layout);
  take_pages (self, NULL);
  adw_status_page_set_description (self->empty, sentence);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* --- laying out ------------------------------------------------------------------------------------------------ */

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  CwPages *pages = cw_print_layout_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pages == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  g_clear_object (&self->layout);
  take_pages (self, pages);
}

static void
stop_layout (CwPrintPreview *self)
{
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
}

static void
start_layout (CwPrintPreview *self, CwDocument *document)
{
  g_autoptr (CwPageSetup) setup = make_setup (self);

  self->layout = g_cancellable_new ();
  cw_print_layout_run (self, document, setup, self->layout, on_laid_out);
}

static void
refresh (CwPrintPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = NULL;

  stop_layout (self);
  document
      = self->definition == NULL
            ? make_excerpts (self, &error)
            : cw_print_report_matrix (self->project, self->definition, get_numbers (self), &error);
  if (document == NULL)
    show_failure (self, error->message);
  else if (document->blocks->len == 0)
    {
      show_failure (self, _ ("No excerpt belongs to this choice of codes and cases."));
      cw_document_unref (document);
    }
  else
    start_layout (self, document);
  update_actions (self);
}

/* --- handlers -------------------------------------------------------------------------------------------------- */

static void
on_option_changed (CwPrintPreview *self)
{
  if (self->ready)
    refresh (self);
}

static void
reload_choice (CwPrintPreview *self, CwPrintChoice *choice, CwKind kind)
{
  g_autoptr (GArray) chosen = cw_print_choice_list (choice);

  cw_print_choice_load (choice, self->project, kind);
  for (guint i = 0; i < chosen->len; i++)
    cw_print_choice_choose (choice, g_array_index (chosen, gint64, i), TRUE);
}

static void
on_project_changed (CwPrintPreview *self)
{
  self->ready = FALSE;
  reload_choice (self, self->code_choice, CW_KIND_CODE);
  reload_choice (self, self->case_choice, CW_KIND_CASE);
  self->ready = TRUE;
  refresh (self);
}

static void
on_page_setup (CwPrintPreview *self, GtkListItem *row)
{
  GtkWidget *page = cw_print_page_new ();

  g_object_bind_property (self, "zoom", page, "zoom", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (row, page);
  gtk_list_item_set_activatable (row, FALSE);
  gtk_list_item_set_focusable (row, FALSE);
}

static void
on_page_bound (CwPrintPreview *self, GtkListItem *row)
{
  cw_print_page_show (
      CW_PRINT_PAGE (gtk_list_item_get_child (row)), self->pages, gtk_list_item_get_position (row));
}

static void
on_page_unbound (CwPrintPreview *self, GtkListItem *row)
{
  cw_print_page_show (CW_PRINT_PAGE (gtk_list_item_get_child (row)), NULL, 0);
}

static void
on_printed (const GError *error, gpointer user_data)
{
  if (error != NULL)
    show_toast (user_data, error->message);
}

static gboolean
on_progress_due (gpointer data)
{
  CwPrintPreview *self = data;

  gtk_progress_bar_set_fraction (self->progress, cw_print_save_get_progress (self->save));
  return G_SOURCE_CONTINUE;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwPrintPreview) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->saving);
  g_clear_object (&self->save);
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  update_actions (self);
  if (cw_print_save_finish (CW_PRINT_SAVE (source), result, &error))
    show_toast (self, _ ("The report is saved."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_toast (self, error->message);
}

static void
save_to (CwPrintPreview *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("Saving “%s”"), name);

  self->save = cw_print_save_new (self->pages, file);
  self->saving = g_cancellable_new ();
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL, on_progress_due, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  update_actions (self);
  cw_print_save_run (self->save, self->saving, on_saved, g_object_ref (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwPrintPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && self->pages != NULL && self->save == NULL)
    save_to (self, file);
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_toast (self, error->message);
}

/* --- actions --------------------------------------------------------------------------------------------------- */

static GtkWindow *
get_window (CwPrintPreview *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (widget);

  if (self->pages == NULL)
    return;
  cw_print_run (get_window (self),
                self->pages,
                cw_pages_get_document (self->pages)->title,
                on_printed,
                g_object_ref (self),
                g_object_unref);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = NULL;

  if (self->pages == NULL)
    return;
  file_name = cw_print_save_dup_name (cw_project_get_title (self->project),
                                      cw_pages_get_document (self->pages)->title);
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, get_window (self), NULL, on_file_chosen, g_object_ref (self));
}

static void
cancel_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (widget);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

static void
turn (CwPrintPreview *self, int step)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n = count_pages (self);
  int page;

  if (n == 0)
    return;
  page = CLAMP ((int) find_page (self) + step, 0, (int) n - 1);
  gtk_adjustment_set_value (place, page * gtk_adjustment_get_upper (place) / n);
}

static void
turn_on (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (CW_PRINT_PREVIEW (widget), 1);
}

static void
turn_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (CW_PRINT_PREVIEW (widget), -1);
}

static void
set_zoom (CwPrintPreview *self, double zoom)
{
  self->zoom = zoom == 0 ? 0 : CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (widget);

  set_zoom (self, (self->zoom == 0 ? 1 : self->zoom) * ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (widget);

  set_zoom (self, (self->zoom == 0 ? 1 : self->zoom) / ZOOM_STEP);
}

static void
zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (CW_PRINT_PREVIEW (widget), 0);
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
cw_print_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, CW_PRINT_PREVIEW (object)->zoom);
}

static void
cw_print_preview_closed (AdwDialog *dialog)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (dialog);

  stop_layout (self);
  cancel_save (GTK_WIDGET (self), NULL, NULL);
}

static void
cw_print_preview_dispose (GObject *object)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (object);

  self->ready = FALSE;
  stop_layout (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PRINT_PREVIEW);
  G_OBJECT_CLASS (cw_print_preview_parent_class)->dispose (object);
}

static void
cw_print_preview_finalize (GObject *object)
{
  CwPrintPreview *self = CW_PRINT_PREVIEW (object);

  g_clear_object (&self->project);
  g_free (self->definition);
  g_clear_pointer (&self->pages, cw_pages_unref);
  G_OBJECT_CLASS (cw_print_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CW_TYPE_PRINT_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, heading);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, selection_group);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, code_choice);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, case_choice);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, counts_row);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, paper_row);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, landscape_row);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, empty);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, list);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwPrintPreview, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_option_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_page_bound);
  gtk_widget_class_bind_template_callback (widget_class, on_page_unbound);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save" },
    { GDK_KEY_Page_Down, 0, "preview.next-page" },
    { GDK_KEY_Page_Up, 0, "preview.previous-page" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit" },
  };

  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "preview.cancel-save", NULL, cancel_save);
  gtk_widget_class_install_action (widget_class, "preview.next-page", NULL, turn_on);
  gtk_widget_class_install_action (widget_class, "preview.previous-page", NULL, turn_back);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_fit);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (
        widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
cw_print_preview_class_init (CwPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_print_preview_get_property;
  object_class->dispose = cw_print_preview_dispose;
  object_class->finalize = cw_print_preview_finalize;
  ADW_DIALOG_CLASS (klass)->closed = cw_print_preview_closed;
  properties[PROP_ZOOM] = g_param_spec_double (
      "zoom", NULL, NULL, 0, MOST_ZOOM, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  install_actions (widget_class);
}

static gboolean
prefers_letter (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER);
}

static void
cw_print_preview_init (CwPrintPreview *self)
{
  GtkAdjustment *place;

  gtk_widget_init_template (GTK_WIDGET (self));
  place = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (
      place, "value-changed", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  adw_combo_row_set_selected (self->paper_row, prefers_letter () ? 1 : 0);
}

static void
load (CwPrintPreview *self, CwProject *project)
{
  self->project = g_object_ref (project);
  cw_print_choice_load (self->code_choice, project, CW_KIND_CODE);
  cw_print_choice_load (self->case_choice, project, CW_KIND_CASE);
  adw_switch_row_set_active (self->counts_row,
                             cw_report_shows_numbers (project, CW_REPORT_NUMBERS_POLICY));
  g_signal_connect_object (
      project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

static void
start (CwPrintPreview *self, const char *title)
{
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->heading, title);
  self->ready = TRUE;
  refresh (self);
}

/**
 * cw_print_preview_new_excerpts:
 *
 * Returns: (transfer floating): a preview of the project's excerpts by code
 */
CwPrintPreview *
cw_print_preview_new_excerpts (CwProject *project)
{
  CwPrintPreview *self;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self = g_object_new (CW_TYPE_PRINT_PREVIEW, NULL);
  load (self, project);
  start (self, _ ("Print Excerpts"));
  return self;
}

/**
 * cw_print_preview_new_matrix:
 * @definition: "rows=…", "columns=…" and "measure=…", a line each, as saved displays have them
 *
 * Who prints a matrix has its numbers before the eyes, so they are on the paper unless switched off.
 *
 * Returns: (transfer floating): a preview of a matrix
 */
CwPrintPreview *
cw_print_preview_new_matrix (CwProject *project, const char *definition)
{
  CwPrintPreview *self;

  g_return_val_if_fail (CW_IS_PROJECT (project) && definition != NULL, NULL);

  self = g_object_new (CW_TYPE_PRINT_PREVIEW, NULL);
  self->definition = g_strdup (definition);
  load (self, project);
  gtk_widget_set_visible (self->selection_group, FALSE);
  adw_switch_row_set_active (self->counts_row, TRUE);
  adw_switch_row_set_active (self->landscape_row, TRUE);
  start (self, _ ("Print Matrix"));
  return self;
}

/**
 * cw_print_preview_get_pages:
 *
 * Returns: (transfer none) (nullable): the pages that are shown
 */
CwPages *
cw_print_preview_get_pages (CwPrintPreview *self)
{
  g_return_val_if_fail (CW_IS_PRINT_PREVIEW (self), NULL);
  return self->pages;
}

/**
 * cw_print_preview_get_busy:
 *
 * Returns: whether pages are being laid out
 */
gboolean
cw_print_preview_get_busy (CwPrintPreview *self)
{
  g_return_val_if_fail (CW_IS_PRINT_PREVIEW (self), FALSE);
  return self->layout != NULL;
}

/**
 * cw_print_preview_get_code_choice:
 *
 * Returns: (transfer none): the row that says which codes are printed
 */
CwPrintChoice *
cw_print_preview_get_code_choice (CwPrintPreview *self)
{
  g_return_val_if_fail (CW_IS_PRINT_PREVIEW (self), NULL);
  return self->code_choice;
}
