"""A protected address may stand in that person's own letter alone."""

from __future__ import annotations

from collections.abc import Iterator

from qa.guarding import guarded
from qa.law.hidden import Told
from qa.proof.telling import case_text, when
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import NOTHING, Message

BASIS = (
    "Skemaets eget felt: en beskyttet adresse må kun stå i personens eget brev. Tavshedspligt: "
    "Landstingslov nr. 8 af 13. juni 1994, kapitel 8"
)


@rule(
    "LAW031",
    "error",
    Message(
        "En beskyttet adresse kan komme i en andens brev",
        "A protected address may get into another's letter",
    ),
    Message(
        "Den, der har adressebeskyttelse, kan være i fare, hvis adressen bliver kendt. Brevet går"
        " til en anden, og det, der først er sendt, kan ikke kaldes tilbage.",
        "Who has a protected address may be in danger when it becomes known. The letter goes to"
        " another, and what is sent cannot be called back.",
    ),
    bad="(plejefamilien kan have beskyttet adresse) {{ modtager.navn }}: "
    "{{ plejefamilie.adresse.vej }}",
    good="(plejefamilien kan have beskyttet adresse) {{ modtager.navn }}: "
    "{% if not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each output of another's address that some case has protected, or may have."""
    for one in subject.hidden.told:
        how = NOTHING
        if subject.proof is not None and one.flag:
            how = when(one.shown.condition, one.shown.case, subject.proof.contract)
        yield Found(
            one.tag.place,
            _message(one, how),
            guarded(one.tag, f"not {one.flag}", _LEFT_OUT) if one.flag else _UNSAID,
            "error" if one.flag else "warning",
            BASIS,
            case_text(one.shown.case),
        )


def _message(one: Told, how: Message) -> Message:
    if not one.flag:
        return Message(
            f"»{one.path}« er en andens adresse, og skemaet siger ikke, om den er beskyttet.",
            f'"{one.path}" is the address of another, and the schema does not say whether it is '
            "protected.",
        )
    return Message(
        f"»{one.path}« kan stå i brevet til en anden, selv om adressen er beskyttet{how.da}.",
        f'"{one.path}" may stand in the letter to another although the address is '
        f"protected{how.en}.",
    )


_LEFT_OUT = Message("lad adressen udgå af brevet", "leave the address out of the letter")
_UNSAID = Message(
    "Lad adressen udgå af brevet, eller giv skemaet et felt ved siden af den, »adressebeskyttet« "
    "(common.json), og spørg efter det. Er det en myndigheds eller institutions adresse, så brug "
    "»myndighedsadresse«.",
    'Leave the address out of the letter, or give the schema a field beside it, "adressebeskyttet" '
    "(common.json), and ask for it. For the address of an authority or institution, use "
    '"myndighedsadresse".',
)
