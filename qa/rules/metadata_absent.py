"""What the records system is told must be there in every case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.proof.proof import Risk
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message, did_you_mean
from render.place import METADATA

_WARNED = frozenset({"blank"})  # as in the text of the letter (DAT011)


@rule(
    "ESD005",
    "error",
    Message(
        "Journalen kan komme til at mangle en oplysning om brevet",
        "The records system may lack something about the letter",
    ),
    Message(
        "Et felt under [metadata] findes ikke i skemaet, eller det kan mangle i en sag: så bliver"
        " sagen afvist, og brevet bliver ikke lavet.",
        "A field under [metadata] is not in the schema, or may be missing in a case: that case is"
        " refused, and the letter is not made.",
    ),
    bad="(titel i journalen) Om {bemaerkning}",
    good="(titel i journalen) Om {sag.nr}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each field of the metadata that is unknown, or that some case lacks; each once."""
    seen: set[tuple[str, str]] = set()
    for found in (*_unknown(subject), *_risky(subject)):
        key = (found.place.quote, found.message.da)
        if key not in seen:  # the title stands in two of the file's properties
            seen.add(key)
            yield replace(found, place=replace(found.place, part=""))


def _unknown(subject: Subject) -> Iterator[Found]:
    for walk in subject.walks:
        for one in walk.unknown.values():
            if one.tag.place.story == METADATA:
                name = one.written
                message = Message(
                    f"»{name}« er ikke et felt i skemaet.", f'"{name}" is no field of the schema.'
                )
                fix = did_you_mean([one.suggestion]) if one.suggestion else _MEND
                yield Found(one.tag.place, message, fix)


def _risky(subject: Subject) -> Iterator[Found]:
    for risk in subject.metadata_risks:
        found = told(subject.proof, risk, _what(risk), _MEND)
        yield replace(found, severity="warning" if risk.hazard.kind in _WARNED else "")


def _what(risk: Risk) -> Message:
    name, why = risk.hazard.written, risk.hazard.why
    match risk.hazard.kind:
        case "absent":
            return Message(f"»{name}« kan mangle", f'"{name}" may be missing')
        case "blank":
            return Message(f"»{name}« kan være blank", f'"{name}" may be blank')
    return Message(
        f"»{name}« kan have en værdi, der ikke kan skrives ({why.da.rstrip('.')})",
        f'"{name}" may have a value that cannot be written ({why.en.rstrip(".")})',
    )


_MEND = Message(
    "Brug et felt, som alle sager har, under [metadata] i template.toml, eller gør feltet "
    "påkrævet i skemaet.",
    "Use a field that all cases have under [metadata] of template.toml, or make the field required "
    "in the schema.",
)
