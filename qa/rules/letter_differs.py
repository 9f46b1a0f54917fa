"""Two renderers that fill the same case must give the same letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.gate.places import written
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Lav sagens brev med »segl render … --compare«, og se efter på det sted. Bruger I ikke "
    "docxtpl selv, er det Segls brev, der gælder.",
    'Make the case\'s letter by "segl render ... --compare" and look at that spot. If you do not '
    "use docxtpl yourselves, Segl's letter is the one that counts.",
)


@rule(
    "TAG032",
    "warning",
    Message("docxtpl giver et andet brev", "docxtpl gives another letter"),
    Message(
        "Den samme sag er udfyldt af to uafhængige programmer. Når brevene er forskellige, er "
        "stedet i skabelonen let at misforstå. Kun »segl lint --prove« sammenligner.",
        "The same case was filled in by two independent programs. Where the letters differ, the "
        'spot in the template is easily misread. Only "segl lint --prove" compares.',
    ),
    bad="(segl lint --prove, og de to breve er forskellige) Kære {{ navn }}",
    good="(segl lint --prove) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Tell each way in which the letters of the two renderers differ."""
    for one in subject.failures("differs"):
        case = written(one.case) if one.case is not None else ""
        message = Message(
            f"docxtpl giver et andet brev: {one.message.da}.",
            f"docxtpl gives another letter: {one.message.en}.",
        )
        yield Found(one.place, message, _FIX, case=case)
