"""Letter to a custody holder: the examination is late, why, and when it will be done."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Orientering om forsinket undersøgelse")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _delay(letter)
    _why(letter)
    _when(letter)
    _meanwhile(letter)
    _law(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _delay(letter: Letter) -> None:
    letter.subject("Undersøgelsen om {{ barn.navn }} bliver forsinket")
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        "Du får dette brev, fordi du har forældremyndigheden over {{ barn.navn }} "
        "(cpr-nr. {{ barn.cpr|cpr_skjult }}).",
        "Vi er i gang med en socialfaglig undersøgelse. Vi undersøger, "
        "hvordan {{ barn.navn }} og familien har det, og om der er brug for støtte. "
        "Undersøgelsen begyndte den {{ undersoegelse.startet|dato }}. Den skulle være færdig "
        "senest den {{ undersoegelse.frist|dato }}. "
        "**Det når vi desværre ikke.**",
    )


def _why(letter: Letter) -> None:
    letter.heading("Hvorfor undersøgelsen er forsinket")
    letter.text("{{ undersoegelse.grund|afsnit }}")


def _when(letter: Letter) -> None:
    letter.heading("Hvornår er undersøgelsen færdig?")
    letter.text(
        "Vi regner med, at undersøgelsen er færdig "
        "den **{{ undersoegelse.forventet|dato }}**. "
        "Så får du besked om, hvad vi er kommet frem til."
    )


def _meanwhile(letter: Letter) -> None:
    letter.heading("Det sker, mens du venter")
    letter.lead_in("Vi mangler at gøre dette:")
    with letter.each("punkt in undersoegelse.mangler"):
        letter.bullets("{{ punkt }}")
    with letter.when("undersoegelse.stoette_imens is udfyldt"):
        letter.after_block("{{ undersoegelse.stoette_imens }}")
    letter.after_block(
        "Kontakt os med det samme, hvis {{ barn.navn }} eller du får brug for hjælp, "
        "før undersøgelsen er færdig."
    )


def _law(letter: Letter) -> None:
    letter.heading("Regler")
    letter.text(
        "En socialfaglig undersøgelse skal være færdig inden to måneder. "
        "Ellers skal du have besked skriftligt. "
        f"Det står i § 3, stk. 1 og 2, i {shared.CHILD_ORDER}."
    )
