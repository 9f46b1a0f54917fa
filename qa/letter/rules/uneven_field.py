"""A field that reads one way here and another way there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa.letter.filled import Value
from qa.letter.pattern import words
from qa.letter.signs import bare
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR031",
    "warning",
    Message("Det samme står på to måder i brevet", "The same is written in two ways"),
    Message(
        "Et navn eller en dato, der kun er rettet ét sted, kan være rest fra et andet brev.",
        "A name or a date that was mended in one place only may be a rest of another letter.",
    ),
    bad="(barnets navn rettet i overskriften, men ikke i teksten)",
    good="(barnets navn ens alle steder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph where a field reads otherwise than in most; never what it reads."""
    fields: dict[str, list[Value]] = {}
    for one in subject.values:
        fields.setdefault(one.field, []).append(one)
    for values in fields.values():
        counts = Counter(bare(one.text) for one in values)
        usual = counts.most_common(1)[0][0]
        severity = "error" if any(_is_sealed(subject, one) for one in values) else ""
        for one in values if len(counts) > 1 else ():
            if bare(one.text) != usual and not _is_shorter(one, values):
                yield _found(subject, one, _elsewhere(subject, one, values), severity)


def _is_shorter(one: Value, values: list[Value]) -> bool:
    """Say whether a name is only shorter here, or longer, than it stands elsewhere."""
    own = set(words(one.text))
    others = [set(words(other.text)) for other in values if bare(other.text) != bare(one.text)]
    return one.path.endswith("navn") and all(own < name or name < own for name in others if own)


def _is_sealed(subject: Subject, one: Value) -> bool:
    """Say whether a value stands in guidance on complaint, where it may move the deadline."""
    pair = subject.pairs.get(one.index)
    return pair is not None and subject.is_sealed(pair.slot)


def _elsewhere(subject: Subject, one: Value, values: list[Value]) -> str:
    """
    Return the heading above a place where a field reads otherwise, "" for a place below none.

    That of another section than its own, if there is one: a person finds that by it.
    """
    own = subject.place(subject.body[one.index]).heading
    others = [
        subject.place(subject.body[other.index]).heading
        for other in values
        if bare(other.text) != bare(one.text)
    ]
    named = [trail[-1] for trail in others if trail and trail != own]
    return next(iter(named), own[-1] if own and own in others else "")


def _found(subject: Subject, one: Value, heading: str, severity: str) -> Found:
    title = subject.title(one.path)
    da = f"fx under »{heading}«" if heading else "fx øverst i brevet"
    en = f'such as under "{heading}"' if heading else "such as at its top"
    return Found(
        subject.place(subject.body[one.index]),
        Message(
            f"»{title}« står anderledes her end andre steder i brevet, {da}.",
            f'"{title}" reads otherwise here than elsewhere in the letter, {en}.',
        ),
        Message(
            "Se efter, hvad der er rigtigt, og skriv det ens alle steder.",
            "See which is right, and write it the same everywhere.",
        ),
        severity,
    )
