"""Words that are the same in every such letter were changed in this one."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.aligning import Pair
from qa.letter.difference import change, common, same
from qa.letter.pattern import HOLE
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_MOST = 240


@rule(
    "LTR010",
    "error",
    Message("Den faste ordlyd er ændret", "The locked wording was changed"),
    Message(
        "Den faste ordlyd er godkendt af en fagperson; ét ord kan vende meningen: »kan klage« og "
        "»kan ikke klage«.",
        'The locked wording was approved by a professional; one word can turn its meaning: "kan '
        'klage" and "kan ikke klage".',
    ),
    bad="Hvis du er uenig i afgørelsen, kan du ikke klage til Det Sociale Ankenævn.",
    good="Hvis du er uenig i afgørelsen, kan du klage til Det Sociale Ankenævn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each paragraph whose literal words are not those of the template.

    But for a deadline or a body of complaint that another rule tells as wrong.
    """
    against = subject.reading.against if subject.reading is not None else ()
    told = {pair.said for pair in against}  # by LTR033: it is another text of the template
    for pair in subject.paired:
        if pair.said in told:
            continue
        text = subject.righted(pair.said.text, subject.severity(pair.slot))
        if not pair.exact and not pair.pattern.reads(text):
            yield _found(subject, pair, text)


def _found(subject: Subject, pair: Pair, text: str) -> Found:
    assert subject.master is not None  # there would be no pairs
    how = change(pair, text).told(common(subject.master.vocabulary))
    lock = subject.lock(pair.slot)
    ought = _ought(pair)
    return Found(
        subject.place(subject.body[pair.said.index], same(pair)),
        Message(
            f"Den faste tekst er ændret{_where(lock.title, 'da')}: {how.da}.",
            f"The locked text was changed{_where(lock.title, 'en')}: {how.en}.",
        ),
        Message(f"Der skal stå: »{ought}«", f'It must read: "{ought}"'),
        subject.severity(pair.slot),
        lock.basis,
    )


def _where(title: Message | None, language: str) -> str:
    if title is None:
        return ""
    return f" i »{title.da}«" if language == "da" else f' in "{title.en}"'


def _ought(pair: Pair) -> str:
    text = " ".join(pair.pattern.text.replace(HOLE, "…").split())
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
