"""Something in the letter points to what the file does not have."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.relations import Relation

_PICTURES = frozenset({"image", "blip", "imagedata", "svgBlip"})
_LINKS = frozenset({"hyperlink", "hlinkClick", "hlinkHover"})


@rule(
    "PKG008",
    "error",
    Message("Noget i filen peger på en del, der mangler", "Something points to a missing part"),
    Message(
        "Word melder, at filen er beskadiget, eller viser et tomt felt med et rødt kryds, hvor "
        "billedet skulle være.",
        "Word says that the file is damaged, or shows an empty box with a red cross where the "
        "picture should be.",
    ),
    bad="(billede, der mangler i filen) Kære {{ navn }}",
    good="(link i teksten) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is used without being declared, and what is declared but not there."""
    for link in subject.survey.relations if subject.survey is not None else ():
        if link.state != "sound":
            yield Found(link.place, *_words(link))


def _words(link: Relation) -> tuple[Message, Message]:
    if link.kind in _PICTURES:
        return _PICTURE, _INSERT
    if link.kind in _LINKS:
        return _LINK, _RENEW
    return (_OBJECT, _OPEN) if link.place.paragraph else (_part(link.target), _OPEN)


def _part(name: str) -> Message:
    what_da, what_en = (f" (»{name}«)", f' ("{name}")') if name else ("", "")
    return Message(
        f"Filen mangler en del, som den henviser til{what_da}.",
        f"The file lacks a part that it refers to{what_en}.",
    )


_PICTURE = Message("Billedet er ikke i filen.", "The picture is not in the file.")
_INSERT = Message(
    "Slet billedet i Word, og sæt det ind igen: Indsæt › Billeder.",
    "Delete the picture in Word, and insert it again: Insert › Pictures.",
)
_LINK = Message("Linket har ingen adresse.", "The link has no address.")
_RENEW = Message(
    "Højreklik på linket i Word, fjern det, og lav det igen.",
    "Right-click the link in Word, remove it, and make it again.",
)
_OBJECT = Message(
    "Afsnittet viser noget, som ikke er i filen.", "The paragraph shows what is not in the file."
)
_OPEN = Message(
    "Åbn filen i Word, lad Word reparere den, læs den igennem, og gem den.",
    "Open the file in Word, let Word repair it, read it through, and save it.",
)
