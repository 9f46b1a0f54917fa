"""Handover of a child's case to the municipality that the family moves to; only what it needs."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Overdragelse af sag")
    recipient.line("{{ modtager.navn }}", "Modtager")
    with recipient.when("modtager.kontaktperson is udfyldt"):
        recipient.line("Att.: {{ modtager.kontaktperson }}", "Modtager")
    shared.address(recipient)
    _move(letter)
    _basis(letter)
    _case(letter)
    _support(letter)
    _urgent(letter)
    _family(letter)
    _documents(letter)
    _questions(letter)
    shared.sign(letter)
    return letter


def _move(letter: Letter) -> None:
    letter.subject("Overdragelse af sagen om {{ barn.navn }}")
    letter.text(
        "Kære {% if modtager.kontaktperson is udfyldt %}{{ modtager.kontaktperson }}"
        "{% else %}{{ modtager.navn }}{% endif %}",
        "{{ barn.navn }} (cpr-nr. {{ barn.cpr|cpr_skjult }}) "
        "{% if flytning.er_flyttet %}flyttede{% else %}flytter{% endif %} "
        "til jeres kommune den {{ flytning.dato|dato }} "
        "sammen med {{ flytning.sammen_med }}. Vi sender jer det, "
        "I har brug for, så I kan hjælpe barnet med det samme.",
        "**Fortæl os senest den {{ flytning.svar_senest|dato }}, hvem hos jer der får sagen.** "
        "Vi holder gerne et møde med jer, hvor vi overleverer den.",
    )
    with letter.when("flytning.adresse_beskyttet"):
        letter.text(
            "**Familien har beskyttet adresse.** Den står derfor ikke i brevet. "
            "Ring til mig, hvis I mangler den."
        )


def _basis(letter: Letter) -> None:
    letter.heading("Grundlag for at sende oplysningerne")
    with letter.when('grundlag.slags == "samtykke"'):
        letter.text(
            "{{ grundlag.givet_af|liste }} gav samtykke den {{ grundlag.dato|dato }} til, "
            "at vi sender jer oplysningerne i dette brev."
        )
        letter.otherwise()
        letter.text(
            "Vi sender oplysningerne uden samtykke. Det gør vi af denne grund:",
            "{{ grundlag.begrundelse|afsnit }}",
        )


def _case(letter: Letter) -> None:
    letter.heading("Sagen kort")
    letter.text("{{ overdragelse.sagen|afsnit }}")
    with letter.when("overdragelse.undersoegelse is udfyldt"):
        letter.heading("Socialfaglig undersøgelse i gang", 2)
        letter.text(
            "Vi satte en socialfaglig undersøgelse i gang "
            "den {{ overdragelse.undersoegelse.start|dato }}. "
            "Den skal være færdig senest den {{ overdragelse.undersoegelse.senest|dato }}. "
            "{{ overdragelse.undersoegelse.status }} "
            f"Fristen står i § 3, stk. 1, i {shared.CHILD_ORDER}."
        )


def _support(letter: Letter) -> None:
    letter.heading("Støtten i dag")
    with letter.when("overdragelse.stoette is udfyldt"):
        letter.lead_in("I tabellen står den støtte, vi giver nu.")
        letter.table(
            "Støtten: hvad, af hvem, hvor længe og til hvilken pris",
            "s in overdragelse.stoette",
            Column("Støtte", "{{ s.navn }}", 4.4),
            Column("Hvem giver den", "{{ s.leverandoer }}", 4.0),
            Column(
                "Periode",
                'Fra {{ s.start|dato("kort") }}'
                '{% if s.slut is udfyldt %} til {{ s.slut|dato("kort") }}'
                "{% else %} og indtil videre{% endif %}",
                3.4,
            ),
            Column(
                "Pris",
                "{% if s.beloeb is udfyldt %}{{ s.beloeb|kroner }} {{ s.beloeb_for }}"
                "{% else %}Ikke oplyst{% endif %}",
                4.2,
            ),
        )
        letter.after_block("{{ overdragelse.betaling }}")
        letter.otherwise()
        letter.text("Vi giver ikke støtte i sagen nu.")


def _urgent(letter: Letter) -> None:
    letter.heading("Det skal I gøre først")
    letter.lead_in("I tabellen står det, som ikke kan vente.")
    shared.steps(letter, "s in overdragelse.skridt", "Det kan ikke vente: hvad, hvem og hvornår")


def _family(letter: Letter) -> None:
    letter.heading("Barnets og forældrenes syn på flytningen")
    letter.text("{{ overdragelse.familiens_syn|afsnit }}")


def _documents(letter: Letter) -> None:
    letter.heading("Dokumenter")
    letter.lead_in("Vi sender disse dokumenter med:")
    with letter.each("dokument in overdragelse.dokumenter"):
        letter.bullets("{{ dokument }}")
    letter.after_block(
        "Brevet og dokumenterne indeholder fortrolige oplysninger. "
        "Vi har kun sendt det, I skal bruge i sagen."
    )


def _questions(letter: Letter) -> None:
    letter.heading("Har I spørgsmål?")
    letter.lead_in(  # so that the signature never stands alone on a page
        "I er velkomne til at kontakte mig på telefon {{ sagsbehandler.telefon|telefon }} "
        "eller {{ sagsbehandler.email }}. Oplys sagsnummer {{ sag.nr }}. "
        "Ring, før I sender private oplysninger på e-mail, så aftaler vi en sikker måde."
    )
