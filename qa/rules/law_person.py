"""Somebody is named where the library's own law is to name a role."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW025",
    "warning",
    Message("En person er nævnt i »law«", 'A person is named in "law"'),
    Message(
        "Filerne bliver liggende i biblioteket og følger med i rapporter og ved breve. Hvem der "
        "retter eller bekræfter en række, skrives som en rolle.",
        "The files stay in the library, and go into reports and beside letters. Who corrects or "
        "confirms a row is written as a role.",
    ),
    bad="(law/gl.toml med en rettelse, hvor der står et navn)",
    good="(law/gl.toml med en rettelse, der gælder)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each correction or confirmation that names somebody; the name is not repeated."""
    for issue in subject.issues("person"):
        yield Found(subject.start, issue.message, issue.fix)
