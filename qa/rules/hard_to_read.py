"""A letter that is harder to read than its reader can be expected to manage."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import readability
from qa.flow.readability import Reading
from qa.flow.tongue import judge
from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_SHOWN = 3
_LENGTH = 20  # words from which a sentence is named


@rule(
    "LNG010",
    "info",
    Message("Brevet er svært at læse", "The letter is hard to read"),
    Message(
        "LIX måler lange sætninger og lange ord: under 35 er let, over 45 er svært. Der er ingen "
        "grænse i loven; et brev til en borger bør ligge på højst 45, til et barn på højst 35.",
        "LIX measures long sentences and long words: below 35 is easy, above 45 is hard. No law "
        "sets a limit; a letter to a citizen should be at most 45, to a child at most 35.",
    ),
    bad="(et svært brev)",
    good="(et let brev)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the LIX of a Danish letter where it is above that of its type of document."""
    if subject.language != "da" or judge("\n".join(one.text for one in subject.words)) != "da":
        return
    reading, limit = readability.read(subject), readability.limit(subject)
    if reading is not None and reading.lix > limit:
        first = reading.sentences[0]
        place = first.paragraph.place.quoting(quoted(first.text))
        yield Found(place, _message(reading, limit), _fix(reading))


def _message(reading: Reading, limit: int) -> Message:
    return Message(
        f"Brevets LIX er {reading.lix}; det bør højst være {limit}.",
        f"The letter's LIX is {reading.lix}; it should be at most {limit}.",
    )


def _fix(reading: Reading) -> Message:
    long = [one for one in reading.sentences[:_SHOWN] if one.length >= _LENGTH]
    named = "; ".join(f"»{quoted(one.text)}« ({one.length})" for one in long)
    told = Message(
        f" De længste (antal ord): {named}." if named else "",
        f" The longest (words): {named}." if named else "",
    )
    return Message(
        f"Del de lange sætninger, og vælg kortere ord.{told.da}",
        f"Break the long sentences up, and choose shorter words.{told.en}",
    )
