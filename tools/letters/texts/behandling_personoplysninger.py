"""Letter on personal data: who uses it, for what, from where, and the rights of the person."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Behandling af personoplysninger")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _introduction(letter)
    _responsible(letter)
    _data(letter)
    _shared_with(letter)
    _rights(letter)
    _supervision(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Behandling af dine personoplysninger")
    letter.text("Kære {{ modtager.navn }}")
    letter.text(
        "Vi har en sag om "
        '{% if modtager.rolle == "barnet_selv" %}dig{% else %}{{ barn.navn }}{% endif %} '
        "(cpr-nr. {{ barn.cpr|cpr_skjult }}). "
        "I sagen har vi oplysninger om dig. Her kan du læse, hvad vi bruger dem til, "
        "og hvilke rettigheder du har."
    )


def _responsible(letter: Letter) -> None:
    letter.heading("Hvem har ansvaret?")
    letter.text(
        "{{ kommune.navn }} har ansvaret for dine oplysninger. "
        "Det hedder at være dataansvarlig. Vi skal passe på oplysningerne "
        "og kun bruge dem, når vi har brug for dem."
    )


def _data(letter: Letter) -> None:
    letter.heading("Hvad bruger vi oplysningerne til?")
    letter.text("{{ personoplysninger.formaal|afsnit }}")
    letter.heading("Hvilke oplysninger har vi?")
    with letter.each("slags in personoplysninger.slags"):
        letter.bullets("{{ slags }}")
    letter.heading("Hvor har vi oplysningerne fra?")
    with letter.each("kilde in personoplysninger.kilder"):
        letter.bullets("{{ kilde }}")


def _shared_with(letter: Letter) -> None:
    letter.heading("Hvem giver vi oplysningerne til?")
    with letter.when("personoplysninger.gives_videre"):
        letter.lead_in("Vi giver oplysninger videre til disse, når de har brug for dem:")
        with letter.each("andre in personoplysninger.gives_til"):
            letter.bullets("{{ andre }}")
        letter.otherwise()
        letter.text(
            "Vi regner ikke med at give oplysningerne videre til andre. "
            "Bliver det nødvendigt, fortæller vi dig det."
        )


def _rights(letter: Letter) -> None:
    letter.heading("Dine rettigheder")
    letter.lead_in("Du har ret til")
    letter.bullets(
        "at få at vide, hvilke oplysninger vi har om dig (§§ 31-34)",
        "at gøre indsigelse mod, at vi bruger oplysningerne (§ 35)",
        "at få rettet oplysninger, der er forkerte (§ 37)",
    )
    letter.after_block(
        "Kontakt mig, hvis du vil bruge en af dine rettigheder. Så tager vi stilling til det, "
        "du beder om, og svarer dig."
    )
    letter.text(
        "Vores pligt til at give dig denne besked står i §§ 28-30. "
        f"Alle reglerne står i {shared.DATA_ORDER}."
    )


def _supervision(letter: Letter) -> None:
    letter.heading("Datatilsynet")
    letter.text(
        "Datatilsynet fører tilsyn med, at vi følger reglerne. "
        "Du kan skrive til Datatilsynet, hvis du mener, at vi behandler dine oplysninger forkert. "
        "Vi hjælper dig gerne med at finde adressen."
    )
