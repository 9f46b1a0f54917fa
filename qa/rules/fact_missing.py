"""A section must state what the law asks it to: the deadline, the body, how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.paths import paths
from qa.law.sections import sections
from qa.proof.telling import case_text
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW006",
    "error",
    Message("Et lovpligtigt afsnit siger ikke det, det skal", "A section does not state a fact"),
    Message(
        "En klagevejledning uden frist, klageinstans og kontakt er ingen klagevejledning: fristen "
        "løber først, når borgeren har fået den rigtige.",
        "Guidance on complaint without deadline, body and contact is none: the period only runs "
        "once the citizen has had the right one.",
    ),
    bad="# Klagevejledning\nDu kan klage til Det Sociale Ankenævn på telefon eller @.",
    good="# Klagevejledning\nDu kan klage til Det Sociale Ankenævn inden 6 uger. Telefon: se @.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fact that a section leaves out, in every letter or some."""
    over = paths(subject)
    if over is None:
        return
    for section, _ in sections(subject):
        place = over.place(section)
        for fact in section.facts if place is not None else ():
            shown = over.unstated(section, fact)
            if shown is not None and place is not None:
                how, words = over.told(shown), fact.words.get(subject.language, ())[:1]
                yield Found(
                    place,
                    Message(
                        f"Afsnittet siger ikke: {fact.title.da}{how.da}.",
                        f"The section does not state: {fact.title.en}{how.en}.",
                    ),
                    _fix(words, fact.fields),
                    fact.severity,
                    fact.basis,
                    case_text(shown.case),
                )


def _fix(words: tuple[str, ...], fields: tuple[str, ...]) -> Message:
    """Say what to write: the words themselves, or the fields that have them."""
    if fields:
        tags = ", ".join(f"{{{{ {field} }}}}" for field in fields)
        return Message(f"Skriv en af koderne {tags}.", f"Write one of the tags {tags}.")
    named = " / ".join(f"»{word}«" for word in words)
    return Message(f"Skriv det i afsnittet: {named}.", f"Write it in the section: {named}.")
