"""A field that is named only where no case comes is asked for in vain."""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.telling import name
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT018",
    "info",
    Message(
        "Et felt bruges kun, hvor ingen sag kommer", "A field is used only where no case comes"
    ),
    Message(
        "Feltet står i brevet, men i en gren, som ingen sag når: sagsbehandleren udfylder det, og"
        " ingen læser det.",
        "The field stands in the letter, but in a branch that no case reaches: the caseworker"
        " fills it in, and nobody reads it.",
    ),
    bad="{% if alder > 10 and alder < 5 %}{{ note|d('') }}{% endif %}",
    good="{% if alder > 10 and alder < 15 %}{{ note|d('') }}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each field whose every use is under a condition that no case meets."""
    proof = subject.sound_proof
    for site in proof.unread if proof is not None else ():
        field = ".".join(step for step in site.path if isinstance(step, str))
        title = name(site.shape, site.path)
        words = f"{field} ({title})" if title != field else field
        yield Found(
            subject.start,
            Message(
                f"{words} bruges kun i grene, som ingen sag når.",
                f"{words} is used only in branches that no case reaches.",
            ),
            Message("Ret betingelsen om feltet.", "Mend the condition around the field."),
        )
