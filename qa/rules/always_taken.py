"""A condition that always holds decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT016",
    "info",
    Message("En betingelse er altid opfyldt", "A condition always holds"),
    Message(
        "Enhver sag, der når hertil, opfylder betingelsen. Var det meningen, kan den slettes;"
        " ellers er den skrevet forkert.",
        "Every case that comes here meets the condition. If that was meant, it can be deleted;"
        " else it is wrong.",
    ),
    bad="{% if navn is udfyldt %}{{ navn }}{% endif %}",
    good="{{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each condition that the schema and the conditions around it make true."""
    for side in subject.proof.always if subject.proof is not None else ():
        yield Found(
            side.tag.place,
            Message(
                f"»{side.tag.code}« er altid opfyldt her.",
                f'"{side.tag.code}" always holds here.',
            ),
            Message(
                "Slet betingelsen, hvis teksten altid skal med; ellers ret den.",
                "Delete the condition if the text shall always be there; else mend it.",
            ),
        )
