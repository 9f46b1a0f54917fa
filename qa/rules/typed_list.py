"""A list whose dashes or numbers were typed is no list to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import typed
from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "ACC012",
    "warning",
    Message("En liste er skrevet med bindestreger eller tal", "A list was typed by hand"),
    Message(
        "En skærmlæser siger »liste med tre punkter« og lader læseren springe, men kun når Word "
        "ved, at det er en liste. Skrevne tal følger heller ikke med, når et punkt falder væk.",
        'A screen reader says "list with three items" and lets the reader skip, but only where '
        "Word knows that it is a list. Typed numbers do not follow either when an item is left "
        "out.",
    ),
    bad="Vi har talt med:\n- skolen om fravær\n- lægen om helbred",
    good="(punktopstilling) skolen om fravær\nlægen om helbred",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the first line of each list that was typed."""
    for look in typed.lists(subject.survey.looks if subject.survey is not None else ()):
        yield Found(look.place.quoting(quoted(look.text)), _MESSAGE, _FIX)


_MESSAGE = Message(
    "Linjerne ligner en liste, men tegnene foran er skrevet i hånden.",
    "The lines look like a list, but the signs before them were typed.",
)
_FIX = Message(
    "Slet tegnene, markér linjerne, og vælg Punktopstilling eller Nummerering under Hjem.",
    "Delete the signs, select the lines, and choose Bullets or Numbering under Home.",
)
