"""A bookmark, comment or note that has lost its other half."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.ranges import Orphan

_OPEN = Message(
    "Åbn filen i Word, og gem den igen; så rydder Word op.",
    "Open the file in Word, and save it again; Word then tidies up.",
)
_DELETE = Message(
    "Slet henvisningstegnet i Word, og indsæt noten eller kommentaren igen, hvis den skal bruges.",
    "Delete the reference mark in Word, and insert the note or comment again if it is needed.",
)


@rule(
    "PKG009",
    "warning",
    Message(
        "Et bogmærke, en kommentar eller en note er kun halv",
        "A bookmark, comment or note is only half there",
    ),
    Message(
        "Et halvt bogmærke er væk, næste gang Word gemmer filen, og henvisninger til det "
        "skriver »Fejl!« i brevet. En note uden tekst får Word til at melde filen beskadiget.",
        "A half bookmark is gone the next time Word saves the file, and references to it print "
        '"Error!" in the letter. A note without text makes Word call the file damaged.',
    ),
    bad="(bogmærke uden slutning) Kære {{ navn }}",
    good="(bogmærke) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each range with one end; a reference to nothing makes the file invalid."""
    for orphan in subject.survey.orphans if subject.survey is not None else ():
        if orphan.is_reference:
            yield Found(orphan.place, _NOTHING, _DELETE, severity="error")
        else:
            yield Found(orphan.place, _half(orphan), _OPEN)


def _half(orphan: Orphan) -> Message:
    if orphan.kind == "bookmark" and orphan.name:
        return Message(
            f"Bogmærket »{orphan.name}« begynder her, men slutter ingen steder.",
            f'The bookmark "{orphan.name}" begins here, but ends nowhere.',
        )
    da, en = _WHAT[orphan.kind]
    return Message(f"{da} har kun den ene ende her.", f"{en} has only one end here.")


_WHAT = {
    "bookmark": ("Et bogmærke", "A bookmark"),
    "comment": ("En slettet kommentar", "A deleted comment"),
    "permission": ("Et område med redigeringsret", "A range with permission to edit"),
}
_NOTHING = Message(
    "Her henvises til en note eller kommentar, som ikke er i filen.",
    "Here a note or comment is referred to that is not in the file.",
)
