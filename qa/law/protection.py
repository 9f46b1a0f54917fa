"""
Whose addresses a letter must not tell: those of everybody but its recipient.

An address is what refers to `common.json#/$defs/adresse`; the group that holds it is the person
whose address it is, and a field beside it, `adressebeskyttet`, says whether it is protected. An
authority's own address is no person's: it refers to `$defs/myndighedsadresse`.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.site import ITEM
from qa.proof.watching import Watched
from render.binds import MAX_DEPTH, concept_path
from render.manifest import Manifest
from render.recipients import ONE
from render.schema import Schema
from render.shape import Shape

RECIPIENT_FLAG = "address_protected"  # as the records system is told it, in template.toml
ADDRESS, PROTECTED, RECIPIENT = "adresse", "adressebeskyttet", "modtager"


def watched(schema: Schema | None, manifest: Manifest) -> tuple[Watched, ...]:
    """Return the addresses of a schema that are not the recipient's own."""
    if schema is None:
        return ()
    own = recipient(schema, manifest)
    return tuple(one for one in _addresses(schema.shape, ()) if one.names[:-1] != own)


def recipient(schema: Schema | None, manifest: Manifest) -> tuple[str, ...]:
    """Return the path of the recipient in a case, () where a letter has none."""
    found = concept_path(RECIPIENT, schema, manifest)
    if found or schema is None:
        return found
    shape = schema.shape.declared(ONE)
    return (ONE,) if shape is not None and shape.properties else ()


def recipient_flag(schema: Schema | None, manifest: Manifest) -> tuple[str, ...]:
    """Return the field that says whether the recipient's address is protected, () without one."""
    own = recipient(schema, manifest)
    if schema is None or not own:
        return ()
    flag = _flag(schema.shape.at(list(own)).properties)
    return (*own, flag) if flag else ()


def is_address(shape: Shape) -> bool:
    """Say whether a field is a person's address."""
    return _is(shape, ADDRESS)


def _addresses(shape: Shape, path: tuple[str, ...]) -> Iterator[Watched]:
    if len(path) >= 2 * MAX_DEPTH:
        return
    if "array" in shape.types:
        shape, path = shape.items(), (*path, ITEM)
    properties = shape.properties
    for name, inner in properties.items():
        here = (*path, name)
        if _is(inner, ADDRESS):
            yield Watched(here, _flag(properties))
        else:
            yield from _addresses(inner, here)


def _flag(properties: dict[str, Shape]) -> str:
    """Return the field that says whether an address beside it is protected, "" without one."""
    bound = (name for name, inner in properties.items() if _is(inner, PROTECTED))
    return next(bound, PROTECTED if PROTECTED in properties else "")


def _is(shape: Shape, concept: str) -> bool:
    ending = f"#/$defs/{concept}"
    return any(str(part.node.get("$ref", "")).endswith(ending) for part in shape.parts)
