"""A correction of the law has run out."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW021",
    "warning",
    Message(
        "En rettelse af lovkataloget er udløbet",
        "A correction of the law has run out",
    ),
    Message(
        "En rettelse gælder kun, til den udløber. Derefter gælder Segls egen række igen, "
        "og den, der rettede, skal se på det.",
        "A correction only counts until it runs out. Then Segl's own row counts again, "
        "and who corrected it must look at it.",
    ),
    bad="(law/gl.toml med en udløbet rettelse)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each correction that has run out."""
    for issue in subject.issues("expired"):
        yield Found(subject.start, issue.message, issue.fix)
