/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* bench-start HELLO PROGRAM [ARGUMENT...]: from the start of the program to the end of a frame, beside the first frame
 * of a bare libadwaita window. Both end themselves when CASEWEAVE_EXIT_AFTER_FIRST_FRAME is set: the program when the
 * text of its project is drawn and keys are taken, or when all panes that are in sight are drawn as well. */

#include "config.h"

#include <gio/gio.h>

#include "cw-bench.h"

#define N_ROUNDS 20
#define MAX_SECONDS 20

static gboolean
on_time_over (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

static void
on_ended (GObject *process, GAsyncResult *result, gpointer loop)
{
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error))
    g_error ("The program did not end by itself after its first frame: %s", error->message);
  g_main_loop_quit (loop);
}

static double
measure (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSubprocess) process = NULL;
  double start = cw_bench_wall (), end;
  guint timer;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  cw_bench_must (process != NULL, error);
  timer = g_timeout_add_seconds (MAX_SECONDS, on_time_over, process);
  g_subprocess_wait_check_async (process, NULL, on_ended, loop);
  g_main_loop_run (loop);
  end = cw_bench_wall ();
  g_source_remove (timer);
  return end - start;
}

static void
compare (const char *name,
         const char *frame,
         double limit,
         const char *const *hello,
         const char *const *ours)
{
  CwBench bench;

  g_setenv ("CASEWEAVE_EXIT_AFTER_FIRST_FRAME", frame, TRUE);
  measure (hello); /* the files come into memory */
  measure (ours);
  cw_bench_init (&bench, name, limit);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      /* Who goes second finds the disk and the processor in the state that the first has left. */
      double first = measure (round % 2 == 0 ? ours : hello);
      double second = measure (round % 2 == 0 ? hello : ours);

      cw_bench_add (&bench, round % 2 == 0 ? first : second, round % 2 == 0 ? second : first);
    }
  cw_bench_report (&bench);
}

int
main (int argc, char **argv)
{
  const char *hello[] = { argc > 1 ? argv[1] : NULL, NULL };
  const char *welcome[] = { argc > 2 ? argv[2] : NULL, NULL };
  const char *const *ours = (const char *const *) argv + 2;

  if (argc < 3)
    {
      g_printerr ("Usage: bench-start HELLO PROGRAM [ARGUMENT…]\n");
      return 2;
    }
  compare ("start, no project / bare Adwaita window", "usable", 1.3, hello, welcome);
  compare ("start to the text / bare Adwaita window", "usable", 1.3, hello, ours);
  compare ("start to all panes / bare Adwaita window", "complete", 0, hello, ours);
  return 0;
}
