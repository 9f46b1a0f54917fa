"""How all use the system alike: which parts, step by step, the central ones first."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column
from texts import leaders, tables

STEPS = (
    (
        "Trin 1: Journal og stamdata",
        "journal",
        "Alle skridt i en sag bliver journaliseret, og stamdata er rigtige.",
    ),
    (
        "Trin 2: Sagens faser",
        "faser",
        "Åbning, underretning, oplysning, vurdering, afgørelse og opfølgning sker i systemet.",
    ),
    (
        "Trin 3: Fælles skabeloner",
        "skabeloner",
        "Alle bruger de samme skabeloner til de samme breve.",
    ),
    (
        "Trin 4: Beskeder mellem sagsbehandlere og teams",
        "beskeder",
        "En sag bliver givet videre i systemet, fx fra modtageteamet til undersøgelsesteamet.",
    ),
)
STATES = {"fast": "Fast brug", "i_gang": "I gang", "planlagt": "Planlagt"}


def letter() -> Letter:
    """The whole document."""
    letter, block = leaders.begin("Fælles brug af systemet")
    block.line("[[Gælder for:]] {{ brug.enhed }}", "Modtager")
    letter.subject("Fælles brug af {{ system.navn }}")
    letter.text(
        "Her står, hvilke dele af systemet vi bruger, og hvordan alle bruger dem. "
        "Vi tager delene i brug trin for trin. De centrale dele kommer først."
    )
    leaders.purpose(letter)
    for title, field, about in STEPS:
        _step(letter, title, f"brug.{field}", about)
    _later(letter)
    _follow_up(letter)
    leaders.source(letter, leaders.GUIDED)
    leaders.sign(letter)
    return letter


def _step(letter: Letter, title: str, field: str, about: str) -> None:
    letter.heading(title)
    letter.lead_in(
        f"{about} Trinnet begynder den {{{{ {field}.start|dato }}}}. "
        f"{{{{ {field}.ansvarlig }}}} har ansvaret."
    )
    letter.table(
        f"{title}: hvad vi bruger, hvordan, hvem og hvor langt vi er",
        f"a in {field}.aftaler",
        Column("Det bruger vi", "{{ a.del }}", 3.8),
        Column("Sådan gør alle", "{{ a.saadan }}", 6.6),
        Column("Hvem", "{{ a.hvem }}", 3.2),
        Column("Status", tables.choice("a.status", STATES), 2.4),
    )
    letter.after_block(f"**Trinnet er klar, når** {{{{ {field}.klar_naar }}}}.")


def _later(letter: Letter) -> None:
    with letter.when("brug.venter is udfyldt"):
        letter.heading("Det venter vi med")
        with letter.each("v in brug.venter"):
            letter.bullets("**{{ v.del }}:** {{ v.hvorfor }}")


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.lead_in("Sådan ser vi, om systemet bliver brugt ens:")
    letter.table(
        "Opfølgning: hvad, hvordan, hvem og hvornår",
        "o in brug.opfoelgning",
        Column("Det ser vi på", "{{ o.emne }}", 5.2),
        Column("Sådan måler vi det", "{{ o.maaling }}", 5.0),
        Column("Ansvarlig", "{{ o.ansvarlig }}", 3.2),
        Column("Senest", '{{ o.senest|dato("kort") }}', 2.6),
    )
