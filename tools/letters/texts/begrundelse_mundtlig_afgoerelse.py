"""Written reasons for a decision that was given orally, to one who asked for them."""

from __future__ import annotations

from kit.letter import Letter
from texts import decisions, shared

OUTCOME = decisions.OUTCOME


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Begrundelse for mundtlig afgørelse")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    letter.subject("Begrundelse for mundtlig afgørelse om {{ afgoerelse.emne }}")
    shared.greeting(letter)
    _request(letter)
    _decision(letter)
    _reasons(letter)
    shared.complaint_of_oral(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _request(letter: Letter) -> None:
    letter.text(
        "Vi fortalte dig afgørelsen mundtligt den {{ afgoerelse.dato|dato }}. "
        "Den {{ anmodning.modtaget|dato }} bad du os om en skriftlig begrundelse. Her er den."
    )
    with letter.when("anmodning.forsinkelse is udfyldt"):
        letter.text(
            "Vi skulle have svaret eller skrevet til dig inden 14 dage. "
            "Det beklager vi, at vi ikke gjorde. {{ anmodning.forsinkelse }}"
        )
    letter.text(f"Din ret til en skriftlig begrundelse står i § 23 i {shared.PROCEDURE_ACT}.")


def _decision(letter: Letter) -> None:
    letter.heading("Afgørelse")
    letter.text(
        f'{{% if {OUTCOME} == "delvis" %}}**Du fik delvist medhold.**'
        "{% else %}**Du fik afslag.**{% endif %} {{ afgoerelse.resultat }}",
        "Det var {{ afgoerelse.fortalt_af }}, der fortalte dig om afgørelsen.",
    )


def _reasons(letter: Letter) -> None:
    letter.heading("Begrundelse")
    letter.text("Her kan du læse, hvorfor vi traf afgørelsen.")
    decisions.facts(letter)
    decisions.remarks(letter)
    with letter.when("begrundelse.barnets_synspunkter is udfyldt"):
        letter.heading("Barnets synspunkter", 2)
        letter.text("{{ begrundelse.barnets_synspunkter|afsnit }}")
    decisions.considerations(letter)
    decisions.rules(letter)
