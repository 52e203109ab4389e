#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Caseweave Authors
"""Checks the sample before a commit: each quotation occurs once in its source, each name used was made before.

The texts are read here as an importer reads them: paragraphs joined by a newline. A PDF's lines are kept apart, so
that a quotation holds whether or not the importer joins them.
"""

import html
import json
import re
import sys
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LEAST_CODES, LEAST_CODINGS = 38, 150
VOICES = {"participant", "interviewer", "observer description", "observer comment", "quoted document", "other"}
STANCES = {"supports", "contradicts", "qualifies", "mentions"}
LEVELS = {"code", "pattern code", "category", "theme", "structural"}


# --- texts -------------------------------------------------------------------------------------------------

def read_docx(path):
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    return ["".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in root.iter(f"{WORD}p")]


def read_odt(path):
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    return ["".join(e.itertext()) for e in root.iter() if e.tag in (f"{ODF_TEXT}p", f"{ODF_TEXT}h")]


def read_pdf(path):
    strings = re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", path.read_bytes())
    return [re.sub(rb"\\(.)", rb"\1", s).decode("cp1252") for s in strings]


class Blocks(HTMLParser):
    def __init__(self):
        super().__init__()
        self.paragraphs, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag in ("p", "h1", "h2", "td", "th"):
            self.paragraphs.append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in ("p", "h1", "h2", "td", "th"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.paragraphs[-1] += data


def read_html(path):
    parser = Blocks()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.paragraphs


def read_markdown(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    return [re.sub(r"\*+", "", re.sub(r"^#+ ", "", html.unescape(line))) for line in lines if line.strip()]


def read_plain(path):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


READERS = {".docx": read_docx, ".odt": read_odt, ".pdf": read_pdf, ".html": read_html, ".md": read_markdown,
           ".txt": read_plain}


def read_sources():
    """Returns {title: [paragraph, ...]} for the files of files.list."""
    names = (HERE / "files.list").read_text(encoding="utf-8").splitlines()
    paths = [HERE / "sources" / name for name in names]
    return {path.stem: READERS[path.suffix](path) for path in paths}


# --- the coding --------------------------------------------------------------------------------------------

class Check:
    def __init__(self, sources):
        self.sources = sources
        self.names = {kind: set() for kind in ("case", "code", "attribute", "participant")}
        self.values = {}
        self.levels = {}
        self.voices = {}
        self.excerpts = set()
        self.evidence = []
        self.seen = Counter()
        self.by_source, self.by_code = Counter(), Counter()
        self.errors = []
        self.line = 0

    def fail(self, what):
        self.errors.append(f"sample.jsonl:{self.line}: {what}")

    def need(self, kind, name):
        if name not in self.names[kind]:
            self.fail(f"no {kind} “{name}” was made before")

    def paragraph_of(self, source, quote):
        """Finds the one paragraph in which the quotation is, and fails unless it occurs exactly once."""
        if source not in self.sources:
            self.fail(f"no source “{source}”")
            return None
        count = "\n".join(self.sources[source]).count(quote)
        joined = " ".join(self.sources[source]).count(quote)
        if count != 1 or joined != 1:
            self.fail(f"“{quote[:60]}” occurs {count} times in “{source}”")
            return None
        return next((p for p in self.sources[source] if quote in p), None)

    def make(self, kind, name):
        if name in self.names[kind]:
            self.fail(f"{kind} “{name}” is made twice")
        self.names[kind].add(name)

    def run(self, verb):
        for key in ("case", "code", "attribute", "participant"):
            if key in verb:
                self.need(key, verb[key])
        if "source" in verb and verb["source"] not in self.sources:
            self.fail(f"no source “{verb['source']}”")
        self.seen[verb["verb"]] += 1
        handler = getattr(self, "do_" + verb["verb"].replace("-", "_"), None)
        if handler:
            handler(verb)
        elif verb["verb"] not in ("set-project", "map-speaker", "save-display"):
            self.fail(f"unknown verb {verb['verb']}")

    def do_create_case(self, verb):
        if "parent" in verb:
            self.need("case", verb["parent"])
        self.make("case", verb["name"])

    def do_create_participant(self, verb):
        self.make("participant", verb["name"])

    def do_create_attribute(self, verb):
        self.make("attribute", verb["name"])
        self.values[verb["name"]] = verb.get("values")

    def do_set_attribute(self, verb):
        allowed = self.values.get(verb["attribute"])
        if allowed and verb["value"] not in allowed:
            self.fail(f"“{verb['value']}” is no value of {verb['attribute']}")

    def do_create_code(self, verb):
        if verb.get("parent"):
            self.need("code", verb["parent"])
        level = verb.get("level", "code")
        if level not in LEVELS:
            self.fail(f"unknown level {level}")
        if not all(verb.get(key) for key in ("definition", "use", "not-use")):
            self.fail(f"code “{verb['name']}” is not fully defined")
        self.make("code", verb["name"])
        self.levels[verb["name"]] = level

    def do_map_code(self, verb):
        self.need("code", verb["to"])
        if not verb.get("because"):
            self.fail("a link without a rationale")

    def do_set_voice(self, verb):
        if verb["voice"] not in VOICES:
            self.fail(f"unknown voice {verb['voice']}")
        if "quote" in verb:
            self.voices[verb["source"], self.paragraph_of(verb["source"], verb["quote"])] = verb["voice"]

    def do_set_source(self, verb):
        if verb.get("title", verb["source"]) != verb["source"]:
            self.fail("the check does not follow a changed title")

    def do_assign_case(self, verb):
        if "quote" in verb:
            for part in verb["quote"].split("\n"):
                self.paragraph_of(verb["source"], part)

    def do_apply_code(self, verb):
        paragraph = self.paragraph_of(verb["source"], verb["quote"])
        if paragraph and re.match(r"(?i)interviewer:", paragraph):
            self.fail(f"the interviewer's words are coded: “{verb['quote'][:60]}”")
        if self.voices.get((verb["source"], paragraph)) == "observer comment":
            self.fail(f"an observer comment is coded: “{verb['quote'][:60]}”")
        if self.levels.get(verb["code"]) != "code":
            self.fail(f"“{verb['code']}” is not a first-cycle code")
        if (verb["source"], verb["quote"], verb["code"]) in self.excerpts:
            self.fail("the same coding twice")
        self.excerpts |= {(verb["source"], verb["quote"], verb["code"]), (verb["source"], verb["quote"])}
        self.by_source[verb["source"]] += 1
        self.by_code[verb["code"]] += 1

    def do_star_excerpt(self, verb):
        self.need_excerpt(verb)

    def do_create_memo(self, verb):
        for link in verb.get("about", []):
            kind, _, name = link.partition(":")
            if kind == "source":
                if name not in self.sources:
                    self.fail(f"no source “{name}”")
            else:
                self.need(kind, name)

    def do_set_summary(self, verb):
        self.evidence.append((verb["case"], verb["code"]))

    def do_cite_evidence(self, verb):
        if (verb["case"], verb["code"]) not in self.evidence:
            self.fail("evidence for a summary that was not written")
        if verb["stance"] not in STANCES:
            self.fail(f"unknown stance {verb['stance']}")
        self.need_excerpt(verb)

    def need_excerpt(self, verb):
        if (verb["source"], verb["quote"]) not in self.excerpts:
            self.fail(f"no excerpt “{verb['quote'][:60]}” was made before")

    def finish(self):
        codes = sum(level == "code" for level in self.levels.values())
        codings = self.seen["apply-code"]
        if codes < LEAST_CODES:
            self.fail(f"only {codes} codes")
        if codings < LEAST_CODINGS:
            self.fail(f"only {codings} codings")
        for name in self.sources:
            if not self.by_source[name]:
                self.fail(f"“{name}” has no coding")


def print_tables(check):
    words = {name: len(" ".join(paragraphs).split()) for name, paragraphs in check.sources.items()}
    print(f"{'codings':>8}  {'words':>6}  source")
    for name in check.sources:
        print(f"{check.by_source[name]:8}  {words[name]:6}  {name}")
    print(f"{sum(check.by_source.values()):8}  {sum(words.values()):6}  all\n\n{'codings':>8}  code")
    for name, level in check.levels.items():
        if level == "code":
            print(f"{check.by_code[name]:8}  {name}")
    print("\n" + "\n".join(f"{count:8}  {verb}" for verb, count in sorted(check.seen.items())))
    print(f"{len({e for e in check.excerpts if len(e) == 2}):8}  excerpts")


def main():
    check = Check(read_sources())
    for check.line, text in enumerate((HERE / "sample.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        check.run(json.loads(text))
    check.finish()
    print_tables(check)
    print("\n".join(check.errors), file=sys.stderr)
    return 1 if check.errors else 0


if __name__ == "__main__":
    sys.exit(main())
