"""Passages that decisions share: what was known, what was weighed, and by which rules."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared

OUTCOME = "modtager.afgoerelsesklasse"


def facts(letter: Letter) -> None:
    """The facts that mattered."""
    letter.heading("Sagens oplysninger", 2)
    letter.text("{{ begrundelse.faktiske_oplysninger|afsnit }}")


def remarks(letter: Letter) -> None:
    """What the recipient said, and the answer, where there is any."""
    with letter.when("begrundelse.bemaerkninger is udfyldt"):
        letter.heading("Dine bemærkninger", 2)
        letter.text("{{ begrundelse.bemaerkninger|afsnit }}")


def hearing(letter: Letter) -> None:
    """Whether the recipient was heard before the decision: what was said, or why not."""
    letter.heading("Dine bemærkninger", 2)
    with letter.when("hoering.hoert"):
        letter.text(
            "Du blev hørt, før vi traf afgørelsen. Det skete den {{ hoering.dato|dato }}.",
            "{{ hoering.bemaerkninger|afsnit }}",
        )
        letter.otherwise()
        letter.text(
            "Du blev ikke hørt, før vi traf afgørelsen.",
            "{{ hoering.hvorfor_ikke|afsnit }}",
        )
    letter.text(f"Reglerne om partshøring står i §§ 19 og 20 i {shared.PROCEDURE_ACT}.")


def child(letter: Letter) -> None:
    """What the child says, and that it counts."""
    letter.heading("Barnets synspunkter", 2)
    shared.child_views(letter, "begrundelse.barnet")
    letter.text(
        "Vi skal tage hensyn til barnets egne synspunkter. Hvor meget de vejer, afhænger af "
        f"barnets alder og modenhed. Det står i § 2, stk. 2, i {shared.CHILD_ACT}."
    )


def considerations(letter: Letter) -> None:
    """What was weighed most."""
    letter.heading("Vi har lagt vægt på", 2)
    with letter.each("hensyn in begrundelse.hovedhensyn"):
        letter.bullets("{{ hensyn }}")


def rules(letter: Letter, act: str = shared.CHILD_ACT) -> None:
    """The provisions of ACT that the decision rests on."""
    letter.heading("Retsgrundlag", 2)
    letter.lead_in(f"Vi har truffet afgørelsen efter disse regler i {act}:")
    provisions(letter)
    letter.after_block(f"Kravene til begrundelsen står i §§ 22 og 24 i {shared.PROCEDURE_ACT}.")


def provisions(letter: Letter) -> None:
    """Each provision, and what it says in plain words."""
    with letter.each("regel in begrundelse.lovhenvisninger"):
        letter.bullets("**{{ regel.bestemmelse }}:** {{ regel.indhold }}")


def childs_own_guidance(letter: Letter) -> None:
    """Whether the child gets a letter and complaint guidance of its own; if not, why."""
    letter.heading("Barnets egen klagevejledning")
    letter.text(
        "Vi har vurderet, om {{ barn.navn }} selv skal have en klagevejledning. "
        "{% if barnets_klagevejledning.faar %}{{ barn.navn }} får sit eget brev om afgørelsen. "
        "I det står, hvordan man kan klage.{% else %}Det skal {{ barn.navn }} ikke. "
        "{{ barnets_klagevejledning.hvorfor_ikke }}{% endif %}"
    )


def payment(letter: Letter, where: str) -> None:
    """The money that is granted, WHERE being the economy in the case."""
    letter.heading("Betaling", 2)
    letter.lead_in("I tabellen kan du se, hvad vi betaler, hvornår og til hvem.")
    letter.table(
        "Betaling: til hvad, beløb, periode og hvem der får pengene",
        f"p in {where}.poster",
        Column("Til hvad", "{{ p.navn }}", 4.6),
        Column("Beløb", "{{ p.beloeb|kroner }} {{ p.beloeb_for }}", 4.2),
        Column("Periode", period("p"), 3.4),
        Column("Vi betaler til", "{{ p.betales_til }}", 3.8),
    )
    with letter.when(f"{where}.udbetaling is udfyldt"):
        letter.after_block(f"{{{{ {where}.udbetaling|afsnit }}}}")


def period(item: str) -> str:
    """From and to, or until further notice, of an ITEM of a list."""
    return (
        f'Fra {{{{ {item}.start|dato("kort") }}}}'
        f'{{% if {item}.slut is udfyldt %}} til {{{{ {item}.slut|dato("kort") }}}}'
        "{% else %} og indtil videre{% endif %}"
    )


def place(letter: Letter) -> None:
    """Where the child is to live, and for how long."""
    letter.heading("Sted og varighed", 2)
    letter.lead_in("I tabellen kan du se, hvor {{ barn.navn }} skal bo, og hvor længe.")
    letter.facts(
        "Anbringelsen: sted, begyndelse og varighed",
        ("Om anbringelsen", "Oplysning"),
        Fact("Sted", "{{ anbringelse.sted.navn }}, {{ anbringelse.sted.by }}"),
        Fact(
            "Slags",
            '{% if anbringelse.sted.slags == "plejefamilie" %}Plejefamilie'
            '{% elif anbringelse.sted.slags == "doegninstitution" %}Døgninstitution'
            "{% else %}{{ anbringelse.sted.beskrivelse }}{% endif %}",
        ),
        Fact("Begynder", "{{ anbringelse.start|dato }}"),
        Fact("Forventet varighed", "{{ anbringelse.varighed }}"),
    )
    letter.after_block(
        "Anbringelsen skal ophøre, når formålet er nået, når den ikke længere tjener sit formål, "
        "eller når {{ barn.navn }} fylder 18 år. "
        f"Det står i § 40 i {shared.CHILD_ACT}. "
        "Du kan altid bede os om at se på, om {{ barn.navn }} kan komme hjem."
    )
