"""A tag holds signs that nobody sees, or that look like others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.lookalikes import Oddity, foreign_letter, has_unseen, oddities, sign_name
from render.message import Message
from render.tag import Tag

_LETTER = Message("et bogstav sat sammen af to tegn", "a letter put together from two signs")
_FIX = Message(
    "Slet hele koden i Word, og skriv den igen på tastaturet.",
    "Delete the whole tag in Word, and type it again.",
)


@rule(
    "TAG016",
    "warning",
    Message(
        "En kode har usynlige tegn, eller tegn der ligner andre",
        "A tag holds invisible signs, or signs that look like others",
    ),
    Message(
        "Word og hjemmesider sætter hårde mellemrum, bløde bindestreger og tankestreger ind. I en "
        "kode kan de ingenting betyde: Segl læser dem som det, de ligner, men andre programmer "
        "standser, og en sammenligning med dem slår fejl.",
        "Word and web pages put in no-break spaces, soft hyphens and dashes. In a tag they can "
        "mean nothing: Segl reads them as what they look like, but other programs stop, and a "
        "comparison with them fails.",
    ),
    bad="Kære {{ na\u200bvn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each tag with such signs once: those that break it, then those that Segl mends."""
    for fault in subject.faults("unseen"):
        yield Found(fault.place, fault.message, _FIX, "error")
    never = {
        one.tag.number
        for walk in subject.walks
        for one in walk.never.values()
        if has_unseen(one.word)
    }
    for tag in subject.template.tags() if subject.template is not None else ():
        yield from _tag(tag, tag.number in never)


def _tag(tag: Tag, never: bool) -> Iterator[Found]:
    """Yield the gravest of what is odd about a tag: it is mended as a whole."""
    found = [(level, one) for one in oddities(tag.source) if (level := _level(tag, one, never))]
    if found and tag.kind != "comment":
        level, one = min(found, key=lambda pair: ("error", "warning", "info").index(pair[0]))
        yield Found(tag.place, _message(tag.source, one, level), _FIX, level)


def _level(tag: Tag, one: Oddity, never: bool) -> str:
    """Return how grave it is; "" for what is meant, as in a text that is printed."""
    before, signs, after = _around(tag.source, one)
    if one.kind == "text":
        compared = tag.kind == "statement" and tag.code.startswith(("if ", "elif "))
        return ("error" if never else "warning") if compared else ""
    if one.kind in ("dash", "joined", "script"):
        return "warning"
    if one.kind == "break":  # docxtpl takes it out, and joins what stands around it
        joins = before[-1].isalnum() and after[0].isalnum()
        return "warning" if joins else "info"
    if one.kind == "unseen":  # Jinja knows every space, docxtpl's `{%p ` only the plain one
        lifts = re.fullmatch(r"\{[{%#](?:tr|tc|p|r)", before) is not None
        return "info" if signs.isspace() and not lifts else "warning"
    return ""


def _around(source: str, one: Oddity) -> tuple[str, str, str]:
    return source[: one.start], source[one.start : one.end], source[one.end :]


def _message(source: str, one: Oddity, level: str) -> Message:
    before, signs, after = _around(source, one)
    if one.kind == "script":
        return _script(signs)
    what = _LETTER if one.kind == "joined" else sign_name(signs[0])
    if one.kind == "joined":
        where = Message(f"»{signs[0]}«", f'"{signs[0]}"')
    else:
        left, right = before.split()[-1][-20:], after.split()[0][:20]
        where = Message(f"mellem »{left}« og »{right}«", f'between "{left}" and "{right}"')
    then = _COMPARED if one.kind == "text" else _READ if level == "info" else _STOPS
    return Message(
        f"Koden har {what.da} ({where.da}). {then.da}",
        f"The tag holds {what.en} ({where.en}). {then.en}",
    )


def _script(name: str) -> Message:
    letter, alphabet = foreign_letter(name)
    return Message(
        f"Bogstavet »{letter}« i »{name}« er {alphabet.da}: det ligner et latinsk bogstav, men "
        "navnet er et andet.",
        f'The letter "{letter}" in "{name}" is {alphabet.en}: it looks like a Latin letter, but '
        "the name is another.",
    )


_READ = Message(
    "Segl læser det som et almindeligt mellemrum.",
    "Segl reads it as a plain space.",
)
_STOPS = Message(
    "Segl læser koden, som den er ment, men andre programmer kan ikke.",
    "Segl reads the tag as it is meant, but other programs cannot.",
)
_COMPARED = Message(
    "Det står i den tekst, der sammenlignes med, så betingelsen slår fejl.",
    "It stands in the text that is compared with, so that the condition fails.",
)
