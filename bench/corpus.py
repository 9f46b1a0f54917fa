"""
What does the linter say of other people's files, and does it ever fall over?

    python bench/corpus.py [--corpus FOLDER]

Every file of the corpus is linted. A traceback, a tag or character that the DOM
pass lost without a fault, or an unlisted PKG/TAG error on a sound file (docxtpl's
own templates, plain Word files) fails the command.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qa.finding import Finding
from qa.jobs import Loose
from qa.linter import lint, loose_subject
from qa.subject import Subject
from render.dialect import Reading, read_part
from render.errors import SeglError
from render.package import read
from render.story import Story

SOUND = ("docxtpl", "controls")
EXPECTED = {
    ("custom_jinja_filters_tpl.docx", "TAG003"): "the caller's own Python filters",
    ("escape_tpl_auto.docx", "TAG003"): "calls a Python function",
    ("escape_tpl_auto.docx", "TAG002"): "calls a Python method",
    ("template_error_tpl.docx", "TAG005"): "an endif too many, on purpose",
    ("embedded_main_tpl.docx", "PKG003"): "embedded documents are what it is a test of",
    ("Comment004.docx", "PKG007"): "has a comment in the margin",
    ("header.docx", "PKG007"): "has three comments in the margin",
    (
        "pgNumType-Page Numbering Settings-fmt-thaiNumbers.docx",
        "PKG001",
    ): "saved as Strict Open XML, which Segl asks to save as ordinary .docx",
}


def main() -> int:
    """Lint the corpus and print a line for each folder, then each error on sound files."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=default)
    corpus = parser.parse_args().corpus
    if not corpus.is_dir():
        print(f"no corpus at {corpus}: nothing linted")
        return 0
    failed = 0
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        failed += _folder(folder)
    print("unexplained:", failed)
    return 1 if failed else 0


def _folder(folder: Path) -> int:
    counts: Counter[str] = Counter()
    failed = files = 0
    lines: list[str] = []
    for path in sorted(folder.iterdir()):
        files += 1
        subject = loose_subject(path, Loose())
        findings = lint(subject).findings
        counts.update(finding.code for finding in findings)
        lost = list(_lost(path, subject))
        lines += [f"    LOST {path.name}: {what}" for what in lost]
        failed += len(lost)
        if folder.name in SOUND:
            for finding in findings:
                if finding.severity == "error" and finding.code[:3] in ("PKG", "TAG"):
                    reason = EXPECTED.get((path.name, finding.code))
                    failed += reason is None
                    lines.append(_line(path, finding, reason))
    summary = ", ".join(f"{code} {number}" for code, number in sorted(counts.items()))
    print(f"{folder.name:12} {files:4} files   {summary or 'silent'}")
    print("\n".join(lines), end="\n" if lines else "")
    return failed


def _line(path: Path, finding: Finding, reason: str | None) -> str:
    return f"    {finding.code} {path.name}: {reason or 'UNEXPLAINED: ' + finding.message.en}"


def _lost(path: Path, subject: Subject) -> Iterator[str]:
    """The invariant: each tag and each literal character once, or a fault says so."""
    if subject.template is None:
        return
    package = read(path)
    for part in subject.template.parts:
        if part.story in ("body", "header", "footer", "footnote", "endnote"):
            try:
                story = Story(part.name, part.story, package.parse(part.name), {})
            except SeglError as error:
                yield str(error)
                continue
            yield from _compare(read_part(story))


def _compare(reading: Reading) -> Iterator[str]:
    numbers = [token.number for token in reading.tokens if token.kind == "tag"]
    gone = {n for n, tag in reading.tags.items() if n not in numbers and tag.kind != "comment"}
    told = sum(fault.kind in ("deleted-tag", "lift") for fault in reading.faults)
    if len(numbers) != len(set(numbers)):
        yield "a tag came out twice"
    if len(gone) > told:
        yield f"{len(gone) - told} tags came out nowhere"
    if (kept := _literal(reading)) + reading.deleted != reading.literal:
        yield f"{reading.literal} literal characters, {kept} kept, {reading.deleted} deleted"


def _literal(reading: Reading) -> int:
    """Count the literal characters in the text of runs, but for text that was moved away."""
    total, inside, moved = 0, False, False
    for token in reading.tokens:
        if token.name == "w:moveFrom":
            moved = token.kind == "start"
        elif token.name == "w:t":
            inside = token.kind == "start" and not moved
        elif inside and token.kind == "text":
            total += len(_unescaped(token.markup))
    return total


def _unescaped(markup: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&")):
        markup = markup.replace(entity, character)
    return markup


if __name__ == "__main__":
    sys.exit(main())
