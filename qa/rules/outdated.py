"""A language version whose Danish text has changed since it was translated."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_SHOWN = 3


@rule(
    "PAR006",
    "error",
    Message("Oversættelsen er forældet", "The translation is outdated"),
    Message(
        "Den danske tekst er ændret, siden sprogversionen blev oversat, så de to breve siger ikke "
        "det samme. Den danske version kan stadig bruges; denne kan ikke, før den er oversat.",
        "The Danish text has changed since this version was translated, so that the two letters "
        "do not say the same. The Danish version can still be used; this one cannot until it is "
        "translated.",
    ),
    bad="(oversat, før den danske tekst blev ændret) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a version that lacks the translation of some Danish text."""
    if subject.stale:
        yield Found(subject.start, _message(subject.stale), _fix(subject))


def _message(stale: tuple[str, ...]) -> Message:
    shown = [f"»{quoted(text)}«" for text in stale[:_SHOWN]]
    more = f" og {len(stale) - _SHOWN} til" if len(stale) > _SHOWN else ""
    rest = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
    return Message(
        f"Den danske tekst er ændret og ikke oversat igen: {'; '.join(shown)}{more}.",
        f"The Danish text has changed and was not translated again: {'; '.join(shown)}{rest}.",
    )


def _fix(subject: Subject) -> Message:
    name = subject.manifest.id
    return Message(
        f"Send den til oversætteren: segl translate export {name}",
        f"Send it to the translator: segl translate export {name}",
    )
