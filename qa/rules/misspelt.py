"""A word that no dictionary has: often a slip of the keyboard in every letter that goes out."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.spelling import Terms, Unknown, unknown
from qa.flow.tongue import judge
from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_PROPOSED = 3  # words for which others are proposed: that takes half a second each
_MOST = 40  # words told of one template


@rule(
    "LNG011",
    "info",
    Message("Ordet står ikke i ordbogen", "The word is not in the dictionary"),
    Message(
        "En stavefejl i skabelonen står i hvert eneste brev. Reglen virker, hvor der er en ordbog: "
        "hunspell-da og »pip install segl[spelling]«, for grønlandsk bibliotekets egen.",
        "A slip in the template stands in every single letter. The rule works where there is a "
        'dictionary: hunspell-da and "pip install segl[spelling]", for Kalaallisut one of the '
        "library's own.",
    ),
    bad="(med en ordbog) Kære Eva. Vi har modtaget din ansøgnnig, og du kan klage inden 6 uger.",
    good="(med en ordbog) Kære Eva. Vi har modtaget din ansøgning, og du kan klage inden 6 uger.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each word that the dictionary of the letter's language refuses."""
    speller = subject.speller
    text = "\n".join(one.text for one in subject.words)
    if speller is None or judge(text) != subject.language:
        return
    spared = Terms(subject.catalogue, subject.municipality).words
    found = unknown(subject.words, speller, spared)
    for number, one in zip(range(_MOST), found, strict=False):
        like = speller.like(one.word) if number < _PROPOSED else ()
        place = one.paragraph.place.quoting(quoted(one.paragraph.text))
        yield Found(place, _message(one), _fix(like))


def _message(one: Unknown) -> Message:
    return Message(f"»{one.word}« står ikke i ordbogen.", f'"{one.word}" is not in the dictionary.')


def _fix(like: tuple[str, ...]) -> Message:
    proposed = ", ".join(like[:3])
    if not proposed:
        return _FIX
    return Message(f"Mente du: {proposed}? {_FIX.da}", f"Did you mean: {proposed}? {_FIX.en}")


_FIX = Message(
    "Er ordet rigtigt, så skriv det på en linje i bibliotekets spelling/da.txt (kl.txt).",
    "If the word is right, write it on a line of the library's spelling/da.txt (kl.txt).",
)
