"""Draft decision sent as a hearing: what the municipality means to decide, and the answer to it."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Udkast til afgørelse – høring")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _hearing(letter)
    _draft(letter)
    shared.heard_facts(letter)
    _assessment(letter)
    shared.answer(letter)
    _afterwards(letter)
    shared.representation(letter, "Den, der repræsenterer dig, kan også svare for dig. ")
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _hearing(letter: Letter) -> None:
    letter.subject("Udkast til afgørelse – høring i sagen om {{ barn.navn }}")
    shared.greeting(letter)
    letter.heading("Høring, inden vi træffer afgørelse")
    letter.text(
        "**Dette er et udkast. Vi har ikke truffet afgørelse endnu.** "
        "Brevet er en partshøring. Du kan se, hvilken afgørelse vi regner med at træffe, "
        "og hvad den bygger på. Du kan fortælle os, hvad du mener, før vi træffer afgørelse.",
        "Sagen handler om {{ hoering.sagen_handler_om }}.",
    )


def _draft(letter: Letter) -> None:
    letter.heading("Udkast til afgørelse")
    letter.text("**Vi regner med at** {{ udkast.afgoerelse }}.")
    with letter.when("udkast.uddybning is udfyldt"):
        letter.text("{{ udkast.uddybning|afsnit }}")


def _assessment(letter: Letter) -> None:
    letter.heading("Vores foreløbige vurdering")
    letter.text("{{ udkast.vurdering|afsnit }}")
    with letter.when("udkast.barnets_synspunkter is udfyldt"):
        letter.heading("Barnets synspunkter", 2)
        letter.text("{{ udkast.barnets_synspunkter|afsnit }}")
    letter.heading("Det vil vi lægge vægt på", 2)
    letter.lead_in("Når vi træffer afgørelse, vil vi især lægge vægt på:")
    with letter.each("hensyn in hoering.vil_laegge_vaegt_paa"):
        letter.bullets("{{ hensyn }}")
    letter.heading("Regler", 2)
    letter.lead_in(f"Udkastet bygger på disse regler i {shared.CHILD_ACT}:")
    with letter.each("regel in udkast.lovhenvisninger"):
        letter.bullets("**{{ regel.bestemmelse }}:** {{ regel.indhold }}")


def _afterwards(letter: Letter) -> None:
    letter.heading("Det sker bagefter")
    letter.text(
        "Vi læser dit svar og træffer så afgørelse. Afgørelsen kan blive en anden end udkastet. "
        "Du får et nyt brev med afgørelsen. Får du ikke fuldt medhold, "
        "står der også, hvorfor vi har truffet den, og hvordan du kan klage."
    )
