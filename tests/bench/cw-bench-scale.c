/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Projects from a dissertation's size to a team's of years, written straight into the tables. Use of codes and of
 * sources is skewed as it is in real ones: five sources have 2,000 codings each where there are enough, a few codes
 * most of them, and four of five codings overlap another. */

#include "config.h"

#include "cw-bench-scale.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cw-bench.h"
#include "cw-project.h"

#define WORDS_A_PARAGRAPH 50
#define CHARACTERS_A_WORD 7
#define PARAGRAPH (WORDS_A_PARAGRAPH * CHARACTERS_A_WORD)
#define CROWDED_SOURCES 5
#define CROWDED_CODINGS 2000
#define MOMENT "2021-11-03T09:00:00Z"
#define GUID "0b8d3f3a-6d0c-4d6f-9f0e-2f8f6a1f4c11"
#define CHECKSUM "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

const CwBenchScale cw_bench_scales[CW_BENCH_N_SCALES] = {
  { "S", 230, 560000, 120, 2, 6000 },
  { "M", 300, 1700000, 250, 10, 30000 },
  { "L", 500, 5000000, 500, 20, 100000 },
  { "XL", 5000, 50000000, 2000, 200, 1000000 },
};

typedef struct
{
  const CwBenchScale *scale;
  sqlite3 *handle;
  GRand *chance;
  char *text; /* of a paragraph */
  guint n_paragraphs;
} Writer;

static void
must (Writer *self, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->handle));
}

static sqlite3_stmt *
prepare (Writer *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  must (self, sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL));
  return statement;
}

static void
run (Writer *self, sqlite3_stmt *statement)
{
  must (self, sqlite3_step (statement));
  sqlite3_reset (statement);
}

static void
write_records (Writer *self)
{
  sqlite3_stmt *code
      = prepare (self,
                 "INSERT INTO code (guid, name, rank, defined_at, created_at) "
                 "VALUES ('" GUID "', 'code ' || ?1, ?1, '" MOMENT "', '" MOMENT "')");
  sqlite3_stmt *unit = prepare (self,
                                "INSERT INTO case_unit (guid, name, rank, created_at) VALUES "
                                "('" GUID "', 'case ' || ?1, ?1, '" MOMENT "')");

  for (guint i = 0; i < self->scale->n_codes; i++)
    {
      sqlite3_bind_int (code, 1, i + 1);
      run (self, code);
    }
  for (guint i = 0; i < self->scale->n_cases; i++)
    {
      sqlite3_bind_int (unit, 1, i + 1);
      run (self, unit);
    }
  sqlite3_finalize (code);
  sqlite3_finalize (unit);
}

static void
write_text (Writer *self, sqlite3_stmt *paragraph, guint source)
{
  for (guint i = 0; i < self->n_paragraphs; i++)
    {
      sqlite3_bind_int (paragraph, 1, source);
      sqlite3_bind_int (paragraph, 2, i + 1);
      sqlite3_bind_text (paragraph, 3, i % 2 == 0 ? "ASKER" : "ANSWERER", -1, SQLITE_STATIC);
      sqlite3_bind_text (paragraph, 4, self->text, PARAGRAPH, SQLITE_STATIC);
      run (self, paragraph);
    }
}

static void
write_sources (Writer *self)
{
  sqlite3_stmt *source = prepare (self,
                                  "INSERT INTO source (guid, title, rank, created_at) VALUES "
                                  "('" GUID "', 'Interview ' || ?1, ?1, '" MOMENT "')");
  sqlite3_stmt *paragraph
      = prepare (self,
                 "INSERT INTO paragraph (source_id, rank, label, characters, words, speaker, text) "
                 "VALUES (?1, ?2, ?2, length (?4), 50, ?3, ?4)");
  sqlite3_stmt *attribution = prepare (self,
                                       "INSERT INTO attribution (case_id, source_id, created_at) "
                                       "VALUES (?1, ?2, '" MOMENT "')");

  for (guint i = 0; i < self->scale->n_sources; i++)
    {
      sqlite3_bind_int (source, 1, i + 1);
      run (self, source);
      write_text (self, paragraph, i + 1);
      sqlite3_bind_int (attribution, 1, i % self->scale->n_cases + 1);
      sqlite3_bind_int (attribution, 2, i + 1);
      run (self, attribution);
    }
  sqlite3_finalize (source);
  sqlite3_finalize (paragraph);
  sqlite3_finalize (attribution);
}

static guint
choose_source (Writer *self, guint coding)
{
  guint crowded = MIN (CROWDED_SOURCES * CROWDED_CODINGS, self->scale->n_codings / 5);

  return coding < crowded ? coding % CROWDED_SOURCES + 1
                          : (guint) g_rand_int_range (self->chance, 1, self->scale->n_sources + 1);
}

static guint
choose_code (Writer *self)
{
  double x = g_rand_double (self->chance);

  return (guint) (x * x * self->scale->n_codes) + 1;
}

static void
write_codings (Writer *self)
{
  sqlite3_stmt *excerpt = prepare (
      self,
      "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, quote, checksum, created_at) "
      "VALUES ('" GUID "', ?1, ?2, ?3, ?4, '" CHECKSUM "', '" MOMENT "')");
  sqlite3_stmt *coding
      = prepare (self,
                 "INSERT INTO coding (guid, excerpt_id, code_id, created_at) VALUES ('" GUID
                 "', ?1, ?2, '" MOMENT "')");
  guint length = self->n_paragraphs * (PARAGRAPH + 1) - 1;

  for (guint i = 0; i < self->scale->n_codings; i++)
    {
      guint size = g_rand_int_range (self->chance, 80, 500);
      guint start = g_rand_int_range (self->chance, 0, length - size);

      sqlite3_bind_int (excerpt, 1, choose_source (self, i));
      sqlite3_bind_int (excerpt, 2, start);
      sqlite3_bind_int (excerpt, 3, start + size);
      sqlite3_bind_text (excerpt, 4, self->text, MIN (size, PARAGRAPH), SQLITE_STATIC);
      run (self, excerpt);
      sqlite3_bind_int64 (coding, 1, sqlite3_last_insert_rowid (self->handle));
      sqlite3_bind_int (coding, 2, choose_code (self));
      run (self, coding);
    }
  sqlite3_finalize (excerpt);
  sqlite3_finalize (coding);
}

static char *
make_paragraph (void)
{
  GString *text = g_string_new (NULL);

  while (text->len < PARAGRAPH)
    g_string_append (text, "county ");
  return g_string_free (text, FALSE);
}

/**
 * cw_bench_scale_write:
 *
 * Returns: (transfer full): the path of a new project of that size
 */
char *
cw_bench_scale_write (const CwBenchScale *scale, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("scale-%s.caseweave", scale->name);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_paragraph ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (20211103);
  Writer self = { scale, NULL, chance, text };
  CwProject *project;

  g_unlink (path);
  project = cw_project_create (path, "Benchmark", &error);
  cw_bench_must (project != NULL && cw_project_close (project, &error), error);
  g_object_unref (project);
  self.n_paragraphs = MAX (scale->n_words / scale->n_sources / WORDS_A_PARAGRAPH, 2);
  must (&self, sqlite3_open (path, &self.handle));
  must (&self, sqlite3_exec (self.handle, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL, NULL));
  write_records (&self);
  write_sources (&self);
  write_codings (&self);
  must (&self, sqlite3_exec (self.handle, "COMMIT", NULL, NULL, NULL));
  sqlite3_close (self.handle);
  return path;
}
