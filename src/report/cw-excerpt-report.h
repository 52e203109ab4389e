/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"

G_BEGIN_DECLS

/**
 * CwReportExcerpt:
 * @id: as printed, "E-12"
 * @text: the quotation; line breaks separate paragraphs
 * @locator: (nullable): formatted, "¶12"
 * @attribution: (nullable): as the attribution policy allows
 * @source_short: (nullable): the source's short title
 * @date: (nullable): ISO 8601
 * @other_codes: (nullable) (array zero-terminated=1): names of the other codes
 * @comment: (nullable): the coder's comment
 * @before: (nullable): what stands before it in the source
 * @after: (nullable): what follows it
 *
 * One excerpt to print. Strings are borrowed for the time of the call.
 */
typedef struct
{
  const char *id;
  const char *text;
  const char *locator;
  const char *attribution;
  const char *source_short;
  const char *date;
  const char *const *other_codes;
  const char *comment;
  const char *before;
  const char *after;
  gboolean starred;
} CwReportExcerpt;

/**
 * CwReportGroup:
 * @label: (nullable): the case, or NULL for no heading
 * @excerpts: (array length=n_excerpts): in the order of print
 *
 * The excerpts of one case under one code.
 */
typedef struct
{
  const char *label;
  const CwReportExcerpt *excerpts;
  guint n_excerpts;
} CwReportGroup;

/**
 * CwReportCounts:
 *
 * Counts of a code; excerpts and sources are distinct.
 */
typedef struct
{
  guint codings;
  guint excerpts;
  guint sources;
} CwReportCounts;

/**
 * CwReportCaseCount:
 *
 * Distinct excerpts of a code in one case.
 */
typedef struct
{
  const char *label;
  guint excerpts;
} CwReportCaseCount;

/**
 * CwReportCode:
 * @id: (nullable): "K-12"
 * @number: (nullable): its place in the tree, "1.2.3"
 * @path: (nullable): the names above it, joined for reading
 * @definition: (nullable): what it means
 * @color: (nullable): "#rrggbb"
 * @mnemonic: (nullable): its short sign
 * @own: without the codes below it
 * @aggregate: with the codes below it; equal to @own for a leaf
 * @groups: (array length=n_groups): in the order of print
 *
 * One code with its excerpts.
 */
typedef struct
{
  const char *id;
  const char *number;
  const char *name;
  const char *path;
  const char *definition;
  const char *color;
  const char *mnemonic;
  CwReportCounts own;
  CwReportCounts aggregate;
  const CwReportCaseCount *case_counts;
  guint n_case_counts;
  const CwReportGroup *groups;
  guint n_groups;
} CwReportCode;

/**
 * CwExcerptReport:
 * @project: the project's title
 * @title: (nullable): the report's name, or NULL for the usual one
 * @scope: (nullable): what is in and what is out, as a sentence
 * @note: (nullable): more to say about the method
 * @language: (nullable): BCP 47
 * @date: (nullable): ISO 8601
 * @citation: (nullable): template, or NULL for %CW_CITATION_DEFAULT
 * @counts: print counts and what they mean
 * @codes: (array length=n_codes): in the order of print
 *
 * What goes into layout P1, excerpts by code (method.md §4.2).
 */
typedef struct
{
  const char *project;
  const char *title;
  const char *scope;
  const char *note;
  const char *language;
  const char *date;
  const char *citation;
  gboolean counts;
  const CwReportCode *codes;
  guint n_codes;
} CwExcerptReport;

CwDocument *cw_excerpt_report_build (const CwExcerptReport *report, GError **error);

G_END_DECLS
