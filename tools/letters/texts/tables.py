"""Cells and tables that several documents share: choices, dates, goals, support, agreements."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column

STATES = {"naaet": "Nået", "paa_vej": "På vej", "ikke_naaet": "Ikke nået endnu"}


def choice(field: str, words: dict[str, str]) -> str:
    """The words for each code of a choice; the last stands for all others."""
    *first, last = words.items()
    tests = "".join(
        f'{{% {"elif" if number else "if"} {field} == "{code}" %}}{said}'
        for number, (code, said) in enumerate(first)
    )
    return f"{tests}{{% else %}}{last[1]}{{% endif %}}"


def date_or(field: str, words: str) -> str:
    """A short date, or WORDS where the case has none."""
    day = f'{{{{ {field}|dato("kort") }}}}'
    return f"{{% if {field} is udfyldt %}}{day}{{% else %}}{words}{{% endif %}}"


def period(item: str) -> str:
    """From when, and until when if that is known."""
    return (
        f'Fra {{{{ {item}.start|dato("kort") }}}}{{% if {item}.slut is udfyldt %}} '
        f'til {{{{ {item}.slut|dato("kort") }}}}{{% else %}} og indtil videre{{% endif %}}'
    )


def agreements(letter: Letter, items: str) -> None:
    """Who does what, and when, as a table."""
    letter.lead_in("I tabellen står, hvem der gør hvad, og hvornår.")
    letter.table(
        "Aftaler: hvad, hvem og hvornår",
        f"a in {items}",
        Column("Aftale", "{{ a.aftale }}", 8.2),
        Column("Hvem", "{{ a.hvem }}", 4.4),
        Column("Hvornår", deadline("a.senest"), 3.4),
    )


def deadline(field: str) -> str:
    """The last day as a short date, or that it goes on all the time."""
    return (
        f'{{% if {field} is udfyldt %}}Senest {{{{ {field}|dato("kort") }}}}'
        "{% else %}Løbende{% endif %}"
    )


def goals(letter: Letter, items: str) -> None:
    """What is to be reached, how it can be seen, and when."""
    letter.table(
        "Mål: hvad vi vil opnå, hvordan vi kan se det, og hvornår",
        f"m in {items}",
        Column("Mål", "{{ m.maal }}", 6.0),
        Column("Sådan kan vi se det", "{{ m.tegn }}", 6.6),
        Column("Senest", date_or("m.senest", "Hele perioden"), 3.4),
    )


def support(letter: Letter, items: str) -> None:
    """Which support is given, by whom, how much and how long."""
    letter.table(
        "Støtte: hvad, hvem, hvor meget og hvor længe",
        f"s in {items}",
        Column("Støtte", "{{ s.navn }}", 4.4),
        Column("Hvem giver den", "{{ s.giver }}", 4.2),
        Column("Omfang", "{{ s.omfang }}", 4.0),
        Column("Periode", period("s"), 3.4),
    )
