"""What the check of a process may find, code by code: what each is about, and why."""

from __future__ import annotations

from render.message import Message
from render.record import record


@record
class Code:
    """
    A code of the check of a process, told as a rule is; `bad` and `good` are steps of a process.

    It has no function of its own: steps and templates are held against each other at once.
    """

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
        """Whether nobody may switch it off."""
        return True


CODES: tuple[Code, ...] = (
    Code(
        "PRO001",
        "error",
        Message("Trinnet henviser til en ukendt skabelon", "Unknown template"),
        Message(
            "Sagsbehandleren finder intet brev på det trin, hvor det skal skrives.",
            "The caseworker finds no letter at the step where it is to be written.",
        ),
        "Send afgørelsen → …/afgoerelse_stotte",
        "Send afgørelsen → …/afgoerelse_stoette",
    ),
    Code(
        "PRO002",
        "error",
        Message("Trinnet henviser til en udgået skabelon", "Withdrawn template"),
        Message(
            "Et brev af en udgået skabelon kan bygge på regler, der ikke gælder mere. Er dagen "
            "ikke kommet endnu, er det en advarsel.",
            "A letter of a withdrawn template may rest on rules that no longer apply. Before the "
            "day has come it is a warning.",
        ),
        "Send kvittering → kvittering (ud af brug fra 2026-10-01)",
        "Send kvittering → kvittering_underretning",
    ),
    Code(
        "PRO003",
        "warning",
        Message("Trinnet henviser til en anden version", "Another version"),
        Message(
            "Rettelser i skabelonen når ikke frem til et trin, der bliver ved en gammel version.",
            "Corrections of the template do not reach a step that stays with an old version.",
        ),
        "Send afgørelsen → afgoerelse_stoette, version 1.0.0 (biblioteket har 1.2.0)",
        "Send afgørelsen → afgoerelse_stoette",
    ),
    Code(
        "PRO004",
        "warning",
        Message("Trinnet henviser til en Word-fil", "A Word file outside the library"),
        Message(
            "En kopi af et brev bliver ikke rettet sammen med skabelonen, og ingen kontrollerer "
            "den.",
            "A copy of a letter is not corrected with the template, and nobody checks it.",
        ),
        "Send afgørelsen → …/Fælles/Afgørelse ny.docx",
        "Send afgørelsen → afgoerelse_stoette",
    ),
    Code(
        "PRO005",
        "warning",
        Message("Ingen trin bruger skabelonen", "Template that no step uses"),
        Message(
            "Et brev, som intet trin henviser til, bliver let glemt. For ledelsens skabeloner er "
            "det kun en bemærkning.",
            "A letter that no step links to is easily forgotten. Of leadership's templates it is "
            "only a note.",
        ),
        "Skabelonen partshoering; intet trin henviser til den",
        "Hør parterne → partshoering",
    ),
    Code(
        "PRO006",
        "warning",
        Message("Fasen har ingen trin", "Phase without a step"),
        Message(
            "En fase uden trin er et stykke af sagen, som processen ikke fører nogen igennem.",
            "A phase without a step is a part of the case that the process leads nobody through.",
        ),
        "Ingen trin i fasen »Opfølgning«",
        "Følg op på støtten (fase: Opfølgning)",
    ),
    Code(
        "PRO007",
        "warning",
        Message("Trinnets fase er ukendt", "Unknown phase of a step"),
        Message(
            "Uden en kendt fase kan det ikke ses, om processen dækker hele sagen.",
            "Without a known phase nobody can see whether the process covers the whole case.",
        ),
        "Følg op på støtten (fase: Diverse)",
        "Følg op på støtten (fase: Opfølgning)",
    ),
    Code(
        "PRO008",
        "info",
        Message("Henvisninger uden --base-url", "Links without --base-url"),
        Message(
            "En adresse, der kun ender på en skabelons navn, kan være en anden side; det afgøres "
            "af bibliotekets egen adresse.",
            "An address that only ends with a template's name may be another page; the library's "
            "own address decides it.",
        ),
        "segl process check eksport.csv",
        "segl process check eksport.csv --base-url https://intranet.example/breve",
    ),
)

BY_CODE = {one.code: one for one in CODES}
