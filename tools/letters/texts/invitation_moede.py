"""Invitation to a meeting: the letter of the library that `segl new` makes."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared

PARENT = 'modtager.rolle == "foraeldremyndighedsindehaver"'


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Invitation til møde")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _meeting(letter)
    _others(letter)
    with letter.when(PARENT):  # the others are no parties to the case
        shared.representation(letter)
    _changes(letter)
    shared.sign(letter)
    return letter


def _meeting(letter: Letter) -> None:
    letter.subject("Invitation til møde om {{ barn.navn }}")
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        "Vi vil gerne holde et møde med dig om {{ barn.navn }} "
        "(cpr-nr. {{ barn.cpr|cpr_skjult }}). Vi inviterer dig, fordi du "
        f"{{% if {PARENT} %}}"
        "har forældremyndigheden over {% else %}er en del af netværket omkring {% endif %}"
        "{{ barn.navn }}."
    )
    letter.heading("Mødet")
    letter.lead_in("Mødet handler om {{ moede.emne }}.")
    letter.contact(
        "[[Dag:]] {{ moede.dato|dato }}",
        "[[Tid:]] kl. {{ moede.klokken }}",
        "[[Sted:]] {{ moede.sted }}",
    )
    with letter.when("moede.tolk"):
        letter.after_block("Der er en tolk med, så du kan tale det sprog, du helst vil.")
    with letter.when("moede.forberedelse is udfyldt"):
        letter.heading("Før mødet", 2)
        letter.text("{{ moede.forberedelse|afsnit }}")


def _others(letter: Letter) -> None:
    letter.heading("Hvem kommer til mødet?")
    letter.lead_in("Ud over dig kommer:")
    with letter.each("person in moede.deltagere"):
        letter.bullets(
            "{{ person.navn }}"
            "{% if person.tilknytning is udfyldt %}, {{ person.tilknytning }}{% endif %}"
        )


def _changes(letter: Letter) -> None:
    letter.heading("Hvis du ikke kan komme")
    letter.text(
        "Ring til mig på telefon {{ sagsbehandler.telefon|telefon }}, eller skriv til "
        "{{ sagsbehandler.email }}, så snart du kan. Så finder vi en anden dag sammen."
    )
    letter.lead_in(  # so that the signature never stands alone on a page
        "Du kan vælge, om vi skal skrive til dig på grønlandsk eller dansk."
    )
