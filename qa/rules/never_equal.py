"""A comparison must be with a word that the field can be."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from qa.flow.names import Never
from qa.rule import Found, rule
from qa.subject import Subject
from render.lookalikes import has_unseen
from render.message import Message, did_you_mean


@rule(
    "DAT003",
    "error",
    Message(
        "En betingelse sammenligner med et ord, feltet aldrig kan være",
        "A condition compares with a word that the field can never be",
    ),
    Message(
        "»Medhold« er ikke »medhold«: betingelsen er aldrig opfyldt, og brevet siger det modsatte"
        " af afgørelsen.",
        '"Medhold" is not "medhold": the condition never holds, and the letter says the opposite'
        " of the decision.",
    ),
    bad='{% if udfald == "Medhold" %}Du får medhold.{% endif %}',
    good='{% if udfald == "medhold" %}Du får medhold.{% endif %}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Look at each comparison of a field whose values the schema names one by one."""
    for one in subject.walks:
        for never in one.never.values():
            if not never.tag.twin and not has_unseen(never.word):  # else told as such
                yield _found(never)


def _found(never: Never) -> Found:
    choices = ", ".join(never.choices)
    near = get_close_matches(never.word.lower(), never.choices, n=1, cutoff=0.5)
    one_of = Message(
        f"Brug et af dem, eller tilføj »{never.word}« til feltets valg i skemaet "
        "(segl fields viser dem, --form retter dem i Word).",
        f'Use one of them, or add "{never.word}" to the field\'s choices in the schema '
        "(segl fields shows them, --form changes them in Word).",
    )
    return Found(
        never.tag.place,
        Message(
            f"»{never.written}« kan aldrig være »{never.word}« (kun: {choices}).",
            f'"{never.written}" can never be "{never.word}" (only: {choices}).',
        ),
        did_you_mean(near) if near else one_of,
    )
