"""A letter in another language than it says."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_NAMES = {
    "da": Message("dansk", "Danish"),
    "kl": Message("grønlandsk", "Greenlandic"),
    "en": Message("engelsk", "English"),
}
_FIX = Message(
    "Lav brevet af skabelonen på modtagerens sprog, eller ret sproget i sagen.",
    "Make the letter of the template in the recipient's language, or mend it in the case.",
)


@rule(
    "LTR030",
    "warning",
    Message("Brevet er på et andet sprog, end det siger", "The letter is in another language"),
    Message(
        "Modtagerens valg af sprog binder kommunen, og journalen skal sige det rigtige.",
        "The recipient's choice of language binds the municipality, and the record must be right.",
    ),
    bad="(et dansk brev, der er registreret som grønlandsk)",
    good="(et dansk brev, der er registreret som dansk)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the text is plainly in another language."""
    told = subject.document.language
    if told not in _NAMES:
        return
    real = subject.tongue
    if real and real != told:
        message = Message(
            f"Teksten er på {_NAMES[real].da}, men brevet er registreret som {_NAMES[told].da}.",
            f"The text is in {_NAMES[real].en}, but it is registered as {_NAMES[told].en}.",
        )
        yield Found(subject.start, message, _FIX)
