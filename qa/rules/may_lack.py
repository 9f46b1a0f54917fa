"""A field that may be missing must not be used as if it were there."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.guarding import guarded
from qa.proof.proof import Risk
from qa.proof.site import ITEM
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT010",
    "error",
    Message("En kode bruger et felt, der kan mangle", "A tag uses a field that may be missing"),
    Message(
        "Skemaet lader feltet mangle, og koden spørger ikke efter det: den sag bliver afvist,"
        " når brevet skal laves.",
        "The schema lets the field be missing, and the tag does not ask for it: that case is"
        " refused when the letter is to be made.",
    ),
    bad="Støtte: {{ bemaerkning }}",
    good="{% if bemaerkning is udfyldt %}Støtte: {{ bemaerkning }}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each use of a field by a case that the schema accepts and that lacks it."""
    strays = {(stray.name, stray.place) for stray in subject.strays}  # told as such
    for risk in subject.risks("absent"):
        name = risk.hazard.written
        if (name, risk.hazard.tag.place) in strays:
            continue
        yield told(
            subject.proof,
            risk,
            Message(f"»{name}« kan mangle her", f'"{name}" may be missing here'),
            guarded(risk.hazard.tag, f"{name} is udfyldt", _required(subject, risk)),
        )


def _required(subject: Subject, risk: Risk) -> Message:
    """Return how a field is made one that every case has, "" for the municipality's own."""
    path = risk.hazard.path
    if not path or path[0] == "kommune":
        return Message("", "")
    if subject.shelf is None:
        return Message("gør feltet påkrævet i skemaet", "make the field required in the schema")
    row = ".".join(step if isinstance(step, str) else ITEM for step in path)
    row, where = row.replace(f".{ITEM}", ITEM), commands.form(subject)
    return Message(
        f"skriv »ja« under »Skal udfyldes« ud for {row} {where.da}",
        f'write "yes" under "Required" beside {row} {where.en}',
    )
