"""A complaint period that belongs to another body, or to law that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import Words
from qa.law.bodies import Deadline, Route
from qa.law.cited import sentence
from qa.law.law import Law
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_COMPLAINT = re.compile(r"\bklag|naammagittaal", re.IGNORECASE)
# what the authority does in its own time, after it has the complaint
_OTHERS = re.compile(
    r"\b(?:svarer|(?:får|giver)(?: dig| du)? svar|behandler|sender|videresend|genvurder"
    r"|afgør(?!else)|ombudsmand|domstol)",
    re.IGNORECASE,
)


@rule(
    "LAW014",
    "error",
    Message("Klagefristen er en anden", "The complaint period is another one"),
    Message(
        "En forkert frist kan få borgeren til at klage for sent; er fristen i brevet for lang, "
        "binder den kommunen.",
        "A wrong period can make the citizen complain too late; one that is too long binds the "
        "municipality.",
    ),
    bad="Du kan klage til Det Sociale Ankenævn inden 4 uger.",
    good="Du kan klage til Det Sociale Ankenævn inden 6 uger.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each complaint period that only another country has, or that an older rule had.

    It stands in a sentence on complaining, not in one on what the authority does with the
    complaint; a sentence that names an instance of the letter's own with that period is right.
    """
    law, home = subject.catalogue.law, subject.manifest.jurisdiction
    route = law.route(home)
    if route is None:
        return
    wrong = _wrong(law, home, subject.language)
    seen: set[str] = set()
    for words in subject.words if wrong else ():
        for told, deadline in _told(words, wrong):
            if told not in seen:
                seen.add(told)
                yield _found(words, told, deadline, route)


def _wrong(law: Law, home: str, language: str) -> dict[str, Deadline]:
    """Return the words for periods of complaint that are none of the letter's own."""
    routes = [one for one in law.routes if one.jurisdiction == home]
    own = {word for one in routes for word in _words(one.deadline, language)}
    others = [one.deadline for one in law.routes if one.jurisdiction != home]
    right = {one.deadline.id for one in routes}
    others += [
        one for one in law.deadlines if one.jurisdiction == home and one.replaced_by in right
    ]
    return {word: one for one in others for word in _words(one, language) if word not in own}


def _words(deadline: Deadline, language: str) -> tuple[str, ...]:
    """Return the ways to write a period; the Danish ones where the language has none."""
    return deadline.words.get(language) or deadline.words.get("da", ())


def _told(words: Words, wrong: dict[str, Deadline]) -> Iterator[tuple[str, Deadline]]:
    if not _COMPLAINT.search(words.text):
        return
    for word, deadline in wrong.items():
        inner = r"\s+".join(map(re.escape, word.split()))
        pattern = rf"(?<![\w,.-]){inner}(?!\w)"
        for match in re.finditer(pattern, words.text, re.IGNORECASE):
            around = sentence(words.text, match.start())
            if _COMPLAINT.search(around) and not _OTHERS.search(around):
                yield match[0], deadline


def _found(words: Words, told: str, deadline: Deadline, route: Route) -> Found:
    right, instance = route.deadline, route.instance.name["da"]
    old = deadline.replaced_by and deadline.jurisdiction == route.jurisdiction
    why = (
        Message("er en tidligere frist", "is a period of before")
        if old
        else Message(f"er fristen hos en anden: {deadline.title.da}", f"is of {deadline.title.en}")
    )
    message = Message(
        f"»{told}« {why.da}; fristen for at klage til {instance} er {right.length.da}.",
        f'"{told}" {why.en}; the period for a complaint to {instance} is {right.length.en}.',
    )
    fix = Message(f"Skriv {right.length.da}.", f"Write {right.length.en}.")
    return Found(
        words.place.quoting(told), message, fix, right.evidence.severity, right.row
    )  # fmt: skip
