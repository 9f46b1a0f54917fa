"""Say in words what a validator found: the field's title and path, never its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from render.errors import Problem
from render.message import Message
from render.shape import Shape

_TYPES = {
    "string": ("tekst", "text"),
    "number": ("et tal", "a number"),
    "integer": ("et helt tal", "a whole number"),
    "boolean": ("ja/nej (true/false)", "true or false"),
    "array": ("en liste", "a list"),
    "object": ("en gruppe af felter", "a group of fields"),
    "null": ("tomt (null)", "empty (null)"),
}
_FORMATS = {
    "date": ("en dato: åååå-mm-dd", "a date: yyyy-mm-dd"),
    "email": ("en e-mailadresse", "an e-mail address"),
    "cpr": ("et CPR-nummer: ddmmåå-xxxx", "a CPR number: ddmmyy-xxxx"),
    "sagsnummer": ("et sagsnummer som BOR-2026-000046", "a case number like BOR-2026-000046"),
    "kle": ("et KLE-emne som 27.24.03", "a KLE subject like 27.24.03"),
    "tekst": ("udfyldt: feltet er blankt", "filled in: the field is blank"),
}
_LIMITS = {
    "minLength": ("mindst {} tegn lang", "at least {} characters long"),
    "maxLength": ("højst {} tegn lang", "at most {} characters long"),
    "minItems": ("mindst {} på listen", "at least {} on the list"),
    "maxItems": ("højst {} på listen", "at most {} on the list"),
    "minimum": ("mindst {}", "at least {}"),
    "maximum": ("højst {}", "at most {}"),
    "exclusiveMinimum": ("større end {}", "greater than {}"),
    "exclusiveMaximum": ("mindre end {}", "less than {}"),
    "multipleOf": ("et multiplum af {}", "a multiple of {}"),
}


def json_path(steps: list[str | int]) -> str:
    """Write a path as `afgoerelse.stoette[2].navn`."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def problem(error: Any, shape: Shape) -> Iterator[Problem]:
    """Yield what a `jsonschema` error means for the person who wrote the case."""
    keyword, steps = error.validator, list(error.absolute_path)
    if keyword == "required":
        for name in error.validator_value:
            if name not in error.instance:
                yield _about(shape, [*steps, name], "mangler", "is missing")
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        for name in _extra(error):
            yield _about(shape, [*steps, name], "findes ikke i skemaet", "is not in the schema")
    elif keyword in ("anyOf", "oneOf") and error.context:
        yield _about(
            shape, steps, "passer ikke til nogen af mulighederne", "fits none of the alternatives"
        )
        deepest = max(error.context, key=lambda inner: len(inner.absolute_path))
        if len(deepest.absolute_path) > len(steps):
            yield from problem(deepest, shape)
    else:
        yield _about(shape, steps, *_sentence(keyword, error.validator_value))


def _extra(error: Any) -> list[str]:
    declared = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
    return [name[:60] for name in error.instance if name not in declared] or ["…"]


def _sentence(keyword: str | None, value: Any) -> tuple[str, str]:
    if keyword is None:
        return "må ikke være udfyldt her", "must not be filled in here"
    if keyword == "type":
        names = [value] if isinstance(value, str) else list(value)
        da = " eller ".join(_TYPES[name][0] for name in names)
        en = " or ".join(_TYPES[name][1] for name in names)
        return f"skal være {da}", f"must be {en}"
    if keyword in ("enum", "const"):
        choices = ", ".join(str(item) for item in (value if keyword == "enum" else [value]))
        return f"skal være en af: {choices}", f"must be one of: {choices}"
    if keyword == "format":
        da, en = _FORMATS.get(value, (f"på formen »{value}«", f'of the form "{value}"'))
        return f"skal være {da}", f"must be {en}"
    if keyword in _LIMITS:
        da, en = (text.format(value) for text in _LIMITS[keyword])
        return f"skal være {da}", f"must be {en}"
    if keyword == "pattern":
        return "har ikke den rigtige form", "does not have the right form"
    if keyword == "uniqueItems":
        return "har den samme værdi to gange", "has the same value twice"
    return f"overtræder reglen »{keyword}«", f'breaks the rule "{keyword}"'


def _about(shape: Shape, steps: list[str | int], da: str, en: str) -> Problem:
    path = json_path(steps) or "(sagen)"
    title = shape.at(steps).title
    subject = f"»{title}« ({path})" if title else path
    return Problem(path, Message(f"{subject} {da}.", f"{subject} {en}."))
