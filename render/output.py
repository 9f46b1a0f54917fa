"""Printing values: each context checks, escapes and breaks text in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from render.message import Message
from render.nodes import Shape
from render.tag import Context
from render.values import (
    BLANK,
    KINDS,
    Markup,
    Meant,
    Paragraphs,
    ValueRefused,
    is_visible,
    kind_of,
    plain,
)

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": None}
)
_SPECIAL = re.compile(r"[&<>\n\r\t]")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})|auto", re.ASCII)
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
SCHEMES = frozenset({"https", "mailto", "tel"})


def escape(text: str) -> str:
    """Escape text for element content."""
    return text.translate(_ESCAPES)


def run_text(text: str) -> str:
    """Escape text for a run: a line feed becomes `w:br`, a tab `w:tab` (17.3.3)."""
    if _SPECIAL.search(text) is None:
        return text
    text = text.translate(_ESCAPES)
    if "\n" in text or "\r" in text or "\t" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


def printed(value: Any, context: Context, fits: Callable[[Shape], bool] | None = None) -> str:
    """
    Return the markup of a value in its context; raises ValueRefused.

    Only texts, numbers and the template's own markup print; `fits(shape)` says
    whether markup of a shape may stand here.
    """
    if isinstance(value, str):
        if not is_visible(value) and not isinstance(value, Meant):
            raise ValueRefused(BLANK)
        return _text(value, context)
    if isinstance(value, Markup):
        return _markup(value, context, fits)
    if isinstance(value, Paragraphs):
        return _paragraphs(value, context)
    if kind_of(value) == "number":
        return _text(plain(value), context)
    raise ValueRefused(cannot_print(kind_of(value)))


def cannot_print(kind: str) -> Message:
    """Say that a value of a kind cannot be printed, and what to do instead."""
    advice = {
        "missing": ("Brug »{% if … is udfyldt %}«.", 'Use "{% if … is udfyldt %}".'),
        "null": ("Brug »{% if … is udfyldt %}«.", 'Use "{% if … is udfyldt %}".'),
        "boolean": ("Brug filteret »ja_nej«.", 'Use the filter "ja_nej".'),
        "list": ("Brug filteret »liste« eller en løkke.", 'Use the filter "liste" or a loop.'),
        "object": ("Nævn et af dens felter.", "Name one of its fields."),
    }
    da, en = advice.get(kind, ("", ""))
    return Message(
        f"Feltet kan ikke skrives: det er {KINDS[kind].da}. {da}".strip(),
        f"The field cannot be printed: it is {KINDS[kind].en}. {en}".strip(),
    )


def _text(text: str, context: Context) -> str:
    match context.where:
        case "text":
            return run_text(text)
        case "block":
            return context.wrap[0] + run_text(text) + context.wrap[1]
        case "attribute":
            return _attribute(text, context)
        case "field" | "link":
            return _field(text, context).translate(_ATTRIBUTE)
    return escape(text if context.simple == "text" else _held(text, context))


def _held(text: str, context: Context) -> str:
    from render import limits  # late: what is no template of a library needs none

    return limits.held(context.simple, text)


def _attribute(text: str, context: Context) -> str:
    if context.simple == "color":
        match = _COLOR.fullmatch(text)
        if match is None:
            raise ValueRefused(
                Message(
                    "Farven skal være seks cifre, fx FFCC00.",
                    "The colour must be six digits, e.g. FFCC00.",
                )
            )
        return match[1] or "auto"
    if context.simple == "span":
        if not re.fullmatch(r"[1-9]\d?", text, re.ASCII) or int(text) > 63:
            raise ValueRefused(
                Message("Antal kolonner skal være 1-63.", "The number of columns must be 1-63.")
            )
    return text.translate(_ATTRIBUTE)


def _field(text: str, context: Context) -> str:
    if context.simple == "address":
        return address(text)
    if text in (".", ".."):
        raise ValueRefused(
            Message("Et led i en adresse kan ikke være ».«.", 'A part of an address cannot be ".".')
        )
    # in a mail address or telephone number these stand for themselves
    return quote(text, safe="@+" if context.simple == "contact" else "")


def address(text: str) -> str:
    """Check a link target: https, mailto or tel, and nothing that could end a field."""
    if re.search(r'[\s"\\<>{}|^`\x00-\x1f]', text) or _scheme(text) not in SCHEMES:
        raise ValueRefused(
            Message(
                "Linket skal begynde med https:, mailto: eller tel:, "
                "uden mellemrum og anførselstegn.",
                "The link must begin with https:, mailto: or tel:, without spaces and quotes.",
            )
        )
    return text


def _scheme(text: str) -> str:
    try:
        return urlsplit(text).scheme
    except ValueError:  # a host that cannot be one
        return ""


def _markup(value: Markup, context: Context, fits: Callable[[Shape], bool] | None) -> str:
    if fits is None or not fits(value.shape):
        raise ValueRefused(
            Message("En makro kan ikke indsættes her.", "A macro cannot be inserted here.")
        )
    if value.shape.level == "text" and context.where == "block":
        return context.wrap[0] + value.text + context.wrap[1]
    return value.text


def _paragraphs(value: Paragraphs, context: Context) -> str:
    if not (value.lines or value.meant):
        raise ValueRefused(BLANK)
    lines = [run_text(line) for line in value.lines or ("",)]
    if context.where == "block" and context.wrap[0].startswith("<w:p>"):
        return "".join(context.wrap[0] + line + context.wrap[1] for line in lines)
    if context.where == "text" and context.breaks:
        return context.breaks.join(lines)
    raise ValueRefused(
        Message(
            "»afsnit« virker kun i brødtekst, ikke i links og felter.",
            '"afsnit" only works in running text, not in links and fields.',
        )
    )
