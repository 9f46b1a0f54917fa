"""Read a case: JSON and only data, under limits, with exact numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from render.errors import CaseError, Problem
from render.message import Message

MAX_BYTES = 10 * 2**20
MAX_DEPTH = 64
MAX_DIGITS = 15
_BOM = b"\xef\xbb\xbf"
# All ways in which sound JSON may hold a character that a document cannot; most texts have none.
_ESCAPED = re.compile(r"\\(?:[bf]|u(?:00[01]|[dD][89a-fA-F]|[fF]{3}[eEfF]))")
_FIELD_NAME = r"(?!.*[0-9]{6})[^\W\d][\w-]{0,39}"
_CURLED = "“”„‟"
_HINTS = {  # by the beginning of what Python says
    "Expecting ',' delimiter": (
        "Mangler der et komma eller et anførselstegn lige før?",
        "Is a comma or a quote missing just before it?",
    ),
    "Expecting ':' delimiter": (
        "Mangler der et kolon eller et anførselstegn lige før?",
        "Is a colon or a quote missing just before it?",
    ),
    "Expecting property name": (
        'Feltnavne skal stå i lige anførselstegn (").',
        'Names of fields must stand in straight quotes (").',
    ),
    "Expecting value": (
        'Mangler der en værdi, eller anførselstegn (") om en tekst?',
        'Is a value missing, or the quotes (") around a text?',
    ),
    "Invalid control character": (
        "Mangler der et anførselstegn efter teksten? Et linjeskift i en tekst skrives \\n.",
        "Is a quote missing after the text? A line break in a text is written \\n.",
    ),
    "Unterminated string": (
        "Mangler der et anførselstegn efter teksten?",
        "Is a quote missing after the text?",
    ),
    "Invalid \\": (
        "En omvendt skråstreg i en tekst skrives \\\\.",
        "A backslash in a text is written \\\\.",
    ),
    "Extra data": (
        "Der står noget efter sagens sidste }.",
        "Something stands after the last } of the case.",
    ),
}


def refuse(da: str, en: str, path: str = "") -> NoReturn:
    """Raise the CaseError for one problem."""
    message = Message(da, en)
    raise CaseError(message, (Problem(path, message),))


def read(data: bytes) -> dict[str, Any]:
    """
    Return the case in JSON bytes: an object; whole numbers as int, others Decimal.

    Raises CaseError, which never repeats a value, for anything that is not sound
    JSON within the limits: 10 MB, 64 levels, 15 digits, no duplicate names, no
    NaN or Infinity, no character that a document cannot hold.
    """
    if len(data) > MAX_BYTES:
        refuse("Sagen er større end 10 MB.", "The case is larger than 10 MB.")
    try:
        text = data.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        refuse("Sagen er ikke gemt som UTF-8.", "The case is not saved as UTF-8.")
    try:
        case = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        _no_json(text, error)
    except RecursionError:
        refuse(*_TOO_DEEP)
    if not isinstance(case, dict):
        refuse(
            "Sagen skal være et JSON-objekt. Er det flere sager, så brug »segl batch«.",
            'The case must be a JSON object. For several cases use "segl batch".',
        )
    if text.count("{") + text.count("[") > MAX_DEPTH and is_deep(case, MAX_DEPTH):
        refuse(*_TOO_DEEP)
    if "\ufffe" in text or "\uffff" in text or _ESCAPED.search(text) is not None:
        check_text(case)
    return case


def _no_json(text: str, error: json.JSONDecodeError) -> NoReturn:
    if not text.strip():
        refuse("Sagen er tom.", "The case is empty.")
    da, en = _hint(text, error)
    refuse(
        "Sagen er ikke gyldig JSON: på eller lige før "
        f"linje {error.lineno}, tegn {error.colno}. {da}".rstrip(),
        "The case is not valid JSON: at or just before "
        f"line {error.lineno}, column {error.colno}. {en}".rstrip(),
    )


def _hint(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """Return what is most likely wrong there; nothing of the text itself."""
    before, after = text[: error.pos].rstrip(), text[error.pos :].lstrip()
    line = text[error.pos - error.colno + 1 :].partition("\n")[0]
    if any(mark in line for mark in _CURLED) or after.startswith(("»", "«")):
        return (
            'Linjen har skrå anførselstegn (“ ”). JSON skal have lige: ".',
            'The line has curled quotes (“ ”). JSON needs straight ones: ".',
        )
    # from Python 3.13 on the position is that of the comma itself
    rest = after[1:].lstrip() if after.startswith(",") else after
    if (before.endswith(",") or rest != after) and rest.startswith(("}", "]")):
        return (
            "Der står et komma for meget lige før den afsluttende parentes.",
            "There is a comma too many just before the closing bracket.",
        )
    if not after:
        return (
            "Sagen holder op for tidligt. Mangler der en } eller ] til sidst?",
            "The case ends too early. Is a } or ] missing at the end?",
        )
    return next((hint for word, hint in _HINTS.items() if error.msg.startswith(word)), ("", ""))


_TOO_DEEP = (
    f"Sagen har mere end {MAX_DEPTH} niveauer.",
    f"The case is nested over {MAX_DEPTH} levels.",
)


def is_deep(value: Any, most: int) -> bool:
    """Say whether lists and objects stand in each other more than `most` levels deep."""
    level = [value]
    for _ in range(most):
        inner: list[Any] = []
        for outer in level:
            for item in outer.values() if outer.__class__ is dict else outer:
                if item.__class__ is dict or item.__class__ is list:
                    inner.append(item)
        if not inner:
            return False
        level = inner
    return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        name = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        if not is_field_name(name):
            refuse("Et felt står to gange.", "A field stands twice.")
        refuse(
            f"Feltet »{name}« står to gange.",
            f'The field "{name}" stands twice.',
            name,
        )
    return result


def is_field_name(name: str) -> bool:
    """Say whether a key looks like a field's name, not like a person's name or number."""
    return re.fullmatch(_FIELD_NAME, name) is not None


def _shown(name: str) -> str:
    from render.characters import ILLEGAL  # late: to compile it takes longer than to read a case

    return ILLEGAL.sub("?", name)[:60]


def _integer(text: str) -> int:
    if len(text) <= MAX_DIGITS:
        return int(text)
    if len(text.lstrip("-")) > MAX_DIGITS:
        _too_long()
    return int(text)


def _decimal(text: str) -> Decimal:
    if len(text) <= MAX_DIGITS and "e" not in text and "E" not in text:
        return Decimal(text)
    try:
        number = Decimal(text)
    except ArithmeticError:  # an exponent beyond what Decimal holds
        _too_long()
    _, digits, exponent = number.as_tuple()
    if len(digits) > MAX_DIGITS or not isinstance(exponent, int) or abs(exponent) > MAX_DIGITS:
        _too_long()
    return number


def _too_long() -> NoReturn:
    refuse(
        f"Et tal i sagen har mere end {MAX_DIGITS} cifre.",
        f"A number in the case has over {MAX_DIGITS} digits.",
    )


def _constant(text: str) -> NoReturn:
    refuse(f"»{text}« er ikke et tal i JSON.", f'"{text}" is not a number in JSON.')


_DECODER = json.JSONDecoder(
    parse_float=_decimal, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_object
)


def check_text(value: Any, path: str = "") -> None:
    """Refuse text with a character that XML cannot hold, naming the field."""
    from render.characters import ILLEGAL  # late, as above

    if isinstance(value, str):
        if ILLEGAL.search(value):
            refuse(
                f"{path}: teksten har et tegn, som et dokument ikke kan indeholde.",
                f"{path}: the text has a character that a document cannot hold.",
                path,
            )
    elif isinstance(value, Mapping):
        for key, item in value.items():
            check_text(key, f"{path}.{_shown(key)}" if path else _shown(key))
            check_text(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            check_text(item, f"{path}[{index}]")
