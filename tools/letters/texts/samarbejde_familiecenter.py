"""
Agreement between a family, a family centre or house, and the municipality: practice, no decision.

Of the paragraph on centres (§ 55 a) only a reference has been read, so it is not printed; that the
municipality may refer a family to a centre (§ 21) has been read.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared, tables

KINDS = {"familiecenter": "børne- og familiecenter", "familiehus": "familiehus"}


def letter() -> Letter:
    """The whole agreement."""
    letter, block = shared.begin("Samarbejdsaftale", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _views(letter)
    _goals(letter)
    _tasks(letter)
    _sharing(letter)
    _worry(letter)
    _follow_up(letter)
    _signatures(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Samarbejdsaftale om {{ barn.navn }} og familien")
    letter.lead_in(
        "Her står, hvordan familien, {{ sted.navn }} og kommunen arbejder sammen. "
        "Aftalen er ikke en afgørelse."
    )
    letter.facts(
        "Aftalens parter og periode",
        ("Om aftalen", "Oplysning"),
        Fact(
            "Familien",
            "{% for p in familien %}{{ p.navn }} ({{ p.tilknytning }})"
            "{% if not loop.last %}, {% endif %}{% endfor %}",
        ),
        Fact("Sted", "{{ sted.navn }} (" + tables.choice("sted.art", KINDS) + ")"),
        Fact("Stedets kontaktperson", "{{ sted.kontaktperson }}, {{ sted.telefon|telefon }}"),
        Fact("Kommunens kontaktperson", "{{ sagsbehandler.navn }}"),
        Fact(
            "Periode",
            "Fra den {{ aftale.start|dato }}"
            "{% if aftale.slut is udfyldt %} til den {{ aftale.slut|dato }}"
            "{% else %} og indtil videre{% endif %}",
        ),
    )
    letter.heading("Formål")
    letter.text("{{ aftale.formaal|afsnit }}")


def _views(letter: Letter) -> None:
    letter.heading("Familiens synspunkter")
    letter.text("{{ synspunkter.familien|afsnit }}")
    letter.heading("Barnets synspunkter", 2)
    shared.child_views(letter, "synspunkter.barnet")


def _goals(letter: Letter) -> None:
    letter.heading("Mål")
    letter.lead_in("Samarbejdet skal føre til disse mål:")
    tables.goals(letter, "aftale.maal")


def _tasks(letter: Letter) -> None:
    letter.heading("Hvem gør hvad")
    tables.agreements(letter, "aftale.opgaver")
    letter.heading("Møder", 2)
    letter.lead_in("Vi mødes sådan:")
    letter.table(
        "Møder: hvad, hvem og hvor tit",
        "m in aftale.moeder",
        Column("Møde", "{{ m.emne }}", 6.2),
        Column("Hvem deltager", "{{ m.hvem }}", 6.2),
        Column("Hvor tit", "{{ m.hvor_tit }}", 3.6),
    )


def _sharing(letter: Letter) -> None:
    letter.heading("Deling af oplysninger")
    with letter.when("deling.samtykke"):
        letter.lead_in(
            "Familien sagde ja den {{ deling.dato|dato }} til, at {{ sted.navn }} og kommunen "
            "deler disse oplysninger:"
        )
        with letter.each("emne in deling.emner"):
            letter.bullets("{{ emne }}")
        letter.text(
            "Familien kan altid trække sit ja tilbage. Sig det til {{ sted.kontaktperson }} "
            "eller {{ sagsbehandler.navn }}."
        )
        letter.otherwise()
        letter.text(
            "Familien har ikke sagt ja til, at {{ sted.navn }} og kommunen deler oplysninger. "
            "Derfor deler vi kun det, vi efter loven må dele uden et ja."
        )


def _worry(letter: Letter) -> None:
    letter.heading("Bekymring for barnet")
    letter.text(
        "Er du bekymret for et barn, skal du stadig sige det til kommunen. "
        "Det laver aftalen ikke om på. "
        f"Reglerne står i kapitel 5, §§ 15 og 16, i {shared.CHILD_ACT}."
    )


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.text(
        "Vi følger op på aftalen den {{ aftale.opfoelgning|dato }}. "
        "Er du utilfreds før, så sig det til {{ sted.kontaktperson }}, eller ring til "
        "{{ sagsbehandler.navn }} på telefon {{ sagsbehandler.telefon|telefon }}."
    )
    with letter.when('sted.art == "familiecenter"'):
        letter.text(
            "Kommunen kan henvise en familie til et børne- og familiecenter. "
            f"Det står i § 21, stk. 4, nr. 1, i {shared.CHILD_ACT}."
        )


def _signatures(letter: Letter) -> None:
    letter.heading("Underskrifter")
    letter.lead_in("Vi har læst aftalen og er enige i den.")
    left, right = letter.signatures("Underskrifter: familien, stedet og kommunen")
    with left.each("p in familien"):
        left.cosigned("For familien", "{{ p.navn }}", "{{ p.tilknytning|stort }}")
    right.cosigned("For stedet", "{{ sted.kontaktperson }}", "{{ sted.navn }}")
    right.cosigned("For kommunen", "{{ sagsbehandler.navn }}", "{{ sagsbehandler.titel }}")
