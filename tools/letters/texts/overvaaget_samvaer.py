"""
Note of one supervised contact: what was seen and heard apart from what the supervisor thinks.

A note has no recipient: it is filed, and the parties may have it.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Fact
from texts import shared, tables

COURSE = "samvaer.forloeb"
GROUNDS = {"afgoerelse": "Afgørelse", "aftale": "Aftale"}


def letter() -> Letter:
    """The whole note."""
    letter, block = shared.begin("Notat om overvåget samvær", block="Barnet")
    block.line("[[Barn:]] {{ barn.navn }}", "Modtager")
    block.line("[[Cpr-nr.:]] {{ barn.cpr|cpr_skjult }}", "Modtager")
    _introduction(letter)
    _course(letter)
    _worry(letter)
    _next(letter)
    _law(letter)
    letter.signature(
        "{{ overvaager.navn }}",
        "{{ overvaager.titel }}",
        "{{ overvaager.arbejdssted }}",
        greeting="Notatet er skrevet af",
    )
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Notat om overvåget samvær")
    letter.lead_in(
        "Notatet handler om ét samvær mellem {{ barn.navn }} og {{ samvaer.med|liste }}."
    )
    letter.facts(
        "Samværets tid, sted og deltagere",
        ("Om samværet", "Oplysning"),
        Fact("Aftalt til", "{{ samvaer.dato|dato }} kl. {{ samvaer.fra }}-{{ samvaer.til }}"),
        Fact("Sted", "{{ samvaer.sted }}"),
        Fact("Notatet er til", "{{ sagsbehandler.navn }}, {{ sagsbehandler.titel }}"),
        Fact("Overvåget af", "{{ overvaager.navn }}, {{ overvaager.titel }}"),
        Fact("Andre til stede", "{{ samvaer.andre|liste }}", when="samvaer.andre is udfyldt"),
        Fact(
            "Grundlag for overvågningen",
            tables.choice("samvaer.grundlag", GROUNDS)
            + " fra den {{ samvaer.grundlag_dato|dato }}",
        ),
        Fact(
            "Forløb",
            f'{{% if {COURSE} == "gennemfoert" %}}Samværet blev gennemført'
            f'{{% elif {COURSE} == "afbrudt" %}}Samværet blev afbrudt kl. {{{{ samvaer.slut }}}}'
            "{% else %}Samværet blev ikke til noget{% endif %}",
        ),
    )


def _course(letter: Letter) -> None:
    with letter.when(f'{COURSE} != "gennemfoert"'):
        letter.heading("Hvorfor samværet ikke gik som aftalt")
        letter.text("{{ samvaer.grund|afsnit }}")
    with letter.when(f'{COURSE} != "aflyst"'):
        letter.heading("Det så og hørte jeg")
        for title, field in (
            ("Før samværet", "foer"),
            ("Under samværet", "under"),
            ("Efter samværet", "efter"),
        ):
            letter.heading(title, 2)
            letter.text(f"{{{{ iagttagelser.{field}|afsnit }}}}")
        letter.heading("Barnets reaktioner og egne ord")
        letter.text("{{ iagttagelser.barnet|afsnit }}")
        letter.heading("Det siger den voksne")
        letter.text("{{ iagttagelser.den_voksne|afsnit }}")
        letter.heading("Min vurdering")
        letter.text("{{ vurdering.tekst|afsnit }}")


def _worry(letter: Letter) -> None:
    letter.heading("Bekymring for barnet")
    with letter.when("vurdering.bekymret"):
        letter.text(
            "**Jeg er bekymret for {{ barn.navn }}.** {{ vurdering.bekymring }}",
            "{{ sagsbehandler.navn }} fik besked den {{ vurdering.besked_dato|dato }} "
            "kl. {{ vurdering.besked_kl }}.",
        )
        letter.otherwise()
        letter.text("Jeg har ikke set eller hørt noget, der gør mig bekymret.")


def _next(letter: Letter) -> None:
    letter.heading("Det videre forløb")
    with letter.when("samvaer.naeste is udfyldt"):
        letter.text("Det næste samvær er aftalt til den {{ samvaer.naeste|dato }}.")
        letter.otherwise()
        letter.text("Der er ikke aftalt et nyt samvær endnu.")
    with letter.when("samvaer.til_sagsbehandler is udfyldt"):
        letter.text("{{ samvaer.til_sagsbehandler|afsnit }}")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # so that the signature never stands alone on a page
        "Der skal skrives et notat efter hvert overvåget samvær. "
        f"Det står i § 15, stk. 7, i {shared.CHILD_ORDER}."
    )
