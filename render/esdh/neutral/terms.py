"""The fields of a document as people call them: which must be there, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from render import cpr, formats
from render.characters import ILLEGAL
from render.errors import CaseError, Problem
from render.esdh.document import DIRECTIONS, NO, YES, Document
from render.home import LANGUAGES
from render.limits import OPEN
from render.message import Message
from render.record import record


@record
class Term:
    """
    A field: what people call it, the option that gives it, and the most characters.

    `choices` are all it may be, where these are few; `lines` says that it may have several.
    """

    field: str
    name: Message
    option: str = ""
    most: int = 255
    choices: tuple[str, ...] = ()
    lines: bool = False
    required: bool = False


_SWITCH = (YES, NO)
TERMS = (  # lengths: KOMBIT SF1470, guidance 1.7
    Term("case", Message("Sagsnummer", "Case number"), "--case", required=True),
    Term("title", Message("Titel", "Title"), "--title", required=True),
    Term("date", Message("Dato", "Date"), "--date", required=True),
    Term("direction", Message("Retning", "Direction"), "--direction", choices=DIRECTIONS,
         required=True),
    Term("description", Message("Beskrivelse", "Description"), "--description", 4096, lines=True),
    Term("type", Message("Dokumenttype", "Document type")),
    Term("language", Message("Sprog", "Language"), choices=LANGUAGES),
    Term("sensitivity", Message("Følsomhed", "Sensitivity"), "--sensitivity"),
    Term("exempt_title", Message("Titel, der vises i stedet", "Title shown instead"),
         "--exempt-title"),
    Term("exempt_basis",
         Message("Hjemmel til undtagelse fra aktindsigt", "Legal basis of the exemption"),
         "--exempt-basis", 1024, lines=True),
    Term("kle", Message("KLE-emne", "KLE subject"), "--kle"),
    Term("facet", Message("KLE-facet", "KLE facet"), "--facet"),
    Term("journalise", Message("Skal journaliseres", "To be journalised"), choices=_SWITCH),
    Term("protected", Message("Modtagerens adresse er beskyttet", "Protected address"),
         choices=_SWITCH),
    Term("template", Message("Skabelonens id", "The template's id")),
    Term("version", Message("Skabelonens version", "The template's version")),
    Term("digest", Message("Skabelonens fingeraftryk", "The template's digest")),
)  # fmt: skip
BY_FIELD = {term.field: term for term in TERMS}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_ON_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FACET = re.compile("[A-ZÆØÅ][0-9]{2}")
_SEEN = OPEN | {"case"}  # in lists that many people see


def settled(document: Document, said: Mapping[str, str]) -> Document:
    """
    Return what a letter says of itself with what a person says where it says nothing.

    Raises CaseError where the two disagree, where something required is missing, and where a
    field holds what it cannot. No value is repeated.
    """
    given = {name: value.strip() for name, value in said.items() if value.strip()}
    problems = [
        Problem(name, _other(BY_FIELD[name]))
        for name, value in given.items()
        if getattr(document, name) not in ("", value)
    ]
    whole = replace(document, **given)
    problems += check(whole)
    if problems:
        raise CaseError(
            Message("Brevet kan ikke pakkes.", "The letter cannot be packaged."), tuple(problems)
        )
    return whole


def check(document: Document) -> Iterator[Problem]:
    """Yield what is missing or wrong in a document that is to be packaged."""
    for term in TERMS:
        value = getattr(document, term.field)
        if message := _problem(term, value) or _seen(term, value, document.case):
            yield Problem(term.field, message)
    if bool(document.exempt_title) != bool(document.exempt_basis):
        yield Problem("exempt_basis", _PAIR)


def _problem(term: Term, value: str) -> Message | None:
    if not value.strip():
        return _missing(term) if term.required else None
    if term.choices and value not in term.choices:
        listed = ", ".join(term.choices)
        return _wrong(term, f"vælg en af {listed}", f"choose one of {listed}")
    if len(value) > term.most:
        return _wrong(
            term, f"der må højst være {term.most} tegn", f"at most {term.most} characters"
        )
    if (_ON_LINES if term.lines else _CONTROL).search(value) or ILLEGAL.search(value):
        return _wrong(term, "der står et styretegn", "it holds a control character")
    return _form(term, value)


def _form(term: Term, value: str) -> Message | None:
    if term.field == "date" and not formats.is_date(value):
        return _wrong(term, "den skal skrives åååå-mm-dd", "it is written yyyy-mm-dd")
    if term.field == "kle" and not formats.is_kle(value):
        return _wrong(term, "det skal skrives 00.00.00", "it is written 00.00.00")
    if term.field == "facet" and not _FACET.fullmatch(value):
        return _wrong(term, "den skal være et bogstav og to cifre", "it is a letter and two digits")
    return None


def _seen(term: Term, value: str, case: str) -> Message | None:
    """Return what is wrong with a value that many people see; a case's number is its own there."""
    own = () if term.field == "case" else (case,)
    if term.field in _SEEN and cpr.has(value, *own):
        return _wrong(term, "der står et CPR-nummer", "it holds a CPR number")
    return None


def _missing(term: Term) -> Message:
    choices = f" ({', '.join(term.choices)})" if term.choices else ""
    return Message(
        f"»{term.name.da}« mangler i brevets egenskaber. Angiv det med {term.option}{choices}.",
        f'"{term.name.en}" is missing in the letter\'s properties. Give it by '
        f"{term.option}{choices}.",
    )


def _other(term: Term) -> Message:
    return Message(
        f"Brevet siger selv noget andet om »{term.name.da}« end {term.option}. Er det det rigtige "
        "brev? Ellers skal det laves igen.",
        f'The letter itself says something else of "{term.name.en}" than {term.option}. Is it the '
        "right letter? Else make it again.",
    )


def _wrong(term: Term, da: str, en: str) -> Message:
    return Message(
        f"»{term.name.da}« kan ikke bruges: {da}.", f'"{term.name.en}" cannot be used: {en}.'
    )


_PAIR = Message(
    "»Titel, der vises i stedet« og »Hjemmel til undtagelse fra aktindsigt« hører sammen: angiv "
    "begge eller ingen af dem.",
    '"Title shown instead" and "Legal basis of the exemption" belong together: give both of them '
    "or neither.",
)
