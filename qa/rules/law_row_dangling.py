"""A row of the law refers to none."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW024",
    "error",
    Message(
        "En række i lovkataloget viser hen til en, der ikke findes",
        "A row of the law refers to none",
    ),
    Message(
        "En klagevej uden myndighed eller en flyttet paragraf uden lov kan ikke bruges, "
        "og rækken tæller ikke med.",
        "A route without its authority, or a move without its statute, cannot be used, "
        "and the row does not count.",
    ),
    bad="(law/gl.toml med en klagevej til en ukendt myndighed)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each row that refers to one that is not there."""
    for issue in subject.issues("dangling"):
        yield Found(subject.start, issue.message, issue.fix)
