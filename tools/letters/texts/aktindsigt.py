"""
Decision on access to documents: which are given, and of each that is not, why.

Whom one complains to over it was not found in a source: the caseworker names the body.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import decisions, shared

OUTCOME = decisions.OUTCOME
PARTY = 'modtager.rolle != "ikke_part"'
OPENNESS_ACT = "Landstingslov nr. 9 af 13. juni 1994 om offentlighed i forvaltningen"
LATE = "anmodning.forsinkelse is udfyldt"


def letter() -> Letter:
    """The whole letter."""
    letter, recipient = shared.begin("Afgørelse om aktindsigt")
    recipient.line("{{ modtager.navn }}", "Modtager")
    shared.address(recipient)
    _request(letter)
    _decision(letter)
    with letter.when(f'{OUTCOME} != "medhold"'):
        _reasons(letter)
    with letter.when(f'{OUTCOME} != "afslag"'):
        _list(letter)
    with letter.when(f'{OUTCOME} != "medhold"'):
        _complaint(letter)
    with letter.when(PARTY):
        shared.representation(letter)
    shared.questions(letter)
    shared.sign(letter)
    return letter


def _request(letter: Letter) -> None:
    letter.subject("Afgørelse om aktindsigt")
    letter.text("Kære {{ modtager.navn }}")
    letter.heading("Din anmodning")
    letter.text(
        "Du har bedt om aktindsigt i {{ anmodning.om }}. "
        "Aktindsigt betyder, at du får lov til at se dokumenterne. "
        "Vi modtog din anmodning den {{ anmodning.modtaget|dato }}."
    )
    with letter.when(LATE):
        letter.text(
            "Der gik mere end 10 dage, før vi traf afgørelsen. {{ anmodning.forsinkelse }} "
            "Reglen om 10 dage står i § 16, stk. 2, i "
            f"{{% if {PARTY} %}}{shared.PROCEDURE_ACT}{{% else %}}{OPENNESS_ACT}{{% endif %}}."
        )


def _decision(letter: Letter) -> None:
    letter.heading("Afgørelse")
    letter.text(
        f'**{{% if {OUTCOME} == "medhold" %}}Du får aktindsigt i alle de dokumenter, '
        f'du har bedt om.{{% elif {OUTCOME} == "delvis" %}}Du får aktindsigt i noget af det, '
        "du har bedt om.{% else %}Du får ikke aktindsigt.{% endif %}** "
        "Vi traf afgørelsen den {{ afgoerelse.dato|dato }}."
    )
    with letter.when(f'{OUTCOME} != "afslag"'):
        letter.text(
            '{% if udlevering == "vedlagt" %}Vi sender dokumenterne sammen med dette brev.'
            "{% else %}Du kan hente dokumenterne på {{ kommune.adresse }} i {{ kommune.by }}. "
            "Åbningstid: {{ kommune.aabningstid }}.{% endif %}"
        )


def _reasons(letter: Letter) -> None:
    letter.heading("Begrundelse")
    letter.heading("Dokumenter, du ikke får", 2)
    letter.lead_in(
        "I tabellen står hvert dokument, som du ikke får, eller kun får en del af. "
        "Ud for hvert kan du se, hvilken regel vi bruger, og hvorfor."
    )
    letter.table(
        "Dokumenter, der ikke gives eller kun gives delvis, med regel og grund",
        'd in dokumenter if d.adgang != "ja"',
        Column(
            "Dokument",
            'Nr. {{ d.nr }}: {{ d.titel }} ({{ d.dato|dato("kort") }})',
            4.6,
        ),
        Column(
            "Det får du ikke",
            '{% if d.adgang == "delvis" %}{{ d.undtaget }}{% else %}Hele dokumentet{% endif %}',
            3.6,
        ),
        Column("Regel", "{{ d.bestemmelse }}", 2.9),
        Column("Hvorfor", "{{ d.hvorfor }}", 4.9),
    )
    letter.heading("Sagens oplysninger", 2)
    letter.text("{{ begrundelse.faktiske_oplysninger|afsnit }}")
    decisions.considerations(letter)
    _rules(letter)


def _rules(letter: Letter) -> None:
    letter.heading("Retsgrundlag", 2)
    letter.lead_in(
        f"{{% if {PARTY} %}}Du er part i sagen. Vi har brugt reglerne i {shared.PROCEDURE_ACT}."
        f"{{% else %}}Du er ikke part i sagen. Vi har brugt reglerne i {OPENNESS_ACT}."
        "{% endif %} De siger:"
    )
    decisions.provisions(letter)
    letter.after_block(f"Kravene til begrundelsen står i §§ 22 og 24 i {shared.PROCEDURE_ACT}.")


def _list(letter: Letter) -> None:
    letter.heading("Aktliste")
    letter.lead_in("Aktlisten viser de dokumenter, som din anmodning handler om.")
    letter.table(
        "Aktliste: nummer, dato, dokument, og om du får det",
        "d in dokumenter",
        Column("Nr.", "{{ d.nr }}", 1.4),
        Column("Dato", '{{ d.dato|dato("kort") }}', 2.6),
        Column("Dokument", "{{ d.titel }}", 9.2),
        Column(
            "Får du det?",
            '{% if d.adgang == "ja" %}Ja{% elif d.adgang == "delvis" %}En del'
            "{% else %}Nej{% endif %}",
            2.8,
        ),
    )


def _complaint(letter: Letter) -> None:
    letter.heading("Klagevejledning")
    letter.text(
        "Hvis du er uenig i afgørelsen, kan du klage til {{ klage.instans }}.",
        "**Klagefristen er {{ klage.frist }}.** {{ klage.frist_regnes }}",
    )
    letter.lead_in("Send klagen hertil, eller ring:")
    letter.contact(
        "{{ klage.instans }}",
        "{{ klage.adresse }}",
        "{{ klage.postnr }} {{ klage.by }}",
        "Telefon: {{ klage.telefon|telefon }}",
        "E-mail: {{ klage.email }}",
    )
    letter.after_block(
        "Fortæl, hvilken afgørelse du klager over, og hvorfor du er uenig. "
        "Vedlæg gerne en kopi af dette brev."
    )
    letter.text(
        "Spørg os gerne, hvis du er i tvivl om, hvordan du klager.",
        f"Vores pligt til at vejlede dig om klage står i § 25 i {shared.PROCEDURE_ACT}.",
    )
