"""A file of `law` cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW020",
    "error",
    Message(
        "En fil i »law« kan ikke bruges",
        'A file of "law" cannot be used',
    ),
    Message(
        "Så længe en fil er forkert, gælder intet af den, og breve kan ikke laves: en "
        "regel, som kommunen har skrevet, må ikke forsvinde i stilhed.",
        "While a file is wrong nothing of it counts, and no letter is made: a rule that "
        "the municipality wrote must not vanish in silence.",
    ),
    bad="(law/gl.toml med en række uden kilde)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the files of the library's own law."""
    for issue in subject.issues("file"):
        yield Found(subject.start, issue.message, issue.fix)
