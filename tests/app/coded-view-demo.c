/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes pictures of the reading view, for the eye: coded-view-demo FOLDER [FONT] */

#include "config.h"

#include "coded-view-sample.h"

#include <adwaita.h>

static void
write_picture (const char *folder, const char *font, int width, gboolean dark)
{
  g_autofree char *name = g_strdup_printf ("reader-%d-%s.png", width, dark ? "dark" : "light");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) paragraphs = make_sample_paragraphs ();
  g_autoptr (GArray) codings = make_sample_codings (paragraphs);
  g_autoptr (GdkTexture) texture = NULL;
  CwCodedView *view;
  GtkWidget *window;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window = open_coded_view (&view, width, 1000);
  cw_coded_view_set_typography (
      view, &(CwTypography) { font, CW_DEFAULT_MEASURE, CW_DEFAULT_LEADING, 100 });
  cw_coded_view_set_text (view, 1, paragraphs);
  cw_coded_view_set_codings (view, (CwViewCoding *) codings->data, codings->len);
  cw_coded_view_set_current_excerpt (view, 3);
  spin_until_idle (400);
  texture = render_widget (window);
  gdk_texture_save_to_png (texture, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  const int widths[] = { 1300, 900, 360 };

  g_return_val_if_fail (argc > 1, 2);
  gtk_init ();
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      write_picture (argv[1], argc > 2 ? argv[2] : NULL, widths[i], FALSE);
      write_picture (argv[1], argc > 2 ? argv[2] : NULL, widths[i], TRUE);
    }
  return 0;
}
