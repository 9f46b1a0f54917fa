"""Decision on support to a child, written to the person who applied."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import decisions, shared

OUTCOME = decisions.OUTCOME


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Afgørelse om støtte")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _introduction(letter)
    _decision(letter)
    with letter.when(f'{OUTCOME} != "medhold"'):
        _reasons(letter)
        shared.complaint(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Afgørelse om støtte til {{ barn.navn }}")
    shared.greeting(letter)


def _decision(letter: Letter) -> None:
    letter.heading("Afgørelse")
    with letter.when(f'{OUTCOME} == "medhold"'):
        letter.text(
            "**Du får fuldt medhold.** Vi giver {{ barn.navn }} den støtte, "
            "der er søgt om: {{ afgoerelse.ansoegt_om }}."
        )
        letter.otherwise(f'{OUTCOME} == "delvis"')
        letter.text(
            "**Du får delvist medhold.** Der er søgt om {{ afgoerelse.ansoegt_om }}. "
            "Vi giver {{ barn.navn }} noget af støtten. "
            "Vi giver afslag på {{ afgoerelse.afslag_paa }}."
        )
        letter.otherwise()
        letter.text(
            "**Du får afslag.** Vi giver ikke {{ barn.navn }} den støtte, "
            "der er søgt om: {{ afgoerelse.ansoegt_om }}."
        )
    letter.text(
        "Vi modtog ansøgningen den {{ afgoerelse.ansoegning_modtaget|dato }}, "
        "og vi traf afgørelsen den {{ afgoerelse.dato|dato }}."
    )
    with letter.when(f'{OUTCOME} != "afslag"'):
        _support(letter)


def _support(letter: Letter) -> None:
    letter.heading("Den støtte, vi giver", 2)
    letter.lead_in("I tabellen kan du se, hvilken støtte vi giver, og hvor længe.")
    letter.table(
        "Støtten: hvad vi giver, til hvem, hvor længe og hvor meget",
        "s in afgoerelse.stoette",
        Column("Støtte", "{{ s.navn }}", 4.8),
        Column("Til hvem", "{{ s.til }}", 3.5),
        Column("Periode", decisions.period("s"), 3.4),
        Column("Omfang", "{{ s.omfang }}", 4.3),
    )
    with letter.when("afgoerelse.opfoelgning is udfyldt"):
        letter.after_block(
            "Vi følger op på støtten senest den {{ afgoerelse.opfoelgning|dato }}. "
            "Her taler vi med dig om, hvordan støtten hjælper {{ barn.navn }}."
        )
    with letter.when("afgoerelse.oekonomi is udfyldt"):
        decisions.payment(letter, "afgoerelse.oekonomi")


def _reasons(letter: Letter) -> None:
    letter.heading("Begrundelse")
    letter.text(
        f'{{% if {OUTCOME} == "delvis" %}}'
        "Her kan du læse, hvorfor vi ikke giver al den støtte, der er søgt om."
        "{% else %}Her kan du læse, hvorfor vi giver afslag.{% endif %}"
    )
    decisions.facts(letter)
    decisions.remarks(letter)
    with letter.when("begrundelse.barnets_synspunkter is udfyldt"):
        letter.heading("Barnets synspunkter", 2)
        letter.text("{{ begrundelse.barnets_synspunkter|afsnit }}")
    decisions.considerations(letter)
    decisions.rules(letter)
