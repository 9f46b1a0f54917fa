"""Follow-up on support: how it goes, what was agreed, and when the next one is; no decision."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import shared, tables

RESULT = "opfoelgning.resultat"


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Opfølgning på støtte")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _introduction(letter)
    _goals(letter)
    _views(letter)
    _assessment(letter)
    _agreed(letter)
    _next(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Opfølgning på støtten til {{ barn.navn }}")
    shared.greeting(letter)
    letter.text(
        "Den {{ opfoelgning.dato|dato }} fulgte vi op på støtten. "
        "Med til opfølgningen var {{ opfoelgning.deltagere|liste }}. "
        "Her kan du læse, hvordan det går, og hvad der skal ske nu."
    )
    letter.heading("Støtten i dag")
    with letter.each("s in opfoelgning.stoette"):
        letter.bullets("**{{ s.navn }}:** {{ s.omfang }}, fra den {{ s.start|dato }}")


def _goals(letter: Letter) -> None:
    letter.heading("Mål og status")
    letter.lead_in("I tabellen kan du se målene for støtten, og hvordan det går med dem.")
    letter.table(
        "Mål: hvad vi vil opnå, hvordan det går, og hvad vi har set",
        "m in opfoelgning.maal",
        Column("Mål", "{{ m.maal }}", 5.2),
        Column(
            "Hvordan går det?",
            '{% if m.status == "naaet" %}Nået{% elif m.status == "paa_vej" %}På vej'
            "{% else %}Ikke nået endnu{% endif %}",
            3.2,
        ),
        Column("Det har vi set", "{{ m.bemaerkning }}", 7.6),
    )


def _views(letter: Letter) -> None:
    letter.heading("Barnets synspunkter")
    shared.child_views(letter, "opfoelgning.barnet")
    shared.child_views_rule(letter)
    letter.heading("Dine synspunkter")
    letter.text("{{ opfoelgning.modtagerens_synspunkter|afsnit }}")
    with letter.when("opfoelgning.andre is udfyldt"):
        letter.heading("Oplysninger fra andre")
        with letter.each("a in opfoelgning.andre"):
            letter.bullets(
                "**{{ a.kilde }}{% if a.dato is udfyldt %} ({{ a.dato|dato }}){% endif %}:** "
                "{{ a.oplysning }}"
            )


def _assessment(letter: Letter) -> None:
    letter.heading("Vores vurdering")
    letter.text(
        f'**{{% if {RESULT} == "fortsaetter" %}}Støtten fortsætter, som den er.'
        f'{{% elif {RESULT} == "aendres" %}}Vi vurderer, at støtten bør ændres.'
        "{% else %}Vi vurderer, at støtten bør stoppe.{% endif %}**",
        "{{ opfoelgning.vurdering|afsnit }}",
    )
    with letter.when(f'{RESULT} != "fortsaetter"'):
        letter.text(
            "Dette brev er ikke en afgørelse. Vi "
            f'{{% if {RESULT} == "aendres" %}}ændrer{{% else %}}stopper{{% endif %}} ikke støtten, '
            "før vi har truffet en afgørelse. Fortæl os gerne først, hvad du mener."
        )


def _agreed(letter: Letter) -> None:
    with letter.when("opfoelgning.aftaler is udfyldt"):
        letter.heading("Det har vi aftalt")
        tables.agreements(letter, "opfoelgning.aftaler")


def _next(letter: Letter) -> None:
    letter.heading("Næste opfølgning")
    with letter.when("opfoelgning.naeste is udfyldt"):
        letter.text(
            "Vi følger op igen den {{ opfoelgning.naeste|dato }}. "
            "Kontakt os før, hvis noget ændrer sig."
        )
        letter.otherwise()
        letter.text("Vi har ikke aftalt en ny opfølgning. Kontakt os, hvis noget ændrer sig.")
