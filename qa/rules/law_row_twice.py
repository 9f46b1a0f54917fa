"""A row of the law is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW023",
    "error",
    Message(
        "En række i lovkataloget findes to gange",
        "A row of the law is there twice",
    ),
    Message(
        "Egne rækker kan ikke træde i stedet for Segls: en række ændres kun af en "
        "rettelse, som siger hvem, hvorfra og hvor længe.",
        "Rows of one's own do not take the place of Segl's: a row is only changed by a "
        "correction, which says who, from where and how long.",
    ),
    bad="(law/gl.toml med en række, der findes)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each row that is in the catalogue already."""
    for issue in subject.issues("twice"):
        yield Found(subject.start, issue.message, issue.fix)
