"""A letter that is marked as a draft."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.drafts import mark
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.banner import WORDS
from render.message import Message

_OWN = Message("Lav brevet igen uden --draft.", "Make the letter again without --draft.")
_FIX = Message(
    "Er brevet færdigt, så slet ordene. I sidehoved og sidefod: dobbeltklik der i Word.",
    "If the letter is done, delete the words. In a header or footer: double-click there in Word.",
)
_WATERMARK = Message(
    "Er brevet færdigt, så fjern det i Word: Design › Vandmærke › Fjern vandmærke.",
    "If the letter is done, remove it in Word: Design › Watermark › Remove Watermark.",
)


@rule(
    "LTR016",
    "error",
    Message("Brevet er mærket som udkast", "The letter is marked as a draft"),
    Message(
        "Et udkast må ikke sendes: modtageren kan ikke vide, om det gælder.",
        "A draft must not be sent: the recipient cannot know whether it holds.",
    ),
    bad="UDKAST – må ikke sendes",
    good="(et brev uden mærke)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a line that marks the letter, Segl's own or typed, once for a watermark."""
    if subject.finished is None:
        return
    met = {pair.said.index for pair in subject.paired if pair.exact and pair.pattern.weight}
    own = {id(subject.body[index]) for index in met}  # the template's words are no mark
    end = min((one.index for one in subject.outline.headings), default=0)
    top = {id(one) for one in subject.body[:end]}
    marks = ((one, mark(one, id(one) in top)) for one in subject.lines if id(one) not in own)
    marked, words = next(((one, words) for one, words in marks if words), (None, ""))
    if marked is not None:
        message = Message(
            f"Der står »{words}« i brevet: det er mærket som udkast.",
            f'"{words}" stands in the letter: it is marked as a draft.',
        )
        yield Found(subject.place(marked, words), message, _OWN if words == WORDS else _FIX)
    for place in subject.finished.watermarks:
        message = Message(
            "Siderne har et vandmærke, som siger, at det er et udkast.",
            "The pages have a watermark that says it is a draft.",
        )
        yield Found(place, message, _WATERMARK)
        return
