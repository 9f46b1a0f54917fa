"""
Plan of a child's support: what it is to lead to, who gives it, and when it is expected to end.

A plan has no recipient: child, parents and those who give the support read the same one. The
paragraph on plans is not confirmed, so none is printed.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Fact
from texts import shared, tables

HOME = {
    "hjemme": "Hjemme",
    "plejefamilie": "I en plejefamilie",
    "doegninstitution": "På en døgninstitution",
}


def letter() -> Letter:
    """The whole plan."""
    letter, block = shared.begin("Handleplan for barnet", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _situation(letter)
    _views(letter)
    _goals(letter)
    _support(letter)
    _away(letter)
    _agreed(letter)
    _follow_up(letter)
    shared.sign(letter, "Planen er skrevet af")
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Handleplan for {{ barn.navn }}")
    letter.lead_in(
        "Planen fortæller, hvilken støtte {{ barn.navn }} får, hvad støtten skal føre til, "
        "og hvornår den ventes at slutte. Planen er ikke en afgørelse."
    )
    letter.facts(
        "Planens datoer, og hvem der har været med",
        ("Om planen", "Oplysning"),
        Fact("Planen gælder fra", "{{ plan.fra|dato }}"),
        Fact("Afløser planen fra", "{{ plan.afloeser|dato }}", when="plan.afloeser is udfyldt"),
        Fact(
            "Støtten ventes at slutte",
            "{% if plan.forventet_slut is udfyldt %}{{ plan.forventet_slut|dato }}"
            "{% else %}Det ved vi ikke endnu. {{ plan.slut_ukendt }}{% endif %}",
        ),
        Fact("Her bor barnet", tables.choice("plan.bor", HOME)),
        Fact("Planen er lavet sammen med", "{{ plan.deltagere|liste }}"),
    )
    letter.heading("Formål med støtten")
    letter.text("{{ plan.formaal|afsnit }}")


def _situation(letter: Letter) -> None:
    letter.heading("Barnets situation")
    for title, field in (
        ("Det går godt", "ressourcer"),
        ("Det er svært", "vanskeligheder"),
        ("Det har barnet brug for", "behov"),
    ):
        letter.heading(title, 2)
        letter.text(f"{{{{ situation.{field}|afsnit }}}}")


def _views(letter: Letter) -> None:
    letter.heading("Barnets synspunkter")
    shared.child_views(letter, "synspunkter.barnet")
    shared.child_views_rule(letter)
    letter.heading("Forældrenes synspunkter")
    letter.text("{{ synspunkter.foraeldrene|afsnit }}")


def _goals(letter: Letter) -> None:
    letter.heading("Mål")
    letter.lead_in("Støtten skal føre til disse mål:")
    tables.goals(letter, "plan.maal")


def _support(letter: Letter) -> None:
    letter.heading("Støtten")
    letter.lead_in("I tabellen står, hvilken støtte der bliver givet, og hvem der giver den.")
    tables.support(letter, "plan.stoette")


def _away(letter: Letter) -> None:
    with letter.when('plan.bor != "hjemme"'):
        letter.heading("Mens barnet bor uden for hjemmet")
        for title, field in (
            ("Stedets opgave", "opgave"),
            ("Kontakt med familien", "kontakt"),
            ("Skole, helbred og fritid", "hverdag"),
        ):
            letter.heading(title, 2)
            letter.text(f"{{{{ uden_for_hjemmet.{field}|afsnit }}}}")
        letter.heading("Forældrenes egen handleplan", 2)
        with letter.when("uden_for_hjemmet.foraeldreplan"):
            letter.text(
                "Der er også lavet en handleplan for forældrene. Den skal styrke omsorgen "
                "i hjemmet, så {{ barn.navn }} kan komme hjem."
            )
            letter.otherwise()
            letter.text(
                "Der er ikke lavet en handleplan for forældrene. "
                "{{ uden_for_hjemmet.hvorfor_ingen_foraeldreplan }}"
            )


def _agreed(letter: Letter) -> None:
    with letter.when("plan.aftaler is udfyldt"):
        letter.heading("Det har vi aftalt")
        tables.agreements(letter, "plan.aftaler")


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.lead_in(
        "Vi følger op på planen den {{ plan.opfoelgning|dato }}. "
        "Så taler vi om, hvordan det går med målene, og om støtten stadig passer. "
        "Sig til før, hvis noget ændrer sig."
    )
