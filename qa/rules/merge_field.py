"""A merge field is never filled by Segl."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.flow.words import TAG, Words, before, first_of_each
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.placeholders import POINTED

_BLOCKS = frozenset({"ADDRESSBLOCK", "GREETINGLINE"})
# What Word shows of a field, typed or pasted as text. "«Ja»" may be a quotation, so that the name
# must be one of a field: known, of several words in one, or one of what letters are filled with.
_TYPED = re.compile(POINTED)
_JOINED = re.compile(r"\w+[_.]\w|.*[a-zæøå][A-ZÆØÅ]|.*[^\W\d]\d$")
_FILLED = re.compile(
    r"(?:.*(?:navn|adresse|dato|beløb|telefon|tlf|mail|postnr|cpr|cprnr|sagsnr|journalnr|nummer)"
    r"|by|post|initialer|stilling|titel|sagsbehandler|modtager|afsender|ansøger|dags_dato)$",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"\b(?:feltet|rubrikken|punktet|kolonnen|ordet|under|hedder|kaldet)\s$")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@rule(
    "TAG012",
    "error",
    Message("Et flettefelt bliver aldrig udfyldt", "A merge field is never filled"),
    Message(
        "Et flettefelt fra Words brevfletning bliver stående som »Navn« i hvert eneste brev: "
        "Segl udfylder kun koder som {{ navn }}.",
        "A merge field of Word's mail merge stays as it is in every single letter: Segl fills "
        "only tags such as {{ navn }}.",
    ),
    bad="(flettefelt) Navn",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each merge field, real or typed, with the tag that would stand in its place."""
    shown: set[tuple[str, int | None, str]] = set()
    for field in subject.survey.fields if subject.survey is not None else ():
        if field.name == "MERGEFIELD":
            shown.add((field.place.part, field.place.paragraph, _identifier(field.argument)))
            yield Found(
                field.place, _words(field.argument), _all(subject, _instead(field.argument))
            )
        elif field.name in _BLOCKS:
            yield Found(field.place, _words(field.name), _all(subject, _instead("modtager")))
    known = subject.schema.shape.properties if subject.schema is not None else {}
    for words, match in first_of_each(subject.words, _TYPED, ("«", "‹")):
        name = _identifier(match["pointed"])
        told = (words.place.part, words.place.paragraph, name) in shown
        if not told and _is_typed(words, match, name in known):
            message = _typed(match[0])
            yield Found(
                words.place.quoting(match[0]), message, _all(subject, _code(name)), "warning"
            )


def _is_typed(words: Words, match: re.Match[str], is_known: bool) -> bool:
    """Say whether a word in such quotes can only be a field's name."""
    name = match["pointed"].rstrip()
    if TAG in name or " " in name or _NAMES_IT.search(before(words.text, match.start(), 20)):
        return False
    return is_known or _JOINED.match(name) is not None or _FILLED.match(name) is not None


def _typed(written: str) -> Message:
    return Message(
        f"»{written}« er skrevet som et flettefelt, men er tekst og bliver ikke udfyldt.",
        f'"{written}" is written like a merge field, but is text and is not filled.',
    )


def _code(name: str) -> Message:
    return Message(
        f"Slet det, og skriv en kode i stedet: {{{{ {name} }}}}, med det navn, feltet har i "
        "skemaet.",
        f"Delete it, and write a tag instead: {{{{ {name} }}}}, by the name that the field has in "
        "the schema.",
    )


def _all(subject: Subject, fix: Message) -> Message:
    """Add what does it for the whole letter, where that is not yet a template of a library."""
    if subject.shelf is not None:
        return fix
    return Message(
        f"{fix.da} Eller lad Segl gøre det: segl new template ID --from FIL --tag.",
        f"{fix.en} Or let Segl do it: segl new template ID --from FILE --tag.",
    )


def _words(name: str) -> Message:
    return Message(
        f"Flettefeltet »{name}« bliver ikke udfyldt.", f'The merge field "{name}" is not filled.'
    )


def _instead(name: str) -> Message:
    code = f"{{{{ {_identifier(name)} }}}}"
    return Message(
        f"Slet feltet i Word, og skriv en kode i stedet: {code}, med det navn, feltet har i "
        "skemaet.",
        f"Delete the field in Word, and write a tag instead: {code}, by the name that the field "
        "has in the schema.",
    )


def _identifier(name: str) -> str:
    """Return a field's name as a schema would write it."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    words = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    return words if words and not words[0].isdigit() else f"felt_{words}".rstrip("_")
