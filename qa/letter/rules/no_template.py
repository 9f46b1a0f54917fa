"""A letter that does not say which template it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Lav brevet igen med segl render eller segl case. Er det lavet på en anden måde, så sig, "
    "hvilken skabelon det svarer til: segl check BREV --template ID.",
    "Make the letter again by segl render or segl case. If it was made in another way, say which "
    "template it answers to: segl check LETTER --template ID.",
)


@rule(
    "LTR002",
    "warning",
    Message("Brevet siger ikke, hvilken skabelon det er lavet af", "No template is named"),
    Message(
        "Uden skabelonens navn i filen kan ingen sammenligne den faste ordlyd, og ingen kan se, "
        "hvilke breve der skal laves om, når en skabelon bliver rettet.",
        "Without the template's name in the file nobody can compare the locked wording, and "
        "nobody can see which letters are to be made again when a template is mended.",
    ),
    bad="(et brev, der er skrevet i et tomt dokument)",
    good="(et brev, som segl render har lavet)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where neither the letter nor the caller names a template."""
    if subject.finished is not None and not subject.template:
        message = Message(
            "Filen siger ikke, hvilken skabelon brevet er lavet af. Den faste ordlyd kan derfor "
            "ikke kontrolleres.",
            "The file does not say which template the letter is made of. So its locked wording "
            "cannot be checked.",
        )
        yield Found(subject.start, message, _FIX)
