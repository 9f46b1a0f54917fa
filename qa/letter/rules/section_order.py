"""The required sections of a letter are out of order."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Flyt afsnittet tilbage: markér det, klip det ud (Ctrl+X), og sæt det ind (Ctrl+V), hvor det "
    "stod.",
    "Move the section back: select it, cut it (Ctrl+X), and paste it (Ctrl+V) where it stood.",
)


@rule(
    "LTR008",
    "warning",
    Message(
        "De lovpligtige afsnit står i forkert rækkefølge", "Required sections are out of order"
    ),
    Message(
        "Resultatet står først, så begrundelsen, så klagevejledningen: sådan finder borgeren det.",
        "First the result, then the reasons, then the guidance: so the citizen finds them.",
    ),
    bad="(et brev med »Klagevejledning« før »Afgørelse«)",
    good="(et brev med »Afgørelse«, »Begrundelse« og »Klagevejledning« i den orden)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each section that stands before one that should precede it."""
    for state, before in subject.outline.early:
        title, other = state.section.title, before.section.title
        message = Message(
            f"»{title.da}« skal stå efter »{other.da}«.",
            f'"{title.en}" must stand after "{other.en}".',
        )
        yield Found(subject.place(state.headings[0].line), message, _FIX)
