"""What of a template the drawn cases came to, and the literal text that none of them did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from qa.gate.failure import Failure
from qa.gate.letter import folded
from qa.gate.tracing import Key, blocks
from qa.proof.formula import Formula, disj
from qa.proof.proof import Proof
from render.expression import Const, Expression, Filter, walk
from render.message import Message
from render.nodes import Body, For, If, Output, Set, Text, With
from render.nodes import walk as all_nodes
from render.place import Place
from render.tag import Tag
from render.template import Part, Template

MAX_WORDS = 12
MAX_TOLD = 8  # words of a passage that a message quotes
_MARKUP = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w")
_BREAK = re.compile(r"</w:p>|<w:(?:br|tab|cr)\b[^>]*>")


def conditions(proof: Proof) -> dict[Key, Formula]:
    """Return when the inside of each block prints, by the walks over all parts."""
    found: dict[Key, Formula] = {}
    for one in proof.walks:
        for key, condition in one.conditions.items():
            found[key] = disj(found[key], condition) if key in found else condition
    return found


def words(template: Template) -> tuple[str, ...]:
    """Return the texts that filters of a template look for: a case may hold just those."""
    found: dict[str, None] = {}
    for part in template.parts:
        for node in all_nodes(part.body):
            for value in _expressions(node):
                found |= dict.fromkeys(_sought(value))
    return tuple(found)[:MAX_WORDS]


def _expressions(node: object) -> Iterator[Expression]:
    match node:
        case Output(_, value) | Set(_, _, value):
            yield value
        case If(branches):
            yield from (one.test for one in branches if one.test is not None)
        case With(_, bindings):
            yield from (value for _, value in bindings)
        case For():
            yield node.iterable


def _sought(value: Expression) -> Iterator[str]:
    for one in walk(value):
        if isinstance(one, Filter) and one.name not in ("default", "d"):
            for argument in one.arguments:
                if isinstance(argument, Const) and isinstance(argument.value, str):
                    yield from (argument.value,) if argument.value.strip() else ()


def unreached(proof: Proof, passed: frozenset[Key]) -> Iterator[Failure]:
    """Yield the passages that no case reached, though nothing excludes that one would."""
    known = conditions(proof)
    for part in proof.template.parts:
        for key, tag, body, above in _sides(part):
            text = literal(body)
            if key in passed or tag.twin or not text or (above and above not in passed):
                continue
            if key in known and proof.excluded(known[key]):
                continue  # told as a condition that never, or always, holds
            yield Failure("unreached", _place(part, key, tag, text), _untried(text))


def _sides(part: Part) -> Iterator[tuple[Key, Tag, Body, Key | None]]:
    """Yield each side of each block of a part, with the side of the block around it."""
    above: dict[Key, Key] = {}
    found = list(blocks(part.body))
    for key, _, body in found:
        above |= {inner: key for inner, _, _ in blocks(body)}  # outer first, the nearest stays
    for key, tag, body in found:
        yield key, tag, body, above.get(key)


def literal(body: Body) -> str:
    """Return the text that stands in a body whatever the case, its inner blocks left out."""
    markup = "".join(node.markup if isinstance(node, Text) else "…" for node in body)
    text = folded(unescape(_MARKUP.sub("", _BREAK.sub(" ", markup))))
    return text if _WORD.search(text) else ""


def _place(part: Part, key: Key, tag: Tag, text: str) -> Place:
    """Return the place of the first paragraph of a side that has words, else that of its tag."""
    for paragraph in part.paragraphs:
        if key in paragraph.blocks and _WORD.search(paragraph.text):
            return paragraph.place.quoting(folded(paragraph.text))
    return tag.place


def _untried(text: str) -> Message:
    many = text.split()
    shown = " ".join(many[:MAX_TOLD]) + (" …" if len(many) > MAX_TOLD else "")
    return Message(
        f"Ingen prøvesag når denne tekst: »{shown}«.",
        f'No case tried reaches this text: "{shown}".',
    )
