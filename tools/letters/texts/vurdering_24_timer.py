"""Note for the file on the assessment of a report within 24 hours: what was decided, and why."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Fact
from texts import shared

RESULT = "vurdering.resultat"
HOW = (
    '{% if underretning.hvordan == "skriftligt" %}skriftligt'
    '{% elif underretning.hvordan == "telefon" %}på telefon'
    "{% else %}ved personligt fremmøde{% endif %}"
)
WHO = (
    '{% if underretning.underretter == "fagperson" %}En fagperson'
    '{% elif underretning.underretter == "borger" %}En borger'
    '{% elif underretning.underretter == "familien" %}Barnet selv eller familien'
    "{% else %}En anonym person{% endif %}"
)


def letter() -> Letter:
    """The whole note."""
    letter = shared.note("Vurdering inden 24 timer")
    letter.text(
        "Notatet viser, hvordan vi har vurderet en underretning om {{ barn.navn }}, "
        "og hvad vi har besluttet."
    )
    _report(letter)
    _help_now(letter)
    _decision(letter)
    _steps(letter)
    _law(letter)
    shared.sign(letter, "Notatet er skrevet af")
    return letter


def _report(letter: Letter) -> None:
    letter.heading("Underretningen")
    letter.facts(
        "Underretningen: hvornår vi fik og vurderede den, og hvem der gav den",
        ("Forløb", "Oplysning"),
        Fact(
            "Modtaget",
            f"{{{{ underretning.modtaget|dato }}}} kl. {{{{ underretning.modtaget_kl }}}}, {HOW}",
        ),
        Fact("Underretter", WHO),
        Fact(
            "Vurderet og besluttet",
            "{{ vurdering.dato|dato }} kl. {{ vurdering.klokken }} af "
            "{{ vurdering.besluttet_af.navn }}, {{ vurdering.besluttet_af.titel }}",
        ),
    )
    with letter.when("not vurdering.inden_24_timer"):
        letter.after_block(
            "**Vurderingen blev ikke lavet inden 24 timer.** {{ vurdering.forsinkelse }}"
        )
    letter.heading("Det har vi fået at vide", 2)
    letter.text("{{ underretning.indhold|afsnit }}")
    letter.heading("Det ved vi i forvejen", 2)
    letter.text("{{ underretning.kendskab|afsnit }}")


def _help_now(letter: Letter) -> None:
    letter.heading("Har barnet brug for hjælp med det samme?")
    with letter.when("vurdering.akut"):
        letter.text("**Ja.** Barnet har brug for hjælp med det samme. Det har vi gjort:")
        letter.otherwise()
        letter.text("**Nej.** Barnet har ikke brug for hjælp med det samme. Det bygger vi på:")
    letter.text("{{ vurdering.akut_tekst|afsnit }}")


def _decision(letter: Letter) -> None:
    letter.heading("Beslutning")
    with letter.when(f'{RESULT} == "undersoegelse"'):
        letter.text(
            "**Der er grundlag for en socialfaglig undersøgelse.** "
            "Vi sætter den i gang den {{ vurdering.undersoegelse_start|dato }}. "
            "Den skal være færdig inden to måneder, "
            f"jf. § 3, stk. 1, i {shared.CHILD_ORDER}."
        )
        letter.otherwise(f'{RESULT} == "allerede_i_gang"')
        letter.text(
            "**Der er grundlag for en socialfaglig undersøgelse, og den er allerede i gang.** "
            "Oplysningerne i underretningen bliver en del af undersøgelsen."
        )
        letter.otherwise()
        letter.text("**Der er ikke grundlag for en socialfaglig undersøgelse.**")
    letter.heading("Begrundelse", 2)
    letter.text("{{ vurdering.begrundelse|afsnit }}")


def _steps(letter: Letter) -> None:
    with letter.when("naeste_skridt is udfyldt"):
        letter.heading("Næste skridt")
        letter.lead_in("I tabellen står, hvem der gør hvad, og hvornår.")
        shared.steps(letter, "s in naeste_skridt")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in(  # one paragraph, so that the heading follows the signature to its page
        "Kommunen skal inden 24 timer tage stilling til en underretning. "
        f"Det står i § 19, stk. 1, i {shared.CHILD_ACT}."
    )
