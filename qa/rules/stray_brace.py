"""A brace too many or too few, and placeholders of another dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.expression import Name, walk
from render.message import Message
from render.nodes import Output, Paragraph
from render.nodes import walk as nodes

_FIX = Message(
    "Skriv {{ … }} om et felt og {% … %} om en betingelse, uden mellemrum mellem parenteserne.",
    "Write {{ ... }} around a field and {% ... %} around a condition, no space between the braces.",
)
_DELETE = Message("Slet parentesen.", "Delete the brace.")
# another program's ways to write a field, each without a meaning in ordinary words
_PLACEHOLDER = re.compile(
    r"\$\{(?P<shell>[^\W\d][\w.]*)\}|<<(?P<angle>[^\W\d][\w.]*)>>"
    r"|(?<!\{)\{[#/^]?(?P<brace>[^\W\d][\w.]*)\}(?!\})"
)


@rule(
    "TAG017",
    "error",
    Message("Der er en krøllet parentes for meget eller for lidt", "A brace too many or too few"),
    Message(
        "Kun {{ … }} og {% … %} udfyldes. Mangler en parentes, eller står der et mellemrum i "
        "den, når koden borgeren, som den står.",
        "Only {{ ... }} and {% ... %} are filled. Where a brace is missing, or has a space in "
        "it, the tag reaches the citizen as it stands.",
    ),
    bad="Kære {navn}}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the tags with wrong braces, braces left beside a tag, and foreign placeholders."""
    broken: set[tuple[str, int | None]] = set()
    for fault in subject.faults("brace", "unseen", "unclosed"):
        broken.add((fault.place.part, fault.place.paragraph))
        if fault.kind == "brace":
            yield Found(fault.place, fault.message, _FIX)
    seen: set[str] = set()
    for found in _beside(subject, broken):
        if found.place.quote not in seen:  # a text box is stored twice
            seen.add(found.place.quote)
            yield found


def _beside(subject: Subject, broken: set[tuple[str, int | None]]) -> Iterator[Found]:
    """Yield what is left in the words beside the tags; what `raw` marks is meant."""
    for part in subject.template.parts if subject.template is not None else ():
        if any(tag.code == "raw" for tag in part.tags.values()):
            continue
        for paragraph in part.paragraphs:
            literal = "".join(piece for piece in paragraph.content if isinstance(piece, str))
            if "{" in literal or "}" in literal or "<<" in literal:
                if (part.name, paragraph.place.paragraph) not in broken:
                    yield from _left(paragraph, literal)
                yield from _foreign(paragraph, subject)


def _left(paragraph: Paragraph, literal: str) -> Iterator[Found]:
    """Yield a paragraph where a brace that has no partner touches a tag."""
    pairs = zip(paragraph.content, paragraph.content[1:], strict=False)
    touching = any(
        (isinstance(one, int) and isinstance(two, str) and two.startswith("}"))
        or (isinstance(one, str) and isinstance(two, int) and one.endswith("{"))
        for one, two in pairs
    )
    if touching and literal.count("{") != literal.count("}"):
        words = " ".join(paragraph.text.split())
        yield Found(paragraph.place.quoting(words[:60]), _LEFT, _DELETE, "warning")


def _foreign(paragraph: Paragraph, subject: Subject) -> Iterator[Found]:
    for match in _PLACEHOLDER.finditer(paragraph.text):
        name = match["shell"] or match["angle"] or match["brace"]
        place = paragraph.place.quoting(match[0])
        if name.split(".")[0] in _known(subject):
            yield Found(place, _field(match[0], name), _FIX, "warning")
        elif match["brace"] is None or "_" in name or "." in name or _is_alone(name, subject):
            yield Found(place, _dialect(match[0]), _FIX, "info")


def _is_alone(name: str, subject: Subject) -> bool:
    """Say whether a word in braces is no mathematics: the template has no tag of its own."""
    template = subject.template
    return len(name) > 1 and template is not None and not any(True for _ in template.tags())


def _known(subject: Subject) -> set[str]:
    """Return the fields that the schema has, or that the template's own tags print."""
    names = {"kommune"}
    if subject.schema is not None:
        names.update(subject.schema.shape.properties)
    for part in subject.template.parts if subject.template is not None else ():
        for node in nodes(part.body):
            if isinstance(node, Output):
                names.update(one.name for one in walk(node.value) if isinstance(one, Name))
    return names


_LEFT = Message(
    "Lige op ad en kode står en krøllet parentes, som kommer med i brevet.",
    "Right beside a tag stands a brace that goes into the letter.",
)


def _field(written: str, name: str) -> Message:
    return Message(
        f"»{written}« bliver ikke udfyldt. Skriv »{{{{ {name} }}}}«.",
        f'"{written}" is not filled. Write "{{{{ {name} }}}}".',
    )


def _dialect(written: str) -> Message:
    return Message(
        f"»{written}« ligner en kode fra et andet program. Den bliver ikke udfyldt.",
        f'"{written}" looks like a tag of another program. It is not filled.',
    )
