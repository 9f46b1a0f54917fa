"""Two things in the file bear one name or number."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.ranges import Double

_OPEN = Message(
    "Åbn filen i Word, og gem den igen; så får de nye numre.",
    "Open the file in Word, and save it again; they then get new numbers.",
)
_BOOKMARK = Message(
    "Vælg Indsæt › Bogmærke i Word, slet det, og sæt hvert af dem igen under sit eget navn.",
    "Choose Insert › Bookmark in Word, delete it, and set each again under a name of its own.",
)
_NOTE = Message(
    "Slet det ene henvisningstegn, og indsæt en ny note: Referencer › Indsæt fodnote.",
    "Delete one of the reference marks, and insert a new note: References › Insert Footnote.",
)


@rule(
    "PKG010",
    "error",
    Message(
        "To ting i filen har samme navn eller nummer", "Two things in the file share a name or id"
    ),
    Message(
        "Word melder nogle af disse filer beskadiget, og en henvisning til et bogmærke, som "
        "findes to gange, rammer kun det første.",
        "Word calls some such files damaged, and a reference to a bookmark that is there twice "
        "only finds the first.",
    ),
    bad="(to bogmærker med samme nummer) Kære {{ navn }}",
    good="(bogmærke) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each id that makes the file invalid, and (a warning) each name that is there twice."""
    for double in subject.survey.doubles if subject.survey is not None else ():
        if double.name:
            yield Found(double.place, _named(double.name), _BOOKMARK, severity="warning")
        elif double.kind in ("footnote", "endnote"):
            yield Found(double.place, _TWICE, _NOTE)
        else:
            yield Found(double.place, _numbered(double), _OPEN)


def _named(name: str) -> Message:
    return Message(
        f"Bogmærket »{name}« findes også tidligere i teksten.",
        f'The bookmark "{name}" is also there earlier in the text.',
    )


def _numbered(double: Double) -> Message:
    da, en = _WHAT[double.kind]
    return Message(
        f"{da} har samme interne nummer som en anden tidligere i teksten.",
        f"{en} has the same internal number as another earlier in the text.",
    )


_WHAT = {
    "bookmark": ("Et bogmærke", "A bookmark"),
    "permission": ("Et område med redigeringsret", "A range with permission to edit"),
}
_TWICE = Message(
    "Den samme note er sat ind to steder i teksten.",
    "One and the same note stands at two places in the text.",
)
