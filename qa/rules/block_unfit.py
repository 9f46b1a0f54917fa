"""A block must hold only what can stand in another file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Åbn blokkens Word-fil i bibliotekets mappe »blocks«, og ret den der.",
    'Open the Word file of the block in the library\'s folder "blocks", and mend it there.',
)


@rule(
    "LIB012",
    "error",
    Message("En blok kan ikke sættes ind", "A block cannot be inserted"),
    Message(
        "Sektionsskift, noter, indlejrede objekter og andre blokke hører til én bestemt fil. De "
        "ville gå tabt eller ødelægge brevet, så ingen breve med blokken bliver udfyldt.",
        "Section breaks, notes, embedded objects and other blocks belong to one certain file. They "
        "would be lost or spoil the letter, so that no letter with the block is filled.",
    ),
    bad="(biblioteket har blokken »hilsen« med et sektionsskift)\nKære {{ navn }}\n"
    "{{p blok('hilsen') }}",
    good="(biblioteket har blokken »hilsen«)\nKære {{ navn }}\n{{p blok('hilsen') }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what stands in the way, at its place in the block's file."""
    if subject.block is not None:
        for fault in subject.block.block.faults:
            yield Found(replace(fault.place, source=""), fault.message, _FIX)
        return
    for fault in subject.faults("block-unfit"):
        yield Found(fault.place, fault.message, _FIX)
