/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPageHeader: what is read, how far its coding is, and what is unusual about how it is shown. */

#include "config.h"

#include "cw-page-header.h"

#include "cw-field.h"
#include "cw-source-content.h"

#include <glib/gi18n.h>

struct _CwPageHeader
{
  AdwBin parent_instance;

  char *backlight;
  guint n_broken;
  GtkLabel *title;
  GtkLabel *description;
  GtkMenuButton *status;
};

typedef enum
{
  PROP_BACKLIGHT = 1,
  PROP_N_BROKEN,
} CwPageHeaderProperty;

static GParamSpec *properties[PROP_N_BROKEN + 1];

G_DEFINE_FINAL_TYPE (CwPageHeader, cw_page_header, ADW_TYPE_BIN)

/* --- closures --- */

static gboolean
is_any (GObject *header, guint n)
{
  return n > 0;
}

static gboolean
is_text (GObject *header, const char *text)
{
  return text != NULL;
}

static char *
describe_broken (GObject *header, guint n)
{
  return g_strdup_printf (ngettext ("%u to Place", "%u to Place", n), n);
}

/* The engine's words for how far a source is, as a reader sees them. */
static const char *
get_status_title (const char *status)
{
  static const struct
  {
    const char *status;
    const char *title;
  } titles[] = {
    { "new", N_ ("New") },
    { "read", N_ ("Read") },
    { "first cycle", N_ ("First Cycle") },
    { "reviewed", N_ ("Reviewed") },
    { "complete", N_ ("Complete") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].status, status))
      return _ (titles[i].title);
  return status;
}

/* --- overrides --- */

static void
cw_page_header_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  CwPageHeader *self = CW_PAGE_HEADER (object);

  switch ((CwPageHeaderProperty) property)
    {
    case PROP_BACKLIGHT:
      g_value_set_string (value, self->backlight);
      break;
    case PROP_N_BROKEN:
      g_value_set_uint (value, self->n_broken);
      break;
    }
}

static void
cw_page_header_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  CwPageHeader *self = CW_PAGE_HEADER (object);

  switch ((CwPageHeaderProperty) property)
    {
    case PROP_BACKLIGHT:
      cw_page_header_set_backlight (self, g_value_get_string (value));
      break;
    case PROP_N_BROKEN:
      self->n_broken = g_value_get_uint (value);
      g_object_notify_by_pspec (object, properties[PROP_N_BROKEN]);
      break;
    }
}

static void
cw_page_header_finalize (GObject *object)
{
  g_free (CW_PAGE_HEADER (object)->backlight);
  G_OBJECT_CLASS (cw_page_header_parent_class)->finalize (object);
}

static void
cw_page_header_class_init (CwPageHeaderClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_page_header_get_property;
  object_class->set_property = cw_page_header_set_property;
  object_class->finalize = cw_page_header_finalize;
  properties[PROP_BACKLIGHT] = g_param_spec_string ("backlight", NULL, NULL, NULL, flags);
  properties[PROP_N_BROKEN] = g_param_spec_uint ("n-broken", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-page-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPageHeader, title);
  gtk_widget_class_bind_template_child (widget_class, CwPageHeader, description);
  gtk_widget_class_bind_template_child (widget_class, CwPageHeader, status);
  gtk_widget_class_bind_template_callback (widget_class, is_any);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
  gtk_widget_class_bind_template_callback (widget_class, describe_broken);
}

static void
cw_page_header_init (CwPageHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_page_header_show (CwPageHeader *self, CwProject *project, gint64 source)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_SOURCE, source);
  g_autofree char *description = cw_source_content_describe (project, source);

  g_return_if_fail (CW_IS_PAGE_HEADER (self) && record != NULL);

  gtk_label_set_label (self->title, cw_record_get_name (record));
  gtk_label_set_label (self->description, description);
  gtk_menu_button_set_label (self->status,
                             get_status_title (cw_record_get_text (record, CW_SOURCE_STATUS)));
}

/* @codes: (nullable): what is not faded; NULL: nothing is */
void
cw_page_header_set_backlight (CwPageHeader *self, const char *codes)
{
  g_return_if_fail (CW_IS_PAGE_HEADER (self));

  if (g_set_str (&self->backlight, codes))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKLIGHT]);
}
