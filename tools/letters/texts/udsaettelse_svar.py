"""Answer to a party who asks for time to give a statement: the new date."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Udsættelse")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _date(letter)
    _answer(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _date(letter: Letter) -> None:
    letter.subject("Du får mere tid i sagen om {{ barn.navn }}")
    shared.greeting(letter)
    letter.heading("Udsættelse")
    letter.text(
        "Den {{ udsaettelse.modtaget|dato }} bad du os om at vente med at træffe afgørelse, "
        "så du kan nå at udtale dig om {{ udsaettelse.sagen_handler_om }}.",
        "**Det venter vi med. Du kan udtale dig til og med den {{ udsaettelse.ny_frist|dato }}.** "
        "Vi træffer ikke afgørelse før efter den dag.",
    )
    with letter.when("udsaettelse.kortere_end_oensket"):
        letter.text(
            "Du bad om tid til den {{ udsaettelse.oensket|dato }}. "
            "Så længe kan vi ikke vente. {{ udsaettelse.hvorfor_kortere }}"
        )
    letter.text(f"Reglen om udsættelse står i § 21 i {shared.PROCEDURE_ACT}.")


def _answer(letter: Letter) -> None:
    letter.heading("Sådan udtaler du dig")
    shared.ways_to_answer(letter)
    letter.text(
        "Hører vi ikke fra dig inden fristen, kan vi træffe afgørelse ud fra "
        "de oplysninger, vi har."
    )
