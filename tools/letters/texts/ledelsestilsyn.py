"""
A leader's review of one case: the deadlines of the law, and a checklist over the phases.

The child is not named: the case number is enough for the leader. What the law gives no deadline
for, such as the week for a receipt, is called practice.
"""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Row
from texts import leaders, shared, tables

CHECKS = (
    (
        "Sagens åbning",
        "aabning",
        (
            ("kvittering", "Den, der underrettede, har fået en skriftlig kvittering"),
            ("vurdering", "Vurderingen af underretningen er skrevet ned"),
            ("stamdata", "Stamdata, parter og sprogvalg er registreret"),
            ("orientering", "Familien har fået besked om sagens gang"),
        ),
    ),
    (
        "Oplysning",
        "oplysning",
        (
            ("barnet", "Barnet er hørt, eller det står, hvorfor ikke"),
            ("notater", "Vigtige mundtlige oplysninger er skrevet ned"),
            ("samtykke", "Der er samtykke, hvor det er nødvendigt"),
            ("partshoering", "Parterne er hørt, før der blev truffet afgørelse"),
        ),
    ),
    (
        "Vurdering",
        "vurdering",
        (
            ("helhed", "Undersøgelsen ser på hele barnets situation"),
            ("inddragelse", "Det står, hvordan forældre og barn er inddraget"),
            ("konklusion", "Det står, om der er brug for støtte, og hvilken"),
        ),
    ),
    (
        "Afgørelse",
        "afgoerelse",
        (
            ("skriftlig", "Afgørelsen er skriftlig, og hver part har sit eget brev"),
            ("begrundelse", "Begrundelsen nævner regler, hensyn og oplysninger"),
            ("klagevejledning", "Klagevejledningen er med, hvor den skal være det, og er rigtig"),
            ("sprog", "Brevet er på det sprog, modtageren har valgt"),
        ),
    ),
    (
        "Bestilling af social indsats",
        "bestilling",
        (
            ("handleplan", "Der er en handleplan med mål, man kan se er nået"),
            ("foraeldreplan", "Bor barnet uden for hjemmet, har forældrene også en plan"),
            ("bestilling", "Bestillingen passer med afgørelsen og handleplanen"),
        ),
    ),
    (
        "Opfølgning",
        "opfoelgning",
        (
            ("til_tiden", "Der er fulgt op på den dag, der var aftalt"),
            ("synspunkter", "Barnets og forældrenes synspunkter er med"),
            ("naeste", "Den næste opfølgning er aftalt"),
        ),
    ),
    (
        "Journalen",
        "journal",
        (
            ("journaliseret", "Alle skridt er i journalen med en titel, der er til at forstå"),
            ("adresser", "Beskyttede adresser står kun i personens egne breve"),
        ),
    ),
)
DEADLINES = (
    ("Vurdering af underretning", "24 timer", "vurdering"),
    ("Kvittering for underretning (praksis)", "1 uge", "kvittering"),
    ("Socialfaglig undersøgelse", "2 måneder", "undersoegelse"),
    ("Indberetning af anbringelse til Naalakkersuisut", "8 dage", "indberetning"),
)
ALWAYS = ("aabning", "journal")
ANSWERS = {"ja": "Ja", "delvis": "Delvis", "nej": "Nej", "ikke_aktuelt": "Ikke aktuelt"}


def letter() -> Letter:
    """The whole review."""
    letter, block = shared.begin("Ledelsestilsyn med en sag", block="Gennemgangen")
    block.line("[[Gennemgået af:]] {{ leder.navn }}", "Modtager")
    block.line("[[Gennemgået den:]] {{ tilsyn.dato|dato }}", "Modtager")
    _introduction(letter)
    _deadlines(letter)
    _checks(letter)
    _conclusion(letter)
    _law(letter)
    leaders.source(
        letter,
        "Sagens seks faser er dem, den danske Socialstyrelse nævner; spørgsmålene er vores egne.",
    )
    letter.signature(
        "{{ leder.navn }}",
        "{{ leder.titel }}",
        "{{ kommune.afdeling }}, {{ kommune.navn }}",
        greeting="Gennemgangen er lavet af",
    )
    return letter


def _introduction(letter: Letter) -> None:
    letter.subject("Ledelsestilsyn med sag {{ sag.nr }}")
    letter.text(
        "Lederen har gennemgået sagen, fordi "
        '{% if tilsyn.anledning == "stikproeve" %}den er udtaget som stikprøve'
        '{% elif tilsyn.anledning == "fast" %}alle sager af denne slags bliver gennemgået'
        "{% else %}der var en særlig grund{% endif %}."
    )
    with letter.when("tilsyn.grund is udfyldt"):
        letter.text("{{ tilsyn.grund|afsnit }}")
    letter.heading("Resultat")
    letter.text(
        '**{% if resultat.samlet == "i_orden" %}Sagen er i orden.'
        '{% elif resultat.samlet == "mindre_mangler" %}Sagen har mindre mangler.'
        "{% else %}Sagen har alvorlige mangler, som skal rettes nu.{% endif %}**",
        "{{ resultat.vurdering|afsnit }}",
    )


def _deadlines(letter: Letter) -> None:
    letter.heading("Frister")
    letter.lead_in("I tabellen står de frister, sagen skal holde.")
    letter.fixed(
        "Frister: hvilken, hvornår den begyndte, hvornår opgaven var færdig, og om den blev holdt",
        {"Frist": 5.0, "Begyndte": 3.0, "Færdig": 3.0, "Holdt?": 5.0},
        *(
            Row((f"{name}: **{limit}**", *_dates(field), _kept(field)))
            for name, limit, field in DEADLINES
        ),
    )


def _dates(field: str) -> tuple[str, str]:
    """When the time began to run, and when the task was done; hours count by the clock."""
    one = f"frister.{field}"
    begun = _at(f"{one}.begyndt", is_timed=field == "vurdering")
    done = _at(f"{one}.faerdig", is_timed=field == "vurdering")
    return (
        f"{{% if {one} is udfyldt %}}{begun}{{% else %}}Ikke aktuelt{{% endif %}}",
        f"{{% if {one} is udfyldt %}}{{% if {one}.faerdig is udfyldt %}}{done}"
        "{% else %}Ikke endnu{% endif %}{% else %}Ikke aktuelt{% endif %}",
    )


def _at(field: str, *, is_timed: bool) -> str:
    day = f'{{{{ {field}|dato("kort") }}}}'
    return f"{day} kl. {{{{ {field}_kl }}}}" if is_timed else day


def _kept(field: str) -> str:
    one = f"frister.{field}"
    return (
        f'{{% if {one} is udfyldt %}}{{% if {one}.holdt == "ja" %}}Ja'
        f'{{% elif {one}.holdt == "nej" %}}Nej. {{{{ {one}.forklaring }}}}'
        "{% else %}Fristen løber endnu{% endif %}{% else %}Ikke aktuelt{% endif %}"
    )


def _checks(letter: Letter) -> None:
    letter.heading("Sagens faser")
    letter.text("Her står, hvad lederen har set efter i hver fase, sagen er nået til.")
    for title, phase, questions in CHECKS:
        if phase in ALWAYS:
            _phase(letter, title, phase, questions)
            continue
        with letter.when(f"tjek.{phase} is udfyldt"):
            _phase(letter, title, phase, questions)


def _phase(letter: Letter, title: str, phase: str, questions: tuple[tuple[str, str], ...]) -> None:
    letter.heading(title, 2)
    letter.fixed(
        f"{title}: hvad der er set efter, svar og bemærkning",
        {"Det er set efter": 7.0, "Svar": 2.6, "Bemærkning": 6.4},
        *(
            Row((words, _answer(f"tjek.{phase}.{field}"), _remark(f"tjek.{phase}.{field}")))
            for field, words in questions
        ),
    )


def _answer(field: str) -> str:
    return tables.choice(f"{field}.svar", ANSWERS)


def _remark(field: str) -> str:
    one = f"{field}.bemaerkning"
    return f"{{% if {one} is udfyldt %}}{{{{ {one} }}}}{{% else %}}Ingen{{% endif %}}"


def _conclusion(letter: Letter) -> None:
    with letter.when("resultat.styrker is udfyldt"):
        letter.heading("Det er godt")
        letter.text("{{ resultat.styrker|afsnit }}")
    with letter.when('resultat.samlet != "i_orden"'):
        letter.heading("Det skal rettes")
        letter.lead_in("I tabellen står, hvad der skal rettes, af hvem og hvornår.")
        letter.table(
            "Rettelser: hvad, hvem, hvornår og hvordan det ses",
            "r in resultat.rettelser",
            Column("Det skal rettes", "{{ r.hvad }}", 6.0),
            Column("Hvem", "{{ r.hvem }}", 3.4),
            Column("Senest", '{{ r.senest|dato("kort") }}', 2.6),
            Column("Sådan ser vi, at det er sket", "{{ r.maaling }}", 4.0),
        )
    letter.heading("Opfølgning")
    letter.text(
        "Lederen har talt med {{ sagsbehandler.navn }}, {{ sagsbehandler.titel }}, om gennemgangen "
        "den {{ tilsyn.talt_med_sagsbehandler|dato }}."
    )
    with letter.when("tilsyn.naeste is udfyldt"):
        letter.text("Lederen ser på sagen igen den {{ tilsyn.naeste|dato }}.")


def _law(letter: Letter) -> None:
    letter.heading("Retsgrundlag")
    letter.lead_in("Fristerne står i disse regler:")
    letter.bullets(
        f"**24 timer:** § 19, stk. 1, i {shared.CHILD_ACT}",
        "**8 dage:** § 29, stk. 2, i samme lov",
        f"**2 måneder:** § 3, stk. 1, i {shared.CHILD_ORDER}",
        "**1 uge:** praksis; vi har ikke fundet en paragraf",
    )
