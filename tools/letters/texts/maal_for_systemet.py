"""Goals for taking the system into use, in three phases, each tied to what the system is for."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import leaders

PHASES = (
    (
        "Fase 1: Vi gør klar",
        "forberedelse",
        "Før systemet tages i brug, skal arbejdsgange, skabeloner og oplæring være på plads.",
    ),
    (
        "Fase 2: Vi tager systemet i brug",
        "ibrugtagning",
        "Nu begynder alle at bruge systemet. Superbrugerne hjælper, og fejl bliver rettet hurtigt.",
    ),
    (
        "Fase 3: Vi bruger systemet hver dag",
        "drift",
        "Nu er systemet en del af hverdagen. Vi ser på, om det gør arbejdet bedre.",
    ),
)


def letter() -> Letter:
    """The whole document."""
    letter, block = leaders.begin("Mål for brugen af systemet")
    block.line("[[Gælder for:]] {{ maal.enhed }}", "Modtager")
    letter.subject("Mål for brugen af {{ system.navn }}")
    letter.text(
        "Her står målene for at tage {{ system.navn }} i brug. De er delt i tre faser. "
        "Hvert mål har en ansvarlig, en frist og en måling."
    )
    leaders.purpose(letter)
    for title, field, about in PHASES:
        _phase(letter, title, f"maal.{field}", about)
    _risks(letter)
    _follow_up(letter)
    leaders.source(letter, leaders.GUIDED)
    leaders.sign(letter)
    return letter


def _phase(letter: Letter, title: str, field: str, about: str) -> None:
    letter.heading(title)
    letter.text(
        f"Fra den {{{{ {field}.start|dato }}}} til den {{{{ {field}.slut|dato }}}}. {about}"
    )
    letter.lead_in(f"**Sådan hjælper fasen formålet:** {{{{ {field}.bidrag }}}}")
    letter.table(
        f"{title}: mål, måling, ansvarlig og frist",
        f"m in {field}.maal",
        Column("Mål", "{{ m.maal }}", 4.4),
        Column("Sådan måler vi det", "{{ m.maaling }}", 4.0),
        Column("I dag", "{{ m.i_dag }}", 2.2),
        Column("Målet", "{{ m.maaltal }}", 2.2),
        Column("Ansvarlig og frist", '{{ m.ansvarlig }}, {{ m.senest|dato("kort") }}', 3.2),
    )
    letter.after_block(f"**Fasen er slut, når** {{{{ {field}.slut_naar }}}}.")


def _risks(letter: Letter) -> None:
    with letter.when("maal.risici is udfyldt"):
        letter.heading("Det kan gå galt")
        letter.lead_in("I tabellen står, hvad vi gør, hvis det sker.")
        letter.table(
            "Det kan gå galt: hvad, hvad vi gør, og hvem",
            "r in maal.risici",
            Column("Det kan ske", "{{ r.risiko }}", 6.2),
            Column("Det gør vi", "{{ r.handling }}", 6.4),
            Column("Ansvarlig", "{{ r.ansvarlig }}", 3.4),
        )


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.lead_in("Vi følger op på målene sådan:")
    letter.table(
        "Opfølgning: hvornår, hvem og på hvad",
        "o in maal.opfoelgning",
        Column("Dato", '{{ o.dato|dato("kort") }}', 2.8),
        Column("Det ser vi på", "{{ o.emne }}", 8.2),
        Column("Hvem deltager", "{{ o.hvem }}", 5.0),
    )
