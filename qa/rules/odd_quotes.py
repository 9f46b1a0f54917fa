"""A tag's quotes are not straight ones."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.lookalikes import oddities
from render.message import Message

_FIX = Message(
    'Skriv lige anførselstegn om teksten: "…". Står der et " inde i teksten, så skriv '
    "'…' uden om den.",
    'Write straight quotes around the text: "...". Where the text itself holds a ", write \'...\' '
    "around it.",
)


@rule(
    "TAG015",
    "error",
    Message("En kode har forkerte anførselstegn", "A tag has the wrong quotes"),
    Message(
        "En tekst i en kode står i lige anførselstegn. Word skifter dem ud, mens man skriver; "
        "passer de ikke sammen, kan koden ikke læses, og andre programmer end Segl standser ved "
        "»…« og „…“.",
        "A text in a tag stands in straight quotes. Word exchanges them as one types; where they "
        "do not go together the tag cannot be read, and other programs than Segl stop at »...« "
        "and „...“.",
    ),
    bad="Kære {{ navn|default(”borger') }}",
    good='Kære {{ navn|default("borger") }}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the tags that quotes make unreadable, then those that only Segl reads."""
    broken = list(subject.faults("quotes"))
    for fault in broken:
        yield Found(fault.place, fault.message, _FIX)
    places = {fault.place for fault in broken}
    for tag in subject.template.tags() if subject.template is not None else ():
        odd = [tag.source[one.start : one.end] for one in oddities(tag.source) if one.kind == "odd"]
        if odd and tag.kind != "comment" and tag.place not in places:
            yield Found(tag.place, _only_segl(odd[0]), _FIX, "warning")


def _only_segl(text: str) -> Message:
    marks = f"{text[0]}…{text[-1]}"
    return Message(
        f"Anførselstegnene {marks} læses af Segl som lige, men andre programmer standser ved dem.",
        f"Segl reads the quotes {marks} as straight ones, but other programs stop at them.",
    )
