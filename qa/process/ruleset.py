"""
What may be amiss with a process, as a list that a person can read.

An example is a table as docs/process.md describes it, held to a library with »Partshøring«
(partshoering 0.2.0), which is in use, and »Gammel høring« (gammel_hoering), which is not.
"""

from __future__ import annotations

from render.message import Message
from render.record import record


@record
class Rule:
    """A kind of finding: `severity` is the usual one; `bad` and `good` are exports."""

    code: str
    severity: str
    title: Message
    reason: Message
    bad: str
    good: str

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def sealed(self) -> bool:
        """Whether nobody may switch the rule off: all of them, a process has no such list."""
        return True


_GOOD = "navn;link\nHør parten;segl:partshoering"
_EACH = """fase;navn;link
aabning;Kvittér;
oplysning;Hør parten;segl:partshoering
vurdering;Vurdér;
afgoerelse;Afgør;
bestilling;Bestil;"""
_ALL = f"{_EACH}\nopfoelgning;Følg op;"

RULES = (
    Rule(
        "PRO001",
        "error",
        Message("Trinnet henviser til en ukendt skabelon", "A step links to an unknown template"),
        Message(
            "Sagsbehandleren finder ikke det brev, som trinnet beder om, eller skriver det i et "
            "andet.",
            "The caseworker does not find the letter that the step asks for, or writes it in "
            "another one.",
        ),
        "navn;skabelon\nHør parten;Brev om partshøring\nHør parten igen;partshoering",
        "navn;skabelon\nHør parten;Partshøring\nHør parten igen;partshoering",
    ),
    Rule(
        "PRO002",
        "error",
        Message("Trinnet henviser til en udgået skabelon", "A step links to a withdrawn template"),
        Message(
            "En skabelon tages ud af brug, fordi noget i den ikke længere er rigtigt. Indtil "
            "dagen er det en advarsel.",
            "A template is taken out of use because something in it is no longer right. Before "
            "the day, this is a warning.",
        ),
        f"{_GOOD}\nHør igen;segl:gammel_hoering",
        _GOOD,
    ),
    Rule(
        "PRO003",
        "warning",
        Message("Trinnet henviser til en anden version", "A step links to another version"),
        Message(
            "Et trin med en fast version bliver stående ved den, når skabelonen bliver rettet.",
            "A step with a fixed version stays with it when the template is corrected.",
        ),
        f"{_GOOD}@0.1.0",
        _GOOD,
    ),
    Rule(
        "PRO004",
        "warning",
        Message("Trinnet henviser til en løs Word-fil", "A step links to a Word file of its own"),
        Message(
            "En kopi på et drev bliver ikke rettet sammen med skabelonen, og ingen kontrollerer "
            "den.",
            "A copy on a drive is not corrected with the template, and nobody checks it.",
        ),
        f"{_GOOD}\nHør igen;https://drev.eksempel.example/Partshøring.docx",
        _GOOD,
    ),
    Rule(
        "PRO005",
        "warning",
        Message("Ingen trin bruger skabelonen", "No step uses the template"),
        Message(
            "En skabelon, som intet trin fører til, bliver glemt, eller også mangler processen et "
            "trin. For ledelsens breve er det en oplysning.",
            "A template that no step leads to is forgotten, or the process lacks a step. For "
            "letters of the leadership this is a note.",
        ),
        "navn;link\nHør parten;",
        _GOOD,
    ),
    Rule(
        "PRO006",
        "warning",
        Message("Fasen har ingen trin", "A phase has no step"),
        Message(
            "Sagen skal igennem alle faser, fra åbning til opfølgning; ledelsens breve hører "
            "ikke til en sag.",
            "A case goes through all phases, from opening to follow-up; letters of the "
            "leadership belong to no case.",
        ),
        _EACH,
        _ALL,
    ),
    Rule(
        "PRO007",
        "warning",
        Message("Trinnets fase er ukendt", "The phase of a step is unknown"),
        Message(
            "Et trin i en ukendt fase tæller ikke med, når der ses efter, om en fase mangler.",
            "A step in an unknown phase does not count when it is looked whether one is missing.",
        ),
        f"{_ALL}\nfase 7;Luk sagen;",
        _ALL,
    ),
    Rule(
        "PRO008",
        "info",
        Message("Links kan ikke forstås uden --base-url", "Links that --base-url would explain"),
        Message(
            "En adresse på nettet, der ender på en skabelons id, kan være skabelonens egen; det "
            "vides kun, når bibliotekets adresse er sagt.",
            "An address on the web that ends with a template's id may be the template's own; that "
            "is known only where the library's address is said.",
        ),
        "navn;link\nHør parten;https://skabeloner.eksempel.example/partshoering",
        _GOOD,
    ),
)

BY_CODE = {rule.code: rule for rule in RULES}
