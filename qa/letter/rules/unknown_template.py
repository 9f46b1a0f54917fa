"""A letter whose template the library does not have: withdrawn, renamed, or of another library."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.words import quoted
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Brug en skabelon, der er i brug, og lav brevet igen. Er skabelonen omdøbt, så brug dens nye "
    "navn: segl check BREV --template ID.",
    "Use a template that is in use, and make the letter again. If the template was renamed, use "
    "its new name: segl check LETTER --template ID.",
)


@rule(
    "LTR003",
    "warning",
    Message("Skabelonen er ikke fundet", "The template was not found"),
    Message(
        "En skabelon, der er trukket tilbage, kan have en ordlyd, som ikke længere er rigtig.",
        "A template that was withdrawn may have words that are no longer right.",
    ),
    bad="(et brev af en skabelon, der er slettet)",
    good="(et brev af en skabelon i biblioteket)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the template that is named is not at hand, or cannot be used."""
    if subject.finished is None or not subject.template:
        return
    name = quoted(subject.template)
    if subject.library is None:
        message = Message(
            f"Brevet er lavet af skabelonen »{name}«, men biblioteket er ikke fundet: den faste "
            "ordlyd, de lovpligtige afsnit, klagefrist og klageinstans kan ikke kontrolleres.",
            f'The letter is made of the template "{name}", but the library was not found: the '
            "locked wording, the required sections, complaint period and body cannot be checked.",
        )
        yield Found(subject.start, message, _AT_HAND)
        return
    if subject.template not in subject.library.ids:
        message = Message(
            f"Skabelonen »{name}« findes ikke (længere) i biblioteket. Den kan være trukket "
            "tilbage.",
            f'The library does not (any longer) have the template "{name}". It may be withdrawn.',
        )
        yield Found(subject.start, message, _FIX)
    elif subject.master is None:
        message = Message(
            f"Skabelonen »{name}« har selv fejl nu, så brevet kan ikke sammenlignes med den.",
            f'The template "{name}" has faults of its own now: no letter can be compared with it.',
        )
        yield Found(subject.start, message, _MEND)


_AT_HAND = Message(
    "Kør i bibliotekets mappe, eller sig, hvor det er: --library MAPPE.",
    "Run it in the library's folder, or say where that is: --library DIR.",
)
_MEND = Message(
    "Ret skabelonen: segl lint viser, hvad der er galt.",
    "Mend the template: segl lint shows what is wrong.",
)
