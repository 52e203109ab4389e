/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands of CwReaderPage that change how a source is shown, and how far its coding is said to be. */

#include "config.h"

#include "cw-reading-commands.h"

#include "cw-coded-view-private.h"
#include "cw-coding-commands.h"
#include "cw-coding.h"
#include "cw-field.h"
#include "cw-reader-page-private.h"
#include "cw-reviews.h"

#include <glib/gi18n.h>

#define SCHEMA "io.github.caseweave.Caseweave"
#define ZOOM_STEP 10

/* NULL where the schema is not installed. */
GSettings *
cw_reading_commands_open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, "reading-font")
             ? g_settings_new (SCHEMA)
             : NULL;
}

/* --- letters --- */

/* Sets the text as the settings and the zoom of the source want it. */
void
cw_reading_commands_set_text (CwReaderPage *page)
{
  CwCodedView *view = cw_reader_page_get_view (page);
  GSettings *settings = cw_reader_page_get_settings (page);
  CwReadingState *state = cw_reader_page_get_state (page);
  CwTypography typography = { NULL, CW_DEFAULT_MEASURE, CW_DEFAULT_LEADING, 100 };
  g_autofree char *font
      = settings != NULL ? g_settings_get_string (settings, "reading-font") : NULL;

  if (font != NULL && *font != '\0')
    typography.font = font;
  if (settings != NULL)
    {
      typography.measure = g_settings_get_int (settings, "reading-measure");
      typography.leading = g_settings_get_int (settings, "reading-leading");
      cw_coding_layer_set_line_focus (cw_coded_view_get_layer (view),
                                      g_settings_get_boolean (settings, "line-focus"));
    }
  if (state != NULL && cw_reader_page_get_source (page) != 0)
    typography.zoom = cw_reading_state_get_zoom (state, cw_reader_page_get_source (page));
  cw_coded_view_set_typography (view, &typography);
}

static void
on_zoom_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  CwReadingState *state = cw_reader_page_get_state (page);
  gint64 source = cw_reader_page_get_source (page);
  int zoom;

  if (source == 0)
    return;
  zoom = cw_reading_state_get_zoom (state, source);
  if (g_str_equal (name, "read.usual-size"))
    zoom = 100;
  else
    zoom += g_str_equal (name, "read.larger") ? ZOOM_STEP : -ZOOM_STEP;
  cw_reading_state_set_zoom (state, source, CLAMP (zoom, 50, 300));
  cw_reading_commands_set_text (page);
}

/* --- backlight --- */

static char *
join_names (CwProject *project, const GArray *codes)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      CwRecord *record
          = cw_project_get_record (project, CW_KIND_CODE, g_array_index (codes, gint64, i));

      g_string_append_printf (
          names, "%s%s", i > 0 ? ", " : "", record != NULL ? cw_record_get_name (record) : "");
    }
  return g_string_free (names, FALSE);
}

static void
set_backlight (CwReaderPage *page, const GArray *codes)
{
  CwCodingLayer *layer = cw_coded_view_get_layer (cw_reader_page_get_view (page));
  g_autofree char *names
      = codes != NULL ? join_names (cw_reader_page_get_project (page), codes) : NULL;

  cw_coding_layer_set_backlight (
      layer, codes != NULL ? (const gint64 *) codes->data : NULL, codes != NULL ? codes->len : 0);
  cw_page_header_set_backlight (cw_reader_page_get_header (page), names);
}

/* The codes of the excerpt one is at, until it is asked for again. */
static void
on_backlight_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  CwCodingLayer *layer = cw_coded_view_get_layer (cw_reader_page_get_view (page));
  g_autoptr (CwExcerpt) excerpt = NULL;
  gint64 id;

  if (cw_coding_layer_has_backlight (layer))
    {
      set_backlight (page, NULL);
      return;
    }
  id = cw_coding_commands_require_excerpt (page);
  if (id != 0)
    excerpt = cw_project_load_excerpt (cw_reader_page_get_project (page), id, NULL);
  if (excerpt != NULL && excerpt->codes->len > 0)
    set_backlight (page, excerpt->codes);
  else if (id != 0)
    cw_reader_page_toast (page, _ ("This excerpt has no code."));
}

/* --- how far the coding is --- */

static void
finish (CwReaderPage *page, gboolean done, const GError *error)
{
  cw_reader_page_toast (
      page, done ? cw_project_get_undo_label (cw_reader_page_get_project (page)) : error->message);
}

static void
on_status_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (cw_reader_page_get_source (page) == 0)
    return;
  if (!cw_project_set_field (cw_reader_page_get_project (page),
                             CW_KIND_SOURCE,
                             cw_reader_page_get_source (page),
                             CW_SOURCE_STATUS,
                             g_variant_get_string (parameter, NULL),
                             &error))
    cw_reader_page_toast (page, error->message);
}

static void
on_reviewed_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gboolean for_code = g_str_equal (name, "read.reviewed-for-code");
  gint64 code = for_code ? cw_reader_page_get_last_code (page) : 0;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (cw_reader_page_get_source (page) == 0)
    return;
  if (for_code && code == 0)
    {
      cw_reader_page_toast (page, _ ("No code has been applied yet: C picks one."));
      return;
    }
  done = cw_project_mark_reviewed (
      cw_reader_page_get_project (page), cw_reader_page_get_source (page), code, &error);
  finish (page, done, error);
}

void
cw_reading_commands_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "read.larger", NULL, on_zoom_activated);
  gtk_widget_class_install_action (klass, "read.smaller", NULL, on_zoom_activated);
  gtk_widget_class_install_action (klass, "read.usual-size", NULL, on_zoom_activated);
  gtk_widget_class_install_action (klass, "read.backlight", NULL, on_backlight_activated);
  gtk_widget_class_install_action (klass, "read.status", "s", on_status_activated);
  gtk_widget_class_install_action (klass, "read.reviewed", NULL, on_reviewed_activated);
  gtk_widget_class_install_action (klass, "read.reviewed-for-code", NULL, on_reviewed_activated);
}
