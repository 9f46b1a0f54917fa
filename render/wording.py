"""Say in words what a validator found: the field's title and path, never its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice
from typing import Any

from render.branches import (
    NO_WORDS,
    Steps,
    Words,
    branches_of,
    choices_of,
    follows,
    json_path,
    reason_for,
    word_of,
)  # fmt: skip
from render.case import is_field_name
from render.errors import Problem
from render.message import Message, did_you_mean
from render.pattern import example, matches
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
    "email": ("en e-mailadresse som navn@eksempel.dk", "an e-mail address like name@example.com"),
    "cpr": ("et CPR-nummer: ddmmåå-xxxx", "a CPR number: ddmmyy-xxxx"),
    "sagsnummer": (
        "et sagsnummer som BOR-2026-000046 eller 32.03.12-G01-36-19",
        "a case number like BOR-2026-000046 or 32.03.12-G01-36-19",
    ),
    "kle": ("et KLE-emne som 27.24.03", "a KLE subject like 27.24.03"),
    "tekst": ("udfyldt: feltet er blankt", "filled in: the field is blank"),
}
_DAYS = {  # what looks right and still is refused, for its day does not exist
    "date": (
        re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("er en dag, der ikke findes", "is a day that does not exist"),
    ),
    "cpr": (
        re.compile(r"[0-9]{6}-?[0-9]{4}"),
        ("begynder med en dag, der ikke findes", "begins with a day that does not exist"),
    ),
}
_LIMITS = {
    "minLength": ("skal have mindst {} tegn", "must have at least {} characters"),
    "maxLength": ("må have højst {} tegn", "must have at most {} characters"),
    "minItems": ("skal have mindst {} punkter", "must have at least {} items"),
    "maxItems": ("må have højst {} punkter", "must have at most {} items"),
    "minimum": ("skal være mindst {}", "must be at least {}"),
    "maximum": ("skal være højst {}", "must be at most {}"),
    "exclusiveMinimum": ("skal være større end {}", "must be greater than {}"),
    "exclusiveMaximum": ("skal være mindre end {}", "must be less than {}"),
    "multipleOf": ("skal være et multiplum af {}", "must be a multiple of {}"),
}
_FILLED = ("skal være udfyldt", "must be filled in")
_ONE = {
    "minLength": _FILLED,
    "maxLength": ("må have højst ét tegn", "must have at most one character"),
    "minItems": ("skal have mindst ét punkt", "must have at least one item"),
    "maxItems": ("må have højst ét punkt", "must have at most one item"),
}
_PLACES = (
    ("skal være et helt tal", "must be a whole number"),
    ("må højst have én decimal", "must have at most one decimal"),
    ("må højst have to decimaler", "must have at most two decimals"),
    ("må højst have tre decimaler", "must have at most three decimals"),
)
_STRANGE = Message(
    "De fleste felter mangler eller findes ikke i skemaet. "
    "Er det den rigtige fil til den rigtige skabelon?",
    "Most fields are missing or not in the schema. Is it the right file for the right template?",
)
_REFUSING = frozenset({"type", "enum", "const", "format", "pattern"})
_CLOSED = frozenset({"additionalProperties", "unevaluatedProperties"})
_MAX_NAMES = 50


def problems(errors: Sequence[Any], case: Any, shape: Shape) -> list[Problem]:
    """
    Return what `jsonschema` errors mean for the person who wrote the case, causes first.

    What a `then` or `else` asks for is left out where the field that its `if` asks
    about is itself refused: it only follows from a wrong value.
    """
    root = shape.parts[0]
    by = [(e, branches_of(root.node, root.resolver, list(e.absolute_schema_path))) for e in errors]
    causes = [error for error, branches in by if not branches]
    refused = [steps for error in causes for steps in _refused(error)]
    found: dict[tuple[str, str], tuple[bool, Problem]] = {}
    for error, branches in sorted(by, key=lambda pair: bool(pair[1])):
        places = [(branch, branch.place(error)) for branch in branches or ()]
        if any(follows(branch.asks, place, refused) for branch, place in places):
            continue
        reason = reason_for(*places[-1], shape, case) if places else NO_WORDS
        for item in problem(error, shape, reason):
            found.setdefault((item.path, item.message.da), (bool(places), item))
    ranked = sorted(found.values(), key=lambda pair: (pair[0], pair[1].path))
    first = [Problem("(sagen)", _STRANGE)] if _is_strange(causes, case, shape) else []
    return first + [item for _, item in ranked]


def problem(error: Any, shape: Shape, reason: Words = NO_WORDS) -> Iterator[Problem]:
    """Yield what one error means; `reason` says when its branch of the schema applies."""
    keyword, steps = error.validator, list(error.absolute_path)
    if keyword == "required":
        da, en = (": skal udfyldes", ": must be filled in") if reason[0] else NO_WORDS
        words = ("mangler" + da + reason[0], "is missing" + en + reason[1])
        for name in _missing(error):
            yield _about(shape, [*steps, name], words, kind=keyword)
    elif keyword in _CLOSED:
        yield from _unknown(error, shape, steps)
    elif keyword in ("anyOf", "oneOf") and error.context:
        words = ("passer ikke til nogen af mulighederne", "fits none of the alternatives")
        yield _about(shape, steps, words, kind=keyword)
        deepest = max(error.context, key=lambda inner: len(inner.absolute_path))
        if len(deepest.absolute_path) > len(steps):
            yield from problem(deepest, shape)
    else:
        da, en = _or_null(error, shape, *_sentence(error))
        if reason[0] and keyword is None:
            da, en = da.removesuffix(" her"), en.removesuffix(" here")
        told, hint = (da + reason[0], en + reason[1]), _hint(error, shape, steps)
        yield _about(shape, steps, told, hint, keyword or "")


def _about(
    shape: Shape, steps: Steps, words: Words, hint: Words = NO_WORDS, kind: str = ""
) -> Problem:
    path = json_path(steps) or "(sagen)"
    title = shape.at(steps).label
    subject = f"»{title}« ({path})" if title else path
    da, en = (subject, subject) if steps else ("Sagen", "The case")
    told = Message(f"{da} {words[0]}.{hint[0]}", f"{en} {words[1]}.{hint[1]}")
    return Problem(path, told, kind=kind)


def demand(error: Any, shape: Shape) -> Message:
    """
    Return what one error asks of an answer, to the person who has just typed it.

    `error` is the validator's on the answer alone, `shape` that of its field.
    """
    da, en = _sentence(error)
    only = choices_of({error.validator: error.validator_value})
    if len(only) == 1 and isinstance(only[0], bool):
        da, en = ("skal være ja", "must be yes") if only[0] else ("skal være nej", "must be no")
    help_da, help_en = _hint(error, shape, [])
    return Message(f"Svaret {da}.{help_da}", f"The answer {en}.{help_en}")


# --- fields that are missing or unknown ------------------------------------------------


def _missing(error: Any) -> list[str]:
    return [name for name in error.validator_value if name not in error.instance]


def _extra(error: Any, shape: Shape) -> list[str]:
    """Return the names that a closed object does not know."""
    node = error.schema if error.validator == "additionalProperties" else {}
    declared = (
        node.get("properties", ()) if node else shape.at(list(error.absolute_path)).properties
    )
    patterns = node.get("patternProperties", ())
    return [
        name
        for name in error.instance
        if name not in declared and not any(matches(pattern, name) for pattern in patterns)
    ]


def _unknown(error: Any, shape: Shape, steps: Steps) -> Iterator[Problem]:
    """Name what is unknown only where it looks like a field: it could be a person's name."""
    declared = [name for name in shape.at(steps).properties if name not in error.instance]
    names = _extra(error, shape)
    for name in islice(filter(is_field_name, names), _MAX_NAMES):
        words = ("findes ikke i skemaet", "is not in the schema")
        yield _about(shape, [*steps, name], words, _meant(name, declared), error.validator)
    if not names or not all(map(is_field_name, names)):
        words = ("har et felt, der ikke findes i skemaet", "has a field that is not in the schema")
        yield _about(shape, steps, words, kind=error.validator)


def _is_strange(causes: Sequence[Any], case: Any, shape: Shape) -> bool:
    """Say whether most fields at the top are missing or unknown, as in a case of another kind."""
    if not isinstance(case, Mapping):
        return False
    wrong: set[str] = set()
    for error in causes:
        if not error.absolute_path and error.validator == "required":
            wrong.update(_missing(error))
        elif not error.absolute_path and error.validator in _CLOSED:
            wrong.update(_extra(error, shape))
    return len(wrong) > 1 and len(wrong) > len(wrong | set(case)) / 2


# --- values ------------------------------------------------------------------------------


def _sentence(error: Any) -> Words:
    keyword, value = error.validator, error.validator_value
    if keyword is None:
        return "må ikke være udfyldt her", "must not be filled in here"
    if keyword == "type":
        names = [value] if isinstance(value, str) else list(value)
        da = " eller ".join(_TYPES[name][0] for name in names)
        en = " or ".join(_TYPES[name][1] for name in names)
        return f"skal være {da}", f"must be {en}"
    if keyword in ("enum", "const"):
        choices = [word_of(choice) for choice in choices_of({keyword: value})]
        da, en = ("en af: ", "one of: ") if len(choices) > 1 else NO_WORDS
        return f"skal være {da}{', '.join(choices)}", f"must be {en}{', '.join(choices)}"
    if keyword == "format":
        return _format(value, error.instance)
    if keyword in _LIMITS:
        return _limit(keyword, Decimal(str(value)))
    if keyword == "pattern":
        return "har ikke den rigtige form", "does not have the right form"
    if keyword == "uniqueItems":
        return "har den samme værdi to gange", "has the same value twice"
    return f"overtræder reglen »{keyword}«", f'breaks the rule "{keyword}"'


def _format(name: str, value: str) -> Words:
    if name == "tekst" and not value:
        return _FILLED
    if name in _DAYS and _DAYS[name][0].fullmatch(value):
        return _DAYS[name][1]
    da, en = _FORMATS.get(name, (f"på formen »{name}«", f'of the form "{name}"'))
    return f"skal være {da}", f"must be {en}"


def _limit(keyword: str, limit: Decimal) -> Words:
    if keyword == "multipleOf":
        _, digits, exponent = limit.normalize().as_tuple()
        if digits == (1,) and isinstance(exponent, int) and -len(_PLACES) < exponent <= 0:
            return _PLACES[-exponent]
    if limit == 1 and keyword in _ONE:
        return _ONE[keyword]
    da, en = _LIMITS[keyword]
    return da.format(f"{limit:f}".replace(".", ",")), en.format(f"{limit:f}")


def _or_null(error: Any, shape: Shape, da: str, en: str) -> Words:
    """Say of a null that the field is empty, and that it may be left out if it may."""
    if error.instance is not None or error.validator not in ("type", "enum", "const"):
        return da, en
    steps = list(error.absolute_path)
    parts = shape.at(steps[:-1]).parts if steps else ()
    needed = {name for part in parts for name in part.node.get("required", ())}
    is_free = bool(steps) and isinstance(steps[-1], str) and steps[-1] not in needed
    return (
        f"er tomt (null), men {da}" + (": udfyld feltet, eller udelad det" if is_free else ""),
        f"is empty (null) but {en}" + (": fill it in or leave it out" if is_free else ""),
    )


def _hint(error: Any, shape: Shape, steps: Steps) -> Words:
    """Return a sentence that helps: the choice that was meant, or the field's description."""
    if error.validator in ("enum", "const"):
        choices = choices_of({error.validator: error.validator_value})
        return _meant(error.instance, [choice for choice in choices if isinstance(choice, str)])
    if error.validator == "pattern" and isinstance(error.instance, str):
        text = str(shape.at(steps).get("description") or "").strip()
        if text:
            return (f" {text}" if text.endswith(".") else f" {text}.",) * 2
        form = example(error.validator_value)
        return (f" Skriv det som {form}.", f" Write it like {form}.") if form else NO_WORDS
    return NO_WORDS


def _meant(word: Any, known: Sequence[str]) -> Words:
    """Ask for the known word that is nearest; never repeats the word itself."""
    by_lower = {name.lower(): name for name in known}
    if not isinstance(word, str) or len(word) > 60:
        return NO_WORDS
    near = get_close_matches(word.strip().lower(), by_lower, n=1, cutoff=0.7)
    question = did_you_mean([by_lower[name] for name in near], before=" ")
    return question.da, question.en


def _refused(error: Any) -> list[Steps]:
    """Return the places whose value decides nothing, as it is missing or itself refused."""
    steps = list(error.absolute_path)
    if error.validator == "required":
        return [[*steps, name] for name in _missing(error)]
    return [steps] if error.validator in _REFUSING else []
