"""A field must be of a kind that the tag can use."""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT004",
    "error",
    Message("En kode bruger et felt af en forkert slags", "A tag uses a field of the wrong kind"),
    Message(
        "En liste, en gruppe eller et ja/nej kan ikke skrives, som det er, og et filter, en"
        " beregning eller en sammenligning tager kun sine egne slags: sagen bliver afvist.",
        "A list, a group or a yes/no cannot be printed as it is, and a filter, a calculation or a"
        " comparison takes only its own kinds: the case is refused.",
    ),
    bad="Samtykke: {{ medhold }}",
    good="Samtykke: {{ medhold|ja_nej }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each by a case whose value is of a kind that the tag does not take."""
    for risk in subject.risks("kind"):
        yield told(subject.proof, risk, _named(risk.hazard.written, risk.hazard.why), None)


def _named(name: str, why: Message) -> Message:
    """Return why a tag cannot use a value, in a sentence that names the field once."""
    return Message(
        _sentence(f"»{name}«", why.da, "Feltet"), _sentence(f'"{name}"', why.en, "The field")
    )


def _sentence(name: str, why: str, subject: str) -> str:
    why = why.rstrip(".")
    if why.startswith(f"{subject} "):
        return name + why.removeprefix(subject)
    return why if name in why else f"{name}: {why}"
