"""The words of a link must say where it leads: they are read out without the text around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.links import Link

_EMPTY_WORDS = frozenset(
    """her|klik her|tryk her|klik|se her|link|linket|dette link|følg linket|via linket|læs mere
    |læs mere her|læs her|se mere|se mere her|mere|mere her|mere info|mere information|hent her
    |find den her|find det her|here|click here|click|see here|this link|read more|learn more|more
    |more info|more information|see more|go|gå|gå til""".replace("\n", "").replace("  ", "")
    .split("|")
)  # fmt: skip
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FIX = Message(
    "Højreklik på linket i Word, vælg »Rediger link«, og skriv, hvad det fører til, fx »Klage "
    "over afgørelsen på kommunens hjemmeside«.",
    'Right-click the link in Word, choose "Edit link", and write what it leads to, e.g. '
    '"Complaints on the municipality\'s website".',
)
_REMOVE = Message(
    "Højreklik på stedet i Word, og vælg »Fjern link«; eller slet den tomme linje.",
    'Right-click the spot in Word and choose "Remove link"; or delete the empty line.',
)


@rule(
    "ACC007",
    "warning",
    Message("Linkets tekst siger ikke, hvor det fører hen", "A link does not say where it leads"),
    Message(
        "En skærmlæser opregner linkene for sig: »her, her, læs mere«. På papir fører »klik her« "
        "ingen steder hen.",
        'A screen reader lists the links on their own: "here, here, read more". On paper "click '
        'here" leads nowhere.',
    ),
    bad="(link) klik her",
    good="(link) Sådan klager du",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield links with words that say nothing, and links without any."""
    links = subject.survey.links if subject.survey is not None else ()
    named = {(link.place.part, link.target) for link in links if link.text.strip()}
    for link in links:
        words = _EDGES.sub("", " ".join(link.text.split())).lower()
        if words in _EMPTY_WORDS:
            yield Found(link.place, _message(link), _FIX)
        elif not link.text.strip() and not link.has_picture:
            # Word splits a link at a change of format: its blank end belongs to the rest
            if (link.place.part, link.target) not in named:
                yield Found(link.place, _NO_WORDS, _REMOVE)


_NO_WORDS = Message(
    "Her er et link uden ord; det kan hverken ses eller læses op.",
    "Here is a link without words; it can neither be seen nor read out.",
)


def _message(link: Link) -> Message:
    words = " ".join(link.text.split())
    return Message(
        f"Linkets tekst »{words}« siger ikke, hvad det fører til.",
        f'The link\'s text "{words}" does not say what it leads to.',
    )
