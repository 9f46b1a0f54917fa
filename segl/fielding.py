"""What `segl fields` does: list the fields of a template, write them as a form, read it back."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.fiction import example
from qa.flow import uses
from qa.flow.taking import Use
from qa.flow.uses import MUNICIPALITY
from render import case, files, schema
from render.errors import FileError, SchemaError, SeglError, TemplateError
from render.fields import ITEM, Field
from render.home import spare
from render.library import Entry, Library
from render.message import Message
from render.place import STORIES, Place
from render.record import record
from render.shape import UNKNOWN, Shape
from segl.draft import conditions, guess, nodes
from segl.draft.guess import Guess
from segl.draft.shared import Shared
from segl.form import read as form_reader
from segl.form import write as form_writer
from segl.form.changes import Changes
from segl.form.editor import Editor, Refused
from segl.form.rows import all_fields

MAX_PLACES = 4


@record
class Used:
    """A field with the places where the letter uses it."""

    field: Field
    places: tuple[Place, ...]


@record
class Fields:
    """The fields of a template, and the names in the letter that are none of them."""

    title: str
    schema: str
    fields: tuple[Used, ...]
    unknown: tuple[str, ...]


@record
class Outcome:
    """
    What a form or a letter changed in the schema, and what else followed.

    `left` are fields that stay although their row is gone, `skipped` those not taken in,
    `cases` the sample cases that were brought along.
    """

    told: tuple[Message, ...]
    left: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    skipped: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()


def listed(library: Library, name: str) -> Fields:
    """Return the fields of a template with where each is used."""
    entry = library.entry(name)
    declared = library.schema(entry.manifest.schema)
    by_path = uses.by_path(_uses(library, entry))
    known = tuple(all_fields(declared))
    found = tuple(Used(one, _places(by_path.get(one.path, ()))) for one in known)
    names = {one.path for one in known}
    unknown = [p for p in by_path if _is_new(p, names, declared.shape)]
    written = tuple(dict.fromkeys(guess.written(path) for path in unknown))
    return Fields(entry.manifest.title, declared.name, found, written)


def _uses(library: Library, entry: Entry) -> tuple[Use, ...]:
    """Return what all language versions of a template use; one that cannot be read is left out."""
    found: list[Use] = []
    for language in entry.files:
        with contextlib.suppress(TemplateError):
            template = library.template(entry, language)
            found += uses.read(part.body for part in template.parts)
    return tuple(found)


def _places(found: Sequence[Use]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(use.tag.place.quoting("") for use in found))


def _is_new(path: tuple[str, ...], known: set[tuple[str, ...]], shape: Shape) -> bool:
    """Say whether a path in the letter is one that the schema knows nothing of."""
    if path[0] == MUNICIPALITY or path in known or path[-1] == ITEM:
        return False
    for step in path:
        found = shape.items() if step == ITEM else shape.property(step)
        if found is None:
            return True
        if found.is_unknown:
            return False
        shape = found
    return False


def where(places: Sequence[Place], language: str) -> str:
    """Return places in few words: `afsnit 3, 12; sidehovedet 1`."""
    stories: dict[str, list[int]] = {}
    for place in places:
        stories.setdefault(place.told.source or place.story, []).append(place.told.paragraph or 0)
    pieces = []
    for story, numbers in stories.items():
        block = Message(f"blokken {story}, afsnit", f"the block {story}, paragraph")
        word = Message("afsnit", "paragraph") if story == "body" else STORIES.get(story, block)
        some = ", ".join(str(number) for number in dict.fromkeys(numbers[:MAX_PLACES]) if number)
        more = " …" if len(numbers) > MAX_PLACES else ""
        pieces.append(f"{word.text(language)} {some}{more}".strip())
    return "; ".join(pieces)


# --- the form ----------------------------------------------------------------------------


def write_form(library: Library, name: str, path: Path, language: str, overwrite: bool) -> None:
    """Write the fields of a template as a form; never over a file unasked."""
    entry = library.entry(name)
    declared = library.schema(entry.manifest.schema)
    _check_name(path)
    spare(path)
    if path.exists() and not overwrite:
        raise FileError(
            Message(
                f"Filen findes allerede: {path}. Giv formularen et andet navn, eller erstat filen "
                "med --overwrite.",
                f"The file exists already: {path}. Give the form another name, or replace the file "
                "by --overwrite.",
            )
        )
    data = form_writer.write(declared, name, entry.manifest.title, language)
    files.write(path, data, overwrite)


def _check_name(path: Path) -> None:
    if path.suffix.lower() != ".docx":
        raise FileError(
            Message(
                f"Formularen er en Word-fil: {path.name} skal ende på .docx.",
                f"The form is a Word file: {path.name} must end in .docx.",
            )
        )


def read_form(library: Library, name: str, path: Path, language: str, remove: bool) -> Outcome:
    """Put what a form says into the template's schema; raises FormError and writes nothing then."""
    entry = library.entry(name)
    editor = _editor(library, entry)
    form = form_reader.read(path, name)
    changes = Changes(editor, nodes.Writer(Shared.of(library)), language)
    changes.apply(form, remove)
    cases = _save(library, entry, editor)
    return Outcome(tuple(changes.told), tuple(changes.left), cases)


def add_used(library: Library, name: str) -> Outcome:
    """Take the fields that the letter uses and the schema lacks into the schema."""
    entry = library.entry(name)
    editor = _editor(library, entry)
    guessed = guess.read(_uses(library, entry))
    writer = nodes.Writer(Shared.of(library), sometimes=frozenset(conditions.find(guessed.fields)))
    changes = Changes(editor, writer, "da")
    taken = _Taken(changes)
    for one in guessed.fields.values():
        taken.take(one)
    editor.append("allOf", writer.rules(guessed.fields))
    cases = _save(library, entry, editor)
    remarks = (
        remark
        for path, remark in guessed.remarks.items()
        if any(path[: len(new)] == new for new in taken.paths)
    )
    return Outcome(tuple(changes.told), (), cases, tuple(taken.skipped), tuple(remarks))


@dataclass
class _Taken:
    """Takes fields in; `paths` are those that were, `skipped` says why others were not."""

    changes: Changes
    paths: list[tuple[str, ...]] = field(default_factory=list)
    skipped: list[Message] = field(default_factory=list)

    def take(self, one: Guess) -> None:
        """Add a field that the schema lacks; go into the groups and lists that it has."""
        editor, writer = self.changes.editor, self.changes.writer
        shape = editor.shape(one.path)
        if shape.is_unknown and one.path[-1] != ITEM:
            name = guess.written(one.path)
            try:
                editor.add(one.path, writer.field(one), writer.always(one))
            except Refused as refused:
                da, en = refused.message.da, refused.message.en
                self.skipped.append(Message(f"{name}: {da}.", f"{name}: {en}."))
                return
            self.paths.append(one.path)
            self.changes.told.append(Message(f"nyt felt: {name}", f"new field: {name}"))
            return
        for key in one.keys.values():
            self.take(key)
        if one.item is not None and shape.items() is not UNKNOWN:
            self.take(one.item)


def _editor(library: Library, entry: Entry) -> Editor:
    name = f"{entry.manifest.schema}.json"
    library.schema(entry.manifest.schema)  # a broken one is told in its own words
    folder = library.root / "schemas"
    documents: dict[str, Any] = {}
    for neighbour in sorted(folder.glob("*.json")):
        if neighbour.name != name:
            with contextlib.suppress(SchemaError):
                documents[neighbour.name] = schema.load(neighbour)
    return Editor(name, (folder / name).read_bytes().decode("utf-8-sig"), documents)


# --- saving ------------------------------------------------------------------------------


def _save(library: Library, entry: Entry, editor: Editor) -> tuple[str, ...]:
    """Write a schema that changed, and bring the sample cases along; returns their names."""
    path = library.root / "schemas" / editor.name
    before = path.read_bytes()
    after = editor.text.encode("utf-8")
    if before.removeprefix(b"\xef\xbb\xbf") == after:
        return ()
    declared = editor.schema()
    files.write(path, after, overwrite=True)
    return tuple(p.name for p in entry.cases if _bring_along(p, declared))


def _bring_along(path: Path, declared: schema.Schema) -> bool:
    """Add to a sample case what the schema now asks; what still fits is kept as it is."""
    with contextlib.suppress(OSError, ValueError, SeglError):
        data = path.read_bytes()
        if declared.accepts(case.read(data)):
            return False
        made = example.case_for(declared, json.loads(data))
        if made is not None:
            files.write(path, example.text(made), overwrite=True)
            return True
    return False
