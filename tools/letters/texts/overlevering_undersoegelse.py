"""Handover for the file, from the team that received the report to the one that examines it."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared


def letter() -> Letter:
    """The whole handover."""
    letter = shared.note("Overlevering til undersøgelsesteamet")
    letter.text(
        "{{ overlevering.fra.team }} overleverer sagen om {{ barn.navn }} til "
        "{{ overlevering.til.team }}, der skal lave den socialfaglige undersøgelse."
    )
    _facts(letter)
    _attention(letter)
    _case(letter)
    _done(letter)
    _left(letter)
    _law(letter)
    shared.sign(letter, "Overleveret af")
    return letter


def _facts(letter: Letter) -> None:
    letter.heading("Overleveringen kort")
    letter.facts(
        "Overleveringen: fra hvem, til hvem, og de vigtigste datoer",
        ("Overlevering", "Oplysning"),
        Fact("Overleveret", "{{ overlevering.dato|dato }}"),
        Fact("Fra", "{{ overlevering.fra.team }}, {{ overlevering.fra.navn }}"),
        Fact("Til", "{{ overlevering.til.team }}, {{ overlevering.til.navn }}"),
        Fact("Underretning modtaget", "{{ forloeb.underretning_modtaget|dato }}"),
        Fact("24-timers vurdering", "{{ forloeb.vurderet|dato }}"),
        Fact("Undersøgelsen er sat i gang", "{{ forloeb.undersoegelse_start|dato }}"),
        Fact("Frist for undersøgelsen", "**{{ forloeb.undersoegelse_senest|dato }}**"),
        Fact(
            "Familien ved det",
            "{% if familien.orienteret %}Ja, familien fik besked "
            "den {{ familien.orienteret_den|dato }}"
            "{% else %}Nej. {{ familien.hvorfor_ikke }}{% endif %}",
        ),
    )


def _attention(letter: Letter) -> None:
    with letter.when("familien.adresse_beskyttet or overlevering.opmaerksom is udfyldt"):
        letter.heading("Vær opmærksom på")
    with letter.when("familien.adresse_beskyttet"):
        letter.bullets(
            "**En eller flere i familien har beskyttet adresse.** "
            "Adressen står ikke her. Find den i sagen, og skriv den ikke i andres breve"
        )
    with (
        letter.when("overlevering.opmaerksom is udfyldt"),
        letter.each("punkt in overlevering.opmaerksom"),
    ):
        letter.bullets("{{ punkt }}")


def _case(letter: Letter) -> None:
    letter.heading("Familien")
    letter.lead_in("I tabellen står dem, undersøgelsen skal inddrage.")
    letter.table(
        "Familien: navn, tilknytning til barnet og sprog",
        "p in familien.personer",
        Column("Navn", "{{ p.navn }}", 7.2),
        Column("Tilknytning til barnet", "{{ p.tilknytning }}", 5.2),
        Column("Sprog", "{{ p.sprog }}", 3.6),
    )
    letter.heading("Hvorfor sagen er åbnet")
    letter.text("{{ forloeb.anledning|afsnit }}")
    letter.heading("Det ved vi om barnet og familien")
    letter.text("{{ forloeb.viden|afsnit }}")


def _done(letter: Letter) -> None:
    letter.heading("Det har vi gjort")
    letter.lead_in("I tabellen står, hvad der er gjort i sagen, og hvad der kom ud af det.")
    letter.table(
        "Det er gjort: hvornår, hvad og med hvilket resultat",
        "g in forloeb.gjort",
        Column("Dato", '{{ g.dato|dato("kort") }}', 2.6),
        Column("Hvad", "{{ g.hvad }}", 5.4),
        Column("Resultat", "{{ g.resultat }}", 8.0),
    )
    with letter.when("forloeb.dokumenter is udfyldt"):
        letter.lead_in("Disse dokumenter i sagen er de vigtigste:", "Efter blok")
        with letter.each("dokument in forloeb.dokumenter"):
            letter.bullets("{{ dokument }}")


def _left(letter: Letter) -> None:
    letter.heading("Det mangler")
    with letter.when("forloeb.mangler is udfyldt"):
        letter.lead_in("I tabellen står, hvad der ikke er gjort endnu.")
        shared.steps(letter, "m in forloeb.mangler", "Det mangler: hvad, hvem og hvornår")
        letter.otherwise()
        letter.text("Der er ikke aftalt andet, som mangler at blive gjort.")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # one paragraph, so that the heading follows the signature to its page
        f"Reglen om undersøgelsen står i § 45 i {shared.CHILD_ACT}. "
        "Undersøgelsen skal være færdig inden to måneder, efter at den er sat i gang. "
        "Bliver den ikke det, skal den, der har forældremyndigheden, have skriftlig besked. "
        f"Det står i § 3 i {shared.CHILD_ORDER}."
    )
