"""A word that the law no longer uses, or that another country's law uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import Words
from qa.law.cited import sentence
from qa.law.evidence import today
from qa.law.statutes import Term
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

LINE = 60  # characters that a heading or a label has at most
_BEFORE = re.compile(
    r"\b(?:hed|kaldt|kaldes|forhenværende|gælder ikke|(?:det|den|de) (?:tidligere|gamle))\b"
    r"|\(tidligere\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\bpart(?:en|s\w+)?\b|\bselv klage\b|\bklage selv\b", re.IGNORECASE)


@rule(
    "LAW016",
    "warning",
    Message("Ordet bruger loven ikke (længere)", "A word that the law does not use (any longer)"),
    Message(
        "Ord fra en ældre lov eller en anden lands lov får borgeren til at lede efter rettigheder, "
        "der ikke findes.",
        "Words of an older act, or of another country's, make the citizen look for rights that do "
        "not exist.",
    ),
    bad="Vi sætter en børnefaglig undersøgelse i gang.",
    good="Vi sætter en socialfaglig undersøgelse i gang.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each outdated word of the letter's jurisdiction, once.

    A word that a sentence calls the former one is told on purpose. One that is only
    information counts in a heading or a label; an age only where a party's rights are spoken of.
    """
    home, day = subject.manifest.jurisdiction, today()
    for term in subject.catalogue.law.terms:
        if term.jurisdiction != home or (term.since is not None and term.since > day):
            continue
        for old in term.old.get(subject.language, ()):
            found = next(_places(subject, term, old), None)
            if found is not None:
                words, match = found
                yield _found(subject, term, words, match)


def _places(subject: Subject, term: Term, old: str) -> Iterator[tuple[Words, str]]:
    pattern: re.Pattern[str] | None = None
    first = old.lower().split()[0]
    for words in subject.words:
        if first not in words.low:
            continue
        pattern = pattern or _pattern(old)
        for match in pattern.finditer(words.text):
            if _counts(term, old, words.text, match):
                yield words, match[0]


def _pattern(old: str) -> re.Pattern[str]:
    words = r"e?\s+".join(map(re.escape, old.split()))  # børnefaglige undersøgelser
    ending = "" if old[0].isdigit() else r"(?:e?[nr]s?|e?rnes?|ets?|s)?"
    return re.compile(rf"(?<![\w-]){words}{ending}(?!\w)", re.IGNORECASE)


def _counts(term: Term, old: str, text: str, match: re.Match[str]) -> bool:
    around = sentence(text, match.start())
    if _BEFORE.search(around):
        return False
    if old[0].isdigit():
        return _PARTY.search(around) is not None
    return term.evidence.severity != "info" or len(text.strip()) <= LINE


def _found(subject: Subject, term: Term, words: Words, told: str) -> Found:
    new = term.new.get(subject.language, term.new.get("da", ""))
    message = Message(
        f"»{told}«: {term.about.da}.",
        f'"{told}": {term.about.en}.',
    )
    fix = Message(f"Skriv »{new}«.", f'Write "{new}".') if new else None
    return Found(words.place.quoting(told), message, fix, term.evidence.severity, term.row)
