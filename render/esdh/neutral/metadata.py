"""metadata.json: one document and the case that it belongs to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from render import package
from render.esdh.document import NO, YES, Document, of_properties
from render.esdh.letter import custom_properties
from render.record import record

SCHEMA = "segl-metadata-1"
_SPACE = uuid.UUID("5e91c3f0-6f5c-5d0b-9a35-7d1f0c2b8e44")  # of ids that follow from a letter
_TEXTS = (
    "title", "date", "direction", "description", "type", "language", "sensitivity",
    "exempt_title", "exempt_basis", "kle", "facet",
)  # fmt: skip
_SWITCHES = ("journalise", "protected")
_TEMPLATE = {"id": "template", "version": "version", "digest": "digest"}


@record
class Sender:
    """
    What only SF2900 requires and no letter says: "" where nobody said it.

    `system` is the sending IT system, a UUID or URN; `progress` the state of the document.
    """

    system: str = ""
    progress: str = ""


def of_letter(data: bytes) -> Document:
    """Return what a Word file says of itself; its words are not read. TemplateError if unsound."""
    return of_properties(custom_properties(package.from_bytes(data)))


def document_id(case: str, digest: str) -> str:
    """Return the id of a letter in a case: the same letter has the same, a corrected one not."""
    return str(uuid.uuid5(_SPACE, f"{case}\n{digest}"))


def write(
    document: Document,
    identity: str,
    files: Sequence[str],
    enclosures: Sequence[str] = (),
    sender: Sender | None = None,
) -> dict[str, Any]:
    """Return the content of metadata.json; what nobody knows is left out."""
    told: dict[str, Any] = {"id": identity}
    told |= {name: value for name in _TEXTS if (value := getattr(document, name))}
    told |= {name: value == YES for name in _SWITCHES if (value := getattr(document, name))}
    if template := template_of(document):
        told["template"] = template
    content = {"schema": SCHEMA, "case": {"number": document.case}}
    content["document"] = told | {"files": list(files)}
    more = {"enclosures": list(enclosures), "sf2900": _sender(sender or Sender())}
    return content | {name: value for name, value in more.items() if value}


def template_of(document: Document) -> dict[str, str]:
    """Return the template of a letter, its version and digest, as far as the letter says."""
    return {name: value for name, field in _TEMPLATE.items() if (value := getattr(document, field))}


def _sender(sender: Sender) -> dict[str, str]:
    pairs = {"system": sender.system, "progress": sender.progress}
    return {name: value for name, value in pairs.items() if value}


def document_of(content: Mapping[str, Any]) -> Document:
    """Return the document that sound metadata speaks of."""
    told = content["document"]
    known = {name: told[name] for name in _TEXTS if name in told}
    known |= {name: YES if told[name] else NO for name in _SWITCHES if name in told}
    template = told.get("template", {})
    known |= {field: template[name] for name, field in _TEMPLATE.items() if name in template}
    return Document(case=content["case"]["number"], **known)


def sender_of(content: Mapping[str, Any]) -> Sender:
    """Return what sound metadata says for SF2900 alone."""
    return Sender(**content.get("sf2900", {}))
