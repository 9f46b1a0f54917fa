"""Receipt to the person who reported a concern; nothing about child or family."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared

PROFESSIONAL = 'modtager.rolle == "fagperson"'
CHILD = "{% if underretning.antal_boern > 1 %}børnene{% else %}barnet{% endif %}"


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Kvittering for underretning")
    recipient.line("{{ modtager.navn }}", "Modtager")
    with recipient.when("modtager.arbejdssted is udfyldt"):
        recipient.line("{{ modtager.arbejdssted }}", "Modtager")
    shared.address(recipient)
    _receipt(letter)
    _next(letter)
    _confidentiality(letter)
    _more(letter)
    shared.sign(letter)
    return letter


def _receipt(letter: Letter) -> None:
    letter.subject("Kvittering for underretning")
    letter.text("Kære {{ modtager.navn }}")
    letter.heading("Vi har modtaget din underretning")
    letter.text(
        "Vi modtog din underretning den {{ underretning.modtaget|dato }}. "
        f"{{% if {PROFESSIONAL} %}}Tak, fordi du reagerede som fagperson."
        "{% else %}Tak, fordi du reagerede på din bekymring.{% endif %}"
    )
    with letter.when("underretning.antal_boern > 1"):
        letter.text(
            "Vi har noteret, at underretningen handler om "
            "{{ underretning.antal_boern|tal }} børn. "
            "Kontakt os, hvis det ikke er rigtigt."
        )


def _next(letter: Letter) -> None:
    letter.heading("Det sker nu")
    letter.text(
        "Vi vurderer alle underretninger inden 24 timer, efter at vi har modtaget dem. "
        f"Her tager vi stilling til, om der er grund til at undersøge, om {CHILD} "
        f"har brug for støtte. Reglen står i § 19, stk. 1, i {shared.CHILD_ACT}.",
        "{{ sagsbehandler.navn }}, {{ sagsbehandler.titel }}, "
        "tager sig af din underretning. "
        "Vi kontakter dig, hvis vi har brug for at vide mere.",
    )


def _confidentiality(letter: Letter) -> None:
    letter.heading("Vi har tavshedspligt")
    letter.text(
        "Du bliver ikke part i en sag, fordi du underretter os. "
        "Vi har tavshedspligt, og derfor kan vi ikke fortælle dig, "
        f"hvad vi gør, eller hvordan det går {CHILD} og familien."
    )


def _more(letter: Letter) -> None:
    letter.heading("Hvis du vil fortælle os mere")
    letter.text(
        "Du er velkommen til at kontakte os, hvis du får nye oplysninger "
        f"eller igen bliver bekymret. {{% if {PROFESSIONAL} %}}"
        "Som fagperson har du også pligt til at underrette os om en ny bekymring. "
        "Pligten står i lovens kapitel 5."
        "{% else %}Du kan også ringe, hvis du er i tvivl.{% endif %}"
    )
    letter.lead_in("Oplys gerne sagsnummer {{ sag.nr }}, når du kontakter os:")
    letter.contact(
        "Telefon: {{ sagsbehandler.telefon|telefon }}",
        "E-mail: {{ sagsbehandler.email }}",
        "Besøg: {{ kommune.adresse }}, {{ kommune.by }}, {{ kommune.aabningstid }}",
    )
    letter.after_block("Ring, før du sender private oplysninger, så aftaler vi en sikker måde.")
    with letter.when("kommune.vagttelefon is udfyldt"):
        letter.lead_in(
            "Haster det uden for åbningstiden, "
            "så ring til vores vagt på telefon {{ kommune.vagttelefon|telefon }}."
        )
