"""Hearing of a party: what the municipality knows, and the right to answer before it decides."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Partshøring")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _hearing(letter)
    shared.heard_facts(letter)
    _considerations(letter)
    shared.answer(letter)
    shared.representation(letter, "Den, der repræsenterer dig, kan også svare for dig. ")
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _hearing(letter: Letter) -> None:
    letter.subject("Partshøring i sagen om {{ barn.navn }}")
    shared.greeting(letter)
    letter.heading("Høring, inden vi træffer afgørelse")
    letter.text(
        "**Dette brev er en partshøring. Vi har ikke truffet afgørelse endnu.** "
        "Her kan du læse de oplysninger, vi vil bruge i sagen. "
        "Du kan fortælle os, hvad du mener om dem, før vi træffer afgørelse.",
        "Sagen handler om {{ hoering.sagen_handler_om }}."
        "{% if hoering.overvejer is udfyldt %} Vi overvejer {{ hoering.overvejer }}, "
        "men vi har ikke taget endelig stilling.{% endif %}",
    )


def _considerations(letter: Letter) -> None:
    letter.heading("Det vil vi lægge vægt på")
    letter.lead_in("Når vi træffer afgørelse, vil vi især lægge vægt på:")
    with letter.each("hensyn in hoering.vil_laegge_vaegt_paa"):
        letter.bullets("{{ hensyn }}")
