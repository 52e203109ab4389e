/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeSheet: all that the project says of one code. A frozen code shows its definition only; it is redefined as a
 * whole, with a reason. */

#include "config.h"

#include "cw-code-sheet.h"

#include "cw-code-contrasts.h"
#include "cw-code-editor.h"
#include "cw-code-examples.h"
#include "cw-code-fields.h"
#include "cw-code-story.h"

struct _CwCodeSheet
{
  AdwBin parent_instance;

  CwCodeEditor *editor;
  CwCodeFields *fields;
  CwCodeExamples *examples;
  CwCodeContrasts *contrasts;
  CwCodeStory *story;
};

G_DEFINE_FINAL_TYPE (CwCodeSheet, cw_code_sheet, ADW_TYPE_BIN)

static void
cw_code_sheet_class_init (CwCodeSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CW_TYPE_CODE_EDITOR);
  g_type_ensure (CW_TYPE_CODE_FIELDS);
  g_type_ensure (CW_TYPE_CODE_EXAMPLES);
  g_type_ensure (CW_TYPE_CODE_CONTRASTS);
  g_type_ensure (CW_TYPE_CODE_STORY);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-code-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCodeSheet, editor);
  gtk_widget_class_bind_template_child (widget_class, CwCodeSheet, fields);
  gtk_widget_class_bind_template_child (widget_class, CwCodeSheet, examples);
  gtk_widget_class_bind_template_child (widget_class, CwCodeSheet, contrasts);
  gtk_widget_class_bind_template_child (widget_class, CwCodeSheet, story);
}

static void
cw_code_sheet_init (CwCodeSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows a code of the project, 0 for none; what is typed about the one before is saved first. */
void
cw_code_sheet_show (CwCodeSheet *self, CwProject *project, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_SHEET (self));

  cw_code_editor_show (self->editor, project, code);
  cw_code_fields_show (self->fields, project, code);
  cw_code_examples_show (self->examples, project, code);
  cw_code_contrasts_show (self->contrasts, project, code);
  cw_code_story_show (self->story, project, code);
}

/* Saves what is being typed. */
void
cw_code_sheet_flush (CwCodeSheet *self)
{
  g_return_if_fail (CW_IS_CODE_SHEET (self));

  cw_code_editor_flush (self->editor);
  cw_code_fields_flush (self->fields);
  cw_code_contrasts_flush (self->contrasts);
}
