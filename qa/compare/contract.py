"""
Two versions of a schema: what a case that fitted the old one meets in the new.

A change is *breaking* where a case of the old version may be refused by the new one; it is
judged field by field, from what JSON Schema 2020-12 (Validation, clause 6) lets a keyword mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from render.fields import Field, fields
from render.message import Message
from render.schema import Schema
from render.shape import ITEM, Shape

_ROOM = {  # keyword: whether a higher value leaves more room
    "minimum": False, "exclusiveMinimum": False, "minLength": False, "minItems": False,
    "minProperties": False,
    "maximum": True, "exclusiveMaximum": True, "maxLength": True, "maxItems": True,
    "maxProperties": True,
}  # fmt: skip
_FORM = ("pattern", "format", "multipleOf", "uniqueItems")
_CONDITIONS = (
    "if", "then", "else", "oneOf", "anyOf", "not", "contains", "propertyNames",
    "dependentRequired", "dependentSchemas", "patternProperties",
)  # fmt: skip
_OTHERS = ("additionalProperties", "unevaluatedProperties")  # of what is not named


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """
    What has changed at a field, in words.

    `breaks` is True where an old case may be refused, None where a person must judge it.
    """

    field: str
    what: Message
    breaks: bool | None


def changes(old: Schema, new: Schema) -> tuple[SchemaChange, ...]:
    """Return what has changed from one version of a schema to the other, by field."""
    before = {one.name: one for one in fields(old.shape)}
    after = {one.name: one for one in fields(new.shape)}
    found = [*_removed(before, after, new), *_added(before, after)]
    found += _said_of("", old.shape, new.shape)
    for name, one in before.items():
        if name in after:
            found += _changed(one, after[name])
    return tuple(dict.fromkeys(found))


def _removed(
    before: Mapping[str, Field], after: Mapping[str, Field], new: Schema
) -> Iterator[SchemaChange]:
    for name, one in before.items():
        if name not in after and not _within(one, before, after):
            breaks = _refuses_more(_around(new.shape, one))
            yield SchemaChange(name, Message("feltet er fjernet", "the field was removed"), breaks)


def _added(before: Mapping[str, Field], after: Mapping[str, Field]) -> Iterator[SchemaChange]:
    for name, one in after.items():
        if name in before or _within(one, after, before):
            continue
        if one.required:
            what = Message("nyt felt, der skal udfyldes", "new field that is required")
        elif one.sometimes:
            what = Message(
                "nyt felt, der nogle gange skal udfyldes", "new field, required at times"
            )
        else:
            what = Message("nyt felt", "new field")
        yield SchemaChange(name, what, True if one.required else None if one.sometimes else False)


def _within(one: Field, here: Mapping[str, Field], there: Mapping[str, Field]) -> bool:
    """Say whether a group around a field stands in one version only: the group is told."""
    names = (".".join(one.path[:end]).replace(f".{ITEM}", ITEM) for end in range(1, len(one.path)))
    groups = (name.removesuffix(ITEM) for name in names)
    return any(name in here and name not in there for name in groups)


def _around(shape: Shape, one: Field) -> Shape:
    """Return the shape of the group that a field stood in."""
    return shape.at([0 if step == ITEM else step for step in one.path[:-1]])


def _changed(old: Field, new: Field) -> Iterator[SchemaChange]:
    name = new.name
    if new.required and not old.required:
        yield SchemaChange(name, Message("skal nu udfyldes", "is required now"), True)
    elif old.required and not new.required:
        what = Message("skal ikke længere altid udfyldes", "is no longer always required")
        yield SchemaChange(name, what, False)
    elif old.sometimes != new.sometimes:
        what = Message("hvornår det skal udfyldes, er ændret", "when it is required has changed")
        yield SchemaChange(name, what, None if new.sometimes else False)
    if old.title != new.title:
        what = Message(
            f"titlen er nu »{new.title}« (før: »{old.title}«)",
            f'the title is now "{new.title}" (before: "{old.title}")',
        )
        yield SchemaChange(name, what, False)
    yield from _said_of(name, old.shape, new.shape)
    if "array" in old.shape.types & new.shape.types:
        yield from _said_of(f"{name}{ITEM}", old.shape.items(), new.shape.items())


def _said_of(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    """Yield what has changed of what is said of one place."""
    for compare in (_types, _choices, _limits, _forms, _closing, _conditions):
        yield from compare(name, old, new)


def _closing(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    """Yield whether fields that are not named came to be refused, or no longer are."""
    before, after = _refuses_more(old), _refuses_more(new)
    if before is not True and after is True:
        what = Message(
            "felter, som skemaet ikke nævner, afvises nu",
            "fields that the schema does not name are refused now",
        )
        yield SchemaChange(name, what, True)
    elif before is True and after is not True:
        what = Message(
            "felter, som skemaet ikke nævner, afvises ikke længere",
            "fields that the schema does not name are no longer refused",
        )
        yield SchemaChange(name, what, False)


def _refuses_more(shape: Shape) -> bool | None:
    """
    Say whether an object refuses fields that are not named; None where a person must judge it.

    Where nothing is said of them, they are accepted (JSON Schema 2020-12 Core, 10.3.2.3).
    """
    said = [
        (part.optional, part.node[keyword])
        for part in shape.parts
        for keyword in _OTHERS
        if keyword in part.node
    ]
    closed = any(value is False and not optional for optional, value in said)
    if closed and not any("patternProperties" in part.node for part in shape.parts):
        return True
    return None if any(value is not True for _, value in said) else False


def _types(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    if old.types == new.types:
        return
    words = [", ".join(sorted(one.types)) or "–" for one in (old, new)]
    what = Message(
        f"typen er nu {words[1]} (før: {words[0]})", f"the type is now {words[1]} (was: {words[0]})"
    )
    wider = not new.types or (bool(old.types) and old.types <= _with_integers(new.types))
    yield SchemaChange(name, what, not wider)


def _with_integers(types: frozenset[str]) -> frozenset[str]:
    return types | {"integer"} if "number" in types else types


def _choices(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    before, after = old.choices, new.choices
    if before is None and after is not None:
        what = Message("har nu faste valg", "has fixed choices now")
        yield SchemaChange(name, what, True)
    elif before is not None and after is None:
        yield SchemaChange(name, Message("har ikke længere faste valg", "is free now"), False)
    else:
        lost = [str(one) for one in before or () if one not in (after or ())]
        gained = [str(one) for one in after or () if one not in (before or ())]
        if lost:
            told = ", ".join(lost)
            yield SchemaChange(name, Message(f"valget er fjernet: {told}", f"lost: {told}"), True)
        if gained:
            told = ", ".join(gained)
            yield SchemaChange(name, Message(f"nyt valg: {told}", f"new choice: {told}"), False)


def _limits(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    for keyword, higher_is_more in _ROOM.items():
        before, after = _bound(old, keyword), _bound(new, keyword)
        if before == after:
            continue
        what = _told(keyword, before, after)
        if before is None or after is None:
            yield SchemaChange(name, what, before is None)
        else:
            yield SchemaChange(name, what, (after < before) is higher_is_more)


def _bound(shape: Shape, keyword: str) -> Any:
    """Return the bound that holds whatever a case is: the narrowest that is not conditional."""
    parts = (part.node for part in shape.parts if not part.optional and keyword in part.node)
    found = [part[keyword] for part in parts]
    return (min if _ROOM[keyword] else max)(found) if found else None


def _forms(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    for keyword in _FORM:
        before, after = _said(old, keyword), _said(new, keyword)
        if before != after:
            what = _told(keyword, "; ".join(before) or None, "; ".join(after) or None)
            yield SchemaChange(name, what, not set(after) <= set(before))


def _said(shape: Shape, keyword: str) -> list[str]:
    found = (str(p.node[keyword]) for p in shape.parts if not p.optional and keyword in p.node)
    return sorted(set(found))


def _told(keyword: str, before: object, after: object) -> Message:
    da = f"{keyword}: {'–' if after is None else after} (før: {'–' if before is None else before})"
    return Message(da, da.replace("(før:", "(was:"))


def _conditions(name: str, old: Shape, new: Shape) -> Iterator[SchemaChange]:
    if _clauses(old) != _clauses(new):
        what = Message("en betingelse er ændret", "a condition has changed")
        yield SchemaChange(name, what, None)


def _clauses(shape: Shape) -> list[str]:
    """Return the conditions that stand at a place, as they are written."""
    found = (
        f"{keyword}: {part.node[keyword]}"
        for part in shape.parts
        for keyword in (*_CONDITIONS, *_OTHERS)
        if keyword in part.node and not isinstance(part.node[keyword], bool)
    )
    return sorted(found)
