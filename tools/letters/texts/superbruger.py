"""What a super-user does, what it takes, and which time and help the leader gives."""

from __future__ import annotations

from kit.letter import Letter
from kit.table import Column, Fact, Row
from texts import leaders, tables

TASKS = (
    ("Hjælper kolleger", "hjaelp", "Svarer på spørgsmål om systemet i hverdagen."),
    ("Lærer nye kolleger op", "oplaering", "Viser de vigtigste dele og følger op efter kort tid."),
    (
        "Samler fejl og ønsker",
        "fejl",
        "Skriver dem ned, giver dem videre og fortæller, hvad der sker.",
    ),
    (
        "Ser på fælles brug",
        "faelles_brug",
        "Ser, om teamet følger aftalerne, og tager det op med lederen.",
    ),
    (
        "Prøver nyt af",
        "afproevning",
        "Prøver nye skabeloner og dele af systemet, før alle får dem.",
    ),
    ("Fortæller nyt", "nyt", "Fortæller teamet om ændringer, før de sker."),
)
SKILLS = (
    ("Kan journalisere og holde stamdata rigtige", "journal"),
    ("Kan hele sagens gang i systemet, fra åbning til opfølgning", "faser"),
    ("Kan finde og udfylde de fælles skabeloner", "skabeloner"),
    ("Kender reglerne om tavshedspligt og fortrolige oplysninger", "fortrolighed"),
    ("Kan forklare roligt og enkelt og lytte", "formidling"),
    ("Kan beskrive en fejl, så andre kan rette den", "fejl"),
)
LEVELS = {
    "laerer_andre": "Kan lære andre det",
    "kan": "Kan det selv",
    "skal_laere": "Skal lære det",
}


def letter() -> Letter:
    """The whole document."""
    letter, block = leaders.begin("Superbrugerens opgaver og kompetencer")
    block.line("[[Superbruger:]] {{ superbruger.navn }}", "Modtager")
    block.line("[[Team:]] {{ superbruger.team }}", "Modtager")
    letter.subject("Superbrugerens opgaver og kompetencer")
    letter.text(
        "{{ superbruger.navn }}, {{ superbruger.titel }}, er superbruger i "
        "{{ superbruger.team }} fra den {{ superbruger.start|dato }}. "
        "Her står, hvad opgaven er, hvad den kræver, og hvilken tid der er til den."
    )
    leaders.purpose(letter)
    _tasks(letter)
    _skills(letter)
    _frame(letter)
    _follow_up(letter)
    leaders.source(letter, leaders.GUIDED)
    left, right = letter.signatures("Underskrifter: leder og superbruger")
    left.cosigned("Leder", "{{ ansvarlig.navn }}", "{{ ansvarlig.titel }}")
    right.cosigned("Superbruger", "{{ superbruger.navn }}", "{{ superbruger.titel }}")
    return letter


def _tasks(letter: Letter) -> None:
    letter.heading("Opgaver")
    letter.lead_in("I tabellen står superbrugerens opgaver.")
    letter.fixed(
        "Opgaver: hvad, hvordan og hvor tit",
        {"Opgave": 4.2, "Sådan": 8.0, "Hvor tit": 3.8},
        *(Row((f"[[{name}]]", how, f"{{{{ opgaver.{field} }}}}")) for name, field, how in TASKS),
    )
    with letter.when("opgaver.egne is udfyldt"):
        letter.heading("Andre opgaver i dette team", 2)
        with letter.each("o in opgaver.egne"):
            letter.bullets("**{{ o.opgave }}:** {{ o.hvor_tit }}")
    letter.heading("Det er ikke superbrugerens opgave", 2)
    letter.bullets(
        "at behandle kollegers sager eller skrive deres afgørelser",
        "at bestemme nye arbejdsgange; det gør lederen",
        "at give eller fjerne adgang til sager uden aftale med lederen",
    )


def _skills(letter: Letter) -> None:
    letter.heading("Kompetencer")
    letter.lead_in("I tabellen står, hvad superbrugeren skal kunne, og hvor langt vi er.")
    letter.fixed(
        "Kompetencer: hvad, niveau og hvordan de bliver lært",
        {"Kompetence": 6.4, "Niveau": 3.4, "Sådan bliver det lært": 6.2},
        *(Row((name, _level(field), _plan(field))) for name, field in SKILLS),
    )


def _level(field: str) -> str:
    return tables.choice(f"kompetencer.{field}.niveau", LEVELS)


def _plan(field: str) -> str:
    plan = f"kompetencer.{field}.plan"
    return f"{{% if {plan} is udfyldt %}}{{{{ {plan} }}}}{{% else %}}Ikke nødvendigt{{% endif %}}"


def _frame(letter: Letter) -> None:
    letter.heading("Rammer")
    letter.lead_in("Lederen sørger for, at der er tid og hjælp til opgaven.")
    letter.facts(
        "Rammer: tid, afløser, netværk og leder",
        ("Ramme", "Aftale"),
        Fact("Tid til opgaven", "{{ rammer.tid }}"),
        Fact("Afløser", "{{ rammer.afloeser }}"),
        Fact("Netværk med andre superbrugere", "{{ rammer.netvaerk }}"),
        Fact("Hjælp til superbrugeren", "{{ rammer.hjaelp }}"),
        Fact("Nærmeste leder", "{{ ansvarlig.navn }}, {{ ansvarlig.titel }}"),
    )


def _follow_up(letter: Letter) -> None:
    letter.heading("Opfølgning")
    letter.lead_in(
        "Leder og superbruger taler om opgaven den {{ rammer.opfoelgning|dato }}. De ser på:"
    )
    letter.table(
        "Opfølgning: hvad, hvordan og mål",
        "m in rammer.maal",
        Column("Det ser vi på", "{{ m.emne }}", 6.0),
        Column("Sådan måler vi det", "{{ m.maaling }}", 6.2),
        Column("Målet", "{{ m.maaltal }}", 3.8),
    )
