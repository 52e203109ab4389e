/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Every word that the program itself puts on a page. */

#pragma once

#define CW_STR_CONTINUED "%s (continued)"
#define CW_STR_CELL_CONTINUED "%s (cont.)"
#define CW_STR_TILE_LABEL "r%u c%u of %u×%u"
#define CW_STR_TILE_MAP                                                                            \
  "The table is printed on %u×%u tiles. Each field shows the page of its tile."
#define CW_STR_CREATOR "Caseweave %s"

#define CW_STR_EXCERPTS_TITLE "Excerpts by code"
#define CW_STR_OTHER_CODES "Also coded: %s"
#define CW_STR_CODE_OF_EXCERPT "%s [%s]"
#define CW_STR_FOOT_CODE "%u  %s — %s [%s]"
#define CW_STR_CARD_CONTINUED "%s (%u)"
#define CW_STR_CONTEXT "Context"
#define CW_STR_SHEET_MATRIX "Matrix"
#define CW_STR_SHEET_EVIDENCE "Evidence"
#define CW_STR_SHEET_TEXT "Text"
#define CW_STR_SHEET_ABOUT "About"
#define CW_STR_SHEET_REST "Long texts"
#define CW_STR_CELL_GOES_ON "%s [continues in the sheet “%s”, row %u]"
#define CW_STR_COMMENT "Comment: %s"
#define CW_STR_STARRED "★ %s"
#define CW_STR_NO_EXCERPTS "No excerpt in this selection."
#define CW_STR_COUNTS "Own codings: %u · excerpts: %u · sources: %u"
#define CW_STR_COUNTS_BOTH                                                                         \
  "Own codings: %u · excerpts: %u · sources: %u. With codes below: codings: %u · excerpts: %u · "  \
  "sources: %u"
#define CW_STR_CASE_COUNTS "Excerpts by case: %s"
#define CW_STR_CASE_COUNT "%s %u"
#define CW_STR_COUNTS_NOTE                                                                         \
  "Codings are links between an excerpt and a code. Excerpts and sources are distinct counts: "    \
  "one that is "                                                                                   \
  "coded under several codes below, or belongs to several cases, counts once in each line and is " \
  "never added up."
#define CW_STR_STAR_NOTE "★ marks excerpts the researcher has starred."

#define CW_STR_NO_CASE "No case"
#define CW_STR_NO_ROLE "No role"
#define CW_STR_NO_DATE "No date"
#define CW_STR_QUARTER "%.*s Q%u"
#define CW_STR_PARAPHRASE_ONLY "[paraphrase only]"
#define CW_STR_CODES "Codes: %s"
#define CW_STR_SCOPE_LIMITED                                                                       \
  "%u excerpts are not quoted, since their speakers have not agreed to direct quotation."
#define CW_STR_SCOPE_LIMITED_ONE                                                                   \
  "One excerpt is not quoted, since its speaker has not agreed to direct quotation."
#define CW_STR_SCOPE_BEST                                                                          \
  "At most %u excerpts of a code are printed: starred ones first, then those with a comment, "     \
  "then "                                                                                          \
  "the longest."
#define CW_STR_SCOPE_MERGED "Excerpts of the codes below are printed with the code above them."
#define CW_STR_TWO_COMMENTS "%s — %s"
#define CW_STR_NESTED_NOTE "A case counts with the cases inside it."
#define CW_STR_SCOPE_ALL_CODES "All codes."
#define CW_STR_SCOPE_CODES                                                                         \
  "Codes: %s, with the codes below them and those mapped to them; other codes are left out."
#define CW_STR_SCOPE_OWN_CODES "Codes: %s, without the codes below them; other codes are left out."
#define CW_STR_SCOPE_ALL_CASES "All cases."
#define CW_STR_SCOPE_CASES                                                                         \
  "Cases: %s, with the cases inside them; excerpts outside of these are left out."
#define CW_STR_SCOPE_UNUSED "Left out because they have no excerpt of their own here: %s."
#define CW_STR_SCOPE_MANY_UNUSED                                                                   \
  "%u codes are left out because they have no excerpt of their own here."
#define CW_STR_SCOPE_UNCODED "Excerpts without a code are left out."
#define CW_STR_SCOPE_EMPTY "Excerpts whose words are no longer in the text are left out."

#define CW_STR_MATRIX_TITLE "%s by %s"
#define CW_STR_ROW_CASE "Case"
#define CW_STR_ROW_SOURCE "Source"
#define CW_STR_SELECTED_CODES "selected codes"
#define CW_STR_SCOPE_ROWS_CASE                                                                     \
  "Rows: all cases; a case’s material is also that of the cases inside it."
#define CW_STR_SCOPE_ROWS_SOURCE "Rows: all sources."
#define CW_STR_SCOPE_ROWS_ATTRIBUTE "Rows: the values of “%s”; what has no value is left out."
#define CW_STR_SCOPE_COLUMNS_LEVEL "Columns: all of the level “%s”; other levels are left out."
#define CW_STR_SCOPE_COLUMNS_NAMES "Columns: %s; other codes are left out."

#define CW_STR_TOTAL "Total (distinct)"
#define CW_STR_OWN_COLUMN "%s (own)"
#define CW_STR_NO_MATERIAL "n/m"
#define CW_STR_STALE "%s †"
#define CW_STR_NOTE_TOTAL                                                                          \
  "Totals are distinct counts over the union of the cells: an excerpt in several cells counts "    \
  "once."
#define CW_STR_NOTE_OWN                                                                            \
  "(own): the column counts the code’s own codings, not those of the codes below it."
#define CW_STR_NOTE_NO_MATERIAL "n/m: the row has no material in scope."
#define CW_STR_NOTE_STALE "†: the evidence has changed since the summary was written."

#define CW_STR_CODINGS "Cells show codings: links between an excerpt and a code."
#define CW_STR_EXCERPTS "Cells show distinct excerpts."
#define CW_STR_PASSAGES                                                                            \
  "Cells show passages: maximal ranges of text after overlapping excerpts are merged."
#define CW_STR_SOURCES "Cells show distinct sources with at least one excerpt."
#define CW_STR_CHARACTERS                                                                          \
  "Cells show coded characters: the union of the excerpts’ ranges within the row’s material."
#define CW_STR_COVERAGE                                                                            \
  "Cells show coverage in per cent: 100 × coded characters ÷ characters of the row’s material."
#define CW_STR_DENSITY "Cells show density: 10,000 × codings ÷ words of the row’s material."

#define CW_STR_CASE_BOOK_TITLE "Case book"
#define CW_STR_MARGIN_TITLE "Documents with margin codes"
#define CW_STR_CODEBOOK_TITLE "Codebook"
#define CW_STR_MEMO_BOOK_TITLE "Memo book"
#define CW_STR_EVIDENCE_BOOK_TITLE "Matrix evidence book"
#define CW_STR_INVENTORY_TITLE "Data inventory"
#define CW_STR_FIELD_NOTES_TITLE "Field-note book"
#define CW_STR_CARDS_TITLE "Cards"
#define CW_STR_QUOTE_BANK_TITLE "Quote bank"
#define CW_STR_CODE_SLIP_TITLE "Code log slip: %s"

#define CW_STR_RATING "Rating:"
#define CW_STR_DIRECTION "Direction:"
#define CW_STR_STATUS "Status:"
#define CW_STR_TYPE "Type:"
#define CW_STR_LEVEL "Level:"
#define CW_STR_METHOD "Method:"
#define CW_STR_ORIGIN "Origin:"
#define CW_STR_MNEMONIC "Mnemonic:"
#define CW_STR_STATEMENT "Statement:"
#define CW_STR_DRAWS_ON "Draws on:"
#define CW_STR_GENEALOGY "Genealogy:"
#define CW_STR_ABOUT "About:"
#define CW_STR_EXAMPLES "Examples:"
#define CW_STR_EXAMPLE "Example, %s:"
#define CW_STR_EXAMPLES_STARRED "excerpts that the researcher has starred."
#define CW_STR_CODE "Code"
#define CW_STR_USE "Use when"
#define CW_STR_NOT_USE "Do not use when"
#define CW_STR_INDEX "Index"
#define CW_STR_MATERIAL "Material by date"
#define CW_STR_COMMENT_SIGN "✎"
#define CW_STR_NO_KIND "No kind"
#define CW_STR_NO_OBJECT "About no object"
#define CW_STR_MEMO_LINE "%s · %s · %s · changed %s"

#define CW_STR_STATE_NO_MATERIAL "n/m: no material in scope."
#define CW_STR_STATE_NOTHING "No excerpt."
#define CW_STR_STATE_UNREVIEWED                                                                    \
  "?: %u of %u sources have not been gone through for this code as it is defined now."
#define CW_STR_STATE_ABSENT "–: absent; all %u sources have been gone through for this code."
#define CW_STR_STATE_CONTRADICTED "✕: all cited evidence contradicts."

#define CW_STR_SCOPE_CASE_BOOK                                                                     \
  "Cases with their material; themes: %s. Themes without an excerpt in a case are left out of it."
#define CW_STR_SCOPE_EVIDENCE_BOOK "Rows: %s. Columns: %s. Each cell is a section."
#define CW_STR_SCOPE_SOURCE "%u document, whole."
#define CW_STR_SCOPE_SOURCES "%u documents, whole."
#define CW_STR_SCOPE_SECOND_CYCLE                                                                  \
  "Second-cycle codes: pattern codes, categories, themes and concepts."
#define CW_STR_SCOPE_MEMOS "%u of %u memos."
#define CW_STR_SCOPE_NO_JOURNAL "The reflexive journal is left out."
#define CW_STR_SCOPE_CARDS "%u excerpts, each once, by date; %u cards a sheet."
#define CW_STR_SCOPE_INVENTORY "All sources and participants."
#define CW_STR_SCOPE_FIELD_NOTES "%u field notes, by date."
#define CW_STR_SCOPE_QUOTE_BANK "%u starred excerpts, by code."
#define CW_STR_SCOPE_CODE_SLIP "One code with its own excerpts, by date."
#define CW_STR_MARGIN_NOTE                                                                         \
  "A bracket in the margin runs along what is coded; its stroke and sign say the code. A number "  \
  "there points to a note "                                                                        \
  "at the foot of the page: a code that found no lane, or a comment (✎)."
#define CW_STR_INVENTORY_NOTE                                                                      \
  "Words are those of the whole source, whoever speaks. Interviews are transcripts of interviews " \
  "and focus groups in which the "                                                                 \
  "participant speaks; a source that belongs to several cases counts once in each."
#define CW_STR_OBSERVER "OC:"
#define CW_STR_FIELD_NOTES_NOTE "OC marks an observer’s comment; it is set in italics."
#define CW_STR_QUOTE_USE "%u words · cited in %u summaries"
#define CW_STR_QUOTE_BANK_NOTE                                                                     \
  "★ marks excerpts the researcher has starred. A quotation is cited where a summary of a matrix " \
  "rests on it."
#define CW_STR_LIFE "Life of the code"
#define CW_STR_WAS_CREATED "created"
#define CW_STR_WAS_DEFINED "was named “%s” and defined as: %s"
#define CW_STR_IS_DEFINED "has its present definition: %s"
