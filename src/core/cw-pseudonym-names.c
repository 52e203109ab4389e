/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Making pseudonyms (method.md W5): what a participant is called so far becomes their real name in the identity table,
 * whole and in its parts, and the participant gets a name that nobody in the project has. */

#include "config.h"

#include "cw-pseudonym-names.h"

#include <string.h>

#include "cw-identities.h"
#include "cw-project-private.h"
#include "cw-pseudonym-places.h"
#include "cw-transaction.h"

/* A part of a name that is shorter is an initial or a particle. */
#define MIN_PART 3

/* Of several languages, and none a common word of English. */
static const char *const given_names[] = {
  "Adila",    "Akira",   "Alberte",  "Amaia",   "Anouk",    "Ansel",    "Asger",   "Aurelio",
  "Baptiste", "Beatriz", "Benedek",  "Bogdan",  "Branka",   "Casimir",  "Chiara",  "Corentin",
  "Dagny",    "Damaris", "Deniz",    "Domokos", "Edda",     "Efua",     "Eilidh",  "Emeka",
  "Enrique",  "Esme",    "Fadila",   "Farid",   "Femke",    "Fiorella", "Gaspard", "Gesa",
  "Giacomo",  "Gudrun",  "Haruki",   "Hedda",   "Hortense", "Ibrahima", "Ilse",    "Imani",
  "Ingmar",   "Ioana",   "Isolde",   "Jadwiga", "Joaquin",  "Kalina",   "Kasimir", "Kerstin",
  "Kofi",     "Kwame",   "Lavinia",  "Leonor",  "Liv",      "Ludmila",  "Madoka",  "Malik",
  "Marit",    "Mateus",  "Mireille", "Nadir",   "Nkechi",   "Nuria",    "Odile",   "Olamide",
  "Ondine",   "Oskar",   "Paloma",   "Paskal",  "Pernille", "Quirin",   "Rafaela", "Rasmus",
  "Renske",   "Roxana",  "Samira",   "Sanne",   "Selma",    "Severin",  "Sibylle", "Sofie",
  "Tadeo",    "Tamsin",  "Thandi",   "Tiago",   "Torvald",  "Ulrike",   "Umberto", "Valter",
  "Vesna",    "Wanja",   "Wiebke",   "Xenia",   "Yael",     "Yannis",   "Yusra",   "Zbigniew",
  "Zelda",    "Zoran",
};

typedef struct
{
  CwProject *project;
  CwPseudonymScheme scheme;
  GHashTable *taken; /* in small letters */
  guint next;        /* of given_names */
} Generator;

static void
generator_clear (Generator *self)
{
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Generator, generator_clear)

/**
 * cw_pseudonym_scheme_parse:
 * @nick: "names", "numbers" or "roles"
 */
gboolean
cw_pseudonym_scheme_parse (const char *nick, CwPseudonymScheme *scheme, GError **error)
{
  static const char *const nicks[] = { "names", "numbers", "roles" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *scheme = i;
        return TRUE;
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no way to make pseudonyms. Choose names, numbers or roles.",
               nick);
  return FALSE;
}

/* --- what is taken ------------------------------------------------------------------------------------------------ */

static void
take (Generator *self, const char *name)
{
  g_hash_table_add (self->taken, g_utf8_casefold (name, -1));
}

static gboolean
is_taken (Generator *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_contains (self->taken, folded);
}

/* Those that anybody in any text has. */
static gboolean
take_from_texts (Generator *self, GError **error)
{
  g_autoptr (CwNameFinder) finder = cw_name_finder_new ();
  g_autoptr (GPtrArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given_names); i++)
    cw_name_finder_add (finder, given_names[i], "", FALSE, i);
  places = cw_pseudonym_places_list (self->project, finder, 0, error);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const CwPseudonymPlace *place = g_ptr_array_index (places, i);

      for (guint j = 0; j < place->hits->len; j++)
        take (self, given_names[g_array_index (place->hits, CwNameHit, j).tag]);
    }
  return places != NULL;
}

static gboolean
take_all (Generator *self, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (self->project, error);
  GListModel *people = cw_project_get_children (self->project, CW_KIND_PARTICIPANT, 0);

  if (identities == NULL)
    return FALSE;
  for (guint i = 0; i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);

      take (self, identity->name);
      take (self, identity->pseudonym);
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CwRecord) person = g_list_model_get_item (people, i);

      take (self, cw_record_get_name (person));
    }
  return self->scheme != CW_PSEUDONYM_NAMES || take_from_texts (self, error);
}

/* --- making one --------------------------------------------------------------------------------------------------- */

static char *
make_numbered (Generator *self, const char *stem)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", stem, i);

      if (!is_taken (self, name))
        return g_steal_pointer (&name);
    }
}

static char *
make_from_role (Generator *self, gint64 participant)
{
  g_autoptr (CwStatement) row = cw_database_query (
      cw_project_get_database (self->project),
      NULL,
      "SELECT upper (substr (role, 1, 1)) || substr (role, 2) FROM participant_role WHERE "
      "participant_id = ?1 AND role <> '' ORDER BY start_date DESC, id DESC LIMIT 1",
      "i",
      participant);

  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return make_numbered (self, "Participant");
  return make_numbered (self, cw_statement_get_text (row, 0));
}

static char *
make_name (Generator *self, gint64 participant)
{
  if (self->scheme == CW_PSEUDONYM_ROLES)
    return make_from_role (self, participant);
  while (self->scheme == CW_PSEUDONYM_NAMES && self->next < G_N_ELEMENTS (given_names))
    {
      const char *name = given_names[self->next++];

      if (!is_taken (self, name))
        return g_strdup (name);
    }
  return make_numbered (self, "Participant");
}

/* --- giving it ---------------------------------------------------------------------------------------------------- */

static gboolean
is_part (const char *part)
{
  return g_utf8_strlen (part, -1) >= MIN_PART && g_unichar_isupper (g_utf8_get_char (part))
         && strchr (part, '.') == NULL;
}

/* Somebody else may have the same given name; then only the whole name tells them apart. */
static gboolean
add_part (Generator *self, gint64 participant, const char *part, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!is_part (part)
      || cw_project_add_identity (self->project, participant, part, NULL, TRUE, &problem)
      || g_error_matches (problem, CW_ERROR, CW_ERROR_AMBIGUOUS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
add_real_name (Generator *self, gint64 participant, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);

  if (!cw_project_add_identity (self->project, participant, name, NULL, FALSE, error))
    return FALSE;
  for (guint i = 0; g_strv_length (parts) > 1 && parts[i] != NULL; i++)
    if (!add_part (self, participant, parts[i], error))
      return FALSE;
  return TRUE;
}

/* Whether the participant has real names, and is not called by one of them, as after an undo. */
static gboolean
has_pseudonym (Generator *self, gint64 participant, const char *name, gboolean *has, GError **error)
{
  gint64 n_names, n_same;
  CwDatabase *database = cw_project_get_database (self->project);

  if (!cw_database_read_integer (database,
                                 &n_names,
                                 error,
                                 "SELECT count (*) FROM identity WHERE participant_id = ?1",
                                 "i",
                                 participant)
      || !cw_database_read_integer (
          database,
          &n_same,
          error,
          "SELECT count (*) FROM identity WHERE participant_id = ?1 AND name = ?2",
          "is",
          participant,
          name))
    return FALSE;
  *has = n_names > 0 && n_same == 0;
  return TRUE;
}

static gboolean
give (Generator *self, gint64 participant, guint *n, GError **error)
{
  CwRecord *person = cw_project_require (self->project, CW_KIND_PARTICIPANT, participant, error);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  gboolean has;

  if (person == NULL)
    return FALSE;
  old = g_strdup (cw_record_get_name (person));
  if (!has_pseudonym (self, participant, old, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  new = make_name (self, participant);
  take (self, new);
  (*n)++;
  return add_real_name (self, participant, old, error)
         && cw_project_set_field (
             self->project, CW_KIND_PARTICIPANT, participant, CW_PARTICIPANT_NAME, new, error);
}

static gboolean
give_everybody (Generator *self, guint *n, GError **error)
{
  GListModel *people = cw_project_get_children (self->project, CW_KIND_PARTICIPANT, 0);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CwRecord) person = g_list_model_get_item (people, i);

      if (!give (self, cw_record_get_id (person), n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_project_generate_pseudonyms:
 * @participants: (nullable) (element-type gint64): who gets one; NULL or empty for everybody
 * @n: (out) (optional): how many got one
 *
 * Gives pseudonyms to participants, as one step of the history: what each is called now goes into the identity table as
 * their real name, whole and in its parts, and takes no other place. Who has a real name there already is left alone.
 * The texts are not touched: see cw_project_apply_pseudonyms().
 */
gboolean
cw_project_generate_pseudonyms (CwProject *self,
                                const GArray *participants,
                                CwPseudonymScheme scheme,
                                guint *n,
                                GError **error)
{
  g_auto (Generator) generator = { self, scheme, NULL, 0 };
  g_autoptr (CwTransaction) transaction = NULL;
  guint n_given = 0;
  gboolean done = TRUE;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  generator.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !take_all (&generator, error))
    return FALSE;
  if (participants == NULL || participants->len == 0)
    done = give_everybody (&generator, &n_given, error);
  else
    for (guint i = 0; done && i < participants->len; i++)
      done = give (&generator, g_array_index (participants, gint64, i), &n_given, error);
  if (!done
      || !cw_transaction_commit (transaction,
                                 error,
                                 "Gave pseudonyms to %u %s",
                                 n_given,
                                 n_given == 1 ? "participant" : "participants"))
    return FALSE;
  if (n != NULL)
    *n = n_given;
  return TRUE;
}
