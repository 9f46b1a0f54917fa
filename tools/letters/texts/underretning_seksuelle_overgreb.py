"""
Note for the file on a report of suspected sexual abuse: what is known, and what has been done.

The list of steps is practice, not law; the municipality's own plan of readiness goes first.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact
from texts import shared

HOW = (
    '{% if underretning.hvordan == "skriftligt" %}Skriftligt'
    '{% elif underretning.hvordan == "telefon" %}På telefon'
    "{% else %}Ved personligt fremmøde{% endif %}"
)
AGAINST = (
    '{% if mistanke.retter_sig_mod == "i_hjemmet" %}En person, der bor sammen med barnet'
    '{% elif mistanke.retter_sig_mod == "uden_for_hjemmet" %}En voksen uden for hjemmet'
    '{% elif mistanke.retter_sig_mod == "barn" %}Et andet barn eller en ung'
    "{% else %}Det ved vi ikke endnu{% endif %}"
)
STEPS = (
    ("Lederen har fået besked, og beredskabet er sat i gang", "leder"),
    ("Vi har vurderet, om barnet er i sikkerhed nu", "sikkerhed"),
    ("Vi har taget stilling til, om politiet skal kontaktes", "politi"),
    ("Vi har taget stilling til, om barnet skal ses af sundhedsvæsenet", "sundhed"),
    ("Det er aftalt, hvem der taler med barnet, og hvornår", "samtale"),
    ("Det er aftalt, hvem der taler med forældrene, og hvornår", "foraeldre"),
    ("Vurderingen inden 24 timer er skrevet", "vurdering"),
    ("Underretteren har fået en kvittering", "kvittering"),
    ("Kun de medarbejdere, der har sagen, kan se den", "adgang"),
)


def letter() -> Letter:
    """The whole note."""
    letter = shared.note("Underretning om mulige seksuelle overgreb")
    letter.text(
        "**Notatet er fortroligt.** Det viser, hvad vi ved om mistanken, "
        "hvad vi har gjort, og hvad der skal ske nu."
    )
    _report(letter)
    _remember(letter)
    _safety(letter)
    _steps(letter)
    _others(letter)
    _next(letter)
    _law(letter)
    shared.sign(letter, "Notatet er skrevet af")
    return letter


def _report(letter: Letter) -> None:
    letter.heading("Underretningen")
    letter.facts(
        "Underretningen: hvornår, hvordan, og hvem mistanken retter sig mod",
        ("Underretning", "Oplysning"),
        Fact("Modtaget", "{{ underretning.modtaget|dato }} kl. {{ underretning.modtaget_kl }}"),
        Fact("Modtaget hvordan", HOW),
        Fact("Modtaget af", "{{ underretning.modtaget_af }}"),
        Fact("Mistanken retter sig mod", AGAINST),
    )
    letter.heading("Det har underretteren fortalt", 2)
    letter.text("{{ underretning.indhold|afsnit }}")
    with letter.when("mistanke.barnets_egne_ord is udfyldt"):
        letter.heading("Barnets egne ord", 2)
        letter.text("{{ mistanke.barnets_egne_ord|afsnit }}")


def _remember(letter: Letter) -> None:
    letter.heading("Husk, før I taler med nogen")
    letter.bullets(
        "Stil kun åbne spørgsmål, og skriv barnets egne ord",
        "Udspørg ikke barnet om detaljer. Aftal først med politiet, hvem der taler med barnet",
        "Tal ikke med den, mistanken retter sig mod, før det er aftalt med politiet",
        "Fortæl ikke underretteren, hvad vi gør i sagen",
    )


def _safety(letter: Letter) -> None:
    letter.heading("Er barnet i sikkerhed?")
    with letter.when("mistanke.i_sikkerhed"):
        letter.text("**Ja, vi vurderer, at barnet er i sikkerhed lige nu.**")
        letter.otherwise()
        letter.text("**Nej, vi vurderer, at barnet ikke er i sikkerhed lige nu.**")
    letter.text("{{ mistanke.sikkerhed|afsnit }}")


def _steps(letter: Letter) -> None:
    letter.heading("Tjekliste")
    letter.lead_in("I tabellen står, hvad der er gjort, og hvorfor noget ikke er gjort.")
    letter.facts(
        "Tjekliste: hvert skridt, og om det er gjort",
        ("Skridt", "Gjort?"),
        *(Fact(step, _status(f"tjekliste.{name}")) for step, name in STEPS),
    )


def _status(step: str) -> str:
    return (
        f'{{% if {step}.gjort %}}Ja, {{{{ {step}.dato|dato("kort") }}}} af {{{{ {step}.hvem }}}}'
        f"{{% if {step}.resultat is udfyldt %}}: {{{{ {step}.resultat }}}}{{% endif %}}"
        f"{{% else %}}Nej: {{{{ {step}.hvorfor_ikke }}}}{{% endif %}}"
    )


def _others(letter: Letter) -> None:
    with letter.when("kontakter is udfyldt"):
        letter.heading("Kontakt til andre")
        letter.lead_in("I tabellen står, hvem vi har talt med, og hvad vi har aftalt.")
        letter.table(
            "Kontakt til andre: hvornår, hvem og hvad vi har aftalt",
            "k in kontakter",
            Column("Dato", '{{ k.dato|dato("kort") }} kl. {{ k.klokken }}', 3.4),
            Column("Hvem", "{{ k.hvem }}", 4.6),
            Column("Aftale", "{{ k.aftale }}", 8.0),
        )


def _next(letter: Letter) -> None:
    letter.heading("Næste skridt")
    letter.lead_in("I tabellen står, hvem der gør hvad, og hvornår.")
    shared.steps(letter, "s in naeste_skridt")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.text(
        "Kommunen skal inden 24 timer tage stilling til en underretning. "
        f"Det står i § 19, stk. 1, i {shared.CHILD_ACT}. "
        "Lovens § 3 handler om politik og beredskab."
    )
    letter.lead_in(  # so that the signature never stands alone on a page
        "Tjeklisten og rådene er praksis og ikke lov. Kommunens eget beredskab går forud."
    )
