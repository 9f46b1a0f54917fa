"""A row of the law does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW022",
    "error",
    Message(
        "En række i lovkataloget findes ikke",
        "A row of the law does not exist",
    ),
    Message(
        "En rettelse eller bekræftelse af en række, der ikke findes, har ingen virkning, "
        "og det opdager ellers ingen.",
        "A correction or confirmation of a row that does not exist has no effect, and "
        "nobody would notice.",
    ),
    bad="(law/gl.toml med en rettelse af en række, der ikke findes)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each row that is corrected, confirmed or extended and does not exist."""
    for issue in subject.issues("unknown"):
        yield Found(subject.start, issue.message, issue.fix)
