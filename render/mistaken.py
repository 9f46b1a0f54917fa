"""
A finished letter where a template is meant.

Filling writes `SeglDigest` into a letter. A file that has it, and no tag anywhere, was filled: it
would give the very same letter, with another person's words, for every case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from render.errors import Fault, TemplateError
from render.esdh.document import DIGEST, TEMPLATE
from render.message import Message
from render.package import Package
from render.place import Place

if TYPE_CHECKING:
    from render.template import Template

KIND = "finished"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")


def made_of(found: Package) -> str | None:
    """Return the template that a finished letter is of ("" unsaid), None for no such letter."""
    from render.esdh import letter  # late, as below: hardly any template is a letter

    said = letter.custom_properties(found)
    if not _DIGEST.fullmatch(said.get(DIGEST, "")):
        return None
    from render import tags
    from render.ooxml import w
    from render.stories import stories
    from render.story import plain_text

    paragraphs = (p for part in stories(found) for p in part.root.iter(w("p")))
    texts = [*map(plain_text, paragraphs), *said.values()]
    if any(map(tags.has_delimiter, texts)):
        return None
    return said.get(TEMPLATE, "")


def checked(template: Template) -> Template:
    """Return a template as it is; TemplateError for what is a finished letter."""
    if template.made_of is None:
        return template
    message = _told(template.made_of)
    raise TemplateError(message, (Fault(KIND, Place(), message),))


def is_told(error: TemplateError) -> bool:
    """Say whether an error is that of `checked`."""
    return any(fault.kind == KIND for fault in error.faults)


def freed(data: bytes) -> bytes:
    """Return a letter's file without what filling wrote of it: a template is to be made of it."""
    from lxml import etree  # late, as above

    from render import archive, package

    found = package.from_bytes(data)
    name = found.related("custom-properties")
    root = found.parse(name) if name else None
    own = (
        [one for one in root if one.get("name", "").startswith("Segl")] if root is not None else []
    )
    if root is None or not own:
        return data
    for entry in own:
        root.remove(entry)
    text = archive.DECLARATION + etree.tostring(root, encoding="unicode")
    return archive.write(found.members, {name: text.encode("utf-8")})


def _told(made_of: str) -> Message:
    known = _ID.fullmatch(made_of) is not None  # a loose file's name may name a person
    return Message(
        "Filen er et færdigt brev, ikke en skabelon"
        + (f". Den er lavet af skabelonen »{made_of}«: brug den" if known else "")
        + ". Et færdigt brev kontrolleres med »segl check«.",
        "The file is a finished letter, not a template"
        + (f'. It was made of the template "{made_of}": use that one' if known else "")
        + '. A finished letter is checked by "segl check".',
    )
