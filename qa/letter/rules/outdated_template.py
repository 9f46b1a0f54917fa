"""A letter of an earlier version of its template."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.words import quoted
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Lav brevet igen af den nye skabelon, eller se efter, at det, der er ændret siden, ikke "
    "angår dette brev.",
    "Make the letter again of the new template, or see to it that what has changed since is "
    "nothing to this letter.",
)


@rule(
    "LTR004",
    "warning",
    Message("Brevet er lavet af en anden udgave af skabelonen", "Another version of the template"),
    Message(
        "En skabelon rettes, fordi noget i den var forkert eller forældet.",
        "A template is mended because something in it was wrong or out of date.",
    ),
    bad="(et brev af version 0.1.0, når biblioteket har 0.2.0)",
    good="(et brev af den version, som biblioteket har)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the library has another version, or the same one with other words."""
    if subject.found is None:
        return
    now = subject.found.entry.manifest.version
    if subject.standing == "outdated":
        was = quoted(subject.document.version) or "–"
        message = Message(
            f"Brevet er lavet af version {was} af skabelonen. Biblioteket har version {now}.",
            f"The letter is made of version {was} of the template. The library has {now}.",
        )
        yield Found(subject.start, message, _FIX)
    elif subject.standing == "changed":
        message = Message(
            f"Skabelonen er ændret, efter at brevet blev lavet, men hedder stadig version {now}.",
            f"The template has changed since the letter was made, but is still version {now}.",
        )
        yield Found(subject.start, message, _FIX, "info")
