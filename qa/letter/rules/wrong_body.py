"""The letter sends a complaint to a body of another country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.law.bodies import Authority
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR025",
    "error",
    Message("Klageinstansen er forkert", "The body of complaint is wrong"),
    Message(
        "En klage, der sendes til et forkert sted, går tabt, og fristen kan være løbet ud, før "
        "nogen opdager det.",
        "A complaint that is sent to a wrong place is lost, and the period may be over before "
        "anybody sees it.",
    ),
    bad="Du kan klage til Ankestyrelsen.",
    good="Du kan klage til Det Sociale Ankenævn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each body of another country that guidance on complaint names."""
    law, home = subject.catalogue.law, subject.jurisdiction
    route = law.route(home) if home else None
    if route is None:
        return
    own = {name for body in law.authorities if body.jurisdiction == home for name in _names(body)}
    others = [
        (name, body)
        for body in law.authorities
        if body.kind == "complaint" and body.jurisdiction != home
        for name in _names(body)
        if name not in own
    ]
    for _, heading in subject.outline.complaints:
        for line in heading.content:
            for name, body in others:
                pattern = rf"(?<!\w){re.escape(name)}s?(?!\w)"
                if re.search(pattern, line.text, re.IGNORECASE):
                    right = route.instance.name["da"]
                    message = Message(
                        f"{name} behandler ikke klager over denne afgørelse. Det gør {right}.",
                        f"{name} does not decide complaints of this decision. {right} does.",
                    )
                    fix = Message(f"Skriv {right}.", f"Write {right}.")
                    severity = body.evidence.severity
                    yield Found(subject.place(line, name), message, fix, severity, route.basis)


def _names(body: Authority) -> Iterator[str]:
    yield from body.name.values()
