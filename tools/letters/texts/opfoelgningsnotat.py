"""
Note of a follow-up, for the file: what everybody says, the assessment, and who does what now.

The letter `opfoelgning` tells one party what that party may know. The note holds all sides of
the case, with their sources, and the steps that a change of the support asks for.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared, tables

RESULT = "opfoelgning.resultat"


def letter() -> Letter:
    """The whole note."""
    letter, block = shared.begin("Opfølgningsnotat", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _goals(letter)
    _views(letter)
    _statements(letter)
    _assessment(letter)
    _plan(letter)
    _tasks(letter)
    _next(letter)
    _law(letter)
    shared.sign(letter, "Notatet er skrevet af")
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Opfølgningsnotat om {{ barn.navn }}")
    letter.lead_in(
        "Notatet er til sagen. Det viser, hvad kommunen ved om støtten nu, og hvad der skal ske. "
        "Det er ikke en afgørelse."
    )
    letter.facts(
        "Opfølgningens dato, form og deltagere",
        ("Om opfølgningen", "Oplysning"),
        Fact("Dato", "{{ opfoelgning.dato|dato }}"),
        Fact("Form", "{{ opfoelgning.form }}"),
        Fact("Deltagere", "{{ opfoelgning.deltagere|liste }}"),
        Fact(
            "Sidste opfølgning",
            "{% if opfoelgning.sidste is udfyldt %}{{ opfoelgning.sidste|dato }}"
            "{% else %}Dette er den første{% endif %}",
        ),
        Fact("Handleplan fra", "{{ opfoelgning.handleplan|dato }}"),
    )
    letter.heading("Støtten i dag")
    letter.lead_in("Denne støtte bliver givet nu:")
    tables.support(letter, "opfoelgning.stoette")


def _goals(letter: Letter) -> None:
    letter.heading("Mål og status")
    letter.lead_in("I tabellen står hvert mål, og hvordan det går med det.")
    letter.table(
        "Mål: hvordan det går, hvad der viser det, og hvem der har set det",
        "m in opfoelgning.maal",
        Column("Mål", "{{ m.maal }}", 4.6),
        Column("Hvordan går det?", tables.choice("m.status", tables.STATES), 2.8),
        Column("Det viser det", "{{ m.bemaerkning }}", 5.4),
        Column("Kilde", "{{ m.kilde }}", 3.2),
    )


def _views(letter: Letter) -> None:
    letter.heading("Barnets synspunkter")
    shared.child_views(letter, "opfoelgning.barnet")
    letter.heading("Sådan har vi taget hensyn til barnets synspunkter", 2)
    letter.text("{{ opfoelgning.barnets_vaegt|afsnit }}")
    letter.heading("Forældrenes synspunkter")
    with letter.each("f in opfoelgning.foraeldre"):
        letter.heading("{{ f.navn }} ({{ f.tilknytning }})", 2)
        letter.text("{{ f.synspunkter|afsnit }}")


def _statements(letter: Letter) -> None:
    letter.heading("Udtalelser fra andre")
    with letter.when("opfoelgning.udtalelser is udfyldt"):
        with letter.each("u in opfoelgning.udtalelser"):
            letter.heading(
                "{{ u.kilde }}{% if u.dato is udfyldt %}, {{ u.dato|dato }}{% endif %}", 2
            )
            letter.text("{{ u.oplysning|afsnit }}")
        letter.otherwise()
        letter.text("Vi har ikke fået udtalelser til denne opfølgning.")


def _assessment(letter: Letter) -> None:
    letter.heading("Vurdering")
    letter.text(
        f'**{{% if {RESULT} == "fortsaetter" %}}Støtten fortsætter, som den er.'
        f'{{% elif {RESULT} == "aendres" %}}Støtten bør ændres.'
        "{% else %}Støtten bør stoppe.{% endif %}**",
        "{{ opfoelgning.vurdering|afsnit }}",
    )
    with letter.when(f'{RESULT} != "fortsaetter"'):
        letter.lead_in(
            f'Støtten {{% if {RESULT} == "aendres" %}}ændres{{% else %}}stopper{{% endif %}} '
            "først, når kommunen har truffet en afgørelse. Før den skal vi"
        )
        letter.bullets(
            "tage stilling til, om parterne skal høres",
            "have barnets synspunkter med i afgørelsen",
            "tage stilling til, om handleplanen skal ændres",
        )


def _plan(letter: Letter) -> None:
    letter.heading("Handleplanen")
    with letter.when("opfoelgning.handleplan_aendres"):
        letter.text("Handleplanen skal ændres. {{ opfoelgning.handleplan_aendring }}")
        letter.otherwise()
        letter.text("Handleplanen gælder, som den er.")


def _tasks(letter: Letter) -> None:
    letter.heading("Opgaver")
    tables.agreements(letter, "opfoelgning.opgaver")


def _next(letter: Letter) -> None:
    letter.heading("Næste opfølgning")
    with letter.when("opfoelgning.naeste is udfyldt"):
        letter.text("Vi følger op igen den {{ opfoelgning.naeste|dato }}.")
        letter.otherwise()
        letter.text("Der er ikke aftalt en ny opfølgning, fordi støtten bør stoppe.")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # so that the signature never stands alone on a page
        "Kommunen har pligt til at skrive vigtige oplysninger i sagen ned. "
        f"Det står i § 6, stk. 1, i {shared.OPENNESS_ACT}."
    )
