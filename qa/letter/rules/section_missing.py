"""A section that the law asks for is not in the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.outline import State
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR005",
    "error",
    Message("Et lovpligtigt afsnit mangler", "A legally required section is missing"),
    Message(
        "En afgørelse uden begrundelse eller klagevejledning kan være ugyldig, og borgeren mister "
        "en ret uden at vide det.",
        "A decision without reasons or guidance on complaint may be invalid, and the citizen "
        "loses a right without knowing.",
    ),
    bad="(en afgørelse om afslag, hvor afsnittet »Klagevejledning« er slettet)",
    good="(en afgørelse om afslag med begrundelse og klagevejledning)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each section that the letter must have, by what it shows of its case, and has not.

    A heading that lost its style is told of itself, not as a section that is missing; what
    belongs under a missing section is missing with it.
    """
    gone = subject.outline.gone
    for state in subject.outline.states:
        if state.presence == "missing" and state.section.id in gone:
            if state.section.under not in gone:
                yield _found(subject, state)


def _found(subject: Subject, state: State) -> Found:
    section = state.section
    accepted = section.headings.get(subject.language, ())
    names = [name.rstrip("*") for name in accepted[:3]]
    da, en = " / ".join(f"»{name}«" for name in names), " / ".join(f'"{name}"' for name in names)
    words = section.when.words
    return Found(
        subject.start,
        Message(
            f"Afsnittet »{section.title.da}« mangler i brevet. Det kræves{_when(words.da)}.",
            f'The section "{section.title.en}" is missing. It is required {words.en}.',
        ),
        Message(
            f"Fortryd sletningen, eller lav brevet igen, så afsnittet {da} kommer med.",
            f"Undo the deletion, or make the letter again, so that the section {en} is there.",
        ),
        section.severity,
        section.basis,
    )


def _when(words: str) -> str:
    """Return when a section is required, as the end of a sentence: »altid«, or », når ...«."""
    return f", {words}" if words.startswith("når ") else f" {words}"
