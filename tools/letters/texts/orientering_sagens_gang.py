"""Letter to a party on how the case goes on: when it will be decided, or why it is delayed."""

from __future__ import annotations

from kit.letter import Letter
from texts import shared

DELAYED = 'forloeb.orientering == "forsinket"'


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Orientering om sagens gang")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _introduction(letter)
    _time(letter)
    _steps(letter)
    _your_part(letter)
    _confidentiality(letter)
    shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Orientering om din sag")
    shared.greeting(letter)
    letter.text(
        "Sagen handler om {{ forloeb.sagen_handler_om }}. "
        f"{{% if {DELAYED} %}}Den tager desværre længere tid, end vi regnede med. "
        "Her kan du læse hvorfor, og hvornår vi regner med at være færdige."
        "{% else %}Her kan du læse, hvad der skal ske, "
        "og hvornår vi regner med at være færdige.{% endif %}"
    )


def _time(letter: Letter) -> None:
    with letter.when(DELAYED):
        letter.heading("Hvorfor sagen tager længere tid")
        letter.text(
            "Vi har tidligere skrevet, at vi regnede med at være færdige "
            "den {{ forloeb.tidligere_dato|dato }}. Det når vi ikke.",
            "{{ forloeb.grund|afsnit }}",
        )
    letter.heading("Hvornår er sagen færdig?")
    letter.text(
        "Vi regner {% if " + DELAYED + " %}nu {% endif %}med at "
        "{{ forloeb.maal }} senest den **{{ forloeb.forventet|dato }}**. "
        "Kan vi ikke nå det, skriver vi til dig. "
        "Så fortæller vi hvorfor, og hvornår vi så regner med at være færdige."
    )


def _steps(letter: Letter) -> None:
    letter.heading("Det skal der ske")
    letter.lead_in("I tabellen kan du se de næste skridt i sagen.")
    shared.steps(letter, "s in forloeb.skridt", "De næste skridt i sagen: hvad, hvem og hvornår")


def _your_part(letter: Letter) -> None:
    letter.heading("Det kan du gøre")
    with letter.when("forloeb.vi_mangler is udfyldt"):
        letter.lead_in("Vi har brug for disse oplysninger fra dig:")
        with letter.each("ting in forloeb.vi_mangler"):
            letter.bullets("{{ ting }}")
    letter.text(
        "Du kan altid fortælle os mere om sagen. Du kan skrive, ringe eller komme forbi. "
        "Du kan også bede om aktindsigt, hvis du vil se, hvad der ligger i sagen."
    )


def _confidentiality(letter: Letter) -> None:
    letter.heading("Vi har tavshedspligt")
    letter.text(
        "Vi må ikke fortælle andre om dig og din familie, når de ikke har ret til at vide det. "
        f"Reglerne om tavshedspligt står i kapitel 8 i {shared.PROCEDURE_ACT}."
    )
