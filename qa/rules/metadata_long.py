"""What the records system is told must not be longer than it takes."""

from __future__ import annotations

from collections.abc import Iterator

from qa import filing
from qa.filing import Told
from qa.rule import Found, rule
from qa.subject import Subject
from render.esdh import pattern
from render.message import Message


@rule(
    "ESD006",
    "warning",
    Message(
        "En oplysning til journalen kan blive for lang",
        "Something told to the records system may grow too long",
    ),
    Message(
        "Journalsystemet tager højst et vist antal tegn. En sag, der giver flere, bliver afvist, "
        "så titlen ikke bliver klippet over.",
        "The records system takes no more than so many characters. A case that gives more is "
        "refused, so that no title is cut off.",
    ),
    bad="(titel i journalen) Om {barn.navn}",
    good="(titel i journalen) Om {sag.nr}",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Show each pattern that can be longer than its limit, as far as the schema says.

    The limits are those of SF1470 (guidance 1.7) and of the contract in the file itself.
    """
    limits = filing.limits(subject)
    for one in filing.told(subject):
        most = limits.get(one.key)
        if most is not None:
            yield from _judged(subject, one, most)


def _judged(subject: Subject, one: Told, most: int) -> Iterator[Found]:
    fixed = sum(len(piece) for piece in pattern.pieces(one.pattern) if isinstance(piece, str))
    total, unlimited = fixed, []
    for reference, shape in filing.known(subject, one):
        length = None if shape.is_unknown else filing.longest(reference, shape)
        total += length or 0
        if length is None and not shape.is_unknown:  # of what is not known nothing is said
            unlimited.append(reference.path)
    if total > most:
        yield Found(
            one.place, _long(one.key, total, most), _SHORTEN, "error" if fixed > most else ""
        )
    elif unlimited:
        yield Found(one.place, _endless(one.key, unlimited[0], most), _LIMIT)


def _long(key: str, total: int, most: int) -> Message:
    return Message(
        f"»{key}« kan blive på {total} tegn; journalsystemet tager højst {most}.",
        f'"{key}" can have {total} characters; the records system takes {most} at most.',
    )


def _endless(key: str, path: str, most: int) -> Message:
    return Message(
        f"»{key}« må højst have {most} tegn, men skemaet sætter ingen grænse for »{path}«.",
        f'"{key}" may have {most} characters at most, but the schema sets no limit to "{path}".',
    )


_SHORTEN = Message(
    "Forkort teksten under [metadata], eller sæt en lavere »maxLength« på feltet i skemaet.",
    'Shorten the text under [metadata], or set a lower "maxLength" on the field in the schema.',
)
_LIMIT = Message(
    "Sæt en »maxLength« på feltet i skemaet, eller brug et andet felt under [metadata].",
    'Set a "maxLength" on the field in the schema, or use another field under [metadata].',
)
