"""Order of support for a child, written to the one who is to give it; only what that one needs."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import shared, tables


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Bestilling af indsats")
    recipient.line("{{ modtager.navn }}", "Modtager")
    with recipient.when("modtager.kontaktperson is udfyldt"):
        recipient.line("Att.: {{ modtager.kontaktperson }}", "Modtager")
    shared.address(recipient)
    _order(letter)
    _task(letter)
    _knowledge(letter)
    _follow_up(letter)
    _payment(letter)
    _confidential(letter)
    _law(letter)
    _questions(letter)
    shared.sign(letter)
    return letter


def _order(letter: Letter) -> None:
    letter.subject("Bestilling af {{ bestilling.indsats }}")
    letter.text(
        "Kære {% if modtager.kontaktperson is udfyldt %}{{ modtager.kontaktperson }}"
        "{% else %}{{ modtager.navn }}{% endif %}",
        "{{ kommune.navn }} bestiller {{ bestilling.indsats }} til {{ barn.navn }} "
        "(cpr-nr. {{ barn.cpr|cpr_skjult }}). I brevet kan I læse, hvad opgaven er, "
        "og hvad vi gerne vil opnå.",
        "**Fortæl os senest den {{ bestilling.svarfrist|dato }}, om I kan tage opgaven.**",
    )


def _task(letter: Letter) -> None:
    letter.heading("Opgaven")
    letter.text("{{ bestilling.opgave|afsnit }}")
    letter.heading("Det bestiller vi", 2)
    letter.lead_in("I tabellen står, hvad vi bestiller, hvor længe og til hvilken pris.")
    letter.table(
        "Bestillingen: ydelse, omfang, periode og pris",
        "y in bestilling.oekonomi.poster",
        Column("Ydelse", "{{ y.navn }}", 4.6),
        Column("Omfang", "{{ y.omfang }}", 4.2),
        Column("Periode", tables.period("y"), 3.4),
        Column("Pris", "{{ y.beloeb|kroner }} {{ y.beloeb_for }}", 3.8),
    )
    letter.heading("Mål", 2)
    letter.lead_in("Indsatsen skal føre til disse mål:")
    tables.goals(letter, "bestilling.maal")


def _knowledge(letter: Letter) -> None:
    letter.heading("Det skal I vide")
    letter.text("{{ oplysninger.baggrund|afsnit }}")
    with letter.when("oplysninger.sprog is udfyldt"):
        letter.text("Sprog i familien: {{ oplysninger.sprog }}.")
    with letter.when("oplysninger.barnets_oensker is udfyldt"):
        letter.heading("Barnets egne ønsker", 2)
        letter.text("{{ oplysninger.barnets_oensker|afsnit }}")
    with letter.when("oplysninger.familiens_kontakt is udfyldt"):
        letter.heading("Kontakt til familien", 2)
        letter.text(
            "Aftal det første møde med {{ oplysninger.familiens_kontakt.navn }} "
            "({{ oplysninger.familiens_kontakt.tilknytning }}) "
            "på telefon {{ oplysninger.familiens_kontakt.telefon|telefon }}."
        )


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.text(
        "Vi følger op på indsatsen den {{ bestilling.opfoelgning|dato }}. "
        "Send os en kort status senest den {{ bestilling.status_senest|dato }}. "
        "Skriv, hvordan det går med hvert mål, og hvad {{ barn.navn }} selv siger."
    )
    letter.lead_in("Kontakt mig med det samme, hvis")
    letter.bullets(
        "I ikke kan begynde eller fortsætte som aftalt",
        "barnets behov ændrer sig, så målene ikke længere passer",
        "I bliver bekymrede for barnet",
    )


def _payment(letter: Letter) -> None:
    letter.heading("Betaling")
    letter.text("{{ bestilling.oekonomi.regning|afsnit }}")
    with letter.when("bestilling.oekonomi.samlet is udfyldt"):
        letter.text(
            "Indsatsen må højst koste {{ bestilling.oekonomi.samlet|kroner }} i alt. "
            "Kontakt os, før I gør mere, end vi har bestilt."
        )
    with letter.when("bestilling.oekonomi.betalingskommune is udfyldt"):
        letter.text("Det er {{ bestilling.oekonomi.betalingskommune }}, der betaler for indsatsen.")


def _confidential(letter: Letter) -> None:
    letter.heading("Fortrolige oplysninger")
    letter.text(
        "Brevet indeholder fortrolige oplysninger. Vi har kun skrevet det, "
        "I skal bruge til opgaven. Brug ikke oplysningerne til andet, og giv dem ikke videre."
    )


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(
        "Kommunen traf afgørelse om støtten den {{ bestilling.afgoerelse|dato }} "
        f"efter disse regler i {shared.CHILD_ACT}:"
    )
    with letter.each("regel in bestilling.lovhenvisninger"):
        letter.bullets("**{{ regel.bestemmelse }}:** {{ regel.indhold }}")


def _questions(letter: Letter) -> None:
    letter.heading("Har I spørgsmål?")
    letter.lead_in(  # so that the signature never stands alone on a page
        "I er velkomne til at kontakte mig på telefon {{ sagsbehandler.telefon|telefon }} "
        "eller {{ sagsbehandler.email }}. Oplys sagsnummer {{ sag.nr }}. "
        "Ring, før I sender private oplysninger på e-mail, så aftaler vi en sikker måde."
    )
