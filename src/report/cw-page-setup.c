/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPageSetup: paper, margins and type size in points, independent of any print system. */

#include "config.h"

#include "cw-page-setup.h"

#define POINTS_PER_MM (72.0 / 25.4)

/* Below this nothing can be set; a page with larger margins than paper still gets a body. */
#define SMALLEST_BODY 12.0

/**
 * cw_page_setup_new:
 *
 * Returns: (transfer full): that paper in portrait with margins of 25 to 28 mm and 10 point serif type
 */
CwPageSetup *
cw_page_setup_new (CwPaper paper)
{
  CwPageSetup *self = g_new0 (CwPageSetup, 1);

  self->width = paper == CW_PAPER_A4 ? 210 * POINTS_PER_MM : 612;
  self->height = paper == CW_PAPER_A4 ? 297 * POINTS_PER_MM : 792;
  self->margin_top = self->margin_bottom = 28 * POINTS_PER_MM;
  self->margin_left = self->margin_right = 25 * POINTS_PER_MM;
  self->font_family = g_strdup ("Noto Serif, serif");
  self->font_size = 10;
  return self;
}

/**
 * cw_page_setup_copy:
 *
 * Returns: (transfer full): an equal page setup
 */
CwPageSetup *
cw_page_setup_copy (const CwPageSetup *self)
{
  CwPageSetup *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->font_family = g_strdup (self->font_family);
  return copy;
}

/**
 * cw_page_setup_free:
 * @self: (transfer full): no longer needed
 */
void
cw_page_setup_free (CwPageSetup *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->font_family);
  g_free (self);
}

/**
 * cw_page_setup_set_font_family:
 * @family: a Pango family list
 */
void
cw_page_setup_set_font_family (CwPageSetup *self, const char *family)
{
  g_return_if_fail (self != NULL && family != NULL);

  g_free (self->font_family);
  self->font_family = g_strdup (family);
}

/**
 * cw_page_setup_get_page_width:
 *
 * Returns: the width of the turned paper in points
 */
double
cw_page_setup_get_page_width (const CwPageSetup *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->landscape ? self->height : self->width;
}

/**
 * cw_page_setup_get_page_height:
 *
 * Returns: the height of the turned paper in points
 */
double
cw_page_setup_get_page_height (const CwPageSetup *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->landscape ? self->width : self->height;
}

/**
 * cw_page_setup_get_body_width:
 *
 * Returns: the width between the margins in points, never less than 12
 */
double
cw_page_setup_get_body_width (const CwPageSetup *self)
{
  double width = cw_page_setup_get_page_width (self) - self->margin_left - self->margin_right;

  return MAX (width, SMALLEST_BODY);
}

/**
 * cw_page_setup_get_body_height:
 *
 * Returns: the height between the margins in points, never less than 12
 */
double
cw_page_setup_get_body_height (const CwPageSetup *self)
{
  double height = cw_page_setup_get_page_height (self) - self->margin_top - self->margin_bottom;

  return MAX (height, SMALLEST_BODY);
}
