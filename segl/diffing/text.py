"""What differs, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from qa.compare.blocks import BlockDifference
from qa.compare.contract import SchemaChange
from qa.compare.difference import Difference, LibraryDifference, VersionDifference
from qa.compare.outline import SectionChange
from render.message import Message
from segl.diffing import words

_SAME = Message("Ingen forskelle.", "No differences.")
_BREAKS = Message(
    "Bryder: sager til den gamle version kan blive afvist, eller et lovpligtigt afsnit er væk.",
    "Breaks: cases for the old version may be refused, or a required section is gone.",
)
_HEADS = {
    "manifest": Message("Om skabelonen", "About the template"),
    "schema": Message(
        "Felter i skemaet (! kan afvise gamle sager, ? se efter)",
        "Fields of the schema (! may refuse old cases, ? look)",
    ),
    "refused": Message("Prøvesager, der nu afvises", "Sample cases refused now"),
    "unread": Message("Ikke læst", "Not read"),
    "sections": Message("Overskrifter", "Headings"),
    "lost": Message("LOVPLIGTIGT AFSNIT VÆK", "REQUIRED SECTION GONE"),
    "fields": Message("Felter i brevet", "Fields in the letter"),
    "wording": Message("Ordlyd", "Wording"),
    "whole": Message("hele sagen", "the whole case"),
    "new": Message("Ny skabelon", "New template"),
    "gone": Message("Skabelon væk", "Template gone"),
    "same": Message("Uændrede", "Unchanged"),
    "moved": Message("flyttet", "moved"),
}


def library(found: LibraryDifference, language: str) -> Iterator[str]:
    """Yield what differs between two libraries."""
    for name, title in found.added.items():
        yield f"+ {_head('new', language)}: {title} ({name})"
    for name, title in found.removed.items():
        yield f"- {_head('gone', language)}: {title} ({name})"
    for name in found.unread:
        yield f"? {_head('unread', language)}: {name}"
    for block in found.blocks:
        yield ""
        yield from _block(block, language)
    for one in found.changed:
        yield ""
        yield from template(one, language)
    if found.law:
        yield ""
        yield from words.law(found.law, language)
    yield ""
    if found.touched:
        listed = ", ".join(found.touched)
        yield f"{words.TOUCHED.text(language)}: {len(found.touched)} ({listed})"
    yield f"{_head('same', language)}: {len(found.same)}"


def _block(block: BlockDifference, language: str) -> Iterator[str]:
    """Yield what a shared paragraph says now, and which letters that touches."""
    yield f"{words.BLOCK[block.kind].text(language)}: {block.id}"
    yield f"  {words.letters(block).text(language)}"
    if block.difference is not None:
        yield from _inside(block.difference, language)


def template(one: Difference, language: str) -> Iterator[str]:
    """Yield what differs between two editions of a template."""
    yield f"{one.title or one.id} ({one.id})"
    if one.is_empty:
        yield f"  {_SAME.text(language)}"
        return
    if one.breaks:
        yield f"  {_BREAKS.text(language)}"
    if one.blocks:
        yield f"  {words.IN_BLOCKS.text(language)}: {', '.join(one.blocks)}"
    yield from _inside(one, language)


def _inside(one: Difference, language: str) -> Iterator[str]:
    yield from (f"  {_head('unread', language)}: {name}" for name in one.unread)
    manifest = [*_manifest(one)]
    if manifest:
        yield f"  {_head('manifest', language)}"
        yield from (f"    {line}" for line in manifest)
    if one.schema:
        yield f"  {_head('schema', language)}"
        yield from (f"    {_schema(change, language)}" for change in one.schema)
    if one.refused:
        yield f"  {_head('refused', language)}: {', '.join(one.refused)}"
    for version in one.versions:
        yield from (f"  {line}" for line in _version(version, language))


def _manifest(one: Difference) -> Iterator[str]:
    yield from (f"{c.key}: {c.old or '–'} → {c.new or '–'}" for c in one.manifest)
    yield from (f"+ {language}.docx" for language in one.languages_in)
    yield from (f"- {language}.docx" for language in one.languages_out)


def _schema(change: SchemaChange, language: str) -> str:
    mark = {True: "!", None: "?", False: " "}[change.breaks]
    return f"{mark} {change.field or _head('whole', language)}: {change.what.text(language)}"


def _version(version: VersionDifference, language: str) -> Iterator[str]:
    if version.is_empty:
        return
    for row in version.lost:
        yield f"{_head('lost', language)}: {row.title.text(language)} ({row.basis})"
    if version.sections:
        yield f"{_head('sections', language)} ({version.language})"
        yield from (f"  {_section(one, language)}" for one in version.sections)
    if version.fields_in or version.fields_out:
        yield f"{_head('fields', language)} ({version.language})"
        yield from (f"  + {name}" for name in version.fields_in)
        yield from (f"  - {name}" for name in version.fields_out)
    if version.wording:
        yield f"{_head('wording', language)} ({version.language})"
        for change in version.wording:
            yield from (f"  - {text}" for text in (change.old,) if text)
            yield from (f"  + {text}" for text in (change.new,) if text)


def _section(one: SectionChange, language: str) -> str:
    if one.kind == "renamed":
        return f"{one.old} → {one.new}"
    if one.kind == "moved":
        return f"{one.new} ({_head('moved', language)})"
    return f"+ {one.new}" if one.kind == "added" else f"- {one.old}"


def _head(key: str, language: str) -> str:
    return _HEADS[key].text(language)
