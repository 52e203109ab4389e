/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoTarget: an object that a memo is or may be about, as a chip and a list show it. */

#include "config.h"

#include "cw-memo-target.h"

#include <glib/gi18n.h>

#include "cw-memo-label.h"
#include "cw-memos.h"

struct _CwMemoTarget
{
  GObject parent_instance;

  CwKind kind;
  gint64 id;
  char *name;
};

G_DEFINE_FINAL_TYPE (CwMemoTarget, cw_memo_target, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_KIND_NAME,
  PROP_ICON_NAME,
} CwMemoTargetProps;

static GParamSpec *properties[PROP_ICON_NAME + 1];

/* What is particular to each kind that a memo can be about. */
typedef struct
{
  CwKind kind;
  const char *name;
  const char *icon;
  const char *action; /* with the id as its parameter; NULL where nothing shows the object */
} KindLook;

static const KindLook looks[] = {
  { CW_KIND_SOURCE, N_ ("Source"), "x-office-document-symbolic", "win.open-source" },
  { CW_KIND_EXCERPT, N_ ("Excerpt"), "format-justify-left-symbolic", "win.show-excerpt" },
  { CW_KIND_CODE, N_ ("Code"), "user-bookmarks-symbolic", "win.show-code" },
  { CW_KIND_CASE, N_ ("Case"), "view-app-grid-symbolic", "win.show-case" },
  { CW_KIND_PARTICIPANT, N_ ("Participant"), "avatar-default-symbolic", "win.show-participant" },
  { CW_KIND_MEMO, N_ ("Memo"), "document-edit-symbolic", "win.show-memo" },
  { CW_KIND_SUMMARY, N_ ("Summary"), "view-grid-symbolic", "win.show-summary" },
  { CW_KIND_DISPLAY, N_ ("Display"), "x-office-spreadsheet-symbolic", "win.show-display" },
  { CW_KIND_NONE, N_ ("Object"), "insert-link-symbolic", NULL },
};

static const KindLook *
get_look (CwKind kind)
{
  const KindLook *look = looks;

  while (look->kind != CW_KIND_NONE && look->kind != kind)
    look++;
  return look;
}

static void
cw_memo_target_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwMemoTarget *self = CW_MEMO_TARGET (object);

  switch ((CwMemoTargetProps) id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_KIND_NAME:
      g_value_set_string (value, _ (get_look (self->kind)->name));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, get_look (self->kind)->icon);
      break;
    }
}

static void
cw_memo_target_finalize (GObject *object)
{
  g_free (CW_MEMO_TARGET (object)->name);
  G_OBJECT_CLASS (cw_memo_target_parent_class)->finalize (object);
}

static void
cw_memo_target_class_init (CwMemoTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_memo_target_get_property;
  object_class->finalize = cw_memo_target_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_KIND_NAME] = g_param_spec_string ("kind-name", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cw_memo_target_init (CwMemoTarget *self)
{
}

/**
 * cw_memo_target_new:
 *
 * Returns: (transfer full): an object with its name as it is now
 */
CwMemoTarget *
cw_memo_target_new (CwKind kind, gint64 id, const char *name)
{
  CwMemoTarget *self = g_object_new (CW_TYPE_MEMO_TARGET, NULL);

  self->kind = kind;
  self->id = id;
  self->name = g_strdup (name);
  return self;
}

/**
 * cw_memo_target_new_for_object:
 *
 * Returns: (transfer full): any object, an excerpt too
 */
CwMemoTarget *
cw_memo_target_new_for_object (CwProject *project, CwKind kind, gint64 id)
{
  g_autofree char *name = NULL;

  if (cw_kind_has_records (kind) && cw_project_get_record (project, kind, id) != NULL)
    return cw_memo_target_new_for_record (cw_project_get_record (project, kind, id));
  name = cw_project_dup_object_name (project, kind, id);
  return cw_memo_target_new (kind, id, name);
}

/**
 * cw_memo_target_new_for_record:
 *
 * Returns: (transfer full): the object of a record
 */
CwMemoTarget *
cw_memo_target_new_for_record (CwRecord *record)
{
  CwKind kind = cw_record_get_kind (record);
  g_autofree char *name = NULL;

  if (kind == CW_KIND_MEMO)
    name = cw_memo_label_dup (cw_record_get_text (record, CW_MEMO_TITLE),
                              cw_record_get_text (record, CW_MEMO_BODY));
  else if (kind != CW_KIND_SUMMARY)
    name = g_strdup (cw_record_get_name (record));
  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = cw_kind_format_id (kind, cw_record_get_id (record));
    }
  return cw_memo_target_new (kind, cw_record_get_id (record), name);
}

CwKind
cw_memo_target_get_kind (CwMemoTarget *self)
{
  g_return_val_if_fail (CW_IS_MEMO_TARGET (self), CW_KIND_NONE);
  return self->kind;
}

gint64
cw_memo_target_get_id (CwMemoTarget *self)
{
  g_return_val_if_fail (CW_IS_MEMO_TARGET (self), 0);
  return self->id;
}

const char *
cw_memo_target_get_name (CwMemoTarget *self)
{
  g_return_val_if_fail (CW_IS_MEMO_TARGET (self), NULL);
  return self->name;
}

/**
 * cw_memo_target_get_action:
 *
 * Returns: (transfer none) (nullable): the action that shows the object, with its id as the parameter
 */
const char *
cw_memo_target_get_action (CwMemoTarget *self)
{
  g_return_val_if_fail (CW_IS_MEMO_TARGET (self), NULL);
  return get_look (self->kind)->action;
}
