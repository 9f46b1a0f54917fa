"""Hearing of a party: what the municipality knows, and the right to answer before it decides."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Partshøring")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _hearing(letter)
    _facts(letter)
    _considerations(letter)
    _answer(letter)
    shared.representation(letter, "Den, der repræsenterer dig, kan også svare for dig. ")
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _hearing(letter: Letter) -> None:
    letter.subject("Partshøring i sagen om {{ barn.navn }}")
    shared.greeting(letter)
    letter.heading("Høring, inden vi træffer afgørelse")
    letter.text(
        "**Dette brev er en partshøring. Vi har ikke truffet afgørelse endnu.** "
        "Her kan du læse de oplysninger, vi vil bruge i sagen. "
        "Du kan fortælle os, hvad du mener om dem, før vi træffer afgørelse.",
        "Sagen handler om {{ hoering.sagen_handler_om }}."
        "{% if hoering.overvejer is udfyldt %} Vi overvejer {{ hoering.overvejer }}, "
        "men vi har ikke taget endelig stilling.{% endif %}",
    )


def _facts(letter: Letter) -> None:
    letter.heading("Oplysningerne i sagen")
    letter.lead_in("I tabellen kan du se oplysningerne, og hvor vi har dem fra.")
    letter.table(
        "Oplysningerne i sagen, og hvor vi har dem fra",
        "o in hoering.oplysninger",
        Column("Oplysning", "{{ o.oplysning }}", 11.2),
        Column(
            "Kilde",
            '{{ o.kilde }}{% if o.dato is udfyldt %} ({{ o.dato|dato("kort") }}){% endif %}',
            4.8,
        ),
    )
    with letter.when("hoering.bilag is udfyldt"):
        letter.lead_in("Vi sender også:", "Efter blok")
        with letter.each("bilag in hoering.bilag"):
            letter.bullets("{{ bilag }}")
    letter.after_block("Du kan bede om aktindsigt, hvis du vil se andre dokumenter i sagen.")


def _considerations(letter: Letter) -> None:
    letter.heading("Det vil vi lægge vægt på")
    letter.lead_in("Når vi træffer afgørelse, vil vi især lægge vægt på:")
    with letter.each("hensyn in hoering.vil_laegge_vaegt_paa"):
        letter.bullets("{{ hensyn }}")


def _answer(letter: Letter) -> None:
    letter.heading("Du kan udtale dig")
    letter.text(
        "**Svar senest den {{ hoering.frist|dato }}.** Du bestemmer selv, om du vil svare. "
        "Har du brug for mere tid, så kontakt os, før fristen er gået."
    )
    letter.lead_in("Du kan svare skriftligt eller mundtligt. Oplys sagsnummer {{ sag.nr }}:")
    letter.contact(
        "Brev: {{ kommune.navn }}, {{ kommune.afdeling }}, {{ kommune.adresse }}, "
        "{{ kommune.postnr }} {{ kommune.by }}",
        "E-mail: {{ sagsbehandler.email }}",
        "Telefon: {{ sagsbehandler.telefon|telefon }}",
        "Besøg: {{ kommune.adresse }}, {{ kommune.by }}, {{ kommune.aabningstid }}",
    )
    letter.after_block(
        "Ring, før du sender private oplysninger på e-mail, så aftaler vi en sikker måde. "
        "Svarer du mundtligt, skriver vi ned, hvad du siger."
    )
    letter.text(
        "Det, du fortæller os, bliver en del af sagen. "
        "Vi tager stilling til det, før vi træffer afgørelse. "
        "Hører vi ikke fra dig inden fristen, kan vi træffe afgørelse ud fra "
        "de oplysninger, vi har.",
        f"Reglerne om partshøring står i §§ 19 og 20 i {shared.PROCEDURE_ACT}.",
    )
