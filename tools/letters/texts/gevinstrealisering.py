"""A process for realising the benefits of the system: find, measure, act, measure again, keep."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import leaders, tables

STATES = {"naaet": "Nået", "paa_vej": "På vej", "ikke_naaet": "Ikke nået"}


def letter() -> Letter:
    """The whole document."""
    letter, block = leaders.begin("Plan for gevinster")
    block.line("[[Gælder for:]] {{ plan.enhed }}", "Modtager")
    letter.subject("Plan for gevinster af {{ system.navn }}")
    letter.text(
        "En gevinst er noget, der bliver bedre, fordi vi bruger systemet. Planen har fem trin: "
        "Vi finder gevinsterne, måler, hvor vi er, aftaler, hvem der gør hvad, måler igen "
        "og holder fast."
    )
    leaders.purpose(letter)
    _find(letter)
    _measure(letter)
    _act(letter)
    _result(letter)
    _keep(letter)
    leaders.source(letter, leaders.GUIDED)
    leaders.sign(letter)
    return letter


def _find(letter: Letter) -> None:
    letter.heading("Trin 1: Hvad skal blive bedre?")
    letter.lead_in("I tabellen står gevinsterne, og hvem der mærker dem.")
    letter.table(
        "Gevinster: hvad, for hvem og hvorfor",
        "g in plan.gevinster",
        Column("Gevinst", "{{ g.navn }}", 5.4),
        Column("Hvem mærker den", "{{ g.for_hvem }}", 4.0),
        Column("Sådan hænger den sammen med formålet", "{{ g.hvorfor }}", 6.6),
    )


def _measure(letter: Letter) -> None:
    letter.heading("Trin 2: Hvor er vi i dag?")
    letter.lead_in("Vi måler, før vi begynder. Så kan vi se, om det bliver bedre.")
    letter.table(
        "Måling: hvordan, i dag, målet og fristen",
        "g in plan.gevinster",
        Column("Gevinst", "{{ g.navn }}", 4.2),
        Column("Sådan måler vi den", "{{ g.maaling }}", 4.8),
        Column("I dag", '{{ g.i_dag }} ({{ g.i_dag_dato|dato("kort") }})', 3.2),
        Column("Målet", '{{ g.maaltal }} ({{ g.senest|dato("kort") }})', 3.8),
    )


def _act(letter: Letter) -> None:
    letter.heading("Trin 3: Hvem gør hvad?")
    letter.lead_in("Gevinster kommer ikke af sig selv. I tabellen står, hvad der skal gøres.")
    letter.table(
        "Handlinger: hvad, hvem og hvornår",
        "h in plan.handlinger",
        Column("Det gør vi", "{{ h.handling }}", 5.6),
        Column("Gevinst", "{{ h.gevinst }}", 4.2),
        Column("Ansvarlig", "{{ h.ansvarlig }}", 3.2),
        Column("Hvornår", tables.deadline("h.senest"), 3.0),
    )


def _result(letter: Letter) -> None:
    letter.heading("Trin 4: Hvordan gik det?")
    with letter.when("plan.maalinger is udfyldt"):
        letter.lead_in("I tabellen står de målinger, vi har lavet.")
        letter.table(
            "Resultater: gevinst, måling, status og hvad vi gør nu",
            "m in plan.maalinger",
            Column("Gevinst", "{{ m.gevinst }}", 4.2),
            Column("Måling", '{{ m.resultat }} ({{ m.dato|dato("kort") }})', 4.2),
            Column("Status", tables.choice("m.status", STATES), 2.2),
            Column("Det gør vi nu", "{{ m.nu }}", 5.4),
        )
        letter.otherwise()
        letter.text("Vi har ikke målt igen endnu.")
    letter.after_block("Vi måler næste gang den {{ plan.naeste_maaling|dato }}.")


def _keep(letter: Letter) -> None:
    letter.heading("Trin 5: Sådan holder vi fast")
    letter.text("{{ plan.fasthold|afsnit }}")
