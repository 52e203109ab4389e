/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* bench-window PROJECT: what a window with the project costs: for how long the main thread is never back in its loop while
 * it opens and while its pages are shown for the first time, what is resident at the most, and whether it is at rest when
 * nobody does anything. */

#include "config.h"

#include <adwaita.h>
#include <libdex.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "cw-bench.h"
#include "cw-window.h"

#define MAX_STALL 100        /* milliseconds */
#define QUIET_SECONDS 10     /* what is measured as rest */
#define PATIENCE_SECONDS 300 /* until the index of words is made */

/* A stretch without waiting, by the clock on the wall, which also runs while others have the processor, and by that of the
 * main thread. */
typedef struct
{
  double wall;
  double cpu;
} Stretch;

static Stretch returned; /* when the loop last went on after waiting */
static Stretch longest;

static Stretch
read_clocks (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (Stretch) { cw_bench_wall (), time.tv_sec * 1e3 + time.tv_nsec / 1e6 };
}

static void
note_stretch (void)
{
  Stretch now = read_clocks ();

  longest.wall = MAX (longest.wall, now.wall - returned.wall);
  longest.cpu = MAX (longest.cpu, now.cpu - returned.cpu);
}

/* Stands for the poll of the main loop: what is between two calls is work. */
static int
wait_and_watch (GPollFD *descriptors, guint n, int timeout)
{
  int ready;

  note_stretch ();
  ready = g_poll (descriptors, n, timeout);
  returned = read_clocks ();
  return ready;
}

static gboolean
on_time_over (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
begin (void)
{
  longest = (Stretch) { 0 };
  returned = read_clocks ();
}

static void
report (const char *name)
{
  run_for (3000);
  printf ("| %s | %.0f | %.0f | %d%s |\n",
          name,
          longest.wall,
          longest.cpu,
          MAX_STALL,
          longest.cpu > MAX_STALL ? ", over" : "");
}

static void
act (GtkWidget *window, const char *name, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) argument = parameter == NULL ? NULL : g_variant_ref_sink (parameter);

  begin ();
  if (!gtk_widget_activate_action_variant (window, action, argument))
    g_error ("There is no action %s.", action);
  report (name);
}

static double
read_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
report_rest (void)
{
  double used = 0, start;

  for (guint i = 0; i < PATIENCE_SECONDS / 2; i++)
    {
      start = read_cpu ();
      run_for (2000);
      if (read_cpu () - start < 0.01)
        break;
    }
  start = read_cpu ();
  run_for (QUIET_SECONDS * 1000);
  used = read_cpu () - start;
  printf ("| at rest for %d s: milliseconds of CPU | | %.1f | 10 |\n", QUIET_SECONDS, used * 1000);
}

static void
report_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  line = strstr (status, "VmHWM:");
  printf ("| resident at the most, %s: MiB | | %.0f | |\n",
          name,
          line == NULL ? 0 : g_ascii_strtod (line + 6, NULL) / 1024);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = argc == 2 ? g_file_new_for_path (argv[1]) : NULL;
  GtkWidget *window;

  if (file == NULL)
    {
      g_printerr ("Usage: bench-window PROJECT\n");
      return 2;
    }
  adw_init ();
  dex_init ();
  g_main_context_set_poll_func (NULL, wait_and_watch);
  begin ();
  window = GTK_WIDGET (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (window));
  run_for (1000);
  printf ("| longest stretch of the main thread, milliseconds | wall | CPU | limit |\n"
          "|---|--:|--:|--:|\n");
  begin ();
  cw_window_open_file (CW_WINDOW (window), file);
  report ("open the project");
  report_memory ("open");
  act (window, "show a source", "win.open-source", g_variant_new_int64 (1));
  act (window, "show another source", "win.open-source", g_variant_new_int64 (2));
  act (window, "the matrix", "win.view", g_variant_new_string ("matrix"));
  act (window, "back to the reader", "win.open-source", g_variant_new_int64 (1));
  act (window, "codebook (F9)", "win.toggle-codebook", NULL);
  act (window, "memos (Ctrl+F9)", "win.toggle-memos", NULL);
  report_rest ();
  report_memory ("all of that");
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (100);
  return 0;
}
