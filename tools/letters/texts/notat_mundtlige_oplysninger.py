"""Note for the file of what somebody told by word of mouth that matters to the case."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Fact
from texts import shared

HOW = (
    '{% if oplysning.hvordan == "telefon" %}på telefon'
    '{% elif oplysning.hvordan == "moede" %}ved et møde'
    '{% elif oplysning.hvordan == "besoeg" %}ved et besøg'
    "{% else %}ved personligt fremmøde{% endif %}"
)


def letter() -> Letter:
    """The whole note."""
    letter = shared.note("Notat om mundtlige oplysninger")
    letter.text(
        "Vi skriver oplysningerne ned, fordi de har betydning for sagen om {{ barn.navn }}."
    )
    _facts(letter)
    letter.heading("Oplysningerne")
    letter.text("{{ oplysning.indhold|afsnit }}")
    _meaning(letter)
    _steps(letter)
    _law(letter)
    shared.sign(letter, "Notatet er skrevet af")
    return letter


def _facts(letter: Letter) -> None:
    letter.heading("Hvem, hvornår og hvordan")
    letter.facts(
        "Oplysningerne: hvem de kommer fra, hvornår og hvordan vi fik dem",
        ("Notat", "Oplysning"),
        Fact(
            "Oplyst af",
            "{{ oplysning.kilde.navn }}"
            "{% if oplysning.kilde.tilknytning is udfyldt %} "
            "({{ oplysning.kilde.tilknytning }}){% endif %}",
        ),
        Fact(
            "Oplyst den",
            f"{{{{ oplysning.dato|dato }}}} kl. {{{{ oplysning.klokken }}}}, {HOW}",
        ),
        Fact("Til", "{{ oplysning.modtaget_af }}"),
    )


def _meaning(letter: Letter) -> None:
    letter.heading("Betydning for sagen")
    letter.text("{{ oplysning.betydning|afsnit }}")
    letter.heading("Skal en part høres?", 2)
    with letter.when("oplysning.partshoering.skal_hoeres"):
        letter.text(
            "**Ja.** {{ oplysning.partshoering.begrundelse }}",
            f"Reglerne om partshøring står i §§ 19 og 20 i {shared.PROCEDURE_ACT}.",
        )
        letter.otherwise()
        letter.text("**Nej.** {{ oplysning.partshoering.begrundelse }}")


def _steps(letter: Letter) -> None:
    with letter.when("naeste_skridt is udfyldt"):
        letter.heading("Næste skridt")
        letter.lead_in("I tabellen står, hvem der gør hvad, og hvornår.")
        shared.steps(letter, "s in naeste_skridt")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # one paragraph, so that the heading follows the signature to its page
        "Får vi oplysninger mundtligt, og har de betydning for en afgørelse, "
        "skal vi skrive dem ned. "
        f"Det følger af § 6, stk. 1, i {shared.OPENNESS_ACT}."
    )
