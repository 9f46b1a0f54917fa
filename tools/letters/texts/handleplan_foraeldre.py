"""
Plan for a parent while the child lives elsewhere: how the care at home grows strong again.

It is made together with the child's plan. The paragraph on plans is not confirmed, so none is
printed. Each parent gets a plan of his or her own, with only what that parent may know.
"""

from __future__ import annotations

from kit.letter import Letter
from texts import shared, tables


def letter() -> Letter:
    """The whole plan."""
    letter, recipient = shared.begin("Handleplan for forældre")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _introduction(letter)
    _situation(letter)
    _views(letter)
    _goals(letter)
    _support(letter)
    _contact(letter)
    _home(letter)
    _follow_up(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Handleplan for dig som forælder")
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        "Du får denne plan, fordi du er forælder til {{ barn.navn }} "
        "(cpr-nr. {{ barn.cpr|cpr_skjult }}), som bor uden for hjemmet lige nu. "
        "Planen viser, hvilken hjælp du får, og hvad vi har aftalt. Den er ikke en afgørelse."
    )
    with letter.when("plan.sammen_med is udfyldt"):
        letter.text("Planen er også for {{ plan.sammen_med }}, som får sit eget eksemplar.")
    letter.heading("Formål")
    letter.text(
        "**Planen skal styrke omsorgen i hjemmet, så {{ barn.navn }} kan komme hjem.**",
        "{{ plan.formaal|afsnit }}",
        "Planen er lavet sammen med handleplanen for {{ barn.navn }} "
        "fra den {{ plan.barnets_plan|dato }}. De to planer hører sammen.",
    )


def _situation(letter: Letter) -> None:
    letter.heading("Din situation")
    letter.heading("Det går godt", 2)
    letter.text("{{ situation.ressourcer|afsnit }}")
    letter.heading("Det er svært", 2)
    letter.text("{{ situation.vanskeligheder|afsnit }}")


def _views(letter: Letter) -> None:
    letter.heading("Dine synspunkter")
    letter.text("{{ synspunkter.modtageren|afsnit }}")
    letter.heading("Barnets synspunkter")
    shared.child_views(letter, "synspunkter.barnet")
    shared.child_views_rule(letter)


def _goals(letter: Letter) -> None:
    letter.heading("Mål")
    letter.lead_in("Det skal vi nå sammen:")
    tables.goals(letter, "plan.maal")


def _support(letter: Letter) -> None:
    letter.heading("Støtten til dig")
    letter.lead_in("I tabellen kan du se, hvilken støtte du får, og hvem der giver den.")
    tables.support(letter, "plan.stoette")
    letter.heading("Det har vi aftalt", 2)
    tables.agreements(letter, "plan.aftaler")


def _contact(letter: Letter) -> None:
    letter.heading("Din kontakt med {{ barn.navn }}")
    letter.text("{{ plan.kontakt|afsnit }}")


def _home(letter: Letter) -> None:
    letter.heading("Vejen hjem")
    letter.lead_in("Før {{ barn.navn }} kan komme hjem, skal dette være på plads:")
    with letter.each("skridt in plan.vejen_hjem"):
        letter.bullets("{{ skridt }}")
    letter.text(
        "Kommunen træffer en afgørelse om, at {{ barn.navn }} kan flytte hjem. Først taler vi "
        "med {{ barn.navn }}, og stedet, hvor {{ barn.navn }} bor, skriver en udtalelse til os. "
        f"Det står i § 41, stk. 1, i {shared.CHILD_ACT}.",
    )


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.text(
        "Vi følger op på planen den {{ plan.opfoelgning|dato }}. "
        "Sig til før, hvis noget ændrer sig, eller hvis hjælpen ikke passer."
    )
    with letter.when("plan.forventet_slut is udfyldt"):
        letter.text("Vi venter, at støtten kan slutte den {{ plan.forventet_slut|dato }}.")
        letter.otherwise()
        letter.text("Vi ved ikke endnu, hvornår støtten kan slutte. {{ plan.slut_ukendt }}")
