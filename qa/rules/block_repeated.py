"""Text that a block says too is corrected in one place and forgotten in the other."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.likeness import Likeness, likenesses
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_NEAR = 0.8  # of a block's words: from here on it is hardly another text


@rule(
    "LIB013",
    "warning",
    Message("Et afsnit er næsten en blok", "A passage is nearly a block"),
    Message(
        "Det, der står i mange breve, skrives ét sted. En afskrift bliver ikke rettet sammen med "
        "blokken, og så siger to breve hver sit om det samme.",
        "What stands in many letters is written once. A copy is not corrected together with the "
        "block, and then two letters differ about the same thing.",
    ),
    bad="(biblioteket har blokken »klage«)\nDu kan klage over afgørelsen til ankenævnet senest "
    "seks uger fra den dag, du har fået brevet. Send klagen til os, så sender vi den videre.",
    good="(biblioteket har blokken »klage«)\n{{p blok('klage') }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each block that the template writes out, word by word or nearly so."""
    if subject.shelf is None or subject.template is None or not subject.shelf.blocks:
        return
    for like in likenesses(subject.words, subject.shelf.blocks):
        severity = "" if like.share >= _NEAR else "info"
        yield Found(like.words.place, _message(like), _fix(like.block), severity)


def _message(like: Likeness) -> Message:
    if not like.theirs and not like.ours:
        return Message(
            f"Teksten er den samme som blokken »{like.block}«.",
            f'The text is the same as the block "{like.block}".',
        )
    return Message(
        f"Teksten er næsten den samme som blokken »{like.block}«. {_differs(like).da}",
        f'The text is nearly the same as the block "{like.block}". {_differs(like).en}',
    )


def _differs(like: Likeness) -> Message:
    if not like.theirs:
        return Message(
            f"Blokken har ikke »{like.ours}«.", f'The block does not have "{like.ours}".'
        )
    if not like.ours:
        return Message(
            f"Her mangler »{like.theirs}« fra blokken.",
            f'Here "{like.theirs}" of the block is missing.',
        )
    return Message(
        f"I blokken står »{like.theirs}«, her står »{like.ours}«.",
        f'The block says "{like.theirs}", here it is "{like.ours}".',
    )


def _fix(block: str) -> Message:
    return Message(
        f"Slet teksten, og skriv {{{{p blok('{block}') }}}} alene i et afsnit. Det, som kun dette "
        "brev skal sige, skrives før eller efter.",
        f"Delete the text, and write {{{{p blok('{block}') }}}} alone in a paragraph. What only "
        "this letter shall say is written before or after it.",
    )
