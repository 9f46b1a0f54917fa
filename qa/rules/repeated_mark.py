"""A note or bookmark stands in a loop, and is written several times."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.expression import Call, Name
from render.marks import Repeated
from render.message import Message
from render.nodes import Body, For, Output, bodies

_MOVE = Message(
    "Flyt noten uden for gentagelsen, eller skriv dens ord i teksten.",
    "Move the note out of the loop, or write its words in the text.",
)
_RESET = Message(
    "Vælg Indsæt › Bogmærke i Word, og slet det; sæt det igen helt uden for gentagelsen.",
    "Choose Insert › Bookmark in Word, and delete it; set it again wholly outside the loop.",
)
_TOGETHER = Message(
    "Der henvises til bogmærket. Slet det i Word (Indsæt › Bogmærke), og sæt det igen, så hele "
    "stykket står i eller uden for betingelsen.",
    "The bookmark is referred to. Delete it in Word (Insert › Bookmark), and set it again so that "
    "all of it stands within or outside the condition.",
)
_RIGHTS = Message(
    "Fjern redigeringsretten i Word: Gennemse › Begræns redigering.",
    "Remove the permission in Word: Review › Restrict Editing.",
)


@rule(
    "PKG011",
    "error",
    Message(
        "En note eller et bogmærke står i en gentagelse", "A note or bookmark stands in a loop"
    ),
    Message(
        "En note, der skrives to gange med samme nummer, får Word til at melde brevet "
        "beskadiget. Et bogmærke i en gentagelse kan ikke stå i brevet, så henvisninger til "
        "det skriver »Fejl!«.",
        "A note that is written twice under one number makes Word call the letter damaged. A "
        "bookmark in a loop cannot stand in the letter, so that references to it print "
        '"Error!".',
    ),
    bad="(fodnote i en gentagelse) Se loven",
    good="(fodnote) Se loven",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what the loop would double, and bookmarks in it that something refers to."""
    template, survey = subject.template, subject.survey
    if template is None or survey is None:
        return
    for part in template.parts:
        for mark in part.repeated:
            once = mark.kind != "cut" and mark.macro and _times(part.body, mark.macro) < 2
            whole = mark.kind in ("bookmark", "cut")
            unused = whole and mark.name.casefold() not in survey.referred
            if not once and not unused:
                yield _found(mark)


def _found(mark: Repeated) -> Found:
    code = mark.tag.place.quote
    if mark.kind == "bookmark":
        return Found(mark.place, _referred(mark.name, code), _RESET, severity="warning")
    if mark.kind == "cut":
        return Found(mark.place, _half(mark.name, code), _TOGETHER, severity="warning")
    if mark.kind == "half":
        return Found(mark.place, _half(mark.name, code), _RESET)
    if mark.kind == "permission":
        return Found(mark.place, _permission(code), _RIGHTS)
    return Found(mark.place, _note(code), _MOVE)


def _times(body: Body, name: str) -> int:
    """Count how often markup under a name is printed; in a loop that counts as twice."""
    total = 0
    for node in body:
        if isinstance(node, Output) and isinstance(node.value, Name | Call):
            total += node.value.name == name
        inner = sum(_times(one, name) for one in bodies(node))
        total += inner * 2 if isinstance(node, For) else inner
    return total


def _note(code: str) -> Message:
    return Message(
        f"Noten står i »{code}«, så brevet får den samme note flere gange.",
        f'The note stands in "{code}", so that the letter has one note several times.',
    )


def _half(name: str, code: str) -> Message:
    da, en = (f"Bogmærket »{name}«", f'The bookmark "{name}"') if name else _BOOKMARK
    return Message(
        f"{da} har den ene ende i »{code}« og den anden udenfor.",
        f'{en} has one end in "{code}" and the other outside.',
    )


def _permission(code: str) -> Message:
    return Message(
        f"Et område med redigeringsret står i »{code}« og ville komme flere gange.",
        f'A range with permission to edit stands in "{code}" and would come several times.',
    )


def _referred(name: str, code: str) -> Message:
    return Message(
        f"Bogmærket »{name}«, som der henvises til, står i »{code}« og er ikke med i brevet.",
        f'The bookmark "{name}", which is referred to, stands in "{code}" and is left out.',
    )


_BOOKMARK = ("Et bogmærke", "A bookmark")
