"""Report to the municipality from the place or family that gives the support; its own words."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared, tables

KINDS = {
    "doegninstitution": "Døgninstitution",
    "plejefamilie": "Plejefamilie",
    "familiecenter": "Børne- og familiecenter",
    "anden": "Anden, der giver støtten",
}


def letter() -> Letter:
    """The whole report."""
    letter, block = shared.begin("Statusrapport", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _goals(letter)
    _everyday(letter)
    _child(letter)
    _events(letter)
    _assessment(letter)
    _known(letter)
    letter.signature(
        "{{ sted.skrevet_af }}",
        "{{ sted.titel }}",
        "{{ sted.navn }}",
        greeting="Rapporten er skrevet af",
    )
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Statusrapport om {{ barn.navn }}")
    letter.lead_in(
        "{{ sted.navn }} har skrevet rapporten til {{ kommune.navn }}. Den fortæller, hvordan "
        "det går med {{ barn.navn }} og med målene for støtten."
    )
    letter.facts(
        "Rapportens afsender og periode",
        ("Om rapporten", "Oplysning"),
        Fact("Til", "{{ sagsbehandler.navn }}, {{ sagsbehandler.titel }}"),
        Fact("Fra", "{{ sted.navn }}"),
        Fact("Stedets art", tables.choice("sted.art", KINDS)),
        Fact("Skrevet af", "{{ sted.skrevet_af }}, {{ sted.titel }}"),
        Fact("Telefon", "{{ sted.telefon|telefon }}"),
        Fact("Periode", "{{ status.fra|dato }} til {{ status.til|dato }}"),
        Fact("Handleplan fra", "{{ status.handleplan|dato }}", when="status.handleplan is udfyldt"),
    )


def _goals(letter: Letter) -> None:
    letter.heading("Mål og status")
    letter.lead_in("I tabellen står hvert mål, og hvordan det går med det.")
    letter.table(
        "Mål: hvordan det går, hvad vi har set, og hvad vi gør nu",
        "m in status.maal",
        Column("Mål", "{{ m.maal }}", 4.2),
        Column("Hvordan går det?", tables.choice("m.status", tables.STATES), 2.6),
        Column("Det har vi set", "{{ m.bemaerkning }}", 5.0),
        Column("Det gør vi nu", "{{ m.nu }}", 4.2),
    )


def _everyday(letter: Letter) -> None:
    letter.heading("Barnets hverdag")
    letter.heading("Trivsel og udvikling", 2)
    letter.text("{{ hverdag.trivsel|afsnit }}")
    for title, field in (
        ("Skole eller daginstitution", "skole"),
        ("Helbred", "helbred"),
        ("Fritid og venner", "fritid"),
    ):
        with letter.when(f"hverdag.{field} is udfyldt"):
            letter.heading(title, 2)
            letter.text(f"{{{{ hverdag.{field}|afsnit }}}}")
    letter.heading("Kontakt med familien", 2)
    letter.text("{{ hverdag.familien|afsnit }}")


def _child(letter: Letter) -> None:
    letter.heading("Barnets egne ord")
    shared.child_views(letter, "status.barnet")


def _events(letter: Letter) -> None:
    letter.heading("Vigtige hændelser")
    with letter.when("status.haendelser is udfyldt"):
        letter.lead_in("I tabellen står det vigtigste, der er sket i perioden.")
        letter.table(
            "Hændelser: hvornår, hvad der skete, og hvad vi gjorde",
            "h in status.haendelser",
            Column("Dato", '{{ h.dato|dato("kort") }}', 2.6),
            Column("Det skete", "{{ h.hvad }}", 6.7),
            Column("Det gjorde vi", "{{ h.handling }}", 6.7),
        )
        letter.otherwise()
        letter.text("Der har ikke været særlige hændelser i perioden.")


def _assessment(letter: Letter) -> None:
    letter.heading("Stedets vurdering")
    letter.text(
        '**{% if status.forslag == "fortsaetter" %}Vi foreslår, at støtten fortsætter, som den er.'
        '{% elif status.forslag == "aendres" %}Vi foreslår, at støtten bliver ændret.'
        "{% else %}Vi foreslår, at støtten stopper.{% endif %}**",
        "{{ status.vurdering|afsnit }}",
        "Det er kommunen, der afgør, om støtten skal ændres.",
    )
    with letter.when("status.brug_for is udfyldt"):
        letter.heading("Det har vi brug for fra kommunen", 2)
        letter.text("{{ status.brug_for|afsnit }}")


def _known(letter: Letter) -> None:
    letter.heading("Hvem kender rapporten")
    with letter.when("status.gennemgaaet_med is udfyldt"):
        letter.lead_in("Vi har gennemgået rapporten med {{ status.gennemgaaet_med|liste }}.")
        letter.otherwise()
        letter.lead_in(
            "Vi har ikke gennemgået rapporten med barnet eller familien. "
            "{{ status.hvorfor_ikke_gennemgaaet }}"
        )
