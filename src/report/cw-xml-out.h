/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwXmlOut:
 *
 * An XML document that is being written into memory.
 */
typedef struct _CwXmlOut CwXmlOut;

CwXmlOut *cw_xml_out_new (void);
void cw_xml_out_open (CwXmlOut *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
void cw_xml_out_close (CwXmlOut *self);
void cw_xml_out_empty (CwXmlOut *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
void cw_xml_out_text (CwXmlOut *self, const char *text);
void cw_xml_out_element (CwXmlOut *self, const char *name, const char *text);
void cw_xml_out_raw (CwXmlOut *self, const char *markup);
char *cw_xml_out_finish (CwXmlOut *self);
void cw_xml_out_free (CwXmlOut *self);
char *cw_xml_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwXmlOut, cw_xml_out_free)

G_END_DECLS
