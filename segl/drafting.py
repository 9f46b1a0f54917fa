"""What `segl new template` does: draft a template of a library from a letter in Word."""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from qa.fiction import example
from qa.flow import uses
from qa.law import local
from render import files, json_text, library, mistaken, package, schema, tagging, template
from render.errors import FileError, LibraryError, SchemaError
from render.fields import is_draft
from render.library import Library
from render.manifest import PHASES, Manifest
from render.message import Message, did_you_mean
from render.package import Package
from render.record import record
from render.schema import Schema
from render.survey import blanks
from render.survey.survey import Survey
from render.template import Template
from segl.draft import guess, manifest, nodes, proposals, words
from segl.draft.proposals import Proposal
from segl.draft.shared import Shared

LONG, SHORT = "eksempel.json", "eksempel_kort.json"
_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_SENT = re.compile(r"(?:Kære|Hej) …|\d{6}-xxxx")
_TAKEN = frozenset({"common", "kommune", "template", "con", "prn", "aux", "nul"})
_HEADS = frozenset({"header", "footer"})


@record
class Order:
    """A template to be drafted: its id, the letter, and what was said of it ("" = nothing)."""

    name: str
    letter: Path
    title: str = ""
    type: str = ""
    phase: str = ""
    language: str = "da"
    tag: bool = False


@record
class Drafted:
    """
    The outcome: what was made, and what is left for the owner.

    `proposals` are the tags yet to be written, `written` how many Segl wrote itself;
    `fields` and `drafts` count the fields, and those whose title is a draft.
    """

    library: Library
    manifest: manifest.Draft
    file: Path
    fields: int
    drafts: int
    cases: tuple[str, ...]
    written: int
    proposals: tuple[Proposal, ...]
    remarks: tuple[Message, ...]


def draft(chosen: Library, order: Order) -> Drafted:
    """Draft a template into a library; raises the errors of render, and writes nothing then."""
    _check(chosen, order)
    data, written = _letter(order)
    blocks = chosen.blocks.get  # what they ask for, the letter asks for
    read = template.read_bytes(data, Manifest(order.name), order.language, blocks)
    found = _head(read, chosen, order)
    guessed = guess.read(uses.read(part.body for part in read.parts))
    writer = nodes.Writer(Shared.of(chosen))
    root = writer.root(order.name, found.title, guessed.fields)
    declared = _declared(chosen, order.name, root)
    cases = _cases(declared)
    suffix = ".dotx" if read.package.content_type(read.package.main) == package.DOTX_TYPE else ""
    file = f"{order.language}{suffix or '.docx'}"
    members = {file: data, "template.toml": found.text(order.name, chosen.manifest).encode()}
    members |= {f"cases/{case}": data for case, data in cases.items()}
    _write(chosen, order.name, members, json_text.dump(root).encode("utf-8"))
    titles = [title for title in _titles(root) if is_draft(title)]
    left = _proposals(package.from_bytes(data))
    return Drafted(
        library.open_library(chosen.root),
        found,
        Path("templates") / order.name / file,
        _count(root),
        len(titles),
        tuple(cases),
        written,
        left,
        (
            *_sent(left),
            *guessed.remarks.values(),
            *writer.remarks,
            *manifest.hints(found, local.catalogue_of(chosen)),
        ),
    )


def head(chosen: Library, order: Order) -> manifest.Draft:
    """Return what the letter says of itself, before anything is made; raises as `draft` does."""
    _check(chosen, order)
    return _head(
        template.read_bytes(package.load(order.letter), Manifest(order.name)), chosen, order
    )


def _head(read: Template, chosen: Library, order: Order) -> manifest.Draft:
    said = {"title": order.title, "type": order.type, "phase": order.phase}
    return manifest.read(read, order.letter, said, local.catalogue_of(chosen))


# --- before ----------------------------------------------------------------------------


def _check(chosen: Library, order: Order) -> None:
    if not _ID.fullmatch(order.name) or order.name in _TAKEN:
        raise _bad_id(order.name)
    taken = [f"templates/{order.name}"] if order.name in chosen.ids else []
    if (chosen.root / "schemas" / f"{order.name}.json").exists():
        taken.append(f"schemas/{order.name}.json")
    if taken:
        raise LibraryError(
            Message(
                f"Biblioteket har allerede {' og '.join(taken)}. Vælg et andet id til den nye "
                "skabelon.",
                f"The library has {' and '.join(taken)} already. Choose another id for the new "
                "template.",
            )
        )
    if order.phase and order.phase not in PHASES:
        raise _bad_phase(order.phase)
    if order.type and not _ID.fullmatch(order.type):
        raise _bad_type(order.type)
    if not order.letter.is_file():
        raise FileError(
            Message(f"Brevet findes ikke: {order.letter}", f"There is no letter {order.letter}")
        )


def _bad_id(name: str) -> LibraryError:
    better = words.slug(name)
    better = f"{better}_brev" if better in _TAKEN else better
    hint = did_you_mean([better] if better else [], before=" ")
    return LibraryError(
        Message(
            f"»{name}« kan ikke være en skabelons id: brug små bogstaver fra a til z, tal, "
            f"_ og -, og begynd med et bogstav.{hint.da}",
            f'"{name}" cannot be the id of a template: use small letters from a to z, digits, '
            f"_ and -, and begin with a letter.{hint.en}",
        )
    )


def _bad_phase(phase: str) -> LibraryError:
    known = ", ".join(PHASES)
    return LibraryError(
        Message(
            f"Fasen »{phase}« findes ikke. Brug en af dem: {known}.",
            f'There is no phase "{phase}". Use one of them: {known}.',
        )
    )


def _bad_type(kind: str) -> LibraryError:
    return LibraryError(
        Message(
            f"»{kind}« kan ikke være en dokumenttype: brug små bogstaver, tal og _. "
            f"»segl types« viser dem, der kendes. Mente du »{words.slug(kind)}«?",
            f'"{kind}" cannot be a type of document: use small letters, digits and _. '
            f'"segl types" lists those known. Did you mean "{words.slug(kind)}"?',
        )
    )


# --- the letter ------------------------------------------------------------------------


def _letter(order: Order) -> tuple[bytes, int]:
    """Return the bytes of the template, with the tags that are sure if that was asked for."""
    data = mistaken.freed(package.load(order.letter))
    source = package.from_bytes(data)
    if not order.tag:
        return data, 0
    sure = [one for one in _proposals(source) if one.tag]
    table = {(one.place.story in _HEADS, one.words): one.tag for one in sure}
    return tagging.write(
        source,
        [one.words for one in sure],
        lambda kind, found: table.get((kind in _HEADS, found), ""),
    )


def quoted(drafted: Drafted) -> frozenset[str]:
    """Return the words that the proposals speak of, which lint need not tell again."""
    return frozenset(one.words for one in drafted.proposals)


def _proposals(source: Package) -> tuple[Proposal, ...]:
    stories = Survey(source).stories
    return proposals.read(blank for story in stories for blank in blanks.read(story))


def _sent(left: tuple[Proposal, ...]) -> Iterable[Message]:
    """Warn where the letter seems to be one that was sent to somebody."""
    if any(_SENT.fullmatch(one.words) for one in left):
        yield Message(
            "Brevet ligner et, der er sendt til en person: fjern navne, adresser og numre i "
            "kopien.",
            "The letter looks like one sent to a person: take names, addresses and numbers out of "
            "the copy.",
        )


# --- the schema ------------------------------------------------------------------------


def _declared(chosen: Library, name: str, root: nodes.Node) -> Schema:
    """Return the schema as the library will read it, with its neighbours."""
    documents = {f"{name}.json": json.loads(json_text.dump(root))}
    for neighbour in sorted((chosen.root / "schemas").glob("*.json")):
        with contextlib.suppress(SchemaError):
            documents[neighbour.name] = schema.load(neighbour)
    return schema.from_documents(documents, f"{name}.json")


def _cases(declared: Schema) -> dict[str, bytes]:
    """Return a case with everything and one with as little as can be, if they differ."""
    made = {LONG: example.case_for(declared), SHORT: example.case_for(declared, short=True)}
    if made[LONG] == made[SHORT]:
        del made[SHORT]
    return {name: example.text(case) for name, case in made.items() if case is not None}


def _titles(node: object) -> Iterable[str]:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            yield node["title"]
        for value in node.values():
            yield from _titles(value)


def _count(node: object) -> int:
    """Return how many fields a schema declares itself."""
    if not isinstance(node, dict):
        return 0
    own = node.get("properties", {})
    return len(own) + sum(_count(value) for value in (*own.values(), node.get("items")))


# --- writing ---------------------------------------------------------------------------


def _write(chosen: Library, name: str, members: dict[str, bytes], declared: bytes) -> None:
    """Write the template's folder beside and rename it; without the schema it is not there."""
    folder = chosen.root / "templates"
    beside = folder / f".segl-{secrets.token_hex(8)}.tmp"
    path = chosen.root / "schemas" / f"{name}.json"
    try:
        for member, data in members.items():
            target = beside / member
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        with files.whole():  # the folder and the schema, or neither
            files.write(path, declared)
            try:
                beside.rename(folder / name)
            except BaseException:
                path.unlink()
                raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(
            Message(f"Kan ikke skrive i {folder}: {reason}", f"Cannot write in {folder}: {reason}")
        ) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(beside)
